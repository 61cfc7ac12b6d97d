"""Shared cost has addresses, and is explained down to keys and costs in the file."""

from decimal import Decimal

import pytest
from conftest import REPOSITORY, budget_of
from hypothesis import given, settings
from test_projection_derivation import explained, follows, held, shape, steps
from test_projection_sharing import sharing

from vssbudget.amounts import Year
from vssbudget.loader.tree import plant
from vssbudget.projection import Projection, project
from vssbudget.projection.address import Figure, figure_at, no_such_figure, row_at, row_names
from vssbudget.projection.cost_steps import MOST_STEPS
from vssbudget.projection.explanation import How, inputs
from vssbudget.projection.key_steps import MOST_NAMES
from vssbudget.projection.names import name_of
from vssbudget.wording import Message

HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 0}}
customers: {out: Out, rest: The rest}
"""


def small(text: str) -> Projection:
    return project(budget_of(HEAD + text))


@pytest.fixture
def example() -> Projection:
    return project(budget_of((REPOSITORY / "docs" / "shared.yaml").read_text("utf-8")))


@settings(derandomize=True, max_examples=15, deadline=None)
@given(sharing())
def test_every_figure_of_a_drawn_budget_with_pools_is_explained(blocks: list[str]) -> None:
    text = "".join(blocks)
    held(project(budget_of(text)), plant(text).tree)


@pytest.mark.parametrize(
    ("address", "value", "amount"),
    [
        ("pools.stab.cost.2024", 1013, True),
        ("pools.lokaler.to.it.drift.2024", 369, True),
        ("pools.lokaler.to.it.services.drift.2024", 369, True),
        ("pools.lokaler.to.mos.2023", 120, True),
        ("hr.shared_cost.2024", 646, True),
        ("hr.direct_cost.2024", 1397, True),
        ("stab.direct_cost.2024", 890, True),
        ("it.shared_cost.2024", 1044, True),
        ("areas.it.services.drift.shared_cost.2024", 782, True),
        ("it.drift.direct_cost.2024", 1751, True),
        ("customers.klf.pays.it.drift.2024", 507, True),
        ("customers.klf.pays.it.services.drift.2024", 507, True),
        ("customers.klf.share.it.drift.2024", "0.2", False),
        ("customers.klf.share.it.services.drift.2024", "0.2", False),
        ("customers.mos.pays.lokaler.2023", 120, True),
        ("customers.mos.pays.total.2023", 2520, True),
        ("it.drift.shared_cost.1.2025", 291, True),
        ("areas.it.services.drift.shared_cost.1.2025", 291, True),
        ("total.shared_cost.1.2025", 946, True),
        ("total.shared_cost.2.2025", 1045, True),
        ("total.cost_after.2025", 8123, True),
        ("customers.mos.bears.1.2025", 146, True),
        ("customers.total.pays.it.drift.2025", 2575, True),
        ("customers.total.pays.total.2025", 3989, True),
        ("customers.klf.share_change.it.drift.2025", "-0.05", False),
        ("customers.klf.share_change.it.services.drift.2025", "-0.05", False),
        ("customers.mos.share_change.it.drift.2025", "0.05", False),
    ],
)
def test_a_figure_of_shared_cost_has_an_address(
    example: Projection, address: str, value: int | str, amount: bool
) -> None:
    assert figure_at(example, address) == Figure(Decimal(value), amount)
    assert explained(example, address).value == Decimal(value)


@pytest.mark.parametrize(
    "name",
    [
        *("pools", "pools.stab", "pools.stab.price", "pools.none.cost", "pools.stab.to.stab"),
        *("pools.stab.to", "pools.stab.by.hr", "customers", "customers.klf", "customers.klf.pays"),
        *("customers.none.pays.total", "customers.klf.pays.lokaler", "customers.klf.owes.it.stod"),
        *("customers.klf.share.total", "customers.klf.pays.none", "total.share"),
        *("customers.klf.bears.total", "customers.klf.bears.lokaler", "hr.shared_out"),
        *("pools.stab.direct_cost", "pools.stab.shared_cost", "it.shared_out"),
        *("pools.stab.shared_cost.1", "hr.shared_cost.3", "hr.shared_cost.01", "it.shared_cost.1"),
        *("none.shared_cost.1", "total.shared_cost.9", "customers.none.bears.1", "hr.cost_after"),
        *("customers.klf.bears.1", "customers.total.share.it.drift", "customers.total.bears.1"),
        *("customers.klf.share_change.total", "customers.total.pays.none"),
        *("customers.hr.bears.total", "customers.hr.bears.1", "customers.mos.bears.2"),
    ],
)
def test_there_is_no_such_row(example: Projection, name: str) -> None:
    assert row_at(example, name) is None


def test_the_rows_that_can_be_meant_are_all_there(example: Projection) -> None:
    names = [each for each in row_names(example) if each.startswith(("pools.", "customers."))]
    assert names == [
        *("pools.lokaler.cost", "pools.lokaler.shared_cost", "pools.lokaler.direct_cost"),
        *("pools.lokaler.shared_out", "pools.lokaler.left"),
        *(f"pools.lokaler.to.{each}" for each in ("stab", "hr", "it.drift", "it.stod", "mos")),
        *(f"pools.lokaler.share.{each}" for each in ("stab", "hr", "it.drift", "it.stod", "mos")),
        *("pools.stab.cost", "pools.stab.shared_out", "pools.stab.left"),
        *(f"pools.stab.to.{each}" for each in ("hr", "it.drift", "it.stod")),
        *(f"pools.stab.share.{each}" for each in ("hr", "it.drift", "it.stod")),
        "customers.mos.bears.1",
        *(f"customers.{each}.pays.it.drift" for each in ("klf", "mos", "total")),
        *("customers.klf.share.it.drift", "customers.mos.share.it.drift"),
        *("customers.klf.share_change.it.drift", "customers.mos.share_change.it.drift"),
        *(f"customers.{each}.pays.it.stod" for each in ("klf", "mos", "total")),
        *("customers.klf.share.it.stod", "customers.mos.share.it.stod"),
        *("customers.klf.share_change.it.stod", "customers.mos.share_change.it.stod"),
        *("customers.mos.pays.lokaler", "customers.total.pays.lokaler"),
        *("customers.mos.share.lokaler", "customers.mos.share_change.lokaler"),
        *(f"customers.{each}.pays.total" for each in ("klf", "mos", "total")),
        "customers.mos.bears.total",
    ]
    assert [each for each in row_names(example) if ".shared_cost." in each] == [
        "total.shared_cost.1",
        *(f"{each}.shared_cost.1" for each in ("stab", "hr", "it.drift", "it.stod")),
        "total.shared_cost.2",
        *(f"{each}.shared_cost.2" for each in ("hr", "it.drift", "it.stod")),
    ]
    assert {"stab.shared_cost", "it.direct_cost", "it.stod.shared_cost"} <= set(row_names(example))
    assert all(row_at(example, name) for name in row_names(example))


def test_a_misspelt_row_is_guessed(example: Projection) -> None:
    address = "pools.lokaler.to.it.drif.2024"
    assert no_such_figure(example, address) == (
        Message("no-such-figure", address=address),
        Message("write-text", text="pools.lokaler.to.it.drift.2024"),
    )


TWO = "areas: {a: {cost: {2023: 50}, step: 0}, b: {name: Beta, cost: {2023: 70}, step: 0}}\n"


def test_who_neither_bears_nor_is_shared_has_no_shared_cost() -> None:
    projection = small(f"{TWO}pools: {{p: {{of: b, key: {{headcount: {{out: 1}}}}}}}}\n")
    assert row_at(projection, "a.shared_cost") is None
    assert "a.direct_cost" not in row_names(projection)
    assert shape(explained(projection, "b.direct_cost.2023")) == (
        "70 difference",
        "70 input",
        "0 nothing",
    )
    assert row_at(small(TWO), "a.shared_cost") is None


def test_a_pool_that_costs_nothing_has_no_cost_of_its_own_either() -> None:
    projection = small(
        "areas: {a: {cost: {2023: 50}, step: 0}, b: {cost: {2023: 0}, step: 0}}\n"
        "pools: {p: {of: b, key: {headcount: {a: 1}}}}\n"
    )
    for measure in ("direct_cost", "shared_cost", "shared_out"):
        assert figure_at(projection, f"b.{measure}.2024") == Figure(Decimal(0), amount=True)


def test_shared_cost_is_told_without_the_capital_cost_beside_it() -> None:
    """Of 48 in 2024, 8 are of the pool, and 40 / 4 + 40 · 10 % = 14 of the cars."""
    projection = small(
        "areas: {a: {cost: {2023: 34}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {headcount: {a: 1}}}}\n"
        "investments: {interest: 10, lines: {cars: {values: {2023: 40}, life: 4, used_by: a}}}\n"
    )
    pool = (
        "8 allotted",
        ("8 rounded", ("8 sum", "8 input")),
        ("1 ratio", "1 input", ("1 sum", "1 input")),
    )
    assert shape(explained(projection, "a.shared_cost.2024")) == ("8 sum", pool)
    whole, shared = explained(projection, "a.direct_cost.2024").steps
    assert whole.value == 48
    assert shape(shared) == ("8 sum", "8 above")


OF_SERVICES = (
    "areas: {it: {services: {x: {parts: {p: {cost: {2023: 10}, step: 0}}},"
    " z: {parts: {p: {cost: {2023: 5}, step: 0}}}}}, hr: {cost: {2023: 99}, step: 0}}\n"
    "pools: {p: {of: OF, key: {headcount: {hr: 1}}}}\n"
)


@pytest.mark.parametrize(
    ("of", "direct", "out"),
    [
        ("it", {"it": 15, "it.x": 10, "it.z": 5}, {"it": 15}),
        ("it.x", {"it": 15, "it.x": 10, "it.z": None}, {"it.x": 10}),
    ],
)
def test_services_that_are_shared_have_a_cost_without_shared_cost(
    of: str, direct: dict[str, int | None], out: dict[str, int]
) -> None:
    """They bear nothing themselves, of an area that is shared whole no more than of one service."""
    projection = small(OF_SERVICES.replace("OF", of))
    names = row_names(projection)
    for key, amount in direct.items():
        shared = None if amount is None else 0
        for measure, value in (("direct_cost", amount), ("shared_cost", shared)):
            figure = figure_at(projection, f"{key}.{measure}.2024")
            assert figure == (None if value is None else Figure(Decimal(value), amount=True))
            assert (f"{key}.{measure}" in names) == (value is not None)
    given_out = {each: figure_at(projection, f"{each}.shared_out.2024") for each in (*direct, "hr")}
    assert {key: each.value for key, each in given_out.items() if each} == out


def test_what_is_known_only_from_the_plan_on_is_paid_then() -> None:
    projection = small(
        "areas: {a: {services: {s: {parts: {p: {cost: {2023: 40}, step: 0}},"
        " customers: {shares: {out: 0.25, rest: 0.75}}}}}}\n"
    )
    row = row_at(projection, "customers.out.pays.total")
    assert row is not None
    assert (dict(row.figures), row.years) == ({2023: None, 2024: 10, 2025: 10}, [2024, 2025])
    assert explained(projection, "customers.out.share.a.s.2023").value == Decimal("0.25")


def test_a_pool_is_its_cost_and_the_share_of_the_key() -> None:
    """70 by 1 of 3: 23 and a third, which 23 remains of."""
    projection = small(f"{TWO}pools: {{p: {{of: b, key: {{headcount: {{a: 1, out: 2}}}}}}}}\n")
    step = explained(projection, "pools.p.to.a.2023")
    told, whole, share = shape(step)
    assert (told, whole) == ("23 allotted", "70 input")
    assert share[0].startswith("0.3333333333")
    assert share[1:] == ("1 input", ("3 sum", "1 input", "2 input"))
    assert [".".join(each.path) for each in inputs(step)] == [
        "areas.b.cost.2023",
        "pools.p.key.headcount.a.2023",
        "pools.p.key.headcount.out.2023",
    ]


def test_shares_that_are_smoothed_begin_with_the_first_year_of_the_key() -> None:
    """Nobody has anything in 2023; from 2024 on a has 1 of 4, from 2025 on 3 of 4: by 10 points."""
    text = (
        f"{TWO}pools: {{p: {{of: b, key: {{SMOOTH: HOW, headcount: {{"
        "a: {2023: 0, 2024: 1, 2025: 3}, out: {2023: 0, 2024: 3, 2025: 1}}}}}\n"
    )
    capped = small(text.replace("SMOOTH: HOW", "cap: 10"))
    assert capped.pools["p"].shares["a"] == (Decimal(0), Decimal("0.25"), Decimal("0.35"))
    meant = small(text.replace("SMOOTH: HOW", "mean: 3"))
    assert meant.pools["p"].shares["a"] == (Decimal(0), Decimal("0.25"), Decimal("0.5"))
    for projection in (capped, meant):
        assert shape(explained(projection, "pools.p.to.a.2023"))[2] == "0 nothing"
    assert shape(explained(meant, "pools.p.share.a.2025"))[1][0] == "0.5 mean"
    assert shape(explained(capped, "pools.p.share.a.2025"))[1][0] == "0.35 capped"


def test_a_share_that_stays_is_that_of_the_last_year_with_a_key() -> None:
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{cap: 10, headcount: {{"
        "a: {2023: 1, 2024: 0}, out: {2023: 3, 2024: 0}}}}}\n"
    )
    capped = explained(projection, "pools.p.share.a.2024").steps[0]
    assert [each.how for each in capped.steps] == [How.RATIO, How.KEPT]
    assert capped.value == Decimal("0.25")


def test_a_share_that_never_was_is_nothing() -> None:
    projection = small(f"{TWO}pools: {{p: {{of: b, key: {{mean: 2, headcount: {{a: 0}}}}}}}}\n")
    assert shape(explained(projection, "pools.p.share.a.2025")) == ("0 rounded", "0 nothing")


@pytest.mark.parametrize("more", [0, 1])
def test_what_very_many_have_of_a_key_is_not_told_one_by_one(more: int) -> None:
    count = MOST_NAMES + more
    areas = ", ".join(f"a{each}: {{cost: {{2023: 50}}, step: 0}}" for each in range(count))
    heads = ", ".join(f"a{each}: {each}" for each in range(count))
    projection = small(
        f"areas: {{{areas}}}\npools: {{p: {{parts: {{x: {{cost: {{2023: 90}}, step: 0}}}},"
        f" key: {{headcount: {{{heads}}}}}}}}}\n"
    )
    whole = explained(projection, "pools.p.share.a1.2023").steps[0].steps[1]
    assert (whole.how, len(whole.steps)) == ((How.ADDED, 0) if more else (How.SUM, count))
    assert whole.value == sum(range(count))


def test_a_long_chain_of_pools_is_explained_as_deep_as_one_can_read() -> None:
    """Each pool is shared by two costs that have parts of all those before it in them."""
    areas = ", ".join(f"a{each}: {{cost: {{2023: 5000}}, step: 0}}" for each in range(62))
    pools = ", ".join(
        f"p{each}: {{of: a{each}, order: {each + 1}, key: {{cost: [a{each + 1}, a{each + 2}]}}}}"
        for each in range(60)
    )
    projection = small(f"areas: {{{areas}}}\npools: {{{pools}}}\n")
    tree = list(steps(explained(projection, "a61.cost.2025")))
    assert len(tree) < 1000
    assert {each.name.name for each in tree if each.how is How.FIGURE} == {"step-of-pool"}
    assert any(each.how is How.ABOVE for each in tree)
    assert all(map(follows, tree))


SERVICES = (
    "areas: {a: {carry_over: {within: 1, returned: {2024: 10}}, services: {"
    "s: {revenue: {2023: 60}, other_revenue: {2023: 5}, parts: {p: {cost: {2023: 60}, step: 0}}},"
    "z: {name: Zed, revenue: {2023: 20}, parts: {p: {cost: {2023: 20}, step: STEP}}}}}}\n"
)


def test_what_changes_the_price_of_a_service_besides_its_parts_is_explained() -> None:
    """8 of the 10 are of s, which cost 60 of 80: 7.5, and the remainder is that of the first."""
    projection = small(SERVICES.replace("STEP", "0"))
    back = shape(explained(projection, "a.s.self_cost_change.carry_over.2024"))
    assert back[1][1][:2] == ("-8 difference", "0 count")
    assert back[1][1][2][0] == "8 allotted"
    other = shape(explained(projection, "a.s.self_cost_change.other_revenue.2024"))
    assert other[0] == "9.090909 fitted"
    assert other[1][1] == ("5 difference", "5 input", "0 count")
    area = shape(explained(projection, "a.self_cost_change.carry_over.2024"))
    assert area[1][1][0] == "-10 sum"
    assert [each[0] for each in area[1][1][1:]] == ["-8 difference", "-2 difference"]
    of_one = shape(explained(projection, "a.self_cost_change.other_revenue.2024"))
    assert of_one[1][1] == ("5 difference", "5 input", "0 count")


def test_what_is_returned_by_costs_of_which_one_is_negative_or_all_are_nothing() -> None:
    text = SERVICES.replace("STEP", "-30")
    projection = small(text)
    # 60 and −10: 60 of 70 and 10 of 70 of 10 tkr
    revenue = explained(projection, "a.z.revenue.2024")
    assert all(map(follows, steps(revenue)))
    assert [each.how for each in steps(revenue) if each.name.name == "step-part-of-cost"] == [
        How.ADDED
    ]
    held(projection, plant(HEAD + text).tree)
    nothing = SERVICES.replace("{2023: 60}, step: 0", "{2023: 0}, step: 0").replace(
        "{2023: 20}, step: STEP", "{2023: 0}, step: 0"
    )
    held(small(nothing), plant(HEAD + nothing).tree)
    assert explained(small(nothing), "a.s.revenue.2024").value == 0


def test_everybody_is_called_as_people_do(example: Projection) -> None:
    budget = example.budget
    names = ["hr", "it.drift", "lokaler", "mos"]
    assert [name_of(budget, each) for each in names] == ["HR", "IT, Drift", "Lokaler", "MoS"]
    plain = small(
        "areas: {a: {services: {s: {parts: {p: {cost: {2023: 4}, step: 0}}}}}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 9}, step: 0}}, key: {headcount: {a.s: 1}}}}\n"
    ).budget
    assert [name_of(plain, each) for each in ("a", "a.s", "p")] == ["a", "a, s", "p"]


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("pools.lokaler.left.2024", 0),
        ("pools.stab.shared_out.2024", 1013),
        ("stab.shared_out.2024", 1013),
        ("areas.stab.shared_out.2024", 1013),
        ("pools.lokaler.shared_out.2024", 923),
        ("pools.lokaler.direct_cost.2024", 923),
        ("pools.lokaler.shared_cost.2024", 0),
        ("customers.mos.bears.total.2024", 123),
        ("total.direct_cost.2024", 5925),
        ("total.shared_cost.2024", 1936),
        ("total.shared_out.2024", 1936),
    ],
)
def test_what_pools_give_and_what_all_bear_together_has_an_address(
    example: Projection, address: str, value: int
) -> None:
    assert figure_at(example, address) == Figure(Decimal(value), amount=True)
    assert explained(example, address).value == value


def test_what_nobody_bears_is_the_cost_less_all_that_is_given() -> None:
    """70 less the 20 and 30 that were decided."""
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{amounts: {{"
        "a: {2023: 20, 2024: 1, 2025: 1}, out: {2023: 30, 2024: 1, 2025: 1}}}}}\n"
    )
    assert shape(explained(projection, "pools.p.left.2023")) == (
        "20 difference",
        "70 input",
        ("50 sum", "20 input", "30 input"),
    )
    assert shape(explained(projection, "total.shared_cost.2023")) == (
        "50 sum",
        ("20 sum", "20 input"),
        ("30 sum", "30 input"),
    )
    assert row_at(small(TWO), "total.shared_cost") is None


def test_a_pool_of_its_own_bears_other_pools_as_an_area_does() -> None:
    """It costs 40 in parts and bears 10 of the 70 of b: 50 in all, of which 40 are its own."""
    years = "{2023: 10, 2024: 10, 2025: 10}"
    text = (
        f"{TWO}pools:\n  p: {{of: b, key: {{amounts: {{q: {years}}}}}}}\n"
        "  q: {order: 2, parts: {x: {cost: {2023: 40}, step: 0}}, key: {headcount: {a: 1}}}\n"
    )
    projection = small(text)
    assert shape(explained(projection, "pools.q.direct_cost.2023")) == (
        "40 difference",
        ("50 rounded", ("50 sum", "40 input", ("10 sum", "10 input"))),
        ("10 sum", "10 input"),
    )
    assert explained(projection, "pools.q.shared_cost.2024").value == 10
    for measure, amount in (("cost", 50), ("shared_cost", 10), ("direct_cost", 40)):
        figure = figure_at(projection, f"pools.q.{measure}.2023")
        assert figure == Figure(Decimal(amount), amount=True)
    of_order = row_at(projection, "pools.q.shared_cost.1")
    assert of_order is not None
    assert of_order.of == ("pools", "q", "shared_cost", "1")
    of_area = row_at(projection, "a.shared_cost.2")
    assert of_area is not None
    assert of_area.of == ("areas", "a", "shared_cost", "2")
    assert of_order.figures[Year(2024)] == 10
    assert shape(explained(projection, "pools.q.shared_cost.1.2024")) == ("10 sum", "10 input")
    names = row_names(projection)
    assert {"pools.q.direct_cost", "pools.q.shared_cost.1", "b.shared_out"} <= set(names)
    assert row_at(projection, "pools.q.direct_cost.1") is None
    assert all(row_at(projection, name) for name in names)
    held(projection, plant(HEAD + text).tree)


def test_the_orders_of_what_a_customer_bears_add_up_to_what_it_bears_and_pays() -> None:
    """10 of b, and half of a pool of 30 that bears 20 of it: 25. The rest bears nothing."""
    projection = small(
        f"{TWO}pools:\n"
        "  p: {of: b, key: {amounts: {q: {2023: 20, 2024: 1, 2025: 1},"
        " out: {2023: 10, 2024: 1, 2025: 1}}}}\n"
        "  q: {order: 2, parts: {x: {cost: {2023: 30}, step: 0}}, key: {headcount:"
        " {a: 1, out: 1}}}\n"
    )
    names = [each for each in row_names(projection) if each.startswith("customers.")]
    assert {
        name: figure_at(projection, f"{name}.2023") for name in names if "share" not in name
    } == {
        "customers.out.bears.1": Figure(Decimal(10), amount=True),
        "customers.out.bears.2": Figure(Decimal(25), amount=True),
        "customers.out.pays.p": Figure(Decimal(10), amount=True),
        "customers.total.pays.p": Figure(Decimal(10), amount=True),
        "customers.out.pays.q": Figure(Decimal(25), amount=True),
        "customers.total.pays.q": Figure(Decimal(25), amount=True),
        "customers.out.pays.total": Figure(Decimal(35), amount=True),
        "customers.total.pays.total": Figure(Decimal(35), amount=True),
        "customers.out.bears.total": Figure(Decimal(35), amount=True),
    }
    for address, amounts in (
        ("customers.out.bears.1", ["10 input"]),
        ("customers.out.bears.2", ["25 allotted"]),
        ("customers.out.bears.total", ["10 input", "25 allotted"]),
    ):
        step = explained(projection, f"{address}.2023")
        assert step.how is How.SUM
        assert [f"{each.value} {each.how}" for each in step.steps] == amounts
    for measure in ("bears.1", "bears.total", "pays.q", "pays.total", "share.q"):
        assert row_at(projection, f"customers.rest.{measure}") is None


def test_what_all_together_bear_is_what_all_pools_give(example: Projection) -> None:
    for year in example.years[example.past - 1 :]:
        shared, out, direct = (
            explained(example, f"total.{measure}.{year}").value
            for measure in ("shared_cost", "shared_out", "direct_cost")
        )
        places = [each for each in row_names(example) if each.endswith(".direct_cost")]
        own = [figure_at(example, f"{each}.{year}") for each in places]
        assert shared == out
        # the services of it stand beside the area, and the total is one of the rows
        assert 2 * direct == sum(each.value for each in own if each) - sum(
            each.value for each in [figure_at(example, f"it.direct_cost.{year}")] if each
        )


@pytest.mark.parametrize("more", [0, 1])
def test_what_very_many_bear_of_a_pool_is_told_without_them(more: int) -> None:
    count = MOST_STEPS + more
    areas = ", ".join(f"a{each}: {{cost: {{2023: 9}}, step: 0}}" for each in range(count))
    amounts = ", ".join(f"a{each}: {{2023: 2, 2024: 2, 2025: 2}}" for each in range(count))
    projection = small(
        f"areas: {{{areas}}}\npools: {{p: {{parts: {{x: {{cost: {{2023: 200}}, step: 0}}}},"
        f" key: {{amounts: {{{amounts}}}}}}}}}\n"
    )
    for address, name in (
        ("pools.p.shared_out.2024", "p, shared out 2024"),
        ("total.shared_cost.2024", "total, shared cost 2024"),
    ):
        step = explained(projection, address)
        assert (str(step.name), step.unit) == (name, "tkr")
        assert step.value == 2 * count
        assert (step.how, len(step.steps)) == ((How.ADDED, 0) if more else (How.SUM, count))


def test_what_customers_pay_for_a_service_is_its_revenue_less_what_others_bring_in() -> None:
    """Of a revenue of 100, at cost, 7 come from others: 93 are paid, two thirds of them by Out."""
    step = explained(
        small(
            "areas: {a: {services: {s: {revenue: {2023: 100},"
            " other_revenue: {2024: 7}, parts: {x: {cost: {2023: 100}, step: 0}}, customers:"
            " {headcount: {out: 2, rest: 1}}}}}}\n"
        ),
        "customers.out.pays.a.s.2024",
    )
    assert (int(step.value), step.how, step.unit) == (62, How.ALLOTTED, "tkr")
    paid = step.steps[0]
    assert (int(paid.value), paid.how, paid.unit) == (93, How.DIFFERENCE, "tkr")
    assert str(paid.name) == "a, s, paid by all customers 2024"
    revenue, less = paid.steps
    assert (int(revenue.value), str(revenue.name)) == (100, "s, revenue 2024")
    assert (int(less.value), less.unit, str(less.name)) == (7, "tkr", "other revenue 2024")
    assert less.path == ("areas", "a", "services", "s", "other_revenue", "2024")


@pytest.mark.parametrize("more", [0, 1])
def test_what_very_many_pay_is_told_without_them(more: int) -> None:
    """Each pays 2 of every revenue, in all years."""
    count = MOST_STEPS + more
    key = ", ".join(f"c{each}: 1" for each in range(count))
    part = f"parts: {{x: {{cost: {{2023: {2 * count}}}, step: 0}}}}"
    service = f"revenue: {{2023: {2 * count}}}, {part}, customers: {{headcount: {{{key}}}}}"
    services = ", ".join(f"s{each}: {{{service}}}" for each in range(count))
    head = HEAD[: HEAD.index("customers")]
    customers = ", ".join(f"c{each}: Customer {each}" for each in range(count))
    projection = project(
        budget_of(f"{head}customers: {{{customers}}}\nareas: {{a: {{services: {{{services}}}}}}}\n")
    )
    for address, name in (
        ("customers.c0.pays.total.2024", "Customer 0, pays in all 2024"),
        ("customers.total.pays.a.s0.2024", "a, s0, paid by all customers 2024"),
    ):
        step = explained(projection, address)
        assert (int(step.value), str(step.name), step.unit) == (2 * count, name, "tkr")
        assert (step.how, len(step.steps)) == ((How.ADDED, 0) if more else (How.SUM, count))


def test_the_cost_of_a_pool_is_explained_by_its_volume() -> None:
    """100 of which half follows a volume that rises by 10 %."""
    projection = small(
        "volumes: {v: {2023: 10, 2024: 11, 2025: 11}}\nareas: {}\n"
        "pools: {p: {volume: v, parts: {x: {cost: {2023: 100}, step: 0, variable_share: 0.5}},"
        " key: {headcount: {out: 1}}}}\n"
    )
    step = explained(projection, "pools.p.cost.2024")
    assert step.value == 105
    assert [".".join(each.path) for each in inputs(step)] == [
        "pools.p.parts.x.cost.2023",
        "pools.p.parts.x.variable_share",
        "volumes.v.values.2024",
        "volumes.v.values.2023",
    ]
