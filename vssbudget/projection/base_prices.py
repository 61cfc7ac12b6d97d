"""What the rates of the base year let a price change by."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from vssbudget.amounts import ZERO, Percent
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.base_rates import BaseRates
from vssbudget.formulas.movement import index_of
from vssbudget.projection.price_change import PriceChange
from vssbudget.projection.values import BEARS_NOTHING, Projection


def base_rates(projection: Projection) -> BaseRates[Row]:
    """Give the formulas of the base year; what services are weighed by is kept with them."""

    def borne(key: str) -> Sequence[Row]:
        return [row[:1] for row in projection.borne.get(key, BEARS_NOTHING).values()]

    return BaseRates(projection.formulas.sheet, borne)


def base_change(formulas: BaseRates[Row], key: str) -> PriceChange | None:
    """Give the change that the rates of the base year allow, and what each cause adds to it.

    The caller sets the arithmetic.

    Args:
        formulas: The formulas of the base year.
        key: An area, `hr`, or a service behind it, `hr.hr_direkt`.

    Returns:
        The change; None where an index has no rate of that year, or nothing follows any.
    """
    parts = formulas.parts(key)
    known = cast("list[Decimal]", [row[0] for row in parts.values()])  # pragma: no mutate
    if not known or None in known:
        return None
    adds = [Percent(each) for each in known]
    causes = tuple([index_of(each) or formulas.names[each] for each in parts])
    return PriceChange(None, Percent(sum(known, ZERO)), causes, adds)
