"""Whether given shares of a key add up to 1: what is found, of which years, and what mends it."""

from decimal import Decimal

import pytest
from conftest import Run
from small import Y2023, Y2024, Y2025, found, judged

from vssbudget.checks import examples
from vssbudget.findings import Finding, Judgement, Severity
from vssbudget.wording import LANGUAGES, Message

POOL = """
customers: {c: Charlie, d: Delta}
areas:
  a: {name: Alpha, cost: {2023: 1000}, step: 0}
  b: {name: Beta, cost: {2023: 1000}, step: 0}
pools:
  p: {name: Premises, parts: {all: {cost: {2023: 100}, step: 0}}, key: {shares: {%s}}}
"""
SERVICE = """
customers: {c: Charlie, d: Delta}
areas:
  a:
    name: Alpha
    services:
      s: {%srevenue: {2023: 9}, parts: {all: {cost: {2023: 9}, step: 0}}, customers: {%s}}
      t: {revenue: {2023: 9}, parts: {all: {cost: {2023: 9}, step: 0}}}
"""


def of(shares: str) -> tuple[Finding, ...]:
    """Give what is found of the shares of a pool."""
    return judged("share-sum", POOL % shares).findings


def test_shares_that_make_one_are_counted_by_year_from_the_base_on() -> None:
    told = judged("share-sum", POOL % "a: {2021: 0.5, 2023: 0.25}, b: 0.75")
    assert told == Judgement("share-sum", judged={Y2023: 1, Y2024: 1, Y2025: 1})


def test_a_file_without_given_shares_has_nothing_to_judge() -> None:
    assert judged("share-sum", "areas: {a: {cost: {2023: 1}, step: 0}}\n") == Judgement("share-sum")
    text = (POOL % "").replace("shares: {}", "headcount: {a: 3, b: 4}")
    assert judged("share-sum", text) == Judgement("share-sum")


def test_years_in_a_row_with_the_same_sum_are_told_at_once_at_the_last_share_that_changed() -> None:
    finding = found("share-sum", POOL % "a: {2023: 0.5, 2024: 0.4}, b: 0.5")
    assert str(finding.message) == "Premises 2024, 2025: the shares add up to 0.9, 0.1 too little"
    assert str(finding.fix) == "write a 2024: 0.5"
    assert finding == Finding(
        rule="share-sum",
        severity=Severity.ERROR,
        message=Message(
            "shares-not-one",
            of=Message("name", name="Premises"),
            years="2024, 2025",
            total=Decimal("0.9"),
            off=Decimal("0.1"),
            direction=Message("too-little"),
        ),
        fix=Message("write-entry", key="a 2024", value="0.5"),
        path=("pools", "p", "key", "shares", "a", "2024"),
        year=Y2024,
        off=Decimal("-0.1"),
    )


def test_what_is_written_as_it_says_mends_it() -> None:
    assert of("a: {2023: 0.5, 2024: 0.5}, b: 0.5") == ()


def test_another_sum_and_the_same_sum_after_it_are_findings_of_their_own() -> None:
    first, second, third = of("a: {2023: 0.6, 2024: 0.7, 2025: 0.6}, b: 0.5")
    assert [each.year for each in (first, second, third)] == [Y2023, Y2024, Y2025]
    assert [each.off for each in (first, second, third)] == [
        Decimal(each) for each in ("0.1", "0.2", "0.1")
    ]
    assert str(second.message) == "Premises 2024: the shares add up to 1.2, 0.2 too much"


@pytest.mark.parametrize(
    ("shares", "path", "fix"),
    [
        ("a: 0.5, b: 0.4", ("b",), "write b: 0.5"),
        ("a: 0.5, b: {2021: 0.4}", ("b",), "write b: 0.5"),
        ("a: 0.5, b: {2021: 0.4, 2025: 0.5}", ("b", "2021"), "write b 2021: 0.5"),
        ("a: {2022: 0.5}, b: 0.4", ("a", "2022"), "write a 2022: 0.6"),
        ("a: {2022: 0.5}, b: {2022: 0.3}, c: 0.1", ("b", "2022"), "write b 2022: 0.4"),
        ("a: {2022: 0.8}, b: {2023: 0.3}", ("b", "2023"), "write b 2023: 0.2"),
        ("a: 1, b: 1", ("b",), "write b: 0"),
        ("a: 0, b: 0", ("b",), "write b: 1"),
        ("a: 1, b: 0.9, c: 0.5", ("c",), "make them add up to 1"),
    ],
)
def test_the_share_told_last_is_the_one_to_mend_if_it_can(
    shares: str, path: tuple[str, ...], fix: str
) -> None:
    finding = of(shares)[0]
    assert finding.year == Y2023
    assert finding.path == ("pools", "p", "key", "shares", *path)
    assert str(finding.fix) == fix


