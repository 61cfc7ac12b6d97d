"""Names that cannot be told apart by eye, in keys, references and the keys of the format."""

import re

import pytest
from conftest import budget_of
from small import HEAD, judged

from vssbudget.checks import check
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES
from vssbudget.wording.alike import looks, told_apart, twins

RULE = "look-alike"
CYRILLIC = "st\u0430b"
AREA = "{cost: {2023: 1}, step: 0}"


def told(text: str) -> list[str]:
    """Give the paths and the messages of the findings."""
    return [f"{'.'.join(each.path)}: {each.message}" for each in judged(RULE, text).findings]


@pytest.mark.parametrize(
    ("name", "other", "marks"),
    [
        ("ko\u0308k", "k\u00f6k", "U+006F, U+0308"),
        ("\u212b", "\u00c5", "U+212B"),
        (CYRILLIC, "stab", "U+0430"),
        ("\uff53\uff54\uff41\uff42", "stab", "U+FF53, U+FF54, U+FF41…"),
        ("\u041a\u043es\u03bd", "Kosv", "U+041A, U+043E, U+03BD"),
        ("l\u043en\u0435\u2010HR", "lone-HR", "U+043E, U+0435, U+2010"),
        ('"stab "', "stab", "U+0020"),
        ("IT\u00a0drift", "IT drift", "U+00A0"),
        ("\u03f9heck", "Check", "U+03F9"),
        ("m\u0578\u057d\u0585", "mnuo", "U+0578, U+057D, U+0585"),
        ("f\u13a5\u0475e", "five", "U+13A5, U+0475"),
        ("K0K", "KOK", "U+0030"),
        ("al", "aI", "U+006C"),
        ("al", "a1", "U+006C"),
        ("O0", "0O", "U+004F, U+0030"),
    ],
)
def test_a_key_that_looks_like_another_is_its_twin(name: str, other: str, marks: str) -> None:
    shown = name.strip('"').replace("\u00a0", "\\xa0")
    path = name.strip('"')
    assert told(f"areas: {{{other}: {AREA}, {name}: {AREA}}}\n") == [
        f"areas.{path}: '{shown}' cannot be told from '{other}' by eye, "
        f"and is another name ({marks})"
    ]


@pytest.mark.parametrize("name", ["Stab", "stab2", "st\u00e5b", "stäb", "s tab", "stаff", "stob"])
def test_what_can_be_told_apart_is_no_twin(name: str) -> None:
    assert told(f"areas: {{stab: {AREA}, {name}: {AREA}}}\n") == []


@pytest.mark.parametrize(
    ("name", "other"),
    [("modern", "modem"), ("o1", "01"), ("B", "8"), ("S", "5"), ("vv", "w"), ("i1", "l1")],
)
def test_other_characters_of_a_keyboard_are_told_apart(name: str, other: str) -> None:
    assert list(twins([name, other])) == []


def test_a_customer_is_held_against_what_else_receives() -> None:
    services = "{services: {s\u0441: {parts: {p: {cost: {2023: 1}, step: 0}}}}}"
    text = (
        f"areas: {{ha: {AREA}, b: {AREA}, d: {services}}}\n"
        f"pools: {{pot: {{parts: {{p: {AREA}}}, key: {{headcount: {{h\u0430: 1, b: 5}}}}}}}}\n"
        "customers: {h\u0430: A, p\u043et: B, mos: C, m\u043es: D}\n"
    )
    judgement = judged(RULE, text)
    assert [(".".join(each.path), each.message.values["other"]) for each in judgement.findings] == [
        ("customers.h\u0430", "ha"),
        ("customers.p\u043et", "pot"),
        ("customers.m\u043es", "mos"),
    ]
    assert judgement.judged == {None: 12}


def test_a_square_metre_is_no_two() -> None:
    assert list(twins(["m2", "m\u00b2"])) == []
    assert looks("m\u00b2") == "m\u00b2"


