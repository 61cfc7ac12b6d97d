"""Plain trees in which values are put in place of others."""

import copy
from pathlib import Path
from time import process_time

import pytest

from vssbudget.amounts import Year
from vssbudget.loader import Source, load
from vssbudget.model import Put, Trees

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
SHIPPED = ROOT / "data" / "budget2023.yaml"


def trees_of(path: Path) -> Trees:
    trees = load(Source(str(path), path), keep=True).trees
    assert trees is not None
    return trees


def test_trees_are_kept_only_if_asked_for() -> None:
    assert load(Source(str(SHIPPED), SHIPPED)).trees is None


@pytest.mark.parametrize("path", [SHIPPED, *EXAMPLES], ids=lambda path: path.stem)
def test_trees_read_as_the_file_does(path: Path) -> None:
    loaded = load(Source(str(path), path), keep=True)
    if loaded.trees is None:
        assert loaded.faults
        return
    assert loaded.trees.read() == (loaded.budget, [])


def test_a_value_is_put_in_place_of_another_and_the_trees_stay() -> None:
    trees = trees_of(SHIPPED)
    before = copy.deepcopy(trees)
    path = ("areas", "hr", "cost", "2023")
    changed = trees.with_these([Put(path, "34000")])
    assert changed.at(path) == "34000"
    budget, faults = changed.read()
    assert not faults
    assert budget is not None
    assert budget.areas["hr"].cost[Year(2023)] == 34000
    assert trees == before


def test_what_is_left_empty_goes_with_what_was_in_it() -> None:
    trees = Trees({"areas": {"a": {"agreement": {"rates": {"2024": "1"}}, "index": "wage"}}})
    gone = trees.with_these([Put(("areas", "a", "agreement", "rates", "2024"), None)])
    assert gone.budget == {"areas": {"a": {"index": "wage"}}}


def test_nothing_stands_below_a_value() -> None:
    trees = Trees({"title": "a"})
    assert trees.at(("title", "b", "c")) is None
    assert trees.with_these([Put(("title", "b"), "c")]).budget == {"title": {"b": "c"}}


def test_an_index_is_changed_in_the_file_that_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "indices.yaml").write_text("indices: {kpi: {rates: {2024: 2}}}\n")
    budget = tmp_path / "budget2023.yaml"
    budget.write_text(
        "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "indices: {from: indices.yaml, own: {rates: {2024: 1}}}\n"
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, index: kpi}}\n"
    )
    trees = trees_of(budget)
    path = ("indices", "kpi", "rates", "2024")
    assert trees.at(path) == "2"
    changed = trees.with_these([Put(path, "3"), Put(("indices", "own", "rates", "2024"), "4")])
    assert changed.at(path) == "3"
    read, faults = changed.read()
    assert not faults
    assert read is not None
    assert read.indices["kpi"].rates == {2024: 3}
    assert read.indices["own"].rates == {2024: 4}
    assert trees.at(path) == "2"


def test_figures_below_zero_that_were_let_through_are_no_others_in_the_trees(
    tmp_path: Path,
) -> None:
    budget = tmp_path / "budget2023.yaml"
    budget.write_text(
        "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "areas: {a: {cost: {2023: -100}, revenue: {2023: -100}, step: 0, signed: true}}\n"
    )
    trees = trees_of(budget)
    _, faults = trees.with_these([Put(("areas", "a", "signed"), None)]).read()
    assert [each.message.name for each in faults] == ["amount-negative", "amount-negative"]


def test_what_does_not_belong_in_a_file_of_indices_is_told(tmp_path: Path) -> None:
    (tmp_path / "indices.yaml").write_text("indices: {kpi: {rates: {2024: 2}}}\n")
    budget = tmp_path / "budget2023.yaml"
    budget.write_text(
        "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "indices: {from: indices.yaml}\n"
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, index: kpi}}\n"
    )
    trees, path = trees_of(budget), ("indices", "kpi", "rates", "2024")
    assert trees.at(("indices",)).keys() == {"from", "kpi"}
    read, faults = trees.with_these([Put(path, "x")]).read()
    assert (read, [each.path for each in faults]) == (None, [path])


def test_ten_times_the_values_take_about_ten_times_as_long_to_put() -> None:
    def seconds(many: int) -> float:
        trees = Trees({"areas": {f"a{each}": {} for each in range(many)}})
        puts = [Put(("areas", f"a{each}"), None) for each in range(many)]
        begun = process_time()
        assert trees.with_these(puts).budget == {}
        return process_time() - begun

    seconds(100)
    assert seconds(20_000) < 40 * seconds(2_000)


def test_trees_from_which_others_were_made_stay_as_they_were() -> None:
    trees, new = Trees({"areas": {"a": {"cost": {"2023": "1"}}}}), {"cost": {"2023": "2"}}
    puts = [Put(("areas", "b"), new), Put(("areas", "b", "cost", "2023"), "3")]
    puts += [Put(("areas", "a", "cost", "2024"), "4"), Put(("areas", "a", "cost", "2023"), None)]
    changed = trees.with_these(puts)
    assert changed.budget == {"areas": {"a": {"cost": {"2024": "4"}}, "b": {"cost": {"2023": "3"}}}}
    assert (trees.budget, new) == (
        {"areas": {"a": {"cost": {"2023": "1"}}}},
        {"cost": {"2023": "2"}},
    )
