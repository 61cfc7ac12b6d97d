"""A report as a workbook: what stands in its cells, and that one formula goes along each row."""

import re
import sys
import zipfile
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest
from conftest import REPOSITORY, SHIPPED

sys.path += [str(REPOSITORY / "bench"), str(REPOSITORY / "tests" / "workbook")]
sys.path += [str(REPOSITORY / "tests" / each) for each in ("formulas", "report")]

from drawn import text_of
from pools_drawn import pools_text
from test_formulas_capital import text_of as capital_text
from test_report_hostile import DANGEROUS, budget
from told import Told, shipped, told, told_of

from vssbudget.amounts import plain
from vssbudget.findings import Place, Standing
from vssbudget.formulas.working import Fixed, How
from vssbudget.loader import Source
from vssbudget.report.workbook import workbook
from vssbudget.report.workbook.forms import FORMS, MOST, guard, of_all
from vssbudget.report.workbook.spots import TOP
from vssbudget.views.report import ReportView, Written
from vssbudget.wording.language import ENGLISH, SWEDISH

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
REFERENCE = re.compile(r"('[^']+'!)?(\$?)([A-Z]{1,2})(\d+)(?![\d(])")
LINK = re.compile(r"('[^']+'!)?\$?[A-Z]{1,2}\d+|-?\d+(\.\d+)?|ROUND\('[^']+'!\$?[A-Z]+\d+\*\d+,0\)")
HEAD = "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
BUDGETS = [*(REPOSITORY / "examples").glob("*/*.yaml"), SHIPPED]


def parts(book: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(book))


def xml_of(book: bytes, title: str) -> ElementTree.Element:
    """Give a sheet by its title."""
    with parts(book) as held:
        names = re.findall(r'<sheet name="([^"]+)"', held.read("xl/workbook.xml").decode())
        place = names.index(title) + 1
        return ElementTree.fromstring(held.read(f"xl/worksheets/sheet{place}.xml"))


