"""Whether results are returned in time, and nothing is returned that was never there."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vssbudget.amounts import Tkr, Year
from vssbudget.checks.cases import lacking, moved_in
from vssbudget.checks.layers import Layer, set_off
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.projection import AreaProjection, Basis, Projection
from vssbudget.wording import Message


class _Account(NamedTuple):
    """What an area has to return within so many years, and what it returns."""

    area: AreaProjection
    within: int
    returned: Mapping[Year, Tkr]
    layers: Mapping[Year, Layer]
    beyond: Mapping[Year, int]

    def due(self, year: Year) -> Year:
        """Give the last year in which what a year left can be returned."""
        return Year(year + self.within)


def carry_over(projection: Projection) -> Judgement:
    """Each result is returned in time, and only what was there is returned.

    What it finds: of an area with `carry_over`, a year whose result has not been returned when its
    years (`within`) have run out, and a year that returns more than the years before it left. A
    year leaves its result and what it returned of earlier ones: result + returned. What a year
    returns is of the oldest result that is still open, surpluses and deficits each for themselves.

    Why it matters: where a price only bears its cost, a surplus is the customers' money, and a
    deficit theirs to bear. Where nobody writes down when it goes back it never does, and who
    returns what was never there makes a deficit.

    How to put it right: return what the finding says before the time has run out, or return less
    where it is too much. A result whose time runs beyond the last year is information, and a plan
    year without a decided price leaves nothing but the `result` that is planned of it, for its
    revenue is set equal to cost and that.
    """
    findings: list[Finding] = []
    untested: list[Remark] = []
    information: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for area in projection.areas:
        carry = projection.budget.areas[area.key].carry_over
        if carry is None:
            continue
        follows, known, lacks = _years(projection, area)
        left = {year: result + carry.returned.get(year, 0) for year, result in known.items()}
        done = set_off(projection.years, left, carry.returned, carry.within, follows)
        account = _Account(area, carry.within, carry.returned, *done)
        findings += _findings(projection, account)
        still = list(_still_open(projection, account))
        cases = [*(left.keys() - {each.year for each in still}), *carry.returned]
        constructed.update(follows)
        judged.update(cases)
        areas[area.key] = len(cases)
        untested += lacks
        information += still
    return Judgement(
        "carry-over",
        tuple(findings),
        judged,
        constructed,
        areas,
        tuple(untested),
        tuple(information),
    )


def _years(
    projection: Projection, area: AreaProjection
) -> tuple[set[Year], dict[Year, Tkr], list[Remark]]:
    """Give the years at self-cost, what the others leave, and what they lack for a result.

    What goes to reserves is not left to be returned, what comes from them is covered.
    """
    follows: set[Year] = set()
    known: dict[Year, Tkr] = {}
    lacks: list[Remark] = []
    planned = projection.budget.areas[area.key].result
    for position, year in enumerate(projection.years):
        result = area.result[position]
        if projection.basis(area, position) is Basis.SELF_COST and year not in planned:
            follows.add(year)
        elif result is None:
            lacks.append(lacking(area, area, position, year))
        else:
            known[year] = Tkr(result - moved_in(projection, area.key, year))
    return follows, known, lacks


def _findings(projection: Projection, account: _Account) -> Iterator[Finding]:
    for layer in account.layers.values():
        if layer.late:
            yield _too_late(projection, account, layer)
    for year, rest in account.beyond.items():
        yield _of_nothing(projection, account, year, rest)


def _still_open(projection: Projection, account: _Account) -> Iterator[Remark]:
    """Tell what has to be returned after the last year."""
    for year, layer in account.layers.items():
        if layer.left and account.due(year) > projection.years[-1]:
            message = Message(
                f"{_kind(layer.left)}-open",
                area=account.area.name,
                due=account.due(year),
                left=abs(layer.left),
                unit=projection.budget.unit,
            )
            yield Remark(area=account.area.key, year=year, message=message)


def _kind(amount: int) -> str:
    return "surplus" if amount > 0 else "deficit"


def _too_late(projection: Projection, account: _Account, layer: Layer) -> Finding:
    due, unit, left = account.due(layer.year), projection.budget.unit, abs(layer.late)
    kind = _kind(layer.late)
    fix = Message(f"{kind}-left-fix", due=due, left=left, unit=unit)
    if layer.back is not None:
        amount = account.returned.get(layer.back, 0) + layer.ahead + layer.late
        fix = Message("return-in", year=layer.back, amount=unit.written(amount))
    return Finding(
        rule="carry-over",
        message=Message(
            f"{kind}-left",
            area=account.area.name,
            year=layer.year,
            layer=_layer(layer, account.returned.get(layer.year, 0), unit),
            due=due,
            within=account.within,
            left=left,
            unit=unit,
        ),
        fix=fix,
        path=("areas", account.area.key, "carry_over", str(layer.year)),
        area=account.area.key,
        year=layer.year,
        amount=Tkr(layer.late),
    )


def _layer(layer: Layer, returned: int, unit: str) -> Message:
    """Say what a year left, and of what that is made where it returned something itself."""
    amount = abs(layer.amount)
    if not returned:
        return Message("amount-of", amount=amount, unit=unit)
    result = layer.amount - returned
    return Message("amount-besides", amount=amount, result=result, returned=returned, unit=unit)


def _of_nothing(projection: Projection, account: _Account, year: Year, rest: int) -> Finding:
    returned, unit = account.returned[year], projection.budget.unit
    return Finding(
        rule="carry-over",
        message=Message(
            f"{_kind(rest)}-beyond",
            area=account.area.name,
            year=year,
            returned=abs(returned),
            open=abs(returned - rest),
            over=abs(rest),
            unit=unit,
        ),
        fix=Message("returned-beyond-fix", year=year, amount=unit.written(returned - rest)),
        path=("areas", account.area.key, "carry_over", "returned", str(year)),
        area=account.area.key,
        year=year,
        amount=Tkr(rest),
    )
