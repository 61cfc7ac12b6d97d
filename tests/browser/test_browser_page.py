"""The page as it is used: its tables and charts follow, its figures open, and it stays quiet."""

import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Opener
from conftest import REPOSITORY, SHIPPED
from pages_made import loaded_page, page_of

from vssbudget.amounts import Percent, Year
from vssbudget.formulas.working import LEAVES, How
from vssbudget.loader import Source, load
from vssbudget.model.numbers import with_numbers
from vssbudget.projection import RateChange, project, rates_in_force
from vssbudget.wording import ENGLISH, Language
from vssbudget.wording.language import SWEDISH

sys.path += [str(REPOSITORY / "tests" / "report"), str(REPOSITORY / "bench")]

from test_report_hostile import DANGEROUS, budget

from bench import areas_file

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
BUDGETS = (
    *(SHIPPED, SERVICES),
    *(
        REPOSITORY / "examples" / each
        for each in ("decimals/sjobo2025.yaml", "groups/helsinki2023.yaml")
    ),
    *(REPOSITORY / "docs" / each for each in ("shared.yaml", "frames.yaml", "capital.yaml")),
)
CELLS = """() => [...document.querySelectorAll("td[data-figure]")]
  .map((td) => [td.dataset.figure, td.parentElement.dataset.unit, td.textContent])"""
ROWS = """() => [...document.querySelectorAll("main .table tbody tr")].map((tr) => [
  tr.closest("table").caption?.textContent + ": " + tr.cells[0].textContent,
  [...tr.querySelectorAll("td:not(.fixed)")].map((td) => td.textContent)])"""
OPENED = """() => {
  const { tables } = WhatIf.page;
  tables.write([...tables.rows.keys()]);
  for (const place of tables.rows.keys()) {
    WhatIf.page.explain(place);
    document.getElementById("explain").close();
  }
}"""
CHARTS = """() => [...document.querySelectorAll('figure.chart svg:not([data-plot=bridge])')]
  .map((svg) => svg.outerHTML)"""


def page_in(folder: Path, text: str, name: str = "page") -> Path:
    path = folder / f"{name}.html"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_in(tmp_path_factory.mktemp("shipped"), loaded_page(SHIPPED))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_it_says_nothing_and_asks_for_nothing(
    shipped: Path, opened: Opener, width: int, dark: bool
) -> None:
    page = opened(shipped, "#price=3.1&wage.2026=-2", width=width, dark=dark)
    page.page.click("td[data-figure='hr.cost.2026'] button")
    assert page.page.locator("#explain").is_visible()
    assert page.said == []
    assert page.asked == [shipped.as_uri()]


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH], ids=lambda each: each.code)
@pytest.mark.parametrize("path", BUDGETS, ids=lambda each: each.parent.name + each.stem)
def test_every_figure_is_written_as_the_page_came(
    path: Path, language: Language, opened: Opener, tmp_path: Path
) -> None:
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    text = page_of(loaded, project(loaded.budget), language)
    page = opened(page_in(tmp_path, text)).page
    before = page.evaluate(CELLS)
    page.evaluate("() => WhatIf.page.tables.write([...WhatIf.page.tables.rows.keys()])")
    assert page.evaluate(CELLS) == before
    assert page.evaluate("() => document.querySelectorAll('td[data-figure] button').length") == (
        len(before)
    )


def test_a_part_that_was_nothing_is_shown_as_it_becomes_something(
    opened: Opener, tmp_path: Path
) -> None:
    text = loaded_page(REPOSITORY / "docs" / "shared.yaml")
    row = "tr:has(td[data-figure='it.self_cost_change.volume.2025'])"
    page = opened(page_in(tmp_path, text)).page
    assert page.locator(row).inner_text().split()[1:] == ["−4,77", "−4,15", "–"]
    page = opened(page_in(tmp_path, text), "#volumes.arbetsplatser.values.2025=1000").page
    assert page.locator(row).inner_text().split()[1:] == ["−4,77", "−71,35", "200,24"]
    assert page.locator(f"{row} .gap").count() == 0


