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

from vssbudget.amounts import Percent, Year, plain
from vssbudget.model.figures import (
    Amount,
    AnyYear,
    AreaName,
    Band,
    DeclaredYear,
    IndexName,
    Key,
    ListName,
    Measure,
    PlanYear,
    PublishedLine,
    PublishedRow,
    Quantity,
    Rate,
    Reason,
    Share,
    SignedAmount,
    SourceName,
    Text,
    VolumeName,
    once,
    refuse,
    row_at_once,
)
from vssbudget.wording import Message

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
            refuse("years", Message("years-no-base"), Message("give-year"))
        if years != tuple(range(years[0], years[0] + len(years))):
            refuse(
                "years",
                Message("years-broken", years=", ".join(map(str, years))),
                Message("years-in-order"),
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
        refuse("shares", Message("shares-none"), Message("shares-or-none"))
    total = sum(shares.values(), Decimal(0))
    if total != 1:
        refuse("shares", Message("shares-sum", total=total), _to_one(shares, total))
    return shares


def _to_one(shares: dict[str, Decimal], total: Decimal) -> Message:
    """Say how shares come to add up to 1: the last one changed, or the one that got lost added."""
    *_, last = shares
    rest = shares[last] + 1 - total
    if not 0 <= rest <= 1:
        return Message("shares-to-one")
    if total > 1:
        return Message("write-entry", key=last, value=plain(rest))
    missing = plain(1 - total)
    return Message("share-missing", key=last, value=plain(rest), missing=missing)


Sources = Annotated[tuple[SourceName, ...], BeforeValidator(_listed)]
Row = Annotated[dict[DeclaredYear, Amount], WrapValidator(row_at_once)]
SignedRow = dict[DeclaredYear, SignedAmount]
QuantityRow = dict[DeclaredYear, Quantity]
MeasureRow = dict[DeclaredYear, Measure]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Shares = Annotated[dict[IndexName, Share], AfterValidator(_sum_to_one), WrapValidator(once)]


class Assumption(Part):
    """A mark on figures that no source prints: the key that holds them, the years, and why."""

    of: Text
    years: tuple[DeclaredYear, ...] = ()
    kind: Literal["assumed", "inferred", "derived"] = "assumed"
    reason: Reason = ""


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
    """Whole amounts by year, such as a frame."""

    values: SignedRow


class Line(Amounts):
    """An investment line; `level` is what it normally is, give or take `band` percent."""

    level: SignedAmount | None = None
    band: Band = Percent(Decimal(0))

    @model_validator(mode="after")
    def _band_lies_around_a_level(self) -> "Line":
        if self.level is None and self.band:
            refuse("coherence", Message("band-alone"), Message("band-alone-fix"))
        return self


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

    lines: dict[Key, Line]
    frame: Amounts | None = None
    source: Sources = ()


class PriceSpan(Part):
    """A printed span of price changes of a year, in percent, to the decimals printed."""

    areas: tuple[AreaName, ...]
    year: DeclaredYear
    low: Rate
    high: Rate
    source: Sources = ()

    @model_validator(mode="after")
    def _runs_upwards(self) -> "PriceSpan":
        if self.low > self.high:
            message = Message("span-reversed", low=str(self.low), high=str(self.high))
            refuse("coherence", message, Message("span-reversed-fix"))
        return self


class Published(Part):
    """What a document printed: assertions to hold the calculation against, never its input."""

    cost: dict[PublishedRow, SignedRow] = {}
    revenue: dict[PublishedRow, SignedRow] = {}
    result: dict[PublishedRow, SignedRow] = {}
    investments: dict[PublishedLine, SignedRow] = {}
    price_change: dict[Key, PriceSpan] = {}
    source: Sources = ()


class Listing(Part):
    """A list of names that a document gives, to be counted."""

    name: Text | None = None
    items: Texts
    source: Sources = ()


class Claim(Part):
    """What a document says in words about its own figures.

    The figure is a `sum` of others, less what stands under `minus`, in percent of the sum under
    `percent_of` where that is given; or the `count` of a list; or, of `areas_in_balance`, the areas
    in percent whose result of that year is at least 0. It `equals` a number, rounded to the
    decimals that are written, or is `at_least` and `at_most` one.
    """

    says: Text | None = None
    sum: Texts = ()
    minus: Texts = ()
    percent_of: Texts = ()
    count: ListName | None = None
    areas_in_balance: DeclaredYear | None = None
    equals: Measure | None = None
    at_least: Measure | None = None
    at_most: Measure | None = None
    source: Sources = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Claim":
        kinds = (bool(self.sum), self.count is not None, self.areas_in_balance is not None)
        if kinds.count(True) != 1 or (not self.sum and (self.minus or self.percent_of)):
            refuse("coherence", Message("claim-measures"), Message("claim-measures-fix"))
        if self.equals is None and self.at_least is None and self.at_most is None:
            refuse("coherence", Message("claim-expects"), Message("claim-expects-fix"))
        return self


class Repeated(Part):
    """A row of the file as another table prints it once more."""

    of: Text
    values: MeasureRow
    source: Sources = ()


class Accepted(Part):
    """A finding that is known: its rule, its place, its amount by year or alone, and why it stays.

    The amount is pinned: a finding by another one is not accepted.
    """

    rule: Text
    at: Texts
    amount: Measure | None = None
    amounts: MeasureRow = {}
    reason: Reason = ""
    source: Sources = ()

    @model_validator(mode="after")
    def _pins_once(self) -> "Accepted":
        if self.amounts and self.amount is not None:
            refuse("coherence", Message("accepted-twice"), Message("accepted-twice-fix"))
        return self


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
    stated: dict[Key, Series] = {}
    lists: dict[Key, Listing] = {}
    investments: Investments | None = None
    published: Published = Published.model_construct()
    repeated: tuple[Repeated, ...] = ()
    claims: dict[Key, Claim] = {}
    accepted: tuple[Accepted, ...] = ()
