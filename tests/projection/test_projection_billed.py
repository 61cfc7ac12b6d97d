"""What customers bear of a pool as revenue of the one whose cost it is: worked out by hand."""

from decimal import Decimal

import pytest
from conftest import budget_of

from vssbudget.addresses import figure_at
from vssbudget.amounts import Year
from vssbudget.checks import check
from vssbudget.projection import Projection, project
from vssbudget.projection.customers import payments
from vssbudget.projection.pricing import prices_of

Y2024 = Year(2024)
HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 0}}
customers: {mos: MoS, klf: KLF}
"""
AREA = """
areas:
  lok: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price, price_change: {2024: 6}}
  hr: {cost: {2023: 2000}, revenue: {2023: 2000}, index: price}
pools: {lok: {of: lok, billed: true, key: {shares: {hr: 0.75, mos: 0.25}}}}
"""


def projected(text: str) -> Projection:
    return project(budget_of(HEAD + text))


def shown(projection: Projection, *addresses: str) -> list[Decimal | None]:
    found = (figure_at(projection, address) for address in addresses)
    return [each if each is None else each.value for each in found]


def fixes(projection: Projection) -> list[str]:
    (judgement,) = check(projection, ["zero-result"])
    return [str(finding.fix) for finding in judgement.findings]


def test_a_price_bears_what_customers_are_not_billed() -> None:
    """Of 1 000 MoS bears 250, the price the other 750; in 2024 of 1 100 it bears 275.

    750 · 1.06 = 795, and 275 come to it: 1 070, 30 too little. 825 / 750 is 10 %. In 2025 nothing
    moves: 1 100, of which 275 are billed, and 825 is 3.773584… % on 795.
    """
    projection = projected(AREA)
    assert projection.by_key["lok"].revenue[1:] == (1000, 1070, 1100)
    assert projection.by_key["lok"].result[1:] == (0, -30, 0)
    case = prices_of(projection, "lok")
    assert [round(each.change, 6) for year, each in case.items() if year > 2023] == [
        Decimal(10),
        Decimal("3.773585"),
    ]
    assert {name: round(each, 6) for name, each in case[Y2024].parts.items()} == {
        "price": Decimal("13.333333"),
        "other_revenue": Decimal("-3.333333"),
    }


def test_what_is_billed_is_no_payment_within() -> None:
    """Lokaler 1 100 and HR 2 000 · 1.1 − 75 + … = 2 200; HR pays 825 of that, MoS 275."""
    projection = projected(AREA)
    assert shown(
        projection,
        *("pools.lok.billed.2024", "total.revenue.2024", "total.net_revenue.2024"),
        *("total.cost.2024", "total.net_cost.2024"),
    ) == [275, 3270, 2445, 3300, 2475]


def test_the_price_change_that_is_told_bears_the_rest() -> None:
    """825 / 750; no cost is told, for by another one MoS would bear another 25 %."""
    assert fixes(projected(AREA)) == ["write price_change 2024: 10"]
    assert fixes(projected(AREA.replace("2024: 6", "2024: 10"))) == []


SERVICES = """
volumes: {v: {2022: 10, 2023: 10, 2024: 10, 2025: 10}}
areas:
  hr: {cost: {2023: 2000}, revenue: {2023: 2000}, step: 0}
  it:
    services:
      a:
        volume: v
        revenue: {2022: 90}
        price: {2023: 30}
        other_revenue: {2022: 5, 2023: 5, 2024: 7}
        parts: {p: {cost: {2022: 90, 2023: 300}, index: price}}
      b:
        volume: v
        price: {2022: 9}
        revenue: {2023: 701}
        parts: {p: {cost: {2022: 90, 2023: 701}, index: price}}
pools:
  all: {of: it, billed: true, key: KEY}
"""


AMOUNTS = "{amounts: {mos: {2023: 10, 2024: 20, 2025: 0}, hr: {2023: 991, 2024: 1081, 2025: 1101}}}"


def test_services_have_what_is_billed_of_their_area_by_what_they_cost() -> None:
    """Of 10 by 300 and 701: 2.997… and 7.002…: 3 and 7; of 20 by 330 and 771: 5.99… and 14.00….

    a earns 30 · 10 + 5 + 3 = 308 in 2023. In 2024 its price has to bear 330 − 7 − 6 = 317, on
    300 paid; and that of b 771 − 14 = 757, on 694. What was billed before 2023 is not known: no
    revenue of the price of b in 2022, no price of the revenue of a.
    """
    projection = projected(SERVICES.replace("KEY", AMOUNTS))
    assert projection.services["it.a"].revenue == (90, 308, 330, 330)
    assert projection.services["it.b"].revenue == (None, 701, 771, 771)
    assert [*projection.services["it.a"].price[:2]] == [None, 30]
    assert [*projection.services["it.b"].price[:2]] == [9, Decimal("69.4")]
    changes = [prices_of(projection, key)[Y2024].change for key in ("it.a", "it.b")]
    assert [round(each, 6) for each in changes] == [
        round(Decimal(317) / 300 * 100 - 100, 6),
        round(Decimal("757.1") / 694 * 100 - 100, 6),
    ]
    assert shown(projection, "it.a.revenue.2022", "it.b.revenue.2022") == [90, None]
    assert shown(projection, "it.a.price.2022", "it.b.price.2022") == [None, 9]
    changed = shown(projection, "it.a.price_change.2023", "it.b.price_change.2023")
    assert [each if each is None else round(each, 6) for each in changed] == [
        None,
        Decimal("671.111111"),
    ]


PAID = """
volumes: {v: {2023: 10, 2024: 10, 2025: 10}}
areas:
  hr: {cost: {2023: 2000}, revenue: {2023: 2000}, step: 0}
  it:
    services:
      a:
        revenue: {2023: 130}
        parts: {p: {cost: {2023: 100}, index: price}}
        customers: {shares: {klf: 1}}
