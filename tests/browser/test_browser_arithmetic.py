"""The arithmetic of the page: digit for digit that of the calculation."""

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, DecimalException, localcontext
from pathlib import Path
from random import Random
from typing import NamedTuple

from browsing import Opener

import vssbudget
from vssbudget.amounts import (
    EXACT,
    Percent,
    allot,
    change,
    growth,
    in_steps,
    is_nothing,
    percent_to,
    steady,
)
from vssbudget.formulas.rounded_parts import rounded_parts
from vssbudget.formulas.working import way

FOLDER = Path(vssbudget.__file__).parent / "report" / "page"
SCRIPT = (FOLDER / "arithmetic.js").read_text("utf-8")
MANY = 1_500
"""How often each operation is drawn."""

SHORT = (1, 1, 2, 3, 4, 6, 9)
LONG = (*SHORT, 15, 30, 59, 60)
CALL = """(cases) => {
  const told = ({c, e}) => [String(c), e];
  return JSON.stringify(JSON.parse(cases).map(([name, values, extra]) => {
    const given = values.map(Exact.decimal);
    try {
      return [].concat(CALLS[name](given, extra)).map(told);
    } catch (error) {
      if (error instanceof Exact.TooLarge) return null;
      throw error;
    }
  }));
}"""
CALLS = """
const half = (values) => values.length / 2;
const CALLS = {
  add: ([a, b]) => Exact.add(a, b),
  subtract: ([a, b]) => Exact.subtract(a, b),
  multiply: ([a, b]) => Exact.multiply(a, b),
  divide: ([a, b]) => Exact.divide(a, b),
  negated: ([a]) => Exact.negated(a),
  absolute: ([a]) => Exact.absolute(a),
  compare: ([a, b]) => ({c: BigInt(Exact.compare(a, b)), e: 0}),
  quantize: ([a], places) => Exact.quantize(a, -places),
  steady: ([a]) => Exact.steady(a),
  percent_to: ([a], decimals) => Exact.roundTo(a, decimals),
  in_steps: ([a, b]) => Exact.inSteps(a, b),
  is_nothing: ([a]) => ({c: BigInt(Exact.isNothing(a)), e: 0}),
  growth: ([a]) => Exact.growth(a),
  change: ([a, b]) => Exact.change(a, b),
  sum: (values) => Exact.sum(values),
  allot: ([amount, ...weights], [order]) => Exact.allot(amount, weights, order),
  rounded_parts: ([whole, ...parts], [order, decimals]) =>
    Exact.roundedParts(whole, parts, decimals, order),
  way: ([cap, ...shares]) =>
    Exact.way(cap, shares.slice(0, half(shares)), shares.slice(half(shares))),
};
"""

Extra = int | tuple[Sequence[int], int] | None
Values = Sequence[Decimal]


class Case(NamedTuple):
    """An operation on values, and what it gives by the calculation; None if that is too large."""

    name: str
    values: Values
    extra: Extra
    gives: Values | None


