"""`report`: what it writes, where, in which language, and that it does so whole or not at all."""

import os
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import SHIPPED, Run, process

from vssbudget.commandline import output
from vssbudget.commandline.exit_status import CannotWrite
from vssbudget.commandline.output import write_all

ENGLISH = """\
title: Services
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {price: {rates: {2024: 2.5}}}
areas: {hr: {name: Staff, cost: {2023: 1000}, revenue: {2023: 1000}, shares: {price: 1}}}
"""


@pytest.fixture
def file() -> Path:
    (path := Path("budget2023.yaml")).write_bytes(SHIPPED.read_bytes())
    return path


def test_a_report_is_written_under_its_ending_and_nothing_is_said(run: Run, file: Path) -> None:
    ran = run("report", file, "-o", "plan.MD")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert Path("plan.MD").read_text("utf-8").startswith("# Verksamhetsstöd och service\n")


def test_a_report_is_of_the_rates_and_inputs_that_are_given(run: Run, file: Path) -> None:
    given = ("--price", "2.5", "--wage", "3.0", "--set", "stab.step=200")
    assert run("report", file, *given, "-o", "plan.md").status == 0
    told = Path("plan.md").read_text("utf-8")
    assert "| Kost och restaurang | 235\u00a0000 | 241\u00a0228 |" in told
    assert "\\-\\-set stab\\.step=200" in told.split("\n## ")[0]


def test_same_input_gives_the_same_bytes(run: Run, file: Path) -> None:
    for each in ("a.md", "b.md"):
        run("report", file, "-o", each)
    assert Path("a.md").read_bytes() == Path("b.md").read_bytes()


def test_a_name_that_is_an_ending_alone_is_a_file(run: Run, file: Path) -> None:
    assert run("report", file, "-o", ".md").status == 0
    assert Path(".md").is_file()


@pytest.mark.parametrize("target", ["-", "", None])
def test_without_a_place_to_go_it_is_told_which_files_there_are(
    run: Run, file: Path, target: str | None
) -> None:
    ran = run("report", file, *(("-o", target) if target is not None else ()))
    told = "--output is needed: a file ending in .html, .md, .xlsx, or a folder for one of each"
    assert (ran.status, ran.out, ran.err) == (2, "", f"vssbudget: {told}\n")


@pytest.mark.parametrize("name", ["plan.pdf", "plan.json", "plan.2"])
def test_an_ending_that_there_is_no_report_of_is_refused(run: Run, file: Path, name: str) -> None:
    ran = run("report", file, "-o", name)
    endings = ".html, .md, .xlsx"
    told = f"--output {name}: a report is a file ending in {endings}, or a folder for one of each"
    assert (ran.status, ran.err) == (2, f"vssbudget: {told}\n")


@pytest.mark.parametrize("given", [(), ("--force",)])
def test_a_file_without_an_ending_is_no_folder(
    run: Run, file: Path, given: tuple[str, ...]
) -> None:
    Path("plan").write_text("kept")
    ran = run("report", file, "-o", "plan", *given)
    endings = ".html, .md, .xlsx"
    told = f"--output plan: a report is a file ending in {endings}, or a folder for one of each"
    assert (ran.status, ran.err) == (2, f"vssbudget: {told}\n")
    assert Path("plan").read_text() == "kept"


@pytest.mark.parametrize("folder", ["out", "out/", "out.2/", "standing", "standing.d"])
def test_a_folder_gets_one_of_each_kind(run: Run, file: Path, folder: str) -> None:
    Path("standing").mkdir()
    Path("standing.d").mkdir()
    assert run("report", file, "-o", folder).status == 0
    written = sorted(each.name for each in Path(folder).iterdir())
    assert written == ["budget2023.html", "budget2023.md", "budget2023.xlsx"]


