"""How far inputs may go until a claim fails, and which of them are sums, worked out by hand."""

import json
from decimal import Decimal

import pytest
from conftest import SHIPPED, Run, budget_of

from vssbudget.checks.perturbed import perturbed
from vssbudget.checks.perturbed.inputs import inputs_of, moved
from vssbudget.checks.perturbed.margins import reach
from vssbudget.findings import Disguised, Margin, Perturbed
from vssbudget.projection import project
from vssbudget.report import Display, Verdict, render_findings
from vssbudget.wording import Message

HEAD = """
title: By hand
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {rates: {2023: 5, 2024: 2.5, 2025: 2.5}}}
sources: {s: S}
volumes: {v: {name: Cases, values: {2022: 90, 2023: 100}}}
areas:
  a: {name: Alpha, cost: {2023: 1000}, revenue: {2023: 1000}, index: price}
  b: {name: Beta, cost: {2023: 3000}, revenue: {2023: 3000}, step: 100}
"""


def margins(claim: str) -> dict[str, tuple[str | None, str | None]]:
    """Give by its path how far each input may fall and rise until a claim fails."""
    projection = project(budget_of(f"{HEAD}claims: {{c: {{says: C, {claim}, source: s}}}}\n"))
    return {".".join(each.path): _far(each) for each in perturbed(projection).margins}


