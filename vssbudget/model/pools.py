"""Pools of cost that others bear, and results that are returned to those who paid."""

from types import MappingProxyType
from typing import Annotated

from vssbudget.model.blocks import NOTHING, Assumptions, FewStrange, Part, SignedRow, Sources
from vssbudget.model.figures import Flag, Key, Text
from vssbudget.model.references import CostPlace, VolumeName
from vssbudget.model.services import CostPart
from vssbudget.model.sharing import AllocationKey, Count
from vssbudget.wording import Message


class Pool(Part):
    """A cost that others bear: that `of` an area or a service, or one of its own, in `parts`.

    The pools of an order are shared at once, on top of what the orders before it gave. What
    customers bear of one that is `billed` is revenue of the area or the service that it is of.
    """

    left_out = MappingProxyType(
        dict.fromkeys(("reciprocal", "mutual", "ömsesidig"), Message("pools-in-order"))
    )

    name: Text | None = None
    of: CostPlace | None = None
    parts: Annotated[dict[Key, CostPart], FewStrange(CostPart)] = NOTHING
    volume: VolumeName | None = None
    order: Count = 1
    key: AllocationKey
    billed: Flag = False
    source: Sources = ()
    assumptions: Assumptions = ()


Pools = Annotated[dict[Key, Pool], FewStrange(Pool)]


class CarryOver(Part):
    """That results are returned `within` so many years, and what is `returned` in which.

    What is returned of a surplus lowers the revenue of the year; of a deficit, negative, it raises
    it.
    """

    sourced = "apart"

    within: Count
    returned: SignedRow = NOTHING
    source: Sources = ()
