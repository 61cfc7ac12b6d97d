"""What the capital cost of investments is told by: useful lives, book values, the internal rate."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from vssbudget.amounts import MONTHS, Month, Year
from vssbudget.model.figures import Amount, Rate, Reads, number, rate
from vssbudget.model.names import names_of
from vssbudget.model.references import DeclaredYear
from vssbudget.model.refusal import kind_of, refuse, refuse_kind
from vssbudget.wording import Message

LONGEST = 100
"""The longest useful life, in years."""

MOST_MONTHS = LONGEST * MONTHS
_A_LIFE = Message("a-life", most=LONGEST)
A_LIFE_IN_MONTHS = Message("a-life-in-months", most=MOST_MONTHS)
"""What belongs where a life is told in months."""
_A_START = Message("a-start")
_A_MONTH = Message("a-month")
_MONTH = re.compile(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])").fullmatch
_MEANT = r"([1-9][0-9]{3})\W?(1[0-2]|0?[1-9])(?:\W[0-3]?[0-9])?"
_QUARTER = r"(?i)([1-9][0-9]{3})\W*(?:q|kv|kvartal)\W*([1-4])"


def life(value: Any) -> int:
    """Read a useful life, or what remains of one: whole years, at least one."""
    read = int(number(value, whole=True, what=_A_LIFE, kind="life"))
    years, months = divmod(read, MONTHS)
    if LONGEST < read <= MOST_MONTHS and not months:
        told = Message("life-in-months", life=value, years=years)
        refuse("number", told, Message("write", what=str(years)))
    if not 1 <= read <= LONGEST:
        refuse("number", Message("life-outside", life=value), Message("write", what=_A_LIFE))
    return read


def life_months(value: Any) -> int:
    """Read a useful life, or what remains of one, in months: at least one."""
    read = int(number(value, whole=True, what=A_LIFE_IN_MONTHS))
    if not 1 <= read <= MOST_MONTHS:
        fix = Message("write", what=A_LIFE_IN_MONTHS)
        refuse("number", Message("life-outside", life=value), fix)
    return read


def month(value: Any) -> Month:
    """Read the month of a year, such as 2023-10."""
    if not isinstance(value, str):
        refuse_kind(value, _A_MONTH)
    found = _MONTH(value)
    if not found:
        told = Message("misplaced", found=kind_of(value), what=_A_MONTH)
        refuse("number", told, Message("write", what=_month_meant(value) or _A_MONTH))
    return Month(Year(int(found[1])), int(found[2]))


def _month_meant(text: str) -> str:
    """Give the month that is written otherwise, or that a quarter begins with; "" of any other."""
    if found := re.fullmatch(_QUARTER, text):
        return str(Month(Year(int(found[1])), 3 * int(found[2]) - 2))
    found = re.fullmatch(_MEANT, text)
    return str(Month(Year(int(found[1])), int(found[2]))) if found else ""


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
LifeMonths = Annotated[int, Reads(life_months)]
InUse = Annotated[Month, Reads(month)]
Start = Annotated[int, Reads(start)]
HeldRate = Annotated[dict[DeclaredYear, Rate], BeforeValidator(from_base)]
Opening = dict[Life, Amount]
OpeningMonths = dict[LifeMonths, Amount]
