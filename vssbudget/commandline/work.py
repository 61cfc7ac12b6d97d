"""What the commands do: load, project, check, and render."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vssbudget import checks, projection
from vssbudget.commandline.ending import (
    BROKEN,
    DONE,
    REFUSED,
    UNWRITTEN,
    WRONG,
    CannotWrite,
    complain,
    to_stderr,
)
from vssbudget.commandline.output import add_to
from vssbudget.commandline.rates import Given, rate_changes
from vssbudget.commandline.tongue import chosen_language
from vssbudget.findings import WrongCommand
from vssbudget.loader import REFUSALS, Loaded, Source, choose, load
from vssbudget.model import Budget
from vssbudget.projection import Projection, rates_in_force
from vssbudget.report import (
    Display,
    Explained,
    Invested,
    Verdict,
    render_capital,
    render_explanation,
    render_findings,
    render_prices,
    render_projection,
    render_rule,
    render_rules,
    render_summary,
)
from vssbudget.wording import Language, Message, visible

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which a runner of GitHub names the file for the summary of a step."""

Report = tuple[int, str]
"""The exit status of a command, and what it writes ("" for nothing)."""


class Asked(NamedTuple):
    """What `check` is to do: these rules alone, all but those, and with what weight."""

    only: Sequence[str]
    skip: Sequence[str]
    strict: bool
    write_accepted: bool


class Wanted(NamedTuple):
    """Which areas and years are wanted; all of them where none is named."""

    areas: Sequence[str]
    years: Sequence[str]


class View(NamedTuple):
    """How a report is to look: its format, the file it goes to, and the language asked for."""

    form: str
    output: Path | None
    lang: str | None

    @property
    def format(self) -> str:
        """The format, where it depends on where the program runs."""
        if self.form != "auto":
            return self.form
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "table"

    @property
    def display(self) -> Display:
        """What the output is shown on; only a terminal that wants colours gets them."""
        terminal = self.output is None and sys.stdout is not None and sys.stdout.isatty()
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return Display(_columns(), terminal, terminal and wanted, chosen_language(self.lang))


def _columns() -> int:
    """Give the width in columns: of COLUMNS, else of the terminal, else 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80


def project(file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Project a budget, or report the faults that keep it from being projected.

    Raises:
        WrongCommand: There is no such file, or a rate does not fit it.
    """
    shown = view.display
    loaded = _loaded(file)
    if loaded.budget is not None:
        projected, name = _projected(loaded.budget, given), loaded.source.name
        del loaded  # a projection points at no place in the text: free it before rendering
        return DONE, render_projection(projected, name, view.form, shown)
    return _unprojected(loaded, view)


def _unprojected(loaded: Loaded, view: View) -> Report:
    """Tell the faults of a file, on standard error where the output is to hold figures alone."""
    verdict, shown = _refused(loaded), view.display
    if view.output is None and view.form in ("table", "json"):
        return REFUSED, render_findings([verdict], view.form, shown)
    to_stderr(render_findings([verdict], "table", Display(language=shown.language)))
    return REFUSED, ""


def prices(file: Path | None, given: Sequence[Given], wanted: Wanted, view: View) -> Report:
    """Show the price case, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file, area or year, or a rate does not fit it.
    """
    from vssbudget.commandline.selection import selected  # noqa: PLC0415 - only for this command
    from vssbudget.projection.pricing import price_case  # noqa: PLC0415

    shown = view.display
    loaded = _loaded(file)
    if loaded.budget is None:
        return _unprojected(loaded, view)
    projected = _projected(loaded.budget, given)
    case = selected(projected, price_case(projected), wanted.areas, wanted.years)
    return DONE, render_prices(projected, case, loaded.source.name, view.form, shown)


def capital(file: Path | None, years: Sequence[str], cohorts: bool, view: View) -> Report:
    """Show the capital cost, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or year.
    """
    from vssbudget.commandline.selection import selected_years  # noqa: PLC0415 - only for this
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415

    shown = view.display
    loaded = _loaded(file)
    if loaded.budget is None:
        return _unprojected(loaded, view)
    projected = _projected(loaded.budget, ())
    wanted = selected_years(projected, years)
    invested = Invested(projected, capital_plan(loaded.budget), wanted, cohorts)
    return DONE, render_capital(invested, loaded.source.name, view.form, shown)


