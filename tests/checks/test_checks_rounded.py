"""What rounding explains where the file says that printed figures start from rounded ones."""

from collections import Counter
from decimal import Decimal

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of
from hypothesis import given
from hypothesis import strategies as st
from small import HEAD, Y2024, Y2025, judged

from vssbudget.amounts import Percent
from vssbudget.checks import RULES, check
from vssbudget.findings import Finding, Severity
from vssbudget.model import Budget, changed
from vssbudget.projection import exact, project
from vssbudget.projection.rounding import Rounding

ROUNDED = REPOSITORY / "tests" / "budgets" / "rounded"
KELLER = (ROUNDED / "keller_fy20_water.yaml").read_text("utf-8")
HELSINKI = (ROUNDED / "helsinki_2023.yaml").read_text("utf-8")
TEXT = SHIPPED.read_text("utf-8")


def found(text: str, *rules: str) -> list[Finding]:
    judgements = check(project(budget_of(text)), rules)
    return [finding for judgement in judgements for finding in judgement.findings]


def weights(text: str, *rules: str) -> Counter[str]:
    return Counter(str(each.severity) for each in found(text, *rules))


ROWS = ("personnel_services", "services_and_other", "tra_payment_wastewater")
BY_ROW = ", ".join(f"cost.{row}: base" for row in ROWS)
SAID = [
    KELLER.replace("published:\n", "published:\n  rounded: base\n"),
    KELLER.replace("areas:\n", "rounded: {book: base}\nareas:\n", 1),
    KELLER.replace("published:\n", f"published:\n  rounded: {{{BY_ROW}}}\n"),
]


def test_a_plan_that_is_off_by_one_from_a_rounded_base_is_so_only_where_the_file_says_it() -> None:
    assert weights(KELLER, "published-plan") == {"error": 14}
    for text in SAID[:2]:
        assert weights(text, "published-plan") == {"notice": 14}


def test_by_row_only_the_rows_that_are_named_start_from_rounded_ones() -> None:
    left = weights(SAID[2], "published-plan")
    assert left["notice"] + left["error"] == 14
    assert left["notice"] > 0 < left["error"]
    named = {each.area for each in found(SAID[2], "published-plan") if not each.fix}
    assert named <= set(ROWS)


@pytest.mark.parametrize(
    ("said", "year", "printed", "bound"),
    [
        ("base", 2026, 1552, "1.17"),
        ("rates", 2026, 1552, "19.73"),
        ("[base, rates]", 2026, 1552, "20.41"),
        ("base", 2024, 1101, "1.05"),
    ],
)
def test_a_lasting_change_is_decided_and_off_by_its_rates_alone(
    said: str, year: int, printed: int, bound: str
) -> None:
    """½ · 1.1³ + ½ = 1.1655; 1 000 (1.105³ − 1.1³) + 200 (1.105 − 1.1) + ½ = 19.73; both 20.41.

    Before the year of the change there is nothing of it: ½ · 1.1 + ½ = 1.05.
    """
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025, 2026]}\n"
        "indices: {i: {rates: {2024: 10, 2025: 10, 2026: 10}}}\n"
        "areas: {a: {cost: {2023: 1000}, revenue: {2023: 1000}, index: i, lasting: {2025: 200}}}\n"
        f"published: {{rounded: {said}, cost: {{a: {{{year}: {printed}}}}}}}\n"
    )
    (told,) = found(text, "published-plan")
    assert str(told.message).endswith(f"within the {bound} that rounding explains")


def test_the_notice_says_the_bound() -> None:
    """½ · 1.03² + ½ = 1.03045."""
    notice = next(
        each
        for each in found(SAID[0], "published-plan")
        if each.path == ("published", "cost", "services_and_other", "2023")
    )
    assert str(notice.message) == (
        "2023, cost, Services & other: printed 5 455 417 USD, calculated on the file's own rates "
        "5 455 416 USD: 1 USD too much, within the 1.03 that rounding explains"
    )
    assert (notice.severity, notice.fix, notice.amount) == (Severity.NOTICE, None, 1)


def test_beyond_the_bound_it_stays_an_error() -> None:
    assert weights(SAID[0].replace("2023: 5455417", "2023: 5455418"), "published-plan") == {
        "notice": 13,
        "error": 1,
    }


