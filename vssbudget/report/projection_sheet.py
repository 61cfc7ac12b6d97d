"""A projection for people: how it stands first, then the figures, then what else there is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from vssbudget import checks
from vssbudget.amounts import Percent, Year, percent_to
from vssbudget.model import marks
from vssbudget.projection import Basis, Comparison, Projection, Seller, TkrRow, project
from vssbudget.projection.narrowed import narrowed
from vssbudget.projection.sums import results
from vssbudget.projection.values import Lacking
from vssbudget.report.assumptions import assumption_lines
from vssbudget.report.extract import Extract
from vssbudget.report.incomplete import marked
from vssbudget.report.projection_lines import Further
from vssbudget.report.sheet import GAP, SET, Remarks, Row, Sheet, Table, evenly, told
from vssbudget.report.standing import standing
from vssbudget.wording import Language, Message

_DECIMALS = 2
_MEAN_DIGITS = 9


class ProjectionSheet:
    """Lays out what is wanted of a projection in one language.

    The tables show the base year and the plan unless other years are asked for.
    """

    def __init__(self, projection: Projection, language: Language, extract: Extract) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.say = language
        self.show = extract.show
        self.some = bool(extract.areas)
        self.other_rates = projection.rates != self._own_rates()
        self.asked = narrowed(projection, extract.areas, extract.years)
        base, plan = self.budget.years.base, self.budget.years.plan
        recent = plan and not extract.years and "history" not in extract.show
        self.shown = narrowed(self.asked, (), (base, *plan) if recent else ())
        self.years = self.shown.years
        self.spans = base in self.years and self.years[-1] > base

    def whole(self, file: str) -> Sheet:
        """Lay out everything."""
        judgements = checks.check(self.projection, checks.BALANCE)
        further = Further(self.asked, self.shown, self.show, self.say, brief=self.other_rates)
        optional = {
            "investments": self._investments,
            "published": self._published,
            "assumptions": self._assumptions,
        }
        sections = [
            *self._measures(),
            self._price_changes(),
            self._rates(),
            *(lay() for part, lay in optional.items() if part in self.show),
            Remarks("", tuple(further.lines(judgements))),
        ]
        unit, base = self.budget.unit, self.budget.years.base
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=tuple(section for section in sections if section is not None),
            verdict=standing(judgements, self.budget, self.say),
            one_block=True,
        )

    def _table(self, title: str, rows: Iterable[Row], of: Projection | None = None) -> Table | None:
        """Set rows under their years; None where no row has a figure."""
        years, shown = (of or self.shown).years, told(rows)
        if not shown:
            return None
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in years)
        title = self.say(f"sheet-{title}", unit=self.budget.unit)
        return Table(title, tuple(map(str, years)), kinds, shown)

    def _spanned(self, title: str, rows: Iterable[Row]) -> Table | None:
        """Set rows under their years, and beside these what they change by on average."""
        table = self._table(title, rows)
        if table is None or not self.spans:
            return table
        heads = (*table.columns, self.say("mean")), (*table.kinds, self.say("mean-a-year"))
        return Table(table.title, *heads, table.rows, beside=1)

    def _amounts(self, label: str, row: Iterable[int | None], strong: bool = False) -> Row:
        return Row(label, tuple([self._amount(each) for each in row]), strong)

    def _partial(
        self, label: str, row: TkrRow, lacks: Lacking, years: Sequence[Year] | None = None
    ) -> Row:
        """Set a row that is made of a total, marked where a row beneath that has no figure."""
        return Row(label, marked(map(self._amount, row), years or self.years, lacks))

    def _amount(self, amount: int | None) -> str:
        return GAP if amount is None else self.say.amount(amount)

    def _with_mean(self, row: Row, figures: TkrRow) -> Row:
        """Set beside a row what it changes by a year on average, from the base year on."""
        return self._beside(row, self._mean(figures)) if self.spans else row

    def _beside(self, row: Row, cell: str = "") -> Row:
        return row._replace(cells=(*row.cells, cell)) if self.spans else row

    def _mean(self, figures: TkrRow) -> str:
        start = self.years.index(self.budget.years.base)
        first, last = figures[start], figures[-1]
        if not first or not last or (first < 0) != (last < 0):
            return GAP
        # a root has no end, and as a decimal it takes as long as all else of a row
        grown = (last / first) ** (1 / (self.years[-1] - self.years[start]))
        mean = Percent(Decimal(f"{(grown - 1) * 100:.{_MEAN_DIGITS}f}"))
        return self.say.fixed(percent_to(mean, _DECIMALS))

    def _labelled(self) -> Iterator[tuple[str, Seller]]:
        """Give each area and its services, set in under it, with their labels."""
        for area in self.shown.areas:
            yield area.name, area
            yield from ((f"  {service.name}", service) for service in area.services)

    def _measures(self) -> Iterator[Table | None]:
        rows = [
            self._with_mean(self._amounts(label, seller.cost), seller.cost)
            for label, seller in self._labelled()
        ]
        yield self._spanned("cost", rows if self.some else [*rows, *self._totals()])
        if self.some or "revenue" in self.show:
            yield self._spanned("revenue", self._revenues())
            yield self._spanned("result", self._results())
        else:
            yield self._table("unlike-cost", self._unlike_cost())

    def _totals(self) -> Iterator[Row]:
        """Set the sums of the cost and, where rates were given, of that under the file's own."""
        yield self._total("total", "cost")
        if self.other_rates:
            own = narrowed(project(self.budget), (), self.years).total.cost
            lacks = self.shown.lacking("total", "cost")
            label = f"  {self.say('total-own-rates')}"
            yield self._with_mean(self._partial(label, own, lacks), own)
            off = results(own, self.shown.total.cost)
            yield self._beside(self._partial(f"  {self.say('total-off-own')}", off, lacks))
        yield self._total("revenue", "revenue")
        yield self._total("result", "result")

    def _own_rates(self) -> dict[str, dict[Year, Percent]]:
        plan = self.budget.years.plan
        return {
            name: {year: index.rates[year] for year in plan}
            for name, index in self.budget.indices.items()
        }

    def _total(self, label: str, measure: str) -> Row:
        lacks = self.shown.lacking("total", measure)
        row: TkrRow = getattr(self.shown.total, measure)
        cells = marked(map(self._amount, row), self.years, lacks)
        if measure != "result":
            return self._with_mean(Row(self.say(label), cells, strong=True), row)
        cells = tuple(
            f"{cell}{SET}" if self._all_set(place) else cell for place, cell in enumerate(cells)
        )
        return self._beside(Row(self.say(label), cells, strong=True))

    def _all_set(self, place: int) -> bool:
        """Whether the revenue of everybody is set to the cost in a year."""
        return place >= self.shown.past and all(
            self._is_set(seller, place) for _, seller in self.shown.sellers
        )

    def _is_set(self, seller: Seller, place: int) -> bool:
        return self.shown.basis(seller, place) is Basis.SELF_COST

    def _revenues(self) -> Iterator[Row]:
        for label, seller in self._labelled():
            yield self._with_mean(self._amounts(label, seller.revenue), seller.revenue)
        if not self.some:
            yield self._total("total", "revenue")

    def _results(self) -> Iterator[Row]:
        for label, seller in self._labelled():
            yield self._beside(self._result(label, seller))
        if not self.some:
            yield self._total("total", "result")

    def _result(self, label: str, seller: Seller) -> Row:
        cells = (
            self._amount(figure) + (SET if self._is_set(seller, place) else "")
            for place, figure in enumerate(seller.result)
        )
        return Row(label, tuple(cells))

    def _unlike_cost(self) -> Iterator[Row]:
        """Set the revenue that is not the cost, and the result that leaves."""
        for label, seller in self._labelled():
            if seller.revenue != seller.cost:
                indent = " " * (len(label) - len(label.lstrip(" ")) + 2)
                yield self._amounts(label, seller.revenue)
                yield self._result(f"{indent}{self.say('result-of-it')}", seller)

    def _price_changes(self) -> Table | None:
        rows = []
        for label, seller in self._labelled():
            own = self._percents(seller.price_change)
            if any(cell != GAP for cell in own):
                support = getattr(seller, "kind", None) == "support"
                name = self.say("cost-change-of", area=label) if support else label
                rows.append(Row(name, self._from_plan(own)))
        table = self._bare("price-change", rows)
        return table and table._replace(instead=self._instead("prices", self._prices_line))

    def _percents(self, row: Iterable[Percent | None]) -> list[str]:
        return [
            GAP if each is None else self.say.fixed(percent_to(each, _DECIMALS)) for each in row
        ]

    def _from_plan(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Leave the years before the plan empty, so that each year stands where it does above."""
        return ("",) * self.shown.past + tuple(cells)

    def _bare(self, title: str, rows: Sequence[Row]) -> Table | None:
        """Set rows of the plan under their years alone: their kinds stand above."""
        if self.shown.past == len(self.years):
            return None
        table = self._table(title, rows)
        past = ("",) * self.shown.past
        return table and table._replace(columns=past + table.columns[len(past) :], kinds=())

    def _rates(self) -> Table | None:
        rows = [row for key in self.shown.rates for row in self._rate_rows(key)]
        table = self._bare("rates", rows)
        return table and table._replace(instead=self._instead("rates", self._rates_line))

    def _instead(self, part: str, line: Callable[[], str]) -> str:
        """Give what stands in place of a table under other rates, where it has no room."""
        if not self.other_rates or self.some or part in self.show:
            return ""
        return self.say("shown-by", told=line(), part=part)

    def _prices_line(self) -> str:
        rows = (seller.price_change for _, seller in self._labelled())
        changes = [percent_to(each, _DECIMALS) for row in rows for each in row if each is not None]
        return self.say("prices-line", span=self._span(changes, self.say.fixed))

    def _rates_line(self) -> str:
        return self.say("rates-line", rates=tuple(map(self._rate, self.shown.rates)))

    def _rate(self, key: str) -> Message:
        index, rates = self.budget.indices[key], self.shown.rates[key]
        own = {year: index.rates[year] for year in rates}
        told = {"name": index.name or key, "rate": self._span(rates.values(), self.say.number)}
        if own == rates:
            return Message("rate-line", **told)
        return Message("rate-line-own", **told, own=self._span(own.values(), self.say.number))

    def _span(self, numbers: Iterable[Decimal], write: Callable[[Decimal], str]) -> str | Message:
        least, most = min(numbers := list(numbers)), max(numbers)
        if least == most:
            return write(least)
        return Message("rate-span", least=write(least), most=write(most))

    def _rate_rows(self, key: str) -> Iterator[Row]:
        index, rates = self.budget.indices[key], self.shown.rates[key]
        yield Row(index.name or key, self._from_plan(evenly([*rates.values()], self.say)))
        own = {year: index.rates[year] for year in rates}
        if own != rates:
            label = f"  {self.say('own-rates')}"
            yield Row(label, self._from_plan(evenly([*own.values()], self.say)))

    def _investments(self) -> Table | None:
        plan = self.asked.investments
        if plan is None:
            return None
        rows = [self._amounts(plan.names[key], line) for key, line in plan.lines.items()]
        total = marked(map(self._amount, plan.total), self.asked.years, plan.lacking)
        rows.append(Row(self.say("total"), total, strong=True))
        if any(each is not None for each in plan.frame):
            rows.append(self._amounts(self.say("frame"), plan.frame))
            label = self.say("frame-minus-total")
            rows.append(self._partial(label, plan.left, plan.lacking, self.asked.years))
        return self._table("investments", rows, self.asked)

    def _published(self) -> Table | None:
        rows = [
            row for each in self.asked.published if any(each.difference) for row in self._held(each)
        ]
        return self._table("published", rows, self.asked)

    def _held(self, comparison: Comparison) -> Iterator[Row]:
        row = self._name(comparison) or self.say(f"row-{comparison.row}")
        yield self._amounts(self.say(f"row-of-{comparison.measure}", row=row), comparison.printed)
        label, lacks = f"  {self.say('difference')}", self.asked.lacking(*comparison.of)
        yield self._partial(label, comparison.difference, lacks, self.asked.years)

    def _name(self, comparison: Comparison) -> str | None:
        if self.asked.investments and comparison.measure == "investments":
            return self.asked.investments.names.get(comparison.row)
        area = self.asked.by_key.get(comparison.row)
        return area.name if area else None

    def _assumptions(self) -> Remarks | None:
        lines = tuple(assumption_lines(marks(self.budget), self.say))
        return Remarks(self.say("assumptions"), lines) if lines else None
