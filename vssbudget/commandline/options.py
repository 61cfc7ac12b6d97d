"""Options that mean the same in every command, and what a command is handed in their place."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from vssbudget import late
from vssbudget.commandline import completion
from vssbudget.commandline.help_text import Told
from vssbudget.commandline.output import check_target, written
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.commandline.view import View
    from vssbudget.report import Detail

_GIVEN = ("scenario", "set", "price", "wage", "rate")


class RatesInOrder(Told):
    """A command that knows the order of what it is given in place of the file's own.

    Of two rates for the same year the later wins, and of two scenarios.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Note in order what is given, then parse as ever."""
        values, _, order = self.make_parser(ctx).parse_args(args=list(args))
        waiting = {name: iter(values.get(name) or ()) for name in _GIVEN}
        ctx.obj = [(each.name, next(waiting[each.name])) for each in order if each.name in _GIVEN]
        return super().parse_args(ctx, args)


File = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="The budget file; - is standard input. Without one: the file in VSSBUDGET_FILE, else "
        "the newest budget<year>.yaml in ./data or ., else, but not where CI is set, the 2023 "
        "budget that is shipped.",
        show_default=False,
        autocompletion=completion.files,
    ),
]
OwnFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="The budget file. Without one: the file in VSSBUDGET_FILE, else the newest "
        "budget<year>.yaml in ./data or .",
        show_default=False,
        autocompletion=completion.files,
    ),
]
Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE",
        help="The budget files; a folder is every budget<year>.yaml in it, - is standard input. "
        "Without one: the file in VSSBUDGET_FILE, else the newest budget<year>.yaml in ./data "
        "or .; the budget that is shipped is never judged in its place.",
        show_default=False,
        autocompletion=completion.files,
    ),
]
Areas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="KEY",
        help="Only this area, or the areas of this group; repeatable.",
        show_default=False,
        autocompletion=completion.areas,
    ),
]
Years = Annotated[
    list[str] | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        help="Only this year; repeatable.",
        show_default=False,
        autocompletion=completion.years,
    ),
]
Lang = Annotated[
    Literal["en", "sv"] | None,
    typer.Option(
        "--lang",
        help="Language of headings and messages. Without it: VSSBUDGET_LANG, else the locale.",
        show_default=False,
    ),
]
_PaperLang = Annotated[
    Literal["en", "sv"] | None,
    typer.Option(
        "--lang",
        help="Language of the report and of messages. Without it: VSSBUDGET_LANG, else for the "
        "report that of the file, for messages the locale.",
        show_default=False,
    ),
]
_Scenario = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="A file of other inputs, each by its address; repeatable, a later one on top.",
        show_default=False,
        autocompletion=completion.files,
    ),
]
_Set = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ADDRESS=VALUE",
        help="One other input (hr.cost.2024=34000), on top of scenarios; repeatable.",
        show_default=False,
    ),
]
OfIndices = Annotated[
    bool, typer.Option("--indices", help="Of a file of indices that budgets share.")
]
_Price = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[YEAR=]RATE",
        help="The index price, percent a year: in every plan year, or in one (2026=3.1).",
        show_default=False,
    ),
]
_Wage = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[YEAR=]RATE",
        help="The index wage, percent a year: in every plan year, or in one (2026=3.1).",
        show_default=False,
    ),
]
_Rate = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[:YEAR]=RATE",
        help="Any index of the file, percent a year (food=4, food:2026=5).",
        show_default=False,
    ),
]
_FORMAT = typer.Option(
    "--format", help="How the output looks; auto goes by the ending of --output, else table."
)
_Figures = Literal["auto", "table", "json", "csv", "csv-excel", "markdown"]
_Explained = Literal["auto", "table", "json", "html"]
_Merged = Literal["auto", "table", "json"]
_Findings = Literal["auto", "table", "json", "github", "gitlab", "sarif", "junit", "markdown"]
_Imported = Literal["auto", "yaml", "table", "json", "csv", "csv-excel", "markdown"]
_IMPORTED_FORMAT = typer.Option(
    "--format",
    help="The budget file, yaml, or how what was read is shown; auto goes by the ending of "
    "--output, else is yaml.",
)
_FINDINGS_FORMAT = typer.Option(
    "--format",
    help="How the output looks; auto goes by the ending of --output, else is github in a workflow "
    "of GitHub, else table.",
)
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the verdict.")]
_Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="What each rule did, and all that follows.")
]
_Notices = Annotated[bool, typer.Option("--notices", help="List the notices, too.")]
_Accepted = Annotated[bool, typer.Option("--accepted", help="List what is accepted, too.")]
_Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, whole or not at all; - is standard output.",
        show_default=False,
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="Let --output replace a file.")]
_Color = Annotated[
    Literal["auto", "always", "never"],
    typer.Option("--color", help="Colours in a table; auto is on a terminal that takes them."),
]


def _option(name: str, kind: Any, default: Any = None) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default)


_UNDER = (_option("scenario", _Scenario), _option("set", _Set))
_RATED = (*_UNDER, _option("price", _Price), _option("wage", _Wage), _option("rate", _Rate))
_WRITTEN = (_option("output", _Output), _option("force", _Force, False))
_COLOUR = (_option("color", _Color, "auto"),)
_LISTED = (
    _option("quiet", _Quiet, False),
    _option("verbose", _Verbose, False),
    _option("notices", _Notices, False),
    _option("accepted", _Accepted, False),
)


def _formed(kind: Any, told: Any = _FORMAT) -> tuple[Parameter, ...]:
    return (_option("form", Annotated[kind, told], "auto"), *_WRITTEN, *_COLOUR)


SHARED: Mapping[str, tuple[Parameter, ...]] = {
    "rates": _RATED,
    "scenarios": _UNDER,
    "figures": _formed(_Figures),
    "explained": _formed(_Explained),
    "merged": _formed(_Merged),
    "imported": _formed(_Imported, _IMPORTED_FORMAT),
    "findings": (*_LISTED, *_formed(_Findings, _FINDINGS_FORMAT)),
    "file": _WRITTEN,
    "report": (*_RATED, _option("lang", _PaperLang)),
    "colour": _COLOUR,
}
"""The options that commands share, by what they are about; a language is asked of each."""


def command(*about: str) -> Callable[[Callable[..., tuple[int, str]]], Callable[..., int]]:
    """Give a command the options that it shares with others.

    It is handed a `view` of them, and what is `given` of scenarios and rates, in their order. What
    it reports is written where they say.
    """
    shared = [option for each in about for option in SHARED[each]]
    if all(option.name != "lang" for option in shared):
        shared.append(_option("lang", Lang))
    names = {option.name for option in shared}
    forms = next((_forms(each) for each in shared if each.name == "form"), None)

    def headed(work: Callable[..., tuple[int, str]]) -> Callable[..., int]:
        @wraps(work)
        def carried_out(context: typer.Context, **values: Any) -> int:
            own = {name: each for name, each in values.items() if name not in names}
            if "scenario" in names:
                own["given"] = context.obj
            values["lang"] = values["lang"] or context.find_root().params["lang"]
            _check_not_read(values.get("output"), own, values.get("scenario") or ())
            view = _view(values, forms)
            check_target(view.output, view.force)
            return written(work(view, **own), view.output, view.force)

        own = [each for each in signature(work).parameters.values() if each.name not in _HANDED]
        every = [_CONTEXT, *own, *shared]
        carried_out.__signature__ = signature(work).replace(  # type: ignore[attr-defined]
            parameters=[each.replace(kind=Parameter.KEYWORD_ONLY) for each in every]
        )
        carried_out.__annotations__ = {}
        return carried_out

    return headed


def _check_not_read(
    output: Path | None, values: Mapping[str, Any], scenarios: Iterable[str]
) -> None:
    """Say of a file that it is the one which is read before what else is wrong with its name."""
    if output is None or values.keys().isdisjoint(("file", "files")) or not _stands(output):
        return

    files = values.get("files") or (values.get("file"),)
    late.loading.check_none_read(output, (*files, *map(Path, scenarios)))


def _stands(output: Path) -> bool:
    return os.path.isfile(output)  # noqa: PTH113 - a name too long is simply not there


def _forms(option: Parameter) -> Sequence[str]:
    """Give the formats that an option of this kind takes."""
    return get_args(get_args(option.annotation)[0])


_HANDED = ("view", "given")
_CONTEXT = _option("context", typer.Context, Parameter.empty)


def _view(values: Mapping[str, Any], forms: Sequence[str] | None) -> "View":

    given = {name: values[name] for name in late.view.View._fields if name in values}
    if str(given.get("output")) == "-":
        given["output"] = None
    if forms:
        given["form"] = late.view.chosen_form(values["form"], given["output"], forms)
    given["detail"] = late.report.Detail(
        **{name: values[name] for name in late.report.Detail._fields if name in values}
    )
    _check_detail(given["detail"])
    return late.view.View(**given)


def _check_detail(detail: "Detail") -> None:
    more = tuple(f"--{name}" for name, asked in detail._asdict().items() if asked)
    if detail.quiet and len(more) > 1:
        raise WrongCommand(Message("quiet-alone", options=more[1:]))
