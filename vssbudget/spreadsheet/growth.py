"""How a cost moves from year to year, found from its figures."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from vssbudget.amounts import EXACT, Exact, Percent, growth, rounded
from vssbudget.spreadsheet.draft import Mark, Moves
from vssbudget.wording import Message

_DECIMALS = (0, 1, 2)
_FEWEST = 2
_STEEPEST = 100
_LOWEST = -100


def moves_of(row: Sequence[Decimal], decimals: int) -> Moves | None:
    """Find what carries the first figure of a row to all others, exactly as they are printed.

    That is a fixed amount a year, or a rate with two decimals at most; one year shows neither.
    """
    if len(row) <= _FEWEST:
        return None
    steps = {after - before for before, after in pairwise(row)}
    if len(steps) == 1:
        return _found("step", steps.pop())
    whole = [EXACT.scaleb(each, decimals) for each in row]
    rate = next((each for each in _rates(whole) if _carries(whole, each)), None)
    return None if rate is None else _found("index", rate)


def _rates(row: Sequence[Decimal]) -> Iterator[Decimal]:
    """Give the rates that may carry a row, those with the fewest decimals first."""
    first, last = row[0], row[-1]
    if first <= 0 or last <= 0:
        return
    mean = 100 * (EXACT.power(last / first, 1 / Decimal(len(row) - 1)) - 1)
    for decimals in _DECIMALS if abs(mean) <= _STEEPEST else ():
        unit = Decimal(1).scaleb(-decimals)
        near = mean.quantize(unit, ROUND_HALF_UP)
        yield from (each for each in (near, near - unit, near + unit) if each > _LOWEST)


def _carries(row: Sequence[Decimal], rate: Decimal) -> bool:
    """Whether a rate carries the first figure of a row to each of the others, as it is printed."""
    factor = growth(Percent(rate))
    carried = (Exact(EXACT.multiply(row[0], EXACT.power(factor, at))) for at in range(len(row)))
    return all(rounded([each])[0] == figure for each, figure in zip(carried, row, strict=True))


def _found(key: str, value: Decimal) -> Moves:
    return Moves(key, value, Mark(key, (), "inferred", Message(f"import-{key}-found", value=value)))
