"""Tables as people lay them out: each comes in as the rows that it means."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, Run
from read import budget_in, imported, told_of
from workbooks import cells, number, packed, parts, text

from vssbudget.spreadsheet.cells import letters

GROUPED = """\
Tkr;Utfall 2024;Budget 2025;Plan 2026
IT;;;
Kostnader;900;1000;1100
Intäkter;950;1000;1100
Resultat;50;0;0
HR;;;
Kostnader;200;210;220
Intäkter;190;210;220
Resultat;-10;0;0

Totalt;;;
Kostnader;1100;1210;1320
Intäkter;1140;1210;1320
Resultat;40;0;0
"""
TWO_ROWS = """\
Nämnden, tkr;;;;;;
;2024;;2025;;2026;
Verksamhet;Utfall;;Budget;;Plan;
;Kostnad;Intäkt;Kostnad;Intäkt;Kostnad;Intäkt
IT;900;950;1000;1000;1100;1100
HR;200;190;210;210;220;220
Summa;1100;1140;1210;1210;1320;1320
"""
BESIDE = """\
Tkr;IT;;;HR;;
;Utfall 2024;Budget 2025;Plan 2026;Utfall 2024;Budget 2025;Plan 2026
Kostnader;900;1000;1100;200;210;220
Intäkter;950;1000;1100;190;210;220
"""
IN_A_COLUMN = """\
Område;Slag;Utfall 2024;Budget 2025;Plan 2026;Enhet
HR;Kostnad;200;210;220;
;Intäkt;190;210;220;
IT;Kostnad;900;1000;1100;
;Intäkt;950;1000;1100;
Totalt;Kostnad;1100;1210;1320;
;Intäkt;1140;1210;1320;
"""
TURNED = """\
Tkr;Kostnad;;;Intäkt;;
;IT;HR;Summa;IT;HR;Summa
Utfall 2024;900;200;1100;950;190;1140
Budget 2025;1000;210;1210;1000;210;1210
Plan 2026;1100;220;1320;1100;220;1320
"""
WORDS_BEFORE = """\
;Utfall 2024;Budget 2025;Plan 2026
Kostnad HR;200;210;220
Kostnad IT;900;1 000;1 100
Intäkter för HR;190;210;220
Intäkter för IT;950;1 000;1 100
"""


@pytest.mark.parametrize("table", [GROUPED, TWO_ROWS, BESIDE, IN_A_COLUMN, WORDS_BEFORE])
def test_however_a_table_is_laid_out_it_is_the_same_budget(run: Run, table: str) -> None:
    budget = imported(run, table)
    assert budget.years.base == 2025
    assert {area.name: area.cost for area in budget.areas.values()} == {
        "IT": {2024: 900, 2025: 1000, 2026: 1100},
        "HR": {2024: 200, 2025: 210, 2026: 220},
    }
    assert {area.name: area.revenue for area in budget.areas.values()} == {
        "IT": {2024: 950, 2025: 1000, 2026: 1100},
        "HR": {2024: 190, 2025: 210, 2026: 220},
    }
    if "Tot" in table or "Summa" in table:
        assert budget.published.cost["total"] == {2024: 1100, 2025: 1210, 2026: 1320}
        assert budget.published.revenue["total"] == {2024: 1140, 2025: 1210, 2026: 1320}
    if "Resultat" in table:
        assert budget.published.result["hr"] == {2024: -10, 2025: 0, 2026: 0}
        assert budget.published.result["total"] == {2024: 40, 2025: 0, 2026: 0}
    assert json.loads(run("check", "budget.yaml", "--format", "json").out)["findings"] == []


def test_years_may_stand_below_each_other(run: Run) -> None:
    budget = imported(run, TURNED)
    assert budget.areas["it"].cost == {2024: 900, 2025: 1000, 2026: 1100}
    assert budget.areas["hr"].revenue == {2024: 190, 2025: 210, 2026: 220}
    assert budget.published.cost["total"][2026] == 1320
    assert budget.sources["b3_b5"] == "plan.csv, B3:B5"


SECTIONS = """\
Budget 2025, belopp i tkr
Kostnader;2024;2025;2026;2027;Förändring %
Teknik;;;;;
Gator;100;110;120;130;10%
Park;50;51;52;53;2%
Summa teknik;150;161;172;183;7%
Stab;;;;;
Kansli;10;11;12;12;
IT;20;20;20;20;
Summa stab;30;31;32;32;
Summa kostnader;180;192;204;215;

Volymer;;;;;
Antal gatlyktor;1000;1010;1020,5;1030;
Sjukfrånvaro;5,5 %;5,4 %;5,3 %;5,2 %;
Summa;1005,5;1015,4;1025,8;1035,2;
Fel;-5;1,1234567;;;

