"""The values a budget file is made of, and how each is read from its text, exactly."""

import re
from collections.abc import Callable
from decimal import Decimal
from marshal import dumps
from typing import Annotated, Any, NoReturn

from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import core_schema

from vssbudget import late
from vssbudget.amounts import MOST_DECIMALS, ONE, ZERO, MoneyUnit, Percent, Tkr, plain
from vssbudget.model.names import Names, names_of, number_pattern
from vssbudget.model.refusal import A_TEXT, kind_of, misplaced, refuse, refuse_kind
from vssbudget.wording import Message

AGAIN = "\0"
"""What stands behind a key that is given a second time, such as `5` in `{2024: 2,5, 2025: 2,5}`."""


class Quoted(str):
    """A scalar that stood in quotes: text, whatever it looks like."""

    __slots__ = ()


class Signed(str):
    """A figure of a year within what is signed: of a cost or a revenue it may be below zero."""

    __slots__ = ()


WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])
"""The words that are no text unless they are quoted."""

_NO_NAMES = WORDS | {"total"}
_DECIMALS = 6
_WHOLE = number_pattern(0)
_DECIMAL = number_pattern(_DECIMALS)
_PART_OF_ONE = re.compile(r"\s*0?[.,]([0-9]+)\s*(.*)").fullmatch
_WITHOUT_REFERENCES = 2
_MEANT_OTHERWISE = re.compile(r"[.:=]").search
NO_FIGURE = "IU"
"""What stands in place of an outcome of which there is no figure (*ingen uppgift*)."""

_A_RATE = Message("a-rate")
_A_SHARE = Message("a-share")
_A_NUMBER = Message("a-number")
_AN_OUTCOME = Message("an-outcome", none=NO_FIGURE)
_A_FLAG = Message("a-flag")
_FLAGS = {"true": True, "false": False}


def text(value: Any) -> str:
    """Read a text; an unquoted yes, no, on, off, true, false or null is refused."""
    if not isinstance(value, str):
        refuse_kind(value, A_TEXT)
    if len(value) < 6 and value.lower() in WORDS and not isinstance(value, Quoted):
        refuse(
            "text",
            Message("word-unquoted", word=value),
            Message("quote-word", word=value),
        )
    if not value.strip():
        refuse("text", Message("no-text"), Message("text-or-none"))
    return value


def unit(value: Any, info: ValidationInfo) -> MoneyUnit:
    """Read what amounts are in: a word, and no part of one, which the decimals of amounts tell."""
    name = text(value)
    if part := _PART_OF_ONE(name):
        refuse("text", Message("unit-part", unit=name), _decimals_told(*part.groups()))
    return MoneyUnit(name, names_of(info).unit.decimals)


def _decimals_told(part: str, word: str) -> Message:
    """Say how amounts in a tenth, a hundredth or a thousandth of a unit are told."""
    if not word or part.strip("0") != "1" or len(part) > MOST_DECIMALS:
        return Message("write", what=Message("a-unit"))
    return Message("unit-part-fix", unit=word, count=len(part))


def key(value: Any) -> str:
    """Read a name that other parts may use: no point, colon or equals sign, and not `total`."""
    if value.__class__ is str and value.isidentifier() and value.lower() not in _NO_NAMES:
        return str(value)
    name = text(value)
    if name == "total" or _MEANT_OTHERWISE(name):
        refuse("text", Message("name-reserved", name=name), Message("another-name"))
    return name


def number(value: Any, *, whole: bool, what: Message, unit: str = "", kind: str = "") -> str:
    """Hold a text against the one way to write a number; refuse it with what to write.

    `kind` is that of its cure, where it has another than any number.
    """
    if not isinstance(value, str) or not (_WHOLE if whole else _DECIMAL)(value):
        kind = kind or ("whole" if whole else "decimal")
        _refuse_number(value, what, unit, kind, 0 if whole else _DECIMALS)
    return value


def _refuse_number(value: Any, what: Message, unit: str, kind: str, places: int) -> NoReturn:
    """Refuse what is no number of so many decimals, with what to write."""
    if not isinstance(value, str):
        refuse_kind(value, what)
    found, meant = late.misread.misread(value, places=places, unit=unit)
    told = late.cures.instead(kind, value, meant, unit, places=places)
    refuse(
        "number",
        Message("number-misread", found=found, text=value, what=what)
        if value
        else Message("misplaced", found=found, what=what),
        told or Message("write-plainly", what=what),
    )


