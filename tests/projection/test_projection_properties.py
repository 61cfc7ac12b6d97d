"""What must hold of every budget: the arithmetic against fractions, worked out another way."""

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conftest import budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.projection import Basis, Projection, exact, project
from vssbudget.projection.values import AreaProjection, Totals

BASE = 2023
NAMES = ("price", "wage", "food")
MANY = settings(derandomize=True, deadline=None, max_examples=150)
HALF = Fraction(1, 2)


class Drawn:
    """A budget as plain values; a text of it is what the program reads."""

    def __init__(self, horizon: int, areas: list[dict[str, Any]], **blocks: Any) -> None:
        self.plan = list(range(BASE + 1, BASE + 1 + horizon))
        self.areas = areas
        self.indices: dict[str, dict[int, Decimal]] = blocks["indices"]
        self.volume: dict[int, Decimal] = blocks["volume"]

    def text(self) -> str:
        areas = {f"a{number}": area for number, area in enumerate(self.areas)}
        return (
            f"title: Drawn\nunit: tkr\nyears: {{budget: [{BASE}], plan: {self.plan}}}\n"
            f"indices: {flow(self.indices)}\nvolumes: {{cases: {flow(self.volume)}}}\n"
            f"areas: {flow(areas)}\n"
        )

    def projected(self) -> Projection:
        return project(budget_of(self.text()))


def flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


amounts = st.integers(0, 999_999_999)
signed = st.integers(-9_999_999, 9_999_999)
rates = st.decimals(Decimal(-20), Decimal(30), places=2)
gains = st.decimals(Decimal(0), Decimal(30), places=2)
volumes = st.decimals(Decimal("0.5"), Decimal(9999), places=1)


@st.composite
def rows(draw: st.DrawFn, years: list[int], values: st.SearchStrategy[Any]) -> dict[int, Any]:
    """Draw a value for some of the years."""
    chosen = draw(st.lists(st.sampled_from(years), unique=True, max_size=3))
    return {year: draw(values) for year in sorted(chosen)}


@st.composite
def movements(draw: st.DrawFn) -> dict[str, Any]:
    """Draw one of the three ways in which a cost moves."""
    kind = draw(st.sampled_from(["index", "shares", "step"]))
    if kind == "index":
        return {"index": draw(st.sampled_from(NAMES))}
    if kind == "step":
        return {"step": draw(signed)}
    first, second = sorted(draw(st.lists(st.integers(0, 1000), min_size=2, max_size=2)))
    parts = (first, second - first, 1000 - second)
    return {
        "shares": {
            name: Decimal(part) / 1000 for name, part in zip(NAMES, parts, strict=True) if part
        }
    }


@st.composite
def an_area(draw: st.DrawFn, plan: list[int]) -> dict[str, Any]:
    """Draw an area with everything an area may hold."""
    cost = {BASE: draw(amounts), **draw(rows(plan, amounts))}
    area: dict[str, Any] = {"cost": cost, **draw(movements())}
    if draw(st.booleans()):
        area["revenue"] = {BASE: draw(amounts), **draw(rows(plan, amounts))}
        area["price_change"] = {
            year: rate
            for year, rate in draw(rows(plan, rates)).items()
            if year not in area["revenue"]
        }
    if draw(st.booleans()):
        for key in ("lasting", "one_off"):
            drawn = draw(rows(plan, signed))
            area[key] = {year: amount for year, amount in drawn.items() if year not in cost}
    if draw(st.booleans()):
        area["volume"] = "cases"
        if draw(st.booleans()):
            area["variable_share"] = draw(st.decimals(Decimal(0), Decimal(1), places=3))
    return {key: value for key, value in area.items() if value != {}}


@st.composite
def budgets(draw: st.DrawFn, most: int = 3) -> Drawn:
    """Draw a budget of a few areas over one to twelve plan years."""
    horizon = draw(st.integers(1, 12))
    plan = list(range(BASE + 1, BASE + 1 + horizon))
    return Drawn(
        horizon,
        draw(st.lists(an_area(plan), min_size=1, max_size=most)),
        indices={name: {year: draw(rates) for year in plan} for name in NAMES},
        volume={year: draw(volumes) for year in [BASE, *plan]},
    )


