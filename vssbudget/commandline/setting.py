"""`set`: one value of a budget file in its place, or the line in which it would stand."""

from pathlib import Path

from vssbudget.commandline.exit_status import DONE, complain
from vssbudget.commandline.loading import Report, load_named, unprojected
from vssbudget.commandline.rates import as_written
from vssbudget.commandline.rewriting import check_own, rewrite
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, choose, none_in_reach
from vssbudget.loader.setting import with_value
from vssbudget.wording import Message, visible

_NAME = "set"


def set_value(address: str, typed: str, file: Path | None, dry_run: bool, view: View) -> Report:
    """Set a value in a budget, or show the line in which it would stand.

    Raises:
        WrongCommand: There is no such file or input, no place for the value in the file, or it is
            no file of the user's own.
        CannotWrite: It could not be written whole; then it is as it was.
    """
    source = choose(file)
    if source is None:
        raise WrongCommand(none_in_reach())
    loaded = load_named(source, keep=True)
    if loaded.budget is None:
        return unprojected(loaded, view)
    if not dry_run:
        check_own(loaded, _NAME)
    anew = with_value(loaded, address, as_written(typed))
    if anew.budget is None:
        return unprojected(anew, view)
    if anew.text == loaded.text:
        stands = Message("value-stands", address=address, file=source.name)
        complain(stands, view.display.language)
        return DONE, ""
    line, shown = _changed(loaded, anew)
    if dry_run:
        return DONE, shown
    rewrite(loaded, anew.text, _NAME)
    complain(
        Message("value-set", address=address, file=source.name, line=line), view.display.language
    )
    return DONE, ""


def _changed(loaded: Loaded, anew: Loaded) -> tuple[int, str]:
    """Give the line that is another one, or a new one, and show both with its number."""
    before, after = loaded.text.splitlines(), anew.text.splitlines()
    differ = (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    at = next(differ, min(len(before), len(after) - 1))
    told = [f"- {before[at]}"] if len(before) == len(after) else []
    told.append(f"+ {after[at]}")
    lines = (f"{visible(each)}\n" for each in (f"{loaded.source.name}:{at + 1}", *told))
    return at + 1, "".join(lines)
