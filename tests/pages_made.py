"""Reports and pages of budgets for the tests."""

from hashlib import sha256
from pathlib import Path

from vssbudget.checks import RULES, check
from vssbudget.loader import Source, load
from vssbudget.loader.load import Loaded
from vssbudget.projection import Projection, project
from vssbudget.report.page.document import document
from vssbudget.views.report import ReportView, Written
from vssbudget.views.verdict import Verdict
from vssbudget.wording import Language
from vssbudget.wording.language import SWEDISH


def report_of(loaded: Loaded, projection: Projection) -> ReportView:
    """Give a projection of a budget as a report, with what the rules say of it."""
    judged, name = tuple(check(projection, RULES)), loaded.source.name
    found = loaded.placed([each for one in judged for each in one.findings])
    written = Written(sha256(loaded.text.encode()).hexdigest(), loaded.standing)
    return ReportView(projection, Verdict(name, found, judged), name, written)


def page_of(loaded: Loaded, projection: Projection, language: Language = SWEDISH) -> str:
    """Write a projection of a budget as a page."""
    return document(report_of(loaded, projection), language)


def loaded_page(path: Path) -> str:
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    return page_of(loaded, project(loaded.budget))
