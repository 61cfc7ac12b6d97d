"""Finding the figure at an address, listing the addresses, guessing which one was meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

from vssbudget.addresses.kinds import KINDS, Kind, Tail
from vssbudget.addresses.rows import Row, figures_of
from vssbudget.amounts import NO_UNIT, Year, span
from vssbudget.model import CALLED
from vssbudget.projection.values import Lacking, Projection
from vssbudget.projection.written import OF_AREAS, of_seller
from vssbudget.wording import Message, nearest


class Figure(NamedTuple):
    """A figure at an address as people write it; `amount` says whether it is a whole amount."""

    value: Decimal
    amount: bool


def figure_at(projection: Projection, address: str) -> Figure | None:
    """Find the figure at an address, a row of those in `KINDS` and a year with a point between.

    Returns:
        The figure; None where there is no such row, or no figure of that year in it.
    """
    name, year = parted(address)
    row = row_at(projection, name)
    if row is None or year is None or (value := row.shown(year)) is None:
        return None
    return Figure(value, row.amount)


def parted(address: str) -> tuple[str, Year | None]:
    """Part an address into its row and its year; None where it does not end in one."""
    name, _, year = address.rpartition(".")
    if len(year) == 4 and year.isascii() and year.isdecimal():
        return name, Year(int(year))
    return address, None


def lacking_at(projection: Projection, address: str) -> Lacking:
    """Name the rows that a figure at an address, there to be found, is without, by its year."""
    name, year = parted(address)
    row = row_at(projection, name)
    assert row is not None
    lacks = projection.lacking(*row.of)
    return {each: keys for each, keys in lacks.items() if each == year}


_KNOWN: WeakKeyDictionary[Projection, dict[str, Row | None]] = WeakKeyDictionary()


def row_at(projection: Projection, name: str) -> Row | None:
    """Find a row by its address, the year left out.

    It is found once for a projection, for many figures of it may be asked for.
    """
    known = _KNOWN.setdefault(projection, {})
    if name not in known:
        tail = _tail(projection, name)
        known[name] = tail and _row(projection, tail)
    return known[name]


def _row(projection: Projection, tail: Tail) -> Row:
    whole, unit = tail.amount and not tail.exact, projection.budget.unit
    figures = figures_of(projection, tail.place)
    return Row(figures, whole, tail.place, unit if tail.amount else NO_UNIT)


def row_names(projection: Projection) -> list[str]:
    """List the addresses of rows, but those that are very many in a row."""
    return [
        _name(block, key, tail.end)
        for block, kind in KINDS.items()
        for key in kind.keys(projection)
        for tail in kind.tails(projection, key)
        if not tail.deep
    ]


def no_such_figure(
    projection: Projection, address: str, guess: Callable[[str], str | None] | None = None
) -> tuple[Message, Message]:
    """Tell that there is no figure at an address, and which was most likely meant.

    Who asks often gives a `guess` of his own at the name of a row.
    """
    message = Message("no-such-figure", address=address)
    name, year = parted(address)
    meant = row_meant(projection, name, guess or partial(_nearest, projection))
    row = row_at(projection, meant) if meant else None
    if row is None or not row.years:
        return message, Message("figure-fix")
    if year in row.years:
        return message, Message("write-text", text=f"{meant}.{year}")
    return message, Message("figure-year-fix", row=meant, years=span(row.years))


def row_meant(projection: Projection, name: str, guess: Callable[[str], str | None]) -> str | None:
    """Give the row at a name, that which JSON or the file call so, or else the one guessed."""
    for each in (name, _addressed(projection, name)):
        if row_at(projection, each):
            return each
    return guess(each)


_CALLED = (
    *(
        (re.compile(rf"{block}\.([^.]+)(\.{key})?"), rf"{called}.\1")
        for called, (block, key) in CALLED.items()
    ),
    (re.compile(r"net\.([^.]+)"), r"total.net_\1"),
)
"""What else than by its address a row may be called: as it stands in the file or in JSON."""


def _addressed(projection: Projection, name: str) -> str:
    """Write the address of what is called as in the file or in JSON, unless an area is.

    A group is called by its key alone, as areas are.
    """
    block, areas = name.partition(".")[0], projection.budget.areas
    if block in projection.budget.groups and block not in KINDS:
        return f"groups.{name}"
    if (asked := _service_asked(name)) and asked.area in areas and not areas[asked.area].services:
        return f"{asked.area}.{asked.end}"
    for called, address in _CALLED if block not in areas else ():
        if found := called.fullmatch(name):
            return found.expand(address)
    return name


class _ServiceAsked(NamedTuple):
    """The parts of an address as in the file: `hr.services.hr_direkt.cost`."""

    area: str
    service: str
    end: str


def _service_asked(name: str) -> _ServiceAsked | None:
    area, services, rest = name.removeprefix("areas.").partition(".services.")
    service, _, end = rest.partition(".")
    return _ServiceAsked(area, service, end) if services else None


def _nearest(projection: Projection, name: str) -> str | None:
    """Find the row that was most likely meant, those that are many in a row among them."""
    asked, areas = _service_asked(name), projection.budget.areas
    if asked and asked.area in areas:
        among = f"areas.{asked.area}.services"
        rows = [f"{among}.{each}" for each in _of_services(projection, asked.area)]
        if found := nearest(f"{among}.{asked.service}.{asked.end}", rows):
            return found
    return nearest(name, [*_deep(projection, name), *row_names(projection)])


def _of_services(projection: Projection, area: str) -> Iterator[str]:
    for service in projection.budget.areas[area].services:
        tails = KINDS["areas"].tails(projection, f"{area}.{service}")
        yield from (f"{service}.{tail.end}" for tail in tails if not tail.deep)


def _deep(projection: Projection, name: str) -> Iterator[str]:
    """List the addresses that are many in a row, of the key that a name begins with."""
    for block, kind, key, _ in _ways(projection, name):
        tails = kind.tails(projection, key)
        yield from (_name(block, key, tail.end) for tail in tails if tail.deep)


def _name(block: str, key: str, end: str) -> str:
    """Write an address; that of an area without its block, if nothing else is called so."""
    begins = (of_seller(key),) if block == "areas" else (block, key)
    return ".".join(each for each in (*begins, end) if each)


def _tail(projection: Projection, name: str) -> Tail | None:
    """Find what of a key is at an address; a block goes before an area that is called so."""
    for _, kind, key, end in _ways(projection, name):
        if tail := next((each for each in kind.tails(projection, key) if each.end == end), None):
            return tail
    return None


def _ways(projection: Projection, name: str) -> Iterator[tuple[str, Kind, str, str]]:
    """Give the ways to part a name: its block, its kind, the key in it, the end behind that."""
    block, _, rest = name.partition(".")
    if block != "areas" and block in KINDS:
        kind = KINDS[block]
        key, _, end = rest.partition(".")
        if "" in kind.keys(projection):
            yield block, kind, "", rest
        elif key in kind.keys(projection):
            yield from ((block, kind, key, each) for each in _ends(end))
    for rest in dict.fromkeys((name.removeprefix("areas."), name)):
        area, _, end = rest.partition(".")
        if area in projection.budget.areas:
            yield from (("areas", KINDS["areas"], *each) for each in _sold(projection, area, end))


def _ends(end: str) -> Iterable[str]:
    """Give an end as asked for, and with the key of a service as in `hr.hr_direkt`."""
    return dict.fromkeys((end, end.replace(".services.", ".")))


def _sold(projection: Projection, area: str, end: str) -> Iterator[tuple[str, str]]:
    """Give the ways to part what stands behind an area: that of a service, and that of its own.

    What is called as something of the area is that, where it is not asked for among `services`.
    """
    services, own = projection.budget.areas[area].services, end.partition(".")[0] in OF_AREAS
    if own:
        yield area, end
    for rest in dict.fromkeys((end.removeprefix("services."), end)):
        service, _, below = rest.partition(".")
        if service in services:
            yield f"{area}.{service}", below
    if not own:
        yield area, end
