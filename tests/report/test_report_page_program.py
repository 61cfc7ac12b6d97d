"""The calculation as a page holds it: what it tells is the program, and what there is to change."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of
from pages_made import loaded_page

from vssbudget.addresses import figure_at
from vssbudget.addresses.derivation import program
from vssbudget.addresses.find import row_names
from vssbudget.amounts import Year
from vssbudget.calculation.program import Program
from vssbudget.formulas.working import FORMS, LEAVES, How
from vssbudget.loader import Source, load
from vssbudget.projection import Projection, project
from vssbudget.report.origin import origins_at
from vssbudget.report.page.program import Templates, filled, program_told
from vssbudget.report.page.what_if import (
    changed_of,
    checks_of,
    rows_needed,
    settings_told,
    summary_of,
)
from vssbudget.wording import ENGLISH, Message

SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
SHARED = REPOSITORY / "docs" / "shared.yaml"


def laid(path: Path) -> tuple[Program, Projection, dict[str, Any]]:
    """Give the program of a budget, and what a page is told of it."""
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    projection = project(loaded.budget)
    known = program(projection, [*row_names(projection), *rows_needed(projection)])
    paths = [step.path for step in known.steps if step.how is How.INPUT]
    origins = origins_at(paths, loaded.budget, loaded.standing)
    told = program_told(known, loaded.budget.indices, origins, ENGLISH)
    return known, projection, json.loads(json.dumps(told))


@pytest.mark.parametrize("path", [SHIPPED, SERVICES, SHARED], ids=lambda each: each.parent.name)
def test_the_steps_are_those_of_the_program(path: Path) -> None:
    known, _, told = laid(path)
    columns, leaves = told["steps"], dict(told["leaves"])
    fixed = {place: rest for place, *rest in told["fixed"]}
    for place, step in enumerate(known.steps):
        name = told["names"][columns["name"][place]]
        year = columns["year"][place]
        assert told["ways"][columns["way"][place]][0] == step.how
        assert [place - back for back in columns["of"][place]] == list(step.of)
        assert (filled(name, year) if year else name) == ENGLISH.say(step.name)
        assert told["units"][columns["unit"][place]][1] == step.decimals
        assert (step.how in LEAVES) == (place in leaves)
        assert place not in leaves or Decimal(leaves[place]) == step.value
        which, decimals, order, _ = fixed.get(place, (0, 0, 0, 0))
        assert (which, decimals) == (step.fixed.which, step.fixed.decimals)
        ranks = told["orders"][order] if step.fixed.names else []
        assert sorted(step.fixed.names) == [
            name for _, name in sorted(zip(ranks, step.fixed.names, strict=True))
        ]
    for address, row in known.figures.items():
        first, places = told["figures"].get(address, (0, []))
        assert {first + at: place for at, place in enumerate(places) if place is not None} == row


def test_an_input_says_where_it_stands_its_source_and_why_it_is_assumed() -> None:
    known, _, told = laid(SHIPPED)
    inputs = told["inputs"]
    stands = {".".join(known.steps[at].path): inputs["places"][place] for at, place in inputs["at"]}
    file, place, sources, mark = stands["indices.price.rates.2024"]
    assert (inputs["files"][file], place) == ("budget2023.yaml", "31:30")
    assert [inputs["sources"][each][0] for each in sources] == ["kommentar"]
    assert inputs["marks"][mark].startswith("inferred: Den tryckta planen räknar upp")
    assert inputs["marks"][stands["areas.hr.cost.2023"][3]] == ""


def test_a_name_is_told_once_for_all_years_and_a_text_with_its_signs_as_it_is() -> None:
    templates = Templates(ENGLISH)
    one, other = (Message("step-grown", year=year, before=year - 1) for year in (2024, 2025))
    assert templates.of(one)[0] == templates.of(other)[0]
    assert filled(*templates.of(other)) == ENGLISH.say(other)
    odd = Message("step-cost", what=Message("name", name="a ␑ b"), year=2024)
    assert templates.of(odd) == (ENGLISH.say(odd), 0)
    assert templates.of(Message("step-total")) == (ENGLISH("step-total"), 0)


def test_every_way_that_is_no_leaf_has_words_or_is_no_step() -> None:
    ways = {str(how) for how in How if how not in (*LEAVES, How.PASSED)}
    assert {f"how-{each}" for each in ways} <= ENGLISH.words.keys()
    assert set(FORMS) <= set(How)


CHANGES = """\
title: Decided
unit: tkr
price_unit: {name: kr, per: 1000}
years: {budget: [2023], plan: [2024, 2025]}
indices:
  wage: {name: Wages, rates: {2024: 3, 2025: 3.5}}
  other: {rates: {2024: 1, 2025: 1}}
