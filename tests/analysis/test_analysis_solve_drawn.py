"""What holds of every solution: put back it meets the target, and a step beyond it does not."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest
from conftest import REPOSITORY
from grounds import ground_of

from vssbudget.addresses import figure_at, row_at, row_names
from vssbudget.amounts import TooLarge, unit_of
from vssbudget.analysis.inputs import Ground, Input, inputs_of
from vssbudget.analysis.solve import Solution, solve
from vssbudget.analysis.target import Target, target_of
from vssbudget.findings import Finding
from vssbudget.loader.tree import plant
from vssbudget.model import read

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

pytestmark = pytest.mark.no_cover

MOST = 30
"""How many calculations a figure takes that goes one way throughout."""
DRAWN = 16
TRIES = 4
ASIDE = 6


def figure(ground: Ground, given: Input, target: Target, value: Decimal) -> Decimal | None:
    projected = ground.with_value(given, value)
    try:
        return None if isinstance(projected, Finding) else target.figure(projected)
    except TooLarge:
        return None


def problems(ground: Ground, dice: Random) -> Iterator[tuple[Input, Target]]:
    """Draw inputs, and of a figure near each of these what another value of it would give."""
    every, names = list(inputs_of(ground)), row_names(projected := ground.project())
    for _ in range(TRIES):
        given = dice.choice(every)
        near = [name for name in names if name.startswith(f"{given.path[1]}.")] or names
        row = row_at(projected, name := dice.choice([*near, "total.cost"]))
        if row is None or not row.years:
            continue
        address, now = f"{name}.{row.years[-1]}", ground.now(given) or Decimal(0)
        aim = Target(address, "=", Decimal(0), row.amount, 2)
        other = figure(ground, given, aim, _beside(given, now, dice, 300))
        if other is not None and figure_at(projected, address):
            text = f"{address} {dice.choice(('<=', '>=', '=', '<', '>'))} {other:f}"
            yield given, target_of(text, projected)


def _beside(given: Input, now: Decimal, dice: Random, most: int) -> Decimal:
    """Draw a value beside another one."""
    unit = unit_of(given.sort.usual)
    size = max(unit, abs(now) / 1000)
    value = (now + size * dice.randint(-most, most)).quantize(unit)
    return min(max(value, given.sort.low), given.sort.high)


@pytest.mark.parametrize("number", range(DRAWN))
def test_a_solution_meets_the_target_and_a_step_beyond_does_not(number: int) -> None:
    text = text_of(number)
    if read(plant(text).tree)[0] is None:
        return
    ground, dice = ground_of(text), Random(number)
    for given, target in problems(ground, dice):
        found = solve(ground, given, target)
        for each in found.intervals:
            inside = [each.low, each.high] if found.step is None else []
            edges = [edge[0] for edge in each[2:] if edge]
            told = [figure(ground, given, target, value) for value in (*inside, *edges)]
            meets = [figure is not None and not target.off(figure) for figure in told]
            assert meets == [*[True] * len(inside), *[False] * len(edges)], (given, target)
        if found.value is not None:
            assert found.after == figure(ground, given, target, found.value)
        if found.step is None:
            assert len(found.points) <= MOST, (given, target)
            _holds_elsewhere(ground, found, dice)


def _holds_elsewhere(ground: Ground, found: Solution, dice: Random) -> None:
    """Hold what is said to be all against other values."""
    given, target, (low, high) = found.given, found.target, found.span.ends
    for _ in range(ASIDE):
        value = _beside(given, found.value or found.now or Decimal(0), dice, 2000)
        other = figure(ground, given, target, value)
        if low <= value <= high and other is not None:
            inside = any(each.low <= value <= each.high for each in found.intervals)
            assert inside == (target.off(other) == 0), (given, target, value)
