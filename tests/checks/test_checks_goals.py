"""Outcomes against their targets, and printed outcomes against what the figures give."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import budget_of

from vssbudget.checks import check, place_of
from vssbudget.checks.targets import trend
from vssbudget.findings import Judgement, Severity
from vssbudget.loader import Source, load
from vssbudget.model import gauges
from vssbudget.projection import project
from vssbudget.wording import ENGLISH, LANGUAGES

HEAD = """
title: Small
unit: tkr
years: {actual: [2021, 2022], budget: [2023], plan: [2024]}
areas:
  it: {cost: {2021: 90, 2022: 70, 2023: 60}, revenue: {2021: 100, 2022: 60, 2023: 60}, step: 0}
  hr: {cost: {2021: 50, 2022: 20, 2023: 20}, revenue: {2021: 50, 2022: 30, 2023: 20}, step: 0}
  cars: {cost: {2021: 5, 2022: 5, 2023: 5}, revenue: {2021: 6, 2022: 5, 2023: 5}, step: 0}
  staff:
    kind: support
    cost: {2021: 300, 2022: 4, 2023: 9}
    revenue: {2021: 299, 2022: 4, 2023: 9}
    step: 0
investments: {lines: {x: {2022: 20, 2023: 60, 2024: 36}}, frame: {2022: 25, 2023: 45, 2024: 40}}
"""


def goal(indicator: str, head: str = HEAD) -> str:
    return f"{head}goals: {{g: {{indicators: {{i: {{name: Kept, {indicator}}}}}}}}}\n"


def judged(rule: str, indicator: str, head: str = HEAD) -> Judgement:
    (judgement,) = check(project(budget_of(goal(indicator, head))), [rule])
    return judgement


def told(judgement: Judgement) -> list[str]:
    return [ENGLISH.say(each.message).replace("\u00a0", " ") for each in judgement.findings]


@pytest.mark.parametrize(
    ("wanted", "figure", "off", "said"),
    [
        ("at_least", "4", "2", "Kept 2022: 4, but at least 6 is aimed at in 2023: 2 too little"),
        ("at_most", "8.5", "-2.5", "Kept 2022: 8.5, but at most 6 is aimed at in 2023: 2.5 too"),
        (
            "within",
            "7",
            "-1",
            "Kept 2022: 7, but plus or minus at most 6 is aimed at in 2023: 1 too",
        ),
        (
            "within",
            "-7",
            "1",
            "Kept 2022: -7, but plus or minus at most 6 is aimed at in 2023: 1 t",
        ),
        ("equals", "7", "-1", "Kept 2022: 7, but exactly 6 is aimed at in 2023: 1 too much"),
        ("equals", "5", "1", "Kept 2022: 5, but exactly 6 is aimed at in 2023: 1 too little"),
    ],
)
def test_an_outcome_that_misses_its_target_is_told_with_by_how_much_and_which_way(
    wanted: str, figure: str, off: str, said: str
) -> None:
    indicator = f"wanted: {wanted}, outcome: {{2021: 1, 2022: {figure}}}, target: {{2023: 6}}"
    judgement = judged("target", indicator)
    (finding,) = judgement.findings
    assert told(judgement)[0].startswith(said)
    assert (finding.off, finding.severity) == (Decimal(off), Severity.WARNING)
    assert place_of(finding) == "goals.g.indicators.i.outcome.2022"
    meets = f"{(Decimal(figure) + Decimal(off)).normalize():f}"
    assert ENGLISH.say(finding.fix or finding.message).startswith(f"an outcome of {meets} meets it")
    assert judged("target", indicator.replace(f"2022: {figure}", f"2022: {meets}")).findings == ()
    assert dict(judgement.judged) == {2023: 1}


@pytest.mark.parametrize(
    ("indicator", "why"),
    [
        (
            "wanted: at_most, outcome: {2021: 9, 2022: IU}, target: {2023: 1}",
            "no figure of the last",
        ),
        ("wanted: at_most, target: {2023: 1}", "no figure of the last outcome"),
        ("wanted: at_most, outcome: {2022: 9}", "nothing is aimed at since the last"),
        (
            "wanted: at_most, outcome: {2022: 9}, target: {2021: 1}",
            "nothing is aimed at since the last",
        ),
    ],
)
def test_what_has_no_figure_or_no_target_is_told_as_not_judged(indicator: str, why: str) -> None:
    judgement = judged("target", indicator)
    assert (judgement.findings, dict(judgement.judged)) == ((), {})
    (remark,) = judgement.information
    assert why in ENGLISH.say(remark.message)


def test_what_the_figures_give_for_the_year_of_a_target_is_held_against_it_by_size() -> None:
    """|45 − 60| / 45 is 33.3 %; in 2024 (40 − 36) / 40 is 10 %."""
    indicator = "wanted: at_most, outcome: {2021: 25, 2022: 0}, target: {2023: 10, 2024: 10}"
    judgement = judged("target", f"{indicator}, computed: indicators.investment_deviation")
    assert told(judgement) == [
        "Kept 2023: the budget gives 33 (what the frame of investments leaves or lacks, in % of it)"
        ", but at most 10 is aimed at: 23 too much"
    ]
    (finding,) = judgement.findings
    assert place_of(finding) == "goals.g.indicators.i.target.2023"
    assert finding.off == -23
    assert dict(judgement.judged) == {2023: 2, 2024: 1}


def test_what_is_set_equal_to_cost_balances_by_construction() -> None:
    indicator = "wanted: within, outcome: {2022: 0}, target: {2023: 1, 2024: 1}"
    judgement = judged("target", f"{indicator}, computed: indicators.budget_deviation")
    assert dict(judgement.judged) == {2023: 2}
    assert dict(judgement.constructed) == {2024: 1}
    decided = HEAD.replace("2023: 5}, step: 0}", "2023: 5}, step: 0, price_change: {2024: 100}}")
    judgement = judged("target", f"{indicator}, computed: indicators.budget_deviation", decided)
    assert dict(judgement.judged) == {2023: 2, 2024: 1}
    assert "Kept 2024: the budget gives 5 (result in % of revenue)" in told(judgement)[0]


@pytest.mark.parametrize(
    ("wanted", "lower", "higher"),
    [
        ("at_least: {2023: 60}", "worse", "better"),
        ("at_most: {2023: 60}", "better", "worse"),
        ("within: {2023: 60}", "better", "worse"),
        ("equals: {2023: 60}", "worse", "better"),
        ("equals: {}", "", ""),
    ],
)
def test_an_outcome_is_better_as_the_target_asks_for(wanted: str, lower: str, higher: str) -> None:
    """From 40 it falls to 20, or rises to 50."""
    way, aim = wanted.split(": ", 1)
    told = {20: lower, 50: higher, 40: "unchanged" if lower else ""}
    for outcome, way_told in told.items():
        figures = f"outcome: {{2021: 40, 2022: {outcome}}}, target: {aim}"
        (gauge,) = gauges(budget_of(goal(f"wanted: {way}, {figures}")).goals)
        assert trend(gauge) == way_told


@pytest.mark.parametrize(
    ("outcome", "computed", "said"),
    [
        ("{2021: 2.2}", "indicators.budget_deviation", None),  # 455 − 445 of 455
        ("{2021: 2}", "indicators.budget_deviation", None),
        ("{2021: 2.20}", "indicators.budget_deviation", None),
        (
            "{2021: 2.3}",
            "indicators.budget_deviation",
            "printed 2.3, but the figures give 2.2 (resul",
        ),
        ("{2021: 100, 2022: 66.7}", "indicators.areas_in_balance", None),  # it is not, in 2022
        ("{2022: 67}", "indicators.areas_in_balance", None),
        (
            "{2022: 75}",
            "indicators.areas_in_balance",
            "printed 75, but the figures give 67 (areas wi",
        ),
        ("{2022: 90.9}", "indicators.largest_share", None),  # 60 + 30 of 99, and not 100 of 299
        ("{2021: 33.0}", "indicators.largest_share", None),
        ("{2022: 20}", "indicators.investment_deviation", None),
        (
            "{2022: 19}",
            "indicators.investment_deviation",
            "printed 19, but the figures give 20 (what",
        ),
        ("{2021: 90}", "it.cost", None),
        ("{2021: 91}", "it.cost", "printed 91, but the figures give 90 (it.cost): 1 too much"),
    ],
)
def test_a_printed_outcome_is_held_against_the_computed_one_to_its_decimals(
    outcome: str, computed: str, said: str | None
) -> None:
    judgement = judged("computed-indicator", f"outcome: {outcome}, computed: {computed}")
    assert sum(judgement.judged.values()) == outcome.count(":")
    assert len(judgement.findings) == (said is not None)
    for each in judgement.findings:
        assert said
        assert said in told(judgement)[0]
        assert each.severity is Severity.ERROR
        written = ENGLISH.say(each.fix or each.message).removeprefix("write ").partition(",")[0]
        year = each.path[-1]
        mended = f"outcome: {{{year}: {written}}}, computed: {computed}"
        assert judged("computed-indicator", mended).findings == ()


def test_a_difference_of_amounts_is_one_in_whole_units() -> None:
    (finding,) = judged("computed-indicator", "outcome: {2021: 91}, computed: it.cost").findings
    assert finding.amount == finding.off == 1
    (finding,) = judged("computed-indicator", "outcome: {2021: 91.5}, computed: it.cost").findings
    assert (finding.amount, finding.off) == (None, Decimal("1.5"))
    assert place_of(finding) == "goals.g.indicators.i.outcome.2021"


def test_the_figures_of_a_year_that_is_no_outcome_and_what_there_is_not_are_not_judged() -> None:
    said = judged(
        "computed-indicator",
        "outcome: {2021: 1, 2022: IU, 2023: 5}, computed: indicators.investment_deviation",
    )
    assert (dict(said.judged), said.findings) == ({}, ())
    assert [(each.year, ENGLISH.say(each.message)) for each in said.information] == [
        (2021, "not judged, nothing to compute it of or no outcome: Kept"),
        (2022, "not judged, nothing to compute it of or no outcome: Kept"),
        (2023, "not judged, the figures of the year are no outcome: Kept"),
    ]


@pytest.mark.parametrize(
    ("computed", "fix"),
    [
        ("indicators.budget_deviatin", "write indicators.budget_deviation"),
        ("x.y.z.w.q", "write a row such as hr.cost"),
        ("indicators.budget_deviation.2021", "write "),
    ],
)
def test_what_is_computed_as_no_row_is_told_with_the_one_that_is_meant(
    computed: str, fix: str
) -> None:
    indicator = f"wanted: at_most, outcome: {{2021: 1}}, target: {{2021: 1}}, computed: {computed}"
    (finding,) = judged("computed-indicator", indicator).findings
    assert place_of(finding) == "goals.g.indicators.i.computed"
    assert ENGLISH.say(finding.fix or finding.message).startswith(fix)
    assert dict(judged("target", indicator).judged) == {2021: 1}


@pytest.mark.parametrize("lack", ["areas", "frame"])
def test_a_key_figure_that_there_is_nothing_for_is_no_row(lack: str) -> None:
    head = HEAD.replace("cost:", "kind: support, cost:") if lack == "areas" else HEAD
    head = head.replace("support\n    kind: support, cost", "support\n    cost")
    head = head.replace(", frame: {2022: 25, 2023: 45, 2024: 40}", "") if lack == "frame" else head
    gone = {"areas": ("areas_in_balance", "largest_share"), "frame": ("investment_deviation",)}
    for name in ("areas_in_balance", "largest_share", "investment_deviation", "budget_deviation"):
        indicator = f"outcome: {{2023: 1}}, computed: indicators.{name}"
        found = judged("computed-indicator", indicator, head).findings
        assert bool(found) == (name in gone[lack]), name


def test_a_finding_stands_at_the_outcome_in_both_languages(tmp_path: Any) -> None:
    path = tmp_path / "b.yaml"
    indicator = "wanted: at_most, outcome: {2021: 3, 2022: 5}, target: {2023: 4}"
    path.write_text(f"{HEAD}goals:\n  g:\n    indicators:\n      i: {{{indicator}}}\n", "utf-8")
    loaded = load(Source(path.name, path))
    assert loaded.budget is not None
    (judgement,) = check(project(loaded.budget), ["target"])
    (finding,) = loaded.placed(judgement.findings)
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (18, 53)
    assert (
        LANGUAGES["sv"].say(finding.message) == "i 2022: 5, men högst 4 önskas 2023: 1 för mycket"
    )
