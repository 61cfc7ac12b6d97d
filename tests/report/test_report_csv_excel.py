"""The CSV that a Swedish Excel opens by double click: read back cell by cell."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, Run

SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
SHARED = REPOSITORY / "docs" / "shared.yaml"
CAPITAL = REPOSITORY / "docs" / "capital.yaml"


def excel(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "command",
    [
        ("project", SHIPPED),
        ("project", SERVICES),
        ("prices", SERVICES),
        ("capital", CAPITAL, "--cohorts"),
        ("allocate", SHARED),
        ("allocate", SHARED, "--by", "customer"),
        ("goals", SHIPPED),
    ],
    ids=str,
)
def test_every_cell_is_that_of_the_csv_with_a_decimal_comma(
    run: Run, command: tuple[str | Path, ...]
) -> None:
    plain = list(csv.reader(io.StringIO(run(*command, "--format", "csv").out)))
    text = run(*command, "--format", "csv-excel").out
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n") == len(plain)
    heads, *rows = excel(text)
    assert heads == plain[0]
    labels = [head for head in heads if not head.isdecimal() and head != "percent"]
    for row, other in zip(rows, plain[1:], strict=True):
        for head, cell, told in zip(heads, row, other, strict=True):
            assert cell == (told if head in labels else told.replace(".", ",")), (head, row)


def test_figures_are_numbers_in_sweden(run: Run) -> None:
    rows = {(row[0], row[1]): row for row in excel(run("project", "--format", "csv-excel").out)}
    assert rows["result", "stab"][5:8] == ["-2969", "0", "0"]
    assert rows["price_change", "hr"][-1] == "2,5"


def test_a_label_is_a_text_and_no_formula(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"
        '  a: {name: "=1+1; \\"x\\" 2.5", cost: {2023: 1}}\n'
        "  b: {name: 2.5, cost: {2023: 1}}\n".replace("2.5,", '"2.5",')
    )
    cells = [row[2] for row in excel(run("project", path, "--format", "csv-excel").out)]
    assert cells[1].startswith("'=1+1")
    assert cells[2] == "2.5"


def test_a_label_of_any_length_is_written(run: Run, budget_file: Callable[[str], Path]) -> None:
    name = "x" * 200_000
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"
        f"  a: {{name: {name}, cost: {{2023: 1}}}}\n"
    )
    assert f";{name};" in run("project", path, "--format", "csv-excel").out


def test_what_other_readers_of_csv_take_stays_as_it_is(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    usual = csv.field_size_limit()
    for length in (3, 2 * usual):
        name = "x" * length
        head = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"
        path = budget_file(f"{head}  a: {{name: {name}, cost: {{2023: 1}}}}\n")
        run("project", path, "--format", "csv-excel")
        assert csv.field_size_limit() == usual


def test_a_refused_file_leaves_no_half_table(run: Run, budget_file: Callable[[str], Path]) -> None:
    ran = run("project", budget_file("titel: T\n"), "--format", "csv-excel")
    assert (ran.status, ran.out) == (3, "")
    assert "titel" in ran.err
