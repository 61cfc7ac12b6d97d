"""The explanation of a figure ends in that figure, and every step follows from those beneath."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of
from figures import shown_figures
from hypothesis import given, settings
from hypothesis import strategies as st
from test_projection_properties import MANY, NAMES, Drawn, budgets, rates

from vssbudget.amounts import EXACT, Percent, Year, percent_to
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import Projection, RateChange, exact, project, rates_in_force
from vssbudget.projection.customers import payments
from vssbudget.projection.derivation import MOST_AREAS, derive
from vssbudget.projection.explanation import How, Step, inputs, made_of
from vssbudget.wording import LANGUAGES

FILES = [
    SHIPPED,
    REPOSITORY / "docs" / "example.yaml",
    REPOSITORY / "docs" / "capital.yaml",
    REPOSITORY / "docs" / "shared.yaml",
    REPOSITORY / "examples" / "services" / "budget2023.yaml",
    *sorted((REPOSITORY / "tests" / "budgets" / "held").glob("*.yaml")),
]
LEAVES = (
    *(How.INPUT, How.OPTION, How.COUNT, How.FIGURE, How.ADDED),
    *(How.ABOVE, How.NOTHING),
)
TO_SIX_DECIMALS = ("step-unit-price", "step-share-of", "step-self-cost-price")
OTHERS = [RateChange(name, None, Percent(Decimal("3.17"))) for name in ("price", "wage")]


def steps(step: Step) -> Iterator[Step]:
    yield step
    for each in step.steps:
        yield from steps(each)


def explained(projection: Projection, address: str) -> Step:
    step = derive(projection, address)
    assert step is not None, address
    return step


def follows(step: Step) -> bool:
    """Whether the value of a step is what its steps give, worked out with 60 digits."""
    if step.how in LEAVES:
        return not step.steps
    values = [each.value for each in step.steps]
    if step.how is How.ROUNDED:
        places = 6 if step.unit == "%" or step.name.name in TO_SIX_DECIMALS else 0
        return step.value == percent_to(Percent(values[0]), places)
    if step.how is How.SHARED:
        return 0 <= step.value <= values[0]
    if step.how is How.CAPPED:
        before, wanted = values
        return min(before, wanted) <= step.value <= max(before, wanted)
    if step.how is How.ALLOTTED:
        whole, share = values
        return step.value == int(step.value) and abs(step.value - whole * share) < 1
    if step.how is How.FITTED:
        return abs(step.value - values[0]) < Decimal("0.000001")
    with localcontext(EXACT):
        return step.value == made_of(step.how, values)


def stands(tree: Any, path: tuple[str, ...]) -> Decimal:
    """Give the value at a path of the plain tree; a block may be written in its short form."""
    for each in path:
        if isinstance(tree, str) or (each in ("values", "rates") and each not in tree):
            continue
        tree = tree[each]
    return Decimal(tree)


def held(projection: Projection, tree: Any) -> None:
    """Hold the explanation of every figure against the figure, its steps and the file."""
    told: dict[tuple[str, ...], Step] = {}
    for address, figure in shown_figures(projection).items():
        step = explained(projection, address)
        assert step.value == figure, address
        for each in steps(step):
            assert follows(each), (address, each)
            assert (each.how is How.INPUT) == bool(each.path)
            told.setdefault((each.name.name, each.how, each.unit, *each.name.values), each)
        for each in inputs(step):
            assert each.value == stands(tree, each.path), (address, each)
        stands_above(step)
    for each in told.values():
        assert_said(each)
        assert each.unit in units(projection), each
    adds_up(projection)


def units(projection: Projection) -> set[str]:
    """Give what a figure of a budget can be in: nothing, percent, money, or what is counted."""
    budget = projection.budget
    counted = (*budget.volumes.values(), *budget.personnel.values(), *budget.stated.values())
    return {"", "%", budget.unit, budget.price_name} | {each.unit or "" for each in counted}


def assert_said(step: Step) -> None:
    """Say a step in every language, with each of its values and a unit."""
    for language in LANGUAGES.values():
        assert "None" not in language.say(step.name), step


def adds_up(projection: Projection) -> None:
    """Hold what receivers and customers bear in whole units against what is shared."""
    shared: list[Any] = [
        (each.cost, each.amounts, each.shares) for each in projection.pools.values()
    ]
    for key, paid in payments(projection).items():
        if key not in projection.pools:
            shared.append((paid.whole, paid.amounts, paid.shares))
    for whole, amounts, shares in shared:
        for place, amount in enumerate(whole) if shares else ():
            with localcontext(EXACT):
                has = sum(row[place] for row in shares.values())
                has = has if abs(has - 1) > Decimal("1e-50") else 1
            assert has in (0, 1)
            parts = [row[place] for row in amounts.values()]
            assert amount is None or sum(parts) == (amount if has else 0)


def stands_above(step: Step) -> None:
    """Find what is said to be explained above there, and with the same value."""
    explained_above: dict[Any, Decimal] = {}
    for each in steps(step):
        if each.how is How.ABOVE:
            assert explained_above[each.name] == each.value
        elif each.steps:
            explained_above[each.name] = each.value


@pytest.mark.parametrize(
    "changes",
    [pytest.param([], id="own"), pytest.param(OTHERS, id="others", marks=pytest.mark.no_cover)],
)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_figure_of_a_file_is_explained_down_to_what_stands_in_it(
    path: Path, changes: list[RateChange]
) -> None:
    tree = plant(path.read_text("utf-8")).tree
    budget, _ = read(tree)
    assert budget is not None
    changes = [each for each in changes if each.index in budget.indices]
    held(project(budget, rates_in_force(budget, changes)), tree)


@settings(MANY, max_examples=60)
@given(budgets(), st.none() | st.tuples(st.sampled_from(NAMES), st.booleans(), rates))
def test_every_figure_of_a_drawn_budget_is_explained_down_to_what_stands_in_it(
    drawn: Drawn, asked: tuple[str, bool, Decimal] | None
) -> None:
    tree = plant(drawn.text()).tree
    budget = budget_of(drawn.text())
    changes = []
    if asked:
        index, always, rate = asked
        changes = [RateChange(index, None if always else Year(drawn.plan[0]), Percent(rate))]
    held(project(budget, rates_in_force(budget, changes)), tree)


@MANY
@given(budgets())
def test_what_is_rounded_is_the_very_amount_of_the_calculation(drawn: Drawn) -> None:
    projection = drawn.projected()
    for area in projection.areas:
        carried = exact(projection, area.key)
        for position, year in enumerate(drawn.plan):
            for measure in ("cost", "revenue"):
                step = explained(projection, f"{area.key}.{measure}.{year}")
                while step.how in (How.ROUNDED, How.SAME):
                    (step,) = step.steps
                assert step.value == getattr(carried, measure)[position]
            change = carried.price_change[position]
            if change is not None:
                step = explained(projection, f"{area.key}.price_change.{year}")
                assert step.steps[0].value == change


def shape(step: Step) -> Any:
    """Write a tree as its values and how they are made, `235000 input`, and what is beneath."""
    told = f"{step.value.normalize():f} {step.how}"
    return (told, *map(shape, step.steps)) if step.steps else told


def test_the_cost_of_lkdata_in_2026_is_235_000_grown_by_its_mix_for_three_years() -> None:
    """0.2 · 1.025³ + 0.8 · 1.025³ = 1.076890625, and 235 000 · 1.076890625 = 253 069.296875."""
    projection = project(budget_of(SHIPPED.read_text("utf-8")))
    rises = [("1.025 growth", "2.5 input")] * 3
    assert shape(explained(projection, "lkdata.cost.2026")) == (
        "253069 rounded",
        (
            "253069.296875 product",
            "235000 input",
            (
                "1.076890625 sum",
                ("0.215378125 product", "0.2 input", *rises),
                ("0.8615125 product", "0.8 input", *rises),
            ),
        ),
    )
    paths = [".".join(each.path) for each in inputs(explained(projection, "lkdata.cost.2026"))]
    assert paths == [
        "areas.lkdata.cost.2023",
        "areas.lkdata.shares.wage",
        *(f"indices.wage.rates.{year}" for year in (2024, 2025, 2026)),
        "areas.lkdata.shares.price",
        *(f"indices.price.rates.{year}" for year in (2024, 2025, 2026)),
    ]


HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 20}}
volumes: {cases: {unit: cases, values: {2023: 100, 2024: 120, 2025: 90}}}
areas:
"""


