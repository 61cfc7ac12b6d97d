"""What the commands do that show figures and what these are made of: load, project, render."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import TooLarge
from vssbudget.commandline.exit_status import DONE
from vssbudget.commandline.loading import (
    Report,
    load_from,
    project_under,
    unprojected,
)
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded
from vssbudget.projection import Projection
from vssbudget.report import (
    PRICES_PARTS,
    PROJECTION_PARTS,
    Allocated,
    Explained,
    Invested,
    render_allocation,
    render_capital,
    render_explanation,
    render_goals,
    render_prices,
    render_projection,
)
from vssbudget.wording import Message


class Wanted(NamedTuple):
    """Which areas and years are wanted, and what of the figures whole, as they are typed."""

    areas: Sequence[str]
    years: Sequence[str]
    show: Sequence[str]


def project(
    file: Path | None, given: Sequence[Given], wanted: Wanted, view: View, *, chart: bool = False
) -> Report:
    """Project a budget, or report the faults that keep it from being projected.

    Raises:
        WrongCommand: There is no such file, area, year or part, a rate does not fit it, or bars are
            asked for beside what is no table.
    """
    if chart and view.form != "table":
        raise WrongCommand(Message("chart-of-table", form=view.form))
    display = view.display._replace(chart=chart)

    def show(loaded: Loaded, projected: Projection) -> str:
        extract = late.selection.extract_of(projected, *wanted, PROJECTION_PARTS)
        return render_projection(projected, loaded.source.name, view.form, display, extract)

    return _shown(file, given, view, show)


def prices(file: Path | None, given: Sequence[Given], wanted: Wanted, view: View) -> Report:
    """Show the price case, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file, area, year or part, or a rate does not fit it.
    """

    def show(loaded: Loaded, projected: Projection) -> str:
        extract = late.selection.extract_of(projected, *wanted, PRICES_PARTS)
        return render_prices(projected, loaded.source.name, view.form, view.display, extract)

    return _shown(file, given, view, show)


def capital(
    file: Path | None, given: Sequence[Given], years: Sequence[str], cohorts: bool, view: View
) -> Report:
    """Show the capital cost, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or year.
    """

    def show(loaded: Loaded, projected: Projection) -> str:
        wanted = late.selection.selected_years(projected.years, years)
        invested = Invested(
            projected, late.projection_capital.capital_plan(projected.budget), wanted, cohorts
        )
        return render_capital(invested, loaded.source.name, view.form, view.display)

    return _shown(file, given, view, show)


def allocate(
    file: Path | None, given: Sequence[Given], years: Sequence[str], by: str, view: View
) -> Report:
    """Show how cost is shared, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or year, or a rate does not fit it.
    """

    def show(loaded: Loaded, projected: Projection) -> str:
        allocated = Allocated(projected, late.selection.selected_years(projected.years, years), by)
        return render_allocation(allocated, loaded.source.name, view.form, view.display)

    return _shown(file, given, view, show)


def goals(file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Show the goals, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file, or a rate does not fit it.
    """

    def show(loaded: Loaded, projected: Projection) -> str:
        return render_goals(projected, loaded.source.name, view.form, view.display)

    return _shown(file, given, view, show)


def explain(
    address: str, file: Path | None, given: Sequence[Given], full: bool, view: View
) -> Report:
    """Explain a figure, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or figure, or a rate does not fit it.
    """

    def show(loaded: Loaded, projected: Projection) -> str:
        figure, steps = (
            late.addresses.figure_at(projected, address),
            late.derivation.derive(projected, address),
        )
        if figure is None or steps is None:
            told, cure = late.addresses.no_such_figure(projected, address)
            raise WrongCommand(Message("explain-wrong", told=told, cure=cure))
        explained = Explained(
            address,
            steps,
            figure.amount,
            projected.budget,
            loaded.standing,
            late.addresses.lacking_at(projected, address),
            full,
        )
        display = view.paper(loaded.text) if view.form == "html" else view.display
        return render_explanation(explained, view.form, display)

    return _shown(file, given, view, show)


def _shown(
    file: Path | None,
    given: Sequence[Given],
    view: View,
    show: Callable[[Loaded, Projection], str],
) -> Report:
    """Load, project and show a budget; where that cannot be, tell what keeps it from it."""
    loaded = load_from(file, view, given)
    return reported(loaded, given, view, lambda *projected: (DONE, show(*projected)))


def reported(
    loaded: Loaded,
    given: Sequence[Given],
    view: View,
    report: Callable[[Loaded, Projection], Report],
) -> Report:
    """Project and report on what was loaded; where that cannot be, tell what keeps it from it."""
    if loaded.budget is not None:
        try:
            projected = project_under(loaded.budget, given, scenarios=loaded.scenarios)
            return report(loaded, projected)
        except TooLarge:
            loaded = loaded.too_large()
    return unprojected(loaded, view)


__all__ = ["Wanted", "allocate", "capital", "explain", "goals", "prices", "reported"]
