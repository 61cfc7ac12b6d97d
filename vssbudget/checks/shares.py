"""Whether the cost shares of areas can give the price changes that were printed."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from vssbudget.amounts import Percent, Year, decimals, percent_to, plain
from vssbudget.calculation.names import index_name, name_of
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.formulas.sheet import Rates
from vssbudget.model import Area, Budget, PriceSpan
from vssbudget.projection import Projection
from vssbudget.projection.once import once
from vssbudget.projection.rates import own_rates
from vssbudget.wording import Message

_HUNDRED = Decimal(100)
_MILLIONTH = Decimal("0.000001")


class _Held(NamedTuple):
    """A share of an area held against a printed span of price changes of one year.

    `change` is the price change that the shares give: share · rate + (1 − share) · rest, where
    `rest` is the rate of the other shares together.
    """

    area: str
    follows: str
    share: Decimal
    rate: Decimal
    rest: Decimal
    change: Percent
    span: PriceSpan

    def shares(self, rounding: bool = False) -> tuple[Decimal, Decimal] | None:
        """Give the least and the most share that the printed span allows; None where none does.

        That is (change − rest) / (rate − rest) at either end of the span; with `rounding` the span
        is half a unit of its last printed decimal wider on both sides.
        """
        more = Decimal(5).scaleb(-written_to(self.span) - 1) if rounding else Decimal(0)
        ends = (self.span.low - more, self.span.high + more)
        low, high = sorted((end - self.rest) / (self.rate - self.rest) for end in ends)
        return (max(low, Decimal(0)), min(high, Decimal(1))) if low <= 1 and high >= 0 else None


def implied_share(projection: Projection) -> Judgement:
    """Each cost share can give the price changes that were printed.

    What it finds: an area whose shares, at the rates of the year, give a price change outside the
    span printed under `published: price_change`. A printed percent is rounded: a share that only
    the rounding allows is a notice, one that even the rounding does not is an error.

    Why it matters: where no shares of the cost are printed, the printed price changes are all that
    the shares can be held against. With prices at 2.5 % and wages at 3 %, changes of 2.6 to 2.7 %
    leave wages 20 to 40 % of the cost, with rounding 10 to 50 %.

    How to put it right: write a share within the bounds, or correct the rates of that year.
    """
    findings: list[Finding] = []
    untested: list[Remark] = []
    information: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for span in projection.budget.published.price_change.values():
        for key in span.areas:
            area = projection.budget.areas[key]
            agreed = area.price_index is not None or (
                area.agreement is not None
                and (span.year in area.agreement.rates or span.year in area.agreed_price)
            )
            held = [] if agreed else _held(projection, key, area, span)
            if not held:
                lacks = "share-agreed" if agreed else "share-untested"
                message = Message(lacks, area=area.name or key)
                untested.append(Remark(area=key, year=span.year, message=message))
            for each in held:
                told = _told("share-allowed", projection.budget, each)
                information.append(Remark(area=key, year=span.year, message=told))
                findings += _outside(projection.budget, each)
                judged[span.year] += 1
                areas[key] += 1
    if projection.budget.published.held == "record":
        findings = [each._replace(severity=Severity.NOTICE, fix=None) for each in findings]
    return Judgement(
        "implied-share", tuple(findings), judged, {}, areas, tuple(untested), tuple(information)
    )


def written_to(span: PriceSpan) -> int:
    """Count the decimals that a span is written with."""
    return max(decimals(span.low), decimals(span.high))


@once
def _rates(projection: Projection) -> Rates:
    return own_rates(projection.budget)


def _held(projection: Projection, key: str, area: Area, span: PriceSpan) -> list[_Held]:
    """Hold each share that another rate stands beside; of two shares one tells of both."""
    shares = area.shares or {}
    rates = {
        index: rate
        for index in shares
        if (rate := _rates(projection)[index].get(span.year)) is not None
    }
    if len(rates) < len(shares):
        return []
    change = Percent(sum((shares[index] * rates[index] for index in shares), Decimal(0)))
    held = []
    for index, share in shares.items():
        rest = (change - share * rates[index]) / (1 - share) if share < 1 else rates[index]
        if percent_to(Percent(rest), 6) != rates[index]:
            held.append(_Held(key, index, share, rates[index], rest, change, span))
    return held[:1] if len(shares) == 2 else held


def _outside(budget: Budget, held: _Held) -> Iterator[Finding]:
    span, change = held.span, held.change
    if span.low <= change <= span.high:
        return
    rounds = span.low <= percent_to(change, written_to(span)) <= span.high
    yield Finding(
        rule="implied-share",
        severity=Severity.NOTICE if rounds else Severity.ERROR,
        message=_told("share-by-rounding" if rounds else "share-disallowed", budget, held),
        fix=None if rounds else _remedy(held),
        path=("areas", held.area, "shares", held.follows),
        area=held.area,
        year=span.year,
        off=percent_to(Percent((span.high if change > span.high else span.low) - change), 6),
    )


def _remedy(held: _Held) -> Message:
    """Tell the least and the most share that can be written, to six decimals, if there are."""
    if (allowed := held.shares()) is not None:
        low = allowed[0].quantize(_MILLIONTH, ROUND_CEILING)
        high = allowed[1].quantize(_MILLIONTH, ROUND_FLOOR)
        if low <= high:
            return Message("share-fix", low=plain(low), high=plain(high))
    return Message("share-rates-fix")


def _told(name: str, budget: Budget, held: _Held) -> Message:
    return Message(
        name,
        area=name_of(budget, held.area),
        year=held.span.year,
        index=index_name(budget, held.follows),
        share=held.share * _HUNDRED,
        change=percent_to(held.change, 4),
        printed_low=held.span.low,
        printed_high=held.span.high,
        allowed=_allowed(held.shares()),
        rounded=_allowed(held.shares(rounding=True)),
    )


def _allowed(shares: tuple[Decimal, Decimal] | None) -> Message:
    if shares is None:
        return Message("share-none")
    low, high = (percent_to(Percent(share * _HUNDRED), 2) for share in shares)
    return Message("share-span", low=low, high=high)
