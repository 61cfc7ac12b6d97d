"""Where a report goes: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from vssbudget.commandline.ending import CannotWrite, ReaderGone, leave_unwritten
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message

_PIECE = 1024 * 1024


def check_target(output: Path | None, force: bool, option: str = "--output") -> None:
    """Refuse a target before any work is done for it.

    Raises:
        WrongCommand: It exists and is not to be replaced, or is no regular file.
    """
    if output is None:
        return
    try:
        mode = output.lstat().st_mode
    except OSError:  # not there, or out of reach: writing it will tell
        return
    if not stat.S_ISREG(mode):
        kind = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "no-file"
        raise WrongCommand(Message(f"output-is-{kind}", option=option, file=str(output)))
    if not force:
        raise WrongCommand(Message("output-exists", file=str(output)))


def written(reported: tuple[int, str], output: Path | None, force: bool) -> int:
    """Write what a command has to say, and give its status."""
    status, report = reported
    if report:
        write(report, output, force)
    return status


def write(text: str, output: Path | None, force: bool = False) -> None:
    """Write a report.

    Raises:
        CannotWrite: It could not be written whole.
        ReaderGone: Nobody reads standard output any more.
    """
    try:
        if output is None:
            _to_stream(text)
        else:
            _to_file(text, output, force)
    except BrokenPipeError:
        raise ReaderGone from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if output is None:
            leave_unwritten()
            raise CannotWrite(Message("stdout-unwritten", reason=reason)) from error
        message = Message("output-unwritten", file=str(output), reason=reason)
        raise CannotWrite(message) from error


def add_to(path: Path, text: str) -> None:
    """Add a page to a file that others write to as well, and to nothing but a file.

    Raises:
        CannotWrite: It is a link, a folder or a device, or could not be written.
    """
    try:
        if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
            raise ValueError("it is no regular file")
        with open(path, "ab", opener=_unfollowed) as file:
            file.write(text.encode())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = Message("output-unwritten", file=str(path), reason=reason)
        raise CannotWrite(message) from error


def _unfollowed(path: str, flags: int) -> int:
    """Open a file, but no link or pipe that has taken its place meanwhile."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)


def _to_stream(text: str) -> None:
    if sys.stdout is None:
        raise ValueError("it is closed")
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    for piece in _pieces(text):
        rest = memoryview(piece)
        while rest:  # an unbuffered stream takes what it can, and says how much that was
            rest = rest[stream.write(rest) :]
    stream.flush()


def _pieces(text: str) -> Iterator[bytes]:
    """Encode a text a piece at a time; a report can be large, and the whole be it once more."""
    for start in range(0, len(text), _PIECE):
        yield text[start : start + _PIECE].encode()


def _to_file(text: str, path: Path, force: bool) -> None:
    """Write beside the file and put it in place in one step."""
    beside = path.with_name(f".vssbudget.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            if force and path.exists():
                beside.chmod(stat.S_IMODE(path.stat().st_mode))
            file.writelines(_pieces(text))
            file.flush()
            os.fsync(file.fileno())
        if force:
            beside.replace(path)
        else:
            _place_new(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _place_new(beside: Path, path: Path) -> None:
    """Give the file its name, unless another has taken it meanwhile."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb") as file:
            file.write(beside.read_bytes())
