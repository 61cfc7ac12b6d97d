"""Scenarios: what they put in a budget, where their faults are told, and what they build on."""

import importlib.util
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED

from vssbudget.amounts import Year
from vssbudget.findings import WrongCommand
from vssbudget.loader import Loaded, Source, load
from vssbudget.loader.scenarios import Layer, scenario_in_line, scenario_of
from vssbudget.loader.setting import with_value
from vssbudget.model import Budget, Put
from vssbudget.wording import Message

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025]}
sources: {own: "A table"}
indices:
  price: {rates: {2023: 1, 2024: 2, 2025: 2.5}, source: own}
  wage: {2024: 3, 2025: 3}
  opi: {index: price, points: 0.5}
areas:
  hr:
    cost: {2022: 900, 2023: 1000}
    revenue: {2023: 1000}
    shares: {wage: 0.5, price: 0.5}
    agreement: {2025: 4}
  it:
    services:
      drift:
        volume: lines
        revenue: {2023: 333}
        parts: {staff: {cost: {2023: 333}, index: opi}}
volumes:
  lines: {values: {2023: 10, 2024: 11, 2025: 12}, source: own}
investments:
  lines: {computers: {values: {2023: 50}, life: 5}}
  interest: 2.5
pools:
  rent:
    parts: {house: {cost: {2023: 10}, index: price}}
    key: {shares: {hr: 0.4, it.drift: 0.6}}
