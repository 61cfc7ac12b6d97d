"""Every refusal of the format: a file each, which says itself what is to be found in it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY

from vssbudget.findings import Finding
from vssbudget.loader import REFUSALS, Source, events, load
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.wording import LANGUAGES, Language

REFUSED = REPOSITORY / "tests" / "budgets" / "refused"
PARSERS = [yaml.CSafeLoader, events.PythonParser]

# of each fault, in order: `# expect: LINE:COLUMN rule: what was found | what to write instead`
EXPECTED = re.compile(r"^# expect: (\d+):(\d+) ([a-z0-9-]+): (.+) \| (.+)$", re.M)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("path", sorted(REFUSED.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_is_refused_with_every_fault_in_its_place(
    path: Path, parser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    expected = EXPECTED.findall(path.read_text(encoding="utf-8"))
    loaded = load(Source(path.name, path))
    assert loaded.budget is None
    assert expected
    assert len(loaded.faults) == len(expected), loaded.faults
    for fault, (line, column, rule, found, instead) in zip(loaded.faults, expected, strict=True):
        assert fault.place is not None
        assert (fault.place.line, fault.place.column) == (int(line), int(column)), fault
        assert fault.rule == rule
        assert found in str(fault.message)
        assert instead in str(fault.fix)
        assert fault.place.file == path.name


def refused(path: Path) -> tuple[Finding, ...]:
    return load(Source(path.name, path)).faults


def test_every_rule_of_refusal_is_known_and_held_by_a_test() -> None:
    files = "".join(path.read_text(encoding="utf-8") for path in REFUSED.glob("*.yaml"))
    expected = {rule for _, _, rule, _, _ in EXPECTED.findall(files)}
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert len(set(REFUSALS)) == len(REFUSALS)
    assert expected <= set(REFUSALS)
    assert [rule for rule in REFUSALS if rule not in expected and f'"{rule}"' not in tests] == []


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_refusal_can_be_said_in_every_language(language: Language) -> None:
    faults = [fault for path in REFUSED.glob("*.yaml") for fault in refused(path)]
    for fault in faults:
        assert fault.fix is not None
        assert language.say(fault.message)
        assert language.say(fault.fix)
    assert {language(f"refusal-{rule}")[-1] for rule in REFUSALS} == {"."}


def test_a_refusal_is_said_in_swedish() -> None:
    fault, *_ = refused(REFUSED / "number-negative-cost.yaml")
    swedish = LANGUAGES["sv"]
    assert fault.fix is not None
    assert swedish.say(fault.message) == (
        "hittade det negativa beloppet -33481: både kostnad och intäkt skrivs som positiva belopp"
    )
    assert swedish.say(fault.fix) == (
        "en kostnad under noll är en intäkt, och omvänt: skriv 0 här och lägg 33481 till den andra "
        "sidan det året"
    )


def test_what_a_file_holds_is_never_read_as_words() -> None:
    budget, faults = read(plant("title: T\n'{name} {0}': {unit: '{x!r}'}\n").tree)
    assert budget is None
    assert "'{name} {0}' is no key that is known here" in [str(each.message) for each in faults]


def test_a_key_twice_within_a_key_given_twice_names_no_first() -> None:
    faults = plant("a: {b: 1}\na: {c: 1, c: 2}\n").faults
    assert [str(each.message) for each in faults] == [
        "found 'a' a second time; the first stands on line 1",
        "found 'c' a second time",
    ]


def test_nothing_is_put_into_words_before_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def words(_: Language) -> Any:
        raise AssertionError

    monkeypatch.setattr(Language, "words", property(words))
    assert all(refused(path) for path in REFUSED.glob("*.yaml"))
