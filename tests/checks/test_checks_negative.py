"""Costs and revenues that are calculated below zero."""

import re

import pytest
from small import HEAD, Y2024, judged

from vssbudget.findings import Finding
from vssbudget.wording import LANGUAGES

RULE = "negative"


def found(text: str) -> list[Finding]:
    """Give what the rule finds in a text that goes on from the head."""
    return list(judged(RULE, text).findings)


def told(text: str) -> list[str]:
    """Give the paths and the messages of the findings."""
    return [f"{'.'.join(each.path)}: {each.message}" for each in found(text)]


def area(text: str) -> str:
    """Write an area that costs 100 in 2023."""
    return f"areas: {{a: {{name: A, cost: {{2023: 100}}, {text}}}}}\n"


BELOW = "the cost is calculated below zero"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("step: -50", []),
        ("step: -60", [f"areas.a.step: A 2025: {BELOW}, -20 kr in 2025"]),
        (
            "index: price, lasting: {2024: -150}",
            [f"areas.a.lasting.2024: A 2024, 2025: {BELOW}, -40 kr in 2024"],
        ),
        (
            "index: price, lasting: {2024: -50, 2025: -100}",
            [f"areas.a.lasting.2025: A 2025: {BELOW}, -34 kr in 2025"],
        ),
        (
            "step: -10, lasting: {2024: -85}",
            [f"areas.a.lasting.2024: A 2025: {BELOW}, -5 kr in 2025"],
        ),
        (
            "index: price, one_off: {2025: -200}",
            [f"areas.a.one_off.2025: A 2025: {BELOW}, -79 kr in 2025"],
        ),
        ("index: price, lasting: {2024: -150}, signed: true", []),
        (
            "index: price, lasting: {2024: -150}, signed: false",
            [f"areas.a.lasting.2024: A 2024, 2025: {BELOW}, -40 kr in 2024"],
        ),
        (
            "step: 0, carry_over: {within: 2, returned: {2024: 130}}",
            [
                "areas.a.carry_over.returned.2024: A 2024: the revenue is calculated below zero, "
                "-30 kr in 2024"
            ],
        ),
    ],
)
def test_what_takes_more_off_than_there_is_is_told_in_the_first_year(
    text: str, findings: list[str]
) -> None:
    assert told(area(text)) == findings


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("index: price, lasting: {2024: -150}", "2024: -110"),
        ("index: price, one_off: {2025: -200}", "2025: -121"),
        ("step: 0, carry_over: {within: 2, returned: {2024: 130}}", "2024: 100"),
    ],
)
def test_what_would_leave_nothing_is_said_and_makes_it_go(text: str, written: str) -> None:
    (finding,) = found(area(text))
    assert str(finding.fix) == (
        f"write {written}, which leaves 0, or where the row may be below zero, signed: true in "
        "areas.a"
    )
    year = written[:4]
    mended = re.sub(rf"(?<=[{{ ]){year}: -?\d+(?=}}}}?)", written, area(text))
    assert mended != area(text)
    assert found(mended) == []
    assert found(area(f"{text}, signed: true")) == []


def test_where_no_single_figure_does_it_the_row_is_left_to_its_author() -> None:
    (finding,) = found(area("step: -60"))
    assert str(finding.fix) == (
        "correct the figure, or where the row may be below zero, write signed: true in areas.a"
    )
    assert (finding.area, finding.service, finding.year, finding.amount) == ("a", None, 2025, -20)


def service(*parts: str, more: str = "") -> str:
    """Write a service of parts."""
    rows = ", ".join(f"p{n}: {{{each}}}" for n, each in enumerate(parts))
    return f"areas: {{a: {{name: A, services: {{s: {{name: S, {more}parts: {{{rows}}}}}}}}}}}\n"


def test_a_part_is_told_and_not_the_service_that_follows_from_it() -> None:
    text = service("cost: {2023: 10}, step: -20", "cost: {2023: 5}, step: 0")
    assert told(text) == [
        f"areas.a.services.s.parts.p0.step: A, S, p0 2024, 2025: {BELOW}, -10 kr in 2024"
    ]
    (finding,) = found(text)
    assert (finding.area, finding.service, finding.year) == ("a", "s", Y2024)


