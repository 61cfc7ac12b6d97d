"""The JSON Schema of a budget file: what an editor knows of it, in the words of draft 7."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED
from editor import VALIDATOR, marked, seen
from jsonschema import Draft7Validator

from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.model.examples import EXAMPLES
from vssbudget.model.schema import budget_schema, description, kebab, parts, told_as
from vssbudget.model.shared import FROM
from vssbudget.wording import ENGLISH, LANGUAGES, Language

SCHEMAS = {"en": "budget.schema.json", "sv": "budget.sv.schema.json"}
BUDGETS = REPOSITORY / "tests" / "budgets"
HELD = [
    SHIPPED,
    *sorted((REPOSITORY / "docs").glob("*.yaml")),
    *sorted((REPOSITORY / "examples").rglob("*.yaml")),
    *sorted((BUDGETS / "held").glob("*.yaml")),
    *sorted((REPOSITORY / "vssbudget").rglob("*.yaml")),
]
KEYS = [(model, field) for _, model in parts() for field in model.model_fields]

DRAFT_7 = {
    *("$schema", "$ref", "title", "description", "default", "examples", "definitions"),
    *(
        "type",
        "enum",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "items",
    ),
    *("properties", "patternProperties", "additionalProperties", "propertyNames", "required"),
    *("minProperties", "dependencies", "allOf", "if", "then", "else", "anyOf"),
}
"""The keywords of draft 7 that the schema uses."""

EDITORS = {"patternErrorMessage", "errorMessage", "defaultSnippets"}
"""The keywords of VS Code and of the YAML language server, which are nothing to draft 7."""

REFUSED = {
    "structure-top-a-list": [""],
    "structure-top-a-text": [""],
    "structure-only-comments": [""],
    "structure-areas-empty": ["areas"],
    "structure-area-a-text": ["areas.hr", "areas.it", "areas.kost"],
    "structure-years": ["years"],
    "structure-years-a-number": ["years.budget", "years.plan"],
    "structure-lists-for-mappings": [
        *("areas", "indices", "investments", "published", "sources", "volumes"),
    ],
    "structure-rows": [
        *("areas.hr.assumptions", "areas.hr.cost", "areas.hr.kind", "areas.hr.lasting"),
        *("areas.hr.price_change", "areas.hr.revenue", "areas.hr.source", "areas.hr.step"),
    ],
    "nesting": ["areas"],
    "unknown-key": ["", "areas.hr"],
    "unknown-key-deep": [
        *("areas.hr.assumptions.0", "indices.price", "investments", "published"),
        *("volumes.cases", "years"),
    ],
    "misspelt-all": [""],
    "merge-key": ["areas.hr"],
    "missing-keys": ["", "areas.hr", "areas.kost"],
    "missing-keys-deep": [
        *("areas.hr.assumptions.0", "areas.hr.assumptions.1", "budget_frame", "indices.price"),
        *("indices.wage", "investments", "volumes.cases"),
    ],
    "kind-unknown": ["areas.hr.assumptions.0.kind", "areas.hr.kind"],
    "name-with-another-meaning": ["areas"],
    "no-text": ["areas.hr.name", "title", "unit"],
    "no-text-but-a-collection": ["title", "unit"],
    "coherence-share-without-a-volume": ["areas.hr"],
    "number-base-60": ["areas.hr.cost.2023"],
    "number-decimals-in-an-amount": [
        *("areas.hr.cost.2023", "areas.hr.one_off.2024", "areas.hr.one_off.2025"),
    ],
    "number-negative-cost": ["areas.hr.cost.2023", "areas.hr.revenue.2023"],
    "number-over-15-digits": ["areas.hr.cost.2023", "areas.hr.one_off.2024", "areas.hr.step"],
    "number-underscores": ["areas.hr.cost.2023", "areas.hr.step"],
    "rate-decimal-comma": ["indices.price.2024"],
    "rate-out-of-range": [f"indices.price.{year}" for year in range(2024, 2028)],
    "shares-in-percent": ["areas.hr.shares.price", "areas.hr.shares.wage"],
    "shares-no-mapping": ["areas.hr.shares", "areas.it.shares", "areas.kost.shares"],
    "slip-decimal-comma-in-a-rate": ["indices.price"],
    "slip-no-space-behind-the-colon": ["areas.hr.cost"],
    "slip-no-space-in-the-long-form": ["indices.price.rates"],
    "slip-thousands-comma-in-an-amount": ["areas.hr.cost"],
    "slip-year-without-a-value": ["areas.hr.cost.2024"],
    "year-lists-in-an-assumption": [
        *("areas.hr.assumptions.0.years.0", "areas.hr.assumptions.0.years.1"),
    ],
    "capital-lives": [
        *("investments.interest", "investments.lines.cars.life", "investments.lines.cars.opening"),
        *("investments.lines.it.life", "investments.lines.it.start"),
        "investments.lines.tools.start",
    ],
    "years-no-years": ["years.budget.0", "years.budget.2", "years.plan.1"],
}
"""Of files that are refused, the paths that an editor marks."""


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_what_the_format_holds_is_marked_nowhere(path: Path) -> None:
    assert marked(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_fault_of_structure_is_marked_in_its_place(name: str) -> None:
    assert marked((BUDGETS / "refused" / f"{name}.yaml").read_text("utf-8")) == REFUSED[name]


def faults() -> Iterator[tuple[str, list[str]]]:
    """Give each refused file that an editor's YAML can read, and the rules of its faults."""
    for path in sorted((BUDGETS / "refused").glob("*.yaml")):
        text = path.read_text("utf-8")
        try:
            seen(text)
        except (yaml.YAMLError, TypeError):  # no YAML; or a collection as a key
            continue
        yield path.stem, [fault.rule for fault in load(Source(path.name, path)).faults]


