"""Random and mutated budget files through everything: none may crash, hang or be misjudged.

Each input is made from its number alone, so that a run can be taken up anywhere (`--start`) and a
single input repeated (`--only`). It is loaded; one without a fault is projected, held against every
rule with the causes of what is found, its inputs are moved, and it is written in every view and
format; one with faults in the format whose turn it is.
"""

import argparse
import csv
import io
import json
import multiprocessing
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from drawn import text_of

from vssbudget.addresses import row_at, row_names
from vssbudget.addresses.derivation import derive
from vssbudget.amounts import EXACT, Percent, percent_to
from vssbudget.calculation.explanation import Explanation, recomputed
from vssbudget.checks import RULES, check
from vssbudget.checks.causes import with_causes
from vssbudget.checks.perturbed import perturbed
from vssbudget.formulas.working import LEAVES
from vssbudget.loader import REFUSALS, Source, events, load
from vssbudget.projection import Projection, project
from vssbudget.projection.capital import capital_plan
from vssbudget.report import (
    FINDINGS_FORMATS,
    PROJECTION_FORMATS,
    Allocated,
    Display,
    Invested,
    Verdict,
    render_allocation,
    render_capital,
    render_findings,
    render_prices,
    render_projection,
)
from vssbudget.wording import LANGUAGES

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = [
    REPOSITORY / "data" / "budget2023.yaml",
    *sorted((REPOSITORY / "tests" / "budgets").glob("*/*.yaml")),
    *sorted((REPOSITORY / "docs").glob("*.yaml")),
]
SECONDS = 10
"""How long one input may take."""

WHOLE = 10
"""Of so many inputs one is a budget that is drawn whole, every figure of which is explained."""

BOTH_PARSERS = 20
"""Of so many inputs one is read without libyaml as well."""

MARKS = ": - , [ ] { } # & * ! | > ' \" % @ ` ? ~ \t \r\n \n \0 \x1b \u200b \u202e \ufeff"
WORDS = """
    <<: --- ... &a *a !!int %YAML <<<<<<< ======= >>>>>>> null yes no on off true
    0 -0 010 0x1F 1:30 1_000 1e3 .inf .nan 2,5 2.5 1e99999 9999999999999999 -1 100
    2021 2022 2023 2024 2028 1000 9999 total hr price wage accepted claims published
    title unit years areas indices cost revenue shares index step lasting one_off source
    price_change volume variable_share assumptions of kind reason sum minus equals at
    services parts pools key headcount cost amounts customers mean cap order of carry_over within
    returned agreement life residual life_months in_use opening_months 2023-10 components used_by
    price_spans
    ::error:: ##[error] =cmd [red] <script> ]]> %0A {x} \\
"""
PIECES = (" ", "  ", ": ", "- ", "{}", "[]", "{2023: 1}", "\ud7ff", "\U0001f388", "e\u0301")
TOKENS = (*MARKS.split(" "), *WORDS.split(), *PIECES)
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

Mutation = Callable[[random.Random, bytes], bytes]


class Wrong(Exception):
    """The program did not do what it has to."""


def random_bytes(dice: random.Random, _: bytes) -> bytes:
    """Write any bytes."""
    return dice.randbytes(dice.randrange(200))


def random_text(dice: random.Random, _: bytes) -> bytes:
    """Write printable characters and breaks of lines."""
    letters = [chr(each) for each in range(32, 127)] + ["\n"] * 8
    return "".join(dice.choices(letters, k=dice.randrange(300))).encode()


def random_tokens(dice: random.Random, _: bytes) -> bytes:
    """Write marks of YAML and keys of the model."""
    return "".join(dice.choices(TOKENS, k=dice.randrange(80))).encode()


def flipped(dice: random.Random, raw: bytes) -> bytes:
    """Change a byte."""
    there = dice.randrange(len(raw) + 1)
    return raw[:there] + bytes([dice.randrange(256)]) + raw[there + 1 :]


def spliced(dice: random.Random, raw: bytes) -> bytes:
    """Put a token in, in place of some characters."""
    there = dice.randrange(len(raw) + 1)
    return raw[:there] + dice.choice(TOKENS).encode() + raw[there + dice.randrange(6) :]


