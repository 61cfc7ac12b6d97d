"""From one budget to another, cause by cause: worked by hand, and for drawn budgets."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from vssbudget.amounts import Tkr, Year
from vssbudget.analysis.bridge import MEASURES, Bridge, Moved, Of, Side
from vssbudget.analysis.changes import (
    _AROUND,
    _BY_KEY,
    CAUSES,
    QUIET,
    Cause,
    Change,
    Sorter,
    changes,
)
from vssbudget.analysis.renames import renamed
from vssbudget.analysis.told import step_key, step_told, step_words
from vssbudget.findings import Finding
from vssbudget.loader import Source, load
from vssbudget.model import Budget, Put, Trees
from vssbudget.model.blocks import Part
from vssbudget.model.walk import fields
from vssbudget.projection import project
from vssbudget.wording import Message

sys.path += [str(Path(__file__).parents[2] / "bench")]
from drawn import text_of

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "data" / "budget2023.yaml").read_text()
PLAIN = """\
title: A
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices:
  price: {rates: {2024: 2, 2025: 2}}
  wage: {rates: {2024: 3, 2025: 3}}
areas:
  a: {name: Ett, cost: {2023: 1000}, revenue: {2023: 1000}, shares: {wage: 0.5, price: 0.5}}
  b: {name: Två, cost: {2023: 500}, revenue: {2023: 500}, step: 10}
"""


def side(text: str) -> Side | None:
    loaded = load(Source("budget.yaml", None, text.encode()), keep=True)
    if loaded.budget is None or loaded.trees is None:
        return None
    return Side(loaded.trees, project(loaded.budget))


def bridge(old: str, new: str) -> Bridge:
    before, after = side(old), side(new)
    assert before is not None
    assert after is not None
    return Bridge(before, after, project)


def parts(of: Bridge, key: str, year: int, measure: str = "cost") -> dict[str, int]:
    """Give what each step adds to a figure, by the names of its causes."""
    found = [each for each in of.moved if each.of == Of(key, measure) and each.year == year]
    if not found:
        return {}
    (moved,) = found
    return {
        "+".join(each.name or each.kind for each in step): added
        for step, added in moved.parts.items()
    }


def test_each_index_and_each_amount_has_its_part() -> None:
    """Worked by hand, with the base amounts first, then the indices by name.

    a 2025, 1 000 before: 500 · 1.02² + 500 · 1.03² = 1 050.65 → 1 051; with 1 100:
    1 155.715 → 1 156; with prices at 1 % in 2025: 550 · 1.02 · 1.01 + 550 · 1.03² = 1 150.105 →
    1 150; with wages at 4 % in both: 550 · 1.02 · 1.01 + 550 · 1.04² = 1 161.49 → 1 161.
    """
    new = (
        PLAIN.replace("1000}, rev", "1100}, rev")
        .replace("2025: 2}", "2025: 1}")
        .replace("{2024: 3, 2025: 3}", "{2024: 4, 2025: 4}")
    )
    of = bridge(PLAIN, new)
    assert parts(of, "a", 2025) == {"base": 105, "price": -6, "wage": 11}
    assert parts(of, "total", 2025) == {"base": 105, "price": -6, "wage": 11}
    assert parts(of, "a", 2023) == {"base": 100}
    assert parts(of, "b", 2025) == {}


class _Counted(list[Change]):
    """Counts how often it is gone through."""

    times = 0

    def __iter__(self) -> Iterator[Change]:
        self.times += 1
        return super().__iter__()


def test_blocks_with_other_rules_are_found_without_going_through_all_for_each() -> None:
    many = 50
    areas = {f"a{each}": {"cost": {"2023": "1"}, "step": "0"} for each in range(many)}
    others = {key: {"cost": {"2023": "1"}, "index": "price"} for key in areas}
    found = _Counted(changes({"areas": areas}, {"areas": others}))
    sorter = Sorter(Year(2023), (), found, True)
    faults = [Finding("coherence", Message("total"), path=("areas", key, "step")) for key in areas]
    assert sorter.take_apart(faults, Cause("index"))
    assert {sorter.cause(each) for each in found} == {Cause("method")}
    assert found.times < many


class _Amount(str):
    """Counts how often amounts are held against each other."""

    __slots__ = ()
    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        _Amount.times += 1
        return str.__eq__(self, other)


def test_very_many_areas_that_cost_the_same_are_not_held_against_each_other_one_by_one() -> None:
    many = 50
    old, new = (
        {"areas": {f"{name}{each}": {"cost": {"2023": _Amount("1")}} for each in range(many)}}
        for name in "ab"
    )
    assert renamed(old, new, frozenset(("2023",))) == {}
    assert 0 < _Amount.times < 3 * many


def test_very_many_indices_of_very_many_areas_are_one_cause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two indices, nine rows, three years: what a and b were, each by its own index."""
    new = PLAIN.replace("2025: 2}", "2025: 1}").replace("2025: 3}", "2025: 9}")
    apart = parts(bridge(PLAIN, new), "a", 2025)
    assert apart.keys() == {"price", "wage"}
    monkeypatch.setattr("vssbudget.analysis.bridge._MOST", 54)
    assert parts(bridge(PLAIN, new), "a", 2025) == apart
    monkeypatch.setattr("vssbudget.analysis.bridge._MOST", 53)
    of = bridge(PLAIN, new)
    assert parts(of, "a", 2025) == {"index": sum(apart.values())}
    (step,) = of.steps
    assert (step_told(of, step).name, step_key(of, step)) == ("cause-index", "index")
    assert [each.name for each in step_words(of, step)] == ["diff-value", "diff-value"]