def test_printed_subtotals_of_rounded_rows_are_within_what_footing_allows() -> None:
    """Four rows and their sum: (4 + 1) / 2."""
    assert weights(HELSINKI, "claim") == {"error": 4}
    said = HELSINKI.replace("areas:\n", "rounded: {t: base}\nareas:\n", 1)
    alone = HELSINKI.replace("    equals:", "    rounded: base\n    equals:")
    for text in (said, alone):
        notices = found(text, "claim")
        assert [each.severity for each in notices] == [Severity.NOTICE] * 4
        assert {str(each.message).split(", within ")[1] for each in notices} == {
            "the 2.5 that rounding explains"
        }
    assert weights(said.replace("equals: 1324665", "equals: 1324663"), "claim") == {
        "notice": 3,
        "error": 1,
    }


ONE_OFF = [
    ("ekonomi", "45610", "45609"),
    ("ekonomi", "46750", "46749"),
    ("hr", "36957", "36956"),
    ("hr", "37881", "37880"),
    ("medborgare", "48404", "48405"),
]


@pytest.mark.parametrize(("area", "printed", "yearly"), ONE_OFF)
def test_a_decided_base_and_decided_rates_are_exact(area: str, printed: str, yearly: str) -> None:
    """What rounding each year would print is an error in the shipped budget."""
    assert TEXT.count(f": {printed}") == 1
    errors = [
        each
        for each in found(TEXT.replace(f": {printed}", f": {yearly}"), "published-plan")
        if each.severity is Severity.ERROR
    ]
    assert [(each.area, abs(each.amount or 0)) for each in errors] == [(area, 1)]


def test_the_shipped_budget_says_of_nothing_that_it_is_rounded() -> None:
    assert "rounded" not in TEXT


AREA = "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, index: price}}\n"


def bounds(printed: str, area: str = AREA, rule: str = "published-plan") -> list[str]:
    """Give the bound of what is explained, and `error` for what is not."""
    return [
        str(each.message.values["bound"]) if each.severity is Severity.NOTICE else "error"
        for each in judged(rule, f"{area}published: {{{printed}}}\n").findings
    ]


def test_rounded_rates_add_what_half_their_last_decimal_makes() -> None:
    """100 · (1.105² − 1.1²) + ½ = 1.6025 (rates of 10 are written without decimals: ½ %)."""
    row = "cost: {a: {2025: %s}}, rounded: rates"
    assert bounds(row % 122) == ["1.6"]
    assert bounds(row % 123) == ["error"]
    finer = HEAD.replace("2024: 10, 2025: 10", "2024: 10.0, 2025: 10.0")
    text = f"{finer}{AREA}published: {{cost: {{a: {{2025: 122}}}}, rounded: rates}}\n"
    (finding,) = found(text, "published-plan")
    assert finding.severity is Severity.ERROR


def test_what_rounding_explains_of_amounts_with_decimals_has_as_many_more() -> None:
    """1.6025 tenths of the amounts above."""
    head = HEAD.replace("unit: kr", "unit: kr\ndecimals: 1")
    area = AREA.replace("100}", "10.0}")
    text = f"{head}{area}published: {{cost: {{a: {{2025: 12.2}}}}, rounded: rates}}\n"
    (finding,) = found(text, "published-plan")
    assert str(finding.message.values["bound"]) == "0.16"


def test_a_rate_that_was_agreed_may_be_off_as_one_of_an_index() -> None:
    """4 % is 3.5 to 4.5: 1000 · 1.045 − 1000 · 1.04 = 5."""
    text = f"{HEAD}areas: {{a: {{cost: {{2023: 1000}}, step: 0}}}}\n".replace(
        "step: 0", "agreement: {2024: 4, 2025: 4}"
    )
    assert Rounding(project(budget_of(text)), {"rates"}).slack("a", "cost", Y2024) == 5


def test_a_base_and_rates_that_are_rounded_multiply() -> None:
    """100.5 · 1.105² − 100 · 1.1² + ½ = 2.2130 (rounded 2.21)."""
    assert bounds("cost: {a: {2025: 119}}, rounded: [base, rates]") == ["2.21"]
    assert bounds("cost: {a: {2025: 119}}, rounded: base") == ["error"]


def test_a_figure_of_the_base_year_may_be_off_by_two_roundings() -> None:
    assert bounds("cost: {a: {2023: 101}}, rounded: base") == ["1"]
    assert bounds("cost: {a: {2023: 102}}, rounded: base") == ["error"]
    assert bounds("cost: {a: {2023: 101}}, rounded: rates") == ["error"]


