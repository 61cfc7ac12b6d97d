"""What a controller may write, and how it is read from a plain tree."""

from vssbudget.model.budget import SHORT, Area, Budget, Published
from vssbudget.model.figures import Quoted
from vssbudget.model.marks import marks
from vssbudget.model.reading import Tree, read
from vssbudget.model.slips import AGAIN, slip

__all__ = [
    "AGAIN",
    "SHORT",
    "Area",
    "Budget",
    "Published",
    "Quoted",
    "Tree",
    "marks",
    "read",
    "slip",
]
