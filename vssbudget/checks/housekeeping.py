"""Whether the file is kept in order: nothing unused in it, and nothing without a source."""

from collections.abc import Iterator, Mapping
from typing import Any

from vssbudget import late
from vssbudget.checks.accepted import NEVER, accepted_cases, outlived
from vssbudget.findings import BudgetPath, Finding, Judgement, Severity
from vssbudget.model import Area, Budget, Service, having, is_assumed, marks, names_used, nearest
from vssbudget.projection import Projection
from vssbudget.wording import Message

_TO_BE_USED = ("indices", "sources", "customers", "volumes", "notes", "municipal_goals")
"""The kinds of names that nothing but other parts of a file has a use for."""


def unused(projection: Projection) -> Judgement:
    """Everything that the file defines is used.

    What it finds: an index that no area follows, a volume that no area, pool, key, claim or
    repeated figure names, a source that no block names, a customer that no key names, a note
    or a municipal goal that none of the goals names, a `price_index` of which every planned year
    has a revenue, a price or a price change, and an accepted difference that does not occur (any
    more).

    Why it matters: what nothing uses is most often a misspelt name or a left-over, and an accepted
    difference that is gone would hide the next one in its place.

    How to put it right: use it, take it out, or record it under `accepted` with the reason.
    """
    budget = projection.budget
    used = names_used(budget)
    defined: dict[str, Mapping[str, Any]] = {kind: getattr(budget, kind) for kind in _TO_BE_USED}
    defined["indices"] = {key: each for key, each in budget.indices.items() if not each.is_shared}
    findings = tuple(
        Finding(
            rule="unused",
            severity=Severity.WARNING,
            message=Message(
                f"unused-{kind.replace('_', '-')}", name=getattr(each, "name", None) or name
            ),
            fix=Message("unused-fix"),
            path=(kind, name),
            at_key=True,
        )
        for kind, block in defined.items()
        for name, each in block.items()
        if name not in used[kind]
    )
    indexed = [*_indexed(budget)]
    findings += tuple(_idle(path) for path, own in indexed if not budget.indexed(own))
    own = Judgement("unused", findings)
    gone = _gone(projection, own) if budget.accepted else ()
    judged = sum(map(len, defined.values())) + len(indexed) + accepted_cases(budget)
    return Judgement("unused", findings + gone, {None: judged} if judged else {})


def _indexed(budget: Budget) -> Iterator[tuple[BudgetPath, Area | Service]]:
    """Give the areas and services whose price follows an index, where a year is planned."""
    for key, area in budget.areas.items() if budget.years.plan else ():
        if area.price_index:
            yield ("areas", key, "price_index"), area
        for name, each in area.services.items():
            if each.price_index:
                yield ("areas", key, "services", name, "price_index"), each


def _idle(path: BudgetPath) -> Finding:
    return Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=Message("price-index-idle", of=".".join(path[:-1])),
        fix=Message("price-index-idle-fix"),
        path=path,
        area=path[1],
    )


def _gone(projection: Projection, own: Judgement) -> tuple[Finding, ...]:
    """Ask the rules that accepted differences are of, and find those that do not occur."""
    named = {
        entry.rule for entry in projection.budget.accepted
    } & late.checks_rules.RULES.keys() - {own.rule, NEVER}
    judgements = [own, *(late.checks_rules.RULES[name](projection) for name in sorted(named))]
    return outlived(projection.budget, judgements, late.checks_rules.RULES.keys())


def unsourced(projection: Projection) -> Judgement:
    """Every block says where its figures come from, and every assumption why it is made.

    What it finds: a block of figures without a `source` that no mark says to be assumed as a whole,
    an assumption without a `reason`, and an accepted difference without one, which is an error.

    Why it matters: a figure that nobody can look up cannot be defended, and a difference that is
    accepted without a reason is only hidden.

    How to put it right: name one of the file's `sources`, or write the reason in a few words.
    """
    budget = projection.budget
    findings: list[Finding] = []
    judged = 0
    for path, part in _to_be_sourced(budget):
        judged += 1
        if not part.source and not is_assumed(budget, path):
            findings.append(_lacking(path, "source", Severity.WARNING))
    for path, mark in _reasons(budget):
        judged += 1
        if not mark.reason:
            severity = Severity.ERROR if path[0] == "accepted" else Severity.WARNING
            findings.append(_lacking(path, "reason", severity))
    return Judgement("unsourced", tuple(findings), {None: judged})


def _lacking(path: BudgetPath, lacks: str, severity: Severity) -> Finding:
    kind = path[0] if path[0] in ("accepted", "plausible") else "block"
    at_reason = lacks == "reason" and path[0] == "accepted"
    return Finding(
        rule="unsourced",
        severity=severity,
        message=Message(f"{kind}-without-{lacks}", of=".".join(path)),
        fix=Message(f"{lacks}-fix"),
        path=(*path, "reason") if at_reason else path,
        at_key=not at_reason,
        area=path[1] if path[0] == "areas" else None,
    )


def _reasons(budget: Budget) -> Iterator[tuple[BudgetPath, Any]]:
    """Give what has to say why: marks of assumptions, bounds, and accepted differences."""
    yield from marks(budget)
    yield from ((("plausible", row), bounds) for row, bounds in budget.plausible.items())
    for position, entry in enumerate(budget.accepted):
        yield ("accepted", str(position)), entry


def _to_be_sourced(budget: Budget) -> Iterator[tuple[BudgetPath, Any]]:
    """Give every block of a budget that has to say its source, by its path."""
    for path, block in nearest(budget, "source"):
        inner = [each for each in nearest(block, "source", path) if each[1].sourced == "within"]
        if not block.source and any(part.source for _, part in inner):
            yield from inner  # only these have sources
        elif block.sourced != "freely" and (path != ("published",) or budget.published.prints):
            yield path, block
        yield from (each for each in having(block, "source", path) if each[1].sourced == "apart")
