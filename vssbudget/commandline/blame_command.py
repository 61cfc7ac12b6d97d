"""`vssbudget blame` as it is typed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.options import command

if TYPE_CHECKING:
    from vssbudget.commandline.loading import Report
    from vssbudget.commandline.rates import Given
    from vssbudget.commandline.view import View


@command("rates", "figures")
def blame(
    view: "View",
    given: "list[Given]",
    asked: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE",
            help="A figure, such as hr.cost.2026, or a finding: a rule, or a rule and a place, "
            "such as footing:published.cost.total.2024.",
            autocompletion=completion.figures,
        ),
    ],
    within: Annotated[
        str | None,
        typer.Argument(
            metavar="REV..REV",
            help="The commits that the second revision has and the first has not; HEAD stands for "
            "one that is left out behind. Without it: all.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="The budget file. Without it: the file in VSSBUDGET_FILE, else the newest "
            "budget<year>.yaml in ./data or .",
            show_default=False,
            autocompletion=completion.files,
        ),
    ] = None,
) -> "Report":
    """Show which commits moved a figure or brought a finding.

    The first parents of a file in git are followed, under whatever name it had, and a merge is told
    by the commits that it brought where these are all of what it did. What moves add up to is the
    whole difference. Revisions that do not read are named and skipped.

    \b
    Examples:
      vssbudget blame hr.cost.2026
      vssbudget blame total.cost.2028 v1.0.. --format markdown
      vssbudget blame footing:published.cost.total.2024
    """
    return late.blaming.blame(asked, within, file, given, view)
