"""Repositories of git that a test makes for itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there to be called")

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
sources: {own: "A table"}
indices:
  price: {rates: {2024: 2}, source: own}
areas:
  hr: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price, source: own}
  # What eating costs
  # stands some lines below,
  # so that git merges changes of both.
  kost: {cost: {2023: 500}, revenue: {2023: 500}, index: price, source: own}
"""


class Scratch:
    """A new repository, in the folder of the test."""

    def __init__(self, folder: str = ".", *options: str) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(exist_ok=True)
        self("init", "--quiet", "--initial-branch=main", *options)

    def __call__(self, *words: str, stdin: bytes = b"") -> str:
        own = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        ran = subprocess.run(
            ["git", "-C", str(self.folder), *own, *words],
            input=stdin,
            capture_output=True,
            env={"GIT_COMMITTER_DATE": "2026-01-02T03:04:05+01:00", **os.environ},
            check=True,
        )
        return ran.stdout.decode().rstrip("\n")

    def put(self, text: str = BUDGET, name: str = "budget2023.yaml", said: str = "A change") -> str:
        """Commit a file, and give its commit."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
        return self.commit(said)

    def commit(self, said: str = "A change") -> str:
        """Commit all there is, and give the commit."""
        self("add", "--all", ".")
        self("commit", "--quiet", "--allow-empty", "--message", said)
        return self("rev-parse", "HEAD")


def unborne(cost: int) -> str:
    """Give the small budget with a cost of HR that its revenue does not bear."""
    return BUDGET.replace("cost: {2023: 1000}", f"cost: {{2023: {cost}}}")


def costing(cost: int) -> str:
    """Give the small budget with a cost of HR."""
    return BUDGET.replace("1000", str(cost))


def grown() -> str:
    """Give a budget that a rate of 1 000 % makes more than can be told of."""
    years = range(2024, 2064)
    rates = ", ".join(f"{year}: 1000" for year in years)
    plan = ", ".join(map(str, years))
    return BUDGET.replace("2024: 2}", f"{rates}}}").replace("[2024]", f"[{plan}]")


def thousand() -> Scratch:
    """Make 1 000 commits of the file: twenty move the cost of HR, each by its number."""
    scratch, cost, stream = Scratch(), 1000, []
    for number in range(1000):
        cost += number if number % 50 == 49 else 0
        text = f"{unborne(cost)}# {number}\n".encode()
        stream += [
            f"commit refs/heads/main\ncommitter A <a@b> {1_700_000_000 + number} +0000\n".encode(),
            f"data {len(str(number))}\n{number}\n".encode(),
            f"M 100644 inline budget2023.yaml\ndata {len(text)}\n".encode() + text + b"\n",
        ]
    scratch("fast-import", "--quiet", stdin=b"".join(stream))
    scratch("reset", "--quiet", "--hard")
    return scratch
