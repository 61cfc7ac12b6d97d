"""What a controller may write, and how it is read from a plain tree."""

from vssbudget.model.budget import (
    SHORT,
    Accepted,
    Area,
    Assumption,
    Budget,
    Claim,
    Line,
    PriceSpan,
    Published,
)
from vssbudget.model.extent import MORE, newest_path
from vssbudget.model.figures import AGAIN, MANY, Quoted
from vssbudget.model.marks import marks
from vssbudget.model.reading import Tree, read

__all__ = [
    "AGAIN",
    "MANY",
    "MORE",
    "SHORT",
    "Accepted",
    "Area",
    "Assumption",
    "Budget",
    "Claim",
    "Line",
    "PriceSpan",
    "Published",
    "Quoted",
    "Tree",
    "marks",
    "newest_path",
    "read",
]
