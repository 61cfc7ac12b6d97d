"""Whether what is shared arrives whole, and fits into the cost of who bears it."""

import pytest
from small import Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.findings import Finding, Judgement
from vssbudget.wording import Message

RULE = "allocation-conserved"
POOL = """
customers: {c: Charlie}
volumes: {v: {2023: 0, 2024: 5, 2025: 5}}
areas:
  a: {name: Alpha, cost: {2023: %s}, step: 0}
  b: {cost: {2023: 1000}, step: 0}
pools:
  p: {name: Premises, parts: {all: {cost: {2023: 100}, step: 10}}, key: {%s}}
"""
SERVICE = """
customers: {c: Charlie, d: Delta}
areas:
  a:
    name: Alpha
    services:
      s: {name: Sigma, %s, parts: {all: {cost: {2023: 9}, step: 0}}, customers: {%s}}
"""


def amounts(first: str, second: str) -> str:
    """Write a budget whose pool of 100, 110, 120 kr is shared by decided amounts."""
    return POOL % (1000, f"amounts: {{c: {{{first}}}, b: {{{second}}}}}")


def test_amounts_that_make_the_whole_are_tested_by_year() -> None:
    told = judged(RULE, amounts("2023: 60, 2024: 60, 2025: 60", "2023: 40, 2024: 50, 2025: 60"))
    assert told.findings == ()
    assert told.judged == {Y2023: 2, Y2024: 1, Y2025: 1}
    assert told.constructed == {}
    assert told.areas == {"b": 1}


def test_amounts_that_do_not_are_found_at_the_last_of_them() -> None:
    finding = found(RULE, amounts("2023: 60, 2024: 60, 2025: 60", "2023: 40, 2024: 45, 2025: 60"))
    assert str(finding.message) == (
        "Premises 2024: cost 110 kr, the amounts that are decided 105 kr: 5 kr too little"
    )
    assert str(finding.fix) == "write b 2024: 50"
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "amounts-not-whole",
            pool="Premises",
            year=2024,
            cost=110,
            shared=105,
            off=5,
            direction=Message("too-little"),
            unit="kr",
        ),
        fix=Message("write-entry", key="b 2024", value="50"),
        path=("pools", "p", "key", "amounts", "b", "2024"),
        year=Y2024,
        amount=tkr(-5),
    )


@pytest.mark.parametrize(
    ("first", "fix"),
    [
        (97, "write b 2023: 3"),
        (100, "write b 2023: 0"),
        (101, "bring the amounts to 100 kr in all"),
    ],
)
def test_the_last_amount_mends_it_unless_the_others_are_too_much(first: int, fix: str) -> None:
    text = amounts(f"2023: {first}, 2024: 60, 2025: 60", "2023: 4, 2024: 50, 2025: 60")
    finding = found(RULE, text)
    assert finding.amount == first + 4 - 100
    assert str(finding.message).endswith("kr too much")
    assert str(finding.fix) == fix


def test_what_is_shared_by_weight_is_whole_by_construction() -> None:
    """The area's share of 25 is still held against its cost."""
    told = judged(RULE, POOL % (25, "headcount: {a: 1, b: {2023: 3, 2024: 1}}"))
    assert told == Judgement(
        RULE,
        judged={Y2023: 2},
        constructed={Y2023: 1, Y2024: 1, Y2025: 1},
        areas={"a": 1, "b": 1},
    )


def test_a_year_in_which_nobody_has_anything_of_the_key_is_found_at_the_key() -> None:
    finding = found(RULE, POOL % (1000, "headcount: {a: {2023: 1, 2024: 0, 2025: 1}, c: 0}"))
    assert str(finding.message) == (
        "Premises 2024: nobody has anything of the key, and 110 kr are borne by nobody"
    )
    assert str(finding.fix) == "write a figure of 2024 for who bears it"
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "shared-by-nobody",
            of=Message("name", name="Premises"),
            year=2024,
            whole=110,
            unit="kr",
        ),
        fix=Message("shared-by-nobody-fix", year=2024),
        path=("pools", "p", "key", "headcount", "2024"),
        year=Y2024,
        amount=tkr(-110),
    )


@pytest.mark.parametrize(
    ("key", "kind"),
    [("shares: {a: {2021: 0, 2024: 1}}", "shares"), ("volume: {a: v}", "volume")],
)
def test_of_whatever_kind_the_key_is(key: str, kind: str) -> None:
    finding = found(RULE, POOL % (1000, key))
    assert finding.path == ("pools", "p", "key", kind, "2023")
    told = judged(RULE, POOL % (1000, key))
    assert (told.judged, told.constructed) == ({Y2023: 2}, {Y2024: 1, Y2025: 1})


def test_costs_of_nothing_share_nothing() -> None:
    text = (POOL % (0, "cost: a")).replace("pools:", "  z: {cost: {2023: 5}, step: 0}\npools:")
    first, second, third = judged(RULE, text).findings
    assert first.path == ("pools", "p", "key", "cost", "2023")
    assert [each.amount for each in (first, second, third)] == [-100, -110, -120]


def test_where_there_is_nothing_to_share_nobody_has_to_have_anything() -> None:
    text = (POOL % (9, "headcount: {a: 0}")).replace("{2023: 100}, step: 10", "{2023: 0}, step: 0")
    told = judged(RULE, text)
    assert told.findings == ()
    assert told.constructed == {Y2023: 1, Y2024: 1, Y2025: 1}


def test_a_smoothed_share_goes_on_where_nobody_has_anything() -> None:
    key = "headcount: {a: {2023: 1, 2024: 0, 2025: 1}, c: 0}, mean: 2"
    assert judged(RULE, POOL % (1000, key)).findings == ()


