"""Which numbers may stand where in a budget file, whatever form it is written in."""

from decimal import Decimal

import pytest

from vssbudget.model import Trees
from vssbudget.model.numbers import RATE, number_at, numbers_in, spot_at, with_numbers


@pytest.mark.parametrize(
    ("path", "long", "measure", "row"),
    [
        ("areas.a.cost.2023", "areas.a.cost.2023", "amount", False),
        ("areas.a.cost", "areas.a.cost", "amount", True),
        ("areas.a.step", "areas.a.step", "amount", False),
        ("areas.a.shares.wage", "areas.a.shares.wage", "share", False),
        ("areas.a.agreement.2024", "areas.a.agreement.rates.2024", "percent", False),
        ("areas.a.agreement", "areas.a.agreement.rates", "percent", True),
        ("areas.a.services.s.price.2024", "areas.a.services.s.price.2024", "number", False),
        ("volumes.v.2024", "volumes.v.values.2024", "number", False),
        ("volumes.v", "volumes.v.values", "number", True),
        ("budget_frame", "budget_frame.values", "amount", True),
        ("investments.interest", "investments.interest", "percent", True),
        ("investments.lines.l.life", "investments.lines.l.life", "number", False),
        ("investments.lines.l.band", "investments.lines.l.band", "percent", False),
        ("pools.p.key.shares.a", "pools.p.key.shares.a", "share", True),
        ("pools.p.key.cap", "pools.p.key.cap", "percent", False),
    ],
)
def test_a_number_has_its_sort_and_its_path(path: str, long: str, measure: str, row: bool) -> None:
    spot = spot_at(tuple(path.split(".")))
    assert spot is not None
    assert spot.sort is not None
    assert (".".join(spot.path), spot.sort.measure, spot.row) == (long, measure, row)


@pytest.mark.parametrize("path", ["areas.a.name", "areas.a", "areas", "title", "years.plan"])
def test_what_is_no_number_has_no_sort(path: str) -> None:
    spot = spot_at(tuple(path.split(".")))
    assert spot is not None
    assert spot.sort is None


@pytest.mark.parametrize("path", ["nothing", "areas.a.nothing", "title.x", "areas.a.cost.2023.x"])
def test_elsewhere_nothing_can_stand(path: str) -> None:
    assert spot_at(tuple(path.split("."))) is None


TREE = {
    "title": "7",
    "years": {"budget": ["2023"], "plan": ["2024"]},
    "volumes": {"v": {"2023": "1", "2024": "2"}, "w": {"values": {"2023": "3"}}},
    "investments": {"interest": "2.5", "lines": {}},
    "areas": {"a": {"name": "8", "cost": {"2023": "9"}, "source": ["x"]}},
}


def test_the_numbers_of_a_tree_are_listed_and_no_texts() -> None:
    told = [".".join(each.path) for each in numbers_in(TREE)]
    assert told == [
        *("volumes.v.values.2023", "volumes.v.values.2024", "volumes.w.values.2023"),
        *("investments.interest", "areas.a.cost.2023"),
    ]


def test_a_number_is_read_and_put_whatever_form_there_is() -> None:
    trees, short, long = Trees(TREE), ("volumes", "v", "values"), ("volumes", "w", "values")
    assert number_at(trees, (*short, "2024")) == 2
    assert number_at(trees, (*long, "2023")) == 3
    assert number_at(trees, (*long, "2024")) is None
    put = with_numbers(trees, {(*short, "2024"): Decimal(5), (*long, "2024"): Decimal("6.0")})
    assert put.budget["volumes"] == {
        "v": {"values": {"2023": "1", "2024": "5"}},
        "w": {"values": {"2023": "3", "2024": "6"}},
    }


def test_a_number_that_stands_for_a_row_holds_from_a_year_on() -> None:
    put = with_numbers(Trees(TREE), {("investments", "interest", "2025"): Decimal(3)})
    assert put.at(("investments", "interest")) == {"2023": "2.5", "2025": "3"}
    assert number_at(put, ("investments", "interest", "2023")) == Decimal("2.5")


def test_a_rate_is_above_what_would_leave_nothing() -> None:
    assert RATE[1:3] == (Decimal("-99.999999"), Decimal(1000))
