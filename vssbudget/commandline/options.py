"""Options that mean the same in every command."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

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
Lang = Annotated[
    Literal["en", "sv"] | None,
    typer.Option(
        help="Language of headings and messages. Without it: VSSBUDGET_LANG, else the locale.",
        show_default=False,
    ),
]
Form = Annotated[
    Literal["auto", "table", "json", "github", "gitlab", "sarif", "junit", "markdown"],
    typer.Option(
        "--format", help="How the output looks; auto is github in a workflow of GitHub, else table."
    ),
]
