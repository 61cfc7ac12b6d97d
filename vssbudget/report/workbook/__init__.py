"""A report as a workbook: its inputs in cells, and every figure a formula that follows from them."""

from vssbudget.report.workbook.sheets import workbook

__all__ = ["workbook"]