def oracle(drawn: Drawn, area: dict[str, Any]) -> tuple[list[Fraction], list[Fraction]]:
    """Walk an area from year to year in fractions: each index carries an amount of its own.

    A lasting change joins the amounts by the area's shares; the volume moves them all; the step
    heaps up beside them; a given cost clears everything and starts anew.
    """
    moves = area.get("shares") or ({area["index"]: Decimal(1)} if "index" in area else {None: 1})
    shares = {name: Fraction(share) for name, share in moves.items()}
    step, change = area.get("step", 0), area.get("variable_share", 0)
    held = {name: share * area["cost"][BASE] for name, share in shares.items()}
    heap = Fraction(0)
    costs, revenues = [], []
    revenue = Fraction(area.get("revenue", {}).get(BASE, 0))
    for year in drawn.plan:
        ratio = Fraction(1)
        if "volume" in area:
            ratio = Fraction(drawn.volume[year]) / Fraction(drawn.volume[year - 1])
        for name in held:
            rate = Fraction(drawn.indices[name][year]) if name else Fraction(0)
            held[name] *= (1 + rate / 100) * (1 + Fraction(change) * (ratio - 1))
            held[name] += shares[name] * area.get("lasting", {}).get(year, 0)
        heap += step
        if year in area["cost"]:
            held = {name: share * area["cost"][year] for name, share in shares.items()}
            heap = Fraction(0)
        cost = sum(held.values()) + heap + area.get("one_off", {}).get(year, 0)
        if year in area.get("revenue", {}):
            revenue = Fraction(area["revenue"][year])
        elif year in area.get("price_change", {}):
            revenue *= (1 + Fraction(area["price_change"][year]) / 100) * ratio
        else:
            revenue = cost
        costs.append(cost)
        revenues.append(revenue)
    return costs, revenues


def near(told: Decimal, true: Fraction) -> bool:
    """Whether a figure is right to 45 digits, of which no amount shows more than 20."""
    return abs(Fraction(told) - true) <= max(abs(true), Fraction(10**9)) / 10**45


def nowhere_lower(after: tuple[int | None, ...], before: tuple[int | None, ...]) -> bool:
    """Whether a row of figures lies nowhere under another."""
    pairs = zip(after, before, strict=True)
    return all(high is not None and low is not None and high >= low for high, low in pairs)


@MANY
@given(budgets())
def test_every_figure_is_the_one_that_fractions_give_and_rounded_once(drawn: Drawn) -> None:
    projection = drawn.projected()
    for number, area in enumerate(drawn.areas):
        costs, revenues = oracle(drawn, area)
        told = exact(projection, f"a{number}")
        shown = projection.areas[number]
        for true, exactly, decided in (
            (costs, told.cost, shown.cost[1:]),
            (revenues, told.revenue, shown.revenue[1:]),
        ):
            assert all(map(near, exactly, true))
            for figure, amount in zip(decided, exactly, strict=True):
                assert figure is not None
                off = Fraction(figure) - Fraction(amount)
                assert abs(off) <= HALF
                assert abs(off) < HALF or abs(figure) > abs(Fraction(amount))  # half: away from 0


@MANY
@given(budgets())
def test_revenue_comes_from_what_is_given_decided_or_the_cost(drawn: Drawn) -> None:
    projection = drawn.projected()
    for number, area in enumerate(drawn.areas):
        for position, year in enumerate(drawn.plan):
            basis = projection.areas[number].basis[position]
            given_, decided = area.get("revenue", {}), area.get("price_change", {})
            assert (basis is Basis.GIVEN) == (year in given_)
            assert (basis is Basis.DECIDED) == (year in decided)
            if basis is Basis.SELF_COST:
                assert projection.areas[number].result[position + 1] == 0


@MANY
@given(budgets())
def test_price_changes_carry_the_revenue_of_a_unit_from_year_to_year(drawn: Drawn) -> None:
    projection = drawn.projected()
    for number, area in enumerate(drawn.areas):
        _, revenues = oracle(drawn, area)
        base = area.get("revenue", {}).get(BASE)
        for position, change in enumerate(projection.areas[number].price_change):
            before = revenues[position - 1] if position else base
            if not before:
                assert change is None or position
                continue
            ratio = Fraction(1)
            if "volume" in area:
                year = drawn.plan[position]
                ratio = Fraction(drawn.volume[year]) / Fraction(drawn.volume[year - 1])
            assert change is not None
            true = (revenues[position] / (before * ratio) - 1) * 100
            assert abs(Fraction(change) - true) <= max(abs(true), Fraction(100)) / 10**30


@MANY
@given(budgets(most=6))
def test_every_table_foots_and_a_result_is_revenue_less_cost(drawn: Drawn) -> None:
    projection = drawn.projected()
    for measure in ("cost", "revenue", "result"):
        columns = zip(*(getattr(area, measure) for area in projection.areas), strict=True)
        for column, total in zip(columns, getattr(projection.total, measure), strict=True):
            assert total == (None if None in column else sum(column))
    rows: list[AreaProjection | Totals] = [*projection.areas, projection.total]
    for row in rows:
        for cost, revenue, result in zip(row.cost, row.revenue, row.result, strict=True):
            assert result == (None if revenue is None or cost is None else revenue - cost)


