"""The figures of a projection by their addresses."""

from decimal import Decimal

import pytest
from conftest import SHIPPED, budget_of

from vssbudget.addresses import Figure, figure_at, no_such_figure, parted, row_at, row_names
from vssbudget.amounts import Year
from vssbudget.projection import Projection, project
from vssbudget.projection.project import sold
from vssbudget.wording import Message

TEXT = """
title: Small
unit: kr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 10}}
areas:
  a: {cost: {2022: 40, 2023: 100}, revenue: {2022: 45, 2023: 100}, index: price}
  b: {cost: {2023: 7}, revenue: {2023: 7}, step: 1}
volumes: {cases: {2022: 5.5}}
personnel: {staff: {values: {2023: 12}}}
stated: {moved: {2022: 13400}}
budget_frame: {2023: 4}
investments:
  lines: {cars: {2022: 3, 2024: -1}, vans: {2022: 4}}
  frame: {2022: 9}
published:
  cost: {a: {2022: 41}, total: {2024: 118}}
  revenue: {total: {2024: 119}}
  result: {b: {2024: 0}}
  investments: {total: {2022: 7}, income: {2022: 1}}
"""


@pytest.fixture
def projection() -> Projection:
    """Project the small budget."""
    return project(budget_of(TEXT))


@pytest.mark.parametrize(
    ("address", "value", "amount"),
    [
        ("a.cost.2022", "40", True),
        ("areas.a.cost.2022", "40", True),
        ("a.cost.2024", "110", True),
        ("a.revenue.2022", "45", True),
        ("a.result.2022", "5", True),
        ("a.price_change.2025", "10", False),
        ("total.cost.2023", "107", True),
        ("total.revenue.2024", "118", True),
        ("total.result.2023", "0", True),
        ("volumes.cases.2022", "5.5", False),
        ("volumes.cases.values.2022", "5.5", False),
        ("personnel.staff.2023", "12", False),
        ("personnel.staff.values.2023", "12", False),
        ("stated.moved.2022", "13400", False),
        ("budget_frame.2023", "4", True),
        ("budget_frame.values.2023", "4", True),
        ("investments.cars.2024", "-1", True),
        ("investments.total.2022", "7", True),
        ("investments.frame.2022", "9", True),
        ("published.cost.a.2022", "41", True),
        ("published.cost.total.2024", "118", True),
        ("published.revenue.total.2024", "119", True),
        ("published.result.b.2024", "0", True),
        ("published.investments.income.2022", "1", True),
        ("a.self_cost_change.2024", "10", False),
        ("a.self_cost_change.price.2024", "10", False),
        ("areas.b.self_cost_change.step.2024", "14.285714", False),
        ("investments.left.2022", "2", True),
        ("difference.cost.a.2022", "1", True),
        ("difference.cost.total.2024", "0", True),
        ("difference.revenue.total.2024", "1", True),
        ("difference.result.b.2024", "0", True),
        ("difference.investments.total.2022", "0", True),
        ("rates.price.2025", "10", False),
    ],
)
def test_every_figure_has_an_address(
    projection: Projection, address: str, value: str, amount: bool
) -> None:
    assert figure_at(projection, address) == Figure(Decimal(value), amount)


@pytest.mark.parametrize(
    "address",
    [
        "",
        ".",
        "2022",
        ".2022",
        "a.2022",
        "a.cost",
        "a.cost.",
        "a.cost.2021",
        "a.cost.2026",
        "a.cost.22",
        "a.cost.02022",
        "a.cost.-2022",
        "a.cost.+2022",
        "a.cost.2022.5",
        "a.cost.202\u0662",
        "a.cost.20²2",
        "a.cost." + "9" * 5000,
        "a.cost.values.2022",
        "a.price.2024",
        "a.price_change.2023",
        "areas.cost.2022",
        "c.cost.2022",
        "total.price_change.2024",
        "total.2022",
        "volumes.2022",
        "volumes.calls.2022",
        "volumes.cases.2023",
        "volumes.cases.women.2022",
        "personnel.cases.2022",
        "budget_frame.2022",
        "budget_frame.total.2023",
        "investments.2022",
        "elsewhere.cost.total.2024",
        "investments.vans.2024",
        "investments.bikes.2022",
        "investments.frame.2023",
        "published.2022",
        "published.cost.2022",
        "published.cost.b.2022",
        "published.price_change.a.2022",
        "published.source.total.2022",
        "indices.price.2024",
        "a.self_cost_change.2023",
        "a.self_cost_change.step.2024",
        "a.self_cost_change.price.2023",
        "c.self_cost_change.2024",
        "c.self_cost_change.price.2024",
        "self_cost_change.price.2024",
        "total.self_cost_change.2024",
        "investments.left.2024",
        "difference.2024",
        "difference.cost.a.2023",
        "difference.cost.b.2024",
        "difference.investments.income.2022",
        "rates.2024",
        "rates.wage.2024",
        "rates.price.2023",
    ],
)
def test_anything_else_is_no_address(projection: Projection, address: str) -> None:
    assert figure_at(projection, address) is None


