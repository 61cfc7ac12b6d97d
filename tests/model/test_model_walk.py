"""What stands where in a budget file, as its models declare it."""

from typing import Any

import pytest
from conftest import budget_of

from vssbudget.model import Area, Cost, CostPart, having
from vssbudget.model.names import composed
from vssbudget.model.references import Addresses, Refers
from vssbudget.model.schema import parts
from vssbudget.model.walk import fields, name_places, nearest, standing


def test_the_names_of_each_kind_stand_where_their_keys_are_names() -> None:
    found = {kind: [".".join(each) for each in places] for kind, places in name_places().items()}
    assert found.pop("services") == ["areas.*.services"]
    assert found.pop("lines") == ["investments.lines"]
    assert found.pop("changes") == ["areas.*.frame.changes"]
    assert found.pop("components") == ["investments.lines.*.components"]
    assert found.pop("parts") == ["pools.*.parts", "areas.*.services.*.parts"]
    assert found.pop("indicators") == ["goals.*.indicators"]
    assert found.pop("measures") == ["goals.*.indicators.*.measures"]
    assert found == {kind: [kind] for kind in found}
    assert {"sources", "indices", "areas", "pools", "customers", "volumes", "lists"} <= found.keys()
    assert "price_change" not in found


def test_whatever_is_referred_to_is_declared_somewhere() -> None:
    kinds = {
        reads.kind
        for _, part in parts()
        for each in fields(part)
        for reads in (each.keys, each.values)
        if isinstance(reads, (Refers, Addresses))
    }
    assert {"indices", "receivers", "published_investments"} <= kinds
    assert {each for kind in kinds for each in composed(kind)} <= name_places().keys()


SOLD = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
volumes: {v: {2023: 1, 2024: 1}}
areas:
  a: {services: {s: {volume: v, parts: {p: {cost: {2023: 1}, step: 0, agreement: {}}}}}}
"""


def test_what_is_nearest_is_given_without_what_stands_in_it() -> None:
    budget = budget_of(SOLD)
    found = [".".join(path) for path, _ in having(budget, "agreement")]
    assert found == ["areas.a", "areas.a.services.s", "areas.a.services.s.parts.p"]
    assert [".".join(path) for path, _ in nearest(budget, "agreement")] == ["areas.a"]


def test_in_a_plain_tree_only_keys_that_a_part_can_have_are_found() -> None:
    marked: dict[str, Any] = {"assumptions": []}
    tree = {
        "areas": {"a": {**marked, "agreement": marked, "services": [marked]}, "b": "x"},
        "investments": {**marked, "lines": {"l": marked}, "frame": marked},
        "claims": {"c": marked},
        "volumes": [marked],
    }
    assert [".".join(path) for path, _ in standing(tree, "assumptions")] == [
        "areas.a",
        "areas.a.agreement",
        "investments.lines.l",
        "investments.frame",
    ]


@pytest.mark.parametrize(
    ("address", "volumes"),
    [
        ("volumes.v.2023", ["v"]),
        ("volumes.v", ["v"]),
        ("volumes", []),
        ("areas.volumes.v", []),
        ("personnel.v.2023", []),
    ],
)
def test_an_address_names_the_volume_that_it_begins_with(address: str, volumes: list[str]) -> None:
    assert [*Addresses().names([address])] == volumes


def test_the_keys_of_an_area_stand_in_the_order_in_which_people_write_them() -> None:
    assert [*Area.model_fields] == [
        *("name", "kind", "balance", "reason", "cost", "revenue", "result"),
        *("index", "shares", "step", "lasting", "one_off", "price_change", "price_index"),
        *("volume", "variable_share", "agreement", "services", "carry_over", "frame"),
        *("signed", "source", "assumptions"),
    ]
    assert [*CostPart.model_fields] == [
        *("name", "cost", "index", "shares", "step", "percent_of", "percent"),
        *[key for key in Area.model_fields if key in Cost.model_fields][5:],
    ]
