"""Works every step of an explanation out anew from its JSON alone: nothing of the program is used.

What docs/commands.md says of each `how` is here carried out with the decimals of Python.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Any

DIGITS = Context(prec=60, rounding=ROUND_HALF_UP)
LONG = Context(prec=120, rounding=ROUND_HALF_UP)
NEAR = Decimal("1e-24")
"""The JSON writes values to at most 40 decimals, of which small ones have fewer digits than 60."""

WHOLE = (
    *("rounded", "allotted", "fitted", "in-steps", "same", "size", "negated", "above-nothing"),
    "at-least-nothing",
)
"""What gives the very value, however many digits those beneath it have."""

Step = Mapping[str, Any]
Values = Sequence[Decimal]


def steps_of(text: str) -> dict[int, Step]:
    """Give the steps by their ids; the depth is not that of the interpreter's stack."""
    found: dict[int, Step] = {}
    waiting = [json.loads(text)["tree"]]
    while waiting:
        step = waiting.pop()
        if "ref" not in step:
            assert step["id"] not in found
            found[step["id"]] = step
            waiting += step.get("of", [])
    return found


def recomputed(step: Step, steps: Mapping[int, Step]) -> bool:
    """Say whether a step has the value that those beneath it give."""
    told = Decimal(step["value"])
    if step["how"] in ("input", "option", "count"):
        return "of" not in step
    below = _beneath(step, steps)
    if step["how"] == "allotted":
        whole, weight, together = below
        assert weight == _beneath(together, steps)[step["which"]]
        below = [whole, *_beneath(together, steps)]
        step = {**step, "names": together["names"]}
    with localcontext(DIGITS):
        value = WAYS[step["how"]]([Decimal(each["value"]) for each in below], step)
        near = Decimal(0) if step["how"] in WHOLE else NEAR * max(Decimal(1), abs(told))
        return abs(value - told) <= near


def _beneath(step: Step, steps: Mapping[int, Step]) -> list[Step]:
    return [steps[each.get("ref", each.get("id"))] for each in step["of"]]


def steady(number: Decimal) -> Decimal:
    """Round to 40 decimals, which are sure."""
    return LONG.quantize(number, Decimal("1e-40"))


def rounded(values: Values, step: Step) -> Decimal:
    return DIGITS.quantize(steady(values[0]), Decimal(1).scaleb(-step["decimals"]))


def in_steps(values: Values, _: Step) -> Decimal:
    price, size = values
    count = Context(prec=40, rounding=ROUND_HALF_UP).divide(price, size)
    return DIGITS.to_integral_value(count) * size


def allotted(values: Values, step: Step) -> Decimal:
    """Whole units of the last decimal, rounded down, the rest one each to the largest remainders.

    Of two alike the first name has it. Those are alike that are it to 30 decimals.
    """
    places = step.get("decimals", 0)
    whole, *weights = values[0].scaleb(places), *values[1:]
    exact = [Fraction(each) for each in weights]
    total = sum(exact)
    if not total:
        return Decimal(0)
    parts = [int(whole) * each / total for each in exact]
    units = [part.numerator // part.denominator for part in parts]
    rests = [round((part - unit) * 10**30) for part, unit in zip(parts, units, strict=True)]
    order = sorted(range(len(parts)), key=lambda each: (-rests[each], step["names"][each]))
    for each in order[: int(whole) - sum(units)]:
        units[each] += 1
    return Decimal(units[step["which"]]).scaleb(-places)


def fitted(values: Values, step: Step) -> Decimal:
    """Round all half up; what is then missing goes one unit each to those that lost most by that.

    What is too much is taken from those that gained most. What 28 digits do not tell apart is
    alike, and of two alike the name that sorts first is given to, the last taken from.
    """
    unit = Decimal(1).scaleb(-step["decimals"])
    whole, *parts = [DIGITS.quantize(steady(each), unit) for each in values]
    missing = int((whole - sum(parts)) / unit)
    few = Context(prec=28)
    gained = [few.subtract(new, old) for new, old in zip(parts, values[1:], strict=True)]
    order = sorted(range(len(parts)), key=lambda each: (gained[each], step["names"][each]))
    for each in order[:missing] if missing >= 0 else order[missing:]:
        parts[each] += unit if missing >= 0 else -unit
    return parts[step["which"]]


def way(values: Values, _: Step) -> Decimal:
    cap, *shares = values
    before, wanted = shares[: len(shares) // 2], shares[len(shares) // 2 :]
    most = max(abs(new - old) for old, new in zip(before, wanted, strict=True))
    return min(Decimal(1), cap / 100 / most) if most else Decimal(1)


WAYS: Mapping[str, Callable[[Values, Step], Decimal]] = {
    "same": lambda values, _: values[0],
    "sum": lambda values, _: Decimal(sum(values)),
    "difference": lambda values, _: values[0] - sum(values[1:]),
    "negated": lambda values, _: -values[0],
    "product": lambda values, _: reduce(mul, values),
    "ratio": lambda values, _: values[0] / values[1],
    "growth": lambda values, _: 1 + values[0] / 100,
    "effect": lambda values, _: 1 + values[0] * (values[1] - 1),
    "change": lambda values, _: (values[0] / values[1] - 1) * 100,
    "size": lambda values, _: abs(values[0]),
    "above-nothing": lambda values, _: max(values[0], Decimal(0)),
    "at-least-nothing": lambda values, _: Decimal(1 if values[0] >= 0 else 0),
    "rounded": rounded,
    "in-steps": in_steps,
    "allotted": allotted,
    "fitted": fitted,
    "together": lambda values, _: Decimal(sum(values)),
    "mean": lambda values, _: sum(values) / Decimal(len(values)),
    "way": way,
    "capped": lambda values, _: values[0] + (values[1] - values[0]) * values[2],
}
