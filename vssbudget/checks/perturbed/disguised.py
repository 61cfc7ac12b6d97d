"""Sums that stand in the file as inputs: what they are the sum of moves, and they do not."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from vssbudget.addresses import row_at
from vssbudget.amounts import Year, span
from vssbudget.checks.perturbed.inputs import inputs_of, moved
from vssbudget.checks.printed_names import row_name
from vssbudget.checks.service_sums import sums_of_services
from vssbudget.checks.slip import name_at
from vssbudget.findings import BudgetPath, Disguised
from vssbudget.projection import Projection, project
from vssbudget.wording import Message

_FEWEST = 2
"""Of how many rows, and in how many years, a row has to be the sum for that to be no chance."""

_MOST = 100
"""How many rows of a block, and how many sums, are looked at."""


class _Row(NamedTuple):
    """A row of the file by its address: where it stands, and its figures before the plan."""

    name: str
    path: BudgetPath
    figures: Mapping[Year, Decimal | int]


def disguised(projection: Projection) -> Iterator[Disguised]:
    """Tell what is given and is a sum of others, and what is printed and held against itself."""
    yield from islice(_beside_services(projection), _MOST)
    for names in _blocks(projection):
        yield from _among(projection, names[:_MOST])
    yield from _held_against_itself(projection)


def _beside_services(projection: Projection) -> Iterator[Disguised]:
    """Find what an area gives besides its services: it is what these add up to, and stays so."""
    for path, year, given, amounts in sums_of_services(projection):
        address = f"{next(iter(amounts))}.{path[2]}.{year}"
        stands = given == sum(amounts.values())
        if stands and any(_apart(each, path) for each in _moved(projection, address)):
            of = row_name(projection.budget, path)
            yield Disguised(path, Message("disguised-services", of=of, year=year))


def _apart(projection: Projection, path: BudgetPath) -> bool:
    """Whether what an area gives is another sum than that of its services."""
    sums = {each: (given, rows) for each, _, given, rows in sums_of_services(projection)}
    given, rows = sums[path]
    return given != sum(rows.values())


def _blocks(projection: Projection) -> Iterator[list[str]]:
    """Give the rows of each block that a document may print a sum of."""
    budget = projection.budget
    for measure in ("cost", "revenue"):
        yield [f"{key}.{measure}" for key, area in budget.areas.items() if not area.services]
    for block in ("volumes", "personnel", "stated"):
        yield [f"{block}.{key}" for key in getattr(budget, block)]
    yield [f"investments.{key}" for key in budget.investments.lines] if budget.investments else []


def _among(projection: Projection, names: Sequence[str]) -> Iterator[Disguised]:
    """Find a row that is the sum of those right before it, or right behind it, and stays so."""
    given = (_given(projection, name) for name in names)
    rows = [each for each in given if any(each.figures.values())]
    for place, row in enumerate(rows):
        before, behind = rows[:place][::-1], rows[place + 1 :]
        parts = _adding_up(row, before) or _adding_up(row, behind)
        if parts and _stays(projection, row, parts):
            of, told = _name(projection, row), [_name(projection, each) for each in parts]
            yield Disguised(row.path, Message("disguised-sum", of=of, parts=told))


def _given(projection: Projection, name: str) -> _Row:
    """Give what is known of a row in the years before the plan, in which it is given."""
    row, plan = row_at(projection, name), projection.budget.years.plan
    assert row is not None
    figures = {y: each for y, each in row.figures.items() if each is not None and y not in plan}
    return _Row(name, row.of, figures)


def _adding_up(row: _Row, beside: Sequence[_Row]) -> Sequence[_Row]:
    """Give the rows in a row that another is the sum of in every year that it has; maybe none."""
    years = [year for year, figure in row.figures.items() if figure]
    sums = dict.fromkeys(years, Decimal(0))
    for count, each in enumerate(beside if len(years) >= _FEWEST else (), 1):
        if not each.figures.keys() >= {*years}:
            break
        sums = {year: so_far + each.figures[year] for year, so_far in sums.items()}
        if count >= _FEWEST and all(sums[year] == row.figures[year] for year in years):
            return beside[:count]
    return ()


def _stays(projection: Projection, row: _Row, parts: Sequence[_Row]) -> bool:
    """Whether a row stays as it is where one that it is the sum of moves."""
    year = max(row.figures)
    first, *_ = parts
    return any(
        _given(again, row.name).figures[year] == row.figures[year]
        and _given(again, first.name).figures[year] != first.figures[year]
        for again in _moved(projection, f"{first.name}.{year}")
    )


def _moved(projection: Projection, address: str) -> list[Projection]:
    """Project a budget in which the first input of a figure is a tenth higher, if it has any."""
    return [
        project(moved(projection.budget, first, 1 + abs(int(first.value / first.step)) // 10))
        for first in inputs_of(projection, [address])[:1]
    ]


def _name(projection: Projection, row: _Row) -> str:
    return name_at(projection.budget, row.path)


def _held_against_itself(projection: Projection) -> Iterator[Disguised]:
    """Find printed rows of the plan that are held against figures which nothing leads to."""
    plan = projection.budget.years.plan
    for each in projection.published:
        path, address = ("published", each.measure, each.row), f"{each.row}.{each.measure}"
        known = zip(projection.years, each.difference, strict=True)
        years = [year for year, difference in known if year in plan and difference == 0]
        if each.row not in projection.by_key or each.measure not in ("cost", "revenue"):
            continue
        alone = [year for year in years if _stands_alone(projection, f"{address}.{year}", year)]
        if alone:
            of = row_name(projection.budget, path)
            yield Disguised(path, Message("disguised-printed", of=of, years=span(alone)))


def _stands_alone(projection: Projection, address: str, year: Year) -> bool:
    """Whether a figure of a year goes back to nothing but what is given of that year."""
    return {each.path[-1] for each in inputs_of(projection, [address])} == {str(year)}
