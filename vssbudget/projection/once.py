"""What is worked out once for a projection, for many figures or findings may ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from vssbudget.projection.values import Projection

_Worked = TypeVar("_Worked")


def once(work: Callable[[Projection], _Worked]) -> Callable[[Projection], _Worked]:
    """Work something out of a projection the first time that it is asked for."""
    known: WeakKeyDictionary[Projection, _Worked] = WeakKeyDictionary()

    @wraps(work)
    def worked(projection: Projection) -> _Worked:
        if projection not in known:
            known[projection] = work(projection)
        return known[projection]

    return worked
