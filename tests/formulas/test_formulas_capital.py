"""Capital cost read as figures, and as rows that know what they come of and can be recomputed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from random import Random
from typing import Any

import pytest
import yaml
from conftest import budget_of
from recomputed import every, recomputed

from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.readings import Moves, Numbers
from vssbudget.calculation.tree import Node, Tree
from vssbudget.formulas.algebra import Line, Row
from vssbudget.formulas.capital import TOTAL, AssetCost, CapitalCost, LineCost, TotalCost
from vssbudget.formulas.operations import SUM, Counted, During, Over
from vssbudget.formulas.sheet import Sheet
from vssbudget.formulas.working import Cell, Count
from vssbudget.model import Budget
from vssbudget.projection.capital import Capital, Cohort, capital_by_seller, capital_plan

SMALL = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025, 2026]}
areas: {it: {cost: {2023: 900}, step: 0}, hr: {cost: {2023: 900}, step: 0}}
investments:
  interest: {2023: 1, 2025: 3}
  capital_frame: {values: {2023: 500, 2025: 400}}
  lines:
    cars: {values: {2022: 70, 2023: 1000, 2024: 0}, life: 4, opening: {2: 300}, used_by: it}
    vans: {values: {2022: 90, 2024: 100}, life: 3, start: 0, used_by: it}
    gone: {values: {2022: 90}, life: 1, start: 0, used_by: hr}
    rest: {values: {2023: 5}}
"""
ALONE = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas: {it: {cost: {2023: 1}, step: 0}}\n"


def text_of(number: int) -> str:
    """Draw investments: zero amounts, years before the base year, book values, rates."""
    dice = Random(number)
    plan = [2024 + each for each in range(dice.randint(1, 6))]
    years = [2021, 2022, 2023, *plan]
    lines = {}
    for key in ("cars", "vans", "tools")[: dice.randint(1, 3)]:
        drawn = {y: dice.choice([0, dice.randint(1, 10**9)]) for y in years if dice.random() < 0.6}
        line: dict[str, Any] = {"values": drawn or {2023: 7}}
        life, most = dice.choice([("life", 9), ("life_months", 99)])
        line[life] = dice.randint(1, most)
        if dice.random() < 0.4:
            line["in_use"] = f"{max(line['values']) + dice.randint(0, 2)}-{dice.randint(1, 12):02}"
        elif dice.random() < 0.5:
            line["start"] = 0
        if dice.random() < 0.4:
            left = dice.choice(["opening", "opening_months"])
            line[left] = {dice.randint(1, 40): dice.randint(0, 9999) for _ in range(3)}
        if dice.random() < 0.4:
            booked = line.get("opening", line.get("opening_months", {}))
            stands = filter(None, (*line["values"].values(), *booked.values()))
            line["residual"] = dice.randint(0, min(stands, default=0))
        if dice.random() < 0.7:
            line["used_by"] = dice.choice(["it", "hr"])
        lines[key] = in_components(dice, line) if dice.random() < 0.3 else line
    plan_of: dict[str, Any] = {"lines": lines}
    if dice.random() < 0.8:
        rates = {y: dice.choice([0, 2, 3]) for y in (2022, *plan) if dice.random() < 0.4}
        plan_of["interest"] = {**rates, 2023: 1}
    if dice.random() < 0.5:
        plan_of["capital_frame"] = {"values": {dice.choice(years): dice.randint(1, 10**6)}}
    areas = {key: {"cost": {2023: 900}, "step": 0} for key in ("it", "hr")}
    tree = {"years": {"actual": [2021, 2022], "budget": [2023], "plan": plan}, "areas": areas}
    return yaml.safe_dump({"title": "T", "unit": "tkr", **tree, "investments": plan_of})


def in_components(dice: Random, line: dict[str, Any]) -> dict[str, Any]:
    """Make a line an asset of two components, of which it is one."""
    own = {key: each for key, each in line.items() if key != "used_by"}
    other = {"values": {2023: dice.randint(1, 999)}, "life": dice.randint(1, 40)}
    told: dict[str, Any] = {"components": {"frame": own, "roof": other}}
    return told | ({"used_by": line["used_by"]} if "used_by" in line else {})


def read_by(algebra: Any, budget: Budget) -> CapitalCost[Any]:
    return CapitalCost(Sheet(algebra, budget, {}))


def every_row(formulas: CapitalCost[Line]) -> Iterator[tuple[str, Line]]:
    """Give all rows that have an address, and the unrounded costs of lines."""
    yield from (("rate", formulas.rate), ("frame", formulas.frame), ("left", formulas.left))
    yield from measured(TOTAL, formulas.total)
    for key, line in formulas.lines.items():
        yield from measured(key, line)
        yield f"{key}.exact", line.exact_cost
        for component in line.components:
            yield from measured(".".join((key, *component.place)), component)
            yield f"{key}.{component.place[-1]}.exact", component.exact_cost
        for each in line.assets:
            yield from measured(".".join((key, *each.asset.place)), each)
    for seller in formulas.sellers:
        yield f"{seller}.capital_cost", formulas.borne(seller)


