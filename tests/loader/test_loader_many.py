"""A file with very many faults: the first are told, and that there are more."""

from pathlib import Path

import pytest

from vssbudget.loader import Source, load
from vssbudget.model import MANY
from vssbudget.model.extent import MOST

HEAD = "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
AREA = "areas: {hr: {cost: {2023: 1}}}\n"


def faults(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    path = tmp_path / "budget.yaml"
    path.write_text(text)
    found = load(Source("budget.yaml", path)).faults
    return [(each.rule, each.place.line if each.place else 0) for each in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (HEAD + AREA + "".join(f"k{n}: 1\n" for n in range(MANY + 1)), "unknown-key"),
        (HEAD + AREA + "x: [" + "*a ," * MANY + "*a ]\n", "yaml"),
        (HEAD + AREA + "title: T\n" * (MANY + 1), "duplicate-key"),
        (HEAD + AREA + "accepted: [" + "{}," * MANY + "{}]\n", "missing-key"),
        (HEAD + AREA + "accepted: [" + "a," * MANY + "a]\n", "structure"),
        (HEAD + AREA + "lists: {a: {items: [" + "[]," * MANY + "[]]}}\n", "structure"),
        (
            HEAD + "areas:\n" + "".join(f"  a{n}: {{cost: {{}}}}\n" for n in range(1_001)),
            "coherence",
        ),
    ],
)
def test_the_first_faults_are_told_and_that_there_are_more(
    tmp_path: Path, text: str, rule: str
) -> None:
    first, *others = faults(tmp_path, text)
    assert first == ("too-many", 1)
    assert {each for each, _ in others} == {rule} if rule != "yaml" else rule in dict(others)
    assert len(others) >= 990


def test_as_many_faults_as_are_looked_at_are_all_told(tmp_path: Path) -> None:
    text = HEAD + AREA + "".join(f"k{n}: 1\n" for n in range(MANY - 10))
    assert faults(tmp_path, text) == [("unknown-key", n + 5) for n in range(MANY - 10)]


def test_more_figures_than_are_calculated_are_refused_at_the_years(tmp_path: Path) -> None:
    plan = ", ".join(str(year) for year in range(2000, 4000))
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{plan}]}}\nareas:\n"
    area = "  a{}: {{cost: {{1999: 1}}, step: 0}}\n"
    count = MOST // 2001
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count))) == []
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count + 1))) == [
        ("too-large", 3)
    ]
