"""What is to be said of one file: its findings, and what each rule did."""

from collections import Counter
from dataclasses import dataclass

from vssbudget.amounts import NO_UNIT, MoneyUnit
from vssbudget.findings import BudgetPath, Finding, Judgement, Perturbed, Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's findings in their places, with the judgements of the rules.

    What breaks a rule stands first, then what only follows from that, then notices, then what is
    accepted, so that none pushes a former out of a list that is cut. A file that could not be
    judged has no judgements, `refused` says so; `strict` makes its warnings count. It may be under
    `scenarios`. `perturbed` is what was found by moving its inputs, where that was asked for.
    """

    file: str
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    refused: bool = False
    strict: bool = False
    scenarios: tuple[str, ...] = ()
    perturbed: Perturbed | None = None

    def __post_init__(self) -> None:
        """Put the findings in order; within each kind they keep theirs."""
        object.__setattr__(self, "findings", tuple(sorted(self.findings, key=_order)))

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not any(map(self.counts, self.findings))

    @property
    def unit(self) -> MoneyUnit:
        """What its amounts are in, as its judgements say."""
        return next((each.unit for each in self.judgements), NO_UNIT)

    @property
    def causes(self) -> tuple[Finding, ...]:
        """The findings that follow from no other one."""
        return tuple(each for each in self.findings if each.follows is None)

    @property
    def following(self) -> Counter[tuple[str, BudgetPath]]:
        """How many follow from each finding, by the rule and the place of that."""
        causes = [each.follows for each in self.findings if each.follows]
        return Counter((cause.rule, cause.path) for cause in causes)

    @property
    def exempt(self) -> int:
        """How many areas and services the file does not mean to balance."""
        return max((len(each.exempt) for each in self.judgements), default=0)

    @property
    def told_once(self) -> tuple[Judgement, ...]:
        """What each rule did, but for results that were not tested for a revenue told missing."""
        told = {
            (each.message.values["area"], each.year)
            for each in self.findings
            if each.rule == "missing-revenue" and each.accepted is None
        }
        return tuple(
            each._replace(
                untested=tuple(
                    remark
                    for remark in each.untested
                    if (remark.message.values.get("area"), remark.year) not in told
                )
            )
            for each in self.judgements
        )

    def counts(self, finding: Finding) -> bool:
        """Whether a finding breaks a rule."""
        weighty = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return finding.accepted is None and finding.severity in weighty


def weight_of(finding: Finding) -> str:
    """Say how much a finding weighs: its severity, or that it is accepted."""
    return "accepted" if finding.accepted is not None else finding.severity


def _order(finding: Finding) -> int:
    if finding.accepted is not None:
        return 3
    if finding.severity is Severity.NOTICE:
        return 2
    return 1 if finding.follows else 0
