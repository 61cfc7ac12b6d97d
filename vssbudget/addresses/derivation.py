"""From a figure that is shown back to what it is made of: the calculation, step by step."""

from collections.abc import Iterable
from decimal import localcontext
from functools import partial

from vssbudget.addresses.find import parted, row_at
from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.explanation import Explanation, explained
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.program import Program, program_of
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Name, Node, Tree
from vssbudget.formulas.indices import IndexRates
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
        return explained(_names(projection), tree_of(projection).of(row.of), year)


def program(projection: Projection, rows: Iterable[str]) -> Program:
    """Lay out what the figures of rows at addresses follow from, to be explained and run anew."""
    figures = tree_of(projection)
    rates = IndexRates(figures.sheet)
    known = [(name, row) for name in rows if (row := row_at(projection, name))]
    with localcontext(EXACT):
        nodes = [(name, figures.of(row.of), row.years) for name, row in known]
        asked = [(name, node, [*years, *node.hidden]) for name, node, years in nodes]
        of_indices = {index: rates.rate(index) for index in projection.budget.indices}
        return program_of(_names(projection), asked, of_indices)


def tree_of(projection: Projection) -> Figures[Node]:
    """Give the figures of a projection with all that they come of."""
    return Figures(Sheet(Tree(), projection.budget, projection.rates_told))


def _names(projection: Projection) -> Names:
    return Names(projection.budget, partial(_lacking, projection))


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
