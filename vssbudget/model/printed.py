"""What a document printed and says, what is decided of it, and which findings are accepted."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from vssbudget.model.blocks import (
    NOTHING,
    FewStrange,
    MeasureRow,
    Part,
    SignedRow,
    Sources,
    Texts,
    listed,
)
from vssbudget.model.figures import Label, Measure, Rate, Reason, RoundedFrom, Text
from vssbudget.model.references import (
    Address,
    AreaName,
    Counted,
    DeclaredYear,
    PricedYear,
    PublishedLine,
    PublishedRow,
    ServiceName,
)
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message


class PriceSpan(Part):
    """A span of price changes of a year, in percent, to the decimals that it is written with."""

    sourced = "apart"

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


class DecidedSpan(PriceSpan):
    """A span that price changes have to keep within, as a price case decides it.

    It is about areas and services; without either about every area.
    """

    areas: tuple[AreaName, ...] = ()
    services: tuple[ServiceName, ...] = ()
    year: PricedYear


ALL = "all"
"""The name under which it is told of all printed rows from what rounded figures they start."""


def of_all(value: Any) -> Any:
    """Let words alone stand for what is said of every printed row."""
    return value if isinstance(value, dict) else {ALL: value}


Rounded = Annotated[tuple[RoundedFrom, ...], BeforeValidator(listed)]
"""What a printed figure starts from that is itself rounded: the base, the rates, or both."""

RoundedRows = Annotated[dict[Text, Rounded], BeforeValidator(of_all)]
"""The same by printed row, such as `cost.hr`, or of all of them."""


class Published(Part):
    """What a document printed: assertions to hold the calculation against, never its input.

    They bind, unless they are kept as a `record` of what was printed.
    """

    cost: dict[PublishedRow, SignedRow] = NOTHING
    revenue: dict[PublishedRow, SignedRow] = NOTHING
    result: dict[PublishedRow, SignedRow] = NOTHING
    investments: dict[PublishedLine, SignedRow] = NOTHING
    price_change: Annotated[dict[Label, PriceSpan], FewStrange(PriceSpan)] = NOTHING
    held: Literal["binding", "record"] = "binding"
    rounded: RoundedRows = NOTHING
    source: Sources = ()

    @property
    def prints(self) -> bool:
        """Whether there are printed rows in it, and not price changes alone, which have sources."""
        return any((self.cost, self.revenue, self.result, self.investments))


Addresses = Annotated[tuple[Address, ...], BeforeValidator(listed)]


class Listing(Part):
    """A list of names that a document gives, to be counted."""

    name: Text | None = None
    items: Texts
    source: Sources = ()


class Claim(Part):
    """What a document says in words about its own figures.

    The figure is a `sum` of others, less what stands under `minus`, in percent of the sum under
    `percent_of` where that is given; or the `count` of a list, or of areas, goals or assignments;
    or, of `areas_in_balance`, the areas in percent whose result of that year is at least 0. It
    `equals` a number, rounded to the decimals that are written, or is `at_least` and `at_most` one.
    """

    says: Text | None = None
    sum: Addresses = ()
    minus: Addresses = ()
    percent_of: Addresses = ()
    count: Counted | None = None
    areas_in_balance: DeclaredYear | None = None
    equals: Measure | None = None
    at_least: Measure | None = None
    at_most: Measure | None = None
    rounded: Rounded = ()
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

    of: Address
    values: MeasureRow
    rounded: Rounded = ()
    source: Sources = ()


class Accepted(Part):
    """A finding that is known: its rule, its place, its amount by year or alone, and why it stays.

    The amount is pinned: a finding by another one is not accepted.
    """

    rule: Text
    at: Texts
    amount: Measure | None = None
    amounts: MeasureRow = NOTHING
    reason: Reason = ""
    source: Sources = ()

    @model_validator(mode="after")
    def _pins_once(self) -> "Accepted":
        if self.amounts and self.amount is not None:
            refuse("coherence", Message("accepted-twice"), Message("accepted-twice-fix"))
        return self