Investeringar;;;;;
Fordon;500;400;300;200;
Maskiner;100;;-50;;
Summa investeringar;600;400;250;200;
Investeringsram;600;600;600;600;
Not: beloppen är preliminära;;;;;
"""


def test_sections_subtotals_volumes_and_investments_find_their_places(run: Run) -> None:
    budget = imported(run, SECTIONS)
    assert list(budget.areas) == ["gator", "park", "kansli", "it"]
    assert budget.published.cost["total"] == {2024: 180, 2025: 192, 2026: 204, 2027: 215}
    claim = budget.claims["sum_teknik_2026"]
    assert (claim.sum, claim.equals) == (("gator.cost.2026", "park.cost.2026"), 172)
    assert budget.claims["sum_stab_2024"].says == "stab 2024"
    assert budget.volumes["antal_gatlyktor"].values[2026] == 1020.5
    assert budget.volumes["sjukfranvaro"].unit == "%"
    invested = budget.investments
    assert invested is not None
    assert invested.lines["maskiner"].values == {2024: 100, 2026: -50}
    assert invested.frame is not None
    assert invested.frame.values[2025] == 600
    assert budget.published.investments["total"] == {2024: 600, 2025: 400, 2026: 250, 2027: 200}
    told = told_of(run, SECTIONS)
    left = {each["cell"]: each["why"] for each in told["left"]}
    assert left == {
        "A24": "a text without figures",
        "F4:F6": "it stands beside the figures by year, under the head 'Förändring %'",
        "B17": "a budget does not hold such a figure here: below zero, or with too many digits",
    }
    assert [(each["cell"], each["why"]) for each in told["doubts"]] == [
        ("C17", "rounded to 6 decimals")
    ]


def test_a_subtotal_of_volumes_is_a_claim(run: Run) -> None:
    table = "Volymer;Budget 2025;Plan 2026\nBarn;100;110\nElever;50;51\nSumma;150;161\n"
    budget = imported(run, "tkr;Budget 2025;Plan 2026\nIT;1;1\n\n" + table)
    assert budget.claims["sum_2025"].sum == ("volumes.barn.2025", "volumes.elever.2025")


def test_a_sum_that_is_off_is_named_by_its_cell(run: Run) -> None:
    table = "Kostnader tkr;Budget 2025;Plan 2026\nIT;200;210\nHR;110;112\nTotalt;310;332\n"
    told = told_of(run, table)
    assert told["doubts"] == [
        {"cell": "C4", "text": "332", "why": "as the sum of B2:C3 it is off in 2026 by 10"}
    ]
    imported(run, table)
    found = json.loads(run("check", "budget.yaml", "--format", "json").out)["findings"]
    assert [each["amount"] for each in found if each["rule"] == "footing"] == [10]


def test_what_does_not_say_that_it_is_a_sum_is_one_where_the_printed_sum_says_so(run: Run) -> None:
    parts = "IT;200;210;220\nHR;110;112;113\n"
    head = "Kostnader tkr;2024;Budget 2025;2026\n"
    above = told_of(run, f"{head}Förvaltningen;310;322;333\n{parts}Totalt;310;322;333\n")
    below = told_of(run, f"{head}{parts}Förvaltningen;310;322;333\nTotalt;310;322;333\n")
    for told, at, of in ((above, "B2:D2", "B3:D4"), (below, "B4:D4", "B2:D3")):
        assert [each["as"] for each in told["rows"]][:2] == ["areas.it.cost", "areas.hr.cost"]
        assert [(each["cell"], each["why"]) for each in told["doubts"]] == [
            (at, f"taken as the sum of {of}, which it is in every year")
        ]
    alone = told_of(run, f"{head}Förvaltningen;310;322;333\n{parts}")
    assert alone["doubts"] == []
    dollars = told_of(run, "Kostnader;Budget 2025\nIT;$ 1 000\n")
    assert (dollars["unit"], dollars["rows"][0]["figures"]) == ("usd", {"2025": 1000})
    assert len(alone["rows"]) == 3
    parted = told_of(run, f"{head}A;30;32;33\nB;0;0;0\nC;30;32;33\nTotalt;60;64;66\n")
    assert len(parted["rows"]) == 4


def test_a_total_may_stand_first_and_be_printed_twice(run: Run) -> None:
    rows = "Total;300;310\nIT;200;205\nHR;100;105\nSum;300;311\nSum;300;310\n"
    table = f"Costs, tkr;2025 budget;2026 plan\n{rows}"
    budget = imported(run, table)
    assert budget.published.cost["total"] == {2025: 300, 2026: 310}
    assert [(each.of, each.values) for each in budget.repeated] == [
        ("published.cost.total", {2025: 300, 2026: 311}),
        ("published.cost.total", {2025: 300, 2026: 310}),
    ]


def test_tables_of_the_same_rows_are_joined_where_their_years_differ(run: Run) -> None:
    first = "tkr;Budget 2025\nIT;100\nTotalt;100\n\n"
    budget = imported(run, f"{first};Plan 2026\nIT;110\nTotalt;110\n\n;Plan 2026\nIT;111\n")
    assert budget.areas["it"].cost == {2025: 100, 2026: 110}
    assert budget.sources["b2_b6"] == "plan.csv, B2, B6"
    assert budget.published.cost["total"] == {2025: 100, 2026: 110}
    assert [(each.of, each.values) for each in budget.repeated] == [("it.cost", {2026: 111})]


def test_of_several_columns_of_a_year_the_one_that_tells_the_most_is_read(run: Run) -> None:
    table = """\
