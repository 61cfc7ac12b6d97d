"""What to write in place of a number that cannot stay, the figure that was meant left as it is.

Nothing is rounded on the way: of a figure that does not fit it is said how else it can be told.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import MONTHS, Percent, percent_to, plain
from vssbudget.model.misread import may_be_decimals
from vssbudget.model.units import in_smaller_unit
from vssbudget.model.useful_lives import A_LIFE_IN_MONTHS
from vssbudget.wording import Message

_DECIMALS = 6
_WHOLE_UNITS = Message("whole-units")


def instead(kind: str, text: str, meant: str, unit: str, key: str = "") -> Message | None:
    """Say what to write for a number; None where only the author can know.

    Args:
        kind: What belongs there, one of `whole` and `decimal` numbers, a `quantity`, `signed`
            amounts and the `amount` of a cost or a revenue, a `life` and the `start` of
            depreciation.
        text: What stands in the file.
        meant: The number that was meant by it, plainly; "" where that is not known.
        unit: The unit of the file, "" where it cannot be read.
        key: The key that the number stands behind, where that has to be written as well.
    """
    return _KINDS[kind](_Slip(text, meant, unit, key)) if meant else None


class _Slip(NamedTuple):
    """A number that cannot stay."""

    text: str
    meant: str
    unit: str
    key: str

    @property
    def whole(self) -> bool:
        """Whether a whole number was meant."""
        return self.meant.lstrip("-").isdecimal()

    @property
    def written(self) -> Message:
        """Says to write the number that was meant."""
        if self.key:
            return Message("write-entry", key=self.key, value=self.meant)
        return Message("write", what=self.meant)

    def in_smaller_unit(self, amount: str) -> Message | None:
        """Say to write the file in a smaller unit, in which an amount is whole."""
        found = in_smaller_unit(Decimal(amount), self.unit)
        if not found:
            return None
        written, smaller = found
        return Message("in-unit", smaller=smaller, amount=amount, unit=self.unit, written=written)


def _whole(slip: _Slip) -> Message | None:
    return slip.written if slip.whole else None


def _decimal(slip: _Slip) -> Message | None:
    if len(slip.meant.partition(".")[2]) <= _DECIMALS:
        return slip.written
    nearest = plain(percent_to(Percent(Decimal(slip.meant)), _DECIMALS))
    return None if nearest == "0" else Message("six-decimals", nearest=nearest)


def _quantity(slip: _Slip) -> Message | None:
    if otherwise := may_be_decimals(slip.text):
        decimals = slip._replace(meant=otherwise).written
        return Message("thousands-or", thousands=slip.written, otherwise=decimals)
    return _decimal(slip)


def _signed(slip: _Slip) -> Message:
    if not slip.whole:
        return slip.in_smaller_unit(slip.meant) or _WHOLE_UNITS
    decimals = may_be_decimals(slip.text)
    if otherwise := slip.in_smaller_unit(decimals) if decimals else None:
        return Message("thousands-or", thousands=slip.written, otherwise=otherwise)
    return slip.written


def _amount(slip: _Slip) -> Message:
    """Put an amount below zero on the other side: a cost below zero is a revenue."""
    if slip.meant[0] != "-":
        return _signed(slip)
    if slip.whole:
        return Message("other-side", amount=slip.meant[1:])
    if found := in_smaller_unit(-Decimal(slip.meant), slip.unit):
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
