"""The language of what is said: `--lang`, else VSSBUDGET_LANG, else the locale.

That of a report is the language of the file before it is the locale's.
"""

import os
import re
from collections.abc import Sequence

from vssbudget.findings import WrongCommand
from vssbudget.wording import ENGLISH, LANGUAGES, SWEDISH, Language, Message, language

ENVIRONMENT = "VSSBUDGET_LANG"
"""The variable that names the language where the command line does not."""

_SWEDISH = re.compile(r"[åäö]|\.sv\.schema\.json", re.IGNORECASE)
"""What a file has in it that is written in Swedish."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(asked: str | None, file: str = "") -> Language:
    """Give the language asked for, else the environment's; that of a file before the locale's.

    Raises:
        WrongCommand: The environment names a language that there is not.
    """
    if asked in LANGUAGES:
        return LANGUAGES[asked]
    if named := os.environ.get(ENVIRONMENT):
        if named not in LANGUAGES:
            known = tuple(LANGUAGES)
            message = Message("language-unknown", variable=ENVIRONMENT, named=named, known=known)
            raise WrongCommand(message)
        return LANGUAGES[named]
    if _SWEDISH.search(file):
        return SWEDISH
    return language(next(filter(None, map(os.environ.get, _LOCALE)), ""))


def asked_language(args: Sequence[str]) -> Language:
    """Give the language for what is said of a command line that may itself be wrong."""
    asked = None
    for position, each in enumerate(args):
        if each == "--lang":
            asked = args[position + 1] if position + 1 < len(args) else None
        elif each.startswith("--lang="):
            asked = each.removeprefix("--lang=")
    try:
        return chosen_language(asked)
    except WrongCommand:
        return ENGLISH