def test_a_result_that_is_zero_by_its_making_is_off_by_nothing_more() -> None:
    assert bounds("result: {a: {2024: 1}}, rounded: [base, rates]") == ["error"]
    decided = AREA.replace("index: price", "index: price, price_change: {2024: 10.0}")
    assert bounds("result: {a: {2024: 1}}, rounded: [base]", decided) == ["1.6"]


def test_a_decided_price_carries_the_rounding_of_the_revenue_before_it() -> None:
    """½ · 1.1 + ½ = 1.05; 2025 ½ · 1.1 · 1.05 + ½ = 1.0775."""
    decided = AREA.replace("index: price", "index: price, price_change: {2024: 10.0, 2025: 5.0}")
    assert bounds("revenue: {a: {2024: 111, 2025: 115}}, rounded: base", decided) == [
        "1.05",
        "1.08",
    ]


def test_a_given_plan_year_starts_anew() -> None:
    given_later = AREA.replace("cost: {2023: 100}", "cost: {2023: 100, 2024: 110}").replace(
        "revenue: {2023: 100}", "revenue: {2023: 100, 2024: 110}"
    )
    row = "%s: {a: {2024: 111, 2025: 122}}, rounded: base"
    assert bounds(row % "cost", given_later) == ["1", "1.05"]
    assert bounds(row % "revenue", given_later) == ["1", "1.05"]


def test_an_investment_that_is_printed_may_be_off_by_two_roundings() -> None:
    lines = AREA + "investments: {lines: {cars: {2024: 5}}}\n"
    assert bounds("investments: {cars: {2024: 6}}, rounded: base", lines) == ["1"]
    assert bounds("investments: {cars: {2024: 7}}, rounded: base", lines) == ["error"]


SERVICES = (
    "volumes: {v: {2023: 10, 2024: 10, 2025: 10}}\nprice_unit: {name: öre, per: 100}\n"
    "areas: {a: {services: {s: {volume: v, revenue: {2023: 100}, %s parts: {x: {cost: {2023: 60}, "
    "index: price}, z: {cost: {2023: 40}, index: price}}}}}}\n"
)


def test_of_services_the_roundings_of_their_parts_add_up() -> None:
    """Two parts of ½ · 1.1 and ½."""
    row = "%s: {a: {2024: 111}}, rounded: base"
    for measure in ("cost", "revenue"):
        assert bounds(row % measure, SERVICES % "") == ["1.6"]


def test_a_price_in_steps_may_be_one_step_further_off() -> None:
    """½ · 1.1 + ½, and a step of 10 öre on 10 of them: 1 kr; a price in money is exact."""
    row = "revenue: {a: {2024: 112}}, rounded: base"
    steps = "price_step: 10, price_change: {2024: 10},"
    assert bounds(row, SERVICES % steps) == ["2.05"]
    assert bounds(row, SERVICES % "price: {2024: 1110},") == ["error"]


def test_calculated_rows_bring_their_rounding_into_a_printed_total() -> None:
    """Two rows of 110, each off by ½ · 1.1 and ½, and the total by ½."""
    both = AREA.replace("}}\n", "}, b: {cost: {2023: 100}, step: 10}}\n")
    total = "cost: {total: {2024: 222}}"
    assert bounds(total, both, "footing") == ["error"]
    assert bounds(f"{total}, rounded: base", both, "footing") == ["2.55"]
    assert bounds(f"{total}, rounded: {{cost.total: base}}", both, "footing") == ["2.55"]


def claims(text: str, area: str = AREA) -> list[str]:
    told = judged("claim", f"{area}claims: {{said: {{{text}}}}}\n").findings
    return [str(each.message.values.get("bound", "error")) for each in told]


def test_a_claim_of_calculated_figures_carries_their_rounding() -> None:
    """½ · 1.1 + ½ of the figure, ½ of what is said."""
    assert claims("sum: a.cost.2024, equals: 111, rounded: base") == ["1.55"]
    assert claims("sum: total.cost.2024, equals: 111, rounded: base") == ["1.55"]
    assert claims("sum: a.cost.2024, equals: 112, rounded: base") == ["error"]
    assert claims("sum: a.result.2023, at_least: 1, rounded: base") == ["1.5"]
    assert claims("sum: [total.cost.2024, total.cost.2024], at_most: 219, rounded: base") == ["2.6"]


