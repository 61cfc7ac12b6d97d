"""An explanation on the command line: the tree, its sources, its JSON, and how it ends."""

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, Run, process
from rich.cells import cell_len

LKDATA = """\
LKDATA, cost 2024: 240 875 tkr (rounded once)
└─ carried forward to 2024: 240 875 tkr (product)
   ├─ cost 2023 as given: 235 000 tkr (FILE:103:46, driftsammandrag)
   └─ weighted growth to 2024: 1.025 (sum)
      ├─ part that follows Lönekompensation: 0.205 (product)
      │  ├─ share of Lönekompensation: 0.2 (FILE:105:20) [assumed]
      │  └─ growth by Lönekompensation 2024: 1.025 (1 + rate / 100)
      │     └─ Lönekompensation 2024: 2.5 % (FILE:40:30, kommentar) [inferred]
      └─ part that follows Priskompensation: 0.82 (product)
         ├─ share of Priskompensation: 0.8 (FILE:105:33) [assumed]
         └─ growth by Priskompensation 2024: 1.025 (1 + rate / 100)
            └─ Priskompensation 2024: 2.5 % (FILE:31:30, kommentar) [inferred]

Sources
- driftsammandrag: Förvaltningsbudget 2023 med plan för 2024-2028, tabellen Förslag till driftsammandrag
- kommentar: Förvaltningsbudget 2023 med plan för 2024-2028, Kommentar till förvaltningens ekonomi

Assumptions
- areas.lkdata.shares (assumed): Ingen kostnadsfördelning är tryckt; prishöjningar på 2,6 till 2,7 % ger lönerna 20 till 40 %
- indices.wage.rates (inferred): Den tryckta planen räknar upp varje indexstyrt område med 2,5 % per år, oavsett andelar
- indices.price.rates (inferred): Den tryckta planen räknar upp varje indexstyrt område med 2,5 % per år
"""  # noqa: E501 - the whole output, at a width that breaks no line
EXAMPLE = REPOSITORY / "docs" / "example.yaml"


@pytest.fixture
def shipped() -> Path:
    """Copy the shipped budget to a short name."""
    Path("b.yaml").write_bytes(SHIPPED.read_bytes())
    return Path("b.yaml")