pools:
  first: {parts: {x: {cost: {2023: 30}, step: 0}}, key: {headcount: {it.a: 1}}}
  then: {of: it.a, order: 2, billed: true, key: {amounts: {mos: {2023: 40, 2024: 50, 2025: 60}}}}
"""


def test_customers_of_a_service_do_not_pay_what_others_are_billed() -> None:
    """It costs 100 and the 30 of the first round, 130, then 140: less 40, 50 and 60."""
    projection = projected(PAID)
    assert payments(projection)["it.a"].amounts == {"klf": (90, 90, 80)}
    addresses = [f"customers.total.pays.total.{year}" for year in (2023, 2024, 2025)]
    assert shown(projection, *addresses) == [130, 140, 140]
    assert shown(projection, "customers.klf.pays.it.a.2025") == [80]


def test_a_given_revenue_holds_what_is_billed() -> None:
    """Of 1 080 in 2024 the price brings in 805: from there 825 of 2025 is 2.484… %."""
    projection = projected(
        AREA.replace(
            "1000}, index: price, price_change: {2024: 6}", "1000, 2024: 1080}, index: price"
        )
    )
    assert projection.by_key["lok"].revenue[1:] == (1000, 1080, 1100)
    assert round(prices_of(projection, "lok")[Year(2025)].change, 6) == Decimal("2.484472")


def test_before_the_base_year_what_is_billed_is_not_known() -> None:
    """So no price is told of the base year; what is put right in it is 250 billed, and 750 paid."""
    text = AREA.replace("{2023: 1000}", "{2022: 950, 2023: 1000}", 1)
    text = HEAD + text.replace("{2023: 1000}", "{2022: 900, 2023: 990}", 1)
    told = text.replace("{actual: [2022], budget: [2023]", "{budget: [2022, 2023]")
    cost = "bring the revenue to 1 000 tkr"
    change = "write price_change 2024: 10 once the years before are put right as told there"
    assert fixes(project(budget_of(told))) == ["bring the revenue to 950 tkr", cost, change]


OVER = """
areas:
  lok:
    cost: {2023: 1000}
    revenue: {2023: 1000}
    index: price
    carry_over: {within: 3, returned: {2024: 90}}
    price_change: {2024: 6}
  hr: {cost: {2023: 2000}, revenue: {2023: 2000}, index: price}
pools: {lok: {of: lok, billed: true, key: {shares: {hr: 0.05, mos: 0.95}}}}
"""


def test_a_cost_may_put_it_right_only_where_no_share_of_it_is_billed() -> None:
    """1 000 · 1.06 is 1 060, of a cost of 1 100."""
    assert fixes(projected(AREA)) == ["write price_change 2024: 10"]
    assert fixes(projected(AREA.replace("billed: true, ", ""))) == [
        "write price_change 2024: 10, or bring the cost to 1 060 tkr"
    ]


def test_where_customers_are_billed_more_than_is_due_it_is_told_to_leave_that_out() -> None:
    """1 100 less 90 are 1 010, and MoS is billed 1 045."""
    (fix,) = fixes(projected(OVER))
    assert fix == "leave billed out, and write what customers pay under revenue"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (AREA, "write price_change 2024: 1, which leaves a result of -67 tkr"),
        (
            SERVICES.replace("KEY", "{shares: {mos: 0.2, hr: 0.8}}"),
            "have the span decided anew, or the cost changed, of which customers are billed a"
            " share",
        ),
    ],
    ids=["area", "services"],
)
def test_a_span_is_kept_by_the_price_for_by_another_cost_more_or_less_is_billed(
    text: str, told: str
) -> None:
    """750 · 1.01 = 757.5, and 275 come to it: 1 033 of 1 100."""
    text = text.replace(", price_change: {2024: 6}", "")
    of = "lok" if "lok:" in text else "it"
    spans = f"price_spans: {{s: {{areas: [{of}], year: 2024, low: 0, high: 1}}}}\n"
    (judgement,) = check(projected(text + spans), ["price-span"])
    (finding,) = judgement.findings
    assert str(finding.fix) == told
