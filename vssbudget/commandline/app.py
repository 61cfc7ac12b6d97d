"""The commands: each loads, projects or checks, and reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import __version__
from vssbudget.commandline.figures import allocate, capital, explain, prices
from vssbudget.commandline.options import File, Files, Lang, RatesInOrder, command
from vssbudget.commandline.output import write

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        write(f"vssbudget {__version__}\n", None)
        raise typer.Exit


@app.callback()
def vssbudget(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    lang: Lang = None,  # a command without one of its own takes it from here
) -> None:
    """Carry a budget forward, and show that every area's revenue bears its own cost.

    \b
    Examples:
      vssbudget project --price 2.5 --wage 3.0
      vssbudget check-balance
    """


@app.command(cls=RatesInOrder)
@command("rates", "figures")
def project(view: "View", given: "list[Given]", file: File = None) -> "Report":
    """Carry the budget through its plan years.

    Below the figures stands what was published, and the difference where they differ.

    \b
    Examples:
      vssbudget project
      vssbudget project --price 2.5 --wage 3.0
      vssbudget project --price 2,5 --price 2026=3.1 --rate wage:2027=4
      vssbudget project --format csv --output plan.csv --force
    """
    from vssbudget.commandline import figure_work as work  # noqa: PLC0415 - only what works loads

    return work.project(file, given, view)


@app.command(cls=RatesInOrder)
@command("rates", "findings")
def check_balance(view: "View", given: "list[Given]", files: Files = None) -> "Report":
    """Check that each area's revenue bears its cost.

    The zero result of every area and the budget frame, year by year.

    \b
    Examples:
      vssbudget check-balance
      vssbudget check-balance --format github
      vssbudget check-balance --format json --output findings.json --force
    """
    from vssbudget.commandline import work  # noqa: PLC0415

    return work.check_balance(files, given, view)


@app.command()
@command("findings")
def check(
    view: "View",
    files: Files = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this rule; repeatable.", show_default=False),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="All but this rule; repeatable.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count.")] = False,
    write_accepted: Annotated[
        bool,
        typer.Option(
            "--write-accepted", help="Add today's findings to the file as accepted differences."
        ),
    ] = False,
) -> "Report":
    """Check the budget against every rule.

    Each fault is told in its place, with what to write instead.

    \b
    Examples:
      vssbudget check
      vssbudget check --strict --skip unused
      vssbudget check --rule footing --rule claim
      vssbudget check --format sarif --output findings.sarif --force
    """
    from vssbudget.commandline import work  # noqa: PLC0415

    return work.check(files, work.Asked(rule or (), skip or (), strict, write_accepted), view)


app.command(cls=RatesInOrder)(prices)
app.command(cls=RatesInOrder)(explain)
app.command()(capital)
app.command(cls=RatesInOrder)(allocate)


@app.command()
@command("colour")
def rule(
    view: "View",
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A rule.", show_default=False)
    ] = None,
) -> "Report":
    """List the rules, or explain one.

    \b
    Examples:
      vssbudget rule
      vssbudget rule footing
    """
    from vssbudget.commandline import work  # noqa: PLC0415

    return work.explain_rule(name, view)


@app.command()
@command("file")
def schema(view: "View") -> "Report":
    """Print the JSON Schema of a budget file.

    An editor that knows YAML completes, explains and checks a budget by it.

    \b
    Examples:
      vssbudget schema
      vssbudget schema --lang sv --output budget.schema.json --force
    """
    from vssbudget.commandline import authoring  # noqa: PLC0415

    return authoring.schema(view.lang)


@app.command()
@command()
def init(
    view: "View",
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A new file; - is standard output.")
    ] = Path("budget2024.yaml"),
) -> "Report":
    """Write a small budget to start from.

    It is commented and holds every rule. What stands there already is never replaced.

    \b
    Examples:
      vssbudget init
      vssbudget init budget2025.yaml --lang sv
    """
    from vssbudget.commandline import authoring  # noqa: PLC0415

    return authoring.begin(file, view.lang), ""
