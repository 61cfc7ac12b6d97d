"""The formulas as docs/calculation.md writes them, worked out in fractions beside the program.

Each stands there word for word; no line there has one that does not stand here.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.addresses.derivation import derive
from vssbudget.amounts import EXACT
from vssbudget.calculation.explanation import unrounded
from vssbudget.projection import Projection, project

DOCUMENT = " ".join((REPOSITORY / "docs/calculation.md").read_text(encoding="utf-8").split())

Told = Callable[[str], Fraction]
"""Gives what the program says of an address, before it is rounded."""

In = Mapping[str, Fraction]
"""The numbers that a budget is drawn with."""

TEXT = """
title: Drawn
unit: kr
years: {{budget: [2022, 2023], plan: [2024, 2025]}}
indices:
  p: {{2023: {r3}, 2024: {r4}, 2025: {r5}}}
  w: {{2023: {q3}, 2024: {q4}, 2025: {q5}}}
  series: {{levels: {{2023: {v3}, 2024: {v4}, 2025: {v5}}}}}
  mix: {{shares: {{p: 0.25, w: 0.75}}, points: {r3}}}
volumes: {{v: {{2022: {v2}, 2023: {v3}, 2024: {v4}, 2025: {v5}}}}}
customers: {{c: C, d: D}}
areas:
  mixed: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, shares: {{p: 0.25, w: 0.75}}}}
  stepped: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, step: {s}}}
  sold: {{cost: {{2023: {c}}}, revenue: {{2023: {e}}}, index: p, volume: v, variable_share: 0.4}}
  decided:
    cost: {{2023: {c}}}
    revenue: {{2023: {e}}}
    index: p
    volume: v
    price_change: {{2024: {q4}}}
  agreed:
    cost: {{2023: {c}}}
    revenue: {{2023: {e}}}
    index: p
    volume: v
    agreement: {{price_change: {{2024: {q4}}}}}
  bound:
    cost: {{2023: {c}}}
    revenue: {{2023: {e}}}
    index: p
    volume: v
    price_index: w
  returning:
    cost: {{2023: {c}}}
    revenue: {{2023: {c}}}
    index: p
    carry_over: {{within: 3, returned: {{2024: 7}}}}
  planned: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, result: {{2024: {s}}}, index: p}}
  reserving: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, index: p}}
  of_series: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, index: series}}
  of_mix: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, index: mix}}
  framed:
    cost: {{2023: {c}}}
    revenue: {{2023: {e}, 2024: {b}, 2025: {b}}}
    index: p
    frame:
      values: {{2023: {e}}}
      index: w
      changes: {{more: {{lasting: {{2024: {s}}}, reason: More}}}}
  bearing: {{cost: {{2023: {b}}}, revenue: {{2023: {b}}}, index: p}}
  sharing: {{cost: {{2023: {c}}}, revenue: {{2023: {c}}}, step: 0}}
  giving:
    cost: {{2023: {c}}}
    revenue: {{2023: {e}}}
    index: p
    carry_over: {{within: 3, returned: {{2025: 7}}}}
    price_change: {{2024: {q4}}}
  steps:
    services:
      s:
        price: {{2023: {u}}}
        price_step: 5
        price_change: {{2024: {q4}}}
        other_revenue: {{2024: 40}}
        volume: v
        parts: {{a: {{cost: {{2023: {c}}}, index: p}}}}
  taxed:
    services:
      s:
        parts:
          tax: {{cost: {{2023: {s}}}, percent_of: wages, percent: {{2025: {r3}}}}}
          wages: {{cost: {{2023: {c}}}, index: w}}
  many:
    services:
      s:
        revenue: {{2023: {e}}}
        other_revenue: {{2023: 30, 2024: 40, 2025: 50}}
        volume: v
        price_change: {{2024: {q4}}}
        parts: {{a: {{cost: {{2023: {c}}}, index: p}}, b: {{cost: {{2023: {s}}}, index: w}}}}
      t:
        revenue: {{2023: {e}}}
        volume: v
        price: {{2024: {u}}}
        parts: {{a: {{cost: {{2023: {c}}}, index: p}}}}
reserves:
  fund: {{area: reserving, opening: {{2022: {a}}}, transfers: {{2024: {s}}}}}
  other: {{area: reserving, opening: {{2023: 0}}, transfers: {{2024: -7}}}}
investments:
  interest: {{2023: {q3}}}
  lines:
    cars: {{values: {{2023: {a}}}, life: 4, used_by: bearing}}
    vans: {{values: {{2023: {a}}}, life: 4, residual: {s}, in_use: 2023-10}}