@pytest.mark.parametrize(
    ("was", "becomes", "cause", "added"),
    [
        ("step: 10", "step: 15", "change", 10),
        ("step: 10", "step: 10, lasting: {2025: 7}", "change", 7),
        ("step: 10", "step: 10, one_off: {2025: -7}", "change", -7),
        ("500}, rev", "500, 2025: 530}, rev", "given", 10),
        ("step: 10", "index: price", "method", 0),
        ("{wage: 0.5, price: 0.5}", "{wage: 1, price: 0}", "shares", 10),
        ("0.5}}", "0.5}, agreement: {rates: {2024: 5, 2025: 0}}}", "agreement", -1),
        ("b: {name", "b: {balance: none, reason: Så, name", "", 0),
    ],
)
def test_each_kind_of_change_has_its_cause(was: str, becomes: str, cause: str, added: int) -> None:
    of = bridge(PLAIN, PLAIN.replace(was, becomes))
    assert parts(of, "total", 2025) == ({cause: added} if added else {})


def test_an_area_that_is_gone_and_one_that_is_new_are_told_whole() -> None:
    new = PLAIN.replace("b: {name: Två, cost: {2023: 500}", "c: {cost: {2023: 499}")
    of = bridge(PLAIN, new)
    assert not of.renamed
    assert parts(of, "b", 2025) == {"gone": -520}
    assert parts(of, "c", 2025) == {"new": 519}
    assert parts(of, "total", 2025) == {"gone": -520, "new": 519}


def test_an_area_with_another_key_is_renamed_where_its_figures_agree() -> None:
    old = PLAIN + "published: {cost: {b: {2023: 500}}}\ngroups: {g: {of: [a, b]}}\n"
    new = old.replace("b: {name: Två", "två: {name: Två").replace("{b: {2023", "{två: {2023")
    new = new.replace("of: [a, b]", "of: [a, två]")
    of = bridge(old, new)
    assert of.renamed == {"b": "två"}
    assert not of.moved
    assert not of.causes


def test_two_areas_that_could_be_meant_are_not_taken_for_one_renamed() -> None:
    both = PLAIN + "  d: {name: Fyra, cost: {2023: 500}, revenue: {2023: 500}, step: 10}\n"
    called = both.replace("  b:", "  x:").replace("  d:", "  z:")
    assert not bridge(both, called).renamed


def test_a_year_that_only_one_has_is_not_compared() -> None:
    new = PLAIN.replace("plan: [2024, 2025]", "plan: [2024, 2025, 2026]")
    new = new.replace("2025: 2}", "2025: 2, 2026: 2}").replace("2025: 3}", "2025: 4, 2026: 3}")
    of = bridge(PLAIN, new)
    assert of.years == (2023, 2024, 2025)
    assert parts(of, "a", 2025) == {"wage": 5}
    back = bridge(new, PLAIN)
    assert back.years == (2023, 2024, 2025)
    assert parts(back, "a", 2025) == {"wage": -5}


def test_the_short_and_the_long_form_of_a_block_are_the_same() -> None:
    new = PLAIN.replace("price: {rates: {2024: 2, 2025: 2}}", "price: {2024: 2, 2025: 2}")
    assert new != PLAIN
    of = bridge(PLAIN, new)
    assert not of.changes


RAISED = PLAIN.replace("{2024: 3, 2025: 3}", "{2024: 4, 2025: 4}")
C = "  c: {cost: {2023: 300}, revenue: {2023: 300}, step: 5}\n"
SERVICE = "{revenue: {2023: 300}, parts: {p: {cost: {2023: 300}, step: 5}}}"


