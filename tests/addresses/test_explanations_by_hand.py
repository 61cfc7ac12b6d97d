"""What explanations say of figures that are worked out by hand, step by step.

A line is the words of a step, its value and unit, how it follows from those beneath it, and where
in the file it stands.
"""

from decimal import Decimal

import pytest
from conftest import budget_of
from explained import explained, held_text, told, value
from texts import TEXTS

from vssbudget.addresses.derivation import derive
from vssbudget.amounts import Percent, Year
from vssbudget.calculation.explanation import inputs
from vssbudget.formulas.working import How
from vssbudget.projection import Projection, RateChange, project, rates_in_force
from vssbudget.wording import LANGUAGES

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 20}, wage: {2023: 1, 2024: 3, 2025: 4}}
customers: {out: Out, own: Own}
volumes: {cases: {unit: cases, values: {2022: 90, 2023: 100, 2024: 120, 2025: 90}}}
"""
TWO = (
    "areas: {a: {name: Alpha, cost: {2023: 50}, step: 0},"
    " b: {name: Beta, cost: {2023: 70}, step: 0}}\n"
)


def small(blocks: str) -> Projection:
    return project(budget_of(HEAD + blocks))


def area(text: str) -> Projection:
    return small(f"areas: {{a: {{{text}}}}}\n")


def test_a_cost_grows_by_its_indices_year_by_year() -> None:
    """1000 · 1.1 · 1.2 = 1320; 50 from 2024 has grown to 50 · 1.2 = 60; 7 once: 1387."""
    projection = area("cost: {2023: 1000}, index: price, lasting: {2024: 50}, one_off: {2025: 7}")
    assert told(explained(projection, "a.cost.2025")) == [
        "a, cost 2025 | 1387 tkr | rounded",
        "  cost 2025, unrounded | 1387 tkr | sum",
        "    carried forward to 2025 | 1320 tkr | product",
        "      cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "      growth by price to 2025 | 1.32 | product",
        "        growth by price 2024 | 1.1 | growth",
        "          price 2024 | 10 % | input | indices.price.rates.2024",
        "        growth by price 2025 | 1.2 | growth",
        "          price 2025 | 20 % | input | indices.price.rates.2025",
        "    carried forward to 2025 | 60 tkr | product",
        "      lasting change from 2024 | 50 tkr | input | areas.a.lasting.2024",
        "      growth by price to 2025 | 1.2 | growth",
        "        price 2025 | 20 % | input | indices.price.rates.2025",
        "    one-off change 2025 | 7 tkr | input | areas.a.one_off.2025",
    ]


def test_a_cost_that_only_an_agreement_moves_grows_by_that_and_not_by_its_index() -> None:
    """100 · 1.05 = 105 by the agreement alone; the year after the index has it: 105 · 1.2 = 126."""
    projection = area("cost: {2023: 100}, index: price, agreement: {2024: 5}")
    agreed = [
        "growth by agreement 2024 | 1.05 | growth",
        "  agreed rate 2024 | 5 % | input | areas.a.agreement.rates.2024",
    ]
    assert told(explained(projection, "a.cost.2024"))[3:] == [
        "    growth by agreement to 2024 | 1.05 | growth",
        f"    {agreed[1]}",
    ]
    assert told(explained(projection, "a.cost.2025"))[3:] == [
        "    growth by price to 2025 | 1.26 | product",
        *[f"      {each}" for each in agreed],
        "      growth by price 2025 | 1.2 | growth",
        "        price 2025 | 20 % | input | indices.price.rates.2025",
    ]


@pytest.mark.parametrize("follows", ["index: price", "name: a"])
def test_a_cost_that_follows_agreements_year_by_year_grows_by_them(follows: str) -> None:
    """100 · 1.05 · 1.1 = 115.5, whether it would follow an index or nothing."""
    projection = area(f"cost: {{2023: 100}}, {follows}, agreement: {{2024: 5, 2025: 10}}")
    assert told(explained(projection, "a.cost.2025"))[3:] == [
        "    growth by agreement to 2025 | 1.155 | product",
        "      growth by agreement 2024 | 1.05 | growth",
        "        agreed rate 2024 | 5 % | input | areas.a.agreement.rates.2024",
        "      growth by agreement 2025 | 1.1 | growth",
        "        agreed rate 2025 | 10 % | input | areas.a.agreement.rates.2025",
    ]


def test_a_price_change_is_unrounded_in_swedish_as_well() -> None:
    change = explained(
        area("cost: {2023: 100}, revenue: {2023: 100}, index: price"), "a.self_cost_change.2024"
    )[-2]
    assert LANGUAGES["sv"].say(change.name) == "prisändring 2024, oavrundad"


def test_a_part_that_only_an_agreement_moves_is_told_so() -> None:
    """Half of 100 at 1.05 are 52.5; the year after it follows its own index: 0.5 · 1.05 · 1.2."""
    shares = "shares: {price: 0.5, wage: 0.5}"
    projection = area(f"cost: {{2023: 100}}, {shares}, agreement: {{2024: 5}}")
    of_2024 = told(explained(projection, "a.cost.2024"))
    assert of_2024[4] == "      part of price, by agreement to 2024 | 0.525 | product"
    assert told(explained(projection, "a.cost.2025"))[4] == (
        "      part that follows price | 0.63 | product"
    )


@pytest.mark.parametrize("within", [True, False])
def test_capital_and_shared_cost_together_are_told_as_that(within: bool) -> None:
    """9 over 3 years are 3 a year, and 20 of the pool: 23, of 100 or beside it."""
    of, who = ("a", "") if within else ("a.s", ".s")
    own = "cost: {2023: 100}, step: 0"
    projection = small(
        f"areas: {{a: {{{own if within else f'services: {{s: {{parts: {{p: {{{own}}}}}}}}}'}}}}}\n"
        f"investments: {{lines: {{l: {{values: {{2023: 9}}, life: 3, used_by: {of}}}}}}}\n"
        "pools: {k: {parts: {p: {cost: {2023: 20}, step: 0}}, "
        f"key: {{headcount: {{a{who}: 1}}}}}}}}\n"
    )
    steps = explained(projection, f"{of}.cost.2024")
    borne = [(each.value, each.unit) for each in steps if each.name.name == "step-borne"]
    assert (Decimal(23), "tkr") in borne
    assert not [each for each in steps if each.name.name == "step-of-sum"]


def test_a_step_is_counted_by_the_years_since_the_cost_was_given() -> None:
    """1000 + 2 · 25 = 1050."""
    projection = area("cost: {2023: 1000}, step: 25")
    assert told(explained(projection, "a.cost.2025")) == [
        "a, cost 2025 | 1050 tkr | rounded",
        "  cost 2025, unrounded | 1050 tkr | sum",
        "    cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "    fixed amounts since then | 50 tkr | product",
        "      fixed amount a year | 25 tkr | input | areas.a.step",
        "      years since then | 2 | count",
    ]


def test_a_volume_moves_the_share_that_follows_it() -> None:
    """1000 · 1.1 · (1 + 0.5 · (120/100 − 1)) = 1100 · 1.1 = 1210."""
    projection = area("cost: {2023: 1000}, index: price, volume: cases, variable_share: 0.5")
    assert told(explained(projection, "a.cost.2024")) == [
        "a, cost 2024 | 1210 tkr | rounded",
        "  carried forward to 2024 | 1210 tkr | product",
        "    cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "    growth to 2024 | 1.21 | product",
        "      growth by price to 2024 | 1.1 | growth",
        "        price 2024 | 10 % | input | indices.price.rates.2024",
        "      effect of the volume to 2024 | 1.1 | effect",
        "        share that follows the volume | 0.5 | input | areas.a.variable_share",
        "        cases 2024 to the year before | 1.2 | ratio",
        "          cases 2024 | 120 cases | input | volumes.cases.values.2024",
        "          cases 2023 | 100 cases | input | volumes.cases.values.2023",
    ]


def test_an_agreed_amount_of_a_service_is_shared_by_its_parts() -> None:
    """100 · 1.1 and 50 are 160: 170 · 110/160 = 116.875, and 53.125 is left for the other."""
    projection = area(
        "services: {s: {revenue: {2023: 150}, agreement: {amounts: {2024: 170}}, parts: {"
        "one: {name: One, cost: {2023: 100}, index: price}, two: {cost: {2023: 50}, step: 0}}}}"
    )
    assert told(explained(projection, "a.s.cost.2024")) == [
        "a, s, cost 2024 | 170 tkr | rounded",
        "  a, s, cost 2024, unrounded | 170 tkr | sum",
        "    One, cost 2024 | 116.875 tkr | ratio",
        "      agreed cost times what it is shared by 2024 | 18700 | product",
        "        agreed cost 2024 | 170 tkr | input | areas.a.services.s.agreement.amounts.2024",
        "        One, cost 2024 | 110 tkr | product",
        "          cost 2023 as given | 100 tkr | input | areas.a.services.s.parts.one.cost.2023",
        "          growth by price to 2024 | 1.1 | growth",
        "            price 2024 | 10 % | input | indices.price.rates.2024",
        "      all together 2024 | 160 tkr | together",
        "        One, cost 2024 | 110 tkr | product",
        "          cost 2023 as given | 100 tkr | input | areas.a.services.s.parts.one.cost.2023",
        "          growth by price to 2024 | 1.1 | growth",
        "            price 2024 | 10 % | input | indices.price.rates.2024",
        "        two, cost 2024 | 50 tkr | input | areas.a.services.s.parts.two.cost.2023",
        "    two, cost 2024 | 53.125 tkr | difference",
        "      agreed cost 2024 | 170 tkr | input | areas.a.services.s.agreement.amounts.2024",
        "      share of the agreed cost 2024 | 116.875 tkr | ratio",
        "        agreed cost times what it is shared by 2024 | 18700 | product",
        "          agreed cost 2024 | 170 tkr | input | areas.a.services.s.agreement.amounts.2024",
        "          One, cost 2024 | 110 tkr | product",
        "            cost 2023 as given | 100 tkr | input | areas.a.services.s.parts.one.cost.2023",
        "            growth by price to 2024 | 1.1 | growth",
        "              price 2024 | 10 % | input | indices.price.rates.2024",
        "        all together 2024 | 160 tkr | together",
        "          One, cost 2024 | 110 tkr | product",
        "            cost 2023 as given | 100 tkr | input | areas.a.services.s.parts.one.cost.2023",
        "            growth by price to 2024 | 1.1 | growth",
        "              price 2024 | 10 % | input | indices.price.rates.2024",
        "          two, cost 2024 | 50 tkr | input | areas.a.services.s.parts.two.cost.2023",
    ]


def test_a_pool_is_allotted_by_largest_remainder() -> None:
    """70 by 1, 1 and 2 of 4: 17.5, 17.5 and 35; the one goes to the first name."""
    projection = small(
        f"{TWO}pools: {{p: {{name: Pool, parts: {{x: {{cost: {{2023: 70}}, step: 0}}}},"
        " key: {headcount: {a: 1, b: 1, out: 2}}}}\n"
    )
    assert told(explained(projection, "pools.p.to.a.2024")) == [
        "Pool, to Alpha 2024 | 18 tkr | allotted",
        "  Pool, cost 2024 | 70 tkr | input | pools.p.parts.x.cost.2023",
        "  Alpha, headcount from 2022 | 1 | input | pools.p.key.headcount.a.2022",
        "  all together 2024 | 4 | together",
        "    Alpha, headcount from 2022 | 1 | input | pools.p.key.headcount.a.2022",
        "    Beta, headcount from 2022 | 1 | input | pools.p.key.headcount.b.2022",
        "    Out, headcount from 2022 | 2 | input | pools.p.key.headcount.out.2022",
    ]


def test_shares_move_no_further_than_the_cap() -> None:
    """From 1 of 2 towards 3 of 4, 25 points, by 10 of them: 0.6; and the other from 0.5 to 0.4."""
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{cap: 10, headcount: {{"
        "a: {2023: 1, 2024: 3}, out: 1}}}}\n"
    )
    assert told(explained(projection, "pools.p.share.a.2024")) == [
        "p, share of Alpha 2024 | 0.6 | rounded",
        "  share of Alpha 2024, moved no further than the cap | 0.6 | capped",
        "    share of Alpha 2023 | 0.5 | ratio",
        "      Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "      all together 2023 | 2 | together",
        "        Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "        Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "    share of Alpha 2024 | 0.75 | ratio",
        "      Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "      all together 2024 | 4 | together",
        "        Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "    part of the way that all shares move in 2024 | 0.4 | way",
        "      percentage points that a share may move | 10 | input | pools.p.key.cap",
        "      share of Alpha 2023 | 0.5 | ratio",
        "        Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "        all together 2023 | 2 | together",
        "          Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "          Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "      share of Out 2023 | 0.5 | ratio",
        "        Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "        all together 2023 | 2 | together",
        "          Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "          Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "      share of Alpha 2024 | 0.75 | ratio",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "        all together 2024 | 4 | together",
        "          Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "          Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "      share of Out 2024 | 0.25 | ratio",
        "        Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "        all together 2024 | 4 | together",
        "          Out, headcount from 2022 | 1 | input | pools.p.key.headcount.out.2022",
        "          Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
    ]


def test_a_share_is_the_mean_of_the_years_that_there_are() -> None:
    """1 of 2, 3 of 4 and 1 of 5: (0.5 + 0.75 + 0.2) / 3 = 0.483333…"""
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{mean: 3, headcount: {{"
        "a: {2023: 1, 2024: 3, 2025: 1}, out: {2023: 1, 2025: 4}}}}}\n"
    )
    assert told(explained(projection, "pools.p.share.a.2025")) == [
        "p, share of Alpha 2025 | 0.483333 | rounded",
        "  share of Alpha 2025, the mean of the last years | 0.483333 | mean",
        "    share of Alpha 2023 | 0.5 | ratio",
        "      Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "      all together 2023 | 2 | together",
        "        Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "        Out, headcount from 2023 | 1 | input | pools.p.key.headcount.out.2023",
        "    share of Alpha 2024 | 0.75 | ratio",
        "      Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "      all together 2024 | 4 | together",
        "        Out, headcount from 2023 | 1 | input | pools.p.key.headcount.out.2023",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "    share of Alpha 2025 | 0.2 | ratio",
        "      Alpha, headcount from 2025 | 1 | input | pools.p.key.headcount.a.2025",
        "      all together 2025 | 5 | together",
        "        Alpha, headcount from 2025 | 1 | input | pools.p.key.headcount.a.2025",
        "        Out, headcount from 2025 | 4 | input | pools.p.key.headcount.out.2025",
    ]


def test_a_headcount_that_is_held_is_quoted_at_the_year_where_it_stands() -> None:
    """1 of 4 from 2022 on; 2 of 5 only from 2025."""
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{headcount: {{a: {{2022: 1, 2025: 2}}, out: 3}}}}}}}}\n"
    )
    assert told(explained(projection, "pools.p.share.a.2024")) == [
        "p, share of Alpha 2024 | 0.25 | rounded",
        "  share of Alpha 2024 | 0.25 | ratio",
        "    Alpha, headcount from 2022 | 1 | input | pools.p.key.headcount.a.2022",
        "    all together 2024 | 4 | together",
        "      Alpha, headcount from 2022 | 1 | input | pools.p.key.headcount.a.2022",
        "      Out, headcount from 2022 | 3 | input | pools.p.key.headcount.out.2022",
    ]


def test_a_decided_price_is_taken_to_its_nearest_step() -> None:
    """105/100 = 1.05; 30 % more is 1.365, and 2.73 steps of 0.5 are 3: 1.5 · 120 = 180."""
    projection = area(
        "services: {s: {volume: cases, revenue: {2023: 105}, price_step: 0.5,"
        " price_change: {2024: 30}, parts: {p: {cost: {2023: 100}, index: price}}}}"
    )
    assert told(explained(projection, "a.s.revenue.2024")) == [
        "a, s, revenue 2024 | 180 tkr | rounded",
        "  what the price brings in 2024 | 180 tkr | product",
        "    price of a unit 2024 rounded to its step | 1.5 tkr | in-steps",
        "      price of a unit 2024 after the change decided | 1.365 tkr | product",
        "        price of a unit 2023 | 1.05 tkr | ratio",
        "          revenue 2023 as given | 105 tkr | input | areas.a.services.s.revenue.2023",
        "          cases 2023 | 100 cases | input | volumes.cases.values.2023",
        "        growth of the price 2024 | 1.3 | growth",
        "          decided price change 2024 | 30 % | input | areas.a.services.s.price_change.2024",
        "      step of the price | 0.5 tkr | input | areas.a.services.s.price_step",
        "    cases 2024 | 120 cases | input | volumes.cases.values.2024",
    ]


def test_the_base_year_changes_by_the_rates_that_are_weighed_by_shares() -> None:
    """0.25 · 2 % + 0.75 · 1 % = 1.25 %."""
    projection = area(
        "cost: {2023: 1000}, revenue: {2023: 1000}, shares: {price: 0.25, wage: 0.75}"
    )
    assert told(explained(projection, "a.self_cost_change.2023")) == [
        "a, price change 2023 that bears the cost | 1.25 % | rounded",
        "  rates of 2023 by the shares of the cost | 1.25 % | sum",
        "    what price 2023 allows | 0.5 % | product",
        "      share of price | 0.25 | input | areas.a.shares.price",
        "      price 2023 | 2 % | input | indices.price.rates.2023",
        "    what wage 2023 allows | 0.75 % | product",
        "      share of wage | 0.75 | input | areas.a.shares.wage",
        "      wage 2023 | 1 % | input | indices.wage.rates.2023",
    ]


def test_a_part_of_a_change_is_fitted_with_all_other_parts() -> None:
    """0.25 · 10 % and 0.75 · 3 % of 1000 add 25 and 22.5 to a revenue of 1000: 2.5 % and 2.25 %."""
    projection = area(
        "cost: {2023: 1000}, revenue: {2023: 1000}, shares: {price: 0.25, wage: 0.75}"
    )
    assert told(explained(projection, "a.self_cost_change.price.2024")) == [
        "a, price change 2024 that bears the cost: price | 2.5 % | fitted",
        "  price change 2024, unrounded | 4.75 % | change",
        "    carried forward to 2024 | 1047.5 tkr | product",
        "      cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "      weighted growth to 2024 | 1.0475 | sum",
        "        part that follows price | 0.275 | product",
        "          share of price | 0.25 | input | areas.a.shares.price",
        "          growth by price 2024 | 1.1 | growth",
        "            price 2024 | 10 % | input | indices.price.rates.2024",
        "        part that follows wage | 0.7725 | product",
        "          share of wage | 0.75 | input | areas.a.shares.wage",
        "          growth by wage 2024 | 1.03 | growth",
        "            wage 2024 | 3 % | input | indices.wage.rates.2024",
        "    revenue 2023 as given | 1000 tkr | input | areas.a.revenue.2023",
        "  price in percent of the revenue 2023 | 2.5 % | product",
        "    added by price 2024 | 25 tkr | product",
        "      cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "      added by price 2024 to each unit of money | 0.025 | product",
        "        share of price | 0.25 | input | areas.a.shares.price",
        "        rise 2024 | 0.1 | difference",
        "          growth by price 2024 | 1.1 | growth",
        "            price 2024 | 10 % | input | indices.price.rates.2024",
        "          level of 2023 | 1 | count",
        "    percent of the revenue 2023 that a unit of it is | 0.1 % | ratio",
        "      percent of the whole | 100 | count",
        "      revenue 2023 as given | 1000 tkr | input | areas.a.revenue.2023",
        "  wage in percent of the revenue 2023 | 2.25 % | product",
        "    added by wage 2024 | 22.5 tkr | product",
        "      cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "      added by wage 2024 to each unit of money | 0.0225 | product",
        "        share of wage | 0.75 | input | areas.a.shares.wage",
        "        rise 2024 | 0.03 | difference",
        "          growth by wage 2024 | 1.03 | growth",
        "            wage 2024 | 3 % | input | indices.wage.rates.2024",
        "          level of 2023 | 1 | count",
        "    percent of the revenue 2023 that a unit of it is | 0.1 % | ratio",
        "      percent of the whole | 100 | count",
        "      revenue 2023 as given | 1000 tkr | input | areas.a.revenue.2023",
    ]


def test_a_revenue_is_set_equal_to_the_cost() -> None:
    """1000 · 1.1 = 1100."""
    projection = area("cost: {2023: 1000}, index: price")
    assert told(explained(projection, "a.revenue.2024")) == [
        "a, revenue 2024 | 1100 tkr | same",
        "  a, cost 2024 | 1100 tkr | rounded",
        "    carried forward to 2024 | 1100 tkr | product",
        "      cost 2023 as given | 1000 tkr | input | areas.a.cost.2023",
        "      growth by price to 2024 | 1.1 | growth",
        "        price 2024 | 10 % | input | indices.price.rates.2024",
    ]


def test_a_revenue_is_set_equal_to_a_cost_that_is_given() -> None:
    projection = area("cost: {2023: 1, 2024: 5, 2025: 6}")
    assert told(explained(projection, "a.revenue.2024")) == [
        "a, revenue 2024 | 5 tkr | same",
        "  a, cost 2024 | 5 tkr | input | areas.a.cost.2024",
    ]


def test_capital_cost_of_a_line_is_that_of_what_is_invested_and_what_stands_in_the_books() -> None:
    """30 of 60 are left of two years, written off in 2024: 30 and 10 % of 30; 40 begin in 2025."""
    projection = project(
        budget_of(
            "title: Small\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
            "areas: {a: {cost: {2023: 100}, step: 0}}\n"
            "investments: {interest: 10, lines: {v: {values: {2024: 40}, life: 4,"
            " opening: {2: 60}, used_by: a}}}\n"
        )
    )
    assert told(explained(projection, "capital.v.cost.2024")) == [
        "v, capital cost 2024 | 33 tkr | sum",
        "  v, depreciation 2024 | 30 tkr | sum",
        "    v, in the books, 2 years left: depreciation 2024 | 30 tkr | rounded",
        "      book value at the end of 2023, unrounded | 30 tkr | ratio",
        "        v, in the books, 2 years left | 60 tkr | input | investments.lines.v.opening.2",
        "        years of the life that were left | 2 | count",
        "    v, invested in 2024: depreciation 2024 | 0 tkr | difference",
        "      v, invested in 2024 | 40 tkr | input | investments.lines.v.values.2024",
        "      v, invested in 2024: book value at the end of 2024 | 40 tkr | rounded",
        "        book value at the end of 2024, unrounded | 40 tkr | ratio",
        "          amount times the years left | 160 tkr | product",
        "            v, invested in 2024 | 40 tkr | input | investments.lines.v.values.2024",
        "            years of the life left at the end of 2024 | 4 | count",
        "          useful life in years | 4 | input | investments.lines.v.life",
        "  v, interest 2024 | 3 tkr | rounded",
        "    interest 2024, unrounded | 3 tkr | ratio",
        "      book value times the rate | 300 tkr | product",
        "        book value at the end of 2023, unrounded | 30 tkr | ratio",
        "          v, in the books, 2 years left | 60 tkr | input | investments.lines.v.opening.2",
        "          years of the life that were left | 2 | count",
        "        internal rate 2024 | 10 % | input | investments.interest.2023",
        "      percent of the whole | 100 | count",
    ]


def test_a_total_without_an_area_says_so() -> None:
    """90 and 95 of Alpha; what Beta cost is not known."""
    projection = small(
        "areas: {a: {name: Alpha, cost: {2022: 90, 2023: 9}, revenue: {2022: 95}, step: 0},"
        " b: {name: Beta, cost: {2023: 7}, step: 1}}\n"
    )
    assert told(explained(projection, "total.result.2022")) == [
        "total without Beta, result 2022 | 5 tkr | difference",
        "  total without Beta, revenue 2022 | 95 tkr | input | areas.a.revenue.2022",
        "  total without Beta, cost 2022 | 90 tkr | input | areas.a.cost.2022",
    ]


def test_customers_pay_the_revenue_less_what_others_bring_in() -> None:
    """Of a revenue of 100, at cost, 7 come from others: 93 are paid, two thirds of them by Out."""
    customers = "areas.a.services.s.customers"
    projection = area(
        "services: {s: {revenue: {2023: 100}, other_revenue: {2024: 7}, parts: {x: {cost:"
        " {2023: 100}, step: 0}}, customers: {headcount: {out: 2, own: 1}}}}"
    )
    assert told(explained(projection, "customers.out.pays.a.s.2024")) == [
        "a, s, paid by Out 2024 | 62 tkr | allotted",
        "  a, s, paid by all customers 2024 | 93 tkr | difference",
        "    a, s, revenue 2024 | 100 tkr | same",
        "      a, s, cost 2024 | 100 tkr | input | areas.a.services.s.parts.x.cost.2023",
        "    other revenue 2024 | 7 tkr | input | areas.a.services.s.other_revenue.2024",
        f"  Out, headcount from 2022 | 2 | input | {customers}.headcount.out.2022",
        "  all together 2024 | 3 | together",
        f"    Out, headcount from 2022 | 2 | input | {customers}.headcount.out.2022",
        f"    Own, headcount from 2022 | 1 | input | {customers}.headcount.own.2022",
    ]


def test_what_a_pool_leaves_is_its_cost_less_what_is_given() -> None:
    """70 less the 20 and 30 that were decided."""
    projection = small(
        f"{TWO}pools: {{p: {{of: b, key: {{amounts: {{"
        "a: {2023: 20, 2024: 1, 2025: 1}, out: {2023: 30, 2024: 1, 2025: 1}}}}}\n"
    )
    assert told(explained(projection, "pools.p.left.2023")) == [
        "p, cost minus total 2023 | 20 tkr | difference",
        "  Beta, cost 2023 | 70 tkr | input | areas.b.cost.2023",
        "  p, shared out 2023 | 50 tkr | sum",
        "    p, to Alpha 2023 | 20 tkr | input | pools.p.key.amounts.a.2023",
        "    p, to Out 2023 | 30 tkr | input | pools.p.key.amounts.out.2023",
    ]


def test_prices_move_by_the_volume_as_well() -> None:
    """100 · 1.1 · (1 + 0.5 · 0.2) = 121 at 1.2 times the volume: 100.8333…, so + 0.833333 %."""
    projection = area(
        "cost: {2023: 100}, revenue: {2023: 100}, index: price, volume: cases, variable_share: 0.5"
    )
    assert told(explained(projection, "a.price_change.2024")) == [
        "a, price change 2024 | 0.833333 % | rounded",
        "  price change 2024, unrounded | 0.833333 % | change",
        "    amount of 2024 at the volume of 2023 | 100.833333 tkr | ratio",
        "      carried forward to 2024 | 121 tkr | product",
        "        cost 2023 as given | 100 tkr | input | areas.a.cost.2023",
        "        growth to 2024 | 1.21 | product",
        "          growth by price to 2024 | 1.1 | growth",
        "            price 2024 | 10 % | input | indices.price.rates.2024",
        "          effect of the volume to 2024 | 1.1 | effect",
        "            share that follows the volume | 0.5 | input | areas.a.variable_share",
        "            cases 2024 to the year before | 1.2 | ratio",
        "              cases 2024 | 120 cases | input | volumes.cases.values.2024",
        "              cases 2023 | 100 cases | input | volumes.cases.values.2023",
        "      cases 2024 to the year before | 1.2 | ratio",
        "        cases 2024 | 120 cases | input | volumes.cases.values.2024",
        "        cases 2023 | 100 cases | input | volumes.cases.values.2023",
        "    revenue 2023 as given | 100 tkr | input | areas.a.revenue.2023",
    ]


def test_a_rate_that_was_asked_for_is_marked_and_is_no_input() -> None:
    """1000 · 1.3 · 1.2 = 1560."""
    budget = budget_of(f"{HEAD}areas: {{a: {{cost: {{2023: 1000}}, index: price}}}}\n")
    asked = [RateChange("price", Year(2024), Percent(Decimal(30)))]
    projection = project(budget, rates_in_force(budget, asked))
    lines = [each.strip() for each in told(explained(projection, "a.cost.2025"))]
    assert [each for each in lines if "%" in each] == [
        "price 2024 | 30 % | option",
        "price 2025 | 20 % | input | indices.price.rates.2025",
    ]
    assert explained(projection, "rates.price.2024")[-1].how is How.OPTION


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
        ("investments.lines.left.2023", "investments.lines.left.values.2023"),
    ):
        assert ".".join(explained(projection, address)[-1].path) == path
    assert explained(projection, "areas.cost.2024")[-1].value == 8


@pytest.mark.parametrize("address", ["", "a.cost", "a.cost.2022", "b.cost.2024", "a.2024"])
def test_what_is_no_figure_has_no_explanation(address: str) -> None:
    assert derive(area("cost: {2023: 1}, step: 0"), address) is None


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
        steps = explained(projection, f"{address}.{measure}.3599")
        assert len(list(inputs(steps))) > 1_500


NOTHING = """
title: Nothing
unit: tkr
years: {budget: [2023], plan: [2024]}
areas: {}
published: {cost: {total: {2024: 5}}}
"""
BASE_RATES = """
title: Base
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {price: {2023: 4, 2024: 2}}
areas:
  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price}
  b: {cost: {2023: 60}, step: 0}