pools:
  means:
    parts: {{x: {{cost: {{2023: {c}}}, index: p}}}}
    key: {{mean: 2, headcount: {{sharing: {{2023: {h}, 2024: {k}}}, c: 10}}}}
  caps:
    parts: {{x: {{cost: {{2023: {c}}}, index: p}}}}
    key: {{cap: 3, headcount: {{sharing: {{2023: {h}, 2024: {k}}}, c: 10}}}}
  given: {{of: giving, billed: true, key: {{headcount: {{sharing: 0, c: {h}, d: 10}}}}}}
"""


def drawn(seed: int) -> tuple[In, Projection]:
    """Draw the numbers of a budget, and project it."""
    draw = Random(seed)
    told = {each: str(Decimal(draw.randint(1, 900)) / 100) for each in ("r3", "r4", "r5")}
    told |= {each: str(Decimal(draw.randint(1, 900)) / 100) for each in ("q3", "q4", "q5")}
    told |= {each: str(draw.randint(50, 90)) for each in ("v2", "v3", "v4", "v5", "u")}
    told |= {each: str(draw.randint(5_000, 9_000)) for each in ("c", "e", "b")}
    told |= {"s": str(draw.randint(1, 90)), "a": str(4 * draw.randint(250, 999))}
    told |= {"h": str(draw.randint(1, 9)), "k": str(draw.randint(20, 30))}
    projection = project(budget_of(TEXT.format(**told)))
    return {key: Fraction(each) for key, each in told.items()}, projection


def grown(rate: Fraction) -> Fraction:
    return 1 + rate / 100


def head(n: In, year: int) -> Fraction:
    """Give the share of 1 that an area has of a key."""
    has = n["h"] if year == 2023 else n["k"]
    return has / (has + 10)


def whole(amount: Fraction) -> int:
    """Round an amount above zero half up."""
    return int(amount + Fraction(1, 2))


FORMULAS: Mapping[str, Callable[[In, Told], tuple[Fraction, Fraction]]] = {
    "cost(t) = cost(base) · Σᵢ shareᵢ · Πₛ (1 + rateᵢ(s)/100)": lambda n, told: (
        told("mixed.cost.2025"),
        n["c"]
        * (grown(n["r4"]) * grown(n["r5"]) / 4 + grown(n["q4"]) * grown(n["q5"]) * Fraction(3, 4)),
    ),
    "rate(t) = (level(t) / level(t−1) − 1) · 100": lambda n, told: (
        told("of_series.cost.2024"),
        n["c"] * n["v4"] / n["v3"],
    ),
    "rate(t) = Σᵢ shareᵢ · rateᵢ(t) + points(t)": lambda n, told: (
        told("of_mix.cost.2024"),
        n["c"] * grown(n["r4"] / 4 + n["q4"] * Fraction(3, 4) + n["r3"]),
    ),
    "cost(t) = cost(base) + step · (t − base)": lambda n, told: (
        told("stepped.cost.2025"),
        n["c"] + 2 * n["s"],
    ),
    "Πₛ (1 + variable_share · (V(s)/V(s−1) − 1))": lambda n, told: (
        told("sold.cost.2025"),
        n["c"]
        * grown(n["r4"])
        * grown(n["r5"])
        * (1 + Fraction(2, 5) * (n["v4"] / n["v3"] - 1))
        * (1 + Fraction(2, 5) * (n["v5"] / n["v4"] - 1)),
    ),
    "R(t) = R(t−1) · (1 + change/100) · V(t)/V(t−1), and": lambda n, told: (
        told("decided.revenue.2024"),
        n["e"] * grown(n["q4"]) * n["v4"] / n["v3"],
    ),
    "R(t) = R(t−1) · (1 + 3.0/100) · V(t)/V(t−1), as": lambda n, told: (
        told("agreed.revenue.2024"),
        n["e"] * grown(n["q4"]) * n["v4"] / n["v3"],
    ),
    "R(t) = R(t−1) · (1 + rate(t)/100) · V(t)/V(t−1), with": lambda n, told: (
        told("bound.revenue.2025"),
        n["e"] * grown(n["q4"]) * grown(n["q5"]) * n["v5"] / n["v3"],
    ),
    "revenue(t) = cost(t) + planned result(t)": lambda n, told: (
        told("planned.revenue.2024"),
        n["c"] * grown(n["r4"]) + n["s"],
    ),
    "revenue(t) = cost(t) + Σ transfer(t)": lambda n, told: (
        told("reserving.revenue.2024"),
        n["c"] * grown(n["r4"]) + n["s"] - 7,
    ),
    "balance(t) = balance(t−1) + transfer(t)": lambda n, told: (
        told("reserves.fund.balance.2025"),
        n["a"] + n["s"],
    ),
    "balanced result(t) = result(t) − Σ transfer(t)": lambda n, told: (
        told("total.balanced_result.2024"),
        told("total.result.2024") - n["s"] + 7,
    ),
    "R(t) · V(t−1) / (R(t−1) · V(t)) − 1": lambda n, told: (
        told("sold.price_change.2025") / 100,
        told("sold.revenue.2025") * n["v4"] / (told("sold.revenue.2024") * n["v5"]) - 1,
    ),
    "C(t) · V(t−1) / (R(t−1) · V(t)) − 1": lambda n, told: (
        told("decided.self_cost_change.2024") / 100,
        told("decided.cost.2024") * n["v3"] / (n["e"] * n["v4"]) - 1,
    ),
    "share · level(t−1) · rate(t)/100": lambda n, told: (
        told("mixed.self_cost_change.w.2025") / 100,
        Fraction(3, 4) * n["c"] * grown(n["q4"]) * n["q5"] / 100 / told("mixed.revenue.2024"),
    ),
    "C(t) · V(t−1)/V(t), less the cost": lambda n, told: (
        told("decided.self_cost_change.volume.2024") / 100,
        (told("decided.cost.2024") * (n["v3"] / n["v4"] - 1)) / n["e"],
    ),
    "C(t−1) − R(t−1)": lambda n, told: (
        told("decided.self_cost_change.result.2024") / 100,
        (n["c"] - n["e"]) / n["e"],
    ),
    "Σ cost of a part · shareᵢ · rateᵢ / whole cost": lambda n, told: (
        told("many.s.self_cost_change.w.2023"),
        n["s"] * n["q3"] / (n["c"] + n["s"]),
    ),
    "cost(t) = other(t) · percent(t) / 100": lambda n, told: (
        told("taxed.cost.2025"),
        n["c"] * grown(n["q4"]) * grown(n["q5"]) * (1 + n["r3"] / 100),
    ),
    "cost(t) = other(t) · cost(base) / other(base)": lambda n, told: (
        told("taxed.cost.2024"),
        (n["c"] + n["s"]) * grown(n["q4"]),
    ),
    "cost(t) = Σₚ cost(p, t)": lambda n, told: (
        told("many.s.cost.2024"),
        n["c"] * grown(n["r4"]) + n["s"] * grown(n["q4"]),
    ),
    "revenue(t) = price(t) · V(t) + other(t); with": lambda n, told: (
        told("many.t.revenue.2024"),
        n["u"] * n["v4"],
    ),
    "revenue(t) = (revenue(t−1) − other(t−1)) · (1 + change/100) · V(t)/V(t−1) + other(t)": (
        lambda n, told: (
            told("many.s.revenue.2024"),
            (n["e"] - 30) * grown(n["q4"]) * n["v4"] / n["v3"] + 40,
        )
    ),
    "price(t) = step · whole(price(t−1) · (1 + change/100) / step), and"
    " revenue(t) = price(t) · V(t) + other(t)": lambda n, told: (
        told("steps.s.revenue.2024"),
        5 * int(n["u"] * grown(n["q4"]) / 5 + Fraction(1, 2)) * n["v4"] + 40,
    ),
    "rounded(price · V(t) + other(t)) − rounded(cost(t))": lambda n, told: (
        told("steps.s.step_result.2025"),
        5 * int(told("steps.s.self_cost_price.2025") / 5 + Fraction(1, 2)) * n["v5"]
        - int(told("steps.s.cost.2025") + Fraction(1, 2)),
    ),
    "(cost(t) − other(t)) / V(t)": lambda n, told: (
        told("many.s.self_cost_price.2025"),
        (told("many.s.cost.2025") - 50) / n["v5"],
    ),
    "Σₛ P(s, t) / Σₛ (P(s, t−1) · V(s, t)/V(s, t−1)) − 1": lambda n, told: (
        told("many.price_change.2024") / 100,
        (told("many.s.revenue.2024") - 40 + told("many.t.revenue.2024"))
        / ((n["e"] - 30 + n["e"]) * n["v4"] / n["v3"])
        - 1,
    ),
    "needed(t) · V(t−1)/V(t) − needed(t), where needed(t) = cost(t) − other(t)": lambda n, told: (
        told("many.s.self_cost_change.volume.2024") / 100,
        (told("many.s.cost.2024") - 40) * (n["v3"] / n["v4"] - 1) / (n["e"] - 30),
    ),
    "depreciation(t) = (A − R) · m / n": lambda n, told: (
        told("capital.vans.2023.cost.2023"),
        (n["a"] - n["s"]) * 3 / 48,
    ),
    "book value at the end of t = R + (A − R) · (n − months written off) / n": lambda n, told: (
        told("capital.vans.2023.book_value.2025"),
        n["s"] + (n["a"] - n["s"]) * (48 - 27) / 48,
    ),
    "interest(t) = book value at the end of t − 1 · internal rate(t) / 100": lambda n, told: (
        told("capital.vans.2023.interest.2025"),
        (n["s"] + (n["a"] - n["s"]) * (48 - 15) / 48) * n["q3"] / 100,
    ),
    "capital cost(t) = depreciation(t) + interest(t)": lambda n, told: (
        told("bearing.cost.2024") - n["b"] * grown(n["r4"]),
        n["a"] / 4 + n["a"] * n["q3"] / 100,
    ),
    "cost(t) = (cost(s) − capital(s)) · growth(s→t) + … + capital(t)": lambda n, told: (
        told("bearing.cost.2025"),
        n["b"] * grown(n["r4"]) * grown(n["r5"]) + n["a"] / 4 + n["a"] * 3 / 4 * n["q3"] / 100,
    ),
    "C(t) · kᵢ / Σ k": lambda n, told: (
        told("pools.means.to.sharing.2023"),
        Fraction(int(n["c"] * head(n, 2023) + Fraction(1, 2))),
    ),
    "s(t) = Σ k(u) / n": lambda n, told: (
        told("pools.means.share.sharing.2024"),
        (head(n, 2023) + head(n, 2024)) / 2,
    ),
    "s(t) = s(t−1) + (k(t) − s(t−1)) · min(1, p/100 / max |k(t) − s(t−1)|)": lambda n, told: (
        told("pools.caps.share.sharing.2025"),
        min(head(n, 2024), head(n, 2023) + Fraction(6, 100)),
    ),
    "revenue(t) = cost(t) − returned(t)": lambda n, told: (
        told("returning.revenue.2024"),
        n["c"] * grown(n["r4"]) - 7,
    ),
    "net cost(t) = cost(t) − revenue(t)": lambda n, told: (
        told("framed.net_cost.2024"),
        whole(told("framed.cost.2024")) - n["b"],
    ),
    "left(t) = frame(t) − net cost(t)": lambda n, told: (
        told("framed.left.2025"),
        whole((n["e"] * grown(n["q4"]) + n["s"]) * grown(n["q5"])) - told("framed.net_cost.2025"),
    ),
    "other(t) = Σ given to customers(t)": lambda n, told: (
        told("giving.revenue.2024"),
        (n["e"] - whole(n["c"])) * grown(n["q4"]) + whole(n["c"] * grown(n["r4"])),
    ),
    "needed(t) = cost(t) − returned(t) − other(t) alone": lambda n, told: (
        told("giving.self_cost_change.2025") / 100,
        (n["c"] * grown(n["r4"]) * grown(n["r5"]) - 7 - told("pools.given.billed.2025"))
        / ((n["e"] - n["c"]) * grown(n["q4"]))
        - 1,
    ),
    "result(t) + returned(t) = 0": lambda _, told: (
        told("returning.result.2024") + 7,
        Fraction(0),
    ),
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_of_the_document_is_the_one_of_the_program(formula: str) -> None:
    assert formula in DOCUMENT
    for seed in range(5):
        numbers, projection = drawn(seed)

        def told(address: str, projection: Projection = projection) -> Fraction:
            explanation = derive(projection, address)
            assert explanation is not None, address
            return Fraction(unrounded(explanation))

        with localcontext(EXACT):
            given, expected = FORMULAS[formula](numbers, told)
        assert abs(given - expected) < Fraction(1, 10**30), (seed, float(given), float(expected))


def test_no_formula_of_the_document_is_left_out() -> None:
    rest = DOCUMENT
    for formula in sorted(FORMULAS, key=len, reverse=True):
        rest = rest.replace(formula, "")
    assert "(t) =" not in rest
    assert "V(t" not in rest
