"""Capital cost as people and programs read it."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, Run

DOCS = REPOSITORY / "docs" / "capital.yaml"
SMALL = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025]}
areas: {it: {name: "=IT", cost: {2023: 100}, step: 0}}
investments:
  interest: 10
  lines:
    cars: {name: "##[Cars", values: {2023: 80}, life: 2, opening: {1: 20}, used_by: it}
    tools: {values: {2024: 9}, life: 3}
    rest: {2023: 5}
  frame: {2022: 1, 2023: 90}
  capital_frame: {2024: 40}
"""


@pytest.fixture
def small(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(SMALL)


def test_people_read_the_whole_of_it(run: Run, small: Path) -> None:
    ran = run("capital", small, "--cohorts")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.replace(str(small), "budget.yaml") == EXPECTED


EXPECTED = """\
Small
File: budget.yaml
Amounts in tkr. Base year 2023.

Investments, tkr
                     2023    2024    2025
                   budget    plan    plan
## [Cars                80       –       –
tools                   –       9       –
rest                    5       –       –
Total                  85!      9!      –
Frame                  90       –       –
Frame minus total       5!      –       –

Depreciation, tkr
                               2023    2024    2025
                             budget    plan    plan
## [Cars                          20      40      40
  in the books, 1 year left      20       0       0
  invested in 2023                0      40      40
tools                             0       0       3
  invested in 2024                0       0       3
Total                            20      40      43

Interest, tkr
                               2023    2024    2025
                             budget    plan    plan
## [Cars                           2       8       4
  in the books, 1 year left       2       0       0
  invested in 2023                0       8       4
tools                             0       0       1
  invested in 2024                0       0       1
Total                             2       8       5
Internal rate, %                 10      10      10

Book value at the end of the year, tkr
                      2023    2024    2025
                    budget    plan    plan
## [Cars                 80      40       0
  invested in 2023      80      40       0
tools                    0       9       6
  invested in 2024       0       9       6
Total                   80      49       6

Capital cost: depreciation and interest, tkr
                     2023    2024    2025
                   budget    plan    plan
## [Cars                22      48      44
tools                   0       0       4
Total                  22      48      48
Frame                   –      40       –
Frame minus total       –      -8       –

Notes
- ! The total of 2023 lacks tools: no figure is given
- ! The total of 2024 lacks ## [Cars, rest: no figure is given
- Straight-line: an equal part in each year of the useful life. Interest is on
  the book value at the beginning of the year. What stood in the books is as of
  the beginning of 2023.
- ## [Cars: in the cost of =IT.
- tools: in no area's cost.
- Without a useful life, and so without a capital cost: rest.
"""


def test_a_year_can_be_asked_for_alone(run: Run, small: Path) -> None:
    told = run("capital", small, "--year", "2025", "--cohorts").out
    assert "2024" not in told.replace("invested in 2024", "")
    assert "in the books, 1 year left" not in told
    assert "Total                48\n" in told


def test_a_year_before_the_base_year_has_no_capital_cost(run: Run, small: Path) -> None:
    told = run("capital", small, "--year", "2022").out
    assert "Depreciation, tkr" not in told
    assert "=IT" in told


def test_a_year_that_is_none_of_the_file_is_a_wrong_command(run: Run, small: Path) -> None:
    ran = run("capital", small, "--year", "2030")
    assert (ran.status, ran.out) == (2, "")
    assert "--year '2030' is no year of the file; those are: 2022 to 2025" in ran.err


def test_the_shipped_budget_says_that_nothing_has_a_life(run: Run) -> None:
    ran = run("capital", SHIPPED)
    assert ran.status == 0
    assert ran.out.endswith("Notes\n- No investment line has a useful life.\n")
    assert "-15 000" in ran.out
    told = json.loads(run("capital", SHIPPED, "--format", "json").out)
    assert (told["lines"], told["areas"], told["capital_frame"]) == ({}, {}, {})
    assert told["investments"]["left"]["2023"] == -15000


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_a_budget_without_investments_has_none_to_show(
    run: Run, budget_file: Callable[[str], Path], form: str
) -> None:
    bare = SMALL[: SMALL.index("investments:")]
    ran = run("capital", budget_file(bare), "--format", form)
    assert (ran.status, ran.err) == (0, "")
    assert "Investments, tkr" not in ran.out


def test_a_file_with_faults_is_refused(run: Run, budget_file: Callable[[str], Path]) -> None:
    ran = run("capital", budget_file(SMALL.replace("life: 3", "life: 0")))
    assert ran.status == 3
    assert "0 is no useful life" in ran.out


def test_a_program_reads_the_figures_of_the_table(run: Run, small: Path) -> None:
    ran = run("capital", small, "--format", "json")
    assert "##[" not in ran.out
    told = json.loads(ran.out)
    assert {key: told[key] for key in ("schema", "unit", "base_year", "years", "rates")} == {
        "schema": "vssbudget/capital/1",
        "unit": "tkr",
        "base_year": 2023,
        "years": [2023, 2024, 2025],
        "rates": {"2023": "10", "2024": "10", "2025": "10"},
    }
    cars = told["lines"]["cars"]
    assert {key: cars[key] for key in ("name", "life", "start", "used_by")} == {
        "name": "##[Cars",
        "life": 2,
        "start": 1,
        "used_by": "it",
    }
    assert cars["capital_cost"] == {"2023": 22, "2024": 48, "2025": 44}
    assert cars["cohorts"][0] == {
        "year": None,
        "life": 1,
        "amount": 20,
        "depreciation": {"2023": 20, "2024": 0, "2025": 0},
        "interest": {"2023": 2, "2024": 0, "2025": 0},
        "book_value": {"2023": 0, "2024": 0, "2025": 0},
        "exact": {"capital_cost": {"2023": "22", "2024": "0", "2025": "0"}},
    }
    assert told["total"] == {
        "depreciation": {"2023": 20, "2024": 40, "2025": 43},
        "interest": {"2023": 2, "2024": 8, "2025": 5},
        "book_value": {"2023": 80, "2024": 49, "2025": 6},
        "capital_cost": {"2023": 22, "2024": 48, "2025": 48},
    }
    assert told["investments"] == {
        "lines": {"cars": {"2023": 80}, "tools": {"2024": 9}, "rest": {"2023": 5}},
        "total": {"2023": 85, "2024": 9},
        "frame": {"2023": 90},
        "left": {"2023": 5},
        "missing": {"2023": ["tools"], "2024": ["cars", "rest"]},
    }
    assert (told["capital_frame"], told["capital_left"]) == ({"2024": 40}, {"2024": -8})
    assert told["areas"] == {"it": {"exact": {"2023": "22", "2024": "48", "2025": "44"}}}


def test_a_spreadsheet_reads_every_row_with_its_sums(run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run("capital", DOCS, "--format", "csv").out)))
    years = [str(year) for year in range(2023, 2029)]
    for measure in ("depreciation", "interest", "book_value"):
        of = [row for row in rows if row["measure"] == measure]
        for year in years:
            cohorts = sum(int(row[year]) for row in of if row["cohort"])
            lines = sum(
                int(row[year]) for row in of if row["line"] != "total" and not row["cohort"]
            )
            (total,) = (int(row[year]) for row in of if row["line"] == "total")
            assert cohorts == lines == total
    (left,) = (row for row in rows if (row["measure"], row["line"]) == ("capital_cost", "left"))
    assert [left[year] for year in years] == ["573", "10068", "9884", "9781", "343", "4187"]
    assert {row["cohort"] for row in rows if row["line"] == "computers"} >= {
        "",
        "2023",
        "opening 3",
    }