def renumbered(dice: random.Random, raw: bytes) -> bytes:
    """Put another number in the place of one."""
    found = list(_NUMBER.finditer(raw))
    if not found:
        return raw
    one = dice.choice(found)
    number = dice.choice(
        (b"0", b"-1", b"1", b"2023", b"0.5", b"101", b"%d" % dice.randrange(10**6))
    )
    return raw[: one.start()] + number + raw[one.end() :]


def reordered(dice: random.Random, raw: bytes) -> bytes:
    """Swap, double or drop lines."""
    lines = raw.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    what = dice.randrange(3)
    if what == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif what == 1:
        lines.insert(other, lines[one])
    else:
        del lines[one : one + dice.randrange(1, 4)]
    return b"\n".join(lines)


def cut(dice: random.Random, raw: bytes) -> bytes:
    """Break the file off somewhere."""
    return raw[: dice.randrange(len(raw) + 1)]


ANEW: tuple[Mutation, ...] = (random_bytes, random_text, random_tokens)
CHANGES: tuple[Mutation, ...] = (flipped, spliced, spliced, renumbered, renumbered, reordered, cut)


def made(seed: int, number: int) -> bytes:
    """Make the input of a number."""
    dice = random.Random(f"{seed}:{number}")
    if number % 10 == 0:
        return dice.choice(ANEW)(dice, b"")
    if number % WHOLE == 1:
        return text_of(dice.randrange(10**9)).encode()
    raw = SEEDS[0 if dice.random() < 0.3 else dice.randrange(len(SEEDS))].read_bytes()
    changes = CHANGES if number % 4 else (renumbered,)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        raw = dice.choice(changes)(dice, raw)
    return raw


def outcome(raw: bytes, number: int) -> str:
    """Judge one input, and name what became of it.

    Raises:
        Wrong: It was not judged as it has to be.
    """
    loaded = load(Source("fuzz.yaml", None, raw))
    display = Display(language=[*LANGUAGES.values()][number % len(LANGUAGES)])
    if number % BOTH_PARSERS == 0:
        _same_without_libyaml(raw, loaded.faults)
    if loaded.budget is None:
        if not loaded.faults or any(each.rule not in REFUSALS for each in loaded.faults):
            raise Wrong("refused without a fault, or under no rule")
        verdict = Verdict("fuzz.yaml", loaded.faults, refused=True)
        form = FINDINGS_FORMATS[number % len(FINDINGS_FORMATS)]
        _read_back(form, render_findings([verdict], form, display))
        return f"refused: {loaded.faults[0].rule}"
    if loaded.faults:
        raise Wrong("a budget with faults")
    projection = project(loaded.budget)
    judgements = tuple(with_causes(projection, check(projection, RULES)))
    found = [each for judgement in judgements for each in judgement.findings]
    verdict = Verdict(
        "fuzz.yaml", loaded.placed(found), judgements, perturbed=perturbed(projection)
    )
    if any(each.place is None or not each.place.line for each in verdict.findings):
        raise Wrong("a finding without a place")
    for form in PROJECTION_FORMATS:
        for view in _views(projection, form, display):
            _read_back(form, view)
    for form in FINDINGS_FORMATS:
        _read_back(form, render_findings([verdict], form, display))
    if number % WHOLE == 1:
        explained(projection)
    return "held" if verdict.ok else "broken"


def explained(projection: Projection) -> None:
    """Explain every figure that has an address, and hold the explanation against it.

    Raises:
        Wrong: It explains another figure, or none, or a step does not follow.
    """
    for name in row_names(projection):
        row = row_at(projection, name)
        for year, figure in row.figures.items() if row else ():
            if figure is not None:
                address = f"{name}.{year}"
                steps = derive(projection, address)
                told = steps and _shown(steps[-1].value)
                if steps is None or told != _shown(figure):
                    raise Wrong(f"{address} is {figure}, explained as {told}")
                _recomputed(address, steps)


def _recomputed(address: str, steps: Explanation) -> None:
    """Work every step out anew, of those that it says it follows from."""
    with localcontext(EXACT):
        for step in steps:
            if step.how not in LEAVES:
                value = recomputed(steps, step)
                if value != step.value:
                    raise Wrong(f"{address}: {step} is {value}")


def _shown(figure: Any) -> Decimal:
    return percent_to(Percent(Decimal(figure)), 6)