def test_an_address_parts_into_its_row_and_its_year() -> None:
    assert parted("a.cost.2022") == ("a.cost", Year(2022))
    assert parted("budget_frame.0000") == ("budget_frame", Year(0))
    assert parted("a.cost") == ("a.cost", None)
    assert parted("a.cost.20225") == ("a.cost.20225", None)
    assert parted("2022") == ("", Year(2022))


def test_a_row_gives_its_years_in_order_and_without_the_gaps() -> None:
    text = TEXT.replace("cases: {2022: 5.5}", "cases: {2025: 1, 2022: 5.5, 2023: 2}")
    projection = project(budget_of(text))
    cases = row_at(projection, "volumes.cases")
    assert cases is not None
    assert (cases.years, cases.amount) == ([2022, 2023, 2025], False)
    cost = row_at(projection, "a.cost")
    assert cost is not None
    assert (cost.years, cost.amount) == ([2022, 2023, 2024, 2025], True)
    assert cost.figures == {2021: None, 2022: 40, 2023: 100, 2024: 110, 2025: 121}


def test_the_rows_that_can_be_meant_are_all_there(projection: Projection) -> None:
    assert row_names(projection) == [
        *("total.cost", "total.revenue", "total.result"),
        *("a.cost", "a.revenue", "a.result", "a.price_change", "a.self_cost_change"),
        *("a.price_result", "b.cost", "b.revenue", "b.result", "b.price_change"),
        *("b.self_cost_change", "b.price_result"),
        *("volumes.cases", "personnel.staff", "stated.moved"),
        *("investments.cars", "investments.vans", "investments.total", "investments.frame"),
        *("investments.left", "budget_frame"),
        *("published.cost.a", "published.cost.total", "published.revenue.total"),
        *("published.result.b", "published.investments.total", "published.investments.income"),
        *("difference.cost.a", "difference.cost.total", "difference.revenue.total"),
        *("difference.result.b", "difference.investments.total", "difference.investments.income"),
        "rates.price",
    ]
    assert all(row_at(projection, name) for name in row_names(projection))


