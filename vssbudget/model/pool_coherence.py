"""What pools, their keys and those who pay must say together; it reads plain trees."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from vssbudget.model.cycles import cycle_in, in_a_row
from vssbudget.model.movement import add, earns_alone, mappings, readable, row, volume
from vssbudget.model.names import Names, Told
from vssbudget.model.part_coherence import parts
from vssbudget.wording import Message

KINDS = ("shares", "headcount", "volume", "cost", "amounts")
"""What an amount can be shared by."""

_OF_CUSTOMERS = ("shares", "headcount", "volume")
_ORDER = re.compile("[0-9]{1,3}").fullmatch


def sharing(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what pools lack, say twice, or cannot be shared by, and names that are taken."""
    for key in row(tree, "customers"):
        if key in names.kinds["areas"] or key in names.kinds["pools"]:
            yield ("customers", key), Message("name-taken", name=key), Message("another-name")
    of: dict[str, str] = {}
    for key, pool in mappings(tree.get("pools")):
        for where, message, fix in _pool(key, pool, tree, names):
            yield ("pools", key, *where), message, fix
        if isinstance(source := pool.get("of"), str):
            area, _, service = source.partition(".")
            if (taken := of.get(source) or of.get(area if service else f"{area}.")) is not None:
                told = Message("pool-twice", of=source, pool=taken)
                yield ("pools", key, "of"), told, Message("pool-twice-fix")
            of[source] = key
            if service:
                of[f"{area}."] = key
    if names.kinds["pools"]:
        for where, message, fix in _order(tree):
            yield ("pools", *where), message, fix