def explained(run: Run, address: str, *args: str | Path) -> dict[str, Any]:
    ran = run("explain", address, *args, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


def branches(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for each in tree.get("of", []):
        yield from branches(each)


def test_the_tree_leads_from_the_figure_to_the_lines_of_the_file(
    run: Run, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ran = run("explain", "lkdata.cost.2024", shipped)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == LKDATA.replace("FILE", "b.yaml")


def test_the_json_is_as_its_schema_says(run: Run, shipped: Path) -> None:
    told = explained(run, "lkdata.cost.2026", shipped)
    assert list(told) == ["schema", "path", "value", "exact", "unit", "inputs", "tree"]
    assert (told["schema"], told["path"]) == ("vssbudget/explanation/2", "lkdata.cost.2026")
    assert (told["value"], told["exact"], told["unit"]) == (253069, "253069.296875", "tkr")
    assert told["inputs"][:2] == [
        {
            "path": "areas.lkdata.cost.2023",
            "value": "235000",
            "file": "b.yaml",
            "line": 103,
            "column": 46,
            "source": "Förvaltningsbudget 2023 med plan för 2024-2028, "
            "tabellen Förslag till driftsammandrag",
            "assumption": False,
            "reason": None,
        },
        {
            "path": "areas.lkdata.shares.wage",
            "value": "0.2",
            "file": "b.yaml",
            "line": 105,
            "column": 20,
            "source": None,
            "assumption": True,
            "reason": "Ingen kostnadsfördelning är tryckt; prishöjningar på 2,6 till 2,7 % ger "
            "lönerna 20 till 40 %",
        },
    ]
    tree = told["tree"]
    assert list(tree) == ["id", "name", "how", "value", "unit", "decimals", "of"]
    assert [tree[key] for key in list(tree)[1:-1]] == [
        *("LKDATA, cost 2026", "rounded", "253069", "tkr", 0)
    ]
    steps = list(branches(tree))
    assert {each["path"] for each in steps if "path" in each} == {
        each["path"] for each in told["inputs"]
    }
    (share,) = [each for each in steps if each.get("path") == "areas.lkdata.shares.wage"]
    assert (share["how"], share["place"]) == ("input", "b.yaml:105:20")
    assert share["assumption"] == told["inputs"][1]["reason"]


def test_in_json_what_stands_above_is_referred_to_by_its_id(run: Run) -> None:
    told = explained(run, "hr.result.2024", SHIPPED)
    steps = list(branches(told["tree"]))
    refs = [each["ref"] for each in steps if "ref" in each]
    assert refs
    assert set(refs) < {each["id"] for each in steps if "id" in each}
    assert all(list(each) == ["ref"] for each in steps if "ref" in each)


@pytest.mark.parametrize(
    ("address", "value", "exact", "unit"),
    [
        ("total.cost.2028", 698319, "698318.564975322265625", "tkr"),
        ("hr.result.2024", 0, "0", "tkr"),
        ("hr.revenue.2024", 34318, "34318.025", "tkr"),
        ("kost.price_change.2025", "2.5", "2.5", "%"),
        ("hr.self_cost_change.2023", "2.7", "2.7", "%"),
        ("hr.self_cost_change.wage.2023", "1.2", "1.2", "%"),
        ("investments.total.2023", 60500, "60500", "tkr"),
        ("investments.left.2023", -15000, "-15000", "tkr"),
        ("difference.cost.total.2028", 3350, "3350", "tkr"),
        ("published.cost.total.2028", 701669, "701669", "tkr"),
        ("budget_frame.2023", 0, "0", "tkr"),
        ("rates.wage.2024", "2.5", "2.5", "%"),
    ],
)
def test_a_figure_is_written_as_project_and_prices_write_it(
    run: Run, address: str, value: int | str, exact: str, unit: str
) -> None:
    told = explained(run, address, SHIPPED)
    assert (told["value"], told["exact"], told["unit"]) == (value, exact, unit)


def test_an_input_has_its_own_unit_and_may_have_no_source(
    run: Run, budget_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
        "volumes:\n  meals: {name: Meals sold, unit: meals, values: {2023: 3}}\n"
        "  calls: {2023: 4.5}\n"
        "areas:\n  a: {cost: {2023: 1}}\n"
    )
    told = explained(run, "volumes.meals.2023", path)
    assert (told["value"], told["unit"]) == ("3", "meals")
    assert run("explain", "volumes.meals.2023", path).out.startswith("Meals sold 2023: 3 meals (")
    calls = run("explain", "volumes.calls.2023", path).out
    assert calls == f"calls 2023: 4.5 ({path}:6:17)\n"
    assert explained(run, "volumes.calls.2023", path)["inputs"][0]["source"] is None


def test_an_input_has_the_sources_and_the_marks_of_its_own_part(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    mark = "assumptions: [{of: values, years: [2023], reason: A guess}]"
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2022, 2023]}\nsources: {plan: P, memo: M}\n"
        f"budget_frame: {{values: {{2022: 1, 2023: 2}}, source: plan, {mark}}}\n"
        "investments:\n  source: plan\n"
        f"  frame: {{values: {{2023: 9}}, source: memo, {mark}}}\n"
        f"  lines: {{cars: {{values: {{2023: 3}}, source: memo, {mark}}}, vans: {{2023: 4}}}}\n"
        "areas:\n  values: {cost: {2023: 1}}\n"
        "  cost: {cost: {2023: 1}, assumptions: [{of: cost, reason: A guess}]}\n"
    )
    for address, source, assumed in (
        ("budget_frame.2023", None, True),
        ("budget_frame.2022", "P", False),
        ("investments.frame.2023", None, True),
        ("investments.cars.2023", None, True),
        ("investments.vans.2023", "P", False),
        ("areas.values.cost.2023", None, False),
    ):
        (told,) = explained(run, address, path)["inputs"]
        assert (told["source"], told["assumption"]) == (source, assumed)
    text = run("explain", "investments.cars.2023", path).out
    assert "- investments.lines.cars.values (assumed): A guess\n" in text
    text = run("explain", "areas.cost.cost.2023", path).out
    assert "- areas.cost.cost (assumed): A guess\n" in text
    text = run("explain", "budget_frame.2023", path).out
    assert "- budget_frame.values (assumed): A guess\n" in text


def test_a_rate_that_was_asked_for_is_marked_as_such(run: Run) -> None:
    args = ("hr.cost.2024", SHIPPED, "--wage", "3,0")
    assert (
        "Lönekompensation 2024: 3 % (asked for on the command line)\n" in run("explain", *args).out
    )
    told = explained(run, *args)
    assert told["exact"] == "34384.987"
    assert [each["value"] for each in branches(told["tree"]) if each.get("how") == "option"] == [
        "3"
    ]
    assert not [each for each in told["inputs"] if each["path"].startswith("indices.wage")]


def test_a_value_that_never_ends_shows_its_first_decimals_and_the_rest_in_json(run: Run) -> None:
    assert "2 184.099285714… tkr" in run("explain", "printing.cost.2025", EXAMPLE).out
    assert explained(run, "printing.cost.2025", EXAMPLE)["exact"].startswith("2184.09928571428571")


def test_everything_is_told_in_swedish_but_the_json(run: Run, shipped: Path) -> None:
    lines = run("explain", "lkdata.cost.2026", shipped, "--lang", "sv").out.splitlines()
    assert lines[0] == "LKDATA, kostnader 2026: 253 069 tkr (avrundat en gång)"
    assert lines[1] == "└─ uppräknat till 2026: 253 069,296875 tkr (produkt)"
    assert {"Källor", "Antaganden"} <= set(lines)
    assert explained(run, "hr.cost.2026", shipped, "--lang", "sv") == explained(
        run, "hr.cost.2026", shipped
    )


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("address", ["total.result.2028", "investments.left.2023"])
def test_no_figure_and_no_place_is_cut_at_any_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, shipped: Path, address: str, width: int
) -> None:
    told = explained(run, address, shipped)
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("explain", address, shipped, "--full").out.splitlines()
    text = "\n".join(lines)
    for each in told["inputs"]:
        assert f"(b.yaml:{each['line']}:{each['column']}" in text
    for each in branches(told["tree"]):
        if each.get("unit") == "tkr" and "." not in each["value"]:
            assert f"{int(each['value']):,} tkr".replace(",", " ") in text
    if width >= 80:
        assert not [line for line in lines if cell_len(line) > width]


