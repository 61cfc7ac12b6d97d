"""From a spreadsheet to the text of a budget file: cells, tables, rows, and each in its place."""

from vssbudget.spreadsheet.draft import Draft
from vssbudget.spreadsheet.imported import Asked, imported
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.rows import Left
from vssbudget.spreadsheet.written import Writer

__all__ = ["Asked", "Draft", "Left", "Unreadable", "Writer", "imported"]
