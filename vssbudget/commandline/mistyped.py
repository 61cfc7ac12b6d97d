"""What is wrong with the options, in the words of a language; typer knows those of English."""

import re

import typer

from vssbudget.wording import Language, Message

_SHAPES = {
    "option-misspelt": r"No such option: (?P<name>.+) \(Possible options: (?P<near>.+)\)",
    "option-unknown": r"No such option: (?P<name>.+)",
    "option-without-value": r"Option '(?P<name>.+)' requires an argument\.",
    "option-with-value": r"Option '(?P<name>.+)' does not take a value\.",
    "argument-missing": r"Missing argument '(?P<argument>.+)'\.",
    "argument-extra": r"Got unexpected extra argument(?:\(s\)|s)? \((?P<extra>.+)\)",
    "choice-unknown": (
        r"Invalid value for '(?P<name>.+)': (?P<value>.*) is not one of (?P<known>.+)\."
    ),
}
"""How typer says each of what can be wrong, by the message that says it here."""


def mistyped(wrong: typer.TyperException, language: Language) -> Message:
    """Say what is wrong with the options; what has no words here stays as typer says it."""
    told = wrong.format_message().replace("Value error, ", "")
    for message, shape in _SHAPES.items():
        if found := re.fullmatch(shape, told, re.DOTALL):
            values = found.groupdict()
            if argument := values.get("argument"):
                values["argument"] = language.help.get(argument, argument)
            return Message("wrong-options", told=Message(message, **values))
    return Message("wrong-options", told=told if told.endswith("?") else f"{told.rstrip('.')}.")
