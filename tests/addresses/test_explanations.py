"""Every figure is explained by steps that give it, in words, down to what stands in the file."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of
from explained import explained, held, held_text
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import AREAS, MIXED, TEXTS

from vssbudget.amounts import Percent, Year
from vssbudget.formulas.working import How
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import RateChange, exact, project, rates_in_force

sys.path += [str(REPOSITORY / "bench"), str(REPOSITORY / "tests" / "projection")]
from drawn import text_of
from test_projection_properties import MANY, NAMES, Drawn, budgets, rates
from test_projection_sharing import sharing

FILES = [
    SHIPPED,
    *[REPOSITORY / "docs" / f"{name}.yaml" for name in ("example", "capital", "shared", "frames")],
    *sorted((REPOSITORY / "tests" / "budgets" / "held").glob("*.yaml")),
    REPOSITORY / "examples" / "services" / "budget2023.yaml",
]
SOME = {"shared-cost": 40, "budget2023": 5}
"""Of files with very many figures each of so many is explained."""

OTHERS = [RateChange(name, None, Percent(Decimal("3.17"))) for name in ("price", "wage")]


@pytest.mark.parametrize("changes", [[], OTHERS], ids=["own", "others"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_figure_of_a_file_is_explained(path: Path, changes: list[RateChange]) -> None:
    explained_ = held_text(path.read_text("utf-8"), changes, SOME.get(path.stem, 1))
    assert explained_ or path.stem == "nothing-but-the-frame-of-a-budget"


@pytest.mark.parametrize("changes", [[], OTHERS], ids=["own", "others"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_figure_of_a_small_budget_is_explained(text: str, changes: list[RateChange]) -> None:
    assert held_text(text, changes, every=5 if changes else 1)


def test_the_small_budgets_together_are_explained_as_each_of_them() -> None:
    assert held_text(MIXED, every=3) > 20 * len(AREAS)


@settings(MANY, max_examples=40)
@given(budgets(), st.none() | st.tuples(st.sampled_from(NAMES), st.booleans(), rates))
def test_every_figure_of_a_drawn_budget_is_explained(
    drawn: Drawn, asked: tuple[str, bool, Decimal] | None
) -> None:
    budget = budget_of(drawn.text())
    changes = []
    if asked:
        index, always, rate = asked
        changes = [RateChange(index, None if always else Year(drawn.plan[0]), Percent(rate))]
    held(project(budget, rates_in_force(budget, changes)), drawn.text(), every=3)


@settings(derandomize=True, max_examples=15, deadline=None)
@given(sharing())
def test_every_figure_of_a_drawn_budget_with_pools_is_explained(blocks: list[str]) -> None:
    assert held_text("".join(blocks), every=3)


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(40))
def test_every_figure_of_a_budget_with_all_blocks_is_explained(number: int) -> None:
    text = text_of(number)
    budget, _ = read(plant(text).tree)
    if budget is not None:
        assert held(project(budget), text, every=5)


@settings(MANY, max_examples=50)
@given(budgets())
def test_what_is_rounded_is_the_very_amount_of_the_calculation(drawn: Drawn) -> None:
    projection = drawn.projected()
    for area in projection.areas:
        carried = exact(projection, area.key)
        for position, year in enumerate(drawn.plan):
            for measure in ("cost", "revenue"):
                steps = explained(projection, f"{area.key}.{measure}.{year}")
                step = steps[-1]
                while step.how in (How.ROUNDED, How.SAME):
                    step = steps[step.of[0]]
                assert step.value == getattr(carried, measure)[position]
            change = carried.price_change[position]
            if change is not None:
                steps = explained(projection, f"{area.key}.price_change.{year}")
                assert steps[steps[-1].of[0]].value == change if steps[-1].of else change == 0