def test_a_long_figure_may_be_wider_than_the_terminal_but_is_whole(
    run: Run, budget_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "indices: {price: {2024: 0.333333}}\n"
        "areas:\n  a: {cost: {2023: 999999999999999}, index: price}\n"
    )
    assert "1 003 333 329 999 998.99666667 tkr\n" in run("explain", "a.cost.2024", path).out


def test_a_file_whose_name_has_spaces_is_named_in_one_piece(run: Run, shipped: Path) -> None:
    name = shipped.rename("a budget with a long name of several words.yaml")
    lines = run("explain", "hr.cost.2024", name).out.splitlines()
    assert any(f"({name}:71:44," in line for line in lines)


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("hr.cots.2026", "'hr.cots.2026' is no figure of this budget; write hr.cost.2026"),
        ("hr.cost.2029", "is no figure of this budget; write a year of hr.cost: 2021–2028"),
        ("hr.cost", "'hr.cost' is no figure of this budget; write a year of hr.cost: 2021–2028"),
        ("rate.wage.2024", "is no figure of this budget; write rates.wage.2024"),
        ("difference.cost.totl.2024", "; write difference.cost.total.2024"),
        ("hr.self_cost_chang.2023", "; write hr.self_cost_change.2023"),
        ("", "write a row and a year, such as hr.cost.2023 or volumes.NAME.2023"),
        ("x\x1b[1m", "'x\\x1b[1m' is no figure of this budget; write a row and a year"),
    ],
)
def test_what_is_no_figure_is_quoted_with_the_nearest(
    run: Run, address: str, complaint: str
) -> None:
    ran = run("explain", address, SHIPPED)
    assert (ran.status, ran.out) == (2, "")
    assert complaint in ran.err
    assert ran.err.startswith("vssbudget: ")
    assert ran.err.count("\n") == 1