def _views(projection: Projection, form: str, display: Display) -> Iterator[str]:
    """Show a budget in every view that has figures."""
    name, years = "fuzz.yaml", projection.years
    yield render_projection(projection, name, form, display)
    yield render_prices(projection, name, form, display)
    invested = Invested(projection, capital_plan(projection.budget), years, cohorts=True)
    yield render_capital(invested, name, form, display)
    for by in ("pool", "customer"):
        yield render_allocation(Allocated(projection, years, by), name, form, display)


def _same_without_libyaml(raw: bytes, faults: Sequence[Any]) -> None:
    parser = events._PARSER
    events._PARSER = events.PythonParser
    try:
        other = load(Source("fuzz.yaml", None, raw)).faults
    finally:
        events._PARSER = parser
    if _told(other) != _told(faults):
        raise Wrong(f"libyaml {_told(faults)[:3]}, without it {_told(other)[:3]}")


def _told(faults: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [(each.rule, each.place.line, each.place.column, str(each.message)) for each in faults]


def _read_back(form: str, report: str) -> None:
    if form == "csv-excel":
        report = report.removeprefix("\ufeff").replace("\r\n", "\n")
    if found := _UNSEEN.search(report):
        raise Wrong(f"{form} holds {found[0]!r}")
    report.encode()
    if form in ("json", "sarif", "gitlab"):
        json.loads(report)
    elif form == "junit":
        ElementTree.fromstring(report.encode())
    elif form in ("csv", "csv-excel"):
        mark = "," if form == "csv" else ";"
        rows = csv.reader(io.StringIO(report, newline=""), delimiter=mark)
        if len({len(row) for row in rows}) != 1:
            raise Wrong(f"{form} of rows of several lengths")
    elif form == "github":
        commands = ("::error ", "::warning ", "::notice ", "vssbudget: ")
        if not all(line.startswith(commands) for line in report.splitlines()):
            raise Wrong("a line of the log that is no command of ours")


@contextmanager
def watched(seconds: int) -> Iterator[None]:
    """Raise a `Wrong` where something takes too long."""

    def late(*_: object) -> None:
        raise Wrong(f"took over {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(seed: int, numbers: Sequence[int]) -> tuple[Counter[str], list[tuple[int, str]]]:
    """Judge inputs, and give how many had each outcome, and what went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[tuple[int, str]] = []
    for number in numbers:
        try:
            with watched(SECONDS):
                counts[outcome(made(seed, number), number)] += 1
        except Exception:
            counts["wrong"] += 1
            wrong.append((number, traceback.format_exc(limit=-6)))
    return counts, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge many inputs, print the outcomes, and end with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description="Random and mutated budgets through everything.")
    parser.add_argument("--count", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--start", type=int, default=0, help="the number of the first one")
    parser.add_argument("--only", type=int, help="this input alone, and what it is made of")
    parser.add_argument(
        "--seed", type=int, help="what the inputs are drawn by; another in every run"
    )
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    options = parser.parse_args(arguments)
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(10**9)
    print(f"seed {options.seed}", flush=True)
    if options.only is not None:
        sys.stdout.buffer.write(made(options.seed, options.only) + b"\n")
        options.start, options.count, options.jobs = options.only, 1, 1
    start = time.monotonic()
    numbers = range(options.start, options.start + options.count)
    parts = [numbers[first : first + 500] for first in range(0, len(numbers), 500)]
    tasks = [(options.seed, part) for part in parts]
    counts: Counter[str] = Counter()
    with multiprocessing.Pool(options.jobs) as pool:
        for part, wrong in pool.imap_unordered(_task, tasks):
            counts += part
            for number, told in wrong:
                print(f"input {number}:\n{told}", flush=True)
    print(table(counts, time.monotonic() - start))
    return int(bool(counts["wrong"]))


def _task(task: tuple[int, range]) -> tuple[Counter[str], list[tuple[int, str]]]:
    return run(*task)


def table(counts: Counter[str], seconds: float) -> str:
    """Lay the outcomes out as a table in Markdown."""
    lines = [f"| {name} | {count} |" for name, count in sorted(counts.items())]
    total = f"| all, in {seconds:.0f} s | {sum(counts.values())} |"
    wrong = [] if counts["wrong"] else ["| wrong | 0 |"]
    head = ["| outcome | inputs |", "|:---|---:|"]
    return "\n".join([*head, *lines, *wrong, total])


if __name__ == "__main__":
    sys.exit(main())
