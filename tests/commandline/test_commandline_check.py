"""`check` with some rules or all, `--strict`, and `rule` that explains them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

from vssbudget.checks import RULES, examples, severity
from vssbudget.loader import REFUSALS
from vssbudget.wording import LANGUAGES, nearest

WARNED = """\
title: Small
unit: kr
years: {budget: [2023]}
areas: {a: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}}
"""
UNASKED = ("area-frame", "planned-result", "reserve-balance", "nothing-tested")
"""The rules that a file without frames and planned results is not held against, and the last."""
JUDGING = [name for name in RULES if name not in UNASKED]
KNOWN = ", ".join(sorted(RULES))


def checked(run: Run, *args: str | Path) -> list[str]:
    """Give the rules that a check asked, in order."""
    told = json.loads(run("check", *args, "--format", "json").out)
    return list(told["summary"]["checked"])


@pytest.mark.usefixtures("shipped_named")
def test_every_rule_is_asked(run: Run) -> None:
    assert checked(run) == JUDGING
    assert {*JUDGING, *UNASKED} == set(RULES)


@pytest.mark.usefixtures("shipped_named")
def test_the_shipped_budget_holds(run: Run) -> None:
    assert run("check").status == run("check", "--strict").status == 0


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize(
    ("args", "asked"),
    [
        (("--rule", "footing"), ["footing"]),
        (("--rule", "claim", "--rule", "footing"), ["footing", "claim"]),
        (("--rule", "claim", "--rule", "claim"), ["claim"]),
        (
            ("--skip", "unused"),
            [name for name in JUDGING if name != "unused"],
        ),
        (
            ("--skip", "zero-result", "--skip", "claim", "--rule", "claim", "--rule", "unused"),
            ["unused"],
        ),
        (("--rule", "claim", "--skip", "unused"), ["claim"]),
    ],
)
def test_only_the_rules_asked_for_are_asked_in_their_order(
    run: Run, args: tuple[str, ...], asked: list[str]
) -> None:
    assert checked(run, *args) == asked


def test_a_rule_that_is_skipped_is_not_broken(run: Run) -> None:
    bad, _ = examples("claim")
    assert run("check", bad).status == run("check", bad, "--rule", "claim").status == 1
    assert run("check", bad, "--skip", "claim").status == 0
    assert run("check", bad, "--rule", "zero-result").status == 0


@pytest.mark.parametrize("option", ["rule", "skip"])
def test_a_rule_that_there_is_not_is_refused_with_the_nearest(run: Run, option: str) -> None:
    ran = run("check", f"--{option}", "footing", f"--{option}", "fotting")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: --{option} 'fotting': there is no such rule; did you mean footing? "
        f"known: {KNOWN}\n"
    )
    ran = run("check", f"--{option}", "syntax")
    assert (ran.status, ran.err) == (
        2,
        f"vssbudget: --{option} 'syntax': there is no such rule; known: {KNOWN}\n",
    )


def test_a_rule_that_there_is_not_is_refused_before_any_file_is_read(run: Run) -> None:
    assert "no such rule" in run("check", "none.yaml", "--skip", "nothing-of-it").err


def test_no_rule_left_is_refused(run: Run) -> None:
    for args in (
        ("--rule", "claim", "--skip", "claim"),
        tuple(each for name in RULES for each in ("--skip", name)),
    ):
        ran = run("check", *args)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "vssbudget: no rule is left to check: --skip takes out every rule that is asked for\n"
        )


def test_a_warning_counts_only_when_it_is_strict(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(WARNED)
    plain, strict = run("check", path), run("check", path, "--strict")
    assert (plain.status, strict.status) == (0, 1)
    *found, held = plain.out.splitlines()
    *same, broken = strict.out.splitlines()
    assert found[:-1] == same[:-1]
    assert "warning[unsourced]" in found[0]
    assert re.fullmatch(r"\d+ checks by \d+ rules; 1 warning", found[-1])
    assert held == f"OK: {path}: in balance 2023"
    assert broken == f"NOT OK: {path}: 1 warning; --strict lets warnings count"
    assert json.loads(run("check", path, "--format", "json").out)["ok"] is True
    assert json.loads(run("check", path, "--strict", "--format", "json").out)["ok"] is False


def test_what_is_strict_counts_no_notices(run: Run) -> None:
    ran = run("check", SHIPPED, "--strict", "--notices")
    assert (ran.status, "notice[footing]" in ran.out) == (0, True)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("kind", ["bad", "ok"])
def test_the_examples_end_as_they_say(run: Run, name: str, kind: str) -> None:
    path = examples(name)[kind == "ok"]
    broken = kind == "bad"
    warns = severity(name) == "warning"
    assert run("check", path).status == int(broken and not warns)
    assert run("check", path, "--strict").status == int(broken)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_rules_names_each_with_its_weight(run: Run, lang: str) -> None:
    ran = run("rule", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    say = LANGUAGES[lang]
    lines = ran.out.split("\n")
    for name in RULES:
        (line,) = [each for each in lines if each.startswith(f"{name} ")]
        assert line.split()[1] == say(f"severity-{severity(name)}")
    for name in REFUSALS:
        assert name in ran.out
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_explained_with_both_examples(run: Run, name: str, lang: str) -> None:
    ran = run("rule", name, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    say = LANGUAGES[lang]
    title, *lines = ran.out.split("\n")
    assert title == f"{name} ({say(f'severity-{severity(name)}')})"
    explained = " ".join(ran.out.split())
    told = say.rules.get(name) or RULES[name].__doc__
    assert " ".join(str(told).split()) in explained
    assert lines.count(say("example-fails")) == lines.count(say("example-holds")) == 1
    for path in examples(name):
        for line in say.example(path.read_text("utf-8")).splitlines():
            assert f"    {line}" in lines
    assert max(map(len, (title, *lines))) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_explained(run: Run, name: str, lang: str) -> None:
    ran = run("rule", name, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    say = LANGUAGES[lang]
    title, blank, *lines = ran.out.split("\n")
    assert (title, blank) == (f"{name} ({say('severity-error')})", "")
    assert " ".join(lines).strip() == say(f"refusal-{name}")
    assert max(map(len, lines)) <= 80


def test_the_example_that_fails_is_told_with_its_line(run: Run) -> None:
    out = " ".join(run("rule", "claim").out.split())
    assert "Line 20: Five kitchens fewer: said to be -5, but the figures give -4. " in out
    out = " ".join(run("rule", "claim", "--lang", "sv").out.split())
    assert "Rad 20: Fem kök färre: sägs vara −5, men siffrorna ger −4. " in out


@pytest.mark.parametrize("name", ["fotting", "syntaks"])
def test_a_rule_to_explain_that_there_is_not_is_refused_with_the_nearest(
    run: Run, name: str
) -> None:
    ran = run("rule", name)
    assert (ran.status, ran.out) == (2, "")
    known = (*RULES, *REFUSALS)
    meant = nearest(name, known)
    assert meant in known
    assert (
        f"'{name}': there is no such rule; did you mean {meant}? known: {min(known)}, " in ran.err
    )
    assert run("rule", str(meant)).status == 0


def test_a_rule_to_explain_that_nothing_is_near_to_is_refused(run: Run) -> None:
    ran = run("rule", "nothing of it")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("vssbudget: 'nothing of it': there is no such rule; known: ")
