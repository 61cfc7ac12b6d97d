"""From a spreadsheet to a budget file: its text anew, or what a workbook of it changes in it."""

from vssbudget.spreadsheet.draft import Draft
from vssbudget.spreadsheet.imported import Asked, imported
from vssbudget.spreadsheet.merged import Conflict, Merge, merged
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.returned import Returned, returned
from vssbudget.spreadsheet.rows import Left
from vssbudget.spreadsheet.written import Writer

__all__ = [
    "Asked",
    "Conflict",
    "Draft",
    "Left",
    "Merge",
    "Returned",
    "Unreadable",
    "Writer",
    "imported",
    "merged",
    "returned",
]
