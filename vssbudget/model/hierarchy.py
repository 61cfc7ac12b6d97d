"""What is added up to what: the areas in their groups, and all of them in the total."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vssbudget.model.budget import Budget

ALL_AREAS = "total"
"""The outermost group, of all that is in no other: no area and no group can be called so."""


def sums(budget: Budget) -> tuple[str, ...]:
    """Give what areas are added up to: the total, and the groups."""
    return (ALL_AREAS, *budget.groups)


def is_sum(budget: Budget, row: str) -> bool:
    """Whether a row is the total or a group, and no area."""
    return row == ALL_AREAS or row in budget.groups


def members(budget: Budget, row: str) -> Sequence[str]:
    """Give the areas and groups right beneath a group or the total; of an area none."""
    if row in budget.groups:
        return budget.groups[row].of
    return _outermost(budget) if row == ALL_AREAS else ()


def _outermost(budget: Budget) -> Sequence[str]:
    """Give what is in no group, in the order in which the first area of each stands."""
    above = groups_above(budget)
    return tuple(dict.fromkeys([_above_all(above, area) for area in budget.areas]))


def _above_all(above: Mapping[str, str], row: str) -> str:
    while row in above:
        row = above[row]
    return row


def groups_above(budget: Budget) -> Mapping[str, str]:
    """Say in which group each area and group stands; nothing of those that are in none."""
    return {each: key for key, group in budget.groups.items() for each in group.of}


def reserves_by(budget: Budget) -> Mapping[str, Sequence[str]]:
    """Give the reserves that take of the result of an area, by its key, and all under the total."""
    by = {ALL_AREAS: [*budget.reserves]}
    for key, each in budget.reserves.items():
        if each.area:
            by.setdefault(each.area, []).append(key)
    return by


def areas_of(budget: Budget, row: str) -> Iterable[str]:
    """Give the areas of a group or of the total, however deep they stand; of an area itself."""
    return budget.areas if row == ALL_AREAS else _deep(budget, row)


def _deep(budget: Budget, row: str) -> Iterator[str]:
    rows = [row]
    while rows:
        each = rows.pop()
        if each in budget.areas:
            yield each
        rows += reversed(members(budget, each))
