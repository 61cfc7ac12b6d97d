"""Bars beside the rows of a table: as long as figures are large, and the table stays as it is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run
from test_report_hostile import DANGEROUS, OURS, UNSEEN, budget

from vssbudget.report.bars import bars

BAR = re.compile(r"  ([│█▐▏▎▍▌▋▊▉]+)$")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
SIGNED = """
title: t
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
areas:
  a: {cost: {2023: 10}, revenue: {2023: 10}, step: 5, price_change: {2024: -3}}
  b: {cost: {2023: 20}, revenue: {2023: 20}, step: -7, price_change: {2024: 12}}
"""


@pytest.mark.parametrize(
    ("figures", "drawn"),
    [
        ((8, 4, 1), ("████████", "████", "█")),
        ((80, 79, 41, 1, 0), ("████████", "███████▉", "████▏", "▏", "")),
        ((1_000_000, 1), ("████████", "▏")),
        ((None, 5), ("", "████████")),
        ((0, None), ("", "")),
        ((), ()),
        ((-4, 3, 0, -1), ("████│", "    │███", "    │", "   █│")),
        ((-1, 6), ("█│", " │██████")),
        ((-4, 6, -1), ("▐██│", "   │████", "  ▐│")),
        ((-5,), ("██████│",)),
        ((-1_000_000, 1), ("██████│", "      │▏")),
        ((-1, 1_000_000), ("▐│", " │██████")),
    ],
)
def test_a_bar_is_as_long_as_its_figure_is_large(
    figures: tuple[int | None, ...], drawn: tuple[str, ...]
) -> None:
    assert tuple(bars(figures, 8)) == drawn


def barred(out: str) -> dict[str, str]:
    """Give the bars of a table by the first words of their lines."""
    found = ((line, BAR.search(line)) for line in out.splitlines())
    return {line.split("  ")[0]: bar[1] for line, bar in found if bar}


def wide(run: Run, width: int, monkeypatch: pytest.MonkeyPatch, *options: str | Path) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    return run("project", SHIPPED, *options).out


def test_bars_stand_beside_a_table_where_there_is_room(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = wide(run, 200, monkeypatch).splitlines()
    chart = wide(run, 200, monkeypatch, "--chart").splitlines()
    assert len(plain) == len(chart)
    for before, after in zip(plain, chart, strict=True):
        assert after.startswith(before)
        assert not after[len(before) :].lstrip() or BAR.search(after) or before[:1] in "CP "
    (cost, *_), (*_, price) = (
        [line for line in chart if line.startswith("LKDATA")],
        [line for line in chart if line.startswith("Stab och ledning (cost)")],
    )
    assert cost.endswith(f"2.50  {'█' * 48}")
    assert price.endswith("  ██████▌")
    assert [line.split()[-1] for line in chart if line.startswith(("Cost", "Price"))] == [
        "2028"
    ] * 2
    assert not any(BAR.search(line) for line in chart if line.startswith(("Total", "Revenue")))


def test_bars_stand_below_a_table_where_there_is_no_room_beside_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = wide(run, 80, monkeypatch)
    chart = wide(run, 80, monkeypatch, "--chart")
    tables = plain.split("\n\n")
    for table in tables:
        assert table in chart
    assert max(map(len, chart.splitlines())) <= 80
    assert chart.count("Cost, tkr") == 2
    below = chart.split("\n\n")[2].splitlines()
    assert [line.split("  ")[0] for line in below[2:]] == [
        *("Stab och ledning", "Verksamhetsområde ekonomi", "Verksamhetsområde HR"),
        *("Verksamhetsområde medborgare", "Kost och restaurang", "LKDATA"),
    ]
    assert below[0].split() == ["Cost,", "tkr", "2028"]
    assert below[-1] == f"LKDATA{' ' * 24}265 881  {'█' * 41}"


def test_where_the_last_year_stands_in_no_column_of_its_own_bars_are_left_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (1, 12, 18):
        assert wide(run, width, monkeypatch) == wide(run, width, monkeypatch, "--chart")


def test_sums_and_what_stands_beneath_them_have_no_bars(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = barred(wide(run, 160, monkeypatch, "--chart", "--price", "3"))
    assert [each for each in found if "rate" in each or "difference" in each] == []
    assert found["LKDATA"]


def test_what_is_negative_has_its_bar_to_the_left_of_zero(
    run: Run, budget_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = run("project", budget_file(SIGNED), "--chart", "--show", "revenue").out
    table = next(each for each in out.split("\n\n") if each.startswith("Result"))
    left, right = (line for line in table.splitlines() if line[:1] in "ab")
    assert left.endswith("█│")
    assert right.index("│") == left.index("│")
    assert right.endswith("█▊")


def test_a_bar_has_a_colour_where_there_are_colours(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = wide(run, 200, monkeypatch, "--chart")
    coloured = wide(run, 200, monkeypatch, "--chart", "--color", "always")
    assert COLOURS.sub("", coloured) == plain
    assert coloured.count("\x1b[36m█") == 12
    assert "\x1b[36m" not in wide(run, 200, monkeypatch, "--color", "always")


def test_bars_go_into_a_text_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    assert run("project", SHIPPED, "--chart", "--output", target).status == 0
    assert "█" in target.read_text("utf-8")


@pytest.mark.parametrize("form", ["json", "csv", "csv-excel", "markdown"])
def test_bars_stand_in_a_table_alone(run: Run, form: str) -> None:
    ran = run("project", SHIPPED, "--chart", "--format", form)
    assert (ran.status, ran.out) == (2, "")
    assert f"--chart draws bars beside a table, and {form} is none" in ran.err


@pytest.mark.parametrize("dangerous", DANGEROUS)
def test_a_name_of_a_file_stays_a_text_beside_bars(
    dangerous: str, run: Run, budget_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in ("80", "200"):
        monkeypatch.setenv("COLUMNS", width)
        ran = run("project", budget_file(budget(dangerous)), "--chart")
        assert not UNSEEN.search(ran.out)
        lines = (line.lstrip() for line in ran.out.splitlines())
        assert not any(line.startswith(("::", "##[", *OURS)) for line in lines)