def test_what_is_paid_for_a_service_is_paid_by_somebody() -> None:
    text = SERVICE % ("revenue: {2023: 9}", "headcount: {c: {2023: 1, 2025: 0}, d: 0}")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "customers of Alpha, Sigma 2025: nobody has anything of the key, and 9 kr are borne by "
        "nobody"
    )
    assert finding.path == (*("areas", "a", "services", "s", "customers", "headcount", "2025"),)
    assert (finding.area, finding.service, finding.amount) == ("a", "s", -9)
    told = judged(RULE, text)
    assert (told.judged, told.constructed, told.areas) == (
        {Y2025: 1},
        {Y2023: 1, Y2024: 1},
        {"a": 1},
    )


def test_a_year_without_revenue_has_nothing_to_be_paid() -> None:
    told = judged(RULE, SERVICE % ("unit: case", "headcount: {c: 1, d: 1}"))
    assert told == Judgement(RULE, constructed={Y2024: 1, Y2025: 1})


def test_the_pools_that_customers_bear_are_judged_once() -> None:
    text = SERVICE % ("revenue: {2023: 9}", "headcount: {c: 1}")
    text += "pools: {p: {parts: {all: {cost: {2023: 8}, step: 0}}, key: {headcount: {c: 1}}}}\n"
    assert judged(RULE, text).constructed == {Y2023: 2, Y2024: 2, Y2025: 2}


def test_an_area_that_bears_more_than_it_costs_is_found_at_its_cost() -> None:
    finding = found(RULE, POOL % (24, "headcount: {a: 1, b: 3}"))
    assert str(finding.message) == (
        "Alpha 2023: cost 24 kr, and of that the area's shares of pools would be 25 kr: "
        "1 kr too little"
    )
    assert str(finding.fix) == "write a cost of at least 25 kr, or take the area out of a key"
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "shared-beyond-cost",
            area="Alpha",
            year=2023,
            cost=24,
            borne=Message("borne-shared"),
            beside=25,
            over=1,
            unit="kr",
        ),
        fix=Message("shared-beyond-cost-fix", beside=25, unit="kr"),
        path=("areas", "a", "cost", "2023"),
        area="a",
        year=Y2023,
        amount=tkr(-1),
    )
    text = (POOL % (24, "headcount: {a: 1, b: 3}")).replace("name: Alpha, ", "")
    assert str(found(RULE, text).message).startswith("a 2023: cost 24 kr")


def test_an_area_that_bears_by_its_own_cost_is_told_to_mend_the_key() -> None:
    """A higher cost would bear more: there is no cost that it is enough to write."""
    finding = found(RULE, POOL % (24, "cost: a"))
    assert finding.fix == Message("shared-beyond-key-fix")
    assert str(finding.fix) == (
        "correct the key, by which it bears more the more it costs, or what it costs"
    )


INVESTED = "investments: {interest: 1.25, lines: {x: {values: {2021: 60}, life: 4, used_by: a}}}\n"


def test_capital_cost_is_borne_as_well() -> None:
    """60 of 2021 costs 15 a year, and in 2023 1.25 % of 45 = 0.5625: with 25 more 40.5625."""
    text = POOL % (40, "headcount: {a: 1, b: 3}") + INVESTED
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2023: cost 40 kr, and of that the area's shares of pools, depreciation and interest "
        "would be 41 kr: 1 kr too little"
    )
    assert judged("capital-frame", text).findings == ()
    assert judged(RULE, POOL % (41, "headcount: {a: 1, b: 3}") + INVESTED).findings == ()


@pytest.mark.parametrize(("cost", "rule"), [(15, "capital-frame"), (16, RULE)])
def test_where_the_capital_cost_alone_is_more_that_is_told_and_not_this(
    cost: int, rule: str
) -> None:
    text = POOL % (cost, "headcount: {a: 1, b: 3}") + INVESTED
    told = [name for name in ("capital-frame", RULE) if judged(name, text).findings]
    assert told == [rule]


def test_who_bears_capital_cost_alone_is_judged_by_that_rule() -> None:
    text = POOL % (16, "headcount: {b: 3}") + INVESTED
    assert judged(RULE, text).areas == {"b": 1}


def test_what_services_and_pools_bear_is_beside_their_parts() -> None:
    text = (SERVICE % ("revenue: {2023: 9}", "headcount: {c: 1}")) + (
        "pools:\n"
        "  p: {parts: {all: {cost: {2023: 99}, step: 0}}, key: {headcount: {a.s: 1, q: 1}}}\n"
        "  q: {order: 2, parts: {all: {cost: {2023: 1}, step: 0}}, key: {headcount: {c: 1}}}\n"
    )
    told = judged(RULE, text)
    assert told == Judgement(RULE, constructed={Y2023: 3, Y2024: 3, Y2025: 3})


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (
            "at: pools.p.key.amounts.b, amounts: {2024: -5}",
            "amounts: {c: {2023: 60, 2024: 60, 2025: 60}, b: {2023: 40, 2024: 45, 2025: 60}}",
        ),
        (
            "at: pools.p.key.headcount, amounts: {2024: -110}",
            "headcount: {a: {2023: 1, 2024: 0, 2025: 1}, c: 0}",
        ),
    ],
)
def test_it_is_accepted_by_year(entry: str, key: str) -> None:
    text = POOL % (1000, key) + f"accepted: [{{rule: {RULE}, {entry}, reason: Known}}]\n"
    assert found(RULE, text).accepted == "Known"
    assert "accepted" not in {each.path[0] for each in judged("unused", text).findings}
