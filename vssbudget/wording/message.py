"""A message: a name with values; its words stand in one catalogue a language."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Union

from vssbudget import late

Value = Union[str, int, Decimal, "Message", Collection["Message"], Collection[str], None]
"""What a message can hold: a text, a number, another message, or several names or messages."""


class Message:
    """Something to be said, in whatever language: `Message("no-file", file="budget.yaml")`.

    As a string it is the English of it.
    """

    __slots__ = ("name", "values")

    def __init__(self, name: str, /, **values: Value) -> None:
        self.name = name
        self.values: Mapping[str, Value] = values

    def __repr__(self) -> str:
        values = "".join(f", {key}={value!r}" for key, value in self.values.items())
        return f"Message({self.name!r}{values})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.name, self.values) == (other.name, other.values)

    def __hash__(self) -> int:
        values = self.values.items()
        return hash((self.name, frozenset(each for each in values if isinstance(each[1], _HASHED))))

    def __str__(self) -> str:

        return late.language.breakable(late.language.ENGLISH.say(self))


_HASHED = (str, int, Decimal, Message)
"""What a message is found by; several names or messages may stand in a list."""


def under(file: str, scenarios: Collection[str]) -> str | Message:
    """Name a file with the scenarios whose inputs are in place of its own, if there are any."""
    return (
        Message("under-scenarios", file=file, scenarios="; ".join(scenarios)) if scenarios else file
    )
