"""What holds when inputs move: the margins of claims, and sums that are inputs in disguise."""

from decimal import localcontext

from vssbudget.amounts import EXACT
from vssbudget.checks.perturbed.disguised import disguised
from vssbudget.checks.perturbed.margins import margins
from vssbudget.findings import Perturbed
from vssbudget.projection import Projection


def perturbed(projection: Projection) -> Perturbed:
    """Move inputs up and down, and tell what no longer adds up and how far each may go."""
    with localcontext(EXACT):
        return Perturbed(tuple(margins(projection)), tuple(disguised(projection)))


__all__ = ["perturbed"]
