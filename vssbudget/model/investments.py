"""Investments: what is invested by line, what it costs over its life, and the frames of both."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import model_validator

from vssbudget.amounts import MONTHS, Percent, Tkr, Year
from vssbudget.model.blocks import (
    NOTHING,
    Amounts,
    Behind,
    Block,
    FewStrange,
    Part,
    SignedRow,
    Sources,
)
from vssbudget.model.figures import Band, Key, SignedAmount
from vssbudget.model.references import CostPlace
from vssbudget.model.refusal import refuse
from vssbudget.model.useful_lives import (
    HeldRate,
    InUse,
    Life,
    LifeMonths,
    Opening,
    OpeningMonths,
    Start,
)
from vssbudget.wording import Message

LEFT_OUT: Mapping[str, Message] = {
    **dict.fromkeys(
        (
            *("method", "depreciation_method", "depreciation", "declining_balance", "declining"),
            *("degressive", "annuity", "avskrivningsmetod", "metod", "degressiv", "annuitet"),
        ),
        Message("straight-line-alone"),
    ),
    **dict.fromkeys(
        ("interest_on", "interest_method", "mean", "average", "räntemetod", "medelvärde"),
        Message("interest-as-years-begin"),
    ),
    **dict.fromkeys(
        ("period", "quarter", "quarterly", "monthly", "kvartal", "kvartalsvis", "månadsvis"),
        Message("depreciation-by-months"),
    ),
    **dict.fromkeys(
        ("sale", "sold", "disposal", "write_down", "försäljning", "nedskrivning", "utrangering"),
        Message("sold-below-zero"),
    ),
    **dict.fromkeys(("share", "shares", "andel", "andelar"), Message("values-by-component")),
}
"""Ways to tell what capital costs that the format leaves out, and what to write instead."""

_OF_A_LIFE = ("residual", "start", "in_use", "opening", "opening_months", "used_by")
"""The keys that say something of what is written off."""


class Depreciated(Amounts):
    """What is invested by year, and over which useful life it is written off, down to a residual.

    That begins with the month in which it is taken into use, or else with the year that its
    `start` says. What stood in the books as the base year began, the `opening`, is told by the
    years or months that remain of its life.
    """

    left_out = LEFT_OUT

    life: Life | None = None
    life_months: LifeMonths | None = None
    residual: SignedAmount | None = None
    start: Start = 1
    in_use: InUse | None = None
    opening: Opening = NOTHING
    opening_months: OpeningMonths = NOTHING

    @property
    def months(self) -> int:
        """The useful life in months, 0 where there is none."""
        return self.life_months or (self.life or 0) * MONTHS

    @model_validator(mode="after")
    def _has_one_life(self) -> "Depreciated":
        if self.life and self.life_months:
            refuse("coherence", Message("life-twice"), Message("life-twice-fix"))
        return self

    @model_validator(mode="after")
    def _is_worth_more_than_its_residual(self) -> "Depreciated":
        residual = self.residual or 0
        booked = (*self.opening.values(), *self.opening_months.values())
        for amount in filter(None, (*booked, *self.values.values())):
            if not min(0, amount) <= residual <= max(0, amount):
                told = Message("residual-beyond", residual=residual, amount=amount)
                refuse("coherence", told, Message("residual-beyond-fix", amount=amount))
        return self

    @model_validator(mode="after")
    def _is_there_before_it_is_in_use(self) -> "Depreciated":
        if self.in_use is None:
            return self
        if "start" in self.model_fields_set:
            refuse("coherence", Message("use-twice"), Message("use-twice-fix"))
        for year, amount in self.values.items():
            if amount and year > self.in_use.year:
                told = Message("use-before", month=str(self.in_use), year=year)
                refuse("coherence", told, Message("use-before-fix", year=year))
        return self


Components = Annotated[dict[Key, Depreciated], FewStrange(Depreciated)]
_OF_COMPONENTS = [key for key in Depreciated.model_fields if key not in Block.model_fields]
"""The keys that each component has of its own, and so not what they are components of."""


class Line(Depreciated):
    """An investment line; `level` is what it normally is, give or take `band` percent.

    An asset whose `components` have lives of their own is the sum of them. What it costs over its
    life is in the cost of the area or the service that it is `used_by`.
    """

    values: SignedRow = NOTHING
    level: Annotated[SignedAmount | None, Behind("values")] = None
    band: Band = Percent(Decimal(0))
    components: Annotated[Components, Behind("opening_months")] = NOTHING
    used_by: CostPlace | None = None

    @property
    def parts(self) -> Mapping[tuple[str, ...], Depreciated]:
        """Its components by their places in it, or itself where it has none."""
        return {("components", key): each for key, each in self.components.items()} or {(): self}

    @property
    def invested(self) -> dict[Year, Tkr]:
        """What is invested by year, in all components together."""
        if not self.components:
            return self.values
        whole: dict[Year, Tkr] = {}
        for each in self.components.values():
            for year, amount in each.values.items():
                whole[year] = Tkr(whole.get(year, 0) + amount)
        return whole

    @model_validator(mode="after")
    def _band_lies_around_a_level(self) -> "Line":
        if self.level is None and self.band:
            refuse("coherence", Message("band-alone"), Message("band-alone-fix"))
        return self

    @model_validator(mode="after")
    def _is_the_sum_of_its_components(self) -> "Line":
        own = [key for key in _OF_COMPONENTS if key in self.model_fields_set]
        if own and self.components:
            told = Message("components-beside", key=own[0])
            refuse("coherence", told, Message("components-beside-fix", key=own[0]))
        return self

    @model_validator(mode="after")
    def _costs_over_a_life(self) -> "Line":
        for place, part in self.parts.items():
            told = [key for key in _OF_A_LIFE if key in part.model_fields_set]
            if not part.months and (place or told):
                missing = Message("life-missing", key=".".join(place) or told[0])
                refuse("coherence", missing, Message("life-missing-fix"))
        return self


class Investments(Part):
    """Investments by line, and the frames that their sum and what they cost are held against."""

    left_out = LEFT_OUT

    lines: Annotated[dict[Key, Line], FewStrange(Line, "values", "components")]
    frame: Amounts | None = None
    interest: HeldRate = NOTHING
    capital_frame: Amounts | None = None
    source: Sources = ()
