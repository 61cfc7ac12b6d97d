"""A budget file of the user's own with another text in it, whole or not at all."""

from pathlib import Path

from vssbudget.commandline.output import check_target, write
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, shipped
from vssbudget.wording import Message

_PACKAGE = Path(__file__).resolve().parent.parent


def rewrite(loaded: Loaded, text: str, option: str) -> None:
    """Write another text in the place of that of a budget, as it was loaded.

    Raises:
        WrongCommand: The budget is no file of the user's own, or was changed since it was read.
        CannotWrite: It could not be written whole; then it is as it was.
    """
    path, told = check_own(loaded, option), {"option": option, "file": loaded.source.name}
    changed = WrongCommand(Message("changed-meanwhile", **told))
    raw = loaded.source.read()
    stood = raw.decode(errors="replace") if isinstance(raw, bytes) else ""
    body = stood.removeprefix("\ufeff")
    if body != loaded.text:
        raise changed

    def last_look() -> None:
        if loaded.source.read() != raw:
            raise changed

    write(stood[: len(stood) - len(body)] + text, path, force=True, last_look=last_look)


def check_own(loaded: Loaded, option: str) -> Path:
    """Give the file of a budget that may be written in.

    Raises:
        WrongCommand: It is no file of the user's own, or cannot be written to.
    """
    path = loaded.source.path
    if path is None or path == shipped().path or _PACKAGE in path.resolve().parents:
        raise WrongCommand(Message("nowhere-to-write", option=option, file=loaded.source.name))
    check_target(path, force=True, option=option)
    return path