def small(area: str) -> Projection:
    return project(budget_of(f"{HEAD}  a: {{{area}}}\n"))


def test_a_step_is_counted_by_the_years_since_the_cost_was_given() -> None:
    """1000 + 2 · 25 = 1050."""
    projection = small("cost: {2023: 1000}, step: 25")
    assert shape(explained(projection, "a.cost.2025")) == (
        "1050 rounded",
        ("1050 sum", "1000 input", ("50 product", "25 input", "2 count")),
    )


def test_a_lasting_change_grows_and_a_one_off_does_not() -> None:
    """1000 · 1.1 · 1.2 = 1320; 50 from 2024 has grown to 50 · 1.2 = 60; 7 once: 1387."""
    projection = small("cost: {2023: 1000}, index: price, lasting: {2024: 50}, one_off: {2025: 7}")
    assert shape(explained(projection, "a.cost.2025")) == (
        "1387 rounded",
        (
            "1387 sum",
            (
                "1320 product",
                "1000 input",
                ("1.32 product", ("1.1 growth", "10 input"), ("1.2 growth", "20 input")),
            ),
            ("60 product", "50 input", ("1.2 growth", "20 input")),
            "7 input",
        ),
    )


def test_a_volume_moves_the_share_that_follows_it() -> None:
    """1000 · 1.1 · (1 + 0.5 · (120/100 − 1)) = 1100 · 1.1 = 1210."""
    projection = small("cost: {2023: 1000}, index: price, volume: cases, variable_share: 0.5")
    step = explained(projection, "a.cost.2024")
    assert shape(step) == (
        "1210 rounded",
        (
            "1210 product",
            "1000 input",
            (
                "1.21 product",
                ("1.1 growth", "10 input"),
                ("1.1 effect", "0.5 input", ("1.2 ratio", "120 input", "100 input")),
            ),
        ),
    )
    assert {each.unit for each in inputs(step)} == {"tkr", "%", "", "cases"}


