"""Entries added to the accepted differences of a text, everything else left to the byte."""

from itertools import takewhile
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.loader import events
from vssbudget.loader.amend import entry, with_accepted
from vssbudget.loader.tree import plant

HEAD = "title: Small\nunit: kr\n"
ONE = '{rule: claim, at: claims.a.equals, amount: 5, reason: ""}'
TWO = '{rule: footing, at: published.cost.total, amounts: {2023: -6}, reason: ""}'
HELD = [
    SHIPPED.read_text("utf-8"),
    *(
        path.read_text("utf-8")
        for path in sorted((REPOSITORY / "tests" / "budgets" / "held").glob("*.yaml"))
    ),
]


@pytest.fixture(params=[yaml.CSafeLoader, events.PythonParser], autouse=True)
def parser(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with either parser."""
    monkeypatch.setattr(events, "_PARSER", request.param)


def test_without_a_list_a_new_one_stands_at_the_end() -> None:
    assert with_accepted(HEAD, [ONE, TWO]) == f"{HEAD}\naccepted:\n  - {ONE}\n  - {TWO}\n"


def test_a_list_goes_on_behind_its_last_entry() -> None:
    text = f"{HEAD}accepted:\n  - {ONE}\nyears: {{}}\n"
    assert with_accepted(text, [TWO]) == f"{HEAD}accepted:\n  - {ONE}\n  - {TWO}\nyears: {{}}\n"


@pytest.mark.parametrize(
    "last",
    [
        "- {rule: claim, at: [a, b]}",
        "- rule: claim\n    at: a\n    reason: Because",
        "- rule: claim\n    at: a\n    amounts: {2023: 5}",
        "- rule: claim\n    at:\n      - a\n      - b",
        "- rule: claim\n    reason: ''",
    ],
)
def test_a_list_goes_on_behind_entries_of_any_form(last: str) -> None:
    text = f"{HEAD}accepted:\n  {last}\nyears: {{}}\n"
    assert with_accepted(text, [ONE]) == (f"{HEAD}accepted:\n  {last}\n  - {ONE}\nyears: {{}}\n")


def test_a_list_that_is_not_set_in_goes_on_as_it_is() -> None:
    text = f"accepted:\n- {ONE}\n{HEAD}"
    assert with_accepted(text, [TWO]) == f"accepted:\n- {ONE}\n- {TWO}\n{HEAD}"


def test_a_list_within_brackets_goes_on_within_them() -> None:
    text = f"{HEAD}accepted: [{ONE}]  # known\nyears: {{}}\n"
    assert with_accepted(text, [TWO, ONE]) == (
        f"{HEAD}accepted: [{ONE}, {TWO}, {ONE}]  # known\nyears: {{}}\n"
    )


@pytest.mark.parametrize("empty", ["[]", "[ ]", "[\n  ]", "[ # none yet\n  ]"])
def test_an_empty_list_takes_its_first_entries(empty: str) -> None:
    text = f"{HEAD}accepted: {empty}\n"
    assert with_accepted(text, [ONE, TWO]) == text.replace("[", f"[{ONE}, {TWO}", 1)


def test_a_list_over_several_lines_keeps_its_lines_and_comments() -> None:
    text = f"{HEAD}accepted: [\n  {ONE}, # one\n  {TWO}, # two\n]\n"
    assert with_accepted(text, [ONE]) == text.replace(f"{TWO},", f"{TWO}, {ONE},")


def test_a_root_within_braces_takes_a_new_list() -> None:
    assert with_accepted("{title: Small}\n", [ONE, TWO]) == (
        f"{{title: Small, accepted: [{ONE}, {TWO}]}}\n"
    )
    assert with_accepted("{title: Small, areas: {a: {b: [1]}} }", [ONE]) == (
        f"{{title: Small, areas: {{a: {{b: [1]}}}}, accepted: [{ONE}] }}"
    )
    assert with_accepted("{}", [ONE]) == f"{{accepted: [{ONE}]}}"


def test_a_root_within_braces_goes_on_with_its_list() -> None:
    text = f"{{accepted: [{ONE}], title: Small}}"
    assert with_accepted(text, [TWO]) == f"{{accepted: [{ONE}, {TWO}], title: Small}}"


@pytest.mark.parametrize("end", ["...\n", "...\n# behind\n", "# behind\n", "\n\n", "  # set in\n"])
def test_what_stands_behind_the_last_value_stays_behind(end: str) -> None:
    assert with_accepted(HEAD + end, [ONE]) == f"{HEAD}\naccepted:\n  - {ONE}\n{end}"
    text = f"---\n{HEAD}accepted:\n  - {TWO}\n"
    assert with_accepted(text + end, [ONE]) == f"{text}  - {ONE}\n{end}"


def test_a_comment_on_the_line_of_the_last_value_stays_on_it() -> None:
    text = f"{HEAD}accepted:\n  - {TWO}  # as printed\n  # the end\nyears: {{}}\n"
    assert with_accepted(text, [ONE]) == text.replace("printed\n", f"printed\n  - {ONE}\n")
    text = "title: Small\nunit: kr # crowns"
    assert with_accepted(text, [ONE]) == f"{text}\n\naccepted:\n  - {ONE}\n"


@pytest.mark.parametrize(
    "last", ["unit: kr", "unit: 'kr'", "years: {actual: [2021]}", "a:\n  b: c"]
)
def test_a_last_line_without_an_end_gets_one(last: str) -> None:
    text = f"title: Small\n{last}"
    assert with_accepted(text, [ONE]) == f"{text}\n\naccepted:\n  - {ONE}\n"
    text = f"title: Small\naccepted:\n  - {ONE}"
    assert with_accepted(text, [TWO]) == f"{text}\n  - {TWO}\n"


def test_lines_end_as_those_of_the_file() -> None:
    text = HEAD.replace("\n", "\r\n")
    assert with_accepted(text, [ONE]) == f"{text}\r\naccepted:\r\n  - {ONE}\r\n"
    listed = f"accepted:\r\n  - {ONE} # old\r\n{text}"
    assert with_accepted(listed, [TWO]) == f"accepted:\r\n  - {ONE} # old\r\n  - {TWO}\r\n{text}"
    assert with_accepted(f"{text}years: {{}}", [ONE]) == (
        f"{text}years: {{}}\r\n\r\naccepted:\r\n  - {ONE}\r\n"
    )


def test_keys_that_are_set_in_have_the_list_set_in_as_far() -> None:
    text = "  title: Small\n  unit: kr\n"
    assert with_accepted(text, [ONE]) == f"{text}\n  accepted:\n    - {ONE}\n"
    text = f"  title: Small\n  accepted:\n     - {ONE}\n  unit: kr\n"
    assert with_accepted(text, [TWO]) == (
        f"  title: Small\n  accepted:\n     - {ONE}\n     - {TWO}\n  unit: kr\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "title: accepted\nsources: {accepted: [a]}\nareas:\n  accepted:\n    - a\nunit: kr\n",
        "title: accepted\nlists:\n  - accepted\n  - [b]\nunit: kr\n",
    ],
)
def test_accepted_elsewhere_is_not_the_list(text: str) -> None:
    assert with_accepted(text, [ONE]) == f"{text}\naccepted:\n  - {ONE}\n"


@pytest.mark.parametrize("key", ['"accepted"', "'accepted'", "accepted "])
def test_the_key_may_be_written_in_any_way(key: str) -> None:
    text = f"{HEAD}{key}:\n  - {ONE}\n"
    assert with_accepted(text, [TWO]) == f"{text}  - {TWO}\n"


def test_characters_beyond_ascii_are_counted_as_characters() -> None:
    text = "title: Å\U0001f600ö\nunit: 'kr å' # ä\naccepted: [{rule: å, at: 'ö\U0001f600'}] # ö\n"
    assert with_accepted(text, [ONE]) == text.replace("}]", f"}}, {ONE}]")


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ("claims.a.equals", "claims.a.equals"),
        ("volumes.kök_2", "volumes.kök_2"),
        ("stated.eftersläpning-1", "stated.eftersläpning-1"),
        ("areas.Two words", '"areas.Two words"'),
        ("areas.a, b", '"areas.a, b"'),
        ("areas.{a}", '"areas.{a}"'),
        ('areas.a"b', '"areas.a\\"b"'),
        ("areas.a\\b", '"areas.a\\\\b"'),
        ("2023.a", '"2023.a"'),
        ("-a", '"-a"'),
        ("", '""'),
        ("areas.# a", '"areas.# a"'),
    ],
)
def test_a_place_is_quoted_where_it_has_to_be(at: str, written: str) -> None:
    told = entry("claim", at, "amount: 5")
    assert told == f'{{rule: claim, at: {written}, amount: 5, reason: ""}}'
    added = plant(with_accepted(HEAD, [told])).tree["accepted"]
    assert added == [{"rule": "claim", "at": at, "amount": "5", "reason": ""}]


def test_an_entry_without_an_amount_has_none() -> None:
    assert entry("unused", "volumes.a", "") == '{rule: unused, at: volumes.a, reason: ""}'


places = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
).filter(lambda text: not plant(f"a: {entry('claim', text, '')}\n").faults)
entries = st.lists(
    st.builds(
        entry,
        st.sampled_from(["claim", "same-figure"]),
        places,
        st.sampled_from(["", "amount: -5.5", "amounts: {2023: 1, 2024: -2}"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.sampled_from(HELD), entries, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_is_added_everything_else_stays_to_the_byte(
    text: str, added: list[str], newline: str, ended: bool
) -> None:
    for parser in (yaml.CSafeLoader, events.PythonParser):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(events, "_PARSER", parser)
            old = text if ended else text.rstrip("\n")
            _assert_only_added(old.replace("\n", newline), added)


def _alike(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _assert_only_added(text: str, added: list[str]) -> None:
    result = with_accepted(text, added)
    assert _alike(text, result) + _alike(text[::-1], result[::-1]) >= len(text)
    old, new = plant(text).tree, plant(result)
    assert new.faults == []
    wanted = [plant(f"a: {each}\n").tree["a"] for each in added]
    assert new.tree == {**old, "accepted": [*old.get("accepted", []), *wanted]}


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.sampled_from(HELD), entries, entries)
def test_entries_can_be_added_at_once_or_one_after_the_other(
    text: str, first: list[str], second: list[str]
) -> None:
    apart = with_accepted(with_accepted(text, first), second)
    assert apart == with_accepted(text, first + second)
