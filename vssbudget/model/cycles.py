"""Names that stand before each other, and so before themselves, or too far beneath each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from vssbudget import late
from vssbudget.model.names import Told
from vssbudget.wording import Message

_MOST = 12
_DEEPEST = 20


def cycle_in(before: Mapping[str, Collection[str]]) -> Sequence[str]:
    """Find a cycle in what comes before what, its first name again at the end; or nothing."""
    try:
        late.graphlib.TopologicalSorter(before).prepare()
    except late.graphlib.CycleError as error:
        found: Sequence[str] = error.args[1]
        return found
    return ()


def in_a_row(names: Sequence[str]) -> str:
    """Write names one after the other; of very many only the first and the last."""
    return " → ".join(names if len(names) <= _MOST else [*names[: _MOST - 2], "…", names[-1]])


def made_of_each_other(made_of: Mapping[str, Collection[str]]) -> Iterator[Told]:
    """Find what is made of itself, or of others too far down.

    Args:
        made_of: By name, what each is made of.

    Returns:
        The name at fault, and behind it the one that it may not be made of.
    """
    left = dict(made_of)
    for _ in range(_MOST):
        if not (found := cycle_in(left)):
            yield from _too_deep(left)
            return
        told = Message("made-of-itself", names=in_a_row(found))
        yield (found[1], found[0]), told, Message("made-of-itself-fix")
        del left[found[1]]


def _too_deep(made_of: Mapping[str, Collection[str]]) -> Iterator[Told]:
    depths: dict[str, int] = {}
    for name in late.graphlib.TopologicalSorter(made_of).static_order():
        below = made_of.get(name, ())
        depths[name] = 1 + max((depths[each] for each in below), default=0)
        if depths[name] > _DEEPEST:
            deepest = max(below, key=depths.__getitem__)
            yield (name, deepest), Message("made-too-deep", most=_DEEPEST), Message("made-deep-fix")
            depths[name] = 1