def test_each_pool_is_judged_whatever_stands_before_it() -> None:
    """One is shared by headcount, one by shares that are off, and so is the last."""
    text = POOL % "a: 0.5"
    for name, key in (("q", "headcount: {a: 3}"), ("z", "shares: {a: 0.9}")):
        pool = f"parts: {{all: {{cost: {{2023: 1}}, step: 0}}}}, key: {{{key}}}"
        text = text.replace("pools:\n", f"pools:\n  {name}: {{{pool}}}\n")
    assert [each.path[1] for each in judged("share-sum", text).findings] == ["z", "p"]


def test_a_pool_without_a_name_is_called_by_its_key() -> None:
    text = (POOL % "a: 0.5").replace("name: Premises, ", "")
    assert str(found("share-sum", text).message).startswith("p 2023–2025: the shares add up")


def test_the_customers_of_a_service_are_found_at_it() -> None:
    text = SERVICE % ("name: Sigma, ", "shares: {c: 0.5, d: {2023: 0.5, 2025: 0.4}}")
    finding = found("share-sum", text)
    assert str(finding.message) == (
        "customers of Alpha, Sigma 2025: the shares add up to 0.9, 0.1 too little"
    )
    assert LANGUAGES["sv"].say(finding.message) == (
        "kunderna till Alpha, Sigma, 2025: summan av andelarna är 0,9, 0,1 för lite"
    )
    assert finding.path == (*("areas", "a", "services", "s", "customers", "shares", "d", "2025"),)
    assert (finding.area, finding.service) == ("a", "s")
    told = judged("share-sum", text)
    assert (told.judged, told.areas) == ({Y2023: 1, Y2024: 1, Y2025: 1}, {"a": 3})
    text = (SERVICE % ("", "shares: {c: 0.5, d: 0.4}")).replace("    name: Alpha\n", "")
    assert str(found("share-sum", text).message).startswith("customers of a, s 2023–2025")


@pytest.mark.parametrize(
    ("at", "pin"),
    [
        ("pools.p.key.shares.a.2024", "amount: -0.1"),
        ("pools.p.key.shares.a", "amounts: {2024: -0.1}"),
    ],
)
def test_it_is_accepted_by_its_place_and_by_how_much_it_is_off(at: str, pin: str) -> None:
    text = POOL % "a: {2023: 0.5, 2024: 0.4}, b: 0.5"
    text += f"accepted: [{{rule: share-sum, at: {at}, {pin}, reason: Known}}]\n"
    assert found("share-sum", text).accepted == "Known"
    assert [each.path for each in judged("unused", text).findings] == [
        ("indices", "price"),
        ("customers", "c"),
        ("customers", "d"),
    ]
    moved = found("share-sum", text.replace("2024: 0.4}, b", "2024: 0.3}, b"))
    assert str(moved.message) == (
        "Premises 2024, 2025: the shares add up to 0.8, 0.2 too little (accepted was -0.1)"
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "share-sum",
            "22:38: error[share-sum] premises 2025: the shares add up to 0.9, 0.1 too little. "
            "Write hr 2025: 0.4.",
        ),
        (
            "allocation-conserved",
            "24:31: error[allocation-conserved] premises 2024: cost 410 tkr, the amounts that are "
            "decided 404 tkr: 6 tkr too little. Write it 2024: 246.",
        ),
        (
            "carry-over",
            "11:5: error[carry-over] hr 2022: surplus 50 tkr, to be returned within 2 years, by "
            "2024: 20 tkr too little is returned. Write 50 under returned for 2024.",
        ),
    ],
)
def test_the_examples_are_told_at_their_lines(run: Run, name: str, line: str) -> None:
    path = examples(name)[0]
    assert f"{path}:{line}" in run("check", path).out.split("\n")
