"""Many figures as one program: the same as each explained, and as projected under other inputs."""

import sys
from collections.abc import Iterator
from decimal import Decimal, localcontext
from random import Random

import pytest
from conftest import REPOSITORY, budget_of
from recomputed import every, recomputed

from vssbudget.addresses import row_at
from vssbudget.addresses.derivation import program, tree_of
from vssbudget.addresses.find import row_names
from vssbudget.amounts import EXACT, Percent, Year, percent_to, plain
from vssbudget.calculation.program import Program
from vssbudget.calculation.tree import Node
from vssbudget.findings import BudgetPath
from vssbudget.formulas.operations import Allotted
from vssbudget.loader.tree import plant
from vssbudget.model.trees import Put, Trees
from vssbudget.projection import Projection, project
from vssbudget.projection.pricing import price_case
from vssbudget.projection.rates import RateChange, rates_in_force

sys.path += [str(REPOSITORY / "bench"), str(REPOSITORY / "tests")]

from drawn import text_of
from explained import explained

DRAWN = 60
"""How many budgets are drawn, and each under how many settings."""
SETTINGS = 4
LEAST_RATE = Decimal("-99.999999")
NEAR = Decimal("1e-40")
"""What is not sure of what is not rounded."""

MADE_OF_OTHERS = """\
title: Made of others
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices:
  wage: {rates: {2024: 3, 2025: 3}}
  price: {levels: {2023: 100, 2024: 102, 2025: 105}}
  mix: {shares: {wage: 0.75, price: 0.25}}
  same: {index: mix}
  above: {index: mix, points: 1}
areas:
  a: {index: mix, cost: {2023: 1000}, revenue: {2023: 1000}}
  b: {index: price, cost: {2023: 700}, revenue: {2023: 700}}
  c: {index: same, cost: {2023: 500}, revenue: {2023: 500}}
  d: {index: above, cost: {2023: 300}, revenue: {2023: 300}}
"""


def laid(projection: Projection) -> Program:
    return program(projection, row_names(projection))


def projected(trees: Trees, changed: dict[BudgetPath, Decimal]) -> Projection | None:
    """Project with other inputs in the file, and other rates in place of the file's."""
    rates = {path: value for path, value in changed.items() if path[0] == "indices"}
    puts = [Put(path, plain(value)) for path, value in changed.items() if path not in rates]
    budget, _ = trees.with_these(puts).read()
    if budget is None:
        return None
    asked = [RateChange(path[1], Year(int(path[-1])), Percent(of)) for path, of in rates.items()]
    return project(budget, rates_in_force(budget, asked))


def settings(known: Program, dice: Random) -> dict[BudgetPath, Decimal]:
    """Draw other values of some inputs: rates in tenths or edges, volumes, decided prices."""

    def drawn(path: BudgetPath) -> Decimal:
        if path[0] == "volumes":
            return Decimal(dice.randint(1, 9_000))
        if path[-2] == "price":
            return Decimal(dice.randint(1, 90_000)) / 100
        return dice.choice(
            (Decimal(dice.randint(-99, 999)) / 10, Decimal("-99.999999"), Decimal(0))
        )

    return {path: drawn(path) for path in known.live if dice.random() < 0.6}


def differing(known: Program, changed: dict[BudgetPath, Decimal], of: Projection) -> Iterator[str]:
    """Name the figures that the program gives otherwise than a projection of the same."""
    values = known.run(changed)
    for name, places in known.figures.items():
        row = row_at(of, name)
        assert row is not None
        for year, place in places.items():
            figure, value = row.figures.get(year), values[place]
            if figure is None:
                same = not value and (value is None or ".self_cost_change." in name)
            elif value is None:
                same = False
            else:
                exact = Decimal(figure)
                same = value in (exact, percent_to(Percent(exact), 6)) or abs(value - exact) < NEAR
            if not same:
                yield f"{name}.{year}: {value}, not {figure}"


@pytest.mark.parametrize("number", range(DRAWN))
def test_it_gives_what_a_projection_under_other_inputs_gives(number: int) -> None:
    trees, dice = Trees(plant(text_of(number)).tree), Random(number)
    budget, _ = trees.read()
    if budget is None:
        return
    known = program(first := project(budget), row_names(first))
    assert list(differing(known, {}, first)) == []
    for _ in range(SETTINGS):
        changed = settings(known, dice)
        if (of := projected(trees, changed)) is not None:
            assert list(differing(known, changed, of)) == [], changed


