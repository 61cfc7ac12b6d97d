"""What the services of an area must say together, and what the area may say besides them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from vssbudget.model.figures import written_alike
from vssbudget.model.movement import (
    CHANGES,
    MOVES,
    add,
    agreed,
    aim,
    before_plan,
    mappings,
    price,
    price_index,
    prices,
    row,
    rows_at,
    volume,
)
from vssbudget.model.names import Names, Told
from vssbudget.model.part_coherence import parts
from vssbudget.model.pool_coherence import paid_by
from vssbudget.wording import Message

_OWN = (*MOVES, *CHANGES, "price_change", "price_index", "volume", "variable_share")
"""What an area with services leaves to them."""

_OF_SERVICES = (
    ("amounts", "amounts-of-services", "amounts-to-services"),
    ("price_change", "agreed-price-of-services", "agreed-price-to-services"),
)
"""What of an agreement an area with services leaves to them, and how that is told."""


def area_of_services(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what an area with services says twice, and what its services lack."""
    for key in _OWN:
        if key in area:
            yield (key,), Message("area-of-services", key=key), Message("into-services", key=key)
    if "result" in area:
        yield ("result",), Message("result-of-services"), Message("result-of-services-fix")
    yield from aim(area)
    for key, told, cure in _OF_SERVICES:
        if rows_at(area, f"agreement.{key}"):
            yield ("agreement", key), Message(told), Message(cure)
    rates = rows_at(area, "agreement.rates")
    for key, service in mappings(area["services"]):
        for where, message, fix in _service(service, tree, names, rates):
            yield ("services", key, *where), message, fix


def _service(
    service: dict[str, Any], tree: dict[str, Any], names: Names, above: dict[str, Any]
) -> Iterator[Told]:
    if service.get("parts") == {}:
        yield ("parts",), Message("service-without-parts"), Message("add-parts")
    yield from aim(service)
    if "price_change" in service or "agreement" in service:
        yield from price(service, names)
    yield from price_index(service, names)
    if "price" in service:
        if "volume" in service:
            yield from _sold(service, tree, names)
        yield from prices(service, names)
    if "volume" in service:
        yield from _followed(service, tree, names)
    else:
        asked = [key for key in ("price", "price_step") if key in service]
        yield from (((key,), Message("price-without-volume"), add("volume")) for key in asked)
    if "customers" in service:
        yield from _paid_by(service, tree, names)
    rates, amounts = agreed(service)
    if amounts:
        yield from before_plan(amounts, names)
        yield from _agreed_twice(service, amounts, names)
        yield from _changed_besides(service, amounts)
    for where, message, fix in parts(service, names, (above, rates, amounts)):
        yield ("parts", *where), message, fix


def _agreed_twice(service: dict[str, Any], amounts: Iterable[str], names: Names) -> Iterator[Told]:
    """Find years whose amount is agreed for the service and given or agreed for a part as well."""
    for _, part in mappings(service.get("parts")):
        for year in amounts:
            given = any(year in rows_at(part, each) for each in ("cost", "agreement.amounts"))
            if given and year in names.plan:
                twice = Message("agreed-twice", year=year)
                yield ("agreement", "amounts", year), twice, Message("agreed-twice-fix", year=year)


def _changed_besides(service: dict[str, Any], amounts: Collection[str]) -> Iterator[Told]:
    """Find changes of a part in a year whose whole cost is agreed for the service."""
    for key, part in mappings(service.get("parts")):
        for change in CHANGES:
            for year in (each for each in row(part, change) if each in amounts):
                twice = Message("change-of-agreed-cost", year=year)
                fix = Message("change-of-agreed-cost-fix", year=year)
                yield ("parts", key, change, year), twice, fix


def _followed(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Sequence[Told]:
    """Find what the volume of a service lacks, of each volume only once."""
    if not _is_text(service["volume"]):
        return ()
    seen, name = names.seen.volumes, service["volume"]
    if name not in seen:
        seen[name] = list(volume(service, tree, names))
    return seen[name]


def _paid_by(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Sequence[Told]:
    """Find what the key of the customers lacks, of keys that are written alike only once."""
    seen, written = names.seen.paid_by, written_alike(service["customers"])
    if written is None:
        return list(paid_by(service, tree, names))
    if written not in seen:
        seen[written] = list(paid_by(service, tree, names))
    return seen[written]


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
