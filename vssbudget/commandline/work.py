"""What the commands do that check: load, project, hold against rules, and report."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vssbudget import checks, late
from vssbudget.amounts import TooLarge
from vssbudget.commandline.exit_status import (
    BROKEN,
    DONE,
    REFUSED,
    UNWRITTEN,
    WRONG,
    CannotWrite,
    complain,
)
from vssbudget.commandline.loading import (
    Report,
    load_named,
    project_under,
    refused,
    scenarios_given,
    to_judge,
)
from vssbudget.commandline.output import add_to, check_not_read
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.loader import REFUSALS, Loaded, Source, left_out, load
from vssbudget.projection import Projection, project
from vssbudget.report import (
    Verdict,
    render_findings,
    render_rule,
    render_rules,
    render_summary,
)
from vssbudget.wording import Language, Message

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which a runner of GitHub names the file for the summary of a step."""


class Asked(NamedTuple):
    """What `check` is to do: these rules alone, all but those, and with what weight.

    Besides, whether today's findings are to be accepted, their causes sought, and inputs moved.
    """

    only: Sequence[str]
    skip: Sequence[str]
    strict: bool
    write_accepted: bool
    causes: bool
    perturb: bool


def check_balance(files: Iterable[Path] | None, given: Sequence[Given], view: View) -> Report:
    """Hold each file against the balance rules; the status is the highest of theirs."""
    return _of_each(files, given, view, lambda loaded: _judged(loaded, given, checks.BALANCE))


def check(files: Iterable[Path] | None, given: Sequence[Given], asked: Asked, view: View) -> Report:
    """Hold each file against the rules asked for; the status is the highest of theirs.

    Raises:
        WrongCommand: A rule is asked for that there is not, or what a scenario comes to is to be
            accepted in the file.
    """
    if asked.write_accepted and given:
        raise WrongCommand(Message("accepted-under-scenario"))
    rules = late.commandline_rules.rules_asked(asked.only, asked.skip)

    def judge(loaded: Loaded) -> Verdict:
        if asked.write_accepted:
            loaded, count = late.accepting.add_accepted(
                loaded, _judged(loaded, (), rules, asked.only).findings
            )
            message = Message("accepted-added", count=count, file=loaded.source.name)
            complain(message, view.display.language)
        verdict = replace(_judged(loaded, (), rules, asked.only, asked.causes), strict=asked.strict)
        if not asked.perturb or verdict.refused:
            return verdict
        assert loaded.budget is not None
        return replace(verdict, perturbed=late.perturbed.perturbed(project(loaded.budget)))

    return _of_each(files, given, view, judge)


def explain_rule(name: str | None, view: View) -> Report:
    """List the rules, or explain one with an example that fails and one that holds.

    Raises:
        WrongCommand: There is no such rule.
    """
    display = view.display
    if name is None:
        return DONE, render_rules(REFUSALS, display)
    if name not in checks.RULES and name not in REFUSALS:
        raise WrongCommand(
            late.commandline_rules.no_such_rule("", name, (*checks.RULES, *REFUSALS))
        )
    return DONE, render_rule(
        name, (_example(path, display.language) for path in checks.examples(name)), display
    )


def _example(path: Path, language: Language) -> tuple[str, Verdict]:
    text = language.example(path.read_text("utf-8"))
    loaded = load(Source(path.name, path, text.encode()))
    return loaded.text, _judged(loaded, (), checks.RULES)


def _of_each(
    files: Iterable[Path] | None,
    given: Sequence[Given],
    view: View,
    judge: Callable[[Loaded], Verdict],
) -> Report:
    """Judge each file; one that is not there is complained of, and the others still are judged.

    Raises:
        WrongCommand: There is no such scenario, or the output would go over a file that is read.
    """
    under = scenarios_given(given)
    shown = view.display
    status, missing, verdicts, read = DONE, 0, list[Verdict](), list[Source]()
    waiting: deque[Path | Source | None] = deque(files or (None,))
    while waiting:
        file = waiting.popleft()
        try:
            if not isinstance(file, Source):
                waiting.extendleft(reversed(to_judge(file)))
                if file is not None and (others := left_out(file)):
                    complain(Message("left-out", folder=str(file), files=others), shown.language)
                continue
            loaded = load_named(file, under)
            read += loaded.sources
            verdict = judge(loaded) if loaded.budget is not None else refused(loaded)
        except WrongCommand as wrong:
            complain(wrong.message, shown.language)
            missing, status = missing + 1, max(status, WRONG)
        else:
            verdicts.append(verdict)
            status = max(status, _status(verdict))
    for source in read:
        check_not_read(view.output, source)
    if verdicts and view.form == "github" and (summary := os.environ.get(STEP_SUMMARY)):
        status = max(status, _added(Path(summary), render_summary(verdicts, shown), shown.language))
    return status, render_findings(verdicts, view.form, shown, missing) if verdicts else ""


def _added(summary: Path, page: str, language: Language) -> int:
    """Add a page to the summary of a step; where that fails the findings still are to be told."""
    try:
        add_to(summary, page)
    except CannotWrite as failure:
        complain(failure.message, language)
        return UNWRITTEN
    return DONE


def _judged(
    loaded: Loaded,
    given: Iterable[Given],
    rules: Iterable[str],
    named: Sequence[str] = (),
    causes: bool = False,
) -> Verdict:
    assert loaded.budget is not None
    noticed = () if rules is checks.BALANCE else loaded.noticed()
    try:
        projection = project_under(loaded.budget, given, noticed, loaded.scenarios)
        return judged(loaded, projection, rules, named, causes)
    except TooLarge:
        return refused(loaded.too_large())


def judged(
    loaded: Loaded,
    projection: Projection,
    rules: Iterable[str],
    named: Sequence[str] = (),
    causes: bool = False,
) -> Verdict:
    """Hold a projection of what was loaded against rules."""
    judgements = checks.check(projection, rules, named)
    if causes:
        judgements = late.causes.with_causes(projection, judgements)
    found = [finding for judgement in judgements for finding in judgement.findings]
    placed = loaded.placed(found)
    return Verdict(loaded.source.name, placed, tuple(judgements), scenarios=loaded.scenarios)


def _status(verdict: Verdict) -> int:
    if verdict.refused:
        return REFUSED
    return DONE if verdict.ok else BROKEN


__all__ = ["Asked", "check", "check_balance", "explain_rule", "judged"]
