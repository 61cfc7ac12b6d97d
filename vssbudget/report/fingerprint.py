"""What a finding is known by from one run to the next, wherever its line has moved to."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from vssbudget.amounts import NO_UNIT, MoneyUnit
from vssbudget.findings import Finding, Place
from vssbudget.report.json_object import MOST
from vssbudget.report.programs import place_of, relative
from vssbudget.views.verdict import Verdict

_LENGTH = 40
_MOST_TEXT = 1000
_LINE = re.compile(r"\bline [0-9]+")


class Identified(NamedTuple):
    """A finding in its place, with its fingerprint; its amount is in a unit."""

    finding: Finding
    place: Place
    fingerprint: str
    unit: MoneyUnit = NO_UNIT


def identified(verdicts: Sequence[Verdict]) -> Iterator[Identified]:
    """Give the findings that a program is told of, each with a fingerprint of its own."""
    of = [(verdict, finding) for verdict in verdicts for finding in verdict.findings[:MOST]]
    known = fingerprinted((finding, place_of(finding, verdict)) for verdict, finding in of)
    return (each._replace(unit=verdict.unit) for (verdict, _), each in zip(of, known, strict=True))


def fingerprinted(findings: Iterable[tuple[Finding, Place]]) -> Iterator[Identified]:
    """Give findings their fingerprints; those that nothing else tells apart are numbered."""
    known: Counter[str] = Counter()
    for finding, place in findings:
        identity = json.dumps(_identity(finding, place))
        known[identity] += 1
        digest = sha256(f"{identity}{known[identity]}".encode()).hexdigest()
        yield Identified(finding, place, digest[:_LENGTH])


def _identity(finding: Finding, place: Place) -> list[object]:
    """Say what makes a finding the same: never the number of its line, nor its figures.

    What stands at no path in the budget is known by its message and the text of its line.
    """
    where: list[object] = [finding.rule, relative(place.file), finding.path]
    about: list[object] = [finding.area, finding.service, finding.year]
    if not finding.path:
        about += [_LINE.sub("line", str(finding.message)), place.text[:_MOST_TEXT].strip()]
    return [*where, *about]
