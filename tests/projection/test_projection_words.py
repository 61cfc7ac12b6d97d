"""What the steps of explanations are called: every kind of step beneath every other, in words."""

from pathlib import Path

from conftest import REPOSITORY, budget_of
from figures import shown_figures
from test_projection_derivation import explained
from test_projection_services_explained import AREAS, HEAD

from vssbudget.projection import project
from vssbudget.projection.explanation import Step

WORDS = Path(__file__).parent / "words.txt"
PLAN = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 20}}
volumes: {cases: {unit: st, values: {2022: 90, 2023: 100, 2024: 120, 2025: 90}}}
personnel: {staff: {unit: heads, values: {2023: 7}}}
stated: {sick: {unit: "%", values: {2023: 4.5}}}
budget_frame: {2023: 0}
areas:
  a: {name: Alpha, cost: {2022: 90, 2023: 100}, revenue: {2022: 90, 2023: 99}, index: price}
investments: {lines: {cars: {name: Cars, values: {2023: 5, 2024: 6}}, vans: {2024: 2}},
  frame: {2023: 4, 2024: 9}}
published:
  cost: {a: {2023: 101, 2024: 110}, total: {2024: 109}}
  investments: {cars: {2024: 7}, income: {2024: 1}}
"""
POOLS = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {name: Prices, rates: {2024: 10, 2025: 20}}}
volumes: {m2: {name: Premises, unit: m2, values: {2023: 10, 2024: 12, 2025: 12}},
  v: {2023: 5, 2024: 5, 2025: 5}}
customers: {out: Out, rest: The rest}
areas:
  a: {name: Alpha, cost: {2023: 500}, revenue: {2023: 480}, index: price,
    carry_over: {within: 2, returned: {2024: 5}}}
  it:
    name: IT
    carry_over: {within: 2, returned: {2024: 4}}
    services:
      s: {name: Support, volume: v, revenue: {2023: 90}, price_step: 0.5,
        parts: {p: {name: Staff, cost: {2023: 60}, index: price}},
        customers: {mean: 2, headcount: {out: 1, rest: {2023: 3, 2025: 1}}}}
      t: {name: Tools, revenue: {2023: 40}, other_revenue: {2023: 3, 2024: 4}, parts: {
        p: {cost: {2023: 30}, step: 2}}, customers: {cap: 5, shares: {out: {2023: 0.2, 2024: 0.4},
        rest: {2023: 0.8, 2024: 0.6}}}}
  stab: {name: Head office, cost: {2023: 120}, index: price}
pools:
  rent: {name: Premises, volume: m2, parts: {hire: {name: Hire, cost: {2023: 70}, index: price,
    variable_share: 0.5}}, key: {volume: {a: m2, it.s: v}}}
  none: {name: Nobody's, parts: {p: {cost: {2023: 6}, step: 1}},
    key: {headcount: {a: {2023: 1, 2024: 0}, it.t: 0}, mean: 2}}
  head: {of: stab, order: 2, key: {cost: [a, it.s]}}
  help: {of: it, order: 3, key: {amounts: {out: {2023: 90, 2024: 95, 2025: 99}}}}
"""
CAPITAL = REPOSITORY / "docs" / "capital.yaml"
SHARED = REPOSITORY / "docs" / "shared.yaml"


def told_of(*texts: str) -> list[str]:
    """Give a step of each kind beneath each kind, in words, with its value and unit, in order."""
    told: dict[tuple[str, ...], str] = {}

    def tell(step: Step, above: str) -> None:
        value = f"{round(step.value, 6).normalize():f} {step.unit}".strip()
        line = f"{above} | {step.name} | {value} | {step.how}".strip()
        kind = above, step.name.name, step.how
        told[kind] = min(line, told.get(kind, line))
        for each in step.steps:
            tell(each, step.name.name.removeprefix("step-"))

    for text in texts:
        projection = project(budget_of(text))
        for address in shown_figures(projection):
            tell(explained(projection, address), "")
    return sorted(told.values())


def test_every_kind_of_step_is_called_as_it_stands_in_the_list() -> None:
    """`words.txt` has the kind of step above, the words of the step, its value, and how."""
    areas = zip("abcdefghij", AREAS.values(), strict=True)
    mixed = HEAD + "".join(f"  {key}: {{name: {key.upper()}, {area}}}\n" for key, area in areas)
    told = told_of(mixed, PLAN, POOLS, CAPITAL.read_text("utf-8"), SHARED.read_text("utf-8"))
    assert told == WORDS.read_text("utf-8").splitlines()
