"""Amounts with decimals, worked by hand: read, calculated, shown, said, and put right."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, Run

from vssbudget.wording import breakable

SJOBO = REPOSITORY / "examples" / "decimals" / "sjobo2025.yaml"
WORKED = """\
title: Worked by hand
unit: mnkr
decimals: 1
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
sources: {t: The table}
price_unit: {name: kr, per: 1000000, step: 1000}
indices:
  price: {rates: {2023: 2.5, 2024: 2.5, 2025: 3}, source: t}
  wage: {rates: {2023: 3, 2024: 3, 2025: 3}, source: t}
areas:
  elder: {name: Elder, cost: {2022: 95, 2023: 97.7}, revenue: {2023: 97.7}, index: price, source: t}
  school:
    name: School
    cost: {2023: 1628.8}
    revenue: {2023: 1628.8}
    shares: {wage: 0.6, price: 0.4}
    lasting: {2025: -0.5}
    source: t
  desk:
    name: Desk
    source: t
    services:
      calls:
        name: Calls
        volume: calls
        revenue: {2023: 10.1}
        price: {2024: 103000}
        parts: {all: {cost: {2023: 10.1}, step: 0.3}}
pools:
  rooms:
    name: Rooms
    parts: {rent: {cost: {2023: 10}, step: 0}}
    key: {headcount: {a: 1, b: 1, c: 1}}
    source: t
customers: {a: A, b: B, c: C}
volumes: {calls: {unit: call, values: {2023: 100, 2024: 101, 2025: 99}, source: t}}
investments:
  lines: {cars: {name: Cars, values: {2023: 10.5}, life: 3}}
  interest: {2023: 2, 2024: 2, 2025: 2}
  source: t
