"""What `diff` does: load two budgets, carry them forward, say what moved and whether too much."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import TooLarge
from vssbudget.analysis.bridge import Bridge, Moved, Of
from vssbudget.analysis.orders import MOST_STEPS, ranges
from vssbudget.analysis.years import Way, YearBridge
from vssbudget.commandline.exit_status import BROKEN, DONE, complain
from vssbudget.commandline.loading import Report, load_from, project_under, unprojected
from vssbudget.commandline.pipeline import in_pipeline
from vssbudget.commandline.rates import Given
from vssbudget.commandline.sides import check_comparable, loaded_side, side_of
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.history.revisions import NewFile, sides
from vssbudget.model import ALL_AREAS
from vssbudget.report import Compared, render_difference
from vssbudget.wording import Message

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
    loaded = [loaded_side(each, given, view) for each in chosen]
    for each in loaded:
        if each.budget is None:
            return unprojected(each, view)
    before, after = loaded
    try:
        project = partial(project_under, given=given)
        bridge = Bridge(side_of(before, given), side_of(after, given), project)
        check_comparable(bridge, before.source.name, after.source.name)
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


__all__ = ["Asked", "diff", "years"]
