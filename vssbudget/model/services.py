"""What a controller may write about services: what each costs in its parts, sells and earns."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WrapValidator

from vssbudget.model.blocks import (
    NOTHING,
    Assumptions,
    Balance,
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
    Rate,
    Reads,
    Share,
    SignedAmount,
    Text,
    block_once,
    number,
)
from vssbudget.model.references import IndexName, PlanYear, VolumeName
from vssbudget.model.refusal import refuse
from vssbudget.model.sharing import AllocationKey
from vssbudget.wording import Message

MOST_DECIMALS = 6
"""How many decimals a percentage has at most."""

_DECIMALS = Message("some-decimals", most=MOST_DECIMALS)


def decimals(value: Any) -> int:
    """Read with how many decimals percentages are decided."""
    read = int(number(value, whole=True, what=_DECIMALS))
    if not 0 <= read <= MOST_DECIMALS:
        refuse("number", Message("decimals-outside", count=value), Message("write", what=_DECIMALS))
    return read


Decimals = Annotated[int, Reads(decimals)]


class PriceUnit(Part):
    """What prices are written in: `per` of it make one unit of the file; prices go in steps."""

    name: Text
    per: AboveZero = Decimal(1)
    step: AboveZero | None = None


class Agreement(Block):
    """What was agreed for plan years, in place of the index: a change in percent, or an amount."""

    rates: dict[PlanYear, Rate] = NOTHING
    amounts: dict[PlanYear, Amount] = NOTHING


Agreed = Annotated[Agreement, BeforeValidator(few_keys)]


class CostPart(Part):
    """A part of what a service costs; it moves as the cost of an area does."""

    name: Text | None = None
    cost: Row
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


class Service(Part):
    """What an area sells: how much of it, what that costs in its parts, and what it earns.

    Revenue is price times volume and the other revenue; a plan year in which neither the revenue
    nor the price nor its change is given has its revenue set to self-cost.
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
    parts: Annotated[dict[Key, CostPart], FewStrange.of(CostPart)]
    customers: Annotated[AllocationKey | None, WrapValidator(block_once)] = None
    agreement: Agreed | None = None
    signed: Flag = False
    source: Sources = ()
    assumptions: Assumptions = ()


Services = Annotated[dict[Key, Service], FewStrange.of(Service)]
