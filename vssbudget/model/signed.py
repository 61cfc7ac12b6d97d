"""The figures below zero that a file may hold: those within what says `signed: true`."""

from typing import Any

from vssbudget.model.figures import Quoted, Signed
from vssbudget.model.walk import standing


def let_below_zero(tree: dict[str, Any]) -> None:
    """Let the figures within what is signed through, by what they are in the tree."""
    for _, block in standing(tree, "signed"):
        said = block["signed"]
        if isinstance(said, str) and not isinstance(said, Quoted) and said.lower() == "true":
            _within(block)


def _within(block: dict[str, Any]) -> None:
    for key, value in block.items():
        if isinstance(value, dict):
            _within(value)
        elif key[:1].isdigit() and isinstance(value, str):
            block[key] = Signed(value)
