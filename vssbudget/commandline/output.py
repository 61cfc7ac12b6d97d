"""Where a report goes: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from vssbudget.commandline.exit_status import CannotWrite, ReaderGone, leave_unwritten
from vssbudget.commandline.signals import put_off
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.loader import Source

_PIECE = 1024 * 1024
_PRIVATE, _AS_EVER = 0o600, 0o666
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def check_target(output: Path | None, force: bool, option: str = "--output") -> None:
    """Refuse a target before any work is done for it.

    Raises:
        WrongCommand: It exists and is not to be replaced, is read-only, or is no regular file.
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
    if not mode & _WRITABLE or not os.access(output, os.W_OK):  # a superuser may write everything
        raise WrongCommand(Message("output-read-only", option=option, file=str(output)))


def check_not_read(output: Path | None, source: "Source") -> None:
    """Refuse a target that is the file which is read, by whatever name either goes.

    Raises:
        WrongCommand: It is.
    """
    if output is None:
        return
    try:
        read = source.path.stat() if source.path else os.fstat(sys.stdin.fileno())
        same = os.path.samestat(output.stat(), read)
    except (OSError, ValueError, AttributeError):  # one of them is not there
        return
    if same:
        raise WrongCommand(Message("output-is-read", file=str(output), read=source.name))


def written(reported: tuple[int, str], output: Path | None, force: bool) -> int:
    """Write what a command has to say, and give its status."""
    status, report = reported
    if report:
        write(report, output, force)
    return status


def write(
    text: str,
    output: Path | None,
    force: bool = False,
    last_look: Callable[[], None] = lambda: None,
) -> None:
    """Write a report; right before a file gets its name comes a last look at what stands there.

    Raises:
        CannotWrite: It could not be written whole.
        ReaderGone: Nobody reads standard output any more.
    """
    with _telling(output):
        if output is None:
            _to_stream(text)
        else:
            _to_files({output: text}, force, last_look)


def write_all(reports: Mapping[Path, str | bytes], output: Path, force: bool) -> None:
    """Write reports, all of them or none: the output alone, or several in it as a folder.

    Raises:
        CannotWrite: They could not be written whole.
    """
    with _telling(output):
        if output in reports:
            _to_files(reports, force)
        else:
            with _folder(output):
                _to_files(reports, force)


@contextmanager
def _telling(output: Path | None) -> Iterator[None]:
    """Tell why what is written could not be."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if output is None:
            leave_unwritten()
            raise CannotWrite(Message("stdout-unwritten", reason=reason)) from error
        message = Message("output-unwritten", file=str(output), reason=reason)
        raise CannotWrite(message) from error


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    """Have a folder, and leave none behind in which nothing came to stand."""
    made = not path.exists()
    path.mkdir(exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            path.rmdir()
        raise


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
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, _AS_EVER)


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


def _pieces(text: str | bytes) -> Iterator[bytes]:
    """Encode a text a piece at a time; a report can be large, and the whole be it once more."""
    if isinstance(text, bytes):
        yield text
        return
    for start in range(0, len(text), _PIECE):
        yield text[start : start + _PIECE].encode()


def _to_files(
    contents: Mapping[Path, str | bytes],
    force: bool,
    last_look: Callable[[], None] = lambda: None,
) -> None:
    """Write beside the files and put each in place in one step."""
    with put_off(), ExitStack() as held:
        ready = []
        for path, content in contents.items():
            replaces = force and path.exists()
            beside = held.enter_context(_beside(path, _PRIVATE if replaces else _AS_EVER))
            with beside.open("r+b") as file:
                file.writelines(_pieces(content))
                file.flush()
                os.fsync(file.fileno())
            ready.append((beside, path, replaces))
        last_look()
        _place(ready)
        _flush_folder(path.parent)


def _place(ready: Sequence[tuple[Path, Path, bool]]) -> None:
    """Put files in place one after the other; where one cannot be, those before it go back."""
    (beside, path, replaces), *rest = ready
    stood = path.read_bytes() if replaces and rest else b""
    if replaces:
        _replace(beside, path)
    else:
        _place_new(beside, path)
    if not rest:
        return
    try:
        _place(rest)
    except BaseException:
        if replaces:
            _pour(stood, path)
        else:
            path.unlink()
        raise


@contextmanager
def _beside(path: Path, mode: int) -> Iterator[Path]:
    """Make a new file beside one, under a name that no other has, and leave nothing of it."""
    beside = path.with_name(f".vssbudget.{os.urandom(8).hex()}.part")
    beside.touch(mode, exist_ok=False)
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _replace(beside: Path, path: Path) -> None:
    """Put a new file in the place of another, whose owner and mode it takes over.

    Where that cannot be, or the other has more names than this, the bytes go into it instead.
    """
    check_target(path, force=True)
    stands = path.stat()
    if stands.st_nlink > 1 or not _given_to_the_owner(beside, stands):
        _pour(beside.read_bytes(), path)
    else:
        beside.chmod(stat.S_IMODE(stands.st_mode))
        beside.replace(path)


def _given_to_the_owner(beside: Path, stands: os.stat_result) -> bool:
    """Give a file to the owner and the group of another; false where that is not ours to do."""
    new = beside.stat()
    if (new.st_uid, new.st_gid) == (stands.st_uid, stands.st_gid):
        return True
    with suppress(OSError):
        os.chown(beside, stands.st_uid, stands.st_gid)
        return True
    return False


def _pour(content: bytes, path: Path) -> None:
    """Write over a file; if not all of that can be done, what stood there comes back."""
    with open(path, "r+b", buffering=0, opener=_unfollowed) as file:
        stood = file.read()
        try:
            _write_over(file, content)
        except BaseException:
            _write_over(file, stood)
            raise


def _write_over(file: FileIO, content: bytes) -> None:
    file.seek(0)
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
    os.fsync(file.fileno())


def _place_new(beside: Path, path: Path) -> None:
    """Give the file its name, unless another has taken it meanwhile."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name, then fill its place
        path.touch(exist_ok=False)
        beside.replace(path)


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk as well, where the system has a way to ask for that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
