"""From a file to a budget and its projection, or to its faults."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vssbudget import late, projection
from vssbudget.commandline.exit_status import REFUSED, complain, to_stderr
from vssbudget.commandline.output import check_not_read
from vssbudget.commandline.pipeline import check_beside, check_links, in_pipeline
from vssbudget.commandline.rates import Given, as_written, rate_changes
from vssbudget.commandline.view import View
from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader import (
    Loaded,
    Source,
    choose,
    load,
    none_in_reach,
    shipped,
    standing_in,
    those_in,
)
from vssbudget.model import Budget
from vssbudget.projection import Projection, rates_in_force
from vssbudget.report import Display, Verdict, render_findings
from vssbudget.wording import Message, visible

if TYPE_CHECKING:
    from vssbudget.loader.scenarios import Layer

Report = tuple[int, str]
"""The exit status of a command, and what it writes ("" for nothing)."""


def load_from(
    file: Path | None, view: View, given: Iterable[Given] = (), *, keep: bool = False
) -> Loaded:
    """Load the budget given or in reach, else, but not in a pipeline, the one that is shipped.

    Its trees are kept where they are asked for.

    Raises:
        WrongCommand: There is no such file or scenario, in a pipeline no budget at all, or the
            output would go over one of them.
    """
    source = choose(file)
    if source is None:
        if in_pipeline():
            raise WrongCommand(none_in_reach())
        complain(standing_in(), view.display.language)
        source = shipped()
    check_not_read(view.output, source)
    loaded = load_named(source, scenarios_given(given), keep=keep)
    for each in loaded.sources:
        check_not_read(view.output, each)
    return loaded


def load_named(source: Source, under: "Sequence[Layer]" = (), *, keep: bool = False) -> Loaded:
    """Load a budget under a name that can be shown, whatever the file is called.

    Raises:
        WrongCommand: There is no such file, or in a pipeline a link leads out of the repository to
            it.
    """
    check_links(source)
    named = replace(source, name=visible(source.name))
    return load(named, check_beside, keep=keep, under=under)


def scenarios_given(given: Iterable[Given]) -> "list[Layer]":
    """Read the scenarios that are given: files in their order, then those of one line in theirs.

    One that several build on comes once, before the first of them.

    Raises:
        WrongCommand: There is no such file, in a pipeline a link leads out of the repository to
            it, or a line has no address.
    """
    layers: list[Layer] = []
    lines = [text for option, text in given if option == "set"]
    for name in (text for option, text in given if option == "scenario"):
        source = Source(visible(name), Path(name))
        check_links(source)
        *bases, own = late.scenarios.scenario_of(source, check_beside)
        layers += [*(each for each in bases if not each.is_among(layers)), own]
    for place, line in enumerate(lines, 1):
        address, equals, value = line.partition("=")
        if not equals or not address.strip() or "\n" in line:
            raise WrongCommand(Message("set-without-address", text=line))
        layers.append(late.scenarios.scenario_in_line(address.strip(), as_written(value), place))
    return layers


def to_judge(file: Path | None) -> list[Source]:
    """Give the budgets to judge: a file, those in a folder, or the one in reach.

    The budget that is shipped is nobody's to be judged in place of another.

    Raises:
        WrongCommand: There is none.
    """
    if file is not None and str(file) != "-" and os.path.isdir(file):  # noqa: PTH112 - as `choose`
        return those_in(file)
    source = choose(file)
    if source is None:
        raise WrongCommand(none_in_reach())
    return [source]


def check_none_read(output: Path, files: Iterable[Path | None]) -> None:
    """Refuse a target that is one of the files which would be read.

    Raises:
        WrongCommand: It is.
    """
    for file in files:
        sources: list[Source] = []
        with suppress(WrongCommand):  # what cannot be read is told when it is to be
            sources = to_judge(file)
        for source in sources:
            check_not_read(output, source)


def project_under(
    budget: Budget,
    given: Iterable[Given],
    noticed: tuple[Finding, ...] = (),
    scenarios: tuple[str, ...] = (),
) -> Projection:
    """Project a budget, in which are inputs of scenarios, under its own rates and those given.

    Raises:
        WrongCommand: A rate does not fit it.
    """
    rates = rates_in_force(budget, rate_changes(given, budget))
    projected = projection.project(budget, rates, noticed)
    return replace(projected, scenarios=scenarios) if scenarios else projected


def refused(loaded: Loaded) -> Verdict:
    """Tell that a file is no budget, and why."""
    return Verdict(loaded.source.name, loaded.faults, refused=True)


def unprojected(loaded: Loaded, view: View) -> Report:
    """Tell the faults of a file, on standard error where the output is to hold figures alone."""
    verdict, shown = refused(loaded), view.display
    if view.output is None and view.form in ("table", "json"):
        return REFUSED, render_findings([verdict], view.form, shown)
    to_stderr(render_findings([verdict], "table", Display(language=shown.language)))
    return REFUSED, ""
