import json
import re
from base64 import b64encode
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pages_made
import pytest
from conftest import REPOSITORY, SHIPPED, Run
from test_report_hostile import DANGEROUS, UNSEEN, budget

from vssbudget.addresses.derivation import derive
from vssbudget.calculation.explanation import Explanation
from vssbudget.loader import Source, load
from vssbudget.loader.load import Loaded
from vssbudget.projection import project
from vssbudget.report.origin import origins_of
from vssbudget.report.page.explanation import explanation_document
from vssbudget.report.page.markup import data, tag, text
from vssbudget.report.page.resources import resource
from vssbudget.wording import ENGLISH, Language
from vssbudget.wording.language import SWEDISH

FOLDER = REPOSITORY / "vssbudget" / "report" / "page"
COLOUR = re.compile(r"--(\w+): (#\w+);")
VOID = {"meta", "col"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "div", "span", "small"),
    *("b", "em", "dl", "dt", "dd"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "svg", "desc", "defs", "pattern", "g", "path", "rect", "line"),
    *("polyline", "circle", "text", "tspan", "dialog", "script"),
}


class Element:
    """An element of a page as it was read, with the elements and texts in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.content: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def all(self, name: str = "", **attributes: str) -> Iterator["Element"]:
        for each in self.content:
            if isinstance(each, Element):
                if name in ("", each.name) and attributes.items() <= each.attributes.items():
                    yield each
                yield from each.all(name, **attributes)

    def one(self, name: str, **attributes: str) -> "Element":
        (found,) = self.all(name, **attributes)
        return found

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.content)


class Reader(HTMLParser):
    """Reads a page whose every element ends where it has to."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs)
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    unknown_decl = handle_pi = handle_comment


def read(page: str) -> Element:
    assert page.startswith("<!doctype html>\n<html ")
    reader = Reader()
    reader.feed(page)
    reader.close()
    (whole,) = reader.open
    return whole.one("html")


def page_of(loaded: Loaded, language: Language = SWEDISH) -> str:
    """Write a budget as a page, with what the rules say of it."""
    assert loaded.budget is not None, loaded.faults
    return pages_made.page_of(loaded, project(loaded.budget), language)


def written(text: str, name: str = "b.yaml") -> Loaded:
    Path("b.yaml").write_text(text, encoding="utf-8")
    return load(Source(name, Path("b.yaml")))


@pytest.fixture(scope="module")
def shipped() -> str:
    return page_of(load(Source("data/budget2023.yaml", SHIPPED)))


@pytest.fixture(scope="module")
def whole(shipped: str) -> Element:
    return read(shipped)


def number(written: str) -> Decimal:
    return Decimal(written.replace("\u00a0", "").replace("\u2212", "-").replace(",", "."))


def figures(told: Any, address: str = "") -> Iterator[tuple[str, Decimal]]:
    """Give the figures of rows by year in what programs are told."""
    if address.endswith(("revenue_basis", "exact")):
        return
    if isinstance(told, dict):
        for key, each in told.items():
            yield from figures(each, f"{address}.{key}".removeprefix("."))
    elif told is not None and address.rpartition(".")[2].isdecimal():
        yield address, Decimal(told)


def test_the_policy_allows_the_style_and_script_of_the_page_alone(
    whole: Element,
) -> None:
    head = whole.one("head")
    digest = b64encode(sha256(head.one("style").text.encode()).digest()).decode()
    *_, script = whole.all("script")
    ran = b64encode(sha256(script.text.encode()).digest()).decode()
    policy = head.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.split("; ") == [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        f"style-src 'sha256-{digest}'",
        f"script-src 'sha256-{ran}'",
    ]
    assert [*head.all("style")] == [*whole.all("style")]
    assert [each.attributes for each in whole.all("script")] == [
        {"type": "application/json", "id": "program"},
        {},
    ]


def test_a_page_asks_for_nothing_and_carries_out_nothing(whole: Element) -> None:
    for each in whole.all():
        assert each.name in ELEMENTS
        assert not each.attributes.keys() & {"src", "srcset", "style", "action", "srcdoc"}
        assert not [name for name in each.attributes if name.startswith("on")]
        assert each.attributes.get("href", "#").startswith("#")
    style = whole.one("style").text
    assert "url(" not in style
    assert "@import" not in style


