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

SIGNED = """\
title: t
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
areas:
  a: {cost: {2022: 10, 2023: 10}, revenue: {2023: 10}, step: 5, price_change: {2024: -3}}
  b: {cost: {2023: 20}, revenue: {2022: 5, 2023: 20}, lasting: {2024: -7}, step: 0}
investments:
  lines:
    x: {values: {2023: 50, 2024: -20}}
    w: {values: {2023: -10, 2024: -5}}
    z: {values: {2024: 5}}
  frame: {values: {2022: 20, 2023: 30}}
volumes:
  v: {values: {2022: 10, 2024: 8}}
"""
"""A budget whose costs, price changes and investments go below zero."""


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
