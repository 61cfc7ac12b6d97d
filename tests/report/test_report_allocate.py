"""Shared cost as people read it: exact tables, widths, hostile labels, pages."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run
from markdown_it import MarkdownIt

DOCS = REPOSITORY / "docs" / "shared.yaml"
ODD = """
title: Odd
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 0}}
customers: {out: Out, idle: Idle}
areas:
  a: {name: A, cost: {2023: 50}, revenue: {2023: 50}, index: price}
  far: {name: Far, cost: {2023: 5}, revenue: {2023: 5}, step: 0}
  it:
    name: IT
    services:
      x: {name: X, parts: {p: {cost: {2023: 10}, index: price}}, customers: {headcount: {out: 1}}}
      z: {name: Z, parts: {p: {cost: {2023: 5}, step: 0}}}
pools:
  whole:
    of: it
    order: 2
    key: {amounts: {a: {2023: 10, 2024: 12, 2025: 19}, out: {2023: 5, 2024: 9, 2025: 0}}}
  none:
    name: Nobody
    parts: {p: {cost: {2023: 8}, step: 0}}
    key: {headcount: {it.x: {2023: 1, 2024: 0, 2025: 1}}}
"""


def told(run: Run, *args: str | Path) -> str:
    ran = run("allocate", *args)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.replace(str(DOCS), "shared.yaml")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("name", ["en pool", "en customer", "sv pool", "sv customer"])
def test_people_read_the_whole_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lang, by = name.split()
    expected = TABLES[name]
    if width == 200:
        for line in FOLDED[name]:
            assert f"\n{line}\n" in expected
            expected = expected.replace(f"\n{line}\n", f" {line.lstrip()}\n")
    assert told(run, DOCS, "--lang", lang, "--by", by) == expected


TABLES = {
    "en pool": """\
Fördelad kostnad (exempel med påhittade tal)
File: shared.yaml
Amounts in tkr. Base year 2023.

Round 1: Lokaler, by headcount, tkr
                    2023    2024    2025    2026
                  budget    plan    plan    plan
Cost to share        900     923     946     969
Stab och ledning     120     123     145     149
HR                   240     246     291     298
IT, Drift            360     369     291     298
IT, Stöd              60      62      73      75
MoS                  120     123     146     149
Total                900     923     946     969

Round 2: Stab och ledning, by cost, tkr
                            2023    2024    2025    2026
                          budget    plan    plan    plan
Cost of Stab och ledning   1 000   1 013   1 045   1 059
HR                           400     400     418     424
IT, Drift                    400     413     420     426
IT, Stöd                     200     200     207     209
Total                      1 000   1 013   1 045   1 059

Cost before and after sharing, tkr
                          2023    2024    2025    2026
                        budget    plan    plan    plan
Stab och ledning
  Cost before              880     890     900     910
  From round 1             120     123     145     149
  Cost after             1 000   1 013   1 045   1 059
  Shared out to others   1 000   1 013   1 045   1 059
  Left                       0       0       0       0
HR
  Cost before            1 360   1 397   1 434   1 473
  From round 1             240     246     291     298
  From round 2             400     400     418     424
  Cost after             2 000   2 043   2 143   2 195
IT, Drift
  Cost before            1 640   1 751   1 864   1 918
  From round 1             360     369     291     298
  From round 2             400     413     420     426
  Cost after             2 400   2 533   2 575   2 642
IT, Stöd
  Cost before              940     964     988   1 012
  From round 1              60      62      73      75
  From round 2             200     200     207     209
  Cost after             1 200   1 226   1 268   1 296
Lokaler
  Cost before              900     923     946     969
  Cost after               900     923     946     969
  Shared out to others     900     923     946     969
  Left                       0       0       0       0
MoS
  From round 1             120     123     146     149
  Cost after               120     123     146     149
Total
  Cost before            5 720   5 925   6 132   6 282
  From round 1             900     923     946     969
  From round 2           1 000   1 013   1 045   1 059
  Cost after             7 620   7 861   8 123   8 310
  Shared out to others   1 900   1 936   1 991   2 028
  Left                   5 720   5 925   6 132   6 282

Notes
- The pools of a round are shared at once, on top of what the rounds before it
  gave. Cost before is without any shared cost.
- In the total, what is shared out is all that came from the rounds, and what is
  left is the cost before.
