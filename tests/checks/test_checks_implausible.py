"""Figures that cannot be meant: what is found, where, and what makes it go."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, budget_of
from small import HEAD, Y2022, Y2024, judged

from vssbudget.checks import check
from vssbudget.findings import Finding, Severity
from vssbudget.loader import Source, load
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES

RULE = "implausible"
SILLY = REPOSITORY / "tests" / "budgets" / "silly"
MEANT = re.compile(r"under plausible: (\S+): \{(low|high): (-?[\d.]+), reason: …\}")

SLIPS = {
    "area-in-kr": [
        "38:44 Lokalvård 2025: the cost is 44 900 000 tkr, beside 43 100 in 2024: most likely an "
        "amount in kr where tkr belong"
    ],
    "copied-block": [
        "50:3 Fordon och transport: every cost and revenue is that of the area fordon"
    ],
    "cost-below-zero": [
        "6:25 price 2026: the rate is 0.02 %, most likely 2 % written as a fraction"
    ],
    "cost-ten-times": [
        "38:44 Lokalvård 2025: the cost is 449 000 tkr, beside 43 100 in 2024: most likely 1 digit "
        "too many"
    ],
    "digit-too-many": [
        "27:31 Måltidsservice 2024: the cost is 845 000 tkr, beside 81 200 in 2023: most likely 1 "
        "digit too many"
    ],
    "interest-as-fraction": [
        "82:13 the internal rate of 2025 is 0.025 %, most likely 2.5 % written as a fraction"
    ],
    "key-behind-hash": [
        "41:28 'price_change' stands behind #, so that YAML takes it for a comment"
    ],
    "life-in-months": [
        "87:13 Transportfordon: the useful life is 96 years, most likely 96 months: 8 years"
    ],
    "name-cut-by-hash": [
        "37:21 the text ends before '#1 och fönster': YAML takes what is behind # for a comment"
    ],
    "rate-34": [
        "12:37 Löner 2026: the rate is 34 %, beside 3.3 % in a year next to it: most likely "
        "a point "
        "is missing"
    ],
    "rate-as-fraction": [
        "12:37 Löner 2026: the rate is 0.034 %, most likely 3.4 % written as a fraction; so it is "
        "in 2027, 2028, 2029"
    ],
    "rate-as-fraction-one-year": [
        "12:37 Löner 2026: the rate is 0.034 %, most likely 3.4 % written as a fraction"
    ],
    "two-areas-one-name": ["45:11 Lokalvård is the name of the area lokalvard as well"],
    "typographic-quotes": [
        "37:11 the quotes of '“Lokalvård”' are a part of the text: YAML knows only straight ones"
    ],
}

CURES = {
    "area-in-kr": ("44900000", "44900", "write cost 2025: 44900 and revenue 2025: 44900"),
    "cost-ten-times": ("449000", "44900", "write cost 2025: 44900 and revenue 2025: 44900"),
    "cost-below-zero": ("2026: 0.02", "2026: 2", "write 2026: 2"),
    "digit-too-many": ("2024: 845000", "2024: 84500", "write 2024: 84500"),
    "interest-as-fraction": ("0.025", "2.5", "write 2.5"),
    "life-in-months": ("96", "8", "write 8"),
    "name-cut-by-hash": (
        "Lokalvård #1 och fönster",
        '"Lokalvård #1 och fönster"',
        'write "Lokalvård #1 och fönster", or a space behind # where it is a comment',
    ),
    "rate-34": ("2026: 34,", "2026: 3.4,", "write 2026: 3.4"),
    "rate-as-fraction": (
        "2026: 0.034, 2027: 0.033, 2028: 0.032, 2029: 0.032",
        "2026: 3.4, 2027: 3.3, 2028: 3.2, 2029: 3.2",
        "write 2026: 3.4, 2027: 3.3, 2028: 3.2, 2029: 3.2",
    ),
    "rate-as-fraction-one-year": ("2026: 0.034", "2026: 3.4", "write 2026: 3.4"),
    "typographic-quotes": ("“Lokalvård”", '"Lokalvård"', 'write "Lokalvård"'),
    "key-behind-hash": (
        "{2027: 1200}  #    price_change",
        "{2027: 1200}\n    price_change",
        "write it on a line of its own, or a word before it where it is a comment",
    ),
    "two-areas-one-name": (
        "  fordon:\n    name: Lokalvård",
        "  fordon:\n    name: Fordon",
        "give one of the two another name, or take out the one that stands there twice",
    ),
    "copied-block": (
        "  fordon2:\n    name: Fordon och transport\n"
        "    cost: {2023: 15100, 2024: 15800, 2025: 16200}\n"
        "    revenue: {2023: 15000, 2024: 15900, 2025: 16200}\n    index: price\n    source: "
        "beslut\n",
        "",
        "write its own figures, or take out the one that stands there twice",
    ),
}


def silly(text: str, tmp_path: Path) -> list[Finding]:
    """Give what the rule finds in a text, in its places."""
    path = tmp_path / "budget.yaml"
    path.write_text(text, "utf-8")
    loaded = load(Source("budget.yaml", path))
    assert loaded.budget is not None, loaded.faults
    (judgement,) = check(project(loaded.budget, None, loaded.noticed()), [RULE])
    return list(loaded.placed(judgement.findings))


def lines(findings: list[Finding]) -> list[str]:
    """Write findings with their places."""
    return [
        f"{each.place.line}:{each.place.column} {each.message}" for each in findings if each.place
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in SILLY.iterdir()))
def test_a_slip_is_found_where_it_stands_and_a_right_budget_is_left_alone(
    name: str, tmp_path: Path
) -> None:
    findings = silly((SILLY / f"{name}.yaml").read_text("utf-8"), tmp_path)
    assert lines(findings) == SLIPS.get(name, [])
    assert {each.severity for each in findings} <= {Severity.WARNING}


def test_every_slip_but_the_right_budget_has_a_file() -> None:
    assert {path.stem for path in SILLY.iterdir()} == {"base", *SLIPS}
    assert CURES.keys() == SLIPS.keys()


@pytest.mark.parametrize("name", CURES)
def test_what_the_finding_says_to_write_makes_it_go(name: str, tmp_path: Path) -> None:
    old, new, told = CURES[name]
    text = (SILLY / f"{name}.yaml").read_text("utf-8")
    (finding,) = silly(text, tmp_path)
    assert str(finding.fix).partition(", or where it is meant")[0] == told
    assert old in text
    assert silly(text.replace(old, new), tmp_path) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_figure_that_is_meant_is_let_be_by_its_bound(name: str, tmp_path: Path) -> None:
    text = (SILLY / f"{name}.yaml").read_text("utf-8")
    (finding,) = silly(text, tmp_path)
    meant = MEANT.search(str(finding.fix))
    if meant is None:
        assert name.startswith(("copied", "key", "name", "two", "typographic"))
        return
    row, end, value = meant.groups()
    bound = f"\nplausible:\n  {row}: {{{end}: {value}, reason: Så är det}}\n"
    assert silly(text + bound, tmp_path) == []
    nearer = Decimal(value) * (2 if end == "low" else Decimal("0.5"))
    assert silly(text + bound.replace(f"{end}: {value}", f"{end}: {nearer:f}"), tmp_path)
    other = "high" if end == "low" else "low"
    assert silly(text + bound.replace(end, other), tmp_path)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_can_be_accepted_as_any_finding(run: Run, name: str, tmp_path: Path) -> None:
    path = tmp_path / "budget2025.yaml"
    path.write_text((SILLY / f"{name}.yaml").read_text("utf-8"), "utf-8")
    assert run("check", path, "--rule", RULE, "--strict").status == 1
    assert run("check", path, "--rule", RULE, "--write-accepted").status == 0
    path.write_text(path.read_text("utf-8").replace('reason: ""', "reason: Så är det"), "utf-8")
    assert run("check", path, "--rule", RULE, "--rule", "unused", "--strict").status == 0


def test_a_cost_below_zero_is_an_error_of_its_own(run: Run) -> None:
    ran = run("check", SILLY / "cost-below-zero.yaml", "--rule", "negative")
    assert ran.status == 1
    assert "8:87: error[negative] A 2026: the cost is calculated below zero" in " ".join(
        ran.out.split()
    )


def told(text: str) -> list[str]:
    """Give the messages of the rule for a text that goes on from the head."""
    return [str(each.message) for each in judged(RULE, text).findings]


AREAS = "areas: {a: {cost: {2023: 1000}, step: 0}}\n"


@pytest.mark.parametrize(
    ("rates", "messages"),
    [
        ("2023: 2, 2024: 15, 2025: 15", []),
        ("2024: 15.1, 2025: 14", ["x 2024: the rate is 15.1 %, more than 15 %"]),
        ("2024: -14, 2025: 12", []),
        (
            "2024: 103.4, 2025: 107",
            [
                "x 2024, 2025: the rates run from 103.4 % to 107 %, most likely the levels of an "
                "index in place of its changes a year"
            ],
        ),
        (
            "2023: 2, 2024: 103.4, 2025: 2",
            [
                "x 2024: the rate is 103.4 %, most likely an index number in place of its change, "
                "3.4 %"
            ],
        ),
        (
            "2024: 600, 2025: 400",
            [
                "x 2024: the rate is 600 %, more than 15 %",
                "x 2025: the rate is 400 %, most likely an index number in place of its change, "
                "300 %",
            ],
        ),
        (
            "2023: 1.5, 2024: 12, 2025: 1.2",
            [
                "x 2024: the rate is 12 %, beside 1.5 % in a year next to it: most likely a "
                "point is "
                "missing"
            ],
        ),
        (
            "2023: 3, 2024: -31, 2025: 3",
            [
                "x 2024: the rate is -31 %, beside 3 % in a year next to it: most likely a "
                "point is "
                "missing"
            ],
        ),
        ("2023: 1.6, 2024: 12, 2025: 1.2", []),
        ("2023: 0.4, 2024: 4, 2025: 0.4", []),
        ("2023: 0, 2024: 9, 2025: 0", []),
        (
            "2024: 0.02, 2025: 0.03",
            ["x 2024: the rate is 0.02 %, most likely 2 % written as a fraction; so it is in 2025"],
        ),
        ("2023: -0.1, 2024: 0.8, 2025: 1.7", []),
    ],
)
def test_a_rate_is_held_against_those_around_it(rates: str, messages: list[str]) -> None:
    index = f"{{price: {{2023: 2, 2024: 10, 2025: 10}}, x: {{{rates}}}}}"
    if "2023" not in rates or "2025" in rates:
        text = HEAD.replace("{price: {2023: 2, 2024: 10, 2025: 10}}", index)
        (judgement,) = check(project(budget_of(text + AREAS)), [RULE])
        assert [str(each.message) for each in judgement.findings] == messages


def test_an_index_that_is_written_as_levels_is_one_finding_with_its_changes() -> None:
    text = HEAD.replace("2023: 2, 2024: 10, 2025: 10", "2023: 80, 2024: 103.4, 2025: 106.5")
    (finding,) = check(project(budget_of(text + AREAS)), [RULE])[0].findings
    assert str(finding.fix) == (
        "write 2023: -20, 2024: 29.25, 2025: 3, or where it is meant, under plausible: "
        "indices.price.rates: {high: 106.5, reason: …}"
    )
    assert (finding.path, finding.year) == (("indices", "price", "rates", "2023"), 2023)
    assert finding.off == 100
    mended = text.replace("80, 2024: 103.4, 2025: 106.5", "-2, 2024: 2.25, 2025: 3")
    assert check(project(budget_of(mended + AREAS)), [RULE])[0].findings == ()


def test_an_agreement_is_held_as_an_index_is() -> None:
    text = "areas: {a: {name: Alpha, cost: {2023: 1000}, index: price, agreement: {2024: 0.04}}}\n"
    (finding,) = judged(RULE, text).findings
    assert str(finding.message) == (
        "Alpha, agreement 2024: the rate is 0.04 %, most likely 4 % written as a fraction"
    )
    assert finding.path == ("areas", "a", "agreement", "rates", "2024")
    assert (finding.area, finding.service, finding.year) == ("a", None, Y2024)
    assert finding.off == Decimal("-3.96")


def test_of_very_many_fractions_a_few_are_named() -> None:
    plan = ", ".join(map(str, range(2024, 2040)))
    rates = ", ".join(f"{year}: 0.02" for year in range(2024, 2040))
    text = (
        f"title: Small\nunit: kr\nyears: {{budget: [2023], plan: [{plan}]}}\n"
        f"indices: {{x: {{{rates}}}}}\n{AREAS}"
    )
    (judgement,) = check(project(budget_of(text)), [RULE])
    (finding,) = judgement.findings
    assert str(finding.message).endswith("2035, 2036, …")
    assert "2035: 2, …, or" in str(finding.fix)


@pytest.mark.parametrize(
    ("area", "messages"),
    [
        ("cost: {2022: 1000, 2023: 1400}", []),
        ("cost: {2022: 1000, 2023: 700}", []),
        (
            "cost: {2022: 1000, 2023: 1401}",
            [
                "A 2023: the cost is 1 401 kr, 40 % more than the 1 000 of 2022, and nothing "
                "says why"
            ],
        ),
        (
            "cost: {2022: 1000, 2023: 699}",
            ["A 2023: the cost is 699 kr, 30 % less than the 1 000 of 2022, and nothing says why"],
        ),
        (
            "cost: {2021: 1000, 2022: 3000, 2023: 3000}, revenue: {2021: 900, 2022: 3000, "
            "2023: 31000}",
            [
                "A 2022: the cost is 3 000 kr, 200 % more than the 1 000 of 2021, and nothing says "
                "why",
                "A 2023: the revenue is 31 000 kr, 933 % more than the 3 000 of 2022, and "
                "nothing says "
                "why",
            ],
        ),
        (
            "cost: {2022: 100, 2023: 100}, revenue: {2022: 100, 2023: 150}",
            ["A 2023: the revenue is 150 kr, 50 % more than the 100 of 2022, and nothing says why"],
        ),
        ("cost: {2021: 1000, 2023: 3000}", []),
        ("cost: {2022: 0, 2023: 3000}", []),
        ("cost: {2022: 4, 2023: 7}", []),
        (
            "cost: {2023: 1000, 2024: 1500}",
            [
                "A 2024: the cost is 1 500 kr, 50 % more than the 1 000 of 2023, and nothing "
                "says why"
            ],
        ),
        ("cost: {2023: 1000, 2025: 1000}, one_off: {2024: 900}", []),
        (
            "cost: {2023: 1000, 2025: 1000}, lasting: {2024: 900}",
            [
                "A 2025: the cost is 1 000 kr, 47 % less than the 1 900 of 2024, and nothing "
                "says why"
            ],
        ),
        (
            "cost: {2022: 1000, 2023: 1500}, assumptions: [{of: cost, years: [2023], reason: New}]",
            [],
        ),
        (
            "cost: {2022: 1000, 2023: 1500}, assumptions: [{of: cost, years: [2022], reason: New}]",
            [
                "A 2023: the cost is 1 500 kr, 50 % more than the 1 000 of 2022, and nothing "
                "says why"
            ],
        ),
    ],
)
def test_a_jump_is_told_unless_the_file_says_why(area: str, messages: list[str]) -> None:
    assert told(f"areas: {{a: {{name: A, {area}, step: 0}}}}\n") == messages


def test_a_jump_of_less_than_a_hundredth_of_the_total_is_let_be() -> None:
    small = "a: {cost: {2022: 100, 2023: 150}, step: 0}"
    large = "b: {cost: {2022: 15000, 2023: 15000}, step: 0}"
    assert told(f"areas: {{{small}, {large}}}\n") == []
    assert len(told(f"areas: {{{small}, {large.replace('2023: 15000', '2023: 14000')}}}\n")) == 1


def test_the_total_of_a_year_counts_what_there_is_where_a_row_is_missing() -> None:
    small = "a: {cost: {2022: 100, 2023: 150}, step: 0}"
    large = "b: {cost: {2022: 15000, 2023: 15100}, revenue: {2022: 15000}, step: 0}"
    assert told(f"areas: {{{small}, {large}, c: {{cost: {{2023: 1}}, step: 0}}}}\n") == []


@pytest.mark.parametrize(
    ("row", "messages"),
    [
        ("2021: 90, 2022: 910, 2023: 91", ["9|910|90|2021|1 digit too many"]),
        ("2021: 1000, 2022: 10000, 2023: 100000", []),
        ("2021: 9, 2022: 900, 2023: 905", ["9|9|900|2022|2 digits too few"]),
        ("2022: 2.5, 2023: 2500", ["9|2 500|2.5|2022|3 digits too many"]),
        ("2022: 100, 2023: 790", []),
        ("2022: 100, 2023: 800", ["9|800|100|2022|1 digit too many"]),
        ("2022: 100, 2023: 1250", ["9|1 250|100|2022|1 digit too many"]),
        ("2022: 100, 2023: 1260", []),
        ("2022: 100, 2023: 20000000", []),
        ("2021: 0, 2022: 0, 2023: 7", []),
        ("2023: 7", []),
    ],
)
def test_a_volume_is_held_against_the_years_around_it(row: str, messages: list[str]) -> None:
    found = [
        "9|{figure}|{near}|{before}|{cause}".format_map(
            {
                key: LANGUAGES["en"].number(each).replace("\u00a0", " ")
                if isinstance(each, Decimal)
                else each
                for key, each in finding.message.values.items()
            }
        )
        for finding in judged(RULE, f"{AREAS}volumes: {{v: {{{row}}}}}\n").findings
    ]
    assert found == messages


def test_investments_and_prices_and_what_services_cost_are_held_as_well() -> None:
    text = (
        "areas: {a: {name: A, services: {s: {name: S, volume: v, "
        "price: {2023: 10000, 2024: 100000}, parts: {p: {name: P, cost: {2022: 500, 2023: "
        "5100}, index: price}},"
        " revenue: {2021: 5000, 2022: 500}}}}}\n"
        "volumes: {v: {2023: 1, 2024: 1, 2025: 1}}\n"
        "investments: {lines: {i: {name: I, values: {2021: 1000, 2022: 100000, 2023: 1100}}}}\n"
    )
    assert told(text) == [
        "A, S, P 2023: the cost is 5 100 kr, beside 500 in 2022: most likely 1 digit too many",
        "A, S 2022: the revenue is 500 kr, beside 5 000 in 2021: most likely 1 digit too few",
        "A, S 2024: the price is 100 000, beside 10 000 in 2023: most likely 1 digit too many",
        "I 2022: the investment is 100 000 kr, beside 1 000 in 2021: most likely 2 digits too many",
        "A, S 2024: the price is decided to change by 900 %, beyond 25 %",
    ]
    findings = judged(RULE, text).findings
    assert (findings[0].area, findings[0].service) == ("a", "s")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("{2021: 4000, 2022: 3000000, 2023: 3000}", ["2022"]),
        ("{2021: 4000, 2022: 3000, 2023: 2250000}", ["2023"]),
        ("{2022: 4000, 2023: 3000000}", ["2023"]),
        ("{2022: 4000, 2023: 1600000}", ["2023"]),
        ("{2022: 4000, 2023: 1590000}", []),
        ("{2022: 4000, 2023: 10000000}", ["2023"]),
        ("{2022: 4000, 2023: 10010000}", []),
        ("{2022: 3000000, 2023: 4000}", ["2023"]),
        ("{2022: 100, 2023: 40000}", ["2023"]),
        ("{2022: 99, 2023: 40000}", []),
        ("{values: {2023: 100}, life: 8, opening: {5: 39999}}", []),
        ("{values: {2023: 100}, life: 8, opening: {5: 40000, 2: 100}}", ["5"]),
        ("{values: {2023: 100}, life: 8, opening: {5: 4000000}}", ["5"]),
        ("{values: {2023: 100}, life: 8, opening: {5: 4000001}}", []),
        ("{values: {2023: 99}, life: 8, opening: {5: 99000}}", []),
        ("{values: {}, life: 8, opening: {5: 99000}}", []),
        ("{values: {2023: 100}, life_months: 99, opening_months: {50: 40000}}", ["50"]),
        ("{components: {c: {values: {2022: 4000, 2023: 3000000}, life: 9}}}", ["2023"]),
    ],
)
def test_an_investment_in_another_unit_is_told_where_other_jumps_are_let_be(
    line: str, found: list[str]
) -> None:
    plan = f"investments: {{interest: 1, lines: {{i: {line}}}}}\n"
    assert [each.path[-1] for each in judged(RULE, AREAS + plan).findings] == found


def test_a_book_value_in_kr_is_told_with_what_the_line_takes() -> None:
    line = "{values: {2023: 4000}, life: 8, opening: {5: 9000000}}"
    plan = f"investments: {{interest: 1, lines: {{i: {line}}}}}\n"
    text = (HEAD + AREAS).replace("unit: kr", "unit: tkr") + plan
    (finding,) = check(project(budget_of(text)), [RULE])[0].findings
    assert str(finding.message) == (
        "i: the book value as the base year begins is 9 000 000 tkr, where the line takes at most "
        "4 000 in a year: most likely an amount in kr where tkr belong"
    )
    assert str(finding.fix) == (
        "write 5: 9000, or where it is meant, under plausible: investments.lines.i.opening.5: "
        "{high: 9000000, reason: …}"
    )
    assert finding.amount == 8991000
    meant = "plausible: {investments.lines.i.opening.5: {high: 9000000, reason: So}}\n"
    assert check(project(budget_of(text + meant)), [RULE])[0].findings == ()
    text = text.replace("9000000", "9000001")
    (finding,) = check(project(budget_of(text)), [RULE])[0].findings
    assert str(finding.fix).startswith("write the figure without its 3 digits too many, or where")
    assert finding.meant == ()


@pytest.mark.parametrize(
    ("line", "path", "named"),
    [
        ("components: {roof: {values: {2023: 4000}, LIFE}}", ("components", "roof"), "House, roof"),
        (
            "components: {roof: {name: Roof, values: {2023: 4000}, LIFE}}",
            ("components", "roof"),
            "House, Roof",
        ),
    ],
)
def test_a_slip_in_a_component_is_told_of_it_and_put_right(
    line: str, path: tuple[str, ...], named: str
) -> None:
    plan = f"investments: {{lines: {{house: {{name: House, {line}}}}}}}\n"
    for life, at, message in (
        (
            "life: 96",
            "life",
            f"{named}: the useful life is 96 years, most likely 96 months: 8 years",
        ),
        (
            "life: 8, opening_months: {7: 9000000}",
            "opening_months.7",
            f"{named}: the book value as",
        ),
    ):
        (finding,) = judged(RULE, AREAS + plan.replace("LIFE", life)).findings
        assert finding.path == ("investments", "lines", "house", *path, *at.split("."))
        assert str(finding.message).startswith(message)


def test_a_book_value_by_months_is_put_right_in_whole_units() -> None:
    line = "{values: {2023: 4000}, life: 8, opening_months: {9: 9000000}, used_by: a}"
    text = (HEAD + AREAS).replace("unit: kr", "unit: tkr")
    text += f"investments: {{lines: {{i: {line}}}, capital_frame: {{2023: 9000}}}}\n"
    _, framed = check(project(budget_of(text)), [RULE, "capital-frame"])
    beyond = next(each for each in framed.findings if each.path[1] == "capital_frame")
    assert beyond.follows is not None
    assert beyond.follows.path[-2:] == ("opening_months", "9")


SHORT = "areas: {a: {name: A, cost: {%s}, revenue: {%s}, step: 0}}\n"


@pytest.mark.parametrize(
    ("cost", "revenue", "messages", "fix"),
    [
        (
            *("2022: 43100, 2023: 45", "2023: 44900"),
            ["A 2023: the cost is 45 tkr, beside 43 100 in 2022: most likely an amount in mnkr "
             "where tkr belong"],
            "write 2023: 44900",
        ),
        (
            *("2022: 43100, 2023: 45", "2023: 45600"),
            ["A 2023: the cost is 45 tkr, beside 43 100 in 2022: most likely an amount in mnkr "
             "where tkr belong"],
            "write the figure with the 3 digits that it lacks",
        ),
        (
            *("2021: 45, 2022: 43100, 2023: 43100", "2021: 44900"),
            ["A 2021: the cost is 45 tkr, beside 43 100 in 2022: most likely an amount in mnkr "
             "where tkr belong"],
            "write the figure with the 3 digits that it lacks",
        ),
        (
            *("2022: 44900, 2023: 44900", "2022: 44900, 2023: 45"),
            ["A 2023: the revenue is 45 tkr, beside 44 900 in 2022: most likely an amount in mnkr "
             "where tkr belong"],
            "write 2023: 44900",
        ),
        (
            *("2023: 45", "2023: 44900"),
            ["A 2023: the cost is 45 tkr and the revenue 44 900: most likely an amount in mnkr "
             "where tkr belong"],
            "write 2023: 44900",
        ),
        (
            *("2022: 43, 2023: 45", "2022: 43000, 2023: 44900"),
            ["A 2022, 2023: the cost is 43 tkr and the revenue 43 000: most likely an amount in "
             "mnkr where tkr belong"],
            "write the figure with the 3 digits that it lacks",
        ),
        ("2023: 45", "2023: 45501", [], ""),
        ("2023: 9", "2023: 9000", [], ""),
        ("2023: 44900", "2023: 45", [], ""),
        ("2023: 45", "2022: 44900", [], ""),
    ],
)  # fmt: skip
def test_a_cost_in_millions_is_told_by_its_revenue(
    cost: str, revenue: str, messages: list[str], fix: str
) -> None:
    text = HEAD.replace("unit: kr", "unit: tkr") + SHORT % (cost, revenue)
    findings = check(project(budget_of(text)), [RULE])[0].findings
    assert [str(each.message) for each in findings] == messages
    assert all(str(each.fix).startswith(f"{fix}, or where") for each in findings)


def test_a_digit_that_cannot_be_taken_out_is_left_to_who_knows_the_figure() -> None:
    text = "areas: {a: {name: A, cost: {2022: 1000, 2023: 10007}, step: 0}}\n"
    (finding,) = judged(RULE, text).findings
    assert str(finding.fix).startswith("write the figure without its 1 digit too many, or where")
    assert finding.amount == 9006
    text = text.replace("10007", "99")
    (finding,) = judged(RULE, text).findings
    assert str(finding.fix).startswith("write 2023: 990, or where")
    both = (
        "areas: {a: {cost: {2022: 1000, 2023: 10010}, revenue: {2022: 1000, 2023: 10001}, step: 0}}"
    )
    (finding,) = judged(RULE, f"{both}\n").findings
    assert str(finding.fix).startswith("write the figure without its 1 digit too many, or where")


def test_a_decided_price_beyond_a_quarter_is_told() -> None:
    area = "cost: {2023: 100}, revenue: {2023: 100}, step: 0"
    assert told(f"areas: {{a: {{{area}, price_change: {{2024: 25, 2025: -25}}}}}}\n") == []
    assert told(
        f"areas: {{a: {{name: A, {area}, price_change: {{2024: 25.1, 2025: -26}}}}}}\n"
    ) == [
        "A 2024: the price is decided to change by 25.1 %, beyond 25 %",
        "A 2025: the price is decided to change by -26 %, beyond -25 %",
    ]
    free = "name: A, cost: {2023: 0}, revenue: {2023: 100}, step: 0, price_change: {2024: 30}"
    assert told(f"areas: {{a: {{{free}}}}}\n") == [
        "A 2024: the price is decided to change by 30 %, beyond 25 %"
    ]


@pytest.mark.parametrize(
    ("change", "meant"),
    [("31.87", "3.187"), ("318.7", "3.187"), ("-35", None), ("34", "3.4"), ("36", None)],
)
def test_a_decided_price_that_bears_the_cost_with_a_point_is_told_with_it(
    change: str, meant: str | None
) -> None:
    area = "name: A, cost: {2023: 100000, 2024: 103200}, revenue: {2023: 100000}, step: 0"
    text = f"areas: {{a: {{{area}, price_change: {{2024: {change}}}}}}}\n"
    (finding,) = judged(RULE, text).findings
    assert str(finding.fix).startswith(f"write 2024: {meant}" if meant else "correct the figure")
    if meant:
        assert str(finding.message).endswith(
            f"by {change} %, where 3.2 % bears the cost: most likely a point is missing"
        )
        assert finding.off == Decimal(change) - Decimal(meant)


@pytest.mark.parametrize(
    ("interest", "messages"),
    [
        ("0", []),
        ("0.1", []),
        ("{2023: 1.25, 2024: 2.5}", []),
        (
            "{2023: 0.5, 2024: 0.05}",
            ["the internal rate of 2024 is 0.05 %, most likely 5 % written as a fraction"],
        ),
        ("-1.5", ["the internal rate of 2023 is -1.5 %, below zero"]),
        ("16", ["the internal rate of 2023 is 16 %, more than 15 %"]),
    ],
)
def test_the_internal_rate_is_held_against_what_one_can_be(
    interest: str, messages: list[str]
) -> None:
    plan = f"investments: {{interest: {interest}, lines: {{i: {{2023: 1}}}}}}\n"
    assert told(AREAS + plan) == messages


def test_an_internal_rate_below_zero_is_written_as_one_above() -> None:
    plan = "investments: {interest: -1.5, lines: {i: {2023: 1}}}\n"
    (finding,) = judged(RULE, AREAS + plan).findings
    assert str(finding.fix) == (
        "write 1.5, or where it is meant, under plausible: investments.interest: "
        "{low: -1.5, reason: …}"
    )
    assert judged(RULE, AREAS + plan.replace("-1.5", "1.5")).findings == ()


def test_a_rate_that_is_only_too_high_is_to_be_corrected() -> None:
    text = HEAD.replace("2023: 2, 2024: 10, 2025: 10", "2024: 15.1, 2025: 14")
    (finding,) = check(project(budget_of(text + AREAS)), [RULE])[0].findings
    assert str(finding.fix).startswith("correct the figure, or where it is meant, ")


@pytest.mark.parametrize(
    ("lives", "found"),
    [
        (("96", "8"), ["i0"]),
        (("60", "15"), ["i0"]),
        (("60", "16"), []),
        (("50", "5"), []),
        (("36", "5"), []),
        (("60",), []),
        (("72",), ["i0"]),
        (("8", "96", "96"), []),
    ],
)
def test_a_life_in_months_is_told_by_the_others(lives: tuple[str, ...], found: list[str]) -> None:
    rows = ", ".join(f"i{n}: {{values: {{2023: 1}}, life: {each}}}" for n, each in enumerate(lives))
    plan = f"investments: {{lines: {{{rows}, none: {{2023: 1}}}}}}\n"
    assert [each.path[2] for each in judged(RULE, AREAS + plan).findings] == found


def test_areas_are_twins_by_name_or_by_all_their_figures() -> None:
    def twins(*areas: str) -> list[str]:
        rows = ", ".join(f"{'abc'[n]}: {{{each}, step: 0}}" for n, each in enumerate(areas))
        return [".".join(each.path) for each in judged(RULE, f"areas: {{{rows}}}\n").findings]

    three = "cost: {2021: 10, 2022: 11, 2023: 12}"
    assert twins(three, three) == ["areas.b"]
    assert twins(f"name: X, {three}", f"name: X, {three}") == ["areas.b"]
    assert twins(f"name: X, {three}", f"name: X, {three.replace('10', '11')}") == ["areas.b.name"]
    other = three.replace("10", "11")
    for name in ("x y", "'X  Y'", "' X Y'", "'X\u00a0Y '"):
        assert twins(f"name: X Y, {three}", f"name: {name}, {other}") == ["areas.b.name"]
    assert twins(f"name: X Y, {three}", f"name: XY, {other}") == []
    assert twins(f"name: b, {three}", three.replace("10", "11")) == ["areas.b"]
    assert twins(three, f"{three}, revenue: {{2023: 12}}") == []
    assert twins(three, "cost: {2021: 10, 2022: 11, 2024: 12, 2023: 12}") == []
    two = "cost: {2022: 11, 2023: 12}"
    assert twins(two, two) == []
    nothing = "cost: {2021: 0, 2022: 0, 2023: 0}"
    assert twins(nothing, nothing) == []
    years = ("cost: {2021: 10, 2023: 12}, revenue: {2022: 11}", "cost: {2022: 10, 2023: 12}")
    assert twins(years[0], f"{years[1]}, revenue: {{2022: 11}}") == []


def test_the_finding_is_said_in_swedish() -> None:
    text = "areas: {a: {name: Städ, cost: {2022: 1000, 2023: 1500}, step: 0}}\n"
    (finding,) = judged(RULE, text).findings
    say, fix = LANGUAGES["sv"].say, finding.fix
    assert fix is not None
    assert say(finding.message).replace("\u00a0", " ") == (
        "Städ 2023: kostnaden är 1 500 kr, 50 % mer än 1 000 för 2022, och inget säger varför"
    )
    assert say(fix) == (
        "rätta siffran, eller om siffran är avsedd, skriv under plausible: "
        "areas.a.cost: {high: 1500, reason: …}"
    )


def test_it_counts_the_rows_that_it_looks_at() -> None:
    assert judged(RULE, AREAS).judged == {None: 2}
    empty = "title: Small\nunit: kr\nyears: {budget: [2023]}\nareas: {}\n"
    (judgement,) = check(project(budget_of(empty)), [RULE])
    assert judgement.judged == {}


def test_a_jump_is_pinned_by_how_much_it_moves() -> None:
    text = "areas: {a: {name: A, cost: {2021: 1000, 2022: 1500, 2023: 1500}, step: 0}}\n"
    (finding,) = judged(RULE, text).findings
    assert (finding.path, finding.year, finding.amount) == (
        ("areas", "a", "cost", "2022"),
        Y2022,
        500,
    )
