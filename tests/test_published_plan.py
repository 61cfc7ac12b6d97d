"""The shipped budget against the figures of the published plan."""

import json

from conftest import SHIPPED, Run

AREAS = ("stab", "ekonomi", "hr", "medborgare", "kost", "lkdata")
PLAN = ("2024", "2025", "2026", "2027", "2028")

OWN_RATES = {
    "stab": (29400, 29500, 29600, 29700, 29800),
    "ekonomi": (42353, 43412, 44497, 45610, 46750),
    "hr": (34318, 35176, 36055, 36957, 37881),
    "medborgare": (47224, 48404, 49615, 50855, 52126),
    "kost": (240875, 246897, 253069, 259396, 265881),
    "lkdata": (240875, 246897, 253069, 259396, 265881),
}
GIVEN_RATES = {
    "stab": (29400, 29500, 29600, 29700, 29800),
    "ekonomi": (42415, 43539, 44693, 45878, 47095),
    "hr": (34385, 35314, 36267, 37247, 38254),
    "medborgare": (47316, 48594, 49906, 51255, 52640),
    "kost": (241228, 247621, 254186, 260926, 267845),
    "lkdata": (241110, 247380, 253814, 260416, 267191),
}


def test_the_files_own_rates_give_the_published_plan_of_every_area(run: Run) -> None:
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    for area in AREAS:
        cost = told["areas"][area]["cost"]
        assert tuple(cost[year] for year in PLAN) == OWN_RATES[area]
        assert set(told["published"]["difference"]["cost"][area].values()) == {0}


def test_the_wage_rate_of_2023_gives_the_worked_figures(run: Run) -> None:
    args = ("--price", "2.5", "--wage", "3.0", "--format", "json")
    told = json.loads(run("project", SHIPPED, *args).out)
    for area in AREAS:
        cost = told["areas"][area]["cost"]
        assert tuple(cost[year] for year in PLAN) == GIVEN_RATES[area]
    total = told["total"]["cost"]
    assert tuple(total[year] for year in PLAN) == (635854, 651948, 668466, 685422, 702825)


def test_the_hole_in_the_printed_totals_shows_as_the_difference(run: Run) -> None:
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    assert told["total"]["cost"] == {
        "2021": 561277,
        "2022": 574955,
        "2023": 620173,
        "2024": 635045,
        "2025": 650286,
        "2026": 665905,
        "2027": 681914,
        "2028": 698319,
    }
    differences = told["published"]["difference"]
    assert differences["cost"]["total"] == {
        "2021": -1,
        "2022": -6,
        "2023": 0,
        "2024": 632,
        "2025": 1283,
        "2026": 1953,
        "2027": 2641,
        "2028": 3350,
    }
    assert differences["revenue"]["total"]["2021"] == -4
    assert differences["result"]["total"]["2021"] == -3


def test_the_shipped_budget_balances_in_twelve_cases(run: Run) -> None:
    ran = run("check-balance", SHIPPED, "--format", "json")
    summary = json.loads(ran.out)["summary"]
    assert ran.status == 0
    assert summary["checked"] == {"missing-revenue": 12, "zero-result": 12, "budget-frame": 2}
    made = {"missing-revenue": 0, "zero-result": 30, "budget-frame": 5}
    assert summary["by_construction"] == made
