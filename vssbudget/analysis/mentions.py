"""Which areas and services a part of a budget names."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from vssbudget.model.blocks import Part
from vssbudget.model.figures import Reads
from vssbudget.model.names import composed
from vssbudget.model.references import Addresses, Refers
from vssbudget.model.walk import Field, fields


@cache
def fields_by_key(part: type[Part]) -> Mapping[str, Field]:
    """Give the fields of a part by their keys."""
    return {each.key: each for each in fields(part)}


def names_areas(reads: Reads | None) -> bool:
    """Whether what is read so is the name of an area or of what is in one, or an address."""
    if isinstance(reads, Refers):
        return "areas" in composed(reads.kind)
    return isinstance(reads, Addresses)


def named_in(field: Field, held: Any) -> Iterator[str]:
    """Give the areas, `hr`, and services, `hr.hr_direkt`, that are named in what a field holds."""
    if not (field.many and isinstance(held, dict)):
        yield from named_in_one(field, held)
        return
    if names_areas(field.keys):
        yield from held
    for each in held.values():
        yield from named_in_one(field, each)


def named_in_one(field: Field, held: Any) -> Iterator[str]:
    """Give those that are named in one of what a field holds."""
    if isinstance(held, list):
        for each in held:
            yield from named_in_one(field, each)
    elif isinstance(held, dict):
        known = fields_by_key(field.part) if field.part else {}
        for key, each in held.items():
            if key in known:
                yield from named_in(known[key], each)
    elif isinstance(held, str) and names_areas(field.values):
        yield held