def texts_of(book: bytes, title: str) -> list[list[str]]:
    """Give what stands in the cells of a sheet: a text, a number or what a formula came to."""
    with parts(book) as held:
        strings = ElementTree.fromstring(held.read("xl/sharedStrings.xml"))
    shared = ["".join(each.itertext()) for each in strings]
    rows = []
    for row in xml_of(book, title).iterfind(".//x:row", SPACE):
        cells = []
        for cell in row.iterfind("x:c", SPACE):
            value = cell.findtext("x:v", "", SPACE)
            cells.append(shared[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return rows


def relative(formula: str, column: int, row: int) -> str:
    """Write a formula as it is the same in every cell along a row."""

    def told_of_cell(found: re.Match[str]) -> str:
        sheet, fixed, letters, number = found.groups()
        at = 0
        for letter in letters:
            at = at * 26 + ord(letter) - ord("A") + 1
        across = f"C{at}" if fixed else f"C[{at - 1 - column}]"
        return f"{sheet or ''}R[{int(number) - 1 - row}]{across}"

    return REFERENCE.sub(told_of_cell, formula)


def formulas_of(of: Told, row: int) -> set[str]:
    """Give the formulas of a row of the calculation but for cells that only show another one.

    What the row opens with may be another one.
    """
    step, columns = of.contents.live.calculation.steps[row], of.contents.live.columns
    every = [(formula, columns.of(year)) for year, formula in sorted(step.formulas.items())]
    return {
        relative(formula, column, row + TOP)
        for formula, column in every[1:]
        if not LINK.fullmatch(formula)
    }


def every_budget() -> list[Told]:
    drawn = [text(n) for n in range(3) for text in (text_of, pools_text, capital_text)]
    return [
        of
        for of in (*(told(Source(each.name, each)) for each in BUDGETS), *map(told_of, drawn))
        if of
    ]


def test_one_formula_goes_along_each_row_of_the_calculation() -> None:
    for of in every_budget():
        for row, step in enumerate(of.contents.live.calculation.steps):
            found = {each for each in formulas_of(of, row) if not each.startswith("AVERAGE(")}
            assert len(found) <= 1, (step.label, step.formulas)


def test_every_way_that_a_figure_follows_from_others_is_a_formula() -> None:
    assert set(FORMS) == set(How)


def test_the_same_report_is_the_same_workbook() -> None:
    of = shipped()
    assert workbook(of.contents.view, SWEDISH) == of.book
    assert workbook(of.contents.view, ENGLISH) != of.book


def test_the_sheets_are_named_in_the_language_and_two_are_seen_by_nobody() -> None:
    of = shipped()
    with parts(of.book) as held:
        told_of_sheets = held.read("xl/workbook.xml").decode()
    names = re.findall(r'<sheet name="([^"]+)"[^>]*?(veryHidden)?"? r:id', told_of_sheets)
    assert names == [
        *((of.contents.titles[key], "") for key in of.contents.sheets),
        ("about", "veryHidden"),
        ("baseline", "veryHidden"),
    ]
    assert "Beräkning" in dict(names)
    assert "Gemensamma kostnader" not in dict(names)  # nothing would stand on it


def test_what_the_inputs_were_stands_in_the_baseline() -> None:
    of = shipped()
    head, *rows = texts_of(of.book, "baseline")
    assert head == ["id", "sheet", "cell", "value", "changed", "label"]
    known = {row[0]: tuple(row[1:4]) for row in rows}
    assert known["indices.wage.rates.2023"] == ("Antaganden", "F7", "3.0")
    assert known["areas.stab.step"] == ("Områden och tjänster", "C9", "100")
    assert len(known) == len(rows) == len(of.inputs)
    leading = {row[0] for row in texts_of(of.book, "Områden och tjänster") if row}
    assert {row[5] for row in rows if row[1] == "Områden och tjänster"} <= leading
    about = dict(texts_of(of.book, "about"))
    assert about["schema"] == "vssbudget/workbook/1"
    assert about["budget"] == "budget2023.yaml"
    assert about["sha256"] == of.contents.view.written.digest


def test_an_input_is_unlocked_and_coloured_and_all_else_is_locked() -> None:
    of = shipped()
    with parts(of.book) as held:
        styles = ElementTree.fromstring(held.read("xl/styles.xml"))
    formats = styles.findall("x:cellXfs/x:xf", SPACE)
    free = {n for n, each in enumerate(formats) if each.find("x:protection", SPACE) is not None}
    cells = {of.cell(each) for each in of.inputs}
    for key in of.contents.sheets:
        title = of.contents.titles[key]
        sheet = xml_of(of.book, title)
        assert sheet.find("x:sheetProtection", SPACE) is not None
        found = {
            each.get("r")
            for each in sheet.iterfind(".//x:c", SPACE)
            if int(each.get("s", 0)) in free
        }
        assert found == {f"{column}{row}" for on, column, row in cells if on == title}


def test_a_rate_has_a_name_and_a_note_with_its_source_and_line() -> None:
    of = shipped()
    with parts(of.book) as held:
        names = held.read("xl/workbook.xml").decode()
        notes = "".join(held.read(each).decode() for each in held.namelist() if "comments" in each)
    assert "name=\"rate_price_2024\">'Antaganden'!$G$6</definedName>" in names
    assert "Kommentar till förvaltningens ekonomi" in notes
    assert re.search(r"Kommentar till förvaltningens ekonomi\nbudget2023.yaml:\d+\n", notes)
    assert "Antaget: " in notes


def test_amounts_with_decimals_are_shown_as_people_write_them() -> None:
    of = told(Source("sjobo2025.yaml", REPOSITORY / "examples" / "decimals" / "sjobo2025.yaml"))
    assert of
    (cost, *_) = [each for each in of.inputs if each.path[-2] == "cost"]
    assert plain(cost.shown) == cost.text.rstrip("0").rstrip(".")
    sheet, column, row = of.cell(cost)
    cells = xml_of(of.book, sheet).iterfind(".//x:c", SPACE)
    (value,) = [
        cell.findtext("x:v", "", SPACE) for cell in cells if cell.get("r") == f"{column}{row}"
    ]
    assert Decimal(value) == cost.shown
    assert any(
        "*1" in f for step in of.contents.live.calculation.steps for f in step.formulas.values()
    )


def test_the_checks_are_zero_and_stand_under_a_condition_that_turns_them_red() -> None:
    of = shipped()
    plan = xml_of(of.book, "Plan")
    assert len(plan.findall("x:conditionalFormatting", SPACE)) == 2
    labels = [row[0] for row in texts_of(of.book, "Plan") if row]
    first = labels.index("Kontroller: 0 där allt stämmer")
    for row in texts_of(of.book, "Plan")[first + 1 : first + 4]:
        assert row[0]


def test_the_charts_show_areas_and_a_budget_of_very_many_has_none() -> None:
    of = shipped()
    with parts(of.book) as held:
        assert sum(name.startswith("xl/charts/chart") for name in held.namelist()) == 3
    row = "{cost: {2023: 7}, revenue: {2023: 7}, index: i}"
    areas = "".join(f"  a{number}: {row}\n" for number in range(450))
    many = told_of(f"{HEAD}indices: {{i: {{2024: 2}}}}\nareas:\n{areas}")
    assert many
    with parts(many.book) as held:
        assert not any(name.startswith("xl/charts/chart") for name in held.namelist())
    formulas = [f for step in many.contents.live.calculation.steps for f in step.formulas.values()]
    assert max(map(len, formulas)) < 8192
    assert max(each.count(",") for each in formulas) < 255


def test_a_budget_without_a_plan_has_no_chart_of_one() -> None:
    text = HEAD.replace(", plan: [2024]", "")
    of = told_of(f"{text}areas: {{a: {{cost: {{2023: 5}}, step: 0}}}}\n")
    assert of
    with parts(of.book) as held:
        assert sum(name.startswith("xl/charts/chart") for name in held.namelist()) == 2


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_of_a_file_becomes_a_formula_or_a_link(text: str) -> None:
    of = told_of(budget(text))
    assert of
    with parts(of.book) as held:
        names = [name for name in held.namelist() if name.endswith(".xml")]
        for name in names:
            ElementTree.fromstring(held.read(name))
        sheets = [held.read(name).decode() for name in names if name.startswith("xl/worksheets/")]
    assert not any("<hyperlink" in each for each in sheets)
    asked = "".join(re.findall("<f>(.*?)</f>", "".join(sheets)))
    assert not re.search("cmd|HYPERLINK|evil|WEBSERVICE", asked)


def test_an_input_under_a_scenario_or_other_rates_is_what_is_calculated_with() -> None:
    source = Source(SHIPPED.name, SHIPPED)
    of = told(source, {"price": Decimal("3.25")})
    assert of
    (price, *_) = [each for each in of.inputs if each.path == ("indices", "price", "rates", "2024")]
    assert (price.text, price.shown) == ("3.25", Decimal("3.25"))
    assert price.live


def test_the_life_of_what_is_written_off_is_shown_and_stays() -> None:
    of = told_of(capital_text(3))
    assert of
    every = [
        each
        for lines in of.contents.live.inputs.lines.values()
        for line in lines
        for each in line.cells.values()
    ]
    assert {each.path[-1] for each in every if not each.live} <= {"life", "life_months"}


def test_a_figure_for_several_years_is_one_input() -> None:
    lines = "{l: {values: {2023: 50, 2024: 20}, life: 3, used_by: a}}"
    of = told_of(
        f"{HEAD}areas: {{a: {{cost: {{2023: 500}}, step: 0}}}}\n"
        f"investments: {{interest: 2, lines: {lines}}}\n"
    )
    assert of
    assert [each.path for each in of.inputs if "interest" in each.path] == [
        ("investments", "interest")
    ]
    assert of.contents.live.columns.first == 2022  # what was booked before the base year


def test_an_input_is_called_by_whose_it_is() -> None:
    of = told_of(
        f"{HEAD}areas: {{a: {{name: Area, cost: {{2023: 5}}, revenue: {{2023: 5}}, step: 0}}}}\n"
        "reserves: {r: {name: Fund, area: a, opening: {2022: 10}, transfers: {2024: 2}}}\n"
    )
    assert of
    labels = [row[0] for row in texts_of(of.book, of.contents.titles["areas"]) if row]
    assert "Area: angivna kostnader" in labels
    assert any(each.startswith("Fund: ") for each in labels)


def test_what_is_off_as_it_was_written_is_told_by_the_checks() -> None:
    of = told_of(f"{HEAD}areas: {{a: {{cost: {{2023: 500}}, revenue: {{2023: 380}}, step: 0}}}}\n")
    assert of
    rows = texts_of(of.book, of.contents.titles["plan"])
    (off,) = [row for row in rows if row[:1] == ["resultat som ska vara noll, utan tecken"]]
    assert off[1:] == ["120", "0"]


@pytest.mark.parametrize("decimals", [0, 1])
@pytest.mark.parametrize("services", ["", "s", "s t"])
def test_the_checks_read_what_is_returned_as_it_follows_from_inputs(
    decimals: int, services: str
) -> None:
    cost = "cost: {2023: 500}, step: 0"
    parts = ", ".join(f"{key}: {{parts: {{p: {{{cost}}}}}}}" for key in services.split())
    carried = "carry_over: {within: 3, returned: {2024: 20}}"
    area = f"{{{f'services: {{{parts}}}' if parts else cost}, {carried}}}"
    of = told_of(f"decimals: {decimals}\n{HEAD}areas: {{a: {area}}}\n")
    assert of
    assert [each.address for each in of.inputs if each.path[-2] == "returned"]
    steps = xml_of(of.book, of.contents.titles["calculation"]).iterfind(".//x:f", SPACE)
    off = "".join(each.text for each in steps if each.text and "ABS(" in each.text)
    every = re.findall(r"ABS\(([^)]*[-+][^)]*)\)", off)
    assert len(every) == max(1, len(services.split()))
    assert all(re.fullmatch(r"E\d+\+('Områden och tjänster'!)?E\d+", each) for each in every)


def test_a_printed_row_is_called_by_what_it_is_held_against() -> None:
    printed = "{cost: {total: {2023: 5}, a: {2023: 5}}, investments: {l: {2023: 5}}}"
    of = told_of(
        f"{HEAD}areas: {{a: {{name: Area, cost: {{2023: 6}}, step: 0}}}}\n"
        "investments: {lines: {l: {name: Line, values: {2023: 6}}}}\n"
        f"published: {printed}\n"
    )
    assert of
    labels = [row[0] for row in texts_of(of.book, of.contents.titles["printed"]) if row]
    assert {"Kostnader, summa", "Kostnader, Area", "Investeringar, Line"} <= {*labels}


def test_rates_whose_names_would_be_alike_are_named_once() -> None:
    of = told_of(f"{HEAD}indices: {{i: {{2024: 1}}, I: {{2024: 1}}}}\nareas: {{}}\n")
    assert of
    with parts(of.book) as held:
        assert held.read("xl/workbook.xml").decode().lower().count('"rate_i_2024"') == 1


def test_a_budget_that_stands_in_no_file_is_a_workbook_as_well() -> None:
    view = shipped().contents.view
    nowhere = Written("", lambda paths: {path: Standing((), Place("")) for path in paths})
    book = workbook(ReportView(view.projection, view.verdict, view.file, nowhere), SWEDISH)
    assert not any(
        "budget2023.yaml:" in cell for row in texts_of(book, "Antaganden") for cell in row
    )
    assert len(texts_of(book, "baseline")) == 13  # of rates alone it is known how they are set


def test_a_difference_of_one_figure_is_that() -> None:
    assert FORMS[How.DIFFERENCE](("A1",), Fixed(), 0) == "A1"
    assert FORMS[How.DIFFERENCE](("A1", "B2"), Fixed(), 0) == "A1-B2"
    assert FORMS[How.DIFFERENCE](("A1", "B2", "C3"), Fixed(), 0) == "A1-SUM(B2,C3)"


def test_very_many_cells_are_named_in_functions_within_another() -> None:
    told_ = of_all("SUM", [f"A{row}" for row in range(1, MOST + 2)])
    assert told_.startswith("SUM(SUM(A1,A2,")
    assert told_.endswith(f",SUM(A{MOST + 1}))")


@pytest.mark.parametrize(
    ("figures", "more"), [((), 6), (("241227.5",), 6), (("1e12",), 1), (("1e20",), 0)]
)
def test_what_is_rounded_is_first_rounded_to_decimals_that_are_sure(
    figures: tuple[str, ...], more: int
) -> None:
    assert guard([None, *map(Decimal, figures)]) == more
