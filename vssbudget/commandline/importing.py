"""`import`: a budget file written from a spreadsheet, or what would be read told."""

from dataclasses import replace
from pathlib import Path

from vssbudget.commandline.exit_status import DONE, complain
from vssbudget.commandline.loading import Report, project_under, unprojected
from vssbudget.commandline.output import check_not_read
from vssbudget.commandline.pipeline import check_links
from vssbudget.commandline.view import View
from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader import Loaded, Source, load
from vssbudget.report import render_import
from vssbudget.spreadsheet import Asked, Unreadable, Writer, imported
from vssbudget.wording import Message, visible


def import_(file: Path, asked: Asked, dry_run: bool, view: View) -> Report:
    """Read a spreadsheet; give the budget written from it, or show what was read.

    Raises:
        WrongCommand: There is no such file, in it not what is asked for, or a budget is to be
            written and none.
    """
    source = named_source(file)
    check_not_read(view.output, source)
    if dry_run and view.form == "yaml" and view.output is not None:
        raise WrongCommand(Message("import-dry-run", file=str(view.output)))
    raw = source.read()
    if isinstance(raw, Finding):
        return unread(source, raw, view)
    try:
        draft = imported(raw, source.name, asked)
    except Unreadable as found:
        return unread(source, Finding("unreadable", found.message, found.fix), view)
    language = view.display.language
    loaded = load(replace(source, held=Writer(draft, language).text().encode()))
    if loaded.budget is None:
        fault = loaded.faults[0]
        return unread(source, Finding(fault.rule, fault.message, fault.fix), view)
    form = "table" if dry_run and view.form == "yaml" else view.form
    if form == "yaml":
        counts = {"rows": len(draft.placed), "left": len(draft.left), "doubts": len(draft.doubts)}
        complain(Message("imported", file=source.name, **counts), language)
        return DONE, loaded.text
    return DONE, render_import(project_under(loaded.budget, ()), draft, form, view.display)


def named_source(file: Path) -> Source:
    """Name the file as it can be shown.

    Raises:
        WrongCommand: In a pipeline a link leads out of the repository to it.
    """
    source = Source("<stdin>", None) if str(file) == "-" else Source(visible(file.name), file)
    check_links(source)
    return source


def unread(source: Source, found: Finding, view: View) -> Report:
    """Tell why a spreadsheet cannot be read."""
    told = Loaded(source, "", None, ())
    return unprojected(told._replace(faults=told.placed([found])), view)


__all__ = ["Asked", "import_"]
