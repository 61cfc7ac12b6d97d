"""Every view of a projection or of findings: each renders values to text, and none prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vssbudget.projection import Projection
from vssbudget.report.grid import Line, lines
from vssbudget.report.terminal import coloured, plain_lines
from vssbudget.report.verdict import Verdict

PROJECTION_FORMATS = ("table", "json", "csv", "markdown")
FINDINGS_FORMATS = ("table", "json", "github")


@dataclass(frozen=True, slots=True)
class Display:
    """What the output is shown on: its width in columns, and whether it takes colours."""

    width: int = 80
    colour: bool = False


def render_projection(projection: Projection, file: str, form: str, display: Display) -> str:
    """Render a projection in one of the projection formats."""
    if form == "json":
        from vssbudget.report.json_object import projection_json  # noqa: PLC0415

        return projection_json(projection, file)
    if form == "csv":
        from vssbudget.report.csv_table import projection_csv  # noqa: PLC0415

        return projection_csv(projection)
    from vssbudget.report.sheet import sheet  # noqa: PLC0415 - a view loads when it is asked for

    laid_out = sheet(projection, file)
    if form == "markdown":
        from vssbudget.report.markdown import markdown  # noqa: PLC0415

        return markdown(laid_out)
    return _shown(lines(laid_out, display.width), display)


def render_findings(verdicts: Sequence[Verdict], form: str, display: Display) -> str:
    """Render what was found in one of the findings formats."""
    if form == "json":
        from vssbudget.report.json_object import findings_json  # noqa: PLC0415

        return findings_json(verdicts)
    if form == "github":
        from vssbudget.report.github import findings_github  # noqa: PLC0415

        return findings_github(verdicts)
    from vssbudget.report.findings_text import findings_lines  # noqa: PLC0415

    return _shown(findings_lines(verdicts), display)


def _shown(shown: Iterable[Line], display: Display) -> str:
    return coloured(shown) if display.colour else plain_lines(shown)


__all__ = [
    "FINDINGS_FORMATS",
    "PROJECTION_FORMATS",
    "Display",
    "Verdict",
    "render_findings",
    "render_projection",
]
