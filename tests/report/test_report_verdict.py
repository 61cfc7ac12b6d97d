"""What a controller reads: findings, what was not tested, the counts, and the verdict last."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run
from test_report_table import at_a_terminal
from verdicts import SWEDISH, Y2023, counted, finding, verdict

from vssbudget.amounts import Year
from vssbudget.findings import Judgement, Severity
from vssbudget.report import Detail, Verdict
from vssbudget.report.verdict_text import counts_line, total_line, verdict_line
from vssbudget.wording import ENGLISH

HOLDS = f"OK: {SHIPPED}: in balance 2022, 2023; revenue set equal to cost 2024–2028"
SMALL = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"


def test_two_lines_are_enough_where_all_is_well(run: Run) -> None:
    checks, rules, notices, accepted = counted(run, SHIPPED)
    assert run("check", SHIPPED).out == (
        f"{checks} checks by {rules} rules; {notices} notices (--notices); "
        f"{accepted} accepted (--accepted)\n{HOLDS}\n"
    )
    assert run("check-balance", SHIPPED).out == f"26 checks by 3 rules\n{HOLDS}\n"
    assert run("check", SHIPPED, "--lang", "sv").out == (
        f"{checks} kontroller enligt {rules} regler; {notices} upplysningar (--notices); "
        f"{accepted} godtagna (--accepted)\n"
        f"OK: {SHIPPED}: i balans 2022, 2023; intäkten sätts lika med kostnaden 2024–2028\n"
    )


@pytest.mark.parametrize("command", ["check", "check-balance"])
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_the_shipped_budget_takes_at_most_6_lines_of_80_columns(command: str, lang: str) -> None:
    told = at_a_terminal(command, SHIPPED, "--lang", lang, COLUMNS="80", NO_COLOR="1")
    assert 2 <= len(told.splitlines()) <= 6
    assert "OK: " in told


def test_quiet_tells_the_verdict_alone(run: Run, broken_file: Path) -> None:
    for quiet in ("--quiet", "-q"):
        ran = run("check-balance", broken_file, quiet)
        assert (ran.status, ran.out) == (
            1,
            f"NOT IN BALANCE 2023: {broken_file}: 1 error, 1 more that follows\n",
        )
    ran = run("check", SHIPPED, broken_file, "-q", "--lang", "sv")
    verdicts = ran.out.splitlines()
    assert verdicts[1] == f"INTE I BALANS 2023: {broken_file}: 1 fel, 8 följdfel"
    assert verdicts[2:] == [f"INTE OK: 1 av 2 filer: {broken_file}"]


@pytest.mark.parametrize("more", ["--verbose", "--notices", "--accepted"])
def test_quiet_and_more_of_it_cannot_both_be_had(run: Run, more: str) -> None:
    ran = run("check", SHIPPED, "--quiet", more)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"vssbudget: --quiet tells the verdict alone: leave out {more}\n"


def test_quiet_takes_nothing_from_what_programs_get(run: Run, broken_file: Path) -> None:
    for form in ("json", "github", "gitlab", "sarif", "junit", "markdown"):
        whole = run("check", broken_file, "--format", form).out
        for option in ("--quiet", "--verbose"):
            assert run("check", broken_file, "--format", form, option).out == whole


def test_notices_and_accepted_differences_are_listed_when_they_are_asked_for(run: Run) -> None:
    *_, notices, accepted = counted(run, SHIPPED)
    shown = run("check", SHIPPED, "--notices").out
    assert (shown.count(": notice["), shown.count(": accepted[")) == (notices, 0)
    assert f"; {notices} notices; {accepted} accepted (--accepted)\n" in shown
    shown = run("check", SHIPPED, "--accepted").out
    assert (shown.count(": notice["), shown.count(": accepted[")) == (0, accepted)
    assert f"; {notices} notices (--notices); {accepted} accepted\n" in shown
    shown = run("check", SHIPPED, "--notices", "--accepted", "--verbose").out
    assert (shown.count(": notice["), shown.count(": accepted[")) == (notices, accepted)
    assert shown.index("notice[") < shown.index("accepted[") < shown.index("claim: tested 16")
    assert shown.endswith(f"; {notices} notices; {accepted} accepted\n{HOLDS}\n")


def test_what_follows_is_listed_when_it_is_asked_for(run: Run, broken_file: Path) -> None:
    plain = run("check-balance", broken_file).out
    assert "\n       = 1 more follows from it (--verbose)\n" in plain
    assert plain.count(": error[") == 1
    whole = run("check-balance", broken_file, "--verbose").out
    assert "\n       = 1 more follows from it\n" in whole
    assert whole.count(": error[") == 2


def test_several_files_end_with_a_line_for_all(run: Run, broken_file: Path) -> None:
    assert run("check-balance", SHIPPED, SHIPPED).out.endswith(f"\n{HOLDS}\n\nOK: all 2 files\n")
    out = run("check-balance", SHIPPED, broken_file).out
    assert out.startswith(f"26 checks by 3 rules\n{HOLDS}\n\n{broken_file}:")
    assert out.endswith(f"\n\nNOT OK: 1 of 2 files: {broken_file}\n")


def test_a_file_that_is_not_there_makes_no_green_line(run: Run) -> None:
    ran = run("check", SHIPPED, "gone.yaml", "lost.yaml", "--quiet")
    assert ran.status == 2
    assert ran.out.splitlines()[-1] == "NOT OK: 2 of 3 files: 2 could not be read"
    assert run("check", "gone.yaml").out == ""


def test_a_refused_file_says_the_verdict_last(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file("")
    *_, last = run("check", path, "--lang", "sv").out.splitlines()
    assert last == f"AVVISAD: {path}: 1 fel; budgeten kunde inte prövas"


def test_an_accepted_imbalance_is_no_balance(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file(
        SMALL + "  a: {cost: {2023: 2}, revenue: {2023: 1}}\n"
        "accepted:\n"
        "  - {rule: zero-result, at: areas.a.cost.2023, amount: -1, reason: Decided}\n"
    )
    assert run("check-balance", path).out == (
        "2 checks by 2 rules; 1 accepted (--accepted)\n"
        f"OK: {path}: out of balance as accepted 2023\n"
    )


def test_what_is_no_matter_of_balance_is_not_called_so(run: Run) -> None:
    assert run("check", SHIPPED, "--rule", "claim").out == (
        f"16 checks by 1 rule; 1 accepted (--accepted)\nOK: {SHIPPED}: what was tested holds\n"
    )


def _line(found: Verdict) -> str:
    return verdict_line(found, ENGLISH)


JUDGED = (Judgement("footing", judged={Y2023: 1}),)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (verdict(), "NOT TESTED: ./data/b.yaml: nothing could be tested"),
        (verdict(judgements=JUDGED), "OK: ./data/b.yaml: what was tested holds"),
        (
            verdict(judgements=(Judgement("zero-result", constructed={Year(2024): 1}),)),
            "NOT TESTED: ./data/b.yaml: nothing could be tested",
        ),
        (
            verdict(finding(rule="footing"), judgements=JUDGED),
            "NOT OK: ./data/b.yaml: 1 error",
        ),
        (
            verdict(finding(rule="nothing-tested"), finding(rule="missing-revenue")),
            "NOT TESTED: ./data/b.yaml: 2 errors",
        ),
        (
            verdict(finding(rule="budget-frame"), finding(rule="budget-frame", year=Year(2025))),
            "NOT IN BALANCE 2023, 2025: ./data/b.yaml: 2 errors",
        ),
        (
            verdict(finding(rule="x", severity=Severity.WARNING), judgements=JUDGED, strict=True),
            "NOT OK: ./data/b.yaml: 1 warning; --strict lets warnings count",
        ),
    ],
)
def test_the_word_of_the_verdict_says_what_is_wrong(found: Verdict, told: str) -> None:
    assert _line(found) == told


def test_nothing_counted_is_no_line() -> None:
    assert list(counts_line(verdict(finding()), ENGLISH, Detail())) == []
    warned = verdict(finding(severity=Severity.WARNING))
    assert list(counts_line(warned, SWEDISH, Detail())) == ["1 varning"]


def test_of_several_files_those_that_fail_and_those_that_are_not_there_are_told() -> None:
    verdicts = [verdict(), verdict(finding())]
    assert total_line(verdicts, SWEDISH, 1) == (
        "INTE OK: 2 av 3 filer: ./data/b.yaml; 1 gick inte att läsa"
    )


def test_colour_tells_errors_warnings_and_what_holds_apart(
    run: Run, broken_file: Path, budget_file: Callable[[str], Path]
) -> None:
    red, yellow, cyan, green = "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[32m"
    bold_green = "\x1b[1;32m"
    broken = run("check-balance", broken_file, "--color", "always").out
    assert f"{red}error[zero-result]\x1b[0m" in broken
    assert f"{red}NOT IN BALANCE 2023: " in broken
    shipped = run("check", SHIPPED, "--notices", "--accepted", "--color", "always").out
    assert f"{cyan}notice[footing]\x1b[0m" in shipped
    assert f"{green}accepted[footing]\x1b[0m" in shipped
    assert f"{bold_green}OK: " in shipped
    path = budget_file(SMALL + "  a: {cost: {2023: 1}, revenue: {2023: 1}}\n")
    assert f"{yellow}warning[unsourced]\x1b[0m" in run("check", path, "--color", "always").out


def test_no_warning_pushes_an_error_out_of_a_list_that_is_cut(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        SMALL + "".join(f"  a{n}: {{cost: {{2023: 2}}, revenue: {{2023: 1}}}}\n" for n in range(50))
    )
    out = run("check", path, "--rule", "zero-result", "--rule", "unsourced").out
    assert (out.count(": error["), out.count(": warning[")) == (50, 0)
    assert f"\n{path}: and 50 more findings\n" in out
    assert out.endswith(f"NOT IN BALANCE 2023: {path}: 50 errors, 50 warnings\n")


LEFT = (
    "title: T\nunit: tkr\nyears: {budget: [2022, 2023]}\nFRAMEareas:\n"
    "  a: {name: A, cost: {2022: 9, 2023: 9}, revenue: {2022: 9, 2023: 9}}\n"
    "  b: {name: B, cost: {2023: 9}, revenue: {2022: 9, 2023: 9}EXEMPT}\n"
)


@pytest.mark.parametrize(
    ("frame", "exempt", "told"),
    [
        ("", "", "in balance 2023; not tested 2022"),
        ("budget_frame: {2022: 0, 2023: 0}\n", "", "in balance 2023; not tested 2022"),
        ("", ", balance: none, reason: Tax", "in balance 2022, 2023"),
        (
            "budget_frame: {2022: 0, 2023: 0}\n",
            ", balance: none, reason: Tax",
            "in balance 2023; not tested 2022",
        ),
    ],
)
def test_only_years_in_which_all_that_is_to_balance_was_judged_are_in_balance(
    run: Run, budget_file: Callable[[str], Path], frame: str, exempt: str, told: str
) -> None:
    path = budget_file(LEFT.replace("FRAME", frame).replace("EXEMPT", exempt))
    verdict_of_it = run("check-balance", path).out.splitlines()[-1]
    assert verdict_of_it == f"OK: {path}: {told}"
    assert run("project", path).out.splitlines()[0] == f"T: {told.replace(';', ',')}"
    swedish = run("check-balance", path, "--lang", "sv").out.splitlines()[-1]
    assert swedish.endswith("; ej prövat 2022") == ("not tested" in told)


def test_what_is_accepted_is_told_as_that_alone(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = LEFT.replace("FRAME", "").replace("EXEMPT", "")
    path = budget_file(
        text.replace("revenue: {2022: 9, 2023: 9}}\n  b", "revenue: {2023: 9}}\n  b")
        + "accepted:\n  - {rule: missing-revenue, at: areas.a.cost.2022, amount: -9, reason: Why}\n"
    )
    assert run("check-balance", path, "-q").out == (
        f"OK: {path}: in balance 2023; out of balance as accepted 2022\n"
    )
