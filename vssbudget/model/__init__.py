"""What a controller may write, and how it is read from a plain tree."""

from vssbudget.model.blocks import NOTHING, SHORT, Assumption
from vssbudget.model.budget import Area, Budget, Index, IndexFile
from vssbudget.model.changed import changed
from vssbudget.model.figures import AGAIN, Quoted
from vssbudget.model.frames import Frame
from vssbudget.model.goals import Gauge, Goal, Indicator, Wanted, gauges
from vssbudget.model.groups import Group
from vssbudget.model.hierarchy import (
    ALL_AREAS,
    areas_of,
    groups_above,
    is_sum,
    members,
    reserves_by,
    sums,
)
from vssbudget.model.investments import Depreciated, Line
from vssbudget.model.marks import agreements, is_assumed, mark_on, marks, parts_on, sources_on
from vssbudget.model.names import CALLED
from vssbudget.model.pools import Pool
from vssbudget.model.printed import ALL, Accepted, Claim, DecidedSpan, PriceSpan, Published
from vssbudget.model.reading import Tree, keys_at, read, read_indices
from vssbudget.model.refusal import MANY, Refusal
from vssbudget.model.reserves import Reserve
from vssbudget.model.services import Agreement, Cost, CostPart, PriceUnit, Service
from vssbudget.model.shared import Found, IndexTree, Named, holds_indices_alone
from vssbudget.model.sharing import AllocationKey
from vssbudget.model.size_limits import MORE, newest_path
from vssbudget.model.trees import Put, Trees
from vssbudget.model.walk import having, names_declared, names_used, nearest, place_of

__all__ = [
    "AGAIN",
    "ALL",
    "ALL_AREAS",
    "CALLED",
    "MANY",
    "MORE",
    "NOTHING",
    "SHORT",
    "Accepted",
    "Agreement",
    "AllocationKey",
    "Area",
    "Assumption",
    "Budget",
    "Claim",
    "Cost",
    "CostPart",
    "DecidedSpan",
    "Depreciated",
    "Found",
    "Frame",
    "Gauge",
    "Goal",
    "Group",
    "Index",
    "IndexFile",
    "IndexTree",
    "Indicator",
    "Line",
    "Named",
    "Pool",
    "PriceSpan",
    "PriceUnit",
    "Published",
    "Put",
    "Quoted",
    "Refusal",
    "Reserve",
    "Service",
    "Tree",
    "Trees",
    "Wanted",
    "agreements",
    "areas_of",
    "changed",
    "gauges",
    "groups_above",
    "having",
    "holds_indices_alone",
    "is_assumed",
    "is_sum",
    "keys_at",
    "mark_on",
    "marks",
    "members",
    "names_declared",
    "names_used",
    "nearest",
    "newest_path",
    "parts_on",
    "place_of",
    "read",
    "read_indices",
    "reserves_by",
    "sources_on",
    "sums",
]
