"""Budgets in which inputs are changed, as the tests of solving need them."""

from decimal import Decimal
from pathlib import Path

from conftest import SHIPPED

from vssbudget.amounts import plain
from vssbudget.analysis.inputs import Ground, input_at
from vssbudget.analysis.solve import Ends, Solution, solve
from vssbudget.analysis.target import target_of
from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model import Trees, read
from vssbudget.projection import RateChange


def ground_of(text: str, *changes: RateChange) -> Ground:
    tree = plant(text).tree
    budget, faults = read(tree)
    assert budget is not None, faults
    return Ground(Trees(tree), budget, changes)


def ground_at(path: Path = SHIPPED) -> Ground:
    loaded = load(Source(path.name, path), keep=True)
    assert loaded.trees is not None
    assert loaded.budget is not None
    return Ground(loaded.trees, loaded.budget)


def plainly(value: object) -> object:
    """Write figures as texts, those within tuples and lists too."""
    if isinstance(value, (tuple, list)):
        return [plainly(each) for each in value]
    return plain(value) if isinstance(value, Decimal) else value


def solved(ground: Ground, given: str, target: str, ends: Ends = (None, None)) -> Solution:
    aim = target_of(target, ground.project())
    return solve(ground, input_at(ground, given), aim, ends)