def test_a_spreadsheet_takes_no_label_for_a_formula(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = SMALL.replace('"##[Cars"', '"=1+1"')
    told = run("capital", budget_file(text), "--format", "csv").out
    assert "'=1+1" in told
    assert ",=1+1" not in told


def test_a_page_shows_the_same_tables(run: Run, small: Path) -> None:
    told = run("capital", small, "--format", "markdown", "--year", "2024").out
    assert "## Capital cost: depreciation and interest, tkr\n" in told.replace("\\", "")
    assert "| **Total** | **48** |" in told


def test_it_is_told_in_swedish(run: Run, small: Path) -> None:
    told = run("capital", small, "--lang", "sv").out
    assert "Bokfört värde vid årets slut, tkr" in told
    assert "- ## [Cars: i kostnaden för =IT.\n" in told


def test_without_frames_there_is_nothing_left_of_them(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = SMALL[: SMALL.index("  frame")].replace("    rest: {2023: 5}\n", "")
    told = run("capital", budget_file(text)).out
    assert "Depreciation, tkr" in told
    assert "Frame" not in told
    assert "Without a useful life" not in told


@pytest.mark.parametrize("form", ["table", "markdown", "json", "csv"])
def test_a_line_can_be_used_by_a_service(run: Run, form: str) -> None:
    Path("budget.yaml").write_text(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "areas: {it: {name: IT, services: {pc: {name: Datorer,"
        " parts: {p: {cost: {2023: 5}, step: 0}}}}}}\n"
        "investments: {lines: {cars: {values: {2023: 8}, life: 4, used_by: it.pc}}}\n"
    )
    ran = run("capital", "budget.yaml", "--format", form)
    assert (ran.status, ran.err) == (0, "")
    if form in ("table", "markdown"):
        assert "IT, Datorer" in ran.out


RESIDUAL = REPOSITORY / "tests" / "budgets" / "held" / "residual-value.yaml"


def test_a_residual_value_is_told_of_its_line(run: Run) -> None:
    told = run("capital", RESIDUAL).out
    assert "- asset: the residual value, 41 250 INR, is not written off, and bears interest" in told
    told = run("capital", RESIDUAL, "--lang", "sv").out
    assert "- asset: restvärdet, 41 250 INR, skrivs inte av, och bär ränta så länge" in told
    asset = json.loads(run("capital", RESIDUAL, "--format", "json").out)["lines"]["asset"]
    assert [*asset][:5] == ["name", "life", "residual", "start", "used_by"]
    assert asset["residual"] == 41250


def test_a_residual_value_shows_in_the_price(run: Run) -> None:
    """Nothing else moves: of 2 000 000, (52 250 + 16 500) / 20 000 = 3.4375 %."""
    told = json.loads(run("prices", RESIDUAL, "--format", "json").out)["areas"]["a"]
    assert told["parts"]["2026"] == {"capital": "3.4375"}


IN_USE = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
areas: {it: {name: IT, cost: {2023: 100}, step: 0}}
investments:
  lines:
    cars: {values: {2023: 120}, life: 1, in_use: 2023-10, used_by: it}
    vans: {values: {2023: 60}, life_months: 18, opening_months: {1: 5}}
"""


def test_months_are_told_as_they_are_written(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file(IN_USE)
    told = run("capital", path, "--cohorts").out
    assert "- cars: taken into use in 2023-10, from then on an equal part in each month.\n" in told
    assert "  in the books, 1 month left" in told
    swedish = run("capital", path, "--lang", "sv", "--cohorts").out
    assert "  ingående, 1 månad kvar" in swedish
    assert "- cars: tas i bruk 2023-10, och skrivs av" in swedish
    lines = json.loads(run("capital", path, "--format", "json").out)["lines"]
    assert {key: lines["cars"][key] for key in ("life", "in_use")} == {
        "life": 1,
        "in_use": "2023-10",
    }
    assert "start" not in lines["cars"]
    assert (lines["vans"]["life_months"], lines["vans"]["start"]) == (18, 1)
    assert [each["life_months"] for each in lines["vans"]["cohorts"]] == [1, 18]
    assert "life" not in lines["vans"]
    rows = csv.DictReader(StringIO(run("capital", path, "--format", "csv").out))
    assert "opening_months 1" in {row["cohort"] for row in rows}


ASSETS = REPOSITORY / "docs" / "assets.yaml"


def test_components_stand_beneath_their_line(run: Run) -> None:
    told = run("capital", ASSETS, "--year", "2024").out
    lines = (
        "Building     740",
        "  Land         0",
        "  Frame      500",
        "  Roof       240",
        "Vans         120",
    )
    assert "\n".join(lines) in told
    cohorts = run("capital", ASSETS, "--year", "2024", "--cohorts").out
    assert "\n    invested in 2023 " in cohorts
    assert "- Building, Land: the residual value, 4 000 tkr, is not" in told
    building = json.loads(run("capital", ASSETS, "--format", "json").out)["lines"]["building"]
    assert [*building][:2] == ["name", "used_by"]
    assert "cohorts" not in building
    roof = building["components"]["roof"]
    assert [*roof] == [
        *("name", "life", "in_use", "depreciation", "interest", "book_value", "capital_cost"),
        "cohorts",
    ]
    assert (roof["name"], roof["life"], roof["in_use"]) == ("Roof", 25, "2023-08")
    assert roof["capital_cost"]["2024"] == 358
    assert [each["amount"] for each in roof["cohorts"]] == [6000]


def test_a_spreadsheet_has_a_column_for_components_where_there_are_some(run: Run) -> None:
    rows = [*csv.DictReader(StringIO(run("capital", ASSETS, "--format", "csv").out))]
    assert [*rows[0]][:6] == ["measure", "line", "component", "name", "cohort", "unit"]
    of = [row for row in rows if (row["measure"], row["line"]) == ("depreciation", "building")]
    told = [(row["component"], row["name"], row["cohort"], row["2024"]) for row in of]
    assert told == [
        ("", "Building", "", "740"),
        ("land", "Land", "", "0"),
        ("land", "Land", "2023", "0"),
        ("frame", "Frame", "", "500"),
        ("frame", "Frame", "2023", "500"),
        ("roof", "Roof", "", "240"),
        ("roof", "Roof", "2023", "240"),
    ]
    plain = run("capital", DOCS, "--format", "csv").out
    assert plain.startswith("measure,line,name,cohort,unit,")