@pytest.mark.parametrize("target", ["plan.xlsx", "out"])
def test_without_what_writes_workbooks_it_is_said_how_to_get_it(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = run("report", file, "-o", target)
    assert (ran.status, ran.out) == (2, "")
    assert "pip install 'vssbudget[excel]'" in ran.err
    assert run("report", file, "-o", "plan.html").status == 0


def test_a_workbook_knows_the_bytes_of_its_budget(run: Run, file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("report", file, "-o", "plan.xlsx").status == 0
    with ZipFile("plan.xlsx") as workbook:
        told = workbook.read("xl/sharedStrings.xml").decode()
    assert sha256(file.read_bytes()).hexdigest() in told


def test_a_budget_of_standard_input_is_called_a_budget() -> None:
    assert process("report", "-", "-o", "out", stdin=ENGLISH.encode()).status == 0
    assert Path("out/budget.md").read_text("utf-8").startswith("# Services\n")


def test_what_stands_there_is_replaced_only_where_that_is_asked_for(run: Run, file: Path) -> None:
    Path("plan.md").write_text("kept")
    ran = run("report", file, "-o", "plan.md")
    assert (ran.status, Path("plan.md").read_text()) == (2, "kept")
    assert run("report", file, "-o", "plan.md", "--force").status == 0
    assert Path("plan.md").read_text("utf-8") != "kept"


def test_what_is_read_is_never_written_over(run: Run, file: Path) -> None:
    other = file.rename("budget2023.md")
    ran = run("report", other, "-o", "budget2023.md", "--force")
    assert ran.status == 2
    assert "it is the budget that is read" in ran.err
    assert run("report", other, "-o", ".", "--force").status == 2
    assert other.read_bytes() == SHIPPED.read_bytes()


def test_of_a_file_that_is_no_budget_the_faults_are_told_and_nothing_is_written(run: Run) -> None:
    Path("bad.yaml").write_text("title: A\n")
    ran = run("report", "bad.yaml", "-o", "out")
    assert (ran.status, ran.out) == (3, "")
    assert "missing-key" in ran.err
    assert not Path("out").exists()


def test_figures_that_are_too_large_are_a_fault_of_the_file(run: Run) -> None:
    Path("big.yaml").write_text(ENGLISH.replace("1000", "9" * 15).replace("2.5", "1000"))
    text = Path("big.yaml").read_text().replace("[2024]", f"{list(range(2024, 2064))}")
    rates = ", ".join(f"{year}: 1000" for year in range(2024, 2064))
    Path("big.yaml").write_text(text.replace("2024: 1000", rates))
    ran = run("report", "big.yaml", "-o", "out.md")
    assert (ran.status, Path("out.md").exists()) == (3, False)


def test_a_broken_rule_is_told_in_the_report_and_is_none_of_writing_it(
    run: Run, file: Path
) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("2022: 31980, 2023: 33481}\n    rev", "2023: 34000}\n    rev"))
    assert run("report", file, "-o", "plan.md", "--lang", "en").status == 0
    told = Path("plan.md").read_text("utf-8")
    assert "### NOT IN BALANCE 2023" in told
    assert "519" in told.split("## What the check found")[1]


@pytest.mark.parametrize(
    ("text", "environment", "options", "title"),
    [
        (ENGLISH, {}, (), "Rates"),
        (ENGLISH, {"LANG": "sv_SE.UTF-8"}, (), "Uppräkning"),
        (ENGLISH.replace("Staff", "Kök"), {}, (), "Uppräkning"),
        (ENGLISH.replace("Staff", "Kök"), {"LANG": "en_GB.UTF-8"}, (), "Uppräkning"),
        (ENGLISH.replace("Staff", "Kök"), {"VSSBUDGET_LANG": "en"}, (), "Rates"),
        (ENGLISH.replace("Staff", "Kök"), {}, ("--lang", "en"), "Rates"),
        (f"# $schema=../schema/budget.sv.schema.json\n{ENGLISH}", {}, (), "Uppräkning"),
    ],
)
def test_the_language_is_that_of_the_file_unless_another_is_asked_for(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    environment: dict[str, str],
    options: tuple[str, ...],
    title: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    Path("a.yaml").write_text(text, "utf-8")
    assert run("report", "a.yaml", "-o", "a.md", *options).status == 0
    assert f"\n## {title}\n" in Path("a.md").read_text("utf-8")


def test_where_one_of_several_cannot_be_written_none_is(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("out")
    reports: dict[Path, str | bytes] = {
        folder / "a.md": "a",
        folder / "b.md": b"b",
        folder / "c.md": "c",
    }
    place = output._place_new

    def fails(beside: Path, path: Path) -> None:
        if path.name == "c.md":
            raise OSError(28, "No space left on device")
        place(beside, path)

    with monkeypatch.context() as within:
        within.setattr(output, "_place_new", fails)
        with pytest.raises(CannotWrite):
            write_all(reports, folder, force=False)
        assert not folder.exists()
        folder.mkdir()
        (folder / "b.md").write_text("stood")
        with pytest.raises(CannotWrite):
            write_all(reports, folder, force=True)
    assert [each.name for each in folder.iterdir()] == ["b.md"]
    assert (folder / "b.md").read_text() == "stood"
    write_all(reports, folder, force=True)
    assert {each.name: each.read_text() for each in folder.iterdir()} == {
        "a.md": "a",
        "b.md": "b",
        "c.md": "c",
    }


@pytest.mark.skipif(os.name == "nt", reason="no such files")
def test_a_folder_that_cannot_be_made_is_told(run: Run, file: Path) -> None:
    ran = run("report", file, "-o", "no/such/folder")
    assert ran.status == 4
    assert "no/such/folder could not be written" in ran.err
