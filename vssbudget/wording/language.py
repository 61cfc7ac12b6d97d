"""How a language says a message and writes a number.

A figure never breaks across lines: what stands between its digits, and between it and its percent
sign, is a space that does not break, until a format without line breaks writes it as a plain one.
"""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple

from vssbudget.amounts import EXACT, places_of, plain
from vssbudget.wording.message import Message
from vssbudget.wording.texts import behind_figure, quoted, visible

NO_BREAK = "\u00a0"
_MOST_NAMES = 12
_VALUE = re.compile(r"\{\{|\}\}|\{(\w+)(?::([^{}]*))?\}")


class Language(NamedTuple):
    """A language: its code, its catalogue, and its marks in a number."""

    code: str
    catalogue: str
    minus: str
    decimal: str

    def say(self, message: Message) -> str:
        """Say a message in this language."""
        return _Speech(self).put(message.values, self.words[message.name])

    def __call__(self, name: str, /, **values: Any) -> str:
        """Say the message of a name with its values."""
        return self.say(Message(name, **values))

    @property
    def words(self) -> Mapping[str, str]:
        """The catalogue: the words of every message, by its name."""
        words: Mapping[str, str] = import_module(self.catalogue).WORDS
        return words

    @property
    def rules(self) -> Mapping[str, str]:
        """The explanations of rules, by name; a rule's docstring where there is none."""
        rules: Mapping[str, str] = import_module(self.catalogue).RULES
        return rules

    def example(self, text: str) -> str:
        """Put the words in an example of a rule into this language; the lines stay as they are."""
        words: Mapping[str, str] = import_module(self.catalogue).EXAMPLES
        longest = sorted(words, key=len, reverse=True)
        known = re.compile(rf"\b(?:{'|'.join(longest)})\b")
        return known.sub(lambda found: words[found[0]], text) if words else text

    @property
    def help(self) -> Mapping[str, str]:
        """The texts of the program's help by command and option; its own where there are none."""
        if self.code == "en":
            return {}
        texts: Mapping[str, str] = import_module(f"{self.catalogue}_help").TEXTS
        return texts

    def amount(self, amount: int | Decimal, unit: str = "") -> str:
        """Write an amount, thousands apart: `620 173`, `-2 969`, with the decimals of its unit."""
        if (places := places_of(unit)) or isinstance(amount, Decimal):
            return self.number(EXACT.scaleb(Decimal(amount), -places), places)
        return self._signed(f"{amount:,}".replace(",", NO_BREAK))

    def number(self, number: Decimal, places: int = 0) -> str:
        """Write a decimal in full, `1 234.5`, with at least so many decimals."""
        whole, _, rest = plain(number).partition(".")
        rest = rest.ljust(places, "0")
        grouped = f"{int(whole):,}".replace(",", NO_BREAK)
        sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
        return self._signed(f"{sign}{grouped}{self.decimal if rest else ''}{rest}")

    def fixed(self, number: Decimal) -> str:
        """Write a decimal with the digits that it has: `2.50`; zero has no sign."""
        written = f"{number if number else abs(number):f}"
        return self._signed(written.replace(".", self.decimal))

    def percent(self, percent: Decimal) -> str:
        """Write a percentage with its sign: `2.5 %`."""
        return f"{self.number(percent)}{NO_BREAK}%"

    def _signed(self, written: str) -> str:
        return written.replace("-", self.minus)


ENGLISH = Language("en", "vssbudget.wording.english", "-", ".")
SWEDISH = Language("sv", "vssbudget.wording.swedish", "\u2212", ",")

LANGUAGES = {each.code: each for each in (ENGLISH, SWEDISH)}
"""Every language by its code."""


def language(locale: str) -> Language:
    """Give the language of a code or a locale, `sv` or `sv_SE.UTF-8`; else English."""
    return LANGUAGES.get(locale[:2].lower(), ENGLISH)


def breakable(text: str) -> str:
    """Write figures with plain spaces, for a text whose lines are not broken any more."""
    return text.replace(NO_BREAK, " ")


class _Speech:
    """Puts values into the words of a message; a value is never read as words.

    In the catalogue a value is written `{name}`, or with what it is behind a colon: `amount` (in
    the `unit` of the message, where it has one), `number`, `percent`, `fixed`, `quoted`, `names`
    (sorted, the rest of a long list counted; `names:all` of names that no file makes, in full),
    `each:MARK` (messages with a mark between them), `behind` (a unit behind a figure) and
    `count:ONE|MANY` (a number and its noun).
    """

    def __init__(self, spoken: Language) -> None:
        self.language = spoken

    def put(self, values: Mapping[str, Any], words: str) -> str:
        """Put values into words; a figure keeps its unit beside it."""
        words = words.replace("} {unit}", f"}}{NO_BREAK}{{unit:behind}}")
        return _VALUE.sub(lambda found: self._value(found, values), words)

    def _value(self, found: re.Match[str], values: Mapping[str, Any]) -> str:
        if found[1] is None:
            return found[0][0]  # a brace written twice is a brace
        if found[2] == "amount":
            return self.language.amount(values[found[1]], values.get("unit", ""))
        return self._written(values[found[1]], found[2] or "")

    def _written(self, value: Any, how: str) -> str:
        kind, _, detail = how.partition(":")
        if isinstance(value, Message):
            return self.language.say(value)
        if kind == "behind":
            return behind_figure(str(value))
        if kind == "quoted":
            return quoted(str(value))
        if kind == "names":
            return self._names(value, len(value) if detail else _MOST_NAMES)
        if kind == "each":
            return detail.join(map(self.language.say, value))
        if kind == "count":
            one, _, many = detail.partition("|")
            return f"{self.language.amount(value)} {one if value == 1 else many}"
        if kind:
            written: str = getattr(self.language, kind)(value)
            return written
        return str(value)

    def _names(self, names: Collection[str], most: int) -> str:
        shown = [visible(name) for name in sorted(names)[:most]]
        if (rest := len(names) - most) > 0:
            shown.append(self.language("more", count=rest))
        return ", ".join(shown) or self.language("none")
