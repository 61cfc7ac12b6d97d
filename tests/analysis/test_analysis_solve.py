"""What it would take: inputs that meet a target, by hand and put back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from grounds import ground_at, ground_of, plainly, solved

from vssbudget.amounts import Percent
from vssbudget.analysis.solve import Solution
from vssbudget.findings import WrongCommand
from vssbudget.projection import RateChange

MOST = 30
"""How many calculations a figure takes that goes one way throughout."""


def ends_of(found: Solution) -> list[tuple[str, str]]:
    return [(str(each.low), str(each.high)) for each in found.intervals]


def cost_2028(wage: Fraction) -> int:
    """Carry the shipped areas to 2028 in fractions, each rounded once: prices rise by 2.5."""
    total = 29300 + 5 * 100
    for cost, percent in ((41320, 30), (33481, 40), (46072, 40), (235000, 30), (235000, 20)):
        share = Fraction(percent, 100)
        unit = share * (1 + wage / 100) ** 5 + (1 - share) * Fraction(1025, 1000) ** 5
        total += int(cost * unit + Fraction(1, 2))
    return total


def test_the_highest_wage_that_keeps_the_total_of_2028_below_a_limit() -> None:
    """At 2.68 it is 699 930, at 2.69 700 021: each area rounded once, and added up."""
    found = solved(ground_at(), "wage", "total.cost.2028 <= 700 000")
    assert (cost_2028(Fraction(268, 100)), cost_2028(Fraction(269, 100))) == (699930, 700021)
    assert plainly([found.value, found.after]) == ["2.68", "699930"]
    assert found.chosen is not None
    assert plainly(found.chosen.high_edge) == ["2.69", "700021"]
    assert found.is_open == (True, True)
    assert plainly([found.now, found.before, found.step]) == ["2.5", "698319", None]
    assert len(found.points) <= MOST


def test_the_price_change_that_bears_the_cost() -> None:
    """33 481 · 1.025 = 34 318.025; 1.0249 and 1.0251 of the revenue are 34 315 and 34 321."""
    found = solved(ground_at(), "areas.hr.price_change.2024", "hr.result.2024 = 0")
    assert ends_of(found) == [("2.50", "2.50")]
    assert [found.now, found.value, found.after] == [None, Decimal("2.5"), 0]
    assert plainly(found.intervals[0][2:]) == [["2.49", "-3"], ["2.51", "3"]]


SMALL = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 0, 2025: 0}, wage: {2024: 10, 2025: 10}}
volumes: {v: {2023: 10, 2024: 10, 2025: 20}}
areas:
  a: {cost: {2023: 1000}, index: price}
  b: {cost: {2023: 100}, shares: {price: 0.5, wage: 0.5}}
  c: {cost: {2023: 100}, step: -10, volume: v, variable_share: 0.5}
  d: {cost: {2023: 900}, revenue: {2023: 1000}, index: price}
"""


@pytest.mark.parametrize(
    ("given", "target", "intervals", "value"),
    [
        # 1000 · (1 + r/100) is 1004.5 to 1005.4…: r is 0.45 to 0.54, in the middle of which is 0.49
        ("price.2024", "a.cost.2024 = 1005", [("0.45", "0.54")], "0.49"),
        # 1000 · (1 + r/100)² is at least 1209.5 from √1.2095 = 1.09977… on, 1210.5 from 1.10022…
        ("price", "a.cost.2025 >= 1210", [("9.98", "1000.00")], "9.98"),
        ("rates.price", "a.cost.2025 > 1210", [("10.03", "1000.00")], "10.03"),
        ("indices.price", "a.cost.2025 < 1210", [("-99.99", "9.97")], "9.97"),
        # the revenue that follows is the cost: 1015/1000 are 1.5 %, 1016/1000 are 1.6 %
        ("d.cost.2024", "d.price_change.2024 = 1,5", [("1015", "1015")], "1015"),
        # 1000 + 105 + 90 + 900 = 2095, and a hundred more
        ("a.cost.2023", "total.cost.2024 = 2195", [("1100", "1100")], "1100"),
        # at twice the volume 100 · (1 + 0.5) + 2 · step
        ("areas.c.step", "c.cost.2025 = 130", [("-10", "-10")], "-10"),
        # 100 · (1 + s) − 20: s is 0.20 for 99.5 to 100.4…
        ("c.variable_share", "c.cost.2025 = 100", [("0.20", "0.20")], "0.20"),
        # 100 · (1 + 0.5 · (v/10 − 1)) − 20 = 100 at v = 14
        ("volumes.v.2025", "c.cost.2025 = 100", [("14", "14")], "14"),
        # 100 rises by 4.5 % to 104.5, which rounds to 105; 105 · 1.05 = 110.25
        ("b.cost", "b.cost.2024 >= 110", [("4.50", "1000.00")], "4.50"),
        # of the 10 % of wages a share is 106.5 to 107.4…
        ("b.shares.wage", "b.cost.2024 = 107", [("0.65", "0.74")], "0.69"),
        # 1000 · (1 + r/100) from an agreement, in each of two years
        ("a.agreement.rates", "a.cost.2025 = 1210", [("9.98", "10.02")], "10.00"),
    ],
)
def test_worked_by_hand(
    given: str, target: str, intervals: list[tuple[str, str]], value: str
) -> None:
    found = solved(ground_of(SMALL), given, target)
    assert ends_of(found) == intervals
    assert str(found.value) == value
    assert found.step is not None or len(found.points) <= MOST