class Drawn:
    """Draws numbers, and calls of operations on them."""

    def __init__(self, seed: int) -> None:
        self.of = Random(seed)

    def number(self, digits: Sequence[int] = LONG, least: int = 0) -> Decimal:
        """Draw a number: a half, a small one, one with as many digits as are carried."""
        size = self.of.choice(digits)
        whole = self.of.randrange(10**size) // 10 * 10 + self.of.choice((0, 1, 5, 5, 9)) + least
        places = self.of.choice((0, 0, 1, 1, 2, 6, size, 40, 41, 60))
        sign = 1 if least else self.of.choice((1, 1, 1, -1))
        return Decimal(sign * whole).scaleb(-places, EXACT)

    def simple(self, name: str, count: int, work: Callable[..., Decimal | bool]) -> Case:
        values = [self.number() for _ in range(count)]
        if self.of.random() < 0.1:
            values = [values[0]] * count
        return case(name, values, None, lambda: [Decimal(work(*values))])

    def placed(self, name: str, work: Callable[[Decimal, int], Decimal]) -> Case:
        value, places = self.number(), self.of.choice((0, 1, 2, 6, 30))
        return case(name, [value], places, lambda: [work(value, places)])

    def weights(self, least: int) -> list[Decimal]:
        """Draw weights, some of them alike."""
        known = [self.number(least=least) for _ in range(self.of.randrange(1, 5))]
        return known + self.of.choices(known, k=self.of.randrange(4))

    def order(self, count: int) -> list[int]:
        return self.of.sample(range(count), count)

    def allot(self) -> Case:
        amount = Decimal(self.of.randrange(-(10**6), 10 ** self.of.choice((1, 2, 9))))
        weights = self.weights(self.of.choice((0, 1)))
        order = self.order(len(weights))
        named = {str(place + 1000): each for place, each in zip(order, weights, strict=True)}
        values = [amount, *weights]
        return case(
            "allot",
            values,
            (order, 0),
            lambda: list(map(Decimal, allot(int(amount), named).values())),
        )

    def rounded_parts(self) -> Case:
        parts, decimals = self.weights(0), self.of.choice((0, 1, 6))
        with localcontext(EXACT):
            whole = sum(parts, Decimal(0)) + self.of.choice((0, 0, 1, -1))
        order = self.order(len(parts))
        names, told = [str(place + 1000) for place in order], list(map(Percent, parts))
        values = [whole, *parts]
        return case(
            "rounded_parts",
            values,
            (order, decimals),
            lambda: rounded_parts(Percent(whole), told, decimals, names)[1],
        )

    def way(self) -> Case:
        count = self.of.randrange(1, 5)
        cap = self.number(SHORT, least=1)
        before = [self.number(SHORT) for _ in range(count)]
        wanted = self.of.choice((before, [self.number(SHORT) for _ in range(count)]))
        return case("way", [cap, *before, *wanted], None, lambda: [way(cap, before, wanted)])


def case(name: str, values: Values, extra: Extra, work: Callable[[], Values]) -> Case:
    try:
        with localcontext(EXACT):
            return Case(name, values, extra, work())
    except (DecimalException, ZeroDivisionError):
        return Case(name, values, extra, None)


def rescaled(value: Decimal, places: int) -> Decimal:
    return EXACT.quantize(value, Decimal(1).scaleb(-places))


def cases(drawn: Drawn) -> Iterator[Case]:
    """Draw each operation once."""
    yield drawn.simple("add", 2, EXACT.add)
    yield drawn.simple("subtract", 2, EXACT.subtract)
    yield drawn.simple("multiply", 2, EXACT.multiply)
    yield drawn.simple("divide", 2, EXACT.divide)
    yield drawn.simple("negated", 1, EXACT.minus)
    yield drawn.simple("absolute", 1, EXACT.abs)
    yield drawn.simple("compare", 2, lambda a, b: (a > b) - (a < b))
    yield drawn.simple("steady", 1, steady)
    yield drawn.simple("in_steps", 2, in_steps)
    yield drawn.simple("is_nothing", 1, is_nothing)
    yield drawn.simple("growth", 1, growth)
    yield drawn.simple("change", 2, change)
    yield drawn.simple("sum", 5, lambda *values: sum(values, Decimal(0)))
    yield drawn.placed("quantize", rescaled)
    yield drawn.placed("percent_to", lambda a, places: percent_to(Percent(a), places))
    yield drawn.allot()
    yield drawn.rounded_parts()
    yield drawn.way()


def digits(value: Decimal) -> tuple[str, int]:
    """Write a number as whole units of its last place, and that."""
    sign, units, exponent = value.as_tuple()
    text = "".join(map(str, units))
    assert isinstance(exponent, int)
    return ("-" if sign and value else "") + text, exponent


def test_drawn_operations_give_the_same_digits(opened: Opener, tmp_path: Path) -> None:
    drawn = Drawn(2023)
    asked = [each for _ in range(MANY) for each in cases(drawn)]
    assert sum(each.gives is None for each in asked) < len(asked) / 5
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><script>{SCRIPT}{CALLS}</script>", "utf-8")
    given = [[each.name, list(map(str, each.values)), each.extra] for each in asked]
    told = json.loads(opened(path).page.evaluate(CALL, json.dumps(given)))
    for each, gives in zip(asked, told, strict=True):
        expected = None if each.gives is None else [list(digits(value)) for value in each.gives]
        assert gives == expected, each
