"""What a workbook of a budget changes in it: merged three ways, or told where that cannot be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import plain
from vssbudget.findings import BudgetPath, Place
from vssbudget.loader import Loaded
from vssbudget.model import Refusal, Trees
from vssbudget.model.inputs import found_at
from vssbudget.model.numbers import Sort, spot_at
from vssbudget.spreadsheet.returned import Given, Returned
from vssbudget.spreadsheet.workbook import typed
from vssbudget.wording import Message, visible

_MOST = 1_000
"""How many conflicts are looked for."""


class Edit(NamedTuple):
    """An input that the workbook has changed: what it was, and what it is to be.

    In the file it `stands` where the short forms of blocks leave steps of its path out.
    """

    given: Given
    path: BudgetPath
    stands: BudgetPath
    old: Decimal
    new: Decimal


class Conflict(NamedTuple):
    """What keeps a workbook from being merged, at which input, and where that stands.

    `old` is what stands in the budget.
    """

    given: Given
    told: Message
    path: BudgetPath = ()
    old: Decimal | None = None
    place: Place = Place("")


class Merge(NamedTuple):
    """The changes of a workbook, and what keeps all of them from being made."""

    workbook: str
    edits: Sequence[Edit]
    conflicts: Sequence[Conflict]

    @property
    def numbers(self) -> dict[BudgetPath, str]:
        """What is to stand where in the file."""
        return {each.stands: plain(each.new) for each in self.edits}


def merged(loaded: Loaded, workbook: Returned, name: str, moved: bool) -> Merge:
    """Merge a workbook into a budget: what has changed in one of them alone, or alike in both.

    Args:
        loaded: The budget as it is, without a fault, with its trees.
        workbook: What was made of the budget, and changed.
        name: That of the workbook.
        moved: Whether the budget may have changed since.
    """
    assert loaded.trees is not None
    edits, conflicts = dict[BudgetPath, Edit](), list[Conflict]()
    for each in _differing(loaded.trees, workbook.inputs, moved):
        if isinstance(each, Conflict):
            conflicts.append(each)
        else:
            edits[each.path] = each
    found = loaded.standing([each.path for each in conflicts])
    placed = [each._replace(place=found[each.path].place) for each in conflicts]
    return Merge(name, [*edits.values()], placed)


def _differing(trees: Trees, inputs: Sequence[Given], moved: bool) -> Iterator[Edit | Conflict]:
    """Give what has changed, until there are more conflicts than are looked for."""
    left = _MOST
    for given in inputs:
        found = _compared(trees, given, moved)
        left -= isinstance(found, Conflict)
        if found:
            yield found
        if not left:
            return


def _compared(trees: Trees, given: Given, moved: bool) -> Edit | Conflict | None:
    """Hold the cell of an input against what stood in it, and against the budget."""
    cell, address, stood = given
    if cell.wrong:
        return Conflict(given, cell.wrong)
    if cell.number is None or _alike(cell.number, stood):
        return None
    stands = found_at(trees, address)
    spot = None if isinstance(stands, Refusal) else spot_at(stands)
    held = None if isinstance(stands, Refusal) else trees.at(stands)
    if isinstance(stands, Refusal) or not (isinstance(held, str) and spot and spot.sort):
        return Conflict(given, Message("merge-gone", address=visible(address)))
    new, old = _in_its_measure(cell.number, cell.percent, spot.sort), Decimal(held)
    told: dict[str, str | Decimal] = {"address": address, "stood": stood, "old": old, "new": new}
    if _alike(new, stood) or _alike(new, old):
        return None
    if moved and not _alike(old, stood):
        return Conflict(given, Message("merge-differs", **told), spot.path, old)
    if file := trees.file_of(stands):
        return Conflict(given, Message("merge-beside", **told, file=file), spot.path, old)
    return Edit(given, spot.path, stands, old, new)


def _alike(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are one in the cell of a workbook, which holds 15 digits of them."""
    return typed(one) == typed(other)


def _in_its_measure(number: Decimal, percent: bool, sort: Sort) -> Decimal:
    """Give a number as its input is told: `2.5 %` is 2.5 of a rate, and 0.025 of a share."""
    return number / 100 if percent and sort.measure != "percent" else number
