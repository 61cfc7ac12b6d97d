"""Documents drawn by a number, in which one printed row is wrong by a cause that is known.

A budget of some areas is drawn and calculated; what it gives is printed, and one error is planted
in that: of the total, or of the row of an area. What is found of its cause is counted; where it was
another one that was told as the only one, or less than 95 of 100 are told first, that is an error.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from random import Random
from typing import Any, NamedTuple

from drawn import flow

from vssbudget.checks import check
from vssbudget.checks.causes import with_causes
from vssbudget.findings import Causes
from vssbudget.loader import Source, load
from vssbudget.projection import Projection, project
from vssbudget.wording import Message

Tree = dict[Any, Any]
Row = dict[int, int]

BASE = 2023
PAST = (2021, 2022, BASE)
ITSELF = "the printed row"


class Planted(NamedTuple):
    """A document with an error: its kind, the row it is in, and the cause as it is to be told.

    The cause has one of these names and these values.
    """

    text: str
    kind: str
    row: tuple[str, str]
    names: tuple[str, ...]
    values: Mapping[str, Any]

    def is_it(self, cause: Message) -> bool:
        """Whether a cause that is told is the one that was planted."""
        told = {key: _plain(each) for key, each in cause.values.items()}
        return cause.name in self.names and all(
            told[key] == self.values[key] for key in self.values
        )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(sorted(map(str, value)))
    return str(value) if isinstance(value, Message) else value


class _Error(NamedTuple):
    row: tuple[str, str]
    figures: Row
    names: tuple[str, ...]
    values: Mapping[str, Any]


class Document:
    """A budget that is drawn, what it gives, and dice for an error in that."""

    def __init__(self, number: int) -> None:
        self.dice = Random(number)
        self.plan = tuple(range(BASE + 1, BASE + 1 + self.dice.randint(3, 6)))
        self.rates = {name: self._rates() for name in ("price", "wage", "food")}
        self.areas = {f"a{each}": self._area() for each in range(self.dice.randint(3, 9))}
        self.tree: Tree = {
            "title": "T",
            "unit": "tkr",
            "years": {"actual": PAST[:1], "budget": PAST[1:], "plan": self.plan},
            "indices": {name: {"rates": row} for name, row in self.rates.items()},
            "areas": self.areas,
        }
        projection = _projection(self.written({}))
        self.rows: dict[str, Row] = {
            each.key: _by_year(projection, each.cost) for each in projection.areas
        }
        self.total = _by_year(projection, projection.total.cost)

    def _rates(self) -> dict[int, str]:
        every = self.dice.random() < 0.3
        first = self.dice.randint(10, 45)
        drawn = {year: first if every else self.dice.randint(10, 45) for year in self.plan}
        return {
            year: f"{each / 10}"
            for year, each in {BASE: self.dice.randint(10, 45), **drawn}.items()
        }

    def _area(self) -> Tree:
        base = round(10 ** self.dice.uniform(3.3, 5.4))
        cost = {
            2021: round(base * self.dice.uniform(0.8, 0.95)),
            2022: round(base * self.dice.uniform(0.9, 1.0)),
            BASE: base,
        }
        told: Tree = {"cost": cost, "revenue": cost}
        kind = self.dice.choice(("index", "index", "shares", "shares", "step"))
        if kind == "index":
            return {**told, "index": self.dice.choice(list(self.rates))}
        if kind == "step":
            return {**told, "step": self.dice.randint(1, 9) * 50}
        share = self.dice.choice((20, 30, 40, 60))
        one, other = self.dice.sample(list(self.rates), 2)
        return {**told, "shares": {one: f"0.{share}", other: f"0.{100 - share}"}}

    def written(self, published: Tree) -> str:
        """Write the budget with what is printed of it."""
        tree = {**self.tree, "published": {"cost": published}} if published else self.tree
        return "".join(f"{key}: {flow(value)}\n" for key, value in tree.items())

    def printed(self, error: _Error) -> str:
        """Write the budget with its rows printed, one of them with an error."""
        rows = {key: {year: row[year] for year in self.plan} for key, row in self.rows.items()}
        published = {**rows, "total": dict(self.total)}
        published[error.row[1]] = {**published[error.row[1]], **error.figures}
        return self.written(published)

    def years(self) -> Sequence[int]:
        """Draw the years of an error: one, the plan, or all."""
        every = (*PAST, *self.plan)
        return self.dice.choice(((self.dice.choice(every),), self.plan, every))

    def area(self, moves: tuple[str, ...] = ("index", "shares", "step")) -> str:
        """Draw an area that moves in one of these ways."""
        able = [key for key, own in self.areas.items() if any(each in own for each in moves)]
        return self.dice.choice(able or list(self.areas))

    def counted(self, key: str, others: Mapping[int, int], names: tuple[str, ...]) -> _Error:
        """Print the total as it is with other figures of a row."""
        figures = {y: self.total[y] - self.rows[key][y] + other for y, other in others.items()}
        return _Error(("cost", "total"), figures, names, {"row": key})


def _projection(text: str) -> Projection:
    budget = load(Source("planted.yaml", None, text.encode())).budget
    assert budget is not None, text
    return project(budget)


def _by_year(projection: Projection, row: Iterable[int | None]) -> Row:
    return {year: each or 0 for year, each in zip(projection.years, row, strict=True)}


def rounded(figure: Decimal) -> int:
    """Round half up to a whole unit."""
    return int(figure.quantize(Decimal(1), ROUND_HALF_UP))


def whole(document: Document, *, yearly: bool) -> _Error:
    """Carry the total as a whole, by an index or by a rate."""
    dice, name = document.dice, document.dice.choice(list(document.rates))
    rates = {year: Decimal(document.rates[name][year]) for year in document.plan}
    if dice.random() < 0.5:
        rates = dict.fromkeys(document.plan, Decimal(dice.randint(100, 450)) / 100)
    exact, figures = Decimal(document.total[BASE]), {}
    for year in document.plan:
        exact *= 1 + rates[year] / 100
        figures[year] = rounded(exact)
        if yearly:
            exact = Decimal(figures[year])
    how = "yearly" if yearly else "once"
    names = ("carried-whole", f"carried-whole-{how}")
    return _Error(("cost", "total"), figures, names, {"row": ITSELF})


def times(factor: int, name: str, document: Document) -> _Error:
    """Count a row another number of times in the total."""
    key = document.area()
    others = {year: factor * document.rows[key][year] for year in document.years()}
    return document.counted(key, others, (name,))


def two_left_out(document: Document) -> _Error:
    """Leave two rows out of the total."""
    one, other = sorted(document.dice.sample(list(document.rows), 2))
    figures = {
        year: document.total[year] - document.rows[one][year] - document.rows[other][year]
        for year in document.years()
    }
    return _Error(("cost", "total"), figures, ("two-left-out",), {"rows": (one, other)})


def shifted(document: Document) -> _Error:
    """Count a row with the figure of another year in the total."""
    key, late = document.area(), document.dice.random() < 0.5
    row, by = document.rows[key], -1 if late else 1
    others = {year: row[year + by] for year in document.years() if year + by in row}
    name = f"slip-year-{'late' if late else 'early'}"
    return document.counted(key, others or {BASE: row[BASE + by]}, (name,))


def written_wrong(document: Document) -> _Error:
    """Write the digits of a figure wrong, of a printed row or of one that the total counts."""
    dice, key = document.dice, document.dice.choice([*document.rows, "total"])
    row = {**document.rows, "total": document.total}[key]
    printed = key == "total" or dice.random() < 0.5
    year = dice.choice(document.plan if printed else (*PAST, *document.plan))
    digits = str(row[year])
    at = dice.randrange(1, len(digits))
    name, wrong = dice.choice(
        (
            ("swapped", digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]),
            ("tenfold", f"{digits}0"),
            ("tenth", digits[:-1]),
            ("dropped", digits[:at] + digits[at + 1 :]),
            ("typed-twice", digits[: at + 1] + digits[at:]),
        )
    )
    names = (f"slip-{name}", *(("slip-tenth",) if name == "dropped" else ()))
    if not printed:
        return document.counted(key, {year: int(wrong)}, names)
    return _Error(("cost", key), {year: int(wrong)}, names, {"row": ITSELF})


def _of_area(
    document: Document, key: str, own: Tree, names: tuple[str, ...], **values: Any
) -> _Error:
    """Print the row of an area as it is where it moves otherwise."""
    areas = {**document.areas, key: {**_still(document.areas[key]), **own}}
    return _again(document, key, {**document.tree, "areas": areas}, names, **values)


def _again(
    document: Document, key: str, tree: Tree, names: tuple[str, ...], **values: Any
) -> _Error:
    text = "".join(f"{name}: {flow(value)}\n" for name, value in tree.items())
    projection = _projection(text)
    row = _by_year(projection, projection.by_key[key].cost)
    figures = {year: row[year] for year in document.plan}
    return _Error(("cost", key), figures, names, {"row": ITSELF, **values})


def _still(own: Tree) -> Tree:
    return {name: each for name, each in own.items() if name in ("cost", "revenue")}


def other_index(document: Document) -> _Error:
    """Move an area by another index."""
    key, name = document.area(), document.dice.choice(list(document.rates))
    names = ("moved-by", "carried-whole", "carried-whole-once")
    return _of_area(document, key, {"index": name}, names)


def in_steps(document: Document) -> _Error:
    """Move an area by a fixed step in place of its rates."""
    key = document.area(("index", "shares"))
    step = document.rows[key][BASE + 1] - document.rows[key][BASE]
    return _of_area(document, key, {"step": step}, ("carried-in-steps",), step=step)


def kept(document: Document) -> _Error:
    """Do not move an area at all."""
    key = document.area()
    return _of_area(document, key, {"step": 0}, ("carried-whole", "not-moved"))


def missed(document: Document) -> _Error:
    """Miss the rates of a year of an area."""
    key, year = document.area(("index", "shares")), document.dice.choice(document.plan)
    rates = {name: {"rates": {**row, year: "0"}} for name, row in document.rates.items()}
    tree = {**document.tree, "indices": rates}
    return _again(document, key, tree, ("rates-missed",), year=year)


def each_year(document: Document) -> _Error:
    """Round an area every year."""
    key = document.area(("index",))
    rates = document.rates[document.areas[key].get("index", "price")]
    figures, whole_ = {}, document.rows[key][BASE]
    for year in document.plan:
        whole_ = figures[year] = rounded(whole_ * (1 + Decimal(rates[year]) / 100))
    names = ("rounded-yearly", "carried-whole-yearly")
    return _Error(("cost", key), figures, names, {"row": ITSELF})


def copied(document: Document) -> _Error:
    """Copy the row of an area from another."""
    one, other = document.dice.sample(list(document.rows), 2)
    figures = {year: document.rows[other][year] for year in document.plan}
    return _Error(("cost", one), figures, ("copied",), {"row": ITSELF, "other": f"cost, {other}"})


KINDS: Mapping[str, Callable[[Document], _Error]] = {
    "total carried as a whole, rounded once": partial(whole, yearly=False),
    "total carried as a whole, rounded every year": partial(whole, yearly=True),
    "row left out": partial(times, 0, "slip-left-out"),
    "row counted twice": partial(times, 2, "slip-doubled"),
    "sign": partial(times, -1, "slip-sign"),
    "two rows left out": two_left_out,
    "year late or early": shifted,
    "digits": written_wrong,
    "other index": other_index,
    "step in place of a rate": in_steps,
    "not moved": kept,
    "rates of a year missed": missed,
    "rounded every year": each_year,
    "copied": copied,
}
"""The kinds of errors."""


def planted(number: int) -> Planted:
    """Draw the document of a number; its kind goes by that as well."""
    kind = [*KINDS][number % len(KINDS)]
    document = Document(number)
    error = KINDS[kind](document)
    return Planted(document.printed(error), kind, error.row, error.names, error.values)


def noise(number: int) -> Planted:
    """Draw a document in which a row is off by any numbers: for that there is no cause."""
    document = Document(number)
    dice, key = document.dice, document.dice.choice(["total", *document.rows])
    row = {**document.rows, "total": document.total}[key]
    most = 10 ** dice.uniform(0.3, 4.5)
    years = dice.choice(((dice.choice(document.plan),), document.plan))
    off = {year: dice.choice((-1, 1)) * round(dice.uniform(0.3, 1) * most) for year in years}
    figures = {year: row[year] + each for year, each in off.items()}
    error = _Error(("cost", key), figures, (), {})
    return Planted(document.printed(error), "noise", error.row, (), {})


def found(document: Planted) -> list[Causes]:
    """Give what is found of the causes of the row that is wrong, a year after the other."""
    projection = _projection(document.text)
    judged = with_causes(projection, check(projection, ("footing", "published-plan")))
    findings = [each for judgement in judged for each in judgement.findings]
    return [each.causes for each in findings if each.causes and each.path[1:3] == document.row]


def outcome(document: Planted) -> str:
    """Say whether the cause that was planted was named, was told first, or what else came of it.

    An error that changes nothing, or by no more than rounding explains, is not seen.
    """
    causes = found(document)
    if any(each.determined and not document.is_it(each.found[0]) for each in causes):
        return "false"
    if not causes:
        return "not seen"
    if not all(each.found and document.is_it(each.found[0]) for each in causes):
        return "not first"
    return "named" if all(each.determined for each in causes) else "first of several"


def falls_short(counts: Counter[str]) -> bool:
    """Whether a cause was told as the only one that was not, or too few were told first."""
    first = counts["named"] + counts["first of several"]
    return bool(counts["false"]) or 20 * counts["not first"] > first + counts["not first"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Plant errors, print what was found of their causes, and end with 1 where that falls short."""
    parser = argparse.ArgumentParser(description="Errors planted in drawn documents.")
    parser.add_argument("--count", type=int, default=1_000, help="how many documents")
    options = parser.parse_args(arguments)
    counts = Counter(outcome(planted(number)) for number in range(options.count))
    lines = [f"| {name} | {count} |" for name, count in sorted(counts.items())]
    print("\n".join(["| the planted cause | documents |", "|:---|---:|", *lines]))
    return int(falls_short(counts))


if __name__ == "__main__":
    sys.exit(main())
