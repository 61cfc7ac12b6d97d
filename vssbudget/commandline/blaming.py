"""`blame`: what moved a figure through the history of a file, or what brought a finding."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from vssbudget import late
from vssbudget.checks import RULES
from vssbudget.commandline.exit_status import DONE
from vssbudget.commandline.loading import Report, project_under, scenarios_given, unprojected
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.history.blame import History, history_of, past_of
from vssbudget.history.causes import by_cause
from vssbudget.history.readings import Carry
from vssbudget.history.search import Asked, Brought, commit_of
from vssbudget.loader import Loaded, load
from vssbudget.report import render_past
from vssbudget.wording import visible


def blame(
    asked: str, within: str | None, file: Path | None, given: Sequence[Given], view: View
) -> Report:
    """Tell what moved a figure, or which commit brought a finding, `RULE` or `RULE:PLACE`.

    Raises:
        WrongCommand: There is no such file, revision, figure or finding, or a rate does not fit.
    """
    rule, colon, place = asked.partition(":")
    if colon and rule not in RULES:
        raise WrongCommand(late.commandline_rules.no_such_rule("", rule))
    carry = Carry(
        partial(load, keep=True, under=scenarios_given(given)), partial(project_under, given=given)
    )
    with past_of(file, within, carry) as past:
        name = visible(f"{past.end.name}:{past.place}")
        told: Brought | History | Loaded
        if rule in RULES:
            told = commit_of(past, Asked(rule, place))
        else:
            told = history_of(past, asked, partial(by_cause, carry.project))
    if isinstance(told, Loaded):
        return unprojected(told, view)
    return DONE, render_past(told, name, view.form, view.display)
