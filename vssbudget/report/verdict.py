"""What is to be said of one file: its findings, and what each rule did."""

from dataclasses import dataclass

from vssbudget.findings import Finding, Judgement, Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's findings in their places, with the judgements of the rules.

    What breaks a rule stands first, then notices, then what is accepted, so that neither pushes
    the former out of a list that is cut. A file that could not be judged has no judgements,
    `refused` says so; `strict` makes its warnings count.
    """

    file: str
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    refused: bool = False
    strict: bool = False

    def __post_init__(self) -> None:
        """Put the findings in order; within each kind they keep theirs."""
        object.__setattr__(self, "findings", tuple(sorted(self.findings, key=_order)))

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not any(map(self.counts, self.findings))

    def counts(self, finding: Finding) -> bool:
        """Whether a finding breaks a rule."""
        weighty = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return finding.accepted is None and finding.severity in weighty


def weight_of(finding: Finding) -> str:
    """Say how much a finding weighs: its severity, or that it is accepted."""
    return "accepted" if finding.accepted is not None else finding.severity


def _order(finding: Finding) -> int:
    if finding.accepted is not None:
        return 2
    return 1 if finding.severity is Severity.NOTICE else 0
