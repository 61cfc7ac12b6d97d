"""What the rules find in the shipped budget: its known differences and nothing else."""

import re
from collections.abc import Iterable
from decimal import Decimal

import pytest
from conftest import SHIPPED, budget_of

from vssbudget.checks import RULES, check, pinned, place_of
from vssbudget.findings import Finding, Severity
from vssbudget.loader import Source, load
from vssbudget.projection import project

TEXT = SHIPPED.read_text("utf-8")
HOLES = {2022: -6, 2024: 632, 2025: 1283, 2026: 1953, 2027: 2641, 2028: 3350}
VOLUMES = (
    *("kontakt_linkoping", "lkdata_support", "hr_direkt", "stadsarkivet", "rekryteringar"),
    *("e_utbildningar", "upphandlingar", "lonespecifikationer", "fakturor"),
)
MISSED = {
    "service.indicators.kundnöjdhet.measures.kontakt_linkoping.outcome.2022": Decimal("0.2"),
    "service.indicators.tjänsteportal.outcome.2022": 55,
    "kundsamverkan.indicators.dialoger_förvaltningar.outcome.2022": 14,
    "kundsamverkan.indicators.utförare.outcome.2022": 2,
    "inköp.indicators.leverantörstrohet.outcome.2022": 2,
    "inköp.indicators.e_handelstrohet.outcome.2022": 10,
    "ekonomisk_kontroll.indicators.investeringsavvikelse.target.2023": -23,
    "ekonomisk_kontroll.indicators.områden_i_balans.outcome.2022": 40,
    "tjänsteproduktion.indicators.ärendehantering.outcome.2022": 55,
    "hållbar_förvaltning.indicators.matsvinn.outcome.2022": -8,
    "arbetsplatser.indicators.sjukfrånvaro.outcome.2022": Decimal("-0.8"),
    "arbetsplatser.indicators.hme.outcome.2022": 1,
    "arbetsplatser.indicators.internkommunikation.measures.framgångar.outcome.2022": 3,
    "arbetsplatser.indicators.internkommunikation.measures.insatt.outcome.2022": 1,
    "nya_vägar.indicators.avgångsålder.outcome.2022": Decimal("0.2"),
    "nya_vägar.indicators.heltid.outcome.2022": 2,
}
"""What misses its target, and by what."""

ACCEPTED = {
    *(
        ("footing", f"published.{measure}.total.{year}", amount)
        for measure in ("cost", "revenue")
        for year, amount in HOLES.items()
    ),
    ("claim", "claims.kost_tillkom.equals", -200233),
    ("investment-frame", "investments.frame.values.2023", -15000),
    ("investment-level", "investments.lines.it_utrustning.values.2023", -10500),
    ("implausible", "areas.ekonomi.cost.2022", -23395),
    *(("unused", f"volumes.{name}", None) for name in VOLUMES),
    *(("target", f"goals.{place}", amount) for place, amount in MISSED.items()),
}
NOTICES = {
    ("footing", "published.cost.total.2021", -1): "3.5",
    ("footing", "published.revenue.total.2021", -4): "6.5",
    ("footing", "published.result.total.2021", -3): "3.5",
}


def told(text: str) -> list[Finding]:
    """Give everything that the rules find in a text."""
    judgements = check(project(budget_of(text)), RULES)
    return [finding for judgement in judgements for finding in judgement.findings]


def known(findings: Iterable[Finding]) -> list[tuple[str, str, object]]:
    """Give the rule, the place and the amount of findings."""
    return [(each.rule, place_of(each), pinned(each)) for each in findings]


def failing(text: str) -> list[Finding]:
    """Give the findings of a text that count: neither accepted nor notices."""
    return [
        each
        for each in told(text)
        if each.accepted is None and each.severity is not Severity.NOTICE
    ]


def test_exactly_the_known_differences_are_found_each_accepted_with_its_reason() -> None:
    loaded = load(Source("shipped", SHIPPED))
    assert loaded.budget is not None
    judgements = check(project(loaded.budget), RULES)
    findings = [finding for judgement in judgements for finding in judgement.findings]
    accepted = [each for each in findings if each.accepted is not None]
    assert len(accepted) == 41
    assert set(known(accepted)) == ACCEPTED
    assert all(each.accepted for each in accepted)
    notices = [each for each in findings if each.accepted is None]
    assert {each.severity for each in notices} == {Severity.NOTICE}
    bounds = [str(each.message.values["bound"]) for each in notices]
    assert dict(zip(known(notices), bounds, strict=True)) == NOTICES


