"""The files of indices that a budget names, each read once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from vssbudget import late
from vssbudget.findings import BudgetPath, Finding, Said, WrongCommand
from vssbudget.loader.source import Source
from vssbudget.loader.text import Decoded, decode
from vssbudget.model import NOTHING, Found, IndexTree, Named, Tree
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.loader.places import Spot

Admit = Callable[[Source, Source], None]
"""Refuses, by a `WrongCommand`, a file that a budget names and that may not be read."""

Judge = Callable[[Source, Decoded], tuple[Tree | None, tuple[Finding, ...]]]
"""Reads a file of indices to its tree, or to everything that is wrong with it."""

_MOST = 1000


def admit_any(source: Source, budget: Source) -> None:
    """Let a budget name any file."""


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """A file that was read, and what of the budget stands in it, by path, at which path there.

    All else stands in the file of the budget. Of a scenario it holds what that `said`.
    """

    source: Source
    text: str
    holds: Mapping[BudgetPath, BudgetPath] = NOTHING
    said: Said | None = None


class _Judged(NamedTuple):
    """A file that was read: its text, and its tree, or what is wrong with it in its places."""

    source: Source
    text: str
    tree: Tree | None
    faults: tuple[Finding, ...]


class _Clash(NamedTuple):
    """What stands in two files: at which path in them, and where it is told."""

    path: BudgetPath
    sheets: tuple[Sheet, Sheet]
    told_at: BudgetPath


class FilesBeside:
    """Reads the files that a budget names; their faults have places in them."""

    def __init__(self, budget: Sheet, admit: Admit, judge: Judge) -> None:
        self.sheets: tuple[Sheet, ...] = ()
        self.faults: tuple[Finding, ...] = ()
        self._budget, self._admit, self._judge = budget, admit, judge
        self._known: dict[str, _Judged | Finding] = {}

    def __call__(self, named: Sequence[Named], tree: Mapping[str, Any]) -> Found:
        """Read the files, and hold what stands in them against each other and the budget."""
        stands = {path: (self._budget, said) for path, said in _blocks(tree)}
        files, told, clashes = list[IndexTree](), list[Finding](), list[_Clash]()
        self.sheets, self.faults = (), ()
        for each in named:
            read = self._read(each.name)
            if isinstance(read, Finding):
                told.append(read._replace(path=each.path))
                continue
            self.faults += read.faults
            own = dict(_blocks(read.tree or {}))
            new = Sheet(read.source, read.text, {path: path for path in own.keys() - stands.keys()})
            for path in own.keys() & stands.keys():
                other, said = stands[path]
                if said is None or said != own[path]:
                    at = path if other is self._budget else each.path
                    clashes.append(_Clash(path, (other, new), at))
            stands |= {path: (new, own[path]) for path in new.holds}
            self.sheets += (new,)
            files += [IndexTree(each.path, new.source.name, read.tree)] if read.tree else []
        told += _stand_twice(sorted(clashes, key=lambda each: each.path)[:_MOST])
        return Found(files, told, not told and not self.faults)

    @property
    def trees(self) -> Mapping[str, Tree]:
        """The trees of the files, by the names that the budget gives them."""
        read = self._known.items()
        return {name: each.tree for name, each in read if isinstance(each, _Judged) and each.tree}

    def _read(self, name: str) -> _Judged | Finding:
        if name not in self._known:
            self._known[name] = self._newly_read(self._budget.source.beside(name))
        return self._known[name]

    def _newly_read(self, source: Source) -> _Judged | Finding:
        try:
            self._admit(source, self._budget.source)
            if source.is_same(self._budget.source):
                return _refused(Message("from-itself"), Message("from-itself-fix"))
            raw = source.read()
        except WrongCommand as wrong:
            return _refused(wrong.message, Message("name-a-file"))
        if isinstance(raw, Finding):
            message = Message("of-a-file", file=source.name, what=raw.message)
            return _refused(message, Message("name-a-file"))
        decoded = decode(raw)
        return _Judged(source, decoded.text, *self._judge(source, decoded))


def _refused(message: Message, fix: Message) -> Finding:
    return Finding(rule="unreadable", message=message, fix=fix)


def _blocks(tree: Mapping[str, Any]) -> Iterator[tuple[BudgetPath, str | None]]:
    """Give the indices and the sources of a file; these may stand in two if they say the same."""
    for block in ("indices", "sources"):
        held = tree.get(block)
        for key, each in held.items() if isinstance(held, dict) else ():
            yield (block, key), each if isinstance(each, str) and block == "sources" else None


def _stand_twice(clashes: Sequence[_Clash]) -> Iterator[Finding]:
    """Tell of what stands in two files in which lines it does."""
    sheets = {sheet: list[BudgetPath]() for each in clashes for sheet in each.sheets}
    for each in clashes:
        for sheet in each.sheets:
            sheets[sheet].append(each.path)
    spots = {sheet: late.places.locate(sheet.text, paths) for sheet, paths in sheets.items()}
    for each in clashes:
        one, other = (_place(sheet, spots[sheet].get(each.path)) for sheet in each.sheets)
        yield Finding(
            rule="duplicate-key",
            message=Message("in-two-files", name=each.path[-1], one=one, other=other),
            fix=Message("in-one-file"),
            path=each.told_at,
            at_key=each.told_at == each.path,
        )


def _place(sheet: Sheet, spot: "Spot | None") -> str:
    at = spot.key if spot and spot.key else None
    return f"{sheet.source.name}:{at.line}:{at.column}" if at else sheet.source.name
