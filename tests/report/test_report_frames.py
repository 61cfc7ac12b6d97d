"""How net cost and the frame of an area are shown, in each format and in both languages."""

import csv
import io
import json

import pytest
from conftest import REPOSITORY, Run

FRAMES = str(REPOSITORY / "docs" / "frames.yaml")
PLAIN = str(REPOSITORY / "docs" / "example.yaml")


def rows(told: str, *labels: str) -> list[list[str]]:
    """Give the cells of the lines of a table that begin with labels."""
    parted = (line.replace("|", "  ").split("  ") for line in told.split("\n"))
    lines = [[cell.strip(" *") for cell in line if cell.strip(" *")] for line in parted]
    return [line for line in lines if line and line[0] in labels]


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize(
    ("language", "title", "frame", "left"),
    [
        ("en", "Net cost and frame, tkr", "frame", "left"),
        ("sv", "Nettokostnad och ram, tkr", "ram", "kvar"),
    ],
)
def test_people_see_net_cost_frame_and_what_is_left(
    run: Run, form: str, language: str, title: str, frame: str, left: str
) -> None:
    told = run("--lang", language, "project", FRAMES, "--format", form).out
    assert title in told
    after = told[told.index(title) :].replace("\u00a0", " ")
    assert rows(after, frame) == [[frame, "1 000", "1 045", "1 071"], [frame, "15", "15", "16"]]
    assert rows(after, left) == [[left, "0", "17", "10"], [left, "0", "0", "0"]]
    assert rows(after, "Skola", "Revision")[:2] == [
        ["Skola", "1 000", "1 028", "1 061"],
        ["Revision", "15", "15", "16"],
    ]


def test_they_are_rows_of_a_spreadsheet(run: Run) -> None:
    told = csv.reader(io.StringIO(run("project", FRAMES, "--format", "csv").out))
    known = [row for row in told if row[0] in ("net_cost", "frame", "left")]
    assert known == [
        ["net_cost", "skola", "Skola", "tkr", "", "965", "1000", "1028", "1061"],
        ["frame", "skola", "Skola", "tkr", "", "970", "1000", "1045", "1071"],
        ["left", "skola", "Skola", "tkr", "", "5", "0", "17", "10"],
        ["net_cost", "revision", "Revision", "tkr", "", "", "15", "15", "16"],
        ["frame", "revision", "Revision", "tkr", "", "", "15", "15", "16"],
        ["left", "revision", "Revision", "tkr", "", "", "0", "0", "0"],
    ]


def test_programs_get_them_under_the_area_that_has_a_frame(run: Run) -> None:
    told = json.loads(run("project", FRAMES, "--format", "json", "--year", "2026").out)
    skola, revision = told["areas"]["skola"], told["areas"]["revision"]
    assert [skola[each] for each in ("net_cost", "frame", "left")] == [
        {"2026": 1028},
        {"2026": 1045},
        {"2026": 17},
    ]
    assert revision["revenue"] == revision["revenue_basis"] == revision["exact"]["revenue"] == {}
    assert told["total"]["revenue"] == {"2026": 100}
    assert "missing" not in told["total"]


def test_nothing_of_it_is_told_where_no_area_has_one(run: Run) -> None:
    told = json.loads(run("project", PLAIN, "--format", "json").out)
    assert not any("frame" in area for area in told["areas"].values())
    assert "net_cost" not in run("project", PLAIN, "--format", "csv").out
    assert "Net cost and frame" not in run("project", PLAIN).out
    checked = json.loads(run("check-balance", PLAIN, "--format", "json").out)["summary"]["checked"]
    assert "area-frame" not in checked


def test_a_check_counts_what_was_held_against_frames(run: Run) -> None:
    for command in ("check", "check-balance"):
        told = json.loads(run(command, FRAMES, "--format", "json").out)
        assert told["summary"]["checked"]["area-frame"] == 6
        assert told["ok"]
    assert "in balance 2025–2027" in run("check-balance", FRAMES).out


def test_other_areas_leave_the_section_out(run: Run) -> None:
    told = run("project", FRAMES, "--area", "revision").out
    assert rows(told[told.index("Net cost") :], "Skola", "Revision")[0][0] == "Revision"
    assert "Skola" not in told[told.index("Net cost") :]


def test_there_is_no_price_of_what_has_a_frame(run: Run) -> None:
    assert "No area has a price to change." in run("prices", FRAMES).out
