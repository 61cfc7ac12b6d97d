"""The inputs of a budget: any number that its file states, or several that go together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from vssbudget import projection
from vssbudget.amounts import EXACT, ZERO, Percent, Year, growth, unit_of
from vssbudget.calculation.trend import Ends
from vssbudget.findings import BudgetPath, Finding, WrongCommand
from vssbudget.model import Budget, Trees
from vssbudget.model.inputs import held_at, path_meant
from vssbudget.model.numbers import RATE, Sort, Spot, number_at, numbers_in, spot_at, with_numbers
from vssbudget.model.refusal import Refusal
from vssbudget.projection import Projection, RateChange, rates_in_force
from vssbudget.wording import Message, nearest

How = Literal["alone", "rate", "alike", "scaled", "mixed"]


class Input(NamedTuple):
    """An input: what it is called, its path in the file, its sort, and how a value is put in.

    A figure stands `alone`. The `rate` of an index goes on top of the file's own in the `years`;
    figures of these are `alike`, or `scaled` by so many percent. Of a share in a mix the others are
    `mixed` anew, in their proportions.
    """

    name: str
    path: BudgetPath
    sort: Sort
    how: How = "alone"
    years: tuple[Year, ...] = ()

    @property
    def of_years(self) -> list[BudgetPath]:
        """The paths of its years."""
        return [(*self.path, str(year)) for year in self.years]


class Ground(NamedTuple):
    """The budget in which inputs are changed: its trees, and the rates asked for on top of it."""

    trees: Trees
    budget: Budget
    changes: Sequence[RateChange] = ()

    def project(self, budget: Budget | None = None) -> Projection:
        """Carry it forward as it is, or as it is changed."""
        changed = budget or self.budget
        return projection.project(changed, rates_in_force(changed, self.changes))

    def with_value(self, given: Input, value: Decimal) -> Projection | Finding:
        """Carry it forward with a value of an input, or give what is wrong with that."""
        if given.how == "rate":
            return self._with_rates(given, dict.fromkeys(given.years, value))
        budget, faults = with_numbers(self.trees, self._numbers(given, value)).read()
        return faults[0] if budget is None else self.project(budget)

    def raised(self, given: Input, step: Decimal) -> Projection | Finding:
        """Carry it forward with an input that is a step more, a rate in each of its years."""
        if given.how == "rate":
            row = self.project().rates[given.path[1]]
            return self._with_rates(given, {year: row[year] + step for year in given.years})
        return self.with_value(given, (self.now(given) or ZERO) + step)

    def _with_rates(self, given: Input, rates: Mapping[Year, Decimal]) -> Projection:
        more = [RateChange(given.path[1], year, Percent(rate)) for year, rate in rates.items()]
        return self._replace(changes=[*self.changes, *more]).project()

    def now(self, given: Input) -> Decimal | None:
        """Give what an input is; None where it is nothing yet, or not the same in all years."""
        if given.how == "scaled":
            return Decimal(0)
        if given.how == "rate":
            row: Mapping[Year, Decimal] = self.project().rates[given.path[1]]
            figures = [row.get(year) for year in given.years]
        else:
            figures = [number_at(self.trees, path) for path in given.of_years or [given.path]]
        return figures[0] if len(set(figures)) == 1 else None

    def scale(self, given: Input) -> Decimal:
        """Say how large numbers of the sort of an input are within what it stands in."""
        block, measure = given.path[:2], given.sort.measure
        held = self.trees.at(block)
        spots = numbers_in(held, block) if isinstance(held, dict) else ()
        paths = [each.path for each in spots if each.sort and each.sort.measure == measure]
        known = (number_at(self.trees, path) for path in paths)
        return max([abs(number) for number in known if number is not None], default=ZERO)

    def ends(self, given: Input, low: Decimal, high: Decimal) -> Mapping[BudgetPath, Ends]:
        """Give what each number is that an input puts into the file, at two values of that."""
        least, most = self._numbers(given, low), self._numbers(given, high)
        return {path: (least[path], most[path]) for path in least}

    def _numbers(self, given: Input, value: Decimal) -> Mapping[BudgetPath, Decimal]:
        """Give the numbers that a value of an input puts into the file."""
        if given.how == "mixed":
            return self._mixed(given.path, value)
        if given.how == "scaled":
            return {path: self._scaled(path, value) for path in given.of_years}
        return dict.fromkeys(given.of_years or [given.path], value)

    def _scaled(self, path: BudgetPath, percent: Decimal) -> Decimal:
        number, spot = number_at(self.trees, path), spot_at(path)
        assert number is not None
        assert spot is not None
        finest = unit_of(self.sort(spot).finest)
        return EXACT.quantize(EXACT.multiply(number, growth(Percent(percent))), finest)

    def _mixed(self, path: BudgetPath, share: Decimal) -> Mapping[BudgetPath, Decimal]:
        """Give shares that add up to 1: that one, and the others in their proportions."""
        *before, name = path
        row = held_at(self.trees, tuple(before)).items()
        others = [(each, Decimal(held)) for each, held in row if isinstance(held, str)]
        others = [each for each in others if each[0] != name]
        total, left, shares = sum([held for _, held in others], ZERO), 1 - share, {name: share}
        if not total:
            return {path: share}
        for each, held in others[:-1]:
            part = EXACT.divide(EXACT.multiply(1 - share, held), total)
            shares[each] = EXACT.quantize(part, unit_of(RATE.finest))
            left -= shares[each]
        shares[others[-1][0]] = left
        return {(*before, each): held for each, held in shares.items()}

    def sort(self, spot: Spot) -> Sort:
        """Give the sort of what may stand at a path, as amounts are in this file."""
        assert spot.sort is not None
        if spot.sort.measure != "amount":
            return spot.sort
        signed = any(
            self.trees.at((*spot.path[:end], "signed")) == "true"
            for end in range(1, len(spot.path))
        )
        low = -spot.sort.high if signed else spot.sort.low
        places = self.budget.unit.decimals
        return spot.sort._replace(low=low, finest=places, usual=places)


def input_at(ground: Ground, text: str) -> Input:
    """Find the input that is called so: an index by its name, or a number by its address.

    A row without a year is that row in all plan years.

    Raises:
        WrongCommand: There is no such input.
    """
    address = text.strip()
    first, *rest = steps = tuple(address.split("."))
    if rate := _rate_at(ground.budget, steps):
        return rate
    if first in ground.budget.indices and all(map(_is_year, rest)):
        address = f"rates.{address}"
    path = path_meant(ground.trees, address)
    if isinstance(path, Refusal):
        meant = nearest(text, ground.budget.indices)
        cure = Message("write-text", text=meant) if meant else path.fix
        raise WrongCommand(Message("explain-wrong", told=path.message, cure=cure))
    spot = spot_at(path)
    if spot is None or spot.sort is None:
        raise WrongCommand(Message("input-no-number", input=text))
    by_year = spot.row and not isinstance(ground.trees.at(spot.path), str)
    return _of_row(ground, spot) if by_year else _alone(ground, spot)


def inputs_of(ground: Ground) -> Iterator[Input]:
    """Give the inputs that figures follow from: the rates of indices, volumes, then numbers alone.

    A volume goes as a whole in the plan years. What is of a year before the base year is left out.
    """
    plan, base, tree = ground.budget.years.plan, ground.budget.years.base, ground.trees.budget
    yield from (_rate(index, plan) for index in ground.budget.indices if plan)
    volumes = (spot_at(("volumes", name)) for name in ground.budget.volumes)
    yield from (_of_row(ground, spot) for spot in volumes if spot and _told(ground, spot, plan))
    for spot in numbers_in({key: tree[key] for key in tree if key not in _OTHERS}):
        year = spot.path[-1]
        if not (_is_year(year) and int(year) < base):
            yield _alone(ground, spot)


_OTHERS = (
    *("indices", "volumes", "published", "repeated", "claims", "goals", "price_spans"),
    *("plausible", "accepted", "personnel", "stated"),
)
"""The blocks whose numbers move as a whole, or are held against figures and move none."""
_is_year = re.compile(r"[0-9]{4}").fullmatch


def _rate_at(budget: Budget, steps: BudgetPath) -> Input | None:
    """Find the rate of an index in all plan years or in one."""
    plan = {str(year): year for year in budget.years.plan}
    if steps[0] in ("rates", "indices"):
        steps = steps[1:]
    index, *rest = steps or ("",)
    if rest[:1] == ["rates"]:
        rest = rest[1:]
    if index not in budget.indices or len(rest) > 1 or not plan:
        return None
    if not rest:
        return _rate(index, budget.years.plan)
    return _rate(index, (plan[rest[0]],)) if rest[0] in plan else None


def _rate(index: str, years: tuple[Year, ...]) -> Input:
    year = f".{years[0]}" if len(years) == 1 else ""
    return Input(f"rates.{index}{year}", ("indices", index, "rates"), RATE, "rate", years)


def _alone(ground: Ground, spot: Spot) -> Input:
    mixed = spot.path[-2:-1] == ("shares",)
    return Input(".".join(spot.path), spot.path, ground.sort(spot), "mixed" if mixed else "alone")


def _of_row(ground: Ground, spot: Spot) -> Input:
    """Give a row as an input: rates and shares alike in all plan years, others by so many percent.

    These are the figures of the plan years, or that of the base year where there are none.

    Raises:
        WrongCommand: Neither are there.
    """
    name, sort, years = ".".join(spot.path), ground.sort(spot), ground.budget.years
    if sort.measure in ("percent", "share") and years.plan:
        return Input(name, spot.path, sort, "alike", years.plan)
    for of in (years.plan, (years.base,)):
        if told := _told(ground, spot, of):
            return Input(name, spot.path, RATE, "scaled", told)
    raise WrongCommand(Message("input-without-year", input=name, year=years.base))


def _told(ground: Ground, spot: Spot, years: Iterable[Year]) -> tuple[Year, ...]:
    """Give the years of which a row has a figure."""
    row = {year: number_at(ground.trees, (*spot.path, str(year))) for year in years}
    return tuple([year for year, figure in row.items() if figure is not None])
