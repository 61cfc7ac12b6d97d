"""Shared cost on the command line: its formats, what is asked for, and how it ends."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, Run

DOCS = REPOSITORY / "docs" / "shared.yaml"
DECIDED = """
title: Decided
unit: tkr
years: {budget: [2023], plan: [2024]}
customers: {out: Out}
areas:
  hr: {cost: {2023: 50}, revenue: {2023: 50}, step: 0}
  it: {services: {s: {parts: {p: {cost: {2023: 10}, step: 0}}, customers: {headcount: {out: 1}}}}}
pools:
  staff: {of: it, key: {amounts: {hr: {2023: 9, 2024: 9}, out: {2023: 2, 2024: 1}}}}
"""


def told(run: Run, *args: str | Path) -> dict[str, Any]:
    ran = run("allocate", *args, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    read: dict[str, Any] = json.loads(ran.out)
    return read


def rows(run: Run, *args: str | Path) -> list[dict[str, str]]:
    ran = run("allocate", *args, "--format", "csv")
    assert (ran.status, ran.err) == (0, "")
    return list(csv.DictReader(StringIO(ran.out, newline=""), strict=True))


def test_the_json_is_as_its_schema_says(run: Run) -> None:
    all_of_it = told(run, DOCS, "--year", "2023", "--year", "2024")
    assert {key: each for key, each in all_of_it.items() if not isinstance(each, dict)} == {
        "schema": "vssbudget/allocation/1",
        "file": str(DOCS),
        "title": "Fördelad kostnad (exempel med påhittade tal)",
        "unit": "tkr",
        "base_year": 2023,
        "years": [2023, 2024],
    }
    assert list(all_of_it["pools"]) == ["lokaler", "stab"]
    staff = all_of_it["pools"]["stab"]
    assert {**staff, "receivers": staff["receivers"]["it.drift"]} == {
        "name": "Stab och ledning",
        "order": 2,
        "of": "stab",
        "by": "cost",
        "mean": None,
        "cap": None,
        "cost": {"2023": 1000, "2024": 1013},
        "receivers": {
            "name": "IT, Drift",
            "share": {"2023": "0.4", "2024": "0.407692"},
            "amount": {"2023": 400, "2024": 413},
        },
        "left": {"2023": 0, "2024": 0},
    }
    assert all_of_it["pools"]["lokaler"]["of"] is None
    assert list(all_of_it["receivers"]) == ["stab", "hr", "it.drift", "it.stod", "lokaler", "mos"]
    assert all_of_it["receivers"]["stab"] == {
        "name": "Stab och ledning",
        "before": {"2023": 880, "2024": 890},
        "got": {"lokaler": {"2023": 120, "2024": 123}},
        "shared_out": {"2023": 1000, "2024": 1013},
        "after": {"2023": 1000, "2024": 1013},
    }
    assert all_of_it["receivers"]["mos"] == {
        "name": "MoS",
        "before": {},
        "got": {"lokaler": {"2023": 120, "2024": 123}},
        "shared_out": {},
        "after": {"2023": 120, "2024": 123},
    }
    assert all_of_it["customers"]["klf"] == {
        "name": "Kommunledningsförvaltningen",
        "pays": {
            "it.drift": {
                "name": "IT, Drift",
                "amount": {"2023": 600, "2024": 507},
                "share": {"2023": "0.25", "2024": "0.2"},
                **{"by": "headcount", "mean": None, "cap": "5"},
            },
            "it.stod": {
                "name": "IT, Stöd",
                "amount": {"2023": 600, "2024": 736},
                "share": {"2023": "0.5", "2024": "0.6"},
                **{"by": "shares", "mean": 2, "cap": None},
            },
        },
        "total": {"2023": 1200, "2024": 1243},
    }
    assert all_of_it["customers"]["mos"]["pays"]["lokaler"]["name"] == "Lokaler"


def test_the_json_is_the_same_whatever_it_is_by(run: Run) -> None:
    assert told(run, DOCS, "--by", "customer") == told(run, DOCS, "--by", "pool") == told(run, DOCS)


def test_what_was_decided_has_no_shares_and_what_is_not_known_is_left_out(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    all_of_it = told(run, budget_file(DECIDED))
    pool = all_of_it["pools"]["staff"]
    assert (pool["by"], pool["left"]) == ("amounts", {"2023": -1, "2024": 0})
    assert pool["receivers"]["hr"]["share"] == {}
    assert all_of_it["receivers"]["it"] == {
        "name": "it",
        "before": {},
        "got": {},
        "shared_out": {"2023": 11, "2024": 10},
        "after": {},
    }
    pays = all_of_it["customers"]["out"]
    assert pays["pays"]["it.s"]["amount"] == {"2024": 10}
    assert pays["pays"]["staff"] == {
        "name": "staff",
        "amount": {"2023": 2, "2024": 1},
        "share": {},
        **{"by": "amounts", "mean": None, "cap": None},
    }
    assert pays["total"] == {"2024": 11}


def test_the_csv_by_pool_says_what_the_json_says(run: Run) -> None:
    read, all_of_it = rows(run, DOCS), told(run, DOCS)
    assert list(read[0]) == [
        *("measure", "pool", "receiver", "name", "unit", "2023", "2024", "2025", "2026")
    ]
    found = {(row["measure"], row["pool"], row["receiver"]): row for row in read}
    assert len(found) == len(read)

    def figures(measure: str, pool: str, of: str) -> dict[str, int]:
        row = found[measure, pool, of]
        return {year: int(row[year]) for year in ("2023", "2024", "2025", "2026")}

    for key, pool in all_of_it["pools"].items():
        assert figures("cost", key, "") == figures("amount", key, "total") == pool["cost"]
        assert figures("left", key, "") == pool["left"]
        for receiver, each in pool["receivers"].items():
            assert figures("amount", key, receiver) == each["amount"]
            row = found["share", key, receiver]
            assert (row["name"], row["unit"]) == (each["name"], "")
            assert {year: row[year] for year in each["share"]} == each["share"]
    for key, each in all_of_it["receivers"].items():
        for measure in ("before", "after", "shared_out"):
            assert ((measure, "", key) in found) == bool(each[measure])
            assert not each[measure] or figures(measure, "", key) == each[measure]
    for measure in ("before", "got", "after", "shared_out"):
        total = figures(measure, "", "total")
        of = [key for key in found if key[:2] == (measure, "") and key[2] != "total"]
        assert total == {year: sum(figures(*key)[year] for key in of) for year in total}


def test_the_csv_by_customer_says_what_the_json_says(run: Run) -> None:
    read, all_of_it = rows(run, DOCS, "--by", "customer"), told(run, DOCS)
    assert list(read[0])[:5] == ["measure", "customer", "of", "name", "unit"]
    found = {(row["measure"], row["customer"], row["of"]): row for row in read}
    assert len(found) == len(read)
    for key, customer in all_of_it["customers"].items():
        for of, each in {**customer["pays"], "total": {"amount": customer["total"]}}.items():
            row = found["amount", key, of]
            assert (row["name"], row["unit"]) == (customer["name"], "tkr")
            assert {year: int(row[year]) for year in each["amount"]} == each["amount"]
            for year, share in each.get("share", {}).items():
                assert found["share", key, of][year] == share
    moved = found["share_change", "klf", "it.drift"]
    assert [moved[year] for year in ("2023", "2024", "2025", "2026")] == [
        *("", "-0.05", "-0.05", "-0.007143")
    ]
    assert found["amount", "total", "total"]["2023"] == "3720"


def test_the_csv_leaves_a_cell_empty_that_nobody_knows(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    ran = run("allocate", budget_file(DECIDED), "--by", "customer", "--format", "csv")
    assert ran.out == (
        "measure,customer,of,name,unit,2023,2024\n"
        "amount,out,it.s,Out,tkr,,10\n"
        "amount,out,staff,Out,tkr,2,1\n"
        "amount,out,total,Out,tkr,,11\n"
        "amount,total,it.s,Total,tkr,,10\n"
        "amount,total,staff,Total,tkr,2,1\n"
        "amount,total,total,Total,tkr,,11\n"
        "share,out,it.s,Out,,1,1\n"
        "share_change,out,it.s,Out,,,0\n"
    )
    by_pool = rows(run, budget_file(DECIDED))
    assert [row["receiver"] for row in by_pool if row["measure"] == "share"] == []


def test_a_year_can_be_asked_for_alone(run: Run) -> None:
    out = run("allocate", DOCS, "--year", "2025").out
    assert "2024" not in out
    assert "  Cost before             900\n  From round 1            145\n" in out
    assert list(rows(run, DOCS, "--year", "2025")[0])[5:] == ["2025"]


@pytest.mark.parametrize("by", ["pool", "customer"])
def test_before_the_base_year_nothing_is_shared(run: Run, by: str) -> None:
    ran = run("allocate", DOCS, "--by", by, "--year", "2022")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("Base year 2023.\n\nNotes\n- Cost is shared from 2023 on.\n")
    assert told(run, DOCS, "--year", "2022")["years"] == []


def test_rates_change_what_is_shared(run: Run) -> None:
    """900 · 1.1 = 990, and in the year after the 2.5 % of the file: 1 014.75."""
    cost = told(run, DOCS, "--price", "2024=10")["pools"]["lokaler"]["cost"]
    assert (cost["2024"], cost["2025"]) == (990, 1015)
    kept = told(run, DOCS, "--rate", "wage:2024=4", "--wage", "2024=3")
    assert kept == told(run, DOCS)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--by", "area"), "'area' is not one of 'pool', 'customer'"),
        (("--year", "2030"), "--year '2030' is no year of the file; those are: 2022 to 2026"),
        (("--price", "x"), "'x' is no rate"),
        (("--format", "xml"), "'xml' is not one of"),
    ],
)
def test_a_wrong_command_ends_with_2(run: Run, args: tuple[str, ...], said: str) -> None:
    ran = run("allocate", DOCS, *args)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_with_faults_is_refused(run: Run, budget_file: Callable[[str], Path]) -> None:
    ran = run("allocate", budget_file(DECIDED.replace("step: 0", "step: x", 1)))
    assert ran.status == 3
    assert "x" in ran.out


@pytest.mark.parametrize(
    ("by", "lang", "said"),
    [
        ("pool", "en", "The budget has no pools: no cost is shared."),
        ("pool", "sv", "Budgeten har inga potter: ingen kostnad fördelas."),
        ("customer", "en", "The budget has no customers that pay for a service"),
        ("customer", "sv", "Budgeten har inga kunder som betalar för en tjänst"),
    ],
)
def test_a_budget_without_pools_or_customers_says_so(
    run: Run, by: str, lang: str, said: str
) -> None:
    ran = run("allocate", SHIPPED, "--by", by, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert f"- {said}" in ran.out
    all_of_it = told(run, SHIPPED, "--by", by)
    assert (all_of_it["pools"], all_of_it["receivers"], all_of_it["customers"]) == ({}, {}, {})
    assert rows(run, SHIPPED, "--by", by) == []


def test_a_billed_pool_is_shown_with_what_customers_are_billed(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(DECIDED.replace("{of: it,", "{of: it, billed: true,"))
    billed = [line for line in run("allocate", path).out.splitlines() if "Billed" in line]
    assert billed == ["Billed to customers, revenue of it       2       1"]
    assert told(run, path)["pools"]["staff"]["billed"] == {"2023": 2, "2024": 1}
    (row,) = [each for each in rows(run, path) if each["measure"] == "billed"]
    assert (row["pool"], row["2023"], row["2024"]) == ("staff", "2", "1")


def test_customers_pay_for_services_also_where_nothing_is_shared(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(DECIDED[: DECIDED.index("pools:")])
    assert "The budget has no pools" in run("allocate", path).out
    assert told(run, path)["customers"]["out"]["total"] == {"2024": 10}


def test_nobody_outside_is_told_of_where_all_stays_within(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = DECIDED.replace(", out: {2023: 2, 2024: 1}", "")
    out = run("allocate", budget_file(text)).out
    assert "Outside the budget" not in out
    assert "Neither get nor share" not in out


def test_it_is_written_to_a_file_that_is_replaced_only_by_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "shared.csv"
    args = ("allocate", DOCS, "--format", "csv", "--output", target)
    assert run(*args).status == 0
    assert run(*args).status == 2
    assert run(*args, "--force").status == 0
    assert target.read_text("utf-8") == run("allocate", DOCS, "--format", "csv").out