def test_a_decided_price_times_the_volume_is_the_revenue() -> None:
    """1000 · 1.05 · 120/100 = 1260, of which 1260 / 1.2 / 1000 is 5 % more a unit."""
    projection = small(
        "cost: {2023: 990}, revenue: {2023: 1000}, step: 0, volume: cases, price_change: {2024: 5}"
    )
    revenue = (
        "1260 product",
        "1000 input",
        ("1.05 growth", "5 input"),
        ("1.2 ratio", "120 input", "100 input"),
    )
    assert shape(explained(projection, "a.revenue.2024")) == ("1260 rounded", revenue)
    ratio = ("1.2 ratio", "120 input", "100 input")
    assert shape(explained(projection, "a.price_change.2024")) == (
        "5 rounded",
        ("5 change", ("1050 ratio", revenue, ratio), "1000 input"),
    )


def test_what_was_agreed_moves_all_amounts_of_a_cost_without_an_index() -> None:
    """1000 · 1.1 and the 50 of 2024 rise by 20 %: 1150 · 0.2 = 230, 20 % of the 1150 before."""
    projection = small(
        "cost: {2023: 1000}, revenue: {2023: 1000}, agreement: {2024: 10, 2025: 20},"
        " lasting: {2024: 50}"
    )
    step = explained(projection, "a.self_cost_change.agreement.2025")
    assert shape(step)[0] == "20 fitted"
    assert all(map(follows, steps(step)))
    assert step.value == 20


def test_a_revenue_that_decided_years_lead_to_is_one_product() -> None:
    """1000 · 1.1 · 0.5 = 550."""
    projection = small(
        "cost: {2023: 1000}, revenue: {2023: 1000}, step: 0, price_change: {2024: 10, 2025: -50}"
    )
    assert shape(explained(projection, "a.revenue.2025")) == (
        "550 rounded",
        ("550 product", "1000 input", ("1.1 growth", "10 input"), ("0.5 growth", "-50 input")),
    )


@pytest.mark.parametrize(
    ("block", "address"),
    [
        ("{cost: {2000: 1000}, revenue: {2000: 1000}, step: 0, CHANGES}", "a"),
        (
            "{services: {s: {revenue: {2000: 1000}, parts: {p: {cost: {2000: 1000}, step: 0}},"
            " CHANGES}}}",
            "a.s",
        ),
    ],
)
def test_a_revenue_that_very_many_decided_years_lead_to_is_explained(
    block: str, address: str
) -> None:
    plan = range(2001, 3600)
    changes = ", ".join(f"{year}: {1 - year % 2}" for year in plan)
    projection = project(
        budget_of(
            f"title: T\nunit: tkr\nyears: {{budget: [2000], plan: {list(plan)}}}\nareas:\n"
            f"  a: {block.replace('CHANGES', f'price_change: {{{changes}}}')}\n"
        )
    )
    for measure in ("revenue", "result", "price_change", "self_cost_change"):
        step = explained(projection, f"{address}.{measure}.3599")
        assert len(list(inputs(step))) > 1_500


def test_the_change_at_self_cost_differs_where_a_price_is_decided() -> None:
    """1000 · 1.1 = 1100 against the revenue of 2023, 1000: 10 %, not the 5 % decided."""
    projection = small(
        "cost: {2023: 1000}, revenue: {2023: 1000}, index: price, price_change: {2024: 5}"
    )
    assert shape(explained(projection, "a.self_cost_change.2024")) == (
        "10 rounded",
        ("10 change", ("1100 product", "1000 input", ("1.1 growth", "10 input")), "1000 input"),
    )
    assert shape(explained(projection, "a.self_cost_change.2023")) == ("2 rounded", "2 input")
    assert shape(explained(projection, "a.self_cost_change.price.2023")) == ("2 fitted", "2 input")