- Outside the budget, with what they bear of these pools alone: MoS.
""",
    "en customer": """\
Fördelad kostnad (exempel med påhittade tal)
File: shared.yaml
Amounts in tkr. Base year 2023.

What customers pay, tkr
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen
  IT, Drift                     600     507     386     377
  IT, Stöd                      600     736     888     907
  Total                       1 200   1 243   1 274   1 284
MoS
  IT, Drift                   1 800   2 026   2 189   2 265
  IT, Stöd                      600     490     380     389
  Lokaler                       120     123     146     149
  Total                       2 520   2 639   2 715   2 803
All customers
  IT, Drift                   2 400   2 533   2 575   2 642
  IT, Stöd                    1 200   1 226   1 268   1 296
  Lokaler                       120     123     146     149
  Total                       3 720   3 882   3 989   4 087

IT, Drift: share of each customer, by headcount, moving by at most 5 percentage
points a year, %
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen   25.00   20.00   15.00   14.29
  change, percentage points       –   -5.00   -5.00   -0.71
MoS                           75.00   80.00   85.00   85.71
  change, percentage points       –    5.00    5.00    0.71

IT, Stöd: share of each customer, by given shares, the mean of 2 years, %
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen   50.00   60.00   70.00   70.00
  change, percentage points       –   10.00   10.00    0.00
MoS                           50.00   40.00   30.00   30.00
  change, percentage points       –  -10.00  -10.00    0.00

Lokaler: share of each customer, by headcount, %
                               2023    2024    2025    2026
                             budget    plan    plan    plan
MoS                           13.33   13.33   15.38   15.38
  change, percentage points       –    0.00    2.05    0.00

Notes
- Of a service customers share the revenue, less what is not paid per unit; of a
  pool they bear their part of its cost. Changes are against the year before.
""",
    "sv pool": """\
Fördelad kostnad (exempel med påhittade tal)
Fil: shared.yaml
Belopp i tkr. Basår 2023.

Omgång 1: Lokaler, efter antal personer, tkr
                       2023    2024    2025    2026
                     budget    plan    plan    plan
Kostnad att fördela     900     923     946     969
Stab och ledning        120     123     145     149
HR                      240     246     291     298
IT, Drift               360     369     291     298
IT, Stöd                 60      62      73      75
MoS                     120     123     146     149
Summa                   900     923     946     969

Omgång 2: Stab och ledning, efter kostnad, tkr
                                2023    2024    2025    2026
                              budget    plan    plan    plan
Kostnad för Stab och ledning   1 000   1 013   1 045   1 059
HR                               400     400     418     424
IT, Drift                        400     413     420     426
IT, Stöd                         200     200     207     209
Summa                          1 000   1 013   1 045   1 059

Kostnad före och efter fördelning, tkr
                       2023    2024    2025    2026
                     budget    plan    plan    plan
Stab och ledning
  Kostnad före          880     890     900     910
  Från omgång 1         120     123     145     149
  Kostnad efter       1 000   1 013   1 045   1 059
  Fördelas på andra   1 000   1 013   1 045   1 059
  Kvar                    0       0       0       0
HR
  Kostnad före        1 360   1 397   1 434   1 473
  Från omgång 1         240     246     291     298
  Från omgång 2         400     400     418     424
  Kostnad efter       2 000   2 043   2 143   2 195
IT, Drift
  Kostnad före        1 640   1 751   1 864   1 918
  Från omgång 1         360     369     291     298
  Från omgång 2         400     413     420     426
  Kostnad efter       2 400   2 533   2 575   2 642
IT, Stöd
  Kostnad före          940     964     988   1 012
  Från omgång 1          60      62      73      75
  Från omgång 2         200     200     207     209
  Kostnad efter       1 200   1 226   1 268   1 296
Lokaler
  Kostnad före          900     923     946     969
  Kostnad efter         900     923     946     969
  Fördelas på andra     900     923     946     969
  Kvar                    0       0       0       0
MoS
  Från omgång 1         120     123     146     149
  Kostnad efter         120     123     146     149
Summa
  Kostnad före        5 720   5 925   6 132   6 282
  Från omgång 1         900     923     946     969
  Från omgång 2       1 000   1 013   1 045   1 059
  Kostnad efter       7 620   7 861   8 123   8 310
  Fördelas på andra   1 900   1 936   1 991   2 028
  Kvar                5 720   5 925   6 132   6 282

