"""The command that sets a whole budget for those who decide on it."""

from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline.options import File, command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View


@command("report")
def report(
    view: "View",
    given: "list[Given]",
    file: File = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write; its ending, .html, .xlsx or .md, says which kind. Or a "
            "folder, which gets one of each under the name of the budget.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --output replace files.")] = False,
) -> "Report":
    """Set a whole budget for those who decide on it.

    The figures chapter by chapter, with what they rest on and what the rules say of them. In the
    language of the file, where --lang and VSSBUDGET_LANG name none.

    \b
    Examples:
      vssbudget report --output report.html
      vssbudget report --price 2.5 --wage 3.0 --output report.html --force
      vssbudget report --scenario a.yaml --output reports/
    """
    return late.reporting.report(file, given, late.reporting.Target(target, force), view)
