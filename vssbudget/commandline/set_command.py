"""The command that sets one value of a budget file."""

from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline.options import OwnFile, command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.view import View


@command()
def set_(
    view: "View",
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS", help="An input, such as hr.cost.2024 or rates.wage.2026."
        ),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What is to stand there.")],
    file: OwnFile = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the line, and write nothing.")
    ] = False,
) -> "Report":
    """Set one value of a budget file.

    It is written in its place, and all else in the file is left as it is. What would not read is
    refused, and nothing is written.

    \b
    Examples:
      vssbudget set hr.cost.2024 34000 budget2023.yaml
      vssbudget set rates.wage.2026 3,1 --dry-run
      vssbudget set areas.hr.lasting '{2025: -500}'
    """
    return late.setting.set_value(address, value, file, dry_run, view)
