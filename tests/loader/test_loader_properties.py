"""What must hold of every file: how a budget is written changes no figure, and nothing crashes."""

import random
from typing import Any, cast

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.loader import REFUSALS, Loaded, Source, events, load
from vssbudget.loader.tree import plant
from vssbudget.projection import Projection, project

TEXT = SHIPPED.read_text(encoding="utf-8")
TREE: Any = plant(TEXT).tree
SMALL = [
    path.read_text(encoding="utf-8").partition("# expect:")[0]
    for path in sorted((REPOSITORY / "tests" / "budgets").rglob("*.yaml"))
]
QUICK = settings(derandomize=True, deadline=None, max_examples=40)


class Raw:
    """A file that is only in memory."""

    name = "budget.yaml"

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def read(self) -> bytes:
        return self.raw


def loaded(text: str, parser: Any = yaml.CSafeLoader) -> Loaded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_PARSER", parser)
        return load(cast("Source", Raw(text.encode())))


def projected(text: str) -> Projection:
    found = loaded(text)
    assert found.budget is not None, found.faults
    return project(found.budget)


PLAIN = projected(TEXT)


def assert_same_figures(text: str) -> None:
    found = projected(text)
    assert {area.key: area for area in found.areas} == {area.key: area for area in PLAIN.areas}
    assert found.total == PLAIN.total
    assert found.investments == PLAIN.investments


def written(tree: Any, chance: random.Random, depth: int = 0) -> str:
    """Write a tree in a style thrown for each collection and each text of it, but for flags."""
    if isinstance(tree, str):
        return tree if tree == "true" else chance.choice([f'"{tree}"', f"'{tree}'"])
    block = depth < 4 and chance.random() < 0.5
    indent = "\n" + "  " * depth
    if isinstance(tree, list):
        items = [written(each, chance, depth + 1 if block else 9) for each in tree]
        return (
            "".join(f"{indent}- {each.lstrip()}" for each in items)
            if block
            else f"[{', '.join(items)}]"
        )
    pairs = [(chance.choice([key, f'"{key}"']), value) for key, value in tree.items()]
    lines = [f"{key}: {written(value, chance, depth + 1 if block else 9)}" for key, value in pairs]
    if not block:
        return f"{{{', '.join(lines)}}}"
    comment = chance.choice(["", "  # a comment: {with} [marks]", "\n\n# on a line of its own"])
    return "".join(f"{indent}{line}{comment}" for line in lines)


def shuffled(tree: Any, chance: random.Random) -> Any:
    """Give a tree with the keys of every mapping in another order."""
    if not isinstance(tree, dict):
        return [shuffled(each, chance) for each in tree] if isinstance(tree, list) else tree
    keys = list(tree)
    chance.shuffle(keys)
    return {key: shuffled(tree[key], chance) for key in keys}


@QUICK
@given(st.integers(0, 2**32).map(random.Random))
def test_quotes_comments_and_style_change_no_figure(chance: random.Random) -> None:
    assert_same_figures(written(TREE, chance).lstrip() + "\n")


@QUICK
@given(st.integers(0, 2**32).map(random.Random))
def test_the_order_of_keys_changes_no_figure(chance: random.Random) -> None:
    assert_same_figures(written(shuffled(TREE, chance), chance).lstrip() + "\n")


@QUICK
@given(
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "# a comment", "   ", "---\n"]),
    st.sampled_from(["", "# a comment", "...", "\n\n"]),
)
def test_line_ends_and_what_stands_around_a_budget_change_no_figure(
    mark: str, end: str, before: str, after: str
) -> None:
    text = f"{before}\n{TEXT}{after}".replace("\n", end)
    assert_same_figures(mark + text)


PIECES = [
    *"{}[]:,-?&*|>'\"@#%\\ \n\t\r0129.ax_~+\u200b\ufeff\u00a0\0å−",
    *(
        "  ",
        "- ",
        ": ",
        ", ",
        "---\n",
        "<<: ",
        "&a ",
        "*a",
        "# ",
        "\\x41",
        "\\q",
        "2,5",
        "\r\n",
    ),
]


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """Take a file, and delete, insert, swap or cut here and there."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        change = draw(st.sampled_from(["delete", "insert", "insert", "swap", "cut"]))
        if change == "delete":
            text = text[:at] + text[at + draw(st.integers(1, 4)) :]
        elif change == "insert":
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
        elif change == "swap":
            lines = text.split("\n")
            one, other = (draw(st.integers(0, len(lines) - 1)) for _ in "ab")
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        else:
            text = text[:at]
    return text


def assert_told_properly(text: str) -> None:
    """Hold the verdict on any text: a budget that projects, or faults within the text; parity."""
    found, again = loaded(text), loaded(text, events.PythonParser)
    assert found.faults == again.faults
    assert found.budget == again.budget
    if found.budget is not None:
        assert found.faults == ()
        project(found.budget)
        return
    assert found.faults
    lines = found.text.split("\n")
    for fault in found.faults:
        assert fault.place is not None
        assert 1 <= fault.place.line <= len(lines)
        assert 1 <= fault.place.column <= len(lines[fault.place.line - 1]) + 1
        assert fault.place.text == lines[fault.place.line - 1].removesuffix("\r")
        assert fault.rule in REFUSALS
        assert str(fault.message)
        assert str(fault.fix or "")


@settings(QUICK, max_examples=25)
@given(mutated([TEXT]))
def test_a_damaged_shipped_budget_gets_a_proper_verdict_the_same_with_both_parsers(
    text: str,
) -> None:
    assert_told_properly(text)


@settings(QUICK, max_examples=400)
@given(mutated(SMALL))
def test_a_damaged_small_file_gets_a_proper_verdict_the_same_with_both_parsers(text: str) -> None:
    assert_told_properly(text)
