"""What the capital cost of investments is told by: useful lives, book values, the internal rate."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from vssbudget.model.figures import Amount, Rate, Reads, number, rate
from vssbudget.model.names import names_of
from vssbudget.model.references import DeclaredYear
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message

LONGEST = 100
"""The longest useful life, in years."""

_MONTHS = 12
_A_LIFE = Message("a-life", most=LONGEST)
_A_START = Message("a-start")


def life(value: Any) -> int:
    """Read a useful life, or what remains of one: whole years, at least one."""
    read = int(number(value, whole=True, what=_A_LIFE, kind="life"))
    years, months = divmod(read, _MONTHS)
    if LONGEST < read <= LONGEST * _MONTHS and not months:
        told = Message("life-in-months", life=value, years=years)
        refuse("number", told, Message("write", what=str(years)))
    if not 1 <= read <= LONGEST:
        refuse("number", Message("life-outside", life=value), Message("write", what=_A_LIFE))
    return read


def start(value: Any) -> int:
    """Read how many years after the investment depreciation begins: none or one."""
    read = int(number(value, whole=True, what=_A_START, kind="start"))
    if read not in (0, 1):
        refuse("number", Message("start-outside", start=value), Message("write", what=_A_START))
    return read


def from_base(value: Any, info: ValidationInfo) -> Any:
    """Let a rate alone stand for a row that begins with the base year."""
    if not isinstance(value, str):
        return value
    rate(value)
    base = names_of(info).base
    return {base: value} if base else {}


Life = Annotated[int, Reads(life)]
Start = Annotated[int, Reads(start)]
HeldRate = Annotated[dict[DeclaredYear, Rate], BeforeValidator(from_base)]
Opening = dict[Life, Amount]
