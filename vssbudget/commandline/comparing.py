"""What `compare` does: load a budget, alone and under each scenario, and show them side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import TooLarge
from vssbudget.analysis.bridge import Bridge, Side, years_of_all
from vssbudget.commandline.exit_status import DONE
from vssbudget.commandline.loading import (
    Report,
    load_from,
    project_under,
    scenarios_given,
    unprojected,
)
from vssbudget.commandline.rates import Given
from vssbudget.commandline.sides import check_comparable, loaded_side, side_of
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.report import Compared, render_comparison, render_difference
from vssbudget.wording import Message

BASE = "base"
"""What the budget without a scenario is called beside those with one."""

_SCENARIOS = ("scenario", "set")


class Columns(NamedTuple):
    """What `compare` is to show: some years, and only what lies between two of the columns."""

    years: Sequence[str]
    between: tuple[str, str] | None


def compare(file: Path | None, given: Sequence[Given], asked: Columns, view: View) -> Report:
    """Show a budget beside itself under each scenario; the status is 0 if all of them read.

    Raises:
        WrongCommand: There is no such file, scenario or year, or none is given.
    """
    rates = [each for each in given if each[0] not in _SCENARIOS]
    scenarios = [each for each in given if each[0] in _SCENARIOS]
    if not scenarios:
        raise WrongCommand(Message("compare-what"))
    loaded = load_from(file, view, keep=True)
    source = loaded.source
    if source.path is None:  # standard input is read once
        source = replace(source, held=loaded.text.encode())
    columns = [loaded, *(loaded_side(source, [each], view) for each in scenarios)]
    for column in columns:
        if column.budget is None:
            return unprojected(column, view)
    try:
        project = partial(project_under, given=rates)
        named = dict(
            zip(_names(scenarios), [side_of(each, rates) for each in columns], strict=True)
        )
        if asked.between:
            one, other = asked.between
            way = Bridge(_column(named, one), _column(named, other), project)
            check_comparable(way, one, other)
            compared = Compared(way, (one, other), loaded.source.name)
            return DONE, render_difference(compared, view.form, view.display)
        base = named.pop(BASE)
        bridges = {name: Bridge(base, side, project) for name, side in named.items()}
        for name, way in bridges.items():
            check_comparable(way, BASE, name)
        if not (every := years_of_all(bridges.values())):
            raise WrongCommand(Message("diff-no-years", old=BASE, new=", ".join(bridges)))
        years = late.selection.selected_years(every, asked.years or [str(every[-1])])
        return DONE, render_comparison(bridges, years, loaded.source.name, view.form, view.display)
    except TooLarge:
        return unprojected(loaded.too_large(), view)


def _names(scenarios: Sequence[Given]) -> list[str]:
    """Name the columns: each scenario by its name, by its file too where others have that."""
    sheets = [scenarios_given([each])[-1].sheet for each in scenarios]
    told = [sheet.said.name if sheet.said else sheet.source.name for sheet in sheets]
    names = [
        f"{name} ({sheet.source.name})" if told.count(name) > 1 or name == BASE else name
        for name, sheet in zip(told, sheets, strict=True)
    ]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise WrongCommand(Message("compare-twice", scenario=twice))
    return [BASE, *names]


def _column(named: Mapping[str, Side], asked: str) -> Side:
    if asked in named:
        return named[asked]
    raise WrongCommand(Message("compare-no-column", name=asked, known=tuple(named)))


__all__ = ["Columns", "compare"]
