"""What each year leaves to be returned, and how what is returned is set off against it."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from vssbudget.amounts import Tkr, Year


@dataclass(slots=True)
class Layer:
    """What a year left, a surplus positive: its result, and what it returned of earlier years.

    `left` is what is open of it in the end, `late` what was when its time had run out. `back` is
    the last year in time in which it can be returned, None where there was none; `ahead` is what
    was still open then of older ones without such a year, which are returned before it.
    """

    year: Year
    amount: int
    left: int
    late: int = 0
    ahead: int = 0
    back: Year | None = None


@dataclass(slots=True)
class _Side:
    """The layers of one sign that are open, the oldest first.

    `stuck` is what of them is late and cannot be returned in time any more, `back` the last year so
    far that can return something of this sign.
    """

    open: deque[Layer] = field(default_factory=deque)
    stuck: int = 0
    back: Year | None = None

    def take(self, amount: int) -> int:
        """Let a year return an amount; give back what of it no layer stands behind."""
        while amount and self.open:
            first = self.open[0]
            part = min(amount, first.left, key=abs)
            first.left -= part
            amount -= part
            if first.late and first.back is None:
                self.stuck -= part
            if not first.left:
                self.open.popleft()
        return amount

    def run_out(self, layer: Layer) -> None:
        """Note what is open of a layer at the end of its time."""
        layer.late, layer.ahead = layer.left, self.stuck
        if self.back is not None and self.back > layer.year:
            layer.back = self.back
        else:
            self.stuck += layer.left


def set_off(
    years: Iterable[Year],
    left: Mapping[Year, int],
    returned: Mapping[Year, Tkr],
    within: int,
    follows: Collection[Year],
) -> tuple[dict[Year, Layer], dict[Year, int]]:
    """Let each year return what is open and of the sign of what it returns, the oldest first.

    Args:
        years: The years, first to last.
        left: What each year left, where that is known.
        returned: What each year returns.
        within: In how many years a layer is to be returned.
        follows: The years whose revenue follows what they return.

    Returns:
        The layers by year, and by year what was returned that no layer stood behind.
    """
    layers: dict[Year, Layer] = {}
    beyond: dict[Year, int] = {}
    sides = {True: _Side(), False: _Side()}
    for year in years:
        amount = returned.get(year, 0)
        for surplus, side in sides.items():
            if year in follows and (not amount or surplus is (amount > 0)):
                side.back = year
        if rest := sides[amount > 0].take(amount):
            beyond[year] = rest
        if (layer := layers.get(Year(year - within))) is not None:
            sides[layer.amount > 0].run_out(layer)
        if year in left:
            layers[year] = layer = Layer(year, left[year], left[year])
            if layer.amount:
                sides[layer.amount > 0].open.append(layer)
    return layers, beyond