def themes() -> list[dict[str, str]]:
    """Give the colours of the page by name: light, dark, and on paper."""
    style = (FOLDER / "page.css").read_text("utf-8")
    blocks = [dict(COLOUR.findall(block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)]
    light, dark, printed = blocks
    return [light, light | dark, light | printed]


def contrast(one: str, other: str) -> float:
    """Tell how far two colours stand apart, as the guidelines for accessible pages measure it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    whole = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark", "paper"])
def test_what_is_read_stands_out_from_what_it_stands_on(theme: dict[str, str]) -> None:
    for ground in ("paper", "tint"):
        for name in ("ink", "soft", "accent", "alarm"):
            assert contrast(theme[name], theme[ground]) >= 4.5, (name, ground)
        assert contrast(theme["edge"], theme[ground]) >= 3


RESOURCES = sorted(each.name for each in FOLDER.iterdir() if each.suffix in (".css", ".js"))


@pytest.mark.parametrize("name", RESOURCES)
def test_of_a_style_or_script_only_comments_and_blanks_are_left_out(name: str) -> None:
    whole = (FOLDER / name).read_text("utf-8")
    lines = [line.strip() for line in whole.splitlines()]
    kept = [
        line for line in lines if line and not re.match(r"/\*.*\*/$|/\*\*?$|\*( |/|$)|//", line)
    ]
    assert resource(name).splitlines() == kept
    assert all(line.count("`") % 2 == 0 for line in lines)


def test_the_same_budget_gives_the_same_small_page(shipped: str) -> None:
    assert page_of(load(Source("data/budget2023.yaml", SHIPPED))) == shipped
    assert len(shipped.encode()) <= 300_000


def test_every_chapter_is_found_from_the_contents(whole: Element) -> None:
    assert whole["lang"] == "sv"
    assert (
        whole.one("head").one("title").text == whole.one("h1").text == "Verksamhetsstöd och service"
    )
    found = [link["href"] for link in whole.one("nav").all("a")]
    chapters = [*whole.one("main").all("section")]
    sections = [each for each in chapters if each["id"] != "what-if"]
    assert found == [f"#{each['id']}" for each in sections]
    ids = [each["id"] for each in whole.all() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert whole.one("a", **{"class": "skip"})["href"] == f"#{whole.one('main')['id']}"
    for each in sections:
        assert each.one("h2", id=each["aria-labelledby"]).text


def test_a_table_says_what_its_rows_and_columns_are(whole: Element) -> None:
    tables = [*whole.all("table")]
    assert len(tables) > 20
    for table in tables:
        assert [each.text for each in table.all("caption")] != [""]
        (head,) = table.one("thead").all("tr")
        heads = [each for each in head.content if isinstance(each, Element)]
        assert [each.name for each in heads] == ["td"] + ["th"] * (len(heads) - 1)
        assert {each["scope"] for each in heads[1:]} == {"col"}
        assert len([*table.all("col")]) == len(heads)
        for row in (row for body in table.all("tbody") for row in body.all("tr")):
            first, *cells = [each for each in row.content if isinstance(each, Element)]
            assert (first.name, bool(first.text)) == ("th", True)
            if first["scope"] == "rowgroup":
                assert (cells, first["colspan"]) == ([], str(len(heads)))
            else:
                assert first["scope"] == "row"
                assert [each.name for each in cells] == ["td"] * (len(heads) - 1)
    titled = [
        each["id"]
        for each in whole.all()
        if each.name in ("caption", "h2") and "id" in each.attributes
    ]
    tables = [each for each in whole.all("div") if each["class"].startswith("table")]
    assert {each["aria-labelledby"] for each in tables} < set(titled)


def test_every_figure_that_programs_are_told_stands_at_its_address(
    run: Run, whole: Element
) -> None:
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    shown: dict[str, set[Decimal]] = {}
    for row in whole.all("tr"):
        for cell in row.all("td"):
            if address := cell.attributes.get("data-figure"):
                figure = cell.content[0]
                assert isinstance(figure, str)
                shown.setdefault(address, set()).add(number(figure))
                unit = cell.attributes.get("data-unit") or row["data-unit"]
                assert unit in ("amount", "percent", "number")
    lines = told["investments"].pop("lines")
    rows = {**told["areas"], "total": told["total"], "rates": told["rates"]}
    rows |= {"investments": {**lines, **told["investments"]}}
    wanted = dict(figures(rows))
    assert len(wanted) > 200
    for address, told_figure in wanted.items():
        (one,) = shown[address]
        assert one == told_figure.quantize(one, ROUND_HALF_UP), address


def test_a_mark_stands_behind_its_figure_and_a_gap_is_no_figure(whole: Element) -> None:
    cell = next(whole.all("td", **{"data-figure": "total.result.2024"}))
    assert [cell.content[0], cell.one("span", **{"class": "mark"}).text] == ["0", "*"]
    gaps = [*whole.all("td", **{"class": "gap"})]
    assert {each.text for each in gaps} == {"", "–"}
    assert not [each for each in gaps if "data-figure" in each.attributes]
    below = whole.one("td", **{"data-figure": "stab.result.2021"})
    assert below.text == "−2\u00a0969"


def test_the_base_year_stands_out_and_a_row_stands_under_its_heading() -> None:
    told = budget("T").replace("areas:", "groups: {g: {name: G, of: [a, b]}}\nareas:")
    whole = read(page_of(written(told), ENGLISH))
    first = next(whole.all("table"))
    columns = [each.attributes.get("class") for each in first.all("col")]
    assert columns.index("base") == [each.text[:4] for each in first.all("th")].index("2023") + 1
    assert {each.attributes.get("class") for each in first.all("tr")} > {"d1", "total"}
    goals = whole.one("section", id="goals")
    bodies = [
        [row.attributes.get("class") for row in each.all("tr")] for each in goals.all("tbody")
    ]
    assert bodies == [[None, "d1"], ["heading", "d1"]]


def test_a_note_hangs_behind_the_mark_that_it_tells_of(whole: Element) -> None:
    noted = whole.one("section", id="operations").one("li", **{"class": "marked"})
    assert noted.content[0] == noted.one("span", **{"class": "mark"})
    assert noted.text.startswith("* 2024–2028: ")
    gap = [each for each in whole.one("section", id="goals").all("li") if each.text[0] == "–"]
    assert [each.attributes for each in gap] == [{"class": "marked"}]


def test_each_chart_leads_to_the_table_of_what_it_shows(whole: Element) -> None:
    captions = {each["id"]: each.text for each in whole.all("caption") if "id" in each.attributes}
    told = {
        each["data-chart"]: captions[each.one("a")["href"].removeprefix("#")]
        for each in whole.all("figure")
    }
    assert told["plan"] == "Kostnader, tkr"
    assert told["bridge"] == "Från kostnaden 2023 till kostnaden 2028, tkr"
    (steps,) = [each for each in whole.all("table") if told["bridge"] in each.text]
    first, *parts, last = [number(each.text) for each in steps.all("td") if each.text]
    assert (first + sum(parts), len(parts)) == (last, 3)


def test_no_figure_in_a_text_breaks_over_a_line(whole: Element) -> None:
    told = whole.one("section", id="assumptions").text
    assert "211\u00a0127" in told
    assert "2,5\u00a0%" in told
    assert not re.search(r"\d (\d{3}\b|%)", whole.one("main").text)
    assert text("1 234 567 8900 5 % 6 %d") == "1\u00a0234\u00a0567 8900 5\u00a0% 6 %d"


@pytest.mark.parametrize(
    ("last", "size"),
    [(2032, "table"), (2033, "table wide"), (2044, "table wide"), (2045, "table vast")],
)
def test_a_table_with_many_years_lies_across_the_paper(last: int, size: str) -> None:
    years = ", ".join(map(str, range(2024, last + 1)))
    told = f"title: T\nunit: tkr\nyears: {{budget: [2023], plan: [{years}]}}\n"
    whole = read(page_of(written(told + "areas: {a: {cost: {2023: 1}, step: 1}}")))
    operations = whole.one("section", id="operations")
    assert next(operations.all("div"))["class"] == size


@pytest.mark.parametrize("told", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_text_stays_text_in_a_page(told: str) -> None:
    page = page_of(written(budget(told), "\u202e<b>.yaml"))
    assert not UNSEEN.search(page)
    whole = read(page)
    assert {each.name for each in whole.all()} <= ELEMENTS
    shown = text_of(told)
    assert shown in (whole.one("h1").text, whole.one("head").one("title").text)
    assert "\\u202e<b>.yaml" in whole.one("header").text
    assert shown in [each.text for each in whole.all("th", scope="row")]


def text_of(told: str) -> str:
    return unescape(text(told))


@pytest.mark.parametrize("told", [*DANGEROUS, "</script><script>", "\u2028 &", "<!--<script>"])
def test_a_text_stays_text_in_the_data_of_a_page(told: str) -> None:
    block = data("program", {told: [told]})
    assert not set(block[block.index(">") + 1 : block.rindex("<")]) & set("<>&\u2028\u2029")
    reader = Reader()
    reader.feed(block)
    (script,) = reader.open[0].all()
    assert script.attributes == {"type": "application/json", "id": "program"}
    assert json.loads(script.text) == {told: [told]}


def test_an_attribute_stays_one_and_an_empty_one_is_left_out() -> None:
    told = tag("p", text('"a" <b>'), class_="", aria_label="\"><x y='")
    assert told == ('<p aria-label="&quot;&gt;&lt;x y=&#x27;">&quot;a&quot; &lt;b&gt;</p>')


def explained(
    address: str, file: Path, name: str = "b.yaml", language: Language = SWEDISH
) -> tuple[Explanation, str]:
    """Give the explanation of a figure, and the page of it."""
    loaded = load(Source(name, file))
    assert loaded.budget is not None
    steps = derive(project(loaded.budget), address)
    assert steps is not None
    origins = origins_of(steps, loaded.budget, loaded.standing)
    return steps, explanation_document(loaded.budget.title, address, steps, origins, language)


SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"


@pytest.mark.parametrize(
    ("file", "address"),
    [
        (SHIPPED, "hr.cost.2026"),
        (SHIPPED, "total.cost.2028"),
        (SERVICES, "total.result.2028"),
        (SERVICES, "medborgare.stadsarkivet.step_result.2028"),
        (REPOSITORY / "docs" / "shared.yaml", "it.self_cost_change.shared.2025"),
    ],
)
def test_an_explanation_tells_every_step_and_those_beneath_it_once(
    file: Path, address: str
) -> None:
    steps, page = explained(address, file)
    whole = read(page)
    placed = {each["id"]: each for each in whole.all("li") if "id" in each.attributes}
    assert placed.keys() == {f"step-{at}" for at, step in enumerate(steps) if step.of}
    assert {link["href"][1:] for link in whole.one("main").all("a")} <= placed.keys()
    for at, step in enumerate(steps):
        if step.of:
            (below,) = (each for each in placed[f"step-{at}"].content[1:])
            assert isinstance(below, Element)
            told = [each for each in below.content if isinstance(each, Element)]
            names = [next(each.all("span")).text for each in told]
            assert names == [SWEDISH.say(steps[each].name) for each in step.of]
    assert whole.one("h1").text == next(whole.one("main").all("span")).text
    assert whole.one("p", **{"class": "value"}).text == next(whole.one("main").all("b")).text


def test_an_explanation_says_where_its_inputs_stand_and_what_they_rest_on() -> None:
    _, page = explained("hr.cost.2026", SHIPPED)
    whole = read(page)
    stands = [each.text for each in whole.all("small")]
    assert "b.yaml:71:44driftsammandrag" in stands
    assert "b.yaml:40:30kommentarhärlett" in stands
    assert [each.text for each in whole.all("dt")][:2] == ["driftsammandrag", "kommentar"]
    assert len([*whole.all("section")]) == 3
    assert not [*whole.all("nav")]


def test_what_is_below_zero_has_a_minus_in_any_language() -> None:
    loaded = load(Source("b.yaml", SHIPPED))
    _, page = explained("stab.result.2021", SHIPPED, language=ENGLISH)
    shown = read(page).one("p", **{"class": "value"}).text
    assert shown == "−2\u00a0969\u00a0tkr"
    cell = next(read(page_of(loaded, ENGLISH)).all("td", **{"data-figure": "stab.result.2021"}))
    assert cell.text == "−2\u00a0969"


def test_every_link_of_a_page_leads_to_a_place_in_it(whole: Element) -> None:
    places = {each["id"] for each in whole.all() if "id" in each.attributes}
    links = {each["href"][1:] for each in whole.all("a")}
    assert links <= places
    assert len(links) > 20


def test_a_figure_that_rests_on_nothing_names_no_source() -> None:
    told = "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
    Path("b.yaml").write_text(told + "areas: {a: {cost: {2023: 1}, step: 1}}")
    _, page = explained("a.cost.2024", Path("b.yaml"))
    assert len([*read(page).all("section")]) == 1


def test_steps_too_deep_to_be_read_follow_in_a_list_of_their_own() -> None:
    steps, page = explained("medborgare.stadsarkivet.step_result.2028", SERVICES)
    whole = read(page)
    lists = [*whole.all("ul", **{"class": "steps"})]
    assert len(lists) > 1
    assert max(map(depth, lists)) == 9
    links = [link for each in lists for link in each.all("a") if link.text == "som nedan"]
    first = [next(each.all("li"))["id"] for each in lists]
    assert first[0] == f"step-{len(steps) - 1}"
    assert set(first[1:]) == {link["href"][1:] for link in links}


def depth(element: Element) -> int:
    """Tell how many lists stand within each other."""
    within = [depth(each) for each in element.content if isinstance(each, Element)]
    return (element.name == "ul") + max(within, default=0)


@pytest.mark.parametrize("told", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_text_stays_text_in_an_explanation(told: str) -> None:
    Path("b.yaml").write_text(budget(told), encoding="utf-8")
    for address in ("c.s.cost.2024", "customers.k.pays.total.2024", "capital.x.2023.interest.2024"):
        _, page = explained(address, Path("b.yaml"), name="\u202e<b>.yaml")
        assert not UNSEEN.search(page)
        whole = read(page)
        assert {each.name for each in whole.all()} <= ELEMENTS
        assert text_of(told) in whole.one("h1").text + whole.one("head").one("title").text
        places = [each.text for each in whole.all("small") if ".yaml" in each.text]
        assert all("\\u202e<b>.yaml:" in each for each in places)
        assert places or address.startswith("capital")
