"""What `vssbudget explain` writes, held in files whole: `explained/*.txt`.

The first line of each are the arguments, the rest is the output at 100 columns, from the root of
the repository. A change of words is seen there: `EXPLAIN=anew pytest tests/addresses/` writes them
anew.
"""

import os
import shlex
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

TEXTS = sorted((Path(__file__).parent / "explained").glob("*.txt"))
ANEW = os.environ.get("EXPLAIN") == "anew"


def deep(levels: int) -> str:
    """Write a budget in which every pool bears the whole of the one before."""
    pools = "\n".join(
        f"  p{each}: {{order: {each + 1}, parts: {{x: {{cost: {{2023: 9}}, step: 0}}}},"
        f" key: {{headcount: {{{f'p{each + 1}' if each + 1 < levels else 'a'}: 1}}}}}}"
        for each in range(levels)
    )
    return (
        "title: Deep\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"areas: {{a: {{cost: {{2023: 900}}, step: 0}}}}\npools:\n{pools}\n"
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_explanation_is_as_it_stands_in_its_file(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "deep.yaml").write_text(deep(30), "utf-8")
    for name in ("data", "docs", "examples"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    monkeypatch.setenv("COLUMNS", "100")
    arguments, _, text = path.read_text("utf-8").partition("\n")
    ran = run("explain", *shlex.split(arguments))
    assert (ran.status, ran.err) == (0, "")
    if ANEW:
        path.write_text(f"{arguments}\n{ran.out}", "utf-8")
    else:
        assert ran.out == text
    if "--lang" not in arguments:
        assert max(map(len, ran.out.splitlines())) <= 100 or "--full" in arguments


def test_very_many_steps_and_very_deep_ones_are_cut_unless_all_are_asked_for() -> None:
    cut, full = (
        (Path(__file__).parent / "explained" / f"{name}.txt").read_text("utf-8")
        for name in ("deep", "deep-full")
    )
    assert "more: --full tells them" in cut
    assert "more: --full" not in full
    assert len(full.splitlines()) > len(cut.splitlines())
