"""Whether price changes keep within the spans that were decided for them."""

from collections import Counter
from collections.abc import Iterator

from vssbudget import late
from vssbudget.amounts import Percent, Year
from vssbudget.checks.cases import AGREED_PRICE, PRICE_INDEX, Case, case_of, name_of, priced_by
from vssbudget.checks.span_remedies import Held, as_written, span_remedy
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.formulas.movement import cause_names
from vssbudget.formulas.sellers import changes_in_force
from vssbudget.model import Area, Service
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.projection.price_change import PriceChange
from vssbudget.wording import Message


def price_span(projection: Projection) -> Judgement:
    """Each price change keeps within the span that was decided for it.

    What it finds: an area or a service that a span under `price_spans` is about, and whose price
    changes in that year by more or less than it allows: by the price, the price change or the
    revenue that is decided, or as was agreed, else by what its cost takes; in the base year by what
    its rates give, or was agreed. A change is rounded half up to the decimals of the span.

    Why it matters: the span is what the customers have been told and have put into their own
    budgets. A price outside of it is either not paid or not borne.

    How to put it right: write the price, or bring the cost to what the finding says, or have the
    span decided anew. What cannot be put right is recorded under `accepted`, by its percentage
    points: the end of the span minus the change.
    """
    if not projection.budget.price_spans:
        return Judgement("price-span")
    findings: list[Finding] = []
    untested: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for area, seller, spans in _named(projection):
        cases = _cases(projection, area, seller, spans)
        for name in spans:
            span = projection.budget.price_spans[name]
            case, change = cases[span.year]
            if change is None:
                untested.append(_untested(projection, case))
                continue
            judged[span.year] += 1
            areas[area.key] += 1
            rounded = as_written(change, span)
            if not span.low <= rounded <= span.high:
                held = Held(name, span, case, rounded, *_row(projection, case))
                findings.append(_beyond(projection, held))
    return Judgement("price-span", tuple(findings), judged, areas=areas, untested=tuple(untested))


def _named(projection: Projection) -> Iterator[tuple[AreaProjection, Seller, list[str]]]:
    """Give each area and service with the spans about it; those of an area stand together."""
    named: dict[str, list[str]] = {}
    unpriced = {key for key, own in projection.budget.areas.items() if own.earns_alone}
    for name, span in projection.budget.price_spans.items():
        about = span.areas + span.services or tuple(projection.by_key)
        for key in dict.fromkeys(about):
            if key not in unpriced:
                named.setdefault(key, []).append(name)
    for area in projection.areas:
        if area.key in named:
            yield area, area, named[area.key]
        for service in area.services:
            if (key := f"{area.key}.{service.key}") in named:
                yield area, service, named[key]


def _cases(
    projection: Projection, area: AreaProjection, seller: Seller, spans: list[str]
) -> dict[Year, tuple[Case, Percent | None]]:
    """Give the price change of each year that spans are about, worked out once."""
    cases: dict[Year, tuple[Case, Percent | None]] = {}
    for year in {projection.budget.price_spans[name].year for name in spans}:
        case = case_of(projection, area, seller, projection.years.index(year))
        cases[year] = case, _change(projection, case)
    return cases


def _change(projection: Projection, case: Case) -> Percent | None:
    """Give a price change as `prices` shows it: the one decided or given, else at self-cost.

    None where a price, of an area with services one of theirs, has none before to change from.
    """
    planned, area = case.position - projection.past, case.area
    if planned < 0:
        return _of_rates(projection, case)
    if case.seller is area and any(each.price_change[planned] is None for each in area.services):
        return None
    own, change = case.own(projection), case.seller.price_change[planned]
    if projection.budget.step_of(own) is not None:
        return change
    year = projection.years[case.position]
    return changes_in_force(projection.formulas, own).get(year, change)


def _of_rates(projection: Projection, case: Case) -> Percent | None:
    """Give the change that the rates of the base year make."""
    made = _made(projection, case)
    return None if made is None else made.change


def _made(projection: Projection, case: Case) -> PriceChange | None:

    return late.pricing.base_change(late.pricing.base_rates(projection), case.address)


def _row(projection: Projection, case: Case) -> tuple[str | None, bool]:
    """Name the key that decides a price in the year at a position, None where none does.

    And say whether the price is one that was agreed.
    """
    year, own = projection.years[case.position], case.own(projection)
    if case.position < projection.past:
        made = _made(projection, case)
        agreed = made is not None and made.causes == (cause_names(projection.rates)["agreement"],)
        return (_agreed_in(own, year) if agreed else None), agreed
    if case.seller is case.area and case.area.services:
        return None, False
    row = priced_by(own, year)
    return row, row == AGREED_PRICE


def _agreed_in(own: Area | Service, year: Year) -> str | None:
    """Name the key with what is agreed for a year, None where that stands above or below."""
    if year in own.agreed_price:
        return AGREED_PRICE
    return "agreement.rates" if own.agreement and year in own.agreement.rates else None


def _untested(projection: Projection, case: Case) -> Remark:
    year = projection.years[case.position]
    lacks = "rates" if case.position < projection.past else "price"
    name = name_of(case.area, case.seller)
    message = Message(f"span-without-{lacks}", area=name, before=year - 1)
    return Remark(area=case.area.key, year=year, message=message)


def _beyond(projection: Projection, held: Held) -> Finding:
    area, seller, position = held.case[:3]
    span, off = held.span, Percent(held.end - held.change)
    kind: str | None = "rates"
    if position >= projection.past:
        kind = seller.basis[position - projection.past]
    if held.agreed:
        kind = "agreed"
    elif held.row == PRICE_INDEX:
        kind = "indexed"
    return Finding(
        rule="price-span",
        message=Message(
            f"span-beyond-{kind}",
            area=name_of(area, seller),
            year=span.year,
            change=held.change,
            span=held.name,
            low=span.low,
            high=span.high,
            off=abs(off),
            direction=Message("too-much" if held.too_high else "too-little"),
        ),
        fix=span_remedy(projection, held),
        path=_place(held),
        area=area.key,
        service=None if seller is area else seller.key,
        year=span.year,
        off=off,
    )


def _place(held: Held) -> BudgetPath:
    """Give the value that decides the price; where none does, the end of the span."""
    if held.row is None:
        return ("price_spans", held.name, "high" if held.too_high else "low")
    area, seller = held.case[:2]
    within = () if seller is area else ("services", seller.key)
    return ("areas", area.key, *within, *held.row.split("."), str(held.span.year))
