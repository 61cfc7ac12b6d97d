"""What a controller may write, and how it is read from a plain tree."""

from vssbudget.model.blocks import SHORT, Assumption
from vssbudget.model.budget import (
    Accepted,
    Area,
    Budget,
    Claim,
    DecidedSpan,
    Line,
    PriceSpan,
    Published,
)
from vssbudget.model.extent import MORE, newest_path
from vssbudget.model.figures import AGAIN, MANY, Quoted
from vssbudget.model.marks import agreements, costs, marks, services
from vssbudget.model.reading import Tree, read
from vssbudget.model.services import Agreement, CostPart, PriceUnit, Service

__all__ = [
    "AGAIN",
    "MANY",
    "MORE",
    "SHORT",
    "Accepted",
    "Agreement",
    "Area",
    "Assumption",
    "Budget",
    "Claim",
    "CostPart",
    "DecidedSpan",
    "Line",
    "PriceSpan",
    "PriceUnit",
    "Published",
    "Quoted",
    "Service",
    "Tree",
    "agreements",
    "costs",
    "marks",
    "newest_path",
    "read",
    "services",
]