CHANGED = [
    (SHIPPED, {"price": "2.5", "wage": "3"}, {}),
    (SHIPPED, {"price": "-7.3", "wage.2026": "12.25"}, {}),
    (
        SERVICES,
        {"price": "3.7", "wage.2025": "0.1"},
        {"volumes.fakturor.values.2026": "81000", "volumes.kok.values.2025": "41"},
    ),
    (REPOSITORY / "examples" / "groups" / "helsinki2023.yaml", {}, {}),
]
"""Budgets, each with rates and with numbers that are set."""


@pytest.mark.parametrize(("path", "rates", "numbers"), CHANGED)
def test_tables_and_charts_are_those_of_the_projection(
    path: Path, rates: dict[str, str], numbers: dict[str, str], opened: Opener, tmp_path: Path
) -> None:
    loaded = load(Source(path.name, path), keep=True)
    assert loaded.trees is not None
    put = {tuple(key.split(".")): Decimal(value) for key, value in numbers.items()}
    changed = with_numbers(loaded.trees, put).read()[0]
    assert changed is not None
    projection = project(changed, rates_in_force(changed, map(rate, rates.items())))
    expected = opened(page_in(tmp_path, page_of(loaded, projection), "expected")).page
    fragment = "&".join(f"{key}={value}" for key, value in {**rates, **numbers}.items())
    page = opened(page_in(tmp_path, loaded_page(path)), f"#{fragment}").page
    told = {(address, unit): text for address, unit, text in page.evaluate(CELLS)}
    wanted = {(address, unit): text for address, unit, text in expected.evaluate(CELLS)}
    assert len(told.keys() & wanted.keys()) > 100
    assert {key: told[key] for key in told if key in wanted} == {
        key: wanted[key] for key in wanted if key in told
    }
    assert page.evaluate(CHARTS) == expected.evaluate(CHARTS)
    rows, others = dict(page.evaluate(ROWS)), dict(expected.evaluate(ROWS))
    assert {key: rows[key] for key in rows if key in others} == {
        key: others[key] for key in others if key in rows
    }


def test_back_to_the_plan_everything_is_as_it_came(opened: Opener, tmp_path: Path) -> None:
    page = opened(page_in(tmp_path, loaded_page(SERVICES))).page
    came = page.evaluate(ROWS)
    page.fill("#what-if input[type=text]", "5")
    page.keyboard.press("Enter")
    assert page.evaluate(ROWS) != came
    page.get_by_role("button", name="Tillbaka till planen").click()
    assert page.evaluate(ROWS) == came


def test_in_a_chapter_that_moves_what_stays_the_plans_is_told_apart(
    shipped: Path, opened: Opener
) -> None:
    page = opened(shipped, "#wage=5").page
    style = "(of) => getComputedStyle(document.querySelector(of)).fontStyle"
    assert page.evaluate(style, "#plan td.fixed") == "italic"
    assert page.evaluate(style, "#plan td[data-figure]") == "normal"
    assert page.evaluate(style, "#volumes td.fixed") == "normal"


def test_of_very_many_rows_those_that_cannot_be_seen_follow_a_little_later(
    opened: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(areas_file(50)), "utf-8")
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    changed = project(loaded.budget, rates_in_force(loaded.budget, [rate(("price", "3.3"))]))
    expected = opened(page_in(tmp_path, page_of(loaded, changed), "expected")).page
    page = opened(page_in(tmp_path, loaded_page(path)), "#price=3.3").page
    assert page.evaluate("() => WhatIf.page.tables.rows.size") > 1000
    page.wait_for_function("() => !WhatIf.page.tables.waiting.size")
    assert page.evaluate(CELLS) == expected.evaluate(CELLS)


def rate(given: tuple[str, str]) -> RateChange:
    index, _, year = given[0].partition(".")
    return RateChange(index, Year(int(year)) if year else None, Percent(Decimal(given[1])))


def cell(page: "Page", address: str) -> str:
    return plainly(page.locator(f"td[data-figure='{address}']").first.inner_text().strip())


