"""The price case on the command line: its formats, what is asked for, and how it ends."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run, process
from markdown_it import MarkdownIt

BUDGET = """
title: Small
unit: tkr
years: {budget: [2025], plan: [2026, 2027]}
indices:
  price: {name: Prices, rates: {2025: 2, 2026: 10, 2027: 10}}
areas:
  kitchen:
    name: Kitchens
    cost: {2025: 1000}
    revenue: {2025: 1000}
    index: price
    price_change: {2026: 4}
  staff: {cost: {2025: 100}, revenue: {2025: 100}, step: 3}
"""
TABLE = """\
Small
File: FILE
Amounts in tkr. Base year 2025.

What each price has to change by in 2026, %
                                    fixed  leaves,
          needed  decided  Prices  amount      tkr
Kitchens   10.00     4.00   10.00       –      -60
staff       3.00        –       –    3.00        –

The change of a plan year is from the price of the year before to one that bears
  the cost.
Each area over the years, with what it is made of: --show areas
"""
DETAILED = """\
Price change that bears the cost, %
             2025    2026    2027
           budget    plan    plan
Kitchens     2.00   10.00   16.35
staff           –    3.00    2.91

Kitchens: what the change is made of, %
                           2025    2026    2027
                         budget    plan    plan
Prices             2.00   10.00   10.58
result of the year before     –       –    5.77
Change that bears the cost        2.00   10.00   16.35
Decided change                –    4.00       –
Result it leaves, tkr         –     -60       –

staff: what the change is made of, %
                       2025    2026    2027
                     budget    plan    plan
fixed amount               –    3.00    2.91
Change that bears the cost       –    3.00    2.91

The change of a plan year is from the price of the year before to one that bears
  the cost.