LITTLE = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
areas:
"""


def test_a_budget_with_areas_alone_has_only_their_rows() -> None:
    projection = project(budget_of(f"{LITTLE}  a: {{cost: {{2023: 1}}, step: 0}}\n"))
    assert row_names(projection) == [
        *("total.cost", "total.revenue", "total.result"),
        *("a.cost", "a.revenue", "a.result", "a.price_change", "a.self_cost_change"),
        "a.price_result",
    ]
    for name in ("investments.total", "investments.frame", "budget_frame", "volumes.cases"):
        assert row_at(projection, name) is None


@pytest.mark.parametrize(
    "key",
    [
        *("areas", "volumes", "personnel", "stated", "investments", "budget_frame", "published"),
        *("difference", "rates", "self_cost_change", "pools", "customers", "shared_cost"),
    ],
)
def test_an_area_may_be_called_as_a_block_is(key: str) -> None:
    area = f"  {key}: {{cost: {{2023: 50}}, revenue: {{2023: 50}}, step: 5}}\n"
    projection = project(budget_of(LITTLE + area))
    for address in (f"{key}.cost.2024", f"areas.{key}.cost.2024"):
        assert figure_at(projection, address) == Figure(Decimal(55), amount=True)
    for measure in ("price_change", "self_cost_change", "self_cost_change.step"):
        assert figure_at(projection, f"{key}.{measure}.2024") == Figure(Decimal(10), amount=False)


def test_a_block_goes_before_an_area_of_its_name() -> None:
    area = "  volumes: {cost: {2023: 50}, step: 5}\nvolumes: {cost: {2023: 3}}\n"
    projection = project(budget_of(LITTLE + area))
    assert figure_at(projection, "volumes.cost.2023") == Figure(Decimal(3), amount=False)
    assert figure_at(projection, "areas.volumes.cost.2023") == Figure(Decimal(50), amount=True)
    assert figure_at(projection, "volumes.result.2024") == Figure(Decimal(0), amount=True)


def test_a_name_that_ends_as_a_measure_does_is_that_of_its_own_block() -> None:
    text = (
        f"{LITTLE}  price_change: {{cost: {{2023: 50}}, step: 5}}\n"
        "investments: {lines: {price_change: {2023: 3}}}\n"
        "published: {cost: {price_change: {2024: 55}}}\n"
    )
    projection = project(budget_of(text))
    assert figure_at(projection, "investments.price_change.2023") == Figure(Decimal(3), True)
    assert figure_at(projection, "published.cost.price_change.2024") == Figure(Decimal(55), True)
    assert figure_at(projection, "price_change.cost.2023") == Figure(Decimal(50), True)


GUESSED = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {price: {2024: 2}}
areas:
  hr: {services: {hr_direkt: {revenue: {2023: 9}, parts: {p: {cost: {2023: 9}, index: price}}}}}
  it: {cost: {2023: 5}, revenue: {2023: 5}, index: price}
pools: {it_stod: {of: it, key: {headcount: {hr.hr_direkt: 2}}}}
"""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("indices.price.rates", "rates.price"),
        ("indices.price", "rates.price"),
        ("indices.prise.rates", "rates.price"),
        ("net.cost", "total.net_cost"),
        ("net.revenue", "total.net_revenue"),
        ("net.cst", "total.net_cost"),
        ("hr.services.x.cost", "areas.hr.services.hr_direkt.cost"),
        ("areas.hr.services.hr_direct.cots", "areas.hr.services.hr_direkt.cost"),
        ("it.services.x.cost", "it.cost"),
        ("hr.services." + "x" * 50, None),
        ("ho.services.hr_direkt.cost", "hr.hr_direkt.cost"),
    ],
)
def test_what_is_written_as_in_the_file_or_in_json_is_told_with_its_address(
    name: str, meant: str | None
) -> None:
    projection = project(budget_of(GUESSED))
    _, fix = no_such_figure(projection, f"{name}.2024")
    assert fix == (Message("write-text", text=f"{meant}.2024") if meant else Message("figure-fix"))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("stod.cost", "groups.stod.cost"),
        ("stod.cots", "groups.stod.cost"),
        ("hr.cots", "hr.cost"),
    ],
)
def test_a_group_without_its_block_is_told_with_it(name: str, meant: str) -> None:
    projection = project(budget_of(GUESSED + "groups: {stod: {of: [it, hr]}}\n"))
    _, fix = no_such_figure(projection, f"{name}.2030")
    assert fix == Message("figure-year-fix", row=meant, years="2023, 2024")


def test_an_area_may_be_called_as_something_else_is_written() -> None:
    text = "  net: {cost: {2023: 1}, step: 0}\n  indices: {cost: {2023: 1}, step: 0}\n"
    projection = project(budget_of(LITTLE + text))
    for name, meant in (("net.cst", "net.cost"), ("indices.cots", "indices.cost")):
        _, fix = no_such_figure(projection, f"{name}.2024")
        assert fix == Message("write-text", text=f"{meant}.2024")


def test_a_row_knows_how_many_figures_it_has() -> None:
    row = row_at(project(budget_of(SHIPPED.read_text("utf-8"))), "hr.cost")
    assert row is not None
    assert len(row.figures) == 8


def test_the_exact_figures_of_an_area_are_worked_out_once() -> None:
    projection = project(budget_of(SHIPPED.read_text("utf-8")))
    assert sold(projection, "hr") is sold(projection, "hr")


def test_what_an_earlier_result_adds_is_no_row_of_results() -> None:
    """1000 of cost against 1250 of revenue lack −250, which is −20 % of what was paid."""
    projection = project(
        budget_of(
            "title: Small\nunit: kr\nyears: {budget: [2023], plan: [2024]}\n"
            "areas: {a: {cost: {2023: 1000}, revenue: {2023: 1250}, step: 0}}\n"
        )
    )
    part = figure_at(projection, "a.self_cost_change.result.2024")
    assert part == Figure(Decimal(-20), amount=False)
    assert figure_at(projection, "a.self_cost_change.result.2023") is None


def test_what_uses_nothing_has_no_capital_cost() -> None:
    assert row_at(project(budget_of(SHIPPED.read_text("utf-8"))), "hr.capital_cost") is None
