"""How fast the program starts and how it grows, as ratios within one run.

Every figure is CPU time of a whole process (user and system) over that of a reference process, so
that another machine gives about the same; runs of the two take turns, and the bytecode of both is
there before the first one counts. The peak memory is per area.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from vssbudget.commandline.view import ending_of
from vssbudget.report import REPORTS

REPOSITORY = Path(__file__).resolve().parent.parent
SHIPPED = REPOSITORY / "data" / "budget2023.yaml"
SIZES = (1_000, 10_000, 100_000)
MANY = SIZES[1]
PARTS = ("index: wage, variable_share: 0.5", "index: price", "index: food")
"""What moves the parts of a service: its staff, its systems, and what food it uses."""
PLANNED = 2024
"""The first year of the plan."""
PAID_BY = ", customers: {headcount: {c0: 3, c1: {2023: 5, 2025: 8}}, cap: 2}"

PROGRAM = [sys.executable, "-m", "vssbudget"]
NOTHING = [sys.executable, "-c", "pass"]
LIBRARIES = [
    sys.executable,
    "-c",
    "import typer, yaml\n"
    "from pydantic import BaseModel\n"
    "class Model(BaseModel): value: int\n"
    "app = typer.Typer()\n"
    "@app.command()\n"
    "def command(value: int = 1) -> None: Model(value=yaml.safe_load('1'))\n"
    "app(args=[])",
]
"""What any command of these libraries takes to begin: one option, one model, one value."""
EVENTS = [
    sys.executable,
    "-c",
    "import sys, yaml\n"
    "text = open(sys.argv[1], encoding='utf-8').read()\n"
    "for _ in yaml.parse(text, Loader=yaml.CSafeLoader): pass",
]
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

_HEAD = """\
title: Många områden – 2023 med plan för 2024–2026
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025, 2026]}
indices:
  price:
    rates: {2023: 2.5, 2024: 2.5, 2025: 2.5, 2026: 2.5}
  wage:
    rates: {2023: 3.0, 2024: 2.5, 2025: 2.5, 2026: 2.5}
areas:
"""

_SERVICES = """\
title: Många tjänster – {base} med plan för {until}
unit: tkr
years: {{actual: {actual}, budget: [{base}], plan: {plan}}}
price_unit: {{name: kr, per: 1000, step: 1}}
indices: {{wage: {{{wage}}}, price: {{{price}}}, food: {{{food}}}}}
customers: {{c0: Skola, c1: Omsorg}}
volumes:
"""
_RATES = {"wage": "3.1", "price": "2.5", "food": "4.2"}


class Figure(NamedTuple):
    """What was measured, the ratio or the bytes, and the most that it may be (None for any)."""

    what: str
    measured: float
    limit: float | None
    unit: str = "×"


class Usage(NamedTuple):
    """What a process took: seconds of CPU, and bytes of memory at its peak."""

    cpu: float
    peak: int


class Turns(NamedTuple):
    """What a process took over several rounds.

    Seconds of CPU and how many times as many as those of the first process of the same round, the
    median of each; and bytes of memory at the highest peak. A machine that goes slower for a while
    does so for the whole of a round or of several.
    """

    cpu: float
    times: float
    peak: int


def areas_file(count: int) -> Iterator[str]:
    """Write a budget of many areas, each of the shape that the shipped file's have."""
    yield _HEAD
    for number in range(count):
        cost = 1_000 + number * 7919 % 9_000
        wage = 1 + number % 9
        yield (
            f"  a{number}:\n"
            f"    name: Enhet {number}\n"
            f"    cost: {{2021: {cost - 80}, 2022: {cost - 40}, 2023: {cost}}}\n"
            f"    revenue: {{2021: {cost - 60}, 2022: {cost - 40}, 2023: {cost}}}\n"
            f"    shares: {{wage: 0.{wage}, price: 0.{10 - wage}}}\n"
        )


def services_file(
    count: int,
    parts: Sequence[str] = PARTS,
    years: Sequence[int] = range(2021, 2027),
    paid_by: str = PAID_BY,
) -> Iterator[str]:
    """Write a budget of many services, ten an area, planned from 2024 on as that of the areas.

    All of them share a pool, and customers pay for each. The largest one that is read has fewer
    parts, more years planned, and nobody who pays.
    """
    past = [year for year in years if year < PLANNED]
    plan = [year for year in years if year >= PLANNED]
    rates = {
        index: ", ".join(f"{year}: {rate}" for year in (past[-1], *plan))
        for index, rate in _RATES.items()
    }
    yield _SERVICES.format(base=past[-1], until=plan[-1], actual=past[:-1], plan=plan, **rates)
    for number in range(10):
        sold = (f"{year}: {1_000 + 37 * number + 10 * (year - past[-1])}" for year in years)
        yield f"  v{number}: {{{', '.join(sold)}}}\n"
    yield "areas:\n"
    for number in range(count):
        if number % 10 == 0:
            yield f"  a{number // 10}:\n    services:\n"
        yield _service(number, parts, past[-1], paid_by)
    yield f"pools: {{rent: {{parts: {{r: {{cost: {{{past[-1]}: {90 * count}}}, index: price}}}},"
    yield " key: {headcount: {"
    yield ", ".join(f"a{number // 10}.s{number}: {number % 7 + 1}" for number in range(count))
    yield "}}}}\n"


