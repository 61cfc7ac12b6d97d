"""A budget as a report: which chapters it has, and that each figure is the one at its address."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pages_made
import pytest
from conftest import REPOSITORY

from vssbudget.addresses import figure_at
from vssbudget.amounts import Year
from vssbudget.loader import choose, load
from vssbudget.projection import project
from vssbudget.report import Display, render_report
from vssbudget.views.report import ReportView
from vssbudget.views.rows import Kind, Notes, Row, Table, Unit
from vssbudget.wording import LANGUAGES

SHIPPED = REPOSITORY / "data" / "budget2023.yaml"
SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
MANY = (
    SHIPPED,
    *sorted(REPOSITORY.glob("docs/*.yaml")),
    *sorted(REPOSITORY.glob("examples/**/*.yaml")),
    REPOSITORY / "tests" / "budgets" / "held" / "every-key.yaml",
    REPOSITORY / "tests" / "budgets" / "held" / "shared-cost.yaml",
)


def report_of(file: Path) -> ReportView:
    loaded = load(choose(file))  # type: ignore[arg-type]
    assert loaded.budget is not None
    return pages_made.report_of(loaded, project(loaded.budget))


def markdown_of(file: Path, code: str) -> str:
    told = render_report(report_of(file), "markdown", Display(language=LANGUAGES[code]))
    assert isinstance(told, str)
    return told


def titles(markdown: str) -> list[str]:
    return [line[3:] for line in markdown.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize("file", MANY, ids=lambda file: file.stem)
def test_a_figure_of_a_report_is_the_one_at_its_address(file: Path) -> None:
    view, compared = report_of(file), 0
    for years, row in rows(view):
        for year, figure in zip(years, row.figures, strict=True):
            if figure is None or row.address.endswith(".self_cost_change.result"):
                continue  # the latter is not told in percent there
            found = figure_at(view.projection, f"{row.address}.{year}")
            assert found is not None, (row.address, year)
            whole = row.unit in (Unit.AMOUNT, Unit.EXACT)
            shown = view.budget.unit.shown(figure) if whole else figure
            assert abs(found.value - shown) < 1, (row.address, year)
            compared += 1
    assert compared > 5


def rows(view: ReportView) -> Iterator[tuple[Sequence[Year], Row]]:
    for chapter in view.chapters():
        for section in chapter.sections:
            if isinstance(section, Table):
                assert not section.empty
                assert len(section.years) == len(section.kinds) or chapter.key == "goals"
                yield from ((section.years, row) for row in section.rows if row.address)


def test_the_shipped_budget_has_the_chapters_of_its_document() -> None:
    keys = [chapter.key for chapter in report_of(SHIPPED).chapters()]
    assert keys == [
        *("operations", "economy", "plan", "published", "investments", "volumes", "personnel"),
        *("goals", "prices", "rates", "assumptions", "findings", "accepted", "sources"),
    ]
    services = [chapter.key for chapter in report_of(SERVICES).chapters()]
    assert {"capital", "shared"} <= {*services}


@pytest.mark.parametrize("file", MANY, ids=lambda file: file.stem)
def test_no_chapter_is_empty_and_each_can_be_read_twice(file: Path) -> None:
    for chapter in report_of(file).chapters():
        assert chapter.sections
        for section in chapter.sections:
            every = section.lines if isinstance(section, Notes) else section.rows
            assert [*every] == [*every] != []


def test_the_operating_summary_is_set_as_in_the_document() -> None:
    chapter = next(report_of(SHIPPED).chapters())
    table = chapter.sections[0]
    assert isinstance(table, Table)
    told = [(row.address, [*row.figures][:3], row.depth) for row in table.rows]
    assert told[:3] == [
        ("stab.result", [-2969, 0, 0], 0),
        ("stab.cost", [11960, 11787, 29300], 1),
        ("stab.revenue", [8991, 11787, 29300], 1),
    ]
    assert told[-4:] == [
        ("total.result", [5871, 0, 0], 0),
        ("total.revenue", [567148, 574955, 620173], 1),
        ("total.cost", [561277, 574955, 620173], 1),
        ("budget_frame", [0, 0, 0], 0),
    ]
    assert [*table.years] == [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028]


def test_a_page_of_markdown_leads_to_each_of_its_chapters() -> None:
    told = markdown_of(SHIPPED, "sv")
    assert told.startswith("# Verksamhetsstöd och service\n\n**i balans 2022, 2023**\n")
    assert "- [Tryckt mot beräknat](#tryckt-mot-beräknat)\n" in told
    contents = [line[3:].split("]")[0] for line in told.splitlines() if line.startswith("- [")]
    assert contents == titles(told)
    assert "| **Summa** | **5\u00a0871** | **0** |" in told
    assert "| \u2003varav kostnader | 561\u00a0277 |" in told


def test_of_headings_that_are_alike_each_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    text = SHIPPED.read_text("utf-8").replace("title: Verksamhetsstöd och service", "title: Källor")
    (file := tmp_path / "budget2023.yaml").write_text(text, "utf-8")
    told = markdown_of(file, "sv")
    assert "- [Källor](#källor-1)\n" in told
    assert "- [Sources](#sources)\n" in markdown_of(file, "en")


def test_what_an_area_costs_and_earns_stands_beneath_its_result_where_it_does_both() -> None:
    summary = next(report_of(REPOSITORY / "examples" / "earning" / "lund2023.yaml").chapters())
    table = summary.sections[0]
    assert isinstance(table, Table)
    rows = {row.address for row in table.rows}
    assert {f"groups.verksamhetens_resultat.{each}" for each in ("cost", "revenue")} <= rows
    addresses = [row.address for row in table.rows if row.label == "Verksamhetens intäkter"]
    (key,) = (each.removesuffix(".result") for each in addresses)
    assert not {f"{key}.cost", f"{key}.revenue"} & rows


def test_what_prices_are_made_of_stands_in_one_table_under_their_names() -> None:
    (chapter,) = (each for each in report_of(SERVICES).chapters() if each.key == "prices")
    made_of = chapter.sections[-2]
    assert isinstance(made_of, Table)
    first, *rest = made_of.rows
    assert (first.label, first.kind, first.depth) == ("Stab och ledning", Kind.HEADING, 0)
    assert {row.depth for row in rest if row.kind is not Kind.HEADING} == {1}
