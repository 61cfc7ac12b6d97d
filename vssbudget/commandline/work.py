"""What the commands do: load, project, check, and render."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size

from vssbudget import projection
from vssbudget.checks import BALANCE, check
from vssbudget.commandline.ending import BROKEN, DONE, REFUSED, WRONG, complain, to_stderr
from vssbudget.commandline.rates import Given, rate_changes
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, choose, load
from vssbudget.model import Budget
from vssbudget.projection import Projection, rates_in_force
from vssbudget.report import (
    FINDINGS_FORMATS,
    Display,
    Verdict,
    render_findings,
    render_projection,
)
from vssbudget.wording import visible

Report = tuple[int, str]
"""The exit status of a command, and what it writes ("" for nothing)."""


def project(file: Path | None, given: Sequence[Given], form: str, output: Path | None) -> Report:
    """Project a budget, or report the faults that keep it from being projected.

    Raises:
        WrongCommand: There is no such file, or a rate does not fit it.
    """
    loaded = _loaded(file)
    shown = _display(output)
    if loaded.budget is not None:
        projected, name = _projected(loaded.budget, given), loaded.source.name
        del loaded  # a projection points at no place in the text: free it before rendering
        return DONE, render_projection(projected, name, form, shown)
    verdict = _judged(loaded, (), ())
    if output is None and form in FINDINGS_FORMATS:
        return REFUSED, render_findings([verdict], form, shown)
    to_stderr(render_findings([verdict], "table", Display()))
    return REFUSED, ""


def check_balance(
    files: Iterable[Path] | None, given: Sequence[Given], form: str, output: Path | None
) -> Report:
    """Hold each file against the balance rules; the status is the highest of theirs.

    A file that is not there is complained of, and the others still are judged.
    """
    status, verdicts = DONE, []
    for file in files or (None,):
        try:
            verdict = _judged(_loaded(file), given, BALANCE)
        except WrongCommand as wrong:
            complain(str(wrong))
            status = max(status, WRONG)
        else:
            verdicts.append(verdict)
            status = max(status, _status(verdict))
    return status, render_findings(verdicts, form, _display(output)) if verdicts else ""


def _loaded(file: Path | None) -> Loaded:
    """Load a budget under a name that can be shown, whatever the file is called."""
    source = choose(file)
    return load(replace(source, name=visible(source.name)))


def _projected(budget: Budget, given: Iterable[Given]) -> Projection:
    rates = rates_in_force(budget, rate_changes(given, budget))
    return projection.project(budget, rates)


def _judged(loaded: Loaded, given: Iterable[Given], rules: Sequence[str]) -> Verdict:
    file = loaded.source.name
    if loaded.budget is None:
        return Verdict(file, loaded.faults, refused=True)
    judgements = tuple(check(_projected(loaded.budget, given), rules))
    found = [finding for judgement in judgements for finding in judgement.findings]
    return Verdict(file, loaded.placed(found), judgements)


def _status(verdict: Verdict) -> int:
    if verdict.refused:
        return REFUSED
    return DONE if verdict.ok else BROKEN


def _display(output: Path | None) -> Display:
    """Say what the output is shown on; only a terminal that wants colours gets them."""
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Display(width=max(get_terminal_size().columns, 1), colour=terminal and wanted)