def _service(number: int, parts: Sequence[str], base: int, paid_by: str) -> str:
    costs = [500 + (number + 3 * part) * 7919 % 4_000 for part in range(len(parts))]
    written = ", ".join(
        f"p{part}: {{cost: {{{base}: {cost}}}, {moved}}}"
        for part, (cost, moved) in enumerate(zip(costs, parts, strict=True))
    )
    revenue = f"revenue: {{{base}: {sum(costs)}}}"
    paid = f"volume: v{number % 10}, {revenue}{paid_by}"
    return f"      s{number}: {{{paid}, parts: {{{written}}}}}\n"


def verdict(figure: Figure) -> str:
    """Hold a figure against its limit."""
    if figure.limit is None:
        return "–"
    return "over" if figure.measured > figure.limit else "ok"


def status(figures: Iterable[Figure]) -> int:
    """Give 1 where any figure is over its limit, else 0."""
    return int(any(verdict(figure) == "over" for figure in figures))


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out in columns."""
    rows = _cells(figures)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {limit:>{widths[2]}}  {told}"
        for what, measured, limit, told in rows
    )


def markdown(figures: Sequence[Figure]) -> str:
    """Lay the figures out as a table in markdown."""
    head, *rows = [f"| {' | '.join(cells)} |" for cells in _cells(figures)]
    return "\n".join([head, "|:---|---:|---:|:---|", *rows])


def _cells(figures: Sequence[Figure]) -> list[tuple[str, str, str, str]]:
    head = ("what", "measured", "limit", "verdict")
    return [
        head,
        *((f.what, _shown(f.measured, f), _shown(f.limit, f), verdict(f)) for f in figures),
    ]


def _shown(number: float | None, figure: Figure) -> str:
    if number is None:
        return "–"
    return f"{number:.2f} ×" if figure.unit == "×" else f"{number:.0f} {figure.unit}"


class Runner:
    """Runs processes in a folder of its own, in which their bytecode lies as well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            **{name: each for name, each in os.environ.items() if not name.startswith("PYTHON")},
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }

    def usage(self, command: Sequence[str]) -> Usage:
        """Run a process to its end; what it writes goes nowhere.

        Raises:
            CalledProcessError: It ended with another status than 0.
        """
        process = subprocess.Popen(
            command, cwd=self._folder, env=self._environment, stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss * MEMORY_UNIT)

    def in_turns(self, commands: Sequence[Sequence[str]], rounds: int) -> list[Turns]:
        """Run commands in turns and give what each used; the first is the reference."""
        runs = [[self.usage(command) for command in commands] for _ in range(rounds)]
        return [
            Turns(
                median(run.cpu for run in each),
                median(run.cpu / first.cpu for run, (first, *_) in zip(each, runs, strict=True)),
                max(run.peak for run in each),
            )
            for each in zip(*runs, strict=True)
        ]


def cold_start(runner: Runner, rounds: int) -> Iterator[Figure]:
    """Measure commands on the shipped file against what the libraries take to begin."""
    limits = {
        ("--version",): None,
        ("--help",): None,
        ("project", str(SHIPPED)): 1.4,
        ("check-balance", str(SHIPPED)): 1.4,
    }
    commands = [LIBRARIES, NOTHING, *([*PROGRAM, *arguments] for arguments in limits)]
    for command in commands:
        runner.usage(command)  # writes the bytecode
    _, nothing, *used = runner.in_turns(commands, rounds)
    for (arguments, limit), each in zip(limits.items(), used, strict=True):
        yield Figure(f"start: {arguments[0]} / a command of the libraries", each.times, limit)
    yield Figure("start: a command of the libraries / python -c pass", 1 / nothing.times, None)


def causes(runner: Runner, rounds: int) -> Iterator[Figure]:
    """Measure the search for causes in the shipped file against its check alone."""
    check = [*PROGRAM, "check", str(SHIPPED)]
    for command in (check, [*check, "--causes"]):
        runner.usage(command)  # writes the bytecode
    _, sought = runner.in_turns([check, [*check, "--causes"]], rounds)
    yield Figure("check --causes / check", sought.times, 4)


def growth(runner: Runner, folder: Path, sizes: Sequence[int], rounds: int) -> Iterator[Figure]:
    """Measure ever more areas: against fewer of them, and against reading the YAML alone."""
    before: float | None = None
    for size in sizes:
        file = folder / f"{size}.yaml"
        with file.open("w", encoding="utf-8") as opened:
            opened.writelines(areas_file(size))
        project = [*PROGRAM, "project", str(file), "--format", "csv"]
        if before is None:
            runner.usage(project)  # writes the bytecode
            runner.usage([*EVENTS, str(file)])
        _, ours = runner.in_turns([[*EVENTS, str(file)], project], rounds)
        largest = size == SIZES[-1]
        if before is not None:
            yield Figure(f"project: {size} areas / {size // 10} areas", ours.cpu / before, 11)
        what = f"project: {size} areas / their YAML events"
        yield Figure(what, ours.times, 3.25 if largest else None)
        what = f"project: {size} areas, peak memory"
        yield Figure(what, ours.peak / size, 4_000 if largest else None, "B/area")
        before = ours.cpu


