"""`vssbudget merge`: what was changed in a workbook, in its place in the budget."""

import json
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run
from returning import COLUMN, TOP, Cell, Formula, Layout, Percent, back
from workbooks import cells, packed, parts, text, write

from vssbudget import late
from vssbudget.commandline import merging
from vssbudget.findings import BudgetPath
from vssbudget.loader import Loaded
from vssbudget.loader.setting import with_numbers

BUDGET = """\
# What is small
title: 'Small'  # a comment
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices:
  price:
    rates: {2024: 2.50, 2025: 2}   # two
  wage: {2024: 3,
         2025: 3}
areas:
  hr:
    name: Human resources
    cost:
      2023: 1000   # as decided
    revenue: {2023: "1000"}
    shares: {price: 0.25, wage: 0.75}
    lasting: {2024: -7}
  "it\u00a0dept": {cost: {2023: 5}, revenue: {2023: 5}, index: wage}
balance: none
reason: Not meant to
"""
VALUES = {
    "indices.price.rates.2024": "2.50",
    "indices.price.rates.2025": "2",
    "indices.wage.2024": "3",
    "areas.hr.cost.2023": "1000",
    "areas.hr.revenue.2023": "1000",
    "areas.hr.shares.price": "0.25",
    "areas.hr.shares.wage": "0.75",
    "areas.it\u00a0dept.cost.2023": "5",
    "areas.hr.lasting.2024": "-7",
}
FILE = Path("budget2023.yaml")
HR = "areas.hr.cost.2023"
RATE, NEXT = "indices.price.rates.2024", "indices.price.rates.2025"
IT, LASTING = "areas.it\u00a0dept.cost.2023", "areas.hr.lasting.2024"
HR_CELL = "'Områden och tjänster'!D9"


@pytest.fixture(autouse=True)
def a_budget() -> None:
    """Write a budget into a file."""
    FILE.write_text(BUDGET, "utf-8")


def told(run: Run, *words: str, status: int = 0) -> Any:
    """Merge the workbook into the budget, and give what is told of that to programs."""
    ran = run("merge", "budget.xlsx", FILE, "--format", "json", *words)
    assert ran.status == status, ran.err
    assert ran.err == ""
    return json.loads(ran.out)


def conflict(run: Run, status: int) -> Any:
    """Merge with one conflict, which changes nothing, and give that."""
    before = FILE.read_bytes()
    (found,) = told(run, status=status)["conflicts"]
    assert FILE.read_bytes() == before
    return found


