"""What groups must say together; it reads plain trees."""

from collections.abc import Iterator, Mapping
from typing import Any

from vssbudget.model.cycles import cycle_in, in_a_row
from vssbudget.model.movement import mappings
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

_TAKEN = ("areas", "pools", "customers")


def grouping(tree: Mapping[str, Any], names: Names) -> Iterator[Told]:
    """Find names that are taken, what stands in two groups, and groups within themselves."""
    within: dict[str, str] = {}
    beneath: dict[str, list[str]] = {}
    for key, group in mappings(tree.get("groups")):
        if any(key in names.kinds[kind] for kind in _TAKEN):
            yield ("groups", key), Message("group-name-taken", name=key), Message("another-name")
        for place, each in members_named(group):
            if each in within:
                told = Message("group-twice", name=each, group=within[each])
                yield ("groups", key, "of", *place), told, Message("group-twice-fix")
            within.setdefault(each, key)
            beneath.setdefault(key, []).append(each)
    if beneath and (found := cycle_in(beneath)):
        told, fix = Message("group-circle", groups=in_a_row(found)), Message("group-circle-fix")
        if len(found) == 2:
            told = Message("group-in-itself", group=found[0])
            fix = Message("group-in-itself-fix")
        yield ("groups", found[0], "of"), told, fix


def members_named(group: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the areas and groups that a group names, each with the step that leads to it."""
    of = group.get("of")
    if isinstance(of, str):
        yield (), of
    for place, each in enumerate(of) if isinstance(of, list) else ():
        if isinstance(each, str):
            yield (str(place),), each
