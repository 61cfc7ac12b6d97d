"""What each has of a key, year by year, as the key says it or smoothed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from functools import cached_property

from vssbudget.amounts import EXACT
from vssbudget.calculation.readings import Numbers
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.keys import Key, share_change

Weights = Mapping[str, Decimal]
"""How much each name has of a key."""

Shares = tuple[Decimal, ...]


class SharesByName(Mapping[str, Shares]):
    """The shares of 1 that each has, each name through the years.

    They are worked out when the first is asked for: only some views show them.
    """

    def __init__(self, key: Key[Row]) -> None:
        self._key = key

    @cached_property
    def _rows(self) -> Mapping[str, Shares]:
        with localcontext(EXACT):
            return {name: _known(row) for name, row in self._key.shares.items()}

    def __getitem__(self, name: str) -> Shares:
        """Give the shares of a name."""
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._key.names)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._key.names)


def shares_moved(shares: Row) -> Row:
    """Give by how much shares of 1 move, as programs get them: so that what is told adds up."""
    return share_change(Numbers(), shares, "", "")


def _known(row: Row) -> Shares:
    return tuple([each for each in row if each is not None])
