"""The causes of errors that are planted in drawn documents: told first, and none for another."""

import sys
from collections import Counter

import pytest
from conftest import REPOSITORY

sys.path.append(str(REPOSITORY / "bench"))

from planted import KINDS, falls_short, main, noise, outcome, planted

DRAWN = 8 * len(KINDS)
"""How many documents are drawn here, as many of each kind; `make fuzz` draws a thousand."""


def test_the_cause_that_was_planted_is_told_first_and_no_other_as_the_only_one() -> None:
    counts = Counter(outcome(planted(number)) for number in range(DRAWN))
    seen = DRAWN - counts["not seen"]
    assert len(KINDS) >= 12
    assert not falls_short(counts)
    assert seen > 0.9 * DRAWN
    assert counts["named"] > 0.8 * seen


def test_of_what_has_no_cause_none_is_told_as_the_only_one() -> None:
    counts = Counter(outcome(noise(number)) for number in range(DRAWN))
    assert set(counts) == {"not first", "not seen"}


def test_a_cause_that_was_not_it_falls_short_and_so_do_many_that_are_not_first() -> None:
    assert falls_short(Counter({"named": 99, "false": 1}))
    assert falls_short(Counter({"named": 94, "not first": 6}))
    assert not falls_short(Counter({"named": 90, "first of several": 5, "not first": 5}))


def test_what_came_of_the_planted_errors_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "6"]) == 0
    assert capsys.readouterr().out == (
        "| the planted cause | documents |\n|:---|---:|\n| named | 6 |\n"
    )