def plainly(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def test_numbers_are_typed_as_people_write_them(shipped: Path, opened: Opener) -> None:
    page = opened(shipped).page
    box = page.get_by_role("textbox", name="Priskompensation", exact=True)
    for text in ("3,5", "3.5", " 3,50 ", "+3,5"):
        box.fill(text)
        assert page.evaluate("location.hash") == "#price=3.5"
        assert cell(page, "hr.cost.2028") == "39 011"
    box.fill("\u22123,5")
    assert page.evaluate("location.hash") == "#price=-3.5"
    box.fill("")
    assert page.evaluate("location.hash") == ""
    assert cell(page, "hr.cost.2028") == "37 881"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("två", "två är inget tal: skriv det som 2,5"),
        ("2,5 %", "2,5 % är inget tal: skriv det som 2,5"),
        ("-100", "-100 är ingen sats: skriv en över −100 och högst 1000"),
        ("1000,1", "1000,1 är ingen sats: skriv en över −100 och högst 1000"),
        ("2,1234567", "2,1234567 har för många decimaler: skriv högst 6"),
    ],
)
def test_a_wrong_number_is_told_beside_the_box(
    shipped: Path, opened: Opener, text: str, says: str
) -> None:
    page = opened(shipped, "#price=3").page
    box = page.get_by_role("textbox", name="Priskompensation", exact=True)
    before = cell(page, "hr.cost.2028")
    box.fill(text)
    assert box.get_attribute("aria-invalid") == "true"
    told = page.locator(f"#{box.get_attribute('aria-describedby')}")
    assert told.inner_text() == says
    assert cell(page, "hr.cost.2028") == before
    page.get_by_role("textbox", name="Lönekompensation", exact=True).fill("3")
    assert (box.input_value(), told.inner_text()) == (text, says)
    page.get_by_role("button", name="Tillbaka till planen").click()
    assert (box.input_value(), told.inner_text()) == ("", "")
    box.fill("2,5")
    assert box.get_attribute("aria-invalid") == "false"
    assert told.inner_text() == ""


def test_a_link_carries_the_settings(shipped: Path, opened: Opener) -> None:
    page = opened(shipped).page
    page.get_by_role("textbox", name="Priskompensation", exact=True).fill("3,1")
    page.get_by_text("Priskompensation år för år").click()
    page.locator("details[open]").get_by_role("textbox", name="2026").fill("4")
    page.get_by_role("textbox", name="Lönekompensation", exact=True).fill("-1")
    link = page.get_by_role("link", name="Länk till de här värdena").get_attribute("href")
    assert link == page.evaluate("location.hash") == "#price=3.1&price.2026=4&wage=-1"
    other = opened(shipped, link).page
    assert other.evaluate(CELLS) == page.evaluate(CELLS)
    assert other.get_by_role("textbox", name="Lönekompensation", exact=True).input_value() == "−1"
    page.get_by_role("button", name="Tillbaka till planen").click()
    assert page.evaluate("location.hash") == ""
    assert page.evaluate(CELLS) == opened(shipped).page.evaluate(CELLS)
    page.evaluate("location.hash = 'wage=7'")
    page.wait_for_function("() => WhatIf.page.settings.given.size === 1")
    assert cell(page, "hr.cost.2028") != cell(opened(shipped).page, "hr.cost.2028")


def test_what_is_wrong_in_a_link_is_told_and_left_out(shipped: Path, opened: Opener) -> None:
    page = opened(shipped, "#price=2000&x=1&price.2031=2&wage=3").page
    assert page.locator("#what-if > .wrong li").all_inner_texts() == [
        "länken anger price: 2000 är ingen sats: skriv en över −100 och högst 1000; det utelämnas",
        "länken anger x, som inte finns på den här sidan: det utelämnas",
        "länken anger price.2031, som inte finns på den här sidan: det utelämnas",
    ]
    assert cell(page, "hr.cost.2028") == cell(opened(shipped, "#wage=3").page, "hr.cost.2028")


def test_a_link_is_told_as_text(shipped: Path, opened: Opener) -> None:
    page = opened(shipped, "#%3Cimg%20src=x%20onerror=y%3E=1&price=%3Cb%3E&wage=1%00")
    told = " ".join(page.page.locator("#what-if > .wrong li").all_inner_texts())
    assert "länken anger <img src, som inte finns" in told
    assert "<b> är inget tal" in told
    assert page.page.locator("main img, main b").count() == 0
    assert page.said == []


