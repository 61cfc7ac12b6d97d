"""Shared cost, keys and what customers pay: figures by their addresses, and a tree of rows."""

import inspect
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from typing import Any, Generic

import pytest
from conftest import REPOSITORY, budget_of
from pools_drawn import pools_text
from recomputed import every, recomputed

from vssbudget.addresses import row_at
from vssbudget.amounts import EXACT, Percent, percent_to
from vssbudget.calculation.readings import Numbers
from vssbudget.calculation.tree import Node, Origin, Tree
from vssbudget.formulas.algebra import Algebra, Line, Row
from vssbudget.formulas.customers import Customers
from vssbudget.formulas.operations import CAPPED, KEPT_SHARES, SHARES, Allotted, Means
from vssbudget.formulas.pools import Pools
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.formulas.working import Cell, Count, Own
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import Projection, project
from vssbudget.projection.values import BEARS_NOTHING

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

IN_KEYS = frozenset(("key", "customers", "volumes", "other_revenue"))
HEAD = "title: T\nunit: tkr\nyears: {actual: [2021, 2022], budget: [2023], plan: [2024]}\n"


def row(*figures: str | int | None) -> Row:
    return tuple([None if each is None else Decimal(each) for each in figures])


class Rows(Generic[Line]):
    """Every row of shared cost and of what customers pay, by its address."""

    def __init__(self, algebra: Algebra[Line], projection: Projection) -> None:
        self.projection, self.budget = projection, projection.budget
        self.algebra = algebra
        sheet = Sheet(algebra, self.budget, projection.rates)
        self.pools = Pools(Sellers(sheet), self.capital)
        self.customers = Customers(sheet, self.revenue, self.other, self.pools.to)

    def capital(self, key: str) -> Line | None:
        borne = self.projection.borne.get(key, BEARS_NOTHING)
        if "capital" not in borne:
            return None
        return self.algebra.given(borne["capital"], ("capital", key), self.budget.years.base)

    def cost(self, key: str) -> Line:
        seller = self.projection.seller(key)
        assert seller is not None
        return self.shown(seller.cost)

    def revenue(self, key: str) -> Line:
        return self.shown(self.projection.services[key].revenue)

    def other(self, key: str) -> Line | None:
        area, _, name = key.partition(".")
        of = ("areas", area, "services", name)
        service = self.budget.areas[area].services[name]
        return self.pools.sellers.other(service, of, self.pools.billed_by(key))

    def shown(self, row: tuple[int | None, ...]) -> Line:
        own = row[self.projection.past - 1 :]
        figures = [None if each is None else Decimal(each) for each in own]
        return self.algebra.given(tuple(figures), ("shown",), self.budget.years.base)

    def every(self) -> Iterator[tuple[str, Line]]:
        for pool in reversed(list(self.projection.pools)):
            yield from self.of_pool(pool)
            yield from self.of_receivers(pool)
        yield from self.of_sellers()
        if self.customers.paid_by("total"):
            yield "customers.total.pays.total", self.customers.pays("total", "total")
        for of in self.customers.paid_by("total"):
            yield from self.of_customers(of)

    def of_pool(self, pool: str) -> Iterator[tuple[str, Line]]:
        pools, key = self.pools, self.pools.key(pool)
        yield f"pools.{pool}.cost", pools.cost(pool)
        yield f"pools.{pool}.left", pools.left(pool)
        yield f"pools.{pool}.shared_out", pools.shared_out(pool)
        if self.budget.pools[pool].billed:
            yield f"pools.{pool}.billed", pools.billed(pool)
        if self.budget.pools[pool].of is None:
            yield f"pools.{pool}.shared_cost", pools.shared_cost(pool)
            yield f"pools.{pool}.direct_cost", pools.direct_cost(pool, self.cost)
        for name in self.projection.pools[pool].shares:
            yield f"pools.{pool}.share.{name}", key.share(name)
            if name in self.budget.customers:
                yield f"customers.{name}.share_change.{pool}", key.share_change(name)

    def of_receivers(self, pool: str) -> Iterator[tuple[str, Line]]:
        pools, order = self.pools, self.budget.pools[pool].order
        yield f"total.shared_cost.{order}", pools.shared_in(order, "total")
        for name in self.projection.pools[pool].amounts:
            yield f"pools.{pool}.to.{name}", pools.to(pool, name)
            if name in self.budget.customers:
                yield f"customers.{name}.bears.{order}", pools.shared_in(order, name)
                yield f"customers.{name}.bears.total", pools.borne_in_all(name)
            else:
                where = f"pools.{name}" if name in self.budget.pools else name
                yield f"{where}.shared_cost.{order}", pools.shared_in(order, name)

    def of_sellers(self) -> Iterator[tuple[str, Line]]:
        pools = self.pools
        for key in (*self.projection.by_key, *self.projection.services):
            if row_at(self.projection, f"{key}.shared_cost"):
                yield f"{key}.shared_cost", pools.shared_cost(key)
                yield f"{key}.direct_cost", pools.direct_cost(key, self.cost)
        if pools.in_order:
            yield "total.shared_cost", pools.shared_cost("total")
            yield "total.shared_out", pools.shared_out("total")
            yield "total.direct_cost", pools.direct_cost("total", self.cost)
            yield "total.cost_after", pools.cost_after(self.cost)

    def of_customers(self, of: str) -> Iterator[tuple[str, Line]]:
        customers = self.customers
        yield f"customers.total.pays.{of}", customers.pays("total", of)
        for name in customers.paid(of):
            yield f"customers.{name}.pays.{of}", customers.pays(name, of)
            yield f"customers.{name}.pays.total", customers.pays(name, "total")
            if of in self.projection.services:
                yield f"customers.{name}.share.{of}", customers.key(of).share(name)
                yield f"customers.{name}.share_change.{of}", customers.key(of).share_change(name)


