"""What stands where in a budget file, as its models declare it.

Whoever wants to know goes by this and lists no blocks: one that is new is then known to all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import Part
from vssbudget.model.budget import Budget
from vssbudget.model.figures import Declares, Reads
from vssbudget.model.names import EACH, composed
from vssbudget.model.references import Addresses, Refers

Uses = Refers | Addresses


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


@cache
def _leading(part: type[Part], key: str) -> tuple[Field, ...]:
    """Give the fields of a part in which parts stand that have a key."""
    return tuple(each for each in fields(part) if each.part and _leads(each.part, key))


def _leads(part: type[Part], key: str) -> bool:
    return key in part.model_fields or bool(_leading(part, key))


def having(part: Part, key: str, path: BudgetPath = ()) -> Iterator[tuple[BudgetPath, Any]]:
    """Give every part within one that can have a key, by its path: what it stands in before it."""
    for where, inner in nearest(part, key, path):
        yield where, inner
        yield from having(inner, key, where)


def nearest(part: Part, key: str, path: BudgetPath = ()) -> Iterator[tuple[BudgetPath, Any]]:
    """Give the parts within one that can have a key, but not those within these."""
    for field in _leading(type(part), key):
        if not (held := getattr(part, field.key)):
            continue
        for step, inner in _steps(held):
            where = (*path, field.key, *step)
            if key in type(inner).model_fields:
                yield where, inner
            else:
                yield from nearest(inner, key, where)


def _steps(held: Any) -> Iterable[tuple[BudgetPath, Part]]:
    """Give the parts that a key holds, each by the step that leads to it."""
    if isinstance(held, Part):
        return (((), held),)
    keyed = held.items() if isinstance(held, Mapping) else enumerate(held)
    return (((str(step),), each) for step, each in keyed)


def names_used(budget: Budget) -> Mapping[str, Set[str]]:
    """Give the names that the parts of a budget use, by their kind."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    _note(budget, used)
    return used


@cache
def _naming(part: type[Part]) -> tuple[Field, ...]:
    """Give the fields of a part in which names are used."""
    return tuple(each for each in fields(part) if _names(each))


def _names(field: Field) -> bool:
    own = any(isinstance(each, Uses) and each.is_use for each in (field.keys, field.values))
    return own or (field.part is not None and bool(_naming(field.part)))


def _note(part: Part, used: Mapping[str, set[str]]) -> None:
    for field in _naming(type(part)):
        if not (held := getattr(part, field.key)):
            continue
        each = held.values() if isinstance(held, Mapping) else held if field.many else (held,)
        if field.part:
            for inner in each:
                _note(inner, used)
        for reads, written in ((field.keys, held), (field.values, each)):
            if isinstance(reads, Uses):
                for kind in composed(reads.kind):
                    used[kind].update(reads.names(written))
