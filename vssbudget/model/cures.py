"""What to write in place of a number that cannot stay, the figure that was meant left as it is.

Nothing is rounded on the way: of a figure that does not fit it is said how else it can be told.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import MONTHS, MOST_DECIMALS, Percent, decimals, percent_to, plain
from vssbudget.model.misread import may_be_decimals
from vssbudget.model.units import in_smaller_unit
from vssbudget.model.useful_lives import A_LIFE_IN_MONTHS
from vssbudget.wording import Message

_DECIMALS = 6
WHOLE_UNITS = Message("whole-units")
"""What is left to say of an amount that no file can hold as it is."""


def instead(
    kind: str, text: str, meant: str, unit: str, key: str = "", places: int = 0
) -> Message | None:
    """Say what to write for a number; None where only the author can know.

    Args:
        kind: What belongs there, one of `whole` and `decimal` numbers, a `quantity`, `signed`
            amounts and the `amount` of a cost or a revenue, a `life` and the `start` of
            depreciation.
        text: What stands in the file.
        meant: The number that was meant by it, plainly; "" where that is not known.
        unit: The unit of the file, "" where it cannot be read.
        key: The key that the number stands behind, where that has to be written as well.
        places: How many decimals amounts have in the file.
    """
    return _KINDS[kind](_Slip(text, meant, unit, key, places)) if meant else None


class _Slip(NamedTuple):
    """A number that cannot stay."""

    text: str
    meant: str
    unit: str
    key: str
    places: int

    @property
    def whole(self) -> bool:
        """Whether a whole number was meant."""
        return not decimals(Decimal(self.meant))

    @property
    def fits(self) -> bool:
        """Whether what was meant has no more decimals than amounts of the file have."""
        return decimals(Decimal(self.meant)) <= self.places

    @property
    def written(self) -> Message:
        """Says to write the number that was meant."""
        if self.key:
            return Message("write-entry", key=self.key, value=self.meant)
        return Message("write", what=self.meant)

    @property
    def otherwise(self) -> Message | None:
        """Says how the file can hold an amount that has more decimals than its amounts have."""
        entry = f"{self.key}: {self.meant}" if self.key else self.meant
        return in_finer_units(self.meant, self.unit, entry)


def in_finer_units(amount: str, unit: str, entry: str) -> Message | None:
    """Say how a file can hold an amount: with decimals, or in a smaller unit.

    Args:
        amount: The amount.
        unit: The unit of the file, "" where it cannot be read.
        entry: What is then written where the amount stands.

    Returns:
        None where amounts cannot have so many decimals, and no unit is known in which it is whole.
    """
    count, found = decimals(Decimal(amount)), in_smaller_unit(Decimal(amount), unit)
    told = Message("state-decimals", count=count, entry=entry) if count <= MOST_DECIMALS else None
    if not found:
        return told
    written, smaller = found
    whole = Message("in-unit", smaller=smaller, amount=amount, unit=unit, written=written)
    return Message("one-or-other", first=told, otherwise=whole) if told else whole


def _whole(slip: _Slip) -> Message | None:
    return slip.written if slip.whole else None


def _decimal(slip: _Slip) -> Message | None:
    if len(slip.meant.partition(".")[2]) <= _DECIMALS:
        return slip.written
    nearest = plain(percent_to(Percent(Decimal(slip.meant)), _DECIMALS))
    return None if nearest == "0" else Message("six-decimals", nearest=nearest)


def _quantity(slip: _Slip) -> Message | None:
    if otherwise := may_be_decimals(slip.text):
        parted = slip._replace(meant=otherwise).written
        return Message("thousands-or", thousands=slip.written, otherwise=parted)
    return _decimal(slip)


def _signed(slip: _Slip) -> Message:
    if not slip.fits:
        return slip.otherwise or WHOLE_UNITS
    told = may_be_decimals(slip.text)
    if told and in_smaller_unit(Decimal(told), slip.unit):
        otherwise = slip._replace(meant=told).otherwise
        return Message("thousands-or", thousands=slip.written, otherwise=otherwise)
    return slip.written


def _amount(slip: _Slip) -> Message:
    """Put an amount below zero on the other side: a cost below zero is a revenue."""
    if slip.meant[0] != "-":
        return _signed(slip)
    amount = slip.meant[1:]
    if slip.fits:
        return Message("other-side", amount=amount)
    if (count := decimals(Decimal(amount))) <= MOST_DECIMALS:
        return Message("other-side-decimals", count=count, amount=amount)
    if found := in_smaller_unit(Decimal(amount), slip.unit):
        return Message("other-side-in", amount=found[0], unit=found[1])
    return Message("other-side-whole")


def _life(slip: _Slip) -> Message | None:
    """Write an amount off over months, if the number of years is not whole."""
    life = Decimal(slip.meant)
    if 0 < life < 1:
        return Message("within-a-year")
    if slip.whole or life < 1:
        return _whole(slip)
    months = life * MONTHS
    whole = months == months.to_integral_value()
    return Message("life-of-months", months=plain(months) if whole else A_LIFE_IN_MONTHS)


def _start(slip: _Slip) -> Message | None:
    """Begin to write off within a year, in a month of it."""
    return Message("in-use-month") if 0 < Decimal(slip.meant) < 1 else _whole(slip)


_KINDS: Mapping[str, Callable[[_Slip], Message | None]] = {
    "whole": _whole,
    "decimal": _decimal,
    "quantity": _quantity,
    "signed": _signed,
    "amount": _amount,
    "life": _life,
    "start": _start,
}