def signed_amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read an amount, which may be negative."""
    return _amount(value, names_of(info), "signed")


def amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read an amount of cost or revenue, both written as positive but in what is signed."""
    names, signed = names_of(info), isinstance(value, Signed)
    read = _amount(value, names, "signed" if signed else "amount")
    if read < 0 and not signed:
        told = Message("amount-negative", amount=value)
        places = names.unit.decimals
        refuse(
            "number", told, late.cures.instead("amount", value, value, names.unit, places=places)
        )
    return read


def _amount(value: Any, names: Names, kind: str) -> Tkr:
    try:
        return names.amounts.read(value)
    except (TypeError, ValueError):
        _refuse_number(value, names.an_amount, names.unit, kind, names.unit.decimals)


def decimals_up_to(value: Any, most: int, beyond: str) -> int:
    """Read a count of decimals; `beyond` names what is said of one that there cannot be."""
    what = Message("some-decimals", most=most)
    read = int(number(value, whole=True, what=what))
    if not 0 <= read <= most:
        refuse("number", Message(beyond, count=value), Message("write", what=what))
    return read


def amount_decimals(value: Any) -> int:
    """Read with how many decimals amounts are told."""
    return decimals_up_to(value, MOST_DECIMALS, "decimals-of-amounts")


def row_at_once(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Read a row of amounts whose years are known from an earlier row in one go.

    Anything out of the ordinary is left to the reading entry by entry, which tells what it is.
    """
    context: Any = info.context
    seen = context.seen.years
    try:
        years = seen[tuple(value)]
        amounts = map(context.amounts.__getitem__, value.values())
        return dict(zip(years, amounts))  # noqa: B905 - as long as each other
    except (KeyError, TypeError, AttributeError, ValueError):
        pass
    row = handler(value)
    seen[tuple(value)] = tuple(row)
    return row


def once(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Read shares that are written alike only once, and share what was read."""
    context: Any = info.context
    seen = context.seen.shares
    try:
        written = tuple(value.items())
        known = seen.get(written)
    except (TypeError, AttributeError):
        return handler(value)
    if known is None:
        known = seen[written] = handler(value)
    return known


def block_once(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Read a block that is written alike only once, and share what was read."""
    seen = names_of(info).seen.blocks
    written = written_alike(value)
    if written is None:
        return handler(value)
    known = seen.get(written)
    if known is None:
        known = seen[written] = handler(value)
    return known


def written_alike(value: Any) -> bytes | None:
    """Give bytes that are the same of what is written alike, all of it and in its order.

    None where there is a text in quotes, which may be read otherwise than one without.
    """
    try:
        return dumps(value, _WITHOUT_REFERENCES)
    except ValueError:
        return None


def rate(value: Any) -> Percent:
    """Read a rate in percent a year: above -100, at most 1000, at most six decimals."""
    read = Decimal(number(value, whole=False, what=_A_RATE, unit="%"))
    if not -100 < read <= 1000:
        refuse("number", Message("rate-outside", rate=value), Message("rate-limits"))
    return Percent(read)


def share(value: Any) -> Decimal:
    """Read a share: a decimal from 0 to 1."""
    if isinstance(value, str) and value.endswith("%"):
        percent = value[:-1].rstrip()
        if _DECIMAL(percent) and 0 <= Decimal(percent) <= 100:
            written = plain(Decimal(percent) / 100)
            fix = Message("share-of-percent", percent=percent, share=written)
            fix = fix if _DECIMAL(written) else Message("write", what=_A_SHARE)
            refuse("number", Message("share-outside", share=value), fix)
    read = Decimal(number(value, whole=False, what=_A_SHARE))
    if not ZERO <= read <= ONE:
        fix = Message("write", what=_A_SHARE)
        if 1 < read <= 100 and _DECIMAL(written := plain(read / 100)):
            fix = Message("share-of-percent", percent=value, share=written)
        refuse("number", Message("share-outside", share=value), fix)
    return read


def quantity(value: Any) -> Decimal:
    """Read a count or a measure, at least zero."""
    read = Decimal(number(value, whole=False, what=_A_NUMBER))
    if read < 0:
        refuse("number", Message("quantity-negative", number=value), Message("quantity-limit"))
    return read


def above_zero(value: Any) -> Decimal:
    """Read a measure that is more than zero."""
    read = Decimal(number(value, whole=False, what=_A_NUMBER))
    if read <= 0:
        found = "quantity-negative" if read else "zero-found"
        refuse("number", Message(found, number=value), Message("above-zero"))
    return read


def per_unit(value: Any, info: ValidationInfo) -> Decimal:
    """Read how much of something makes one unit: of the last decimal of amounts, as these are."""
    return names_of(info).unit.shown(above_zero(value))


def measure(value: Any) -> Decimal:
    """Read a number, which may be negative; it keeps the decimals that it is written with."""
    return Decimal(number(value, whole=False, what=_A_NUMBER))


def outcome(value: Any) -> Decimal | None:
    """Read what was measured, as it is written; None where it says that there is no figure."""
    return None if value == NO_FIGURE else Decimal(number(value, whole=False, what=_AN_OUTCOME))


def band(value: Any) -> Percent:
    """Read how far around a level a figure may lie: percent from 0 to 100."""
    read = quantity(value)
    if read > 100:
        refuse("number", Message("band-wide", band=value), Message("band-limit"))
    return Percent(read)


ROUNDED = ("base", "rates")
"""What a printed figure can start from that is itself rounded."""


def rounded(value: Any) -> str:
    """Read what a printed figure starts from that is itself rounded: the base or the rates."""
    if value not in ROUNDED:
        base, rates = ROUNDED
        fix = Message("write-either", others=base, last=rates)
        refuse("text", Message("found", found=kind_of(value)), fix)
    return str(value)


def reason(value: Any) -> str:
    """Read why something is as it is; nothing yet, in quotes, is told by a rule."""
    return value if value == "" and isinstance(value, Quoted) else text(value)


def flag(value: Any) -> bool:
    """Read whether something is so: true or false, without quotes."""
    if isinstance(value, Quoted) or not isinstance(value, str):
        refuse_kind(value, _A_FLAG)
    if (read := _FLAGS.get(value.lower())) is None:
        refuse("text", *misplaced(value, _A_FLAG))
    return read


class Reads:
    """Names the function that reads a value, and asks nothing else of its type.

    pydantic's own way to say so also works out how each type would be written, which nobody needs
    and which is a good part of the time that the models take to build.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self._schema = (
            core_schema.with_info_plain_validator_function(function)
            if function.__code__.co_argcount > 1
            else core_schema.no_info_plain_validator_function(function)
        )

    def __get_pydantic_core_schema__(self, *_: object) -> core_schema.CoreSchema:
        """Give pydantic what it reads by."""
        return self._schema


class Alike:
    """Says of a kind that it is read alike wherever it stands.

    So pydantic works out only once how. No parts stand in it: of these there may be others around.
    """

    def __init__(self) -> None:
        self._schema: core_schema.CoreSchema | None = None

    def __get_pydantic_core_schema__(
        self, kind: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Give pydantic what it has worked out before."""
        if self._schema is None:
            self._schema = handler(kind)
        return self._schema


class Declares(Reads):
    """Reads the keys of a mapping that are names, of the kind that the mapping stands under."""


Text = Annotated[str, Reads(text)]
Unit = Annotated[MoneyUnit, Reads(unit)]
AmountDecimals = Annotated[int, Reads(amount_decimals)]
Key = Annotated[str, Declares(key)]
Label = Annotated[str, Reads(key)]
Amount = Annotated[Tkr, Reads(amount)]
SignedAmount = Annotated[Tkr, Reads(signed_amount)]
Rate = Annotated[Percent, Reads(rate)]
Share = Annotated[Decimal, Reads(share)]
Quantity = Annotated[Decimal, Reads(quantity)]
PerUnit = Annotated[Decimal, Reads(per_unit)]
AboveZero = Annotated[Decimal, Reads(above_zero)]
Measure = Annotated[Decimal, Reads(measure)]
Outcome = Annotated[Decimal | None, Reads(outcome)]
Band = Annotated[Percent, Reads(band)]
Reason = Annotated[str, Reads(reason)]
Flag = Annotated[bool, Reads(flag)]
RoundedFrom = Annotated[str, Reads(rounded)]
