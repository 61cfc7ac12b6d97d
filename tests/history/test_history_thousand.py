"""A thousand commits: every move of a figure, and a finding in few checks."""

import json
import math

from conftest import Run
from scratch import needs_git, thousand

pytestmark = needs_git


def test_twenty_moves_are_found_among_a_thousand_commits(run: Run) -> None:
    thousand()
    told = json.loads(run("blame", "hr.cost.2023", "--format", "json").out)
    moves = [(each["subject"], each["difference"]) for each in told["moves"]]
    assert moves == [("0", 1000), *((str(number), number) for number in range(49, 1000, 50))]
    assert told["difference"] == sum(each for _, each in moves)


def test_a_finding_is_found_among_a_thousand_commits_in_few_checks(run: Run) -> None:
    thousand()
    told = json.loads(run("blame", "zero-result:areas.hr.cost.2023", "--format", "json").out)
    assert [each["subject"] for each in told["moves"]] == ["49"]
    assert told["checked"] <= math.ceil(math.log2(1000)) + 2
