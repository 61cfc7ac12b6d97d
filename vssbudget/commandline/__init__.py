"""The command line: what a person or a script types, and how it ends."""

import sys
import traceback
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Any

import typer
from typer.main import get_command, get_command_name

from vssbudget import __version__
from vssbudget.commandline.app import app
from vssbudget.commandline.exit_status import (
    BUG,
    DONE,
    INTERRUPTED,
    NO_READER,
    UNWRITTEN,
    WRONG,
    CannotWrite,
    ReaderGone,
    complain,
    leave_unwritten,
    to_stderr,
)
from vssbudget.commandline.language import asked_language
from vssbudget.commandline.mistyped import mistyped
from vssbudget.findings import WrongCommand
from vssbudget.wording import Language, Message, breakable


def main(args: Sequence[str] | None = None) -> int:
    """Carry out a command and give its exit status."""
    try:
        told = {"prog_name": "vssbudget", "standalone_mode": False, "obj": _language(args)}
        return program(_named(args))(args=args, **told) or 0
    except WrongCommand as wrong:
        return _complained(args, wrong.message, WRONG)
    except typer.TyperException as wrong:
        return _complained(args, mistyped(wrong, _language(args)), WRONG)
    except CannotWrite as failure:
        return _complained(args, failure.message, UNWRITTEN)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as ended:  # typer ends so after a completion, and when its reader went away
        return _of_typer(ended)
    except ReaderGone:
        return _without_reader()
    except Exception as failure:
        if isinstance(failure, OSError) and failure.filename is None:  # typer's own writing
            leave_unwritten()
            reason = failure.strerror or str(failure)
            return _complained(args, Message("stdout-unwritten", reason=reason), UNWRITTEN)
        complain(Message("a-bug"), _language(args))
        to_stderr(traceback.format_exc())
        to_stderr(f"vssbudget {__version__}: {breakable(_language(args)('where-docs'))}\n")
        return BUG


@cache
def program(name: str | None = None) -> Any:
    """Build the commands of the program once, or only the one of a name: that is sooner there."""
    chosen = copy(app)
    if name is not None:
        chosen.registered_commands = [_COMMANDS[name]]
    return get_command(chosen)


_COMMANDS = {
    get_command_name(getattr(each.callback, "__name__", "")): each
    for each in app.registered_commands
}


def _named(args: Sequence[str] | None) -> str | None:
    """Give the command that a line begins with; None where something else comes first."""
    first = next(iter(sys.argv[1:] if args is None else args), None)
    return first if first in _COMMANDS else None


def _complained(args: Sequence[str] | None, message: Message, status: int) -> int:
    complain(message, _language(args))
    return status


def _language(args: Sequence[str] | None) -> Language:
    return asked_language(sys.argv[1:] if args is None else args)


def _of_typer(ended: SystemExit) -> int:
    if isinstance(ended.__context__, BrokenPipeError):
        return _without_reader()
    return WRONG if ended.code else DONE


def _without_reader() -> int:
    leave_unwritten()
    return NO_READER


__all__ = ["main"]
