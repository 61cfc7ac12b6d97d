"""What stands beside totals and changes: net of what areas pay each other, and what a price did."""

import json
from pathlib import Path

import pytest
from conftest import Run

SHARED = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
areas:
  stab: {cost: {2023: 100}, revenue: {2023: 100}, step: 10}
  hr: {cost: {2023: 320}, revenue: {2023: 320}, step: 0}
pools: {head: {of: stab, key: {shares: {hr: 1}}}}
"""
SOLD = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
indices: {price: {2023: 2, 2024: 10}}
volumes: {v: {2022: 10, 2023: 12, 2024: 12}}
areas:
  b: {volume: v, cost: {2023: 90}, revenue: {2022: 50, 2023: 90}, index: price}
  c: {cost: {2022: 40, 2023: 90}, revenue: {2022: 50, 2023: 90}, index: price}
"""


@pytest.fixture
def budget(request: pytest.FixtureRequest) -> Path:
    """Write the budget that is asked for."""
    path = Path("b.yaml")
    path.write_text(request.param, "utf-8")
    return path


@pytest.mark.parametrize("budget", [SHARED], indirect=True)
def test_a_net_total_stands_beneath_the_gross_one_in_every_format(run: Run, budget: Path) -> None:
    """320 + 100 less 100, and 330 + 110 less 110; hr bears what stab costs."""
    told = json.loads(run("project", budget, "--format", "json").out)
    assert list(told).index("net") == list(told).index("total") + 1
    assert told["net"] == {
        "cost": {"2023": 320, "2024": 330},
        "revenue": {"2023": 320, "2024": 330},
    }
    lines = run("project", budget, "--format", "csv").out.splitlines()
    assert "net_cost,total,Total,tkr,,,320,330" in lines
    assert "net_revenue,total,Total,tkr,,,320,330" in lines
    table = run("project", budget).out
    assert table.count("  net of what areas pay each other") == 2
    separate = run("project", budget, "--show", "revenue").out
    assert separate.count("  net of what areas pay each other") == 3


@pytest.mark.parametrize("budget", [SHARED.replace("pools", "# pools")], indirect=True)
def test_without_pools_there_is_no_net_total(run: Run, budget: Path) -> None:
    assert "net" not in json.loads(run("project", budget, "--format", "json").out)
    assert "net_cost" not in run("project", budget, "--format", "csv").out


@pytest.mark.parametrize("budget", [SOLD], indirect=True)
def test_what_a_price_did_to_the_base_year_stands_beside_what_its_rates_allow(
    run: Run, budget: Path
) -> None:
    """90/12 = 7.5 after 50/10 = 5; of c no volume is known."""
    told = json.loads(run("prices", budget, "--format", "json").out)["areas"]
    assert told["b"]["real"] == {"2023": "50"}
    assert "real" not in told["c"]
    lines = run("prices", budget, "--format", "csv").out.splitlines()
    assert [each for each in lines if ",real," in each] == ["b,b,2023,real,50"]
    table = run("prices", budget, "--area", "b").out
    assert "Price change from 2022, by price and volume" in table
    assert "50.00" in table


UNRATED = """
title: Real
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
indices: {p: {2024: 2}}
volumes: {v: {2022: 100, 2023: 110, 2024: 120}}
areas:
  a:
    services:
      s: {volume: v, revenue: {2022: 200, 2023: 231}, parts: {x: {cost: {2023: 231}, index: p}}}
"""


@pytest.mark.parametrize("budget", [UNRATED], indirect=True)
def test_what_a_price_did_is_told_in_every_format_where_no_rate_of_the_base_year_is(
    run: Run, budget: Path
) -> None:
    """231/110 = 2.1 after 200/100 = 2; of an area of several services there is no one price."""
    told = json.loads(run("prices", budget, "--format", "json").out)["areas"]["a"]
    assert told["services"]["s"]["real"] == {"2023": "5"}
    assert "real" not in told
    csv = run("prices", budget, "--format", "csv").out.splitlines()
    assert [each for each in csv if ",2023," in each] == ["a.s,s,2023,real,5"]
    for form, key in (("csv", ",real,"), ("json", '"real"')):
        assert key in run("prices", budget, "--format", form, "--year", "2023").out
        assert key not in run("prices", budget, "--format", form, "--year", "2024").out
    for form in ("table", "markdown"):
        out = run("prices", budget, "--format", form, "--show", "areas").out
        (line,) = [each for each in out.splitlines() if "Price change from 2022" in each]
        assert "5.00" in line
        assert "rates of 2023" not in out
    assert "2023" not in run("prices", budget).out.partition("Base year 2023.")[2]


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize(
    ("budget", "figures"),
    [(UNRATED, ["5.00"]), (SOLD, ["2.00", "50.00", "2.00"])],
    indirect=["budget"],
)
def test_what_a_price_did_stands_in_the_matrix_of_the_base_year(
    run: Run, budget: Path, form: str, figures: list[str]
) -> None:
    out = run("prices", budget, "--year", "2023", "--format", form).out.replace("|", " ")
    (row,) = [line for line in out.splitlines() if line.split()[:1] in (["s"], ["b"])]
    assert row.split()[1:] == figures
    assert "from 2022" in out
    assert ("needed" in out) == ("its rates" in out) == (len(figures) > 1)


@pytest.mark.parametrize("budget", [UNRATED], indirect=True)
def test_that_no_price_changes_is_said_where_nothing_is_shown(run: Run, budget: Path) -> None:
    one = run("prices", budget, "--year", "2023", "--area", "a").out
    assert one.count("5.00") == 2
    assert "No area has a price to change" not in one
    assert "No area has a price to change" in run("prices", budget, "--year", "2022").out


UNSOLD = """
title: Unsold
unit: tkr
years: {actual: [2021, 2022], budget: [2023], plan: [2024]}
volumes: {v: {2021: 70, 2022: 0, 2023: 110, 2024: 110}}
areas:
  a: {cost: {2023: 50}, revenue: {2021: 60, 2022: 90, 2023: 50}, step: 0, volume: v}
  b:
    services:
      s: {volume: v, revenue: {2022: 90, 2023: 70}, parts: {x: {cost: {2023: 77}, step: 0}}}
"""


@pytest.mark.parametrize("budget", [UNSOLD], indirect=True)
def test_there_is_no_price_in_a_year_before_the_base_year_in_which_nothing_was_sold(
    run: Run, budget: Path
) -> None:
    for form in ("table", "markdown", "csv", "json"):
        out = run("prices", budget, "--show", "areas", "--format", form).out
        assert "real" not in out
        assert "from 2022" not in out
    for name, value in (("a", "0 %"), ("b.s", "10 %")):
        assert f" 2024: {value}" in run("explain", f"{name}.price_change.2024", budget).out
        told = run("explain", f"{name}.price_change.2023", budget).err
        assert f"write a year of {name}.price_change: 2024" in told