def test_a_part_of_the_change_is_what_its_cause_adds_to_the_revenue_before() -> None:
    """Prices add 1000 · 0.1 = 100 to 1250: 8 %. The year before lacked 1000 − 1250: −20 %."""
    projection = small("cost: {2023: 1000}, revenue: {2023: 1250}, index: price")
    assert shape(explained(projection, "a.self_cost_change.price.2024")) == (
        "8 fitted",
        ("8 percent", ("100 product", "1000 input", ("0.1 rise", "10 input")), "1250 input"),
    )
    assert shape(explained(projection, "a.self_cost_change.result.2024")) == (
        "-20 fitted",
        ("-20 percent", ("-250 difference", "1000 input", "1250 input"), "1250 input"),
    )
    assert explained(projection, "a.self_cost_change.2024").value == -12


def test_a_rate_that_was_asked_for_is_marked_and_is_no_input() -> None:
    budget = budget_of(f"{HEAD}  a: {{cost: {{2023: 1000}}, index: price}}\n")
    asked = [RateChange("price", Year(2024), Percent(Decimal(30)))]
    projection = project(budget, rates_in_force(budget, asked))
    rises = [each for each in steps(explained(projection, "a.cost.2025")) if each.unit == "%"]
    assert [(str(each.value), each.how, each.path) for each in rises] == [
        ("30", How.OPTION, ()),
        ("20", How.INPUT, ("indices", "price", "rates", "2025")),
    ]
    assert explained(projection, "rates.price.2024").how is How.OPTION


def test_revenue_is_said_to_be_set_to_a_cost_that_is_given() -> None:
    step = explained(small("cost: {2023: 1, 2024: 5, 2025: 6}"), "a.revenue.2024")
    assert shape(step) == ("5 same", "5 input")


def test_an_area_or_a_line_may_be_called_as_a_block_or_a_row_of_it_is() -> None:
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "volumes: {cost: {2023: 3}}\ninvestments: {lines: {left: {2023: 4}}, frame: {2023: 9}}\n"
        "areas:\n  volumes: {cost: {2023: 50}, step: 5}\n  areas: {cost: {2023: 7}, step: 1}\n"
    )
    projection = project(budget_of(text))
    for address, path in (
        ("volumes.cost.2023", "volumes.cost.values.2023"),
        ("areas.volumes.cost.2023", "areas.volumes.cost.2023"),
        ("areas.cost.2023", "areas.areas.cost.2023"),
        ("investments.left.2023", "investments.lines.left.values.2023"),
    ):
        assert ".".join(explained(projection, address).path) == path
    assert explained(projection, "areas.cost.2024").value == 8


@pytest.mark.parametrize("address", ["", "a.cost", "a.cost.2022", "b.cost.2024", "a.2024"])
def test_what_is_no_figure_has_no_explanation(address: str) -> None:
    assert derive(small("cost: {2023: 1}, step: 0"), address) is None


@pytest.mark.parametrize("more", [0, 1])
def test_the_parts_of_a_total_of_many_areas_are_left_unexplained(more: int) -> None:
    areas = [f"  a{each}: {{cost: {{2023: 10}}, step: 1}}" for each in range(MOST_AREAS + more)]
    projection = project(budget_of(HEAD + "\n".join(areas)))
    step = explained(projection, "total.cost.2024")
    assert (int(step.value), len(step.steps)) == (11 * len(areas), len(areas))
    how = How.FIGURE if more else How.ROUNDED
    assert {(each.how, each.unit) for each in step.steps} == {(how, "tkr")}
    assert LANGUAGES["en"].say(step.steps[-1].name) == f"{projection.areas[-1].key}, cost 2024"
    assert all(each.steps == () for each in step.steps) == bool(more)
    result = explained(projection, "total.result.2024")
    assert (str(result.name), result.unit) == ("total, result 2024", "tkr")
    assert all(map(follows, steps(result)))


@pytest.mark.parametrize("more", [0, 1])
def test_the_services_count_among_the_parts_of_a_total(more: int) -> None:
    part = "parts: {p: {cost: {2023: 10}, step: 1}}"
    services = ", ".join(f"s{each}: {{{part}}}" for each in range(MOST_AREAS - 1 + more))
    projection = project(budget_of(f"{HEAD}  a: {{services: {{{services}}}}}\n"))
    (area,) = explained(projection, "total.cost.2024").steps
    assert (area.steps == ()) == bool(more)
