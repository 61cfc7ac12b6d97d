"""Figures that are meant although they look like a slip, by their rows."""

from typing import Annotated

from pydantic import model_validator

from vssbudget.model.blocks import FewStrange, Part, Sources
from vssbudget.model.figures import Declares, Measure, Reason, text
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message


class Plausible(Part):
    """From what to what the figures of a row are meant, and why."""

    sourced = "freely"

    low: Measure | None = None
    high: Measure | None = None
    reason: Reason = ""
    source: Sources = ()

    @model_validator(mode="after")
    def _bounds_something(self) -> "Plausible":
        if self.low is None and self.high is None:
            refuse("coherence", Message("plausible-unbounded"), Message("plausible-unbounded-fix"))
        return self


RowPath = Annotated[str, Declares(text)]
PlausibleRows = Annotated[dict[RowPath, Plausible], FewStrange(Plausible, "low", "high")]
"""By the path of each row, without its year: `areas.hr.cost`."""
