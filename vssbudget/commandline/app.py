"""The commands: each loads, projects or checks, and reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.blame_command import blame
from vssbudget.commandline.compare_commands import compare, diff
from vssbudget.commandline.exit_status import WRONG, to_stderr
from vssbudget.commandline.figures import allocate, capital, explain, goals, prices
from vssbudget.commandline.help_text import Told, ToldGroup, help_of
from vssbudget.commandline.import_command import import_
from vssbudget.commandline.merge_command import merge
from vssbudget.commandline.options import (
    Areas,
    File,
    Files,
    Lang,
    OfIndices,
    RatesInOrder,
    Years,
    command,
)
from vssbudget.commandline.output import write
from vssbudget.commandline.report_command import report
from vssbudget.commandline.set_command import set_
from vssbudget.commandline.solve_command import solve
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View

app = typer.Typer(
    cls=ToldGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def vssbudget(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", help="With --version: also what it runs on, and where to report."
        ),
    ] = False,
    lang: Lang = None,  # noqa: ARG001 - a command without one of its own takes it from here
) -> None:
    """Carry a budget forward, and show that every area's revenue bears its own cost.

    \b
    Examples:
      vssbudget project --price 2.5 --wage 3.0
      vssbudget check-balance

    Help on a command: vssbudget help COMMAND. The documentation is README.md and docs/ in the
    repository of the program; a fault of it is reported there, as SECURITY.md says.
    """
    if version:
        write(late.version.version_text(verbose, context.obj), None)
        raise typer.Exit
    if verbose:
        raise WrongCommand(Message("verbose-alone"))
    if context.invoked_subcommand is None:
        to_stderr(f"{context.get_help()}\n")
        raise typer.Exit(WRONG)


@app.command(cls=RatesInOrder)
@command("rates", "figures")
def project(
    view: "View",
    given: "list[Given]",
    file: File = None,
    area: Areas = None,
    year: Years = None,
    show: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART,…",
            help="What a table shows whole: history, revenue, prices, rates, published, "
            "investments, assumptions, all.",
            show_default=False,
        ),
    ] = None,
    chart: Annotated[
        bool,
        typer.Option("--chart", help="Draw the last year as bars, beside the table or below it."),
    ] = False,
) -> "Report":
    """Carry the budget through its plan years.

    The first line says whether it is in balance, the last ones what else there is to see.

    \b
    Examples:
      vssbudget project
      vssbudget project --price 2.5 --wage 3.0
      vssbudget project --price 2,5 --price 2026=3.1 --rate wage:2027=4
      vssbudget project --show history,published
      vssbudget project --chart
      vssbudget project --area hr --year 2024 --year 2025
      vssbudget project --format csv --output plan.csv --force
    """
    wanted = late.figure_work.Wanted(area or (), year or (), show or ())
    return late.figure_work.project(file, given, wanted, view, chart=chart)


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
    return late.work.check_balance(files, given, view)


@app.command(cls=RatesInOrder)
@command("scenarios", "findings")
def check(
    view: "View",
    given: "list[Given]",
    files: Files = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only this rule; repeatable.",
            show_default=False,
            autocompletion=completion.rules,
        ),
    ] = None,
    skip: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="All but this rule; repeatable.",
            show_default=False,
            autocompletion=completion.rules,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count.")] = False,
    write_accepted: Annotated[
        bool,
        typer.Option(
            "--write-accepted", help="Add today's findings to the file as accepted differences."
        ),
    ] = False,
    perturb: Annotated[
        bool,
        typer.Option(
            "--perturb",
            help="Move inputs: tell how far each may go until a claim fails, and which are sums.",
        ),
    ] = False,
    causes: Annotated[
        bool,
        typer.Option(
            "--causes", help="Look for the cause where a printed figure differs beyond rounding."
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
      vssbudget check --causes --perturb
      vssbudget check --format sarif --output findings.sarif --force
    """
    asked = late.work.Asked(rule or (), skip or (), strict, write_accepted, causes, perturb)
    return late.work.check(files, given, asked, view)


app.command(cls=RatesInOrder)(prices)
app.command(cls=RatesInOrder)(explain)
app.command(cls=RatesInOrder)(capital)
app.command(cls=RatesInOrder)(allocate)
app.command(cls=RatesInOrder)(goals)
app.command(cls=RatesInOrder)(report)
app.command(cls=RatesInOrder)(diff)
app.command(cls=RatesInOrder)(compare)
app.command(cls=RatesInOrder)(solve)
app.command(cls=RatesInOrder)(blame)


@app.command(cls=Told)
@command("colour")
def rule(
    view: "View",
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="A rule.", show_default=False, autocompletion=completion.rules
        ),
    ] = None,
) -> "Report":
    """List the rules, or explain one.

    \b
    Examples:
      vssbudget rule
      vssbudget rule footing
    """
    return late.work.explain_rule(name, view)


@app.command(cls=Told)
@command("file")
def schema(
    view: "View",
    indices: OfIndices = False,
    scenario: Annotated[bool, typer.Option("--scenario", help="Of a scenario.")] = False,
) -> "Report":
    """Print the JSON Schema of a budget file.

    An editor that knows YAML completes, explains and checks a budget by it.

    \b
    Examples:
      vssbudget schema
      vssbudget schema --lang sv --output budget.schema.json --force
      vssbudget schema --indices --output indices.schema.json
    """
    return late.authoring.schema(view.lang, indices=indices, scenario=scenario)


@app.command(cls=Told)
@command("colour")
def keys(
    view: "View",
    block: Annotated[
        str,
        typer.Argument(
            metavar="BLOCK",
            help="A block, such as areas or areas.services; without one, the whole file.",
            show_default=False,
            autocompletion=completion.blocks,
        ),
    ] = "",
    indices: OfIndices = False,
) -> "Report":
    """List what a budget file may hold.

    Each key with a line on what it holds.

    \b
    Examples:
      vssbudget keys
      vssbudget keys areas
      vssbudget keys areas.services.parts
      vssbudget keys --indices
    """
    return late.authoring.keys(block, view.display, indices)


@app.command(cls=Told)
@command()
def init(
    view: "View",
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="A new file; - is standard output. Without one: budget<year>.yaml.",
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            metavar="YEAR",
            help="The budget year. Without it: the year in the name of the file, else 2024.",
            show_default=False,
        ),
    ] = None,
) -> "Report":
    """Write a small budget to start from.

    It is commented and holds every rule. What stands there already is never replaced.

    \b
    Examples:
      vssbudget init
      vssbudget init budget2027.yaml --lang sv
      vssbudget init mine.yaml --year 2027
    """
    return late.authoring.begin(file, year, view.lang), ""


app.command("import", cls=Told)(import_)
app.command(cls=Told)(merge)
app.command("set", cls=Told, context_settings={"ignore_unknown_options": True})(set_)


@app.command("help", cls=Told)
def help_(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND",
            help="A command.",
            show_default=False,
            autocompletion=completion.commands,
        ),
    ] = None,
    lang: Lang = None,  # noqa: ARG001 - the help has it from the context
) -> int:
    """Show the help of the program, or of a command.

    \b
    Examples:
      vssbudget help
      vssbudget help project
    """
    write(f"{help_of(context, name or ())}\n", None)
    return 0
