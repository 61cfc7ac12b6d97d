"""What a controller may write: the budget file as values."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    WrapValidator,
    model_validator,
)

from vssbudget.amounts import Year, plain
from vssbudget.model.figures import (
    Amount,
    AnyYear,
    DeclaredYear,
    IndexName,
    Key,
    PlanYear,
    PublishedLine,
    PublishedRow,
    Quantity,
    Rate,
    Share,
    SignedAmount,
    SourceName,
    Text,
    VolumeName,
    once,
    refuse,
    row_at_once,
)

SHORT = ("rates", "values")
"""The keys that the short form of a block leaves out."""


class _Nothing(dict[Any, Any]):
    """An empty row that can be shared: what has a hash, pydantic does not copy for each area."""

    __hash__ = object.__hash__  # type: ignore[assignment]


NOTHING = _Nothing()


class Part(BaseModel):
    """A part of a budget file: no unknown keys, and never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Years(Part):
    """The years of the file by kind: outcomes, decided budgets, planned years."""

    actual: tuple[AnyYear, ...] = ()
    budget: tuple[AnyYear, ...] = ()
    plan: tuple[AnyYear, ...] = ()

    @model_validator(mode="after")
    def _run_on(self) -> "Years":
        years = self.every
        if not self.actual + self.budget:
            refuse("years", "there is no year to carry forward", "give an actual or a budget year")
        if years != tuple(range(years[0], years[0] + len(years))):
            refuse(
                "years",
                f"the years do not run on: {', '.join(map(str, years))}",
                "write each year once and in order: actual, then budget, then plan",
            )
        return self

    @property
    def every(self) -> tuple[Year, ...]:
        """Every year, first to last."""
        return self.actual + self.budget + self.plan

    @property
    def base(self) -> Year:
        """The year that the plan is carried forward from: the last one before it."""
        return (self.actual + self.budget)[-1]

    def kind(self, year: Year) -> str:
        """Name the kind of a year: actual, budget or plan."""
        if year in self.plan:
            return "plan"
        return "budget" if year in self.budget else "actual"


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _sum_to_one(shares: dict[str, Decimal]) -> dict[str, Decimal]:
    if not shares:
        refuse("shares", "there are no shares", "write an index and its share, or take the key out")
    total = sum(shares.values(), Decimal(0))
    if total != 1:
        *_, last = shares
        rest = shares[last] + 1 - total
        refuse(
            "shares",
            f"the shares add up to {plain(total)}, not to 1",
            f"write {last}: {plain(rest)}" if 0 <= rest <= 1 else "make them add up to 1",
        )
    return shares


Sources = Annotated[tuple[SourceName, ...], BeforeValidator(_listed)]
Row = Annotated[dict[DeclaredYear, Amount], WrapValidator(row_at_once)]
SignedRow = dict[DeclaredYear, SignedAmount]
QuantityRow = dict[DeclaredYear, Quantity]
Shares = Annotated[dict[IndexName, Share], AfterValidator(_sum_to_one), WrapValidator(once)]


class Assumption(Part):
    """A mark on figures that no source prints: the key that holds them, the years, and why."""

    of: Text
    years: tuple[DeclaredYear, ...] = ()
    kind: Literal["assumed", "inferred", "derived"] = "assumed"
    reason: Text


class Block(Part):
    """A row of years and where it comes from; the bare row alone is its short form."""

    name: Text | None = None
    source: Sources = ()
    assumptions: tuple[Assumption, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        bare = isinstance(data, dict) and data and all(key[:1].isdigit() for key in data)
        row = next(key for key in SHORT if key in cls.model_fields)
        return {row: data} if bare else data


class Index(Block):
    """A named index: percent a year."""

    rates: dict[DeclaredYear, Rate]


class Series(Block):
    """A volume or another measure by year, with its parts where the source prints them."""

    unit: Text | None = None
    values: QuantityRow
    women: QuantityRow = {}
    men: QuantityRow = {}


class Amounts(Block):
    """Whole amounts by year: an investment line, or a frame."""

    values: SignedRow


class Area(Part):
    """An area or a support unit: what it costs, what it earns, and how both move.

    Cost moves by one of `index`, `shares` of several and a fixed `step` a year; an amount given
    for a plan year wins, and later years are carried forward from it. `lasting` changes the level
    from a year on, `one_off` that year alone. Revenue follows cost unless a price is decided.
    """

    name: Text | None = None
    kind: Literal["area", "support"] = "area"
    cost: Row
    revenue: Row = NOTHING
    index: IndexName | None = None
    shares: Shares | None = None
    step: SignedAmount | None = None
    lasting: dict[PlanYear, SignedAmount] = NOTHING
    one_off: dict[PlanYear, SignedAmount] = NOTHING
    price_change: dict[PlanYear, Rate] = NOTHING
    volume: VolumeName | None = None
    variable_share: Share | None = None
    source: Sources = ()
    assumptions: tuple[Assumption, ...] = ()


class Investments(Part):
    """Investments by line, and the frame that their sum is held against."""

    lines: dict[Key, Amounts]
    frame: Amounts | None = None
    source: Sources = ()


class Published(Part):
    """What a document printed: assertions to hold the calculation against, never its input."""

    cost: dict[PublishedRow, SignedRow] = {}
    revenue: dict[PublishedRow, SignedRow] = {}
    result: dict[PublishedRow, SignedRow] = {}
    investments: dict[PublishedLine, SignedRow] = {}
    source: Sources = ()


class Budget(Part):
    """A budget file: what its areas cost and earn, and how they are carried forward."""

    title: Text
    unit: Text
    years: Years
    sources: dict[Key, Text] = {}
    budget_frame: Amounts | None = None
    indices: dict[Key, Index] = {}
    areas: dict[Key, Area]
    volumes: dict[Key, Series] = {}
    personnel: dict[Key, Series] = {}
    investments: Investments | None = None
    published: Published = Published.model_construct()
