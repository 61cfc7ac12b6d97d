"""How an input and its values are told, and a figure that follows from it."""

from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import span
from vssbudget.analysis.inputs import Input
from vssbudget.model import Budget
from vssbudget.views.rows import Figure, Label, Told, Unit
from vssbudget.wording import Message


def called(given: Input) -> Label:
    """Name an input, with its years where they go together."""
    if len(given.years) < 2:
        return given.name
    return Message("input-of-years", input=given.name, years=span(given.years))


def column(given: Input, budget: Budget) -> Label:
    """Head the values of an input: with what they are measured in."""
    units = {"percent": "%", "amount": str(budget.unit)}
    return _headed(called(given), units.get(given.sort.measure, ""))


def value_of(given: Input, value: Decimal, budget: Budget) -> Message:
    """Tell a value of an input with what it is measured in."""
    if given.sort.measure == "amount":
        return Message("input-amount", value=value, unit=str(budget.unit))
    kind = "percent" if given.sort.measure == "percent" else "number"
    return Message(f"input-{kind}", value=value)


def _headed(name: Label, unit: str) -> Label:
    return Message("name-and-unit", name=name, unit=unit) if unit else name


class FigureColumn(NamedTuple):
    """A column of values of one figure, `amount` if these are whole amounts of a budget."""

    address: str
    amount: bool
    budget: Budget

    @property
    def head(self) -> Label:
        """The address, with the unit of amounts."""
        return _headed(self.address, str(self.budget.unit) if self.amount else "")

    @property
    def unit(self) -> Unit:
        """What its values are to people."""
        return Unit.AMOUNT if self.amount else Unit.NUMBER

    def shown(self, value: Decimal | None) -> Figure:
        """Give a value as rows hold it: of an amount as many of its last decimal as there are."""
        return self.budget.unit.whole(value) if self.amount and value is not None else value

    def told(self, value: Decimal | None) -> Told:
        """Give a value as programs are told it."""
        if value is None or not self.amount:
            return value
        return self.budget.unit.told(self.budget.unit.whole(value))
