"""Why a text is no number the budget can use, and which number was meant."""

import re
from decimal import Decimal

from vssbudget.amounts import plain
from vssbudget.model.units import converted
from vssbudget.wording import Message

_SPACES = " \u00a0\u2009\u202f'’"
_GROUPED = re.compile(rf"(-?[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+)([.,][0-9]+)?")
_UNIT = "%|‰|mdkr|mnkr|mkr|tkr|kr|ksek|tsek|msek|sek|usd|eur"
_WITH_UNIT = re.compile(rf"([-+−]?[0-9][0-9{_SPACES}.,]*?)\s*({_UNIT})", re.I)
_SIGNS = str.maketrans({"−": "-", "–": "-", "+": None})
_SIGN_NAMES = {"+": Message("sign-plus"), "−": Message("sign-minus"), "–": Message("sign-dash")}
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_LEADING_ZERO = re.compile(r"(-?)0+([0-9]+(?:\.[0-9]+)?)")
_BASED = re.compile(r"-?0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.I)
_SEXAGESIMAL = re.compile(r"[0-9]+(?::[0-9]+)+")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?e[-+]?[0-9]{1,2}", re.I)
_ENDLESS = re.compile(r"[-+]?\.?(?:inf|infinity|nan)", re.I)
_BARE_POINT = re.compile(r"(-?)([0-9]*)\.([0-9]*)")
_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?")
_BRACKETS = re.compile(r"\(\s*([0-9][^()]*?)\s*\)")
_GROUP = 3
_DIGITS = 15
_TOO_MANY = {0: Message("decimals"), 6: Message("too-many-decimals")}
_AROUND = re.compile(rf"[{_SPACES}()]|{_UNIT}", re.I)
_MARK_BEHIND = re.compile(r"(.*[0-9])\s*([,;])")


def misread(text: str, *, places: int, unit: str = "") -> tuple[Message, str]:
    """Name what is wrong with the way a number is written.

    Args:
        text: What stands in the file.
        places: With how many decimals a number belongs there.
        unit: The unit of that number; behind it another one tells of another number.

    Returns:
        What was found, and the very number that was meant in plain digits, which may have more
        decimals than belong there ("" where only the author can know).
    """
    if len(text) > 60:
        return Message("number-too-long"), ""
    if found := _WITH_UNIT.fullmatch(text):
        meant = _again(found[1], places)
        return Message("unit-behind", unit=found[2]), _in_unit(meant, found[2], unit)
    for look in (_nothing, _brackets, _grouped, _sign, _notation, _thousands, _comma, _points):
        if told := look(text, places):
            return told
    return Message("no-number"), ""


def may_be_decimals(text: str) -> str:
    """Give a number with three digits behind its one mark as one with decimals.

    What is read as thousands may have been meant so; "" of any other number.
    """
    bare = _AROUND.sub("", text.translate(_SIGNS))
    found = _THOUSANDS.fullmatch(bare)
    return bare.replace(",", ".") if found and bare.count(found[1]) == 1 else ""


def _in_unit(meant: str, found: str, unit: str) -> str:
    if not meant or found.casefold() == unit.casefold():
        return meant
    amount = converted(Decimal(meant), found, unit)
    return "" if amount is None else plain(amount)


def _again(text: str, places: int) -> str:
    """Clean what a first correction left: `620 173 tkr` is a unit first, then a space."""
    found = _PLAIN.fullmatch(text)
    if found is None or (found[2] and _has_thousands(text, places)):
        return misread(text, places=places)[1]
    return _exactly(found, places)


def _exactly(found: re.Match[str], places: int) -> str:
    """Write a number with no more decimals than it needs, where there are too many."""
    if len(found[1]) > _DIGITS:
        return ""
    return plain(Decimal(found[0])) if len(found[2] or "") > places else found[0]


def _nothing(text: str, _: int) -> tuple[Message, str] | None:
    if text in ("", "~") or text.lower() == "null":
        return Message("no-value"), ""
    return None


def _brackets(text: str, places: int) -> tuple[Message, str] | None:
    """Read a negative amount as accounts are printed: `(1 200)`."""
    if found := _BRACKETS.fullmatch(text):
        return Message("brackets"), _again(f"-{found[1]}", places)
    if found := _MARK_BEHIND.fullmatch(text):
        return Message("mark-behind", mark=found[2]), _again(found[1], places)
    return None


def _grouped(text: str, places: int) -> tuple[Message, str] | None:
    if found := _GROUPED.fullmatch(text):
        digits = re.sub(f"[{_SPACES}]", "", found[1]) + (found[2] or "").replace(",", ".")
        return Message("thousands-spaces"), _again(digits, places)
    return None


def _sign(text: str, places: int) -> tuple[Message, str] | None:
    rest = text[1:].lstrip(_SPACES)
    if text[0] in _SIGN_NAMES:
        return _SIGN_NAMES[text[0]], _again(text[0].translate(_SIGNS) + rest, places)
    if text[0] == "-" and rest != text[1:]:
        return Message("sign-apart"), _again(f"-{rest}", places)
    return None


def _notation(text: str, places: int) -> tuple[Message, str] | None:
    if _ENDLESS.fullmatch(text):
        return Message("number-infinite"), ""
    if _BASED.fullmatch(text):
        return Message("number-based"), _again(str(int(text, 0)), places)
    if _SEXAGESIMAL.fullmatch(text):
        return Message("number-base-60"), ""
    if "_" in text and text.replace("_", "").lstrip("-").isdecimal():
        return Message("underscores"), _again(text.replace("_", ""), places)
    if _EXPONENT.fullmatch(text):
        return Message("exponent"), _again(plain(Decimal(text)), places)
    if found := _LEADING_ZERO.fullmatch(text):
        return Message("leading-zeros"), _again(found[1] + found[2], places)
    return None


def _has_thousands(text: str, places: int) -> re.Match[str] | None:
    """Find the mark between the thousands: of one alone too few decimals belong there for three."""
    found = _THOUSANDS.fullmatch(text)
    return found if found and (places < _GROUP or text.count(found[1]) > 1) else None


def _thousands(text: str, places: int) -> tuple[Message, str] | None:
    if (found := _has_thousands(text, places)) is None:
        return None
    mark = Message("thousands-comma") if found[1] == "," else Message("thousands-point")
    return mark, _again(text.replace(found[1], ""), places)


def _comma(text: str, places: int) -> tuple[Message, str] | None:
    if found := _COMMA.fullmatch(text):
        return Message("decimal-comma"), _again(f"{found[1]}.{found[2]}", places)
    return None


def _points(text: str, places: int) -> tuple[Message, str] | None:
    if found := _PLAIN.fullmatch(text):
        if len(found[1]) > _DIGITS:
            return Message("too-many-digits"), ""
        told = _TOO_MANY.get(places) or Message("more-decimals", most=places)
        return told, _exactly(found, places)
    if (found := _BARE_POINT.fullmatch(text)) and (found[2] or found[3]):
        return Message("bare-point"), _again(
            f"{found[1]}{found[2] or 0}" + (f".{found[3]}" if found[3] else ""), places
        )
    return None
