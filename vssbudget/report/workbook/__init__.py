"""A report as a workbook: its inputs in cells, and each figure a formula that reads them."""

from vssbudget.report.workbook.sheets import workbook

__all__ = ["workbook"]