def test_a_part_below_zero_is_told_though_its_service_is_not() -> None:
    text = service("cost: {2023: 10}, one_off: {2025: -20}, step: 0", "cost: {2023: 500}, step: 0")
    assert told(text) == [
        f"areas.a.services.s.parts.p0.one_off.2025: A, S, p0 2025: {BELOW}, -10 kr in 2025"
    ]
    assert told(text.replace("-20", "-10")) == []


def test_a_discount_may_be_below_zero_but_not_the_service_it_is_of() -> None:
    discount = "cost: {2023: 0}, step: -20, signed: true"
    assert told(service(discount, "cost: {2023: 500}, step: 0")) == []
    assert told(service(discount, "cost: {2023: 30}, step: 0")) == [
        f"areas.a.services.s: A, S 2025: {BELOW}, -10 kr in 2025"
    ]
    signed = service(discount, "cost: {2023: 30}, step: 0", more="signed: true, ")
    assert told(signed) == []


def test_what_is_returned_of_a_service_below_zero_stands_at_what_its_area_returns() -> None:
    text = service("cost: {2023: 100}, step: 0").replace(
        "name: A, ", "name: A, carry_over: {within: 2, returned: {2024: 130}}, "
    )
    assert told(text) == [
        "areas.a.carry_over.returned.2024: A, S 2024: the revenue is calculated below zero, -30 kr "
        "in 2024"
    ]
    (finding,) = found(text)
    assert str(finding.fix).startswith("correct the figure, or")


def test_shared_cost_that_is_more_than_an_area_costs_leaves_less_than_nothing_of_it() -> None:
    text = (
        "areas: {a: {name: A, cost: {2023: 100}, index: price}}\n"
        "pools: {p: {parts: {q: {cost: {2023: 2000}, step: -500}}, key: {headcount: {a: 1}}}}\n"
    )
    assert told(text) == [f"areas.a: A 2024, 2025: {BELOW}, -590 kr in 2024"]


def test_what_an_area_says_holds_for_its_services_and_their_parts() -> None:
    text = service("cost: {2023: 10}, step: -20")
    assert len(told(text)) == 1
    assert told(text.replace("name: A, ", "name: A, signed: true, ")) == []


def test_a_pool_is_told_at_the_part_that_falls() -> None:
    text = (
        "areas: {a: {cost: {2023: 100}, step: 0}}\n"
        "pools: {p: {name: P, parts: {q: {cost: {2023: 10}, step: -20}}, "
        "key: {headcount: {a: 1}}}}\n"
    )
    (finding, *_) = found(text)
    assert f"{'.'.join(finding.path)}: {finding.message}" == (
        f"pools.p.parts.q.step: P, q 2024, 2025: {BELOW}, -10 kr in 2024"
    )
    assert (finding.area, finding.at_key) == (None, False)
    assert str(finding.fix).endswith("write signed: true in pools.p.parts.q")
    assert told(text.replace("step: -20", "step: -20, signed: true")) == []


def test_it_is_said_in_swedish() -> None:
    (finding,) = found(area("index: price, lasting: {2024: -150}"))
    say, fix = LANGUAGES["sv"].say, finding.fix
    assert fix is not None
    assert say(finding.message).replace("\u00a0", " ") == (
        "A 2024, 2025: kostnaden räknas fram till mindre än noll, −40 kr 2024"
    )
    assert say(fix) == (
        "skriv 2024: -110, som lämnar 0, eller om raden får vara under noll, signed: true i areas.a"
    )


def test_it_counts_areas_and_pools() -> None:
    assert judged(RULE, area("step: 0")).judged == {None: 1}
    assert judged(RULE, "areas: {}\n").judged == {}


def test_a_row_with_gaps_is_judged_as_far_as_it_goes() -> None:
    assert "2021" in HEAD
    assert told("areas: {a: {cost: {2022: 5, 2023: 100}, revenue: {2021: 3}, step: 0}}\n") == []