areas:
  a:
    name: A
    index: wage
    cost: {2023: 1000}
    revenue: {2023: 1000}
    price_change: {2024: 2.5}
  services:
    services:
      s:
        name: S
        unit: pcs
        volume: v
        price: {2024: 12.5, 2025: 13}
        revenue: {2023: 100}
        parts: {p: {cost: {2023: 100}, index: wage}}
volumes: {v: {name: Pieces, values: {2023: 10000, 2024: 12345, 2025: 0.5}}}
"""


def test_what_there_is_to_change_stands_in_order_with_its_limits() -> None:
    budget = budget_of(CHANGES)
    projection = project(budget)
    known = program(projection, row_names(projection))
    told = settings_told(known, budget)
    assert [(each["key"], each["title"], each["sort"], each["together"]) for each in told] == [
        ("wage", "Wages", "rate", True),
        ("other", "other", "rate", True),
        ("areas.a.price_change", "A", "price_change", True),
        ("areas.services.services.s.price", "services, S", "price", False),
        ("volumes.v.values", "Pieces", "volume", False),
    ]
    assert told[0]["limits"] == ("-99.999999", "1000", 6)
    assert told[0]["slide"] == ("-5", "10", "0.1")
    assert told[3]["slide"] == ("6.3", "18.8", "0.1")
    assert told[4]["slide"] == ("6200", "18500", "100")
    assert [year for year, _ in told[2]["years"]] == [2024]
    keys = [(each.key, list(each.years)) for each in changed_of(known, budget)]
    assert keys[0] == ("wage", [Year(2024), Year(2025)])


@pytest.mark.parametrize("path", [SHIPPED, SERVICES, SHARED], ids=lambda each: each.parent.name)
def test_every_figure_that_is_checked_is_one_of_the_page(path: Path) -> None:
    _, projection, told = laid(path)
    for check in checks_of(projection):
        for of in check.of:
            for address in of:
                name, _, year = address.rpartition(".")
                first, places = told["figures"][name]
                assert places[int(year) - first] is not None, address


@pytest.mark.parametrize("path", [SHIPPED, SERVICES, SHARED], ids=lambda each: each.parent.name)
def test_what_is_returned_of_earlier_results_is_no_fault(path: Path) -> None:
    """The rules find none either: the results of the page hold before anything is set."""
    _, projection, _ = laid(path)
    check = next(checks_of(projection))
    assert check.title == "page-check-zero"
    for (address,), due in zip(check.of, check.due, strict=True):
        found = figure_at(projection, address)
        assert found is not None
        assert found.value == due, address


def test_of_very_many_areas_the_difference_is_told_of_all_together() -> None:
    areas = "".join(f"  a{n}: {{cost: {{2023: 1}}, revenue: {{2023: 1}}}}\n" for n in range(41))
    few = "title: x\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"
    assert len(list(summary_of(project(budget_of(few + areas.partition("  a40")[0]))))) == 40
    assert list(summary_of(project(budget_of(few + areas)))) == []


def test_the_shipped_page_keeps_to_its_size() -> None:
    assert len(loaded_page(SHIPPED).encode()) <= 300_000
