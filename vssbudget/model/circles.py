"""What is made of others, and these of others again: none of itself, and none too far down."""

from collections.abc import Iterator, Mapping, Sequence

from vssbudget.model.names import Told
from vssbudget.wording import Message

DEEPEST = 20
"""How many may be made of each other, one beneath the other."""


def circles(made_of: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """Find what is made of itself, or of others too far down; each is looked at once.

    Args:
        made_of: By name, what each is made of; what is no name in it is made of nothing.

    Returns:
        The name at fault, and behind it the one that it may not be made of.
    """
    depths: dict[str, int] = {}
    for name in made_of:
        yield from _from(name, made_of, depths)


def _from(
    name: str, made_of: Mapping[str, Sequence[str]], depths: dict[str, int]
) -> Iterator[Told]:
    stack = [name]
    while stack and (at := stack[-1]) not in depths:
        below = [each for each in made_of[at] if each in made_of]
        unknown = [each for each in below if each not in depths]
        if around := next((each for each in unknown if each in stack), None):
            depths.update(dict.fromkeys(stack, 0))
            told = Message("made-of-itself", name=around)
            yield (at, around), told, Message("made-of-itself-fix")
            return
        if unknown:
            stack.append(unknown[0])
            continue
        depths[at] = 1 + max((depths[each] for each in below), default=0)
        if depths[at] > DEEPEST:
            deepest = max(below, key=lambda each: depths[each])
            depths[at] = 0
            yield (at, deepest), Message("made-too-deep", most=DEEPEST), Message("made-deep-fix")
        while stack and stack[-1] in depths:
            stack.pop()
