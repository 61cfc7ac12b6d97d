"""Whether figures can be meant as they are written."""

from itertools import chain, islice

from vssbudget.checks.decided_slips import decided_slips
from vssbudget.checks.rate_slips import rate_slips
from vssbudget.checks.row_slips import row_slips
from vssbudget.checks.slip import RULE, found, is_meant
from vssbudget.checks.twin_areas import twin_areas
from vssbudget.findings import Judgement
from vssbudget.model import MANY
from vssbudget.projection import Projection


def implausible(projection: Projection) -> Judgement:
    """Every figure can be meant as it is written.

    What it finds, with the slip that it most likely is: a rate that looks like a fraction (0.025
    for 2.5 %), an index number (103.4, or the levels of all years) or one with a digit too many,
    and any over 15 %; an amount or a volume that is about 10, 100 or 1 000 times more or less than
    in the years around it; an investment or a book value that is told in kr where tkr belong; a
    cost that is a thousandth of its revenue; a cost or a revenue of at least 1 % of the total that
    rises by more than 40 % or falls by more than 30 % in a year, unless a lasting change, a step or
    an agreement makes it; two areas of one name, capital letters and spaces apart, that no groups
    tell apart, or with the same figures in three years and more; an internal rate under 0.1 %; a
    useful life in months; a price that is decided to change by more than 25 %, or that lacks a
    point; a name that is cut off at `#`, a key or a row that stands behind one, and typographic
    quotes that are part of a text.

    What is gone once the figure is as it is most likely meant, such as a result that is not zero,
    is told as following from it.

    Why it matters: such a figure passes every sum, since cost and revenue are often wrong alike,
    and the plan carries it on.

    How to put it right: write what the finding says. Where the figure is meant, say so under
    `plausible`, by its row, with a bound that it lies within and the reason; what has no bound is
    recorded under `accepted`.
    """
    budget = projection.budget
    slips = chain(rate_slips(budget), row_slips(projection), decided_slips(projection))
    figures = (found(slip) for slip in slips if not is_meant(slip, budget))
    findings = islice(chain(projection.noticed, figures, twin_areas(budget)), MANY)
    judged = _rows(projection)
    return Judgement(RULE, tuple(findings), {None: judged} if judged else {})


def _rows(projection: Projection) -> int:
    """Count the rows that are looked at."""
    budget = projection.budget
    lines = budget.investments.lines if budget.investments else ()
    services = sum(len(area.services) for area in budget.areas.values())
    return services + sum(map(len, (budget.indices, budget.areas, budget.volumes, lines)))