"""
"""Elder: 97.7 · 1.025 = 100.1425, and · 1.03 = 103.146775. School: 1 628.8 · (0.6 · 1.03 + 0.4 ·
1.025) = 1 674.4064; 1 628.8 · (0.6 · 1.0609 + 0.4 · 1.05575) − 0.5 = 1 724.139232. Desk: 10.4 and
10.7; 103 000 kr · 101 / 1 000 000 = 10.403. Of 10.0 for three alike the tenth that is left goes to
the first. Cars: 10.5 / 3 = 3.5 a year, and 2 % of 10.5 and of 7.0: 0.21 and 0.14.
"""

Written = Callable[[str], Path]


def told(run: Run, *args: str | Path) -> Any:
    return json.loads(run(*args, "--format", "json").out)


def test_rows_are_rounded_to_the_last_decimal_and_every_table_foots_in_it(
    run: Run, budget_file: Written
) -> None:
    out = told(run, "project", budget_file(WORKED))
    assert out["schema"] == "vssbudget/projection/2"
    areas = out["areas"]
    costs = {key: areas[key]["cost"] for key in areas}
    assert costs == {
        "elder": {"2022": "95.0", "2023": "97.7", "2024": "100.1", "2025": "103.1"},
        "school": {"2023": "1628.8", "2024": "1674.4", "2025": "1724.1"},
        "desk": {"2023": "10.1", "2024": "10.4", "2025": "10.7"},
    }
    assert out["total"]["cost"] == {
        **{"2022": "95.0", "2023": "1736.6", "2024": "1784.9", "2025": "1837.9"}
    }
    assert areas["desk"]["services"]["calls"]["revenue"] == costs["desk"]
    assert areas["elder"]["exact"]["cost"] == {"2024": "100.1425", "2025": "103.146775"}
    assert areas["desk"]["services"]["calls"]["price"]["2024"] == "103000"


def test_what_is_shared_is_shared_in_the_last_decimal(run: Run, budget_file: Written) -> None:
    out = told(run, "allocate", budget_file(WORKED))
    assert out["schema"] == "vssbudget/allocation/2"
    receivers = out["pools"]["rooms"]["receivers"]
    amounts = [receivers[key]["amount"] for key in "abc"]
    assert [each["2024"] for each in amounts] == ["3.4", "3.3", "3.3"]


def test_capital_cost_is_written_off_in_the_last_decimal(run: Run, budget_file: Written) -> None:
    out = told(run, "capital", budget_file(WORKED))
    assert out["schema"] == "vssbudget/capital/2"
    cars = out["lines"]["cars"]
    assert cars["depreciation"] == {"2023": "0.0", "2024": "3.5", "2025": "3.5"}
    assert cars["interest"] == {"2023": "0.0", "2024": "0.2", "2025": "0.1"}
    (cohort,) = cars["cohorts"]
    assert cohort["amount"] == "10.5"
    assert cohort["exact"] == {"capital_cost": {"2023": "0", "2024": "3.71", "2025": "3.64"}}


def test_prices_are_in_their_own_unit_and_amounts_in_theirs(run: Run, budget_file: Written) -> None:
    path = budget_file(WORKED)
    out = told(run, "prices", path)
    assert out["schema"] == "vssbudget/prices/2"
    calls = out["areas"]["desk"]["services"]["calls"]
    # 10.4 and 10.7 bear 102 970.297030 and 108 080.808081 kr a call, in steps of 1 000 kr
    assert calls["price_stepped"] == {"2024": "103000", "2025": "108000"}
    assert calls["full_cost"] == {"2024": "10.4", "2025": "10.7"}
    assert calls["result_stepped"] == {"2024": "0.0", "2025": "0.0"}
    shown = run("prices", path, "--area", "desk").out
    assert re.search(r"^Full cost, mnkr +10.40? +10.70?$", shown, re.M)


def test_people_see_every_amount_with_its_decimals(run: Run, budget_file: Written) -> None:
    path = budget_file(WORKED)
    assert re.search(r"^School +1 628.8 +1 674.4 +1 724.1 ", run("project", path).out, re.M)
    swedish = run("project", path, "--lang", "sv").out
    assert re.search(r"^Summa +1 736,6 +1 784,9 +1 837,9 ", swedish, re.M)
    table = run("project", path, "--format", "csv").out.splitlines()
    assert "cost,elder,Elder,mnkr,,95.0,97.7,100.1,103.1" in table
    excel = run("project", path, "--format", "csv-excel").out.splitlines()
    assert "cost;elder;Elder;mnkr;;95,0;97,7;100,1;103,1" in excel
    page = run("project", path, "--format", "markdown").out
    assert "| School | 1 628.8 | 1 674.4 | 1 724.1 |" in breakable(page)


def test_a_figure_is_explained_in_its_unit(
    run: Run, budget_file: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    path = budget_file(WORKED)
    assert run("explain", "desk.calls.revenue.2024", path.name).out.splitlines()[:6] == [
        "Desk, Calls, revenue 2024: 10.4 mnkr (rounded once)",
        "└─ what the price brings in 2024: 10.403 mnkr (ratio)",
        "   ├─ amount of 2024 in the unit of prices: 10 403 000 kr (product)",
        f"   │  ├─ decided price of a unit 2024: 103 000 kr ({path.name}:27:23, t)",
        f"   │  └─ calls 2024: 101 call ({path.name}:36:57, t)",
        f"   └─ kr in one mnkr: 1 000 000 ({path.name}:6:29)",
    ]


WRONG = """\
title: Wrong
unit: mnkr
decimals: 1
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
sources: {t: The table}
indices: {price: {rates: {2024: 2.5, 2025: 3}, source: t}}
areas:
  a: {cost: {2022: 95, 2023: 97.7}, revenue: {2022: 95.4, 2023: 96.5}, index: price, source: t}
  b: {cost: {2022: 48, 2023: 490}, revenue: {2023: 490}, step: 0.5, source: t}
  c: {cost: {2023: 10.1}, revenue: {2023: 10.1}, step: -8.2, source: t}
