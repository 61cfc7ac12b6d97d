"""From a figure that is shown back to what it is made of: the calculation, step by step."""

from decimal import localcontext
from functools import partial

from vssbudget.addresses.find import parted, row_at
from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.explanation import Explanation, explained
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Name, Tree
from vssbudget.formulas.sheet import Sheet
from vssbudget.projection.values import Projection


def derive(projection: Projection, address: str) -> Explanation | None:
    """Explain the figure at an address, such as `hr.cost.2026` or `total.result.2023`.

    Returns:
        The figure with everything that it follows from; None where there is no such figure.
    """
    name, year = parted(address)
    row = row_at(projection, name)
    if row is None or year is None or row.figures.get(year) is None:
        return None
    with localcontext(EXACT):
        figures = Figures(Sheet(Tree(), projection.budget, projection.rates_told))
        names = Names(projection.budget, partial(_lacking, projection))
        return explained(names, figures.of(row.of), year)


def _lacking(projection: Projection, name: Name, year: Year) -> tuple[str, ...]:
    """Name the areas that a total or a group is without, or the lines of investments."""
    if name == ("investments",):
        lines = projection.lacking("investments", "total").get(year, ())
        told = projection.investments.names if projection.investments else {}
        return tuple([told[key] for key in lines])
    kind, *of = name
    if len(of) != 1 or of[0] not in projection.totals:
        return ()
    areas = projection.totals[of[0]].lacks(kind).get(year, ())
    return tuple([projection.by_key[key].name for key in areas])
