"""The commands: each loads, projects or checks, and reports."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from vssbudget import __version__
from vssbudget.commandline.output import check_target, write

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_RATES = ("price", "wage", "rate")


class RatesInOrder(TyperCommand):
    """A command that knows the order of its rates: of two for the same year the later wins."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Note the rates in order, then parse as ever."""
        values, _, order = self.make_parser(ctx).parse_args(args=list(args))
        waiting = {name: iter(values.get(name) or ()) for name in _RATES}
        ctx.obj = [(each.name, next(waiting[each.name])) for each in order if each.name in _RATES]
        return super().parse_args(ctx, args)


File = Annotated[
    Path | None,
    typer.Argument(
        help="The budget file; - is standard input. Without one: the file in VSSBUDGET_FILE, else "
        "the newest budget<year>.yaml in ./data or ., else the 2023 budget that is shipped.",
        show_default=False,
    ),
]
Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="The budget files; - is standard input. Without one: the file in VSSBUDGET_FILE, else "
        "the newest budget<year>.yaml in ./data or ., else the 2023 budget that is shipped.",
        show_default=False,
    ),
]
Price = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[YEAR=]RATE",
        help="The index price, percent a year: in every plan year, or in one (2026=3.1).",
        show_default=False,
    ),
]
Wage = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[YEAR=]RATE",
        help="The index wage, percent a year: in every plan year, or in one (2026=3.1).",
        show_default=False,
    ),
]
Rate = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[:YEAR]=RATE",
        help="Any index of the file, percent a year (food=4, food:2026=5).",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write to this file, whole or not at all.", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Let --output replace a file.")]


def _version(asked: bool) -> None:
    if asked:
        write(f"vssbudget {__version__}\n", None)
        raise typer.Exit


@app.callback()
def vssbudget(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Carry a budget forward, and show that every area's revenue bears its own cost.

    \b
    Examples:
      vssbudget project --price 2.5 --wage 3.0
      vssbudget check-balance
    """


@app.command(cls=RatesInOrder)
def project(
    context: typer.Context,
    file: File = None,
    price: Price = None,  # noqa: ARG001 - the rates are taken in their order, from the context
    wage: Wage = None,  # noqa: ARG001
    rate: Rate = None,  # noqa: ARG001
    form: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="How the output looks."),
    ] = "table",
    output: Output = None,
    force: Force = False,
) -> int:
    """Carry the budget through its plan years.

    Below the figures stands what was published, and the difference where they differ.

    \b
    Examples:
      vssbudget project
      vssbudget project --price 2.5 --wage 3.0
      vssbudget project --price 2,5 --price 2026=3.1 --rate wage:2027=4
      vssbudget project --format csv --output plan.csv --force
    """
    from vssbudget.commandline import work  # noqa: PLC0415 - only a command that works loads it

    check_target(output, force)
    status, report = work.project(file, context.obj, form, output)
    if report:
        write(report, output, force)
    return status


@app.command(cls=RatesInOrder)
def check_balance(
    context: typer.Context,
    files: Files = None,
    price: Price = None,  # noqa: ARG001 - the rates are taken in their order, from the context
    wage: Wage = None,  # noqa: ARG001
    rate: Rate = None,  # noqa: ARG001
    form: Annotated[
        Literal["table", "json", "github"],
        typer.Option("--format", help="How the output looks."),
    ] = "table",
    output: Output = None,
    force: Force = False,
) -> int:
    """Check that each area's revenue bears its cost.

    The zero result of every area and the budget frame, year by year.

    \b
    Examples:
      vssbudget check-balance
      vssbudget check-balance --format github
      vssbudget check-balance --format json --output findings.json --force
    """
    from vssbudget.commandline import work  # noqa: PLC0415

    check_target(output, force)
    status, report = work.check_balance(files, context.obj, form, output)
    if report:
        write(report, output, force)
    return status
