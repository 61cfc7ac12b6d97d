"""A projection, and what was found, as JSON: whole amounts as integers, decimals as strings."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from vssbudget.amounts import Year, percent_text, plain
from vssbudget.findings import BudgetPath, Cause, Finding, Place, Remark, Severity
from vssbudget.model import Assumption, marks
from vssbudget.projection import (
    AreaProjection,
    Carried,
    Projection,
    Seller,
    ServiceProjection,
    exact,
    exact_services,
)
from vssbudget.projection.values import Lacking
from vssbudget.report.programs import braced, entry, laid_out, written
from vssbudget.report.verdict import Verdict, weight_of

PROJECTION = "vssbudget/projection/1"
FINDINGS = "vssbudget/findings/1"
MOST = 1000
"""How many findings of a file are given to a program; the rest are counted."""

Object = dict[str, Any]


def projection_json(projection: Projection, file: str) -> str:
    """Write a projection under the schema `vssbudget/projection/1`."""
    budget, years = projection.budget, projection.years

    def row(figures: Iterable[Any], write: Callable[[Any], Any] = lambda each: each) -> Object:
        return {
            str(year): write(each)
            for year, each in zip(years, figures, strict=True)
            if each is not None
        }

    none = (None,) * projection.past

    def seller(each: Seller) -> Object:
        return {
            "cost": row(each.cost),
            "revenue": row(each.revenue),
            "result": row(each.result),
            "price_change": row((*none, *each.price_change), percent_text),
            "revenue_basis": row(map(partial(projection.basis, each), range(len(years))), str),
        }

    def area(each: AreaProjection) -> Object:
        told = {"name": each.name, "kind": each.kind, **seller(each)}
        told["exact"] = _exact(projection, exact(projection, each.key))
        if each.services:
            carried = exact_services(projection, each.key)
            told["services"] = {s.key: service(s, carried[s.key]) for s in each.services}
        return told

    def service(each: ServiceProjection, carried: Carried) -> Object:
        told = {"name": each.name, **seller(each), "exact": _exact(projection, carried)}
        if any(prices := each.price):
            told |= {"price": row(prices, percent_text), "price_unit": budget.price_name}
        return told

    total, plan = projection.total, projection.investments
    head: Object = {
        "schema": PROJECTION,
        "file": file,
        "title": budget.title,
        "unit": budget.unit,
        "base_year": budget.years.base,
        "years": list(years),
        "kinds": {str(year): budget.years.kind(year) for year in years},
        "rates": {name: _by_year(rates) for name, rates in projection.rates.items()},
    }
    areas = braced((entry(each.key, area(each), "\n    ") for each in projection.areas), "\n  ")
    rest: Object = {
        "total": {
            "cost": row(total.cost),
            "revenue": row(total.revenue),
            "result": row(total.result),
            **missing(total.lacking),
        },
        "investments": {
            "lines": {key: row(line) for key, line in plan.lines.items()} if plan else {},
            "total": row(plan.total) if plan else {},
            "frame": row(plan.frame) if plan else {},
            **missing(plan.lacking if plan else {}),
        },
        "published": _published(projection, row),
        "assumptions": assumptions(marks(budget)),
    }
    start, end = laid_out(head, "\n")[:-2], laid_out(rest, "\n")[1:]
    return f'{start},\n  "areas": {areas},{end}\n'


def missing(lacking: Lacking) -> Object:
    """Say which rows a total lacks, by year; nothing where it lacks none."""
    rows = {str(year): list(keys) for year, keys in lacking.items()}
    return {"missing": rows} if rows else {}


def assumptions(found: Iterable[tuple[BudgetPath, Assumption]]) -> list[Object]:
    """Write marks of assumptions with the paths of what they are about."""
    return [
        {
            "path": ".".join(path),
            "years": list(mark.years),
            "kind": mark.kind,
            "reason": mark.reason,
        }
        for path, mark in found
    ]


def _exact(projection: Projection, carried: Carried) -> Object:
    shown, plan = set(projection.years), projection.budget.years.plan

    def row(figures: Sequence[Any]) -> Object:
        by_year = zip(plan, figures, strict=True)
        return _by_year({year: figure for year, figure in by_year if year in shown})

    return {"cost": row(carried.cost), "revenue": row(carried.revenue)}


def _by_year(rates: dict[Year, Any]) -> Object:
    return {str(year): plain(rate) for year, rate in rates.items()}


def _published(projection: Projection, row: Callable[..., Object]) -> Object:
    measures = ("cost", "revenue", "result", "investments")
    printed: Object = {measure: {} for measure in measures}
    difference: Object = {measure: {} for measure in measures}
    for each in projection.published:
        printed[each.measure][each.row] = row(each.printed)
        if held := row(each.difference):
            difference[each.measure][each.row] = held
    return {**printed, "difference": difference}


def findings_json(verdicts: Sequence[Verdict]) -> str:
    """Write what was found under the schema `vssbudget/findings/1`."""
    found = [finding for verdict in verdicts for finding in verdict.findings]
    given = [finding for verdict in verdicts for finding in verdict.findings[:MOST]]
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
    remarks = [(each.rule, remark) for each in judgements for remark in each.untested]
    outcomes = [(each.rule, remark) for each in judgements for remark in each.information]
    summary["not_tested"] = [_remark(*each) for each in remarks[:MOST]]
    summary["information"] = [_remark(*each) for each in outcomes[:MOST]]
    summary["omitted"] = len(found) - len(given)
    return written(
        {
            "schema": FINDINGS,
            "files": [verdict.file for verdict in verdicts],
            "ok": all(verdict.ok for verdict in verdicts),
            "summary": summary,
            "findings": [_finding(each) for each in given],
        }
    )


def _add(counts: Object, rule: str, count: int) -> None:
    counts[rule] = counts.get(rule, 0) + count


def _finding(finding: Finding) -> Object:
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
        "amount": finding.amount,
        "off": None if finding.off is None else plain(finding.off),
        "message": str(finding.message),
        "fix": str(finding.fix or ""),
        "accepted": finding.accepted,
        "follows": _cause(finding.follows),
    }


def _cause(cause: Cause | None) -> Object | None:
    """Say by its rule and its place which finding another one follows from."""
    if cause is None:
        return None
    place = cause.place or Place("")
    where = {"file": place.file, "line": place.line, "column": place.column}
    return {"rule": cause.rule, **where}


def _remark(rule: str, remark: Remark) -> Object:
    return {
        "rule": rule,
        "area": remark.area,
        "year": remark.year,
        "amount": remark.amount,
        "message": str(remark.message),
    }
