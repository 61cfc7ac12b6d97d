"""The command that reads a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline.options import command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.view import View


@command("imported")
def import_(
    view: "View",
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A workbook (.xlsx), a CSV of any kind, or - for cells that were copied.",
            show_default=False,
        ),
    ],
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this sheet.", show_default=False)
    ] = None,
    range_: Annotated[
        str | None,
        typer.Option("--range", metavar="B3:G20", help="Only these cells.", show_default=False),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            metavar="YEAR",
            help="The base year, which the plan begins behind.",
            show_default=False,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="UNIT", help="What the amounts are to be in.", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be read, and write no budget.")
    ] = False,
) -> "Report":
    """Write a budget from a spreadsheet.

    It finds the tables of names and years. Each figure has its cell as its source, and what finds
    no place is listed with its cells.

    \b
    Examples:
      vssbudget import 'Budget 2025.xlsx' --output budget2025.yaml
      vssbudget import plan.xlsx --sheet Blad1 --range B3:G20 --dry-run
      vssbudget import plan.csv --format json
    """
    asked = late.importing.Asked(sheet or "", range_ or "", year or "", unit or "")
    return late.importing.import_(file, asked, dry_run, view)
