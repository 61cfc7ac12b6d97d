"""Inputs put in place of those of a budget, as a scenario has them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from vssbudget.amounts import EXACT, Percent, Tkr, plain, unit_of
from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.blocks import is_bare
from vssbudget.model.figures import Quoted, measure
from vssbudget.model.inputs import (
    holds_years,
    is_block,
    path_of,
    short_key,
    value_in,
    written_out,
    years_of,
)
from vssbudget.model.names import Names
from vssbudget.model.reading import declared, kind_at
from vssbudget.model.refusal import MANY, TALLY, misplaced, refusal_of, refuse
from vssbudget.model.scenario import Change
from vssbudget.model.services import MOST_DECIMALS
from vssbudget.model.trees import Put, Trees
from vssbudget.wording import Message

_WORKED = {"plus": EXACT.add, "times": EXACT.multiply}
"""How the ways to change a figure work it out."""

_DECIMALS = {Percent: MOST_DECIMALS, Decimal: MOST_DECIMALS, int: 0}
"""To how many decimals what is worked out is rounded, by its type; an amount to those of amounts.
"""


class Set(NamedTuple):
    """What was put where in a budget, and where in the scenario that is said."""

    put: Put
    stands: BudgetPath


def changed_by(trees: Trees, change: Change) -> tuple[Trees, list[Set]] | Finding:
    """Carry out a change: the trees as they then are and what was put in them, or why it is none.

    What stands there already is not put there. What is no value of the format is put in all the
    same: the reading tells that.
    """
    names, TALLY.left = declared(trees.budget), MANY
    try:
        path = path_of(trees, change.address)
        trees = written_out(trees, path, names)
        made = [*_made(trees, change, path, names)]
        for each in made:
            trees = written_out(trees, each.put.path, names)
    except PydanticCustomError as wrong:
        told = refusal_of(wrong)
        return Finding(wrong.type, told.message, told.fix, path=change.stands, at_key=True)
    other = [each for each in made if not _alike(each.put.value, trees.at(each.put.path))]
    return trees.with_these(each.put for each in other), other


def _alike(value: Any, held: Any) -> bool:
    """Whether a value is what stands there already; a text in quotes is another one."""
    return value == held and isinstance(value, Quoted) == isinstance(held, Quoted)


def _made(trees: Trees, change: Change, path: BudgetPath, names: Names) -> Iterator[Set]:
    """Give what a change puts where."""
    if change.how == "without":
        _there(trees, path, change)
        yield Set(Put(path, None), change.stands)
        return
    if change.value in ("", {}, []):
        refuse("structure", *misplaced(change.value, Message("a-value")))
    for where, value, stands in _targets(trees, change, path, names):
        put = value
        if change.how != "set":
            put = _worked(change, where, value, _there(trees, where, change), names)
        yield Set(Put(where, put), stands)


def _targets(
    trees: Trees, change: Change, path: BudgetPath, names: Names
) -> Iterator[tuple[BudgetPath, Any, BudgetPath]]:
    """Give where a change puts which value, year by year in a row, and where it says that.

    A rate alone is that of every planned year, but where a rate alone stands in its place. What is
    added to a row, or by which it is multiplied, is so in its planned years, or in the base year
    where it has none of them.
    """
    _, _, value, stands = change
    path = _row_of(path, value)
    years: list[str] = []
    if holds_years(kind_at(path)):
        if isinstance(value, dict):
            yield from (((*path, year), each, (*stands, year)) for year, each in value.items())
            return
        row = trees.at(path)
        if change.how != "set":
            years = years_of(row, names) if isinstance(row, dict) else []
        elif value_in(kind_at(path)) is Percent and not isinstance(row, str):
            years = [*names.plan]
    yield from (((*path, year), value, stands) for year in years)
    if not years:
        yield path, value, stands


def _row_of(path: BudgetPath, value: Any) -> BudgetPath:
    """Give the path of the row of a block where a value belongs in that, else the path itself."""
    kind = kind_at(path)
    of_row = isinstance(value, str) or (isinstance(value, dict) and is_bare(value))
    return (*path, short_key(kind)) if of_row and is_block(kind) else path


def _there(trees: Trees, path: BudgetPath, change: Change) -> Any:
    """Give what stands at a path; where nothing does, that is refused."""
    if (held := trees.at(path)) is None:
        told = Message("nothing-stands-there", address=change.address, how=change.how)
        refuse("coherence", told, Message("nothing-stands-there-fix"))
    return held


def _worked(change: Change, path: BudgetPath, value: Any, held: Any, names: Names) -> str:
    """Add to a figure or multiply it, rounded once to the decimals that it can have."""
    kind = kind_at(path)
    kind = value_in(kind) if holds_years(kind) else kind
    places = names.unit.decimals if kind is Tkr else _DECIMALS.get(kind)
    if places is None or not isinstance(held, str):
        told = Message("no-figure-to-change", address=change.address, how=change.how)
        refuse("structure", told, Message("no-figure-to-change-fix"))
    worked = _WORKED[change.how](measure(held), measure(value))
    return plain(EXACT.quantize(worked, unit_of(places)))
