"""The table of the kinds of rows that have addresses: where there are which, and what of.

An address is a block, the key in it and what of that, with points between: `pools.lokaler.cost`.
The block of areas may be left out, where no other is called as the area is: `hr.cost`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import localcontext
from typing import NamedTuple

from vssbudget.addresses.rows import by_formulas
from vssbudget.amounts import EXACT
from vssbudget.calculation.figures import Place
from vssbudget.calculation.measures import BALANCED, MEASURES, NET, OF_FRAMES, OF_RESERVES
from vssbudget.formulas.capital import TOTAL
from vssbudget.formulas.indicators import INDICATORS, OF_AREAS, OF_FRAME
from vssbudget.formulas.keys import receivers as receivers_of
from vssbudget.projection.values import Projection
from vssbudget.projection.written import FRAMED, is_framed

SERIES = ("volumes", "personnel", "stated")
OF_CAPITAL = ("depreciation", "interest", "book_value", "cost")
UNIT_PRICES = ("self_cost_price", "stepped_price", "step_result")


class Tail(NamedTuple):
    """What of a key there is: the end of its address, what the row is of, and of which sort.

    `amount` says whether its figures are in the unit of the file, `exact` whether these are not
    rounded. One that is `deep` is one of many in a row, and not listed with the others.
    """

    end: str
    place: Place
    amount: bool = True
    deep: bool = False
    exact: bool = False


class Kind(NamedTuple):
    """A block: the keys in it, and what there is of each; `""` where it has none, or none below."""

    keys: Callable[[Projection], Iterable[str]]
    tails: Callable[[Projection, str], Iterator[Tail]]


def _one(_: Projection) -> Iterable[str]:
    return ("",)


def _total(projection: Projection, _: str) -> Iterator[Tail]:
    """Give what there is of all areas together, and of all that share or bear cost."""
    yield from (Tail(each, ("total", each)) for each in MEASURES)
    if projection.budget.reserves:
        yield Tail(BALANCED, ("total", BALANCED))
    if projection.pools:
        every = ("direct_cost", "shared_cost", "shared_out", "cost_after")
        yield from (Tail(each, ("total", each)) for each in every)
        yield from _orders(projection, projection.pools, ("total",))
    if by_formulas(projection).pools.paid_within:
        yield from (Tail(each, ("total", each)) for each in NET)


def _groups(projection: Projection) -> Iterable[str]:
    return projection.budget.groups


def _of_group(_: Projection, key: str) -> Iterator[Tail]:
    yield from (Tail(each, ("groups", key, each)) for each in MEASURES)


def _reserves(projection: Projection) -> Iterable[str]:
    return projection.budget.reserves


def _of_reserve(_: Projection, key: str) -> Iterator[Tail]:
    yield from (Tail(each, ("reserves", key, each)) for each in OF_RESERVES)


def _orders(projection: Projection, pools: Iterable[str], of: Place) -> Iterator[Tail]:
    """Give what is borne of the pools of each order."""
    for order in dict.fromkeys(projection.budget.pools[pool].order for pool in pools):
        yield Tail(f"shared_cost.{order}", (*of, "shared_cost", str(order)))


def _sellers(projection: Projection) -> Iterator[str]:
    for key, area in projection.budget.areas.items():
        yield key
        yield from (f"{key}.{service}" for service in area.services)


def _of_seller(projection: Projection, key: str) -> Iterator[Tail]:
    """Give what there is of an area or a service."""
    of, figures = ("areas", key), by_formulas(projection)
    own = projection.budget.areas[key.partition(".")[0]]
    yield from (Tail(each, (*of, each)) for each in MEASURES)
    if own.frame and "." not in key:
        yield from (Tail(each, (*of, each)) for each in OF_FRAMES)
    if key in figures.sellers.sellers.reserves.by:
        yield Tail(BALANCED, (*of, BALANCED))
    yield Tail("price_change", (*of, "price_change"), amount=False)
    if own.has_price:
        yield Tail("self_cost_change", (*of, "self_cost_change"), amount=False)
        yield Tail("price_result", (*of, "price_result"))
    if "." in key and any(projection.services[key].price):
        yield Tail("price", (*of, "price"), amount=False)
    for each in figures.prices.of_units(key) if own.has_price else ():
        yield Tail(each, (*of, each), amount=each == "step_result")
    if key in figures.capital.sellers:
        yield Tail("capital_cost", (*of, "capital_cost"), exact=True)
    pools = figures.pools
    if pools.concerns(key):
        yield from (Tail(each, (*of, each)) for each in ("shared_cost", "direct_cost"))
    if pools.shared_as(key):
        yield Tail("shared_out", (*of, "shared_out"))
    yield from _orders(projection, pools.givers(key), of)
    if not own.has_price:
        return
    with localcontext(EXACT):
        parts = figures.prices.parts(key)
    for cause, row in parts.items():
        if any(each is not None for each in row):
            yield Tail(f"self_cost_change.{cause}", (*of, "self_cost_change", cause), False, True)


def _series(block: str) -> Kind:
    def tails(_: Projection, key: str) -> Iterator[Tail]:
        for end in ("", "values"):
            yield Tail(end, (block, key, "values"), amount=False, deep=bool(end))

    return Kind(lambda projection: getattr(projection.budget, block), tails)


def _investments(projection: Projection) -> Iterable[str]:
    plan = projection.budget.investments
    if plan is None:
        return ()
    return dict.fromkeys((*plan.lines, "total", *(FRAMED if plan.frame else ()), "lines"))


def _of_investment(projection: Projection, key: str) -> Iterator[Tail]:
    """Give a line, their total, or the frame; of `lines` those that are called as the frame is."""
    plan, budget = projection.budget.investments, projection.budget
    lines = plan.lines if plan else {}
    if is_framed(budget, key):
        yield Tail("", ("investments", key, *(("values",) if key == "frame" else ())))
    elif key in lines:
        yield Tail("", ("investments", "lines", key, "values"))
    elif key == TOTAL:
        yield Tail("", ("investments", key))
    for each in lines if key == "lines" else ():
        place = ("investments", "lines", each, "values")
        yield Tail(each, place, deep=not is_framed(budget, each))


def _capital(projection: Projection) -> Iterable[str]:
    plan = projection.budget.investments
    framed = FRAMED if plan and plan.capital_frame else ()
    return dict.fromkeys((*by_formulas(projection).capital.lines, TOTAL, "rate", *framed))


def _of_capital(projection: Projection, key: str) -> Iterator[Tail]:
    """Give what there is of a line with a useful life, and of what was invested in it.

    Where no line has a life, their total is nothing, and not listed; nor is a rate that none is.
    """
    plan, lines = projection.budget.investments, by_formulas(projection).capital.lines
    if key == "rate":
        yield Tail("", ("capital", key), False, deep=not (lines or (plan and plan.interest)))
    if key in FRAMED and plan and plan.capital_frame:
        yield Tail("", ("capital", key))
    if key in (*lines, TOTAL):
        yield from (Tail(each, ("capital", key, each), deep=not lines) for each in OF_CAPITAL)
    if line := lines.get(key):
        yield from _below(key, [each.place for each in line.components], rounded=True)
        yield from _below(key, [each.place for each in line.stated], rounded=False)


def _below(key: str, places: Iterable[Place], *, rounded: bool) -> Iterator[Tail]:
    """Give what there is of components, and of what is written off, whose cost is unrounded."""
    for place in places:
        for each in OF_CAPITAL:
            exact = not rounded and each == "cost"
            yield Tail(
                ".".join((*place, each)), ("capital", key, *place, each), deep=True, exact=exact
            )


def _of_pool(projection: Projection, key: str) -> Iterator[Tail]:
    of, pool, pools = ("pools", key), projection.budget.pools[key], by_formulas(projection).pools
    borne = ("shared_cost", "direct_cost") if pool.of is None else ()
    for each in ("cost", *borne, "shared_out", *(("billed",) if pool.billed else ()), "left"):
        yield Tail(each, (*of, each))
    if pool.of is None:
        yield from _orders(projection, pools.givers(key), of)
    receivers = receivers_of(pool.key)
    yield from (Tail(f"to.{each}", (*of, "to", each)) for each in receivers)
    if not pool.key.amounts:
        yield from (Tail(f"share.{each}", (*of, "share", each), False) for each in receivers)


def _customers(projection: Projection) -> Iterable[str]:
    paying = by_formulas(projection).customers.paid_by("total")
    return (*projection.budget.customers, *(("total",) if paying else ()))


def _of_customer(projection: Projection, key: str) -> Iterator[Tail]:
    """Give what a customer pays for what, its shares in that, and what it bears of pools."""
    customers, pools = by_formulas(projection).customers, by_formulas(projection).pools
    of, paid = ("customers", key), customers.paid_by(key)
    yield from (Tail(f"pays.{each}", (*of, "pays", each)) for each in (*paid, "total") if paid)
    if key == "total":
        return
    for each in paid:
        if customers.has_shares(each):
            for measure in ("share", "share_change"):
                yield Tail(f"{measure}.{each}", (*of, measure, each), amount=False)
    if givers := pools.givers(key):
        orders = dict.fromkeys(str(projection.budget.pools[pool].order) for pool in givers)
        yield from (Tail(f"bears.{each}", (*of, "bears", each)) for each in ("total", *orders))


def _of_frame(projection: Projection, _: str) -> Iterator[Tail]:
    if projection.budget.budget_frame is not None:
        for end in ("", "values"):
            yield Tail(end, ("budget_frame", "values"), deep=bool(end))


def _measures(_: Projection) -> Iterable[str]:
    return (*MEASURES, "investments")


def _of_print(block: str) -> Callable[[Projection, str], Iterator[Tail]]:
    def tails(projection: Projection, measure: str) -> Iterator[Tail]:
        rows = getattr(projection.budget.published, measure)
        yield from (Tail(row, (block, measure, row)) for row in rows)

    return tails


def _rates(projection: Projection) -> Iterable[str]:
    return projection.rates


def _of_rate(_: Projection, index: str) -> Iterator[Tail]:
    yield Tail("", ("rates", index), amount=False)


def _indicators(projection: Projection) -> Iterable[str]:
    """Give the key figures that there is anything for."""
    plan = projection.budget.investments
    lacks = () if plan and plan.frame else OF_FRAME
    if all(area.kind != "area" for area in projection.budget.areas.values()):
        lacks = (*lacks, *OF_AREAS)
    return tuple([each for each in INDICATORS if each not in lacks])


def _of_indicator(projection: Projection, name: str) -> Iterator[Tail]:
    """Give a key figure; where there are no goals it is not listed."""
    yield Tail("", ("indicators", name), amount=False, deep=not projection.budget.goals)


def _pools(projection: Projection) -> Iterable[str]:
    return projection.budget.pools


KINDS: Mapping[str, Kind] = {
    "total": Kind(_one, _total),
    "areas": Kind(_sellers, _of_seller),
    "groups": Kind(_groups, _of_group),
    "reserves": Kind(_reserves, _of_reserve),
    **{block: _series(block) for block in SERIES},
    "investments": Kind(_investments, _of_investment),
    "capital": Kind(_capital, _of_capital),
    "pools": Kind(_pools, _of_pool),
    "customers": Kind(_customers, _of_customer),
    "budget_frame": Kind(_one, _of_frame),
    "published": Kind(_measures, _of_print("published")),
    "difference": Kind(_measures, _of_print("difference")),
    "rates": Kind(_rates, _of_rate),
    "indicators": Kind(_indicators, _of_indicator),
}
"""The kinds of rows by the block that their addresses begin with."""
