"""How a value is refused: with what is wrong with it, what to write, and never too often."""

from typing import Any, NamedTuple, NoReturn

from pydantic_core import PydanticCustomError

from vssbudget.wording import Message

A_TEXT = Message("a-text")
A_LIST = Message("a-list")
A_MAPPING = Message("a-mapping")
MANY = 10_000
"""How many faults are looked at; only the first thousand of them are ever shown."""


class Refusal(NamedTuple):
    """What is said of a refused value.

    pydantic writes out whatever an error holds, asked or not: a file with a thousand faults
    would be put into words a thousand times for nothing, so that as a string it is only a name.
    """

    message: Message
    fix: Message | None

    def __str__(self) -> str:
        return self.message.name


class TooMany(Exception):
    """There are more faults than can be told."""


class Tally:
    """Counts what is refused in one reading, so that it ends before its faults fill the memory."""

    def __init__(self) -> None:
        self.left = MANY

    def take(self, count: int = 1) -> None:
        """Note faults.

        Raises:
            TooMany: There are more than can be told.
        """
        self.left -= count
        if self.left < 0:
            raise TooMany


TALLY = Tally()
"""The count of the reading that is going on."""


def refuse(rule: str, message: Message, fix: Message | None = None) -> NoReturn:
    """Refuse a value under a rule's name, with what to write instead.

    Raises:
        TooMany: More has been refused than can be told.
    """
    TALLY.take()
    raise PydanticCustomError(rule, "refused", {"told": Refusal(message, fix)})


def refusal_of(error: PydanticCustomError) -> Refusal:
    """Give what was said of a value that was refused."""
    told: Refusal = (error.context or {})["told"]
    return told


def kind_of(value: Any) -> Message:
    """Name what the YAML holds: a mapping, a list or a single value."""
    if isinstance(value, str):
        return Message("this-text", text=value) if value else Message("no-value")
    return A_LIST if isinstance(value, list) else A_MAPPING


def misplaced(value: Any, what: Message) -> tuple[Message, Message]:
    """Say of a value that something of another kind belongs there, and to write that."""
    return Message("misplaced", found=kind_of(value), what=what), Message("write", what=what)


def refuse_kind(value: Any, what: Message) -> NoReturn:
    """Refuse a value of a kind that does not belong there."""
    refuse("structure", *misplaced(value, what))
