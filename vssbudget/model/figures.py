"""The values a budget file is made of, and how each is read from its text, exactly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, NoReturn, cast

from pydantic import (
    AfterValidator,
    PlainValidator,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import PydanticCustomError

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.wording import Guesses, Message

AGAIN = "\0"
"""What stands behind a key that is given a second time, such as `5` in `{2024: 2,5, 2025: 2,5}`."""


class Quoted(str):
    """A scalar that stood in quotes: text, whatever it looks like."""

    __slots__ = ()


class AmountsRead(dict[str, Tkr]):
    """Amounts by how they are written: most stand in several rows and are read once.

    No more are kept than take little memory, whatever a file holds.
    """

    def __missing__(self, written: str) -> Tkr:
        """Read an amount that is met for the first time.

        Raises:
            ValueError: It is none, or not written as one.
        """
        if not _AMOUNT(written):
            raise ValueError
        read = Tkr(int(written))
        if len(self) < _MOST_KEPT:
            self[written] = read
        return read


@dataclass(frozen=True)
class Names:
    """What a file declares, by the names that its other parts may use.

    Read before anything is judged, so that one pass finds every fault; `years` maps the text of
    each declared year, `plan` those that are planned, `base` the last before them ("" for none);
    `unit` is "" where it cannot be read. `services` are named behind their area, `kost.kok`, and
    only collected for a file that refers to them.
    """

    unit: str
    years: Mapping[str, Year]
    plan: Mapping[str, Year]
    base: str
    sources: frozenset[str]
    indices: frozenset[str]
    volumes: frozenset[str]
    areas: frozenset[str]
    lists: frozenset[str]
    published: frozenset[str]
    published_investments: frozenset[str]
    services: frozenset[str] = frozenset()
    seen: dict[tuple[object, ...], Any] = field(default_factory=dict)
    amounts: AmountsRead = field(default_factory=AmountsRead)
    guesses: dict[str, Guesses] = field(default_factory=dict)

    @property
    def unit_shown(self) -> str | Message:
        """The unit as a message may name it, whether it can be read or not."""
        return self.unit or Message("file-unit")

    def nearest(self, name: str, kind: str) -> str | None:
        """Find which of the names of a kind was most likely meant, or None."""
        if kind not in self.guesses:
            self.guesses[kind] = Guesses(getattr(self, kind))
        return self.guesses[kind](name)

    @cached_property
    def span(self) -> tuple[str, str]:
        """The first and the last year."""
        return min(self.years), max(self.years)

    @cached_property
    def plan_span(self) -> tuple[str, str]:
        """The first and the last planned year."""
        return min(self.plan), max(self.plan)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said of a refused value.

    pydantic writes out whatever an error holds, asked or not: a file with a thousand faults
    would be put into words a thousand times for nothing, so that as a string it is only a name.
    """

    message: Message
    fix: Message | None

    def __str__(self) -> str:
        return self.message.name


class TooMany(Exception):
    """There are more faults than can be told."""


class Tally:
    """Counts what is refused in one reading, so that it ends before its faults fill the memory."""

    def __init__(self) -> None:
        self.left = MANY

    def take(self, count: int = 1) -> None:
        """Note faults.

        Raises:
            TooMany: There are more than can be told.
        """
        self.left -= count
        if self.left < 0:
            raise TooMany


MANY = 10_000
"""How many faults are looked at; only the first thousand of them are ever shown."""

TALLY = Tally()
"""The count of the reading that is going on."""


def refuse(rule: str, message: Message, fix: Message | None = None) -> NoReturn:
    """Refuse a value under a rule's name, with what to write instead.

    Raises:
        TooMany: More has been refused than can be told.
    """
    TALLY.take()
    raise PydanticCustomError(rule, "refused", {"told": Refusal(message, fix)})


_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})").fullmatch
_AMOUNT = re.compile(r"0|[1-9][0-9]{0,14}").fullmatch
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?").fullmatch
_MOST_KEPT = 50_000
_MEANT_OTHERWISE = re.compile(r"[.:=]").search
_YEAR = re.compile(r"[0-9]{4}").fullmatch

