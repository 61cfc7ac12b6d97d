"""The command line: what a person or a script types, and how it ends."""

import os
import sys
import traceback
from collections.abc import Sequence

import typer

from vssbudget.commandline.app import app
from vssbudget.commandline.ending import (
    BUG,
    DONE,
    INTERRUPTED,
    NO_READER,
    UNWRITTEN,
    WRONG,
    CannotWrite,
    ReaderGone,
    complain,
    to_stderr,
)
from vssbudget.findings import WrongCommand


def main(args: Sequence[str] | None = None) -> int:
    """Carry out a command and give its exit status."""
    try:
        return app(args=args, prog_name="vssbudget", standalone_mode=False) or 0
    except WrongCommand as wrong:
        complain(str(wrong))
        return WRONG
    except typer.TyperException as wrong:
        return _wrong_options(wrong)
    except CannotWrite as failure:
        complain(str(failure))
        return UNWRITTEN
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as ended:  # typer ends so after a completion, and when its reader went away
        return _of_typer(ended)
    except ReaderGone:
        return _without_reader()
    except Exception as failure:
        if isinstance(failure, OSError) and failure.filename is None:
            return _unwritten_by_typer(failure)
        to_stderr("vssbudget: this is a bug in the program, not in your budget:\n")
        to_stderr(traceback.format_exc())
        return BUG


def _wrong_options(wrong: typer.TyperException) -> int:
    """Tell what is wrong with the options; typer's message for no arguments is the whole help."""
    message = wrong.format_message().replace("Value error, ", "")
    if message.startswith("Usage:"):
        to_stderr(f"{message}\n")
    else:
        told = message if message.endswith("?") else f"{message.rstrip('.')}."
        complain(f"{told} Try vssbudget --help")
    return WRONG


def _of_typer(ended: SystemExit) -> int:
    if isinstance(ended.__context__, BrokenPipeError):
        return _without_reader()
    return WRONG if ended.code else DONE


def _unwritten_by_typer(failure: OSError) -> int:
    """Tell that a help text or a completion, which typer itself writes, did not get through."""
    complain(f"standard output could not be written: {failure.strerror}")
    return UNWRITTEN


def _without_reader() -> int:
    """Keep the interpreter from writing the rest into a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return NO_READER


__all__ = ["main"]