def causes(of: Bridge) -> list[str]:
    return ["+".join(each.name or each.kind for each in step) for step in of.steps]


@pytest.mark.parametrize(
    "told",
    [
        "claims: {much: {says: So, sum: c.cost.2023, at_least: 1}}\n",
        "accepted: [{rule: footing, at: c.cost, amounts: {2024: 6}, reason: So}]\n",
        "repeated: [{of: c.cost, values: {2023: 300}}]\n",
        "published: {cost: {c: {2023: 300}, total: {2023: 1800}}}\n",
        "price_spans: {s: {areas: [c], year: 2024, low: 0, high: 9}}\n",
        "groups: {g: {of: [a, c]}}\n",
        "investments: {lines: {l: {values: {2023: 9}, life: 3, used_by: c}}}\n",
    ],
)
def test_what_names_an_area_that_is_gone_keeps_no_causes_together(told: str) -> None:
    known = told if side(PLAIN + C + told) else ""
    after = "groups: {g: {of: [a, b]}}\n" if "groups" in told else ""
    of = bridge(PLAIN + C + known, RAISED + after)
    assert known
    assert causes(of)[:2] == ["gone", "wage"]
    assert parts(of, "total", 2025)["wage"] == 10
    assert causes(bridge(RAISED + after, PLAIN + C + known))[-1] == "new"


def test_what_is_called_like_an_area_is_none() -> None:
    of = bridge(PLAIN, RAISED + C.replace(" c:", " wage:"))
    assert parts(of, "total", 2025) == {"wage": 10, "new": 310}
    back = bridge(RAISED + C.replace(" c:", " cost:"), PLAIN.replace("2023: 500}", "2023: 501}"))
    assert parts(back, "b", 2025) == {"base": 1}


def test_a_last_year_of_one_alone_keeps_no_causes_together() -> None:
    longer = RAISED.replace("plan: [2024, 2025]", "plan: [2024, 2025, 2026]")
    longer = longer.replace("2025: 2}", "2025: 2, 2026: 2}").replace("4}}", "4, 2026: 4}}")
    longer += C.replace("step", "lasting: {2026: 7}, step")
    of = bridge(PLAIN, longer)
    assert parts(of, "total", 2025) == {"wage": 10, "new": 310}
    assert causes(bridge(longer, PLAIN + C.replace(" c:", " d:").replace("300", "4"))) == [
        "gone",
        "wage",
        "new",
    ]


def test_a_first_year_of_one_alone_keeps_no_causes_together() -> None:
    earlier = PLAIN.replace("{budget", "{actual: [2022], budget")
    earlier = earlier.replace("Två, cost: {", "Två, cost: {2022: 480, ")
    assert parts(bridge(earlier, RAISED + C), "total", 2025) == {"wage": 10, "new": 310}
    assert parts(bridge(RAISED + C, earlier), "total", 2025) == {"gone": -310, "wage": -10}


def test_a_base_year_that_moves_on_gives_the_figures_of_a_plan_year() -> None:
    """Worked by hand: a 2024 is 1 030 in place of 1 025, its 2025 515 · 1.02 + 515 · 1.03."""
    on = PLAIN.replace("budget: [2023], plan: [2024, 2025]", "budget: [2023, 2024], plan: [2025]")
    on = on.replace("{2023: 1000}", "{2023: 1000, 2024: 1030}")
    on = on.replace("{2023: 500}", "{2023: 500, 2024: 510}")
    of = bridge(PLAIN, on)
    assert parts(of, "a", 2024) == {"given": 5}
    assert parts(of, "a", 2025) == {"given": 5}
    assert parts(of, "b", 2025) == {}


def test_an_area_that_is_parted_in_services_is_told_apart_from_a_rate() -> None:
    old = PLAIN + C + "investments: {lines: {l: {values: {2023: 9}, life: 3, used_by: c}}}\n"
    new = RAISED + f"  c: {{services: {{s: {SERVICE}}}}}\n"
    new += "investments: {lines: {l: {values: {2023: 9}, life: 3, used_by: c.s}}}\n"
    assert causes(bridge(old, new)) == ["wage", "method"]
    assert causes(bridge(new, old)) == ["wage", "method"]


def test_what_is_used_by_another_in_place_of_one_that_is_gone_is_told_apart() -> None:
    capital = "investments: {lines: {l: {values: {2023: 9}, life: 3, used_by: %s}}}\n"
    old, new = PLAIN + C + capital % "c", RAISED + C.replace("c:", "d:").replace("300", "400")
    assert causes(bridge(old, new + capital % "d")) == ["gone", "wage", "new"]
    assert causes(bridge(old, RAISED + capital % "b")) == ["gone", "wage"]


