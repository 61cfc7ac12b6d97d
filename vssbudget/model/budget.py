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
    MANY,
    TALLY,
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
from vssbudget.model.lives import Interest, Life, Opening, Start
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


class _FewStrange:
    """Lets a collection of parts through unless very many of them cannot be read at all.

    Such an entry costs a file two characters, and the memory a hundred times as much.
    """

    def __init__(self, part: type[Part]) -> None:
        self._known = frozenset(part.model_fields)
        self._needed = frozenset(
            name for name, each in part.model_fields.items() if each.is_required()
        )

    def __call__(self, value: Any) -> Any:
        """Count the entries that are no mappings, lack keys or have too many."""
        known, needed = self._known, self._needed
        if isinstance(value, (dict, list)) and len(value) > 1:
            strange = 0
            for each in value.values() if isinstance(value, dict) else value:
                if each.__class__ is not dict:
                    strange += 1
                elif not needed <= each.keys() <= known and not _is_bare(each):
                    strange += 1 + len(each)
            if strange > MANY:
                TALLY.take(strange)
        return value


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


Assumptions = Annotated[tuple[Assumption, ...], BeforeValidator(_FewStrange(Assumption))]


def _is_bare(block: dict[str, Any]) -> bool:
    """Whether a block is written as a row of years alone."""
    return bool(block) and all(key[:1].isdigit() for key in block)


class Block(Part):
    """A row of years and where it comes from; the bare row alone is its short form."""

    name: Text | None = None
    source: Sources = ()
    assumptions: Assumptions = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        row = next(key for key in SHORT if key in cls.model_fields)
        return {row: data} if isinstance(data, dict) and _is_bare(data) else data


class Index(Block):
    """A named index: percent a year."""

    rates: dict[DeclaredYear, Rate]


class Series(Block):
    """A volume or another measure by year, with its parts where the source prints them."""

    unit: Text | None = None
    values: QuantityRow
    women: QuantityRow = {}
    men: QuantityRow = {}


ManySeries = Annotated[dict[Key, Series], BeforeValidator(_FewStrange(Series))]


class Amounts(Block):
    """Whole amounts by year, such as a frame."""

    values: SignedRow


class Line(Amounts):
    """An investment line; `level` is what it normally is, give or take `band` percent.

    With a `life` each year's investment is written off in so many years, and what stood in the
    books as the base year began, the `opening`, in the years that remain of it. What that costs
    is in the cost of the area that it is `used_by`.
    """

    level: SignedAmount | None = None
    band: Band = Percent(Decimal(0))
    life: Life | None = None
    start: Start = 1
    opening: Opening = {}
    used_by: AreaName | None = None

    @model_validator(mode="after")
    def _band_lies_around_a_level(self) -> "Line":
        if self.level is None and self.band:
            refuse("coherence", Message("band-alone"), Message("band-alone-fix"))
        return self

    @model_validator(mode="after")
    def _costs_over_a_life(self) -> "Line":
        told = [key for key in ("start", "opening", "used_by") if key in self.model_fields_set]
        if told and self.life is None:
            refuse("coherence", Message("life-missing", key=told[0]), Message("life-missing-fix"))
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
    assumptions: Assumptions = ()


class Investments(Part):
    """Investments by line, and the frames that their sum and what they cost are held against."""

    lines: Annotated[dict[Key, Line], BeforeValidator(_FewStrange(Line))]
    frame: Amounts | None = None
    interest: Interest = {}
    capital_frame: Amounts | None = None
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
    price_change: Annotated[dict[Key, PriceSpan], BeforeValidator(_FewStrange(PriceSpan))] = {}
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
    indices: Annotated[dict[Key, Index], BeforeValidator(_FewStrange(Index))] = {}
    areas: Annotated[dict[Key, Area], BeforeValidator(_FewStrange(Area))]
    volumes: ManySeries = {}
    personnel: ManySeries = {}
    stated: ManySeries = {}
    lists: Annotated[dict[Key, Listing], BeforeValidator(_FewStrange(Listing))] = {}
    investments: Investments | None = None
    published: Published = Published.model_construct()
    repeated: Annotated[tuple[Repeated, ...], BeforeValidator(_FewStrange(Repeated))] = ()
    claims: Annotated[dict[Key, Claim], BeforeValidator(_FewStrange(Claim))] = {}
    accepted: Annotated[tuple[Accepted, ...], BeforeValidator(_FewStrange(Accepted))] = ()