def test_every_rule_that_it_has_figures_for_judges_them_and_leaves_nothing_untested() -> None:
    judgements = check(project(budget_of(TEXT)), RULES)
    assert {each.rule: sum(each.judged.values()) for each in judgements} == {
        "zero-result": 12,
        "budget-frame": 2,
        "missing-revenue": 12,
        "footing": 65,
        "published-plan": 60,
        "investment-frame": 7,
        "investment-level": 7,
        "capital-frame": 0,
        "share-sum": 0,
        "allocation-conserved": 0,
        "carry-over": 0,
        "implied-share": 4,
        "price-span": 0,
        "price-step": 0,
        "same-figure": 32,
        "claim": 16,
        "target": 37,
        "computed-indicator": 4,
        "implausible": 21,
        "negative": 6,
        "look-alike": 113,
        "unused": 74,
        "unsourced": 133,
    }
    assert [remark for each in judgements for remark in each.untested] == []
    told = {each.rule: len(each.information) for each in judgements if each.information}
    assert told == {"zero-result": 6, "implied-share": 4, "target": 2, "computed-indicator": 6}


PINNED = [
    match.span(1)
    for match in re.finditer(r"\b20\d\d: (-?[\d.]+)", TEXT)
    if match.start() > TEXT.index("\naccepted:")
]


@pytest.mark.parametrize("span", PINNED, ids=lambda span: TEXT[slice(*span)])
def test_changing_any_pinned_amount_fails(span: tuple[int, int]) -> None:
    start, end = span
    (moved,) = failing(f"{TEXT[:start]}{Decimal(TEXT[start:end]) + 1}{TEXT[end:]}")
    assert moved.rule in {rule for rule, _, amount in ACCEPTED if amount}
    assert re.search(r"\(accepted was -?\d", str(moved.message))


def test_there_are_as_many_pinned_amounts_as_accepted_ones() -> None:
    assert len(PINNED) == 31


BEHIND = [
    *(
        (f"    total:      {{2021: {first}", f"{year}: {amount}")
        for first, amounts in (
            (561276, {2022: 574949, 2024: 635677, 2025: 651569, 2026: 667858, 2027: 684555}),
            (567144, {2022: 574949, 2024: 635677, 2025: 651569, 2026: 667858, 2027: 684555}),
        )
        for year, amount in {**amounts, 2028: 701669}.items()
    ),
    ("  frame:\n", "2023: 45500"),
    ("    it_utrustning:\n", "2023: 60000"),
    ("  medborgare:\n", "2022: 44992, 2023"),
    ("    stab:       {2024: 29400", "2026: 29600"),
]


@pytest.mark.parametrize(("before", "figure"), BEHIND)
def test_changing_the_figure_behind_one_fails(before: str, figure: str) -> None:
    assert TEXT.count(before) == 1
    head, found, tail = TEXT.partition(before)
    changed = re.sub(r": (\d+)", lambda match: f": {int(match[1]) + 70}", figure, count=1)
    assert figure in tail
    findings = failing(head + found + tail.replace(figure, changed, 1))
    assert [each for each in findings if "accepted was" in str(each.message)]


def test_a_volume_that_comes_to_be_used_is_no_accepted_difference_any_more() -> None:
    used = TEXT.replace(
        "repeated:\n",
        "repeated:\n  - {of: volumes.fakturor, values: {2023: 500000}, source: ekonomi}\n",
    )
    (gone,) = failing(used)
    assert str(gone.message) == (
        "the accepted difference of unused at volumes.fakturor does not occur"
    )


