"""Known findings: recorded in the file by rule, place and amount, with the reason why they stay."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from vssbudget.amounts import NO_UNIT, MoneyUnit, plain
from vssbudget.findings import BudgetPath, Finding, Judgement, Severity
from vssbudget.model import Accepted, Budget
from vssbudget.wording import Guesses, Message

NEVER = "nothing-tested"
"""The rule whose finding is never accepted: with it, a check would be green that judged nothing."""

Known = dict[tuple[str, str], dict[Decimal | None, Accepted]]
"""Accepted differences by rule and place, then by pinned amount (None where there is none)."""


def pinned(finding: Finding, unit: MoneyUnit = NO_UNIT) -> Decimal | None:
    """Give the amount by which a finding is known: in the unit, else in that of its figure."""
    return finding.off if finding.amount is None else unit.shown(finding.amount)


def place_of(finding: Finding) -> str:
    """Give the place by which a finding is known: the path of its value, with points."""
    return ".".join(finding.path)


def known_differences(budget: Budget) -> Known:
    """Collect the accepted differences of a budget."""
    known: Known = {}
    for entry in budget.accepted:
        for place, amount, _ in _places(entry):
            known.setdefault((entry.rule, place), {})[amount] = entry
    return known


def _places(entry: Accepted) -> Iterator[tuple[str, Decimal | None, BudgetPath]]:
    """Give each place with its amount, and what in the entry says so."""
    for position, place in enumerate(entry.at):
        if entry.amounts:
            for year, amount in entry.amounts.items():
                yield f"{place}.{year}", amount, ("amounts", str(year))
        else:
            yield place, entry.amount, ("at", str(position))


def accepted_cases(budget: Budget) -> int:
    """Count the accepted differences of a budget, each of a place and an amount."""
    return sum(1 for entry in budget.accepted for _ in _places(entry))


def accept(judgement: Judgement, known: Known) -> Judgement:
    """Mark the findings of a judgement that are known by their rule, place and amount.

    One that is known by another amount, or by none, is not accepted, and says so.
    """
    if not known or not judgement.findings:
        return judgement
    findings = tuple(_accepted(finding, known, judgement.unit) for finding in judgement.findings)
    return judgement._replace(findings=findings)


def _accepted(finding: Finding, known: Known, unit: MoneyUnit) -> Finding:
    amounts = known.get((finding.rule, place_of(finding)))
    if amounts is None or finding.severity is Severity.NOTICE:
        return finding
    amount = pinned(finding, unit)
    if (entry := amounts.get(amount)) is not None:
        return finding._replace(accepted=entry.reason)
    was = tuple(Message("number", value=amount) for amount in amounts if amount is not None)
    message = Message("moved", found=finding.message, was=was)
    if not was and amount is not None:
        message = Message("unpinned", found=finding.message, amount=plain(amount))
    return finding._replace(message=message)


def outlived(
    budget: Budget, judgements: Iterable[Judgement], rules: Collection[str]
) -> tuple[Finding, ...]:
    """Find the accepted differences that do not occur, or that name no rule there is.

    One whose amount has moved is told where it now stands, and not here as well. Of figures that
    are held as a record what was accepted belongs to the record, whatever has changed since.

    Args:
        budget: The budget.
        judgements: What each rule that is named under `accepted` found.
        rules: The names of all rules.
    """
    known = known_differences(budget)
    occur: set[tuple[str, str, Decimal | None]] = set()
    moved: set[tuple[str, str]] = set()
    for finding in (each for judgement in judgements for each in judgement.findings):
        if finding.severity is not Severity.NOTICE:
            rule, place, amount = finding.rule, place_of(finding), pinned(finding, budget.unit)
            occur |= {(rule, place, amount), (rule, place, None)}
            if amount not in known.get((rule, place), ()):
                moved.add((rule, place))
    findings = []
    recorded = budget.published.held == "record"
    guess = Guesses(rules)
    for position, entry in enumerate(budget.accepted):
        if entry.rule == NEVER:
            findings.append(_never(position))
            continue
        if entry.rule not in rules:
            findings.append(_of_no_rule(position, entry, rules, guess))
            continue
        for place, amount, within in _places(entry):
            gone = (entry.rule, place, amount) not in occur and (entry.rule, place) not in moved
            if gone and not (recorded and place.startswith("published.")):
                path = ("accepted", str(position), *within)
                findings.append(_gone(entry.rule, place, amount, path))
    return tuple(findings)


def _of_no_rule(position: int, entry: Accepted, rules: Collection[str], guess: Guesses) -> Finding:
    meant = guess(entry.rule)
    known = Message("known-rules", known=tuple(rules))
    return Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=Message("accepted-of-no-rule", name=entry.rule),
        fix=Message("write-text", text=meant) if meant else known,
        path=("accepted", str(position), "rule"),
    )


def _never(position: int) -> Finding:
    return Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=Message("not-to-be-accepted"),
        fix=Message("not-to-be-accepted-fix"),
        path=("accepted", str(position), "rule"),
    )


def _gone(rule: str, place: str, amount: Decimal | None, path: BudgetPath) -> Finding:
    message = Message("accepted-gone", rule=rule, place=place)
    if amount is not None:
        message = Message("accepted-gone-by", rule=rule, place=place, amount=amount)
    return Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=message,
        fix=Message("accepted-gone-fix"),
        path=path,
    )