The change of 2025 is what its rates give on the shares of the cost.
"""


@pytest.fixture
def small(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(BUDGET)


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def told(run: Run, *args: str | Path) -> dict[str, Any]:
    ran = run("prices", *args, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    read: dict[str, Any] = json.loads(ran.out)
    return read


def test_every_change_is_shown_with_what_it_is_made_of_and_what_was_decided(
    run: Run, small: Path
) -> None:
    ran = run("prices", small)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == TABLE.replace("FILE", str(small))
    whole = run("prices", small, "--show", "areas").out
    head, _, detail = whole.partition("Price change that bears the cost")
    assert head == TABLE.replace("FILE", str(small)).rpartition("\n\n")[0] + "\n\n"
    assert words(f"Price change that bears the cost{detail}") == words(DETAILED)


def test_the_json_is_as_its_schema_says(run: Run, small: Path) -> None:
    assert told(run, small, "--area", "kitchen") == {
        "schema": "vssbudget/prices/1",
        "file": str(small),
        "unit": "tkr",
        "base_year": 2025,
        "areas": {
            "kitchen": {
                "name": "Kitchens",
                "price_change": {"2025": "2", "2026": "10", "2027": "16.346154"},
                "parts": {
                    "2025": {"price": "2"},
                    "2026": {"price": "10"},
                    "2027": {"price": "10.576923", "result": "5.769231"},
                },
                "full_cost": {"2026": "1100", "2027": "1210"},
                "decided": {"2026": "4"},
                "result": {"2026": -60},
                "services": {},
            }
        },
        "assumptions": [],
    }


def test_the_csv_read_back_says_what_the_json_says(run: Run) -> None:
    text = run("prices", SHIPPED, "--wage", "3.1", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert list(rows[0]) == ["area", "name", "year", "part", "percent"]
    expected = [
        {"area": key, "name": area["name"], "year": year, "part": part, "percent": percent}
        for key, area in told(run, SHIPPED, "--wage", "3.1")["areas"].items()
        for year, change in area["price_change"].items()
        for part, percent in [*area["parts"][year].items(), ("self_cost", change)]
    ]
    assert rows == expected


def test_the_csv_has_a_row_for_a_decided_change_and_the_result_that_it_leaves(
    run: Run, small: Path
) -> None:
    text = run("prices", small, "--area", "kitchen", "--year", "2026", "--format", "csv").out
    assert text == (
        "area,name,year,part,percent\n"
        "kitchen,Kitchens,2026,price,10\n"
        "kitchen,Kitchens,2026,self_cost,10\n"
        "kitchen,Kitchens,2026,decided,4\n"
    )


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://e","x")']
LABELS = ['"quoted", and more', "a;b", "å 日本", "<b>x</b>", "a | b", "**x** `y` [z](http://e)"]


@pytest.mark.parametrize("label", [*LABELS, *FORMULAS])
def test_a_label_stays_the_text_that_it_is(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    quoted = json.dumps(label, ensure_ascii=False)
    path = budget_file(
        f"title: {quoted}\nunit: {quoted}\nyears: {{budget: [2025], plan: [2026]}}\n"
        f"indices:\n  price: {{name: {quoted}, rates: {{2026: 2}}}}\n"
        f"areas:\n  a:\n    name: {quoted}\n    cost: {{2025: 1}}\n    revenue: {{2025: 1}}\n"
        "    index: price\n"
    )
    text = run("prices", path, "--format", "csv").out
    names = {row["name"] for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}
    assert names == {f"'{label}" if label in FORMULAS else label}
    assert told(run, path)["areas"]["a"]["name"] == label
    page = MarkdownIt("commonmark", {"html": True}).enable("table")
    blocks = page.parse(run("prices", path, "--show", "all", "--format", "markdown").out)
    shown = ["".join(each.content for each in block.children or ()) for block in blocks]
    assert {label, f"{label}: what the change is made of, %"} <= set(shown)
    assert {each.type for block in blocks for each in block.children or ()} <= {
        *("text", "strong_open", "strong_close", "code_inline")
    }
    assert not [block for block in blocks if "html" in block.type]


def test_the_markdown_has_every_figure_in_a_cell(run: Run, small: Path) -> None:
    page = run("prices", small, "--show", "areas", "--format", "markdown").out
    assert "| Kitchens | 10.00 | 4.00 | 10.00 | – | -60 |\n" in page
    assert "## Kitchens\\: what the change is made of, %\n" in page
    assert "| Decided change | – | 4.00 | – |\n" in page
    assert "| **Change that bears the cost** | **2.00** | **10.00** | **16.35** |\n" in page


def test_only_the_areas_and_years_asked_for_are_shown(run: Run) -> None:
    areas = told(run, SHIPPED, "--area", "kost", "--area", "hr", "--year", "2023")["areas"]
    assert {key: area["price_change"] for key, area in areas.items()} == {
        "hr": {"2023": "2.7"},
        "kost": {"2023": "11.3"},
    }
    table = run("prices", SHIPPED, "--year", "2028", "--year", "2024").out
    heads = [line for line in table.splitlines() if line.startswith("What each price")]
    assert heads == [f"What each price has to change by in {year}, %" for year in (2024, 2028)]
    assert "The change of 2023" not in table
    assert "of a plan year" not in run("prices", SHIPPED, "--year", "2023").out


def test_a_year_without_a_price_change_is_said_to_have_none(run: Run) -> None:
    ran = run("prices", SHIPPED, "--year", "2021")
    assert ran.status == 0
    assert ran.out.endswith("\n\nNo area has a price to change.\n")
    areas = told(run, SHIPPED, "--year", "2021")["areas"]
    assert all(area["price_change"] == {} for area in areas.values())


@pytest.mark.parametrize(
    ("option", "given", "complaint"),
    [
        ("area", "lkdat", "'lkdat': there is no such area; did you mean lkdata? the file has: "),
        ("area", "school", "'school': there is no such area; the file has: ekonomi, hr, kost, "),
        ("area", "", "'': there is no such area; the file has: ekonomi, "),
        ("area", "a\x1b[1m", "'a\\x1b[1m': there is no such area; the file has: ekonomi, "),
        ("year", "2029", "'2029' is no year of the file; those are: 2021 to 2028"),
        ("year", "24", "'24' is no year of the file; those are: 2021 to 2028"),
        ("price", "dear", "'dear': 'dear' is no rate; write a number such as 2.5 or 2,5"),
        ("rate", "food=2", "'food=2': the file defines no index 'food'; it has: price, wage"),
    ],
)
def test_what_the_file_does_not_have_is_quoted_with_what_would_do(
    run: Run, option: str, given: str, complaint: str
) -> None:
    ran = run("prices", SHIPPED, f"--{option}", given)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"vssbudget: --{option} {complaint}")


def test_a_complaint_is_said_in_swedish(run: Run) -> None:
    ran = run("prices", SHIPPED, "--area", "lkdat", "--lang", "sv")
    assert ran.err.startswith("vssbudget: --area 'lkdat': ")
    assert "menade du lkdata?" in ran.err


def test_rates_that_are_asked_for_move_the_plan_years_alone(run: Run) -> None:
    """HR: 0.6 · 2.5 + 0.4 · 3.0 = 2.7; in 2024 0.6 · 3.5 + 0.4 · 3.0 = 3.3."""
    args = ("--area", "hr", "--price", "2,5", "--wage", "3.0", "--rate", "price:2024=3.5")
    changes = told(run, SHIPPED, *args)["areas"]["hr"]["price_change"]
    assert [changes[year] for year in ("2023", "2024")] == ["2.7", "3.3"]


def test_the_whole_case_is_told_in_swedish(run: Run, small: Path) -> None:
    text = run("prices", small, "--lang", "sv", "--show", "areas").out
    for line in (
        "Så mycket behöver varje pris ändras 2026, %",
        "Prisändring vid självkostnad, %",
        "Kitchens: vad ändringen består av, %",
        "Ändringen 2025 är vad årets uppräkning ger på kostnadens andelar.",
    ):
        assert line in text.splitlines()
    assert ["Resultat", "som", "blir", "kvar,", "tkr", "–", "−60", "–"] in words(text)


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
def test_no_figure_is_cut_at_any_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = run("prices", SHIPPED, "--show", "all").out.splitlines()
    figures = [each for line in lines for each in line.split() if each[0].isdecimal()]
    for area in told(run, SHIPPED)["areas"].values():
        for change in area["price_change"].values():
            assert f"{float(change):.2f}" in figures
    assert not [each for each in lines if len(each) > int(width) and not each.startswith("File: ")]


def test_with_output_the_case_goes_to_a_file(run: Run, small: Path) -> None:
    ran = run("prices", small, "--format", "csv", "--output", "prices.csv")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert Path("prices.csv").read_text() == run("prices", small, "--format", "csv").out
    again = run("prices", small, "--format", "table", "--output", "prices.csv")
    assert (again.status, again.err) == (
        2,
        "vssbudget: --output prices.csv: the file exists; give --force to replace it\n",
    )
    last = run("prices", small, "--format", "table", "--output", "prices.csv", "--force")
    assert last.status == 0
    assert Path("prices.csv").read_text().startswith("Small\n")


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_the_faults_of_a_refused_file_stand_where_they_do_not_mix_with_figures(
    run: Run, budget_file: Callable[[str], Path], form: str
) -> None:
    path = budget_file("title: T\n")
    ran = run("prices", path, "--format", form)
    assert ran.status == 3
    told_there, empty = (ran.out, ran.err) if form in ("table", "json") else (ran.err, ran.out)
    assert (empty, "missing-key" in told_there) == ("", True)
    written = run("prices", path, "--format", form, "--output", "out")
    assert (written.status, written.out, Path("out").exists()) == (3, "", False)
    assert "missing-key" in written.err


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_two_runs_and_a_pipe_give_the_same_bytes(run: Run, small: Path, form: str) -> None:
    args = ("prices", small, "--format", form)
    first = run(*args).out
    assert first == run(*args).out == process(*args).out
    assert "\x1b" not in first


def test_on_a_terminal_the_sums_are_strong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[1mChange that bears the cost" in run("prices", SHIPPED, "--show", "areas").out


def test_a_cause_that_an_index_is_called_as_is_told_with_its_own_name(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "volumes: {cases: {2023: 100, 2024: 120}}\nindices: {volume: {2024: 10}}\n"
        "areas: {a: {cost: {2023: 1000}, revenue: {2023: 1000}, index: volume, volume: cases}}\n"
    )
    lines = run("prices", path, "--show", "areas").out.splitlines()
    assert [line.split() for line in lines if line.startswith("volume")] == [
        ["volume", "10.00"],
        ["volume", "(volume_)", "-18.33"],
    ]


def test_the_assumptions_that_a_case_rests_on_are_told(run: Run) -> None:
    paths = [each["path"] for each in told(run, SHIPPED, "--area", "hr")["assumptions"]]
    assert paths == ["indices.price.rates", "indices.wage.rates", "areas.hr.shares"]
    past = told(run, SHIPPED, "--area", "hr", "--year", "2023")["assumptions"]
    assert [each["path"] for each in past] == ["areas.hr.shares"]
    agreed = [told(run, SHIPPED, "--area", "kost", "--year", each) for each in ("2023", "2024")]
    assert [
        "areas.kost.agreement.rates" in [mark["path"] for mark in each["assumptions"]]
        for each in agreed
    ] == [True, False]
    assert told(run, SHIPPED, "--area", "stab")["assumptions"] == [
        {
            "path": "areas.stab.step",
            "years": [],
            "kind": "inferred",
            "reason": "Den tryckta planen ökar med 100 per år",
        }
    ]
    table = run("prices", SHIPPED).out
    assert "\nAssumptions: 8, each with its reason: --show assumptions\n" in table
    whole = run("prices", SHIPPED, "--show", "assumptions").out
    assert "\nAssumptions\n- indices.price.rates 2024–2028 (inferred): Den tryckta planen" in whole


def test_shared_and_capital_cost_bring_the_assumptions_of_what_they_come_from(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2025], plan: [2026]}\n"
        "indices: {price: {2026: 2}}\n"
        "volumes:\n  v: {values: {2025: 2, 2026: 3}, assumptions: [{of: values, reason: V}]}\n"
        "  w: {values: {2025: 2, 2026: 3}, assumptions: [{of: values, reason: W}]}\n"
        "areas:\n  a: {cost: {2025: 900}, revenue: {2025: 900}, step: 0}\n"
        "  b: {cost: {2025: 900}, revenue: {2025: 900}, step: 0}\n"
        "pools:\n  p: {parts: {q: {cost: {2025: 100}, index: price}}, key: {volume: {a: v, b: v}}, "
        "assumptions: [{of: key, reason: K}]}\n"
        "investments:\n  lines:\n    x: {values: {2025: 100, 2026: 100}, life: 4, used_by: a, "
        "assumptions: [{of: life, reason: L}]}\n"
    )
    paths = [each["path"] for each in told(run, path)["assumptions"]]
    assert paths == ["volumes.v.values", "pools.p.key", "investments.lines.x.life"]


def test_a_support_unit_has_a_cost_change_and_no_price_change(run: Run) -> None:
    table = run("prices", SHIPPED, "--show", "areas").out
    assert "\nStab och ledning (cost)         0.34    0.34 " in table
    assert [line.split()[:6] for line in table.splitlines() if line.startswith("Change")] == [
        ["Change", "of", "the", "cost", "–", "0.34"],
        *(
            ["Change", "that", "bears", "the", "cost", each]
            for each in ("2.65", "2.70", "2.70", "11.30", "2.60")
        ),
    ]


def test_causes_that_have_no_room_beside_each_other_stand_in_blocks_with_whole_heads(
    run: Run,
) -> None:
    from conftest import REPOSITORY

    file = REPOSITORY / "examples" / "services" / "budget2023.yaml"
    lines = run("prices", file).out.splitlines()
    assert max(len(line) for line in lines if not line.startswith("File: ")) <= 80
    heads = [line.split() for line in lines if "Lönekompensation" in line or "agreement" in line]
    assert heads == [
        ["needed", "decided", "cost", "amount", "Lönekompensation"],
        ["Priskompensation", "volume", "results", "agreement", "cost"],
    ]


def test_no_word_of_a_head_is_broken_twice(run: Run) -> None:
    from conftest import REPOSITORY

    file = REPOSITORY / "examples" / "services" / "budget2023.yaml"
    out = run("prices", file, "--area", "hr", "--lang", "sv").out
    assert "behov  beslutat  Lönekompensation  Priskompensation\n" in out


def test_where_no_label_has_room_the_matrix_stands_head_by_head(
    run: Run, monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "8")
    out = run("prices", small).out
    assert "needed\nKitchens\n   10.00\nstaff\n    3.00\n" in out
    monkeypatch.setenv("COLUMNS", "30")
    assert max(len(line) for line in run("prices", small).out.splitlines()[2:]) <= 30