CLAIMS = [
    (
        "största_områden antal_verksamhetsområden",
        "  kost:\n",
        "    name: Kost",
        "    kind: support\n    name: Kost",
    ),
    ("prisärende_i_snitt", "  wage:\n    name", "2023: 3.0", "2023: 2.0"),
    ("kost_tillkom", "revenue: {2021: 200233", "200233", "200234"),
    ("antal_målområden", "  målområden:\n", ", Medarbetare]", "]"),
    ("antal_prioriterade_områden", "  prioriterade_områden:\n", ", Civilt försvar]", "]"),
    ("antal_trender", "  trender:\n", ", Ekonomisk osäkerhet", ""),
    (
        "två_största största_områden",
        "revenue: {2021: 200233, 2022: 211127, 2023: 235000}",
        "2023: 235000",
        "2023: 210000",
    ),
    ("budgetavvikelse", "total:      {2021: 5868", "5868", "6000"),
    ("budgetavvikelse", "total:      {2021: 567144", "567144", "500000"),
    ("områden_i_balans", "revenue: {2021: 30151", "30151", "29513"),
    ("färre_kök", "values: {2021: 77, 2022: 78, 2023: 73", "2023: 73", "2023: 74"),
    ("utökad_ram", "tjansteutveckling:\n", "2023: 500", "2023: 501"),
    ("komma_ikapp", "values: {2021: 27000}\n    source: investeringar", "27000", "28401"),
    (
        "antal_förvaltningsmål",
        "\ngoals:\n",
        "  service:\n",
        "  tomt: {indicators: {}}\n  service:\n",
    ),
    (
        "antal_kommunövergripande_mål",
        "\nmunicipal_goals:\n",
        "  ekonomi: H",
        "  e: E\n  ekonomi: H",
    ),
    ("antal_utvecklingsuppdrag", "\nassignments:\n", "    - Minskad segregation\n", ""),
]


@pytest.mark.parametrize(("name", "at", "figure", "other"), CLAIMS)
def test_every_claim_fails_when_its_figure_is_changed(
    name: str, at: str, figure: str, other: str
) -> None:
    assert TEXT.count(at) == 1
    head, _, tail = TEXT.partition(at)
    changed = head + (at + tail).replace(figure, other, 1)
    claims = [each.path[1] for each in failing(changed) if each.rule == "claim"]
    assert claims == name.split()


def test_every_claim_of_the_file_is_changed_above() -> None:
    assert {each for name, *_ in CLAIMS for each in name.split()} == budget_of(TEXT).claims.keys()


def test_the_share_of_the_two_largest_areas_is_the_one_printed() -> None:
    exact = TEXT.replace("    at_least: 75\n", "    equals: 75.8\n")
    assert exact != TEXT
    assert failing(exact) == []


@pytest.mark.parametrize(
    ("of", "named", "figure", "other"),
    [
        ("personnel.sjukfranvaro", "Total sjukfrånvaro", "2021: 5.9, 2023", "2021: 5.8, 2023"),
        (
            "personnel.externa_avgangar",
            "Externa personalavgångar",
            "2023: 10, 2024",
            "2023: 10.1, 2024",
        ),
        (
            "stated.eftersläpning",
            "Investeringar efter plan 2020 och 2021",
            "{2021: 27000}",
            "{2021: 27001}",
        ),
        (
            "stated.ombudgetering",
            "Ombudgetering från 2021 till 2022",
            "{2022: 13400}",
            "{2022: 13399}",
        ),
    ],
)
def test_a_figure_that_two_tables_print_is_held_together(
    of: str, named: str, figure: str, other: str
) -> None:
    head, at, tail = TEXT.partition(f"  - {{of: {of},")
    (finding,) = failing(head + at + tail.replace(figure, other, 1))
    assert finding.rule == "same-figure"
    assert finding.message.values["of"] == named


@pytest.mark.parametrize(
    ("area", "shares", "broken"),
    [
        ("hr", "wage: 0.40, price: 0.60", "wage: 0.60, price: 0.40"),
        ("lkdata", "wage: 0.20, price: 0.80", "wage: 0.05, price: 0.95"),
    ],
)
def test_a_share_that_the_printed_prices_rule_out_fails(
    area: str, shares: str, broken: str
) -> None:
    head, at, tail = TEXT.partition(f"\n  {area}:\n")
    (finding,) = failing(head + at + tail.replace(shares, broken, 1))
    assert (finding.rule, finding.area) == ("implied-share", area)
