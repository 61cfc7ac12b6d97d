"""What is read otherwise than it was most likely meant: behind #, and in typographic quotes."""

from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY

from vssbudget.findings import Place
from vssbudget.loader import Source, events, load
from vssbudget.loader.noticed import MOST, noticed
from vssbudget.wording import LANGUAGES

HEAD = "title: Small\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\nareas:\n"


def told(text: str) -> list[str]:
    """Give the places, the paths and the messages of what is noticed."""
    return [
        f"{each.place.line}:{each.place.column} {'.'.join(each.path)}: {each.message}"
        for each in noticed(text)
        if each.place
    ]


def behind(*keys: str) -> list[str]:
    """Give the last words of what is said of keys behind #."""
    return [f"'{key}' stands behind #, so that YAML takes it for a comment" for key in keys]


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("name: Lokalvård #1 och fönster", "#1 och fönster"),
        ("name: Lokalvård #Norr", "#Norr"),
        ("name: Lokalvård  #1", "#1"),
        ("name: Lokalvård #1\r", "#1"),
        ("{name: Lokalvård #1", "#1"),
    ],
)
def test_a_name_that_goes_on_behind_a_hash_is_cut(line: str, comment: str) -> None:
    text = f"{HEAD}  a:\n    {line}\n"
    if "{" in line:
        text += "    }\n"
    (finding,) = noticed(text)
    assert str(finding.message) == (
        f"the text ends before '{comment}': YAML takes what is behind # for a comment"
    )
    column = 5 + line.index("#")
    assert finding.place == Place("", 6, column, len(comment))
    assert finding.path == ("areas", "a", "name")
    assert finding.area == "a"


@pytest.mark.parametrize(
    "line",
    [
        "name: Lokalvård # the second",
        'name: "Lokalvård #1"',
        'name: "Lokalvård" #1',
        "name: Lokalvård#1",
        "name: Lokalvård # see case #1",
        "name: It's #Norr's".replace(" #", "#"),
        "name: Lokalvård ##1",
        "name: Lokalvård #-- one",
        "index: price #KPI",
        "cost: {2023: 1} #2024 follows",
        "cost: {2023: 1} # see also: the plan for 2024",
        "cost: {2023: 1} # note: as decided",
        "cost: {2023: 1} # cost: {2023: 2}",
        "cost: {2023: 1, 2024: 2} # 2023: 3",
        "cost: {2023: 1} # step: see the plan",
        "cost: {2023: 1} # lasting",
        "#cost: {2023: 1}",
        "# cost: {2023: 1}",
        "#1",
        "name: #1",
        "services: # name: {x",
    ],
)
def test_a_comment_is_left_alone(line: str) -> None:
    assert told(f"{HEAD}  a:\n    {line}\n") == []


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("cost: {2023: 1} # revenue: {2023: 5}", "revenue"),
        ("cost: {2023: 1}  #    price_change: {2024: 3.187}", "price_change"),
        ("name: Kök # cost: {2023: 5}", "cost"),
        ("cost: {2023: 1} #revenue: {2023: 5}", "revenue"),
        ("name: Kök # step: 100", "step"),
        ("name: Kök # index: price", "index"),
        ("source: x # assumptions: [{of: cost}]", "assumptions"),
    ],
)
def test_a_key_behind_a_hash_is_found(line: str, key: str) -> None:
    text = f"{HEAD}  a:\n    {line}\n"
    assert [each.split(": ", 1)[1] for each in told(text)] == behind(key)
    (finding,) = noticed(text)
    assert finding.place is not None
    assert finding.place.column == 5 + line.index("#")


def test_a_key_that_stands_elsewhere_in_its_block_is_not_lost() -> None:
    block = "    cost: {2023: 1} # step: 100\n    step: 90\n"
    assert told(f"{HEAD}  a:\n{block}") == []
    assert told(f"{HEAD}  a:\n{block.replace('step: 90', 'index: x')}") != []


def test_a_row_behind_a_hash_is_found_whatever_it_is_called() -> None:
    row = "{cost: {2023: 1}, step: 0}"
    assert [each.split(": ", 1)[1] for each in told(f"{HEAD}  a: {row} # b: {row}\n")] == behind(
        "b"
    )
    assert told(f"{HEAD}  a: {row} # cost: {{2023: 2}}\n") == []
    inner = told(f"{HEAD}  a: {row} # revenue: 5\n")
    assert [each.split(": ", 1)[1] for each in inner] == behind("revenue")
    assert told(f"{HEAD}  a: {row} # b: 5\n") == []
    assert told(f"{HEAD}  a:\n    name: {{x}}\n  b: {row} # a: {row}\n") == []


def test_texts_in_lists_and_of_sources_and_customers_are_cut_as_names_are() -> None:
    text = (
        "title: T\nsources:\n  plan: Plan #2\ncustomers: {a: A}\n"
        "lists:\n  goals:\n    items:\n      - Goal #1\n      - Goal # 2\n"
    )
    assert [each.split(":")[0] + each.split(" ")[1] for each in told(text)] == [
        "3sources.plan:",
        "8lists.goals.items.0:",
    ]
    assert [each.area for each in noticed(text)] == [None, None]


