"""Whether the file is kept in order: nothing unused in it, and nothing without a source."""

import pytest
from conftest import budget_of

from vssbudget.checks import check
from vssbudget.findings import Finding, Judgement, Severity
from vssbudget.projection import project
from vssbudget.wording import Message

HEAD = """
title: Small
unit: kr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
"""
AREAS = """
indices: {price: {2024: 1, 2025: 1}, wage: {2024: 1, 2025: 1}}
areas:
  a: {cost: {2023: 1}, index: price, source: book}
  b: {cost: {2023: 1}, shares: {wage: 1}, source: [book]}
sources: {book: The book}
"""


def judged(rule: str, text: str) -> Judgement:
    """Hold a budget against one rule."""
    (judgement,) = check(project(budget_of(HEAD + text)), [rule])
    return judgement


def used(text: str) -> list[tuple[str, ...]]:
    """Give the paths of what is not used."""
    return [each.path for each in judged("unused", AREAS + text).findings]


def test_what_is_used_is_counted_and_not_told() -> None:
    assert judged("unused", AREAS) == Judgement("unused", judged={None: 3})


def test_a_file_that_defines_nothing_has_nothing_to_judge() -> None:
    assert judged("unused", "areas: {a: {cost: {2023: 1}, step: 0}}\n") == Judgement("unused")


@pytest.mark.parametrize(
    ("before", "after", "path", "told"),
    [
        (
            "index: price",
            "step: 0",
            ("indices", "price"),
            "the index 'price' is followed by no area",
        ),
        (
            "shares: {wage: 1}",
            "step: 0",
            ("indices", "wage"),
            "the index 'wage' is followed by no area",
        ),
        (
            "{book",
            "{paper: Old, book",
            ("sources", "paper"),
            "the source 'paper' is named by no block",
        ),
        (
            "\nareas",
            "\ncustomers: {c: Charlie}\nareas",
            ("customers", "c"),
            "the customer 'c' is named by no key",
        ),
        (
            "\nareas",
            "\nvolumes: {cases: {2023: 1}}\nareas",
            ("volumes", "cases"),
            "the volume 'cases' is used by no area, pool, key, claim or repeated figure",
        ),
        (
            "\nareas",
            "\nvolumes: {cases: {name: Calls, values: {2023: 1}}}\nareas",
            ("volumes", "cases"),
            "the volume 'Calls' is used by no area, pool, key, claim or repeated figure",
        ),
    ],
)
def test_what_nothing_uses_is_a_warning_at_its_name(
    before: str, after: str, path: tuple[str, str], told: str
) -> None:
    (finding,) = judged("unused", AREAS.replace(before, after)).findings
    assert str(finding.message) == told
    assert str(finding.fix) == "use it, take it out, or accept it with the reason"
    assert finding == Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=finding.message,
        fix=Message("unused-fix"),
        path=path,
        at_key=True,
    )


def test_a_source_is_used_by_printed_price_changes_alone_and_not_by_its_own_rounding() -> None:
    text = AREAS.replace("{book", "{paper: The paper, book").replace(
        "areas:", "rounded: {paper: base}\nareas:"
    )
    printed = (
        "published: {source: paper, price_change: {p: {areas: [a], year: 2024, low: 1, high: 2}}}\n"
    )
    assert [each.path for each in judged("unused", text).findings] == [("sources", "paper")]
    assert judged("unused", text + printed).findings == ()


SPARE = "volumes: {cases: {2023: 1, 2024: 1, 2025: 1}, calls: {2023: 1}}\n"


@pytest.mark.parametrize(
    "use",
    [
        "claims: {said: {sum: [volumes.cases.2023], equals: 1}}",
        "claims: {said: {sum: [a.cost.2023], minus: [volumes.cases.2023], equals: 1}}",
        "claims: {said: {sum: [a.cost.2023], percent_of: [volumes.cases.2023], equals: 1}}",
        "claims: {said: {sum: [a.cost.2023, volumes.cases.2023], equals: 1}}",
        "repeated: [{of: volumes.cases, values: {2023: 1}}]",
        "repeated: [{of: volumes.cases.values, values: {2023: 1}}]",
    ],
)
def test_a_volume_is_used_by_a_claim_or_a_repeated_figure(use: str) -> None:
    assert used(f"{SPARE}{use}\n") == [("volumes", "calls")]


def test_a_volume_is_used_by_an_area() -> None:
    text = AREAS.replace("index: price,", "index: price, volume: cases,")
    (finding,) = judged("unused", text + SPARE).findings
    assert finding.path == ("volumes", "calls")


