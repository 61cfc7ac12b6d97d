"""The figures below zero that a file may hold: those within what says `signed: true`."""

from collections.abc import Iterator
from typing import Any

from vssbudget.model.figures import Quoted, Signed
from vssbudget.model.walk import standing


def with_below_zero(tree: dict[str, Any]) -> dict[str, Any]:
    """Let the figures within what is signed through, by what they are in a tree of its own."""
    if any(_signed(tree)):
        tree = _copied(tree)
        for block in _signed(tree):
            _within(block)
    return tree


def _signed(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return filter(_says_so, (block for _, block in standing(tree, "signed")))


def _says_so(block: dict[str, Any]) -> bool:
    said = block["signed"]
    return isinstance(said, str) and not isinstance(said, Quoted) and said.lower() == "true"


def _copied(block: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _copied(value) if isinstance(value, dict) else value for key, value in block.items()
    }


def _within(block: dict[str, Any]) -> None:
    for key, value in block.items():
        if isinstance(value, dict):
            _within(value)
        elif key[:1].isdigit() and isinstance(value, str):
            block[key] = Signed(value)
