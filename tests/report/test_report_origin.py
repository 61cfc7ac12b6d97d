"""What is said of where inputs come from: the closest mark, also one on a whole block."""

import json
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

TEXT = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
sources: {table: The table, survey: The survey}
indices: {price: {rates: {2024: 10}, source: table}}
areas:
  a:
    source: table
    services:
      s:
        parts:
          p: {cost: {2023: 100}, index: price PART}
        agreement: {rates: {2024: 4} AGREED}
        assumptions: [SERVICE]
    assumptions: [AREA]
pools:
  rent:
    parts: {hall: {cost: {2023: 30}, index: price}}
    key: {headcount: {a.s: 3}}
    source: table
    assumptions: [POOL]
"""
COST, RATE = "areas.a.services.s.parts.p.cost.2023", "areas.a.services.s.agreement.rates.2024"
HALL, HEADS = "pools.rent.parts.hall.cost.2023", "pools.rent.key.headcount.a.s"
SO = "reason: So"


def assumed(run: Run, path: Path, **written: str) -> set[str]:
    """Name the inputs of a cost that are told as assumptions; what is assumed has no source."""
    text = TEXT
    for place in ("PART", "AGREED", "SERVICE", "AREA", "POOL"):
        text = text.replace(place, written.get(place, ""))
    path.write_text(text, "utf-8")
    told = json.loads(run("explain", "a.s.cost.2024", str(path), "--format", "json").out)
    marked = {each["path"] for each in told["inputs"] if each["assumption"]}
    assert marked == {each["path"] for each in told["inputs"] if each["source"] is None}
    assert all(
        each["reason"] == ("So" if each["path"] in marked else None) for each in told["inputs"]
    )
    return marked


@pytest.mark.parametrize(
    ("place", "mark", "inputs"),
    [
        ("AREA", "", set()),
        ("SERVICE", f"{{of: parts, {SO}}}", {COST}),
        ("SERVICE", f"{{of: agreement, {SO}}}", {RATE}),
        ("AREA", f"{{of: services, {SO}}}", {COST, RATE}),
        ("POOL", f"{{of: parts, {SO}}}", {HALL}),
        ("POOL", f"{{of: key, {SO}}}", {HEADS}),
    ],
)
def test_a_mark_on_a_block_is_a_mark_on_each_figure_in_it(
    run: Run, tmp_path: Path, place: str, mark: str, inputs: set[str]
) -> None:
    assert assumed(run, tmp_path / "b.yaml", **{place: mark}) == inputs


@pytest.mark.parametrize(
    ("place", "inputs"),
    [("PART", {RATE}), ("AGREED", {COST}), ("SERVICE", {COST, RATE})],
)
def test_what_has_a_source_of_its_own_is_not_marked_from_above(
    run: Run, tmp_path: Path, place: str, inputs: set[str]
) -> None:
    written = {"PART": ", source: survey", "AGREED": ", source: survey", "SERVICE": ""}
    area = f"{{of: services, {SO}}}"
    found = assumed(run, tmp_path / "b.yaml", AREA=area, **{place: written[place]})
    assert found == inputs


def test_the_closest_mark_is_told_and_one_that_is_inferred_keeps_its_source(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "b.yaml"
    near = ", assumptions: [{of: cost, years: [2023], kind: inferred, reason: Near}]"
    text = TEXT.replace("PART", near).replace("AGREED", "").replace("POOL", "").replace("AREA", "")
    path.write_text(text.replace("SERVICE", "{of: parts, reason: Far}"), "utf-8")
    told = run("explain", "a.s.cost.2024", str(path)).out
    assert "areas.a.services.s.parts.p.cost (inferred): Near" in told
    assert "(inferred)" in told
    assert "Far" not in told
    assert "table) [inferred]" in " ".join(told.split())


def test_a_cost_of_the_example_cites_its_assumption_and_not_the_table(run: Run) -> None:
    file = REPOSITORY / "examples" / "services" / "budget2023.yaml"
    told = run("explain", "hr.hr_direkt.cost.2024", str(file)).out
    assert "areas.hr.services.hr_direkt.parts (assumed): " in told
    assert "driftsammandrag" not in told
