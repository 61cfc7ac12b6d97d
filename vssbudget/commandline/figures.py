"""The commands that show a part of a budget: prices, capital and shared cost, goals, a figure."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.options import Areas, File, Years, command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View


@command("rates", "figures")
def prices(
    view: "View",
    given: "list[Given]",
    file: File = None,
    area: Areas = None,
    year: Years = None,
    show: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART,…",
            help="What a table shows whole: areas (each over the years), assumptions, all.",
            show_default=False,
        ),
    ] = None,
) -> "Report":
    """Show what each price has to change by.

    The price case of a year: the change by which each area's revenue bears its cost, and what it is
    made of. An area that is asked for is shown over all years.

    \b
    Examples:
      vssbudget prices
      vssbudget prices --area hr --year 2024 --price 2.5 --wage 3.0
      vssbudget prices --format csv --output prices.csv --force
    """
    wanted = late.figure_work.Wanted(area or (), year or (), show or ())
    return late.figure_work.prices(file, given, wanted, view)


@command("rates", "explained")
def explain(
    view: "View",
    given: "list[Given]",
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH",
            help="A figure, such as hr.cost.2026, total.result.2023 or volumes.kok.2024.",
            autocompletion=completion.figures,
        ),
    ],
    file: File = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full", help="Tell every step, however many and however deep; JSON always does."
        ),
    ] = False,
) -> "Report":
    """Show how a figure comes about.

    A tree from the figure down to the lines of the file, each with its value, unit and source.

    \b
    Examples:
      vssbudget explain lkdata.cost.2026
      vssbudget explain total.cost.2028 --price 2.5 --wage 3.0
      vssbudget explain kost.price_change.2025 --format json
    """
    return late.figure_work.explain(path, file, given, full, view)


@command("scenarios", "figures")
def capital(
    view: "View",
    given: "list[Given]",
    file: File = None,
    year: Years = None,
    cohorts: Annotated[
        bool, typer.Option("--cohorts", help="Show each year's investment under its line.")
    ] = False,
) -> "Report":
    """Show what investments cost each year.

    Depreciation, interest and book values, with the investments and what is left of their frame.

    \b
    Examples:
      vssbudget capital
      vssbudget capital --cohorts --year 2024 --year 2025
      vssbudget capital --format csv --output capital.csv --force
    """
    return late.figure_work.capital(file, given, year or (), cohorts, view)


@command("rates", "figures")
def allocate(
    view: "View",
    given: "list[Given]",
    file: File = None,
    by: Annotated[
        Literal["pool", "customer"],
        typer.Option(help="Show each pool and its receivers, or each customer and what it pays."),
    ] = "pool",
    year: Years = None,
) -> "Report":
    """Show who bears shared cost, and what customers pay.

    Each pool and its receivers by year, and what each receiver costs before and after.

    \b
    Examples:
      vssbudget allocate
      vssbudget allocate --by customer --year 2023 --year 2024
      vssbudget allocate --price 2.5 --format csv --output shared.csv --force
    """
    return late.figure_work.allocate(file, given, year or (), by, view)


@command("rates", "figures")
def goals(view: "View", given: "list[Given]", file: File = None) -> "Report":
    """Show goals and whether they are met.

    The outcomes and targets of each indicator, which way it goes, and whether it meets its target.

    \b
    Examples:
      vssbudget goals
      vssbudget goals --format csv --output goals.csv --force
    """
    return late.figure_work.goals(file, given, view)