def test_where_it_passes_the_target_the_steps_are_told_with_more_decimals() -> None:
    """100 000 · (1 + r/100) is 1 more with each thousandth: 102 345 at 2.345 alone."""
    text = SMALL.replace(
        "{cost: {2023: 1000}, index: price}", "{cost: {2023: 100000}, index: price}"
    )
    found = solved(ground_of(text), "price.2024", "a.cost.2024 = 102345")
    assert ends_of(found) == [("2.345", "2.345")]
    assert [each and each[0] for each in found.intervals[0][2:]] == [
        Decimal("2.344"),
        Decimal("2.346"),
    ]


def test_what_no_input_gives_is_said_with_the_nearest() -> None:
    """Each step is five in 2028: 436 gives 699 999, and 437 gives 700 004."""
    found = solved(ground_at(), "stab.step", "total.cost.2028 = 700000")
    assert (found.intervals, found.value, found.after, found.chosen) == ((), None, None, None)
    assert plainly(found.nearest) == ["436", "699999"]
    assert found.has_effect


def test_what_no_rate_of_the_format_gives() -> None:
    found = solved(ground_at(), "wage", "total.cost.2028 < 0")
    assert found.value is None
    assert plainly(found.nearest) == ["-99.99", str(cost_2028(Fraction(-9999, 100)))]


@pytest.mark.parametrize("target", ["stab.cost.2028 = 29800", "stab.cost.2028 = 1"])
def test_an_input_without_effect_is_no_answer(target: str) -> None:
    found = solved(ground_at(), "wage", target)
    assert (found.has_effect, found.value, found.step) == (False, None, None)


def test_what_meets_the_target_whatever_it_is_stays_as_it_is() -> None:
    found = solved(ground_at(), "wage", "total.cost.2028 > 0")
    assert (ends_of(found), found.value) == ([("-99.99", "1000.00")], Decimal("2.5"))


def test_rates_on_the_command_line_are_what_an_input_is_and_is_laid_on() -> None:
    wage = RateChange("wage", None, Percent(Decimal(4)))
    ground = ground_of(SMALL, wage)
    found = solved(ground, "wage.2025", "b.cost.2025 = 110")
    assert found.now == 4
    assert found.before == 104
    assert found.after == 110


SAWING = """
title: Sawing
unit: tkr
years: {budget: [2023], plan: [2024]}
price_unit: {name: kr, per: 1000, step: 10}
indices: {price: {2024: 0}}
volumes: {v: {2023: 100, 2024: 100}}
areas:
  a:
    services:
      s:
        volume: v
        price: {2023: 1000}
        price_change: {2024: 0}
        parts: {p: {cost: {2023: 100}, index: price}}
"""


def test_a_price_that_goes_in_steps_is_looked_at_in_steps() -> None:
    """To steps of 10 kr: 1 015 kr up to 1 024.99 are 1 020 kr, a hundred of which are 102 tkr."""
    found = solved(ground_of(SAWING), "a.s.price_change.2024", "a.revenue.2024 = 102")
    assert ends_of(found) == [("1.50", "2.49")]
    assert found.step == Decimal("0.1")
    assert found.is_open == (False, False)


def test_several_intervals_are_an_answer_and_the_nearest_is_chosen() -> None:
    """A price in steps of 40 kr bears 96, 100, 104 … tkr and nothing between them."""
    text = SAWING.replace("        price_change: {2024: 0}\n", "").replace("step: 10", "step: 40")
    ends = Decimal(95), Decimal(106)
    found = solved(ground_of(text), "a.s.parts.p.cost.2023", "a.s.step_result.2024 = 0", ends)
    assert ends_of(found) == [("96", "96"), ("100", "100"), ("104", "104")]
    assert plainly([found.value, found.step]) == ["100", "1"]


