"""`merge`: what was changed in a workbook, in its place in the budget that it was made of."""

from hashlib import sha256
from pathlib import Path, PureWindowsPath

from vssbudget.commandline.exit_status import BROKEN, DONE, REFUSED
from vssbudget.commandline.importing import named_source, unread
from vssbudget.commandline.loading import Report, load_named, project_under, unprojected
from vssbudget.commandline.output import check_not_read
from vssbudget.commandline.rewriting import check_own, rewrite
from vssbudget.commandline.view import View
from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader import Loaded, Source, choose, none_in_reach
from vssbudget.loader.setting import with_numbers
from vssbudget.report import render_merge
from vssbudget.spreadsheet import Merge, Returned, Unreadable, merged, returned
from vssbudget.wording import Message, visible

_NAME = "merge"


def merge(file: Path, budget: Path | None, dry_run: bool, view: View) -> Report:
    """Merge a workbook into the budget that it was made of, and show what that changes.

    Raises:
        WrongCommand: There is no such file, or the budget is no file of the user's own, was changed
            meanwhile, or is not the one that the workbook was made of.
        CannotWrite: It could not be written whole; then it is as it was.
    """
    workbook = named_source(file)
    raw = workbook.read()
    if isinstance(raw, Finding):
        return unread(workbook, raw, view)
    try:
        back = returned(raw)
    except Unreadable as told:
        return unread(workbook, Finding("unreadable", told.message, Message("merge-anew")), view)
    loaded = _loaded(workbook, budget, back, view)
    if loaded.budget is None:
        return unprojected(loaded, view)
    if not dry_run:
        check_own(loaded, _NAME)
    found = merged(loaded, back, workbook.name, not _is_of(loaded, back))
    anew = loaded
    if found.edits and not found.conflicts:
        anew = with_numbers(loaded, found.numbers)
    if anew.budget is None:
        return unprojected(_with_cells(anew, found), view)
    made = anew.text != loaded.text and not dry_run
    if made:
        rewrite(loaded, anew.text, _NAME)
    projected = project_under(loaded.budget, ())
    shown = render_merge(projected, found, loaded.source.name, made, view.form, view.display)
    return _status(found), shown


def _loaded(workbook: Source, budget: Path | None, back: Returned, view: View) -> Loaded:
    """Load the budget that is named, else the one in reach if the workbook was made of it.

    Raises:
        WrongCommand: There is none, or it is read already.
    """
    source = choose(budget)
    if source is None:
        raise WrongCommand(none_in_reach())
    if workbook.path is None and source.path is None:
        raise WrongCommand(Message("stdin-twice"))
    if budget is None and _bare(source.name) != _bare(back.budget):
        raise WrongCommand(Message("merge-other", file=source.name, made=visible(back.budget)))
    check_not_read(view.output, source)
    return load_named(source, keep=True)


def _bare(name: str) -> str:
    """Name a file without its folder, as any system writes that."""
    return PureWindowsPath(name).name


def _is_of(loaded: Loaded, back: Returned) -> bool:
    """Whether a workbook was made of a budget as it is now."""
    raw = loaded.source.read()
    return isinstance(raw, bytes) and sha256(raw).hexdigest() == back.sha256


def _with_cells(anew: Loaded, found: Merge) -> Loaded:
    """Name in the faults of a budget the cells that they come from."""
    cells = {each.path: each.given.place for each in found.edits}
    told = [
        each._replace(message=Message("of-a-file", file=cells[each.path], what=each.message))
        if each.path in cells
        else each
        for each in anew.faults
    ]
    return anew._replace(faults=tuple(told))


def _status(found: Merge) -> int:
    """Say how a merge ends: with a conflict, or with a cell that cannot be read."""
    if any(each.given.cell.wrong for each in found.conflicts):
        return REFUSED
    return BROKEN if found.conflicts else DONE
