"""A decided price holds at its nearest step, a decided change at the nearest of its decimals."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from conftest import Run, budget_of
from cures import errors, first_half, flow, write_first
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vssbudget.checks import BALANCE, check
from vssbudget.findings import Finding, Severity
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES

INVOICES = """
title: The price in its step
unit: tkr
years: {budget: [2023], plan: [2024]}
price_unit: {name: kr, per: 1000, step: 1}
areas:
  ekonomi:
    services:
      fakturor: {volume: fakturor, revenue: {2023: 21320}, DECIDED,
        parts: {allt: {cost: {2023: 21320}, step: 0}}}
volumes: {fakturor: {2023: 150000, 2024: 150000}}
"""


def invoices(decided: str) -> str:
    """Write a budget of 150 000 invoices that cost 21 320 tkr: 142.133333 kr each."""
    return INVOICES.replace("DECIDED", decided)


def found(text: str) -> tuple[Finding, ...]:
    return check(project(budget_of(text)), ["zero-result"])[0].findings


def test_the_nearest_step_holds_and_what_it_leaves_is_a_notice(run: Run) -> None:
    """142 · 150 000 are 21 300 tkr, 20 too little; 143 would be 130 too much."""
    (finding,) = found(invoices("price: {2024: 142}"))
    assert finding == Finding(
        rule="zero-result",
        severity=Severity.NOTICE,
        message=finding.message,
        path=("areas", "ekonomi", "services", "fakturor", "price", "2024"),
        area="ekonomi",
        service="fakturor",
        year=2024,  # type: ignore[arg-type]
        amount=-20,  # type: ignore[arg-type]
    )
    assert str(finding.message) == (
        "ekonomi, fakturor 2024: the price 142 kr is the nearest in steps of 1 kr (142.133333 kr "
        "would bear the cost) and leaves a result of -20 tkr"
    )
    assert LANGUAGES["sv"].say(finding.message).replace("\u00a0", " ") == (
        "ekonomi, fakturor 2024: priset 142 kr är det närmaste i steg om 1 kr (142,133333 kr "
        "skulle bära kostnaden) och ger resultatet −20 tkr"
    )
    with open("budget2023.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(invoices("price: {2024: 142}"))
    assert run("check-balance", "budget2023.yaml").status == 0


def test_a_step_that_is_not_the_nearest_is_told_that_one() -> None:
    (finding,) = found(invoices("price: {2024: 143}"))
    assert (finding.severity, finding.amount) == (Severity.ERROR, 130)
    assert str(finding.fix) == "write price 2024: 142, or bring the cost to 21 450 tkr"


def test_a_price_off_its_step_is_told_the_nearest_step() -> None:
    (finding,) = found(invoices("price: {2024: 141.9}"))
    assert (finding.severity, finding.amount) == (Severity.ERROR, -35)
    assert str(finding.fix) == "write price 2024: 142, or bring the cost to 21 285 tkr"
    assert found(invoices("price: {2024: 142.133333}")) == ()


@pytest.mark.parametrize(("price", "severity"), [(142, "notice"), (143, "notice"), (144, "error")])
def test_of_two_steps_as_near_either_holds(price: int, severity: str) -> None:
    """21 375 tkr are 142.5 kr for each of 150 000."""
    text = invoices(f"price: {{2024: {price}}}").replace(
        "{2023: 21320}, step", "{2023: 21375}, step"
    )
    (finding,) = [each for each in found(text) if each.year == 2024]
    assert finding.severity == severity


def test_the_step_of_a_price_of_the_base_year_holds_as_well() -> None:
    text = invoices("price: {2023: 142}").replace("revenue: {2023: 21320}, ", "")
    (finding,) = found(text)
    assert (finding.severity, finding.year, finding.amount) == (Severity.NOTICE, 2023, -20)
    wrong = text.replace("price: {2023: 142}", "price: {2023: 140}")
    assert str(found(wrong)[0].fix) == "write price 2023: 142, or bring the cost to 21 000 tkr"


def test_a_price_of_nothing_is_no_step() -> None:
    """0.14 kr in steps of 1 kr would be 0: nothing of 21 tkr would be borne."""
    text = invoices("price: {2024: 0}").replace("21320", "21")
    (finding,) = found(text)
    assert finding.severity is Severity.ERROR
    assert str(finding.fix) == "bring the cost to 0 tkr"


def test_a_price_of_nothing_holds_where_others_bear_it_all() -> None:
    text = invoices("other_revenue: {2024: 21320}, price: {2024: 5}")
    assert str(found(text)[0].fix) == "write price 2024: 0, or bring the cost to 22 070 tkr"
    assert found(invoices("other_revenue: {2024: 21320}, price: {2024: 0}")) == ()


def test_a_price_that_no_file_can_hold_is_not_told() -> None:
    """A millionth of an invoice that costs 21 320 tkr takes a price of 21 320 000 000 000 kr."""
    text = invoices("price: {2024: 5}").replace("2024: 150000}", "2024: 0.000001}")
    assert str(found(text)[0].fix).startswith("write price 2024: 21320000000000, or ")
    dear = text.replace("21320}, step", "999999999999}, step")
    (finding,) = [each for each in found(dear) if each.year == 2024]
    assert str(finding.fix) == "bring the cost to 0 tkr with the other years as they stand"


def test_an_amount_that_no_file_can_hold_is_not_told() -> None:
    """A change of 1 000 % makes 11 times as much, of more digits than an amount may have."""
    rows = "cost: {2023: 999999999999999, 2024: %s}, revenue: {2023: 999999999999999}, step: 0"
    area = f"areas: {{a: {{{rows}, price_change: {{2024: 1000}}}}}}\n"
    head = "title: T\nunit: kr\nyears: {budget: [2023], plan: [2024]}\n"
    assert str(found(head + area % 999999999999999)[0].fix) == "write price_change 2024: 0"
    moving = area.replace("2024: %s", "").replace("step: 0", "lasting: {2024: 99}, step: 0")
    assert str(found(head + moving)[0].fix) == "write the amounts in a larger unit"


def test_a_decided_change_holds_where_the_step_that_it_is_taken_to_is_the_nearest() -> None:
    """142.133333 less 0.05 % is 142.062267, and 142; 2 % more is 144.976, and 145."""
    (finding,) = found(invoices("price_change: {2024: -0.05}"))
    assert (finding.severity, finding.amount) == (Severity.NOTICE, -20)
    assert finding.path[-2:] == ("price_change", "2024")
    assert "the price 142 kr is the nearest in steps of 1 kr" in str(finding.message)
    (wrong,) = found(invoices("price_change: {2024: 2}"))
    assert (wrong.severity, wrong.amount) == (Severity.ERROR, 430)
    assert str(wrong.fix) == "write price_change 2024: -0.1, or bring the cost to 21 750 tkr"


AREA = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
price_decimals: 1
areas: {a: {name: Alpha, cost: {2023: 100000, 2024: 102740}, revenue: {2023: 100000}, step: 0,
  price_change: {2024: CHANGE}}}
"""