def test_what_does_not_meet_the_target_within_a_step_is_no_answer() -> None:
    """Of 98 tkr the price bears 2 more: what is the nearest of each tenth is taken in its place."""
    text = SAWING.replace("        price_change: {2024: 0}\n", "").replace("step: 10", "step: 40")
    ground = ground_of(text.replace("cost: {2023: 100}", "cost: {2023: 98}"))
    ends = Decimal(1), Decimal(1033)
    found = solved(ground, "a.s.parts.p.cost.2023", "a.s.step_result.2024 <= 1", ends)
    assert ends_of(found) == [("1", "1033")]
    assert plainly([found.step, found.before, found.value, found.after]) == ["10", "2", "101", "-1"]


def test_between_ends_that_are_asked_for() -> None:
    ends = Decimal("2.555"), Decimal(3)
    found = solved(ground_at(), "wage", "total.cost.2028 <= 700000", ends)
    assert ends_of(found) == [("2.555", "2.687")]
    assert found.is_open == (False, False)
    assert found.value == Decimal("2.687")


def test_between_ends_there_has_to_be_something() -> None:
    with pytest.raises(WrongCommand, match="between --from and --to"):
        solved(ground_at(), "wage", "total.cost.2028 = 1", (Decimal(3), Decimal(3)))


def test_a_value_that_the_file_takes_in_no_way_is_refused() -> None:
    with pytest.raises(WrongCommand, match="2031 is not among"):
        solved(ground_at(), "hr.price_change.2031", "hr.result.2024 = 0")


INVESTED = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
areas: {a: {cost: {2023: 100}, step: 0}}
investments:
  lines: {l: {values: {2023: 100}, life: 2, residual: 10}}
"""


@pytest.mark.parametrize(
    ("target", "interval"),
    [
        ("capital.l.depreciation.2024 <= 30", ("39", "100")),
        ("capital.l.book_value.2024 <= 60", ("0", "20")),
    ],
)
def test_what_the_file_takes_only_in_part_is_looked_at_there(
    target: str, interval: tuple[str, str]
) -> None:
    """A residual r beyond what was invested is refused; half of 100 − r is written off."""
    found = solved(ground_of(INVESTED), "investments.lines.l.residual", target)
    assert ends_of(found) == [interval]
    assert found.step is not None


def test_a_figure_beyond_all_digits_is_none() -> None:
    text = f"""
title: Long
unit: tkr
years: {{budget: [2023], plan: {[*range(2024, 2054)]}}}
indices: {{price: {{{", ".join(f"{year}: 2" for year in range(2024, 2054))}}}}}
areas: {{a: {{cost: {{2023: 1000}}, index: price}}}}
"""
    found = solved(ground_of(text), "price", "a.cost.2053 <= 2000")
    assert ends_of(found) == [("-8.00", "2.33")]
    assert found.step is None
    assert solved(ground_of(text), "price", "a.cost.2053 > 2000", (Decimal(0), Decimal(1000))).step


TOO_LARGE = """
title: Large
unit: tkr
years: {budget: [2023], plan: [2024, 2025, 2026, 2027, 2028]}
indices: {p: {2024: 2, 2025: 2, 2026: 2, 2027: 2, 2028: 2}}
volumes: {v: {2023: 1, 2024: 1, 2025: 1, 2026: 1, 2027: 1, 2028: 100000000000000}}
areas:
  a: {cost: {2023: 999999999999999}, index: p, volume: v, variable_share: 1}
  b: {cost: {2023: 100}, index: p}
"""


def test_where_another_figure_is_beyond_all_digits_there_is_none() -> None:
    """10¹⁵ · 10¹⁴ · 1.58⁵ is the most that an amount can be; 100 · 1.12⁵ is 176."""
    found = solved(ground_of(TOO_LARGE), "p", "b.cost.2028 >= 500")
    assert (found.value, found.step, found.is_open) == (None, None, (False, False))
    assert plainly(found.nearest) == ["12", "176"]


def test_a_figure_that_an_input_hardly_moves_takes_few_calculations() -> None:
    """5 · 0.9 is 4.5 and 5 · 1.0999 is 5.4995: what rounds to 5 lies between them."""
    text = SMALL.replace("a: {cost: {2023: 1000}", "a: {cost: {2023: 5}")
    found = solved(ground_of(text), "price.2024", "a.cost.2024 = 5")
    assert (ends_of(found), found.step) == ([("-10.00", "9.99")], None)
    assert len(found.points) <= 12
