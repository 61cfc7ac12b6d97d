"""What a controller may write about services: what each costs in its parts, sells and earns."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, Protocol

from pydantic import BeforeValidator, WrapValidator, model_validator

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import (
    NOTHING,
    Assumptions,
    Balance,
    Behind,
    Block,
    FewStrange,
    Part,
    QuantityRow,
    Row,
    Shares,
    Sources,
    few_keys,
)
from vssbudget.model.figures import (
    AboveZero,
    Amount,
    Flag,
    Key,
    PerUnit,
    Quantity,
    Rate,
    Reads,
    Share,
    SignedAmount,
    Text,
    block_once,
    decimals_up_to,
)
from vssbudget.model.references import AgreedYear, IndexName, PlanYear, VolumeName
from vssbudget.model.sharing import AllocationKey
from vssbudget.wording import Message

MOST_DECIMALS = 6
"""How many decimals a percentage has at most."""


def decimals(value: Any) -> int:
    """Read with how many decimals percentages are decided."""
    return decimals_up_to(value, MOST_DECIMALS, "decimals-outside")


Decimals = Annotated[int, Reads(decimals)]


class PriceUnit(Part):
    """What prices are written in: `per` of it make one unit of the file; prices go in steps."""

    name: Text
    per: PerUnit = Decimal(1)
    step: AboveZero | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_one_of_its_own(cls, data: Any) -> Any:
        return {"per": "1", **data} if isinstance(data, dict) else data


class Agreement(Block):
    """What was agreed, in place of the index: a change in percent, or an amount of a plan year.

    A rate of a year before the plan moves no cost, for that is given; it is why the price changed.
    """

    sourced = "apart"
    left_out = MappingProxyType(
        {
            "price_change": Message("agreed-price-of-a-part"),
            "price_index": Message("price-index-of-a-seller"),
        }
    )

    rates: dict[AgreedYear, Rate] = NOTHING
    amounts: dict[AgreedYear, Amount] = NOTHING


class PriceAgreement(Agreement):
    """What was agreed for what is sold: its cost, or its price, which then holds whatever it costs.

    A price change of a year before the plan is why the price changed, in place of all rates.
    """

    price_change: dict[AgreedYear, Rate] = NOTHING


Agreed = Annotated[Agreement, BeforeValidator(few_keys)]
AgreedPrice = Annotated[PriceAgreement, BeforeValidator(few_keys)]


class Cost(Part):
    """What something costs and how that moves.

    Cost moves by one of `index`, `shares` of several and a fixed `step` a year; an amount given
    for a plan year wins, and later years are carried forward from it. `lasting` changes the level
    from a year on, `one_off` that year alone. What was agreed goes before all of that.
    """

    name: Text | None = None
    cost: Row = NOTHING
    index: IndexName | None = None
    shares: Shares | None = None
    step: SignedAmount | None = None
    lasting: dict[PlanYear, SignedAmount] = NOTHING
    one_off: dict[PlanYear, SignedAmount] = NOTHING
    variable_share: Share | None = None
    agreement: Agreed | None = None
    signed: Flag = False
    source: Sources = ()
    assumptions: Assumptions = ()

    @property
    def given(self) -> Mapping[Year, Tkr]:
        """The amounts of years that stand as they are."""
        return self.cost

    @property
    def given_at(self) -> str:
        """The key that they stand under."""
        return "cost"

    @property
    def unrounded(self) -> str:
        """What the row is called before it is rounded."""
        return "exact-cost"

    @property
    def is_changed(self) -> bool:
        """Whether anything changes it besides, for good or once."""
        return bool(self.lasting or self.one_off)

    @property
    def changed_by(self) -> Iterator[tuple[BudgetPath, "Cost"]]:
        """What changes it besides, with the steps that lead to it."""
        yield (), self


class CostPart(Cost, Part):
    """A part of what a service or a pool costs; it moves as the cost of an area does.

    Or it is a `percent_of` another part: as much as in the base year, until a `percent` is said.
    """

    left_out = MappingProxyType({"price_index": Message("price-index-of-a-seller")})

    cost: Row
    percent_of: Annotated[Text | None, Behind("step")] = None
    percent: Annotated[dict[PlanYear, Quantity], Behind("percent_of")] = NOTHING


class _HasPrice(Protocol):
    @property
    def price_change(self) -> Mapping[Year, Percent]: ...

    @property
    def agreement(self) -> PriceAgreement | None: ...


class Priced:
    """What has a price, whose change is decided or agreed, or that of an index."""

    @property
    def agreed_price(self: _HasPrice) -> Mapping[Year, Percent]:
        """The changes of its price that were agreed, also those before the plan."""
        return self.agreement.price_change if self.agreement else NOTHING

    @property
    def price_changes(self: _HasPrice) -> Mapping[Year, Percent]:
        """The changes of its price that hold: decided, or agreed."""
        if self.agreement is None or not self.agreement.price_change:
            return self.price_change
        return {**self.price_change, **self.agreement.price_change}


class Service(Priced, Part):
    """What an area sells: how much of it, what that costs in its parts, and what it earns.

    Revenue is price times volume and the other revenue; a plan year in which neither the revenue
    nor the price nor its change is given, and whose price follows no index, has its revenue set
    to self-cost.
    """

    name: Text | None = None
    unit: Text | None = None
    balance: Balance | None = None
    reason: Text | None = None
    volume: VolumeName | None = None
    revenue: Row = NOTHING
    other_revenue: Row = NOTHING
    price: QuantityRow = NOTHING
    price_step: AboveZero | None = None
    price_change: dict[PlanYear, Rate] = NOTHING
    price_index: IndexName | None = None
    parts: Annotated[dict[Key, CostPart], FewStrange(CostPart)]
    customers: Annotated[AllocationKey | None, WrapValidator(block_once)] = None
    agreement: AgreedPrice | None = None
    signed: Flag = False
    source: Sources = ()
    assumptions: Assumptions = ()

    @property
    def earns(self) -> bool:
        """Whether anything is said of a revenue of its own."""
        priced = self.price or self.price_changes or self.price_index
        return bool(self.revenue or priced or self.other_revenue)


Services = Annotated[dict[Key, Service], FewStrange(Service)]