published: {source: t, cost: {total: {2023: 598.3}, a: {2024: 100.6}}}
claims: {grown: {sum: [a.cost.2024], minus: [a.cost.2023], equals: 2.6, source: t}}
repeated: [{of: a.cost, values: {2023: 97.8}, source: t}]
budget_frame: {values: {2023: 0}, source: t}
investments: {lines: {cars: {2023: 10.5}}, frame: {2023: 10}, source: t}
"""


def test_what_is_wrong_is_said_with_decimals_and_what_to_write_can_be_written(
    run: Run, budget_file: Written
) -> None:
    path = budget_file(WRONG)
    out = told(run, "check", path)
    assert out["schema"] == "vssbudget/findings/2"
    found = {(each["rule"], each["amount"], each["off"]) for each in out["findings"]}
    assert found == {
        ("zero-result", "-1.2", None),
        ("budget-frame", "-1.2", None),
        ("footing", "0.5", None),
        ("published-plan", "0.5", None),
        ("investment-frame", "-0.5", None),
        ("same-figure", "0.1", "0.1"),
        ("claim", "0.2", "0.2"),
        ("implausible", "441.0", None),
        ("negative", "-6.3", None),
    }
    texts = "\n".join(f"{each['message']}. {each['fix']}." for each in out["findings"])
    for text in (
        "a 2023: revenue 96.5 mnkr, cost 97.7 mnkr: 1.2 mnkr too little",
        "bring the revenue to 97.7 mnkr",
        "the net cost of all areas is 1.2 mnkr, the frame 0.0 mnkr: 1.2 mnkr too much",
        "printed 598.3 mnkr, but its 3 rows make 597.8 mnkr: 0.5 mnkr too much, and rounding "
        "explains at most 0.2 mnkr",
        "write 597.8 only if the document prints that",
        "calculated on the file's own rates 100.1 mnkr: 0.5 mnkr too much",
        "investments of 10.5 mnkr, the frame 10.0 mnkr: 0.5 mnkr too much",
        "this table prints 97.8, the other 97.7: a difference of 0.1",
        "grown: said to be 2.6, but the figures give 2.4",
        "the cost is 490.0 mnkr, beside 48.0 in 2022",
        "write 2023: 49, or where it is meant, under plausible: areas.b.cost: {high: 490,",
        "the cost is calculated below zero, -6.3 mnkr in 2025",
    ):
        assert text in texts, texts
    swedish = run("check", path, "--lang", "sv").out
    assert "tryckt 598,3 mnkr, men 3 rader ger 597,8 mnkr: 0,5 mnkr för mycket" in swedish


def test_what_is_told_is_written_as_it_is_told_and_nothing_is_left_to_find(
    run: Run, budget_file: Written
) -> None:
    cures = (
        ("2023: 96.5", "2023: 97.7"),
        ("2023: 490}", "2023: 49}"),
        ("total: {2023: 598.3}", "total: {2023: 156.8}"),
        ("a: {2024: 100.6}", "a: {2024: 100.1}"),
        ("equals: 2.6", "equals: 2.4"),
        ("2023: 97.8", "2023: 97.7"),
        ("cars: {2023: 10.5}", "cars: {2023: 10.0}"),
        ("step: -8.2", "step: -1.9"),
    )
    text = WRONG
    for wrong, right in cures:
        assert wrong in text
        text = text.replace(wrong, right)
    assert run("check", "--strict", budget_file(text)).status == 0


def test_findings_are_accepted_by_their_amounts_with_decimals(
    run: Run, budget_file: Written
) -> None:
    path = budget_file(WRONG)
    run("check", "--write-accepted", path)
    written = path.read_text("utf-8")
    for pin in ("amounts: {2023: -1.2}", "amounts: {2023: 0.5}", "amounts: {2023: 441}"):
        assert pin in written
    with_reasons = budget_file(written.replace('reason: ""', "reason: As it is, source: t"))
    assert run("check", "--strict", with_reasons).status == 0
    moved = budget_file(with_reasons.read_text("utf-8").replace("2023: 96.5", "2023: 96.4"))
    out = told(run, "check", moved)
    assert {each["amount"] for each in out["findings"] if each["rule"] == "zero-result"} == {"-1.3"}
    assert "-1.2" in run("check", moved).out


def test_a_figure_that_is_meant_is_said_so_with_its_decimals(
    run: Run, budget_file: Written
) -> None:
    found = run("check", "--rule", "implausible", budget_file(WRONG)).out
    assert "under plausible: areas.b.cost: {high: 490, reason: …}" in found
    for high, status in (("490.0", 0), ("489.9", 1)):
        meant = f"plausible: {{areas.b.cost: {{high: {high}, reason: New}}}}\n"
        path = budget_file(WRONG + meant)
        assert run("check", "--strict", "--rule", "implausible", path).status == status


def test_outcomes_are_told_for_information_with_decimals(run: Run, budget_file: Written) -> None:
    path = budget_file(WRONG)
    shown = run("check-balance", "--verbose", path).out
    assert "for information, the outcome of 2022: 0.4 (a 0.4)" in shown
    assert told(run, "check-balance", path)["summary"]["information"][0]["amount"] == "0.4"


def test_files_of_different_decimals_are_told_each_in_its_own(run: Run, tmp_path: Path) -> None:
    small = "years: {budget: [2023], plan: [2024]}\nareas: {a: {cost: {2023: 12}, step: 0, "
    files = []
    for name, unit, revenue in (
        *(("one", "mnkr\ndecimals: 1", "11.5"), ("two", "mnkr\ndecimals: 2", "11.55")),
        ("three", "tkr", "11"),
    ):
        files.append(tmp_path / f"{name}.yaml")
        text = f"title: {name}\nunit: {unit}\n{small}revenue: {{2023: {revenue}}}}}}}\n"
        files[-1].write_text(text, "utf-8")
    out = told(run, "check-balance", *files)
    assert [each["amount"] for each in out["findings"]] == ["-0.5", "-0.45", -1]
    assert out["schema"] == "vssbudget/findings/2"
    sarif = json.loads(run("check-balance", *files, "--format", "sarif").out)
    amounts = [each["properties"]["amount"] for each in sarif["runs"][0]["results"]]
    assert amounts == ["-0.5", "-0.45", -1]
    shown = run("check-balance", *files).out
    assert all(text in shown for text in ("0.5 mnkr too little", "0.45 mnkr", "1 tkr too little"))


@pytest.mark.parametrize("command", ["project", "check", "prices", "allocate", "capital"])
def test_decimals_of_0_are_as_none_stated(command: str, run: Run, budget_file: Written) -> None:
    whole = re.sub(r"(?<=\d)\.(\d)(?=[,}\n])", r"\1", WORKED).replace("decimals: 1\n", "")
    none = run(command, budget_file(whole), "--format", "json").out
    stated = whole.replace("unit: mnkr\n", "unit: mnkr\ndecimals: 0\n")
    zero = run(command, budget_file(stated), "--format", "json").out
    lines = [re.sub(r'"line": \d+', "", each) for each in (none, zero)]
    assert lines[0] == lines[1]
    assert f'/{1}",' in none.split("\n")[1]


@pytest.mark.parametrize(
    ("decimals", "written", "told"),
    [
        ("1", "70.5", None),
        ("1", "70", None),
        ("1", '"1 628,8"', "write 1628.8"),
        ("1", "1.628", "write 1628 if the mark stands between the thousands"),
        ("3", "1.628", None),
        ("3", '"1,628"', "write 1.628"),
        ("1", "70.50", "write 70.5"),
        ("1", "70.55", "write decimals: 2 at the top of the file, and 70.55 here"),
        ("2", "70.0005", "write the whole file in kr: 70.0005 mnkr is 70000500 kr"),
        ("2", "-0.25", "write 0 here, and add 0.25 to the other side of that year"),
        ("2", "-0.255", "write decimals: 3 at the top of the file, 0 here, and add 0.255"),
        ("1", "999999999999999.9", None),
        ("1", "1000000000000000.9", "write an amount in mnkr with at most 1 decimal in plain"),
    ],
)
def test_an_amount_is_read_with_the_decimals_of_the_file(
    decimals: str, written: str, told: str | None, run: Run, budget_file: Written
) -> None:
    text = f"title: T\nunit: mnkr\ndecimals: {decimals}\nyears: {{budget: [2023], plan: [2024]}}\n"
    path = budget_file(f"{text}areas: {{a: {{cost: {{2023: {written}}}, step: 0}}}}\n")
    out = run("project", path, "--format", "json").out
    found = json.loads(out).get("findings", ())
    assert [each["rule"] for each in found] == ["number"] * (told is not None)
    if told is None:
        figure = json.loads(out)["areas"]["a"]["cost"]["2023"]
        assert float(figure) == float(written)
    else:
        assert told in found[0]["fix"]


@pytest.mark.parametrize(
    ("unit", "cure"),
    [
        (
            "0.1 mnkr",
            "write unit: mnkr and decimals: 1, and each amount with the point in its place",
        ),
        (
            '"0,01mnkr"',
            "write unit: mnkr and decimals: 2, and each amount with the point in its place",
        ),
        (
            ".001 mdkr",
            "write unit: mdkr and decimals: 3, and each amount with the point in its place",
        ),
        ("0.0001 mdkr", "write a unit, which is a word such as mnkr"),
        ("0.5 mnkr", "write a unit, which is a word such as mnkr"),
        ("0.1", "write a unit, which is a word such as mnkr"),
        ("1000 EUR", None),
    ],
)
def test_a_unit_is_a_word_and_no_part_of_one(
    unit: str, cure: str | None, run: Run, budget_file: Written
) -> None:
    path = budget_file(WORKED.replace("unit: mnkr", f"unit: {unit}"))
    found = told(run, "project", path).get("findings", ())
    assert [each["fix"] for each in found] == ([] if cure is None else [cure])
    assert all("a unit is a word" in each["message"] for each in found)


def test_decimals_may_be_called_in_swedish_or_misspelt_and_are_meant(
    run: Run, budget_file: Written
) -> None:
    for key in ("decimaler", "decimal"):
        found = told(run, "project", budget_file(WORKED.replace("decimals:", f"{key}:")))[
            "findings"
        ]
        assert [(each["line"], each["fix"]) for each in found] == [(3, "write decimals")]


@pytest.mark.parametrize("decimals", ["4", "-1", "1.5", "one", '""', "[1]"])
def test_decimals_that_are_none_are_refused_and_nothing_follows_from_that(
    decimals: str, run: Run, budget_file: Written
) -> None:
    path = budget_file(WORKED.replace("decimals: 1", f"decimals: {decimals}"))
    out = told(run, "project", path)
    assert [each["line"] for each in out["findings"]] == [3]


def test_the_budget_that_is_shipped_as_an_example_holds_what_is_printed(run: Run) -> None:
    out = told(run, "check", SJOBO)
    assert (out["ok"], out["findings"]) == (True, [])
    assert out["summary"]["checked"]["published-plan"] == 20
    costs = {key: each["cost"] for key, each in told(run, "project", SJOBO)["areas"].items()}
    assert costs["kommunstyrelse"]["2025"] == "108.6"
    assert costs["teknisk_namnd"]["2026"] == "86.6"


def test_what_the_price_in_its_step_brings_is_an_amount(run: Run, budget_file: Written) -> None:
    shown = run("explain", "desk.calls.step_result.2024", budget_file(WORKED)).out
    assert "revenue 2024 at the price rounded to its step: 10.403 mnkr (ratio)" in shown


def test_an_explanation_for_programs_says_in_which_decimals_it_is_rounded_and_shared(
    run: Run, budget_file: Written
) -> None:
    path = budget_file(WORKED)
    shared = told(run, "explain", "pools.rooms.to.a.2024", path)
    assert (shared["schema"], shared["value"]) == ("vssbudget/explanation/3", "3.4")
    assert (shared["tree"]["how"], shared["tree"]["decimals"]) == ("allotted", 1)
    cost = told(run, "explain", "elder.cost.2024", path)
    assert (cost["value"], cost["exact"], cost["unit"]) == ("100.1", "100.1425", "mnkr")
    assert (cost["tree"]["how"], cost["tree"]["decimals"]) == ("rounded", 1)
    assert [each["value"] for each in cost["inputs"]] == ["97.7", "2.5"]
    rate = told(run, "explain", "rates.price.2024", path)
    assert (rate["schema"], rate["value"]) == ("vssbudget/explanation/2", "2.5")