Anmärkningar
- Potterna i en omgång fördelas samtidigt, tillsammans med det som tidigare
  omgångar gav. Kostnad före är utan all fördelad kostnad.
- I summan är det som fördelas allt som kom från omgångarna, och det som är kvar
  är kostnaden före.
- Utanför budgeten, bara med det som bärs av de här potterna: MoS.
""",
    "sv customer": """\
Fördelad kostnad (exempel med påhittade tal)
Fil: shared.yaml
Belopp i tkr. Basår 2023.

Vad kunderna betalar, tkr
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen
  IT, Drift                     600     507     386     377
  IT, Stöd                      600     736     888     907
  Summa                       1 200   1 243   1 274   1 284
MoS
  IT, Drift                   1 800   2 026   2 189   2 265
  IT, Stöd                      600     490     380     389
  Lokaler                       120     123     146     149
  Summa                       2 520   2 639   2 715   2 803
Alla kunder
  IT, Drift                   2 400   2 533   2 575   2 642
  IT, Stöd                    1 200   1 226   1 268   1 296
  Lokaler                       120     123     146     149
  Summa                       3 720   3 882   3 989   4 087

IT, Drift: varje kunds andel, efter antal personer, ändras med högst 5
procentenheter per år, %
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen   25,00   20,00   15,00   14,29
  ändring, procentenheter         –   −5,00   −5,00   −0,71
MoS                           75,00   80,00   85,00   85,71
  ändring, procentenheter         –    5,00    5,00    0,71

IT, Stöd: varje kunds andel, efter givna andelar, medelvärde av 2 år, %
                               2023    2024    2025    2026
                             budget    plan    plan    plan
Kommunledningsförvaltningen   50,00   60,00   70,00   70,00
  ändring, procentenheter         –   10,00   10,00    0,00
MoS                           50,00   40,00   30,00   30,00
  ändring, procentenheter         –  −10,00  −10,00    0,00

Lokaler: varje kunds andel, efter antal personer, %
                             2023    2024    2025    2026
                           budget    plan    plan    plan
MoS                         13,33   13,33   15,38   15,38
  ändring, procentenheter       –    0,00    2,05    0,00

Anmärkningar
- Av en tjänst delar kunderna på intäkterna, utom det som inte betalas per
  enhet; av en pott bär de sin del av kostnaden. Andelens ändring är mot
  föregående år.
""",
}
FOLDED = {
    "en pool": [
        "  gave. Cost before is without any shared cost.",
        "  left is the cost before.",
    ],
    "en customer": [
        "points a year, %",
        "  pool they bear their part of its cost. Changes are against the year before.",
    ],
    "sv pool": [
        "  omgångar gav. Kostnad före är utan all fördelad kostnad.",
        "  är kostnaden före.",
    ],
    "sv customer": [
        "procentenheter per år, %",
        "  enhet; av en pott bär de sin del av kostnaden. Andelens ändring är mot",
        "  föregående år.",
    ],
}
"""The lines that at 200 columns have room behind the one before."""


def test_what_is_not_shared_stands_in_a_row_of_its_own(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    """IT costs (10 + 8) + 5 in 2023, 11 + 5 in 2024 when nobody has a head, 11 + 8 + 5 in 2025."""
    out = told(run, budget_file(ODD))
    assert out.split("\n\n")[1:3] == [
        """\
Round 1: Nobody, by headcount, tkr
                    2023    2024    2025
                  budget    plan    plan
Cost to share          8       8       8
IT, X                  8       0       8
Total                  8       0       8
Cost minus total       0       8       0""",
        """\
Round 2: whole, by decided amounts, tkr
                    2023    2024    2025
                  budget    plan    plan
Cost of IT            23      16      24
A                     10      12      19
Out                    5       9       0
Total                 15      21      19
Cost minus total       8      -5       5""",
    ]
    assert "Cost minus total" not in told(run, budget_file(ODD), "--year", "2023")[:350]


def test_an_area_that_is_shared_whole_stands_beside_its_services(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    out = told(run, budget_file(ODD), "--year", "2024")
    assert (
        """\
IT
  Shared out to others    21
IT, X
  Cost before             11
  From round 1             0
  Cost after              11
