"""The changes from one budget to another in words: what was changed, and what that comes to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from vssbudget.amounts import Percent, Tkr, Year, span
from vssbudget.analysis.bridge import Of, Step
from vssbudget.analysis.changes import Cause, Change
from vssbudget.analysis.years import Way
from vssbudget.calculation.names import index_name, name_of
from vssbudget.formulas.movement import key_of_cause
from vssbudget.model import ALL_AREAS
from vssbudget.wording import Message

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MOST = 3
"""How many changes of a cause are told one by one."""


class Effect(NamedTuple):
    """What a step comes to in a year: of which row, how much, and the area that it moves most."""

    of: Of
    year: Year
    amount: Tkr
    most: str


def step_told(bridge: Way, step: Step) -> Message:
    """Name a step by its causes."""
    told = tuple([_named(bridge, cause) for cause in step])
    return told[0] if len(told) == 1 else Message("causes-together", causes=told)


def step_key(bridge: Way, step: Step) -> str:
    """Name a step for programs: an index by its key, several causes with a plus between."""
    return "+".join([_key(bridge, cause) for cause in step])


def _key(bridge: Way, cause: Cause) -> str:
    indices = {*bridge.old.budget.indices, *bridge.new.budget.indices}
    return cause.name or key_of_cause(cause.kind, indices)


def _named(bridge: Way, cause: Cause) -> Message:
    """Name a cause: by its key too where an index has no other name than that."""
    if cause.name:
        return Message("name", name=_index_name(bridge, cause.name))
    told, key = Message(f"cause-{cause.kind.replace('_', '-')}"), _key(bridge, cause)
    if key != cause.kind and _index_name(bridge, cause.kind) == cause.kind:
        return Message("cause-of-key", cause=told, key=key)
    return told


def _index_name(bridge: Way, index: str) -> str:
    """Name an index as the new budget does if it has it."""
    new = bridge.new.budget
    return index_name(new if index in new.indices else bridge.old.budget, index)


def step_words(bridge: Way, step: Step) -> tuple[Message, ...]:
    """Say what was changed, at most three values of each cause one by one."""
    return tuple([each for cause in step for each in _words(bridge, cause)])


def _words(bridge: Way, cause: Cause) -> Iterator[Message]:
    found = bridge.by_cause.get(cause, ())
    if cause.name and (told := [*_rates(bridge, cause.name)]):
        yield from told
        return
    for each in found[:_MOST]:
        yield _value(bridge, each)
    if rest := len(found[_MOST:]):
        yield Message("diff-more", count=rest)


def _rates(bridge: Way, index: str) -> Iterator[Message]:
    """Say by how much an index is raised or lowered, in years that run on by the same."""
    old, new = (each.rates.get(index, {}) for each in (bridge.old, bridge.new))
    years = [each for each in bridge.years if each in old and each in new]
    moved = [(year, new[year] - old[year]) for year in years if new[year] != old[year]]
    name = _index_name(bridge, index)
    for points, run in groupby(moved, key=lambda each: each[1]):
        told = [year for year, _ in run]
        way = "diff-rate-up" if points > 0 else "diff-rate-down"
        if len(told) == 1:
            (year,) = told
            rates = {"old": Percent(old[year]), "new": Percent(new[year])}
            yield Message("diff-rate", index=name, year=year, **rates)
        else:
            one = "percentage-point" if abs(points) == 1 else "percentage-points"
            by = Message(one, points=abs(points))
            yield Message(way, index=name, points=by, years=span(told))


def _value(bridge: Way, change: Change) -> Message:
    """Say what a value was and is: where it stands, and by how much it was changed."""
    where = _where(bridge, change)
    sides = {"old": change.old, "new": change.new}
    texts = {side: _written(each) for side, each in sides.items() if isinstance(each, str)}
    if change.new is None:
        return Message("diff-value-out" if texts else "diff-taken-out", where=where, **texts)
    if change.old is None:
        return Message("diff-value-in" if texts else "diff-put-in", where=where, **texts)
    if len(texts) < len(sides):
        return Message("diff-changed", where=where)
    return Message("diff-value", where=where, **texts)


def _written(value: str) -> Message:
    """Write a value of the file: a number as the language does."""
    if _NUMBER.fullmatch(value):
        return Message("number", value=Decimal(value))
    return Message("name", name=value)


def _where(bridge: Way, change: Change) -> Message:
    """Name the area or service that a value is of, and the place of the value in it."""
    block, *steps = change.path
    budget = bridge.new.budget if change.new is not None else bridge.old.budget
    if block == "areas" and change.new is None and steps[0] not in budget.areas:
        budget = bridge.new.budget
    if block != "areas" or not steps or steps[0] not in budget.areas:
        return Message("name", name=".".join(change.path))
    key, below = steps[0], steps[1:]
    if below[:1] == ["services"] and len(below) > 1 and below[1] in budget.areas[key].services:
        key, below = f"{key}.{below[1]}", below[2:]
    name = name_of(budget, key)
    return (
        Message("diff-place", name=name, key=".".join(below))
        if below
        else Message("name", name=name)
    )


def effect(bridge: Way, step: Step) -> Effect | None:
    """Say what a step adds to the total cost in the last year in which it moves that.

    Where it moves no total, what it adds to the cost that it moves most; where it moves no cost,
    what it adds to the revenue. None if it moves neither.
    """
    return _effect_on("cost", bridge, step) or _effect_on("revenue", bridge, step)


def _effect_on(measure: str, bridge: Way, step: Step) -> Effect | None:
    rows = [each for each in bridge.moved if each.of.measure == measure and step in each.parts]
    if not rows:
        return None
    totals = [each for each in rows if each.of.key == ALL_AREAS]
    year = max(each.year for each in totals or rows)
    lowest = [each for each in rows if each.year == year and is_of_area(bridge, each.of)]
    most = max(lowest, key=lambda each: abs(each.parts[step]), default=rows[-1])
    whole = next((each for each in totals if each.year == year), most)
    return Effect(whole.of, year, whole.parts[step], row_name(bridge, most.of))


def is_of_area(bridge: Way, of: Of) -> bool:
    """Whether a row is of an area: no sum, no service."""
    return "." not in of.key and not is_sum_of(bridge, of)


def is_sum_of(bridge: Way, of: Of) -> bool:
    """Whether a row is the total or a group, in one of the budgets."""
    groups = (*bridge.old.budget.groups, *bridge.new.budget.groups)
    return of.key == ALL_AREAS or of.key in groups


def row_name(bridge: Way, of: Of) -> str:
    """Name what a row is of, as the new budget does, else as the old one did."""
    for budget in (bridge.new.budget, bridge.old.budget):
        area, _, service = of.key.partition(".")
        if area in budget.groups or (
            area in budget.areas and (not service or service in budget.areas[area].services)
        ):
            return name_of(budget, of.key)
    return of.key


def step_sentence(bridge: Way, step: Step) -> Message:
    """Say in a sentence what was changed and what that comes to."""
    words = step_words(bridge, step) or (step_told(bridge, step),)
    found = effect(bridge, step)
    if found is None:
        return Message("diff-no-effect", what=words)
    of, year, amount, most = found
    unit = bridge.new.budget.unit
    way = f"diff-{'more' if amount > 0 else 'less'}-{of.measure}"
    return Message(way, what=words, amount=abs(amount), unit=unit, year=year, most=most)
