"""What `set` writes is all that `diff` then finds: for some figures of drawn budgets."""

import sys
from pathlib import Path
from random import Random

import pytest

from vssbudget.analysis.bridge import Bridge, Side
from vssbudget.loader import Source, load
from vssbudget.loader.setting import with_value
from vssbudget.projection import project

sys.path += [str(Path(__file__).parents[2] / "bench")]
from drawn import text_of

SHIPPED = (Path(__file__).parents[2] / "data" / "budget2023.yaml").read_text()


def _figures(tree: object, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Give the whole numbers by year in a plain tree, by their paths."""
    if isinstance(tree, str):
        return [(path, tree)] if path[-1].isdecimal() and tree.isdecimal() else []
    held = tree.items() if isinstance(tree, dict) else ()
    return [leaf for key, each in held for leaf in _figures(each, (*path, key))]


def _side(text: str) -> Side:
    loaded = load(Source("budget.yaml", None, text.encode()), keep=True)
    assert loaded.budget is not None
    assert loaded.trees is not None
    return Side(loaded.trees, project(loaded.budget))


@pytest.mark.parametrize("number", [-1, *range(30)])
def test_what_is_set_is_the_only_change(number: int) -> None:
    text = SHIPPED if number < 0 else text_of(number)
    before = load(Source("budget.yaml", None, text.encode()), keep=True)
    if before.budget is None or before.trees is None:
        return
    dice = Random(number)
    held = [each for each in _figures(before.trees.budget) if each[0][0] in ("areas", "indices")]
    for path, written in dice.sample(held, min(3, len(held))):
        after = with_value(before, ".".join(path), str(int(written) + 1))
        if after.budget is None:
            continue
        bridge = Bridge(_side(text), _side(after.text), project)
        (change,) = bridge.changes
        assert (change.path[0], change.path[-1]) == (path[0], path[-1])
        assert (change.old, change.new) == (written, str(int(written) + 1))
        for each in bridge.moved:
            assert sum(each.parts.values()) == each.difference
