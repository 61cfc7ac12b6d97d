"""`solve`: the input with which a figure meets a target, and which inputs move a figure."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from vssbudget.addresses import no_such_figure
from vssbudget.analysis.inputs import Ground, input_at
from vssbudget.analysis.solve import solve as solved
from vssbudget.analysis.target import number_of, target_of
from vssbudget.analysis.tornado import tornado as moved
from vssbudget.commandline.exit_status import BROKEN, DONE
from vssbudget.commandline.figure_work import reported
from vssbudget.commandline.loading import Report, load_from
from vssbudget.commandline.rates import Given, rate_changes
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded
from vssbudget.projection import Projection
from vssbudget.report import render_solution, render_tornado
from vssbudget.wording import Message


class Asked(NamedTuple):
    """What is asked for, as it is typed: a target of an input between ends, or what moves a figure.

    Where that is asked for no input is named, and what stands in its place is the file.
    """

    number: str | None
    target: str | None
    low: str | None
    high: str | None
    tornado: str | None


def solve(asked: Asked, file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Find the input with which a figure meets a target, or those that move a figure.

    The status is 1 where no input does.

    Raises:
        WrongCommand: There is no such file, input or figure, or what is asked for cannot be read.
    """
    if asked.tornado is not None:
        if any((asked.target, asked.low, asked.high, asked.number and file)):
            raise WrongCommand(Message("tornado-alone"))
        file = Path(asked.number) if asked.number else file
    elif asked.number is None or asked.target is None:
        raise WrongCommand(Message("solve-incomplete"))

    def report(loaded: Loaded, projected: Projection) -> Report:
        assert loaded.budget is not None
        assert loaded.trees is not None
        ground = Ground(loaded.trees, loaded.budget, rate_changes(given, loaded.budget))
        work = _solution if asked.tornado is None else _tornado
        return work(asked, ground, projected, loaded.source.name, view)

    return reported(load_from(file, view, given, keep=True), given, view, report)


def _solution(asked: Asked, ground: Ground, projected: Projection, file: str, view: View) -> Report:
    target = target_of(asked.target or "", projected)
    ends = _end("from", asked.low), _end("to", asked.high)
    found = solved(ground, input_at(ground, asked.number or ""), target, ends)
    shown = render_solution(projected, found, file, view.form, view.display)
    return DONE if found.value is not None else BROKEN, shown


def _tornado(asked: Asked, ground: Ground, projected: Projection, file: str, view: View) -> Report:
    address = asked.tornado or ""
    if (found := moved(ground, address)) is None:
        told, cure = no_such_figure(projected, address)
        raise WrongCommand(Message("explain-wrong", told=told, cure=cure))
    shown = render_tornado(projected, found, file, view.form, view.display)
    return DONE if found.moved else BROKEN, shown


def _end(option: str, text: str | None) -> Decimal | None:
    return None if text is None else number_of(text, option, text)


__all__ = ["Asked", "solve"]
