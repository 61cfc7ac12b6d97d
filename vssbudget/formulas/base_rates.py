"""What the rates of the base year let a price change by, by the weight of what follows each."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic, NamedTuple

from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.indices import IndexRates, is_rated
from vssbudget.formulas.mixes import Agreements, agreed_rates, followed_by, shares_of
from vssbudget.formulas.movement import cause_names, index_cause
from vssbudget.formulas.operations import DIFFERENCE, PORTION, PRODUCT, SUM
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Area, Cost, Service

Borne = Callable[[str], Sequence[Line]]
"""Gives what a seller bears of capital and shared cost in the base year, in rows of that alone."""


AGREEMENT = "agreement"
"""The cause of what was agreed."""


class _Weights(NamedTuple, Generic[Line]):
    """A cost of the base year, how much of it follows each index, and how much times agreed rates.

    Of one cost `alone` it does not matter what it is: that gives what each cause adds.
    """

    whole: Line
    following: Mapping[str, Line]
    agreed: Mapping[BudgetPath, "_Agreed[Line]"]
    alone: Callable[[], Mapping[str, Line]] | None = None


class _Agreed(NamedTuple, Generic[Line]):
    """The costs that one agreement is about, and its rate."""

    costs: Sequence[Line]
    rate: Line


class BaseRates(Generic[Line]):
    """Σᵢ shareᵢ · rateᵢ of the base year, each index by the weight of the cost that follows it."""

    def __init__(self, sheet: Sheet[Line], borne: Borne[Line]) -> None:
        self.sheet = sheet.of_base()
        self.algebra = sheet.algebra
        self.budget = sheet.budget
        year, indices = self.budget.years.base, self.budget.indices
        self._rated = {index for index in indices if is_rated(self.budget, index, year)}
        self._rates = IndexRates(self.sheet)
        self.names = cause_names(self.budget.indices)
        self._borne = borne
        self._known: dict[str, _Weights[Line]] = {}

    def parts(self, key: str) -> Mapping[str, Line]:
        """Give what each cause adds, in percent: Σ cost · share · rate / Σ cost.

        A cost for which a rate of the year is agreed follows that in place of its indices. The
        closest agreement wins, and before all of them an agreed price, which is of all the cost, or
        the index that a price follows.
        What is borne of capital and shared cost is part of the cost that is weighed by, and follows
        no rate: of an area it is inside its cost, of a service beside its parts. There is nothing
        where an index that something follows has no rate of the base year. Of one cost alone it
        does not matter what it is.

        Args:
            key: An area, `hr`, or a service behind it, `hr.hr_direkt`.

        Returns:
            By cause: the indices, and at last the agreement.
        """
        weights = self._of(key)
        if not self._rated >= weights.following.keys():
            return {}
        if weights.alone:
            return weights.alone()
        make, named = self.algebra.make, self.algebra.named
        whole, found = named(weights.whole, "weighed-cost"), {}
        for index, level in weights.following.items():
            following = named(level, "following", index)
            times = named(make(PRODUCT, following, self._rate(index)), "times-index", index)
            found[index_cause(index)] = named(make(PORTION, times, whole), "rate-part", index)
        if weights.agreed:
            times = self._sum([self._times(each) for each in weights.agreed.values()])
            found[AGREEMENT] = named(make(PORTION, times, whole), "agreed-part")
        return found

    def _times(self, agreed: _Agreed[Line]) -> Line:
        level = self._sum(agreed.costs)
        if len(agreed.costs) > 1:
            level = self.algebra.named(level, "agreed-level")
        return self.algebra.named(self.algebra.make(PRODUCT, level, agreed.rate), "times-agreed")

    def _of(self, key: str) -> _Weights[Line]:
        name, _, service = key.partition(".")
        services = self.budget.areas[name].services
        if not services or service:
            return self._weights(key)
        return self._together([self._weights(f"{name}.{each}") for each in services])

    def _weights(self, key: str) -> _Weights[Line]:
        if key not in self._known:
            name, _, service = key.partition(".")
            area = self.budget.areas[name]
            found = self._of_service(name, service) if service else self._area(name, area)
            self._known[key] = found
        return self._known[key]

    def _area(self, key: str, area: Area) -> _Weights[Line]:
        whole, path = self.sheet.row(area.cost, "areas", key, "cost"), ("areas", key)
        if (priced := self._priced(area, path, whole)) is not None:
            return priced
        if not (borne := self._borne(key)):
            return self._held(area, path, whole)
        less = self.algebra.named(self.algebra.make(DIFFERENCE, whole, self._sum(borne)), "rest")
        rest = self._held(area, path, less)
        return rest._replace(whole=whole, alone=None)

    def _of_service(self, area: str, key: str) -> _Weights[Line]:
        own = self.budget.areas[area]
        service, path, every = own.services[key], ("areas", area, "services", key), []
        above: Agreements = ()
        if own.agreement or service.agreement:
            above = [(path[:2], own.agreement), (path, service.agreement)]
        for name, part in service.parts.items():
            cost = self.sheet.row(part.cost, *path, "parts", name, "cost")
            cost = self.algebra.named(cost, "cost-part", part.name or name)
            *_, moving = followed_by(service.parts, name)
            where = (*path, "parts", moving)
            every.append(self._held(service.parts[moving], where, cost, above))
        weights = self._together(every, self._borne(f"{area}.{key}"))
        return self._priced(service, path, weights.whole) or weights

    def _held(
        self, own: Cost, path: BudgetPath, cost: Line, above: Agreements = ()
    ) -> _Weights[Line]:
        """Weigh one cost: by an agreed rate of the base year, else by its indices."""
        if above or own.agreement:
            for year, rate, where in agreed_rates([*above, (path, own.agreement)]):
                if year == self.sheet.base:
                    told = self.sheet.row({year: rate}, *where, "agreement", "rates")
                    return self._under(cost, where, told)
        following, alone = self._following(own, path, cost), partial(self._alone, own, path)
        return _Weights(cost, following, {}, alone if following else None)

    def _under(self, cost: Line, path: BudgetPath, rate: Line) -> _Weights[Line]:
        return _Weights(cost, {}, {path: _Agreed([cost], rate)}, lambda: {AGREEMENT: rate})

    def _priced(self, own: Area | Service, path: BudgetPath, whole: Line) -> _Weights[Line] | None:
        """Weigh all of a cost whose price was agreed for the base year, or follows an index."""
        if self.sheet.base in own.agreed_price:
            agreed = self.sheet.row(own.agreed_price, *path, "agreement", "price_change")
            return self._under(whole, path, agreed)
        if (index := own.price_index) is None:
            return None
        alone = partial(self._by_index, index)
        return _Weights(whole, {index: whole}, {}, alone)

    def _by_index(self, index: str) -> Mapping[str, Line]:
        return {index_cause(index): self._rate(index)}

    def _together(
        self, every: Sequence[_Weights[Line]], borne: Sequence[Line] = ()
    ) -> _Weights[Line]:
        if len(every) == 1 and not borne:
            return every[0]
        following: dict[str, list[Line]] = {}
        for each in every:
            for index, level in each.following.items():
                following.setdefault(index, []).append(level)
        levels = {index: self._sum(rows) for index, rows in following.items()}
        whole = self._sum([*[each.whole for each in every], *borne])
        agreed: dict[BudgetPath, _Agreed[Line]] = {}
        for each in every:
            for path, one in each.agreed.items():
                costs = [*agreed[path].costs, *one.costs] if path in agreed else one.costs
                agreed[path] = _Agreed(costs, one.rate)
        return _Weights(whole, levels, agreed)

    def _following(self, own: Cost, path: BudgetPath, cost: Line) -> dict[str, Line]:
        """Give how much of a cost follows each index."""
        if not own.shares:
            return {own.index: cost} if own.index else {}
        make, named, found = self.algebra.make, self.algebra.named, {}
        for index, _ in shares_of(own):
            share = make(PRODUCT, cost, self._share(own, path, index))
            found[index] = named(share, "part", index)
        return found

    def _alone(self, own: Cost, path: BudgetPath) -> Mapping[str, Line]:
        """Give each share times its rate; the rate where all of the cost follows the index."""
        found = {}
        for index, _ in shares_of(own):
            rate = self._rate(index)
            if own.shares:
                share = self._share(own, path, index)
                rate = self.algebra.make(PRODUCT, share, rate)
                rate = self.algebra.named(rate, "rate-part", index)
            found[index_cause(index)] = rate
        return found

    def _share(self, own: Cost, path: BudgetPath, index: str) -> Line:
        return self.sheet.constant(dict(shares_of(own))[index], *path, "shares", index)

    def _rate(self, index: str) -> Line:
        return self._rates.rate(index)

    def _sum(self, rows: Sequence[Line]) -> Line:
        return rows[0] if len(rows) == 1 else self.algebra.make(SUM, *rows)
