"""What is said of a step on the way to a figure, whatever it is shown in; and what it rests on."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import EXACT, decimals, steady
from vssbudget.calculation.explanation import Step
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import How
from vssbudget.report.origin import Origin
from vssbudget.wording import NO_BREAK, Language, behind_figure

_DECIMALS = 9

Origins = Mapping[BudgetPath, Origin]


class Told(NamedTuple):
    """A step in words: its name, its value with its unit, and how it is made.

    Of an input instead where it stands, its sources, and how it is assumed.
    """

    name: str
    value: str
    how: str = ""
    place: str = ""
    sources: tuple[str, ...] = ()
    assumed: str = ""


def in_words(step: Step, origins: Origins, language: Language, told_as: str = "") -> Told:
    """Say a step; of one that is told elsewhere, `above` or `below`, that."""
    name, value = language.say(step.name), _value(step, language)
    if step.how is How.COUNT:
        return Told(name, value)
    if step.how is not How.INPUT:
        return Told(name, value, language(f"how-{told_as or step.how}"))
    _, place, sources, mark, _ = origins[step.path]
    assumed = "" if mark is None else language(f"mark-{mark.kind}")
    stands = f"{place.file}:{place.line}:{place.column}"
    return Told(name, value, "", stands, tuple(sources), assumed)


def _value(step: Step, language: Language) -> str:
    """Write a value, of one that never ends the first decimals."""
    value = whole = step.shown
    if decimals(value) > _DECIMALS:
        whole = steady(value)
        value = EXACT.quantize(whole, Decimal(1).scaleb(-_DECIMALS))
    written = language.number(value, step.decimals) + ("" if value == whole else "…")
    return f"{written}{NO_BREAK}{behind_figure(step.unit)}" if step.unit else written


def sources_of(origins: Origins) -> dict[str, str]:
    """Give the sources of all inputs by name, with their texts."""
    return {name: text for each in origins.values() for name, text in each.sources.items()}


def assumptions_of(origins: Origins, language: Language) -> dict[str, str]:
    """Give what is assumed of the inputs, and how, with the reasons."""
    found: dict[str, dict[str, None]] = {}
    for each in origins.values():
        if each.mark is not None:
            of = ".".join((*each.part, each.mark.of))
            kind = language(f"mark-{each.mark.kind}")
            found.setdefault(f"{of} ({kind})", {})[each.mark.reason] = None
    return {of: "; ".join(reasons) for of, reasons in found.items()}
