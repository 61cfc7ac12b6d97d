"""Budgets drawn by a number in which all is called by words of addresses and of paths."""

from collections.abc import Collection
from random import Random

from vssbudget.addresses.kinds import KINDS, OF_CAPITAL, UNIT_PRICES
from vssbudget.calculation.measures import MEASURES
from vssbudget.formulas.movement import CAUSES

WORDS = sorted(
    {
        *(each for each in KINDS if each != "total"),
        *(*MEASURES, *OF_CAPITAL, *UNIT_PRICES, *CAUSES),
        *("price_change", "self_cost_change", "price_result", "price", "capital_cost"),
        *("shared_cost", "direct_cost", "shared_out", "left", "frame", "rate", "lines", "values"),
        *("rates", "services", "parts", "to", "share", "share_change", "pays", "bears", "opening"),
        *("indices", "net", "net_cost", "shares", "headcount", "key", "agreement", "life", "cap"),
        *("2023", "1", "income", "expenditure", "volume_"),
    }
)
"""Words of addresses and of paths in a file that something may be called as well."""


def clashing(number: int) -> str:
    """Write a budget of a number, in which all is called by such words."""
    dice = Random(number)

    def drawn(many: int, but: Collection[str] = ()) -> list[str]:
        return dice.sample([each for each in WORDS if each not in but], many)

    first, second, third = drawn(3)
    of_first, of_second = drawn(3), drawn(1)
    price, wage = drawn(2)
    volume, (one, two) = drawn(1)[0], drawn(2)
    lines, pool, other = drawn(4), *drawn(2, (first, second, third))
    payer, paying = drawn(2, (first, second, third, pool, other))
    inner, outer = drawn(2, (first, second, third, pool, other, payer, paying))
    decided = "{2023: 3, 2024: 4, 2025: 5}"
    costs = f"{one}: {{cost: {{2023: 100}}, index: {wage}}}, {two}: {{cost: {{2023: 50}}, step: 1}}"
    parts = f"parts: {{{costs}}}"
    mix = f"shares: {{{price}: 0.5, {wage}: 0.5}}"
    key = dice.choice(
        [
            f"headcount: {{{first}.{of_first[0]}: 3, {third}: 4, {payer}: {{2022: 2}}}}",
            f"shares: {{{third}: 0.5, {paying}: 0.5}}",
            f"cost: [{second}.{of_second[0]}, {third}]",
            f"amounts: {{{third}: {decided}, {first}.{of_first[1]}: {decided}}}",
        ]
    )
    told = ", ".join(
        [
            f"{of_first[0]}: {{volume: {volume}, price: {{2023: 2}}, price_step: 0.5, {parts}, "
            f"customers: {{shares: {{{payer}: 0.25, {paying}: 0.75}}}}}}",
            f"{of_first[1]}: {{revenue: {{2023: 90}}, {parts}}}",
            f"{of_first[2]}: {{revenue: {{2023: 90}}, "
            f"parts: {{{one}: {{cost: {{2023: 9}}, {mix}}}}}}}",
        ]
    )
    return f"""
title: T
unit: tkr
years: {{actual: [2022], budget: [2023], plan: [2024, 2025]}}
customers: {{{payer}: One, {paying}: Two}}
indices: {{{price}: {{2024: 2, 2025: 3}}, {wage}: {{rates: {{2024: 3.5, 2025: 1}}}}}}
volumes: {{{volume}: {{2022: 50, 2023: 60, 2024: 70, 2025: 80}}}}
personnel: {{{dice.choice(WORDS)}: {{2023: 5}}}}
stated: {{{dice.choice(WORDS)}: {{2023: 5}}}}
areas:
  {first}: {{services: {{{told}}}}}
  {second}: {{services: {{{of_second[0]}: {{revenue: {{2023: 150}}, {parts}}}}}}}
  {third}: {{cost: {{2022: 30, 2023: 40}}, revenue: {{2023: 40}}, {mix}, agreement: {{2025: 4}}}}
groups:
  {outer}: {{of: [{inner}, {third}]}}
  {inner}: {{of: {first}}}
investments:
  lines:
    {lines[0]}: {{values: {{2023: 9, 2024: 8}}, life: 3, used_by: {first}.{of_first[1]}}}
    {lines[1]}: {{values: {{2024: 7}}, life: 2, opening: {{2: 5}}}}
    {lines[2]}: {{2023: 4}}
    {lines[3]}: {{2022: 4, 2025: 1}}
{dice.choice(["", "  frame: {2023: 20}"])}
{dice.choice(["", "  capital_frame: {2023: 20, 2024: 9}"])}
{dice.choice(["", "  interest: 2.5"])}
pools:
  {pool}: {{parts: {{{one}: {{cost: {{2023: 33}}, index: {price}}}}}, order: 1, key: {{{key}}}}}
  {other}: {{of: {second}, order: 2, key: {{headcount: {{{third}: 2, {first}.{of_first[2]}: 5}}}}}}
published:
  cost: {{{third}: {{2024: 41}}, {outer}: {{2024: 200}}}}
  result: {{{second}: {{2024: 1}}}}
  investments: {{{lines[0]}: {{2023: 9}}}}
"""
