"""Names that are words of addresses: they hide no figure, and nothing breaks off."""

from decimal import Decimal

import pytest
from clashes_drawn import clashing
from conftest import budget_of
from explained import explained, held_text

from vssbudget.addresses import figure_at, row_at, row_names
from vssbudget.addresses.find import _name
from vssbudget.addresses.kinds import KINDS
from vssbudget.checks import RULES, check
from vssbudget.projection import Projection, project
from vssbudget.projection.written import BLOCKS

HEAD = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {cost: {2024: 2}, price: {2024: 3}}
"""
AREA = "areas: {a: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}}\n"
LINES = "investments: {lines: {frame: {2023: 9}, left: {2023: 4}, rate: {2023: 2}}"


def of(text: str) -> Projection:
    return project(budget_of(f"{HEAD}{text}"))


def amount(projection: Projection, address: str) -> Decimal:
    figure = figure_at(projection, address)
    assert figure is not None, address
    assert explained(projection, address)[-1].value == figure.value
    return figure.value


@pytest.mark.parametrize("number", range(16))
def test_whatever_names_there_are_each_address_is_that_of_its_own_figure(number: int) -> None:
    text = clashing(number)
    projection = project(budget_of(text))
    for block, kind in KINDS.items():
        for key in kind.keys(projection):
            for tail in kind.tails(projection, key):
                row = row_at(projection, name := _name(block, key, tail.end))
                assert row is not None, name
                assert row.of == tail.place, name
    held_text(text, every=3)


@pytest.mark.parametrize("number", range(16, 20))
def test_whatever_names_there_are_a_claim_may_be_about_all_their_figures(number: int) -> None:
    projection = project(budget_of(clashing(number)))
    rows = {name: row_at(projection, name) for name in row_names(projection)}
    named = [f"{name}.{row.years[0]}" for name, row in rows.items() if row and row.years]
    claim = f"claims: {{all: {{says: All of it, sum: [{', '.join(named)}], equals: 0}}}}\n"
    judged = check(project(budget_of(clashing(number) + claim)), RULES)
    assert [each.judged for each in judged if each.rule == "claim"] == [{None: 1}]


def test_a_block_of_addresses_is_one_that_an_area_can_be_called_as() -> None:
    assert ("total", *BLOCKS) == tuple(KINDS)


def test_a_line_may_be_called_as_the_frame_is() -> None:
    """Without a frame the names are those of the lines; with one they are among the lines."""
    without, framed = of(f"{AREA}{LINES}}}\n"), of(f"{AREA}{LINES}, frame: {{2023: 20}}}}\n")
    assert [amount(without, f"investments.{each}.2023") for each in ("frame", "left")] == [9, 4]
    assert [amount(framed, f"investments.{each}.2023") for each in ("frame", "left")] == [20, 5]
    for projection in (without, framed):
        lines = [f"investments.lines.{each}.2023" for each in ("frame", "left", "rate")]
        assert [amount(projection, each) for each in lines] == [9, 4, 2]
    assert [each for each in row_names(without) if each.startswith("investments")] == [
        *("investments.frame", "investments.left", "investments.rate", "investments.total"),
    ]
    assert [each for each in row_names(framed) if each.startswith("investments")] == [
        *("investments.frame", "investments.left", "investments.rate", "investments.total"),
        *("investments.lines.frame", "investments.lines.left"),
    ]
    for name in ("investments.lines", "investments.lines.total", "investments.lines.cars"):
        assert row_at(framed, name) is None


def test_a_line_may_be_called_lines() -> None:
    projection = of(f"{AREA}investments: {{lines: {{lines: {{2023: 9}}, cars: {{2023: 4}}}}}}\n")
    names = ("investments.lines", "investments.lines.lines", "investments.lines.cars")
    assert [amount(projection, f"{each}.2023") for each in names] == [9, 9, 4]


def test_a_line_with_a_life_may_be_called_as_a_row_of_capital_cost_is() -> None:
    """9 over 3 years are 3 a year; 2 % of the 6 that are left are 0.12."""
    lines = ", ".join(f"{each}: {{values: {{2023: 9}}, life: 3}}" for each in ("frame", "rate"))
    text = f"{AREA}investments: {{lines: {{{lines}}}, interest: 2, capital_frame: {{2024: 8}}}}\n"
    projection = of(text)
    for line in ("frame", "rate"):
        assert amount(projection, f"capital.{line}.depreciation.2024") == 3
        assert amount(projection, f"capital.{line}.2023.depreciation.2024") == 3
    assert [amount(projection, f"capital.{each}.2024") for each in ("frame", "rate")] == [8, 2]
    assert amount(projection, "capital.left.2024") == 2
    assert row_at(projection, "capital.left.cost") is None
    assert row_at(of(text.replace(", capital_frame: {2024: 8}", "")), "capital.frame") is None


def test_an_area_that_is_called_as_a_block_is_listed_with_its_own() -> None:
    projection = of("areas: {volumes: {cost: {2023: 50}, step: 5}}\nvolumes: {cost: {2023: 3}}\n")
    assert {"areas.volumes.cost", "volumes.cost"} <= {*row_names(projection)}
    assert amount(projection, "areas.volumes.cost.2024") == 55
    assert amount(projection, "volumes.cost.2023") == 3


SERVICES = (
    "areas: {{a: {{services: {{{}: {{revenue: {{2023: 100}}, "
    "parts: {{p: {{cost: {{2023: 100}}, index: cost}}}}}}}}}}}}\n"
)


@pytest.mark.parametrize("key", ["self_cost_change", "shared_cost", "services"])
def test_a_service_that_is_called_as_a_row_of_its_area_is_found_among_services(key: str) -> None:
    """Its cost of 100 grows by 2 %, which is also what the index adds to the price of the area."""
    projection = of(SERVICES.format(key))
    assert f"a.services.{key}.cost" in row_names(projection)
    for name in (f"a.services.{key}.cost", f"areas.a.services.{key}.cost"):
        assert amount(projection, f"{name}.2024") == 102
    assert amount(projection, "a.self_cost_change.cost.2024") == 2
    assert amount(projection, f"a.services.{key}.self_cost_change.cost.2024") == 2


def test_what_is_shared_by_services_of_an_area_called_so_is_found() -> None:
    pools = "pools: {k: {parts: {p: {cost: {2023: 9}}}, key: {headcount: {services.s: 2}}}}\n"
    area = SERVICES.format("s").replace("a: {", "services: {").replace("p: {cost", "q: {cost")
    projection = of(area + pools.replace("2023: 9}", "2023: 9}, step: 0"))
    for name in ("pools.k.to.services.s", "pools.k.to.services.services.s"):
        assert amount(projection, f"{name}.2024") == 9


@pytest.mark.parametrize("key", ["shares", "agreement", "key", "customers", "price", "rates"])
def test_a_step_is_called_by_what_stands_in_the_file_whatever_its_area_is_called(key: str) -> None:
    area = f"areas: {{{key}: {{cost: {{2023: 100}}, shares: {{cost: 0.5, price: 0.5}}}}}}\n"
    explanation = explained(of(area), f"areas.{key}.cost.2024")
    inputs = [(str(each.name), each.unit) for each in explanation if each.path]
    assert inputs == [
        ("cost 2023 as given", "tkr"),
        ("share of cost", ""),
        ("cost 2024", "%"),
        ("share of price", ""),
        ("price 2024", "%"),
    ]


@pytest.mark.parametrize("key", ["cost", "price", "interest", "life"])
def test_a_printed_figure_is_called_so_whatever_its_area_is_called(key: str) -> None:
    area = f"areas: {{{key}: {{cost: {{2023: 100}}, step: 0}}}}\n"
    projection = of(f"{area}published: {{cost: {{{key}: {{2024: 9}}}}}}\n")
    printed = explained(projection, f"published.cost.{key}.2024")[-1]
    assert (str(printed.name), printed.unit) == (f"published.cost.{key} 2024", "tkr")
