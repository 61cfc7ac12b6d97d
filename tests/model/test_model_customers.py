"""Keys of customers that are written alike: read once, and held against the file once."""

from conftest import budget_of

from vssbudget.loader.tree import plant
from vssbudget.model import read

TEXT = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024]}
customers: {c: C, "no": Nord}
areas:
  a:
    services:
      s: {customers: KEY, parts: {p: {cost: {2023: 1}, step: 0}}}
      t: {customers: OTHER, parts: {p: {cost: {2023: 1}, step: 0}}}
"""


def _told(key: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
    tree = plant(TEXT.replace("KEY", key).replace("OTHER", other)).tree
    return [(fault.rule, fault.path) for fault in read(tree)[1]]


def test_keys_that_are_written_alike_are_read_once() -> None:
    key = "{headcount: {c: 3}, cap: 2}"
    services = budget_of(TEXT.replace("KEY", key).replace("OTHER", key)).areas["a"].services
    assert services["s"].customers is services["t"].customers
    turned = "{cap: 2, headcount: {c: 3}}"
    services = budget_of(TEXT.replace("KEY", key).replace("OTHER", turned)).areas["a"].services
    assert services["s"].customers == services["t"].customers


def test_a_name_in_quotes_lets_no_other_through() -> None:
    where = ("areas", "a", "services")
    refused = ("text", (*where, "t", "customers", "headcount", "no"))
    assert _told('{headcount: {"no": 3}}', "{headcount: {no: 3}}") == [refused]
    assert _told('{headcount: {"no": 3}}', '{headcount: {"no": 3}}') == []


def test_what_a_key_lacks_is_told_at_every_service_that_has_it() -> None:
    key = "{headcount: {c: {2024: 3}}}"
    within = ("customers", "headcount", "c")
    places = [("areas", "a", "services", each, *within) for each in "st"]
    assert _told(key, key) == [("coherence", place) for place in places]
    wrong = "{headcount: {c: x}}"
    assert {path[:4] for _, path in _told(wrong, wrong)} == {place[:4] for place in places}


def test_what_was_read_before_lets_no_row_through_that_is_called_alike() -> None:
    """A row is known by its years: no years are `headcount` and 5, nor `from_first` and 1."""
    text = TEXT.replace("KEY", "{headcount: {c: 5}}").replace("OTHER", "{headcount: {c: 3}}")
    wrong = text + "  b: {cost: {headcount: 1, 5: 2}, step: 0}\n"
    faults = read(plant(wrong).tree)[1]
    where = ("areas", "b", "cost")
    assert [(fault.rule, fault.path) for fault in faults if fault.rule == "year"] == [
        ("year", (*where, "headcount")),
        ("year", (*where, "5")),
    ]


def test_a_number_that_is_none_of_a_kind_is_none_though_another_kind_has_it() -> None:
    """There can be 5 heads, but no share of 5; as many heads of another are the same row."""
    where = ("areas", "a", "services", "t", "customers", "shares", "c")
    assert _told("{headcount: {c: 5}}", "{shares: {c: 5}}") == [("number", (*where, "2023"))]
    key = "{headcount: {c: 5}}"
    services = budget_of(TEXT.replace("KEY", key).replace("OTHER", '{headcount: {"no": 5}}'))
    held = [each.customers for each in services.areas["a"].services.values()]
    rows = [row for each in held if each for row in each.headcount.values()]
    assert rows[0] is rows[1]