def paid_by(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what the key lacks by which the customers of a service pay for it."""
    key = service.get("customers")
    if not isinstance(key, dict):
        return
    for kind in key:
        if kind in KINDS and kind not in _OF_CUSTOMERS:
            told = Message("customers-by", kind=kind)
            yield ("customers", kind), told, Message("write-one", names=_OF_CUSTOMERS)
    for kind in _OF_CUSTOMERS:
        for name in row(key, kind):
            if name not in names.kinds["customers"] and name in names.kinds["receivers"]:
                told = Message("no-customer", name=name)
                yield (
                    ("customers", kind, name),
                    told,
                    Message("known-names", names=names.kinds["customers"]),
                )
    for where, message, fix in _key(key, tree, names):
        yield ("customers", *where), message, fix


def _pool(key: str, pool: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    has_parts = bool(pool.get("parts"))
    if has_parts == ("of" in pool):
        yield (), Message("pool-of-or-parts"), Message("pool-of-or-parts-fix")
    if key in names.kinds["areas"] and pool.get("of") != key:
        yield (), Message("name-taken", name=key), Message("another-name")
    if "volume" in pool:
        yield from volume(pool, tree, names)
    for where, message, fix in parts(pool, names):
        yield ("parts", *where), message, fix
    if paid := _paid_services(pool, tree):
        fix = Message("pool-of-paid-fix")
        yield ("of",), Message("pool-of-paid", of=pool["of"], services=paid), fix
    if str(pool.get("billed")).lower() == "true":
        yield from _billed(pool, tree, names)
    shared = pool.get("key")
    if isinstance(shared, dict):
        for where, message, fix in (*_key(shared, tree, names), *_receivers(shared, tree, names)):
            yield ("key", *where), message, fix


def _billed(pool: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find a pool that bills nobody, or of which there is no revenue to be set to a cost."""
    of = pool.get("of")
    if "of" not in pool:
        yield ("billed",), Message("pool-billed-of-none"), Message("pool-billed-of-none-fix")
    area = row(row(tree, "areas"), of.partition(".")[0]) if isinstance(of, str) else {}
    if "frame" in area or earns_alone(area):
        fix = Message("pool-billed-unpriced-fix")
        yield ("billed",), Message("pool-billed-unpriced", of=str(of)), fix
    named = [name for _, name, _ in _named(row(pool, "key"))]
    if named and not any(name in names.kinds["customers"] for name in named):
        fix = Message("pool-billed-to-none-fix")
        yield ("billed",), Message("pool-billed-to-none"), fix


def _paid_services(pool: dict[str, Any], tree: dict[str, Any]) -> list[str]:
    """Name the services for whose cost customers pay, though a pool has others bear all of it."""
    of = pool.get("of")
    if not isinstance(of, str) or "amounts" in row(pool, "key"):
        return []
    area, _, only = of.partition(".")
    services = mappings(row(row(tree, "areas"), area).get("services"))
    return [
        f"{area}.{key}" for key, service in services if "customers" in service and only in ("", key)
    ]


def _key(key: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find that a key is none or several, smoothed twice, or without figures of some years."""
    kinds = [kind for kind in key if kind in KINDS]
    if len(kinds) != 1 or not key[kinds[0]]:
        where = (kinds[1],) if len(kinds) > 1 else ()
        yield where, Message("share-by-one"), Message("write-one", names=KINDS)
    if "cap" in key and ("mean" in key or "amounts" in key):
        yield ("cap",), Message("smoothed-twice"), Message("smoothed-twice-fix")
    if "mean" in key and "amounts" in key:
        yield ("mean",), Message("smoothed-twice"), Message("smoothed-twice-fix")
    for kind in ("shares", "headcount"):
        for name, held in row(key, kind).items():
            if readable(held) and names.base and min(held, default=names.base + "x") > names.base:
                yield (kind, name), Message("figure-gap", years=names.base), add(names.base)
    needed = [names.base, *names.plan] if names.base else []
    for name, held in row(key, "amounts").items():
        if readable(held) and (missing := [year for year in needed if year not in held]):
            gap = Message("figure-gap", years=", ".join(missing))
            yield ("amounts", name), gap, add(missing[0])
    for name, measured in row(key, "volume").items():
        for _, message, _ in volume({"volume": measured}, tree, names, may_be_zero=True):
            yield ("volume", name), message, Message("fill-key-volume")


def _receivers(key: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find receivers that have no cost of their own for a share of a pool to be in."""
    areas, pool_block = row(tree, "areas"), row(tree, "pools")
    for kind, name, place in _named(key):
        if name in names.kinds["areas"] and row(areas, name).get("services"):
            services = [f"{name}.{each}" for each in row(row(areas, name), "services")]
            fix = Message("receiver-of-services-fix", names=services)
            yield (kind, place), Message("receiver-of-services"), fix
        elif name not in names.kinds["areas"] and (of := row(pool_block, name).get("of")):
            told = Message("receiver-of-pool", pool=name)
            yield (kind, place), told, Message("write", what=str(of))


def _named(key: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give the receivers that a key names: its kind, the name, and the step that leads to it."""
    for kind in KINDS:
        held = key.get(kind)
        if isinstance(held, dict):
            yield from ((kind, name, name) for name in held)
        for place, name in enumerate(held if isinstance(held, list) else [held]):
            if isinstance(name, str):
                yield kind, name, str(place)


def _order(tree: dict[str, Any]) -> Iterator[Told]:
    """Find pools that share each other, or get something that is shared only after them."""
    block = dict(mappings(tree.get("pools")))
    fed = _fed(block, row(tree, "areas"))
    before: dict[str, list[str]] = {key: [] for key in block}
    for key, pool in block.items():
        for _, name, _ in _named(row(pool, "key")):
            for each in fed.get(name, ()):
                before[each].append(key)
    if cycle := cycle_in(before):
        told, fix = Message("pool-cycle", pools=in_a_row(cycle)), Message("pool-cycle-fix")
        if len(cycle) == 2:
            told, fix = Message("pool-to-itself", pool=cycle[0]), Message("pool-to-itself-fix")
        yield (cycle[0], "key"), told, fix
        return
    for key, givers in before.items():
        last = max((_order_of(block[each]) for each in givers), default=0)
        if givers and 0 < _order_of(block[key]) <= last:
            giver = next(each for each in givers if _order_of(block[each]) == last)
            where = (key, "order") if "order" in block[key] else (key,)
            told = Message("pool-too-early", pool=key, giver=giver, order=last)
            yield where, told, Message("write-entry", key="order", value=str(last + 1))


def _fed(block: dict[str, dict[str, Any]], areas: dict[str, Any]) -> dict[str, Collection[str]]:
    """Say which pools get what a receiver gets: those of its cost."""
    fed: dict[str, list[str]] = {}
    for key, pool in block.items():
        of = pool.get("of")
        if not isinstance(of, str):
            fed.setdefault(key, []).append(key)
            continue
        services = row(row(areas, of), "services") if isinstance(areas.get(of), dict) else {}
        for name in (of, *(f"{of}.{each}" for each in services)):
            fed.setdefault(name, []).append(key)
    return dict(fed)


def _order_of(pool: dict[str, Any]) -> int:
    """Give the order of a pool, 0 where it cannot be read."""
    told = pool.get("order", "1")
    return int(told) if isinstance(told, str) and _ORDER(told) else 0
