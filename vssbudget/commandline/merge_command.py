"""The command that takes what was changed in a workbook back into its budget."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline.options import OwnFile, command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.view import View


@command("merged")
def merge(
    view: "View",
    file: Annotated[
        Path,
        typer.Argument(
            metavar="WORKBOOK", help="A workbook that report has written.", show_default=False
        ),
    ],
    budget: OwnFile = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
    ] = False,
) -> "Report":
    """Take what was changed in a workbook into its budget.

    Each input that was changed becomes one value of the file, which stays as it is else. What was
    changed in both is a conflict: then nothing is written.

    \b
    Examples:
      vssbudget merge budget2023.xlsx budget2023.yaml
      vssbudget merge budget2023.xlsx --dry-run
      vssbudget merge budget2023.xlsx --format json
    """
    return late.merging.merge(file, budget, dry_run, view)
