"""Signals that end a process, put off while a file is half written."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def put_off() -> Iterator[None]:
    """Let a signal that would end the process wait until what is begun is done.

    What the process was told to ignore it goes on ignoring, and within another program, in a
    thread of it or where it has a way of its own to end, nothing changes.
    """
    came: list[int] = []
    before = {each: signal.getsignal(each) for each in _deadly()}
    for each in before:
        signal.signal(each, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        for number in came:
            signal.raise_signal(number)


def _deadly() -> list[signal.Signals]:
    """Give the signals that would end this process where it is."""
    if threading.current_thread() is not threading.main_thread():
        return []
    known = [each for each in signal.Signals if each.name in _ENDING]
    ends = (signal.SIG_DFL, signal.default_int_handler)
    return [each for each in known if signal.getsignal(each) in ends]
