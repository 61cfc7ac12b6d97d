"""Reserves: what of results is set aside, and what of that is used again."""

from pydantic import ValidationInfo, model_validator

from vssbudget.amounts import Tkr, Year
from vssbudget.model.blocks import NOTHING, Assumptions, Part, SignedRow, Sources
from vssbudget.model.figures import SignedAmount, Text
from vssbudget.model.names import names_of
from vssbudget.model.references import AnyYear, AreaName
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message


class Reserve(Part):
    """What is set aside of the results of an `area`, or of the whole budget.

    It opens with what stood in it at the end of a year; from then on what is transferred to it, or
    below zero from it, is added to that. The `balance` is what it is printed to hold.
    """

    name: Text | None = None
    area: AreaName | None = None
    opening: dict[AnyYear, SignedAmount]
    transfers: SignedRow = NOTHING
    floor: SignedAmount = Tkr(0)
    ceiling: SignedAmount | None = None
    balance: SignedRow = NOTHING
    source: Sources = ()
    assumptions: Assumptions = ()

    @model_validator(mode="after")
    def _has_room(self, info: ValidationInfo) -> "Reserve":
        if self.ceiling is not None and self.ceiling < self.floor:
            unit, bounds = names_of(info).unit, {"floor": self.floor, "ceiling": self.ceiling}
            told = Message("reserve-bounds", **bounds, unit=unit)
            refuse("coherence", told, Message("reserve-bounds-fix"))
        return self

    @property
    def opened(self) -> Year:
        """The year at the end of which its opening balance stood in it."""
        return next(iter(self.opening))
