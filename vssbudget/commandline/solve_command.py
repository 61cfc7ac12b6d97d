"""The command that finds what it would take."""

from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.options import File, command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View


@command("rates", "figures")
def solve(
    view: "View",
    given: "list[Given]",
    number: Annotated[
        str | None,
        typer.Argument(
            metavar="INPUT",
            help="What is to change: an index (wage) or a number of the file by its path, such as "
            "areas.hr.cost.2024.",
            show_default=False,
            autocompletion=completion.inputs,
        ),
    ] = None,
    file: File = None,
    target: Annotated[
        str | None,
        typer.Option(
            metavar="FIGURE<=NUMBER",
            help="What a figure is to be: one that explain knows, <=, >=, =, < or >, and a number.",
            show_default=False,
        ),
    ] = None,
    low: Annotated[
        str | None,
        typer.Option("--from", metavar="NUMBER", help="The least input.", show_default=False),
    ] = None,
    high: Annotated[
        str | None,
        typer.Option("--to", metavar="NUMBER", help="The largest input.", show_default=False),
    ] = None,
    tornado: Annotated[
        str | None,
        typer.Option(
            metavar="FIGURE",
            help="In place of an input and its target: which inputs move this figure most.",
            show_default=False,
            autocompletion=completion.figures,
        ),
    ] = None,
) -> "Report":
    """Find the input that makes a figure what it has to be.

    Every value of one input with which the figure, rounded as it is shown, meets the target. The
    one at the limit is put back and shown with the step beyond it. Status 1 where there is none.

    \b
    Examples:
      vssbudget solve wage --target 'total.cost.2028 <= 700000'
      vssbudget solve wage.2026 --target 'hr.cost.2028 <= 38 000' --price 2
      vssbudget solve areas.hr.price_change.2024 --target 'hr.result.2024 = 0'
      vssbudget solve hr.cost.2023 --target 'hr.cost.2028 <= 37000' --format json
      vssbudget solve --tornado total.cost.2028
    """
    asked = late.solving.Asked(number, target, low, high, tornado)
    return late.solving.solve(asked, file, given, view)
