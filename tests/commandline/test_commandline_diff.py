"""What moved from one budget to another: its formats, its limits, and how it ends."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

OLD = """\
title: A
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {wage: {name: Löner, rates: {2024: 3, 2025: 3}}}
areas:
  a: {name: Ett, cost: {2023: 1000}, revenue: {2023: 1000}, index: wage}
  b: {name: Två, cost: {2023: 500}, revenue: {2023: 500}, step: 10}
"""
NEW = OLD.replace("{2024: 3, 2025: 3}", "{2024: 4, 2025: 4}").replace("step: 10", "step: 12")
TABLE = """\
A: The total cost of 2025 is 1 606 tkr: 25 tkr more (1.6 %)
File: new.yaml
tkr, from old.yaml to new.yaml; a difference is new less old

Total cost, tkr
                2024   2025
Old            1 540  1 581
New            1 552  1 606
Difference        12     25
Difference, %   0.78   1.58

What moved the total cost, tkr
                                     2024   2025
Löner                                  10     21
steps, lasting and one-off changes      2      4
Difference                             12     25

Cost that moved, tkr
                                       2024   2025  % 2025
Ett                                      10     21    1.98
  Löner                                  10     21
Två                                       2      4    0.77
  steps, lasting and one-off changes      2      4

Causes
- Löner is raised by 1 percentage point a year 2024, 2025: 21 tkr more in 2025,
  mostly in Ett
- Två: step is 12 in place of 10: 4 tkr more in 2025, mostly in Två

Notes
- Each part is the difference of two rounded figures, with the changes put in
  one after the other: Löner, then steps, lasting and one-off changes
