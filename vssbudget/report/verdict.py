"""What is to be said of one file: its findings, and what each rule did."""

from dataclasses import dataclass

from vssbudget.findings import Finding, Judgement, Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's findings in their places, with the judgements of the rules.

    A file that could not be judged has no judgements, `refused` says so.
    """

    file: str
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    refused: bool = False

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not any(
            each.severity is Severity.ERROR and each.accepted is None for each in self.findings
        )
