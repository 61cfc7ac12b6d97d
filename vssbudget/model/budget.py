"""What a controller may write: the budget file as values."""

from collections.abc import Collection, Mapping, Sequence, Set
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from vssbudget.amounts import ONE, Tkr, Year
from vssbudget.model.blocks import (
    NOTHING,
    Amounts,
    Balance,
    Behind,
    Block,
    FewStrange,
    Part,
    QuantityRow,
    Row,
    Shares,
    SignedRow,
)
from vssbudget.model.figures import AboveZero, AmountDecimals, Key, Rate, Text, Unit
from vssbudget.model.frames import Frame
from vssbudget.model.goals import Goal
from vssbudget.model.groups import Group
from vssbudget.model.index_coherence import WAYS
from vssbudget.model.investments import Investments
from vssbudget.model.plausible import PlausibleRows
from vssbudget.model.pools import CarryOver, Pools
from vssbudget.model.printed import (
    Accepted,
    Claim,
    DecidedSpan,
    Listing,
    Published,
    Repeated,
    Rounded,
)
from vssbudget.model.references import (
    AnyYear,
    DeclaredYear,
    IndexName,
    PlanYear,
    RoundedSource,
    VolumeName,
)
from vssbudget.model.refusal import refuse
from vssbudget.model.reserves import Reserve
from vssbudget.model.services import (
    AgreedPrice,
    Cost,
    Decimals,
    Priced,
    PriceUnit,
    Service,
    Services,
)
from vssbudget.model.useful_lives import HeldRate
from vssbudget.wording import Message


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
        if self.plan and year >= self.plan[0]:  # they run on, and can be thousands
            return "plan"
        return "budget" if self.budget and year >= self.budget[0] else "actual"


class Index(Block):
    """A named index: its rates, its levels, or what it is made of: another one, or several.

    One that is made of others moves by the same mix of them in each year, `points` of percent more.
    """

    left_out = MappingProxyType(
        {
            **dict.fromkeys(("lag", "delay", "fördröjning"), Message("index-without-a-lag")),
            **dict.fromkeys(
                ("vintage", "vintages", "forecast", "prognos", "version"),
                Message("index-as-it-is-known"),
            ),
        }
    )

    rates: dict[DeclaredYear, Rate] = NOTHING
    levels: dict[AnyYear, AboveZero] = NOTHING
    index: IndexName | None = None
    shares: Shares | None = None
    points: HeldRate = NOTHING
    _shared: bool = False

    @property
    def made_of(self) -> Mapping[str, Decimal]:
        """The indices that it is made of, each with its share; none where it is not."""
        return self.shares or ({self.index: ONE} if self.index else NOTHING)

    @property
    def is_shared(self) -> bool:
        """Whether it stands in a file beside the budget, which others use as well."""
        return self._shared

    def of_a_file(self, years: Collection[Year]) -> "Index":
        """Give it as one that stands in a file beside a budget, with the rates of its years."""
        rates = {year: rate for year, rate in self.rates.items() if year in years}
        index = self.model_copy(update={"rates": rates or self.rates})
        index._shared = True
        return index


class Series(Block):
    """A volume or another measure by year, with its parts where the source prints them."""

    unit: Text | None = None
    values: QuantityRow
    women: QuantityRow = NOTHING
    men: QuantityRow = NOTHING


ManySeries = Annotated[dict[Key, Series], FewStrange(Series)]


class Area(Cost, Priced, Part):
    """An area or a support unit: what it costs, what it earns, and how both move.

    Revenue follows cost unless a price is decided; without a cost it moves as that would. An area
    with `services` is the sum of them; what it gives besides is held against that sum. One with a
    `frame` is not to balance: its cost less its revenue keeps within that. Nor is one of which a
    `result` is planned, which is then what it has to leave.
    """

    kind: Annotated[Literal["area", "support"], Behind("name")] = "area"
    balance: Balance | None = None
    reason: Text | None = None
    revenue: Annotated[Row, Behind("cost")] = NOTHING
    result: Annotated[SignedRow, Behind("revenue")] = NOTHING
    price_change: Annotated[dict[PlanYear, Rate], Behind("one_off")] = NOTHING
    price_index: Annotated[IndexName | None, Behind("price_change")] = None
    volume: VolumeName | None = None
    agreement: AgreedPrice | None = None
    services: Annotated[Services, Behind("agreement")] = NOTHING
    carry_over: CarryOver | None = None
    frame: Frame | None = None

    @property
    def earns_alone(self) -> bool:
        """Whether it has a revenue without a cost, which moves as a cost does."""
        return not (self.cost or self.services or self.frame) and bool(self.revenue)

    @property
    def given(self) -> Mapping[Year, Tkr]:
        """The amounts of years that stand as they are: its costs, or what it earns without one."""
        return self.revenue if self.earns_alone else self.cost

    @property
    def given_at(self) -> str:
        """The key that they stand under."""
        return "revenue" if self.earns_alone else "cost"

    @property
    def unrounded(self) -> str:
        """What the row is called before it is rounded."""
        return "exact-revenue" if self.earns_alone else "exact-cost"

    @property
    def has_price(self) -> bool:
        """Whether what it earns is to bear its cost, so that there is a price."""
        return self.frame is None and not self.earns_alone

    @property
    def earns(self) -> bool:
        """Whether anything is said of a revenue, its own or that of a service."""
        own = bool(self.revenue or self.price_changes or self.price_index)
        return own or any(each.earns for each in self.services.values())

    @property
    def may_earn(self) -> bool:
        """Whether it has a revenue, or one that follows from its cost."""
        return self.frame is None or self.earns

    @property
    def earning(self) -> Sequence[str]:
        """The services whose revenue it adds up: by a frame those that have one at all."""
        services = self.services.items()
        return [name for name, each in services if self.frame is None or each.earns]


