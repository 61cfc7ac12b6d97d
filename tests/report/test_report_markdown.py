"""The Markdown: read as a page, it holds the figures and nothing that a label smuggles in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run
from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "strong_open", "strong_close", "code_inline"}


def read(page: str) -> tuple[list[Token], list[str]]:
    """Read a page into its blocks and the texts in them; strong texts and code may be more."""
    blocks = READER.parse(page)
    texts = []
    for block in blocks:
        assert "html" not in block.type
        assert "code" not in block.type
        assert {each.type for each in block.children or ()} <= PLAIN
        if block.type == "inline":
            texts.append("".join(each.content for each in block.children or ()))
    return blocks, texts


def test_every_figure_of_the_table_stands_in_a_cell(run: Run) -> None:
    page = run("project", SHIPPED, "--show", "all", "--format", "markdown").out
    blocks, texts = read(page)
    texts = [each.rstrip("*") for each in texts]
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    for each in (*told["areas"].values(), told["total"]):
        for measure in ("cost", "revenue", "result"):
            row = [f"{figure:,}".replace(",", "\u00a0") for figure in each[measure].values()]
            assert any(texts[at : at + len(row)] == row for at in range(len(texts)))
    kinds = [block.type for block in blocks]
    assert kinds.count("table_open") == 7
    assert texts[:4] == [
        "Verksamhetsstöd och service",
        "in balance 2022, 2023",
        f"File: {SHIPPED}",
        "Amounts in tkr. Base year 2023.",
    ]
    assert {"2021 actual", "2023 budget", "2024 plan", "avg % /year", "Assumptions"} <= set(texts)


LABELS = [
    "a | b || c",
    "<b>x</b> <script>alert(1)</script> <!-- x -->",
    "`code` ``x",
    "**bold** _it_ __x__ ~~gone~~",
    "[link](http://e) ![image](http://e) [ref]: x",
    "<http://e> http://e",
    "&amp; &lt;",
    "# heading",
    "- item",
    "+ item",
    "1) item",
    "> quote",
    "\\ \\| \\\\",
    "--- :-: ===",
    "$x$ :smile: @who",
    "a*b*c d_e_f",
]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_read_as_the_text_that_it_is(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    quoted = json.dumps(label)
    path = budget_file(
        f"title: {quoted}\nunit: {quoted}\nyears: {{budget: [2023], plan: [2024]}}\n"
        f"indices:\n  price: {{name: {quoted}, rates: {{2024: 2}}}}\n"
        f"areas:\n  a:\n    name: {quoted}\n    cost: {{2023: 1}}\n    index: price\n"
        f"    assumptions: [{{of: index, reason: {quoted}}}]\n"
        f"investments:\n  lines:\n    i: {{name: {quoted}, values: {{2023: 1}}}}\n"
    )
    ran = run("project", path, "--show", "all", "--format", "markdown")
    blocks, texts = read(ran.out)
    assert ran.status == 0
    assert texts.count(label) == 6
    assert {
        f"Amounts in {label}. Base year 2023.",
        f"Cost, {label}",
        f"areas.a.index (assumed): {label}",
    } <= set(texts)
    assert {block.type for block in blocks} == {
        block.type
        for block in READER.parse(
            run("project", SHIPPED, "--show", "all", "--format", "markdown").out
        )
    }


def test_a_file_name_is_read_as_the_text_that_it_is(run: Run) -> None:
    name = "<b>|`*_[x](y)#.yaml"
    Path(name).write_bytes(SHIPPED.read_bytes())
    _, texts = read(run("project", name, "--format", "markdown").out)
    assert texts[2] == f"File: {name}"
