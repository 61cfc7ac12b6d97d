"""Every view of a projection or of findings: each renders values to text, and none prints."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vssbudget import late
from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath, Standing
from vssbudget.model import Budget
from vssbudget.projection import Projection
from vssbudget.projection.values import Lacking
from vssbudget.report.detail import Detail
from vssbudget.report.grid import Line, hung, lines
from vssbudget.report.terminal import coloured, plain_lines
from vssbudget.views.extract import EVERYTHING, PRICES_PARTS, PROJECTION_PARTS, Extract
from vssbudget.views.verdict import Verdict
from vssbudget.wording import ENGLISH, Language

if TYPE_CHECKING:
    from vssbudget.analysis.bridge import Bridge
    from vssbudget.analysis.orders import Ranges
    from vssbudget.analysis.solve import Solution
    from vssbudget.analysis.tornado import Tornado
    from vssbudget.analysis.years import Way
    from vssbudget.calculation.explanation import Explanation
    from vssbudget.projection.capital import CapitalPlan
    from vssbudget.report.sheet import Sheet
    from vssbudget.spreadsheet import Draft, Merge
    from vssbudget.views.history import Found
    from vssbudget.views.report import ReportView
    from vssbudget.views.view import View

PROJECTION_FORMATS = ("table", "json", "csv", "csv-excel", "markdown")
_CSV = ("csv", "csv-excel")
FINDINGS_FORMATS = ("table", "json", "github", "gitlab", "sarif", "junit", "markdown")


class Display(NamedTuple):
    """What the output is shown on, in which language, and how much of it.

    Its width in columns, whether it is a terminal, whether it takes colours, and whether there are
    to be bars beside figures.
    """

    width: int = 80
    terminal: bool = False
    colour: bool = False
    language: Language = ENGLISH
    detail: Detail = Detail()
    chart: bool = False


def render_projection(
    projection: Projection, file: str, form: str, display: Display, extract: Extract = EVERYTHING
) -> str:
    """Render what is wanted of a projection in one of the projection formats."""
    return _view(late.projection.ProjectionView(projection, extract, file), form, display)


def render_findings(
    verdicts: Sequence[Verdict], form: str, display: Display, missing: int = 0
) -> str:
    """Render what was found in one of the findings formats; some files may not have been there."""
    if form == "json":
        return late.json_object.findings_json(verdicts)
    if form == "github":
        return late.github.findings_github(verdicts, display.language, missing)
    if form == "gitlab":
        return late.gitlab.findings_gitlab(verdicts, display.language)
    if form == "sarif":
        return late.sarif.findings_sarif(
            verdicts,
            display.language,
            partial(late.rules_text.explanation, language=display.language),
        )
    if form == "junit":
        return late.junit.findings_junit(verdicts, display.language)
    if form == "markdown":
        return late.comment.findings_comment(verdicts, display.language)

    width = display.width if display.terminal else None
    shown = late.findings_text.findings_lines(
        verdicts, display.language, display.detail, missing, width
    )
    return _shown((each for line in shown for each in hung(line, width)), display)


def render_summary(verdicts: Sequence[Verdict], display: Display) -> str:
    """Render what was found as a page beside the log of a run: Markdown, with the whole list."""
    return late.comment.findings_comment(verdicts, display.language, late.json_object.MOST)


def render_prices(
    projection: Projection, file: str, form: str, display: Display, extract: Extract = EVERYTHING
) -> str:
    """Render what is wanted of a price case in one of the projection formats."""
    return _view(late.prices.PricesView(projection, extract, file), form, display)


class Invested(NamedTuple):
    """What capital costs in a budget: the years that are wanted, with or without cohorts."""

    projection: Projection
    plan: "CapitalPlan"
    years: Sequence[Year]
    cohorts: bool


def render_capital(invested: Invested, file: str, form: str, display: Display) -> str:
    """Render a plan of capital cost in one of the projection formats."""
    return _view(late.views_capital.CapitalView(*invested, file), form, display)


class Allocated(NamedTuple):
    """How cost is shared in a budget: the years that are wanted, and by `pool` or `customer`."""

    projection: Projection
    years: Sequence[Year]
    by: str


def render_allocation(allocated: Allocated, file: str, form: str, display: Display) -> str:
    """Render shared cost in one of the projection formats; JSON is the same whatever it is by."""
    return _view(late.allocation.AllocationView(*allocated, file), form, display)


def render_goals(projection: Projection, file: str, form: str, display: Display) -> str:
    """Render the goals of a budget in one of the projection formats."""
    return _view(late.views_goals.GoalsView(projection, file), form, display)


class Compared(NamedTuple):
    """What is compared, under which two names, in which file; what other orders would give."""

    way: "Way"
    names: tuple[str, str]
    file: str
    ranges: "Ranges" = MappingProxyType({})


def render_difference(compared: Compared, form: str, display: Display) -> str:
    """Render what differs between two budgets or years in one of the projection formats."""
    view = late.difference.DifferenceView(*compared)
    if form == "markdown":
        return late.difference_comment.difference_comment(view, display.language)
    return _view(view, form, display)


def render_comparison(
    bridges: Mapping[str, "Bridge"], years: Sequence[Year], file: str, form: str, display: Display
) -> str:
    """Render a budget beside itself under scenarios, in one of the projection formats."""
    return _view(late.comparison.ComparisonView(bridges, years, file), form, display)


def render_solution(
    projection: Projection, solution: "Solution", file: str, form: str, display: Display
) -> str:
    """Render the inputs with which a figure meets a target in one of the projection formats."""
    return _view(late.views_solution.SolutionView(projection, solution, file), form, display)


def render_tornado(
    projection: Projection, found: "Tornado", file: str, form: str, display: Display
) -> str:
    """Render the inputs that move a figure most in one of the projection formats."""
    return _view(late.views_tornado.TornadoView(projection, found, file), form, display)


def _view(view: "View", form: str, display: Display) -> str:
    """Render any view in one of the projection formats."""
    if form == "json":
        return late.outline_json.view_json(view)
    if form in _CSV:
        return _csv(late.csv_table.view_csv(view), form)

    in_language = late.in_language.InLanguage(display.language, view.budget.unit)
    return _sheet(in_language.whole(view), form, display)


def render_report(view: "ReportView", form: str, display: Display) -> str | bytes:
    """Render a whole budget in one of the formats of a report."""
    return REPORTS[form](view, display.language)


def _markdown(view: "ReportView", language: Language) -> str:
    return late.report_markdown.report_markdown(view, language)


def _page(view: "ReportView", language: Language) -> str:
    return late.page.document(view, language)


def _workbook(view: "ReportView", language: Language) -> bytes:
    return late.workbook.workbook(view, language)


REPORTS: "Mapping[str, Callable[[ReportView, Language], str | bytes]]" = {
    "html": _page,
    "xlsx": _workbook,
    "markdown": _markdown,
}
"""The formats of a report, and what renders each."""


def _csv(table: str, form: str) -> str:
    """Give a table as programs read it, or as Excel does."""
    if form == "csv":
        return table

    return late.csv_excel.for_excel(table)


def _sheet(laid_out: "Sheet", form: str, display: Display) -> str:
    if form == "markdown":
        return late.markdown.markdown(laid_out)
    return _shown(lines(laid_out, display.width, chart=display.chart), display)


class Explained(NamedTuple):
    """A figure that is to be explained: its address, what it follows from, and of what budget.

    `amount` says whether it is in whole units of the file, `standing` where in the file the values
    at paths stand, `lacking` which rows a total in it is without, `full` whether all is told.
    """

    address: str
    explanation: "Explanation"
    amount: bool
    budget: Budget
    standing: Callable[[Iterable[BudgetPath]], Mapping[BudgetPath, Standing]]
    lacking: Lacking
    full: bool


def render_explanation(explained: Explained, form: str, display: Display) -> str:
    """Render how a figure comes about, as text, JSON or a page."""
    address, steps, amount, budget, standing, lacking, full = explained
    found = late.origin.origins_of(steps, budget, standing)
    if form == "json":
        return late.explanation_json.explanation_json(address, steps, amount, found, lacking)
    if form == "html":
        return late.explanation_page.explanation_document(
            budget.title, address, steps, found, display.language
        )

    told = late.explanation_text.explanation_lines(
        steps, found, display.language, display.width, full=full
    )
    return _shown(told, display)


def render_import(projection: Projection, draft: "Draft", form: str, display: Display) -> str:
    """Render what was read from a spreadsheet in one of the projection formats."""
    return _view(late.views_imported.ImportView(projection, draft), form, display)


def render_merge(
    projection: Projection, merge: "Merge", file: str, made: bool, form: str, display: Display
) -> str:
    """Render what a workbook changes in a budget, as text or JSON."""
    return _view(late.views_merged.MergeView(projection, merge, file, made), form, display)


def render_past(found: "Found", file: str, form: str, display: Display) -> str:
    """Render what was found in the past of a file in one of the projection formats."""
    return _view(late.views_history.view_of(found, file), form, display)


def render_rules(refusals: Iterable[str], display: Display) -> str:
    """Render the list of rules."""
    return _shown(late.rules_text.rules_lines(refusals, display.language, display.width), display)


def render_rule(name: str, examples: Iterable[tuple[str, Verdict]], display: Display) -> str:
    """Render a rule explained, with the examples of it."""
    return _shown(
        late.rules_text.rule_lines(name, examples, display.language, display.width), display
    )


def render_keys(path: str, display: Display, *, indices: bool) -> str | None:
    """Render what the block at a path may hold; the whole file, a budget or one of indices."""
    text = late.keys_text
    if (block := text.block_at(path, indices=indices)) is None:
        return None
    told = text.keys_lines(path, block, display.language, display.width, indices=indices)
    return _shown(told, display)


def _shown(shown: Iterable[Line], display: Display) -> str:
    return coloured(shown) if display.colour else plain_lines(shown)


__all__ = [
    "FINDINGS_FORMATS",
    "PRICES_PARTS",
    "PROJECTION_FORMATS",
    "PROJECTION_PARTS",
    "REPORTS",
    "Allocated",
    "Compared",
    "Detail",
    "Display",
    "Explained",
    "Extract",
    "Invested",
    "Verdict",
    "render_allocation",
    "render_capital",
    "render_comparison",
    "render_difference",
    "render_explanation",
    "render_findings",
    "render_goals",
    "render_import",
    "render_keys",
    "render_merge",
    "render_past",
    "render_prices",
    "render_projection",
    "render_report",
    "render_rule",
    "render_rules",
    "render_solution",
    "render_summary",
    "render_tornado",
]