def test_marks_on_the_first_line_and_within_quotes_are_told_apart() -> None:
    (finding,) = noticed("title: T #1 #2\nunit: tkr\n")
    assert str(finding.fix).startswith('write "T #1 #2", or')
    assert noticed('title: T\nitems:\n  - "Goal #1"\n  - "a # step: 1"\n') == ()


@pytest.mark.parametrize("parser", ["CSafeLoader", "PythonParser"])
@pytest.mark.parametrize("name", ["key-behind-hash", "name-cut-by-hash", "typographic-quotes"])
def test_both_parsers_notice_the_same(
    parser: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (REPOSITORY / "tests" / "budgets" / "silly" / f"{name}.yaml").read_text("utf-8")
    found = noticed(text)
    monkeypatch.setattr(events, "_PARSER", getattr(yaml, parser, events.PythonParser))
    assert noticed(text) == found
    assert len(found) == 1


@pytest.mark.parametrize("marks", ["“”", "””", "„“", "«»", "»«", "‘’", "’’", "‚‘", "‹›", "´´"])
def test_typographic_quotes_around_a_text_are_part_of_it(marks: str) -> None:
    (finding,) = noticed(f"{HEAD}  a: {{name: {marks[0]}Kök{marks[1]}}}\n")
    assert str(finding.message) == (
        f"the quotes of '{marks[0]}Kök{marks[1]}' are a part of the text: YAML knows only "
        "straight ones"
    )
    assert str(finding.fix) == 'write "Kök"'
    assert finding.place == Place("", 5, 13, 5)


@pytest.mark.parametrize(
    "name",
    [
        "“Kök” och “bad”",
        "Kök “Norr”",
        '"“Kök”"',
        "“Kök",
        "“”",
        "5 ” x 3 ”",
        "‘Kök’ och ‘bad’",
        "’t Hof",
        "Kids’",
    ],
)
def test_typographic_quotes_within_a_text_are_left_alone(name: str) -> None:
    assert told(f"{HEAD}  a: {{name: {name}}}\n") == []


@pytest.mark.parametrize("name", ["“Kids’ room”", "‘Kid’s room’", "”Världens ’bästa’ kök”"])
def test_an_apostrophe_within_such_quotes_is_a_part_of_the_text(name: str) -> None:
    (finding,) = noticed(f"{HEAD}  a: {{name: {name}}}\n")
    assert str(finding.fix) == f'write "{name[1:-1]}"'


def test_a_key_in_typographic_quotes_is_found_at_the_key() -> None:
    (finding,) = noticed(f"{HEAD}  “a”: {{name: A}}\n")
    assert finding.at_key
    assert finding.place == Place("", 5, 3, 3)


def test_a_long_text_is_told_without_being_written_again() -> None:
    name = "x" * 60
    (cut,) = noticed(f"{HEAD}  a: \n    name: {name} #1\n")
    (quotes,) = noticed(f"{HEAD}  a: {{name: “{name}”}}\n")
    assert str(cut.fix) == (
        "put the whole text in quotes, or a space behind # where it is a comment"
    )
    assert str(quotes.fix) == "write straight quotes or none"


def test_a_text_with_marks_of_its_own_is_written_so_that_it_is_read() -> None:
    (finding,) = noticed(f'{HEAD}  a:\n    name: the "\\" room #1\n')
    assert str(finding.fix).startswith('write "the \\"\\\\\\" room #1", or')


def test_it_is_said_in_swedish() -> None:
    (finding,) = noticed(f"{HEAD}  a:\n    cost: {{2023: 1}} # revenue: {{2023: 5}}\n")
    assert LANGUAGES["sv"].say(finding.message) == (
        "'revenue' står efter # och är därför bara en kommentar i YAML"
    )


def test_of_very_many_only_the_first_are_told() -> None:
    text = "title: T\nsources:\n" + "".join(f"  s{n}: Plan #{n}\n" for n in range(MOST + 5))
    assert len(noticed(text)) == MOST
    quotes = "title: T\nsources:\n" + "".join(f"  s{n}: “Plan”\n" for n in range(MOST + 5))
    assert len(noticed(quotes)) == MOST


OURS = [
    *REPOSITORY.glob("data/*.yaml"),
    *REPOSITORY.glob("examples/*/*.yaml"),
    *REPOSITORY.glob("docs/*.yaml"),
    *REPOSITORY.glob("tests/budgets/held/*.yaml"),
    *REPOSITORY.glob("vssbudget/commandline/starting/*.yaml"),
    *(
        path
        for path in REPOSITORY.glob("vssbudget/checks/examples/*.yaml")
        if path.stem != "implausible-bad"
    ),
]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_nothing_is_noticed_in_a_budget_that_was_written_with_care(path: Path) -> None:
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    assert loaded.noticed() == ()
