"""Whether the file is kept in order: nothing unused in it, and nothing without a source."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from vssbudget.checks.accepted import NEVER, accepted_cases, outlived
from vssbudget.checks.keys import keys_of
from vssbudget.findings import BudgetPath, Finding, Judgement, Severity
from vssbudget.model import Area, Budget, Service, agreements, costs, marks, services
from vssbudget.projection import Projection
from vssbudget.wording import Message


def unused(projection: Projection) -> Judgement:
    """Everything that the file defines is used.

    What it finds: an index that no area follows, a volume that no area, pool, key, claim or
    repeated figure names, a source that no block names, a customer that no key names, and an
    accepted difference that does not occur (any more).

    Why it matters: what nothing uses is most often a misspelt name or a left-over, and an accepted
    difference that is gone would hide the next one in its place.

    How to put it right: use it, take it out, or record it under `accepted` with the reason.
    """
    budget = projection.budget
    used = set(_addressed(budget))
    checked: tuple[tuple[str, Mapping[str, Any], Collection[str]], ...] = (
        ("indices", budget.indices, _followed(budget)),
        ("sources", budget.sources, _named(budget)),
        ("customers", budget.customers, _receiving(budget)),
        ("volumes", budget.volumes, used),
    )
    findings = tuple(
        Finding(
            rule="unused",
            severity=Severity.WARNING,
            message=Message(f"unused-{block}", name=getattr(defined[name], "name", None) or name),
            fix=Message("unused-fix"),
            path=(block, name),
            at_key=True,
        )
        for block, defined, wanted in checked
        for name in defined
        if name not in wanted
    )
    own = Judgement("unused", findings)
    gone = _gone(projection, own) if budget.accepted else ()
    judged = sum(len(defined) for _, defined, _ in checked) + accepted_cases(budget)
    return Judgement("unused", findings + gone, {None: judged} if judged else {})


def _gone(projection: Projection, own: Judgement) -> tuple[Finding, ...]:
    """Ask the rules that accepted differences are of, and find those that do not occur."""
    from vssbudget.checks.rules import RULES  # noqa: PLC0415 - this is one of them

    named = {entry.rule for entry in projection.budget.accepted} & RULES.keys() - {own.rule, NEVER}
    judgements = [own, *(RULES[name](projection) for name in sorted(named))]
    return outlived(projection.budget, judgements, RULES.keys())


def _named(budget: Budget) -> set[str]:
    """Give the sources that blocks name, the lines and the frame of investments among them."""
    blocks = [part for _, part in (*parts(budget), *_invested(budget), *services(budget))]
    blocks += [area for area in budget.areas.values() if area.services]
    blocks += budget.plausible.values()
    for pool in budget.pools.values():
        blocks += (pool, *pool.parts.values())
    return {name for part in blocks for name in part.source}


def _followed(budget: Budget) -> set[str]:
    moving = [part for _, part in costs(budget)]
    names = {part.index for part in moving if part.index}
    return names.union(*(part.shares for part in moving if part.shares))


def _receiving(budget: Budget) -> set[str]:
    """Give the names in keys: what pools are shared by, and who pays for services."""
    kinds = ("shares", "headcount", "volume", "amounts")
    return {name for each in keys_of(budget) for kind in kinds for name in getattr(each.key, kind)}


def _addressed(budget: Budget) -> Iterator[str]:
    """Give the volumes that areas, pools, keys, claims and repeated figures are about."""
    for area in budget.areas.values():
        sellers: tuple[Area | Service, ...] = (area, *area.services.values())
        yield from (each.volume for each in sellers if each.volume)
    yield from (pool.volume for pool in budget.pools.values() if pool.volume)
    for keyed in keys_of(budget):
        yield from keyed.key.volume.values()
    addresses = [each.of for each in budget.repeated]
    for each in budget.claims.values():
        addresses += (*each.sum, *each.minus, *each.percent_of)
    for address in addresses:
        block, _, rest = address.partition(".")
        if block == "volumes":
            yield rest.split(".")[0]


def unsourced(projection: Projection) -> Judgement:
    """Every block says where its figures come from, and every assumption why it is made.

    What it finds: a block of figures without a `source`, an assumption without a `reason`, and an
    accepted difference without one, which is an error.

    Why it matters: a figure that nobody can look up cannot be defended, and a difference that is
    accepted without a reason is only hidden.

    How to put it right: name one of the file's `sources`, or write the reason in a few words.
    """
    budget = projection.budget
    findings: list[Finding] = []
    judged = 0
    for path, part in parts(budget):
        judged += 1
        if not part.source:
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


def parts(budget: Budget) -> Iterator[tuple[BudgetPath, Any]]:
    """Give every block of a budget that has a source, by its path; an empty one says nothing."""
    if budget.budget_frame is not None:
        yield ("budget_frame",), budget.budget_frame
    yield from _investments(budget)
    measures = ("cost", "revenue", "result", "investments")
    if any(getattr(budget.published, measure) for measure in measures):
        yield ("published",), budget.published
    blocks: dict[str, Mapping[str, Any]] = {
        name: getattr(budget, name)
        for name in (
            "indices",
            "areas",
            "pools",
            "volumes",
            "personnel",
            "stated",
            "lists",
            "claims",
        )
    }
    within = {"areas": "services", "pools": "parts"}
    for name, block in blocks.items():
        for key, part in block.items():
            yield from _split((name, key), part, within.get(name)) or [((name, key), part)]
    for key, area in budget.areas.items():
        if area.carry_over is not None:
            yield ("areas", key, "carry_over"), area.carry_over
    yield from agreements(budget)
    for key, span in budget.published.price_change.items():
        yield ("published", "price_change", key), span
    yield from ((("price_spans", key), span) for key, span in budget.price_spans.items())
    yield from _numbered("repeated", budget.repeated)
    yield from _numbered("accepted", budget.accepted)


def _split(path: BudgetPath, part: Any, within: str | None) -> list[tuple[BudgetPath, Any]]:
    """Give the services of an area, or the parts of a pool, where only they have sources."""
    inner: Mapping[str, Any] = getattr(part, within) if within else {}
    if part.source or not any(each.source for each in inner.values()):
        return []
    return [((*path, str(within), key), each) for key, each in inner.items()]


def _investments(budget: Budget) -> Iterator[tuple[BudgetPath, Any]]:
    """Give the investments as one block, unless only their lines and frame have sources."""
    plan, within = budget.investments, list(_invested(budget))
    if plan is not None and not plan.source and any(part.source for _, part in within):
        yield from within
    elif plan is not None:
        yield ("investments",), plan


def _invested(budget: Budget) -> Iterator[tuple[BudgetPath, Any]]:
    """Give the lines and the frames of investments."""
    if (plan := budget.investments) is not None:
        yield from ((("investments", "lines", key), line) for key, line in plan.lines.items())
        for key, frame in (("frame", plan.frame), ("capital_frame", plan.capital_frame)):
            if frame is not None:
                yield ("investments", key), frame


def _numbered(name: str, block: Iterable[Any]) -> Iterator[tuple[BudgetPath, Any]]:
    yield from (((name, str(position)), part) for position, part in enumerate(block))