"""
SWEDISH = "- Löner höjs med 1 procentenhet om året 2024, 2025: 21 tkr mer 2025, mest i Ett"


@pytest.fixture
def two() -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(NEW)


@pytest.mark.usefixtures("two")
def test_the_table_says_what_moved_and_why(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml")
    assert (ran.status, ran.out) == (0, TABLE)


@pytest.mark.usefixtures("two")
def test_the_causes_are_told_in_swedish(run: Run) -> None:
    assert SWEDISH in run("diff", "old.yaml", "new.yaml", "--lang", "sv").out.replace("\n  ", " ")


@pytest.mark.usefixtures("two")
def test_json_holds_every_figure_that_moved_and_its_parts(run: Run) -> None:
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert told["schema"] == "vssbudget/diff/1"
    assert told["total"]["2025"] == {"old": 1581, "new": 1606, "difference": 25}
    assert told["bridge"] == {"2024": {"wage": 10, "change": 2}, "2025": {"wage": 21, "change": 4}}
    assert told["text_only"] is False
    row = next(each for each in told["rows"] if each["address"] == "a.cost.2025")
    assert row == {
        "address": "a.cost.2025",
        "year": 2025,
        "old": 1061,
        "new": 1082,
        "difference": 21,
        "parts": {"wage": 21},
    }
    for each in told["rows"]:
        assert sum(each["parts"].values()) == each["difference"]


@pytest.mark.usefixtures("two")
def test_csv_has_a_row_for_each_part(run: Run) -> None:
    rows = list(csv.reader(io.StringIO(run("diff", "old.yaml", "new.yaml", "--format=csv").out)))
    assert rows[0] == ["measure", "key", "name", "part", "2023", "2024", "2025"]
    assert ["cost", "a", "Ett", "difference", "0", "10", "21"] in rows
    assert ["cost", "a", "Ett", "old", "1000", "1030", "1061"] in rows
    assert ["cost", "total", "total", "change", "0", "2", "4"] in rows


def test_an_index_called_as_a_cause_has_parts_of_its_own(run: Run) -> None:
    """`price` moves the revenue of a by its rates, and the revenue given for 2024 by 50 besides."""
    old = OLD.replace("wage", "price")
    new = old.replace("2024: 3, 2025: 3", "2024: 4, 2025: 4")
    new = new.replace("revenue: {2023: 1000}", "revenue: {2023: 1000, 2024: 1090}")
    Path("a.yaml").write_text(old)
    Path("b.yaml").write_text(new)
    told = json.loads(run("diff", "a.yaml", "b.yaml", "--format", "json").out)
    parts = {each["address"]: each["parts"] for each in told["rows"]}
    assert parts["a.revenue.2024"] == {"price": 10, "price_": 50}
    assert all(sum(each["parts"].values()) == each["difference"] for each in told["rows"])
    assert "then prices and revenues" in run("diff", "a.yaml", "b.yaml").out.replace("\n  ", " ")


def test_amounts_with_decimals_are_strings(run: Run) -> None:
    old = OLD.replace("unit: tkr", "unit: mnkr\ndecimals: 1")
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(old.replace("step: 10", "step: 10.5"))
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert told["schema"] == "vssbudget/diff/2"
    assert told["bridge"] == {"2024": {"change": "0.5"}, "2025": {"change": "1.0"}}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("limit", "status"),
    [
        ("24", 1),
        ("25", 0),
        ("1%", 1),
        ("1,55%", 1),
        ("1.6 %", 0),
        ("up:10", 1),
        ("down:1", 0),
    ],
)
def test_a_limit_stops_what_moves_more(run: Run, limit: str, status: int) -> None:
    assert run("diff", "old.yaml", "new.yaml", "--fail-above", limit).status == status
    turned = "up" if "down" in limit else "down"
    way = limit.replace("up:", "x:").replace("down:", "up:").replace("x:", f"{turned}:")
    assert run("diff", "new.yaml", "old.yaml", "--fail-above", way).status == status


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("limit", ["", "much", "-5", "sideways:5", "5 %%"])
def test_a_limit_that_is_none_is_refused(run: Run, limit: str) -> None:
    ran = run("diff", "old.yaml", "new.yaml", f"--fail-above={limit}")
    assert ran.status == 2
    assert "write an amount, 500, or a percentage, 1%" in ran.err


@pytest.mark.parametrize(
    ("was", "becomes", "there", "back"),
    [
        (
            "revenue: {2023: 1000}",
            "revenue: {2023: 1000, 2024: 1090}",
            "Ett: revenue.2024 is put in: 1 090: 60 tkr more revenue in 2024, mostly in Ett",
            "Ett: revenue.2024 is taken out: 1 090: 60 tkr less revenue in 2024, mostly in Ett",
        ),
        (
            "step: 10",
            "step: 10, one_off: {2024: -7}",
            "Två: one_off.2024 is put in: -7: 7 tkr less in 2024, mostly in Två",
            "Två: one_off.2024 is taken out: -7: 7 tkr more in 2024, mostly in Två",
        ),
    ],
)
def test_what_is_put_in_or_taken_out_is_told_with_its_value(
    run: Run, was: str, becomes: str, there: str, back: str
) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(OLD.replace(was, becomes))
    assert there in run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")
    assert back in run("diff", "new.yaml", "old.yaml").out.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("2025: 3}", "2025: 4}", "Löner 2025 is 4 % in place of 3 %: 10 tkr more in 2025"),
        ("index: wage", "index: food", "Ett: index is food in place of wage: 10 tkr more in 2025"),
        ("of: [a]", "of: [a, b]", "groups.g.of is changed: 520 tkr more in 2025, mostly in g"),
    ],
)
def test_a_change_is_told_by_its_place(run: Run, was: str, becomes: str, told: str) -> None:
    old = OLD.replace("3}}}\n", "3}}, food: {2024: 3, 2025: 4}}\n") + "groups: {g: {of: [a]}}\n"
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(old.replace(was, becomes))
    assert told in run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")


def test_a_limit_of_amounts_with_decimals_is_in_the_unit(run: Run) -> None:
    old = OLD.replace("unit: tkr", "unit: mnkr\ndecimals: 1")
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(old.replace("step: 10", "step: 10.5"))
    assert run("diff", "old.yaml", "new.yaml", "--fail-above", "0.9").status == 1
    assert run("diff", "old.yaml", "new.yaml", "--fail-above", "1").status == 0


def test_nothing_moved_is_said_in_one_line(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text("# a note\n" + OLD)
    told = run("diff", "old.yaml", "new.yaml").out
    assert told.startswith("A: Nothing moved: both budgets say the same")
    assert "Notes" not in told
    Path("new.yaml").write_text(OLD.replace("name: Ett", "name: Ettan"))
    assert "No figure moved: only text" in run("diff", "old.yaml", "new.yaml").out
    assert json.loads(run("diff", "old.yaml", "new.yaml", "--format=json").out)["text_only"] is True


def test_what_moves_between_areas_is_proposed_and_not_assumed(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    moved = OLD.replace("1000}", "900}").replace("500}", "600}")
    Path("new.yaml").write_text(moved)
    out = run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")
    assert "Ett falls by the 100 tkr in 2023 that Två rises by: perhaps that was moved" in out
    back = run("diff", "new.yaml", "old.yaml").out.replace("\n  ", " ")
    assert "Två falls by the 100 tkr in 2023 that Ett rises by" in back
    assert "is the same in every year" not in out


def test_one_that_rises_by_what_others_fall_by_is_proposed(run: Run) -> None:
    three = OLD + "  c: {name: Tre, cost: {2023: 300}, revenue: {2023: 300}, step: 0}\n"
    Path("old.yaml").write_text(three)
    Path("new.yaml").write_text(
        three.replace("1000}", "970}").replace("500}", "480}").replace("300}", "350}")
    )
    out = run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")
    assert "Tre rises by the 50 tkr in 2023 that Ett, Två fall by: perhaps that was moved" in out


def test_a_total_that_stays_is_said_with_the_rows_that_moved(run: Run) -> None:
    old = OLD.replace("index: wage", "step: 0")
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(old.replace("1000}", "900}").replace("500}", "600}"))
    assert (
        "The total cost is the same in every year; figures of 2 rows moved"
        in run("diff", "old.yaml", "new.yaml").out
    )


def test_an_area_renamed_is_told(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(NEW.replace("  b:", "  två:"))
    ran = run("diff", "old.yaml", "new.yaml")
    assert "b is called två now" in ran.out
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--format=json").out)
    assert told["renamed"] == {"b": "två"}


def test_what_no_budget_can_part_is_one_cause(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    new = OLD.replace("wage: {name", "pay: {name").replace("index: wage", "index: pay")
    Path("new.yaml").write_text(new.replace("2025: 3}", "2025: 4}"))
    ran = run("diff", "old.yaml", "new.yaml")
    assert ran.status == 0
    assert "10 tkr more" in ran.out


def test_values_of_services_and_of_renamed_areas_are_told_by_their_names(run: Run) -> None:
    part = "{p: {cost: {2023: 300}, step: 5}}"
    old = OLD + f"  c: {{name: Tre, services: {{s: {{name: Sju, parts: {part}}}}}}}\n"
    new = (
        old.replace("step: 5", "step: 6")
        .replace("  b:", "  två:")
        .replace(", step: 10", ", step: 9")
    )
    Path("old.yaml").write_text(old.replace("step: 10", "step: 10, one_off: {2024: 3}"))
    Path("new.yaml").write_text(new)
    out = run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")
    assert "Två: step is 9 in place of 10; Två: one_off.2024 is taken out: 3" in out
    assert "Tre, Sju: parts.p.step is 6 in place of 5" in out


def test_causes_that_no_budget_parts_are_told_together(run: Run) -> None:
    """With its areas gone there is no budget: the rate and what is gone are one step."""
    Path("old.yaml").write_text(OLD)
    areas = "areas: {c: {cost: {2023: 700}, index: wage}, d: {cost: {2023: 1}, step: 1}}\n"
    Path("new.yaml").write_text(NEW[: NEW.index("areas")] + areas)
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--format=json").out)
    assert all("gone+wage+new" in parts for parts in told["bridge"].values())
    assert "new are one part" in run("diff", "old.yaml", "new.yaml").out.replace("\n  ", " ")


def test_a_comment_on_revenue_alone_has_no_table_of_costs(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(OLD.replace("{2023: 1000}, index", "{2023: 1001}, index"))
    out = run("diff", "old.yaml", "new.yaml", "--format=markdown").out
    assert "Cost that moved" not in out
    assert "Revenue that moved" in out


def test_a_year_of_one_alone_is_said(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    longer = NEW.replace("[2024, 2025]", "[2024, 2025, 2026]").replace(
        "2025: 4}", "2025: 4, 2026: 1}"
    )
    Path("new.yaml").write_text(longer)
    assert "2026 is in new.yaml alone, and not compared" in run("diff", "old.yaml", "new.yaml").out


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (OLD.replace("unit: tkr", "unit: mnkr"), "old.yaml is in tkr, new.yaml in mnkr"),
        (
            OLD.replace("2023", "2033").replace("2024", "2034").replace("2025", "2035"),
            "old.yaml and new.yaml have no year in common",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(run: Run, new: str, told: str) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(new)
    ran = run("diff", "old.yaml", "new.yaml")
    assert ran.status == 2
    assert told in ran.err


def test_a_side_that_does_not_read_is_refused_with_its_place(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(OLD.replace("step: 10", "stepp: 10"))
    for names in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml")):
        ran = run("diff", *names)
        assert ran.status == 3
        assert "new.yaml:7:" in ran.out


def test_amounts_of_too_many_digits_are_refused(run: Run) -> None:
    Path("old.yaml").write_text(OLD)
    years = ", ".join(f"{year}: 1000" for year in range(2024, 2060))
    plan = ", ".join(map(str, range(2024, 2060)))
    large = OLD.replace("2024: 3, 2025: 3", years).replace("2024, 2025", plan)
    Path("new.yaml").write_text(large)
    ran = run("diff", "old.yaml", "new.yaml")
    assert ran.status == 3


@pytest.mark.usefixtures("two")
def test_rates_on_the_command_line_are_those_of_both(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml", "--rate", "wage=1", "--format=json")
    told = json.loads(ran.out)
    assert told["bridge"] == {"2024": {"change": 2}, "2025": {"change": 4}}


@pytest.mark.usefixtures("two")
def test_the_output_goes_over_no_file_that_is_read(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml", "--force", "--format=csv", "-o", "old.yaml")
    assert ran.status == 2
    assert Path("old.yaml").read_text() == OLD


@pytest.mark.usefixtures("two")
def test_orders_give_the_least_and_the_most(run: Run) -> None:
    """a 2025: 1 061, 1 591 with the new base, 1 082 with the new rate, 1 622 with both."""
    earning = "index: wage, price_change: {2024: 9}}"
    Path("new.yaml").write_text(NEW.replace("1000}", "1500}").replace("index: wage}", earning))
    ran = run("diff", "old.yaml", "new.yaml", "--orders")
    assert "What each cause would add to the total cost in any order, tkr" in ran.out
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--orders", "--format=json").out)
    row = next(each for each in told["rows"] if each["address"] == "a.cost.2025")
    assert row["orders"] == {
        "base": {"from": 530, "to": 540},
        "wage": {"from": 21, "to": 31},
        "change": {"from": 0, "to": 0},
        "price": {"from": 0, "to": 0},
    }
    assert "prices and revenues, least" not in ran.out


def test_orders_of_very_many_causes_are_refused(run: Run) -> None:
    many = "".join(f"i{n}: {{rates: {{2024: 1, 2025: 1}}}}, " for n in range(11))
    rows = "".join(
        f"  a{n}: {{cost: {{2023: 100}}, revenue: {{2023: 100}}, index: i{n}}}\n" for n in range(11)
    )
    old = OLD.replace("indices: {", f"indices: {{{many}") + rows
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(old.replace("2024: 1, 2025: 1", "2024: 9, 2025: 9"))
    ran = run("diff", "old.yaml", "new.yaml", "--orders")
    assert ran.status == 2
    assert "at most 10 causes, and here are 11" in ran.err


def test_the_years_of_one_budget_are_compared(run: Run) -> None:
    told = json.loads(run("diff", SHIPPED, "--years", "2023", "2022", "--format=json").out)
    assert told["total"] == {"2023": {"old": 574955, "new": 620173, "difference": 45218}}
    assert sum(told["bridge"]["2023"].values()) == 45218
    ran = run("diff", SHIPPED, "--years", "2022", "2023", "--fail-above", "45000")
    assert ran.status == 1
    assert "The total cost of 2023 is 620 173 tkr: 45 218 tkr\nmore (7.9 %)" in ran.out
    assert "not stated" in ran.out


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("old.yaml", "new.yaml", "--years", "2023", "2024"), 2, "leave NEW out"),
        (("old.yaml", "--years", "2023", "2030"), 2, "2030"),
        (("old.yaml", "--years", "2023", "2023"), 2, "two years that"),
        (("none.yaml", "--years", "2023", "2024"), 2, "none.yaml"),
    ],
)
def test_years_that_are_wrong_are_refused(
    run: Run, words: tuple[str, ...], status: int, told: str
) -> None:
    ran = run("diff", *words)
    assert ran.status == status
    assert told in ran.err


def test_years_of_what_is_no_budget_are_refused(run: Run) -> None:
    Path("wrong.yaml").write_text(OLD.replace("step: 10", "stepp: 10"))
    assert run("diff", "wrong.yaml", "--years", "2023", "2024").status == 3
    plan = ", ".join(map(str, range(2024, 2060)))
    years = ", ".join(f"{year}: 1000" for year in range(2024, 2060))
    large = OLD.replace("2024: 3, 2025: 3", years).replace("2024, 2025", plan)
    Path("large.yaml").write_text(large)
    assert run("diff", "large.yaml", "--years", "2023", "2059").status == 3


@pytest.mark.usefixtures("two")
def test_markdown_is_a_comment_with_all_else_folded(run: Run) -> None:
    out = run("diff", "old.yaml", "new.yaml", "--format=markdown").out
    assert out.startswith("**vssbudget: The total cost of 2025 is 1\u00a0606\u00a0tkr")
    before, folded = out.split("<details>")
    assert "(`total.cost.2025`)" in before
    assert "| Ett | 10 | 21 |" in before
    assert "Difference, %" in folded
    assert out.rstrip().endswith("</details>")


def test_a_comment_is_never_longer_than_a_forge_takes(run: Run) -> None:
    rows = "".join(
        f"  a{n}: {{name: {'Å' * 80}{n}, cost: {{2023: 100}}, index: wage}}\n" for n in range(1500)
    )
    Path("old.yaml").write_text(OLD + rows)
    Path("new.yaml").write_text(NEW + rows)
    out = run("diff", "old.yaml", "new.yaml", "--format=markdown").out
    assert len(out.encode()) <= 60_000
    assert "lines left out" in out
    assert out.count("<details>") == out.count("</details>") == 1
    assert "## What moved the total cost, tkr" in out
    assert "| **Total** | **" in out
    lines = out.splitlines()
    assert lines.index("</details>") - lines.index("<details>") > 10


@pytest.mark.usefixtures("two")
def test_a_comment_on_nothing_is_short(run: Run) -> None:
    out = run("diff", "old.yaml", "old.yaml", "--format=markdown").out
    assert "Nothing moved" in out
    assert "<details>" not in out