def _far(margin: Margin) -> tuple[str | None, str | None]:
    falls, rises = (None if each is None else str(each) for each in (margin.falls, margin.rises))
    return falls, rises


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # 3 000 / 4 000 is 75 %; (3 000 − x) / (4 000 − x) is 70 % at x = 666.67, and
        # 3 000 / (4 000 + x) at x = 285.71
        (
            "sum: [b.revenue.2023], percent_of: [total.revenue.2023], at_least: 70",
            {
                "areas.b.revenue.2023": ("666", None),
                "areas.a.revenue.2023": (None, "285"),
            },
        ),
        # 3 000 / (4 000 − x) is 80 % at x = 250, and (3 000 + x) / (4 000 + x) at x = 1 000
        (
            "sum: [b.revenue.2023], percent_of: [total.revenue.2023], at_most: 80",
            {
                "areas.a.revenue.2023": ("250", None),
                "areas.b.revenue.2023": (None, "1000"),
            },
        ),
        # 99 and 101 are not 100
        ("sum: [volumes.v.2023], equals: 100", {"volumes.v.values.2023": ("0", "0")}),
        # 1 000 − 90 is 910, which may be 10 lower and 20 higher
        (
            "sum: [a.cost.2023], minus: [volumes.v.2022], at_least: 900, at_most: 930",
            {"areas.a.cost.2023": ("10", "20"), "volumes.v.values.2022": ("20", "10")},
        ),
        # 1 000 · 1.025² = 1 050.625, which is 1 051; 1 000 · 1.025 · 1.024 is 1 049.6, and 1 050
        (
            "sum: [a.cost.2025], at_least: 1050",
            {
                "areas.a.cost.2023": ("1", None),
                "indices.price.rates.2024": ("0.10", None),
                "indices.price.rates.2025": ("0.10", None),
            },
        ),
        # 1 000 · 1.0245 is 1 024.5, and 1 000 · 1.0255 is 1 025.5
        (
            "sum: [a.cost.2024], equals: 1025",
            {
                "areas.a.cost.2023": ("0", "0"),
                "indices.price.rates.2024": ("0.05", "0.04"),
            },
        ),
        ("sum: [b.cost.2025], at_least: 9999", {}),
        ("sum: [b.cost.2023], at_least: -1", {}),
        ("sum: [b.cost.2031], at_least: -1", {}),
        ("count: areas, equals: 2", {}),
    ],
)
def test_the_margins_of_a_claim_are_those_of_its_inputs(
    claim: str, expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert margins(claim) == expected


def test_a_share_of_what_may_be_nothing_fails_there() -> None:
    """3 000 % of 100 cases is at least 1 % of any; of no cases it is nothing at all."""
    claim = "sum: [b.revenue.2023], percent_of: [volumes.v.2023], at_least: 1"
    assert margins(claim) == {
        "areas.b.revenue.2023": ("2999", None),
        "volumes.v.values.2023": ("99", None),
    }


def test_a_reach_is_the_last_step_that_holds_however_the_figure_goes() -> None:
    assert reach(lambda steps: Decimal(19481 - steps), 10**6) == 19481
    assert reach(lambda steps: Decimal(5) - Decimal(steps) ** 3 / 10**9, 10**6) == 1709
    assert reach(lambda steps: Decimal(1 if steps < 7 else -(10**9)), 1000) == 6
    assert reach(Decimal, 10) is None
    assert reach(lambda steps: Decimal(-steps), 1) == 0


def disguised(text: str) -> dict[str, str]:
    """Give what is an input in disguise, by its path."""
    found = perturbed(project(budget_of(text))).disguised
    return {
        ".".join(each.path): str(each.told).removeprefix("an input in disguise: ") for each in found
    }


AREAS = """
title: Sums
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {rates: {2023: 5, 2024: 10, 2025: 10}}}
areas:
"""


def test_an_area_that_is_the_sum_of_those_beside_it_is_an_input_in_disguise() -> None:
    """300 = 100 + 200 and 330 = 110 + 220; that 330 is 330 and nothing is no sum.

    Where a year is not known of one beside it, it is none either.
    """
    text = f"""{AREAS}
  a: {{name: Alpha, cost: {{2022: 100, 2023: 110}}, step: 0, revenue: {{2023: 1}}}}
  b: {{name: Beta, cost: {{2022: 200, 2023: 220}}, step: 0, revenue: {{2023: 1}}}}
  sum: {{name: Both, cost: {{2022: 300, 2023: 330}}, step: 0, revenue: {{2023: 2}}}}
  taxes: {{revenue: {{2022: 5, 2023: 6}}, step: 0}}
  other: {{cost: {{2022: 300, 2023: 330}}, step: 0, revenue: {{2023: 9}}}}
  new: {{cost: {{2023: 40}}, step: 0, revenue: {{2023: 9}}}}
"""
    assert disguised(text) == {
        "areas.sum.cost": "Both is the sum of Alpha, Beta in every year, and stays where they move"
    }


def test_a_series_and_a_line_of_investments_may_be_sums_of_those_behind_them() -> None:
    text = f"""{AREAS}
  a: {{cost: {{2023: 100}}, revenue: {{2023: 100}}, step: 0}}
stated:
  all: {{name: All, values: {{2022: 7, 2023: 9}}}}
  one: {{name: One, values: {{2022: 3, 2023: 4}}}}
  two: {{name: Two, values: {{2022: 4, 2023: 5}}}}
investments:
  lines:
    all: {{name: Whole, values: {{2022: 50, 2023: 70}}}}
    it: {{name: Computers, values: {{2022: 20, 2023: 30}}}}
    car: {{name: Cars, values: {{2022: 30, 2023: 40}}}}
"""
    assert disguised(text) == {
        "stated.all.values": "All is the sum of One, Two in every year, and stays where they move",
        "investments.lines.all.values": (
            "Whole is the sum of Cars, Computers in every year, and stays where they move"
        ),
    }


def test_what_an_area_gives_besides_its_services_is_an_input_in_disguise() -> None:
    """60 is 20 and 40; what it gives of its revenue, 61, is found by footing."""
    text = f"""{AREAS}
  hr:
    name: HR
    cost: {{2023: 60}}
    revenue: {{2023: 61}}
    services:
      s: {{revenue: {{2023: 20}}, parts: {{p: {{cost: {{2023: 20}}, index: price}}}}}}
      t: {{revenue: {{2023: 40}}, parts: {{p: {{cost: {{2023: 40}}, index: price}}}}}}
"""
    assert disguised(text) == {
        "areas.hr.cost.2023": (
            "2023, cost, HR, is what its services add up to, and stays where they move"
        )
    }


def test_a_printed_plan_that_is_given_as_well_is_held_against_itself() -> None:
    """Of Alpha 2024 is given as it is printed, and 2025 follows from it; Beta moves."""
    text = f"""{AREAS}
  a: {{name: Alpha, cost: {{2023: 100, 2024: 105}}, revenue: {{2023: 100}}, index: price}}
  b: {{name: Beta, cost: {{2023: 200}}, revenue: {{2023: 200}}, index: price}}
published:
  cost: {{a: {{2024: 105, 2025: 116}}, b: {{2024: 220}}, total: {{2024: 325}}}}
  result: {{a: {{2024: 0}}}}
"""
    assert disguised(text) == {
        "published.cost.a": (
            "what is printed of cost, Alpha, is held in 2024 against figures that are given in the "
            "file: nothing leads to them"
        )
    }


def test_check_tells_the_narrowest_margins_of_each_claim(run: Run) -> None:
    asked = run("check", SHIPPED, "--perturb")
    assert asked.status == 0
    lines = asked.out.replace("\xa0", " ").splitlines()
    claim = "LKDATA och Kost och restaurang, andel av omsättningen 2023: holds until "
    assert f"  {claim}Kost och restaurang, revenue 2023 falls by more than 19 481 tkr" in lines
    assert "  3 more" in lines
    assert any(each.endswith("Antal kök 2023 changes at all") for each in lines)
    plain = run("check", SHIPPED).out
    assert [each for each in lines if each not in plain.splitlines()]
    assert set(plain.splitlines()) <= set(lines)
    assert "19" not in run("check", SHIPPED, "--perturb", "--quiet").out


def test_of_very_many_inputs_in_disguise_the_rest_is_counted() -> None:
    found = Perturbed((), tuple(Disguised((), Message("row-cost")) for _ in range(53)))
    verdict = Verdict("file", (), perturbed=found)
    lines = render_findings([verdict], "table", Display()).splitlines()
    assert lines[:-1] == [*["the cost"] * 50, "3 more"]


def test_json_has_margins_and_disguises_only_where_inputs_are_moved(run: Run) -> None:
    told = json.loads(run("check", SHIPPED, "--format", "json", "--perturb").out)
    margin = {each["input"]: each for each in told["margins"] if each["claim"] == "två_största"}
    assert margin["areas.kost.revenue.2023"] == {
        "file": str(SHIPPED),
        "claim": "två_största",
        "input": "areas.kost.revenue.2023",
        "falls": "19481",
        "rises": None,
        "message": "LKDATA och Kost och restaurang, andel av omsättningen 2023: holds until "
        "Kost och restaurang, revenue 2023 falls by more than 19 481 tkr",
    }
    assert told["disguised"] == []
    assert (
        not {"margins", "disguised"}
        & json.loads(run("check", SHIPPED, "--format", "json").out).keys()
    )


def test_what_is_calculated_adds_up_whichever_input_moves() -> None:
    """Every input of the shipped totals, a step up and a step down."""
    budget = budget_of(SHIPPED.read_text("utf-8"))
    totals = [f"total.{measure}.{year}" for measure in ("cost", "revenue") for year in (2021, 2028)]
    inputs = inputs_of(project(budget), totals)
    assert len(inputs) == 12 + 6 + 1 + 10
    for again in (project(moved(budget, each, by)) for each in inputs for by in (-1, 1)):
        for measure in ("cost", "revenue", "result"):
            rows = zip(*(getattr(area, measure) for area in again.areas), strict=True)
            assert getattr(again.total, measure) == tuple(map(sum, rows))
