"""What a price changes by and is made of, and the price of a unit, as every view renders them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from vssbudget.amounts import Exact, Percent, Tkr, Year
from vssbudget.formulas.rounded_parts import rounded_parts

DECIMALS = 6
"""How many decimals of a change programs get."""


class UnitPrice(NamedTuple):
    """The price of a unit of a service in a year, in the price unit.

    `before` is that of the year before, `self_cost` the one that bears the cost, unrounded, and
    `stepped` that one rounded to its step, with the result that it `leaves` beyond what is returned
    of earlier ones; `decided` is the one that was decided.
    """

    volume: Decimal
    before: Decimal
    self_cost: Decimal
    stepped: Decimal | None
    leaves: Tkr | None
    decided: Decimal | None


class How(StrEnum):
    """How a price change that holds came about: it was decided or agreed, or follows an index."""

    DECIDED = "decided"
    AGREED = "agreed"
    INDEXED = "indexed"


def _no_unit(_: int) -> None:
    return None


class PriceChange(NamedTuple):
    """What a price has to change by in a year so that it bears its cost.

    `change` is in percent of the price of the year before and is the sum of what its `causes`
    `add`, exactly: each index, and those of `CAUSES` that are not zero. `decided` is the price
    change that holds, and `how` it came about; `result` is what such a price or a given revenue
    leaves beyond what is returned of earlier results. `unit_price` works out the price of a unit,
    which only some views ask for.
    """

    full_cost: Exact | None
    change: Percent
    causes: Sequence[str]
    add: Sequence[Percent]
    decided: Percent | None = None
    result: Tkr | None = None
    unit_price: Callable[[int], UnitPrice | None] = _no_unit
    position: int = 0
    how: How = How.DECIDED

    @property
    def unit(self) -> UnitPrice | None:
        """The price of a unit; there for a service with a volume."""
        return self.unit_price(self.position)

    @property
    def parts(self) -> dict[str, Percent]:
        """What each cause adds, in percent."""
        return dict(zip(self.causes, self.add, strict=True))

    @property
    def shown(self) -> tuple[Percent, dict[str, Percent]]:
        """The change and its parts as programs get them: to six decimals, adding up."""
        change, rounded = rounded_parts(self.change, self.add, DECIMALS, self.causes)
        return change, dict(zip(self.causes, rounded, strict=True))


Prices = dict[Year, PriceChange]
"""The price changes of an area or a service by year; a year without a price before has none."""