@pytest.mark.parametrize(
    "block",
    [
        "sources: {stab: A, TWIN: B}",
        "indices: {stab: {2024: 1, 2025: 1}, TWIN: {2024: 1, 2025: 1}}",
        "customers: {stab: A, TWIN: B}",
        "volumes: {stab: {2023: 1}, TWIN: {2023: 1}}",
        "personnel: {stab: {2023: 1}, TWIN: {2023: 1}}",
        "stated: {stab: {2023: 1}, TWIN: {2023: 1}}",
        "lists: {stab: {items: [a]}, TWIN: {items: [a]}}",
        "claims: {stab: {sum: hr.cost.2023, equals: 1}, TWIN: {sum: hr.cost.2023, equals: 1}}",
        "price_spans: {stab: {year: 2024, low: 1, high: 2}, TWIN: {year: 2024, low: 1, high: 2}}",
        "investments: {lines: {stab: {2023: 1}, TWIN: {2023: 1}}}",
        "pools: {stab: {PARTS, key: {cost: b}}, TWIN: {PARTS, key: {cost: b}}}",
    ],
)
def test_twins_are_found_in_every_block(block: str) -> None:
    text = f"areas: {{hr: {AREA}, b: {AREA}}}\n{block}\n"
    text = text.replace("TWIN", CYRILLIC).replace("PARTS", f"parts: {{p: {AREA}}}")
    head = re.sub(r"indices.*\n", "", HEAD) if "indices" in block else HEAD
    (judgement,) = check(project(budget_of(head + text)), [RULE])
    (finding,) = judgement.findings
    assert finding.path[-1] == CYRILLIC
    assert finding.at_key


def test_twins_are_found_among_services_and_parts() -> None:
    part = "{cost: {2023: 1}, step: 0}"
    parts = f"parts: {{stab: {part}, {CYRILLIC}: {part}}}"
    text = (
        f"areas: {{a: {{services: {{stab: {{{parts}}}, {CYRILLIC}: {{parts: {{x: {part}}}}}}}}}}}\n"
        f"pools: {{p: {{{parts}, key: {{headcount: {{a.stab: 1}}}}}}}}\n"
    )
    findings = judged(RULE, text).findings
    assert [(".".join(each.path[:-1]), each.area, each.service) for each in findings] == [
        ("areas.a.services", "a", CYRILLIC),
        ("areas.a.services.stab.parts", "a", "stab"),
        ("pools.p.parts", None, None),
    ]


def test_the_same_name_in_two_blocks_is_no_twin() -> None:
    text = f"areas: {{stab: {AREA}}}\nvolumes: {{{CYRILLIC}: {{2023: 1}}}}\n"
    assert told(text) == []
    assert judged(RULE, text).judged == {None: 3}


def test_it_is_said_what_to_type() -> None:
    (finding,) = judged(RULE, f"areas: {{stab: {AREA}, {CYRILLIC}: {AREA}}}\n").findings
    assert str(finding.fix) == "type 'stab' anew, or give it another name if it is another thing"
    assert LANGUAGES["sv"].say(finding.message) == (
        f"'{CYRILLIC}' går inte att skilja från 'stab' med ögat, men är ett annat namn (U+0430)"
    )


def test_a_reference_that_only_looks_like_a_name_says_so() -> None:
    text = f"{HEAD}areas: {{a: {{cost: {{2023: 1}}, index: pri\u0441e}}}}\n"
    _, (fault,) = read(plant(text).tree)
    assert (fault.rule, str(fault.message), str(fault.fix)) == (
        "reference",
        "'pri\u0441e' is no index of this file: it only looks like 'price' (U+0441)",
        "type 'price' anew",
    )


def test_a_key_of_the_format_that_is_only_like_one_says_so() -> None:
    text = HEAD.replace("unit:", "un\u0456t:") + f"areas: {{a: {AREA}}}\n"
    _, (fault,) = read(plant(text).tree)
    assert (fault.rule, str(fault.message), str(fault.fix)) == (
        "unknown-key",
        "'un\u0456t' is no key that is known here: it only looks like 'unit' (U+0456)",
        "type 'unit' anew",
    )


def test_characters_are_named_once_and_a_few_of_them() -> None:
    assert told_apart("\u0430\u0430\u043e\u0440\u0441", "aaopc") == "U+0430, U+043E, U+0440…"
    assert told_apart("stab", "stab ") == ""