TEXTS = [*map(pools_text, range(60)), *map(text_of, range(60))]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_each_row_is_that_of_its_address_and_each_figure_of_its_tree_follows_from_what_it_reads(
    number: int,
) -> None:
    told = plant(TEXTS[number]).tree
    budget, _ = read(told)
    if budget is None:  # of those with few pools a few do not go together
        assert number >= 60
        return
    projection = project(budget)
    with localcontext(EXACT):
        figures = dict(Rows(Numbers(), projection).every())
        tree = dict(Rows(Tree(), projection).every())
    for name, line in figures.items():
        assert line == at_address(projection, name), name
    assert {name: line.values for name, line in tree.items()} == figures
    hold(tree.values(), told)


def at_address(projection: Projection, name: str) -> Row:
    """Give what the projection has at an address, shares as they are shown."""
    found = row_at(projection, name)
    assert found is not None
    years = projection.years[projection.past - 1 :]
    figures = [None if (f := found.figures.get(year)) is None else Decimal(f) for year in years]
    if ".share." in name:
        return tuple([each and percent_to(Percent(each), 6) for each in figures])
    return tuple(figures)


def hold(roots: Iterable[Node], told: Any) -> None:
    """Work each figure out of what it reads, and find those of keys where they stand."""
    with localcontext(EXACT):
        for node in every(roots):
            for at, value in enumerate(node.values):
                if value is not None and (working := node.reads(at)) is not None:
                    assert recomputed(node, working) == value, node.name
                elif value and node.origin and IN_KEYS.intersection(node.origin.path):
                    assert stands(told, node.origin, node.first + at) == value


def stands(told: Any, origin: Origin, year: int) -> Decimal:
    """Read a figure where it stands: at its year, or alone for all years."""
    for key in origin.path:
        told = told if key == "values" and key not in told else told[key]
    if isinstance(told, str):
        return Decimal(told)
    last = max([each for each in told if each <= str(year)]) if origin.held else str(year)
    return Decimal(told[last])


def test_shares_stay_where_nobody_has_anything_any_more_and_begin_with_the_first_that_has() -> None:
    """Half and half, then as it was; the mean of one, of two and of the last two of three."""
    figures = [row(0, 1, 0, 3), row(0, 1, 0, 1)]
    with localcontext(EXACT):
        together = row(0, 2, 0, 4)
        shares = [row(0, "0.5", 0, "0.75"), row(0, "0.5", 0, "0.25")]
        assert SHARES.rows(*figures) == [*shares, together]
        *kept, all_kept = KEPT_SHARES.rows(*figures)
        assert kept == [row(0, "0.5", "0.5", "0.75"), row(0, "0.5", "0.5", "0.25")]
        assert all_kept == together
        assert Means(2).rows(*kept)[0] == row(0, "0.5", "0.5", "0.625")
        moved = CAPPED.rows(row(10, 10, 10, 10), *kept)
        way = row(None, None, 1, "0.4")
        assert moved == [row(0, "0.5", "0.5", "0.6"), row(0, "0.5", "0.5", "0.4"), way]
    assert KEPT_SHARES.reads(0, 0, figures).of == [Count(Decimal(0), "nothing")]
    assert KEPT_SHARES.reads(0, 2, figures).of == [Own(1)]
    assert SHARES.reads(0, 2, figures).of == [Count(Decimal(0), "nothing")]
    assert Means(2).reads(1, 3, kept).of == [Cell(1, 2), Cell(1, 3)]
    assert Means(2).reads(1, 1, kept).of == [Cell(1, 1)]
    assert CAPPED.reads(1, 1, [row(10), *kept]).of == [Cell(2, 1)]
    assert CAPPED.reads(1, 3, [row(10), *kept]).of == [Own(2), Cell(2, 3), Own(3, 2)]
    assert CAPPED.reads(2, 3, [row(10), *kept]).of[:3] == [Cell(0, 3), Own(2, 0), Own(2, 1)]
    assert SHARES.reads(2, 3, figures).of == [Cell(1, 3), Cell(0, 3)]