def test_a_share_of_a_pool_goes_with_the_area_that_bears_it() -> None:
    pool = "pools: {k: {of: a, key: {shares: %s}}}\n"
    old = PLAIN + C + pool % "{b: 0.5, c: 0.5}"
    of = bridge(old, RAISED + pool % "{b: 1}")
    assert causes(of) == ["gone", "wage", "shared"]


def test_an_index_that_cannot_be_read_without_another_is_told_with_that() -> None:
    """On the way each would be made of itself: 300 grows by 3 % a year in place of 2 %."""
    old = PLAIN.replace("areas:", "  x: {index: price}\n  z: {index: x}\nareas:") + C
    new = PLAIN.replace("areas:", "  x: {index: z}\n  z: {index: wage}\nareas:") + C
    one, other = (each.replace("step: 5", "index: x") for each in (old, new))
    of = bridge(one, other)
    assert parts(of, "c", 2025) == {"x": 6}
    assert [step_key(of, step) for step in of.steps] == ["x"]
    assert [step_told(of, step).values["name"] for step in of.steps] == ["x"]


def test_what_the_service_of_a_new_area_uses_comes_with_that() -> None:
    new = RAISED + f"  c: {{services: {{s: {SERVICE}}}}}\n"
    new += "investments: {lines: {l: {values: {2023: 9}, life: 3, used_by: c.s}}}\n"
    assert causes(bridge(PLAIN, new)) == ["wage", "new"]
    assert causes(bridge(new, PLAIN)) == ["gone", "wage"]


def test_a_row_that_causes_move_to_and_fro_is_told_with_them() -> None:
    """What moves the total is then found in its rows: b costs 520 in 2025 as before."""
    new = PLAIN.replace("{2023: 500}", "{2023: 510}").replace("step: 10", "step: 5")
    new = new.replace("revenue: {2023: 510}", "revenue: {2023: 500}")
    of = bridge(PLAIN, new)
    assert parts(of, "b", 2025) == {"base": 10, "change": -10}
    assert parts(of, "total", 2025) == {"base": 10, "change": -10}
    assert parts(of, "b", 2024) == {"base": 10, "change": -5}


@pytest.mark.parametrize(
    ("was", "becomes", "cause"),
    [
        ("step: 5", "step: 6", "change"),
        ("step: 5", "step: 5, lasting: {2024: 2}", "change"),
        ("step: 5", "step: 5, one_off: {2024: 2}", "change"),
        ("step: 5", "shares: {wage: 1, price: 0}", "method"),
        ("index: wage", "index: price", "shares"),
        ("index: wage", "index: wage, agreement: {2024: 9}", "agreement"),
        ("cost: {2023: 300}, step", "cost: {2023: 300, 2024: 310}, step", "given"),
        ("cost: {2023: 300}, step", "cost: {2023: 301}, step", "base"),
        ("p: {", "q: {cost: {2023: 1}, step: 0}, p: {", "base"),
    ],
)
def test_each_kind_of_change_of_a_part_has_its_cause(was: str, becomes: str, cause: str) -> None:
    service = SERVICE.replace("}}}", "}, r: {cost: {2023: 900}, index: wage}}}")
    old = f"{PLAIN}  c: {{services: {{s: {service}}}}}\n"
    of = bridge(old, old.replace(was, becomes))
    assert causes(of) == [cause]
    assert set(parts(of, "c.s", 2024)) == {cause}


def test_a_budget_has_no_differences_from_itself() -> None:
    of = bridge(SHIPPED, SHIPPED)
    assert not of.changes
    assert not of.moved


def test_every_key_of_a_budget_has_a_cause_or_moves_nothing() -> None:
    lacking = []

    def look(part: type[Part], keys: tuple[str, ...]) -> None:
        for field in fields(part):
            way = (*keys, field.key)
            if not (
                field.key in QUIET or any(key in _BY_KEY and key not in _AROUND for key in way)
            ):
                if field.part:
                    look(field.part, way)
                else:
                    lacking.append(way)

    look(Budget, ())
    assert lacking == []
    assert set(_BY_KEY.values()) <= {*CAUSES}


def _sums(moved: Moved) -> None:
    assert sum(moved.parts.values()) == moved.difference


