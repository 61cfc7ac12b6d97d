"""Areas that stand twice in a file: by one name, or with the same figures."""

from collections.abc import Iterator

from vssbudget.checks.slip import RULE
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.model import Area, Budget, groups_above
from vssbudget.wording import Message

_FEWEST_YEARS = 3

Figures = tuple[tuple[int, ...], tuple[int, ...]]


def twin_areas(budget: Budget) -> Iterator[Finding]:
    """Find the areas that another one before them is most likely a copy of.

    A name is another one's too where only capital letters and spaces differ. In another group it
    may well stand again.
    """
    above = groups_above(budget)
    names: dict[tuple[str | None, str], str] = {}
    rows: dict[Figures, str] = {}
    for key, area in budget.areas.items():
        name = area.name or key
        first = names.setdefault((above.get(key), " ".join(name.split()).casefold()), key)
        alike = rows.setdefault((tuple(area.cost.values()), tuple(area.revenue.values())), key)
        if alike != key and _is_copy(area, budget.areas[alike]):
            yield _found(budget, key, alike, "implausible-copy", ("areas", key))
        elif first != key:
            path = ("areas", key, "name") if area.name else ("areas", key)
            same = name == (budget.areas[first].name or first)
            told = "implausible-name" if same else "implausible-name-alike"
            yield _found(budget, key, first, told, path)


def _is_copy(area: Area, first: Area) -> bool:
    """Whether all figures of two areas are alike, over so many years that it is no chance."""
    return (
        len(area.cost.keys() | area.revenue.keys()) >= _FEWEST_YEARS
        and area.cost == first.cost
        and area.revenue == first.revenue
        and any((*area.cost.values(), *area.revenue.values()))
    )


def _found(budget: Budget, key: str, first: str, name: str, path: BudgetPath) -> Finding:
    return Finding(
        rule=RULE,
        severity=Severity.WARNING,
        message=Message(name, of=budget.areas[key].name or key, first=first),
        fix=Message(
            "implausible-copy-fix" if name == "implausible-copy" else "implausible-name-fix"
        ),
        path=path,
        at_key=len(path) == 2,
        area=key,
    )