@pytest.mark.parametrize("written", [BUDGET, "\ufeff" + BUDGET.replace("\n", "\r\n")])
def test_a_workbook_that_nobody_changed_changes_no_byte(run: Run, written: str) -> None:
    FILE.write_bytes(written.encode())
    back(FILE, VALUES)
    ran = run("merge", "budget.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert "nothing was changed in budget.xlsx" in ran.out
    assert FILE.read_bytes().decode() == written
    assert told(run) == {
        "schema": "vssbudget/merge/1",
        "file": "budget2023.yaml",
        "workbook": "budget.xlsx",
        "written": False,
        "edits": [],
        "conflicts": [],
    }


CHANGED: list[tuple[str, Cell, str, str]] = [
    ("indices.price.rates.2024", 2.7, "2.50", "2.7"),
    ("indices.wage.2024", -0.5, "wage: {2024: 3,", "wage: {2024: -0.5,"),
    (HR, 1100, "2023: 1000 ", "2023: 1100 "),
    ("areas.hr.revenue.2023", 1100, '"1000"', '"1100"'),
    (
        "areas.it\u00a0dept.cost.2023",
        999_999_999_999_999,
        "cost: {2023: 5}",
        f"cost: {{2023: {'9' * 15}}}",
    ),
    (NEXT, Formula("=0.9*3", 2.7000000000000002), "2025: 2}", "2025: 2.7}"),
    (NEXT, Formula("=1/3", 0.333333), "2025: 2}", "2025: 0.333333}"),
    (NEXT, Percent(0.031), "2025: 2}", "2025: 3.1}"),
]


@pytest.mark.parametrize(("address", "cell", "before", "after"), CHANGED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_changed_cell_is_a_changed_value_and_all_else_stays_to_the_byte(
    run: Run, address: str, cell: Cell, before: str, after: str, ends: str
) -> None:
    assert BUDGET.count(before) == 1
    mark = "\ufeff" if ends == "\r\n" else ""
    FILE.write_bytes((mark + BUDGET.replace("\n", ends)).encode())
    back(FILE, VALUES, {address: cell})
    ran = run("merge", "budget.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert "1 input changed in budget2023.yaml as in budget.xlsx" in ran.out
    assert FILE.read_bytes().decode() == mark + BUDGET.replace(before, after).replace("\n", ends)


def test_what_goes_together_is_changed_together(run: Run) -> None:
    back(FILE, VALUES, {"areas.hr.shares.price": Percent(0.4), "areas.hr.shares.wage": 0.6})
    found = told(run)
    assert found["written"]
    assert found["edits"] == [
        {
            "address": "areas.hr.shares.price",
            "old": "0.25",
            "new": "0.4",
            "cell": "'Områden och tjänster'!D11",
        },
        {
            "address": "areas.hr.shares.wage",
            "old": "0.75",
            "new": "0.6",
            "cell": "'Områden och tjänster'!D12",
        },
    ]
    assert "shares: {price: 0.4, wage: 0.6}" in FILE.read_text("utf-8")
    back(FILE, VALUES, {"areas.hr.shares.price": 0.5})
    ran = run("merge", "budget.xlsx")
    assert ran.status == 3


def test_a_dry_run_shows_what_would_change_and_writes_nothing(run: Run) -> None:
    FILE.write_text(BUDGET.replace("unit: tkr", "unit: mnkr\ndecimals: 1"), "utf-8")
    back(FILE, VALUES, {HR: 1100.5})
    before = FILE.read_bytes()
    ran = run("merge", "budget.xlsx", FILE, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Small: 1 input would change in budget2023.yaml as in budget.xlsx\n"
        "File: budget2023.yaml\n"
        "Workbook: budget.xlsx\n\n"
        "Changed inputs\n"
        f"{' ' * 49}was       is\n"
        f"{HR_CELL}  {HR}  1 000  1 100.5\n"
    )
    assert FILE.read_bytes() == before
    assert not told(run, "--dry-run")["written"]


@pytest.mark.parametrize("name", ["told.csv", "told.html", "told.md"])
def test_it_is_a_table_or_json_alone(run: Run, name: str) -> None:
    ran = run("merge", back(FILE, VALUES), FILE, "-o", name)
    assert ran.status == 2
    assert "it writes .json, .txt, and with --format" in ran.err


def test_it_is_told_in_swedish_and_to_a_file(run: Run) -> None:
    back(FILE, VALUES, {HR: 1100, "areas.it\u00a0dept.cost.2023": "fem"})
    ran = run("merge", "budget.xlsx", FILE, "--lang", "sv", "-o", "told.txt")
    assert (ran.status, ran.out, ran.err) == (3, "", "")
    page = " ".join(Path("told.txt").read_text("utf-8").split())
    assert "1 konflikt: budget2023.yaml är som den var" in page
    assert "är en text och inget tal: skriv in det som ett tal" in page
    assert "var är 'Områden och tjänster'!D9 areas.hr.cost.2023 1 000 1 100" in page


THREE_WAYS: list[tuple[str, float, str | None]] = [
    ("1000", 1000, "1000"),
    ("1200", 1000, "1200"),
    ("1000", 1100, "1100"),
    ("1100", 1100, "1100"),
    ("1200", 1100, None),
]


@pytest.mark.parametrize(("now", "cell", "then"), THREE_WAYS)
def test_a_budget_that_moved_on_is_merged_three_ways(
    run: Run, now: str, cell: float, then: str | None
) -> None:
    back(FILE, VALUES, {HR: cell})
    moved = f"# moved on\n{BUDGET}".replace("2023: 1000 ", f"2023: {now} ")
    FILE.write_text(moved, "utf-8")
    if then is None:
        assert conflict(run, 1) == {
            "address": HR,
            "base": "1000",
            "old": "1200",
            "new": "1100",
            "cell": HR_CELL,
            "file": "budget2023.yaml",
            "line": 15,
            "message": f"{HR} was 1 000 and is 1 100 in the workbook, but 1 200 in the budget: "
            "let the cell and the budget say the same",
        }
    else:
        assert told(run)["conflicts"] == []
        assert FILE.read_text("utf-8") == moved.replace(f"2023: {now} ", f"2023: {then} ")


def test_one_conflict_keeps_all_from_being_written(run: Run) -> None:
    back(FILE, VALUES, {HR: 1100, "indices.wage.2024": 3.5})
    FILE.write_text(BUDGET.replace("2023: 1000 ", "2023: 1200 "), "utf-8")
    before = FILE.read_bytes()
    ran = run("merge", "budget.xlsx", FILE)
    assert (ran.status, ran.err) == (1, "")
    assert "1 conflict: budget2023.yaml stays as it is" in ran.out
    assert f"- {HR_CELL}, budget2023.yaml:14: {HR} was" in ran.out
    assert "Antaganden!D8  indices.wage.2024    3  3.5" in ran.out
    assert FILE.read_bytes() == before


def test_a_workbook_made_with_other_inputs_is_held_against_the_file_as_it_was(run: Run) -> None:
    back(FILE, {RATE: "9", HR: "8"}, {RATE: 2.7})
    assert [each["old"] for each in told(run)["edits"]] == ["2.5"]
    assert FILE.read_text("utf-8") == BUDGET.replace("2.50", "2.7")


def test_what_only_a_scenario_says_is_no_number_of_the_budget(run: Run) -> None:
    back(FILE, {"areas.hr.one_off.2024": "7"}, {"areas.hr.one_off.2024": 5})
    found = conflict(run, 1)
    assert "no number stands at areas.hr.one_off.2024 in the budget" in found["message"]
    assert (found["base"], found["old"], found["new"]) == ("7", None, "5")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  hr:\n", "  people:\n"),
        ("lasting: {2024: -7}", "lasting: {2025: -7}"),
        ("    lasting: {2024: -7}\n", ""),
    ],
)
def test_an_input_that_is_gone_from_the_budget_is_a_conflict(
    run: Run, before: str, after: str
) -> None:
    back(FILE, VALUES, {LASTING: 8})
    FILE.write_text(BUDGET.replace(before, after), "utf-8")
    assert f"no number stands at {LASTING} in the budget" in conflict(run, 1)["message"]


def test_an_index_in_another_file_is_set_there(run: Run) -> None:
    Path("shared.yaml").write_text("indices: {kpi: {2024: 2, 2025: 2}}\n", "utf-8")
    FILE.write_text(BUDGET.replace("indices:\n", "indices:\n  from: shared.yaml\n"), "utf-8")
    back(FILE, {"indices.kpi.2024": "2"})
    assert told(run)["edits"] == []
    back(FILE, {"indices.kpi.2024": "2"}, {"indices.kpi.2024": 3})
    found = conflict(run, 1)
    assert found["file"] == "shared.yaml"
    assert "stands in shared.yaml, and not in the budget: write 3 there" in found["message"]


WRONG: list[tuple[Cell, str, str | None]] = [
    ("1 100", "'1 100' at areas.hr.cost.2023 is a text and no number", "1 100"),
    (Formula("=A1", "text"), "'text' at areas.hr.cost.2023 is a text and no number", "text"),
    (None, "nothing stands at areas.hr.cost.2023 any more", None),
    (Formula("=#REF!", "#REF!"), "'#REF!' at areas.hr.cost.2023, and no number: the calc", "#REF!"),
    (date(2024, 5, 2), "'2024-05-02' at areas.hr.cost.2023 is a text", "2024-05-02"),
    (Decimal("1e50"), "'1e+50' at areas.hr.cost.2023, and no number: no figure", "1e+50"),
]


@pytest.mark.parametrize(("cell", "says", "new"), WRONG)
def test_what_is_no_number_is_told_by_its_cell(
    run: Run, cell: Cell, says: str, new: str | None
) -> None:
    back(FILE, VALUES, {HR: cell})
    found = conflict(run, 3)
    assert says in found["message"]
    assert (found["address"], found["cell"], found["new"]) == (HR, HR_CELL, new)
    assert (found["old"], found["file"], found["line"]) == (None, None, None)


def rezipped(path: Path, before: str, after: str) -> None:
    """Write something else in the sheets of a workbook."""
    with zipfile.ZipFile(path) as file:
        held = {name: file.read(name).decode() for name in file.namelist()}
    assert any(before in each for each in held.values())
    path.write_bytes(packed({name: each.replace(before, after) for name, each in held.items()}))


def test_a_formula_that_was_never_calculated_is_told_by_its_cell(run: Run) -> None:
    held = "<f>C4*2</f><v>0</v>"
    path = back(FILE, VALUES, {HR: Formula("=C4*2", 0)})
    rezipped(path, held, held.replace("<v>0</v>", ""))
    assert "a formula of which no value is kept" in conflict(run, 3)["message"]


@pytest.mark.parametrize(
    ("address", "cell", "says"),
    [
        (HR, 1100.5, f"budget2023.yaml:14:13: error[number] {HR_CELL}: found decimals in '1100.5'"),
        (HR, Percent(0.11), f"{HR_CELL}: found decimals in '0.11'"),
        ("indices.wage.2024", 2000, "Antaganden!D8: found the rate 2000"),
        (NEXT, 0.1234567, "Antaganden!D7: found more than six decimals"),
        ("areas.hr.shares.price", 1.5, "D11: found the share 1.5"),
    ],
)
def test_what_the_budget_would_not_read_is_told_at_its_line_and_by_its_cell(
    run: Run, address: str, cell: Cell, says: str
) -> None:
    back(FILE, VALUES, {address: cell})
    ran = run("merge", "budget.xlsx", FILE)
    assert ran.status == 3
    assert says in ran.out
    assert FILE.read_text("utf-8") == BUDGET


def _below(row: int) -> int:
    return row + 3 if row > TOP + 3 else row + 2


def _turned(row: int) -> int:
    return 2 * TOP + len(VALUES) - 1 - row


KEPT = [
    Layout(),
    Layout(rows=_below),
    Layout(rows=_below, put_in={(TOP + 6, COLUMN): "a note", (TOP + 6, 2): 5}),
    Layout(rows=_below, put_in={(TOP + 6, COLUMN): Formula("=1+1", 2), (0, COLUMN): 2023}),
    Layout(rows=_turned),
    Layout(sheets=("It's 1!", "Blad 2")),
    Layout(followed=False),
    Layout(
        put_in={(TOP + 10, COLUMN): 5, (TOP + 9, 2): 5}, about={"budget": "plan\\budget2023.yaml"}
    ),
]


@pytest.mark.parametrize("layout", KEPT)
def test_a_cell_is_found_where_it_is_now(run: Run, layout: Layout) -> None:
    back(FILE, VALUES, {HR: 1100, RATE: 2.7}, layout)
    assert [each["new"] for each in told(run)["edits"]] == ["2.7", "1100"]
    assert FILE.read_text("utf-8") == BUDGET.replace("1000 ", "1100 ").replace("2.50", "2.7")


LOST: list[tuple[Layout, str, str]] = [
    (Layout(lost=(HR,)), HR_CELL, f"the cell of {HR} is gone: put its row or sheet back"),
    (
        Layout(rows=_below, put_in={(TOP + 6, COLUMN): 500}),
        "'Områden och tjänster'!D12",
        "500 was typed in a row that was put in, and belongs to no input",
    ),
]


@pytest.mark.parametrize(("layout", "cell", "says"), LOST)
def test_what_has_lost_its_cell_is_told(run: Run, layout: Layout, cell: str, says: str) -> None:
    back(FILE, VALUES, {RATE: 2.7}, layout)
    found = conflict(run, 3)
    assert found["cell"] == cell
    assert says in found["message"]


def test_a_number_that_stood_between_inputs_is_no_row_that_was_put_in(run: Run) -> None:
    values = {HR: "1000", RATE: "2.50", IT: "5"}
    back(FILE, values, {RATE: 2.7}, Layout(put_in={(TOP + 1, COLUMN): 9}))
    assert [each["new"] for each in told(run)["edits"]] == ["2.7"]


def test_rows_in_another_order_are_told(run: Run) -> None:
    swapped = {3: 4, 4: 3}
    back(FILE, VALUES, layout=Layout(labelled=lambda row: swapped.get(row, row)))
    found = told(run, status=3)["conflicts"]
    assert [each["address"] for each in found] == [HR, "areas.hr.revenue.2023"]
    assert found[0]["message"] == (
        f"in the row of {HR} 'Rad 4' stands first, and 'Rad 3' did: put the rows in their order "
        "again"
    )


@pytest.mark.parametrize(
    ("layout", "lost"),
    [
        (Layout(followed=False, sheets=("Antaganden", "Blad")), 6),
        (Layout(followed=False, rows=_below), 9),
    ],
)
def test_where_no_formula_follows_them_cells_are_where_they_were_or_told(
    run: Run, layout: Layout, lost: int
) -> None:
    back(FILE, VALUES, {HR: 1100}, layout)
    assert len(told(run, status=3)["conflicts"]) == lost


def _of_another(name: str) -> Path:
    return back(FILE, VALUES, layout=Layout(about={"schema": "vssbudget/workbook/9"}), name=name)


def _any(name: str) -> Path:
    return write(parts(cells(text("A1", "schema") + text("B1", "vssbudget/workbook/1"))), name)


def _without_heads(name: str) -> Path:
    path = back(FILE, VALUES, name=name)
    rezipped(path, "<t>id</t>", "<t>ID</t>")
    return path


def _without_values(name: str) -> Path:
    return back(FILE, {**VALUES, HR: "1e5"}, name=name)


def _text(name: str) -> Path:
    Path(name).write_text(BUDGET, "utf-8")
    return Path(name)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (_of_another, "it is no workbook that vssbudget report has written"),
        (_any, "it is no workbook that vssbudget report has written"),
        (_without_heads, "it is no workbook that vssbudget report has written"),
        (_without_values, "it is no workbook that vssbudget report has written"),
        (_text, "it is no whole workbook, or locked by a password"),
    ],
)
def test_what_is_no_workbook_of_a_budget_is_told_in_a_line(
    run: Run, made: Callable[[str], Path], says: str
) -> None:
    ran = run("merge", made("plan.xlsx"), FILE)
    assert ran.status == 3
    (line,) = [each for each in ran.out.splitlines() if each.startswith("plan.xlsx")]
    assert line.startswith(f"plan.xlsx:1:1: error[unreadable] {says}")
    assert line.endswith(
        "Write one with vssbudget report -o FILE.xlsx, change its inputs, and save it as .xlsx."
    )
    assert FILE.read_text("utf-8") == BUDGET