def test_sliders_and_boxes_of_single_years_set_the_same(opened: Opener, tmp_path: Path) -> None:
    page = opened(page_in(tmp_path, loaded_page(SERVICES))).page
    page.get_by_role("slider", name="Priskompensation, reglage").fill("4")
    assert page.evaluate("location.hash") == "#price=4"
    box = page.get_by_role("textbox", name="Priskompensation", exact=True)
    assert box.input_value() == "4"
    page.locator("summary", has_text="Antal kök").click()
    opened_row = page.get_by_role("group", name="Antal kök")
    opened_row.get_by_role("textbox", name="2026").fill("1 200,5")
    assert page.evaluate("location.hash") == "#price=4&volumes.kok.values.2026=1200.5"
    opened_row.get_by_role("slider", name="Antal kök 2026, reglage").fill("80")
    assert page.evaluate("location.hash") == "#price=4&volumes.kok.values.2026=80"
    opened_row.get_by_role("textbox", name="2026").fill("-1")
    assert "-1 ligger utanför: skriv 0,000001 till" in plainly(opened_row.inner_text())


def test_a_volume_that_a_price_follows_is_not_zero(
    shipped: Path, opened: Opener, tmp_path: Path
) -> None:
    """`project` refuses it: no price per unit follows."""
    zero = "#volumes.kok.values.2026=0"
    page = opened(page_in(tmp_path, loaded_page(SERVICES)), zero).page
    (told,) = page.locator("#what-if > .wrong li").all_inner_texts()
    assert "0 ligger utanför: skriv 0,000001 till" in plainly(told)
    assert page.locator("td.changed").count() == 0
    assert opened(shipped, zero).page.locator("#what-if > .wrong li").count() == 0


def test_a_link_to_a_chapter_sets_nothing_and_leaves_the_settings_in_the_address(
    shipped: Path, opened: Opener
) -> None:
    page = opened(shipped, "#wage=3").page
    before = page.evaluate(CELLS)
    page.locator("nav a").nth(2).click()
    page.wait_for_function("() => location.hash === '#wage=3'")
    assert page.evaluate(CELLS) == before
    assert page.locator("#plan").evaluate("(of) => of.getBoundingClientRect().y") < 100
    page.reload()
    assert page.evaluate(CELLS) == before
    page.get_by_role("button", name="Tillbaka till planen").click()
    page.locator("nav a").nth(2).click()
    assert page.evaluate("location.hash") == "#plan"


def test_figures_follow_where_the_browser_takes_no_further_address(
    shipped: Path, opened: Opener
) -> None:
    """Safari throws at the hundredth address within some seconds: a slider comes to that."""
    page = opened(shipped).page
    page.evaluate("""() => {
      const write = history.replaceState.bind(history);
      let refused = 2;
      history.replaceState = (...told) => {
        if (refused-- > 0) throw new DOMException("too often", "SecurityError");
        write(...told);
      };
    }""")
    page.get_by_role("textbox", name="Priskompensation", exact=True).fill("3,5")
    assert cell(page, "hr.cost.2028") == "39 011"
    page.wait_for_function("() => location.hash === '#price=3.5'")


def test_what_is_set_is_told_on_paper_too(opened: Opener, tmp_path: Path) -> None:
    set_ = "#price=3&wage.2026=3.5&volumes.kok.values.2026=80"
    page = opened(page_in(tmp_path, loaded_page(SERVICES)), set_).page
    page.emulate_media(media="print")
    told = [plainly(each) for each in page.locator(".outcome p:visible").all_inner_texts()]
    assert told[:2] == [
        "Uppräkning, %/år: Priskompensation: 3; Lönekompensation 2026: 3,5",
        "Volymer: Antal kök 2026: 80",
    ]


def test_a_changed_figure_says_how_it_differs_and_so_does_the_summary(
    shipped: Path, opened: Opener
) -> None:
    page = opened(shipped, "#wage=3").page
    button = page.locator("td[data-figure='hr.cost.2024'] button").first
    assert page.locator("td[data-figure='hr.cost.2024']").first.get_attribute("class") == "changed"
    button.focus()
    assert plainly(button.get_attribute("title")) == "planen: 34 318, skillnad +67"
    table = page.locator("#what-if .outcome table")
    rows = [row.split("\t") for row in table.locator("tbody tr").all_inner_texts()]
    assert [row[0] for row in rows[-3:]] == ["Kostnader", "Intäkter", "Resultat"]
    assert next(row for row in rows if row[0].endswith("HR"))[1] == "+67"
    assert "Stab och ledning" not in [row[0] for row in rows]
    status = page.get_by_role("status")
    assert status.inner_text() == ""
    page.get_by_role("textbox", name="Lönekompensation", exact=True).fill("2,6")
    page.wait_for_function("() => document.querySelector('[role=status]').textContent")
    assert status.inner_text().startswith("Kostnader 2028: 6")