POOLED = """
customers: {c: Charlie, d: Delta}
volumes: {cases: {2023: 1, 2024: 1, 2025: 1}}
pools:
  p: {parts: {all: {cost: {2023: 9}, index: price}}, key: {headcount: {d: 1}}, source: book}
"""


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("headcount: {d: 1}", "headcount: {c: 1, d: 1}", "volumes.cases"),
        ("headcount: {d: 1}", "shares: {c: 0.5, d: 0.5}", "volumes.cases"),
        (
            "headcount: {d: 1}",
            "amounts: {c: {2023: 9, 2024: 9, 2025: 9}, d: {2023: 0, 2024: 0, 2025: 0}}",
            "volumes.cases",
        ),
        ("headcount: {d: 1}", "volume: {c: cases, d: cases}", None),
        ("headcount: {d: 1}", "volume: {d: cases}", "customers.c"),
        ("pools:\n  p: {", "pools:\n  p: {volume: cases, ", "customers.c"),
    ],
)
def test_a_customer_is_used_by_a_key_and_a_volume_by_a_key_or_a_pool(
    before: str, after: str, left: str | None
) -> None:
    assert used(POOLED) == [("customers", "c"), ("volumes", "cases")]
    told = [".".join(each) for each in used(POOLED.replace(before, after))]
    assert told == ([left] if left else [])
    assert judged("unused", AREAS + POOLED).judged == {None: 6}


@pytest.mark.parametrize("key", ["headcount: {c: 1, d: 1}", "volume: {c: cases, d: cases}"])
def test_a_customer_is_used_by_who_pays_for_a_service(key: str) -> None:
    text = AREAS.replace(
        "  a: {cost: {2023: 1}, index: price, source: book}",
        "  a: {source: book, services: {s: {revenue: {2023: 1}, parts: {x: {cost: {2023: 1}, "
        f"index: price}}}}, customers: {{{key}}}}}}}}}",
    )
    told = judged("unused", text + POOLED).findings
    paths = [".".join(each.path) for each in told]
    assert paths == ([] if "cases" in key else ["volumes.cases"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("headcount: {d: 1}}", "headcount: {d: 1}}, source: paper"),
        ("index: price}}", "index: price, source: paper}}"),
        ("source: [book]", "source: [book], carry_over: {within: 1, source: paper}"),
    ],
)
def test_a_source_is_named_by_a_pool_its_parts_or_returned_results(before: str, after: str) -> None:
    text = AREAS.replace("{book:", "{paper: Old, book:") + POOLED.replace(", source: book}", "}")
    assert ("sources", "paper") in [each.path for each in judged("unused", text).findings]
    assert text.count(before) == 1
    mended = judged("unused", text.replace(before, after)).findings
    assert ("sources", "paper") not in [each.path for each in mended]


def test_the_name_of_another_block_is_no_use_of_a_volume() -> None:
    use = "repeated: [{of: personnel.cases, values: {2023: 1}}]\n"
    assert used(SPARE + use) == [("volumes", "cases"), ("volumes", "calls")]


LINES = (
    "investments: {{lines: {{cars: {{values: {{2023: 1}}{}}}}}, "
    "frame: {{values: {{2023: 1}}{}}}{}}}\n"
)


@pytest.mark.parametrize("place", range(3))
def test_a_source_is_named_by_a_line_or_the_frame_of_investments(place: int) -> None:
    sources = [", source: book" if each == place else "" for each in range(3)]
    text = AREAS.replace(", source: book", "").replace(", source: [book]", "")
    assert judged("unused", text + LINES.format("", "", "")).findings != ()
    assert judged("unused", text + LINES.format(*sources)).findings == ()


BLOCKS = """
sources: {book: The book}
indices:
  price: {rates: {2023: 1, 2024: 1, 2025: 1}, source: book}
areas: {a: {cost: {2023: 1}, index: price, source: book}}
budget_frame: {values: {2023: 0}, source: book}
volumes: {v: {values: {2023: 1}, source: book}}
personnel: {p: {values: {2023: 1}, source: book}}
stated: {t: {values: {2023: 1}, source: book}}
lists: {l: {items: [One], source: book}}
investments: {lines: {cars: {2023: 1}}, frame: {2023: 1}, source: book}
published:
  cost: {total: {2023: 1}}
  price_change: {prices: {areas: [a], year: 2023, low: 1, high: 2, source: book}}
  source: book
repeated: [{of: volumes.v, values: {2023: 1}, source: book}]
claims: {c: {sum: [a.cost.2023], equals: 1, source: book}}
accepted: [{rule: unused, at: volumes.v, reason: Kept, source: book}]
"""


def kept(text: str) -> Judgement:
    """Say what has no source or no reason."""
    return judged("unsourced", text)


