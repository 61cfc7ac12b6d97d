"""A file with very many faults: the first are told, and that there are more."""

from pathlib import Path

import pytest

from vssbudget.loader import Source, load
from vssbudget.model import MANY, size_limits
from vssbudget.model.size_limits import MOST

HEAD = "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
AREA = "areas: {hr: {cost: {2023: 1}}}\n"


def faults(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    path = tmp_path / "budget.yaml"
    path.write_text(text)
    found = load(Source("budget.yaml", path)).faults
    return [(each.rule, each.place.line if each.place else 0) for each in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (HEAD + AREA + "".join(f"k{n}: 1\n" for n in range(MANY + 1)), "unknown-key"),
        (HEAD + AREA + "x: [" + "*a ," * MANY + "*a ]\n", "yaml"),
        (HEAD + AREA + "title: T\n" * (MANY + 1), "duplicate-key"),
        (HEAD + AREA + "accepted: [" + "{}," * MANY + "{}]\n", "missing-key"),
        (HEAD + AREA + "accepted: [" + "a," * MANY + "a]\n", "structure"),
        (HEAD + AREA + "lists: {a: {items: [" + "[]," * MANY + "[]]}}\n", "structure"),
        (
            HEAD + "areas:\n" + "".join(f"  a{n}: {{cost: {{}}}}\n" for n in range(1_001)),
            "coherence",
        ),
    ],
)
def test_the_first_faults_are_told_and_that_there_are_more(
    tmp_path: Path, text: str, rule: str
) -> None:
    first, *others = faults(tmp_path, text)
    assert first == ("too-many", 1)
    assert {each for each, _ in others} == {rule} if rule != "yaml" else rule in dict(others)
    assert len(others) >= 990


def test_as_many_faults_as_are_looked_at_are_all_told(tmp_path: Path) -> None:
    text = HEAD + AREA + "".join(f"k{n}: 1\n" for n in range(MANY - 10))
    assert faults(tmp_path, text) == [("unknown-key", n + 5) for n in range(MANY - 10)]


def test_more_figures_than_are_calculated_are_refused_at_the_years(tmp_path: Path) -> None:
    plan = ", ".join(str(year) for year in range(2000, 4000))
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{plan}]}}\nareas:\n"
    area = "  a{}: {{cost: {{1999: 1}}, step: 0}}\n"
    count = MOST // 2001
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count))) == []
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count + 1))) == [
        ("too-large", 3)
    ]


ONCE = "cost: {1999: 1}, index: p"


def test_a_cost_is_counted_anew_from_each_plan_year_that_is_given(tmp_path: Path) -> None:
    """From the base year and from each of 30 plan years: 31 rows of 2 001 years an area."""
    plan = ", ".join(str(year) for year in range(2000, 4000))
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{plan}]}}\nareas:\n"
    cost = ", ".join(f"{year}: 1" for year in range(1999, 2030))
    area = f"  a{{}}: {{{{cost: {{{{{cost}}}}}, step: 0}}}}\n"
    count = MOST // (31 * 2001)
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count))) == []
    assert faults(tmp_path, head + "".join(area.format(n) for n in range(count + 1))) == [
        ("too-large", 3)
    ]


@pytest.mark.parametrize(
    ("area", "rows"),
    [
        ("services: {s: {parts: {a: {ONCE}}}}", 3),
        ("services: {s: {parts: {a: {ONCE}, b: {ONCE, agreement: {2000: 1, 2001: 1}}}}}", 6),
        ("agreement: {2000: 1}, services: {s: {parts: {a: {ONCE}, b: {ONCE}}}}", 7),
        ("services: {s: {parts: {a: {ONCE}}, agreement: {amounts: {2000: 1}}}}", 6),
        ("ONCE, agreement: {rates: {2001: 3}, amounts: {2000: 1}}", 4),
    ],
)
def test_parts_of_services_and_what_was_agreed_are_counted(
    tmp_path: Path, area: str, rows: int
) -> None:
    plan = ", ".join(str(year) for year in range(2000, 4000))
    rates = ", ".join(f"{year}: 1" for year in range(2000, 4000))
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{plan}]}}\n"
    head += f"indices: {{p: {{{rates}}}}}\nareas:\n"
    count = MOST // (2001 * rows)
    lines = [f"  a{n}: {{{area.replace('ONCE', ONCE)}}}\n" for n in range(count + 1)]
    assert faults(tmp_path, head + "".join(lines))[:1] == [("too-large", 3)]
    assert faults(tmp_path, head + "".join(lines[:count])) == []


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("headcount: {a: 1, b: 2}", 2),
        ("headcount: {a: 1, b: 2}, cap: 5", 4),
        ("shares: {a: 0.5, b: 0.5}, mean: 3", 10),
    ],
)
def test_who_shares_a_pool_is_counted_and_more_where_shares_are_smoothed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str, rows: int
) -> None:
    """The other rows are two areas, the pool and its part, in each of 2 years."""
    text = "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\nareas:\n"
    text += "  a: {cost: {2023: 9}, step: 0}\n  b: {cost: {2023: 9}, step: 0}\n"
    text += f"pools: {{p: {{parts: {{r: {{cost: {{2023: 9}}, step: 0}}}}, key: {{{key}}}}}}}\n"
    monkeypatch.setattr(size_limits, "MOST", 2 * (4 + rows))
    assert faults(tmp_path, text) == []
    monkeypatch.setattr(size_limits, "MOST", 2 * (4 + rows) - 1)
    assert faults(tmp_path, text) == [("too-large", 3)]


