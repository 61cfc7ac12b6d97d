"""The worst files up to 16 MiB, each given to the commands as processes under limits.

A file that is refused for its form is refused within 10 s and 1 GiB; a valid one is answered within
60 s and 3 GiB. The seconds are those of the processor: the program has one thread and waits for
nothing but its file, and what hangs is ended by the clock. The memory is all that the process may
ask for, and the peak what it really held.
"""

import argparse
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from os import WEXITSTATUS, WIFEXITED, wait4
from pathlib import Path
from typing import NamedTuple

LIMIT = 16 * 1024 * 1024
MIB = 1024 * 1024
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
REPOSITORY = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-m", "vssbudget"]

COMMANDS = (
    *(("project", "--format", form) for form in ("table", "json", "csv", "markdown")),
    *(
        ("check", "--format", form)
        for form in ("table", "json", "github", "gitlab", "sarif", "junit", "markdown")
    ),
    ("check-balance", "--format", "table"),
    *(
        (command, "--format", form)
        for command in ("prices", "capital", "allocate", "goals")
        for form in ("table", "json", "csv", "markdown")
    ),
    *(("explain", "--format", form) for form in ("table", "json")),
)

HEAD = "title: T\nunit: tkr\nyears: {budget: [2022, 2023], plan: [2024, 2025]}\n"
AREA = "areas: {hr: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}}\n"
MILLENNIA = [str(year) for year in range(1000, 10_000)]


LIMITED = """\
import os, resource, sys
memory = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Sets the limit of memory of a process and then becomes it."""


YEARS = re.compile(rb"^years: .*?([0-9]{4})[\\]}]+$", re.MULTILINE)
"""The line of a file's years, and the last of them."""


class Bound(NamedTuple):
    """What an answer may take: seconds, bytes, and the statuses that it may have."""

    seconds: float
    memory: int
    statuses: frozenset[int]


REFUSED = Bound(10, 1024 * MIB, frozenset([3]))
VALID = Bound(60, 3072 * MIB, frozenset([0, 1]))
BEYOND = Bound(60, 3072 * MIB, frozenset([3]))
"""What is refused only when it is calculated: its amounts get too many digits."""


class Case(NamedTuple):
    """A kind of file: its name, what may become of it, and how it is written at a size."""

    name: str
    bound: Bound
    write: Callable[[int], bytes]


class Answer(NamedTuple):
    """How a command ended: its status (negative for a signal), seconds, and peak of memory."""

    status: int
    seconds: float
    peak: int


def filled(
    head: str, row: Callable[[int], str], size: int, foot: str = "", most: int = LIMIT
) -> bytes:
    """Write rows between a head and a foot, as many as a size holds, and at most so many."""
    written = [head.encode()]
    room = size - len(written[0]) - len(foot.encode())
    for number in range(most):
        line = row(number).encode()
        room -= len(line)
        if room < 0:
            break
        written.append(line)
    return b"".join([*written, foot.encode()])


def rows(
    name: str, bound: Bound, head: str, row: Callable[[int], str], foot: str = "", most: int = LIMIT
) -> Case:
    """Give a case of a head and many rows."""
    return Case(name, bound, partial(filled, head, row, foot=foot, most=most))


def repeated(name: str, bound: Bound, head: str, piece: str, foot: str = "") -> Case:
    """Give a case of one piece over and over."""

    def write(size: int) -> bytes:
        count = (size - len(f"{head}{foot}".encode())) // len(piece.encode())
        return f"{head}{piece * count}{foot}".encode()

    return Case(name, bound, write)


