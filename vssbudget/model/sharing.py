"""By what key an amount is shared by those that bear it."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from vssbudget.model.blocks import NOTHING, Part, QuantityRow, Row, listed
from vssbudget.model.figures import Reads, Share, number, quantity
from vssbudget.model.names import names_of
from vssbudget.model.references import CostPlace, DeclaredYear, Receiver, VolumeName
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message

MOST = 100
"""The last order of a pool, and over how many years a share may be smoothed."""

_A_COUNT = Message("a-count", most=MOST)
_A_CAP = Message("a-cap")


def count(value: Any) -> int:
    """Read a count of years, or a place in an order: whole, at least one."""
    read = int(number(value, whole=True, what=_A_COUNT))
    if not 1 <= read <= MOST:
        refuse("number", Message("count-outside", count=value), Message("write", what=_A_COUNT))
    return read


def cap(value: Any) -> Decimal:
    """Read by how many percentage points a share may move a year: above 0, at most 100."""
    read = quantity(value)
    if not 0 < read <= 100:
        refuse("number", Message("cap-outside", cap=value), Message("write", what=_A_CAP))
    return read


def from_first(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Let a number alone stand for a row that begins with the first year.

    Such numbers are read once, however many have the same under a key.
    """
    if not isinstance(value, str):
        return handler(value)
    names = names_of(info)
    rows, written = names.seen.rows, (info.field_name, value)
    known = rows.get(written)
    if known is None:
        known = rows[written] = handler({names.span[0]: value} if names.years else {})
    return known


Count = Annotated[int, Reads(count)]
Cap = Annotated[Decimal, Reads(cap)]
ShareRow = Annotated[dict[DeclaredYear, Share], WrapValidator(from_first)]
HeadcountRow = Annotated[QuantityRow, WrapValidator(from_first)]


class AllocationKey(Part):
    """What an amount is shared by: given shares, headcount, volume, cost, or decided amounts.

    Of shares and headcount the last figure told until a year holds. The shares that follow may be
    smoothed: the `mean` of so many years, or moving by at most `cap` percentage points a year.
    """

    shares: dict[Receiver, ShareRow] = NOTHING
    headcount: dict[Receiver, HeadcountRow] = NOTHING
    volume: dict[Receiver, VolumeName] = NOTHING
    cost: Annotated[tuple[CostPlace, ...], BeforeValidator(listed)] = ()
    amounts: dict[Receiver, Row] = NOTHING
    mean: Count | None = None
    cap: Cap | None = None
