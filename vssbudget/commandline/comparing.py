"""What the commands do that compare budgets: load both, carry them forward, say what moved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import TooLarge
from vssbudget.analysis.bridge import Bridge, Moved, Of, Side, years_of_all
from vssbudget.analysis.orders import MOST_STEPS, ranges
from vssbudget.analysis.years import Way, YearBridge
from vssbudget.commandline.exit_status import BROKEN, DONE, complain
from vssbudget.commandline.loading import (
    Report,
    load_from,
    load_named,
    project_under,
    scenarios_given,
    unprojected,
)
from vssbudget.commandline.output import check_not_read
from vssbudget.commandline.pipeline import in_pipeline
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.history.revisions import NewFile, sides
from vssbudget.loader import Loaded, Source
from vssbudget.model import ALL_AREAS
from vssbudget.report import Compared, render_comparison, render_difference
from vssbudget.wording import Message

_SCENARIOS = ("scenario", "set")
_LIMIT = re.compile(r"(?:(up|down):)?\s*([0-9]+(?:[.,][0-9]+)?)\s*(%?)")


class Gate(NamedTuple):
    """By how much a figure may move, up, down or both, in the unit of the file or in percent."""

    way: str | None
    most: Decimal
    percent: bool

    def stops(self, moved: Moved, whole: int) -> bool:
        """Whether a figure moved by more; `whole` is what makes one unit of the file."""
        by = moved.difference
        if not by or (self.way == "up" and by < 0) or (self.way == "down" and by > 0):
            return False
        if not self.percent:
            return abs(by) > self.most * whole
        return not moved.old or abs(by) * 100 > self.most * abs(moved.old)


class Asked(NamedTuple):
    """What is asked for besides: limits that stop a change, and what other orders would give."""

    gates: Sequence[str] = ()
    orders: bool = False


def diff(
    old: str | None, new: str | None, given: Sequence[Given], asked: Asked, view: View
) -> Report:
    """Say what moved from one budget to another; the status is 1 where a limit is passed.

    Raises:
        WrongCommand: There is no such file, revision, area or limit, a rate does not fit, or the
            two cannot be compared.
    """
    gates = [_gate(each) for each in asked.gates]
    try:
        chosen = sides(old, new, in_pipeline=in_pipeline())
    except NewFile as new_file:  # in a pipeline a year begins with one, and that is no fault
        if not in_pipeline():
            raise
        complain(new_file.message, view.display.language)
        return DONE, ""
    loaded = [_loaded(each, given, view) for each in chosen]
    for each in loaded:
        if each.budget is None:
            return unprojected(each, view)
    before, after = loaded
    try:
        project = partial(project_under, given=given)
        bridge = Bridge(_side(before, given), _side(after, given), project)
        _check_comparable(bridge, before.source.name, after.source.name)
        return _rendered(bridge, (before.source.name, after.source.name), gates, asked, view)
    except TooLarge:
        return unprojected(after.too_large(), view)


def _rendered(
    bridge: Bridge, names: tuple[str, str], gates: Sequence[Gate], asked: Asked, view: View
) -> Report:
    if asked.orders and len(bridge.steps) > MOST_STEPS:
        raise WrongCommand(Message("orders-many", count=len(bridge.steps), most=MOST_STEPS))
    status = BROKEN if _stopped(bridge, gates) else DONE
    compared = Compared(bridge, names, names[1], ranges(bridge) if asked.orders else {})
    return status, render_difference(compared, view.form, view.display)


class Columns(NamedTuple):
    """What `compare` is to show: some years, and only what lies between two of the columns."""

    years: Sequence[str]
    between: tuple[str, str] | None


BASE = "base"
"""What the budget without a scenario is called beside those with one."""


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
    columns = [loaded, *(_loaded(source, [each], view) for each in scenarios)]
    for column in columns:
        if column.budget is None:
            return unprojected(column, view)
    try:
        project = partial(project_under, given=rates)
        named = dict(zip(_names(scenarios), [_side(each, rates) for each in columns], strict=True))
        if asked.between:
            one, other = asked.between
            way = Bridge(_column(named, one), _column(named, other), project)
            _check_comparable(way, one, other)
            compared = Compared(way, (one, other), loaded.source.name)
            return DONE, render_difference(compared, view.form, view.display)
        base = named.pop(BASE)
        bridges = {name: Bridge(base, side, project) for name, side in named.items()}
        for name, way in bridges.items():
            _check_comparable(way, BASE, name)
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


def _loaded(source: Source, given: Sequence[Given], view: View) -> Loaded:
    loaded = load_named(source, scenarios_given(given), keep=True)
    for each in loaded.sources:
        check_not_read(view.output, each)
    return loaded


def _side(loaded: Loaded, given: Sequence[Given]) -> Side:
    assert loaded.budget is not None
    assert loaded.trees is not None
    return Side(loaded.trees, project_under(loaded.budget, given))


def _check_comparable(bridge: Bridge, before: str, after: str) -> None:
    unit, other = (each.budget.unit for each in (bridge.old, bridge.new))
    names = {"old": before, "new": after}
    if unit != other:
        raise WrongCommand(Message("diff-units", unit=unit, other=other, **names))
    if unit.decimals != other.decimals:
        told = {"count": unit.decimals, "other": other.decimals}
        raise WrongCommand(Message("diff-decimals", **told, **names))
    if not bridge.years:
        raise WrongCommand(Message("diff-no-years", **names))


def _gate(text: str) -> Gate:
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise WrongCommand(Message("fail-above-wrong", text=text))
    way, most, percent = found.groups()
    return Gate(way, Decimal(most.replace(",", ".")), bool(percent))


def _stopped(bridge: Way, gates: Sequence[Gate]) -> bool:
    """Whether the total cost of a year moved by more than it may."""
    costs = [each for each in bridge.moved if each.of == Of(ALL_AREAS, "cost")]
    whole = 10**bridge.new.budget.unit.decimals
    return any(gate.stops(each, whole) for gate in gates for each in costs)


def years(
    file: str | None, asked: tuple[str, str], given: Sequence[Given], gates: Asked, view: View
) -> Report:
    """Say what moved the costs from one year to another in one budget.

    Raises:
        WrongCommand: There is no such file or year, or a rate does not fit.
    """
    limits = [_gate(each) for each in gates.gates]
    loaded = load_from(None if file is None else Path(file), view, given)
    if loaded.budget is None:
        return unprojected(loaded, view)
    try:
        projected = project_under(loaded.budget, given)
        wanted = late.selection.selected_years(projected.years, asked)
        if len(wanted) == 1:
            raise WrongCommand(Message("years-alike"))
        first, last = wanted
        way = YearBridge(projected, first, last)
        status = BROKEN if _stopped(way, limits) else DONE
        compared = Compared(way, (str(first), str(last)), loaded.source.name)
        return status, render_difference(compared, view.form, view.display)
    except TooLarge:
        return unprojected(loaded.too_large(), view)


__all__ = ["Asked", "Columns", "compare", "diff", "years"]
