"""`check --write-accepted`: today's findings recorded in the file, everything else left alone."""

import os
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import SHIPPED, Run, process

from vssbudget.amounts import Tkr, Year
from vssbudget.commandline import rewriting
from vssbudget.commandline.accepting import add_accepted, entries_of
from vssbudget.findings import Finding, Severity, WrongCommand
from vssbudget.loader import Source, load
from vssbudget.wording import Message

BUDGET = """\
title: Small  # a comment
unit: kr
years: {budget: [2023], plan: [2024, 2025]}
sources: {plan: The plan}
areas:
  hr: {cost: {2023: 100}, revenue: {2023: 100}, step: 0, source: plan}
volumes:
  two words: {values: {2023: 1}, source: plan}
published:
  cost: {total: {2023: 90, 2024: 120, 2025: 101}}
  source: plan
"""
ENTRIES = (
    '{rule: footing, at: published.cost.total, amounts: {2023: -10, 2024: 20}, reason: ""}',
    '{rule: unused, at: "volumes.two words", reason: ""}',
)
ADDED = "".join(f"  - {each}\n" for each in ENTRIES)


def finding(*path: str, **values: object) -> Finding:
    """Build a finding at a path."""
    return Finding(rule="claim", message=Message("total"), path=path, **values)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the budget into a file."""
    path = tmp_path / "mine.yaml"
    path.write_text(BUDGET, "utf-8")
    return path


def write(run: Run, file: Path | str) -> tuple[int, str]:
    """Run the command; give its status and what it said."""
    ran = run("check", file, "--write-accepted", "--format", "json")
    return ran.status, ran.err


def test_todays_findings_are_added_and_their_reasons_asked_for(run: Run, file: Path) -> None:
    assert write(run, file) == (1, f"vssbudget: 2 entries added to {file}\n")
    assert file.read_text("utf-8") == f"{BUDGET}\naccepted:\n{ADDED}"
    ran = run("check", file, "--accepted")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.count("error[unsourced] the accepted difference does not say why") == 2
    assert ran.out.count("accepted[footing]") == 2
    assert ran.out.count("accepted[unused]") == 1
    assert "error[footing]" not in ran.out


def test_with_reasons_and_sources_written_the_check_holds(run: Run, file: Path) -> None:
    write(run, file)
    text = file.read_text("utf-8").replace('reason: ""', "reason: As decided, source: plan")
    file.write_text(text, "utf-8")
    assert run("check", file, "--strict").status == 0


def test_a_second_time_adds_nothing_more(run: Run, file: Path) -> None:
    write(run, file)
    before = file.read_bytes(), file.stat().st_ino
    assert write(run, file) == (1, f"vssbudget: 0 entries added to {file}\n")
    assert (file.read_bytes(), file.stat().st_ino) == before


def test_one_entry_is_said_in_the_singular(run: Run, file: Path) -> None:
    ran = run("check", file, "--write-accepted", "--rule", "unused")
    assert (ran.status, ran.err) == (0, f"vssbudget: 1 entry added to {file}\n")
    assert file.read_text("utf-8") == f"{BUDGET}\naccepted:\n  - {ENTRIES[1]}\n"


def test_it_is_said_in_swedish_too(run: Run, file: Path) -> None:
    ran = run("check", file, "--write-accepted", "--lang", "sv")
    assert ran.err == f"vssbudget: 2 poster tillagda i {file}\n"


def test_a_list_that_is_there_goes_on(run: Run, file: Path) -> None:
    listed = BUDGET + f"accepted:\n  - {ENTRIES[0]}  # to be written\n"
    file.write_text(listed, "utf-8")
    assert write(run, file)[1] == f"vssbudget: 1 entry added to {file}\n"
    assert file.read_text("utf-8") == f"{listed}  - {ENTRIES[1]}\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_keeps_its_byte_order_mark_and_its_line_ends(
    run: Run, file: Path, mark: str, newline: str
) -> None:
    text = mark + BUDGET.replace("\n", newline)
    file.write_bytes(text.encode())
    write(run, file)
    added = f"\naccepted:\n{ADDED}".replace("\n", newline)
    assert file.read_bytes() == (text + added).encode()
    assert run("check", file).status == 1


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_mode(run: Run, file: Path, mode: int) -> None:
    file.chmod(mode)
    write(run, file)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert "accepted:" in file.read_text("utf-8")


def test_notices_and_what_is_accepted_add_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shipped.yaml"
    path.write_bytes(SHIPPED.read_bytes())
    assert write(run, path) == (0, f"vssbudget: 0 entries added to {path}\n")
    assert path.read_bytes() == SHIPPED.read_bytes()


def test_what_the_list_itself_lacks_is_not_added_to_it(run: Run, file: Path) -> None:
    file.write_text(f"{BUDGET}accepted: [{ENTRIES[0]}, {{rule: claim, at: gone}}]\n", "utf-8")
    assert write(run, file)[1] == f"vssbudget: 1 entry added to {file}\n"


def test_a_moved_amount_is_added_beside_the_old_one(run: Run, file: Path) -> None:
    write(run, file)
    file.write_text(file.read_text("utf-8").replace("2024: 120", "2024: 130"), "utf-8")
    write(run, file)
    assert file.read_text("utf-8").endswith(
        f"{ADDED}  - {{rule: footing, at: published.cost.total, amounts: {{2024: 30}}, "
        'reason: ""}\n'
    )


def test_two_findings_of_one_place_are_both_added_at_once(run: Run, file: Path) -> None:
    text = BUDGET.replace(
        "total: {2023: 90, 2024: 120, 2025: 101}}",
        "total: {2023: 100}}\n  revenue: {total: {2023: 120}}\n  result: {total: {2023: 50}}",
    )
    file.write_text(text, "utf-8")
    ran = run("check", file, "--rule", "footing", "--write-accepted")
    assert (ran.status, ran.err) == (0, f"vssbudget: 3 entries added to {file}\n")


def test_standard_input_cannot_be_written_to() -> None:
    ran = process("check", "-", "--write-accepted", stdin=BUDGET.encode())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "vssbudget: --write-accepted: <stdin> is no file of yours to write in; "
        "name your budget file\n"
    )
    ran = process("check", "-", "--write-accepted", stdin=SHIPPED.read_bytes())
    assert (ran.status, ran.err) == (0, "vssbudget: 0 entries added to <stdin>\n")


def test_the_shipped_budget_is_not_written_to(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "shipped", lambda: Source(str(file), file))
    ran = run("check", file, "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert f"{file} is no file of yours to write in" in ran.err
    assert file.read_text("utf-8") == BUDGET


def test_a_file_inside_the_package_is_not_written_to_however_it_is_named(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_PACKAGE", file.parent)
    for name in (file, Path(file.name), Path("..", file.parent.name, file.name)):
        ran = run("check", name, "--write-accepted")
        assert (ran.status, ran.out) == (2, "")
        assert f"{name} is no file of yours to write in" in ran.err
    assert file.read_text("utf-8") == BUDGET


def test_the_examples_of_the_package_lie_inside_it(run: Run) -> None:
    from vssbudget.checks import examples

    (path, _) = examples("footing")
    before = path.read_bytes()
    ran = run("check", path, "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert path.read_bytes() == before


def test_a_link_is_not_written_to(run: Run, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    ran = run("check", link, "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"vssbudget: --write-accepted {link}: it is a link; name a file\n"
    assert file.read_text("utf-8") == BUDGET
    assert link.is_symlink()


def test_a_folder_is_not_written_to(run: Run, tmp_path: Path) -> None:
    ran = run("check", tmp_path, "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: there is no budget<year>.yaml in the folder {tmp_path}: name the file\n"
    )


def test_a_file_with_faults_is_told_them_and_not_written_to(run: Run, file: Path) -> None:
    text = BUDGET.replace("unit: kr", "enhet: kr")
    file.write_text(text, "utf-8")
    ran = run("check", file, "--write-accepted")
    assert (ran.status, ran.err) == (3, "")
    assert file.read_text("utf-8") == text


def test_a_file_that_cannot_be_written_ends_with_4_and_stays_as_it_is(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    ran = run("check", file, "--write-accepted")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err == f"vssbudget: {file} could not be written: {os.strerror(28)}\n"
    assert file.read_text("utf-8") == BUDGET
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("meanwhile", [b"title: Other\n", b"\xff", b""])
def test_a_file_that_was_changed_meanwhile_is_not_written_to(file: Path, meanwhile: bytes) -> None:
    loaded = load(Source(str(file), file))
    file.write_bytes(meanwhile)
    with pytest.raises(WrongCommand) as refused:
        add_accepted(loaded, [finding("a")])
    assert str(refused.value.message) == (
        f"--write-accepted: {file} was changed meanwhile, and nothing was written; run it again"
    )
    assert file.read_bytes() == meanwhile


def test_a_file_that_cannot_be_read_any_more_is_not_written_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load(Source(str(file), file))
    unreadable = Finding(rule="unreadable", message=Message("total"))
    monkeypatch.setattr(Source, "read", lambda _: unreadable)
    with pytest.raises(WrongCommand):
        add_accepted(loaded, [finding("a")])
    assert file.read_text("utf-8") == BUDGET


def test_of_several_files_each_gets_its_own(run: Run, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(SHIPPED.read_bytes())
    ran = run("check", file, other, "--write-accepted")
    assert ran.err == (
        f"vssbudget: 2 entries added to {file}\nvssbudget: 0 entries added to {other}\n"
    )


def test_amounts_of_one_row_stand_in_one_entry_in_the_order_of_years() -> None:
    row = ("published", "cost", "total")
    found = [
        finding(*row, "2024", year=Year(2024), amount=Tkr(5)),
        finding("claims", "a"),
        finding(*row, "2023", year=Year(2023), amount=Tkr(-6)),
        finding("claims", "b", amount=Tkr(3)),
        finding("claims", "b", year=Year(2023), amount=Tkr(3)),
    ]
    assert entries_of(found) == [
        '{rule: claim, at: published.cost.total, amounts: {2023: -6, 2024: 5}, reason: ""}',
        '{rule: claim, at: claims.a, reason: ""}',
        '{rule: claim, at: claims.b, amount: 3, reason: ""}',
    ]


def test_different_amounts_of_one_place_stand_in_entries_of_their_own() -> None:
    row = ("published", "result", "total")
    found = [
        finding(*row, str(year), year=Year(year), amount=Tkr(amount))
        for year, amount in ((2023, 5), (2023, 6), (2024, 1), (2023, 5), (2024, 2), (2023, 7))
    ]
    assert entries_of(found) == [
        '{rule: claim, at: published.result.total, amounts: {2023: 5, 2024: 1}, reason: ""}',
        '{rule: claim, at: published.result.total, amounts: {2023: 6, 2024: 2}, reason: ""}',
        '{rule: claim, at: published.result.total, amounts: {2023: 7}, reason: ""}',
    ]
    alone = [finding("a", amount=Tkr(amount)) for amount in (5, 6, 5)]
    assert entries_of(alone) == [
        '{rule: claim, at: a, amount: 5, reason: ""}',
        '{rule: claim, at: a, amount: 6, reason: ""}',
    ]


def test_a_year_without_an_amount_stands_in_the_place() -> None:
    assert entries_of([finding("a", "2023", year=Year(2023))]) == [
        '{rule: claim, at: a.2023, reason: ""}'
    ]


def test_what_needs_no_entry_gets_none() -> None:
    assert (
        entries_of(
            [
                finding("a", accepted=""),
                finding("a", severity=Severity.NOTICE),
                finding(),
                finding("accepted", "0"),
            ]
        )
        == []
    )
    assert len(entries_of([finding("a", severity=Severity.WARNING)])) == 1


def test_an_amount_too_long_for_a_file_is_not_written_into_one(run: Run, file: Path) -> None:
    most = 10**15 - 1
    assert len(entries_of([finding("a", amount=Tkr(most)), finding("b", amount=Tkr(-most))])) == 2
    assert (
        entries_of([finding("a", amount=Tkr(most + 1)), finding("b", off=Decimal(-most - 1))]) == []
    )
    areas = f"  a: {{cost: {{2023: {most}}}, revenue: {{2023: {most}}}, step: 0, source: plan}}\n"
    file.write_text(BUDGET.replace("volumes:", f"{areas}  b: {areas[5:]}volumes:"), "utf-8")
    assert write(run, file)[0] == 1
    assert run("check", file).status == 1


def test_nothing_to_add_leaves_the_file_unread(file: Path) -> None:
    loaded = load(Source(str(file), file))
    file.unlink()
    assert add_accepted(loaded, []) == (loaded, 0)
