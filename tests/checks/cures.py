"""Cures that a finding tells, carried out to the letter in a budget of plain values."""

import re
from typing import Any

from conftest import budget_of

from vssbudget.checks import check
from vssbudget.findings import Finding, Severity
from vssbudget.projection import project

Rows = dict[str, Any]
"""An area, or a service with its parts, by key."""


def flow(value: Any) -> str:
    """Write plain values as a budget file has them."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
    return str(value)


def errors(text: str, rule: str = "zero-result") -> list[Finding]:
    """Hold a budget against a rule; a notice is no fault."""
    (judgement,) = check(project(budget_of(text)), [rule])
    return [each for each in judgement.findings if each.severity is not Severity.NOTICE]


def first_half(finding: Finding) -> str:
    """Give what a cure tells first; nothing where it only tells of the cost."""
    told = re.split(r"(?:, or )?(?:bring the cost|recover less)", str(finding.fix))[0]
    return told.removesuffix(", or ")


def write_first(sold: Rows, finding: Finding) -> None:
    """Carry out what a cure tells first."""
    told = first_half(finding)
    write_prices(sold, told)
    if earned := re.search(r"bring the revenue to ([\d ]+) \w+", told):
        sold["revenue"][finding.year] = earned[1].replace(" ", "")


def write_prices(sold: Rows, told: str) -> bool:
    """Carry out what a cure says of prices, and say whether that is anything."""
    steps = WRITTEN.findall(AGREED_FIRST.sub(r"\1 in the agreement", told))
    for taken, key, year, value, agreed in steps:
        row = sold["agreement"][key] if agreed else sold[key]
        if taken:
            del row[int(year)]
        else:
            row[int(year)] = value
    return bool(steps)


AGREED_FIRST = re.compile(r"^have the agreement made anew, with (price_change \d+: -?[\d.]+)")
WRITTEN = re.compile(
    r"(take out )?\b(price_change|price) (\d+)(?:: (-?[\d.]+))?( in the agreement)?"
)
"""What a cure says to write of a price, or to take out."""


def cost_told(finding: Finding) -> str | None:
    """Give the cost that a cure tells in place of that."""
    told = re.search(
        r"bring the cost to ([\d ]+) \w+(?: with the other years as they stand)?"
        "(?:, which changes what the other services return)?$",
        str(finding.fix),
    )
    return told and told[1].replace(" ", "")