def test_the_checks_follow(shipped: Path, opened: Opener) -> None:
    checks = opened(shipped).page.locator(".checks li").all_inner_texts()
    changed = opened(shipped, "#wage=3").page.locator(".checks li").all_inner_texts()
    assert checks[0] == changed[0] == "✓ Resultat som är noll: 42 av 42"
    assert checks[1] == changed[1] == "✓ Summor som stämmer: 16 av 16"
    assert checks[2].startswith("✗ Tryckta uppgifter som stämmer med de beräknade: ")
    assert checks[2] != changed[2]
    assert checks[3] == changed[3] == "✗ År med investeringar inom ramen: 6 av 7"


def test_a_figure_opens_how_it_comes_about(shipped: Path, opened: Opener) -> None:
    page = opened(shipped, "#wage.2024=3").page
    page.locator("td[data-figure='hr.cost.2024'] button").first.click()
    dialog = page.locator("#explain")
    for _ in range(6):
        page.evaluate(
            "() => document.querySelectorAll('#explain details').forEach((d) => d.open = true)"
        )
        page.wait_for_timeout(30)
    assert (
        plainly(dialog.locator("h2").inner_text())
        == "Verksamhetsområde HR, kostnader 2024: 34 385 tkr"
    )
    told = " ".join(plainly(dialog.inner_text()).split())
    assert "Lönekompensation 2024: 3 % (ändrat här)" in told
    assert "Priskompensation 2024: 2,5 %" in told
    assert "budget2023.yaml:31:30" in told
    assert "driftsammandrag: Förvaltningsbudget 2023" in told
    assert "antaget: Ingen kostnadsfördelning är tryckt" in told
    page.get_by_role("button", name="Stäng").click()
    assert not dialog.is_visible()


def test_figures_are_come_to_and_opened_with_the_keyboard(shipped: Path, opened: Opener) -> None:
    page = opened(shipped).page
    assert page.locator("main table").count() >= (
        page.locator("main table button[tabindex='0']").count()
    )
    page.locator("td[data-figure='hr.cost.2024'] button").last.focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.closest('td').dataset.figure"))
    assert walked == [
        *("hr.cost.2025", "hr.cost.2026"),
        *("medborgare.cost.2026", "medborgare.cost.2025", "hr.cost.2025"),
    ]
    assert page.evaluate("document.activeElement.tabIndex") == 0
    page.keyboard.press("Enter")
    assert (
        page.locator("#explain h2").inner_text().startswith("Verksamhetsområde HR, kostnader 2025")
    )
    page.keyboard.press("Escape")
    assert not page.locator("#explain").is_visible()
    assert page.evaluate("document.activeElement.closest('td').dataset.figure") == "hr.cost.2025"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('td').dataset.figure") == "hr.cost.2025"


def test_every_way_of_the_calculation_is_one_of_the_page(shipped: Path, opened: Opener) -> None:
    ways = opened(shipped).page.evaluate("Object.keys(Calculator.WAYS)")
    assert set(ways) == {str(how) for how in How if how not in LEAVES}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(shipped: Path, opened: Opener, width: int, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(shipped, "#price=3&x=2", width=width, dark=dark).page
    page.locator("#what-if summary").first.click()
    page.get_by_role("textbox", name="Priskompensation", exact=True).fill("två")
    found = faults(axe.run(page).response)
    page.locator("td[data-figure='hr.cost.2024'] button").first.click()
    assert [*found, *faults(axe.run(page).response)] == []


def faults(response: dict[str, Any]) -> list[str]:
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_of_a_file_acts(text: str, opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(budget(text), "utf-8")
    page = opened(page_in(tmp_path, loaded_page(path)), "#i=3")
    page.page.evaluate(OPENED)
    assert page.said == []
    assert len(page.asked) == 1
    assert page.page.evaluate("() => document.scripts.length") == 2
    assert (
        page.page.evaluate(
            "() => document.querySelectorAll('img, iframe, a[href^=javascript]').length"
        )
        == 0
    )
