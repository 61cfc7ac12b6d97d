"""What a controller may write about the frame of an area: what it may cost, net of its revenue."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from vssbudget.amounts import Tkr, Year
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import (
    NOTHING,
    Assumptions,
    Block,
    FewStrange,
    Part,
    Shares,
    SignedRow,
    Sources,
)
from vssbudget.model.figures import Key, SignedAmount, Text
from vssbudget.model.references import IndexName, PlanYear


class FrameChange(Part):
    """A change that was decided on a frame, and why: of its level from a year on, or of a year."""

    sourced = "apart"

    lasting: dict[PlanYear, SignedAmount] = NOTHING
    one_off: dict[PlanYear, SignedAmount] = NOTHING
    reason: Text
    source: Sources = ()
    assumptions: Assumptions = ()


class Frame(Block):
    """What an area may cost by year, net of its revenue, and how that moves: as a cost does.

    A frame given for a plan year wins, and later years are carried forward from it.
    """

    variable_share: ClassVar[None] = None
    agreement: ClassVar[None] = None

    values: SignedRow
    index: IndexName | None = None
    shares: Shares | None = None
    step: SignedAmount | None = None
    changes: Annotated[dict[Key, FrameChange], FewStrange(FrameChange)] = NOTHING

    @property
    def given(self) -> Mapping[Year, Tkr]:
        """The amounts of years that stand as they are."""
        return self.values

    @property
    def given_at(self) -> str:
        """The key that they stand under."""
        return "values"

    @property
    def unrounded(self) -> str:
        """What the row is called before it is rounded."""
        return "exact-frame"

    @property
    def is_changed(self) -> bool:
        """Whether anything was decided on it."""
        return bool(self.changes)

    @property
    def changed_by(self) -> Iterator[tuple[BudgetPath, FrameChange]]:
        """What was decided on it, with the steps that lead to it."""
        yield from ((("changes", key), change) for key, change in self.changes.items())
