"""How a figure comes about, as JSON."""

from collections.abc import Mapping
from decimal import Decimal

from vssbudget.amounts import plain
from vssbudget.findings import BudgetPath
from vssbudget.projection.explanation import How, Step, inputs
from vssbudget.projection.values import Lacking
from vssbudget.report.json_object import Object, missing
from vssbudget.report.origin import Origin
from vssbudget.report.programs import written

EXPLANATION = "vssbudget/explanation/1"


def explanation_json(
    address: str,
    step: Step,
    amount: bool,
    origins: Mapping[BudgetPath, Origin],
    lacking: Lacking,
) -> str:
    """Write an explanation under the schema `vssbudget/explanation/1`.

    `value` is as `project` gives it: an amount as an integer, anything else as a string; so is
    `missing`, where the figure is a total without some rows or is made of one.
    """
    return written(
        {
            "schema": EXPLANATION,
            "path": address,
            "value": int(step.value) if amount else plain(step.value),
            "exact": plain(_unrounded(step)),
            "unit": step.unit,
            **missing(lacking),
            "inputs": [_input(each, origins[each.path]) for each in inputs(step)],
            "tree": _tree(step),
        }
    )


def _unrounded(step: Step) -> Decimal:
    """Give a figure as it was before the one rounding."""
    while step.how in (How.ROUNDED, How.FITTED, How.SAME):
        (step,) = step.steps
    return step.value


def _input(step: Step, origin: Origin) -> Object:
    return {
        "path": ".".join(step.path),
        "value": plain(step.value),
        "file": origin.place.file,
        "line": origin.place.line,
        "column": origin.place.column,
        "source": "; ".join(origin.sources.values()) or None,
        "assumption": origin.mark is not None,
        "reason": origin.mark.reason if origin.mark else None,
    }


def _tree(step: Step) -> Object:
    return {
        "name": str(step.name),
        "value": plain(step.value),
        "unit": step.unit,
        "how": str(step.how),
        "path": ".".join(step.path) or None,
        "steps": [_tree(each) for each in step.steps],
    }
