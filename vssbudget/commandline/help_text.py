"""The help of the commands, in the language of the one who asks for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from vssbudget.findings import WrongCommand
from vssbudget.wording import ENGLISH, Language, Message, nearest

_HEADING = re.compile(r"^\w+(?=:)|(?<=\[)(?:OPTIONS|ARGS|required)(?=\])|\bCOMMAND\b", re.M)


class Told(TyperCommand):
    """A command whose help is told in the language that the context of the program holds."""

    def get_help(self, ctx: Any) -> str:
        """Put every text of the command into the language, then set them as ever."""
        return _told(self, ctx, TyperCommand.get_help)


class ToldGroup(TyperGroup):
    """The program, whose help lists its commands."""

    def get_help(self, ctx: Any) -> str:
        """Put every text of the program and the first lines of its commands into the language."""
        return _told(self, ctx, TyperGroup.get_help)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command as ever, and say in the language of the program where there is none.

        Raises:
            WrongCommand: There is no such command.
        """
        if not ctx.resilient_parsing:  # as when a line is completed
            _known(args[0], self.commands)
        return super().resolve_command(ctx, args)


def _told(command: Any, context: Any, set_as_ever: Callable[[Any, Any], str]) -> str:
    language: Language = context.find_root().obj or ENGLISH
    texts = language.help
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":  # whose name says more than its type in Python
            parameter.display_type_rich = lambda ctx: None  # noqa: ARG005 - typer names it
    if not texts:
        return set_as_ever(command, context)
    told = _copied(command, context)
    for each in (told, *getattr(told, "commands", {}).values()):
        each.help = texts[each.name or ""]
    for parameter in told.params:
        _put(parameter, told.name or "vssbudget", language)
    return _HEADING.sub(lambda found: texts.get(found[0], found[0]), set_as_ever(told, context))


def _copied(command: Any, context: Any) -> Any:
    """Give a command with options of its own, so that the one that runs keeps its language."""
    told = copy(command)
    told.params = [copy(each) for each in command.get_params(context)]
    told.add_help_option = False  # it is among them
    if hasattr(command, "commands"):
        told.commands = {name: copy(each) for name, each in command.commands.items()}
    return told


def _put(parameter: Any, command: str, language: Language) -> None:
    """Put the text of an option or argument into a language; one of a command's own comes first."""
    texts, name = language.help, max(parameter.opts, key=len)
    if parameter.param_type_name == "argument":
        name = parameter.name
    parameter.help = texts.get(f"{command} {name}") or texts[name]
    if isinstance(parameter.metavar, str):
        parameter.metavar = texts.get(parameter.metavar, parameter.metavar)
    if isinstance(parameter.default, str):
        parameter.help += f"  [{texts['default']}: {parameter.default}]"
        parameter.show_default = False


def help_of(context: typer.Context, names: Sequence[str]) -> str:
    """Give the help of the program or of one of its commands.

    Raises:
        WrongCommand: There is no such command.
    """
    root: Any = context.find_root()
    if not names:
        return str(root.get_help())
    name = names[0]
    command = _known(name, root.command.commands)
    with type(root)(command, info_name=name, parent=root) as own:
        return str(command.get_help(own))


def _known(name: str, known: Mapping[str, Any]) -> Any:
    """Give the command of a name.

    Raises:
        WrongCommand: There is no such command.
    """
    if name not in known:
        meant = nearest(name, known)
        kind = "command-misspelt" if meant else "command-unknown"
        raise WrongCommand(Message(kind, name=name, meant=meant, known=tuple(known)))
    return known[name]
