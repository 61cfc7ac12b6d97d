"""Small budgets that have every way in which a figure may come about."""

from conftest import REPOSITORY

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025, 2026]}
indices:
  price: {2024: 10, 2025: 20, 2026: 5}
  wage: {2023: 1, 2024: 3, 2025: 4, 2026: 2}
volumes: {cases: {2022: 90, 2023: 100, 2024: 120, 2025: 90, 2026: 95}}
areas:
"""
PART = "cost: {2023: 100}, index: price"
AREAS = {
    "a rate agreed for a mix": (
        "cost: {2023: 1000}, revenue: {2023: 1250}, shares: {price: 0.5, wage: 0.5}, "
        "volume: cases, variable_share: 0.4, lasting: {2024: 30}, agreement: {2025: 4, 2026: 1}"
    ),
    "a rate and an amount agreed where nothing else moves": (
        "cost: {2023: 1000}, revenue: {2023: 900}, price_change: {2024: 3}, volume: cases, "
        "variable_share: 0.5, agreement: {rates: {2024: 4, 2026: 2}, amounts: {2025: 1200}}"
    ),
    "a price change without a volume": (
        "services: {s: {revenue: {2023: 100}, price_change: {2024: 5, 2025: 1}, "
        f"parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a price in the unit of the file": (
        "services: {s: {volume: cases, price: {2022: 1, 2023: 2, 2024: 3}, "
        "price_change: {2025: 1}, other_revenue: {2023: 1, 2025: 4}, "
        f"parts: {{one: {{{PART}}}, two: {{cost: {{2023: 50}}, index: wage}}}}}}}}"
    ),
    "an amount agreed for a service": (
        "agreement: {2025: 7}, services: {s: {revenue: {2023: 160}, agreement: {amounts: "
        f"{{2024: 170, 2026: 190}}}}, parts: {{one: {{{PART}}}, two: {{cost: {{2023: 50}}}}}}}}}}"
    ),
    "what is paid per unit comes to nothing": (
        f"services: {{s: {{revenue: {{2023: 100}}, parts: {{all: {{{PART}}}}}}}, t: {{revenue: "
        f"{{2023: 0}}, other_revenue: {{2023: 100}}, parts: {{all: {{{PART}}}}}}}}}"
    ),
    "parts that all causes move": (
        "services: {s: {volume: cases, revenue: {2023: 500}, parts: {"
        "one: {cost: {2023: 100}, shares: {price: 0.3, wage: 0.7}, variable_share: 0.5}, "
        "two: {cost: {2023: 50}, lasting: {2024: 20}, one_off: {2025: 7}, index: wage}, "
        "three: {cost: {2023: 60, 2025: 90}, index: price, agreement: {2024: 3}}, "
        "four: {cost: {2023: 80}, variable_share: 1, agreement: {rates: {2024: 2, 2025: 1, "
        "2026: 2}}}, five: {cost: {2023: 40, 2024: 41}, step: 0, variable_share: 1}}}, "
        "t: {volume: cases, price: {2023: 1.5}, price_step: 0.000002, other_revenue: {2024: 2}, "
        "parts: {one: {cost: {2023: 90}, index: wage, variable_share: 0.1}}}, "
        "u: {parts: {one: {cost: {2023: 70}, step: 3}}, revenue: {2023: 70}}}"
    ),
    "a frame that all causes move": (
        "cost: {2022: 90, 2023: 100, 2025: 130}, index: price, revenue: {2022: 5, 2023: 10, "
        "2024: 11, 2025: 9, 2026: 12}, frame: {values: {2022: 80, 2023: 90, 2025: 125}, "
        "shares: {price: 0.4, wage: 0.6}, changes: {one: {lasting: {2024: 7, 2026: -3}, "
        "reason: Why}, two: {lasting: {2024: 2}, one_off: {2024: -1, 2026: 4}, reason: Why}}}"
    ),
    "a frame by a step, and nothing earned": (
        "cost: {2023: 100}, step: 3, frame: {values: {2023: 90}, step: 4}"
    ),
    "a frame of services that partly earn": (
        "frame: {2023: 180, 2024: 190, 2025: 200, 2026: 210}, services: {s: {volume: cases, "
        f"revenue: {{2023: 30}}, price_change: {{2024: 2}}, price: {{2025: 0.2}}, "
        f"parts: {{all: {{{PART}}}}}}}, t: {{parts: {{all: {{{PART}}}}}}}}}"
    ),
    "prices that go in a step": (
        "carry_over: {within: 2, returned: {2024: 5}}, services: {s: {volume: cases, "
        "revenue: {2023: 105}, other_revenue: {2025: 4}, price_step: 0.5, "
        f"parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a decided change that is taken to the step": (
        "services: {s: {volume: cases, revenue: {2023: 105}, other_revenue: {2025: 4}, "
        f"price_step: 0.5, price_change: {{2024: 30, 2025: 5}}, parts: {{all: {{{PART}}}}}}}, "
        "t: {volume: cases, price: {2023: 1.5}, price_step: 0.1, "
        f"price_change: {{2024: 4, 2026: -3}}, parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a part in two prices at the base year": (
        "cost: {2022: 7}, revenue: {2022: 8}, services: {s: {revenue: {2023: 150}, parts: {one: "
        "{cost: {2023: 100}, index: wage}, two: {cost: {2023: 50}, index: wage}}}}"
    ),
}

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
INVESTED = """
title: Small
unit: kr
years: {budget: [2022, 2023], plan: [2024, 2025, 2026, 2027]}
areas: {it: {cost: {2023: 900}, step: 0}, hr: {cost: {2023: 900}, step: 0}}
investments:%s
  lines:
    cars: {values: {2022: 100, 2023: 1000, 2025: 7}, life: 3, used_by: it}
    vans: {name: Vans, values: {2022: 5, 2024: 100}, life: 7, start: 0, used_by: it}
    tools: {values: {2023: 10}, life: 3, opening: {1: 10, 6: 1000}, used_by: hr}
    rest: {2023: 5}