def test_blocks_that_all_have_a_source_are_counted_and_not_told() -> None:
    assert kept(BLOCKS) == Judgement("unsourced", judged={None: 14})


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("  price: {", ("indices", "price")),
        ("areas", ("areas", "a")),
        ("budget_frame", ("budget_frame",)),
        ("volumes", ("volumes", "v")),
        ("personnel", ("personnel", "p")),
        ("stated", ("stated", "t")),
        ("lists", ("lists", "l")),
        ("investments", ("investments",)),
        ("  source: book", ("published",)),
        ("  price_change", ("published", "price_change", "prices")),
        ("repeated", ("repeated", "0")),
        ("claims", ("claims", "c")),
    ],
)
def test_a_block_without_a_source_is_a_warning_at_its_key(line: str, path: tuple[str, ...]) -> None:
    lines = [
        each.replace(", source: book", "").replace("  source: book", "")
        if each.startswith(line)
        else each
        for each in BLOCKS.split("\n")
    ]
    judgement = kept("\n".join(lines))
    (finding,) = judgement.findings
    assert str(finding.message) == f"{'.'.join(path)} does not say where its figures come from"
    assert str(finding.fix) == "add source: and one of the file's sources"
    assert finding == Finding(
        rule="unsourced",
        severity=Severity.WARNING,
        message=Message("block-without-source", of=".".join(path)),
        fix=Message("source-fix"),
        path=path,
        at_key=True,
        area="a" if path[0] == "areas" else None,
    )
    assert judgement.judged == {None: 14}


def test_a_published_block_with_price_changes_alone_needs_only_theirs() -> None:
    text = BLOCKS.replace("  cost: {total: {2023: 1}}\n", "").replace("\n  source: book", "")
    assert kept(text) == Judgement("unsourced", judged={None: 13})


@pytest.mark.parametrize("measure", ["cost", "revenue", "result", "investments"])
def test_a_published_block_with_any_measure_needs_a_source(measure: str) -> None:
    text = BLOCKS.replace("\n  source: book", "").replace("  cost: {total", f"  {measure}: {{total")
    assert [each.path for each in kept(text).findings] == [("published",)]


def test_where_only_lines_of_investments_have_sources_each_needs_one() -> None:
    text = BLOCKS.replace(
        "{cars: {2023: 1}}, frame: {2023: 1}, source: book}",
        "{cars: {2023: 1}, vans: {values: {2023: 1}, source: book}}, frame: {2023: 1}}",
    )
    judgement = kept(text)
    assert [each.path for each in judgement.findings] == [
        ("investments", "lines", "cars"),
        ("investments", "frame"),
    ]
    assert judgement.judged == {None: 16}
    framed = text.replace("vans: {values: {2023: 1}, source: book}", "vans: {2023: 1}").replace(
        "frame: {2023: 1}", "frame: {values: {2023: 1}, source: book}"
    )
    assert [each.path[-1] for each in kept(framed).findings] == ["cars", "vans"]
    capital = text.replace("frame: {2023: 1}}", "frame: {2023: 1}, capital_frame: {2023: 1}}")
    assert [each.path[-1] for each in kept(capital).findings] == ["cars", "frame", "capital_frame"]
    frameless = text.replace(", frame: {2023: 1}", "")
    assert [each.path[-1] for each in kept(frameless).findings] == ["cars"]


@pytest.mark.parametrize(
    ("pool", "part", "paths"),
    [
        (", source: book", "", []),
        ("", "", ["pools.p"]),
        ("", ", source: book", ["pools.p.parts.other"]),
        (", source: book", ", source: book", []),
    ],
)
def test_a_pool_needs_a_source_or_each_of_its_parts(pool: str, part: str, paths: list[str]) -> None:
    text = BLOCKS + (
        f"pools: {{p: {{parts: {{all: {{cost: {{2023: 9}}, step: 0{part}}}, "
        f"other: {{cost: {{2023: 9}}, step: 0}}}}, key: {{headcount: {{a: 1}}}}{pool}}}}}\n"
    )
    judgement = kept(text)
    assert [".".join(each.path) for each in judgement.findings] == paths
    assert judgement.judged == {None: 16 if paths == ["pools.p.parts.other"] else 15}


def test_returned_results_need_a_source() -> None:
    text = BLOCKS.replace("index: price, s", "index: price, carry_over: {within: 1}, s")
    judgement = kept(text)
    (finding,) = judgement.findings
    assert str(finding.message) == "areas.a.carry_over does not say where its figures come from"
    assert (finding.path, finding.area) == (("areas", "a", "carry_over"), "a")
    assert judgement.judged == {None: 15}
    assert kept(text.replace("within: 1", "within: 1, source: book")).findings == ()