A_TEXT = Message("a-text")
A_LIST = Message("a-list")
A_MAPPING = Message("a-mapping")
_A_YEAR = Message("a-year")
_A_RATE = Message("a-rate")
_A_SHARE = Message("a-share")
_A_NUMBER = Message("a-number")
_FILE_YEARS = Message("file-years")
_PLAN_YEARS = Message("plan-years")
_PRICED_YEARS = Message("priced-years")


def text(value: Any) -> str:
    """Read a text; an unquoted yes, no, on, off, true, false or null is refused."""
    if not isinstance(value, str):
        refuse_kind(value, A_TEXT)
    if len(value) < 6 and value.lower() in _WORDS and not isinstance(value, Quoted):
        refuse(
            "text",
            Message("word-unquoted", word=value),
            Message("quote-word", word=value),
        )
    if not value.strip():
        refuse("text", Message("no-text"), Message("text-or-none"))
    return value


def key(value: Any) -> str:
    """Read a name that other parts may use: no point, colon or equals sign, and not `total`."""
    if value.__class__ is str and len(value) > 5 and value.isidentifier():
        return str(value)
    name = text(value)
    if name == "total" or _MEANT_OTHERWISE(name):
        refuse("text", Message("name-reserved", name=name), Message("another-name"))
    return name


def kind_of(value: Any) -> Message:
    """Name what the YAML holds: a mapping, a list or a single value."""
    if isinstance(value, str):
        return Message("this-text", text=value) if value else Message("no-value")
    return A_LIST if isinstance(value, list) else A_MAPPING


def misplaced(value: Any, what: Message) -> tuple[Message, Message]:
    """Say of a value that something of another kind belongs there, and to write that."""
    return Message("misplaced", found=kind_of(value), what=what), Message("write", what=what)


def refuse_kind(value: Any, what: Message) -> NoReturn:
    """Refuse a value of a kind that does not belong there."""
    refuse("structure", *misplaced(value, what))


def number(value: Any, *, whole: bool, what: Message, unit: str = "") -> str:
    """Hold a text against the one way to write a number; refuse it with what to write."""
    if not isinstance(value, str):
        refuse_kind(value, what)
    if not (_WHOLE if whole else _DECIMAL)(value):
        from vssbudget.model.misread import misread  # noqa: PLC0415 - only for what is wrong

        found, instead = misread(value, whole=whole, unit=unit)
        refuse(
            "number",
            Message("number-misread", found=found, text=value, what=what)
            if value
            else Message("misplaced", found=found, what=what),
            Message("write", what=instead) if instead else Message("write-plainly", what=what),
        )
    return value


def signed_amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read a whole amount, which may be negative."""
    if value.__class__ is str and _WHOLE(value):
        return Tkr(int(value))
    names = _names(info)
    what = Message("a-whole-amount", unit=names.unit_shown)
    return Tkr(int(number(value, whole=True, what=what, unit=names.unit)))


def amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read a whole amount of cost or revenue, both written as positive."""
    read = signed_amount(value, info)
    if read < 0:
        refuse(
            "number",
            Message("amount-negative", amount=value),
            Message("write", what=str(-read)),
        )
    return read


