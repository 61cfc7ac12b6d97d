"""The examples of docs/format.md: budgets that load, hold every rule and show what is told."""

import json
import re

import pytest
from conftest import REPOSITORY, SHIPPED, Run

from vssbudget.addresses import figure_at
from vssbudget.loader import Source, load
from vssbudget.projection import project, rates_in_force

PAGE = (REPOSITORY / "docs" / "format.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "rule", "judged", "accepted"),
    [("claims", "claim", 5, []), ("accepted", "footing", 1, ["investment-level", "footing"])],
)
def test_an_example_holds_every_rule(
    run: Run, name: str, rule: str, judged: int, accepted: list[str]
) -> None:
    ran = run("check", "--strict", "--format", "json", REPOSITORY / "docs" / f"{name}.yaml")
    told = json.loads(ran.out)
    assert (ran.status, told["ok"]) == (0, True)
    assert told["summary"]["checked"][rule] == judged
    assert [each["rule"] for each in told["findings"] if each["accepted"]] == accepted
    assert len(told["findings"]) == len(accepted)


def test_every_address_that_the_page_shows_is_one_of_the_shipped_budget() -> None:
    budget = load(Source("shipped", SHIPPED)).budget
    assert budget is not None
    projection = project(budget, rates_in_force(budget, ()))
    table = PAGE.split("| address | row |")[1].split("\n\n")[0]
    addresses = re.findall(r"^\| `(.+?)` \|", table, re.M)
    assert len(addresses) == 9
    assert [each for each in addresses if figure_at(projection, each) is None] == []
