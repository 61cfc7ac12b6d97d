"""Years and names of a budget file: each has to be one that the file declares."""

import re
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    ValidationInfo,
)

from vssbudget.amounts import Year
from vssbudget.model.figures import Reads, text
from vssbudget.model.names import Names, names_of
from vssbudget.model.refusal import misplaced, refuse, refuse_kind
from vssbudget.wording import Message
from vssbudget.wording.alike import told_apart

_YEAR = re.compile(r"[1-9][0-9]{3}").fullmatch
_A_YEAR = Message("a-year")
_FILE_YEARS = Message("file-years")
_PLAN_YEARS = Message("plan-years")
_PRICED_YEARS = Message("priced-years")


def any_year(value: Any) -> Year:
    """Read a year of four digits."""
    if not isinstance(value, str):
        refuse_kind(value, _A_YEAR)
    if not _YEAR(value):
        refuse("year", misplaced(value, _A_YEAR)[0], Message("write-year"))
    return Year(int(value))


def declared_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares under `years`."""
    known = names_of(info).years.get(value) if isinstance(value, str) else None
    return _no_such_year(value, names_of(info), planned=False) if known is None else known


def plan_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year that the file declares as planned."""
    known = names_of(info).plan.get(value) if isinstance(value, str) else None
    return _no_such_year(value, names_of(info), planned=True) if known is None else known


def agreed_year(value: Any, info: ValidationInfo) -> Year:
    """Read a year of an agreement: any that the file declares, though most likely a planned one."""
    return declared_year(value, info)


def priced_year(year: Year, info: ValidationInfo) -> Year:
    """Hold a year of the file against those that prices are worked out for: from the base year."""
    names = names_of(info)
    if names.base and year < int(names.base):
        low, high = names.base, names.span[1]
        refuse(
            "year",
            Message("year-undeclared", year=year, years=_PRICED_YEARS, low=low, high=high),
            Message("year-priced", low=low, high=high),
        )
    return year


def _no_such_year(value: Any, names: Names, *, planned: bool) -> Year:
    """Refuse a year that is not declared, unless a fault of the years may hide it."""
    year = any_year(value)
    return year if "years" in names.unread else _undeclared(year, names, planned=planned)


def _undeclared(year: Year, names: Names, *, planned: bool) -> NoReturn:
    what = _PLAN_YEARS if planned else _FILE_YEARS
    if not (names.plan if planned else names.years):
        refuse("year", Message("year-of-none", year=year, years=what), Message("declare-year"))
    low, high = names.plan_span if planned else names.span
    refuse(
        "year",
        Message("year-undeclared", year=year, years=what, low=low, high=high),
        Message("year-limits", low=low, high=high),
    )


_DECLARED = {
    "published_investments": "investments.lines",
    "sellers": "areas",
    "receivers": "areas",
    "services": "areas",
    "published": "areas",
}
"""Where the names are declared that are not under a key of their own."""

NAMES_READ: list[Callable[..., str]] = []
"""The functions by which names are read that the file has to declare."""


def _known(none: Message, attribute: str) -> Reads:
    def known(value: Any, info: ValidationInfo) -> str:
        names: frozenset[str] = getattr(info.context, attribute)
        if text(value) not in names and attribute not in names_of(info).unread:
            if twin := names_of(info).twin(value, attribute):
                marks = told_apart(value, twin)
                message = Message(
                    "name-looks-alike", name=value, none=none, other=twin, marks=marks
                )
                refuse("reference", message, Message("type-name-anew", name=twin))
            suggestion = names_of(info).nearest(value, attribute)
            refuse(
                "reference",
                Message("name-unknown", name=value, none=none),
                Message("write", what=suggestion)
                if suggestion
                else Message("known-names", names=names)
                if names
                else Message("declare-name", name=value, block=_DECLARED.get(attribute, attribute)),
            )
        return str(value)

    NAMES_READ.append(known)
    return Reads(known)


AnyYear = Annotated[Year, Reads(any_year)]
DeclaredYear = Annotated[Year, Reads(declared_year)]
PlanYear = Annotated[Year, Reads(plan_year)]
AgreedYear = Annotated[Year, Reads(agreed_year)]
PricedYear = Annotated[DeclaredYear, AfterValidator(priced_year)]
IndexName = Annotated[str, _known(Message("no-index"), "indices")]
VolumeName = Annotated[str, _known(Message("no-volume"), "volumes")]
SourceName = Annotated[str, _known(Message("no-source"), "sources")]
AreaName = Annotated[str, _known(Message("no-area"), "areas")]
CostPlace = Annotated[str, _known(Message("no-seller"), "sellers")]
Receiver = Annotated[str, _known(Message("no-receiver"), "receivers")]
ServiceName = Annotated[str, _known(Message("no-service"), "services")]
ListName = Annotated[str, _known(Message("no-list"), "lists")]
PublishedRow = Annotated[str, _known(Message("no-area"), "published")]
PublishedLine = Annotated[str, _known(Message("no-investment-line"), "published_investments")]