def test_without_a_path_the_command_says_what_is_missing(run: Run) -> None:
    ran = run("explain")
    assert (ran.status, ran.out) == (2, "")
    assert "path" in ran.err.lower()


def test_a_rate_of_no_index_is_a_wrong_command(run: Run) -> None:
    ran = run("explain", "hr.cost.2024", SHIPPED, "--rate", "food=2")
    assert (ran.status, ran.out) == (2, "")


def test_with_output_the_explanation_goes_to_a_file(run: Run, shipped: Path) -> None:
    args = ("explain", "hr.cost.2024", shipped)
    assert run(*args, "--output", "why.txt").status == 0
    assert Path("why.txt").read_text() == run(*args).out
    assert run(*args, "--output", "why.txt").status == 2
    assert run(*args, "--format", "json", "--output", "why.txt", "--force").status == 0
    assert json.loads(Path("why.txt").read_text())["value"] == 34318


def test_an_explanation_is_a_page_in_the_language_of_its_file(run: Run, shipped: Path) -> None:
    assert run("explain", "lkdata.cost.2026", shipped, "-o", "lkdata.html").status == 0
    told = Path("lkdata.html").read_text("utf-8")
    assert told.startswith('<!doctype html>\n<html lang="sv">')
    assert "<h1>LKDATA, kostnader 2026</h1>" in told
    assert "253\u00a0069" in told
    assert run(
        "explain", "lkdata.cost.2026", shipped, "--format", "html", "--lang", "en"
    ).out.startswith('<!doctype html>\n<html lang="en">')


def test_where_the_page_of_a_figure_cannot_be_the_faults_are_told_besides(run: Run) -> None:
    Path("bad.yaml").write_text("title: T\n")
    ran = run("explain", "a.cost.2024", "bad.yaml", "--format", "html")
    assert (ran.status, ran.out) == (3, "")
    assert "missing-key" in ran.err


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_faults_of_a_refused_file_are_told(
    run: Run, budget_file: Callable[[str], Path], form: str
) -> None:
    ran = run("explain", "a.cost.2024", budget_file("title: T\n"), "--format", form)
    assert (ran.status, ran.err) == (3, "")
    assert "missing-key" in ran.out


HOSTILE = ["=1+1", "<b>x</b>", "[bold]x[/bold]", "::error::x", "##[command]x", "å 日本"]


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_stays_text_in_every_format(
    run: Run, budget_file: Callable[[str], Path], label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = json.dumps(label, ensure_ascii=False)
    path = budget_file(
        f"title: T\nunit: {quoted}\nyears: {{budget: [2025]}}\nsources: {{s: {quoted}}}\n"
        f"areas:\n  a:\n    name: {quoted}\n    cost: {{2025: 1}}\n    source: s\n"
        f"    assumptions: [{{of: cost, kind: inferred, reason: {quoted}}}]\n"
    )
    told = explained(run, "a.cost.2025", path)
    assert (told["unit"], told["inputs"][0]["source"]) == (label, label)
    assert told["inputs"][0]["reason"] == label
    text = run("explain", "a.cost.2025", path).out
    assert not [line for line in text.splitlines() if line.startswith("::") or "##[" in line]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    coloured = run("explain", "a.cost.2025", path).out
    assert escape(label, quote=False) in run("explain", "a.cost.2025", path, "--format", "html").out
    assert label.replace("##[", "## [") in coloured  # a log reads colours as well
    assert "\x1b[1;4m" in coloured


@pytest.mark.parametrize("form", ["table", "json", "html"])
def test_two_runs_and_a_pipe_give_the_same_bytes(run: Run, shipped: Path, form: str) -> None:
    args = ("explain", "total.cost.2028", shipped, "--format", form)
    first = run(*args).out
    assert first == run(*args).out == process(*args).out
    assert "\x1b" not in first
