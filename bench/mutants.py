"""Tries every change that mutmut made to the calculation and the rules, and counts what is noticed.

Mutmut makes the changes and finds out which tests go through which function; its own run would take
days. Here every change is tried in a fork of a process that has the tests collected, the tests that
noticed its neighbours first, and the slow ones only on what no quick one noticed. What was tried is
kept beside the changes, so that a run that was stopped goes on.
"""

import argparse
import gc
import json
import os
import random
import re
import signal
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import ndiff
from functools import wraps
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, Phase, settings

REPOSITORY = Path(__file__).resolve().parent.parent
LEAST = 97
"""How many of a hundred changes have to be noticed."""
STEPS = (0.4, 3.0, 6.0)
"""The slowest test of each step, in seconds as mutmut took them; still slower ones are not run."""
STATISTICS = "mutmut-stats.json"
"""Where mutmut says which tests go through which function, and how long each takes."""
ORIGINAL = "_mutmut_orig"
"""Under what name a function stands among its changes."""

Functions = dict[str, Callable[..., Any]]
Wrapped = TypeVar("Wrapped", bound=Callable[..., Any])


class Tried(NamedTuple):
    """A change, the test that noticed it, if one did, and the seconds of the slowest one run."""

    name: str
    noticed_by: str | None
    slowest: float