def refused() -> Iterator[Case]:
    """Give the files that are refused for their form."""
    top = f"{HEAD}{AREA}"
    yield rows("unknown keys at the top", REFUSED, top, lambda n: f"k{n}: 1\n")
    yield rows(
        "unknown keys in areas",
        REFUSED,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2023: 1}}, step: 0, kost: 1, indx: 1}}\n",
    )
    names = "".join(f"  index_of_prices_{n}: {{2024: 1, 2025: 1}}\n" for n in range(9_999))
    yield rows(
        "misspelt indices, 9 999 known",
        REFUSED,
        f"{HEAD}indices:\n{names}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2023: 1}}, index: indx_of_prices_{n}}}\n",
    )
    sources = "".join(f"  printed_source_{n}: S\n" for n in range(9_999))
    yield rows(
        "misspelt sources, 9 999 known",
        REFUSED,
        f"{HEAD}sources:\n{sources}areas:\n  hr:\n    cost: {{2023: 1}}\n    step: 0\n"
        "    source: [",
        lambda n: f"printd_sorce_{n}, ",
        "x]\n",
    )
    yield repeated("one key given again and again", REFUSED, top, "title: T\n")
    yield rows(
        "a year given twice in every row",
        REFUSED,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2023: 1, 2023: 1}}, step: 0}}\n",
    )
    yield repeated("tabs in every line", REFUSED, top, "a:\t1\n")
    yield repeated("nothing but tabs", REFUSED, "", "\t")
    yield repeated("tabs on one line", REFUSED, "a: ", "\tb ")
    yield repeated("conflict markers", REFUSED, top, "<<<<<<< ours\n")
    yield repeated("control characters", REFUSED, "title: ", "\x01")
    yield repeated("zero-width characters", REFUSED, "title: ", "\u200b")
    yield repeated("escaped control characters", REFUSED, f"{top}x: [", '"\\x01",', "]\n")
    yield Case("no UTF-8 at all", REFUSED, lambda size: b"\xff" * size)
    yield Case("no UTF-8 at the end", REFUSED, lambda size: b"a: b\n" * (size // 5 - 1) + b"\xff")
    yield repeated("one endless line without a key", REFUSED, "", "a")
    yield repeated("one endless line of commas", REFUSED, "a: [", "a, ")
    yield repeated("one endless line of wrong areas", REFUSED, f"{HEAD}areas: {{", "a: x, ", "}\n")
    yield repeated("brackets in brackets", REFUSED, "titel: x\na: ", "[")
    yield repeated("braces in braces", REFUSED, "titel: x\na: ", "{a: ")
    yield repeated("dashes in dashes", REFUSED, "titel: x\na:\n  ", "- ")
    yield repeated("question marks", REFUSED, "", "? ")
    yield from _unwanted(top)


def _unwanted(top: str) -> Iterator[Case]:
    """Give files of what YAML knows and a budget does not, and of what is no figure."""
    head = f"title: T\nunit: tkr\nyears: {{budget: [{', '.join(MILLENNIA)}]}}\n"
    many_years = f"{head}areas: {{hr: {{cost: {{9999: 1}}}}}}\nvolumes:\n"
    yield rows("anchors", REFUSED, f"{top}x:\n", lambda n: f"- &a{n} 1\n")
    yield repeated("aliases", REFUSED, f"{top}x: [", "*a ,", "]\n")
    yield repeated("tags", REFUSED, f"{top}x: [", "!a ,", "]\n")
    yield repeated("documents", REFUSED, "", "---\n")
    yield repeated("directives", REFUSED, "", "%A\n")
    yield repeated("block texts", REFUSED, f"{top}x:\n", "- |\n  a\n")
    yield rows(
        "wrong numbers",
        REFUSED,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2022: 1 000, 2023: 1.5}}, step: 1e3}}\n",
    )
    yield rows(
        "years that are not declared",
        REFUSED,
        many_years,
        lambda n: f"  v{n}: {{9999: 1, 0100: 1}}\n",
    )
    yield rows(
        "lists for the years",
        REFUSED,
        f"title: T\nunit: tkr\n{AREA}years: {{budget: [",
        lambda _: "[],",
        "]}\n",
    )
    yield rows("areas of nothing", REFUSED, f"{HEAD}areas: {{", lambda n: f"a{n},", "}\n")
    yield rows("areas without a key", REFUSED, f"{HEAD}areas: {{", lambda n: f"a{n}: {{}},", "}\n")
    yield repeated("accepted entries of nothing", REFUSED, f"{top}accepted: [", "a,", "]\n")
    yield repeated("accepted entries without keys", REFUSED, f"{top}accepted: [", "{},", "]\n")
    yield repeated(
        "accepted entries pinned twice",
        REFUSED,
        f"{top}accepted:\n",
        "- {rule: claim, at: a, amount: 1, amounts: {2023: 1}}\n",
    )
    yield repeated("a row of commas", REFUSED, f"{HEAD}areas: {{hr: {{cost: {{2023: 1", ",1", "}}}")
    yield rows(
        "commas in every row",
        REFUSED,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2022: 1,5, 2023: 2,5}}, step: 0}}\n",
    )
    yield rows(
        "no spaces in the rows",
        REFUSED,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2022:1, 2023:2}}, step: 0}}\n",
    )
    yield repeated("a quote that is never closed", REFUSED, 'title: "', "a\n")
    yield repeated("quotes", REFUSED, f"{top}x: [", "'a' ,", "]\n")
    yield rows("huge words for amounts", REFUSED, "", partial(_huge_amount, 1024 * 1024))
    yield rows("wrong claims", REFUSED, f"{top}claims:\n", lambda n: f"  c{n}: {{sum: a}}\n")
    yield rows(
        "no movement in 8 000 planned years",
        REFUSED,
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(MILLENNIA[1000:])}]}}\n"
        "areas:\n",
        lambda n: f"  a{n}: {{cost: {{1999: 1}}}}\n",
    )
    pool = "parts: {x: {cost: {2023: 9}, step: 0}}, key: {headcount:"
    yield rows(
        "pools that share each other",
        REFUSED,
        f"{HEAD}{AREA}pools:\n",
        lambda n: f"  p{n}: {{{pool} {{p{n + 1 if n < 149_999 else 0}: 1}}}}}}\n",
        most=150_000,
    )
    yield rows(
        "pools that are shared too early",
        REFUSED,
        f"{HEAD}{AREA}pools:\n",
        lambda n: f"  p{n}: {{{pool} {{{f'p{n + 1}' if n < 149_999 else 'hr'}: 1}}}}}}\n",
        most=150_000,
    )
    yield Case("more cohorts than are followed", REFUSED, partial(_cohorts, MILLENNIA[1000:]))
    yield rows(
        "more figures than are calculated",
        REFUSED,
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(MILLENNIA[1000:])}]}}\n"
        "areas:\n",
        lambda n: f"  a{n}: {{cost: {{1999: 1}}, step: 0}}\n",
    )


