"""What the services of an area must say together, and what the area may say besides them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from vssbudget.model.figures import written_alike
from vssbudget.model.mark_coherence import misplaced_marks
from vssbudget.model.movement import (
    MOVES,
    add,
    agreed,
    aim,
    before_plan,
    changes,
    cost,
    mappings,
    moves_plainly,
    price,
    row,
    volume,
)
from vssbudget.model.names import Names, Told
from vssbudget.model.pool_coherence import paid_by
from vssbudget.wording import Message

_OWN = (*sorted(MOVES), "lasting", "one_off", "price_change", "volume", "variable_share")
"""What an area with services leaves to them."""


def area_of_services(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what an area with services says twice, and what its services lack."""
    for key in _OWN:
        if key in area:
            yield (key,), Message("area-of-services", key=key), Message("into-services", key=key)
    yield from aim(area)
    rates, amounts = agreed(area)
    if amounts:
        yield (
            ("agreement", "amounts"),
            Message("amounts-of-services"),
            Message("amounts-to-services"),
        )
    if row(row(area, "agreement"), "price_change"):
        told = Message("agreed-price-of-services")
        yield ("agreement", "price_change"), told, Message("agreed-price-to-services")
    for key, service in mappings(area["services"]):
        for where, message, fix in _service(service, tree, names, rates):
            yield ("services", key, *where), message, fix


def _service(
    service: dict[str, Any], tree: dict[str, Any], names: Names, above: dict[str, Any]
) -> Iterator[Told]:
    if service.get("parts") == {}:
        yield ("parts",), Message("service-without-parts"), Message("add-parts")
    if "assumptions" in service:
        yield from misplaced_marks(service)
    yield from aim(service)
    if "price_change" in service or "agreement" in service:
        yield from price(service, names)
    if "price" in service:
        yield from _priced(service, tree, names)
    if "volume" in service:
        yield from _followed(service, tree, names)
    else:
        asked = [key for key in ("price", "price_step") if key in service]
        yield from (((key,), Message("price-without-volume"), add("volume")) for key in asked)
    if "customers" in service:
        yield from _paid_by(service, tree, names)
    rates, amounts = agreed(service) if "agreement" in service else ({}, {})
    if amounts:
        yield from before_plan(amounts, names)
        yield from _agreed_twice(service, amounts, names)
        yield from _changed_besides(service, amounts)
    for key, part in row(service, "parts").items():
        if part.__class__ is dict and not _is_plain(part, service, names):
            for where, message, fix in _part(part, service, names, (above, rates, amounts)):
                yield ("parts", key, *where), message, fix


def _is_plain(part: dict[str, Any], service: dict[str, Any], names: Names) -> bool:
    """Whether a part has a base cost and one thing that moves it, and nothing to contradict it."""
    return (
        moves_plainly(part, names)
        and "assumptions" not in part
        and ("variable_share" not in part or "volume" in service)
    )


def _agreed_twice(service: dict[str, Any], amounts: Iterable[str], names: Names) -> Iterator[Told]:
    """Find years whose amount is agreed for the service and given or agreed for a part as well."""
    for _, part in mappings(service.get("parts")):
        for year in amounts:
            given = year in row(part, "cost") or year in agreed(part)[1]
            if given and year in names.plan:
                twice = Message("agreed-twice", year=year)
                yield ("agreement", "amounts", year), twice, Message("agreed-twice-fix", year=year)


def _changed_besides(service: dict[str, Any], amounts: Collection[str]) -> Iterator[Told]:
    """Find changes of a part in a year whose whole cost is agreed for the service."""
    for key, part in mappings(service.get("parts")):
        for where, message, _ in changes(part, amounts):
            year = message.values["year"]
            twice = Message("change-of-agreed-cost", year=year)
            yield ("parts", key, *where), twice, Message("change-of-agreed-cost-fix", year=year)


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


def _priced(service: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find years in which a price stands beside another thing that says the revenue."""
    if "volume" in service:
        yield from _sold(service, tree, names)
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
    if "assumptions" in part:
        yield from misplaced_marks(part)
    yield from cost(part, names, above)
    if "variable_share" in part and "volume" not in service:
        yield ("variable_share",), Message("share-without-volume"), add("volume")