@MANY
@given(budgets())
def test_zero_rates_change_nothing(drawn: Drawn) -> None:
    drawn.indices = {name: dict.fromkeys(drawn.plan, Decimal(0)) for name in NAMES}
    for area in drawn.areas:
        amount = area["cost"][BASE]
        area.clear()
        area.update(cost={BASE: amount}, revenue={BASE: amount}, index="price")
    for number, told in enumerate(drawn.projected().areas):
        amount = drawn.areas[number]["cost"][BASE]
        assert set(told.cost) == set(told.revenue) == {amount}
        assert set(told.price_change) == ({0} if amount else {None})


@MANY
@given(budgets(most=1), st.sampled_from(NAMES), st.integers(0, 11), gains)
def test_a_higher_rate_never_lowers_a_cost(
    drawn: Drawn, name: str, position: int, more: Decimal
) -> None:
    drawn.areas[0].pop("lasting", None)
    year = drawn.plan[position % len(drawn.plan)]
    before = drawn.projected().areas[0].cost
    drawn.indices[name][year] += more
    after = drawn.projected().areas[0].cost
    assert nowhere_lower(after, before)


@MANY
@given(budgets(most=1), st.integers(0, 999_999))
def test_a_higher_amount_never_lowers_a_cost(drawn: Drawn, more: int) -> None:
    before = drawn.projected().areas[0].cost
    drawn.areas[0]["cost"][BASE] += more
    after = drawn.projected().areas[0].cost
    assert nowhere_lower(after, before)


@MANY
@given(
    st.integers(1, 4),
    st.integers(1, 8),
    st.lists(st.decimals(Decimal(-9), Decimal(9), places=1), min_size=12, max_size=12),
    st.integers(1, 999),
)
def test_m_years_and_then_n_years_are_m_and_n_years(
    m: int, n: int, drawn_rates: list[Decimal], units: int
) -> None:
    """Every rate has one decimal: so many thousands stay a whole amount for m years."""
    row = {BASE + 1 + number: rate for number, rate in enumerate(drawn_rates)}

    def carried(base: int, amount: int, horizon: int) -> tuple[int | None, ...]:
        plan = list(range(base + 1, base + 1 + horizon))
        text = (
            f"title: T\nunit: kr\nyears: {{budget: [{base}], plan: {plan}}}\n"
            f"indices: {{price: {flow({year: row[year] for year in plan})}}}\n"
            f"areas: {{a: {{cost: {{{base}: {amount}}}, index: price}}}}\n"
        )
        return project(budget_of(text)).areas[0].cost

    at_once = carried(BASE, units * 1000**m, m + n)
    first = carried(BASE, units * 1000**m, m)
    last = first[-1]
    assert last is not None
    assert first + carried(BASE + m, last, n)[1:] == at_once


@MANY
@given(budgets(most=1), st.integers(2, 50))
def test_amounts_times_k_give_figures_times_k(drawn: Drawn, k: int) -> None:
    alone = exact(drawn.projected(), "a0")
    area = drawn.areas[0]
    for key in ("cost", "revenue", "lasting", "one_off"):
        if key in area:
            area[key] = {year: amount * k for year, amount in area[key].items()}
    if "step" in area:
        area["step"] *= k
    scaled = exact(drawn.projected(), "a0")
    for one, many in ((alone.cost, scaled.cost), (alone.revenue, scaled.revenue)):
        assert all(near(large, Fraction(small) * k) for small, large in zip(one, many, strict=True))
    for small, large in zip(alone.price_change, scaled.price_change, strict=True):
        assert (small is None) == (large is None)
        if small is not None and large is not None:
            assert abs(small - large) <= max(abs(small), Decimal(100)) * Decimal("1e-30")


@MANY
@given(budgets(), st.integers(0, 2**32))
def test_the_order_in_which_areas_and_keys_stand_changes_no_figure(drawn: Drawn, seed: int) -> None:
    chance = random.Random(seed)
    plain = drawn.projected()
    areas = {f"a{number}": area for number, area in enumerate(drawn.areas)}
    keys = sorted(areas, key=lambda _: chance.random())
    mixed = {key: dict(sorted(areas[key].items(), key=lambda _: chance.random())) for key in keys}
    text = drawn.text().replace(f"areas: {flow(areas)}", f"areas: {flow(mixed)}")
    again = project(budget_of(text))
    assert {area.key: area for area in again.areas} == {area.key: area for area in plain.areas}
    for measure in ("cost", "revenue", "result"):
        assert getattr(again.total, measure) == getattr(plain.total, measure)


@MANY
@given(budgets())
def test_the_same_budget_gives_the_same_projection(drawn: Drawn) -> None:
    assert drawn.projected().areas == drawn.projected().areas


@pytest.mark.parametrize("revenue", ["", ", revenue: {2023: 1}"])
def test_a_budget_without_a_plan_has_no_price_changes(revenue: str) -> None:
    head = "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
    text = f"{head}areas: {{a: {{cost: {{2023: 1}}{revenue}}}}}\n"
    (area,) = project(budget_of(text)).areas
    assert (area.cost, area.price_change, list(area.basis)) == ((1,), (), [])