"""
HEAD = "name: What if\nreason: As an assumption\n"


def layers_of(text: str, name: str = "what.yaml", head: str = HEAD) -> list[Layer]:
    Path(name).write_text(head + text, "utf-8")
    return scenario_of(Source(name, Path(name)))


def under(text: str, *lines: str, budget: str = BUDGET) -> Loaded:
    """Load the budget under a scenario, and others of one line."""
    layers = [*layers_of(text)] if text else []
    for place, line in enumerate(lines, 1):
        address, _, value = line.partition("=")
        layers.append(scenario_in_line(address, value, place))
    Path("budget.yaml").write_text(budget, "utf-8")
    return load(Source("budget.yaml", Path("budget.yaml")), under=layers)


def read(loaded: Loaded) -> Budget:
    assert loaded.faults == ()
    assert loaded.budget is not None
    return loaded.budget


def told(loaded: Loaded) -> list[str]:
    return [
        f"{each.place.file}:{each.place.line}:{each.place.column} {each.rule} {each.message.name}"
        for each in loaded.faults
        if each.place
    ]


def same(one: Loaded, text: str) -> bool:
    """Whether a budget is that which stands in another text."""
    return read(one) == load(Source("other", Path("other"), text.encode())).budget


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("set: {areas.hr.cost.2023: 1100}", "2023: 1000}\n    rev", "2023: 1100}\n    rev"),
        ("set: {hr.cost.2023: 1100}", "2023: 1000}\n    rev", "2023: 1100}\n    rev"),
        ("set: {hr.cost: {2023: 1100}}", "2023: 1000}\n    rev", "2023: 1100}\n    rev"),
        ("times: {hr.cost: 1.1}", "2023: 1000}\n    rev", "2023: 1100}\n    rev"),
        ("plus: {hr.cost: {2022: 5, 2023: -5}}", "900, 2023: 1000}", "905, 2023: 995}"),
        ("set: {rates.wage: 4}", "{2024: 3, 2025: 3}", "{2024: 4, 2025: 4}"),
        ("set: {indices.wage: 4}", "{2024: 3, 2025: 3}", "{2024: 4, 2025: 4}"),
        ("set: {indices.wage.2025: 4}", "{2024: 3, 2025: 3}", "{2024: 3, 2025: 4}"),
        ("set: {rates.wage.2025: 4}", "{2024: 3, 2025: 3}", "{2024: 3, 2025: 4}"),
        ("plus: {rates.price: 0.25}", "2024: 2, 2025: 2.5", "2024: 2.25, 2025: 2.75"),
        ("set: {hr.shares: {opi: 1}}", "shares: {wage: 0.5, price: 0.5}", "shares: {opi: 1}"),
        ("set: {hr.agreement.2024: 1}", "{2025: 4}", "{2024: 1, 2025: 4}"),
        ("set: {hr.agreement: 1}", "{2025: 4}", "{2024: 1, 2025: 1}"),
        ("without: hr.agreement", "    agreement: {2025: 4}\n", ""),
        ("without: [hr.agreement]\nset: {hr.agreement: {2024: 1}}", "{2025: 4}", "{2024: 1}"),
        ("times: {volumes.lines: 1.5}", "2024: 11, 2025: 12}", "2024: 16.5, 2025: 18}"),
        ("set: {volumes.lines.2025: 13}", "2025: 12}", "2025: 13}"),
        (
            "times: {it.drift.staff.cost: 1.5}",
            "staff: {cost: {2023: 333}",
            "staff: {cost: {2023: 500}",
        ),
        ("times: {it.services.drift.revenue: 0.5}", "revenue: {2023: 333}", "revenue: {2023: 167}"),
        ("set: {investments.computers.life: 6}", "life: 5", "life: 6"),
        ("plus: {investments.computers.life: 1}", "life: 5", "life: 6"),
        ("set: {investments.interest.2025: 3}", "interest: 2.5", "interest: {2023: 2.5, 2025: 3}"),
        ("set: {investments.interest: 3}", "interest: 2.5", "interest: 3"),
        ("plus: {investments.interest: 1}", "interest: 2.5", "interest: 3.5"),
        (
            "set: {pools.rent.key.shares.hr.2025: 0.5, pools.rent.key.shares.it.drift.2025: 0.5}",
            "{hr: 0.4, it.drift: 0.6}",
            "{hr: {2022: 0.4, 2025: 0.5}, it.drift: {2022: 0.6, 2025: 0.5}}",
        ),
        ("set: {indices.new: {2024: 1, 2025: 1}}", "  opi:", "  new: {2024: 1, 2025: 1}\n  opi:"),
        ("set: {title: Other}", "Small", "Other"),
        ("", "Small", "Small"),
    ],
)
def test_what_is_set_is_read_as_if_it_stood_in_the_budget(
    text: str, before: str, after: str
) -> None:
    assert BUDGET.count(before) == 1
    assert same(under(text), BUDGET.replace(before, after))


def test_a_change_is_worked_out_exactly_and_rounded_half_up_once() -> None:
    # 900 * 1.005 = 904.5 and 1000 * 1.0005 = 1000.5
    budget = read(under("times: {hr.cost.2022: 1.005, hr.cost.2023: 1.0005}"))
    assert budget.areas["hr"].cost == {2022: 905, 2023: 1001}
    # 3 * 0.333333 = 0.999999 and 2.5 * 0.333333 = 0.8333325
    budget = read(under("times: {rates.wage: 0.333333, rates.price.2025: 0.333333}"))
    assert [budget.indices[key].rates[Year(2025)] for key in ("wage", "price")] == [
        Decimal("0.999999"),
        Decimal("0.833333"),
    ]
    # 90.5 * 1.1 = 99.55, to one decimal of mnkr
    text = BUDGET.replace("unit: tkr", "unit: mnkr\ndecimals: 1").replace("900,", "90.5,")
    assert (
        read(under("times: {hr.cost.2022: 1.1}", budget=text)).areas["hr"].cost[Year(2022)] == 996
    )


def test_later_scenarios_and_lines_lie_on_top() -> None:
    loaded = under("set: {hr.cost.2023: 1100}", "hr.cost.2023=1200", "hr.cost.2023=1300")
    assert read(loaded).areas["hr"].cost[Year(2023)] == 1300
    path = ("areas", "hr", "cost", "2023")
    (stands,) = loaded.standing([path]).values()
    assert (stands.path, stands.place[:3]) == (path, ("--set", 2, 15))
    assert loaded.scenarios == (
        "What if",
        "--set hr.cost.2023=1200",
        "--set hr.cost.2023=1300",
    )
    assert [each.name for each in loaded.sources] == ["budget.yaml", "what.yaml"]


def test_a_whole_over_a_part_and_a_part_over_a_whole_are_placed_where_the_last_of_them_is() -> None:
    path = ("areas", "hr", "shares", "wage")
    text = "set: {hr.shares.wage: 0.4, hr.shares: {wage: 0.7, price: 0.3}}"
    assert under(text).standing([path])[path].place[2] == 46
    text = "set: {hr.shares: {wage: 0.7, price: 0.3}, hr.shares.wage: 0.4, hr.shares.price: 0.6}"
    assert under(text).standing([path])[path].place[2] == 59


def test_what_it_says_goes_with_the_places_of_what_it_sets() -> None:
    loaded = under('sources: {round: "A circular"}\nset: {rates.wage: 4}')
    paths = [("indices", "wage", "rates", "2025"), ("areas", "hr", "cost", "2023")]
    of_wage, of_cost = (loaded.standing(paths)[path] for path in paths)
    assert of_wage.place[:3] == ("what.yaml", 4, 19)
    assert of_wage.said is not None
    assert of_wage.said == ("What if", "As an assumption", {"round": "A circular"})
    assert (of_cost.place.file, of_cost.said) == ("budget.yaml", None)


def test_what_stands_there_already_is_not_the_doing_of_a_scenario() -> None:
    loaded = under("set: {hr.cost.2023: 1000}\nplus: {rates.wage: 0}\ntimes: {hr.cost: 1}")
    assert loaded.scenarios == ()
    assert loaded.standing([("areas", "hr", "cost", "2023")]).popitem()[1].said is None


FAULTS = [
    ("set: {hrr.cost.2023: 1}", ["what.yaml:3:7 unknown-key no-such-input"]),
    ("set: {rates.wag: 1}", ["what.yaml:3:7 unknown-key no-such-input"]),
    ("set: {rates: 1}", ["what.yaml:3:7 unknown-key no-such-input"]),
    ("set: {title.x: 1}", ["what.yaml:3:7 structure nothing-within"]),
    ("set: {hr.source.0: own}", ["what.yaml:3:7 structure nothing-within"]),
    ("set: {pools.rent.key.shares.its.2025: 1}", ["what.yaml:3:7 unknown-key no-such-input"]),
    ("set: {hr.cost: {}}", ["what.yaml:3:7 structure misplaced"]),
    ("set: {hr.cost: }", ["what.yaml:3:7 structure misplaced"]),
    ("without: hr.step", ["what.yaml:3:10 coherence nothing-stands-there"]),
    ("plus: {hr.step: 1}", ["what.yaml:3:8 coherence nothing-stands-there"]),
    ("plus: {hr.cost: {2024: 1}}", ["what.yaml:3:8 coherence nothing-stands-there"]),
    ("plus: {hr.shares: 1}", ["what.yaml:3:8 structure no-figure-to-change"]),
    ("plus: {hr.name: 1}", ["what.yaml:3:8 coherence nothing-stands-there"]),
    ("plus: {title: 1}", ["what.yaml:3:8 structure no-figure-to-change"]),
    ('times: {hr.cost: "1,5"}', ["what.yaml:3:9 number number-misread"]),
    ("set: {hr.cost.2023: 1.5}", ["what.yaml:3:21 number number-misread"]),
    ("set: {hr.cost.2031: 5}", ["what.yaml:3:7 year year-undeclared"]),
    ("set: {rates.wage: 2000}", ["what.yaml:3:19 number rate-outside"]),
    ("set: {hr.shares: {wage: 0.9, prise: 0.1}}", ["what.yaml:3:30 reference name-unknown"]),
    ("set: {hr.index: wage}", ["what.yaml:3:17 coherence moves-twice"]),
    ("without: volumes.lines", ["what.yaml:3:10 reference name-unknown"]),
    ("without: hr.cost.2023", ["what.yaml:3:10 coherence base-cost-missing"]),
    ("sets: {title: Other}", ["what.yaml:3:1 unknown-key key-unknown"]),
    ("builds_on: what.yaml", ["what.yaml:3:12 unreadable scenarios-in-a-circle"]),
    ("builds_on: not.yaml", ["what.yaml:3:12 unreadable no-file"]),
    ("set: [", ["what.yaml:3:7 syntax value-missing"]),
]


@pytest.mark.parametrize(("text", "faults"), FAULTS)
def test_a_fault_is_told_at_the_line_of_the_scenario(text: str, faults: list[str]) -> None:
    loaded = under(text)
    assert told(loaded) == faults
    assert (loaded.budget, loaded.trees) == (None, None)
    assert [each.name for each in loaded.sources] == ["budget.yaml", "what.yaml"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("hr.cost.2023=x", "--set:1:15 number number-misread"),
        ("hr.cost.2023=[", "--set:1:16 syntax value-missing"),
        ("[a]=3", "--set:1:1 structure collection-as-key"),
        ("- a=3", "--set:1:1 structure no-address"),
    ],
)
def test_a_fault_of_a_line_is_told_in_it(line: str, fault: str) -> None:
    assert told(under("", line)) == [fault]


def test_of_very_many_addresses_that_lead_nowhere_the_first_are_told() -> None:
    places = [f"  none{number}.cost.2023: 5\n" for number in range(12_000)]
    faults = told(under(f"set:\n{''.join(places)}"))
    assert len(faults) == 1001
    assert faults[:2] == [
        "what.yaml:1:1 too-many faults-many",
        "what.yaml:4:3 unknown-key no-such-input",
    ]


def test_faults_of_the_budget_itself_stay_where_they_are() -> None:
    loaded = under("set: {hr.cost.2023: 5}", budget=BUDGET.replace("title", "titel"))
    assert told(loaded)[0] == "budget.yaml:1:1 unknown-key key-unknown"


def test_a_scenario_builds_on_another_and_lies_on_top_of_it() -> None:
    layers_of("set: {hr.cost.2023: 1100, title: Below}", "below.yaml")
    loaded = under("builds_on: below.yaml\nplus: {hr.cost.2023: 50}")
    budget = read(loaded)
    assert (budget.title, budget.areas["hr"].cost[Year(2023)]) == ("Below", 1150)
    assert [each.name for each in loaded.sources] == ["budget.yaml", "below.yaml", "what.yaml"]


def test_scenarios_that_build_on_each_other_are_named_both() -> None:
    layers_of("builds_on: what.yaml", "below.yaml")
    loaded = under("builds_on: below.yaml")
    assert told(loaded) == ["below.yaml:3:12 unreadable scenarios-in-a-circle"]
    (fault,) = loaded.faults
    assert str(fault.message) == "below.yaml builds on what.yaml, which builds on it"


def test_a_scenario_on_which_another_builds_may_be_refused() -> None:
    layers_of("", "below.yaml")

    def admit(source: Source, other: Source) -> None:
        raise WrongCommand(Message("from-leads-out", file=f"{source.name} of {other.name}"))

    Path("what.yaml").write_text(f"{HEAD}builds_on: below.yaml\n", "utf-8")
    (layer,) = scenario_of(Source("what.yaml", Path("what.yaml")), admit)
    (fault,) = layer.faults
    assert fault.message.values == {"file": "below.yaml of what.yaml"}


def test_a_file_that_is_none_is_told() -> None:
    with pytest.raises(WrongCommand):
        scenario_of(Source("none.yaml", Path("none.yaml")))
    (layer,) = scenario_of(Source("dev", Path("/dev/null"), stream=False))
    assert [each.message.name for each in layer.faults] == ["file-unreadable"]
    Path("empty.yaml").write_text("", "utf-8")
    (layer,) = scenario_of(Source("empty.yaml", Path("empty.yaml")))
    assert [str(each.fix) for each in layer.faults] == ["begin with name: …"]


INDICES = "indices: {kpi: {rates: {2024: 2, 2025: 2}}, cpi: {2024: 1, 2025: 1}}\n"
BESIDE = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {from: indices.yaml}
areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, index: kpi}}
"""


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("set: {rates.kpi.2024: 3}", {2024: 3, 2025: 2}),
        ("plus: {indices.kpi: 1}", {2024: 3, 2025: 3}),
        ("without: indices.kpi\nset: {indices.kpi: {2024: 4, 2025: 5}}", {2024: 4, 2025: 5}),
    ],
)
def test_an_index_in_a_file_beside_the_budget_is_set_as_any(
    text: str, rates: dict[int, int]
) -> None:
    Path("indices.yaml").write_text(INDICES, "utf-8")
    assert read(under(text, budget=BESIDE)).indices["kpi"].rates == rates


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("set: {rates.kpi.2024: x}", "what.yaml:3:23 number number-misread"),
        ("without: [indices.kpi, indices.cpi]", "what.yaml:3:24 missing-key key-missing"),
    ],
)
def test_what_does_not_belong_in_such_an_index_is_told_at_the_scenario(
    text: str, fault: str
) -> None:
    Path("indices.yaml").write_text(INDICES, "utf-8")
    assert fault in told(under(text, budget=BESIDE))