def test_no_fault_of_structure_is_passed_over() -> None:
    structural = {"structure", "unknown-key", "missing-key"}
    files = [stem for stem, rules in faults() if structural.intersection(rules)]
    assert len(files) > 15
    for stem in files:
        assert marked((BUDGETS / "refused" / f"{stem}.yaml").read_text("utf-8")), stem


BUDGET = """
title: {text}
unit: tkr
decimals: {places}
price_unit: {{name: kr, per: {above_zero}}}
price_decimals: {decimals}
years: {{budget: [{year}], plan: [2024]}}
indices: {{price: {{2024: {rate}}}}}
areas:
  hr:
    cost: {{2023: {amount}}}
    lasting: {{2024: {signed}}}
    index: price
    volume: cases
    variable_share: {share}
volumes: {{cases: {{2023: 1, 2024: {quantity}}}}}
investments:
  interest: {interest}
  lines: {{it: {{values: {{2023: 1}}, level: 1, band: {band}, life: {life}, start: {start}}},
    cars: {{values: {{2023: 1}}, life_months: {months}}}}}
claims: {{one: {{sum: hr.cost.2023, equals: {measure}}}}}
goals: {{g: {{indicators: {{i: {{outcome: {{2023: {outcome}}}}}}}}}}}
"""
PLAIN = {"text": "Small", "year": "2023", **dict.fromkeys(("amount", "signed", "rate"), "1")}
PLAIN |= dict.fromkeys(("share", "quantity", "band", "measure", "outcome"), "1")
PLAIN |= dict.fromkeys(("life", "months", "start", "interest", "above_zero", "decimals"), "1")
WRITTEN = (
    *("0", "-0", "-0.0", "0.0", "1", "1.0", "1.5", "2.50", "-3", "01", "-99.999999", "-100"),
    *("100", "100.0", "100.000001", "999", "1000", "1000.0", "1000.5", "1001", "0.000001"),
    *("0.0000001", "1.000001", "999999999999999", "1000000000000000", "999999999999999.999999"),
    *("1,5", "1 000", "+1", "1.", ".5", "1e3", "2.5 %", "yes", "2023", "20231", "x", "IU", " ", ""),
)


@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
@pytest.mark.parametrize(
    ("kind", "places"), [*((kind, 3) for kind in PLAIN), ("amount", 0), ("signed", 0)]
)
def test_a_value_that_the_format_takes_the_schema_takes(kind: str, places: int, quote: str) -> None:
    """In quotes it refuses the same values; of plain ones it sees only what YAML made of them."""
    for written in WRITTEN:
        values = {**PLAIN, kind: f"{quote}{written}{quote}"}
        text = BUDGET.format(**values, places=places)
        budget, told = read(plant(text).tree)
        wrong = [
            each for each in told if each.rule in ("number", "text") or each.path[0] == "years"
        ]
        if budget is not None:
            assert marked(text) == [], written
        elif quote and wrong and kind != "year":
            assert marked(text), written


BELOW_ZERO = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
areas:
  hr:
    AREA
    services:
      direkt:
        SERVICE
        revenue: {2023: -1}
        parts: {discount: {PART cost: {2023: -1}, step: 0}}
