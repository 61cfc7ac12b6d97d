"""The rows of every view: their figures are those that `explain` finds at their addresses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
from clashes_drawn import clashing
from conftest import REPOSITORY, budget_of

from vssbudget.addresses import figure_at
from vssbudget.amounts import Year
from vssbudget.loader import choose, load
from vssbudget.projection import Projection, project
from vssbudget.projection.capital import capital_plan
from vssbudget.views.allocation import AllocationView
from vssbudget.views.capital import CapitalView
from vssbudget.views.extract import PROJECTION_PARTS, Extract
from vssbudget.views.goals import GoalsView
from vssbudget.views.prices import PricesView
from vssbudget.views.projection import ProjectionView
from vssbudget.views.rows import Row, Table, Unit
from vssbudget.views.view import View

BUDGETS = (
    REPOSITORY / "data" / "budget2023.yaml",
    *sorted(REPOSITORY.glob("docs/*.yaml")),
    *sorted(REPOSITORY.glob("examples/**/*.yaml")),
    REPOSITORY / "tests" / "budgets" / "held" / "every-key.yaml",
    REPOSITORY / "tests" / "budgets" / "held" / "shared-cost.yaml",
)


def views(projection: Projection) -> Iterator[View]:
    years = projection.years
    yield CapitalView(projection, capital_plan(projection.budget), years, True, "f")
    yield GoalsView(projection, "f")
    yield ProjectionView(projection, Extract((), (), PROJECTION_PARTS), "f")
    yield PricesView(projection, Extract((), (), ("areas",)), "f")
    yield from (AllocationView(projection, years, by, "f") for by in ("pool", "customer"))


def rows(view: View) -> Iterator[tuple[Sequence[Year], Row]]:
    tables = [each for each in view.sections() if isinstance(each, Table)]
    shown = chain.from_iterable(((table.years, row) for row in table.rows) for table in tables)
    yield from (each for each in shown if each[1].address)
    listed = (row for row in view.listed() if isinstance(row, Row))
    yield from ((view.years, row) for row in listed if row.address)


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_a_figure_of_a_row_is_the_one_at_its_address(file: Path) -> None:
    budget = load(choose(file)).budget  # type: ignore[arg-type]
    assert budget is not None
    compare(project(budget))


@pytest.mark.parametrize("number", range(4))
def test_so_it_is_whatever_names_there_are(number: int) -> None:
    compare(project(budget_of(clashing(number))))


def compare(projection: Projection) -> None:
    compared = 0
    for view in views(projection):
        for years, row in rows(view):
            for year, figure in zip(years, row.figures, strict=True):
                if figure is None or row.address.endswith(".self_cost_change.result"):
                    continue  # the latter is not told in percent there
                found = figure_at(projection, f"{row.address}.{year}")
                assert found is not None, (view.name, row.address, year)
                # people get the parts of a change so rounded that they add up
                amount = row.unit in (Unit.AMOUNT, Unit.EXACT)
                shown = projection.budget.unit.shown(figure) if amount else figure
                most = Decimal(0) if row.unit is Unit.AMOUNT else Decimal("0.01")
                assert abs(found.value - shown) <= most, (view.name, row.address, year)
                compared += 1
    assert compared > 5
