"""A price that follows an index: its rate is the price change of each year that says no other."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Run, budget_of

from vssbudget.amounts import Year
from vssbudget.checks import RULES, check
from vssbudget.projection import Projection, project
from vssbudget.projection.pricing import How, price_case
from vssbudget.projection.rates import RateChange, rates_in_force
from vssbudget.projection.rounding import Rounding

HEAD = """
title: Rents that follow the consumer price index in full, and cars by half of it and a point
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
price_unit: {name: kr, per: 1000}
sources: {deal: The agreement, forecast: The forecast}
indices:
  kpi: {name: KPI, rates: {2023: 8, 2024: 3, 2025: 2}, source: forecast}
  cars: {shares: {kpi: 0.5, wage: 0.5}, points: 1, source: deal}
  wage: {rates: {2023: 4, 2024: 5, 2025: 4}, source: forecast}
volumes: {days: {values: {2022: 90, 2023: 100, 2024: 110, 2025: 121}, source: deal}}
"""
RENTS = """
areas:
  rents: {name: Hyror, cost: {2023: 1000}, revenue: {2023: 1000}, index: wage, price_index: kpi}
  cars:
    services:
      hired:
        volume: days
        revenue: {2023: 500}
        price_index: cars
        price_change: {2025: 0}
        parts: {all: {cost: {2023: 500}, index: wage}}