SCENARIOS = sorted((REPOSITORY / "data" / "scenarios").iterdir())


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_shipped_scenario_reads_and_says_what_it_assumes(path: Path) -> None:
    layers = scenario_of(Source(path.name, path))
    loaded = load(Source("shipped", SHIPPED), under=layers)
    assert read(loaded) != load(Source("shipped", SHIPPED)).budget
    for layer in layers:
        assert layer.sheet.said is not None
        assert "anta" in layer.sheet.said.reason


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the paths of the texts in a plain tree, but those in lists."""
    for key, each in tree.items() if isinstance(tree, dict) else ():
        yield from leaves(each, (*path, key)) if isinstance(each, dict) else ()
        yield from ((*path, key),) if isinstance(each, str) else ()


def drawn(number: int) -> Loaded:
    """Load the budget of a number."""
    spec = importlib.util.spec_from_file_location("drawn", REPOSITORY / "bench" / "drawn.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["drawn"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return load(Source("drawn", Path("drawn"), module.text_of(number).encode()), keep=True)


@pytest.mark.parametrize("number", range(40))
def test_what_stands_in_a_drawn_budget_is_set_at_its_path_without_a_change(number: int) -> None:
    loaded = drawn(number)
    if loaded.trees is None:
        return
    paths = [*leaves(loaded.trees.budget)]
    for path in Random(number).sample(paths, min(8, len(paths))):
        line = scenario_in_line(".".join(path), loaded.trees.at(path), 1)
        anew = load(loaded.source, under=[line])
        assert (anew.budget, anew.scenarios) == (loaded.budget, ()), path


@pytest.mark.parametrize("number", range(40))
def test_what_is_set_in_the_text_of_a_drawn_budget_reads_as_put_and_as_a_scenario(
    number: int,
) -> None:
    loaded, dice = drawn(number), Random(number)
    if loaded.trees is None:
        return
    paths = [*leaves(loaded.trees.budget)]
    for path in dice.sample(paths, min(8, len(paths))):
        address, value = ".".join(path), dice.choice(["7", "0.5", "3"])
        anew = with_value(loaded, address, value)
        under_line = load(loaded.source, under=[scenario_in_line(address, value, 1)])
        assert (under_line.budget, bool(under_line.faults)) == (anew.budget, bool(anew.faults))
        if anew.budget:
            read_anew = load(Source("anew", Path("anew"), anew.text.encode()), keep=True)
            assert read_anew.trees == loaded.trees.with_these([Put(path, value)])