SPANNED = """
title: T
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
areas:
  a: {cost: {2023: 1}, step: 0}
  b: {services: {s: {parts: {p: {cost: {2023: 1}, step: 0}}}, t: {parts: 1}}}
  c: 1
price_spans:
"""


@pytest.mark.parametrize(
    ("spans", "held"),
    [
        ("  x: {year: 2024}\n", 5),
        ("  x: {areas: []}\n  y: {services: 1}\n", 10),
        ("  x: {areas: [a]}\n  y: {areas: [b, [a]], services: [b.s]}\n", 5),
        ("  x: {services: [b.s, b.t, no.no]}\n", 3),
        ("  x: 1\n", 5),
        ("  - {areas: [a]}\n", 0),
    ],
)
def test_what_is_held_against_decided_spans_is_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spans: str, held: int
) -> None:
    """Of all areas there are 1 + 3 + 1 prices: an area that is a sum has its services' as well.

    The rows are two areas and, of the services, s, its part and t: 5, in each of 3 years.
    """
    monkeypatch.setattr(size_limits, "MOST", 15 + 5 * held)
    assert ("too-large", 4) not in faults(tmp_path, SPANNED + spans)
    monkeypatch.setattr(size_limits, "MOST", 15 + 5 * held - 1)
    assert faults(tmp_path, SPANNED + spans) == [("too-large", 4)]


def test_what_is_written_off_by_itself_is_counted_for_each_year_in_which_it_may_be(
    tmp_path: Path,
) -> None:
    plan = range(2000, 3000)
    head = (
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: {[*plan]}}}\n"
        "areas: {a: {cost: {1999: 1}, step: 0}}\ninvestments:\n  lines:\n"
    )
    row = ", ".join(f"{year}: 104" for year in plan)
    assert faults(tmp_path, f"{head}    l: {{values: {{{row}}}}}\n") == []
    held = f"values: {{{row}}}, opening: {{{', '.join(f'{left}: 1' for left in range(1, 7))}}}"
    for told in (
        f"life: 7, {held}",
        f"life_months: 84, {held.replace('opening', 'opening_months')}",
        f"components: {{c: {{life: 7, {held}}}}}",
    ):
        assert faults(tmp_path, f"{head}    l: {{{told}}}\n") == [("too-large", 3)]


def test_a_span_of_areas_that_are_none_is_counted_as_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(size_limits, "MOST", 0)
    text = "years: {budget: [2023]}\nareas: 1\nprice_spans: {x: {year: 2023}}\n"
    assert ("too-large", 1) not in faults(tmp_path, text)


def test_parts_that_are_no_mappings_are_counted_as_faults_alone(tmp_path: Path) -> None:
    text = HEAD + "areas: {a: {agreement: 1, services: {s: {parts: {a: 1, b: {}}}, t: 2}}}\n"
    assert {rule for rule, _ in faults(tmp_path, text)} == {"missing-key", "structure"}


def test_an_agreement_of_very_many_keys_is_not_read_to_its_end(tmp_path: Path) -> None:
    keys = ", ".join(f"k{each}: 1" for each in range(MANY + 1))
    area = f"areas: {{a: {{cost: {{2023: 1}}, step: 0, agreement: {{{keys}}}}}}}\n"
    assert faults(tmp_path, HEAD + area)[0] == ("too-many", 1)


@pytest.mark.parametrize(
    ("groups", "rows"),
    [
        ("g: {of: a}", 1),
        ("g: {of: [a, b]}", 2),
        ("g: {of: [a, b]}, h: {of: [g]}", 5),
        ("h: {of: [g]}, g: {of: [a, b]}, i: {of: h}", 9),
        ("g: {of: [h, a]}, h: {of: [g]}", 5),
        ("g: 1, h: {of: 5}, i: {of: {a: 1}}, j: {of: [a, [b], a]}", 2),
    ],
)
def test_what_stands_in_groups_is_counted_once_for_each_group_above_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, groups: str, rows: int
) -> None:
    """The other rows are two areas, in each of 2 years; a circle is gone round once."""
    text = "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\nareas:\n"
    text += "  a: {cost: {2023: 9}, step: 0}\n  b: {cost: {2023: 9}, step: 0}\n"
    text += f"groups: {{{groups}}}\n"
    monkeypatch.setattr(size_limits, "MOST", 2 * (2 + rows))
    assert ("too-large", 3) not in faults(tmp_path, text)
    monkeypatch.setattr(size_limits, "MOST", 2 * (2 + rows) - 1)
    assert faults(tmp_path, text) == [("too-large", 3)]
