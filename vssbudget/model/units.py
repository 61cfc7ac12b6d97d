"""Units of money that are a thousand of one another: what an amount is in a smaller one."""

from decimal import Decimal

from vssbudget.amounts import plain

_UNITS = (
    ("kr", "tkr", "mnkr", "mdkr"),
    ("kronor", "tusen kronor", "miljoner kronor", "miljarder kronor"),
    ("sek", "tsek", "msek"),
    ("eur", "teur", "meur"),
)
_OTHERWISE = {
    **{"mkr": "mnkr", "ksek": "tsek", "keur": "teur"},
    **{"tusen kr": "tkr", "1000 kr": "tkr", "1 000 kr": "tkr"},
    **{"1000 sek": "tsek", "1 000 sek": "tsek", "1000 eur": "teur", "1 000 eur": "teur"},
}
_CROWNS = _UNITS[:3]
_LONGEST = 15


def in_smaller_unit(amount: Decimal, unit: str) -> tuple[str, str] | None:
    """Find the nearest smaller unit in which an amount is whole.

    Returns:
        The amount and the unit, or None where no smaller unit is known in which it is whole.
    """
    for row in _UNITS:
        if (name := usual_name(unit)) in row:
            smaller = reversed(row[: row.index(name)])
            for step, each in enumerate(smaller, 1):
                written = plain(amount * 1000**step)
                if written.lstrip("-").isdecimal():
                    return (written, each) if len(written) <= _LONGEST else None
    return None


def converted(amount: Decimal, unit: str, to: str) -> Decimal | None:
    """Write an amount in another unit of the same money; None where they are not known as such."""
    powers = [
        (row in _CROWNS or row, row.index(name))
        for name in (usual_name(unit), usual_name(to))
        for row in _UNITS
        if name in row
    ]
    if len(powers) < 2 or powers[0][0] != powers[1][0]:
        return None
    return amount * Decimal(1000) ** (powers[0][1] - powers[1][1])


def usual_name(unit: str) -> str:
    """Give the name that a unit usually goes by: mnkr of Mkr."""
    name = unit.casefold()
    return _OTHERWISE.get(name, name)
