"""From a file to a budget; only this floor knows YAML, and where in a file a value stands."""

from vssbudget.loader.load import Loaded, load
from vssbudget.loader.refusals import REFUSALS
from vssbudget.loader.source import (
    ENVIRONMENT,
    Source,
    choose,
    left_out,
    none_in_reach,
    shipped,
    standing_in,
    those_in,
    year_named,
)

__all__ = [
    "ENVIRONMENT",
    "REFUSALS",
    "Loaded",
    "Source",
    "choose",
    "left_out",
    "load",
    "none_in_reach",
    "shipped",
    "standing_in",
    "those_in",
    "year_named",
]
