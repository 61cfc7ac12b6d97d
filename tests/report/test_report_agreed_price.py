"""How an agreed price is told in the price case, in each format."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run

TEXT = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
price_unit: {name: kr, per: 1000}
indices: {price: {2023: 2, 2024: 10, 2025: 10}}
volumes: {cases: {2023: 10, 2024: 10, 2025: 10}}
areas:
  a:
    name: Alpha
    services:
      s:
        name: Sigma
        volume: cases
        revenue: {2023: 1000}
        price_change: {2025: 3}
        agreement: {price_change: {2023: 4, 2024: 0}}
        parts: {all: {cost: {2023: 1000}, index: price}}
  b: {name: Beta, cost: {2023: 1000}, revenue: {2023: 1000}, index: price, price_change: {2024: 5}}
  c: {name: Gamma, cost: {2023: 1000}, revenue: {2023: 1000}, index: price}
"""


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    path = tmp_path / "budget.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]


def test_what_is_agreed_has_a_column_beside_what_is_decided(run: Run, budget: Path) -> None:
    """An agreed change of 0 is one as well; an area is as agreed where all of its services are."""
    told = lines(run("prices", budget, "--lang", "en").out)
    assert "needed decided agreed price tkr" in told
    assert "Alpha 10.00 – 0.00 10.00 -100" in told
    assert "Sigma 10.00 – 0.00 10.00 -100" in told
    assert "Beta 10.00 5.00 – 10.00 -50" in told
    assert "Gamma 10.00 – – 10.00 –" in told
    assert "beslutat avtalat price" in " ".join(lines(run("prices", budget, "--lang", "sv").out))


def test_over_the_years_it_has_a_row_of_its_own(run: Run, budget: Path) -> None:
    told = run("prices", budget, "--lang", "en", "--show", "areas").out
    rows = lines(told[told.index("Alpha, Sigma: ") :])
    for row in (
        "agreement 4.00 – –",
        "Change that bears the cost 4.00 10.00 21.00",
        "Decided change – – 3.00",
        "Agreed change – 0.00 –",
        "Decided price, kr – – 103 000",
        "Agreed price, kr – 100 000 –",
    ):
        assert row in [each.replace("\u00a0", " ") for each in rows]
    swedish = run("prices", budget, "--lang", "sv", "--show", "areas").out
    assert "Avtalad ändring" in swedish
    assert "Avtalat pris, kr" in swedish


def test_the_note_tells_of_agreements_where_the_base_year_has_any(run: Run, budget: Path) -> None:
    note = "Where there is an agreement for 2023, it is what that says."
    assert note in run("prices", budget, "--lang", "en", "--year", "2023").out
    assert note not in run("prices", budget, "--lang", "en").out
    assert "Där det finns ett avtal för 2023 är den vad avtalet säger." in (
        run("prices", budget, "--lang", "sv", "--year", "2023").out
    )
    budget.write_text(TEXT.replace("2023: 4, ", ""), "utf-8")
    assert note not in run("prices", budget, "--lang", "en", "--year", "2023").out


def test_in_json_the_years_of_agreed_changes_are_named(run: Run, budget: Path) -> None:
    told = json.loads(run("prices", budget, "--format", "json").out)["areas"]
    service = told["a"]["services"]["s"]
    assert (service["decided"], service["agreed"]) == ({"2024": "0", "2025": "3"}, [2024])
    assert service["parts"]["2023"] == {"agreement": "4"}
    assert service["price_decided"] == {"2024": "100000", "2025": "103000"}
    assert told["a"]["agreed"] == [2024]
    assert "agreed" not in told["b"]
    assert "agreed" not in told["c"]


def test_in_csv_the_part_is_called_agreed(run: Run, budget: Path) -> None:
    text = run("prices", budget, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    found = {(r["area"], r["year"], r["part"]) for r in rows if r["part"] in ("decided", "agreed")}
    assert found == {
        ("a", "2024", "agreed"),
        ("a", "2025", "decided"),
        ("a.s", "2024", "agreed"),
        ("a.s", "2025", "decided"),
        ("b", "2024", "decided"),
    }


def test_an_agreed_price_is_explained_down_to_its_line(run: Run, budget: Path) -> None:
    told = run("explain", "a.s.revenue.2024", budget, "--lang", "en").out
    assert "agreed price change 2024: 0 %" in told
    assert "budget.yaml:17:" in told
    assert (
        "avtalad prisändring 2024" in run("explain", "a.s.revenue.2024", budget, "--lang", "sv").out
    )
    both = run("explain", "a.s.revenue.2025", budget, "--lang", "en").out
    assert "agreed price change 2024: 0 %" in both
    assert "decided price change 2025: 3 %" in both
    base = run("explain", "a.s.self_cost_change.2023", budget, "--lang", "en").out
    assert base.startswith("Alpha, Sigma, price change 2023 that bears the cost: 4 %\n")
    assert "budget.yaml:17:42" in base


def test_a_weighed_agreement_is_explained(run: Run, budget: Path) -> None:
    more = "more: {cost: {2023: 1000}, index: price, agreement: {2023: 6}}"
    text = TEXT.replace("2023: 4, ", "").replace("parts: {", f"parts: {{{more}, ")
    budget.write_text(text, "utf-8")
    told = run("explain", "a.s.self_cost_change.2023", budget, "--lang", "en").out
    assert "cost of 2023 that follows the agreement, times its rate: 6 000 tkr" in told.replace(
        "\u00a0", " "
    )
    assert "what the agreement 2023 allows: 3 %" in told
    told = run("explain", "a.s.self_cost_change.2023", budget, "--lang", "sv").out
    assert "vad avtalet 2023 medger" in told
    assert "gånger den avtalade" in told


def test_what_follows_one_agreement_is_one_step_of_an_explanation(run: Run, budget: Path) -> None:
    more = "more: {cost: {2023: 500}, index: price}"
    text = TEXT.replace("{price_change: {2023: 4, 2024: 0}}", "{2023: 4}")
    budget.write_text(text.replace("parts: {", f"parts: {{{more}, "), "utf-8")
    told = run("explain", "a.s.self_cost_change.2023", budget, "--lang", "en").out
    assert "cost 2023 that follows the agreement: 1 500 tkr" in told.replace("\u00a0", " ")
    assert told.count("agreed rate 2023: 4 %") == 1
