"""Whether rates that look like fractions are the likely cause of a result that is not zero."""

from collections.abc import Iterator, Mapping

from vssbudget.amounts import Percent, Year, plain
from vssbudget.calculation.names import index_name
from vssbudget.checks.cases import Case
from vssbudget.checks.rate_slips import fractions
from vssbudget.formulas.mixes import shares_of
from vssbudget.model import Area, Cost, Service
from vssbudget.projection import Projection
from vssbudget.projection.once import once
from vssbudget.wording import Message

_SHOWN = 6
"""Of how many years rates are told."""


def rates_first(projection: Projection, case: Case, otherwise: Message) -> Message:
    """Point at rates that look like fractions first, where the cost or the price follows them."""
    if case.position < projection.past:
        return otherwise
    for index in _followed(case.own(projection)):
        meant = _meant(projection)[index]
        if meant and min(meant) <= projection.years[case.position]:
            return _pointed(projection, index, meant, otherwise)
    return otherwise


def _followed(own: Area | Service) -> Iterator[str]:
    """Give the indices that a price follows, and its cost, the parts of it one after the other."""
    costs: list[Cost] = [own] if isinstance(own, Area) else [*own.parts.values()]
    prices = [own.price_index] if own.price_index else []
    followed = (index for each in costs for index, _ in shares_of(each))
    yield from dict.fromkeys([*prices, *followed])


@once
def _meant(projection: Projection) -> Mapping[str, Mapping[Year, Percent]]:
    """Give the rates in force in the plan that look like fractions, as they may be meant."""
    return {
        index: {
            year: percent
            for year, percent in fractions(own.rates).items()
            if projection.rates[index].get(year) == own.rates[year]
        }
        for index, own in projection.budget.indices.items()
    }


def _pointed(
    projection: Projection, index: str, meant: Mapping[Year, Percent], otherwise: Message
) -> Message:
    own = projection.budget.indices[index]
    first, *_ = meant
    rates = [f"{year}: {plain(percent)}" for year, percent in meant.items()]
    return Message(
        "rates-first",
        index=index_name(projection.budget, index),
        rate=own.rates[first],
        meant=meant[first],
        rates=", ".join(rates[:_SHOWN]) + (", …" if len(rates) > _SHOWN else ""),
        otherwise=otherwise,
    )
