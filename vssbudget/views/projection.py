"""A projection: how it stands first, then the figures, then what else there is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from functools import partial as partially
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from vssbudget import late
from vssbudget.amounts import Percent, Tkr, Year, percent_to
from vssbudget.calculation.measures import BALANCED, MEASURES, OF_FRAMES, OF_RESERVES
from vssbudget.calculation.names import name_of
from vssbudget.findings import Judgement
from vssbudget.formulas.sheet import Rates
from vssbudget.model import ALL_AREAS, Reserve, areas_of, marks, members
from vssbudget.projection import (
    AreaProjection,
    Basis,
    Carried,
    Comparison,
    Projection,
    Seller,
    ServiceProjection,
    TkrRow,
    exact,
    exact_services,
    project,
    rates_in_force,
    rates_worked,
)
from vssbudget.projection.narrowed import narrowed
from vssbudget.projection.sums import results
from vssbudget.projection.values import Totals
from vssbudget.projection.written import of_line, of_seller
from vssbudget.views.assumptions import assumption_lines, assumptions
from vssbudget.views.beneath import grouped, sellers
from vssbudget.views.extract import Extract
from vssbudget.views.lacking import differing, marks_of, missing, partial
from vssbudget.views.rows import (
    SET,
    Alike,
    Figure,
    Kind,
    Label,
    Notes,
    Outline,
    Row,
    Section,
    Table,
    Told,
    Unit,
)
from vssbudget.views.view import View, any_in, kinds_of
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.views.further import Further

_DECIMALS = 2
_MEAN_DIGITS = 9


class ProjectionView(View):
    """What is wanted of a projection.

    People see the base year and the plan unless other years are asked for.
    """

    name = "projection"
    fields = ("measure", "key", "name", "unit", "basis")
    one_block = True

    def __init__(self, projection: Projection, extract: Extract, file: str) -> None:
        super().__init__(projection, file)
        self.extract = extract
        self.show = extract.show
        self.some = bool(extract.areas)
        self.asked = narrowed(projection, extract.areas, extract.years)

    @property
    def years(self) -> tuple[Year, ...]:
        """Those that are asked for."""
        return self.asked.years

    @cached_property
    def shown(self) -> Projection:
        """What stands above in the tables: without the years before the base year."""
        base, plan = self.budget.years.base, self.budget.years.plan
        recent = plan and not self.extract.years and "history" not in self.show
        return narrowed(self.asked, (), (base, *plan) if recent else ())

    @cached_property
    def own_rates(self) -> Rates:
        """The rates of the file."""
        return rates_worked(self.budget, rates_in_force(self.budget))

    @cached_property
    def other_rates(self) -> bool:
        """Whether rates other than the file's own are in force."""
        return self.projection.rates != self.own_rates

    @cached_property
    def spans(self) -> bool:
        """Whether there is a change a year on average, from the base year on."""
        base, years = self.budget.years.base, self.shown.years
        return base in years and years[-1] > base

    @cached_property
    def judgements(self) -> list[Judgement]:
        """What the rules of the balance say."""
        return late.checks.check(self.projection, late.checks.BALANCE)

    @property
    def standing(self) -> Message:
        """Whether it is in balance."""
        return late.standing.standing(self.judgements, self.budget)

    def sections(self) -> Iterator[Section]:
        """Give the figures, what is asked for besides, and a line on all else."""
        yield from self.carried()
        yield from self.price_changes()
        yield from self.rates()
        if "investments" in self.show:
            yield self.invested()
        if "published" in self.show:
            yield self.printed()
        if "assumptions" in self.show and (lines := tuple(assumption_lines(marks(self.budget)))):
            yield Notes(Message("assumptions"), lines)
        yield Notes("", tuple(self.further.lines(self.judgements)))

    @cached_property
    def further(self) -> "Further":
        """What there is besides these."""
        return late.further.Further(self.asked, self.shown, self.show, brief=self.other_rates)

    def carried(self) -> Iterator[Table]:
        """Give what is carried forward: cost, revenue and result, then frames and reserves."""
        yield from self._measures()
        if framed := [*self._framed(self.shown, self.shown.areas)]:
            yield self._table("frames", framed, self.shown)
        if kept := [*self._reserves(self.shown)]:
            yield self._table("reserves", kept, self.shown)

    def invested(self) -> Table:
        """Give the investments, and what they leave of their frame."""
        return self._table("investments", self._investments(), self.asked)

    def printed(self) -> Table:
        """Give what is printed and differs, and by how much."""
        held = (each for each in self.asked.published if any(each.difference))
        rows = (row for each in held for row in self._held(each))
        return self._table("published", rows, self.asked)

    def _table(self, title: str, rows: Iterable[Row], of: Projection) -> Table:
        """Set rows under their years, those that have a figure."""
        return self.laid_out(title, [row for row in rows if _has_any(row)], of)

    def laid_out(self, title: str, rows: Sequence[Row], of: Projection) -> Table:
        """Set rows under the years of a projection, whether they have a figure or not."""
        told = Message(f"sheet-{title}", unit=self.budget.unit)
        return Table(told, of.years, rows, kinds_of(of, of.years))

    def _spanned(self, title: str, rows: Iterable[Row]) -> Table:
        """Set rows under their years, and beside these what they change by on average."""
        if not self.spans:
            return self._table(title, rows, self.shown)._replace(barred=True)
        kept = [row for row in rows if not row.beside or _has_any(row)]
        beside = (Message("mean"), Message("mean-a-year"))
        return self.laid_out(title, kept, self.shown)._replace(beside=beside, barred=True)

    def _bare(
        self, title: str, rows: Iterable[Row], part: str, line: Callable[[], Message]
    ) -> Iterator[Table]:
        """Set rows of the plan under their years alone: their kinds stand above.

        Under other rates a line stands in place of the table, where it has no room.
        """
        past = self.shown.past
        kept = [row for row in rows if past or _has_any(row)]
        if kept and past < len(self.shown.years):
            whole = not self.other_rates or self.some or part in self.show
            instead = "" if whole else Message("shown-by", told=line(), part=part)
            table = self.laid_out(title, kept, self.shown)
            yield table._replace(kinds=(), empty=past, instead=instead)

    def _rows(self, measure: str) -> Iterator[Row]:
        """Set a measure of each group, area and service."""
        return (self.row(measure, *each) for each in grouped(self.shown))

    def row(self, measure: str, depth: int, key: str, of: Seller | Totals) -> Row:
        """Set a measure of a group, an area or a service."""
        figures = getattr(of, measure)
        if not isinstance(of, Totals):
            return Row(of.name, figures, f"{of_seller(key)}.{measure}", depth=depth)
        label, address = name_of(self.budget, key), f"groups.{key}.{measure}"
        marks = marks_of(self.shown.years, of.lacks(measure))
        return Row(label, figures, address, kind=Kind.TOTAL, depth=depth, marks=marks)

    def total(self, of: Projection, measure: str, label: str = "total") -> Row:
        """Set the sum of a measure, marked where a row beneath has no figure."""
        row, lacks = getattr(of.total, measure), of.lacking("total", measure)
        names = (measure, "total", "Total", self.budget.unit, partial(lacks))
        marks, address = marks_of(of.years, lacks), f"total.{measure}"
        return Row(Message(label), row, address, names, kind=Kind.TOTAL, marks=marks)

    def _measures(self) -> Iterator[Table]:
        costs = map(self._with_mean, self._rows("cost"))
        if not self.some and "revenue" not in self.show:
            yield self._spanned("cost", [*costs, *self._totals()])
            yield self._table("unlike-cost", self._unlike_cost(), self.shown)
            return
        yield self._spanned("cost", [*costs, *(() if self.some else self._totals())])
        earned = [*map(self._with_mean, self._rows("revenue"))]
        left = [self.left(*each) for each in grouped(self.shown)]
        if not self.some:
            earned.append(self._with_mean(self.total(self.shown, "revenue")))
            earned += map(self._with_mean, self._net(self.shown, "revenue"))
            left.append(self.result("total"))
        yield self._spanned("revenue", earned)
        yield self._spanned("result", left)

    def _with_mean(self, row: Row) -> Row:
        """Set beside a row what it changes by a year on average, from the base year on."""
        return row._replace(beside=(self._mean(row.figures),)) if self.spans else row

    def _mean(self, figures: Sequence[Figure]) -> Percent | None:
        years, base = self.shown.years, self.budget.years.base
        first, last = figures[years.index(base)], figures[-1]
        if not first or not last or (first < 0) != (last < 0):
            return None
        # a root has no end, and as a decimal it takes as long as all else of a row
        grown = (int(last) / int(first)) ** (1 / (years[-1] - base))
        return Percent(Decimal(f"{(grown - 1) * 100:.{_MEAN_DIGITS}f}"))

    def _totals(self) -> Iterator[Row]:
        """Set the sums of the cost and, where rates were given, of that under the file's own."""
        yield self._with_mean(self.total(self.shown, "cost"))
        if self.other_rates:
            own = narrowed(project(self.budget), (), self.shown.years).total.cost
            marks = marks_of(self.shown.years, self.shown.lacking("total", "cost"))
            yield self._with_mean(Row(Message("total-own-rates"), own, depth=1, marks=marks))
            off = results(own, self.shown.total.cost)
            yield Row(Message("total-off-own"), off, depth=1, marks=marks)
        yield from map(self._with_mean, self._net(self.shown, "cost"))
        yield self._with_mean(self.total(self.shown, "revenue", "revenue"))
        yield from map(self._with_mean, self._net(self.shown, "revenue"))
        yield self.result("result")

    def _net(self, of: Projection, measure: str) -> Iterator[Row]:
        """Set a total net of what areas pay each other, where they do."""
        net = f"net_{measure}"
        if of.pools and late.addresses.row_at(of, address := f"total.{net}") is not None:
            names = (net, "total", "Total", self.budget.unit, "")
            yield Row(Message("total-net"), _whole(of, address), address, names, depth=1)

    def result(self, label: str) -> Row:
        """Set the sum of the results, marked where everybody's revenue is set to the cost."""
        return self._marked(self.total(self.shown, "result", label), ALL_AREAS, self.shown.total)

    def _all_set(self, within: Iterable[Seller], at: int) -> bool:
        """Whether the revenue of each of these is set to the cost in a year."""
        of = self.shown
        return at >= of.past and all(of.basis(each, at) is Basis.SELF_COST for each in within)

    def left(self, depth: int, key: str, of: Seller | Totals) -> Row:
        """Set the result of a group, an area or a service, marked where the revenue is set."""
        return self._marked(self.row("result", depth, key, of), key, of)

    def _marked(self, row: Row, key: str, of: Seller | Totals) -> Row:
        """Mark a result where the revenue of all that is in it is set to the cost."""
        within = [*self._sellers_in(key)] if isinstance(of, Totals) else (of,)
        every = (self._all_set(within, at) for at in range(len(row.figures)))
        marks = zip(row.marks or ("",) * len(row.figures), every, strict=True)
        return row._replace(marks=[mark + SET * is_set for mark, is_set in marks])

    def _sellers_in(self, key: str) -> Iterator[Seller]:
        """Give the lowest rows of a group or the total."""
        for area in map(self.shown.by_key.__getitem__, areas_of(self.budget, key)):
            yield from area.services or (area,)

    def _unlike_cost(self) -> Iterator[Row]:
        """Set the revenue that is not the cost, and the result that leaves."""
        for depth, key, of in grouped(self.shown):
            if of.revenue != of.cost:
                yield self.row("revenue", depth, key, of)
                yield self.left(depth + 1, key, of)._replace(label=Message("result-of-it"))

    def _framed(self, of: Projection, areas: Iterable[AreaProjection]) -> Iterator[Row]:
        """Set what areas with a frame cost net of their revenue, the frame, and what is left."""
        framed = (area for area in areas if self.budget.areas[area.key].frame)
        for area, measure in product(framed, OF_FRAMES):
            address = f"{of_seller(area.key)}.{measure}"
            label = area.name if measure == "net_cost" else Message(f"{measure}-of-area")
            names = (measure, area.key, area.name, self.budget.unit, "")
            figures = _whole(of, address)
            yield Row(label, figures, address, names, depth=int(measure != "net_cost"))

    def _reserves(self, of: Projection) -> Iterator[Row]:
        """Set what stands in each reserve, what is transferred, and what that leaves of results."""
        unit = self.budget.unit
        for key, reserve in self._wanted(of):
            for measure in reversed(OF_RESERVES):
                name, address = reserve.name or key, f"reserves.{key}.{measure}"
                label = name if measure == "balance" else Message("reserve-moved")
                names, depth = (measure, key, name, unit, ""), int(measure != "balance")
                yield Row(label, _whole(of, address), address, names, depth=depth)
        yield from self._balanced(of).values()

    def _wanted(self, of: Projection) -> Iterator[tuple[str, Reserve]]:
        """Give the reserves, where some areas are asked for those that are of one of them."""
        for key, reserve in self.budget.reserves.items():
            if not self.some or reserve.area in of.by_key:
                yield key, reserve

    def _balanced(self, of: Projection) -> dict[str, Row]:
        """Give the results after transfers by area, and of the total, that have reserves."""
        held = self.projection.transferred if self.budget.reserves else ()
        rows = (*of.by_key, *(() if self.some else (ALL_AREAS,)))
        return {key: self._after_transfers(of, key) for key in rows if key in held}

    def _after_transfers(self, of: Projection, key: str) -> Row:
        called: Label = Message("total") if key == ALL_AREAS else of.by_key[key].name
        name = "Total" if key == ALL_AREAS else of.by_key[key].name
        address = f"{key if key == ALL_AREAS else of_seller(key)}.{BALANCED}"
        names = (BALANCED, key, name, self.budget.unit, "")
        label = Message("result-after-transfers", of=called)
        return Row(label, _whole(of, address), address, names)

    def price_changes(self) -> Iterator[Table]:
        """Give what each price changes by."""
        told = self._bare("price-change", self._changes(), "prices", self._prices_line)
        return (each._replace(barred=True) for each in told)

    def _changes(self) -> Iterator[Row]:
        """Set what each price changes by, where there is one before; of a support what its cost."""
        none = (None,) * self.shown.past
        for depth, key, seller in self._priced():
            if any_in(seller.price_change):
                label: Label = seller.name
                if isinstance(seller, AreaProjection) and seller.kind == "support":
                    label = Message("cost-change-of", area=seller.name)
                figures = (*none, *seller.price_change)
                address = f"{of_seller(key)}.price_change"
                yield Row(label, figures, address, unit=Unit.PERCENT, depth=depth)

    def _priced(self) -> Iterator[tuple[int, str, Seller]]:
        """Give what may have a price: not an area with a frame, but services in it."""
        areas = self.budget.areas
        yield from (each for each in sellers(self.shown) if each[0] or areas[each[1]].has_price)

    def _prices_line(self) -> Message:
        rows = (seller.price_change for _, _, seller in self._priced())
        changes = [percent_to(each, _DECIMALS) for row in rows for each in row if each is not None]
        return Message("prices-line", span=_span(changes, "fixed"))

    def rates(self) -> Iterator[Table]:
        """Give the rates that are in force, beside them those of the file where they differ."""
        rows = (row for key in self.shown.rates for row in self._rate_rows(key))
        return self._bare("rates", rows, "rates", self.rates_line)

    def _rate_rows(self, key: str) -> Iterator[Row]:
        row = self._rate(self.shown, key)
        yield row._replace(label=self.budget.indices[key].name or key)
        rates, own_rates = self.shown.rates[key], self.own_rates[key]
        own = tuple([own_rates[year] if year in rates else None for year in self.shown.years])
        if own != row.figures:
            yield Row(Message("own-rates"), own, unit=Unit.NUMBER, depth=1)

    def _rate(self, of: Projection, key: str) -> Row:
        name, rates = self.budget.indices[key].name or "", of.rates[key]
        names, figures = ("rate", key, name, "%", ""), tuple(map(rates.get, of.years))
        return Row(name, figures, f"rates.{key}", names, Unit.NUMBER)

    def rates_line(self) -> Message:
        """Tell the rates in one line."""
        return Message("rates-line", rates=tuple(map(self._rate_line, self.shown.rates)))

    def _rate_line(self, key: str) -> Message:
        name, rates = self.budget.indices[key].name or key, self.shown.rates[key]
        own = {year: self.own_rates[key][year] for year in rates}
        rate = _span(rates.values(), "number")
        if own == rates:
            return Message("rate-line", name=name, rate=rate)
        return Message("rate-line-own", name=name, rate=rate, own=_span(own.values(), "number"))

    def _investments(self) -> Iterator[Row]:
        plan, unit = self.asked.investments, self.budget.unit
        if plan is None:
            return
        for key, line in plan.lines.items():
            names = ("investments", key, plan.names[key], unit, "")
            yield Row(plan.names[key], line, of_line(self.budget, key), names)
        lacks, marks = partial(plan.lacking), marks_of(self.years, plan.lacking)
        names = ("investments", "total", "Total", unit, lacks)
        total = Row(Message("total"), plan.total, "investments.total", names, marks=marks)
        yield total._replace(kind=Kind.TOTAL)
        shown, names = any_in(plan.frame), ("investments", "frame", "Frame", unit, "")
        yield Row(Message("frame"), plan.frame, "investments.frame", names, shown=shown)
        if shown:
            label = Message("frame-minus-total")
            yield Row(label, plan.left, "investments.left", marks=marks)

    def _held(self, each: Comparison) -> Iterator[Row]:
        """Set a printed row and what it differs by."""
        of, row, unit = each.measure, each.row, self.budget.unit
        name = self._name(each) or Message(f"row-{row}")
        names = (f"published_{of}", row, "", unit, "")
        label = Message(f"row-of-{of}", row=name)
        yield Row(label, each.printed, f"published.{of}.{row}", names)
        names = (f"published_{of}_difference", row, "", unit, partial(differing(self.asked, each)))
        marks = marks_of(self.years, self.asked.lacking(*each.of))
        address = f"difference.{of}.{row}"
        yield Row(Message("difference"), each.difference, address, names, depth=1, marks=marks)

    def _name(self, comparison: Comparison) -> str | None:
        plan, row = self.asked.investments, comparison.row
        if comparison.measure == "investments":
            return plan.names.get(row) if plan else None
        return None if row == ALL_AREAS else name_of(self.budget, row)

    def listed(self) -> Iterator[Row | Alike]:
        """Give the figures by measure, then what there is besides."""
        of, unit = self.asked, self.budget.unit
        rows, has_groups = [each for *_, each in grouped(of)], bool(self.budget.groups)
        sold = partially(_named_sellers, of)
        named = partially(_named, of) if has_groups else sold
        told = _Once(lambda basis: " ".join(dict.fromkeys(filter(None, basis))))
        for measure in MEASURES:
            earned = measure == "revenue"
            basis = None
            if earned or has_groups:
                basis = map(partially(_basis, measure, told), rows)
            yield Alike(measure, named, unit, map(attrgetter(measure), rows), basis)
            yield self.total(of, measure)
            if measure != "result":
                yield from self._net(of, measure)
        yield from self._framed(of, of.areas)
        yield from self._reserves(of)
        if of.past < len(of.years):
            none = (None,) * of.past
            changes = ((*none, *each.price_change) for *_, each in sellers(of))
            yield Alike("price_change", sold, "%", changes, unit=Unit.PERCENT)
        for key, service in of.services.items():
            if any(prices := service.price):
                names = ("price", key, service.name, self.budget.price_name, "")
                yield Row(service.name, prices, f"{of_seller(key)}.price", names, Unit.PRICE)
        yield from (row for row in self._investments() if row.names)
        for each in of.published:
            yield from self._held(each)
        yield from (self._rate(of, key) for key in of.rates)

    @property
    def schema(self) -> str:
        """The schema that its outline is under: the next one where there are groups as well."""
        return "vssbudget/projection/2" if self.budget.groups else super().schema

    def outline(self) -> Outline:
        """Give areas with their services one after the other, then what there is besides."""
        of, plan = self.asked, self.asked.investments
        years = self.budget.years
        groups = {key: self._of_group(key) for key in self.budget.groups if key in of.totals}
        net = {each: row for each in MEASURES[:2] for row in self._net(of, each)}
        after = {key: {BALANCED: row} for key, row in self._balanced(of).items()}
        lines = plan.lines if plan else {}
        sums: Outline = {
            each: Row("", getattr(plan, each)) if plan else {} for each in ("total", "frame")
        }
        return {
            **self.head(),
            "kinds": {str(year): years.kind(year) for year in of.years},
            "rates": {key: self._rate(of, key) for key in of.rates},
            "areas": (
                (area.key, {**self._of_area(area), **after.get(area.key, {})}) for area in of.areas
            ),
            **({"groups": groups} if self.budget.groups else {}),
            "total": {**_of_sum(of.total), **after.get(ALL_AREAS, {})},
            **({"reserves": self._of_reserves()} if self.budget.reserves else {}),
            **({"net": net} if net else {}),
            "investments": {
                "lines": {key: Row("", line) for key, line in lines.items()},
                **sums,
                **missing(plan.lacking if plan else {}),
            },
            "published": self._of_print(),
            "assumptions": assumptions(marks(self.budget)),
        }

    def _of_reserves(self) -> Outline:
        """Give what is transferred to each reserve, and what stands in it."""
        return {
            key: {
                "name": own.name or key,
                "area": own.area,
                **{
                    each: Row("", _whole(self.asked, f"reserves.{key}.{each}"))
                    for each in OF_RESERVES
                },
            }
            for key, own in self._wanted(self.asked)
        }

    def _of_group(self, key: str) -> Outline:
        own = {"name": name_of(self.budget, key), "of": list(members(self.budget, key))}
        return {**own, **_of_sum(self.asked.totals[key])}

    def _of_area(self, area: AreaProjection) -> Outline:
        told: dict[str, Told] = {"name": area.name, "kind": area.kind, **self._of_seller(area)}
        told |= {row.names[0]: row for row in self._framed(self.asked, (area,))}
        told["exact"] = self._exact(exact(self.asked, area.key))
        if area.services:
            carried = exact_services(self.asked, area.key)
            told["services"] = {
                each.key: self._of_service(each, carried[each.key]) for each in area.services
            }
        return told

    def _of_service(self, service: ServiceProjection, carried: Carried) -> Outline:
        priced: Outline = {}
        if any(prices := service.price):
            priced = {
                "price": Row("", prices, unit=Unit.PRICE),
                "price_unit": self.budget.price_name,
            }
        own = {"name": service.name, **self._of_seller(service)}
        return {**own, "exact": self._exact(carried), **priced}

    def _of_seller(self, seller: Seller) -> dict[str, Told]:
        changes = (*(None,) * self.asked.past, *seller.price_change)
        basis = ((year, self.asked.basis(seller, at)) for at, year in enumerate(self.years))
        return {
            "cost": Row("", seller.cost),
            "revenue": Row("", seller.revenue),
            "result": Row("", seller.result),
            "price_change": Row("", changes, unit=Unit.PERCENT),
            "revenue_basis": {str(year): each for year, each in basis if each is not None},
        }

    def _exact(self, carried: Carried) -> Outline:
        """Give what the figures of the plan were rounded from."""
        rows = {"cost": carried.cost, "revenue": carried.revenue}
        plan = self.budget.years.plan
        by_year = {name: dict(zip(plan, row, strict=True)) for name, row in rows.items()}
        return {
            name: Row("", tuple(map(row.get, self.years)), unit=Unit.EXACT)
            for name, row in by_year.items()
        }

    def _of_print(self) -> Outline:
        """Give what was printed by measure, and what of it differs."""
        held = self.asked.published
        measures = (*MEASURES, "investments")
        printed: Outline = {
            measure: {each.row: Row("", each.printed) for each in held if each.measure == measure}
            for measure in measures
        }
        differing: Outline = {
            measure: {
                each.row: Row("", each.difference)
                for each in held
                if each.measure == measure and any_in(each.difference)
            }
            for measure in measures
        }
        return {**printed, "difference": differing}


