"""The page as it is read: on a telephone, on a screen and on paper, whatever stands in it."""

from pathlib import Path

import pytest
from browsing import Opener
from conftest import REPOSITORY, SHIPPED
from pages_made import loaded_page

SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
LONG = "Verksamhetsutvecklingssamordnarkompetensförsörjningsenheten" * 4
WIDE = f"""\
title: {LONG}
unit: tkr
years: {{budget: [2023], plan: [{", ".join(map(str, range(2024, 2040)))}]}}
areas:
  a: {{name: {LONG}, cost: {{2023: {10**14}}}, step: 1}}
"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
BROKEN = """() => [...document.querySelectorAll("td, .steps b")].filter((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const tops = [...range.getClientRects()].map(({ top }) => top);
  return Math.max(...tops) - Math.min(...tops) > 8;
}).map((cell) => cell.textContent)"""
BESIDE = """() => [...document.querySelectorAll(".table")].filter((box) => {
  box.scrollLeft = box.scrollWidth;
  const head = box.querySelector("tbody th[scope=row]").getBoundingClientRect();
  return head.left < box.getBoundingClientRect().left - 1;
}).length"""
SEEN = "(name) => document.querySelector(name).getClientRects().length > 0"


@pytest.fixture(params=["shipped", "services", "wide"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    budget = {"shipped": SHIPPED, "services": SERVICES}.get(request.param, tmp_path / "b.yaml")
    if request.param == "wide":
        budget.write_text(WIDE, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(loaded_page(budget), encoding="utf-8")
    return page


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_only_tables_and_charts_are_wider_than_the_page_and_no_figure_breaks(
    path: Path, opened: Opener, width: int
) -> None:
    page = opened(path, width=width).page
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(BESIDE) == 0


def test_on_paper_there_is_nothing_to_use_but_what_was_changed(path: Path, opened: Opener) -> None:
    page = opened(path).page
    page.emulate_media(media="print")
    assert not page.evaluate(SEEN, ".skip")
    assert not page.evaluate(SEEN, "#what-if")
    assert page.evaluate(SEEN, "main table")


def test_on_paper_what_was_changed_is_told(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(loaded_page(SHIPPED), encoding="utf-8")
    page = opened(tmp_path / "page.html", "#wage=3").page
    page.emulate_media(media="print")
    assert page.evaluate(SEEN, "#what-if .outcome table")
    assert not page.evaluate(SEEN, "#what-if form")


def test_a_mark_stands_on_one_line_before_what_it_means(path: Path, opened: Opener) -> None:
    marks = ".notes .mark, td .mark"
    lines = f"() => [...document.querySelectorAll('{marks}')].map((of) => of.clientHeight)"
    assert all(height < 30 for height in opened(path).page.evaluate(lines))
