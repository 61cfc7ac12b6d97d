"""What stands where in a budget file, as its models declare it.

Whoever wants to know goes by this and lists no blocks: one that is new is then known to all.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import Part
from vssbudget.model.budget import Budget
from vssbudget.model.figures import Declares, Reads
from vssbudget.model.names import EACH


class Field(NamedTuple):
    """What a key of a part holds: parts or values, alone, in a list or under keys of their own."""

    key: str
    many: bool
    part: type[Part] | None
    keys: Reads | None
    values: Reads | None


@cache
def fields(part: type[Part]) -> tuple[Field, ...]:
    """Say what each key of a part holds, in the order of the model."""
    return tuple(
        _field(key, *_bare(each.annotation, each.metadata))
        for key, each in part.model_fields.items()
    )


def _field(key: str, kind: Any, reads: Reads | None) -> Field:
    many, keys = get_origin(kind) in (dict, tuple), None
    if get_origin(kind) is dict:
        _, keys = _bare(get_args(kind)[0])
    if many:
        kind, reads = _bare(get_args(kind)[1 if get_origin(kind) is dict else 0])
    part = kind if isinstance(kind, type) and issubclass(kind, Part) else None
    return Field(key, many, part, keys, reads)


def _bare(kind: Any, said: Sequence[Any] = ()) -> tuple[Any, Reads | None]:
    """Give a kind without what is said of it and without None, and by what it is read."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind, *more = (each for each in get_args(kind) if each is not type(None))
        said = (*said, *more)
    return kind, next((each for each in said if isinstance(each, Reads)), None)


@cache
def name_places() -> Mapping[str, Sequence[BudgetPath]]:
    """Give the places where names stand by their kind, which is the key that they stand under."""
    places: dict[str, list[BudgetPath]] = {}
    for place in _declaring(Budget, ()):
        places.setdefault(place[-1], []).append(place)
    return places


def _declaring(part: type[Part], path: BudgetPath) -> Iterator[BudgetPath]:
    for each in fields(part):
        place = (*path, each.key)
        if isinstance(each.keys, Declares):
            yield place
        if each.part:
            yield from _declaring(each.part, (*place, EACH) if each.many else place)