def row_at_once(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Read a row of amounts whose years are known from an earlier row in one go.

    Anything out of the ordinary is left to the reading entry by entry, which tells what it is.
    """
    context: Any = info.context
    seen = context.seen
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
    seen = context.seen
    try:
        written = tuple(value.items())
        known = seen.get(written)
    except (TypeError, AttributeError):
        return handler(value)
    if known is None:
        known = seen[written] = handler(value)
    return known


def rate(value: Any) -> Percent:
    """Read a rate in percent a year: above -100, at most 1000, at most six decimals."""
    read = Decimal(number(value, whole=False, what=_A_RATE, unit="%"))
    if not -100 < read <= 1000:
        refuse("number", Message("rate-outside", rate=value), Message("rate-limits"))
    return Percent(read)


def share(value: Any) -> Decimal:
    """Read a share: a decimal from 0 to 1."""
    read = Decimal(number(value, whole=False, what=_A_SHARE))
    if not 0 <= read <= 1:
        fix = Message("write", what=_A_SHARE)
        if 1 < read <= 100:
            fix = Message("share-of-percent", percent=value, share=str(read / 100))
        refuse("number", Message("share-outside", share=value), fix)
    return read


def quantity(value: Any) -> Decimal:
    """Read a count or a measure, at least zero."""
    read = Decimal(number(value, whole=False, what=_A_NUMBER))
    if read < 0:
        refuse("number", Message("quantity-negative", number=value), Message("quantity-limit"))
    return read


def measure(value: Any) -> Decimal:
    """Read a number, which may be negative; it keeps the decimals that it is written with."""
    return Decimal(number(value, whole=False, what=_A_NUMBER))


def band(value: Any) -> Percent:
    """Read how far around a level a figure may lie: percent from 0 to 100."""
    read = quantity(value)
    if read > 100:
        refuse("number", Message("band-wide", band=value), Message("band-limit"))
    return Percent(read)


def reason(value: Any) -> str:
    """Read why something is as it is; nothing yet, in quotes, is told by a rule."""
    return value if value == "" and isinstance(value, Quoted) else text(value)


def any_year(value: Any) -> Year:
    """Read a year of four digits."""
    if not isinstance(value, str):
        refuse_kind(value, _A_YEAR)
    if not _YEAR(value):
        refuse("year", misplaced(value, _A_YEAR)[0], Message("write-year"))
    return Year(int(value))


def declared_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares under `years`."""
    known = _names(info).years.get(value) if isinstance(value, str) else None
    return _no_such_year(value, _names(info), planned=False) if known is None else known


def plan_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares as planned."""
    known = _names(info).plan.get(value) if isinstance(value, str) else None
    return _no_such_year(value, _names(info), planned=True) if known is None else known


def priced_year(year: Year, info: ValidationInfo) -> Year:
    """Hold a year of the file against those that prices are worked out for: from the base year."""
    names = _names(info)
    if names.base and year < int(names.base):
        low, high = names.base, names.span[1]
        refuse(
            "year",
            Message("year-undeclared", year=year, years=_PRICED_YEARS, low=low, high=high),
            Message("year-priced", low=low, high=high),
        )
    return year


def _no_such_year(value: Any, names: Names, *, planned: bool) -> NoReturn:
    year, what = any_year(value), _PLAN_YEARS if planned else _FILE_YEARS
    if not (names.plan if planned else names.years):
        refuse("year", Message("year-of-none", year=year, years=what), Message("declare-year"))
    low, high = names.plan_span if planned else names.span
    refuse(
        "year",
        Message("year-undeclared", year=year, years=what, low=low, high=high),
        Message("year-limits", low=low, high=high),
    )


def _names(info: ValidationInfo) -> Names:
    return cast(Names, info.context)


def _known(none: Message, attribute: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        names: frozenset[str] = getattr(info.context, attribute)
        if value not in names:
            suggestion = _names(info).nearest(value, attribute)
            refuse(
                "reference",
                Message("name-unknown", name=value, none=none),
                Message("write", what=suggestion)
                if suggestion
                else Message("known-names", names=names),
            )
        return value

    return AfterValidator(check)


Text = Annotated[str, PlainValidator(text)]
Key = Annotated[str, PlainValidator(key)]
Amount = Annotated[Tkr, PlainValidator(amount)]
SignedAmount = Annotated[Tkr, PlainValidator(signed_amount)]
Rate = Annotated[Percent, PlainValidator(rate)]
Share = Annotated[Decimal, PlainValidator(share)]
Quantity = Annotated[Decimal, PlainValidator(quantity)]
AnyYear = Annotated[Year, PlainValidator(any_year)]
DeclaredYear = Annotated[Year, PlainValidator(declared_year)]
PlanYear = Annotated[Year, PlainValidator(plan_year)]
PricedYear = Annotated[DeclaredYear, AfterValidator(priced_year)]
Measure = Annotated[Decimal, PlainValidator(measure)]
Band = Annotated[Percent, PlainValidator(band)]
Reason = Annotated[str, PlainValidator(reason)]
IndexName = Annotated[Text, _known(Message("no-index"), "indices")]
VolumeName = Annotated[Text, _known(Message("no-volume"), "volumes")]
SourceName = Annotated[Text, _known(Message("no-source"), "sources")]
AreaName = Annotated[Text, _known(Message("no-area"), "areas")]
ServiceName = Annotated[Text, _known(Message("no-service"), "services")]
ListName = Annotated[Text, _known(Message("no-list"), "lists")]
PublishedRow = Annotated[Text, _known(Message("no-area"), "published")]
PublishedLine = Annotated[Text, _known(Message("no-investment-line"), "published_investments")]
