"""What a budget file may hold, for people: the keys of each block with a line each."""

from collections.abc import Iterator
from typing import Any, get_args

from vssbudget.model.blocks import Part
from vssbudget.model.budget import Budget
from vssbudget.model.schema import description
from vssbudget.report.columns import cells
from vssbudget.report.grid import Line, Tone, folded
from vssbudget.wording import Language

_GAP = "  "
_LEAST = 20


def block_at(path: str) -> type[Part] | None:
    """Find the block at a path of keys, `areas.services`; None where there is none."""
    block: type[Part] | None = Budget
    for key in filter(None, path.split(".")):
        field = block.model_fields.get(key) if block else None
        block = _part_in(field.annotation) if field else None
    return block


def blocks() -> list[str]:
    """Give the path of every block, outermost first."""
    return list(_within(Budget, ()))


def _within(block: type[Part], path: tuple[str, ...]) -> Iterator[str]:
    for key, field in block.model_fields.items():
        if inner := _part_in(field.annotation):
            yield ".".join((*path, key))
            yield from _within(inner, (*path, key))


def _part_in(annotation: Any) -> type[Part] | None:
    """Find the block that a field is made of, however many of them it holds."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(filter(None, map(_part_in, get_args(annotation))), None)


def keys_lines(path: str, block: type[Part], language: Language, width: int) -> Iterator[Line]:
    """List the keys of a block with what each holds, and where more of some is told."""
    yield Tone.TITLE, language("keys-of", path=path) if path else language("keys-of-file")
    yield Tone.PLAIN, ""
    column = max(map(cells, block.model_fields))
    for key, field in block.model_fields.items():
        lead = f"{key:<{column}}{_GAP}"
        told = _told(field.annotation, f"{path}.{key}".lstrip("."), language)
        text = f"{description(block, key, language)}{told}"
        first, *rest = folded(text, max(width - cells(lead), _LEAST))
        yield Tone.PLAIN, lead + first
        yield from ((Tone.PLAIN, " " * cells(lead) + each) for each in rest)


def _told(annotation: Any, path: str, language: Language) -> str:
    """Say with which command the keys of a block within are listed."""
    return f" {language('keys-within', path=path)}" if _part_in(annotation) else ""
