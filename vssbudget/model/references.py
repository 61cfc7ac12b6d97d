"""Years and names of a budget file: each has to be one that the file declares."""

import re
from collections.abc import Iterable
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    ValidationInfo,
)

from vssbudget.amounts import Year
from vssbudget.model.figures import Reads, text
from vssbudget.model.names import Kinds, Names, names_of
from vssbudget.model.refusal import misplaced, refuse, refuse_kind
from vssbudget.wording import Message
from vssbudget.wording.alike import told_apart

_YEAR = re.compile(r"[1-9][0-9]{3}").fullmatch
_PART_OF_A_YEAR = r"(?i)[1-9][0-9]{3}[-./ ]?(?:[QKT] ?[1-4]|0[1-9]|1[0-2])"
_ACROSS = r"[1-9][0-9]{3}[-–/ ][0-9]{2}(?:[0-9]{2})?"
_A_YEAR = Message("a-year")
_FILE_YEARS = Message("file-years")
_PLAN_YEARS = Message("plan-years")
_PRICED_YEARS = Message("priced-years")


def any_year(value: Any) -> Year:
    """Read a year of four digits."""
    if not isinstance(value, str):
        refuse_kind(value, _A_YEAR)
    if not _YEAR(value):
        refuse("year", misplaced(value, _A_YEAR)[0], _whole_year(value))
    return Year(int(value))


def _whole_year(value: str) -> Message:
    """Say what to write in place of a part of a year, or of one that runs from year to year."""
    if re.fullmatch(_PART_OF_A_YEAR, value):
        return Message("whole-years-alone")
    if re.fullmatch(_ACROSS, value):
        return Message("year-across", first=value[:4])
    return Message("write-year")


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


class Refers(Reads):
    """Reads a name of a kind, which the file has to declare; `none` says that it does not.

    What is only told of a name is no use of it, so that it may still be a left-over.
    """

    def __init__(self, kind: str, none: Message, *, is_use: bool = True) -> None:
        self.kind, self.is_use, self._none = kind, is_use, none
        super().__init__(self.read)

    def names(self, written: Iterable[str]) -> Iterable[str]:
        """Give the names in what is written."""
        return written

    def read(self, value: Any, info: ValidationInfo) -> str:
        """Read a name that the file declares."""
        kinds: Kinds = info.context.kinds  # type: ignore[union-attr]
        if text(value) not in kinds[self.kind] and not names_of(info).may_hold(self.kind):
            self._refuse(value, names_of(info))
        return str(value)

    def _refuse(self, name: str, names: Names) -> NoReturn:
        if twin := names.twin(name, self.kind):
            marks = told_apart(name, twin)
            message = Message(
                "name-looks-alike", name=name, none=self._none, other=twin, marks=marks
            )
            refuse("reference", message, Message("type-name-anew", name=twin))
        known, suggestion = names.kinds[self.kind], names.nearest(name, self.kind)
        refuse(
            "reference",
            Message("name-unknown", name=name, none=self._none),
            Message("write", what=suggestion)
            if suggestion
            else Message("known-names", names=known)
            if known
            else Message("declare-name", name=name, block=names.block_of(self.kind)),
        )


class Addresses(Reads):
    """Reads the address of a row or a figure, which uses the volume that it begins with."""

    kind, is_use = "volumes", True

    def __init__(self) -> None:
        super().__init__(text)

    def names(self, written: Iterable[str]) -> Iterable[str]:
        """Give the volumes in addresses: `kok` in `volumes.kok.2023`."""
        parted = (each.split(".", 2) for each in written)
        return (steps[1] for steps in parted if steps[0] == self.kind and len(steps) > 1)


AnyYear = Annotated[Year, Reads(any_year)]
DeclaredYear = Annotated[Year, Reads(declared_year)]
PlanYear = Annotated[Year, Reads(plan_year)]
AgreedYear = Annotated[Year, Reads(agreed_year)]
PricedYear = Annotated[DeclaredYear, AfterValidator(priced_year)]
IndexName = Annotated[str, Refers("indices", Message("no-index"))]
VolumeName = Annotated[str, Refers("volumes", Message("no-volume"))]
SourceName = Annotated[str, Refers("sources", Message("no-source"))]
RoundedSource = Annotated[str, Refers("sources", Message("no-source"), is_use=False)]
Address = Annotated[str, Addresses()]
AreaName = Annotated[str, Refers("areas", Message("no-area"))]
MemberName = Annotated[str, Refers("members", Message("no-member"))]
CostPlace = Annotated[str, Refers("sellers", Message("no-seller"))]
Receiver = Annotated[str, Refers("receivers", Message("no-receiver"))]
ServiceName = Annotated[str, Refers("services", Message("no-service"))]
Counted = Annotated[str, Refers("counted", Message("no-list"))]
MunicipalGoal = Annotated[str, Refers("municipal_goals", Message("no-municipal-goal"))]
NoteName = Annotated[str, Refers("notes", Message("no-note"))]
PublishedRow = Annotated[str, Refers("published", Message("no-area"))]
PublishedLine = Annotated[str, Refers("published_investments", Message("no-investment-line"))]