def measured(
    key: str, of: AssetCost[Line] | LineCost[Line] | TotalCost[Line]
) -> Iterator[tuple[str, Line]]:
    yield f"{key}.depreciation", of.depreciation
    yield f"{key}.interest", of.interest
    yield f"{key}.book_value", of.book_value
    yield f"{key}.cost", of.cost


def told(data: Any, node: Node, year: int) -> Decimal:
    """Look up the figure of a year where a row says that it stands; zero where none does."""
    assert node.origin is not None
    for key in node.origin.path:
        data = data.get(int(key) if key.isdigit() else key, {})
    if isinstance(data, Mapping):
        if node.origin.held:
            year = max(each for each in data if each <= year)
        data = data.get(year, 0)
    return Decimal(data)


@pytest.mark.parametrize("text", [SMALL, *map(text_of, range(100))])
def test_every_cell_can_be_worked_out_of_those_that_it_reads(text: str) -> None:
    data, budget = yaml.safe_load(text), budget_of(text)
    with localcontext(EXACT):
        rows = dict(every_row(read_by(Tree(), budget)))
        figures = dict(every_row(read_by(Numbers(), budget)))
        assert {key: node.values for key, node in rows.items()} == figures
        for key, node in rows.items():
            assert node.first == budget.years.base, key
            assert len(node.values) == len(budget.years.plan) + 1, key
        for node in every(rows.values()):
            for at, value in enumerate(node.values):
                if value is None:
                    continue
                working = node.reads(at)
                if working is None:
                    assert value == told(data, node, node.first + at), node.origin
                else:
                    assert value == recomputed(node, working), (node.name, at)


def row_of(*figures: int | None) -> Row:
    return tuple([None if each is None else Decimal(each) for each in figures])


@pytest.mark.parametrize("text", [SMALL, *map(text_of, range(30))])
def test_the_plan_holds_what_the_formulas_give(text: str) -> None:
    budget = budget_of(text)
    plan = capital_plan(budget)
    shown: dict[str, tuple[Any, ...]] = {"rate": plan.interest, "frame": plan.frame}
    shown["left"] = plan.left
    of: dict[str, Capital | Cohort] = {**plan.lines, TOTAL: plan.total}
    for key, line in plan.lines.items():
        of |= {f"{key}.components.{name}": each for name, each in line.components.items()}
        of |= {".".join((key, *each.place)): each for each in line.cohorts}
    for key, each in of.items():
        for measure in ("depreciation", "interest", "book_value"):
            shown[f"{key}.{measure}"] = getattr(each, measure)
        shown[f"{key}.cost"] = each.exact if isinstance(each, Cohort) else each.cost
    for key, costs in capital_by_seller(budget).items():
        shown[f"{key}.capital_cost"] = tuple(costs.values())
    with localcontext(EXACT):
        rows = dict(every_row(read_by(Numbers(), budget)))
    assert {key: rows[key] for key in shown} == shown
    for key in rows.keys() - shown.keys():
        *_, measure = key.split(".")
        assert measure == "exact" or not any(rows[key]), key


def test_the_costs_of_a_line_are_those_that_hand_calculation_gives() -> None:
    """Cars: 300 over two years, and 1 000 in 2023 over four from 2024 on.

    2023: 300/2 = 150, and 1 % on 300. 2024: 150 + 250, and 1 % on 150 + 1 000. 2025: 250, and 3 %
    on 750. 2026: 250, and 3 % on 500. What was invested in 2022 is in the opening book value.

    Vans: 90 in 2022 over three years from 2022 on, so 60 is left as 2023 begins and 30 as 2024;
    100 in 2024, of which 33.33 a year.
    """
    with localcontext(EXACT):
        rows = dict(every_row(read_by(Numbers(), budget_of(SMALL))))
        vans = [Decimal("30.6"), Decimal("30.3") + Decimal(100) / 3]
    assert rows["cars.exact"] == tuple(map(Decimal, ("153", "411.5", "272.5", "265")))
    assert rows["vans.exact"][:2] == tuple(vans)
    assert rows["it.capital_cost"][0] == Decimal("183.6")
    assert rows["cars.cost"] == (153, 412, 273, 265)
    assert rows["cars.book_value"] == (1150, 750, 500, 250)
    assert rows["vans.2024.book_value"] == (0, 67, 33, 0)
    assert rows["vans.2024.depreciation"] == (0, 33, 34, 33)
    assert rows["gone.cost"] == rows["hr.capital_cost"] == (0, 0, 0, 0)
    assert rows["rate"] == (1, 1, 3, 3)
    assert rows["left"] == (500 - 153 - 31, None, 400 - 273 - 36, None)


