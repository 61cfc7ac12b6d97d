"""Verdicts for the tests of the formats: small ones built by hand, and those of real files."""

import json
from pathlib import Path
from typing import Any

from conftest import REPOSITORY, SHIPPED, Run

from vssbudget.amounts import Tkr, Year
from vssbudget.checks import BALANCE, check
from vssbudget.findings import Finding, Judgement, Place, Remark, Severity
from vssbudget.loader import Source, load
from vssbudget.projection import project, rates_in_force
from vssbudget.report import Verdict
from vssbudget.wording import LANGUAGES, Message, visible

SWEDISH = LANGUAGES["sv"]
SCHEMAS = REPOSITORY / "tests" / "schemas"
REFUSED = sorted((REPOSITORY / "tests" / "budgets" / "refused").iterdir())
Y2023 = Year(2023)

HOSTILE = [
    "a\nb\r\n::error::c",
    "::error file=x::y",
    "##[error]x ###[add-mask]y ##vso[task.complete]z",
    "\x1b[31mred\x1b[0m \x9b1m \x07",
    "[red]x[/] {0} {{x}} $x$ :smile:",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> <!-- x --> ]]> &amp; <b>",
    "[link](http://e) ![image](http://e) <http://e> http://e www.example.com",
    "@who !1 #1 ~label %1 $1 &1 a@b.example @@x",
    "\u202etfel \u200b \u200f \u2066 \ufeff \ufffe \udcff",
    "a | b || c `x` ``y` \\ \\| **b** _i_",
]
"""Texts that would be more than text, somewhere."""

LINE = "    cost: {2022: 31980, 2023: 34000}"


def finding(**values: Any) -> Finding:
    """Build a finding about the cost of HR in 2023, with whatever is said of it."""
    given: dict[str, Any] = {
        "rule": "zero-result",
        "message": Message("outcome-area", area="HR", amount=-33481),
        "fix": Message("row-of-cost", row="HR"),
        "path": ("areas", "hr", "cost", "2023"),
        "area": "hr",
        "year": Y2023,
        "amount": Tkr(-519),
        "place": Place("./data/b.yaml", 7, 31, 5, LINE),
    }
    return Finding(**{**given, **values})


def verdict(*findings: Finding, **values: Any) -> Verdict:
    """Build the verdict on a file with findings."""
    return Verdict("./data/b.yaml", findings, **values)


BUILT = verdict(
    finding(),
    finding(rule="loss", severity=Severity.WARNING, area=None, amount=None),
    finding(severity=Severity.NOTICE, fix=None, service="pay"),
    finding(accepted="decided, KS 2023-04", area="lkdata", path=("areas", "lkdata", "cost")),
    judgements=(
        Judgement(
            "zero-result",
            judged={Y2023: 3},
            constructed={Year(2024): 3},
            areas={"hr": 1, "lkdata": 1, "kost": 1},
            untested=(Remark(area="stab", year=Y2023, message=Message("total")),),
        ),
        Judgement("budget-frame", judged={Y2023: 1}),
        Judgement("indices", constructed={None: 2}),
        Judgement("prices"),
    ),
)
"""A bit of everything that can be found."""


def hostile(text: str) -> Verdict:
    """Build a verdict in which a text stands wherever a file can put one."""
    name = visible(text)
    there = Place(name, 1, 1, 3, text)
    said = Message("outcome-area", area=text, amount=-1234)
    found = [
        finding(message=said, fix=said, place=there),
        finding(message=said, accepted=text, place=there, area=text),
        finding(message=said, severity=Severity.NOTICE, area=None, path=(), place=there),
    ]
    remark = Remark(area=text, year=None, message=said)
    judgement = Judgement("zero-result", judged={Y2023: 2}, areas={text: 1}, untested=(remark,))
    return Verdict(name, tuple(found), (judgement,))


def counted(run: Run, *args: str | Path) -> tuple[int, int, int, int]:
    """Count what a check does: how often it tests, by how many rules, notices, what is accepted."""
    summary = json.loads(run("check", *args, "--format", "json").out)["summary"]
    judged = summary["checked"].values()
    return sum(judged), sum(map(bool, judged)), summary["notice"], summary["accepted"]


def many(count: int) -> Verdict:
    """Build a verdict with a finding in each of many areas."""
    first = finding()
    found = (
        first._replace(area=f"a{number}", path=("areas", f"a{number}")) for number in range(count)
    )
    areas = {f"a{number}": 1 for number in range(count)}
    return verdict(
        *found, judgements=(Judgement("zero-result", judged={None: count}, areas=areas),)
    )


def verdict_of(path: Path, name: str | None = None) -> Verdict:
    """Hold a file against the balance rules, or give the faults for which it is refused."""
    loaded = load(Source(name or str(path), path))
    if loaded.budget is None:
        return Verdict(loaded.source.name, loaded.faults, refused=True)
    projected = project(loaded.budget, rates_in_force(loaded.budget, {}))
    judgements = tuple(check(projected, BALANCE))
    found = [each for judgement in judgements for each in judgement.findings]
    return Verdict(loaded.source.name, loaded.placed(found), judgements)


def real() -> list[Verdict]:
    """Give the verdicts on the shipped budget and on every file that is refused."""
    return [verdict_of(SHIPPED), *map(verdict_of, REFUSED)]
