"""The comment: read as a page, it holds the findings and nothing that a label smuggles in."""

import re

import pytest
from conftest import SHIPPED
from markdown_it import MarkdownIt
from markdown_it.token import Token
from verdicts import BUILT, HOSTILE, SWEDISH, finding, hostile, many, real, verdict, verdict_of

from vssbudget.report import Verdict
from vssbudget.report.comment import findings_comment
from vssbudget.wording import ENGLISH, visible

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = {"text", "code_inline", "strong_open", "strong_close"}


def read(page: str) -> tuple[list[Token], list[str]]:
    """Read a page into its blocks and the texts in them; nothing in a text is more than text."""
    blocks = READER.parse(page)
    texts = []
    for block in blocks:
        assert "html" not in block.type
        assert block.type not in ("code_block", "fence", "blockquote_open", "hr")
        assert {each.type for each in block.children or ()} <= PLAIN
        if block.type == "inline":
            texts.append("".join(each.content for each in block.children or ()))
    return blocks, texts


PAGE = """\
**vssbudget: INTE I BALANS 2023: `./data/b.yaml`: SUMMARY**

- **fel** `./data/b.yaml:7:31` `zero-result`: HR −33\u00a0481\\. Kostnader, HR\\.
- **varning** `./data/b.yaml:7:31` `loss`: HR −33\u00a0481\\. Kostnader, HR\\.
- **upplysning** `./data/b.yaml:7:31` `zero-result`: HR −33\u00a0481\\.

#### Det här har prövats

| Regel | Prövade fall | Följer av beräkningen | Kunde inte prövas |
|---|--:|--:|--:|
| zero\\-result | 3 | 3 | 1 |
| budget\\-frame | 1 | 0 | 0 |
| indices | 0 | 2 | 0 |
| prices | 0 | 0 | 0 |

#### Godtagna avvikelser

- **fel** `./data/b.yaml:7:31` `zero-result`: HR −33\u00a0481\\. \
Godtagen\\: decided, KS 2023\\-04\\.
"""


def test_a_comment_tells_the_verdict_what_was_found_what_was_checked_and_what_is_accepted() -> None:
    page = findings_comment([BUILT], SWEDISH)
    summed = "1 fel, 1 varning; 4 kontroller enligt 2 regler; 1 upplysning; 1 godtagen"
    assert page == PAGE.replace("SUMMARY", summed)
    blocks, texts = read(page)
    kinds = [block.type for block in blocks]
    assert kinds.count("bullet_list_open") == 2
    assert (kinds.count("list_item_open"), kinds.count("tr_open")) == (4, 5)
    assert texts[0] == f"vssbudget: INTE I BALANS 2023: ./data/b.yaml: {summed}"
    assert "./data/b.yaml:7:31 loss: HR −33\u00a0481. Kostnader, HR." in texts[2]


def test_a_budget_that_holds_says_so_first() -> None:
    _, texts = read(findings_comment([verdict_of(SHIPPED, "data/budget2023.yaml")], ENGLISH))
    holds = (
        "vssbudget: OK: data/budget2023.yaml: in balance 2022, 2023; "
        "revenue set equal to cost 2024–2028; 26 checks by 3 rules"
    )
    assert texts == [
        holds,
        "What was checked",
        *("Rule", "Tested", "By calculation", "Not tested"),
        *("zero-result", "12", "30", "0"),
        *("budget-frame", "2", "5", "0"),
        *("missing-revenue", "12", "0", "0"),
    ]


def test_several_files_are_summed_up_before_each_is_told() -> None:
    held, broken = verdict(), verdict(finding())
    _, texts = read(findings_comment([held, broken, held], ENGLISH))
    assert texts[0] == "vssbudget: NOT OK: 1 of 3 files: ./data/b.yaml"
    words = [text.partition(": ./data/b.yaml: ")[0] for text in texts]
    assert words == [
        *("vssbudget: NOT OK: 1 of 3 files: ./data/b.yaml", "vssbudget: NOT TESTED"),
        *("vssbudget: NOT IN BALANCE 2023", texts[3], "vssbudget: NOT TESTED"),
    ]
    _, texts = read(findings_comment([held, held], ENGLISH))
    assert texts[0] == "vssbudget: OK: all 2 files"
    assert findings_comment([], ENGLISH) == "**vssbudget: OK\\: all 0 files**\n"


def test_a_refused_file_tells_its_faults_and_that_it_was_not_judged() -> None:
    blocks, texts = read(findings_comment([verdict(finding(), refused=True)], ENGLISH))
    assert texts[0] == "vssbudget: REFUSED: ./data/b.yaml: 1 error; the budget could not be judged"
    assert "table_open" not in [block.type for block in blocks]


def test_fifty_findings_of_a_file_are_told_and_the_rest_counted() -> None:
    for count, items in ((50, 50), (52, 51)):
        blocks, texts = read(findings_comment([many(count)], ENGLISH))
        kinds = [block.type for block in blocks]
        assert kinds.count("list_item_open") == items
        assert any("2 more findings" in text for text in texts) == (items > 50)


def test_accepted_findings_have_the_room_that_the_others_leave() -> None:
    accepted = finding(accepted="so it is")
    page = findings_comment([verdict(*[finding()] * 48, *[accepted] * 3)], ENGLISH)
    assert page.count("so it is") == 2
    assert "1 more findings" in page
    full = findings_comment([verdict(*[finding()] * 60, accepted)], ENGLISH)
    assert "so it is" not in full
    assert ("10 more findings" in full, "1 more findings" in full) == (True, True)


def test_real_reports_are_read_as_pages() -> None:
    verdicts = real()
    blocks, texts = read(findings_comment(verdicts, SWEDISH))
    kinds = [block.type for block in blocks]
    assert kinds.count("list_item_open") == sum(len(each.findings) for each in verdicts)
    for one in verdicts:
        for each in one.findings:
            said = SWEDISH.say(each.message)
            assert any(said in text for text in texts), said


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_read_as_the_text_that_it_is(text: str) -> None:
    page = findings_comment([hostile(text)], SWEDISH)
    blocks, texts = read(page)
    same, _ = read(findings_comment([hostile("plain")], SWEDISH))
    assert [block.type for block in blocks] == [block.type for block in same]
    assert f"{visible(text)} −1\u00a0234" in texts[1]
    assert "##[" not in page
    assert not re.search(r"^\s*::", page, re.MULTILINE)
    assert re.sub("[\n\u00a0]", "", page).isprintable()


@pytest.mark.parametrize(
    "sign", ["@who", "x @@who", "a@b.example", "#1", "!1", "$1", "%1", '~"x y"']
)
def test_a_text_calls_nobody(sign: str) -> None:
    """A forge looks for names in the text of the finished page, but not in code."""
    blocks, _ = read(findings_comment([hostile(sign)], ENGLISH))
    for block in blocks:
        for each in block.children or ():
            if each.type == "text":
                assert not re.search(r'[@#!~$&%][\w"]', each.content)


@pytest.mark.parametrize("name", ["`a`.yaml", "``", "a`b``c", "<b>|`*_[x](y)#.yaml", "1. a"])
def test_a_file_name_is_read_as_it_stands(name: str) -> None:
    _, texts = read(findings_comment([Verdict(name, (finding(place=None),))], ENGLISH))
    assert texts[0].startswith(f"vssbudget: NOT IN BALANCE 2023: {name}: ")
    assert texts[1].startswith(f"error {name}:1:1 zero-result: ")