def test_the_nearest_change_of_as_many_decimals_as_are_decided_holds() -> None:
    """2.74 % bear the cost; 2.7 % leave 40 kr less."""
    (finding,) = found(AREA.replace("CHANGE", "2.7"))
    assert (finding.severity, finding.amount) == (Severity.NOTICE, -40)
    assert finding.path == ("areas", "a", "price_change", "2024")
    assert str(finding.message) == (
        "Alpha 2024: the price change 2.7 % is the nearest with 1 decimal (2.74 % would bear the "
        "cost) and leaves a result of -40 kr"
    )
    for change in ("2.6", "2.8", "2.75"):
        (wrong,) = found(AREA.replace("CHANGE", change))
        assert wrong.severity is Severity.ERROR
        assert str(wrong.fix).startswith("write price_change 2024: 2.7, or ")
    assert found(AREA.replace("CHANGE", "2.74")) == ()
    (free,) = found(AREA.replace("price_decimals: 1\n", "").replace("CHANGE", "2.7"))
    assert (free.severity, str(free.fix)[:31]) == (
        Severity.ERROR,
        "write price_change 2024: 2.74, ",
    )


def test_a_change_that_cannot_lead_to_the_step_holds_by_its_own_decimals() -> None:
    """One decimal of 142.13 kr is 0.14 kr: in steps of 1 öre no such change leads to 142.01.

    142.01 kr are 21 301.5 tkr; of it −0.0868 % is wanted, and −0.1 % gives 141.99.
    """
    text = invoices("price_step: 0.01, price_change: {2024: 3}")
    text = text.replace("areas:", "price_decimals: 1\nareas:")
    text = text.replace("{2023: 21320}, step: 0", "{2023: 21320, 2024: 21301}, step: 0")
    (finding,) = found(text)
    assert str(finding.fix).startswith("write price_change 2024: -0.1, or ")
    (held,) = found(text.replace("price_change: {2024: 3}", "price_change: {2024: -0.1}"))
    assert held.severity is Severity.NOTICE
    assert "the price change -0.1 % is the nearest with 1 decimal" in str(held.message)