pools: {rent: {parts: {rebate: {POOL cost: {2023: -1}, step: 0}}, key: {headcount: {hr: 1}}}}
"""
_REVENUE = "areas.hr.services.direkt.revenue.2023"
_PARTS = ("areas.hr.services.direkt.parts.discount.cost.2023", "pools.rent.parts.rebate.cost.2023")


@pytest.mark.parametrize(
    ("signed", "marks"),
    [
        ((), [_REVENUE, *_PARTS]),
        (("PART",), [_REVENUE, _PARTS[1]]),
        (("SERVICE",), [_PARTS[1]]),
        (("AREA",), [_PARTS[1]]),
        (("AREA", "POOL"), []),
    ],
)
def test_what_is_below_zero_is_marked_unless_it_or_what_holds_it_is_signed(
    signed: tuple[str, ...], marks: list[str]
) -> None:
    text = BELOW_ZERO
    for place in ("AREA", "SERVICE", "PART", "POOL"):
        comma = "," if place in ("PART", "POOL") else ""
        text = text.replace(place, f"signed: {str(place in signed).lower()}{comma}")
    assert sorted(marked(text)) == sorted(marks)


PARTED = """
title: Small
unit: mnkr
%s
years: {budget: [2023], plan: [2024]}
budget_frame: {2023: 0.5, 2024: -1}
areas:
  hr: {cost: {2023: 1.5}, index: p, lasting: {2024: 2}, agreement: {amounts: {2024: "3.25"}}}
  it: {services: {s: {parts: {p: {cost: {2023: 2.125}, step: 1}}}}, frame: {2023: 7.5}}
indices: {p: {2024: 2.5}}
volumes: {v: {2023: 1.5}}
investments: {lines: {a: {values: {2023: 4.5}, life: 3, opening: {2: 6.5, 3: 7}}}}
published: {cost: {total: {2023: 9.5}}}
"""
_IN_PARTS = [
    *("areas.hr.agreement.amounts.2024", "areas.hr.cost.2023", "areas.it.frame.2023"),
    *("areas.it.services.s.parts.p.cost.2023", "budget_frame.2023"),
    *("investments.lines.a.opening.2", "investments.lines.a.values.2023"),
    "published.cost.total.2023",
]


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("decimals: 3", []),
        ("decimals: '1'", []),
        ("decimals: 0", _IN_PARTS),
        ("result: {2024: -0.5}", [*_IN_PARTS, "result.2024"]),
    ],
)
def test_decimals_of_an_amount_are_marked_where_the_file_says_none(
    said: str, marks: list[str]
) -> None:
    assert sorted(marked(PARTED % said)) == marks


def test_a_book_value_below_zero_is_marked() -> None:
    text = PARTED.replace("opening: {2: 6.5, 3: 7}", "opening: {2: -6, 3: 7}") % "decimals: 1"
    assert marked(text) == ["investments.lines.a.opening.2"]


def schemas_within(schema: Any) -> Iterator[dict[str, Any]]:
    """Give a schema and each one within it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword in ("properties", "patternProperties", "definitions"):
        for each in schema.get(keyword, {}).values():
            yield from schemas_within(each)
    for keyword in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
        yield from schemas_within(schema.get(keyword))
    for each in schema.get("allOf", ()):
        yield from schemas_within(each)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_the_schema_is_one_of_draft_7_and_uses_nothing_newer(language: Language) -> None:
    schema = budget_schema(language)
    Draft7Validator.check_schema(schema)
    used = {keyword for each in schemas_within(schema) for keyword in each}
    assert used == DRAFT_7 | EDITORS
    references = [each for each in schemas_within(schema) if "$ref" in each]
    assert {len(each) for each in references} == {1}
    assert {each["$ref"] for each in references} == {
        f"#/definitions/{name}" for name in schema["definitions"]
    }


def test_a_mapping_takes_no_key_that_the_format_does_not_know() -> None:
    for each in schemas_within(budget_schema(ENGLISH)):
        if "type" in each and ("properties" in each or "patternProperties" in each):
            named = each.get("properties", {}).keys() == {FROM}  # files, beside indices by name
            assert named or each["additionalProperties"] is False


def test_the_keys_stand_in_the_order_of_the_file_with_those_that_are_needed() -> None:
    schema = budget_schema(ENGLISH)
    assert list(schema["properties"])[:4] == ["title", "unit", "decimals", "years"]
    assert schema["required"] == ["title", "unit", "years", "areas"]
    assert schema["definitions"]["Area"]["properties"]["kind"]["default"] == "area"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize(("model", "field"), KEYS)
def test_every_key_is_described_and_shown(model: Any, field: str, language: Language) -> None:
    told = description(model, field, language)
    assert re.fullmatch(r"[^{}`]+\.", told)
    part, key = told_as(model, field)
    assert EXAMPLES[part][key]


def test_no_words_and_no_examples_are_left_over() -> None:
    told = {told_as(model, field) for model, field in KEYS}
    names = {f"key-{part}-{key.replace('_', '-')}" for part, key in told}
    names |= {f"key-{kebab(model)}" for name, model in parts() if name != "Block"}
    others = {"key-missing", "key-missing-in", "key-unknown", "key-twice", "key-again"}
    words = {name for name in ENGLISH.words if name.startswith("key-")}
    assert words - others == names
    assert {(part, key) for part, keys in EXAMPLES.items() for key in keys} == told


