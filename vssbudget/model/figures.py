"""The values a budget file is made of, and how each is read from its text, exactly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, NoReturn, cast

from pydantic import (
    AfterValidator,
    PlainValidator,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import PydanticCustomError

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.wording import listed, nearest, quoted


class Quoted(str):
    """A scalar that stood in quotes: text, whatever it looks like."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What a file declares, by the names that its other parts may use.

    Read before anything is judged, so that one pass finds every fault; `years` maps the text of
    each declared year, `plan` those that are planned, `base` the last before them ("" for none).
    """

    unit: str
    years: Mapping[str, Year]
    plan: Mapping[str, Year]
    base: str
    sources: frozenset[str]
    indices: frozenset[str]
    volumes: frozenset[str]
    published: frozenset[str]
    published_investments: frozenset[str]
    seen: dict[tuple[object, ...], Any] = field(default_factory=dict)


def refuse(rule: str, message: str, fix: str = "") -> NoReturn:
    """Refuse a value under a rule's name, with what to write instead."""
    raise PydanticCustomError(rule, "{message}", {"message": message, "fix": fix})


_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})").fullmatch
_AMOUNTS = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\n(?:0|[1-9][0-9]{0,14}))*").fullmatch
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?").fullmatch
_MEANT_OTHERWISE = re.compile(r"[.:=]").search
_YEAR = re.compile(r"[0-9]{4}").fullmatch


def text(value: Any) -> str:
    """Read a text; an unquoted yes, no, on, off, true, false or null is refused."""
    if not isinstance(value, str):
        refuse("structure", f"found {kind_of(value)} where a text belongs", "write a text")
    if len(value) < 6 and value.lower() in _WORDS and not isinstance(value, Quoted):
        refuse(
            "text",
            f"found {quoted(value)} without quotes, which YAML may read as true, false or nothing",
            f'write "{value}"',
        )
    if not value.strip():
        refuse("text", "found no text", "write a text, or take the key out")
    return value


def key(value: Any) -> str:
    """Read a name that other parts may use: no point, colon or equals sign, and not `total`."""
    if value.__class__ is str and len(value) > 5 and value.isidentifier():
        return str(value)
    name = text(value)
    if name == "total" or _MEANT_OTHERWISE(name):
        refuse(
            "text",
            f"found the name {quoted(name)}: total, and . : = within a name, mean something else",
            "write another name",
        )
    return name


def kind_of(value: Any) -> str:
    """Name what the YAML holds: a mapping, a list or a single value."""
    if isinstance(value, str):
        return quoted(value) if value else "no value"
    return "a list" if isinstance(value, list) else "a mapping"


def number(value: Any, *, whole: bool, what: str, unit: str = "") -> str:
    """Hold a text against the one way to write a number; refuse it with what to write."""
    if not isinstance(value, str):
        refuse("structure", f"found {kind_of(value)} where {what} belongs", f"write {what}")
    if not (_WHOLE if whole else _DECIMAL)(value):
        from vssbudget.model.misread import misread  # noqa: PLC0415 - only for what is wrong

        found, instead = misread(value, whole=whole, unit=unit)
        shown = "" if not value else f" in {quoted(value)}"
        refuse(
            "number",
            f"found {found}{shown} where {what} belongs",
            f"write {instead}" if instead else f"write {what} in plain digits",
        )
    return value


def signed_amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read a whole amount, which may be negative."""
    if value.__class__ is str and _WHOLE(value):
        return Tkr(int(value))
    unit = _names(info).unit
    return Tkr(int(number(value, whole=True, what=f"a whole amount in {unit}", unit=unit)))


def amount(value: Any, info: ValidationInfo) -> Tkr:
    """Read a whole amount of cost or revenue, both written as positive."""
    read = signed_amount(value, info)
    if read < 0:
        refuse(
            "number",
            f"found the negative amount {value}: cost and revenue are both written as positive",
            f"write {-read}",
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
        figures = value.values()
        if _AMOUNTS("\n".join(figures)):
            return dict(zip(years, map(int, figures)))  # noqa: B905 - as long as each other
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
    read = Decimal(number(value, whole=False, what="a rate in percent, such as 2.5,", unit="%"))
    if not -100 < read <= 1000:
        refuse("number", f"found the rate {value}", "write a rate above -100 and at most 1000")
    return Percent(read)


def share(value: Any) -> Decimal:
    """Read a share: a decimal from 0 to 1."""
    read = Decimal(number(value, whole=False, what="a share from 0 to 1"))
    if not 0 <= read <= 1:
        hint = f" ({value} % is {read / 100})" if 1 < read <= 100 else ""
        refuse("number", f"found the share {value}", f"write a share from 0 to 1{hint}")
    return read


def quantity(value: Any) -> Decimal:
    """Read a count or a measure, at least zero."""
    read = Decimal(number(value, whole=False, what="a number"))
    if read < 0:
        refuse("number", f"found the negative number {value}", "write a number of at least 0")
    return read


def any_year(value: Any) -> Year:
    """Read a year of four digits."""
    if not isinstance(value, str):
        refuse("structure", f"found {kind_of(value)} where a year belongs", "write a year")
    if not _YEAR(value):
        refuse("year", f"found {quoted(value)} where a year belongs", "write a year such as 2023")
    return Year(int(value))


def declared_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares under `years`."""
    return _one_of(value, _names(info).years, "the file's years")


def plan_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares as planned."""
    return _one_of(value, _names(info).plan, "the plan years")


def _one_of(value: Any, years: Mapping[str, Year], what: str) -> Year:
    known = years.get(value) if isinstance(value, str) else None
    if known is None:
        year = any_year(value)
        if not years:
            refuse("year", f"{year} is not among {what}: there are none", "declare it under years")
        low, high = min(years), max(years)
        refuse(
            "year",
            f"{year} is not among {what}, {low}–{high}",
            f"write a year from {low} to {high}, or declare it under years",
        )
    return known


def _names(info: ValidationInfo) -> Names:
    return cast(Names, info.context)


def _known(kind: str, attribute: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        names: frozenset[str] = getattr(info.context, attribute)
        if value not in names:
            suggestion = nearest(value, names)
            refuse(
                "reference",
                f"{quoted(value)} is no {kind} of this file",
                f"write {suggestion}" if suggestion else f"known: {listed(names)}",
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
IndexName = Annotated[Text, _known("index", "indices")]
VolumeName = Annotated[Text, _known("volume", "volumes")]
SourceName = Annotated[Text, _known("source", "sources")]
PublishedRow = Annotated[Text, _known("area", "published")]
PublishedLine = Annotated[Text, _known("investment line", "published_investments")]