def test_nothing_is_shared_in_a_year_without_an_amount_or_a_weight() -> None:
    parts = Allotted(("a", "b")).rows(row(5, None, 5), row(1, 1, None), row(1, 1, 1))
    assert parts == [row(3, None, None), row(2, None, None), row(2, None, None)]


def test_a_key_reads_the_years_before_the_base_year_in_which_everybody_has_a_figure() -> None:
    """Of 2022 both are known: 1 of 4 and 1 of 2, of which the mean is 3/8."""
    budget = budget_of(
        f"{HEAD}volumes: {{v: {{2021: 9, 2022: 1, 2023: 1, 2024: 1}}, w: {{2022: 3, 2023: 1,"
        " 2024: 1}}\nareas: {a: {cost: {2023: 100}, step: 0}, b: {cost: {2023: 100}, step: 0}}\n"
        "pools: {x: {parts: {p: {cost: {2023: 80}, step: 0}},"
        " key: {volume: {a: v, b: w}, mean: 2}}}\n"
    )
    with localcontext(EXACT):
        rows = Rows(Tree(), project(budget))
        key = rows.pools.key("x")
        assert key.first == 2022
        assert key.shares["a"].values == row("0.375", "0.5")
        assert rows.pools.to("x", "a").values == row(30, 40)
        assert rows.pools.to("x", "a").name == ("of-pool", "x", "a")
        before = key.shares["a"].operands[0]
        assert (before.first, before.name) == (2022, ("mean-share", "a"))


def test_what_is_asked_for_is_shared_and_what_that_needs_and_nothing_else() -> None:
    """The second gets a part of the first; the third is by itself."""
    pool = "parts: {r: {cost: {2023: 10}, step: 0}}"
    budget = budget_of(
        f"{HEAD}areas: {{a: {{cost: {{2023: 100}}, step: 0}}}}\npools:\n"
        f"  k1: {{{pool}, key: {{headcount: {{a: 1, k2: 1}}}}}}\n"
        f"  k2: {{{pool}, order: 2, key: {{headcount: {{a: 1}}}}}}\n"
        f"  k3: {{{pool}, key: {{headcount: {{a: 1}}}}}}\n"
    )
    projection = project(budget)
    with localcontext(EXACT):
        pools = Rows(Tree(), projection).pools
        line = pools.to("k2", "a")
    assert line.values == row(15, 15)
    named = {node.name for node in every([line])}
    assert ("of-pool", "k1", "k2") in named
    assert ("cost", "k3") not in named


def test_a_long_chain_of_pools_is_shared_one_after_the_other() -> None:
    """Each costs 10 and all of the one before it."""
    many = 100
    pool = "parts: {r: {cost: {2023: 10}, step: 0}}"
    chain = [
        f"  x{each}: {{{pool}, order: {each}, key: {{headcount: {{x{each + 1}: 1}}}}}}\n"
        for each in range(1, many)
    ]
    last = f"  x{many}: {{{pool}, order: {many}, key: {{headcount: {{a: 1}}}}}}\n"
    area = "areas: {a: {cost: {2023: 9000}, step: 0}}\n"
    projection = project(budget_of(f"{HEAD}{area}pools:\n{''.join(chain)}{last}"))
    assert projection.pools["x100"].amounts["a"] == (1000, 1000)
    frames, limit = len(inspect.stack(0)), sys.getrecursionlimit()
    sys.setrecursionlimit(frames + 40)
    try:
        with localcontext(EXACT):
            line = Rows(Tree(), projection).pools.to("x100", "a")
    finally:
        sys.setrecursionlimit(limit)
    assert line.values == row(1000, 1000)
