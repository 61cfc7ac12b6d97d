"""A whole budget with shared and capital cost, whose prices or rates are wrong in several ways."""

import re
from pathlib import Path

import pytest
from cures import errors, flow

from vssbudget.wording import LANGUAGES

RIGHT = (Path(__file__).parent / "norrby.yaml").read_text("utf-8")
FORGOTTEN = (
    ("{2026: 3.187}", "{2026: 3.0}"),
    ("revenue: {2025: 38943}", "revenue: {2025: 38000}"),
    ("price: {2026: 10975}", "price: {2026: 10500}"),
    ("revenue: {2025: 6329}", "revenue: {2025: 6200}"),
)
"""The prices as they were before the premises were shared, in place of the right ones."""


def replaced(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_right_budget_has_no_fault() -> None:
    assert errors(RIGHT) == []
    assert errors(RIGHT, "price-step") == []


def test_each_result_says_what_of_the_cost_is_shared_and_its_cure_puts_all_right() -> None:
    found = errors(replaced(RIGHT, *FORGOTTEN))
    premises = "shared cost (Gemensamma lokaler)"
    assert [str(each.message) for each in found] == [
        f"Lokalvård 2026: revenue 46 247 tkr, cost 46 331 tkr, of which 788 tkr {premises}: "
        "84 tkr too little",
        "IT-service, IT-arbetsplats 2025: revenue 38 000 tkr, cost 38 943 tkr, of which 943 tkr "
        f"{premises}: 943 tkr too little",
        "IT-service, Telefoni 2025: revenue 6 200 tkr, cost 6 329 tkr, of which 129 tkr "
        f"{premises}: 129 tkr too little",
        "IT-service, IT-arbetsplats 2026: revenue 38 850 tkr, cost 40 608 tkr, of which 963 tkr "
        f"{premises}: 1 758 tkr too little",
    ]
    told = [str(each.fix).split(", or ")[0] for each in found]
    assert told == [
        "write price_change 2026: 3.187",
        "bring the revenue to 38 943 tkr",
        "bring the revenue to 6 329 tkr",
        "write price 2026: 10975",
    ]
    swedish = LANGUAGES["sv"].say(found[0].message).replace("\u00a0", " ")
    assert swedish == (
        "Lokalvård 2026: intäkter 46 247 tkr, kostnader 46 331 tkr, varav 788 tkr fördelad kostnad "
        "(Gemensamma lokaler): 84 tkr för lite"
    )


def test_what_a_service_bears_of_capital_cost_is_told_beside_what_is_shared() -> None:
    """4 000 over 8 years and 2.5 %, 9 000 over 5, of which one is gone, and 2.5 % on 7 200."""
    text = replaced(RIGHT, ("used_by: fordon", "used_by: it.telefoni"))
    message = str(errors(text)[0].message)
    assert message.startswith("IT-service, Telefoni 2025: revenue 6 329 tkr, cost 8 354 tkr")
    assert "129 tkr shared cost (Gemensamma lokaler) and 2 025 tkr capital cost" in message


@pytest.mark.parametrize("years", [(2026, 2027, 2028, 2029), (2026,)])
def test_rates_written_as_fractions_are_told_before_any_price(years: tuple[int, ...]) -> None:
    """The wage index with 0.034 for 3.4, in all years or in the first alone."""
    slips = {"2026: 3.4, ": "2026: 0.034, ", "2027: 3.3, ": "2027: 0.033, "}
    slips |= {"2028: 3.2, ": "2028: 0.032, ", "2029: 3.2}": "2029: 0.032}"}
    text = RIGHT
    for right, wrong in list(slips.items())[: len(years)]:
        text = replaced(text, (right, wrong))
    found = errors(text)
    assert [str(each.message).split(":")[0] for each in found] == [
        "Lokalvård 2026",
        "IT-service, IT-arbetsplats 2026",
    ]
    for each in found:
        told = re.match(
            r"if the rate 0\.034 % of Löner is 3\.4 % written as a fraction, write (.+) there; if "
            "not, write price",
            str(each.fix),
        )
        assert told
        written = dict(re.findall(r"(\d{4}): ([\d.]+)", told[1]))
        assert [int(year) for year in written] == list(years)
        rates = {**dict(re.findall(r"(\d{4}): ([\d.]+)", _wage(text))), **written}
        assert errors(replaced(text, (_wage(text), flow(rates)))) == []


def _wage(text: str) -> str:
    return text.split("name: Löner, rates: ")[1].split(", source", maxsplit=1)[0]
