"""Keys made of names."""

import re
import unicodedata

from vssbudget.wording.alike import looks

_LONGEST = 40
_UNNAMED = "row"
_OURS = frozenset(
    [
        *("total", "income", "expenditure", "frame", "left", "net", "capital", "rates", "indices"),
        *("areas", "pools", "customers", "volumes", "personnel", "stated", "lists", "investments"),
        *("published", "claims", "yes", "no", "on", "off", "true", "false", "null", "y", "n"),
    ]
)
"""The names that mean something where a key may stand."""


class Keys:
    """The keys of one block by their names: none looks like another."""

    def __init__(self) -> None:
        self._known = dict[str, str]()
        self._keyed = set[str]()
        self._looks = {looks(each) for each in _OURS}
        self._counts = dict[str, int]()

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._known

    def __getitem__(self, name: str) -> str:
        """Give the key of a name, a new one where it has none yet."""
        folded = _folded(name)
        if folded not in self._known:
            self._known[folded] = self.new(name)
        return self._known[folded]

    def of(self, name: str, key: str) -> str:
        """Give the key of what a file gives a key itself, if nothing else has it.

        It is that of its name where this stands without a key, too.
        """
        if key not in self:
            free = name in self and _folded(name) not in self._keyed
            self._known[_folded(key)] = self[name] if free else self.new(key)
            self._known.setdefault(_folded(name), self[key])
            self._keyed.add(_folded(name))
        return self[key]

    def new(self, name: str) -> str:
        """Make a key that is like a name, another one each time."""
        key = bare = _bare(name.casefold())
        while looks(key) in self._looks:
            self._counts[bare] = self._counts.get(bare, 1) + 1
            key = f"{bare}_{self._counts[bare]}"
        self._looks.add(looks(key))
        return key


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _bare(name: str) -> str:
    """Write a name in small letters and digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    bare = re.sub("[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].strip("_") or _UNNAMED
    return bare if bare.isidentifier() else f"{_UNNAMED}_{bare}"
