"""What the services of an area must say together, and what the area may say besides them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from vssbudget.model.figures import written_alike
from vssbudget.model.movement import (
    MOVES,
    Told,
    add,
    agreed,
    cost,
    mappings,
    moves_plainly,
    price,
    row,
    volume,
)
from vssbudget.model.names import Names
from vssbudget.model.pool_coherence import paid_by
from vssbudget.wording import Message

_OWN = (*sorted(MOVES), "lasting", "one_off", "price_change", "volume", "variable_share")
"""What an area with services leaves to them."""


def area_of_services(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what an area with services says twice, and what its services lack."""
    for key in _OWN:
        if key in area:
            yield (key,), Message("area-of-services", key=key), Message("into-services", key=key)
    rates, amounts = agreed(area)
    if amounts:
        yield (
            ("agreement", "amounts"),
            Message("amounts-of-services"),
            Message("amounts-to-services"),
        )
    for key, service in mappings(area["services"]):
        for where, message, fix in _service(service, tree, names, rates):
            yield ("services", key, *where), message, fix


def _service(
    service: dict[str, Any], tree: dict[str, Any], names: Names, above: dict[str, Any]
) -> Iterator[Told]:
    if service.get("parts") == {}:
        yield ("parts",), Message("service-without-parts"), Message("add-parts")
    if "price_change" in service:
        yield from price(service, names)
    if "price" in service:
        yield from _priced(service)
    if "volume" in service:
        yield from volume(service, tree, names)
        if "price" in service:
            yield from _sold(service, tree, names)
    else:
        asked = [key for key in ("price", "price_step") if key in service]
        yield from (((key,), Message("price-without-volume"), add("volume")) for key in asked)
    if "customers" in service:
        yield from _paid_by(service, tree, names)
    rates, amounts = agreed(service)
    for key, part in mappings(service.get("parts")):
        for year in amounts:
            if year in row(part, "cost") or year in agreed(part)[1]:
                twice = Message("agreed-twice", year=year)
                yield ("agreement", "amounts", year), twice, Message("agreed-twice-fix", year=year)
        if moves_plainly(part, names) and ("volume" in service or "variable_share" not in part):
            continue
        for where, message, fix in _part(part, service, names, (above, rates, amounts)):
            yield ("parts", key, *where), message, fix


def _paid_by(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what the key of the customers lacks, of keys that are written alike only once."""
    written = "customers", written_alike(service["customers"])
    known = names.seen.get(written) if written[1] else None
    if known is None:
        known = names.seen[written] = list(paid_by(service, tree, names))
    yield from known


def _priced(service: dict[str, Any]) -> Iterator[Told]:
    """Find years in which a price stands beside another thing that says the revenue."""
    for year in row(service, "price"):
        for other in ("revenue", "price_change"):
            if year in row(service, other):
                twice = Message("price-twice", other=other, year=year)
                yield ("price", year), twice, Message("price-twice-fix", other=other, year=year)


def _sold(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find years with a price and without a volume."""
    named = row(tree, "volumes").get(service["volume"]) if _is_text(service["volume"]) else None
    if not isinstance(named, dict):
        return
    sold = row(named, "values") if "values" in named else named
    priced = [year for year in row(service, "price") if year in names.years]
    if missing := [year for year in priced if year not in sold]:
        told = Message("volume-gap", volume=service["volume"], years=", ".join(missing))
        yield ("price", missing[0]), told, Message("fill-volume")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _part(
    part: dict[str, Any], service: dict[str, Any], names: Names, above: Sequence[Collection[str]]
) -> Iterator[Told]:
    yield from cost(part, names, above)
    if "variable_share" in part and "volume" not in service:
        yield ("variable_share",), Message("share-without-volume"), add("volume")