def prices(runner: Runner, folder: Path, sizes: Sequence[int], rounds: int) -> Iterator[Figure]:
    """Measure the price case of many services: against as many areas, and against fewer."""
    areas, services = folder / "areas.yaml", folder / "services.yaml"
    _write(areas, areas_file(MANY))
    _write(services, services_file(MANY))
    commands = [_csv("project", areas), _csv("prices", services)]
    for command in commands:
        runner.usage(command)  # writes the bytecode
    _, priced = runner.in_turns(commands, 2 * rounds + 1)
    yield Figure(f"prices: {MANY} services / project of {MANY} areas", priced.times, 4)
    before: float | None = None
    for size in sizes:
        _write(services, services_file(size, PARTS[:1], range(2023, 2029), paid_by=""))
        (ours,) = runner.in_turns([_csv("prices", services)], rounds)
        if before is not None:
            yield Figure(f"prices: {size} services / {size // 10} services", ours.cpu / before, 11)
        before = ours.cpu


def differences(
    runner: Runner, folder: Path, sizes: Sequence[int], rounds: int
) -> Iterator[Figure]:
    """Measure what an edit moves: against two projections that start once, and against fewer areas.

    Every rate of an index and one cost are edited, so that there is one budget on the way.
    """
    edited = folder / "edited.yaml"
    text = SHIPPED.read_text("utf-8")
    edited.write_text(text.replace("2025: 2.5", "2025: 2.7").replace("33481", "33500"), "utf-8")
    start = [*PROGRAM, "--version"]
    commands = [start, _csv("project", SHIPPED), [*_csv("diff", SHIPPED), str(edited)]]
    for command in commands:
        runner.usage(command)  # writes the bytecode
    begun, one, ours = runner.in_turns(commands, 2 * rounds + 1)
    twice = 2 * one.cpu - begun.cpu
    yield Figure("diff: shipped file / two project less a start", ours.cpu / twice, 1.6)
    before: float | None = None
    for size in sizes[:2]:
        old, new = folder / "old.yaml", folder / "new.yaml"
        _write(old, areas_file(size))
        _write(new, (part.replace("2025: 2.5", "2025: 2.7") for part in areas_file(size)))
        (ours,) = runner.in_turns([[*_csv("diff", old), str(new)]], rounds)
        if before is not None:
            yield Figure(f"diff: {size} areas / {size // 10} areas", ours.cpu / before, 11)
        before = ours.cpu


def reports(runner: Runner, folder: Path, rounds: int) -> Iterator[Figure]:
    """Measure a report of each kind: of the shipped file against `project`, and of ever more areas.

    None is larger than what one would still read.
    """
    file, most = folder / "areas.yaml", SIZES[0]
    for ending in map(ending_of, REPORTS):
        output = ["--output", str(folder / f"report{ending}"), "--force"]
        commands = [
            [*PROGRAM, "project", str(SHIPPED)],
            [*PROGRAM, "report", str(SHIPPED), *output],
        ]
        for command in commands:
            runner.usage(command)  # writes the bytecode
        _, ours = runner.in_turns(commands, 2 * rounds + 1)
        yield Figure(f"report {ending}: shipped file / project", ours.times, 2)
        taken = []
        for size in (most // 10, most):
            _write(file, areas_file(size))
            (ours,) = runner.in_turns([[*PROGRAM, "report", str(file), *output]], rounds)
            taken.append(ours.cpu)
        what = f"report {ending}: {most} areas / {most // 10} areas"
        yield Figure(what, taken[1] / taken[0], 11)


def _write(file: Path, parts: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8") as opened:
        opened.writelines(parts)


def _csv(command: str, file: Path) -> list[str]:
    return [*PROGRAM, command, str(file), "--format", "csv"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and tell by the exit status whether every limit holds."""
    parser = argparse.ArgumentParser(description="The ratios of docs/speed.md, in one run.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, up to 10 000 areas")
    parser.add_argument("--markdown", action="store_true", help="print a table in markdown")
    options = parser.parse_args(arguments)
    sizes = SIZES[:2] if options.quick else SIZES
    with tempfile.TemporaryDirectory(prefix="vssbudget-bench.") as name:
        folder = Path(name)
        runner = Runner(folder)
        figures = [
            *cold_start(runner, 7 if options.quick else 31),
            *causes(runner, 3 if options.quick else 7),
            *growth(runner, folder, sizes, 3 if options.quick else 7),
            *prices(runner, folder, sizes, 3 if options.quick else 7),
            *differences(runner, folder, sizes, 3 if options.quick else 7),
            *reports(runner, folder, 3 if options.quick else 7),
        ]
    print(markdown(figures) if options.markdown else table(figures))
    return status(figures)


if __name__ == "__main__":
    sys.exit(main())
