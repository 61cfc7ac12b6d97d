"""The commands that compare budgets."""

from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.options import File, command
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View


@command("rates", "figures")
def diff(
    view: "View",
    given: "list[Given]",
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="OLD",
            help="The older budget: a file, or REV:path in git. Without one: the newer one as it "
            "is at HEAD, in a pipeline where its change begins.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="The newer budget. Without one: the file as it is now.",
            show_default=False,
        ),
    ] = None,
    years: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="FROM…TO",
            help="Within one budget: why the costs of the second year are not those of the first.",
            show_default=False,
        ),
    ] = None,
    orders: Annotated[
        bool,
        typer.Option(
            "--orders", help="Also the least and the most of each part, over all orders of causes."
        ),
    ] = False,
    fail_above: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[up:|down:]LIMIT",
            help="Fail where the total cost of a year moved by more: 500, 1%, up:500; repeatable.",
            show_default=False,
        ),
    ] = None,
) -> "Report":
    """Show what an edit does to the money.

    Every figure that moved, by how much and by which causes: the parts add up to the difference,
    to the unit.

    \b
    Examples:
      vssbudget diff
      vssbudget diff HEAD~1:data/budget2023.yaml
      vssbudget diff budget2026.yaml budget2027.yaml --format markdown
      vssbudget diff --years 2022 2023
      vssbudget diff --fail-above 500 --fail-above 1%
    """
    asked = late.differing.Asked(fail_above or (), orders)
    if years and new is None:
        return late.differing.years(old, years, given, asked, view)
    if years:
        raise WrongCommand(Message("years-of-one"))
    return late.differing.diff(old, new, given, asked, view)


@command("rates", "figures")
def compare(
    view: "View",
    given: "list[Given]",
    file: File = None,
    year: Annotated[
        list[str] | None,
        typer.Option(
            metavar="YEAR",
            help="Show the areas in this year; repeatable. Without it: in the last one.",
            show_default=False,
            autocompletion=completion.years,
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="NAME…NAME",
            help="Only what moves from one scenario to another; base is the budget itself.",
            show_default=False,
        ),
    ] = None,
) -> "Report":
    """Show a budget beside itself under scenarios.

    Each --scenario and each --set is a column of its own, held against the budget without any:
    what each area costs, and what moved the total by which causes.

    \b
    Examples:
      vssbudget compare --scenario a.yaml --scenario b.yaml
      vssbudget compare --set rates.wage=3 --set rates.wage=3.5 --year 2024
      vssbudget compare --scenario a.yaml --scenario b.yaml --between A B
    """
    asked = late.comparing.Columns(year or (), between)
    return late.comparing.compare(file, given, asked, view)
