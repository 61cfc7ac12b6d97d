"""The same budget written with decimals and as whole numbers: the same figures, shown divided."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget import checks
from vssbudget.addresses import row_at
from vssbudget.amounts import EXACT, MOST_DECIMALS
from vssbudget.findings import Finding
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import Projection, project
from vssbudget.projection.capital import capital_plan
from vssbudget.report.csv_table import view_csv
from vssbudget.report.outline_json import view_json
from vssbudget.views.allocation import AllocationView
from vssbudget.views.capital import CapitalView
from vssbudget.views.extract import PROJECTION_PARTS, Extract
from vssbudget.views.prices import PricesView
from vssbudget.views.projection import ProjectionView
from vssbudget.views.view import View
from vssbudget.wording import ENGLISH

sys.path += [str(REPOSITORY / "bench"), str(REPOSITORY / "tests" / "addresses")]
from drawn import flow, text_of
from explained import addresses, as_json, explained
from recomputed_json import recomputed, steps_of

MONEY = frozenset(
    (
        *(
            "cost",
            "revenue",
            "result",
            "other_revenue",
            "step",
            "lasting",
            "one_off",
            "amounts",
            "returned",
        ),
        *(
            "opening",
            "opening_months",
            "residual",
            "level",
            "published",
            "budget_frame",
            "frame",
            "capital_frame",
        ),
        *("claims", "repeated", "plausible", "accepted", "transfers", "floor", "ceiling"),
    )
)
"""The keys beneath which amounts stand."""
NAMES = frozenset(
    (
        *("life", "life_months", "within", "year", "held", "source", "of", "sum", "rule", "at"),
        *("key", "shares"),
    )
)
"""Keys beneath those, or beside the figures of a row, under which none stands."""
UNROUNDED = frozenset(("exact", "full_cost"))
NUMBER = re.compile(r"-?\d+(?:\u00a0\d{3})*(?:\.\d+)?")
FOR_ONE = ("kr in one", "that a unit of it is")
"""What a figure is called that is of one unit of money, and so more by as much."""
WEIGHED = "times what it is shared by"
"""What is called so may be of amounts times amounts; each is worked out anew from its JSON."""
NEAR = Decimal("1e-30")

Tree = dict[str, Any]


def divided(tree: Any, decimals: int, *, money: bool = False) -> Any:
    """Write the amounts of a tree with decimals, and how much of a price makes one of the unit."""
    if isinstance(tree, list):
        return [divided(each, decimals, money=money) for each in tree]
    if not isinstance(tree, dict):
        is_number = money and re.fullmatch(r"-?\d+", tree)
        return f"{Decimal(tree).scaleb(-decimals):f}" if is_number else tree
    if "per" in tree:
        return {**tree, "per": f"{Decimal(tree['per']).scaleb(decimals):f}"}
    told = {}
    for key, each in tree.items():
        within = money or key in MONEY or (key == "values" and "unit" not in tree)
        told[key] = divided(each, decimals, money=within and key not in NAMES)
    return told


def drawn(number: int) -> Tree:
    """Draw a budget with what is printed, claimed, framed and accepted of it."""
    dice = Random(number)
    tree: Tree = dict(plant(text_of(number)).tree)
    tree["price_unit"] = {"per": "1", "name": "kr", **tree.get("price_unit", {})}
    tree["volumes"] = {key: {"unit": "pieces", **each} for key, each in tree["volumes"].items()}

    def some() -> str:
        return str(dice.randint(1, 60_000))

    plan = tree["years"]["plan"]
    rows = {key: {year: some() for year in ("2023", plan[0])} for key in ("total", "a")}
    tree["published"] = {"cost": rows, "revenue": {"total": {"2023": some()}}}
    tree["rounded"] = {"doc": "base"} if dice.random() < 0.5 else {}
    tree["sources"] = {"doc": "Document"}
    tree["published"]["source"] = "doc"
    tree["budget_frame"] = {"values": {"2023": "0", plan[0]: some()}}
    tree["claims"] = {
        "sums": {"sum": ["total.cost.2023", f"a.cost.{plan[0]}"], "equals": some()},
        "least": {"sum": ["published.cost.a.2023"], "at_least": some()},
    }
    tree["repeated"] = [{"of": "published.cost.total", "values": {"2023": some()}}]
    if "investments" in tree:
        tree["investments"] |= {"frame": {"2023": some()}, "capital_frame": {"2023": some()}}
    return tree


def written(tree: Tree, decimals: int) -> str:
    """Write a budget with so many decimals; the unit is then another by as much."""
    told = divided(tree, decimals) | {"decimals": str(decimals)} if decimals else tree
    return "".join(f"{key}: {flow(each)}\n" for key, each in told.items() if each)


def pair(number: int, decimals: int) -> tuple[Projection, Projection] | None:
    """Give a drawn budget as whole numbers and with decimals; None where it is refused as drawn."""
    tree = drawn(number)
    budget, _ = read(plant(written(tree, 0)).tree)
    if budget is None:
        return None
    return project(budget), project(budget_of(written(tree, decimals)))


def views(of: Projection) -> Iterator[View]:
    years = of.years
    yield ProjectionView(of, Extract((), (), PROJECTION_PARTS), "f")
    yield PricesView(of, Extract((), (), ("areas",)), "f")
    yield CapitalView(of, capital_plan(of.budget), years, True, "f")
    yield from (AllocationView(of, years, by, "f") for by in ("pool", "customer"))


def alike(whole: Any, parted: Any, decimals: int, path: tuple[str, ...] = ()) -> int:
    """Hold JSON of whole numbers against JSON with decimals; count the amounts."""
    if isinstance(whole, dict):
        assert list(whole) == list(parted), path
        return sum(alike(whole[key], parted[key], decimals, (*path, key)) for key in whole)
    if isinstance(whole, list):
        assert len(whole) == len(parted), path
        return sum(alike(*each, decimals, path) for each in zip(whole, parted, strict=True))
    if isinstance(whole, int) and isinstance(parted, str):
        assert len(parted.partition(".")[2]) == decimals
        assert Decimal(parted).scaleb(decimals) == whole, path
        return 1
    if UNROUNDED.isdisjoint(path):
        assert whole == parted, path
        return 0
    near(whole, parted, decimals, path)
    return 1


def near(whole: str, parted: str, decimals: int, what: object) -> None:
    """Hold two numbers against each other, written to 40 decimals at the most."""
    assert is_near(Decimal(whole), Decimal(parted), decimals), what


def is_near(whole: Decimal, parted: Decimal, decimals: int) -> bool:
    off = EXACT.subtract(EXACT.scaleb(parted, decimals), whole)
    return abs(off) <= NEAR * max(Decimal(1), abs(whole))


def each_drawn(
    decimals: int, hold: Callable[[Projection, Projection], int], count: int = 60
) -> None:
    held = 0
    for number in range(count):
        if (found := pair(number, decimals)) is not None:
            held += hold(*found)
    assert held > count


@pytest.mark.parametrize("decimals", range(1, MOST_DECIMALS + 1))
def test_every_view_has_the_same_figures_for_programs(decimals: int) -> None:
    def hold(whole: Projection, parted: Projection) -> int:
        found = 0
        for one, other in zip(views(whole), views(parted), strict=True):
            told, with_decimals = json.loads(view_json(one)), json.loads(view_json(other))
            assert with_decimals.pop("schema") == told.pop("schema").replace("/1", "/2")
            found += alike(told, with_decimals, decimals)
            rows = zip(view_csv(one).splitlines(), view_csv(other).splitlines(), strict=True)
            for row, with_point in rows:
                cells = zip(row.split(","), with_point.split(","), strict=True)
                for cell, parted_cell in cells:
                    same = cell == parted_cell
                    assert same or Decimal(parted_cell).scaleb(decimals) == Decimal(cell)
        return found

    each_drawn(decimals, hold)


@pytest.mark.parametrize("decimals", [1, 2])
def test_every_rule_finds_the_same_and_says_it_divided(decimals: int) -> None:
    def hold(whole: Projection, parted: Projection) -> int:
        rules = [rule for rule in checks.RULES if rule != "unused"]
        ours, theirs = (checks.check(each, rules) for each in (whole, parted))
        for judged, with_decimals in zip(ours, theirs, strict=True):
            assert judged.judged == with_decimals.judged
            assert judged.constructed == with_decimals.constructed
            found = zip(judged.findings, with_decimals.findings, strict=True)
            for one, other in found:
                same(one, other, decimals)
        return sum(len(each.findings) for each in ours)

    each_drawn(decimals, hold)


def same(one: Finding, other: Finding, decimals: int) -> None:
    """Hold two findings against each other: what they are, and each number that they say."""
    about = [(each.rule, each.path, each.severity, each.amount) for each in (one, other)]
    assert about[0] == about[1]
    assert (one.follows, one.meant) == (other.follows, other.meant)
    for messages in ((one.message, other.message), (one.fix, other.fix)):
        texts = [ENGLISH.say(each) for each in messages if each is not None]
        apart = [NUMBER.split(each) for each in texts]
        assert apart[:1] == apart[1:]
        numbers = zip(*map(NUMBER.findall, texts), apart[0][1:], strict=True) if texts else ()
        for figure, parted, behind in numbers:
            whole, shown = (Decimal(each.replace("\u00a0", "")) for each in (figure, parted))
            is_divided = is_near(whole, shown, decimals)
            assert is_divided or (whole == shown and not behind.startswith("\u00a0tkr")), texts


@pytest.mark.parametrize("decimals", [1, 3])
def test_every_figure_is_explained_by_the_same_steps_that_give_it(decimals: int) -> None:
    def hold(whole: Projection, parted: Projection) -> int:
        names = list(addresses(whole))
        assert names == list(addresses(parted))
        return sum(each_explained(whole, parted, name, decimals) for name in names[::9])

    each_drawn(decimals, hold, count=40)


def each_explained(whole: Projection, parted: Projection, name: str, decimals: int) -> int:
    row, found = row_at(whole, name), 0
    assert row is not None
    for year in row.years[-1:]:
        address = f"{name}.{year}"
        texts = [as_json(explained(each, address), address) for each in (whole, parted)]
        steps = steps_of(texts[1])
        assert all(recomputed(step, steps) for step in steps.values()), address
        one, other = (json.loads(each)["tree"] for each in texts)
        found += stepped(one, other, decimals)
    return found


def stepped(one: Any, other: Any, decimals: int) -> int:
    assert (one.get("how"), one.get("unit")) == (other.get("how"), other.get("unit"))
    if "value" in one and WEIGHED not in one["name"]:
        by = {"tkr": decimals}.get(one["unit"], 0)
        by = -decimals if any(each in one["name"] for each in FOR_ONE) else by
        near(one["value"], other["value"], by, (one, other))
    below = zip(one.get("of", ()), other.get("of", ()), strict=True)
    return 1 + sum(stepped(*each, decimals) for each in below)