def _huge_amount(length: int, number: int) -> str:
    head = f"{HEAD}areas:\n" if not number else ""
    return f"{head}  a{number}: {{cost: {{2023: {'9' * length}}}, step: 0}}\n"


def _cohorts(plan: Sequence[str], size: int) -> bytes:
    """Write lines that invest in every one of these planned years, ten at the most."""
    values = ", ".join(f"{year}: 104" for year in plan)
    return filled(
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
        "areas: {a: {cost: {1999: 1}, step: 0}}\ninvestments:\n  interest: 2.5\n  lines:\n",
        lambda n: f"    l{n}: {{life: 7, used_by: a, values: {{{values}}}}}\n",
        max(size, 200_000),
        most=max(1, min(10, 1_990_000 // (2 * len(plan) ** 2)) * size // LIMIT),
    )


def _ever(rate: str, count: int, size: int) -> bytes:
    """Write areas that one rate moves for thousands of years."""
    plan = MILLENNIA[1000 : 1000 + min(8_000, size // 2_000)]
    rates = ", ".join(f"{year}: {rate}" for year in plan)
    areas = "".join(f"  a{n}: {{cost: {{1999: 7}}, index: i}}\n" for n in range(count))
    return (
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
        f"indices: {{i: {{{rates}}}}}\nareas:\n{areas}"
    ).encode()


def _up_and_down(size: int) -> bytes:
    """Write a cost of which half follows a volume that goes up and down for thousands of years."""
    plan = MILLENNIA[1000 : 1000 + min(8_000, size // 2_000)]
    volume = ", ".join(f"{year}: {1 if int(year) % 2 else '9' * 15}" for year in plan)
    return (
        f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
        "areas: {a: {cost: {1999: 1}, step: 0, volume: v, variable_share: 0.5}}\n"
        f"volumes: {{v: {{1999: 1, {volume}}}}}\n"
    ).encode()


def beyond() -> Iterator[Case]:
    """Give the files without a fault of form whose amounts get too many digits."""
    yield Case("rates of 1 000 % for thousands of years", BEYOND, partial(_ever, "1000", 200))
    yield Case("a volume that goes up and down for thousands of years", BEYOND, _up_and_down)


def _receivers(size: int) -> bytes:
    """Write a pool that very many customers bear."""
    count = max(1, min((size - 400) // 40, 150_000))
    customers = ", ".join(f"c{number}: C" for number in range(count))
    key = ", ".join(f"c{number}: {number % 9 + 1}" for number in range(count))
    pool = f"parts: {{x: {{cost: {{2023: 9}}, step: 0}}}}, key: {{headcount: {{{key}}}}}"
    return f"{HEAD}{AREA}customers: {{{customers}}}\npools: {{p: {{{pool}}}}}\n".encode()


def valid() -> Iterator[Case]:
    """Give the files without a fault of form."""
    top = f"{HEAD}{AREA}"
    plan = MILLENNIA[1000:]
    millennia = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
    rates = ", ".join(f"{year}: 0.{year[-2:]}" for year in plan)
    yield rows(
        "areas without a source",
        VALID,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2023: 1}}, step: 0}}\n",
    )
    yield rows(
        "areas with names of wide letters",
        VALID,
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{name: 予算🎈{n}, cost: {{2023: 1}}, step: 0}}\n",
    )
    yield rows("broken zero results", VALID, f"{HEAD}areas:\n", _broken)
    yield rows(
        "broken prices",
        VALID,
        f"{HEAD}areas:\n",
        lambda n: (
            f"  a{n}: {{cost: {{2023: 2}}, revenue: {{2023: 1}}, step: 0,"
            " price_change: {2024: 1, 2025: 2}}\n"
        ),
    )
    yield Case("accepted entries that all occur", VALID, _accepted)
    yield rows(
        "accepted entries that are gone",
        VALID,
        f"{top}accepted:\n",
        lambda n: f"- {{rule: zero-result, at: areas.a{n}.cost.2023, amount: 1, reason: R}}\n",
    )
    yield rows(
        "accepted entries of no rule",
        VALID,
        f"{top}accepted:\n",
        lambda n: f"- {{rule: zero-rsult, at: a{n}}}\n",
    )
    yield Case("claims of thousands of figures", VALID, _claims)
    areas = "".join(f"  area_{n}: {{cost: {{2023: 1}}, step: 0}}\n" for n in range(3_000))
    yield rows(
        "claims of what there is not",
        VALID,
        f"{HEAD}areas:\n{areas}claims:\n",
        lambda n: f"  c{n}: {{sum: [aera_{n}.cost.2023], equals: 1}}\n",
    )
    yield rows(
        "claims of areas in balance",
        VALID,
        f"{HEAD}areas:\n{areas}claims:\n",
        lambda n: f"  c{n}: {{areas_in_balance: 2023, equals: 1}}\n",
    )
    yield rows(
        "repeated rows that differ",
        VALID,
        f"{top}repeated:\n",
        lambda _: "- {of: hr.cost, values: {2023: 2}}\n",
    )
    yield rows(
        "repeated rows of what there is not",
        VALID,
        f"{HEAD}areas:\n{areas}repeated:\n",
        lambda n: f"- {{of: aera_{n}.cost, values: {{2023: 2}}}}\n",
    )
    yield Case("indices, each used once", VALID, _indices)
    yield rows("sources that nothing uses", VALID, f"{top}sources:\n", lambda n: f"  s{n}: S\n")
    yield rows("volumes", VALID, f"{top}volumes:\n", lambda n: f"  v{n}: {{2023: 1}}\n")
    yield rows(
        "assumptions without a reason",
        VALID,
        f"{HEAD}areas:\n  hr:\n    cost: {{2023: 1}}\n    step: 0\n    assumptions:\n",
        lambda _: "    - {of: cost, years: [2023]}\n",
    )
    yield rows(
        "one list of a million items",
        VALID,
        f"{top}lists: {{a: {{items: [",
        lambda _: "a,",
        "]}}\n",
    )
    yield rows(
        "investment lines",
        VALID,
        f"{top}investments: {{frame: {{2023: 1}}, lines: {{",
        lambda n: f"l{n}: {{level: 5, values: {{2023: 1}}}},",
        "}}\n",
    )
    yield Case("published rows", VALID, _published)
    yield Case("price spans of all areas", VALID, _spans)
    yield rows(
        "decided price spans that none keeps within",
        VALID,
        f"{HEAD}{AREA}price_spans:\n",
        lambda n: f"  p{n}: {{year: 2024, low: 1, high: 2}}\n",
        most=390_000,
    )
    yield Case("a claim of every line of investment", VALID, _line_claims)
    yield Case("a claim of the price of every service", VALID, _price_claims)
    pool = "parts: {x: {cost: {2023: 9}, step: 0}}, key: {headcount:"
    yield rows(
        "pools of their own",
        VALID,
        f"{top}pools:\n",
        lambda n: f"  p{n}: {{{pool} {{hr: 1}}}}}}\n",
        most=150_000,
    )
    yield Case("the receivers of a pool", VALID, _receivers)
    yield rows(
        "goals of one indicator",
        VALID,
        f"{HEAD}{AREA}goals:\n",
        lambda n: (
            f"  g{n}: {{indicators: {{i: {{wanted: at_least, outcome: {{2022: {n}, 2023: IU}},"
            " target: {2023: 1}}}}\n"
        ),
    )
    yield Case("cohorts of 700 planned years", VALID, partial(_cohorts, MILLENNIA[1000:1700]))
    yield Case("rates that leave nothing", VALID, partial(_ever, "-99.999999", 200))
    yield rows(
        "9 000 years of 220 areas",
        VALID,
        f"title: T\nunit: tkr\nyears: {{budget: [{', '.join(MILLENNIA)}]}}\nareas:\n",
        lambda n: f"  a{n}: {{cost: {{{': 1, '.join(MILLENNIA)}: 2}}}}\n",
        most=220,
    )
    yield rows(
        "8 000 planned years of 60 areas",
        VALID,
        f"{millennia}indices:\n  price: {{{rates}}}\nareas:\n",
        lambda n: (
            f"  a{n}: {{cost: {{1999: {n}}}, shares: {{price: 1}}, variable_share: 0.5,"
            " volume: v}\n"
        ),
        f"volumes: {{v: {{1999: 5, {': 7, '.join(plan)}: 5}}}}\n",
        most=60,
    )
    yield rows(
        "8 000 planned years of 40 areas that change once",
        VALID,
        f"{millennia}indices:\n  price: {{{rates}}}\nareas:\n",
        lambda n: (
            f"  a{n}: {{cost: {{1999: {n + 1}}}, revenue: {{1999: 1}}, shares: {{price: 1}},"
            f" one_off: {{{plan[1]}: 1}}}}\n"
        ),
        most=40,
    )
    yield Case("lasting changes in 900 planned years", VALID, _lasting)
    yield Case("a hundred indices in every area", VALID, _mixes)
    yield Case("printed totals of 8 000 years", VALID, _totals)
    yield repeated(
        "a title of one word",
        VALID,
        f"unit: tkr\n{AREA}years: {{budget: [2023]}}\ntitle: ",
        "a",
        "\n",
    )
    yield repeated(
        "a title of many words",
        VALID,
        f"unit: tkr\n{AREA}years: {{budget: [2023]}}\ntitle: a",
        " a",
        "\n",
    )
    yield repeated(
        "a name of combining letters",
        VALID,
        f"{HEAD}areas: {{hr: {{cost: {{2023: 1}}, step: 0, name: a",
        "e\u0301",
        "}}\n",
    )
    yield repeated(
        "a reason of marks",
        VALID,
        f'{HEAD}areas: {{hr: {{cost: {{2023: 1}}, step: 0, assumptions: [{{of: cost, reason: "',
        "<`@#[",
        '"}]}}\n',
    )


def _broken(number: int) -> str:
    figures = "cost: {2022: 3, 2023: 2}, revenue: {2022: 1, 2023: 1}"
    return f"  a{number}: {{{figures}, step: 0}}\n"


def _accepted(size: int) -> bytes:
    areas = filled(
        f"{HEAD}areas:\n",
        lambda n: f"  a{n}: {{cost: {{2023: 2}}, revenue: {{2023: 1}}, step: 0}}\n",
        size * 4 // 10,
    )
    count = areas.count(b"\n") - 4
    head = f"{areas.decode()}accepted:\n"
    return filled(
        head,
        lambda n: f"- {{rule: zero-result, at: areas.a{n}.cost.2023, amount: -1, reason: R}}\n",
        size,
        most=count,
    )


def _claims(size: int) -> bytes:
    areas = "".join(f"  a{n}: {{cost: {{2023: 1}}, step: 0}}\n" for n in range(2_000))
    addresses = ", ".join(f"a{n}.cost.2025" for n in range(2_000))
    return filled(
        f"{HEAD}areas:\n{areas}claims:\n",
        lambda n: f"  c{n}: {{sum: [{addresses}], at_least: 9999999}}\n",
        size,
    )


def _indices(size: int) -> bytes:
    indices = filled(f"{HEAD}indices:\n", lambda n: f"  i{n}: {{2024: 1, 2025: 2}}\n", size // 2)
    count = indices.count(b"\n") - 4
    head = f"{indices.decode()}areas:\n"
    return filled(head, lambda n: f"  a{n}: {{cost: {{2023: 1}}, index: i{n}}}\n", size, most=count)


def _published(size: int) -> bytes:
    areas = filled(
        f"{HEAD}areas:\n", lambda n: f"  a{n}: {{cost: {{2023: 2}}, step: 0}}\n", size * 4 // 10
    )
    count = areas.count(b"\n") - 4
    head = f"{areas.decode()}published:\n  cost:\n    total: {{2023: 1, 2024: 1, 2025: 1}}\n"
    return filled(head, lambda n: f"    a{n}: {{2023: 1, 2024: 9}}\n", size, most=count)


def _spans(size: int) -> bytes:
    areas = "".join(
        f"  a{n}: {{cost: {{2023: 2}}, shares: {{one: 0.5, two: 0.5}}}}\n" for n in range(1_000)
    )
    indices = "indices: {one: {2023: 1, 2024: 1, 2025: 1}, two: {2023: 5, 2024: 5, 2025: 5}}\n"
    listed = ",".join(f"a{n}" for n in range(1_000))
    return filled(
        f"{HEAD}{indices}areas:\n{areas}published:\n  price_change:\n",
        lambda n: f"    p{n}: {{areas: [{listed}], year: 2023, low: 1, high: 2}}\n",
        size,
        most=30,
    )


def _price_claims(size: int) -> bytes:
    services = filled(
        f"{HEAD}indices: {{i: {{2024: 1, 2025: 1}}}}\nareas:\n  a:\n    services:\n",
        lambda n: (
            f"      s{n}: {{revenue: {{2023: 1}}, parts: {{p: {{cost: {{2023: 1}}, index: i}}}}}}\n"
        ),
        size // 2,
    )
    count = services.count(b"\n") - 7
    head = f"{services.decode()}claims:\n"
    return filled(
        head,
        lambda n: f"  c{n}: {{sum: [a.s{n}.self_cost_change.i.2024], equals: 2}}\n",
        size,
        most=count,
    )


def _line_claims(size: int) -> bytes:
    lines = filled(
        f"{HEAD}{AREA}investments:\n  lines:\n", lambda n: f"    l{n}: {{2023: 1}}\n", size // 3
    )
    count = lines.count(b"\n") - 6
    head = f"{lines.decode()}claims:\n"
    return filled(
        head,
        lambda n: f"  c{n}: {{sum: [investments.l{n}.2023], equals: 2}}\n",
        size,
        most=count,
    )


def _lasting(size: int) -> bytes:
    plan = MILLENNIA[1000:1900]
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
    rates = ", ".join(f"{year}: 2.5" for year in plan)
    changes = ", ".join(f"{year}: 1" for year in plan)
    return filled(
        f"{head}indices: {{price: {{{rates}}}}}\nareas:\n",
        lambda n: f"  a{n}: {{cost: {{1999: {n}}}, index: price, lasting: {{{changes}}}}}\n",
        size,
        most=2,
    )


def _mixes(size: int) -> bytes:
    names = [f"i{n}" for n in range(100)]
    indices = "".join(f"  {name}: {{2024: 1, 2025: 2}}\n" for name in names)
    return filled(
        f"{HEAD}indices:\n{indices}areas:\n",
        partial(_mix, names),
        size,
        most=4_900,
    )


def _mix(names: Sequence[str], number: int) -> str:
    shares = dict.fromkeys(names, "0.01")
    shares[names[number % 99]], shares[names[99]] = f"0.00{1 + number // 99 % 90:04}", ""
    rest = 1_000_000 - 98 * 10_000 - int(shares[names[number % 99]][2:])
    shares[names[99]] = f"0.{rest:06}"
    written = ", ".join(f"{name}: {share}" for name, share in shares.items())
    return f"  a{number}: {{cost: {{2023: 5}}, shares: {{{written}}}}}\n"


def _totals(size: int) -> bytes:
    plan = MILLENNIA[1000:]
    head = f"title: T\nunit: tkr\nyears: {{budget: [1999], plan: [{', '.join(plan)}]}}\n"
    printed = ", ".join(f"{year}: 1" for year in plan)
    areas = filled(
        f"{head}areas:\n",
        lambda n: f"  a{n}: {{cost: {{1999: 1}}, step: 0}}\n",
        LIMIT,
        most=min(200, size // 10_000),
    )
    totals = "".join(
        f"  {row}: {{total: {{{printed}}}}}\n" for row in ("cost", "revenue", "result")
    )
    return areas + f"published:\n{totals}".encode()


def arguments(command: Sequence[str], path: Path) -> list[str]:
    """Put the file into a command, and where a figure is to be explained the last total of cost."""
    name, *options = command
    if name != "explain":
        return [name, str(path), *options]
    year = found[1].decode() if (found := YEARS.search(path.read_bytes())) else "2023"
    return [name, f"total.cost.{year}", str(path), *options]


def run(command: Sequence[str], bound: Bound) -> Answer:
    """Run a command under limits; what it writes goes nowhere."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, "-c", LIMITED, str(bound.memory), *command], stdout=quiet, stderr=quiet
    )
    timer = signal.signal(signal.SIGALRM, lambda *_: process.kill())
    signal.setitimer(signal.ITIMER_REAL, bound.seconds * 30)
    _, status, used = wait4(process.pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, timer)
    process.returncode = WEXITSTATUS(status) if WIFEXITED(status) else -1
    return Answer(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * MEMORY_UNIT)


def bound_of(case: Case, command: Sequence[str]) -> Bound:
    """Give what a command may take; of what there is no figure of, none can be explained."""
    more = {2} if command[0] == "explain" and case.bound is VALID else set[int]()
    return case.bound._replace(statuses=case.bound.statuses | more)


def verdict(answer: Answer, bound: Bound) -> str:
    """Hold an answer against what it may take."""
    if answer.status not in bound.statuses:
        return "wrong status"
    return "ok" if answer.seconds <= bound.seconds and answer.peak <= bound.memory else "over"


def chosen(names: Sequence[str]) -> list[Case]:
    """Give the cases whose names hold one of these words; all of them for none."""
    cases = [*refused(), *beyond(), *valid()]
    exactly = [case for case in cases if case.name in names]
    return exactly or [
        case for case in cases if not names or any(name in case.name for name in names)
    ]


def main(given: Sequence[str] | None = None) -> int:
    """Run every case, print what it took, and tell by the exit status whether every bound holds."""
    parser = argparse.ArgumentParser(description="The worst files, under limits.")
    parser.add_argument("names", nargs="*", help="only the files with these words in their names")
    parser.add_argument("--size", type=int, default=LIMIT, help="the size of the files in bytes")
    parser.add_argument("--command", action="append", help="only these: 'check json'; repeatable")
    parser.add_argument("--write", type=Path, help="write the one file here, and do nothing more")
    options = parser.parse_args(given)
    if options.write:
        options.write.write_bytes(chosen(options.names)[0].write(options.size))
        return 0
    commands = [
        each
        for each in COMMANDS
        if not options.command or f"{each[0]} {each[2]}" in options.command
    ]
    broken = 0
    print("| file | MiB | command | status | seconds | peak MiB | limit | verdict |")
    print("|:---|---:|:---|---:|---:|---:|:---|:---|")
    with tempfile.TemporaryDirectory(prefix="vssbudget-bounds.") as name:
        path = Path(name) / "budget.yaml"
        for case in chosen(options.names):
            _in_a_process(case, options.size, path)
            for command in commands:
                bound = bound_of(case, command)
                answer = run([*PROGRAM, *arguments(command, path)], bound)
                told = verdict(answer, bound)
                broken += told != "ok"
                print(_line(case, path.stat().st_size, command, answer, told), flush=True)
    return int(bool(broken))


def _in_a_process(case: Case, size: int, path: Path) -> None:
    """Write a file elsewhere: what this process holds would count as the peak of its children."""
    command = [sys.executable, __file__, case.name, "--size", str(size), "--write", str(path)]
    subprocess.run(command, check=True)


def _line(case: Case, size: int, command: Iterable[str], answer: Answer, told: str) -> str:
    first, *_, form = command
    bound = case.bound
    limit = f"{bound.seconds:.0f} s, {bound.memory // MIB} MiB"
    return (
        f"| {case.name} | {size / MIB:.1f} | {first} {form} | {answer.status} "
        f"| {answer.seconds:.1f} | {answer.peak / MIB:.0f} | {limit} | {told} |"
    )


if __name__ == "__main__":
    sys.exit(main())
