"""What the commands do that show figures and what these are made of: load, project, render."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vssbudget.commandline.ending import DONE
from vssbudget.commandline.loading import Report, load_from, project_under, unprojected
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.report import (
    Allocated,
    Explained,
    Invested,
    render_allocation,
    render_capital,
    render_explanation,
    render_prices,
    render_projection,
)
from vssbudget.wording import Message


class Wanted(NamedTuple):
    """Which areas and years are wanted; all of them where none is named."""

    areas: Sequence[str]
    years: Sequence[str]


def project(file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Project a budget, or report the faults that keep it from being projected.

    Raises:
        WrongCommand: There is no such file, or a rate does not fit it.
    """
    shown = view.display
    loaded = load_from(file, view.output)
    if loaded.budget is not None:
        projected, name = project_under(loaded.budget, given), loaded.source.name
        del loaded  # a projection points at no place in the text: free it before rendering
        return DONE, render_projection(projected, name, view.form, shown)
    return unprojected(loaded, view)


def prices(file: Path | None, given: Sequence[Given], wanted: Wanted, view: View) -> Report:
    """Show the price case, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file, area or year, or a rate does not fit it.
    """
    from vssbudget.commandline.selection import selected  # noqa: PLC0415 - only for this command

    shown = view.display
    loaded = load_from(file, view.output)
    if loaded.budget is None:
        return unprojected(loaded, view)
    projected, name = project_under(loaded.budget, given), loaded.source.name
    del loaded  # as for a projection
    case = selected(projected, wanted.areas, wanted.years)
    return DONE, render_prices(projected, case, name, view.form, shown)


def capital(file: Path | None, years: Sequence[str], cohorts: bool, view: View) -> Report:
    """Show the capital cost, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or year.
    """
    from vssbudget.commandline.selection import selected_years  # noqa: PLC0415 - only for this
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415

    shown = view.display
    loaded = load_from(file, view.output)
    if loaded.budget is None:
        return unprojected(loaded, view)
    projected = project_under(loaded.budget, ())
    wanted = selected_years(projected, years)
    invested = Invested(projected, capital_plan(loaded.budget), wanted, cohorts)
    return DONE, render_capital(invested, loaded.source.name, view.form, shown)


def allocate(
    file: Path | None, given: Sequence[Given], years: Sequence[str], by: str, view: View
) -> Report:
    """Show how cost is shared, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or year, or a rate does not fit it.
    """
    from vssbudget.commandline.selection import selected_years  # noqa: PLC0415 - only for this

    shown = view.display
    loaded = load_from(file, view.output)
    if loaded.budget is None:
        return unprojected(loaded, view)
    projected = project_under(loaded.budget, given)
    allocated = Allocated(projected, selected_years(projected, years), by)
    return DONE, render_allocation(allocated, loaded.source.name, view.form, shown)


def explain(address: str, file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Explain a figure, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or figure, or a rate does not fit it.
    """
    from vssbudget.projection.address import figure_at, no_such_figure  # noqa: PLC0415 - for this
    from vssbudget.projection.derivation import derive  # noqa: PLC0415

    shown = view.display
    loaded = load_from(file, view.output)
    if loaded.budget is None:
        return unprojected(loaded, view)
    projected = project_under(loaded.budget, given)
    figure, step = figure_at(projected, address), derive(projected, address)
    if figure is None or step is None:
        told, cure = no_such_figure(projected, address)
        raise WrongCommand(Message("explain-wrong", told=told, cure=cure))
    explained = Explained(address, step, figure.amount, loaded.budget, loaded.places)
    return DONE, render_explanation(explained, view.form, shown)


__all__ = ["Wanted", "allocate", "capital", "explain", "prices"]
