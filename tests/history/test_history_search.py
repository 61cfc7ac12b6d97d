"""Which commit brought a finding, in real repositories."""

import json
from typing import Any

import pytest
from conftest import Run
from scratch import BUDGET, Scratch, grown, needs_git, unborne

pytestmark = needs_git

FINDING = "zero-result:areas.hr.cost.2023"


def brought(run: Run, *args: str, finding: str = FINDING) -> Any:
    """Give what `blame` tells a program of a finding."""
    ran = run("blame", finding, *args, "--format", "json")
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def subjects(told: Any) -> list[str]:
    return [each["subject"] for each in told["moves"]]


def wrong(run: Run, *args: str) -> str:
    """Give what is said where there is nothing to tell."""
    ran = run("blame", *args)
    assert (ran.status, ran.out) == (2, "")
    return ran.err.removeprefix("vssbudget: ").rstrip("\n")


def test_the_commit_that_brought_a_finding_is_told(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET, said="Begin")
    commit = scratch.put(unborne(1010), said="More for HR")
    scratch.put(unborne(1010) + "# A word\n")
    assert brought(run) == {
        "schema": "vssbudget/history/1",
        "file": "HEAD:budget2023.yaml",
        "finding": FINDING,
        "checked": 3,
        "moves": [
            {
                "revision": commit,
                "date": "2026-01-02T03:04:05+01:00",
                "subject": "More for HR",
                "difference": -10,
                "message": "hr 2023: revenue 1 000 tkr, cost 1 010 tkr: 10 tkr too little",
            }
        ],
        "skipped": [],
    }
    assert run("blame", FINDING).out.split("\n")[4:] == [
        f"What brought {FINDING}",
        f"- {commit[:12]} 2026-01-02 More for HR",
        "- hr 2023: revenue 1 000 tkr, cost 1 010 tkr: 10 tkr too little",
        "",
        "3 budgets were checked; a finding that went and came again is told of one commit",
        "  that brought it.",
        "",
    ]
    assert run("blame", FINDING, "--format", "csv").out == (
        "revision,date,subject,finding,amount\n"
        f"{commit},2026-01-02T03:04:05+01:00,More for HR,{FINDING},-10\n"
    )
    assert subjects(brought(run, finding="zero-result")) == ["More for HR"]
    assert subjects(brought(run, "HEAD~2..")) == ["More for HR"]


def test_a_finding_that_the_file_began_with_came_with_it(run: Run) -> None:
    scratch = Scratch()
    scratch.put("x", "other.txt")
    scratch.put(unborne(1010), said="Begin")
    scratch.put(unborne(1020))
    assert subjects(brought(run)) == ["Begin"]


def test_a_finding_that_is_not_there_or_was_before_is_told_as_that(run: Run) -> None:
    scratch = Scratch()
    scratch.put(unborne(1010))
    first = scratch.put(unborne(1020))[:12]
    scratch.put(unborne(1030))
    assert wrong(run, FINDING, "HEAD~1..") == (
        f"{FINDING} is found in {first} already, with which the revisions begin: name earlier ones"
    )
    assert wrong(run, "zero-result:areas.kost") == (
        "zero-result:areas.kost is not found in HEAD; what this rule finds there is at "
        "areas.hr.cost.2023"
    )
    assert wrong(run, "footing") == "footing is not found in HEAD"


def test_what_is_accepted_is_looked_for_by_its_place_alone(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET)
    accepted = (
        "accepted:\n- {rule: zero-result, at: areas.hr.cost.2023, amount: -10, "
        "reason: Known, source: own}\n"
    )
    scratch.put(unborne(1010) + accepted, said="Accepted")
    assert subjects(brought(run)) == ["Accepted"]
    assert wrong(run, "zero-result") == "zero-result is not found in HEAD"


def test_a_notice_is_looked_for_by_its_place_alone(run: Run) -> None:
    rows = "hr: {2023: 1000}, kost: {2023: 500}, total: {2023: 1501}"
    printed = f"published: {{source: own, cost: {{{rows}}}}}\n"
    scratch = Scratch()
    scratch.put(BUDGET)
    scratch.put(BUDGET + printed, said="Printed")
    place = "footing:published.cost.total.2023"
    assert subjects(brought(run, finding=place)) == ["Printed"]
    assert wrong(run, "footing") == "footing is not found in HEAD"


def test_what_does_not_read_is_skipped_and_may_have_brought_it(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET, said="Begin")
    scratch.put("no: [", said="Broken")
    scratch.put("no: [[", said="Broken again")
    scratch.put(unborne(1010), said="Mended and more")
    scratch.put("no: [", said="Broken at last")
    told = brought(run)
    assert subjects(told) == ["Mended and more"]
    assert [each["subject"] for each in told["skipped"]] == ["Broken again", "Broken"]
    assert "(with 2 before it that do not read)" in " ".join(run("blame", FINDING).out.split())
    assert run("blame", FINDING, "..HEAD~2").status == 2


def test_a_finding_that_a_merge_brought_is_told_of_the_commit_in_it(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET, said="Begin")
    scratch("switch", "--quiet", "--create", "branch")
    scratch.put(BUDGET + "# A word\n")
    scratch.put(unborne(1010), said="More for HR")
    scratch("switch", "--quiet", "main")
    scratch.put("x", "other.txt")
    scratch("merge", "--quiet", "--no-ff", "-m", "Merged", "branch")
    assert subjects(brought(run)) == ["More for HR"]


@pytest.mark.parametrize(("begin", "side"), [(BUDGET, BUDGET + "# A word\n"), ("no: [", "no: [[")])
def test_a_finding_that_came_with_a_merge_itself_is_told_of_that(
    run: Run, begin: str, side: str
) -> None:
    scratch = Scratch()
    scratch.put(begin)
    scratch("switch", "--quiet", "--create", "branch")
    scratch.put(side)
    scratch("switch", "--quiet", "main")
    scratch.put(BUDGET)
    scratch("merge", "--quiet", "--no-ff", "--no-commit", "-X", "ours", "branch")
    scratch.put(unborne(1010), said="Merged")
    assert subjects(brought(run)) == ["Merged"]


def test_where_nothing_reads_the_newest_is_refused(run: Run) -> None:
    Scratch().put("title: [")
    assert run("blame", FINDING).status == 3


def test_commits_that_change_a_file_beside_are_looked_at(run: Run) -> None:
    scratch = Scratch()
    text = BUDGET.replace("price: {rates: {2024: 2}, source: own}", "from: rates.yaml")
    text = text.replace("revenue: {2023: 1000}", "revenue: {2023: 1000, 2024: 1020}")
    rates = "sources: {{own: A table}}\nindices:\n  price: {{rates: {{2024: {}}}, source: own}}\n"
    scratch.put(rates.format(2), "rates.yaml", "Before the file")
    scratch.put(text, said="Begin")
    scratch.put(rates.format(3), "rates.yaml", "Dearer")
    scratch.put(text + "# A word\n")
    assert subjects(brought(run, finding="zero-result")) == ["Dearer"]


def test_figures_with_too_many_digits_do_not_read(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET)
    scratch.put(grown())
    scratch.put(unborne(1010), said="More")
    assert [each["rule"] for each in brought(run)["skipped"]] == ["too-large"]
