"""What stands where in a budget file, as its models declare it.

Whoever wants to know goes by this and lists no blocks: one that is new is then known to all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from types import NoneType, UnionType
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
        _field(key, *bare(each.annotation, each.metadata))
        for key, each in part.model_fields.items()
    )


def _field(key: str, kind: Any, reads: Reads | None) -> Field:
    origin, keys = get_origin(kind), None
    many = origin in (dict, tuple)
    if many:
        first, second = get_args(kind)
        kind, reads = bare(second if origin is dict else first)
        keys = bare(first)[1] if origin is dict else None
    part = kind if isinstance(kind, type) and issubclass(kind, Part) else None
    return Field(key, many, part, keys, reads)


def bare(kind: Any, said: Sequence[Any] = ()) -> tuple[Any, Reads | None]:
    """Give a kind without what is said of it and without None, and by what it is read."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind, *more = [each for each in get_args(kind) if each is not NoneType]
        said = (*said, *more)
    return kind, next((each for each in said if isinstance(each, Reads)), None)


def place_of(path: BudgetPath) -> BudgetPath:
    """Say where a path leads: with `*` for each name or year in it, whatever that is called."""
    part: type[Part] | None = Budget
    place: list[str] = []
    many = False
    for step in path:
        field = None if many or part is None else _field_of(part, step)
        place.append(EACH if field is None else step)
        many = field is not None and field.many
        part = part if field is None else field.part
    return tuple(place)


@cache
def _field_of(part: type[Part], key: str) -> Field:
    return next(each for each in fields(part) if each.key == key)


@cache
def _leading(part: type[Part], is_meant: Callable[[Field], bool]) -> tuple[Field, ...]:
    """Give the fields of a part that are meant, and those in whose parts such fields are."""
    return tuple(
        each
        for each in fields(part)
        if is_meant(each) or (each.part and _leading(each.part, is_meant))
    )


def _declares(field: Field) -> bool:
    return isinstance(field.keys, Declares)


def _uses(field: Field) -> bool:
    return any(isinstance(each, Uses) and each.is_use for each in (field.keys, field.values))


@cache
def _has(key: str) -> Callable[[Field], bool]:
    """Say of a field whether the parts that it holds can have a key."""
    return lambda field: field.part is not None and key in field.part.model_fields


@cache
def name_places() -> Mapping[str, Sequence[BudgetPath]]:
    """Give the places where names stand by their kind, which is the key that they stand under."""
    places: defaultdict[str, list[BudgetPath]] = defaultdict(list)
    ways: list[tuple[type[Part], BudgetPath]] = [(Budget, ())]
    for part, path in ways:
        for each in _leading(part, _declares):
            place = (*path, each.key)
            if _declares(each):
                places[each.key].append(place)
            if each.part:
                ways.append((each.part, (*place, EACH) if each.many else place))
    return places


def _held(
    part: Part, is_meant: Callable[[Field], bool], path: BudgetPath = ()
) -> Iterator[tuple[BudgetPath, Field, Any]]:
    """Give what each field that is meant holds, with the path that leads to it."""
    for field in _leading(type(part), is_meant):
        if not (held := getattr(part, field.key)):
            continue
        where = (*path, field.key)
        if is_meant(field):
            yield where, field, held
        for step, inner in _steps(held) if field.part else ():
            yield from _held(inner, is_meant, (*where, *step))


def _steps(held: Any) -> Iterable[tuple[BudgetPath, Part]]:
    """Give the parts that a key holds, each by the step that leads to it."""
    if isinstance(held, Part):
        return (((), held),)
    keyed = held.items() if isinstance(held, Mapping) else enumerate(held)
    return (((str(step),), each) for step, each in keyed)


def having(part: Part, key: str, path: BudgetPath = ()) -> Iterator[tuple[BudgetPath, Any]]:
    """Give every part within one that can have a key, by its path: what it stands in before it."""
    for where, inner in nearest(part, key, path):
        yield where, inner
        yield from having(inner, key, where)


def nearest(part: Part, key: str, path: BudgetPath = ()) -> Iterator[tuple[BudgetPath, Any]]:
    """Give the parts within one that can have a key, but not those within these."""
    for field in _leading(type(part), is_meant := _has(key)):
        if held := getattr(part, field.key):
            for step, inner in _steps(held):
                where = (*path, field.key, *step)
                yield from ((where, inner),) if is_meant(field) else nearest(inner, key, where)


def standing(
    tree: Any, key: str, part: type[Part] = Budget, path: BudgetPath = ()
) -> Iterator[tuple[BudgetPath, dict[str, Any]]]:
    """Give every part of a plain tree in which a key stands that it can have, by its path."""
    for name, many, kind, wanted in _ways(part, key):
        held = tree.get(name)
        if held.__class__ is not dict:
            continue
        for step, inner in held.items() if many else (("", held),):
            if inner.__class__ is dict and not inner.keys().isdisjoint(wanted):
                where = (*path, name, step) if many else (*path, name)
                if key in inner and key in kind.model_fields:
                    yield where, inner
                yield from standing(inner, key, kind, where)


@cache
def _ways(part: type[Part], key: str) -> tuple[tuple[str, bool, type[Part], frozenset[str]], ...]:
    """Give the keys that lead to parts with a key: what they hold, and what of that is wanted."""
    return tuple(
        (each.key, each.many, each.part, frozenset(_wanted(each.part, key)))
        for each in _leading(part, _has(key))
        if each.part
    )


def _wanted(part: type[Part], key: str) -> Iterator[str]:
    yield from (each.key for each in _leading(part, _has(key)))
    if key in part.model_fields:
        yield key


def names_declared(budget: Budget) -> Iterator[tuple[BudgetPath, Collection[str]]]:
    """Give the names that stand beside each other, by the path of what they stand in."""
    for path, _, held in _held(budget, _declares):
        yield path, held


def names_used(budget: Budget) -> Mapping[str, Set[str]]:
    """Give the names that the parts of a budget use, by their kind."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    for _, field, held in _held(budget, _uses):
        values = held.values() if isinstance(held, Mapping) else held if field.many else (held,)
        for reads, written in ((field.keys, held), (field.values, values)):
            if isinstance(reads, Uses):
                for kind in composed(reads.kind):
                    used[kind].update(reads.names(written))
    return used
