"""What `report` does: load, project, hold against every rule, render and write."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from vssbudget import checks
from vssbudget.commandline.exit_status import DONE
from vssbudget.commandline.figure_work import reported
from vssbudget.commandline.loading import Report, load_from
from vssbudget.commandline.output import check_not_read, check_target, write_all
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View, ending_of, form_of
from vssbudget.commandline.work import judged
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, Source
from vssbudget.projection import Projection
from vssbudget.report import REPORTS, render_report
from vssbudget.views.report import ReportView, Written
from vssbudget.wording import Message

_ENDINGS = tuple(map(ending_of, REPORTS))
"""The endings of the files that can be written."""


class Target(NamedTuple):
    """Where a report goes, a file or a folder as it is typed, and whether it may replace any."""

    name: str | None
    force: bool


def report(file: Path | None, given: Sequence[Given], target: Target, view: View) -> Report:
    """Write a budget as a report, or tell the faults that keep it from being projected.

    Raises:
        WrongCommand: There is no such file, a rate does not fit it, or nothing can be written
            under the name that is given.
    """
    if not target.name or target.name == "-":
        raise WrongCommand(Message("report-nowhere", endings=_ENDINGS))
    path = Path(target.name)
    loaded = load_from(file, view, given)
    forms = _forms(target.name, loaded.source)
    if "xlsx" in forms.values() and find_spec("xlsxwriter") is None:
        raise WrongCommand(Message("report-no-writer"))
    for each in forms:
        for source in loaded.sources:
            check_not_read(each, source)
        check_target(each, target.force)

    def shown(loaded: Loaded, projected: Projection) -> Report:
        noticed = replace(projected, noticed=loaded.noticed())
        verdict = judged(loaded, noticed, checks.RULES)
        written = Written(_digest(loaded), loaded.standing)
        told = ReportView(noticed, verdict, loaded.source.name, written)
        display = view.paper(loaded.text)
        rendered = {each: render_report(told, form, display) for each, form in forms.items()}
        write_all(rendered, path, target.force)
        return DONE, ""

    return reported(loaded, given, view._replace(form="markdown"), shown)


def _digest(loaded: Loaded) -> str:
    """Tell the bytes of a file from all others; of standard input they are those of its text."""
    raw = loaded.source.read() if loaded.source.path else loaded.text.encode()
    return sha256(raw).hexdigest() if isinstance(raw, bytes) else ""


def _forms(name: str, source: Source) -> Mapping[Path, str]:
    """Give the files to write, each with its format: one, or in a folder one of each."""
    path = Path(name)
    form = form_of(path)
    if _is_folder(name):
        own = source.path.stem if source.path else "budget"
        return {path / f"{own}{ending_of(each)}": each for each in REPORTS}
    if form is None or form not in REPORTS:
        raise WrongCommand(Message("report-ending", file=str(path), endings=_ENDINGS))
    return {path: form}


def _is_folder(name: str) -> bool:
    """Whether a folder stands there, or is meant: by a slash behind it, or without an ending."""
    if os.path.isdir(name):  # noqa: PTH112 - a name that is too long is no folder
        return True
    return not os.path.lexists(name) and (name.endswith("/") or not _has_ending(Path(name)))


def _has_ending(path: Path) -> bool:
    return bool(form_of(path) or path.suffix)