Indices = Annotated[dict[Key, Index], FewStrange(Index, *WAYS)]


class IndexFile(Part):
    """A file of indices, which stands beside the budgets that share it."""

    title: Text | None = None
    sources: dict[Key, Text] = NOTHING
    indices: Indices


def _without_keys_told(areas: dict[str, Area]) -> dict[str, Area]:
    """Keep no note of which keys each area had, which nobody asks and which takes memory."""
    for area in areas.values():
        object.__setattr__(area, "__pydantic_fields_set__", _NO_KEYS)
    return areas


_NO_KEYS: set[str] = set()


class Budget(Part):
    """A budget file: what its areas cost and earn, and how they are carried forward."""

    left_out = MappingProxyType(
        {
            **dict.fromkeys(
                ("version", "versions", "scenario", "scenarios", "scenarier", "versioner"),
                Message("file-by-version"),
            ),
            **dict.fromkeys(
                ("rounding", "round", "round_each_year", "avrundning"), Message("rounded-once")
            ),
            **dict.fromkeys(
                ("quarters", "months", "kvartal", "månader"), Message("whole-years-alone")
            ),
        }
    )

    title: Text
    unit: Unit
    decimals: AmountDecimals = 0
    years: Years
    balance: Balance | None = None
    reason: Text | None = None
    sources: dict[Key, Text] = NOTHING
    rounded: dict[RoundedSource, Rounded] = NOTHING
    budget_frame: Amounts | None = None
    result: SignedRow = NOTHING
    price_unit: PriceUnit | None = None
    price_decimals: Decimals | None = None
    indices: Indices = NOTHING
    areas: Annotated[
        dict[Key, Area],
        AfterValidator(_without_keys_told),
        FewStrange(Area, "cost", "services", "revenue"),
    ]
    groups: Annotated[dict[Key, Group], FewStrange(Group)] = NOTHING
    reserves: Annotated[dict[Key, Reserve], FewStrange(Reserve)] = NOTHING
    pools: Pools = NOTHING
    customers: dict[Key, Text] = NOTHING
    volumes: ManySeries = NOTHING
    personnel: ManySeries = NOTHING
    stated: ManySeries = NOTHING
    lists: Annotated[dict[Key, Listing], FewStrange(Listing)] = NOTHING
    notes: dict[Key, Text] = NOTHING
    municipal_goals: dict[Key, Text] = NOTHING
    goals: Annotated[dict[Key, Goal], FewStrange(Goal)] = NOTHING
    assignments: Listing | None = None
    investments: Investments | None = None
    price_spans: Annotated[dict[Key, DecidedSpan], FewStrange(DecidedSpan)] = NOTHING
    published: Published = Published.model_construct()
    repeated: Annotated[tuple[Repeated, ...], FewStrange(Repeated)] = ()
    claims: Annotated[dict[Key, Claim], FewStrange(Claim)] = NOTHING
    plausible: PlausibleRows = NOTHING
    accepted: Annotated[tuple[Accepted, ...], FewStrange(Accepted)] = ()

    def counted(self, name: str) -> int:
        """Say how many names a list has, or how many areas, goals or assignments there are."""
        if name in self.lists or name == "assignments":
            listing = self.lists.get(name, self.assignments)
            return len(listing.items) if listing else 0
        if name == "areas":
            return sum(area.kind == "area" for area in self.areas.values())
        return len(getattr(self, name))

    def step_of(self, seller: Area | Service) -> Decimal | None:
        """Give the step that a price goes in, its own before that of the file.

        None where it is not rounded, and where nothing is sold by the unit.
        """
        if not isinstance(seller, Service) or seller.volume is None:
            return None
        return seller.price_step or (self.price_unit.step if self.price_unit else None)

    def indexed(self, seller: Area | Service) -> Set[Year]:
        """Give the planned years in which a price follows its index: nothing else says it then."""
        if seller.price_index is None:
            return frozenset()
        prices = seller.price if isinstance(seller, Service) else NOTHING
        return {*self.years.plan} - {*seller.revenue, *prices, *seller.price_changes}

    def price_indices(self, key: str) -> list[str]:
        """Give the indices that the price of an area, or of a service, `hr.s`, follows, if any.

        That of an area with services is made of theirs.
        """
        name, _, service = key.partition(".")
        area = self.areas[name]
        sellers: list[Area | Service] = [area, *area.services.values()]
        if service:
            sellers = [area.services[service]]
        return [*dict.fromkeys(each.price_index for each in sellers if each.price_index)]

    @property
    def price_per(self) -> Decimal:
        """How much of what prices are written in makes one unit of the last decimal of amounts."""
        return self.price_unit.per if self.price_unit else self.unit.shown(1)

    def volume(self, name: str | None, year: Year) -> Decimal:
        """Give how much of a volume there is in a year, 0 where that is not known."""
        return self.volumes[name].values.get(year, Decimal(0)) if name else Decimal(0)

    @property
    def price_name(self) -> str:
        """What prices are written in."""
        return self.price_unit.name if self.price_unit else str(self.unit)
