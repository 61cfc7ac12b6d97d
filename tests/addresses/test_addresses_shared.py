"""Shared cost has addresses, and is explained down to keys and costs in the file."""

from decimal import Decimal

import pytest
from conftest import REPOSITORY, budget_of
from explained import beneath, explained, held, shape, value

from vssbudget.addresses import Figure, figure_at, no_such_figure, row_at, row_names
from vssbudget.amounts import Year
from vssbudget.calculation.explanation import inputs
from vssbudget.projection import Projection, project
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
    assert explained(example, address)[-1].value == Decimal(value)


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
        *(f"customers.klf.pays.{each}" for each in ("it.drift", "it.stod", "total")),
        *("customers.klf.share.it.drift", "customers.klf.share_change.it.drift"),
        *("customers.klf.share.it.stod", "customers.klf.share_change.it.stod"),
        *(f"customers.mos.pays.{each}" for each in ("it.drift", "it.stod", "lokaler", "total")),
        *("customers.mos.share.it.drift", "customers.mos.share_change.it.drift"),
        *("customers.mos.share.it.stod", "customers.mos.share_change.it.stod"),
        *("customers.mos.share.lokaler", "customers.mos.share_change.lokaler"),
        *("customers.mos.bears.total", "customers.mos.bears.1"),
        *(f"customers.total.pays.{each}" for each in ("it.drift", "it.stod", "lokaler", "total")),
    ]
    assert [each for each in row_names(example) if ".shared_cost." in each] == [
        *("total.shared_cost.1", "total.shared_cost.2", "stab.shared_cost.1"),
        *(f"{each}.shared_cost.{n}" for each in ("hr", "it.drift", "it.stod") for n in (1, 2)),
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
    assert value(projection, "b.direct_cost.2023") == 70
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
    assert value(projection, "a.shared_cost.2024") == 8
    whole, shared = beneath(explained(projection, "a.direct_cost.2024"))
    assert f"{whole.value} {shared.value} {shared.how}" == "48 8 allotted"


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
        for measure, figured in (("direct_cost", amount), ("shared_cost", shared)):
            figure = figure_at(projection, f"{key}.{measure}.2024")
            told = None if figured is None else Figure(Decimal(figured), amount=True)
            assert figure == told
            assert (f"{key}.{measure}" in names) == (figured is not None)
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
    assert value(projection, "customers.out.share.a.s.2023") == Decimal("0.25")


def test_of_other_revenue_alone_nothing_is_paid() -> None:
    """What the service earns in 2023 is not known; in 2024 it is the cost of 40 less 4."""
    projection = small(
        "areas: {a: {services: {s: {other_revenue: {2023: 5, 2024: 4}, parts: {p: {cost:"
        " {2023: 40}, step: 0}}, customers: {shares: {out: 0.25, rest: 0.75}}}}}}\n"
    )
    for name in ("customers.out.pays.a.s", "customers.total.pays.total", "a.s.revenue"):
        assert figure_at(projection, f"{name}.2023") is None
    assert figure_at(projection, "customers.out.pays.a.s.2024") == Figure(Decimal(9), True)


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
        assert value(projection, "pools.p.to.a.2023") == 0
    assert shape(explained(meant, "pools.p.share.a.2025"))[1][0] == "0.5 mean"
    assert shape(explained(capped, "pools.p.share.a.2025"))[1][0] == "0.35 capped"


def test_a_share_that_stays_is_that_of_the_last_year_with_a_key() -> None:
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{cap: 10, headcount: {{"
        "a: {2023: 1, 2024: 0}, out: {2023: 3, 2024: 0}}}}}\n"
    )
    explanation = explained(projection, "pools.p.share.a.2024")
    assert explanation[-1].value == Decimal("0.25")
    assert all(each.path[-1:] != ("2024",) for each in explanation)


def test_a_share_that_never_was_is_nothing() -> None:
    projection = small(f"{TWO}pools: {{p: {{of: b, key: {{mean: 2, headcount: {{a: 0}}}}}}}}\n")
    assert shape(explained(projection, "pools.p.share.a.2025")) == "0 count"


SERVICES = (
    "areas: {a: {carry_over: {within: 1, returned: {2024: 10}}, services: {"
    "s: {revenue: {2023: 60}, other_revenue: {2023: 5}, parts: {p: {cost: {2023: 60}, step: 0}}},"
    "z: {name: Zed, revenue: {2023: 20}, parts: {p: {cost: {2023: 20}, step: STEP}}}}}}\n"
)


def test_what_changes_the_price_of_a_service_besides_its_parts_is_explained() -> None:
    """8 of the 10 are of s, which cost 60 of 80: 7.5, and the remainder is that of the first."""
    projection = small(SERVICES.replace("STEP", "0"))
    for address, figure in (
        ("a.s.self_cost_change.carry_over.2024", "-14.545454"),  # −8 of 55
        ("a.s.self_cost_change.other_revenue.2024", "9.090909"),  # 5 of 55
        ("a.self_cost_change.carry_over.2024", "-13.333333"),  # −10 of 75
        ("a.self_cost_change.other_revenue.2024", "6.666666"),  # 5 of 75
    ):
        assert value(projection, address) == Decimal(figure)


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
    assert explained(example, address)[-1].value == value


def test_a_pool_of_its_own_bears_other_pools_as_an_area_does() -> None:
    """It costs 40 in parts and bears 10 of the 70 of b: 50 in all, of which 40 are its own."""
    years = "{2023: 10, 2024: 10, 2025: 10}"
    text = (
        f"{TWO}pools:\n  p: {{of: b, key: {{amounts: {{q: {years}}}}}}}\n"
        "  q: {order: 2, parts: {x: {cost: {2023: 40}, step: 0}}, key: {headcount: {a: 1}}}\n"
    )
    projection = small(text)
    for measure, amount in (("direct_cost", 40), ("shared_cost", 10), ("shared_cost.1", 10)):
        assert value(projection, f"pools.q.{measure}.2023") == amount
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
    names = row_names(projection)
    assert {"pools.q.direct_cost", "pools.q.shared_cost.1", "b.shared_out"} <= set(names)
    assert row_at(projection, "pools.q.direct_cost.1") is None
    assert all(row_at(projection, name) for name in names)
    held(projection, HEAD + text)


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
        explanation = explained(projection, f"{address}.2023")
        steps = beneath(explanation) if len(amounts) > 1 else explanation[-1:]
        assert [f"{each.value} {each.how}" for each in steps] == amounts
    for measure in ("bears.1", "bears.total", "pays.q", "pays.total", "share.q"):
        assert row_at(projection, f"customers.rest.{measure}") is None


def test_what_all_together_bear_is_what_all_pools_give(example: Projection) -> None:
    for year in example.years[example.past - 1 :]:
        shared, out, direct = (
            value(example, f"total.{measure}.{year}")
            for measure in ("shared_cost", "shared_out", "direct_cost")
        )
        places = [each for each in row_names(example) if each.endswith(".direct_cost")]
        own = [figure_at(example, f"{each}.{year}") for each in places]
        assert shared == out
        # the services of it stand beside the area, and the total is one of the rows
        assert 2 * direct == sum(each.value for each in own if each) - sum(
            each.value for each in [figure_at(example, f"it.direct_cost.{year}")] if each
        )


def test_the_cost_of_a_pool_is_explained_by_its_volume() -> None:
    """100 of which half follows a volume that rises by 10 %."""
    projection = small(
        "volumes: {v: {2023: 10, 2024: 11, 2025: 11}}\nareas: {}\n"
        "pools: {p: {volume: v, parts: {x: {cost: {2023: 100}, step: 0, variable_share: 0.5}},"
        " key: {headcount: {out: 1}}}}\n"
    )
    explanation = explained(projection, "pools.p.cost.2024")
    assert explanation[-1].value == 105
    assert [".".join(each.path) for each in inputs(explanation)] == [
        "pools.p.parts.x.cost.2023",
        "pools.p.parts.x.variable_share",
        "volumes.v.values.2024",
        "volumes.v.values.2023",
    ]