class Changes:
    """The changes as mutmut laid them down in a folder, and what was tried of them.

    With `drawn` they are only so many of them, which hold those of every smaller draw.
    """

    def __init__(self, folder: Path, drawn: int | None = None) -> None:
        self.folder = folder
        self.results = folder / "results"
        files = {
            name: path.with_suffix("")
            for path in sorted(folder.rglob("*.meta"))
            for name in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        }
        self.made = len(files)
        chosen = set(random.Random(1).sample(sorted(files), self.made)[:drawn])
        self.files = {name: file for name, file in files.items() if name in chosen}
        known = json.loads((folder / STATISTICS).read_text(encoding="utf-8"))
        self.tests: dict[str, list[str]] = known["tests_by_mangled_function_name"]
        self.seconds: dict[str, float] = known["duration_by_test"]

    def tried(self) -> dict[str, Tried]:
        """Give what was tried; of a change that was tried in more than one step, the last."""
        lines = [
            Tried(*json.loads(line))
            for path in self.results.glob("*.jsonl")
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        return {each.name: each for each in sorted(lines, key=lambda each: each.slowest)}

    def left(self, slowest: float) -> list[str]:
        """Give the changes that no test noticed and that were not tried with tests so slow."""
        tried = self.tried()
        return [
            name
            for name in self.files
            if (last := tried.get(name)) is None
            or (last.noticed_by is None and last.slowest < slowest)
        ]

    def diff(self, name: str) -> list[str]:
        """Give the lines that a change changes, each with `- ` or `+ ` before it."""
        lines = self.files[name].read_text(encoding="utf-8").splitlines()
        function, key = function_of(name).rpartition(".")[-1], name.rpartition(".")[-1]
        original = _body(lines, f"{function}_{ORIGINAL}")
        return [line for line in ndiff(original, _body(lines, key)) if line[0] in "+-"]


def _body(lines: Sequence[str], name: str) -> list[str]:
    """Give the body of a function, as what is indented below its head."""
    head = re.compile(rf"( *)def {re.escape(name)}\(")
    start, found = next((n, m) for n, line in enumerate(lines) if (m := head.match(line)))
    indent = found[1] + " "
    rest = lines[start + 1 :]
    return list(takewhile(lambda line: not line or line.startswith((indent, f"{found[1]})")), rest))


def function_of(name: str) -> str:
    """Give the function that a change is one of."""
    return name.rpartition("__mutmut_")[0]


def _sides(diff: Iterable[str]) -> tuple[str, str]:
    was, now = ("\n".join(line[2:] for line in diff if line[0] == sign) for sign in "-+")
    return was, now


def is_only_a_type(diff: Iterable[str]) -> bool:
    """Whether only the type in a `cast` is another, which says nothing to the program."""
    was, now = (re.sub(r"""\bcast\((?:"[^"]*"|None),""", "cast(", side) for side in _sides(diff))
    return was == now


def kind(diff: Iterable[str]) -> str:
    """Say in a word what a change changes, for the table."""
    was, now = _sides(diff)
    return next(
        (told for told, part in KINDS if re.findall(part, was) != re.findall(part, now)), "other"
    )


KINDS = (
    ("strict of a zip", r"strict=\w+"),
    ("the start of a sum", r"sum\(.*, (?:ZERO|Decimal\(0\))\)"),
    ("a condition to always or never", r" and False\b| or True\b"),
    ("a limit", r"(?<![-<>=])[<>]=?"),
    ("the arithmetic", r"localcontext\(EXACT\)|, EXACT\)|ROUND_HALF_UP"),
    ("what is kept", r"\bkept\b.*|\bknown = .*|self\._ratios\[.*"),
    ("the side from which a name is parted", r"\b\w*partition\("),
    ("the name of a step", r"(?:Message|named)\(.*"),
    ("a default", r"""\bor (?:"|0|1).*|get\(.*|getattr\(.*"""),
    ("a value to None", r"\bNone\b"),
)
"""What a change may change, and what is then written otherwise; the first that fits is told."""


class Trial:
    """A plugin for pytest that runs the tests on changes, each in a fork, instead of once.

    The tests are those slower than `quicker`, those of the step before, up to `slowest` seconds.
    """

    def __init__(self, changes: Changes, names: Iterable[str], slowest: float, to: Path) -> None:
        self.changes, self.names, self.slowest, self.to = changes, names, slowest, to
        self.quicker = max((step for step in STEPS if step < slowest), default=-1.0)
        self.noticed: Counter[tuple[str, str]] = Counter()
        self.functions: dict[str, list[Functions]] = defaultdict(list)
        self.forked = False

    def wrapper(self, functions: Functions, is_classmethod: bool = False) -> Callable[..., Any]:
        """Stand in for mutmut's, which asks at every call which change is to be called."""

        def wrapped(function: Wrapped) -> Wrapped:
            @wraps(function)
            def called(*args: Any, **values: Any) -> Any:
                chosen = functions[ORIGINAL]
                if is_classmethod:
                    return getattr(args[0], chosen.__name__)(*args[1:], **values)
                return chosen(*args, **values)

            self.functions[function.__module__].append(functions)
            return called  # type: ignore[return-value]

        return wrapped

    def put(self, name: str) -> None:
        """Put a change in the place of its function, in this process."""
        module, _, key = name.rpartition(".")
        import_module(module)
        functions = next(each for each in self.functions[module] if key in each)
        functions[ORIGINAL] = functions[key]

    def is_run(self, test: str) -> bool:
        """Whether a test is as slow as those of this step."""
        return self.quicker < self.changes.seconds.get(test, 0) <= self.slowest

    def order(self, name: str) -> list[str]:
        """Give the tests of a change: those first that noticed most near it in the least time."""
        function, seconds = function_of(name), self.changes.seconds
        module = function.rpartition(".")[0]

        def worth(test: str) -> tuple[float, float]:
            near, far = self.noticed[function, test], self.noticed[module, test]
            found = 20 * near + 4 * far + self.noticed["", test] / 20
            return -found / (seconds[test] + 0.02), seconds[test]

        return sorted(filter(self.is_run, self.changes.tests.get(function, ())), key=worth)

    def pytest_runtestloop(self, session: Any) -> bool:
        """Try the changes, once the tests hold on what is not changed."""
        items = {item.nodeid: item for item in session.items}
        gc.collect()
        gc.freeze()
        if noticed := self.fork("", [items[test] for test in items if self.is_run(test)]):
            pytest.exit(f"{noticed} fails where nothing is changed", 1)
        with self.to.open("w", encoding="utf-8") as lines:
            for name in self.names:
                tests = [items[test] for test in self.order(name) if test in items]
                noticed = self.fork(name, tests)
                function = function_of(name)
                for near in (function, function.rpartition(".")[0], ""):
                    self.noticed[near, noticed or ""] += 1
                print(json.dumps(Tried(name, noticed, self.slowest)), file=lines, flush=True)
        return True

    def fork(self, name: str, tests: Sequence[Any]) -> str | None:
        """Run tests on a change until one notices it, and give the name of that."""
        read, write = os.pipe()
        child = os.fork()
        if not child:
            self.run(name, tests, write)
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as told:
            begun = told.read().splitlines()
        ended = os.waitpid(child, 0)[1]
        if ended and not begun:
            pytest.exit(f"{name} cannot be put in place", 1)
        return begun[-1] if ended else None

    def run(self, name: str, tests: Sequence[Any], told: int) -> NoReturn:
        """Run tests on a change and end this process, with 0 where none notices it.

        A test that takes ten times its time, and ten seconds, has noticed it as well.
        """
        self.forked = True
        try:
            if name:
                self.put(name)
            for test, following in zip(tests, [*tests[1:], None], strict=False):
                os.write(told, f"{test.nodeid}\n".encode())
                signal.alarm(10 + int(10 * self.changes.seconds.get(test.nodeid, 0)))
                runtestprotocol(test, nextitem=following, log=False)
        except BaseException:
            os._exit(1)
        os._exit(0)

    def pytest_runtest_makereport(self, call: Any) -> None:
        """End at the first failure, before anything is written about it."""
        if self.forked and call.excinfo is not None:
            os._exit(1)


def work(changes: Changes, names: Sequence[str], slowest: float, to: Path) -> NoReturn:
    """Try changes in this process, from the changed copy of the project, and end it."""
    os.chdir(changes.folder)
    sys.path.insert(0, str(changes.folder))
    trial = Trial(changes, names, slowest, to)
    vars(import_module("mutmut.mutation.trampoline"))["wrap_in_trampoline"] = trial.wrapper
    phases, checks = (Phase.explicit, Phase.generate), list(HealthCheck)
    quick = settings(phases=phases, database=None, deadline=None, suppress_health_check=checks)
    settings.register_profile("changes", quick)
    settings.load_profile("changes")
    config = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    selection = config["pytest_add_cli_args_test_selection"]
    options = ["-qq", "--rootdir=.", "--assert=plain", *config["pytest_add_cli_args"], *selection]
    status = int(pytest.main(options, plugins=[trial]))
    sys.stdout.flush()
    os._exit(status)


def dealt(names: Iterable[str], workers: int) -> list[list[str]]:
    """Deal changes out in an order drawn once, those of one function to one worker."""
    functions = defaultdict(list)
    for name in names:
        functions[function_of(name)].append(name)
    parts: list[list[str]] = [[] for _ in range(workers)]
    for function in random.Random(1).sample(sorted(functions), len(functions)):
        min(parts, key=len).extend(functions[function])
    return parts


def step(changes: Changes, slowest: float, workers: int) -> None:
    """Try what is left in as many processes as there are workers.

    Raises:
        SystemExit: One of them ended with a fault.
    """
    names = changes.left(slowest)
    print(f"{len(names)} of {len(changes.files)} changes, tests up to {slowest} s", flush=True)
    before, children = len(list(changes.results.iterdir())), []
    for number, part in enumerate(dealt(names, workers)):
        child = os.fork()
        if not child:
            work(changes, part, slowest, changes.results / f"{before + number}.jsonl")
        children.append(child)
    ends = [os.waitpid(child, 0)[1] for child in children]
    if any(ends):
        sys.exit("a worker ended before its changes were tried")


def table(survivors: Mapping[str, Sequence[str]], made: int) -> Iterator[str]:
    """Say how many changes were made and noticed, and of what kinds the survivors are."""
    noticed = made - len(survivors)
    yield f"{made} changes, {noticed} noticed: {100 * noticed / made:.1f} %"
    for told, count in Counter(map(kind, survivors.values())).most_common():
        yield f"{count:6} {told}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the changes, write down what survives, and end with 1 where that is too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "mutants")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--drawn", type=int, help="only so many of the changes, drawn by lot")
    parser.add_argument("--count", action="store_true", help="only tell what was tried so far")
    options = parser.parse_args(arguments)
    folder: Path = options.folder.resolve()
    if not (folder / STATISTICS).exists():
        sys.exit(f"there are no changes in {folder}: `make mutants` makes them")
    changes = Changes(folder, options.drawn)
    changes.results.mkdir(exist_ok=True)
    if not options.count:
        for slowest in STEPS:
            step(changes, slowest, options.workers)
    tried = changes.tried()
    survivors = {name: changes.diff(name) for name in changes.files if not _noticed(tried, name)}
    types = [name for name, diff in survivors.items() if is_only_a_type(diff)]
    for name in types:
        del survivors[name]
    made = len(changes.files) - len(types)
    with (changes.folder / "survivors.diff").open("w", encoding="utf-8") as told:
        for name, diff in survivors.items():
            print(f"# {name}: {kind(diff)}", *diff, sep="\n", file=told)
    if options.drawn is not None:
        print(f"{len(changes.files)} drawn of {changes.made}")
    print(*table(survivors, made), sep="\n")
    return int(100 * (made - len(survivors)) < LEAST * made)


def _noticed(tried: Mapping[str, Tried], name: str) -> bool:
    return name in tried and tried[name].noticed_by is not None


if __name__ == "__main__":
    sys.exit(main())
