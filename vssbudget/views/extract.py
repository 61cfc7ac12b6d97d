"""What of a projection or of a price case is wanted."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from vssbudget.amounts import Year

PROJECTION_PARTS = (
    *("history", "revenue", "prices", "rates"),
    *("published", "investments", "assumptions"),
)
"""What a table of a projection shows whole only where it is asked for."""

PRICES_PARTS = ("areas", "assumptions")
"""What a table of a price case shows whole only where it is asked for."""


class Extract(NamedTuple):
    """Areas and years, all where none is named, and the parts that are shown whole."""

    areas: Sequence[str] = ()
    years: Sequence[Year] = ()
    show: Collection[str] = ()


EVERYTHING = Extract()