def _foots(of: Bridge) -> None:
    """See that the parts of each row add up, and those of the rows to those of the total."""
    total: dict[tuple[str, Year], Counter[object]] = {}
    groups = {*of.old.budget.groups, *of.new.budget.groups}
    for each in of.moved:
        _sums(each)
        if "." not in each.of.key and each.of.key not in groups:
            sign = -1 if each.of.key == "total" else 1
            added = total.setdefault((each.of.measure, each.year), Counter())
            for step, amount in each.parts.items():
                added[step] += sign * amount
    whole = _whole(of)
    for where, added in total.items():
        if where in whole:
            assert not any(added.values()), (where, added)


def _whole(of: Bridge) -> set[tuple[str, Year]]:
    """Say where no total on the way lacks a row."""
    ways = [of.old, of.new, *of.steps.values()]
    lacking = {year for each in ways for year in each.total.lacking}
    return {(measure, year) for measure in MEASURES for year in of.years if year not in lacking}


def _differences(of: Bridge) -> dict[tuple[Of, Year], Tkr]:
    return {(each.of, each.year): each.difference for each in of.moved if each.difference}


@pytest.mark.parametrize("number", range(40))
def test_a_drawn_budget_has_no_differences_from_itself(number: int) -> None:
    own = side(text_of(number))
    if own is not None:
        of = Bridge(own, own, project)
        assert not of.changes
        assert not of.moved


@pytest.mark.parametrize("number", range(40))
def test_two_drawn_budgets_differ_by_parts_that_add_up(number: int) -> None:
    before, after = side(text_of(number)), side(text_of(number + 1))
    if before is None or after is None:
        return
    there, back = Bridge(before, after, project), Bridge(after, before, project)
    _foots(there)
    _foots(back)
    if not there.renamed and not back.renamed:
        turned = {where: -amount for where, amount in _differences(back).items()}
        assert _differences(there) == turned


def _leaves(tree: object, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    if isinstance(tree, str):
        return [(path, tree)]
    held = tree.items() if isinstance(tree, dict) else ()
    return [leaf for key, each in held for leaf in _leaves(each, (*path, key))]


def _another_number(trees: Trees, dice: Random) -> Trees:
    leaves = [each for each in _leaves(trees.budget) if each[0][-1].isdecimal()]
    path, written = leaves[dice.randrange(len(leaves))]
    return trees.with_these([Put(path, str(int(float(written) * 1.1) + 1))])


def _without_an_area(trees: Trees, dice: Random) -> Trees:
    key = dice.choice(list(trees.budget["areas"]))
    return (
        trees.with_these([Put(("areas", key), None)]) if len(trees.budget["areas"]) > 1 else trees
    )


def _with_a_copy(trees: Trees, dice: Random) -> Trees:
    key = dice.choice(list(trees.budget["areas"]))
    return trees.with_these([Put(("areas", "copied"), trees.budget["areas"][key])])


_EDITS: list[Callable[[Trees, Random], Trees]] = [
    _another_number,
    _another_number,
    _without_an_area,
    _with_a_copy,
]


@pytest.mark.parametrize("number", range(60))
def test_an_edited_budget_differs_by_parts_that_add_up(number: int) -> None:
    before = side(text_of(number))
    if before is None:
        return
    dice = Random(number)
    trees = before.trees
    for _ in range(dice.randint(1, 4)):
        trees = _EDITS[dice.randrange(len(_EDITS))](trees, dice)
    budget, _ = trees.read()
    if budget is not None:
        _foots(Bridge(before, Side(trees, project(budget)), project))


def test_what_a_budget_does_not_take_of_a_file_beside_it_is_no_difference(tmp_path: Path) -> None:
    shared = (
        "sources: {told: Told, other: Other}\n"
        "indices:\n  wage: {source: told, rates: {2024: 3, 2025: RATE, 2030: 9}}\n"
        "  late: {source: other, rates: {2030: 1}}\n"
    )
    text = PLAIN.replace("  wage: {rates: {2024: 3, 2025: 3}}\n", "  from: shared.yaml\n")
    sides = []
    for folder, rate in (("old", "3"), ("new", "4")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "shared.yaml").write_text(shared.replace("RATE", rate))
        path = tmp_path / folder / "budget.yaml"
        path.write_text(text)
        loaded = load(Source(str(path), path), keep=True)
        assert loaded.budget is not None
        assert loaded.trees is not None
        sides.append(Side(loaded.trees, project(loaded.budget)))
    of = Bridge(sides[0], sides[1], project)
    assert parts(of, "a", 2025) == {"wage": 5}
    (change,) = of.changes
    assert change.path == ("indices", "wage", "rates", "2025")
