"""Names that cannot be told apart by eye, though they are written with other characters."""

import unicodedata
from collections.abc import Iterable, Iterator

_LIKE = {
    "a": "\u0430\u03b1\u0251",
    "b": "\u044c\u042c\u13cf",
    "c": "\u0441\u03f2\u2ca5\u1d04\uabaf",
    "d": "\u0501\u13e7",
    "e": "\u0435\u04bd",
    "f": "\u0584",
    "g": "\u0261\u0581",
    "h": "\u04bb\u0570\u13c2",
    "i": "\u0456\u03b9\u0131\u0269\ua647\u13a5\uab75",
    "j": "\u0458\u03f3\u0575",
    "k": "\u03ba\u043a",
    "l": "\u04cf\u0196\u01c0",
    "n": "\u0578\u057c",
    "o": "\u043e\u03bf\u0585\u2c9f\u10ff\u1d0f",
    "p": "\u0440\u03c1\u03f1\u2ca3",
    "q": "\u051b\u0563\u0566",
    "r": "\u0433",
    "s": "\u0455\ua731\uabaa",
    "u": "\u03c5\u057d\u1d1c",
    "v": "\u03bd\u0475\u1d20\uaba9",
    "w": "\u051d\u0461\u0561\u1d21",
    "x": "\u0445\u03c7\u2cad",
    "y": "\u0443\u04af\u03b3",
    "z": "\u1d22\uab93",
    "A": "\u0410\u0391\u13aa\u2c80\ua4ee",
    "B": "\u0412\u0392\u13f4\u2c82\ua4d0",
    "C": "\u0421\u03f9\u13df\u2ca4\ua4da",
    "D": "\u13a0\ua4d3",
    "E": "\u0415\u0395\u13ac\ua4f0",
    "F": "\u03dc\ua4dd",
    "G": "\u050c\u13c0\u13f3\ua4d6",
    "H": "\u041d\u0397\u13bb\u2c8e\ua4e7",
    "I": "\u0406\u04c0\u0399\u2c92\ua4f2",
    "J": "\u0408\u037f\u13ab\ua4d9",
    "K": "\u041a\u039a\u13e6\u2c94\ua4d7",
    "L": "\u053c\u13de\ua4e1",
    "M": "\u041c\u039c\u03fa\u13b7\u2c98\ua4df",
    "N": "\u039d\u2c9a\ua4e0",
    "O": "\u041e\u039f\u0555\u2c9e\ua4f3",
    "P": "\u0420\u03a1\u13e2\u2ca2\ua4d1",
    "Q": "\u051a",
    "R": "\u13a1\u13d2\ua4e3",
    "S": "\u0405\u054f\u13d5\u13da\ua4e2",
    "T": "\u0422\u03a4\u13a2\u2ca6\ua4d4",
    "U": "\u054d\ua4f4",
    "V": "\u0474\u13d9\ua4e6",
    "W": "\u051c\u13b3\u13d4\ua4ea",
    "X": "\u0425\u03a7\u2cac\ua4eb",
    "Y": "\u0423\u04ae\u03a5\u03d2\u13a9\u2ca8\ua4ec",
    "Z": "\u0396\u13c3\ua4dc",
    "3": "\u0417\u0437\u04e0",
    "4": "\u13ce",
    "6": "\u0431",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
    "'": "\u2019\u02bc",
    " ": "\u00a0\u202f\u2009",
}
"""What letters of Cyrillic, Greek, Armenian, Cherokee, Coptic, Lisu and Latin look like, and marks.

Each Latin letter stands before those that look like it.
"""
_LOOKS = {ord(each): like for like, every in _LIKE.items() for each in every}
_ALIKE = str.maketrans("0I1", "Oll")
_SAME = ("<wide>", "<narrow>", "<font>", "<compat>")
_MOST_NAMED = 3


def looks(name: str) -> str:
    """Give what a name looks like: two that give the same cannot be told apart by eye.

    Letters of other alphabets, full width and what is composed of two characters become the Latin
    letter that they look like, a 0 an O, an I and a 1 an l; spaces at the ends and of several kinds
    count for nothing.
    """
    if name.isascii() and " " not in name:
        return name.translate(_ALIKE)
    plain = "".join(map(_plain, unicodedata.normalize("NFD", name)))
    return unicodedata.normalize("NFC", " ".join(plain.translate(_ALIKE).split()))


def _plain(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_SAME) and ord(character) not in _LOOKS:
        character = unicodedata.normalize("NFKD", character)
    return character.translate(_LOOKS)


def told_apart(name: str, other: str) -> str:
    """Name the characters in which a name differs from one that looks the same: `U+0430`."""
    known = frozenset(other)
    differs = dict.fromkeys(each for each in name if each not in known)
    if not differs and len(name) == len(other):
        differs = dict.fromkeys(a for a, b in zip(name, other, strict=True) if a != b)
    shown = [f"U+{ord(each):04X}" for each in differs]
    more = "…" if len(shown) > _MOST_NAMED else ""
    return ", ".join(shown[:_MOST_NAMED]) + more


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find the names that look like one before them, each with that one."""
    first: dict[str, str] = {}
    pairs = ((name, first.setdefault(looks(name), name)) for name in names)
    return ((name, other) for name, other in pairs if name != other)
