"""Every figure that `project`, `prices` and `allocate` show, by its address, for tests."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Any

from vssbudget.amounts import EXACT, Exact, Percent, percent_to, rounded
from vssbudget.projection import Projection
from vssbudget.projection.allocation import Bearer, bearers, everybody, left, summed
from vssbudget.projection.capital import capital_plan
from vssbudget.projection.customers import payments
from vssbudget.projection.pricing import price_case
from vssbudget.projection.sums import results
from vssbudget.projection.written import of_line, of_seller

Figures = dict[str, Decimal]


def shown_figures(projection: Projection) -> Figures:
    """Give every figure of the projection and of its price case, as programs get it."""
    return {
        address: Decimal(figure)
        for address, figure in (
            *_projected(projection),
            *_framed(projection),
            *_in_the_file(projection),
            *_priced(projection),
            *_capital(projection),
            *_shared(projection),
            *_paid(projection),
            *_before_and_after(projection),
        )
        if figure is not None
    }


def _row(name: str, years: Iterable[int], row: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    yield from ((f"{name}.{year}", figure) for year, figure in zip(years, row, strict=True))


def _within(key: str) -> str:
    """Write how an address begins with the block of areas in it."""
    return f"areas.{of_seller(key).removeprefix('areas.')}"


def _projected(projection: Projection) -> Iterator[tuple[str, Any]]:
    years, plan = projection.years, projection.budget.years.plan
    for area in projection.areas:
        for measure in ("cost", "revenue", "result"):
            yield from _row(f"{_within(area.key)}.{measure}", years, getattr(area, measure))
        changes = [None if each is None else percent_to(each, 6) for each in area.price_change]
        yield from _row(f"{_within(area.key)}.price_change", plan, changes)
    for key, service in projection.services.items():
        for measure in ("cost", "revenue", "result"):
            yield from _row(f"{of_seller(key)}.{measure}", years, getattr(service, measure))
        changes = [None if each is None else percent_to(each, 6) for each in service.price_change]
        yield from _row(f"{of_seller(key)}.price_change", plan, changes)
        prices = [None if each is None else percent_to(Percent(each), 6) for each in service.price]
        yield from _row(f"{of_seller(key)}.price", years, prices)
    for measure in ("cost", "revenue", "result"):
        yield from _row(f"total.{measure}", years, getattr(projection.total, measure))
    for index, rates in projection.rates.items():
        yield from _row(f"rates.{index}", rates, rates.values())
    for each in projection.published:
        name = f"{each.measure}.{each.row}"
        yield from _row(f"published.{name}", years, each.printed)
        yield from _row(f"difference.{name}", years, each.difference)


def _framed(projection: Projection) -> Iterator[tuple[str, Any]]:
    years, past = projection.years, projection.past - 1
    for key, area in projection.by_key.items():
        own = projection.budget.areas[key]
        if own.frame is None:
            continue
        with localcontext(EXACT):
            planned = [Exact(each or Decimal(0)) for each in projection.formulas.frame(key)]
        frame = (*map(own.frame.values.get, years[:past]), *rounded(planned))
        net = results(area.revenue, area.cost) if own.earns else area.cost
        left = results(net, frame)
        for measure, row in (("frame", frame), ("net_cost", net), ("left", left)):
            yield from _row(f"{_within(key)}.{measure}", years, row)


def _in_the_file(projection: Projection) -> Iterator[tuple[str, Any]]:
    budget, plan = projection.budget, projection.investments
    for block in ("volumes", "personnel", "stated"):
        for key, series in getattr(budget, block).items():
            yield from _row(f"{block}.{key}", series.values, series.values.values())
    if budget.budget_frame:
        values = budget.budget_frame.values
        yield from _row("budget_frame", values, values.values())
    if plan:
        for line, row in (*plan.lines.items(), ("total", plan.total)):
            yield from _row(of_line(budget, line), projection.years, row)
        yield from _row("investments.frame", projection.years, plan.frame)
        yield from (
            (f"investments.left.{year}", frame - total)
            for year, frame, total in zip(projection.years, plan.frame, plan.total, strict=True)
            if frame is not None and total is not None
        )


def _priced(projection: Projection) -> Iterator[tuple[str, Any]]:
    for key, prices in price_case(projection).items():
        for year, each in prices.items():
            change, parts = each.shown
            yield f"{_within(key)}.self_cost_change.{year}", change
            yield from (
                (f"{_within(key)}.self_cost_change.{cause}.{year}", part)
                for cause, part in parts.items()
            )
            yield f"{of_seller(key)}.price_result.{year}", each.result
            if unit := each.unit:
                yield (
                    f"{of_seller(key)}.self_cost_price.{year}",
                    percent_to(Percent(unit.self_cost), 6),
                )
                if unit.stepped is not None:
                    yield (
                        f"{of_seller(key)}.stepped_price.{year}",
                        percent_to(Percent(unit.stepped), 6),
                    )
                yield f"{of_seller(key)}.step_result.{year}", unit.leaves


def _capital(projection: Projection) -> Iterator[tuple[str, Any]]:
    plan = capital_plan(projection.budget)
    for line, capital in {**plan.lines, "total": plan.total}.items():
        for measure in ("depreciation", "interest", "book_value", "cost"):
            yield from _row(f"capital.{line}.{measure}", plan.years, getattr(capital, measure))
    for line, capital in plan.lines.items():
        for key, component in capital.components.items():
            for measure in ("depreciation", "interest", "book_value", "cost"):
                name = f"capital.{line}.components.{key}.{measure}"
                yield from _row(name, plan.years, getattr(component, measure))
        for cohort in capital.cohorts:
            since = ".".join(cohort.place)
            for measure in ("depreciation", "interest", "book_value"):
                name = f"capital.{line}.{since}.{measure}"
                yield from _row(name, plan.years, getattr(cohort, measure))
            yield from _row(f"capital.{line}.{since}.cost", plan.years, cohort.exact)
    yield from _row("capital.rate", plan.years, plan.interest)
    yield from _row("capital.frame", plan.years, plan.frame)
    yield from _row("capital.left", plan.years, plan.left)
    for key, borne in projection.borne.items():
        if "capital" in borne:
            yield from _row(f"{of_seller(key)}.capital_cost", plan.years, borne["capital"])


def _shared(projection: Projection) -> Iterator[tuple[str, Any]]:
    """Give the pools, what each receiver bears of them, and with that what it costs without."""
    years = projection.years[projection.past - 1 :]
    borne: dict[str, list[int]] = {}
    for key, pool in projection.pools.items():
        yield from _row(f"pools.{key}.cost", years, pool.cost)
        for receiver, amounts in pool.amounts.items():
            yield from _row(f"pools.{key}.to.{receiver}", years, amounts)
            for each in {receiver, receiver.partition(".")[0]}:
                before = borne.get(each, [0] * len(years))
                borne[each] = [a + b for a, b in zip(before, amounts, strict=True)]
        for receiver, shares in pool.shares.items():
            shown = [percent_to(Percent(each), 6) for each in shares]
            yield from _row(f"pools.{key}.share.{receiver}", years, shown)
    for key, shared in borne.items():
        if seller := projection.seller(key):
            yield from _row(f"{of_seller(key)}.shared_cost", years, shared)
            costs = zip(seller.cost[projection.past - 1 :], shared, strict=True)
            yield from _row(
                f"{of_seller(key)}.direct_cost", years, [(a or 0) - b for a, b in costs]
            )


def _paid(projection: Projection) -> Iterator[tuple[str, Any]]:
    years = projection.years[projection.past - 1 :]
    totals: dict[str, list[list[Any]]] = {}
    for of, payment in payments(projection).items():
        for customer, amounts in payment.amounts.items():
            yield from _row(f"customers.{customer}.pays.{of}", years, amounts)
            totals.setdefault(customer, []).append(list(amounts))
        for customer, shares in payment.shares.items():
            shown = [percent_to(Percent(each or Decimal(0)), 6) for each in shares]
            yield from _row(f"customers.{customer}.share.{of}", years, shown)
            moved = [after - before for before, after in pairwise(shown)]
            yield from _row(f"customers.{customer}.share_change.{of}", years[1:], moved)
        whole = [
            None if None in column else sum(column)
            for column in zip(*payment.amounts.values(), strict=True)
        ]
        yield from _row(f"customers.total.pays.{of}", years, whole)
        totals.setdefault("total", []).append(whole)
    for customer, rows in totals.items():
        total = [None if None in column else sum(column) for column in zip(*rows, strict=True)]
        yield from _row(f"customers.{customer}.pays.total", years, total)


def _before_and_after(projection: Projection) -> Iterator[tuple[str, Any]]:
    """Give what each costs by itself, bears and gives to others, as `allocate` shows it."""
    if not projection.pools:
        return
    years = projection.years[projection.past - 1 :]
    for key, pool in projection.pools.items():
        yield from _row(f"pools.{key}.left", years, left(pool))
        yield from _row(f"pools.{key}.shared_out", years, summed(pool.amounts.values()))
    borne = bearers(projection)
    for each in (*borne.values(), everybody(borne)):
        of = f"pools.{each.key}" if each.key in projection.pools else each.key
        of = of_seller(each.key) if projection.seller(each.key) else of
        for order, row in _by_order(projection, each).items():
            outside = each.key in projection.budget.customers
            name = f"customers.{each.key}.bears" if outside else f"{of}.shared_cost"
            yield from _row(f"{name}.{order}", years, row)
        if each.key == "total":
            yield from _row("total.cost_after", years, each.after or ())
        if each.key in projection.budget.customers:
            yield from _row(f"customers.{each.key}.bears.total", years, each.after or ())
            continue
        if each.before is not None:
            yield from _row(f"{of}.direct_cost", years, each.before)
            got = summed(each.got.values()) or [0] * len(years)
            yield from _row(f"{of}.shared_cost", years, got)
        if each.shared_out is not None:
            yield from _row(f"{of}.shared_out", years, each.shared_out)


def _by_order(projection: Projection, bearer: Bearer) -> dict[int, list[int]]:
    """Add up what somebody got, by the orders of the pools."""
    rows: dict[int, list[int]] = {}
    for pool, row in bearer.got.items():
        order = projection.pools[pool].order
        rows[order] = [a + b for a, b in zip(rows.get(order, [0] * len(row)), row, strict=True)]
    return rows
