"""The figures of capital cost by their addresses."""

from decimal import Decimal

import pytest
from conftest import REPOSITORY, budget_of
from explained import explained, value

from vssbudget.addresses import Figure, figure_at, no_such_figure, row_at, row_names
from vssbudget.addresses.kinds import OF_CAPITAL
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES, Message

DOCS = (REPOSITORY / "docs" / "capital.yaml").read_text("utf-8")


def test_there_is_no_row_of_a_line_without_a_life() -> None:
    projection = project(budget_of(DOCS))
    for name in ("capital.furniture.cost", "capital.computers", "capital.computers.price"):
        assert row_at(projection, name) is None


def test_a_cohort_has_the_address_under_which_it_stands_in_its_line() -> None:
    """Of 45 000 over 4 years 33 750 are left in the second, which bears 2.5 %: 843.75."""
    projection = project(budget_of(DOCS))
    figures = {
        "capital.computers.2024.interest.2026": 844,
        "capital.computers.2024.depreciation.2026": 11_250,
        "capital.computers.opening.2.book_value.2023": 11_250,
        "capital.frame.2025": 50_000,
        "capital.left.2025": 9_884,
    }
    for address, figure in figures.items():
        assert figure_at(projection, address) == Figure(Decimal(figure), True)
    assert figure_at(projection, "capital.rate.2024") == Figure(Decimal("2.5"), False)
    step = explained(projection, "capital.computers.2024.interest.2026")[-1]
    assert LANGUAGES["en"].say(step.name) == "Computers, invested in 2024: interest 2026"


def test_what_a_cohort_and_all_that_an_area_uses_cost_is_told_unrounded() -> None:
    """45 000 / 4 and 2.5 % of the 33 750 that are left."""
    projection = project(budget_of(DOCS))
    for address in ("capital.computers.2024.cost.2026", "it.capital_cost.2026"):
        step = explained(projection, address)[-1]
        assert LANGUAGES["en"].say(step.name).endswith("capital cost 2026, unrounded")
        assert figure_at(projection, address) == Figure(step.value, False)
    cost = figure_at(projection, "capital.computers.2024.cost.2026")
    assert cost == Figure(Decimal("12093.75"), False)


@pytest.mark.parametrize(
    "name",
    [
        *("capital.computers.2030.interest", "capital.computers.opening.9.interest"),
        *("capital.computers.2024.life", "capital.total.2024.interest", "capital.vans.2024.cost"),
        *("capital.furniture.cost", "furniture.capital_cost", "other.capital_cost"),
        *("capital.computers.2024", "capital.rate.2024.interest", "capital", "capital.left.cost"),
    ],
)
def test_there_is_no_row_of_what_was_not_invested(name: str) -> None:
    assert row_at(project(budget_of(DOCS)), name) is None


def test_a_cohort_that_there_is_not_is_told_with_the_nearest_of_its_line() -> None:
    projection = project(budget_of(DOCS))
    for address, meant in (
        ("capital.computers.opning.2.interest.2024", "capital.computers.opening.2.interest.2024"),
        ("capital.computers.2024.intrest.2026", "capital.computers.2024.interest.2026"),
        ("capital.computers.cohort.2026", "capital.computers.cost.2026"),
        ("it.capital_cst.2026", "it.capital_cost.2026"),
        ("capital.lft.2026", "capital.left.2026"),
        ("capital.rte.2026", "capital.rate.2026"),
        ("capital.frme.2026", "capital.frame.2026"),
    ):
        _, fix = no_such_figure(projection, address)
        assert fix == Message("write-text", text=meant)


def test_a_rate_a_total_and_a_frame_stand_without_a_life() -> None:
    """The frame of 40 is left whole where nothing is written off."""
    projection = project(
        budget_of(
            "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
            "areas: {a: {cost: {2023: 1}, step: 0}}\n"
            "investments: {lines: {cars: {2023: 9}}, interest: 2, capital_frame: {2024: 40}}\n"
        )
    )
    assert figure_at(projection, "capital.left.2024") == Figure(Decimal(40), True)
    assert figure_at(projection, "capital.rate.2023") == Figure(Decimal(2), False)
    totals = [f"capital.total.{each}" for each in OF_CAPITAL]
    for total in totals:
        assert figure_at(projection, f"{total}.2024") == Figure(Decimal(0), True)
        assert value(projection, f"{total}.2024") == 0
    names = [each for each in row_names(projection) if each.startswith("capital")]
    assert names == ["capital.rate", "capital.frame", "capital.left"]
    pools = (REPOSITORY / "docs" / "shared.yaml").read_text("utf-8")
    shared = project(budget_of(f"{pools}\ninvestments: {{lines: {{cars: {{2024: 9}}}}}}\n"))
    assert [each for each in row_names(shared) if each.endswith(".capital_cost")] == []
    without = project(
        budget_of("title: T\nunit: tkr\nyears: {budget: [2023]}\nareas: {a: {cost: {2023: 1}}}\n")
    )
    for name in ("capital.rate", *totals):  # which `capital` tells programs nevertheless
        assert value(without, f"{name}.2023") == 0
    assert [each for each in row_names(without) if each.startswith("capital")] == []
    assert row_at(without, "capital.left") is None


ASSETS = (REPOSITORY / "docs" / "assets.yaml").read_text("utf-8")


def test_a_component_and_what_is_written_off_of_it_have_addresses_within_their_line() -> None:
    """6 000 over 25 years is 20 a month: 100 for five months of 2023, and 240 a year."""
    projection = project(budget_of(ASSETS))
    roof = "capital.building.components.roof"
    for address, figure, whole in (
        (f"{roof}.depreciation.2023", "100", True),
        (f"{roof}.cost.2024", "358", True),
        (f"{roof}.2023.book_value.2024", "5660", True),
        (f"{roof}.2023.cost.2024", "358", False),
        ("capital.vans.opening_months.9.depreciation.2023", "66", True),
        ("investments.building.2023", "40000", True),
    ):
        assert figure_at(projection, address) == Figure(Decimal(figure), whole)
    for address in (f"{roof}.2024.cost", f"{roof}.components", "capital.building.roof.cost"):
        assert row_at(projection, address) is None
    _, fix = no_such_figure(projection, f"{roof.replace('roof', 'rof')}.cost.2024")
    assert fix == Message("write-text", text=f"{roof}.cost.2024")
    step = explained(projection, f"{roof}.2023.cost.2024")[-1]
    told = {code: each.say(step.name) for code, each in LANGUAGES.items()}
    assert told["en"] == "Building, Roof, invested in 2023: capital cost 2024, unrounded"
    assert told["sv"] == "Building, Roof, investerat 2023: kapitalkostnad 2024, oavrundad"
