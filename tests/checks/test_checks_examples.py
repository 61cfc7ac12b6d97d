"""The budgets that show a rule: one that breaks it and nothing else, and one that holds it."""

import re
from pathlib import Path

import pytest

from vssbudget import checks
from vssbudget.checks import RULES, check, examples, severity
from vssbudget.checks.rules import WARN
from vssbudget.findings import Finding, Severity
from vssbudget.loader import Source, load
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES
from vssbudget.wording.swedish import EXAMPLES

FOLDER = Path(examples("claim")[0]).parent


def told(path: Path) -> list[Finding]:
    """Give everything that the rules find in a file."""
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None, loaded.faults
    judgements = check(project(loaded.budget), RULES)
    return [finding for judgement in judgements for finding in judgement.findings]


def test_every_rule_has_both_and_no_example_is_of_another() -> None:
    wanted = [f"{name}-{kind}.yaml" for name in RULES for kind in ("bad", "ok")]
    assert [path.name for name in RULES for path in examples(name)] == wanted
    assert {path.name for path in FOLDER.iterdir()} == set(wanted)


def test_a_rule_without_examples_has_none() -> None:
    assert examples("syntax") == []


@pytest.mark.parametrize("name", RULES)
def test_the_bad_example_breaks_its_rule_and_no_other(name: str) -> None:
    findings = told(FOLDER / f"{name}-bad.yaml")
    assert {each.rule for each in findings} == {name}
    assert {each.severity for each in findings} == {severity(name)}


@pytest.mark.parametrize("name", RULES)
def test_the_good_example_is_found_nothing_in(name: str) -> None:
    assert told(FOLDER / f"{name}-ok.yaml") == []


@pytest.mark.parametrize("name", RULES)
def test_in_swedish_each_says_the_same_on_the_same_lines_in_words_of_swedish(name: str) -> None:
    for path in examples(name):
        text = path.read_text("utf-8")
        swedish = LANGUAGES["sv"].example(text)
        assert LANGUAGES["en"].example(text) == text
        said = [
            [(each.rule, each.place and each.place.line, each.amount) for each in placed]
            for placed in (found_in(path, text), found_in(path, swedish))
        ]
        assert said[0] == said[1]
        words = set(re.findall(r"[^\W\d]+", swedish))
        assert not words & {each.split(" ")[0] for each in EXAMPLES} - set(EXAMPLES.values())
        for told in re.findall(
            r"(?:^title|^ +name|says|reason|\{plan|decision): (\w+)", text, re.M
        ):
            assert told not in words, told


def found_in(path: Path, text: str) -> tuple[Finding, ...]:
    """Give what the rules find in an example that has this text, each in its place."""
    loaded = load(Source(path.name, path, text.encode()))
    assert loaded.budget is not None, loaded.faults
    judgements = check(project(loaded.budget), RULES)
    return loaded.placed(finding for each in judgements for finding in each.findings)


def test_the_rules_give_what_they_say_and_nothing_else() -> None:
    assert checks.RULES is RULES
    with pytest.raises(AttributeError, match=r"^anything$"):
        _ = checks.anything


def test_the_rules_weigh_what_they_say() -> None:
    assert (
        *("investment-level", "price-step", "target", "implausible", "unused", "unsourced"),
    ) == WARN
    assert [name for name in RULES if severity(name) is Severity.WARNING] == list(WARN)
    assert severity("claim") is severity("syntax") is Severity.ERROR
