"""The commands that ask what a figure is made of: prices, capital and shared cost, any figure."""

from typing import Annotated, Literal

import typer

from vssbudget.commandline.options import File, Force, Lang, Output, Price, Rate, Wage
from vssbudget.commandline.output import check_target, written


def prices(
    context: typer.Context,
    file: File = None,
    area: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Only this area; repeatable.", show_default=False),
    ] = None,
    year: Annotated[
        list[str] | None,
        typer.Option(metavar="YEAR", help="Only this year; repeatable.", show_default=False),
    ] = None,
    price: Price = None,  # noqa: ARG001 - the rates are taken in their order, from the context
    wage: Wage = None,  # noqa: ARG001
    rate: Rate = None,  # noqa: ARG001
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="How the output looks."),
    ] = "table",
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
) -> int:
    """Show what each price has to change by.

    The price case: the change by which each area's revenue bears its cost, and what it is made of.

    \b
    Examples:
      vssbudget prices
      vssbudget prices --area hr --year 2024 --price 2.5 --wage 3.0
      vssbudget prices --format csv --output prices.csv --force
    """
    from vssbudget.commandline import figure_work as work  # noqa: PLC0415

    check_target(output, force)
    view, wanted = work.View(form, output, lang), work.Wanted(area or (), year or ())
    return written(work.prices(file, context.obj, wanted, view), output, force)


def explain(
    context: typer.Context,
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH",
            help="A figure, such as hr.cost.2026, total.result.2023 or volumes.kok.2024.",
        ),
    ],
    file: File = None,
    price: Price = None,  # noqa: ARG001 - the rates are taken in their order, from the context
    wage: Wage = None,  # noqa: ARG001
    rate: Rate = None,  # noqa: ARG001
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How the output looks.")
    ] = "table",
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
) -> int:
    """Show how a figure comes about.

    A tree from the figure down to the lines of the file, each with its value, unit and source.

    \b
    Examples:
      vssbudget explain lkdata.cost.2026
      vssbudget explain total.cost.2028 --price 2.5 --wage 3.0
      vssbudget explain kost.price_change.2025 --format json
    """
    from vssbudget.commandline import figure_work as work  # noqa: PLC0415

    check_target(output, force)
    view = work.View(form, output, lang)
    return written(work.explain(path, file, context.obj, view), output, force)


def capital(
    file: File = None,
    year: Annotated[
        list[str] | None,
        typer.Option(metavar="YEAR", help="Only this year; repeatable.", show_default=False),
    ] = None,
    cohorts: Annotated[
        bool, typer.Option("--cohorts", help="Show each year's investment under its line.")
    ] = False,
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="How the output looks."),
    ] = "table",
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
) -> int:
    """Show what investments cost: depreciation, interest and book values by year.

    Beside them stand the investments and what is left of their frame.

    \b
    Examples:
      vssbudget capital
      vssbudget capital --cohorts --year 2024 --year 2025
      vssbudget capital --format csv --output capital.csv --force
    """
    from vssbudget.commandline import figure_work as work  # noqa: PLC0415

    check_target(output, force)
    view = work.View(form, output, lang)
    return written(work.capital(file, year or (), cohorts, view), output, force)


def allocate(
    context: typer.Context,
    file: File = None,
    by: Annotated[
        Literal["pool", "customer"],
        typer.Option(help="Show each pool and its receivers, or each customer and what it pays."),
    ] = "pool",
    year: Annotated[
        list[str] | None,
        typer.Option(metavar="YEAR", help="Only this year; repeatable.", show_default=False),
    ] = None,
    price: Price = None,  # noqa: ARG001 - the rates are taken in their order, from the context
    wage: Wage = None,  # noqa: ARG001
    rate: Rate = None,  # noqa: ARG001
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="How the output looks."),
    ] = "table",
    output: Output = None,
    force: Force = False,
    lang: Lang = None,
) -> int:
    """Show who bears shared cost: pools, their receivers, and what customers pay.

    Each pool by year, and what each receiver costs before and after.

    \b
    Examples:
      vssbudget allocate
      vssbudget allocate --by customer --year 2023 --year 2024
      vssbudget allocate --price 2.5 --format csv --output shared.csv --force
    """
    from vssbudget.commandline import figure_work as work  # noqa: PLC0415

    check_target(output, force)
    view = work.View(form, output, lang)
    return written(work.allocate(file, context.obj, year or (), by, view), output, force)
