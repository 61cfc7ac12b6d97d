"""Where a value stands."""

from pathlib import Path

import pytest
import yaml

from vssbudget.findings import BudgetPath, Finding, Place
from vssbudget.loader import Loaded, Source, events, load
from vssbudget.loader.places import Spot, locate
from vssbudget.wording import Message

TEXT = """\
title: "A title"
years: {budget: [2023, 2024]}
areas:
  hr:
    cost: {2023: 33481}
    revenue:
      2023: 5
    step:
    "a name": 'x'
  hr:
    cost: {2023: 1}
"""


MESSAGE = Message("m")


@pytest.fixture(autouse=True, params=[yaml.CSafeLoader, events.PythonParser])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, and with PyYAML's own parser."""
    monkeypatch.setattr(events, "_PARSER", request.param)


def spot(value: tuple[int, int, int], key: tuple[int, int, int] | None) -> Spot:
    return Spot(Place("", *value), None if key is None else Place("", *key))


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("title",), (1, 8, 9), (1, 1, 5)),
        (("years", "budget", "1"), (2, 24, 4), None),
        (("areas", "hr", "cost", "2023"), (5, 18, 5), (5, 12, 4)),
        (("areas", "hr", "cost"), (5, 11, 1), (5, 5, 4)),
        (("areas", "hr", "revenue", "2023"), (7, 13, 1), (7, 7, 4)),
        (("areas", "hr", "step"), (8, 5, 4), (8, 5, 4)),
        (("areas", "hr", "a name"), (9, 15, 3), (9, 5, 8)),
    ],
)
def test_a_path_is_found_with_its_value_and_its_key(
    path: BudgetPath, value: tuple[int, int, int], key: tuple[int, int, int] | None
) -> None:
    assert locate(TEXT, [path])[path] == spot(value, key)


@pytest.mark.parametrize(
    "path", [("unit",), ("areas", "kost"), ("title", "x"), ("years", "budget", "2"), ()]
)
def test_a_path_that_is_not_there_is_not_found(path: BudgetPath) -> None:
    assert path not in locate(TEXT, [path])


def test_of_a_key_given_twice_the_first_is_found() -> None:
    spots = locate(TEXT, [("areas", "hr", "cost"), ("areas", "hr", "cost")])
    assert spots["areas", "hr", "cost"].value.line == 5


@pytest.mark.parametrize("rest", ["&x {", "[a]: b\nunit: tkr", "*x : b", '"', "{a: }}"])
def test_where_the_text_breaks_off_what_stood_before_is_found(rest: str) -> None:
    spots = locate(f"title: T\n{rest}\n", [("title",), ("unit",)])
    assert list(spots) == [("title",)]


def loaded(text: str) -> Loaded:
    return Loaded(Source("f", None), text, None, ())


@pytest.mark.parametrize(
    ("path", "at_key", "place"),
    [
        (("areas", "hr", "cost", "2023"), False, (5, 18)),
        (("areas", "hr", "cost", "2023"), True, (5, 12)),
        (("areas", "hr", "cost", "2024"), False, (5, 5)),
        (("areas", "hr", "values", "cost"), False, (5, 11)),
        (("areas", "hr", "source", "0"), False, (4, 3)),
        (("areas", "kost", "cost"), False, (3, 1)),
        (("title", "0"), False, (1, 8)),
        (("years", "budget", "0"), True, (2, 18)),
        (("unit",), False, (1, 1)),
    ],
)
def test_a_finding_stands_at_its_value_or_at_the_nearest_key_around_it(
    path: BudgetPath, at_key: bool, place: tuple[int, int]
) -> None:
    (found,) = loaded(TEXT).placed([Finding(rule="r", message=MESSAGE, path=path, at_key=at_key)])
    assert found.place is not None
    assert (found.place.line, found.place.column) == place
    assert found.place.file == "f"
    assert found.place.text == TEXT.splitlines()[place[0] - 1]


def test_findings_come_in_the_order_of_the_file() -> None:
    paths = [("areas", "hr", "step"), ("title",), ("areas", "hr", "cost", "2023")]
    found = loaded(TEXT).placed(Finding(rule="r", message=MESSAGE, path=path) for path in paths)
    assert [each.path for each in found] == [paths[1], paths[2], paths[0]]
    assert loaded(TEXT).placed([]) == ()


def test_a_finding_with_a_place_of_its_own_keeps_it() -> None:
    (found,) = loaded("a: b\r\n").placed(
        [Finding(rule="r", message=MESSAGE, place=Place("", 9, 2))]
    )
    assert found.place == Place("f", 9, 2)


YEARS = "years: {budget: [2023]}\n"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"{YEARS}areas: {{a: {{cost: {{2023: 1_0}}}}}}\n\t", ["number", "tab"]),
        (
            f"{YEARS}areas: {{a: {{cost: {{2024: 1}}, index: x, source: z}}}}\nu: '",
            ["year", "syntax"],
        ),
        ("areas: {a: {cost: {2023: 1}}}\nyears: {", ["syntax"]),
        ("years: {budget: [23, 24]}\ntitle: no\n'", ["year", "year", "text", "syntax"]),
        ("units: tkr\nareas: {a: {}}\n'", ["unknown-key", "syntax"]),
        ("- x\n- '", ["syntax"]),
        ("x\n---\ny", ["yaml"]),
        ("'", ["syntax"]),
    ],
)
def test_where_the_reading_breaks_off_only_what_holds_whatever_follows_is_told(
    text: str, rules: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(text, encoding="utf-8")
    assert [each.rule for each in load(Source("f", path)).faults] == rules


def test_a_place_is_not_looked_for_deeper_than_a_budget_goes() -> None:
    deep = "[" * 30 + "]" * 30
    assert locate(f"a: 1\nb: {deep}\nc: 1\n", [("a",), ("c",)]).keys() == {("a",)}
