"""By what a page is used: the controls, the dialog of explanations, the program, the script."""

from collections.abc import Iterable
from typing import NamedTuple

from vssbudget.addresses.derivation import program
from vssbudget.findings import Stands
from vssbudget.formulas.working import How
from vssbudget.projection import Projection
from vssbudget.report.origin import origins_at
from vssbudget.report.page.markup import Markup, data, joined, tag, text
from vssbudget.report.page.program import program_told
from vssbudget.report.page.resources import resource
from vssbudget.report.page.what_if import rows_needed, what_if_told
from vssbudget.wording import Language

SCRIPTS = (
    *("arithmetic", "calculator", "figures", "elements", "settings"),
    *("explain", "tables", "controls", "outcome", "charts", "what-if"),
)
"""The script of a page, each file behind those that it needs."""


class Interactive(NamedTuple):
    """The parts of a page by which it is used; without a script none of them is seen."""

    controls: Markup
    dialog: Markup
    program: Markup


def interactive(
    projection: Projection, shown: Iterable[str], standing: Stands, language: Language
) -> Interactive:
    """Make a page whose tables show rows at addresses one that can be used."""
    title = tag("h2", text(language("page-what-if")), id="what-if-title")
    lead = tag("p", text(language("page-what-if-lead")))
    controls = tag(
        "section", title, lead, id="what-if", aria_labelledby="what-if-title", hidden="hidden"
    )
    dialog = tag("dialog", id="explain", aria_labelledby="explain-title")
    return Interactive(controls, dialog, _program(projection, shown, standing, language))


def _program(
    projection: Projection, shown: Iterable[str], standing: Stands, language: Language
) -> Markup:
    rows = dict.fromkeys((*shown, *rows_needed(projection)))
    of = program(projection, rows)
    paths = [step.path for step in of.steps if step.how is How.INPUT]
    origins = origins_at(paths, projection.budget, standing)
    ran = program_told(of, projection.budget.indices, origins, language)
    return data("program", {**ran, **what_if_told(of, projection, language)})


def script() -> Markup:
    """Give the script of a page."""
    return joined(*(resource(f"{name}.js") for name in SCRIPTS))
