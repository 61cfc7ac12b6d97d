"""The inputs of a budget that can be moved: amounts, volumes and rates, each by its own step."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from vssbudget.addresses.derivation import derive
from vssbudget.amounts import MoneyUnit, decimals, unit_of
from vssbudget.calculation.explanation import inputs
from vssbudget.checks.slip import name_at
from vssbudget.findings import BudgetPath
from vssbudget.model import Budget, changed
from vssbudget.model.numbers import RATE
from vssbudget.projection import Projection
from vssbudget.wording import Message

_NAMED = ("what", "index", "volume")
"""What a step may be called by; of one without it what it stands in is told as well."""

_TOGETHER = "shares"
"""What cannot be moved alone: shares add up to 1."""


class Input(NamedTuple):
    """An input: where it stands, what it is called, its value, and the step that it is moved by.

    That is one of its last decimal: 1 of an amount; of a rate a hundredth at the most.
    """

    path: BudgetPath
    told: Message
    value: int | Decimal
    step: Decimal
    unit: str

    def shown(self, steps: int) -> Decimal:
        """Give so many steps as people write them."""
        by = steps * self.step
        return self.unit.shown(by) if isinstance(self.unit, MoneyUnit) else by


def inputs_of(projection: Projection, addresses: Iterable[str]) -> list[Input]:
    """Give the inputs that figures go back to, each once, those of the first figure first."""
    found: dict[BudgetPath, Input] = {}
    for address in addresses:
        for step in inputs(derive(projection, address) or ()):
            value = _at(projection.budget, step.path)
            if value is not None and _TOGETHER not in step.path and step.path not in found:
                told = _told(projection.budget, step.name, step.path)
                places = max(decimals(Decimal(value)), RATE.usual if step.unit == "%" else 0)
                found[step.path] = Input(step.path, told, value, unit_of(places), step.unit)
    return [*found.values()]


def moved(budget: Budget, each: Input, by: int) -> Budget:
    """Give a budget in which an input is so many steps higher."""
    whole = isinstance(each.value, int)
    other: Budget = changed(
        budget, _keys(each.path), each.value + (by if whole else by * each.step)
    )
    return other


def _keys(path: BudgetPath) -> list[str | int]:
    *within, last = path
    return [*within, int(last) if last.isdecimal() else last]


def _at(budget: Budget, path: BudgetPath) -> int | Decimal | None:
    """Give the number that stands at a path as it is read; None where none does."""
    part: Any = budget
    for step in _keys(path) if path else ():
        part = part.get(step) if isinstance(part, Mapping) else getattr(part, str(step), None)
    return part if isinstance(part, int | Decimal) else None


def _told(budget: Budget, name: Message, path: BudgetPath) -> Message:
    if path[0] != "areas" or set(_NAMED) & name.values.keys():
        return name
    return Message("input-of", of=name_at(budget, path[:2]), what=name)
