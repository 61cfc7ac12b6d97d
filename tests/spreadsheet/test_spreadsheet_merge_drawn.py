"""What holds of every merge: it is what `set` makes of the same changes by hand, to the byte."""

import sys
from decimal import Decimal
from pathlib import Path
from random import Random

from conftest import REPOSITORY, SHIPPED
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from returning import back

from vssbudget.amounts import plain
from vssbudget.loader import Loaded, Source, load
from vssbudget.loader.setting import with_numbers, with_value
from vssbudget.loader.tree import plant
from vssbudget.model.numbers import number_at, numbers_in
from vssbudget.spreadsheet import Merge, merged, returned

sys.path += [str(REPOSITORY / "bench"), str(REPOSITORY / "tests" / "loader")]
from drawn import text_of
from test_loader_properties import written

HELD = [
    path.read_text("utf-8")
    for path in (
        SHIPPED,
        *sorted((REPOSITORY / "tests" / "budgets" / "held").glob("*.yaml")),
        *sorted((REPOSITORY / "examples").rglob("*.yaml")),
    )
]
DRAWN = settings(derandomize=True, deadline=None, max_examples=40)
DICE = st.integers(0, 2**32).map(Random)
Changes = dict[str, str]


def loaded(text: str) -> Loaded:
    """Read a budget from its text."""
    return load(Source("budget2023.yaml", None, held=text.encode()), keep=True)


def drawn(dice: Random) -> Loaded:
    """Draw a budget without a fault: one that is held or drawn, in its own style or any other."""
    text = text_of(dice.randrange(10_000)) if dice.random() < 0.5 else dice.choice(HELD)
    if dice.random() < 0.3:
        text = written(plant(text).tree, dice).lstrip() + "\n"
    if dice.random() < 0.3:
        text = text.replace("\n", "\r\n")
    found = loaded(text)
    assume(found.budget is not None)
    return found


def inputs_of(budget: Loaded) -> Changes:
    """Give every number of a budget by its address."""
    assert budget.trees is not None
    paths = [each.path for each in numbers_in(budget.trees.budget)]
    return {".".join(path): str(number_at(budget.trees, path)) for path in paths}


def some_of(inputs: Changes, dice: Random) -> Changes:
    """Draw other numbers for some inputs, with as many digits as a cell holds."""
    some = dice.sample(sorted(inputs), min(len(inputs), dice.randrange(1, 8)))
    return {address: _number(inputs[address], dice) for address in some}


def _number(stands: str, dice: Random) -> str:
    """Draw a number of the kind of another, near it or not."""
    digits, places = dice.randrange(1, 12), len(stands.partition(".")[2])
    if places and dice.random() < 0.5:
        places = dice.randrange(4)
    near = Decimal(stands) + dice.randrange(-3, 4)
    number = near if dice.random() < 0.3 else Decimal(dice.randrange(10**digits))
    return plain(number.scaleb(-places))


def by_hand(budget: Loaded, changes: Changes) -> str:
    """Set one value after the other; a budget that does not read in between is not drawn."""
    for address, value in changes.items():
        changed = with_value(budget, address, value)
        assume(changed.budget is not None)
        budget = loaded(changed.text)
    return budget.text


def merge_of(was: Loaded, changes: Changes, now: Loaded) -> Merge:
    """Write a workbook of a budget, change its cells, and merge it into the budget as it is now."""
    file, cells = Path("budget2023.yaml"), {key: Decimal(each) for key, each in changes.items()}
    file.write_bytes(was.text.encode())
    path = back(file, inputs_of(was), cells)
    return merged(now, returned(path.read_bytes()), path.name, was.text != now.text)


@DRAWN
@given(DICE)
def test_a_merge_is_what_set_makes_of_each_change_by_hand(dice: Random) -> None:
    budget = drawn(dice)
    changes = some_of(inputs_of(budget), dice)
    found = merge_of(budget, changes, budget)
    assert found.conflicts == []
    text = by_hand(budget, changes)
    assert with_numbers(budget, found.numbers).text == text


@DRAWN
@given(DICE)
def test_a_workbook_that_nobody_changed_changes_nothing(dice: Random) -> None:
    budget = drawn(dice)
    found = merge_of(budget, {}, budget)
    assert (found.edits, found.conflicts) == ([], [])
    assert with_numbers(budget, found.numbers).text == budget.text


@DRAWN
@given(DICE)
def test_what_one_side_changed_is_taken_and_what_both_changed_otherwise_is_a_conflict(
    dice: Random,
) -> None:
    was = drawn(dice)
    inputs = inputs_of(was)
    ours, theirs = some_of(inputs, dice), some_of(inputs, dice)
    shared = dice.sample(sorted(ours), dice.randrange(len(ours) + 1))
    theirs |= {key: dice.choice([ours[key], _number(inputs[key], dice)]) for key in shared}
    text = by_hand(was, ours)
    now = loaded(text)
    found = merge_of(was, theirs, now)
    changed = {key: value for key, value in theirs.items() if not alike(value, inputs[key])}
    other = {key for key, value in changed.items() if not alike(value, inputs_of(now)[key])}
    moved = {key for key in ours if not alike(ours[key], inputs[key])}
    assert {each.given.address for each in found.conflicts} == other & moved
    assert addresses(found) == other - moved
    if not found.conflicts:
        assert with_numbers(now, found.numbers).text == by_hand(
            now, {key: theirs[key] for key in addresses(found)}
        )


def addresses(found: Merge) -> set[str]:
    """Give the addresses of what is changed."""
    return {each.given.address for each in found.edits}


def alike(one: str, other: str) -> bool:
    """Whether two texts are one number."""
    return Decimal(one) == Decimal(other)