"""
RATED = (
    HEAD.replace("price: {2024", "price: {2023: 4, 2024").replace(
        "wage: {2023: 1", "wage: {2023: 2"
    )
    + "  a: {services: {s: {revenue: {2023: 150}, parts: {"
    "one: {cost: {2023: 100}, shares: {price: 0.5, wage: 0.5}}, "
    "two: {name: Two, cost: {2023: 50}, index: price}}}, "
    "t: {revenue: {2023: 10}, parts: {all: {cost: {2023: 10}, shares: {price: 0.25, wage: 0.75}}}}"
    "}}\n"
)

PRICED = (
    "services: {s: {volume: cases, revenue: {2023: 100}, price_step: 0.5, "
    f"parts: {{one: {{{PART}}}, two: {{cost: {{2023: 20}}, index: wage, variable_share: 1}}}}}}}}"
)
DOCS_CAPITAL = (REPOSITORY / "docs" / "capital.yaml").read_text("utf-8")
BILLED = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 0}}
customers: {mos: MoS, klf: KLF}
price_unit: {name: kr, per: 1000, step: 10}
volumes: {v: {2022: 10, 2023: 10, 2024: 11, 2025: 10}}
areas:
  lok: {cost: {2023: 1000}, revenue: {2022: 900, 2023: 1000}, index: price, price_change: {2024: 6}}
  it:
    services:
      a:
        volume: v
        revenue: {2022: 90}
        price: {2023: 30000}
        other_revenue: {2022: 5, 2023: 5, 2024: 7}
        parts: {p: {cost: {2022: 90, 2023: 300}, index: price}}
        customers: {shares: {klf: 1}}
      b:
        volume: v
        price: {2022: 9}
        revenue: {2023: 701}
        parts: {p: {cost: {2022: 90, 2023: 701}, index: price}}
pools:
  lok: {of: lok, billed: true, key: {shares: {it.a: 0.75, mos: 0.25}}}
  all:
    of: it
    order: 2
    billed: true
    key: {amounts: {mos: {2023: 10, 2024: 20, 2025: 0}, klf: {2023: 1741, 2024: 1801, 2025: 1901}}}
"""

TEXTS = {
    **{name: f"{HEAD}  a: {{{area}}}\n" for name, area in AREAS.items()},
    "a plan": PLAN,
    "pools": POOLS,
    "billed": BILLED,
    "rates of the base year": RATED,
    "a price in steps": f"{HEAD}  a: {{{PRICED}}}\n",
    "a step of the file": f"{HEAD}  a: {{{PRICED.replace('price_step: 0.5, ', '')}}}\n"
    "price_unit: {name: kr, per: 1000, step: 10}\n",
    "capital": INVESTED % "\n  interest: {2023: 1.3, 2025: 2.7}",
    "capital without a rate": INVESTED % "",
    "capital used by none": DOCS_CAPITAL.replace("used_by: it", "start: 0"),
    "capital in a cost given later": DOCS_CAPITAL.replace(
        "cost: {2023", "cost: {2025: 250000, 2023"
    ),
    "returned": """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
areas: {a: {carry_over: {within: 1, returned: {2024: 10}}, services: {
  s: {revenue: {2023: 60}, other_revenue: {2023: 5}, parts: {p: {cost: {2023: 60}, step: 0}}},
  z: {name: Zed, revenue: {2023: 20}, parts: {p: {cost: {2023: 20}, step: -30}}}}}}
""",
    "returned to who costs nothing": """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
areas: {a: {carry_over: {within: 1, returned: {2024: 10}}, services: {
  s: {revenue: {2023: 60}, other_revenue: {2023: 5}, parts: {p: {cost: {2023: 0}, step: 0}}},
  z: {name: Zed, revenue: {2023: 20}, parts: {p: {cost: {2023: 0}, step: 0}}}}}}
""",
}
_KEYS = zip("abcdefghijklm", AREAS.values(), strict=True)
MIXED = HEAD + "".join(f"  {key}: {{name: {key.upper()}, {area}}}\n" for key, area in _KEYS)
