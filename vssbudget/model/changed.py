"""A part of a budget in which a figure is another; everything else is shared with the old one."""

from collections.abc import Mapping, Sequence
from typing import Any

from vssbudget.model.blocks import Part


def changed(part: Any, path: Sequence[str | int], value: Any) -> Any:
    """Give a part of a budget in which another value stands at a path: `("cost", 2023)`."""
    if not path:
        return value
    step, *rest = path
    if isinstance(part, Part):
        return part.model_copy(update={str(step): changed(getattr(part, str(step)), rest, value)})
    held: Mapping[Any, Any] = part
    return {**held, step: changed(held.get(step), rest, value)}
