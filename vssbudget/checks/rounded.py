"""What rounding explains where the file says that a printed figure starts from rounded ones."""

from collections.abc import Iterable
from decimal import Decimal

from vssbudget.addresses import Row, row_at
from vssbudget.amounts import HALF, NO_UNIT, ZERO, MoneyUnit, Percent, Year, percent_to
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.model import ALL, areas_of
from vssbudget.projection import Projection
from vssbudget.projection.rounding import Rounding
from vssbudget.wording import Message

_DECIMALS = 2
_MOVED = ("cost", "revenue", "result")


class Bounds:
    """The bounds of what rounding explains in a budget, each kind of rounding worked out once."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._known: dict[frozenset[str], Rounding] = {}
        self._sums: dict[tuple[int, str, str, Year], Decimal] = {}

    def of_row(self, path: BudgetPath) -> Rounding | None:
        """Give what rounding explains of a printed row; None where the file says of no rounding."""
        published = self._projection.budget.published
        words = published.rounded.get(".".join(path[1:3]), published.rounded.get(ALL, ()))
        return self.of(words, published.source)

    def of(self, words: Iterable[str], sources: Iterable[str]) -> Rounding | None:
        """Give what these kinds of rounding explain, and those that sources are said to have."""
        by_source = self._projection.budget.rounded
        kinds = frozenset(words).union(*(by_source.get(each, ()) for each in sources))
        if not kinds:
            return None
        if kinds not in self._known:
            self._known[kinds] = Rounding(self._projection, kinds)
        return self._known[kinds]

    def at(self, rounding: Rounding, address: str) -> Decimal:
        """Say how far off the figure at an address may be, itself rounded, as it is written."""
        name, _, written = address.rpartition(".")
        row, year = row_at(self._projection, name), Year(int(written))
        assert row is not None
        return row.unit.shown(self._off(rounding, row, year))

    def _off(self, rounding: Rounding, row: Row, year: Year) -> Decimal:
        match row.of:
            case ("total" as key, measure) | ("groups" | "areas", key, measure) if (
                measure in _MOVED and "." not in key
            ):
                return self._of_areas(rounding, key, measure, year)
        return rounding.given(Decimal(row.figures[year] or 0))

    def _of_areas(self, rounding: Rounding, key: str, measure: str, year: Year) -> Decimal:
        """Say how far off the figure of an area may be, or the sum of those of all or a group."""
        known = (id(rounding), key, measure, year)
        if known not in self._sums:
            areas = areas_of(self._projection.budget, key)
            slacks = [self.of_area(rounding, each, measure, year) for each in areas]
            self._sums[known] = sum(slacks, ZERO)
        return self._sums[known]

    def of_area(self, rounding: Rounding, key: str, measure: str, year: Year) -> Decimal:
        """Say how far off an area's figure may be, itself rounded; nothing is not rounded."""
        area = self._projection.by_key[key]
        position = self._projection.years.index(year)
        if year in self._projection.budget.years.plan:
            slack = rounding.slack(key, measure, year)
            given = year in getattr(self._projection.budget.areas[key], measure, ())
            nothing = not (slack or getattr(area, measure)[position])
            return slack if given or nothing else slack + HALF
        rows = (area.cost, area.revenue) if measure == "result" else (getattr(area, measure),)
        return sum((rounding.given(Decimal(row[position] or 0)) for row in rows), ZERO)


def explained(finding: Finding, bound: Decimal, unit: MoneyUnit = NO_UNIT) -> Finding:
    """Make a finding a notice that says how much rounding explains, as amounts of a unit go."""
    told = Message("number", value=percent_to(Percent(bound), _DECIMALS + unit.decimals))
    message = Message("within-rounding", found=finding.message, bound=told)
    return finding._replace(severity=Severity.NOTICE, message=message, fix=None)
