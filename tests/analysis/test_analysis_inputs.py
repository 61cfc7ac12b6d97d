"""The inputs of a budget: how each is called, what it is, and what a value of it puts there."""

from decimal import Decimal
from pathlib import Path

import pytest
from grounds import ground_at, ground_of

from vssbudget.analysis.inputs import Ground, input_at, inputs_of
from vssbudget.findings import Finding, WrongCommand
from vssbudget.projection import Projection

SMALL = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 1, 2024: 2, 2025: 3}, wage: {levels: {2023: 100, 2024: 110, 2025: 121}}}
volumes: {v: {2023: 10, 2024: 30, 2025: 20}, w: {2023: 5}}
investments: {interest: 2.5, lines: {l: {values: {2023: 100}, life: 3}}}
areas:
  a:
    cost: {2022: 90, 2023: 100}
    shares: {price: 0.2, wage: 0.3, v: 0.5}
    agreement: {2024: 1}
    name: "7"
  hr:
    services:
      desk: {volume: v, price: {2023: 10}, parts: {p: {cost: {2023: 300}, step: 2}}}
  s: {signed: true, cost: {2023: -5}, step: 0}
pools: {p: {of: a, key: {shares: {hr.desk: 0.25, s: 0.75}}}}
""".replace("indices: {", "indices: {v: {2024: 0, 2025: 0}, ")


@pytest.fixture
def ground() -> Ground:
    return ground_of(SMALL)


@pytest.mark.parametrize(
    ("text", "name", "how", "now"),
    [
        ("price", "rates.price", "rate", None),
        ("wage", "rates.wage", "rate", "10"),
        ("rates.price", "rates.price", "rate", None),
        ("indices.price.rates", "rates.price", "rate", None),
        ("price.2025", "rates.price.2025", "rate", "3"),
        ("indices.price.rates.2025", "rates.price.2025", "rate", "3"),
        ("rates.price.2023", "indices.price.rates.2023", "alone", "1"),
        ("price.2023", "indices.price.rates.2023", "alone", "1"),
        ("indices.wage.levels.2024", "indices.wage.levels.2024", "alone", "110"),
        ("areas.a.cost.2023", "areas.a.cost.2023", "alone", "100"),
        (" a.cost.2023 ", "areas.a.cost.2023", "alone", "100"),
        ("a.cost.2024", "areas.a.cost.2024", "alone", None),
        ("a.cost", "areas.a.cost", "scaled", "0"),
        ("a.shares.wage", "areas.a.shares.wage", "mixed", "0.3"),
        ("a.agreement.2024", "areas.a.agreement.rates.2024", "alone", "1"),
        ("a.agreement", "areas.a.agreement.rates", "alike", None),
        ("hr.desk.price.2024", "areas.hr.services.desk.price.2024", "alone", None),
        ("hr.services.desk.parts.p.step", "areas.hr.services.desk.parts.p.step", "alone", "2"),
        ("volumes.v", "volumes.v.values", "scaled", "0"),
        ("volumes.w.2023", "volumes.w.values.2023", "alone", "5"),
        ("investments.interest", "investments.interest", "alone", "2.5"),
        ("investments.interest.2024", "investments.interest.2024", "alone", None),
        ("pools.p.key.shares.hr.desk", "pools.p.key.shares.hr.desk", "mixed", "0.25"),
    ],
)
def test_an_input_is_found_by_what_it_is_called(
    ground: Ground, text: str, name: str, how: str, now: str | None
) -> None:
    given = input_at(ground, text)
    assert (given.name, given.how) == (name, how)
    assert ground.now(given) == (None if now is None else Decimal(now))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("prize", "there is no input at prize: 'prize' is not known there; write price"),
        ("a.cots.2023", "'cots' is not known there; write a.cost.2023"),
        ("areas.b.cost.2023", "'b' is not known there"),
        ("nothing at all", "there is no input at nothing at all"),
        ("a.name", "'a.name' is no number: name one within it"),
        ("hr", "'hr' is no number"),
        ("a.step.2024", "there is no input at a.step.2024: areas.a.step is whole"),
        ("price.2023.2024", "indices.price.rates.2023 is whole"),
        ("price.cost.2023", "there is no input at price.cost.2023: 'price' is not known there"),
        ("rates", "there is no input at rates"),
        ("a.price_change", None),
        ("a.lasting", "areas.a.lasting has no figures to change: name one with its year"),
    ],
)
def test_what_is_no_input_is_told_with_what_to_write(
    ground: Ground, text: str, told: str | None
) -> None:
    if told is None:
        assert input_at(ground, text).how == "alike"
        return
    with pytest.raises(WrongCommand) as wrong:
        input_at(ground, text)
    assert told in str(wrong.value.message)


def of(ground: Ground, text: str, value: str) -> Projection:
    projected = ground.with_value(input_at(ground, text), Decimal(value))
    assert isinstance(projected, Projection), projected
    return projected


def test_a_rate_goes_on_top_in_its_years(ground: Ground) -> None:
    assert list(of(ground, "wage", "5").rates["wage"].values()) == [5, 5]
    assert list(of(ground, "price.2025", "5").rates["price"].values()) == [2, 5]


def test_shares_of_a_mix_add_up_to_one(ground: Ground) -> None:
    """Of 0.4 less than 1 the others have 2/7 and 5/7."""
    shares = of(ground, "a.shares.wage", "0.4").budget.areas["a"].shares
    assert shares == {
        "price": Decimal("0.171429"),
        "wage": Decimal("0.4"),
        "v": Decimal("0.428571"),
    }


def test_a_share_alone_has_no_others_to_mix() -> None:
    text = SMALL.replace("{price: 0.2, wage: 0.3, v: 0.5}", "{price: 1}")
    found = ground_of(text).with_value(input_at(ground_of(text), "a.shares.price"), Decimal("0.5"))
    assert isinstance(found, Finding)
    assert "add up to 0.5" in str(found.message)


def test_a_share_of_what_has_no_shares_is_refused_by_the_file(ground: Ground) -> None:
    found = ground.with_value(input_at(ground, "s.shares.price"), Decimal("0.5"))
    assert isinstance(found, Finding)


def test_an_index_may_be_called_as_an_area_is() -> None:
    text = SMALL.replace("indices: {", "indices: {s: {2024: 0, 2025: 0}, ")
    ground = ground_of(text)
    assert input_at(ground, "s").name == "rates.s"
    assert input_at(ground, "s.cost.2023").name == "areas.s.cost.2023"


def test_figures_of_the_plan_move_by_so_many_percent(ground: Ground) -> None:
    volume = of(ground, "volumes.v", "10").budget.volumes["v"].values
    assert [str(each) for each in volume.values()] == ["10", "33", "22"]
    assert list(of(ground, "a.cost", "1.5").budget.areas["a"].cost.values()) == [90, 102]


def test_rates_are_alike_in_all_plan_years(ground: Ground) -> None:
    agreement = of(ground, "a.agreement", "4").budget.areas["a"].agreement
    assert agreement is not None
    assert [f"{year}: {rate}" for year, rate in agreement.rates.items()] == ["2024: 4", "2025: 4"]


def test_a_rate_that_stands_alone_holds_from_the_base_year_on(ground: Ground) -> None:
    plan = of(ground, "investments.interest.2024", "4").budget.investments
    assert plan is not None
    assert plan.interest == {2023: Decimal("2.5"), 2024: 4}


def test_what_is_signed_may_be_below_zero(ground: Ground) -> None:
    assert input_at(ground, "s.cost.2023").sort.low < 0 == input_at(ground, "a.cost.2023").sort.low


def test_amounts_have_the_decimals_of_the_file() -> None:
    text = SMALL.replace("unit: tkr", "unit: mnkr\ndecimals: 1")
    sort = input_at(ground_of(text), "a.cost.2023").sort
    assert (sort.usual, sort.finest) == (1, 1)


def test_the_inputs_that_figures_follow_from_are_listed(ground: Ground) -> None:
    assert [each.name for each in inputs_of(ground)] == [
        *("rates.v", "rates.price", "rates.wage", "volumes.v.values", "investments.interest"),
        *("investments.lines.l.values.2023", "investments.lines.l.life", "areas.a.cost.2023"),
        *("areas.a.shares.price", "areas.a.shares.wage", "areas.a.shares.v"),
        *("areas.a.agreement.rates.2024", "areas.hr.services.desk.price.2023"),
        *("areas.hr.services.desk.parts.p.cost.2023", "areas.hr.services.desk.parts.p.step"),
        *("areas.s.cost.2023", "areas.s.step", "pools.p.key.shares.hr.desk"),
        "pools.p.key.shares.s",
    ]


def test_without_plan_years_no_rate_moves_a_figure() -> None:
    text = "title: A\nunit: tkr\nyears: {budget: [2023]}\nindices: {p: {2023: 1}}\n"
    ground = ground_of(f"{text}areas: {{a: {{cost: {{2023: 100}}, revenue: {{2023: 90}}}}}}\n")
    names = [each.name for each in inputs_of(ground)]
    assert names == ["areas.a.cost.2023", "areas.a.revenue.2023"]
    assert input_at(ground, "p.2023").name == "indices.p.rates.2023"


def test_an_index_of_a_file_beside_is_an_input(tmp_path: Path) -> None:
    (tmp_path / "indices.yaml").write_text("indices: {kpi: {levels: {2023: 100, 2024: 102}}}\n")
    budget = tmp_path / "budget2023.yaml"
    budget.write_text(
        "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "indices: {from: indices.yaml}\nareas: {a: {cost: {2023: 100}, index: kpi}}\n"
    )
    ground = ground_at(budget)
    assert of(ground, "kpi", "3").rates["kpi"] == {2024: 3}
