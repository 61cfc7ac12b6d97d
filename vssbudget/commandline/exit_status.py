"""How a command ends: the exit statuses, and what leads to them."""

import os
import sys

from vssbudget.wording import Language, Message, breakable, inert, visible

DONE = 0
BROKEN = 1
WRONG = 2
REFUSED = 3
UNWRITTEN = 4
BUG = 70
INTERRUPTED = 130
NO_READER = 141

STDOUT, _STDERR = 1, 2


class CannotWrite(Exception):
    """The output could not be written; what stood there before still stands."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class ReaderGone(Exception):
    """Whoever read standard output went away."""


def complain(message: Message, language: Language) -> None:
    """Say on standard error, in one line, what is wrong with the command."""
    told = visible(breakable(language.say(message)))
    to_stderr(f"vssbudget: {inert(told)}\n")


def to_stderr(text: str) -> None:
    """Write to standard error; where it is closed there is nobody to tell."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            leave_unwritten(_STDERR)


def leave_unwritten(stream: int = STDOUT) -> None:
    """Keep the interpreter from writing the rest of a stream as it ends: that would be a failure.

    What stands in for the stream of the process within a program is left alone.
    """
    now, own = ((sys.stdout, sys.__stdout__), (sys.stderr, sys.__stderr__))[stream - STDOUT]
    if now is own:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