def test_a_share_may_be_off_by_what_its_part_and_its_whole_may_be() -> None:
    """25 of 100: (½ + ¼ · ½) / 99½ = 0.628 %, and ½ of what is said."""
    volumes = AREA + "volumes: {part: {2023: 25}, all: {2023: 100}}\n"
    share = "sum: volumes.part.2023, percent_of: volumes.%s.2023, equals: %s, rounded: base"
    assert claims(share % ("all", 26), volumes) == ["1.13"]
    assert claims(share % ("all", 27), volumes) == ["error"]
    assert claims("sum: volumes.part.2023, percent_of: volumes.all.2023, equals: 9", volumes) == [
        "error"
    ]


def test_a_whole_that_may_be_nothing_explains_no_share() -> None:
    """A result of 1 is 100 less 99, each off by ½."""
    area = AREA.replace("cost: {2023: 100}", "cost: {2023: 99}")
    share = "sum: a.cost.2023, percent_of: a.%s.2023, equals: 98, rounded: base"
    assert claims(share % "revenue", area) == ["1.5"]
    assert claims(share % "result", area) == ["error"]


def test_a_repeated_figure_may_be_off_by_two_roundings_where_it_is_said() -> None:
    row = "%srepeated: [{of: published.cost.total, values: {2023: %s}%s}]\n"
    text = AREA + "published: {cost: {total: {2023: 100}}}\n"
    for printed, rounded, told in (
        (101, "", "error"),
        (101, ", rounded: base", "notice"),
        (102, ", rounded: base", "error"),
    ):
        (finding,) = judged("same-figure", row % (text, printed, rounded)).findings
        assert finding.severity == told


def test_every_rule_knows_of_it_and_none_else() -> None:
    said = KELLER.replace("areas:\n", "rounded: {book: base}\nareas:\n", 1)
    for rule in RULES:
        if rule not in ("published-plan", "footing", "claim", "same-figure"):
            assert weights(said, rule) == weights(KELLER, rule), rule


RATE = st.integers(-500, 1000).map(lambda each: Decimal(each) / 10)
OFF = st.integers(-50, 50).map(lambda each: Decimal(each) / 100)


def drawn(base: int, rates: list[Decimal], lasting: int, change: Decimal) -> Budget:
    a, b, c, d = rates
    return budget_of(
        HEAD.replace(
            "{price: {2023: 2, 2024: 10, 2025: 10}}",
            f"{{p: {{2024: {a:.1f}, 2025: {b:.1f}}}, w: {{2024: {c:.1f}, 2025: {d:.1f}}}}}",
        )
        + f"areas: {{a: {{cost: {{2023: {base}}}, revenue: {{2023: {base}}}, "
        f"shares: {{p: 0.3, w: 0.7}}, lasting: {{2024: {lasting}, 2025: {lasting}}}, "
        f"price_change: {{2025: {change:.1f}}}}}}}\n"
    )


@given(
    base=st.integers(1, 10**6),
    rates=st.lists(RATE, min_size=4, max_size=4),
    off=st.lists(OFF, min_size=6, max_size=6),
    lasting=st.integers(-1000, 1000),
    change=RATE,
)
def test_no_true_figure_lies_beyond_the_bound(
    base: int, rates: list[Decimal], off: list[Decimal], lasting: int, change: Decimal
) -> None:
    """Whatever the base and the rates were before they were rounded, to a whole and a tenth."""
    budget = drawn(base, rates, lasting, change)
    shown = project(budget)
    true = budget
    for measure in ("cost", "revenue"):
        true = changed(true, ("areas", "a", measure, 2023), base + off[0])
    true = changed(true, ("areas", "a", "price_change", 2025), Percent(change + off[5] / 10))
    table = {
        name: {
            year: Percent(shown.rates[name][year] + off[1 + 2 * position + (year - 2024)] / 10)
            for year in (Y2024, Y2025)
        }
        for position, name in enumerate("pw")
    }
    was, now = exact(project(true, table), "a"), exact(shown, "a")
    rounding = Rounding(shown, ("base", "rates"))
    for position, year in enumerate((Y2024, Y2025)):
        cost = was.cost[position] - now.cost[position]
        revenue = was.revenue[position] - now.revenue[position]
        for measure, off_by in (("cost", cost), ("revenue", revenue), ("result", revenue - cost)):
            assert abs(off_by) <= rounding.slack("a", measure, year)