IT, Z
  Cost before              5
  Cost after               5
Nobody
  Cost before              8
  Cost after               8
  Shared out to others     0
  Left                     8
Out
  From round 2             9
  Cost after               9
Total
  Cost before             68
  From round 1             0
  From round 2            21
  Cost after              89
  Shared out to others    21
  Left                    68
"""
        in out
    )
    assert out.endswith(
        """\
- IT: what it shares out is the cost of its services, which stand under it.
- Outside the budget, with what they bear of these pools alone: Out.
- Neither get nor share out anything: Far.
"""
    )


def test_what_is_not_known_to_be_paid_makes_no_sum(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    out = told(run, budget_file(ODD), "--by", "customer")
    assert (
        """\
Out
  IT, X             –      11      19
  whole             5       9       0
  Total             –      20      19
All customers
"""
        in out
    )
    assert "whole: share" not in out
    assert "Idle" not in out


def test_a_move_is_between_the_shares_as_they_are_shown(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    """1/7 = 14.286 % and 2/8 = 25 % are 10.71 points apart; 14.29 and 25.00 are as well."""
    text = ODD.replace("{headcount: {out: 1}}", "{headcount: {out: {2023: 1, 2024: 2}, idle: 6}}")
    out = told(run, budget_file(text), "--by", "customer")
    assert "Out                           14.29   25.00   25.00\n" in out
    assert "  change, percentage points       –   10.71    0.00\n" in out
    alone = told(run, budget_file(text), "--by", "customer", "--year", "2024")
    assert "  change, percentage points   10.71\n" in alone


@pytest.mark.parametrize("by", ["pool", "customer"])
@pytest.mark.parametrize("width", [1, 12, 23, 40, 60, 79])
def test_no_figure_is_cut_or_wrapped(
    run: Run, monkeypatch: pytest.MonkeyPatch, by: str, width: int
) -> None:
    def figures(out: str) -> list[str]:
        return sorted(re.findall(r"(?:^| )(-?\d{1,3}(?: \d{3})*(?:\.\d\d)?)$", out, re.M))

    whole = told(run, DOCS, "--by", by, "--year", "2025")
    tables = whole.partition("Notes")[0].split("tkr. Base year 2023.")[1]
    monkeypatch.setenv("COLUMNS", str(width))
    out = told(run, DOCS, "--by", by, "--year", "2025")
    shown = figures(out)
    for figure in figures(tables):
        assert figure in shown
    assert all(each == each.rstrip() for each in out.split("\n"))
    if width > 23:
        lines = [each for each in out.split("\n") if not each.startswith("File: ")]
        assert max(map(len, lines)) <= width


@pytest.mark.parametrize("by", ["pool", "customer"])
@pytest.mark.parametrize("label", ["=1+1", "a | b", "**x** `y`", "<b>x</b>", "::error::##[error]x"])
def test_a_label_stays_the_text_that_it_is(
    run: Run, budget_file: Callable[[str], Path], label: str, by: str
) -> None:
    text = ODD.replace("title: Odd", f"title: {json.dumps(label)}")
    for name in ("A", "X", "Nobody", "Out"):
        text = re.sub(rf"(name: |out: ){name}\b", rf"\g<1>{json.dumps(label)}", text)
    path = budget_file(text)
    page = MarkdownIt("commonmark", {"html": True}).enable("table")
    blocks = page.parse(told(run, path, "--by", by, "--format", "markdown"))
    shown = ["".join(each.content for each in block.children or ()) for block in blocks]
    if "##[" not in label:
        assert {label, f"IT, {label}"} <= set(shown)
    assert not [block for block in blocks if "html" in block.type]
    assert {each.type for block in blocks for each in block.children or ()} <= {
        *("text", "strong_open", "strong_close")
    }
    for form in ("table", "markdown", "csv", "json"):
        out = told(run, path, "--by", by, "--format", form)
        assert "##[" not in out
        assert not [line for line in out.split("\n") if line.lstrip().startswith("::")]
        assert form != "csv" or not re.search(r"(^|,)=", out, re.M)


def test_a_page_has_no_strong_cell_without_a_figure(run: Run) -> None:
    out = told(run, DOCS, "--format", "markdown", "--year", "2023")
    assert "| **Stab och ledning** |  |\n| Cost before | 880 |\n" in out
    assert "****" not in out
