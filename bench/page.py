"""How long a page takes to follow a setting, measured in the page itself.

A setting is one rate of all plan years: what is calculated anew, written into tables, charts,
checks and the link, until the page could be drawn again; of very many rows those that cannot be
seen follow a little later. Of many settings the median counts.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import REPOSITORY, SHIPPED, SIZES, areas_file

sys.path.append(str(REPOSITORY / "tests"))

from browsing import ARGUMENTS, CHROMIUM
from pages_made import loaded_page
from playwright.sync_api import Browser, sync_playwright

MEASURED = """([rounds]) => {
  const { page } = WhatIf;
  const taken = { calculated: [], all: [] };
  for (let round = 1; round <= rounds; round++) {
    page.settings.set("price", `2.${round}`);
    const began = performance.now();
    page.calculation.run(page.settings.put());
    taken.calculated.push(performance.now() - began);
    page.settings.set("price", `3.${round}`);
    const again = performance.now();
    page.apply();
    taken.all.push(performance.now() - again);
  }
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  return [page.calculation.of.length, middle(taken.calculated), middle(taken.all)];
}"""


class Taken(NamedTuple):
    """What a page took: of how many steps it is, and the milliseconds of a setting."""

    what: str
    steps: int
    calculated: float
    everything: float
    limit: int


def measured(browser: Browser, what: str, file: Path, limit: int, rounds: int) -> Taken:
    """Open the page of a budget and set a rate as often as there are rounds."""
    path = file.with_suffix(".html")
    path = Path(tempfile.gettempdir()) / f"{what.replace(' ', '-')}.html"
    path.write_text(loaded_page(file), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    steps, calculated, everything = page.evaluate(MEASURED, [rounds])
    page.close()
    return Taken(what, steps, calculated, everything, limit)


def pages(browser: Browser, folder: Path) -> Iterator[Taken]:
    """Measure the page of the shipped budget, and one of very many areas."""
    yield measured(browser, "shipped file", SHIPPED, 16, 99)
    file = folder / "areas.yaml"
    file.write_text("".join(areas_file(SIZES[0])), "utf-8")
    yield measured(browser, f"{SIZES[0]} areas", file, 100, 21)


def main() -> int:
    """Print what was measured; say by the status whether it keeps to its limits."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        taken = list(pages(browser, Path(folder)))
        browser.close()
    for each in taken:
        told = f"{each.what}: {each.steps} steps, calculated in {each.calculated:.1f} ms"
        print(f"{told}, followed in {each.everything:.1f} ms of {each.limit}")
    return int(any(each.everything > each.limit for each in taken))


if __name__ == "__main__":
    sys.exit(main())