def test_a_budget_without_any_of_them_has_only_its_areas_to_judge() -> None:
    judgement = kept("areas: {a: {cost: {2023: 1}, step: 0}}\n")
    assert [each.path for each in judgement.findings] == [("areas", "a")]
    assert judgement.judged == {None: 1}


def test_an_accepted_difference_without_a_source_is_a_warning() -> None:
    (finding,) = kept(BLOCKS.replace(", reason: Kept, source: book", ", reason: Kept")).findings
    assert str(finding.message) == "the accepted difference does not say which source it is of"
    assert finding == Finding(
        rule="unsourced",
        severity=Severity.WARNING,
        message=Message("accepted-without-source", of="accepted.0"),
        fix=Message("source-fix"),
        path=("accepted", "0"),
        at_key=True,
    )


@pytest.mark.parametrize("reason", [', reason: ""', ""])
def test_an_accepted_difference_without_a_reason_is_an_error(reason: str) -> None:
    (finding,) = kept(BLOCKS.replace(", reason: Kept", reason)).findings
    assert str(finding.message) == "the accepted difference does not say why it is accepted"
    assert str(finding.fix) == "write the reason in a few words"
    assert finding == Finding(
        rule="unsourced",
        severity=Severity.ERROR,
        message=Message("accepted-without-reason", of="accepted.0"),
        fix=Message("reason-fix"),
        path=("accepted", "0", "reason"),
    )


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("index: price, ", "index: price, {}, ", ("areas", "a", "cost")),
        ("rates: {2023: 1, 2024: 1, 2025: 1}, ", None, ("indices", "price", "rates")),
        ("volumes: {v: {", "volumes: {{v: {{{}, ", ("volumes", "v", "values")),
        ("personnel: {p: {", "personnel: {{p: {{{}, ", ("personnel", "p", "values")),
        ("stated: {t: {", "stated: {{t: {{{}, ", ("stated", "t", "values")),
        ("budget_frame: {", "budget_frame: {{{}, ", ("budget_frame", "values")),
        ("{cars: {2023: 1}}", None, ("investments", "lines", "cars", "values")),
        ("frame: {2023: 1}, s", None, ("investments", "frame", "values")),
    ],
)
def test_an_assumption_without_a_reason_is_a_warning_at_what_it_is_of(
    before: str, after: str | None, path: tuple[str, ...]
) -> None:
    mark = f"assumptions: [{{of: {path[-1]}}}]"
    written = {
        "rates": f"{before}{mark}, ",
        "cars": f"{{cars: {{values: {{2023: 1}}, {mark}}}}}",
        "frame": f"frame: {{values: {{2023: 1}}, {mark}}}, s",
    }
    key = path[-1] if path[-1] in written else path[-2] if len(path) > 1 else ""
    replaced = after.format(mark) if after else written[key]
    assert BLOCKS.count(before) == 1
    judgement = kept(BLOCKS.replace(before, replaced))
    (finding,) = judgement.findings
    of = ".".join(path)
    assert str(finding.message) == f"the assumption on {of} does not say why it is made"
    assert finding == Finding(
        rule="unsourced",
        severity=Severity.WARNING,
        message=Message("block-without-reason", of=of),
        fix=Message("reason-fix"),
        path=path,
        at_key=True,
        area="a" if path[0] == "areas" else None,
    )
    assert judgement.judged == {None: 15}
    assert kept(BLOCKS.replace(before, replaced.replace("}]", ", reason: So}]"))).findings == ()


@pytest.mark.parametrize(
    ("mark", "asked"),
    [
        ("{of: agreement, reason: So}", False),
        ("{of: agreement, kind: derived, reason: So}", True),
        ("{of: cost, reason: So}", True),
    ],
)
def test_an_agreement_that_is_assumed_as_a_whole_needs_no_source(mark: str, asked: bool) -> None:
    text = BLOCKS.replace(
        "index: price, ", f"index: price, agreement: {{2024: 3}}, assumptions: [{mark}], "
    )
    judgement = kept(text)
    paths = [each.path for each in judgement.findings]
    assert paths == ([("areas", "a", "agreement")] if asked else [])
    assert judgement.judged == {None: 16}


def test_what_stands_in_a_service_is_assumed_with_all_services_of_its_area() -> None:
    area = (
        "x: {{source: book, assumptions: [{{of: services, reason: So}}], services: {{s: {{{}}}}}}}"
    )
    parts = "parts: {p: {cost: {2023: 1}, index: price}}, agreement: {2024: 3}"
    text = BLOCKS.replace("areas: {", f"areas: {{{area.format(parts)}, ")
    assert text != BLOCKS
    assert kept(text).findings == ()
    sourced = text.replace("services: {s: {", "services: {s: {source: book, ")
    (finding,) = kept(sourced).findings
    assert finding.path == ("areas", "x", "services", "s", "agreement")