def test_a_book_value_is_named_with_the_year_at_whose_end_it_is() -> None:
    """Interest of the base year is on what stood in the books at the end of the year before."""
    with localcontext(EXACT):
        formulas = read_by(Tree(), budget_of(SMALL))
        rows = every([formulas.lines["cars"].at("opening", "2").interest])
    (book,) = [each for each in rows if each.name == ("book-value",)]
    assert book.first == Year(2022)
    assert book.values == row_of(300, 150, 0, 0, 0)
    assert {each.name[0] for each in rows if each.name} == {
        *("cohort-interest", "interest", "times-rate", "internal-rate"),
        *("book-value", "times-years", "cohort"),
    }


def test_assets_stand_at_their_places() -> None:
    lines = read_by(Numbers(), budget_of(SMALL)).lines
    places = {key: [each.asset.place for each in line.assets] for key, line in lines.items()}
    assert places == {
        "cars": [("opening", "2"), ("2023",), ("2024",)],
        "vans": [("2022",), ("2024",)],
        "gone": [],
    }
    assert lines["vans"].assets[1].what == ("vans", "2024")
    assert lines["cars"].assets[0].what == ("cars", "opening.2")


def test_components_stand_within_their_line() -> None:
    text = SMALL.replace(
        "rest: {values: {2023: 5}}", "rest: {components: {x: {values: {2023: 5}, life: 2}}}"
    )
    rest = read_by(Numbers(), budget_of(text)).lines["rest"]
    (component,) = rest.components
    assert (component.place, component.key, component.components) == (
        ("components", "x"),
        "rest.x",
        [],
    )
    (asset,) = rest.assets
    assert (asset.place, asset.what) == (("components", "x", "2023"), ("rest.x", "2023"))
    assert rest.at() is rest
    assert rest.at("components", "x") is component
    assert rest.at("components", "x", "2023") is component.at("components", "x", "2023") is asset


def test_a_seller_bears_the_cost_of_the_lines_that_it_uses() -> None:
    with localcontext(EXACT):
        formulas = read_by(Numbers(), budget_of(SMALL))
        assert tuple(formulas.sellers) == ("it", "hr")
        costs = [formulas.lines[key].exact_cost for key in ("cars", "vans")]
        assert formulas.borne("it") == SUM.values(*costs)
        assert formulas.borne("nobody") == row_of(0, 0, 0, 0)


def test_a_row_is_worked_out_once() -> None:
    with localcontext(EXACT):
        formulas = read_by(Tree(), budget_of(SMALL))
        first, second = (dict(every_row(formulas)) for _ in range(2))
    assert all(second[key] is node for key, node in first.items())


def test_without_investments_there_is_no_capital_cost() -> None:
    formulas = read_by(Numbers(), budget_of(ALONE))
    assert dict(every_row(formulas)) == {
        **dict.fromkeys(("rate", "total.depreciation", "total.interest"), (0,)),
        **dict.fromkeys(("total.book_value", "total.cost"), (0,)),
        **dict.fromkeys(("frame", "left"), (None,)),
    }
    assert not formulas.sellers


def test_nobody_says_what_moves_a_capital_cost() -> None:
    """Who bears it says that it is the cause of all of its change."""
    with localcontext(EXACT):
        borne = read_by(Moves(Numbers()), budget_of(SMALL)).borne("it")
    assert borne.by == {}


def test_a_row_stands_in_some_years_and_is_zero_in_others() -> None:
    row = row_of(1, 2, 3)
    for since, until, stands in ((0, None, (1, 2, 3)), (1, 2, (0, 2, 0)), (0, 0, (0, 0, 0))):
        during = During(since, until)
        assert during.values(row) == row_of(*stands)
        reads = [during.reads(at, row).of for at in range(3)]
        assert reads == [
            [Cell(0, at) if figure else Count(Decimal(0), "nothing")]
            for at, figure in enumerate(stands)
        ]


def test_a_row_is_multiplied_and_divided_by_counts_and_keeps_its_gaps() -> None:
    row = row_of(None, 6, 9)
    assert Counted((3, 2, 1), "years").values(row) == row_of(None, 12, 9)
    assert Counted((3, 2, 1), "years").reads(1, row).of == [Cell(0, 1), Count(Decimal(2), "years")]
    assert Over(Decimal(3), "life").values(row) == row_of(None, 2, 3)
    assert Over(Decimal(3), "life").reads(2, row).of == [Cell(0, 2), Count(Decimal(3), "life")]
