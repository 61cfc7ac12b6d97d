"""Files with very many faults: the first of them are told, and that there are more."""

from pathlib import Path

import pytest
from conftest import SHIPPED, budget_of

from vssbudget.findings import Finding
from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model import MANY, read

HEAD = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas: {a: {cost: {2023: 1}}}\n"
STRANGE = "".join(f"  c{each}: {{x: 1, y: 2, z: 3, a: 1, b: 1}}\n" for each in range(20_000))


def faults_of(text: str) -> list[Finding]:
    """Read a text and give its faults."""
    planted = plant(text)
    budget, faults = read(planted.tree, whole=planted.whole)
    assert budget is None
    return faults


def keys(count: int) -> str:
    """Write keys that no part knows."""
    return ", ".join(f"x{each}: 1" for each in range(count))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "\n".join(f"x{each}: 1" for each in range(MANY + 1)) + "\n",
        f"title: T\nunit: tkr\nyears: {{{keys(MANY + 1)}}}\nareas: {{}}\n",
        f"title: T\nunit: tkr\nyears: {{budget: [2023]}}\nareas: {{a: {{{keys(30_000)}}}}}\n",
    ],
    ids=["at the top", "under years", "in an area"],
)
def test_the_first_of_very_many_faults_are_told_and_that_there_are_more(text: str) -> None:
    first, *others = faults_of(text)
    assert first.rule == "too-many"
    assert len(others) >= 1000
    assert {each.rule for each in others} <= {"unknown-key", "missing-key"}


@pytest.mark.parametrize("before", [1200, 1330, 2000, 5000, 8000])
def test_faults_that_stand_far_behind_are_found_too(before: int) -> None:
    volumes = "".join(f"  v{each}: {{values: {{2023: 1}}}}\n" for each in range(before))
    first, second, *_ = faults_of(f"{HEAD}volumes:\n{volumes}claims:\n{STRANGE}")
    assert first.rule == "too-many"
    assert second.path[:2] == ("claims", "c0")


def test_a_file_that_breaks_off_behind_very_many_faults_tells_both(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(f'{HEAD}claims:\n{STRANGE}title: "open\n', "utf-8")
    rules = [each.rule for each in load(Source("budget.yaml", path)).faults]
    assert rules[-1] == "syntax"
    assert "too-many" in rules


def test_what_stands_behind_the_first_faults_that_are_looked_at_is_not_missed() -> None:
    """The first look ends within the volume that a service follows; later ones see all of it."""
    areas = "".join(f"  b{each}: {{cost: {{2023: x}}, step: 0}}\n" for each in range(MANY + 1))
    for names in range(975, 983):
        sources = "".join(f"  s{each}: x\n" for each in range(names))
        text = (
            "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
            f"sources:\n{sources}"
            "areas: {a: {services: {s: {volume: cases, parts: "
            "{p: {cost: {2023: 1}, step: 0}}}}}}\n"
            f"volumes: {{cases: {{2023: 1, 2024: 2}}}}\nindices:\n{areas}"
        )
        assert "volume" not in {each for fault in faults_of(text) for each in fault.path}


def test_areas_keep_no_note_of_the_keys_that_they_had() -> None:
    areas = budget_of(SHIPPED.read_text("utf-8")).areas.values()
    assert len({id(area.model_fields_set) for area in areas}) == 1