def test_without_a_reader_of_workbooks_it_says_how_to_get_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    back(FILE, VALUES)
    monkeypatch.delitem(vars(late), "calamine", raising=False)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    ran = run("merge", "budget.xlsx", FILE)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("to read workbooks with: pip install 'vssbudget[excel]'\n")


def test_the_budget_is_the_one_that_the_workbook_was_made_of(run: Run) -> None:
    back(FILE, VALUES, {HR: 1100})
    other = FILE.rename("budget2024.yaml")
    ran = run("merge", "budget.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "made of budget2023.yaml, and budget2024.yaml is the budget in reach" in ran.err
    assert run("merge", "budget.xlsx", other).status == 0
    other.rename("own.txt")
    ran = run("merge", "budget.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "no budget is named" in ran.err


def test_one_of_both_is_read_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = back(FILE, VALUES, {HR: 1100})
    for words, said in (
        (("-", FILE), ""),
        ((path, "-", "--dry-run"), ""),
        (("-", "-"), "- is standard input, which can be read once"),
    ):
        piped = FILE if words[0] == path else path
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(piped.read_bytes())))
        ran = run("merge", *words)
        assert ran.status == (2 if said else 0), ran.err
        assert said in ran.err
    assert FILE.read_text("utf-8") == BUDGET.replace("1000 ", "1100 ")


