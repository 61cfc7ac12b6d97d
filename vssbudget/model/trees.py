"""A budget as its plain trees, in which values can be put in place of others, to be read anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.blocks import NOTHING
from vssbudget.model.budget import Budget
from vssbudget.model.reading import Tree, read, read_indices
from vssbudget.model.shared import Found, IndexTree, Named

_INDICES = "indices"


class Put(NamedTuple):
    """A plain value to stand at a path: a text, a list or a mapping; None where nothing is to."""

    path: BudgetPath
    value: Any


class Trees(NamedTuple):
    """The plain tree of a budget, and by their names those of the files of indices beside it."""

    budget: Tree
    beside: Mapping[str, Tree] = NOTHING

    def read(self) -> tuple[Budget | None, list[Finding]]:
        """Read the budget: that, or everything that keeps it from being one."""
        return read(self.budget, beside=self._found)

    def at(self, path: BudgetPath) -> Any:
        """Give what stands at a path, None for nothing; an index wherever it stands."""
        if path == (_INDICES,):
            return {key: each for tree in self._all for key, each in _block(tree).items()}
        name = self.file_of(path)
        return _at(self.budget if name is None else self.beside[name], path)

    def with_these(self, puts: Iterable[Put]) -> "Trees":
        """Give the trees with other values at paths, and these trees as they are."""
        budget, beside = self.budget, dict(self.beside)
        own: dict[int, Tree] = {}
        for path, value in puts:
            name = self.file_of(path)
            if name is None:
                budget = _put(budget, path, value, own)
            else:
                beside[name] = _put(beside[name], path, value, own)
        return Trees(budget, beside)

    def _found(self, named: Sequence[Named], tree: Mapping[str, Any]) -> Found:  # noqa: ARG002
        """Give the files of indices, each read anew, for what is put in it may not belong there."""
        files, told = list[IndexTree](), list[Finding]()
        for each in named:
            held = self.beside[each.name]
            told += read_indices(held)[1]
            files.append(IndexTree(each.path, each.name, held))
        return Found([] if told else files, told, not told)

    def file_of(self, path: BudgetPath) -> str | None:
        """Name the file beside the budget in which an index stands, None where it is the budget."""
        if path[:1] != (_INDICES,) or len(path) == 1:
            return None
        held = (name for name, tree in self.beside.items() if path[1] in _block(tree))
        return next(held, None)

    @property
    def _all(self) -> Iterator[Tree]:
        yield self.budget
        yield from self.beside.values()


def _block(tree: Tree) -> Mapping[str, Any]:
    """Give the indices of a file."""
    held = tree.get(_INDICES)
    return held if isinstance(held, dict) else NOTHING


def _at(tree: Any, path: BudgetPath) -> Any:
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def _put(tree: Tree, path: BudgetPath, value: Any, own: dict[int, Tree]) -> Tree:
    """Put a value at a path of a tree, copied before; what is left empty around it goes with it.

    What was copied is `own`, and not copied again.
    """
    step, *below = path
    if id(tree) not in own:
        tree = dict(tree)
        own[id(tree)] = tree
    if below:
        held = tree.get(step)
        value = _put(held if isinstance(held, dict) else {}, tuple(below), value, own) or None
    if value is None:
        tree.pop(step, None)
    else:
        tree[step] = value
    return tree
