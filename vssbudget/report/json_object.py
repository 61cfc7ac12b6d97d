"""What was found, as JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from vssbudget.amounts import MoneyUnit, plain
from vssbudget.findings import Cause, Causes, Finding, Judgement, Margin, Place, Remark, Severity
from vssbudget.report.programs import written
from vssbudget.views.lacking import missing
from vssbudget.views.verdict import Verdict, weight_of

__all__ = ["FINDINGS", "MOST", "Object", "findings_json", "missing"]

FINDINGS = "vssbudget/findings/1"
FINDINGS_IN_DECIMALS = "vssbudget/findings/2"
MOST = 1000
"""How many findings of a file are given to a program; the rest are counted."""

Object = dict[str, Any]


def findings_json(verdicts: Sequence[Verdict]) -> str:
    """Write what was found under the schema `vssbudget/findings/1`.

    Where a file has amounts with decimals, those are strings, and the schema is the next.
    """
    found = [finding for verdict in verdicts for finding in verdict.findings]
    given = [
        _finding(finding, verdict.unit)
        for verdict in verdicts
        for finding in verdict.findings[:MOST]
    ]
    judgements = [judgement for verdict in verdicts for judgement in verdict.judgements]
    counted = Counter(weight_of(finding) for finding in found)
    summary: Object = {weight: counted[weight] for weight in (*Severity, "accepted")}
    for name in ("checked", "by_construction", "balance_none"):
        summary[name] = {}
    for each in judgements:
        _add(summary["checked"], each.rule, sum(each.judged.values()))
        _add(summary["by_construction"], each.rule, sum(each.constructed.values()))
        if each.exempt:
            _add(summary["balance_none"], each.rule, len(each.exempt))
    remarks = [(each, remark) for each in judgements for remark in each.untested]
    outcomes = [(each, remark) for each in judgements for remark in each.information]
    summary["not_tested"] = [_remark(*each) for each in remarks[:MOST]]
    summary["information"] = [_remark(*each) for each in outcomes[:MOST]]
    under = dict.fromkeys(name for verdict in verdicts for name in verdict.scenarios)
    summary["omitted"] = len(found) - len(given)
    return written(
        {
            "schema": FINDINGS_IN_DECIMALS if _has_decimals(verdicts) else FINDINGS,
            "files": [verdict.file for verdict in verdicts],
            **({"scenarios": [*under]} if under else {}),
            "ok": all(verdict.ok for verdict in verdicts),
            "summary": summary,
            "findings": given,
            **_perturbed(verdicts),
        }
    )


def _perturbed(verdicts: Sequence[Verdict]) -> Object:
    """Give what was found by moving the inputs, where that was asked for."""
    moved = [(each.file, each.perturbed) for each in verdicts if each.perturbed]
    if not moved:
        return {}
    return {
        "margins": [_margin(file, each) for file, found in moved for each in found.margins],
        "disguised": [
            {"file": file, "path": ".".join(each.path), "message": str(each.told)}
            for file, found in moved
            for each in found.disguised
        ],
    }


def _margin(file: str, margin: Margin) -> Object:
    return {
        "file": file,
        "claim": margin.claim,
        "input": ".".join(margin.path),
        "falls": None if margin.falls is None else plain(margin.falls),
        "rises": None if margin.rises is None else plain(margin.rises),
        "message": str(margin.told),
    }


def _add(counts: Object, rule: str, count: int) -> None:
    counts[rule] = counts.get(rule, 0) + count


def _has_decimals(verdicts: Sequence[Verdict]) -> bool:
    """Whether the amounts of a file have decimals, so that they are no integers."""
    return any(verdict.unit.decimals for verdict in verdicts)


def _finding(finding: Finding, unit: MoneyUnit) -> Object:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "area": finding.area,
        "service": finding.service,
        "year": finding.year,
        "amount": unit.told(finding.amount),
        "off": None if finding.off is None else plain(finding.off),
        "message": str(finding.message),
        "fix": str(finding.fix or ""),
        "accepted": finding.accepted,
        "follows": _cause(finding.follows),
        **_causes(finding.causes),
    }


def _causes(causes: Causes | None) -> Object:
    """Say which causes give a printed figure, where they were sought, and whether it is the one."""
    if causes is None:
        return {}
    return {"causes": [str(each) for each in causes.found], "determined": causes.determined}


def _cause(cause: Cause | None) -> Object | None:
    """Say by its rule and its place which finding another one follows from."""
    if cause is None:
        return None
    place = cause.place or Place("")
    where = {"file": place.file, "line": place.line, "column": place.column}
    return {"rule": cause.rule, **where}


def _remark(judgement: Judgement, remark: Remark) -> Object:
    return {
        "rule": judgement.rule,
        "area": remark.area,
        "year": remark.year,
        "amount": judgement.unit.told(remark.amount),
        "message": str(remark.message),
    }
