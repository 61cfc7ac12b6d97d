"""Rules on the command line: `--rule footing`, `--skip unused`."""

from collections.abc import Sequence

from vssbudget.checks import NEVER, RULES
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message, nearest


def rules_asked(only: Sequence[str], skip: Sequence[str]) -> tuple[str, ...]:
    """Give the rules to check, in their order; whether anything was tested always is.

    Raises:
        WrongCommand: There is no such rule, or none is left.
    """
    for option, names in (("rule", only), ("skip", skip)):
        for name in names:
            if name not in RULES:
                raise WrongCommand(no_such_rule(f"--{option} ", name))
    asked = tuple(name for name in RULES if name in (only or RULES) and name not in skip)
    if not asked or (asked == (NEVER,) and NEVER not in only):
        raise WrongCommand(Message("no-rule-left"))
    if NEVER in skip:
        raise WrongCommand(Message("rule-not-skipped"))
    return asked if NEVER in asked else (*asked, NEVER)


def no_such_rule(option: str, name: str, known: Sequence[str] = tuple(RULES)) -> Message:
    """Say that there is no rule of a name, and which was most likely meant."""
    if meant := nearest(name, known):
        return Message("rule-misspelt", option=option, name=name, meant=meant, known=known)
    return Message("rule-unknown", option=option, name=name, known=known)
