"""How a figure comes about, as JSON."""

from collections.abc import Iterator, Mapping

from vssbudget.amounts import MoneyUnit, plain
from vssbudget.calculation.explanation import Explanation, Step, inputs, unrounded
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import How
from vssbudget.projection.values import Lacking
from vssbudget.report.json_object import Object, missing
from vssbudget.report.origin import Origin
from vssbudget.report.programs import entry, laid_out

EXPLANATION = "vssbudget/explanation/2"
EXPLANATION_IN_DECIMALS = "vssbudget/explanation/3"
_DEEPEST = 60
"""How many levels deep a step is set in: a tree may be deeper than a line is wide."""


def explanation_json(
    address: str,
    explanation: Explanation,
    amount: bool,
    origins: Mapping[BudgetPath, Origin],
    lacking: Lacking,
) -> str:
    """Write an explanation under the schema `vssbudget/explanation/2`.

    Where amounts have decimals they are strings, and the schema is the next.
    `value` is as `project` gives it: an amount as an integer, anything else as a string; so is
    `missing`, where the figure is a total without some rows or is made of one. In the tree a step
    that stands in several places is told in the first, and referred to by its `id` in the others.
    """
    step = explanation[-1]
    unit, exact = MoneyUnit("", step.decimals), step._replace(value=unrounded(explanation))
    told = {
        "schema": EXPLANATION_IN_DECIMALS if _has_decimals(explanation) else EXPLANATION,
        "path": address,
        "value": unit.told(int(step.value)) if amount else plain(step.shown),
        "exact": plain(exact.shown),
        "unit": step.unit,
        **missing(lacking),
        "inputs": [_input(each, origins[each.path]) for each in inputs(explanation)],
    }
    inner = "\n  "
    lines = [entry(key, each, inner) for key, each in told.items()]
    tree = "".join(_tree(explanation, origins))
    return "{" + inner + f",{inner}".join([*lines, f'"tree": {tree}']) + "\n}\n"


def _has_decimals(explanation: Explanation) -> bool:
    return any(step.decimals > 0 for step in explanation)


def _input(step: Step, origin: Origin) -> Object:
    return {
        "path": ".".join(origin.path),
        "value": plain(step.shown),
        "file": origin.place.file,
        "line": origin.place.line,
        "column": origin.place.column,
        "source": "; ".join(origin.sources.values()) or None,
        "assumption": origin.mark is not None,
        "reason": origin.mark.reason if origin.mark else None,
    }


def _tree(explanation: Explanation, origins: Mapping[BudgetPath, Origin]) -> Iterator[str]:
    """Write the steps within each other, each once; the depth is not that of a call stack."""
    told = set[int]()
    waiting: list[str | tuple[int, int]] = [(len(explanation) - 1, 1)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        place, depth = each
        newline = "\n" + "  " * min(depth, _DEEPEST)
        if place in told:
            yield laid_out({"ref": place}, newline)
            continue
        told.add(place)
        step, inner = explanation[place], f"{newline}  "
        fields = [entry(key, value, inner) for key, value in _step(place, step, origins).items()]
        yield "{" + inner + f",{inner}".join(fields)
        if not step.of:
            yield newline + "}"
            continue
        yield f',{inner}"of": [{inner}  '
        waiting.append(f"{inner}]{newline}}}")
        for position, below in reversed(list(enumerate(step.of))):
            waiting.append((below, depth + 2))
            if position:
                waiting.append(f",{inner}  ")


def _step(place: int, step: Step, origins: Mapping[BudgetPath, Origin]) -> Object:
    """Give a step with all by which it is worked out again from those beneath it."""
    told: Object = {
        "id": place,
        "name": str(step.name),
        "how": str(step.how),
        "value": plain(step.shown),
        "unit": step.unit,
    }
    if step.how in (How.ROUNDED, How.FITTED):
        told["decimals"] = step.fixed.decimals + step.decimals
    if step.how is How.ALLOTTED and step.decimals:
        told["decimals"] = step.decimals
    if step.how in (How.ALLOTTED, How.FITTED):
        told["which"] = step.fixed.which
    if step.fixed.names:
        told["names"] = list(step.fixed.names)
    if step.path:
        origin = origins[step.path]
        told["path"] = ".".join(origin.path)
        told["place"] = f"{origin.place.file}:{origin.place.line}:{origin.place.column}"
        if origin.mark is not None:
            told["assumption"] = origin.mark.reason
    return told
