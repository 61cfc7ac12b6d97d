"""What each cause adds to a figure from one commit to the next."""

from collections.abc import Callable

from vssbudget.addresses import parted, row_at
from vssbudget.amounts import TooLarge
from vssbudget.analysis.bridge import Bridge, Of, Side
from vssbudget.analysis.told import step_key, step_told
from vssbudget.history.moves import Part
from vssbudget.model import ALL_AREAS, Budget
from vssbudget.projection import Projection


def by_cause(
    project: Callable[[Budget], Projection], old: Side, new: Side, address: str
) -> list[Part]:
    """Say what each cause adds to the figure at an address; nothing of one that has no bridge."""
    name, year = parted(address)
    row = row_at(new.projection, name) or row_at(old.projection, name)
    assert row is not None
    of = Of(".".join(row.of[1:-1]) or ALL_AREAS, row.of[-1])
    bridge = Bridge(old, new, project)
    try:
        moved = next((each for each in bridge.moved if (each.of, each.year) == (of, year)), None)
    except TooLarge:
        return []
    parts = moved.parts.items() if moved else ()
    return [Part(step_key(bridge, step), step_told(bridge, step), each) for step, each in parts]