def test_every_example_is_a_value_that_its_key_can_hold() -> None:
    schema = budget_schema(ENGLISH)
    count = 0
    for each in schemas_within(schema):
        alone = Draft7Validator({**each, "definitions": schema["definitions"]})
        for example in each.get("examples", ()):
            assert list(alone.iter_errors(example)) == [], example
            count += 1
    assert count > 60


@pytest.mark.parametrize("code", SCHEMAS)
def test_the_schema_that_is_shipped_is_the_one_that_the_program_makes(code: str) -> None:
    shipped = (REPOSITORY / "schema" / SCHEMAS[code]).read_text("utf-8")
    assert json.loads(shipped) == budget_schema(LANGUAGES[code])


def test_the_schema_is_told_in_swedish() -> None:
    area = budget_schema(LANGUAGES["sv"])["definitions"]["Area"]
    assert area["title"] == "Ett verksamhetsområde eller en stabsenhet"
    assert area["properties"]["shares"]["description"] == (
        "De index som kostnaden räknas upp med, vart och ett med sin andel från 0 till 1; "
        "andelarnas summa är 1."
    )


def test_the_shipped_budget_names_the_shipped_schema() -> None:
    first = SHIPPED.read_text("utf-8").split("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
    assert named is not None
    assert (SHIPPED.parent / named[1]).resolve() == REPOSITORY / "schema" / SCHEMAS["sv"]


def test_a_row_stands_for_a_block_just_where_every_key_begins_with_a_digit() -> None:
    budget = seen(BUDGET.format(places=3, **PLAIN))
    for volume, path in (
        ({"2023": 1}, None),
        ({}, ["volumes", "cases"]),
        ({"2023": 1, "name": "Cases"}, ["volumes", "cases"]),
        ({"2023": "much"}, ["volumes", "cases", "2023"]),
    ):
        errors = list(VALIDATOR.iter_errors({**budget, "volumes": {"cases": volume}}))
        assert [list(each.absolute_path) for each in errors][:1] == ([path] if path else [])


def test_an_editor_reads_numbers_as_yaml_does() -> None:
    assert seen("[1, -2.5, 0o17, 0x1F, 1e3, yes, ~, true, 'a', {2023: 1}]") == [
        *(1, -2.5, 15, 31, 1000.0, "yes", None, True, "a"),
        {"2023": 1},
    ]
    assert Decimal(str(seen("2.1"))) == Decimal("2.1")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_an_editor_says_in_words_what_belongs_where_a_pattern_is_not_matched(
    language: Language,
) -> None:
    patterns = [each for each in schemas_within(budget_schema(language)) if "pattern" in each]
    silent = [each["pattern"] for each in patterns if "patternErrorMessage" not in each]
    assert set(silent) == {"^[0-9]"}  # that tells a short form from a long one, and marks nothing
    said = {each["patternErrorMessage"] for each in patterns if "patternErrorMessage" in each}
    assert all(re.fullmatch(r"[A-ZÅÄÖ][^\\^$]+[.]", each) for each in said)
    of = budget_schema(language)["definitions"]["Area"]["properties"]
    assert of["variable_share"]["errorMessage"] == of["variable_share"]["patternErrorMessage"]


def test_an_editor_says_it_in_the_language_of_the_schema() -> None:
    area = {code: budget_schema(LANGUAGES[code])["definitions"]["Area"] for code in SCHEMAS}
    share = {code: each["properties"]["variable_share"] for code, each in area.items()}
    assert share["en"]["patternErrorMessage"] == "Write a share from 0 to 1."
    assert share["sv"]["patternErrorMessage"] == "Skriv en andel från 0 till 1."
    years = area["sv"]["properties"]["cost"]["propertyNames"]
    assert years["patternErrorMessage"] == "Skriv ett årtal, till exempel 2023."


def test_a_snippet_is_a_row_on_one_line_that_its_key_can_hold() -> None:
    schema = budget_schema(ENGLISH)
    snippets = [
        (each, snippet)
        for each in schemas_within(schema)
        for snippet in each.get("defaultSnippets", ())
    ]
    assert len(snippets) > 20
    for each, snippet in snippets:
        filled = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", snippet["body"])
        assert filled == snippet["label"]
        alone = Draft7Validator({**each, "definitions": schema["definitions"]})
        assert list(alone.iter_errors(seen(filled))) == [], filled
    cost = schema["definitions"]["Area"]["properties"]["cost"]
    assert cost["defaultSnippets"] == [
        {
            "label": "{2022: 31980, 2023: 33481}",
            "body": "{${1:2022}: ${2:31980}, ${3:2023}: ${4:33481}}",
        }
    ]
