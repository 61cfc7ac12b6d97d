"""How each figure follows from others, as a formula of a spreadsheet.

A spreadsheet calculates with 15 digits: what is exactly a half may stand there as 0.4999…, which it
would round down. So what is rounded is first rounded to some decimals more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.formulas.working import Fixed, How

MOST = 200
"""So many cells at most are named in one function: a spreadsheet takes 255."""

SURE = 6
"""To so many decimals more a figure is rounded first."""

_DIGITS = 14
"""So many digits of a figure are sure in a spreadsheet."""

Form = Callable[[Sequence[str], Fixed, int], str]
"""Gives a formula of cells, what else says how it follows, and how finely it is rounded first."""


def guard(figures: Iterable[Decimal | None]) -> int:
    """Say to how many decimals more figures are rounded first, all of which are sure."""
    digits = max([max(each.adjusted(), 0) + 1 for each in figures if each is not None], default=1)
    return max(0, min(SURE, _DIGITS - digits))


def of_all(function: str, cells: Sequence[str]) -> str:
    """Write a function of many cells, of so many at once as a spreadsheet takes."""
    if len(cells) <= MOST:
        return f"{function}({','.join(cells)})"
    groups = [cells[at : at + MOST] for at in range(0, len(cells), MOST)]
    return of_all(function, [of_all(function, each) for each in groups])


def rounded(cell: str, decimals: int, more: int) -> str:
    """Round half up what is first rounded to some decimals more."""
    return f"ROUND(ROUND({cell},{decimals + more}),{decimals})"


def _sum(cells: Sequence[str], _: Fixed, __: int) -> str:
    return cells[0] if len(cells) == 1 else of_all("SUM", cells)


def _less(cells: Sequence[str], _: Fixed, __: int) -> str:
    first, *others = cells
    if not others:
        return first
    return f"{first}-{others[0] if len(others) == 1 else of_all('SUM', others)}"


def _way(cells: Sequence[str], _: Fixed, __: int) -> str:
    cap, *shares = cells
    half = len(shares) // 2
    pairs = zip(shares[:half], shares[half:], strict=True)
    most = of_all("MAX", [f"ABS({new}-{old})" for old, new in pairs])
    return f"IF({most}=0,1,MIN(1,{cap}/100/{most}))"


def _fitted(cells: Sequence[str], fixed: Fixed, _: int) -> str:
    units, left, last, rank = cells
    more = f"IF({left}>0,IF({rank}<={last},1,0),IF({left}<0,IF({rank}>={last},-1,0),0))"
    return f"ROUND(({units}+{more})/10^{fixed.decimals},{fixed.decimals})"


def _in_steps(cells: Sequence[str], _: Fixed, more: int) -> str:
    price, step = cells
    return f"{rounded(f'{price}/{step}', 0, more)}*{step}"


def _same(cells: Sequence[str], _: Fixed, __: int) -> str:
    return cells[0]


FORMS: Mapping[How, Form] = {
    **dict.fromkeys((How.INPUT, How.OPTION, How.COUNT, How.PASSED, How.SAME), _same),
    How.SUM: _sum,
    How.TOGETHER: _sum,
    How.MEAN: lambda cells, *_: of_all("AVERAGE", cells),
    How.DIFFERENCE: _less,
    How.NEGATED: lambda cells, *_: f"-{cells[0]}",
    How.PRODUCT: lambda cells, *_: "*".join(cells),
    How.RATIO: lambda cells, *_: 'IF({1}=0,"",{0}/{1})'.format(*cells),
    How.GROWTH: lambda cells, *_: f"1+{cells[0]}/100",
    How.EFFECT: lambda cells, *_: f"1+{cells[0]}*({cells[1]}-1)",
    How.CHANGE: lambda cells, *_: 'IF({1}=0,"",({0}/{1}-1)*100)'.format(*cells),
    How.SIZE: lambda cells, *_: f"ABS({cells[0]})",
    How.ABOVE_NOTHING: lambda cells, *_: f"MAX({cells[0]},0)",
    How.AT_LEAST_NOTHING: lambda cells, *_: f"IF({cells[0]}>=0,1,0)",
    How.ROUNDED: lambda cells, fixed, more: rounded(cells[0], fixed.decimals, more),
    How.IN_STEPS: _in_steps,
    How.ALLOTTED: lambda cells, *_: "{0}+IF({1}>0,IF({3}>={2},1,0),0)".format(*cells),
    How.FITTED: _fitted,
    How.LARGEST: lambda cells, fixed, _: "+".join(
        [f"IF(COUNT({cells[0]})<{n},0,LARGE({cells[0]},{n}))" for n in range(1, fixed.which + 1)]
    ),
    How.SHARE: lambda cells, *_: "IF({1}=0,{2},{0}/{1})".format(*cells),
    How.ALIKE: lambda cells, *_: "IF({1}=0,1,{0})".format(*cells),
    How.WAY: _way,
    How.CAPPED: lambda cells, *_: "{0}+({1}-{0})*{2}".format(*cells),
}
"""The formula of each way in which a figure follows from others.

A part that is allotted or fitted follows from its own units, how many are left for all, the last
rank that gets one of them, and its own rank; the largest from cells that stand below each other.
"""

WITH_GAPS: Mapping[How, Form] = {
    **{how: FORMS[how] for how in (How.SUM, How.TOGETHER, How.MEAN)},
    How.PRODUCT: lambda cells, *_: of_all("PRODUCT", cells),
}
"""The formulas of what leaves cells out in which nothing stands."""


class Made(NamedTuple):
    """How the figure of a year follows from cells, and to how many decimals more it is rounded.

    It may have `gaps`: cells among them in which nothing stands.
    """

    how: How
    cells: tuple[str, ...]
    fixed: Fixed = Fixed()
    more: int = 0
    gaps: bool = False

    @property
    def formula(self) -> str:
        """Its formula."""
        return (WITH_GAPS if self.gaps else FORMS)[self.how](self.cells, self.fixed, self.more)
