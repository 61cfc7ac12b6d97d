"""Of a cost that revenue does not bear it is told how much is shared or capital cost."""

from cures import errors

HEAD = """
title: Serviceförvaltningen
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
indices: {price: {name: Priser, rates: {2024: 2}}}
pools:
  lokaler: {name: Gemensamma lokaler, parts: {hyra: {cost: {2023: 3600}, index: price}},
    key: {headcount: {stab: 11, it.arbetsplats: 22, it.telefoni: 3}}}
  inget: {name: Delas av ingen, parts: {p: {cost: {2023: 0}, index: price}},
    key: {headcount: {it.arbetsplats: 1}}}
investments:
  interest: 2.5
  lines:
    fordon: {name: Transportfordon, values: {2023: 800}, life: 4, opening: {2: 400},
      used_by: it.telefoni}
    ram: {values: {2023: 900}, life: 5, used_by: stab}
    senare: {values: {2024: 80}, life: 4, used_by: it.telefoni}
    ingen: {values: {2023: 80}, life: 4}
areas:
"""
AREAS = """
  stab: {cost: {2022: 70, 2023: 2000}, revenue: {2022: 80, 2023: 1900}, index: price,
    price_change: {2024: 0}}
  it:
    services:
      arbetsplats: {revenue: {2023: 38000}, parts: {allt: {cost: {2023: 38000}, index: price}}}
      telefoni: {revenue: {2023: 6200, 2024: 6400}, parts: {allt: {cost: {2023: 6200}, step: 0}}}
"""


def test_each_says_how_much_of_the_cost_is_shared_or_capital_and_where_from() -> None:
    """A head bears 100; 400 over two years and 2.5 % of it are 210.

    In 2024 a head bears 102, and depreciation is 200 of both; interest 2.5 % of 200 and of 800.
    """
    assert [str(each.message) for each in errors(HEAD + AREAS)] == [
        "stab 2023: revenue 1 900 tkr, cost 2 000 tkr, of which 1 100 tkr shared cost (Gemensamma "
        "lokaler): 100 tkr too little",
        "stab 2024: revenue 1 900 tkr, cost 2 243 tkr, of which 1 122 tkr shared cost (Gemensamma "
        "lokaler) and 203 tkr capital cost (ram): 343 tkr too little",
        "it, arbetsplats 2023: revenue 38 000 tkr, cost 40 200 tkr, of which 2 200 tkr shared "
        "cost (Gemensamma lokaler): 2 200 tkr too little",
        "it, telefoni 2023: revenue 6 200 tkr, cost 6 710 tkr, of which 300 tkr shared cost "
        "(Gemensamma lokaler) and 210 tkr capital cost (Transportfordon): 510 tkr too little",
        "it, telefoni 2024: revenue 6 400 tkr, cost 6 931 tkr, of which 306 tkr shared cost "
        "(Gemensamma lokaler) and 425 tkr capital cost (Transportfordon): 531 tkr too little",
    ]


def test_nothing_is_said_where_it_is_too_much_or_nothing_is_borne() -> None:
    text = HEAD.replace("stab: 11, ", "").replace("used_by: stab", "used_by: it.telefoni")
    areas = AREAS.replace("2023: 1900", "2023: 1901").replace(
        "2023: 38000}, parts", "2023: 50000}, parts"
    )
    told = [str(each.message) for each in errors(text + areas)][:3]
    assert told[0] == "stab 2023: revenue 1 901 tkr, cost 2 000 tkr: 99 tkr too little"
    assert told[2].endswith("too much")
    assert "of which" not in "".join(told)


def test_what_an_area_returns_comes_behind_what_it_bears() -> None:
    returned = "carry_over: {within: 2, returned: {2023: 30}}, index: price"
    text = HEAD + AREAS.replace("index: price,\n    price_change: {2024: 0}", returned)
    assert str(errors(text)[0].message) == (
        "stab 2023: revenue 1 900 tkr, cost 2 000 tkr, of which 1 100 tkr shared cost (Gemensamma "
        "lokaler) less 30 tkr of earlier surpluses that are returned: 70 tkr too little"
    )