def test_a_workbook_that_cannot_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    ran = run("merge", "-", FILE)
    assert ran.status == 3
    assert "<stdin>:1:1: error[unreadable] the file cannot be read" in ran.out


def test_what_is_read_is_not_written_over(run: Run) -> None:
    back(FILE, VALUES, {HR: 1100})
    for read in ("budget.xlsx", "budget2023.yaml"):
        ran = run("merge", "budget.xlsx", FILE, "--format", "json", "-o", read, "--force")
        assert ran.status == 2, read
        assert "is the file that is read" in ran.err or "read" in ran.err
    assert FILE.read_text("utf-8") == BUDGET


def test_only_a_file_of_the_users_own_is_written(run: Run) -> None:
    path = back(SHIPPED, {"areas.hr.cost.2023": "33481"}, {HR: 33482})
    ran = run("merge", path, SHIPPED)
    assert ran.status == 2
    assert f"merge: {SHIPPED} is no file of yours to write in" in ran.err
    assert run("merge", path, SHIPPED, "--dry-run").status == 0


def test_a_budget_with_a_fault_is_told_and_not_written(run: Run) -> None:
    path = back(FILE, VALUES, {HR: 1100})
    FILE.write_text(BUDGET.replace("unit", "unti"), "utf-8")
    ran = run("merge", path, FILE)
    assert ran.status == 3
    assert "unknown-key" in ran.out


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(loaded: Loaded, numbers: Mapping[BudgetPath, str]) -> Loaded:
        FILE.write_text(f"{BUDGET}\n", "utf-8")
        return with_numbers(loaded, numbers)

    monkeypatch.setattr(merging, "with_numbers", meanwhile)
    ran = run("merge", back(FILE, VALUES, {HR: 1100}), FILE)
    assert ran.status == 2
    assert "merge: budget2023.yaml was changed meanwhile, and nothing was written" in ran.err
    assert FILE.read_text("utf-8") == f"{BUDGET}\n"


def test_a_workbook_from_a_stranger_ends_within_bounds(run: Run) -> None:
    values = {f"areas.hr.\x1b[2J\n{at}.cost.2023": "1" for at in range(11_000)}
    back(FILE, values, dict.fromkeys(values, 2.0))
    found = told(run, status=1)
    assert len(found["conflicts"]) == 1_000
    assert found["conflicts"][0]["message"].startswith(
        "no number stands at areas.hr.\\x1b[2J\\n0.cost.2023 in"
    )
    assert FILE.read_text("utf-8") == BUDGET


def test_two_cells_of_one_input_change_it_once(run: Run) -> None:
    values = {HR: "1000", "hr.cost.2023": "1000"}
    back(FILE, values, {HR: 1100, "hr.cost.2023": 1200})
    assert len(told(run)["edits"]) == 1
    assert FILE.read_text("utf-8") == BUDGET.replace("1000 ", "1200 ")