pools: {p: {of: b, key: {shares: {a: 1}}}}
"""
WAYS = (
    *("a rate and an amount agreed where nothing else moves", "an amount agreed for a service"),
    *("a part in two prices at the base year", "a decided change that is taken to the step"),
    *("parts that all causes move", "a plan"),
)


@pytest.mark.parametrize(
    "text",
    [*(TEXTS[name] for name in WAYS), NOTHING, BASE_RATES],
    ids=[*WAYS, "nothing", "rates of the base year"],
)
def test_every_step_of_every_figure_follows_from_those_beneath_it(text: str) -> None:
    assert held_text(text) or text is NOTHING


def test_a_price_without_a_decision_in_a_year_bears_the_cost_and_goes_on() -> None:
    """110 in 2024 for want of a decision; in 2025 5 % more than its price at 90 of 120 cases."""
    projection = area(
        "services: {s: {volume: cases, revenue: {2023: 100}, price_step: 0.01,"
        " price_change: {2025: 5}, parts: {p: {cost: {2023: 100}, index: price}}}}"
    )
    assert value(projection, "a.s.revenue.2024") == 110
    # 110 / 120 = 0.91666…, 5 % more is 0.9625, in steps of 0.01 0.96; times 90
    assert value(projection, "a.s.revenue.2025") == 86
    assert value(projection, "a.revenue.2025") == 86