Konto;Benämning;Budget 2024;Utfall 2024;Prognos 2025;Budget 2025;Plan 26;Kommentar
5010;Löner;100;101;110;111;112;varav chefer 10
5020;Arvoden;50;-;55;;57;
"""
    told = told_of(run, table, "--unit", "tkr")
    assert [(each["name"], each["figures"]) for each in told["rows"]] == [
        ("5010 Löner", {"2024": 101, "2025": 111, "2026": 112}),
        ("5020 Arvoden", {"2024": 0, "2026": 57}),
    ]
    assert [(each["cell"], each["text"]) for each in told["left"]] == [
        ("H2", "varav chefer 10"),
        ("C2:C3", "100; 50"),
        ("E2:E3", "110; 55"),
    ]


def test_parts_of_a_year_are_no_years(run: Run) -> None:
    table = ";jan 2025;feb 2025;Budget 2025;2026-01-01;2026-02-01;Plan 2026\nIT;1;2;3;4;5;6\n"
    told = told_of(run, table)
    assert told["rows"][0]["figures"] == {"2025": 3, "2026": 6}
    assert [each["text"] for each in told["left"]] == ["1", "2", "4", "5"]


def test_a_year_may_be_a_date_or_stand_in_the_title_alone(run: Run) -> None:
    dated = told_of(run, "tkr;2024-12-31;2025-12-31\nIT;1;2\n")
    assert dated["years"] == [2024, 2025]
    table = "Budget 2025;;;\nVerksamhet;Kostnader;Intäkter;Netto\nIT;900;900;0\nHR;200;190;-10\n"
    budget = imported(run, table)
    assert (budget.years.base, budget.areas["hr"].revenue) == (2025, {2025: 190})
    assert budget.published.result["hr"] == {2025: -10}
    Path("Budget 2026.csv").write_text(table.partition("\n")[2], "utf-8")
    assert json.loads(run("import", "Budget 2026.csv", "--format", "json").out)["years"] == [2026]


def test_the_year_before_the_plan_is_told_by_heads_or_asked_for(run: Run) -> None:
    for heads, base, asked in (
        ("Utfall 2023;Utfall 2024;2025", 2024, ()),
        ("2023;2024;Plan 2025", 2024, ()),
        ("2023;2024;2025", 2023, ()),
        ("2023;2024;2025", 2025, ("--year", "2025")),
        ("Budget 2023;Budget 2024;Utfall 2022", 2024, ()),
    ):
        told = told_of(run, f"tkr;{heads}\nIT;1;2;3\n", *asked)
        assert told["base_year"] == base, heads
        doubts = [each["why"] for each in told["doubts"]]
        assert len(doubts) == (base == 2023), heads
    ran = run("import", "plan.csv", "--year", "2030")
    assert (ran.status, ran.err) == (
        2,
        "vssbudget: --year 2030: no column is of that year; there are 2022, 2023, 2024\n",
    )


@pytest.mark.parametrize(
    ("begun", "base"),
    [
        ((2023, 2023, 2023), 2023),
        ((2024, 2023, 2024), 2024),
        ((2024,) * 3, 2024),
        ((2025,) * 3, 2023),
    ],
)
def test_the_year_before_the_plan_is_the_first_that_most_rows_have(
    run: Run, begun: tuple[int, ...], base: int
) -> None:
    rows = "".join(
        ";".join([f"Kostnad {name}", *(str(9) * (year >= first) for year in (2023, 2024, 2025))])
        + "\n"
        for name, first in zip("ABC", begun, strict=True)
    )
    told = told_of(run, f"tkr;2023;2024;2025\n{rows}Intäkt A;;;9\nIntäkt D;;9;9\nKostnad E;9;9;9\n")
    assert told["base_year"] == base
    assert told["doubts"][0]["why"] == (
        f"no heading says which year the plan begins behind: taken as {base}; say it with --year"
    )
    assert told_of(run, Path("plan.csv").read_text("utf-8"), "--year", "2025")["base_year"] == 2025


def test_a_year_that_no_column_has_is_a_gap_that_stays_as_it_was(run: Run) -> None:
    budget = imported(run, "tkr;Budget 2025;Plan 2027\nIT;100;120\nHR;;50\n")
    assert budget.years.plan == (2026, 2027)
    assert (budget.areas["it"].step, budget.areas["it"].assumptions[0].kind) == (0, "assumed")
    assert budget.areas["hr"].cost == {2025: 0, 2027: 50}
    assert [each.of for each in budget.areas["hr"].assumptions] == ["cost", "step"]


def test_amounts_are_whole_in_a_smaller_unit_or_rounded(run: Run) -> None:
    budget = imported(run, "Mkr;Budget 2025;Plan 2026\nKost;-12,5;-13\nIT;-1,2;-1,25\n")
    assert (budget.unit, budget.areas["kost"].cost) == ("tkr", {2025: 12500, 2026: 13000})
    kept = told_of(run, "tkr;Budget 2025;Plan 2026\nKost;12,5;13,4444\n", "--unit", "tkr")
    assert kept["rows"][0]["figures"] == {"2025": 13, "2026": 13}
    assert [(each["cell"], each["why"]) for each in kept["doubts"]] == [
        ("B2:C2", "rounded to whole tkr")
    ]
    no_smaller = told_of(run, "tkr;Budget 2025\nKost;12,55555\n")
    assert (no_smaller["unit"], no_smaller["rows"][0]["figures"]) == ("tkr", {"2025": 13})
    mixed = told_of(run, "tkr;Budget 2025\nKost;12\n\nmnkr;Budget 2025\nIT;3\n\neur;2025\nHR;1\n")
    assert [each["figures"] for each in mixed["rows"]] == [{"2025": 12}, {"2025": 3000}]
    assert mixed["left"][-1]["why"] == "its unit and tkr are not of one another"


def test_amounts_below_zero_among_others_are_signed(run: Run) -> None:
    table = "tkr;Budget 2025;Plan 2026\nA;5;6\nB;-6;7\nSumma;-1;13\n"
    told = told_of(run, table + "C;1 000 000 000 000 000;\n")
    assert [each["text"] for each in told["left"]] == ["1 000 000 000 000 000"]
    assert [(each["cell"], each["why"]) for each in told["doubts"]] == [
        ("B3", "below zero among amounts above it: kept so, with signed: true")
    ]
    budget = imported(run, table)
    assert [(each.signed, each.cost) for each in budget.areas.values()] == [
        (False, {2025: 5, 2026: 6}),
        (True, {2025: -6, 2026: 7}),
    ]
    assert budget.published.cost["total"] == {2025: -1, 2026: 13}
    assert "below zero." in Path("budget.yaml").read_text("utf-8")


LEDGER = """\
Resultaträkning, tkr;Budget 2025;Plan 2026
Verksamhetens intäkter;{};{}
Verksamhetens kostnader;{};{}
Avskrivningar;{};{}
Verksamhetens nettokostnader;{};{}
Skatteintäkter;{};{}
Generella statsbidrag;{};{}
Värdeförändring;{};{}
Reserv;0;0
Årets resultat;{};{}
"""
SIGNED = (120, 125, -900, -950, -40, -42, -820, -867, 700, 720, 220, 240, 7, -3, 107, 90)


@pytest.mark.parametrize("sign", [1, -1])
def test_signs_tell_revenue_from_cost_where_costs_stand_below_zero_or_revenue(
    run: Run, sign: int
) -> None:
    table = LEDGER.format(*(sign * each for each in SIGNED))
    budget = imported(run, table)
    found = {area.name: (area.cost or {}, area.revenue or {}) for area in budget.areas.values()}
    assert found["Avskrivningar"] == ({2025: 40, 2026: 42}, {2025: 0, 2026: 0})
    assert found["Verksamhetens"] == ({2025: 900, 2026: 950}, {2025: 120, 2026: 125})
    assert found["Skatteintäkter"][1] == {2025: 700, 2026: 720}
    assert found["Generella statsbidrag"][1] == {2025: 220, 2026: 240}
    assert found["Värdeförändring"][sign > 0] == {2025: sign * 7, 2026: -3 * sign}
    assert budget.published.result["total"] == {2025: 107, 2026: 90}
    assert "verksamhetens" not in budget.published.result
    (left,) = told_of(run, table)["left"]
    assert (left["cell"], "the rows above it leave" in left["why"]) == ("B5:C5", True)
    taken = [each["cell"] for each in told_of(run, table)["doubts"] if "its sign" in each["why"]]
    assert "B7:C7" in taken


def test_a_result_that_is_the_sum_of_its_rows_says_what_their_signs_mean(run: Run) -> None:
    rows = "tkr;Budget 2025;Plan 2026\nSkola;{0}50;{0}60\nSkatt;{1}70;{1}75\n{2};{3}20;{3}15\n"
    for signs in (("-", "", "Årets resultat", ""), ("", "-", "Resultat", "")):
        for extra in ("", "Summa;0;0\n"):
            budget = imported(run, rows.format(*signs) + extra)
            assert budget.areas["skola"].cost == {2025: 50, 2026: 60}
            assert budget.areas["skatt"].revenue == {2025: 70, 2026: 75}
            assert budget.published.result["total"] == {2025: 20, 2026: 15}
    other = imported(run, rows.format("-", "", "Resultat", "1"))
    assert other.areas["skatt"].cost == {2025: 70, 2026: 75}
    assert other.areas["skola"].signed


def test_a_result_says_what_rows_are_beside_those_whose_names_do(run: Run) -> None:
    """Skatteintäkter are revenue by their name; 9 + 2 − 5 = 6 says what the others are."""
    rows = "tkr;Budget 2025\n{}Skatteintäkter;{}9\nBidrag;{}2\nSkola;{}5\nResultat;{}\n"
    for revenue, cost, result in (("", "-", 6), ("-", "", -6)):
        areas = imported(run, rows.format("", revenue, revenue, cost, result)).areas
        earned = [areas[key].revenue for key in ("skatteintakter", "bidrag")]
        assert (earned, areas["skola"].cost) == ([{2025: 9}, {2025: 2}], {2025: 5})
        assert not areas["skola"].signed
    other = imported(run, rows.format("Lönekostnader;3\n", "", "", "-", 9))
    assert other.areas["skola"].cost == {2025: -5}


def test_a_name_may_end_in_what_its_figures_are_of(run: Run) -> None:
    table = "tkr;Budget 2025\nHyresintäkter;7\nPersonalkostnader;5\nHyra;1\n"
    budget = imported(run, table)
    assert budget.areas["hyresintakter"].revenue == {2025: 7}
    assert [budget.areas[key].cost[2025] for key in ("personalkostnader", "hyra")] == [5, 1]


def test_net_costs_written_as_negative_are_turned(run: Run) -> None:
    net = imported(run, "Nettokostnader tkr;Budget 2025\nA;-5\nB;-6\nTotalt;-11\n")
    assert net.areas["a"].cost == {2025: 5}
    assert net.published.cost["total"] == {2025: 11}
    both = "tkr;Budget 2025\nKostnad A;9\nIntäkt A;5\n{}\nResultat B;1\n"
    for line, result in (("Nettokostnad A;4", -4), ("Resultat A;4", -4), ("Resultat A;-4", -4)):
        budget = imported(run, both.format(line))
        assert budget.published.result["a"] == {2025: result}
    assert told_of(run, both.format(""))["left"][-1]["why"] == "no area is called 'B'"


STATEMENT = """\
Resultatbudget, tkr;Bokslut 2024;Budget 2025;Plan 2026;Plan 2027
Intäkter;;;;
Skatt;6000;6200;6400;6550
Statsbidrag;1500;1550;1600;1650
Avgifter;300;306;312;318
Taxa;400;;405;408
Summa intäkter;8200;8056;8717;8926
Kostnader;;;;
Personal;5000;5100;5202;5306
Övrigt;2600;2700;2800;2950
Summa kostnader;7600;7800;8002;8256
Årets resultat;600;256;{};670
"""


def checked(run: Run) -> Any:
    """Give the rules that the budget that was written breaks."""
    told = json.loads(run("check", "budget.yaml", "--format", "json").out)
    return [each["rule"] for each in told["findings"] if each["severity"] == "error"]


def test_what_earns_without_a_cost_earns_alone_and_moves_by_itself(run: Run) -> None:
    budget = imported(run, STATEMENT.format(715))
    tax, grant, fees, charge = (
        budget.areas[each] for each in ("skatt", "statsbidrag", "avgifter", "taxa")
    )
    assert all(each.earns_alone for each in (tax, grant, fees, charge))
    assert tax.revenue == {2024: 6000, 2025: 6200, 2026: 6400, 2027: 6550}
    assert (grant.revenue, grant.step) == ({2024: 1500, 2025: 1550}, 50)
    assert budget.published.revenue["statsbidrag"] == {2026: 1600, 2027: 1650}
    assert charge.revenue == {2024: 400, 2025: 0, 2026: 405, 2027: 408}
    assert [(each.of, each.kind) for each in charge.assumptions] == [("revenue", "assumed")]
    assert budget.areas["personal"].revenue == dict.fromkeys((2024, 2025, 2026, 2027), 0)
    assert (budget.balance, budget.result) == ("none", {2025: 256, 2026: 715, 2027: 670})
    assert checked(run) == []
    rates = imported(run, "tkr;Budget 2025;2026;2027\nIntäkt A;1000;1025;1051\nIntäkt B;5;;6\n")
    assert rates.indices["growth_2_5"].source == ("b2_d2",)
    assert [each.of for each in rates.areas["b"].assumptions] == ["step"]


def test_a_printed_result_that_is_not_that_of_the_rows_is_no_planned_one(run: Run) -> None:
    budget = imported(run, STATEMENT.format(800))
    assert (budget.balance, budget.result) == ("none", {})
    assert {*checked(run)} == {"footing"}


def test_rows_that_are_meant_to_balance_stay_so_beside_such_as_earn_alone(run: Run) -> None:
    table = "tkr;Budget 2025;Plan 2026\nKostnad A;5;6\nIntäkt A;{};6\nIntäkt B;5;6\n"
    assert imported(run, table.format(5)).balance is None
    assert imported(run, table.format(4)).balance == "none"
    zero = "Kostnad C;0;0\nIntäkt C;0;0\n"
    assert imported(run, table.replace("Intäkt B", "Kostnad B").format(5) + zero).balance is None


@pytest.mark.parametrize("printed", ["Summa intäkter;5;6\n", "Resultat;-7;-8\n"])
def test_a_printed_sum_says_that_what_only_costs_earns_nothing(run: Run, printed: str) -> None:
    rows = "tkr;Budget 2025;Plan 2026\nKostnad A;5;6\nIntäkt A;5;6\nKostnad B;7;8\n"
    budget = imported(run, rows + printed)
    assert (budget.balance, budget.areas["b"].revenue) == ("none", {2025: 0, 2026: 0})
    assert checked(run) == []
    assert imported(run, rows).balance is None


def test_a_printed_sum_that_rows_without_revenue_do_not_make_is_left(run: Run) -> None:
    rows = "tkr;Budget 2025;Plan 2026\nKostnad A;5;6\nIntäkt A;5;6\nKostnad B;7;8\n"
    told = told_of(run, f"{rows}Summa intäkter;9;9\nResultat;0;0\n")
    assert told["left"] == [
        {
            "cell": "B5:C5",
            "text": "9; 9",
            "why": "no cell gives a revenue of B, so that this cannot be held against the rows",
        }
    ]
    assert [each["as"] for each in told["rows"]][-1] == "published.result.total"


def test_a_range_leaves_out_the_rest(run: Run) -> None:
    table = "x;;;\n;Budget 2025;Plan 2026;Plan 2027\nIT;1;2;3\nHR;4;5;6\n"
    told = told_of(run, table, "--range", "$A$2:C3", "--unit", "kr")
    assert [(each["cell"], each["figures"]) for each in told["rows"]] == [
        ("B3:C3", {"2025": 1, "2026": 2})
    ]
    for wrong in ("A1", "A1:B", "1:2", "A1:B2:C3"):
        ran = run("import", "plan.csv", "--range", wrong)
        assert (ran.status, ran.err) == (
            2,
            f"vssbudget: --range {wrong} is no range of cells, such as B3:G20\n",
        )
    assert run("import", "plan.csv", "--sheet", "Blad1").status == 2


def test_names_become_keys_that_can_be_told_apart(run: Run) -> None:
    names = ("Kök & café", "kok cafe", "2:a steget", "Ж", "Ц", "In/ut", "Left", "x" * 50)
    rows = "\n".join(f"{name};1" for name in (*names, "kök  & CAFÉ"))
    budget = imported(run, f"tkr;Budget 2025\n{rows}\n", "--unit", "tkr")
    assert list(budget.areas) == [
        *("kok_cafe", "kok_cafe_2", "row_2_a_steget", "row", "row_2", "in_ut", "left_2", "x" * 40)
    ]
    assert budget.repeated[0].of == "kok_cafe.cost"


def _as_workbook(table: str) -> bytes:
    lines = [line.split(",") for line in table.splitlines()]
    rows = (
        "".join(
            number(f"{letters(at)}{row}", each)
            if each.lstrip("-").replace(".", "").isdecimal()
            else text(f"{letters(at)}{row}", each)
            for at, each in enumerate(line, 1)
        )
        for row, line in enumerate(lines, 1)
    )
    return packed(parts(cells(*rows)))


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_what_a_budget_is_shown_as_comes_back_with_the_same_figures(run: Run, name: str) -> None:
    before: Any = json.loads(run("project", SHIPPED, "--format", "json").out)
    table = run("project", SHIPPED, "--format", "csv").out
    Path(name).write_bytes(_as_workbook(table) if name == "plan.xlsx" else table.encode())
    assert run("import", name, "--year", "2023", "-o", "budget.yaml").status == 0
    after: Any = json.loads(run("project", "budget.yaml", "--format", "json").out)
    assert after["years"] == before["years"]
    for key, area in before["areas"].items():
        told = after["areas"][key]
        for measure in ("name", "cost", "revenue", "result"):
            assert told[measure] == area[measure], (key, measure)
    assert after["total"] == before["total"]
    assert after["investments"] == before["investments"]
    budget = budget_in("budget.yaml")
    assert budget.published.cost["total"][budget.years.plan[0]] == 635677
    assert budget.areas["hr"].index == "growth_2_5"
    assert budget.areas["stab"].step == 100


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_amounts_with_decimals_come_back_in_their_unit_with_as_many(run: Run, name: str) -> None:
    budget = REPOSITORY / "examples" / "decimals" / "sjobo2025.yaml"
    before: Any = json.loads(run("project", budget, "--format", "json").out)
    table = run("project", budget, "--format", "csv").out.replace(",Kommunstyrelse,", ",9 kr,")
    Path(name).write_bytes(_as_workbook(table) if name == "plan.xlsx" else table.encode())
    assert run("import", name, "--year", "2025", "-o", "budget.yaml").status == 0
    after: Any = json.loads(run("project", "budget.yaml", "--format", "json").out)
    assert after["unit"] == before["unit"] == "mnkr"
    assert after["total"]["cost"] == before["total"]["cost"]
    for key, area in before["areas"].items():
        assert after["areas"][key]["cost"] == area["cost"]
    assert "decimals: 1" in Path("budget.yaml").read_text("utf-8")
    assert budget_in("budget.yaml").areas["kommunstyrelse"].index == "growth_3_35"
    told = json.loads(run("import", name, "--format", "json").out)
    assert told["rows"][0]["figures"]["2023"] == "97.7"
    plain = json.loads(run("import", name, "--format", "json", "--unit", "tkr").out)
    assert plain["rows"][0]["figures"]["2023"] == 97700


@pytest.mark.parametrize(
    "name",
    [
        "docs/groups.yaml",
        "docs/shared.yaml",
        "examples/services/budget2023.yaml",
        "examples/groups/helsinki2023.yaml",
        "examples/earning/lund2023.yaml",
        "examples/earning/keller2020.yaml",
    ],
)
def test_of_services_and_groups_the_areas_come_back_and_the_rest_is_listed(
    run: Run, name: str
) -> None:
    before: Any = json.loads(run("project", REPOSITORY / name, "--format", "json").out)
    table = run("project", REPOSITORY / name, "--format", "csv").out
    year = ("--year", str(before["base_year"]))
    read = told_of(run, table, *year)
    assert run("import", "plan.csv", *year, "-o", "budget.yaml").status == 0
    after: Any = json.loads(run("project", "budget.yaml", "--format", "json").out)
    rows = [
        {
            key: [area[of] for of in ("name", "cost", "revenue")]
            for key, area in each["areas"].items()
        }
        for each in (before, after)
    ]
    assert rows[0] == rows[1]
    assert after["total"]["cost"] == before["total"]["cost"]
    lines = table.splitlines()
    left = {
        each["cell"].rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"): each["why"]
        for each in read["left"]
    }
    for at, line in enumerate(lines, 1):
        measure, key = line.split(",")[:2]
        if measure == "cost" and "." in key:
            reason = "the sum of a group" if key.startswith("groups.") else "a part of another row"
            assert left[str(at)].startswith(reason)
        if measure in ("net_cost", "net_revenue", "price"):
            assert left[str(at)].startswith("what a budget calculates")


def test_names_with_years_in_them_are_names(run: Run) -> None:
    names = [f"Projekt {year}" for year in range(2001, 2009)]
    rows = "".join(f"{name};1;2\n" for name in names)
    told = told_of(run, f"tkr;Budget 2025;Plan2026\n{rows}")
    assert [each["name"] for each in told["rows"]] == names
    assert told["years"] == [2025, 2026]


def test_what_has_no_area_of_its_name_is_left(run: Run) -> None:
    rows = "Tryckt kostnad A;7\nTryckt resultat A;7\nResultat B;1\nSumma resultat B;1\n"
    table = f"tkr;Budget 2025\n{rows}"
    told = told_of(run, table)
    assert told["rows"] == []
    assert {each["why"] for each in told["left"]} == {
        "no area is called 'A'",
        "no area is called 'B'",
    }
    assert imported(run, table).areas == {}


def test_a_sum_of_a_year_in_which_nothing_is_given_is_no_claim(run: Run) -> None:
    head = "tkr;Bokslut 2024;Budget 2025;Plan 2026\n"
    budget = imported(run, f"{head}A;;0;5\nB;;1;7\nSumma ett;9;1;12\nC;1;1;1\nTotalt;10;2;13\n")
    assert list(budget.claims) == ["sum_ett_2025", "sum_ett_2026"]
    assert budget.areas["a"].cost == {2025: 0, 2026: 5}
    later = imported(run, "tkr;Budget 2025;Plan 2026;Plan 2027\nA;0;5;7\n")
    assert later.areas["a"].cost == {2025: 0, 2026: 5, 2027: 7}


def test_figures_that_stand_nowhere_are_named_too(run: Run) -> None:
    months = "5;x\n;jan 2025\nIT;6\n\n"
    plain = ";Budget 2025;x;Plan 2026\nIT;7;8;9\nHR;1;12 %;2\nKök;5 %;3;4\n"
    told = told_of(run, f"{months}4;;3\ntkr\n{plain}")
    left = {each["cell"]: each["text"] for each in told["left"]}
    assert left == {
        "A1:B3": "5; x; jan 2025; IT; 6",
        "A5:C5": "4; 3",
        "C8:C10": "8; 12 %; 3",
        "B10": "5 %",
    }
    assert told["rows"][2]["figures"] == {"2026": 4}


def test_a_column_of_figures_without_a_year_among_the_names_is_left(run: Run) -> None:
    told = told_of(run, "Id;Kst;Belopp;Namn;tkr;Budget 2025\n7;10;5,5;IT;;1\n8;20;6;HR;;2\n")
    assert [each["name"] for each in told["rows"]] == ["7 10 IT", "8 20 HR"]
    assert told["left"][0]["text"] == "5,5; 6"


def test_what_has_no_names_is_of_all_that_the_file_is_about(run: Run) -> None:
    table = "Kök, tkr;Budget 2025;Plan 2026\nKostnader;5;6\nIntäkter;5;6\nResultat;0;0\n"
    budget = imported(run, table)
    assert {key: area.revenue for key, area in budget.areas.items()} == {"plan": {2025: 5, 2026: 6}}
    assert budget.published.result["total"] == {2025: 0, 2026: 0}
    mixed = imported(run, "tkr;Budget 2025\nKostnad A;5\nKostnad B;6\nIntäkter;11\n")
    assert mixed.published.revenue["total"] == {2025: 11}
    printed = imported(run, "tkr;Budget 2025\nTryckt volym;5\nVolym;6\n")
    assert list(printed.volumes) == ["plan", "tryckt_volym"]


def test_a_cost_that_all_but_ends_is_given_in_amounts(run: Run) -> None:
    budget = imported(run, "Kostnader, tkr;Budget 2025;Plan 2026;Plan 2027\nIT;10000;100;2\n")
    assert budget.areas["it"].cost == {2025: 10000, 2026: 100, 2027: 2}
    assert budget.areas["it"].index is None


@pytest.mark.parametrize("amounts", ["2 010;2 015", "2010;2015", "1990;2050"])
@pytest.mark.parametrize("later", ["Kök;700;800", "IT;2 000;2 001", "IT;2001;2000"])
def test_amounts_that_look_like_years_are_amounts(run: Run, amounts: str, later: str) -> None:
    told = told_of(run, f"Kostnader, tkr;Budget 2025;Plan 2026\nHR;{amounts}\n{later}\n")
    assert [each["name"] for each in told["rows"]] == ["HR", later.partition(";")[0]]
    assert told["years"] == [2025, 2026]
    assert told["left"] == []


@pytest.mark.parametrize("amounts", ["2015", "2 015"])
def test_an_amount_like_a_year_beside_what_it_is_of_is_an_amount(run: Run, amounts: str) -> None:
    told = told_of(run, f"Kök, tkr;Budget 2025\nKostnader;{amounts}\nIntäkter;{amounts}\n")
    assert [each["figures"] for each in told["rows"]] == [{"2025": 2015}, {"2025": 2015}]


@pytest.mark.parametrize(
    "head", ["Skola;2025;2026", "Skola;2027;2028", "tkr;2027;2028", "Investeringar;2025;2026"]
)
def test_a_later_table_may_have_plain_years(run: Run, head: str) -> None:
    told = told_of(run, f"Kostnader;2025;2026\nIT;1;2\n\n{head}\nHR;3;4\n", "--year", "2025")
    years = head.split(";")[1:]
    assert told["rows"][1]["figures"] == dict(zip(years, (3, 4), strict=True))


ONE_EACH = """\
{0};Budget 2025;Plan 2026
Kostnader;1000;1100
Intäkter;1000;1101
{1};Budget 2025;Plan 2026
Kostnader;200;210
Intäkter;200;211
{2};Budget 2025;Plan 2026
Kostnader;1200;1310
Intäkter;1200;1312
"""


@pytest.mark.parametrize(
    "heads", [("IT", "HR", "Totalt"), ("IT\nTkr", "\nHR\nTkr", "\nTotalt\nTkr")]
)
def test_tables_of_their_own_may_say_whose_their_rows_are(
    run: Run, heads: tuple[str, str, str]
) -> None:
    budget = imported(run, ONE_EACH.format(*heads))
    assert {area.name: (area.cost, area.revenue) for area in budget.areas.values()} == {
        "IT": ({2025: 1000, 2026: 1100}, {2025: 1000, 2026: 1101}),
        "HR": ({2025: 200, 2026: 210}, {2025: 200, 2026: 211}),
    }
    assert budget.published.cost["total"] == {2025: 1200, 2026: 1310}
    assert budget.published.revenue["total"] == {2025: 1200, 2026: 1312}
    assert budget.repeated == ()


def test_rows_of_the_same_names_are_those_of_their_tables_if_all_of_them_differ(run: Run) -> None:
    head = ";Budget 2025;Plan 2026\n"
    rows = "{0}\nTkr" + head + "Personal;600;700\nHyra;{1};400\nSumma;{2};1100\n\n"
    other = "HR\nTkr" + head + "Personal;100;110\nHyra;300;300\nSumma;400;410\n"
    budget = imported(run, rows.format("IT", 400, 1000) + other)
    names = [area.name for area in budget.areas.values()]
    assert names == ["IT Personal", "IT Hyra", "HR Personal", "HR Hyra"]
    assert [each.equals for each in budget.claims.values()] == [1000, 1100, 400, 410]
    again = imported(run, rows.format("IT", 400, 1000) + rows.format("Bilaga", 390, 990))
    assert list(again.areas) == ["personal", "hyra"]
    many = "".join(rows.format(f"A{at}", at, 600 + at) for at in range(101))
    assert list(imported(run, many).areas) == ["personal", "hyra"]


def test_years_over_nothing_but_changes_head_no_table(run: Run) -> None:
    told = told_of(run, "Tkr;Budget 2025\nIT;5\n\nHR;Förändring 2026\n;7\n")
    assert [each["name"] for each in told["rows"]] == ["IT"]
    assert [each["cell"] for each in told["left"]] == ["A4:B5"]


def test_rows_of_changes_are_left(run: Run) -> None:
    told = told_of(run, "tkr;Budget 2025;Plan 2026\nIT;5;6\nFörändring IT;1;2\n")
    assert [(each["text"], each["why"]) for each in told["left"]] == [
        ("1; 2", "changes or percentages, no amounts")
    ]


def test_a_name_needs_no_letters(run: Run) -> None:
    names = ["4010", "1.1", "4 010", "***", "4010-20", "2,5"]
    rows = "".join(f"{name};5;{at}\n" for at, name in enumerate(names))
    told = told_of(run, f"Kostnader, tkr;Budget 2025;Plan 2026\n{rows}")
    assert [each["name"] for each in told["rows"]] == names
    assert (told["left"], told["doubts"]) == ([], [])


def test_figures_without_a_name_are_a_sum_only_where_they_come_out_as_one(run: Run) -> None:
    table = "Kostnader, tkr;Budget 2025;Plan 2026\nIT;5;6\nHR;7;8\n;12;{}\n"
    summed = told_of(run, table.format(14))
    assert [each["as"] for each in summed["rows"]][-1] == "published.cost.total"
    other = told_of(run, table.format(15))
    assert [each["cell"] for each in other["rows"]] == ["B2:C2", "B3:C3"]
    assert other["left"] == [
        {
            "cell": "B4:C4",
            "text": "12; 15",
            "why": "no name stands beside it, and it is not the sum of other rows",
        }
    ]


def test_a_later_table_may_begin_right_below_figures_with_the_next_years(run: Run) -> None:
    table = "Kostnader, tkr;2025;2026\nIT;1;2\nSkola;2027;2028\nIT;3;4\n"
    told = told_of(run, table, "--year", "2025")
    assert [each["figures"] for each in told["rows"]] == [
        {"2025": 1, "2026": 2},
        {"2027": 3, "2028": 4},
    ]
    assert told["doubts"] == [
        {
            "cell": "B3:C3",
            "text": "2027; 2028",
            "why": "taken as the years of what is below, not as amounts",
        }
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "Budget 2025;Plan 2026\nIT;1;2\nHR;2025;2026",
        "Budget 2025;Plan 2026\nIT;1;2\n\nHR;2025;2026",
        "Budget 2025;Plan 2026\nIT;1;2\nHR;2027;2028",
        "2025;2026\nIT;1;2\n\nHR;2025;2026\n",
    ],
)
def test_amounts_like_years_are_amounts_where_heads_look_otherwise(run: Run, rows: str) -> None:
    told = told_of(run, f"Kostnader, tkr;{rows}\nKök;5;6\n", "--year", "2025")
    assert [each["name"] for each in told["rows"]] == ["IT", "HR", "Kök"]
    assert told["years"] == [2025, 2026]


@pytest.mark.parametrize("text", ["1 200*", "ca 5", "se bilaga"])
@pytest.mark.parametrize("above", ["", "IT;1;2\n"])
def test_what_stands_for_a_figure_heads_nothing(run: Run, text: str, above: str) -> None:
    told = told_of(run, f"Kostnader, tkr;Budget 2025;Plan 2026\n{above}HR;;{text}\nKök;3;4\n")
    row = 3 if above else 2
    assert {each["cell"]: (each["text"], each["why"]) for each in told["left"]} == {
        f"C{row}": (text, "no figure"),
        f"A{row}": ("HR", "a text without figures"),
    }
    assert told["rows"][-1]["name"] == "Kök"


def test_a_heading_counts_whatever_stands_beside_it(run: Run) -> None:
    table = "Tkr;Budget 2025\nKostnader;5\nIntäkter;ca 7\nA;4\nInvesteringar;tkr\nB;3\n;ca 8\nC;2\n"
    told = told_of(run, table)
    assert [each["as"] for each in told["rows"][1:]] == [
        "areas.a.revenue",
        "investments.lines.b.values",
        "investments.lines.c.values",
    ]
    assert [each["text"] for each in told["left"]] == ["ca 7", "ca 8"]


def test_a_year_in_which_no_figure_can_be_read_keeps_its_cells(run: Run) -> None:
    told = told_of(run, "Kostnad, tkr;2024;2025\nIT;1 200*;2\nHR;1 300*;4\n")
    assert [(each["name"], each["figures"]) for each in told["rows"]] == [
        ("IT", {"2025": 2}),
        ("HR", {"2025": 4}),
    ]
    assert [(each["cell"], each["text"]) for each in told["left"]] == [
        ("B2", "1 200*"),
        ("B3", "1 300*"),
    ]
    words = told_of(run, "Kostnad, tkr;2024;Budget 2025\nIT;oklart;2\nHR;saknas;4\n;x;\nA;;1\n")
    assert [each["name"] for each in words["rows"]] == ["IT", "HR", "A"]
    assert [each["text"] for each in words["left"]] == ["oklart", "saknas", "x"]
    half = told_of(run, "Kostnad, mkr;2024;2025\nIT;,5;2\n", "--unit", "tkr")
    assert half["rows"][0]["figures"] == {"2024": 500, "2025": 2000}


def test_a_table_beside_another_is_left_with_its_names(run: Run) -> None:
    head = "Kostnader, tkr;2024;2025;Antal elever;2026;2027;Anm;2028\n"
    told = told_of(run, f"{head}IT;1;2;Skola;30;31;x;7\nHR;3;4;Förskola;50;51;y;8\n")
    assert [(each["name"], each["figures"]) for each in told["rows"]] == [
        ("IT", {"2024": 1, "2025": 2}),
        ("HR", {"2024": 3, "2025": 4}),
    ]
    assert {each["cell"]: each["text"] for each in told["left"]} == {
        "D2:D3": "Skola; Förskola",
        "E2:E3": "30; 50",
        "F2:F3": "31; 51",
        "G2:G3": "x; y",
        "H2:H3": "7; 8",
    }
    other = told_of(run, "Kostnader, tkr;2024;Volymer;2025\nIT;1;;2\n")
    assert other["rows"][0]["figures"] == {"2024": 1}
    assert [(each["cell"], each["text"]) for each in other["left"]] == [("D2", "2")]
    noted = told_of(run, "Kostnader, tkr;2024;Anm;2025\nIT;1;x;2\n")
    assert noted["rows"][0]["figures"] == {"2024": 1, "2025": 2}


def test_a_unit_in_a_cell_counts_for_its_figure(run: Run) -> None:
    rows = "IT;1,5 mkr;2\nHR;500 kr;1 000 kr\nKök;5 €;$ 6\n"
    told = told_of(run, f"Kostnader, tkr;Budget 2025;Plan 2026\n{rows}", "--unit", "kr")
    assert [each["figures"] for each in told["rows"]] == [
        {"2025": 1_500_000, "2026": 2000},
        {"2025": 500, "2026": 1000},
    ]
    assert [(each["cell"], each["text"], each["why"]) for each in told["left"]] == [
        ("B4:C4", "5 €; $ 6", "its unit and kr are not of one another"),
    ]
    alone = told_of(run, "Kostnader;Budget 2025\nIT;1 000 kr\n")
    assert (alone["unit"], alone["rows"][0]["figures"]) == ("kr", {"2025": 1000})
    assert alone["doubts"] == []
    dollars = told_of(run, "Kostnader;Budget 2025\nIT;$ 1 000\n")
    assert (dollars["unit"], dollars["rows"][0]["figures"]) == ("usd", {"2025": 1000})


def test_amounts_that_lose_their_minus_are_in_doubt(run: Run) -> None:
    told = told_of(run, "Kostnader, tkr;Budget 2025;Plan 2026\nRättelse;-10;-20\n")
    assert told["rows"][0]["figures"] == {"2025": 10, "2026": 20}
    assert [(each["cell"], each["text"], each["why"]) for each in told["doubts"]] == [
        (
            "B2:C2",
            "-10; -20",
            "below zero, as all such amounts of the table are: taken without the minus",
        )
    ]


def test_a_column_of_texts_between_years_parts_no_table(run: Run) -> None:
    told = told_of(run, "Kostnader, tkr;2024;Ansvarig;2025\nIT;1;Eva;2\n")
    assert told["rows"][0]["figures"] == {"2024": 1, "2025": 2}
    assert [each["text"] for each in told["left"]] == ["Eva"]
    beside = told_of(run, "Kostnader, tkr;2024;2025;;Skolor;2026\nIT;1;2;;A;3\n")
    assert [each["text"] for each in beside["left"]] == ["A", "3"]


def test_amounts_right_below_years_are_no_years(run: Run) -> None:
    told = told_of(run, "Kostnader, tkr;2025;2026\nIT;2025;2026\nHR;5;6\n")
    assert [each["name"] for each in told["rows"]] == ["IT", "HR"]
    again = told_of(run, "A, tkr;2025;2026\nIT;1;2\nB, tkr;2025;2026\nHR;5;6\n")
    assert [each["name"] for each in again["rows"]] == ["IT", "HR"]


def test_marks_over_a_column_are_no_name(run: Run) -> None:
    table = "Tkr;Anm;Plan 2027;2027;Budget 2025\n;*;Budget 2025;0;0\n"
    assert [area.name for area in imported(run, table).areas.values()] == ["plan"]