def _of_sum(of: Totals) -> Outline:
    return {**{each: Row("", getattr(of, each)) for each in MEASURES}, **missing(of.lacking)}


def _basis(
    measure: str, told: Callable[[Sequence[Basis | None]], str], each: Seller | Totals
) -> str:
    """Say where a revenue comes from, and of a group in which years an area lacks the figure."""
    if isinstance(each, Totals):
        return partial(each.lacks(measure))
    return told(each.basis) if measure == "revenue" else ""


class _Once:
    """Makes something of a row once, however many areas share it."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make
        self.made: dict[int, Any] = {}

    def __call__(self, row: Sequence[object]) -> Any:
        """Give what is made of it; it is still known by its place, for the projection holds it."""
        found = self.made.get(id(row))
        if found is None:
            found = self.made[id(row)] = self.make(row)
        return found


def _named(of: Projection) -> Iterator[tuple[str, str]]:
    """Give the keys and names of rows, those of groups behind the block that they stand in."""
    for _, key, each in grouped(of):
        if isinstance(each, Totals):
            yield f"groups.{key}", name_of(of.budget, key)
        else:
            yield key, each.name


def _named_sellers(of: Projection) -> Iterator[tuple[str, str]]:
    return ((key, seller.name) for _, key, seller in sellers(of))


def _whole(of: Projection, address: str) -> TkrRow:
    """Give the whole amounts of a row by its address, there to be found."""
    row = late.addresses.row_at(of, address)
    assert row is not None
    known = {year: Tkr(int(each)) for year, each in row.figures.items() if each is not None}
    return tuple(map(known.get, of.years))


def _has_any(row: Row) -> bool:
    return row.kind is Kind.TOTAL or any_in(row.figures)


def _span(numbers: Iterable[Decimal], how: str) -> Message:
    """Tell the least and the most of some numbers, written in one way."""
    least, most = min(numbers := list(numbers)), max(numbers)
    if least == most:
        return Message(how, value=least)
    return Message("rate-span", least=Message(how, value=least), most=Message(how, value=most))
