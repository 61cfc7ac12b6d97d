"""The one place where a report gets its colours."""

import re
from collections.abc import Iterable

from vssbudget import late
from vssbudget.report.grid import Line, Tone
from vssbudget.wording import breakable, inert

_STYLES = {
    Tone.TITLE: "bold underline",
    Tone.HEAD: "bold cyan",
    Tone.STRONG: "bold",
    Tone.PLAIN: "",
    Tone.EXCERPT: "dim",
    Tone.ERROR: "bold",
    Tone.WARNING: "bold",
    Tone.NOTICE: "",
    Tone.ACCEPTED: "",
    Tone.HOLDS: "bold green",
    Tone.BROKEN: "bold red",
    Tone.BARRED: "",
}
_WEIGHTS = {
    Tone.ERROR: "red",
    Tone.WARNING: "yellow",
    Tone.NOTICE: "cyan",
    Tone.ACCEPTED: "green",
}
_WEIGHT = re.compile(r"(?<=\d: )\w+\[[a-z-]+\]")
"""How much a finding weighs and its rule, which alone have the colour of that."""
_BAR = re.compile(r"(?<=  )[│█▐▏▎▍▌▋▊▉]+$")
"""A bar behind the figures of a row."""


def coloured(lines: Iterable[Line]) -> str:
    """Write lines with colours that every terminal shows; whether they are wanted is decided."""
    console = late.console.Console(
        file=late.io.StringIO(),
        force_terminal=True,
        color_system="standard",
        no_color=False,
        highlight=False,
        width=1_000_000,
    )
    with console.capture() as captured:
        for tone, text in lines:
            shown = late.text.Text(inert(breakable(text)), style=_STYLES[tone])
            if tone in _WEIGHTS and (weight := _WEIGHT.search(shown.plain)):
                shown.stylize(_WEIGHTS[tone], *weight.span())
            if tone is Tone.BARRED and (bar := _BAR.search(shown.plain)):
                shown.stylize("cyan", *bar.span())
            console.print(shown, soft_wrap=True)
    return captured.get()


def plain_lines(lines: Iterable[Line]) -> str:
    """Write lines without colours, for a file, a pipe or a pager."""
    return "".join(f"{inert(breakable(text).rstrip())}\n" for _, text in lines)
