"""What moved a figure through the history of a file, in real repositories."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, Run
from scratch import BUDGET, Scratch, costing, grown, needs_git

pytestmark = needs_git

FIGURE = "hr.cost.2023"
COMMIT = re.compile(r"\b[0-9a-f]{12}\b")


def blamed(run: Run, *args: str, figure: str = FIGURE) -> Any:
    """Give what `blame` tells a program, of which the moves add up to the whole."""
    ran = run("blame", figure, *args, "--format", "json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    whole = sum(each["difference"] for each in told["moves"])
    assert whole == told["difference"] == (told["new"] or 0) - (told["old"] or 0)
    for each in told["moves"]:
        assert sum(each["parts"].values()) in (0, each["difference"])
    return told


def moves(told: Any) -> list[tuple[str, int]]:
    return [(each["subject"], each["difference"]) for each in told["moves"]]


def wrong(run: Run, *args: str) -> str:
    """Give what is said where there is nothing to tell."""
    ran = run("blame", *args)
    assert (ran.status, ran.out) == (2, "")
    return ran.err.removeprefix("vssbudget: ").rstrip("\n")


def test_each_commit_that_moved_a_figure_is_told_with_what_it_added(run: Run) -> None:
    scratch = Scratch()
    first = scratch.put(costing(1000), said="Begin")
    scratch.put(costing(1000) + "# A word\n", said="Only a word")
    raised = scratch.put(costing(1200), said="More for HR")
    scratch.put(costing(1200).replace("2024: 2}", "2024: 3}"), said="Dearer")
    assert blamed(run) == {
        "schema": "vssbudget/history/1",
        "file": "HEAD:budget2023.yaml",
        "figure": FIGURE,
        "unit": "tkr",
        "old": None,
        "new": 1200,
        "difference": 1200,
        "moves": [
            {
                "revision": first,
                "date": "2026-01-02T03:04:05+01:00",
                "subject": "Begin",
                "old": None,
                "new": 1000,
                "difference": 1000,
                "parts": {},
                "across": [],
            },
            {
                "revision": raised,
                "date": "2026-01-02T03:04:05+01:00",
                "subject": "More for HR",
                "old": 1000,
                "new": 1200,
                "difference": 200,
                "parts": {"base": 200},
                "across": [],
            },
        ],
        "skipped": [],
    }
    later = blamed(run, "HEAD~2..", figure="hr.cost.2024")
    assert moves(later) == [("More for HR", 204), ("Dearer", 12)]
    assert [each["parts"] for each in later["moves"]] == [{"base": 204}, {"price": 12}]
    assert moves(blamed(run, "..HEAD~1", figure="hr.cost.2024")) == [
        ("Begin", 1020),
        ("More for HR", 204),
    ]


def test_what_is_told_to_people_and_to_spreadsheets(run: Run) -> None:
    scratch = Scratch()
    first, raised = scratch.put(costing(1000), said="Begin"), scratch.put(costing(1200))
    assert run("blame", FIGURE).out == (
        "Small\n"
        "File: HEAD:budget2023.yaml\n"
        "Amounts in tkr. Base year 2023.\n"
        "\n"
        f"What moved {FIGURE}\n"
        "                                       difference  figure\n"
        f"{first[:12]} 2026-01-02 Begin               1 000   1 000\n"
        f"{raised[:12]} 2026-01-02 A change              200   1 200\n"
        "  amounts of the base year and before         200       –\n"
        "all together                                1 200   1 200\n"
    )
    swedish = run("blame", FIGURE, "HEAD~1..", "--lang", "sv").out.split("\n")[4:-1]
    assert [" ".join(each.split()) for each in swedish] == [
        f"Vad som flyttade {FIGURE}",
        "skillnad värde",
        f"{first[:12]} 2026-01-02, före dessa – 1 000",
        f"{raised[:12]} 2026-01-02 A change 200 1 200",
        "belopp för basåret och tidigare 200 –",
        "tillsammans 200 1 200",
    ]
    assert run("blame", FIGURE, "HEAD~1..", "--format", "csv").out == (
        "revision,date,subject,cause,difference,figure\n"
        f"{raised},2026-01-02T03:04:05+01:00,A change,,200,1200\n"
        f"{raised},2026-01-02T03:04:05+01:00,A change,base,200,\n"
    )
    assert f"| {first[:12]} 2026" in run("blame", FIGURE, "--format", "markdown").out


def test_the_past_is_told_under_rates_and_scenarios(run: Run) -> None:
    scratch = Scratch()
    scratch.put(BUDGET.replace("price", "food"), said="Begin")
    scratch.put(said="Prices")
    scratch.put(costing(1200), said="More")
    told = blamed(run, "HEAD~1..", "--rate", "price=10", figure="hr.cost.2024")
    assert moves(told) == [("More", 220)]
    assert told["moves"][0]["parts"] == {"base": 220}
    told = blamed(run, "HEAD~1..", "--set", "hr.cost.2023=1100", figure="total.cost.2023")
    assert moves(told) == []
    assert told["scenarios"] == ["--set hr.cost.2023=1100"]
    commit = scratch("rev-parse", "HEAD~2")[:12]
    assert wrong(run, FIGURE, "--rate", "price=10").startswith(f"{commit}:budget2023.yaml: ")


def test_a_figure_that_is_no_amount_is_told_with_its_decimals(run: Run) -> None:
    scratch = Scratch()
    scratch.put()
    scratch.put(BUDGET.replace("2024: 2}", "2024: 2.25}"))
    told = json.loads(run("blame", "rates.price.2024", "--format", "json").out)
    assert told["unit"] is None
    assert [(each["new"], each["difference"]) for each in told["moves"]] == [
        ("2", "2"),
        ("2.25", "0.25"),
    ]
    assert told["moves"][1]["parts"] == {}
    assert "0.25" in run("blame", "rates.price.2024").out


def test_amounts_with_decimals_are_told_with_them(run: Run) -> None:
    scratch = Scratch()
    text = BUDGET.replace("unit: tkr", "unit: mnkr\ndecimals: 1")
    scratch.put(text)
    scratch.put(text.replace("1000", "1000.5"))
    told = json.loads(run("blame", FIGURE, "--format", "json").out)
    assert told["schema"] == "vssbudget/history/2"
    assert told["moves"][1]["difference"] == "0.5"
    assert told["moves"][1]["parts"] == {"base": "0.5"}


@pytest.mark.parametrize("unit", ["kkr", "tkr\ndecimals: 1"])
def test_amounts_in_two_units_are_not_taken_from_each_other(run: Run, unit: str) -> None:
    scratch = Scratch()
    scratch.put()
    changed = scratch.put(BUDGET.replace("unit: tkr", f"unit: {unit}"))[:12]
    scratch.put(BUDGET.replace("unit: tkr", f"unit: {unit}").replace("1000", "1100"))
    assert wrong(run, FIGURE).startswith(
        f"amounts are in {unit[:3]} from the revision {changed} on"
    )
    assert run("blame", FIGURE, f"{changed}..").status == 0
    assert run("blame", FIGURE, f"..{changed}^").status == 0


def test_a_file_is_followed_under_the_names_it_had(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(1), "-a b.yaml")
    scratch.put(costing(2), "-a b.yaml")
    scratch("mv", "--", "-a b.yaml", "new.yaml")
    scratch.commit("Renamed")
    Path("plans").mkdir()
    scratch("mv", "new.yaml", "plans/new.yaml")
    scratch.put(costing(3), "plans/new.yaml", "Renamed and more")
    told = blamed(run, "--file", "plans/new.yaml")
    assert moves(told) == [("A change", 1), ("A change", 1), ("Renamed and more", 1)]


def test_what_a_repository_is_set_to_changes_nothing(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(1), "old.yaml")
    scratch("mv", "old.yaml", "new.yaml")
    scratch.commit("Renamed")
    scratch.put(costing(2), "new.yaml")
    Path("run.sh").write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    Path("run.sh").chmod(0o755)
    Path(".gitattributes").write_text("*.yaml diff=x\n", "utf-8")
    program = str(Path("run.sh").resolve())
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "gpg.program"):
        scratch("config", key, program)
    for key in ("log.showSignature", "log.follow", "diff.relative"):
        scratch("config", key, "true")
    scratch("config", "color.ui", "always")
    scratch("config", "diff.renames", "false")
    assert moves(blamed(run, "--file", "new.yaml")) == [("A change", 1), ("A change", 1)]
    assert not Path("ran").exists()


@pytest.mark.parametrize("variable", ["GLOB", "ICASE"])
def test_no_variable_says_how_names_of_files_are_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    scratch = Scratch()
    scratch.put(costing(1), "[b].yaml")
    scratch.put(costing(2), "B.yaml")
    monkeypatch.setenv(f"GIT_{variable}_PATHSPECS", "1")
    assert moves(blamed(run, "--file", "[b].yaml")) == [("A change", 1)]


def test_a_link_stands_for_the_file_that_it_leads_to(run: Run) -> None:
    scratch = Scratch()
    Path("budget2023.yaml").symlink_to("plans/mine.yaml")
    scratch.put(costing(1), "plans/mine.yaml")
    scratch.put(costing(2), "plans/mine.yaml")
    assert moves(blamed(run)) == [("A change", 1), ("A change", 1)]


def test_a_file_that_is_a_copy_of_another_begins_there(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(1), "budget2023.yaml")
    scratch.put(costing(1), "budget2024.yaml", "Copied")
    assert moves(blamed(run)) == [("Copied", 1)]


def test_a_file_that_went_and_came_again_is_followed_beyond(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(5), said="Begin")
    Path("budget2023.yaml").unlink()
    scratch.commit("Gone")
    scratch.put(costing(7), said="Again")
    assert moves(blamed(run)) == [("Begin", 5), ("Gone", -5), ("Again", 7)]
    assert wrong(run, FIGURE, "..HEAD~1").startswith("there is no file budget2023.yaml in HEAD~1")


def test_an_area_is_followed_under_the_key_it_had(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(900))
    scratch.put(costing(1000))
    scratch.put(BUDGET.replace("  hr:", "  personal:"), said="Renamed")
    scratch.put(costing(1100).replace("  hr:", "  personal:"), said="More")
    told = blamed(run, figure="personal.cost.2024")
    assert moves(told) == [("A change", 918), ("A change", 102), ("More", 102)]
    assert [sum(each["parts"].values()) for each in told["moves"]] == [0, 102, 102]
    assert moves(blamed(run, figure="areas.personal.cost.2023"))[0] == ("A change", 900)


def test_an_area_comes_and_goes(run: Run) -> None:
    scratch = Scratch()
    without = "".join(line for line in BUDGET.splitlines(True) if "hr:" not in line)
    scratch.put(without)
    scratch.put(BUDGET, said="Comes")
    scratch.put(without, said="Goes")
    told = blamed(run)
    assert moves(told) == [("Comes", 1000), ("Goes", -1000)]
    assert [each["parts"] for each in told["moves"]] == [{"new": 1000}, {"gone": -1000}]


def test_commits_that_change_a_file_beside_are_told(run: Run) -> None:
    scratch = Scratch()
    text = BUDGET.replace("price: {rates: {2024: 2}, source: own}", "from: rates.yaml")
    rates = "sources: {{own: A table}}\nindices:\n  price: {{rates: {{2024: {}}}, source: own}}\n"
    scratch.put(rates.format(2), "rates.yaml", "Before the file")
    scratch.put(text, said="Begin")
    scratch.put(rates.format(3), "rates.yaml", "Dearer")
    scratch.put(text + "# A word\n")
    scratch.put(rates.format(1), "rates.yaml", "Cheaper")
    told = blamed(run, figure="hr.cost.2024")
    assert moves(told) == [("Begin", 1020), ("Dearer", 10), ("Cheaper", -20)]
    assert moves(blamed(run, "HEAD~2..", figure="hr.cost.2024")) == [("Cheaper", -20)]


@pytest.mark.parametrize("name", ["../rates.yaml", "..", "/rates.yaml"])
def test_a_file_beside_out_of_the_repository_does_not_read(run: Run, name: str) -> None:
    scratch = Scratch("work")
    scratch.put(said="Begin")
    outside = BUDGET.replace("price: {rates: {2024: 2}, source: own}", f"from: {name}")
    scratch.put(outside, said="Outside")
    scratch.put(costing(1001), said="One")
    told = blamed(run, "--file", "work/budget2023.yaml")
    assert moves(told) == [("Begin", 1000), ("One", 1)]
    assert [each["subject"] for each in told["skipped"]] == ["Outside"]


def merged(scratch: Scratch, *options: str) -> None:
    scratch("merge", "--quiet", "--no-ff", "-m", "Merged", *options)


def forked(then: Callable[[Scratch], object]) -> Scratch:
    """Make a branch on which HR costs 30 more in two commits, and something else on main."""
    scratch = Scratch()
    scratch.put(costing(1000), said="Begin")
    scratch("switch", "--quiet", "--create", "branch")
    scratch.put(costing(1010), said="Ten")
    scratch.put("x", "other.txt")
    scratch.put(costing(1030), said="Twenty")
    scratch("switch", "--quiet", "main")
    then(scratch)
    return scratch


def test_a_merge_is_told_by_the_commits_that_it_brought(run: Run) -> None:
    text = costing(1000).replace("500", "600")
    scratch = forked(lambda scratch: scratch.put(text, said="Kost"))
    merged(scratch, "branch")
    assert moves(blamed(run)) == [("Begin", 1000), ("Ten", 10), ("Twenty", 20)]
    total = blamed(run, figure="total.cost.2023")
    assert moves(total) == [("Begin", 1500), ("Kost", 100), ("Ten", 10), ("Twenty", 20)]


def test_a_merge_that_did_something_else_is_told_itself(run: Run) -> None:
    scratch = forked(lambda scratch: scratch.put("y", "another.txt"))
    scratch("merge", "--quiet", "--no-ff", "--no-commit", "branch")
    scratch.put(costing(1040), said="Merged")
    told = blamed(run)
    assert moves(told) == [("Begin", 1000), ("Merged", 40)]
    assert told["moves"][1]["parts"] == {"base": 40}


def test_a_merge_of_no_other_line_is_told_itself(run: Run) -> None:
    scratch = Scratch()
    first = scratch.put(costing(1000), said="Begin")
    scratch.put("x", "other.txt")
    tree = (scratch.put(costing(1005)), scratch("rev-parse", "HEAD^{tree}"))[1]
    words = ("-p", "HEAD~1", "-p", first, "-m", "Odd")
    scratch("reset", "--quiet", "--hard", scratch("commit-tree", tree, *words))
    assert moves(blamed(run)) == [("Begin", 1000), ("Odd", 5)]


def test_what_a_branch_took_from_main_is_told_once(run: Run) -> None:
    text = costing(1000).replace("500", "600")
    scratch = forked(lambda scratch: scratch.put(text, said="Kost"))
    scratch("switch", "--quiet", "branch")
    merged(scratch, "main")
    scratch.put(costing(1031).replace("500", "600"), said="One")
    scratch("switch", "--quiet", "main")
    merged(scratch, "branch")
    total = blamed(run, figure="total.cost.2023")
    named = [("Begin", 1500), ("Kost", 100), ("Ten", 10), ("Twenty", 20), ("One", 1)]
    assert moves(total) == named


def test_a_merge_that_brings_the_file_is_told_by_the_commits_of_it(run: Run) -> None:
    scratch = Scratch()
    scratch.put("x", "other.txt")
    scratch("switch", "--quiet", "--create", "branch")
    scratch.put(costing(1), said="Begin")
    scratch.put(costing(2), said="More")
    scratch("switch", "--quiet", "main")
    merged(scratch, "branch")
    assert moves(blamed(run)) == [("Begin", 1), ("More", 1)]


def test_what_does_not_read_is_named_and_a_move_across_it_says_so(run: Run) -> None:
    scratch = Scratch()
    scratch.put("no: [", said="Never read")
    scratch.put(costing(1000), said="Begin")
    broken = scratch.put(costing(1000) + "no: [\n", said="Broken\x1b[1m")
    scratch.put(costing(1100), said="Mended and more")
    scratch.put("no: [", said="Broken again")
    told = blamed(run)
    assert moves(told) == [("Begin", 1000), ("Mended and more", 100)]
    assert [len(each["across"]) for each in told["moves"]] == [1, 1]
    assert told["moves"][1]["across"] == [broken]
    assert [(each["subject"], each["rule"]) for each in told["skipped"]] == [
        ("Never read", "syntax"),
        ("Broken\\x1b[1m", "syntax"),
        ("Broken again", "syntax"),
    ]
    out = run("blame", FIGURE).out
    assert "(with 1 before it that do not read)" in " ".join(out.split())
    assert "Skipped, for they do not read\n" in out
    assert "\x1b" not in out
    later = blamed(run, "HEAD~2..")
    assert moves(later) == []
    assert later["old"] == later["new"] == 1100


def test_figures_with_too_many_digits_do_not_read(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(1000), said="Begin")
    scratch.put(grown(), said="Huge")
    scratch.put(costing(1001), said="One")
    told = blamed(run)
    assert moves(told) == [("Begin", 1000), ("One", 1)]
    assert [each["rule"] for each in told["skipped"]] == ["too-large"]


def test_a_move_by_steps_with_too_many_digits_has_no_parts(run: Run) -> None:
    scratch = Scratch()
    scratch.put(grown().replace("1000}", "1}").replace(": 1000", ": 350"))
    later = grown().replace("{2023: 1000}", "{2023: 900000000000}").replace(": 1000", ": 1")
    scratch.put(later, said="More")
    told = blamed(run)
    assert moves(told)[1:] == [("More", 900_000_000_000 - 1)]
    assert told["moves"][1]["parts"] == {}


def test_where_nothing_reads_the_newest_is_refused(run: Run) -> None:
    Scratch().put("title: [", name="budget2023.yaml")
    ran = run("blame", FIGURE)
    assert ran.status == 3
    assert "HEAD:budget2023.yaml" not in ran.out
    assert ":budget2023.yaml:" in ran.out


def test_what_is_asked_wrongly_is_said(run: Run) -> None:
    scratch = Scratch()
    scratch.put()
    assert wrong(run, "hr.cots.2023").startswith(
        "'hr.cots.2023' is no figure of this budget; write"
    )
    assert wrong(run, FIGURE, "HEAD").startswith("'HEAD' is no REV..REV: write REV.. for what")
    assert wrong(run, FIGURE, "HEAD..") == "there is no commit in HEAD.."
    assert wrong(run, FIGURE, "none..HEAD") == "there is no revision none"
    assert wrong(run, FIGURE, "--file", "none/x.yaml").startswith("there is no file none/x.yaml in")
    assert wrong(run, "footin:x").startswith("'footin': there is no such rule; did you mean foot")
    Path("budget2023.yaml").unlink()
    assert wrong(run, FIGURE).startswith("no budget is named")
    assert run("blame", FIGURE, "--file", "budget2023.yaml").status == 0


def test_a_shallow_clone_is_told_with_the_depth_to_fetch(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = Scratch("work")
    for cost in range(1, 5):
        scratch.put(costing(cost))
    scratch.put(costing(9), "new.yaml")
    scratch("clone", "--quiet", "--depth=3", f"file://{Path('work').resolve()}", "../shallow")
    monkeypatch.chdir("shallow")
    assert "begins before this clone, which is shallow: fetch the whole of it" in wrong(run, FIGURE)
    assert moves(blamed(run, "HEAD~2..")) == [("A change", 1)]
    assert moves(blamed(run, "--file", "new.yaml")) == [("A change", 9)]
    assert wrong(run, FIGURE, "HEAD~3..").startswith("there is no revision HEAD~3 in this clone")


def test_a_merge_in_a_shallow_clone_is_told_itself(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("work").mkdir()
    monkeypatch.chdir("work")
    scratch = forked(lambda scratch: scratch.put("y", "another.txt"))
    merged(scratch, "branch")
    scratch("clone", "--quiet", "--depth=2", f"file://{Path().resolve()}", "../shallow")
    monkeypatch.chdir("../shallow")
    assert moves(blamed(run, "HEAD~1..")) == [("Merged", 30)]


def test_a_bare_repository_has_a_past_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = Scratch("work")
    scratch.put(costing(1), "plans/mine.yaml")
    scratch.put(costing(2), "plans/mine.yaml")
    scratch("clone", "--quiet", "--bare", ".", "../bare")
    monkeypatch.chdir("bare")
    assert moves(blamed(run, "--file", "plans/mine.yaml")) == [("A change", 1), ("A change", 1)]


def test_the_output_is_not_the_file(run: Run) -> None:
    Scratch().put()
    ran = run("blame", FIGURE, "--file", "budget2023.yaml", "-o", "budget2023.yaml", "--force")
    assert ran.status == 2


def test_the_example_of_the_docs_is_what_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its commits are as they are called there as long as the two budgets are the same."""
    page = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    first, last = (
        (REPOSITORY / "docs" / f"{name}.yaml").read_text("utf-8") for name in ("example", "edited")
    )
    scratch = Scratch()
    for day, text, said in (
        ("03-14", first, "The budget as decided"),
        ("04-02", first.replace("\nareas:", "\nareas: ["), "Half an edit"),
        ("04-03", last, "Wages, and the printer's paper"),
    ):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2025-{day}T10:00:00+01:00")
        scratch.put(text, said=said)
    told = run("blame", "total.cost.2025").out
    shown = page.split("$ vssbudget blame total.cost.2025\n")[1].split("```")[0]
    assert COMMIT.sub("", told) == COMMIT.sub("", shown)
