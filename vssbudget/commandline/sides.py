"""The sides of a comparison: budgets that are loaded with their trees, and may be compared."""

from collections.abc import Sequence

from vssbudget.analysis.bridge import Bridge, Side
from vssbudget.commandline.loading import load_named, project_under, scenarios_given
from vssbudget.commandline.output import check_not_read
from vssbudget.commandline.rates import Given
from vssbudget.commandline.view import View
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, Source
from vssbudget.wording import Message


def loaded_side(source: Source, given: Sequence[Given], view: View) -> Loaded:
    """Load a budget under the scenarios given, with its trees.

    Raises:
        WrongCommand: There is no such file or scenario, or the output would go over one of them.
    """
    loaded = load_named(source, scenarios_given(given), keep=True)
    for each in loaded.sources:
        check_not_read(view.output, each)
    return loaded


def side_of(loaded: Loaded, given: Sequence[Given]) -> Side:
    """Carry a budget without a fault forward, to be compared."""
    assert loaded.budget is not None
    assert loaded.trees is not None
    return Side(loaded.trees, project_under(loaded.budget, given))


def check_comparable(bridge: Bridge, before: str, after: str) -> None:
    """Refuse two budgets in other units, or without a year in common.

    Raises:
        WrongCommand: They are.
    """
    unit, other = (each.budget.unit for each in (bridge.old, bridge.new))
    names = {"old": before, "new": after}
    if unit != other:
        raise WrongCommand(Message("diff-units", unit=unit, other=other, **names))
    if unit.decimals != other.decimals:
        told = {"count": unit.decimals, "other": other.decimals}
        raise WrongCommand(Message("diff-decimals", **told, **names))
    if not bridge.years:
        raise WrongCommand(Message("diff-no-years", **names))
