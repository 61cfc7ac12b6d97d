"""The one table of what loads late: only what a command needs, and only when it does.

A module that not every command needs is asked for as `late.sarif`, and loads with the first such
asking. Whoever asks stands no lower than what it asks for: a test holds that.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

LATE: dict[str, str] = {
    "difflib": "difflib",
    "graphlib": "graphlib",
    "io": "io",
    "calamine": "python_calamine",
    "xlsxwriter": "xlsxwriter",
    "cells": "rich.cells",
    "console": "rich.console",
    "text": "rich.text",
    "addresses": "vssbudget.addresses",
    "inputs": "vssbudget.analysis.inputs",
    "derivation": "vssbudget.addresses.derivation",
    "checks": "vssbudget.checks",
    "causes": "vssbudget.checks.causes",
    "follows": "vssbudget.checks.follows",
    "perturbed": "vssbudget.checks.perturbed",
    "checks_rules": "vssbudget.checks.rules",
    "unbalanced": "vssbudget.checks.unbalanced",
    "commandline": "vssbudget.commandline",
    "accepting": "vssbudget.commandline.accepting",
    "authoring": "vssbudget.commandline.authoring",
    "blaming": "vssbudget.commandline.blaming",
    "comparing": "vssbudget.commandline.comparing",
    "differing": "vssbudget.commandline.differing",
    "figure_work": "vssbudget.commandline.figure_work",
    "importing": "vssbudget.commandline.importing",
    "loading": "vssbudget.commandline.loading",
    "merging": "vssbudget.commandline.merging",
    "reporting": "vssbudget.commandline.reporting",
    "commandline_rules": "vssbudget.commandline.rules",
    "selection": "vssbudget.commandline.selection",
    "setting": "vssbudget.commandline.setting",
    "version": "vssbudget.commandline.version",
    "solving": "vssbudget.commandline.solving",
    "view": "vssbudget.commandline.view",
    "work": "vssbudget.commandline.work",
    "loader": "vssbudget.loader",
    "duplicate_keys": "vssbudget.loader.duplicate_keys",
    "events": "vssbudget.loader.events",
    "kinds": "vssbudget.loader.kinds",
    "noticed": "vssbudget.loader.noticed",
    "pasted": "vssbudget.loader.pasted",
    "places": "vssbudget.loader.places",
    "scenarios": "vssbudget.loader.scenarios",
    "syntax": "vssbudget.loader.syntax",
    "cures": "vssbudget.model.cures",
    "mending": "vssbudget.model.mending",
    "misread": "vssbudget.model.misread",
    "pool_coherence": "vssbudget.model.pool_coherence",
    "scenario": "vssbudget.model.scenario",
    "schema": "vssbudget.model.schema",
    "service_coherence": "vssbudget.model.service_coherence",
    "slips": "vssbudget.model.slips",
    "projection_capital": "vssbudget.projection.capital",
    "pricing": "vssbudget.projection.pricing",
    "sharing": "vssbudget.projection.sharing",
    "report": "vssbudget.report",
    "bars": "vssbudget.report.bars",
    "comment": "vssbudget.report.comment",
    "csv_excel": "vssbudget.report.csv_excel",
    "csv_table": "vssbudget.report.csv_table",
    "difference_comment": "vssbudget.report.difference_comment",
    "explanation_json": "vssbudget.report.explanation_json",
    "explanation_text": "vssbudget.report.explanation_text",
    "explanation_page": "vssbudget.report.page.explanation",
    "findings_text": "vssbudget.report.findings_text",
    "github": "vssbudget.report.github",
    "gitlab": "vssbudget.report.gitlab",
    "in_language": "vssbudget.report.in_language",
    "json_object": "vssbudget.report.json_object",
    "junit": "vssbudget.report.junit",
    "keys_text": "vssbudget.report.keys_text",
    "markdown": "vssbudget.report.markdown",
    "origin": "vssbudget.report.origin",
    "outline_json": "vssbudget.report.outline_json",
    "page": "vssbudget.report.page.document",
    "report_markdown": "vssbudget.report.report_markdown",
    "rules_text": "vssbudget.report.rules_text",
    "sarif": "vssbudget.report.sarif",
    "workbook": "vssbudget.report.workbook",
    "formula_sheet": "vssbudget.report.workbook.formula_sheet",
    "allocation": "vssbudget.views.allocation",
    "views_capital": "vssbudget.views.capital",
    "views_goals": "vssbudget.views.goals",
    "comparison": "vssbudget.views.comparison",
    "difference": "vssbudget.views.difference",
    "further": "vssbudget.views.further",
    "views_history": "vssbudget.views.history",
    "views_imported": "vssbudget.views.imported",
    "views_merged": "vssbudget.views.merged",
    "prices": "vssbudget.views.prices",
    "projection": "vssbudget.views.projection",
    "views_solution": "vssbudget.views.solution",
    "views_tornado": "vssbudget.views.tornado",
    "standing": "vssbudget.views.standing",
    "language": "vssbudget.wording.language",
}
"""Modules by the names that they are asked for by."""

if TYPE_CHECKING:
    import difflib as difflib
    import graphlib as graphlib
    import io as io

    import python_calamine as _calamine
    import xlsxwriter as xlsxwriter
    from rich import cells as cells
    from rich import console as console
    from rich import text as text

    from vssbudget import addresses as addresses
    from vssbudget import checks as checks
    from vssbudget import commandline as commandline
    from vssbudget import loader as loader
    from vssbudget import report as report
    from vssbudget.addresses import derivation as derivation
    from vssbudget.analysis import inputs as inputs
    from vssbudget.checks import causes as causes
    from vssbudget.checks import follows as follows
    from vssbudget.checks import perturbed as perturbed
    from vssbudget.checks import rules as _checks_rules
    from vssbudget.checks import unbalanced as unbalanced
    from vssbudget.commandline import accepting as accepting
    from vssbudget.commandline import authoring as authoring
    from vssbudget.commandline import blaming as blaming
    from vssbudget.commandline import comparing as comparing
    from vssbudget.commandline import differing as differing
    from vssbudget.commandline import figure_work as figure_work
    from vssbudget.commandline import importing as importing
    from vssbudget.commandline import loading as loading
    from vssbudget.commandline import merging as merging
    from vssbudget.commandline import reporting as reporting
    from vssbudget.commandline import rules as _commandline_rules
    from vssbudget.commandline import selection as selection
    from vssbudget.commandline import setting as setting
    from vssbudget.commandline import solving as solving
    from vssbudget.commandline import version as version
    from vssbudget.commandline import view as view
    from vssbudget.commandline import work as work
    from vssbudget.loader import duplicate_keys as duplicate_keys
    from vssbudget.loader import events as events
    from vssbudget.loader import kinds as kinds
    from vssbudget.loader import noticed as noticed
    from vssbudget.loader import pasted as pasted
    from vssbudget.loader import places as places
    from vssbudget.loader import scenarios as scenarios
    from vssbudget.loader import syntax as syntax
    from vssbudget.model import cures as cures
    from vssbudget.model import mending as mending
    from vssbudget.model import misread as misread
    from vssbudget.model import pool_coherence as pool_coherence
    from vssbudget.model import scenario as scenario
    from vssbudget.model import schema as schema
    from vssbudget.model import service_coherence as service_coherence
    from vssbudget.model import slips as slips
    from vssbudget.projection import capital as _projection_capital
    from vssbudget.projection import pricing as pricing
    from vssbudget.projection import sharing as sharing
    from vssbudget.report import bars as bars
    from vssbudget.report import comment as comment
    from vssbudget.report import csv_excel as csv_excel
    from vssbudget.report import csv_table as csv_table
    from vssbudget.report import difference_comment as difference_comment
    from vssbudget.report import explanation_json as explanation_json
    from vssbudget.report import explanation_text as explanation_text
    from vssbudget.report import findings_text as findings_text
    from vssbudget.report import github as github
    from vssbudget.report import gitlab as gitlab
    from vssbudget.report import in_language as in_language
    from vssbudget.report import json_object as json_object
    from vssbudget.report import junit as junit
    from vssbudget.report import keys_text as keys_text
    from vssbudget.report import markdown as markdown
    from vssbudget.report import origin as origin
    from vssbudget.report import outline_json as outline_json
    from vssbudget.report import report_markdown as report_markdown
    from vssbudget.report import rules_text as rules_text
    from vssbudget.report import sarif as sarif
    from vssbudget.report import workbook as workbook
    from vssbudget.report.page import document as _page
    from vssbudget.report.page import explanation as _explanation_page
    from vssbudget.report.workbook import formula_sheet as formula_sheet
    from vssbudget.views import allocation as allocation
    from vssbudget.views import capital as _views_capital
    from vssbudget.views import comparison as comparison
    from vssbudget.views import difference as difference
    from vssbudget.views import further as further
    from vssbudget.views import goals as _views_goals
    from vssbudget.views import history as _views_history
    from vssbudget.views import imported as _views_imported
    from vssbudget.views import merged as _views_merged
    from vssbudget.views import prices as prices
    from vssbudget.views import projection as projection
    from vssbudget.views import solution as _views_solution
    from vssbudget.views import standing as standing
    from vssbudget.views import tornado as _views_tornado
    from vssbudget.wording import language as language

    calamine = _calamine
    checks_rules = _checks_rules
    commandline_rules = _commandline_rules
    explanation_page = _explanation_page
    projection_capital = _projection_capital
    page = _page
    views_capital = _views_capital
    views_goals = _views_goals
    views_history = _views_history
    views_imported = _views_imported
    views_merged = _views_merged
    views_solution = _views_solution
    views_tornado = _views_tornado
else:

    def __getattr__(name: str) -> ModuleType:
        """Load a module of the table, which is from then on an attribute as any other."""
        if name not in LATE:
            raise AttributeError(name)
        module = globals()[name] = import_module(LATE[name])
        return module