def explain(address: str, file: Path | None, given: Sequence[Given], view: View) -> Report:
    """Explain a figure, or report the faults that keep the budget from being projected.

    Raises:
        WrongCommand: There is no such file or figure, or a rate does not fit it.
    """
    from vssbudget.projection.address import figure_at, no_such_figure  # noqa: PLC0415 - for this
    from vssbudget.projection.derivation import derive  # noqa: PLC0415

    shown = view.display
    loaded = _loaded(file)
    if loaded.budget is None:
        return _unprojected(loaded, view)
    projected = _projected(loaded.budget, given)
    figure, step = figure_at(projected, address), derive(projected, address)
    if figure is None or step is None:
        told, cure = no_such_figure(projected, address)
        raise WrongCommand(Message("explain-wrong", told=told, cure=cure))
    explained = Explained(address, step, figure.amount, loaded.budget, loaded.places)
    return DONE, render_explanation(explained, view.form, shown)


def check_balance(files: Iterable[Path] | None, given: Sequence[Given], view: View) -> Report:
    """Hold each file against the balance rules; the status is the highest of theirs."""
    return _of_each(files, view, lambda loaded: _judged(loaded, given, checks.BALANCE))


def check(files: Iterable[Path] | None, asked: Asked, view: View) -> Report:
    """Hold each file against the rules asked for; the status is the highest of theirs.

    Raises:
        WrongCommand: A rule is asked for that there is not.
    """
    from vssbudget.commandline.accepting import add_accepted  # noqa: PLC0415 - as the rules, for this command
    from vssbudget.commandline.rules import rules_asked  # noqa: PLC0415

    rules = rules_asked(asked.only, asked.skip)

    def judge(loaded: Loaded) -> Verdict:
        if asked.write_accepted:
            loaded, count = add_accepted(loaded, _judged(loaded, (), rules).findings)
            message = Message("accepted-added", count=count, file=loaded.source.name)
            complain(message, view.display.language)
        return replace(_judged(loaded, (), rules), strict=asked.strict)

    return _of_each(files, view, judge)


def explain_rule(name: str | None, lang: str | None) -> Report:
    """List the rules, or explain one with an example that fails and one that holds.

    Raises:
        WrongCommand: There is no such rule.
    """
    from vssbudget.commandline.rules import no_such_rule  # noqa: PLC0415

    display = View("table", None, lang).display
    if name is None:
        return DONE, render_rules(REFUSALS, display)
    if name not in checks.RULES and name not in REFUSALS:
        raise WrongCommand(no_such_rule("", name, (*checks.RULES, *REFUSALS)))
    return DONE, render_rule(name, map(_example, checks.examples(name)), display)


def _example(path: Path) -> tuple[str, Verdict]:
    loaded = load(Source(path.name, path))
    return loaded.text, _judged(loaded, (), checks.RULES)


def _of_each(
    files: Iterable[Path] | None, view: View, judge: Callable[[Loaded], Verdict]
) -> Report:
    """Judge each file; one that is not there is complained of, and the others still are judged."""
    shown = view.display
    status, verdicts = DONE, []
    for file in files or (None,):
        try:
            loaded = _loaded(file)
            verdict = judge(loaded) if loaded.budget is not None else _refused(loaded)
        except WrongCommand as wrong:
            complain(wrong.message, shown.language)
            status = max(status, WRONG)
        else:
            verdicts.append(verdict)
            status = max(status, _status(verdict))
    if verdicts and view.format == "github" and (summary := os.environ.get(STEP_SUMMARY)):
        status = max(status, _added(Path(summary), render_summary(verdicts, shown), shown.language))
    return status, render_findings(verdicts, view.format, shown) if verdicts else ""


def _added(summary: Path, page: str, language: Language) -> int:
    """Add a page to the summary of a step; where that fails the findings still are to be told."""
    try:
        add_to(summary, page)
    except CannotWrite as failure:
        complain(failure.message, language)
        return UNWRITTEN
    return DONE


def _loaded(file: Path | None) -> Loaded:
    """Load a budget under a name that can be shown, whatever the file is called."""
    source = choose(file)
    return load(replace(source, name=visible(source.name)))


def _projected(budget: Budget, given: Iterable[Given]) -> Projection:
    rates = rates_in_force(budget, rate_changes(given, budget))
    return projection.project(budget, rates)


def _refused(loaded: Loaded) -> Verdict:
    return Verdict(loaded.source.name, loaded.faults, refused=True)


def _judged(loaded: Loaded, given: Iterable[Given], rules: Iterable[str]) -> Verdict:
    assert loaded.budget is not None
    judgements = tuple(checks.check(_projected(loaded.budget, given), rules))
    found = [finding for judgement in judgements for finding in judgement.findings]
    return Verdict(loaded.source.name, loaded.placed(found), judgements)


def _status(verdict: Verdict) -> int:
    if verdict.refused:
        return REFUSED
    return DONE if verdict.ok else BROKEN