def test_a_rate_that_follows_from_others_may_be_set_by_itself() -> None:
    trees, dice = Trees(plant(MADE_OF_OTHERS).tree), Random(1)
    known = laid(first := project(budget_of(MADE_OF_OTHERS)))
    assert {path[1] for path in known.live} == {"wage", "price", "mix", "same", "above"}
    for _ in range(20):
        changed = settings(known, dice)
        of = projected(trees, changed)
        assert of is not None
        assert list(differing(known, changed, of)) == [], changed
    assert list(differing(known, {}, first)) == []


def test_it_tells_each_figure_by_the_steps_by_which_it_is_explained() -> None:
    of = project(budget_of(text_of(3)))
    known = laid(of)
    told = 0
    for name, places in known.figures.items():
        for year, place in places.items():
            steps = explained(of, f"{name}.{year}")
            beneath = {(str(each.name), each.how, each.value) for each in steps}
            found, stack = set(), [place]
            while stack:
                step = known.steps[stack.pop()]
                found.add((str(step.name), step.how, step.value))
                stack += step.of
            told += 1
            if name != "indicators.largest_share":  # those that are the largest may be others
                assert found == beneath, f"{name}.{year}"
    assert told > 100


def test_each_step_stands_once_and_behind_those_that_it_follows_from() -> None:
    known = laid(project(budget_of(text_of(3))))
    told = {(s.name, s.how, tuple(s.of), s.path, s.fixed, s.value) for s in known.steps}
    assert len(told) == len(known.steps)
    assert all(below < place for place, step in enumerate(known.steps) for below in step.of)


def test_what_is_divided_by_nothing_gives_nothing_nor_does_what_follows() -> None:
    text = """\
title: By nothing
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {wage: {rates: {2024: 3}}}
volumes: {pieces: {values: {2023: 10, 2024: 20}}}
areas:
  a:
    services:
      s: {volume: pieces, revenue: {2023: 100}, parts: {p: {index: wage, cost: {2023: 100}}}}
"""
    known = laid(project(budget_of(text)))
    values = known.run({("volumes", "pieces", "values", "2024"): Decimal(0)})
    assert values[known.figures["a.s.price_change"][Year(2024)]] is None
    assert values[known.figures["a.s.cost"][Year(2024)]] == 103


def of_rows(of: Projection) -> list[Node]:
    """Give all rows that the figures of a projection come of, in the order of their making."""
    figures = tree_of(of)
    with localcontext(EXACT):
        rows = [figures.of(row.of) for name in row_names(of) if (row := row_at(of, name))]
        return every(rows)


@pytest.mark.parametrize("number", range(DRAWN))
def test_a_row_has_the_same_form_whatever_the_figures_are_and_gives_them(number: int) -> None:
    trees, dice = Trees(plant(text_of(number)).tree), Random(number)
    budget, _ = trees.read()
    if budget is None:
        return
    first = project(budget)
    told = {key for key, index in budget.indices.items() if index.rates}
    changed = settings(laid(first), dice).items()
    asked = {path: of for path, of in changed if path[0] != "indices" or path[1] in told}
    other = projected(trees, asked) or first
    rows, others = of_rows(first), of_rows(other)
    assert len(rows) == len(others)
    with localcontext(EXACT):
        for row, beside in zip(rows, others, strict=True):
            for at, value in enumerate(row.values):
                form = None if value is None else row.form(at)
                if form is None or value is None:
                    continue
                assert form == beside.form(at), (number, row.operation, at)
                assert abs(recomputed(row, form) - value) < NEAR, (number, row.operation, at)


def test_a_part_that_is_nothing_in_the_plan_counts_as_inputs_change() -> None:
    trees = Trees(plant((REPOSITORY / "docs" / "shared.yaml").read_text("utf-8")).tree)
    budget, _ = trees.read()
    assert budget is not None
    rows = [f"it.self_cost_change.{each}" for each in ("wage", "volume")]
    known = program(first := project(budget), rows)
    assert "volume" not in price_case(first)["it"][Year(2026)].parts
    changed: dict[BudgetPath, Decimal] = {
        ("volumes", "arbetsplatser", "values", "2025"): Decimal("48747.7"),
        ("indices", "wage", "rates", "2025"): Decimal("0.9"),
    }
    of = projected(trees, changed)
    assert of is not None
    told = price_case(of)["it"][Year(2026)].shown[1]
    assert "volume" in told
    for cause in ("wage", "volume"):
        place = known.figures[f"it.self_cost_change.{cause}"][Year(2026)]
        assert known.run(changed)[place] == told[cause]


def test_no_part_of_an_amount_hides_anything() -> None:
    """Where there is no amount there is none of a part, whatever the inputs are."""
    assert Allotted(("a", "b")).behind(0, 0, []) is None
