"""Indices that stand in files beside a budget, which many budgets share."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.budget import Index, IndexFile
from vssbudget.model.index_coherence import made_of, of_index
from vssbudget.model.movement import mappings, row
from vssbudget.model.names import Kinds, Names, Seen
from vssbudget.model.refusal import misplaced
from vssbudget.model.walk import name_places
from vssbudget.wording import Message

FROM = "from"
"""The key of `indices` that names files; a mapping under it is an index of that name."""

MOST_FILES = 20
"""How many files a budget can name."""

_BLOCK = "indices"
_ONE = ("index", "price_index")
"""The keys of which each names one index."""
_A_FILE = Message("a-file-of-indices")


class Named(NamedTuple):
    """A file that a budget names, and where."""

    path: BudgetPath
    name: str


class IndexTree(NamedTuple):
    """A file of indices without a fault: where the budget names it, its name, and its tree."""

    path: BudgetPath
    name: str
    tree: dict[str, Any]


class Found(NamedTuple):
    """The files that were read, what is told of the others, and whether there are none of these."""

    files: Sequence[IndexTree]
    told: Sequence[Finding]
    whole: bool


Beside = Callable[[Sequence[Named], Mapping[str, Any]], Found]
"""Reads the files that are named, for what stands in the budget itself."""


def nothing_beside(named: Sequence[Named], tree: Mapping[str, Any]) -> Found:  # noqa: ARG001
    """Refuse files where none can be named: in a file of indices itself."""
    told = [
        _told(each.path, Message("from-within"), Message("from-within-fix")) for each in named[:1]
    ]
    return Found((), told, False)


def names_files(tree: Mapping[str, Any]) -> bool:
    """Whether a budget names files of indices."""
    block = tree.get(_BLOCK)
    return isinstance(block, dict) and not isinstance(block.get(FROM, {}), dict)


def holds_indices_alone(tree: Any) -> bool:
    """Whether a file is one of indices, and no budget that lacks all the rest."""
    return isinstance(tree, dict) and {_BLOCK} <= tree.keys() <= IndexFile.model_fields.keys()


def files_named(tree: Mapping[str, Any]) -> tuple[list[Named], list[Finding]]:
    """Give the files that a budget names, and tell of what is no name."""
    held, path = tree[_BLOCK][FROM], (_BLOCK, FROM)
    each: list[tuple[BudgetPath, Any]] = [(path, held)]
    if isinstance(held, list) and held:
        each = [((*path, str(n)), name) for n, name in enumerate(held)]
    if len(each) > MOST_FILES:
        message = Message("files-many", count=len(each), most=MOST_FILES)
        return [], [_told(path, message, Message("files-many-fix"))]
    named = [Named(where, name) for where, name in each if name and isinstance(name, str)]
    told = [
        _told(where, *misplaced(name, _A_FILE), "structure")
        for where, name in each
        if not name or not isinstance(name, str)
    ]
    return named, told


def without_files(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Give a budget without the names of files."""
    own = {key: each for key, each in tree[_BLOCK].items() if key != FROM}
    return {**tree, _BLOCK: own}


def shared(
    tree: dict[str, Any], files: Sequence[IndexTree], names: Names
) -> tuple[dict[str, Any], list[Finding]]:
    """Put the indices of files, and the sources that they cite, beside those of the budget.

    Years that the budget does not declare are no fault there. Of indices that lack planned years
    those that the budget follows are told, and the others left out.

    Returns:
        The budget with what stands in the files, and what is told of that.
    """
    of_files = {key: index for each in files for key, index in mappings(each.tree.get(_BLOCK))}
    made = {key: made_of(index) for key, index in of_files.items()}
    lacking = {key: gaps for key, index in of_files.items() if (gaps := _lacking(index, names))}
    used = _reached(_followed(tree), made)
    spoilt = _reached(lacking, _turned(made)) - used
    told = [
        _told(each.path, Message("index-of-file", index=key, file=each.name, what=what), fix)
        for each in files
        for key in each.tree[_BLOCK]
        if key in used
        for what, fix in lacking.get(key, ())
    ]
    indices, sources = dict[str, Index](), dict[str, str]()
    for each in files:
        taken = _indices(each.tree, names, spoilt)
        cited = dict.fromkeys(name for index in taken.values() for name in index.source)
        sources |= {name: each.tree["sources"][name] for name in cited}
        indices |= taken
    own = tree.get("sources", {})
    if sources and isinstance(own, dict):
        tree = {**tree, "sources": own | sources}
    return {**tree, _BLOCK: tree[_BLOCK] | indices}, told


def _told(path: BudgetPath, message: Message, fix: Message, rule: str = "coherence") -> Finding:
    return Finding(rule=rule, message=message, fix=fix, path=path)


def _lacking(index: dict[str, Any], names: Names) -> list[tuple[Message, Message]]:
    if "years" in names.unread:
        return []
    return [(message, fix) for _, message, fix in of_index(index, names)]


def _indices(tree: Mapping[str, Any], names: Names, left_out: Collection[str]) -> dict[str, Index]:
    """Read the indices of a file for a budget: with its base year, and with any year."""
    context = replace(
        names,
        kinds=Kinds(tree, name_places()),
        unread=names.unread | {"years"},
        seen=Seen(),
        guesses={},
        appearance={},
    )
    return {
        key: Index.model_validate(index, context=context).of_a_file(names.years.values())
        for key, index in mappings(tree.get(_BLOCK))
        if key not in left_out
    }


def _followed(tree: Any) -> Iterator[str]:
    """Give every name that stands in a budget where that of an index can."""
    if isinstance(tree, list):
        for each in tree:
            yield from _followed(each)
    elif isinstance(tree, dict):
        yield from row(tree, "shares")
        yield from (name for key in _ONE if isinstance(name := tree.get(key), str))
        for each in tree.values():
            yield from _followed(each)


def _reached(names: Iterable[str], ways: Mapping[str, Collection[str]]) -> set[str]:
    """Give names with all that they lead to."""
    waiting, found = [*names], set[str]()
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += ways.get(name, ())
    return found


def _turned(ways: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
    turned = defaultdict[str, list[str]](list)
    for name, leads in ways.items():
        for each in leads:
            turned[each].append(name)
    return turned
