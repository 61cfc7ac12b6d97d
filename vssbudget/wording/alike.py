"""Names that cannot be told apart by eye, though they are written with other characters."""

import unicodedata
from collections.abc import Iterable, Iterator

_LOOKS = str.maketrans(
    # Cyrillic, small and capital
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    # Greek, small and capital
    "\u03b1\u03bf\u03bd\u03c1\u03b9\u03c5\u03c7"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    # Latin, and marks
    "\u0131\u0251\u0261\u2010\u2011\u2012\u2013\u2014\u2212\u2019\u02bc\u00a0\u202f\u2009",
    "aeopcyxijshdqwlABEKMHOPCTYXIJSaovpiuxABEZHIKMNOPTYXiag------''   ",
)
_SAME = ("<wide>", "<narrow>", "<font>", "<compat>")
_MOST_NAMED = 3


def looks(name: str) -> str:
    """Give what a name looks like: two that give the same cannot be told apart by eye.

    Letters of other alphabets, full width and what is composed of two characters become the Latin
    letter that they look like; spaces at the ends and of several kinds count for nothing.
    """
    if name.isascii() and " " not in name:
        return name
    plain = "".join(map(_plain, unicodedata.normalize("NFD", name))).translate(_LOOKS)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def _plain(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_SAME):
        return unicodedata.normalize("NFKD", character)
    return character


def told_apart(name: str, other: str) -> str:
    """Name the characters in which a name differs from one that looks the same: `U+0430`."""
    known = frozenset(other)
    differs = dict.fromkeys(each for each in name if each not in known)
    shown = [f"U+{ord(each):04X}" for each in differs]
    more = "…" if len(shown) > _MOST_NAMED else ""
    return ", ".join(shown[:_MOST_NAMED]) + more


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find the names that look like one before them, each with that one."""
    first: dict[str, str] = {}
    pairs = ((name, first.setdefault(looks(name), name)) for name in names)
    return ((name, other) for name, other in pairs if name != other)
