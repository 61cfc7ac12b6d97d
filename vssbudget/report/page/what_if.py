"""What there is to change in a page, and what is told of that: inputs, checks and words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from vssbudget.amounts import EXACT, Year, plain
from vssbudget.calculation.names import index_name, name_of, volume_name
from vssbudget.calculation.program import Program
from vssbudget.checks.results_held import meant_zero
from vssbudget.findings import BudgetPath
from vssbudget.model import Budget
from vssbudget.model.numbers import spot_at
from vssbudget.projection import Projection
from vssbudget.projection.written import of_seller
from vssbudget.report.json_object import Object
from vssbudget.report.page.markup import seen
from vssbudget.report.sheet import GAP
from vssbudget.wording import Language, behind_figure

SORTS = {
    "rate": "sheet-rates",
    "price_change": "page-price-changes",
    "price": "page-prices",
    "volume": "page-volumes",
}
"""The sorts of inputs that may be changed, in their order, and what they are called together."""

WORDS = (
    *("no-number", "no-rate", "outside", "too-fine", "unknown", "linked"),
    *("slider", "by-year", "reset", "link", "as-planned", "planned", "told", "difference"),
    *("checks", "holds", "close", "changed"),
)
"""What the script of a page says, by the names of messages without what these begin with."""

_PERCENTS = ("-5", "10", "0.1")
"""From where to where a slider of percentages goes, and in which steps."""

_ABOVE_ZERO = Decimal("0.000001")
"""The least that a volume may be which a price follows."""

_MOST_AREAS = 40
"""Of how many areas at most the difference to the plan is told one by one."""


class Changed(NamedTuple):
    """An input that may be changed: a row by year, with the places of each year in the program."""

    row: BudgetPath
    years: Mapping[Year, Sequence[int]]

    @property
    def sort(self) -> str:
        """Of which sort it is."""
        return {"indices": "rate", "volumes": "volume"}.get(self.row[0], self.row[-1])

    @property
    def key(self) -> str:
        """What it is called in a link: an index as on the command line, others by their paths."""
        return self.row[1] if self.sort == "rate" else ".".join(self.row)


def changed_of(program: Program, budget: Budget) -> list[Changed]:
    """Give the inputs that may be changed, in the order in which a page shows them."""
    rows: dict[BudgetPath, dict[Year, Sequence[int]]] = {
        ("indices", index, "rates"): {} for index in budget.indices
    }
    for path in sorted(program.live, key=lambda path: path[-1]):
        rows.setdefault(path[:-1], {})[Year(int(path[-1]))] = program.live[path]
    sorts = list(SORTS)
    told = [Changed(row, years) for row, years in rows.items() if years]
    return sorted(told, key=lambda each: sorts.index(each.sort))


def settings_told(program: Program, budget: Budget) -> list[Object]:
    """Tell the inputs that may be changed, each with its limits."""
    return [_setting(each, program, budget) for each in changed_of(program, budget)]


def _setting(changed: Changed, program: Program, budget: Budget) -> Object:
    year, places = next(iter(changed.years.items()))
    step = program.steps[places[0]]
    spot = spot_at((*changed.row, str(year)))
    assert spot is not None
    assert spot.sort is not None
    percent = spot.sort.measure == "percent"
    above_zero = changed.sort == "volume" and changed.row[1] in _followed(budget)
    return {
        "key": changed.key,
        "title": seen(_title(changed, budget)),
        "sort": changed.sort,
        "unit": (seen(behind_figure(step.unit)), step.decimals),
        "together": percent,
        "limits": (
            plain(_ABOVE_ZERO if above_zero else spot.sort.low),
            *(plain(spot.sort.high), spot.sort.finest),
        ),
        "slide": _PERCENTS if percent else _slide(step.shown),
        "years": list(changed.years.items()),
    }


def _followed(budget: Budget) -> Set[str | None]:
    """Give the volumes that a cost or a price follows: these are never zero."""
    areas = budget.areas.values()
    of_services = (each.volume for area in areas for each in area.services.values())
    of_pools = (each.volume for each in budget.pools.values())
    return {*(each.volume for each in areas), *of_services, *of_pools}


def _title(changed: Changed, budget: Budget) -> str:
    """Name a row: the index, the volume, or the area or service whose price it is."""
    key = changed.row[1]
    if changed.sort == "rate":
        return index_name(budget, key)
    if changed.sort == "volume":
        return volume_name(budget, key)
    of = changed.row[1:4:2] if changed.row[2] == "services" else (key,)
    return name_of(budget, ".".join(of))


def _slide(value: Decimal) -> tuple[str, str, str]:
    """Let a slider go from half of a value to half as much again, in some hundred steps."""
    step = Decimal(1).scaleb(value.adjusted() - 2)
    ends = [EXACT.multiply(value, each) for each in (Decimal("0.5"), Decimal("1.5"))]
    low, high = [end.quantize(step, ROUND_HALF_UP, EXACT) for end in ends]
    return plain(low), plain(high), plain(step)


class Check(NamedTuple):
    """What is checked of figures: that the first is the sum of the others, or is at `most` that.

    Where it is to be so much more, `due` says how much.
    """

    title: str
    of: Sequence[Sequence[str]]
    at_most: bool = False
    due: Sequence[int] = ()


def checks_of(projection: Projection) -> Iterator[Check]:
    """Give what is checked in a page, as far as there is anything."""
    every = (
        _results(projection),
        Check("page-check-sums", list(_sums(projection))),
        Check("page-check-printed", list(_printed(projection))),
        Check("page-check-frame", list(_frames(projection)), at_most=True),
    )
    return filter(lambda check: check.of, every)


def _results(projection: Projection) -> Check:
    """Hold the results that are meant to be zero, or what is returned and goes to reserves.

    What services return together is held of their area: how they share it follows from inputs.
    """
    due = Counter[str]()
    for case in meant_zero(projection):
        of = case.area.key if case.returned else case.address
        due[f"{of_seller(of)}.result.{projection.years[case.position]}"] -= case.less
    return Check("page-check-zero", [(each,) for each in due], due=list(due.values()))


def _sums(projection: Projection) -> Iterator[Sequence[str]]:
    """Give the totals of all areas, each with what it is the sum of."""
    for measure in ("cost", "revenue"):
        lacks = projection.lacking("total", measure)
        for year in projection.years:
            if year not in lacks:
                parts = [f"{of_seller(area.key)}.{measure}.{year}" for area in projection.areas]
                yield (f"total.{measure}.{year}", *parts)


def _printed(projection: Projection) -> Iterator[Sequence[str]]:
    """Give by how much printed figures are off."""
    for each in projection.published:
        for year, off in zip(projection.years, each.difference, strict=True):
            if off is not None:
                yield (f"{'.'.join(each.of)}.{year}",)


def _frames(projection: Projection) -> Iterator[Sequence[str]]:
    """Give investments, each with the frame of its year."""
    plan = projection.investments
    for year, left in zip(projection.years, plan.left if plan else (), strict=False):
        if left is not None:
            yield f"investments.total.{year}", f"investments.frame.{year}"


def summary_of(projection: Projection) -> Iterator[tuple[str, str]]:
    """Give the rows whose difference to the plan is told: what each is of, and its address."""
    if len(projection.areas) <= _MOST_AREAS:
        for area in projection.areas:
            yield area.name, f"{of_seller(area.key)}.cost"


TOTALS = ("cost", "revenue", "result")


def rows_needed(projection: Projection) -> Iterable[str]:
    """Give the addresses of the rows that a page needs besides those that it shows."""
    checked = (each for check in checks_of(projection) for of in check.of for each in of)
    yield from (each.rpartition(".")[0] for each in checked)
    yield from (address for _, address in summary_of(projection))
    yield from (f"total.{each}" for each in TOTALS)


def what_if_told(program: Program, projection: Projection, language: Language) -> Object:
    """Tell what there is to change in a page, and what is told of it."""
    money = projection.budget.unit
    areas = [{"title": seen(title), "address": of} for title, of in summary_of(projection)]
    totals = [
        {"title": language(f"page-total-{each}"), "address": f"total.{each}", "total": True}
        for each in TOTALS
    ]
    return {
        "marks": {"minus": language.minus, "decimal": language.decimal},
        "money": (seen(behind_figure(money)), money.decimals),
        "words": {"gap": GAP, **{each: language.words[f"page-{each}"] for each in WORDS}},
        "sorts": {sort: language(name) for sort, name in SORTS.items()},
        "settings": settings_told(program, projection.budget),
        "summary": {"years": projection.budget.years.plan, "rows": [*areas, *totals]},
        "checks": [
            {
                "title": language(each.title),
                "most": each.at_most,
                "of": each.of,
                "due": list(map(str, each.due)),
            }
            for each in checks_of(projection)
        ],
    }
