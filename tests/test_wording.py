"""Names and texts on their way to people."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from string import Formatter

import pytest
from conftest import REPOSITORY

from vssbudget.calculation.step_names import MEASURES
from vssbudget.checks import RULES
from vssbudget.formulas.working import How
from vssbudget.wording import (
    ENGLISH,
    LANGUAGES,
    Language,
    Message,
    inert,
    language,
    nearest,
    quoted,
    visible,
)

SWEDISH = LANGUAGES["sv"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kök", "Kök"),
        ("a\x1b[1m\n", "a\\x1b[1m\\n"),
        ("\u202e", "\\u202e"),
        ("a b", "a b"),
        ("a\u00a0b", "a\\xa0b"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_is_quoted_in_part() -> None:
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 60}…'"


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("prise", ("wage", "price"), "price"),
        ("PRICE", ("wage", "price"), "price"),
        ("food", ("wage", "price"), None),
        ("x" * 100, ("x" * 100,), "x" * 100),
        ("x" * 101, ("x" * 101,), None),
        ("price", tuple(map(str, range(10_001))), None),
        ("a\nb", ("a\nbc",), "a\\nbc"),
    ],
)
def test_the_nearest_name_is_told_where_one_is_near(
    name: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert nearest(name, known) == meant


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  ::error::x::", "  : :error::x::"),
        ("a ::error", "a ::error"),
        ("a ##[x] ##[y]", "a ## [x] ## [y]"),
    ],
)
def test_a_line_is_no_workflow_command(line: str, told: str) -> None:
    assert inert(line) == told


def test_a_message_is_its_name_and_its_values() -> None:
    message = Message("no-file", file="a")
    assert repr(message) == "Message('no-file', file='a')"
    assert message == Message("no-file", file="a")
    assert message != Message("no-file", file="b")
    assert message != "there is no file a"


def test_a_message_is_found_by_its_values_in_whatever_order_they_are_given() -> None:
    message = Message("off", of=Message("row", key="a"), year=2024, names=["b"])
    same = Message("off", names=["b"], year=2024, of=Message("row", key="a"))
    assert (message, hash(message)) == (same, hash(same))
    others = {hash(Message("off", of=Message("row", key=str(key)))) for key in range(100)}
    assert len(others) > 90  # else very many would be looked through to find one


def fields(words: str) -> set[tuple[str, str]]:
    """Give the values of a message, each with what it is written as."""
    return {
        (name, (spec or "").partition(":")[0])
        for _, name, spec, _ in Formatter().parse(words)
        if name is not None
    }


@pytest.mark.parametrize("name", sorted(ENGLISH.words.keys() | SWEDISH.words.keys()))
def test_both_languages_say_every_message_with_the_same_values(name: str) -> None:
    assert fields(SWEDISH.words[name]) == fields(ENGLISH.words[name])


def test_both_languages_explain_every_rule() -> None:
    assert list(SWEDISH.rules) == list(RULES)
    assert not ENGLISH.rules


def said() -> Iterator[tuple[str, str, set[str] | None]]:
    """Find where the program says a message: the place, the name, and the values it gives."""
    for path in sorted((REPOSITORY / "vssbudget").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            of = ast.unparse(node.func)
            first = node.args[0]
            if of in ("Message", "language", "self.say", "self.language") and isinstance(
                first, ast.Constant
            ):
                values = {each.arg for each in node.keywords if each.arg}
                starred = any(each.arg is None for each in node.keywords)
                yield f"{path.name}:{node.lineno}", str(first.value), None if starred else values


def test_every_message_that_is_said_has_words_for_its_values() -> None:
    found = list(said())
    assert len(found) > 200
    for place, name, values in found:
        assert name in ENGLISH.words, place
        of = fields(ENGLISH.words[name])
        wanted = {each for each, _ in of}
        if values and any(how == "amount" for _, how in of):
            wanted |= {"unit"} & values  # an amount goes by it, whether it is said or not
        assert values is None or values == wanted or name.startswith("sheet-"), (place, name)


def test_every_message_is_said_somewhere() -> None:
    code = "".join(
        path.read_text("utf-8")
        for path in (REPOSITORY / "vssbudget").rglob("*.py")
        if path.parent.name != "wording" or path.stem == "language"
    )
    built = set(re.findall(r'f"([a-z-]+)-\{', code))
    built |= {f"{end}" for end in re.findall(r'f"\{[^}]+\}(-[a-z-]+)', code)}
    for name in ENGLISH.words:
        assert (
            f'"{name}"' in code
            or any(name.startswith(f"{stem}-") for stem in built)
            or any(name.endswith(stem) or stem in name for stem in built if stem[0] == "-")
        ), name


def test_every_word_of_a_step_is_used() -> None:
    """A step is called by a kind that a formula names, or by how it is made."""
    kinds = {f"of-{how}" for how in How} | {"total", "without", "investments-without"}
    for folder in ("formulas", "calculation"):
        for path in (REPOSITORY / "vssbudget" / folder).glob("*.py"):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Assign) and ast.unparse(call.targets[0]) == "__slots__":
                    continue
                if isinstance(call, ast.Call | ast.Assign | ast.AnnAssign):
                    parts = [
                        each.value for each in ast.walk(call) if isinstance(each, ast.Constant)
                    ]
                    kinds |= {each for each in parts if isinstance(each, str)}
    of_lines = [f"{of}-{measure}" for of in ("capital", "cohort") for measure in MEASURES]
    kinds |= {*of_lines, *map(str, How), "above", "below"}
    of_rules = ("step-too-wide", "step-too-wide-fix", "step-leaves", "step-leaves-fix")
    for name in ENGLISH.words:
        stem, _, kind = name.partition("-")
        if stem in ("step", "how") and name not in of_rules:
            assert kind in kinds, name


@pytest.mark.parametrize(
    ("spoken", "amount", "told"),
    [
        (ENGLISH, 620173, "620\u00a0173"),
        (ENGLISH, -2969, "-2\u00a0969"),
        (ENGLISH, 0, "0"),
        (SWEDISH, 620173, "620\u00a0173"),
        (SWEDISH, -2969, "\u22122\u00a0969"),
    ],
)
def test_an_amount_is_written_as_the_language_does(
    spoken: Language, amount: int, told: str
) -> None:
    assert spoken.amount(amount) == told


@pytest.mark.parametrize(
    ("number", "english", "swedish"),
    [
        ("1234.5", "1\u00a0234.5", "1\u00a0234,5"),
        ("-0.25", "-0.25", "\u22120,25"),
        ("-1234", "-1\u00a0234", "\u22121\u00a0234"),
        ("2.50", "2.5", "2,5"),
    ],
)
def test_a_number_is_written_as_the_language_does(number: str, english: str, swedish: str) -> None:
    assert ENGLISH.number(Decimal(number)) == english
    assert SWEDISH.number(Decimal(number)) == swedish
    assert SWEDISH.percent(Decimal(number)) == f"{swedish}\u00a0%"
    assert SWEDISH.fixed(Decimal("2.50")) == "2,50"
    assert SWEDISH.fixed(Decimal("-0.00")) == "0,00"


def test_names_are_listed_in_order_and_the_rest_is_counted() -> None:
    def listed(*names: str, name: str = "known-names") -> str:
        key = "names" if name == "known-names" else "known"
        return str(Message(name, **{key: names})).removeprefix("known: ")

    assert listed("b", "a") == "a, b"
    assert listed() == "none"
    assert listed("a\n") == "a\\n"
    assert listed(*(f"{each:02}" for each in range(12))).endswith(", 11")
    assert listed(*(f"{each:02}" for each in range(14))).endswith("11, 2 more")
    assert listed(*(f"{each:02}" for each in range(14)), name="known-rules").endswith("12, 13")


def test_a_count_takes_its_noun() -> None:
    assert [str(Message("count-error", count=each)) for each in (1, 2, 1000)] == [
        "1 error",
        "2 errors",
        "1 000 errors",
    ]


def test_a_unit_that_begins_with_a_figure_is_told_apart_from_the_figure_before_it() -> None:
    told = {"smaller": "kr", "amount": "41.8", "written": "41800"}
    assert [str(Message("in-unit", unit=unit, **told)) for unit in ("tkr", "1000 EUR")] == [
        "write the whole file in kr: 41.8 tkr is 41800 kr",
        "write the whole file in kr: 41.8 × 1000 EUR is 41800 kr",
    ]


def test_a_value_is_never_read_as_words() -> None:
    assert str(Message("name", name="{year} {name!r} {")) == "{year} {name!r} {"


@pytest.mark.parametrize(
    ("locale", "code"),
    [("sv_SE.UTF-8", "sv"), ("SV", "sv"), ("en_GB", "en"), ("C", "en"), ("", "en"), ("de", "en")],
)
def test_a_locale_names_a_language(locale: str, code: str) -> None:
    assert language(locale).code == code
