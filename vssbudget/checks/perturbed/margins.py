"""By how much what a claim is about may fall or rise until the claim fails."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from vssbudget.amounts import TooLarge, decimals, unit_of
from vssbudget.checks.claims import ClaimFigures, Unmeasured, off_of
from vssbudget.checks.perturbed.inputs import Input, inputs_of, moved
from vssbudget.findings import Margin
from vssbudget.model import Budget, Claim
from vssbudget.projection import Projection, project
from vssbudget.wording import Message

_MOST = 12
"""Of how many inputs of a claim the margins are looked for."""

_TIMES = 10
"""How many times as much as it is an input may become; beyond that nothing is looked for."""

_FAILS = Decimal(-1)
_JUST = Decimal("-1e-30")
"""How far off a claim is at the least that fails."""


def margins(projection: Projection) -> Iterator[Margin]:
    """Tell of each claim that holds how far each of its inputs may go, the narrowest first."""
    for key, claim in projection.budget.claims.items():
        found = [each for each in _of_claim(projection, key, claim) if each]
        yield from sorted(found, key=lambda each: each.narrow)


def _of_claim(projection: Projection, key: str, claim: Claim) -> Iterator[Margin | None]:
    budget = projection.budget
    addresses = (*claim.sum, *claim.minus, *claim.percent_of)
    if not addresses or _holds_by(claim, budget) < 0:
        return
    for each in inputs_of(projection, addresses)[:_MOST]:
        yield _margin(budget, key, claim, each)


def _margin(budget: Budget, key: str, claim: Claim, each: Input) -> Margin | None:
    """Say how far an input may fall, down to nothing, and rise; None where that is as it likes."""
    size = abs(int(each.value / each.step))
    steps = {
        "falls": reach(partial(_moved_by, budget, claim, each, -1), size),
        "rises": reach(partial(_moved_by, budget, claim, each, 1), size * (_TIMES - 1)),
    }
    reached = {way: by for way, by in steps.items() if by is not None}
    if not reached:
        return None
    far = {way: each.shown(by) for way, by in reached.items()}
    ways = [_way(f"margin-{way}", each, by) for way, by in far.items()]
    if len(ways) > 1 and not any(far.values()):
        ways = [Message("margin-changes")]
    told = Message("margin", claim=claim.says or key, input=each.told, ways=ways)
    narrow = Decimal(min(reached.values())) / size
    return Margin(key, each.path, far.get("falls"), far.get("rises"), told, narrow)


def _way(name: str, each: Input, by: Decimal) -> Message:
    if not by:
        return Message(f"{name}-at-all")
    if each.unit == "%":
        return Message(f"{name}-points", by=by)
    return Message(name, by=by, unit=each.unit) if each.unit else Message(f"{name}-number", by=by)


def _moved_by(budget: Budget, claim: Claim, each: Input, sign: int, steps: int) -> Decimal:
    return _holds_by(claim, moved(budget, each, sign * steps))


def _holds_by(claim: Claim, budget: Budget) -> Decimal:
    """Say by how much a claim holds in a budget; below zero it fails."""
    try:
        measured = ClaimFigures(project(budget)).measure(claim)
    except (Unmeasured, TooLarge):
        return _FAILS
    ends = []
    if claim.equals is not None:
        ends.append(unit_of(decimals(claim.equals)) / 2 - abs(measured.value - claim.equals))
    if claim.at_least is not None:
        ends.append(measured.value - claim.at_least)
    if claim.at_most is not None:
        ends.append(claim.at_most - measured.value)
    return min(_JUST, *ends) if off_of(claim, measured) else max(min(ends), Decimal(0))


def reach(by: Callable[[int], Decimal], most: int) -> int | None:
    """Find the last number of steps for which something still holds; None where it always does.

    It is taken to fail from some number on. Where it holds by so much at one end and fails by so
    much at the other, the next number to try lies between in proportion; each third time it is the
    middle.
    """
    low, high, turn = 0, most, 0
    holds, fails = by(0), by(most)
    if fails >= 0:
        return None
    while high - low > 1:
        turn += 1
        guess = low + int((high - low) * holds / (holds - fails)) if turn % 3 else (low + high) // 2
        guess = min(max(guess, low + 1), high - 1)
        found = by(guess)
        if found < 0:
            high, fails = guess, found
        else:
            low, holds = guess, found
    return low
