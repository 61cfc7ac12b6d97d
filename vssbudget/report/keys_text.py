"""What a file may hold, for people: the keys of each block with a line each."""

from collections.abc import Iterator

from vssbudget.model.blocks import Part
from vssbudget.model.budget import Budget, IndexFile
from vssbudget.model.schema import description, kebab
from vssbudget.model.walk import fields
from vssbudget.report.columns import cells
from vssbudget.report.grid import Line, Tone, folded
from vssbudget.wording import Language

_GAP = "  "
_LEAST = 20


def block_at(path: str, *, indices: bool) -> type[Part] | None:
    """Find the block at a path of keys, `areas.services`; None where there is none."""
    steps = ".".join(filter(None, path.split(".")))
    return dict(_within(_file(indices), ())).get(steps) if steps else _file(indices)


def blocks(*, indices: bool) -> list[str]:
    """Give the path of every block of a budget, or of a file of indices, outermost first."""
    return [path for path, _ in _within(_file(indices), ())]


def _file(indices: bool) -> type[Part]:
    return IndexFile if indices else Budget


def _within(block: type[Part], path: tuple[str, ...]) -> Iterator[tuple[str, type[Part]]]:
    for each in fields(block):
        if each.part:
            yield ".".join((*path, each.key)), each.part
            yield from _within(each.part, (*path, each.key))


def keys_lines(
    path: str, block: type[Part], language: Language, width: int, *, indices: bool
) -> Iterator[Line]:
    """List the keys of a block with what each holds, and where more of some is told."""
    name, option = f"keys-of-{kebab(block)}", "--indices " if indices else ""
    yield Tone.TITLE, language("keys-of", path=path) if path else language(name)
    yield Tone.PLAIN, ""
    column = max(map(cells, block.model_fields))
    for key, _, part, *_ in fields(block):
        lead = f"{key:<{column}}{_GAP}"
        within = f"{path}.{key}".lstrip(".")
        told = f" {language('keys-within', path=option + within)}" if part else ""
        text = f"{description(block, key, language)}{told}"
        first, *rest = folded(text, max(width - cells(lead), _LEAST))
        yield Tone.PLAIN, lead + first
        yield from ((Tone.PLAIN, " " * cells(lead) + each) for each in rest)
