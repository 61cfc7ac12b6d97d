"""The figures of a projection by their addresses: `hr.cost.2026`, `volumes.kok.2023`."""

from vssbudget.addresses.find import (
    Figure,
    figure_at,
    lacking_at,
    no_such_figure,
    parted,
    row_at,
    row_meant,
    row_names,
)
from vssbudget.addresses.kinds import SERIES
from vssbudget.addresses.rows import Row

__all__ = [
    "SERIES",
    "Figure",
    "Row",
    "figure_at",
    "lacking_at",
    "no_such_figure",
    "parted",
    "row_at",
    "row_meant",
    "row_names",
]