"""


def of(text: str, *changes: RateChange) -> Projection:
    budget = budget_of(HEAD + text)
    return project(budget, rates_in_force(budget, changes))


def test_the_revenue_is_that_of_the_year_before_by_the_rate_of_the_index() -> None:
    """1 000 · 1.03 = 1 030, · 1.02 = 1 050.6, whatever the wages make of the cost.

    Cars rise by 0.5 · 3 + 0.5 · 5 + 1 = 5 %: 500 · 1.05 · 110/100 = 577.5; then by the 0 % that is
    decided, · 121/110 = 635.25.
    """
    rents, cars = of(RENTS).areas
    assert rents.revenue == (None, 1000, 1030, 1051)
    assert rents.cost == (None, 1000, 1050, 1092)
    assert rents.price_change == (Decimal(3), Decimal(2))
    assert [*rents.basis, *cars.basis] == ["decided"] * 4
    assert cars.services[0].revenue == (None, 500, 578, 635)
    assert cars.services[0].price_change == (Decimal(5), Decimal(0))


def test_another_rate_moves_it() -> None:
    """1 000 · 1.04 · 1.04 = 1 081.6; cars by 0.5 · 4 + 0.5 · 5 + 1 = 5.5 %: 580.25."""
    rents, cars = of(RENTS, RateChange("kpi", None, Decimal(4))).areas  # type: ignore[arg-type]
    assert rents.revenue[2:] == (1040, 1082)
    assert cars.revenue[2] == 580


def test_in_the_base_year_the_rate_of_the_index_is_the_change_of_the_price() -> None:
    case = price_case(of(RENTS))
    base = Year(2023)
    assert case["rents"][base].parts == {"kpi": Decimal(8)}
    assert case["cars.hired"][base].parts == {"cars": Decimal(7)}
    agreed = RENTS.replace(
        "price_index: kpi", "price_index: kpi, agreement: {price_change: {2023: 6}}"
    )
    assert price_case(of(agreed))["rents"][base].parts == {"agreement": Decimal(6)}
    unrated = HEAD.replace("2023: 8, ", "") + RENTS
    assert base not in price_case(project(budget_of(unrated)))["rents"]


def test_the_price_case_says_which_prices_follow_an_index() -> None:
    case = price_case(of(RENTS))
    hows = {key: [row[Year(year)].how for year in (2024, 2025)] for key, row in case.items()}
    assert hows["rents"] == [How.INDEXED, How.INDEXED]
    assert hows["cars.hired"] == hows["cars"] == [How.INDEXED, How.DECIDED]
    assert [case["rents"][Year(year)].decided for year in (2024, 2025)] == [3, 2]
    assert [case["rents"][Year(year)].result for year in (2024, 2025)] == [-20, -41]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["Change by KPI, which the price follows", "it is the rate of that."]),
        ("sv", ["Ändring enligt KPI, som priset följer", "är den dess procentsats."]),
    ],
)
def test_prices_say_which_index_a_price_follows(
    run: Run, budget_file: Callable[[str], Path], lang: str, told: list[str]
) -> None:
    file = budget_file(HEAD + RENTS)
    out = run("prices", file, "--area", "rents", "--area", "cars", "--lang", lang).out
    assert all(each in out for each in told)
    areas = json.loads(run("prices", file, "--format", "json").out)["areas"]
    assert (areas["rents"]["price_indices"], areas["rents"]["indexed"]) == (["kpi"], [2024, 2025])
    assert areas["cars"]["price_indices"] == ["cars"]
    assert areas["cars"]["services"]["hired"]["indexed"] == [2024]
    listed = run("prices", file, "--format", "csv").out
    assert re.findall(r"^rents,.*,indexed,(.*)$", listed, re.M) == ["3", "2"]


def test_an_explanation_leads_to_the_rate_of_the_index(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    file = budget_file(HEAD + RENTS)
    told = json.loads(run("explain", "rents.revenue.2025", file, "--format", "json").out)
    assert [each["path"] for each in told["inputs"]] == [
        "areas.rents.revenue.2023",
        "indices.kpi.rates.2024",
        "indices.kpi.rates.2025",
    ]
    assert [each["source"] for each in told["inputs"][1:]] == ["The forecast"] * 2
    assert "growth of the price 2025: 1.02" in run("explain", "rents.revenue.2025", file).out


def test_what_rests_on_an_assumed_index_of_a_price_says_so(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    assumed = "source: forecast, assumptions: [{of: rates, years: [2024], reason: Our guess}]}"
    text = (HEAD + RENTS).replace("source: forecast}", assumed, 1)
    out = run("prices", budget_file(text), "--area", "rents", "--year", "2024").out
    assert "Assumptions: 1" in out


def test_an_index_that_only_a_price_follows_is_used() -> None:
    text = (HEAD + RENTS).replace("price_index: cars", "price_index: wage")
    (judgement,) = check(project(budget_of(text)), ["unused"])
    assert [each.path for each in judgement.findings] == [("indices", "cars")]
    (judgement,) = check(of(RENTS), ["unused"])
    assert not judgement.findings


def test_an_index_of_a_file_that_only_a_price_follows_has_to_have_its_years(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "shared.yaml").write_text("indices: {kpi: {2024: 3}, cpi: {2024: 3, 2025: 3}}")
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        "indices: {from: shared.yaml}\n"
        "areas: {a: {cost: {2023: 9}, revenue: {2023: 9}, step: 0, price_index: %s}}\n"
    )
    file = tmp_path / "budget.yaml"
    file.write_text(text % "kpi")
    assert re.search("coherence. kpi in .*shared.yaml", run("check", file).out)
    file.write_text(text % "cpi")
    assert run("project", file).status == 0


def test_what_an_area_with_a_frame_is_paid_may_follow_an_index() -> None:
    text = (
        "areas: {school: {cost: {2023: 900}, revenue: {2023: 100}, index: wage, price_index: kpi, "
        "price_change: {2025: -1}, frame: {values: {2023: 800}, index: wage}}}"
    )
    assert of(text).areas[0].revenue == (None, 100, 103, 102)
    assert of(text).areas[0].basis == ("decided", "decided")


def test_rounding_of_the_rates_of_an_index_goes_on_through_the_price() -> None:
    """A rate of 3 may be 3.5: (1 000 + ½) · 1.035 − 1 000 · 1.03 = 5.5175."""
    rents = of(RENTS)
    assert Rounding(rents, ("base", "rates")).slack("rents", "revenue", Year(2024)) == Decimal(
        "5.5175"
    )
    assert Rounding(rents, ("base",)).slack("rents", "revenue", Year(2024)) == Decimal("0.515")


def drawn(draw: Random) -> tuple[str, str, list[int]]:
    """Draw a budget, the rate of an index, and the years whose price nothing else says."""
    rate = f"{draw.uniform(-9, 12):.3f}"
    row = dict.fromkeys([2024, 2025, 2026], rate)
    years = [year for year in row if draw.random() < 0.6] or [2025]
    amounts = {year: draw.randint(40, 900) for year in range(2022, 2027)}
    said = {year: draw.randint(500, 9_000) for year in row if year not in years}
    kind = draw.choice(["revenue", "price_change"])
    more = {} if kind == "revenue" else {year: f"{draw.uniform(-9, 9):.2f}" for year in said}
    revenue = {2023: draw.randint(500, 9_000)} | (said if kind == "revenue" else {})
    step = draw.choice(["", "price_step: 5, "])
    volume = draw.choice(["", "volume: v, "])
    text = (
        "title: T\nunit: kr\nyears: {actual: [2022], budget: [2023], plan: [2024, 2025, 2026]}\n"
        f"indices: {{kpi: {flow(row)}, wage: {{2024: 1, 2025: 2, 2026: 3}}}}\n"
        f"volumes: {{v: {flow(amounts)}}}\nareas:\n"
        f"  a: {{cost: {{2023: 5000}}, revenue: {flow(revenue)}, shares: {{kpi: 0.5, wage: 0.5}}, "
        f"{volume}price_change: CHANGES}}\n"
        f"  b: {{services: {{s: {{volume: v, {step}revenue: {flow(revenue)}, "
        f"other_revenue: {{2024: 7, 2026: 9}}, price_change: CHANGES, "
        "parts: {p: {cost: {2023: 4000}, index: wage, variable_share: 0.5}}}}}\n"
    )
    decided = text.replace("CHANGES", flow({**more, **dict.fromkeys(years, rate)}))
    bound = text.replace("CHANGES", f"{flow(more)}, price_index: kpi" if more else "NONE")
    return decided, bound.replace("price_change: NONE", "price_index: kpi"), years


def flow(row: dict[Any, Any]) -> str:
    return "{" + ", ".join(f"{key}: {each}" for key, each in row.items()) + "}"


@pytest.mark.parametrize("seed", range(30))
def test_a_constant_index_is_that_decided_price_change_in_every_figure(
    run: Run, tmp_path: Path, seed: int
) -> None:
    decided, bound, years = drawn(Random(seed))
    file, found = tmp_path / "budget.yaml", []
    for text in (decided, bound):
        file.write_text(text)
        formats = [run("project", file, "--format", each).out for each in ("table", "json", "csv")]
        prices = json.loads(run("prices", file, "--format", "json").out)
        findings = [
            (each.rule, each.area, each.service, each.year, each.amount, each.off, each.severity)
            for judgement in check(project(budget_of(text)), RULES)
            for each in judgement.findings
        ]
        found.append((formats, prices, sorted(map(str, findings))))
    assert found[0][0] == found[1][0]
    assert found[0][2] == found[1][2]
    told = found[1][1]["areas"]
    for each in (told["a"], told["b"], told["b"]["services"]["s"]):
        assert each.pop("price_indices") == ["kpi"]
        priced = [year for year in years if str(year) in each["decided"]]
        assert each.pop("indexed") == priced
    assert found[0][1] == found[1][1]