FRAMED = INVOICES + "budget_frame: {2024: 0}\n"


def frame(text: str) -> tuple[Finding, ...]:
    return check(project(budget_of(text)), BALANCE)[1].findings


def test_what_the_nearest_steps_leave_breaks_no_frame() -> None:
    assert frame(FRAMED.replace("DECIDED", "price: {2024: 142}")) == ()
    (finding,) = frame(FRAMED.replace("DECIDED", "price: {2024: 141}"))
    assert str(finding.message) == (
        "2024: the net cost of all areas is 170 tkr, the frame 0 tkr: 170 tkr too much"
    )


def test_a_frame_that_is_broken_by_more_than_the_steps_leave_says_so() -> None:
    """The step leaves 20; the other area lacks 5 of 100."""
    text = FRAMED.replace("DECIDED", "price: {2024: 142}").replace(
        "areas:\n", "areas:\n  b: {cost: {2023: 100}, revenue: {2023: 100, 2024: 95}, step: 0}\n"
    )
    (finding,) = frame(text)
    assert str(finding.message) == (
        "2024: the net cost of all areas is 25 tkr less 20 tkr that the steps of prices leave, "
        "the frame 0 tkr: 5 tkr too much"
    )
    assert str(finding.fix) == "bring the areas' results to -20 tkr in all"
    assert finding.amount == -5


def test_a_surplus_of_a_step_makes_no_frame_narrower() -> None:
    """Half a step up of 21 375 tkr is 75 more, and the other area lacks 80."""
    text = FRAMED.replace("DECIDED", "price: {2024: 143}").replace(
        "areas:\n", "areas:\n  b: {cost: {2023: 100}, revenue: {2023: 100, 2024: 20}, step: 0}\n"
    )
    (finding,) = frame(text.replace("{2023: 21320}, step", "{2023: 21375}, step"))
    assert finding.amount == -5
    assert "steps" not in str(finding.message)


amounts = st.integers(1, 99_999)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    amounts,
    st.tuples(st.integers(50, 50_000), st.integers(50, 50_000)),
    st.sampled_from(["60", "1", "0.25", "0.1"]),
    st.integers(0, 99),
    st.integers(-3, 3),
)
def test_the_nearest_step_holds_and_any_other_fails(
    cost: int, sold: tuple[int, int], step: str, other: int, away: int
) -> None:
    """Worked out in fractions: the price that bears the cost, whole steps of it, what is left."""
    needed = Fraction((cost - other) * 1000, sold[1])
    steps = floor(needed / Fraction(step) + Fraction(1, 2)) + away
    price = steps * Decimal(step)
    assume(price > 0)
    service = {
        "volume": "v",
        "revenue": {2023: cost},
        "other_revenue": {2024: other},
        "price": {2024: price},
        "parts": {"p": {"cost": {2023: cost}, "step": 0}},
    }
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"price_unit: {{name: kr, per: 1000, step: {step}}}\n"
        f"volumes: {{v: {flow(dict(zip((2023, 2024), sold, strict=True)))}}}\n"
        f"areas: {{a: {{services: {{s: SERVICE}}}}}}\n"
    )
    told = found(text.replace("SERVICE", flow(service)))
    earned = floor(Fraction(price) * sold[1] / 1000 + other + Fraction(1, 2))
    near = abs(Fraction(price) - needed) * 2 <= Fraction(step)
    assert [each.amount for each in told] == ([earned - cost] if earned != cost else [])
    assert [each.severity for each in told] == (
        [] if earned == cost else [Severity.NOTICE if near else Severity.ERROR]
    )
    if told and not near and first_half(told[0]):
        write_first(service, told[0])
        assert Decimal(str(service["price"][2024])) % Decimal(step) == 0  # type: ignore[index]
        assert errors(text.replace("SERVICE", flow(service))) == []
