"""What a figure is to be: its address, a relation and a number, written as people write them."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from vssbudget.addresses import figure_at, no_such_figure
from vssbudget.amounts import EXACT, Percent, decimals, percent_to, plain, unit_of
from vssbudget.findings import WrongCommand
from vssbudget.projection import Projection
from vssbudget.wording import Message

_LEAST_DECIMALS = 2
_TARGET = re.compile(
    r"\s*(?P<address>[^<>=≤≥]*?)\s*(?P<relation><=|>=|==|[<>=≤≥])\s*(?P<number>.*?)\s*"
)
_NUMBER = re.compile(r"[-−+]?[0-9]+(?:[.,][0-9]+)?")
_APART = re.compile(r"(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")
_THOUSANDS = re.compile(r"[-−+]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_MARKS = str.maketrans({"−": "-", ",": "."})
_RELATIONS = {"≤": "<=", "≥": ">=", "==": "="}


class Target(NamedTuple):
    """What a figure is to be; where it is no whole amount it is held with so many `places`."""

    address: str
    relation: str
    number: Decimal
    amount: bool
    places: int

    @property
    def text(self) -> str:
        """What it is, as programs write it: `total.cost.2028 <= 700000`."""
        return f"{self.address} {self.relation} {plain(self.number)}"

    @property
    def least(self) -> Decimal | None:
        """The least that the figure may be; None where it may be as low as can be."""
        if self.relation in ("<=", "<"):
            return None
        whole = _to_unit(self.number, self.places, ROUND_CEILING)
        beyond = self.relation == ">" and whole == self.number
        return whole + unit_of(self.places) if beyond else whole

    @property
    def most(self) -> Decimal | None:
        """The most that it may be; None where it may be as high as can be."""
        if self.relation in (">=", ">"):
            return None
        whole = _to_unit(self.number, self.places, ROUND_FLOOR)
        beyond = self.relation == "<" and whole == self.number
        return whole - unit_of(self.places) if beyond else whole

    def off(self, figure: Decimal) -> Decimal:
        """Say by how much a figure is too low, below zero, or too high; 0 where it meets this."""
        if self.least is not None and figure < self.least:
            return figure - self.least
        return figure - self.most if self.most is not None and figure > self.most else Decimal(0)

    def figure(self, projection: Projection) -> Decimal | None:
        """Give the figure as it is shown, None where there is none."""
        found = figure_at(projection, self.address)
        if found is None or self.amount:
            return found and found.value
        return percent_to(Percent(found.value), self.places)


def target_of(text: str, projection: Projection) -> Target:
    """Read what a figure is to be: `total.cost.2028 <= 700 000`, `hr.price_change.2024 = 2,5`.

    Raises:
        WrongCommand: It cannot be read, or there is no such figure.
    """
    found = _TARGET.fullmatch(text)
    if found is None or not found["address"]:
        raise _wrong("target", text, Message("target-misread"))
    number = number_of(found["number"], "target", text)
    address, relation = found["address"], found["relation"]
    figure = figure_at(projection, address)
    if figure is None:
        told, cure = no_such_figure(projection, address)
        raise _wrong("target", text, Message("explain-wrong", told=told, cure=cure))
    places = max(_LEAST_DECIMALS, decimals(number))
    if figure.amount:
        places = projection.budget.unit.decimals
    return Target(address, _RELATIONS.get(relation, relation), number, figure.amount, places)


def _to_unit(number: Decimal, places: int, rounding: str) -> Decimal:
    return number.quantize(unit_of(places), rounding, EXACT)


def number_of(written: str, option: str, text: str) -> Decimal:
    """Read a number of an option, with a point or a comma, thousands apart or not.

    Raises:
        WrongCommand: It is none, or its mark may stand between thousands or before decimals.
    """
    told = _APART.sub("", written.removesuffix("%").strip())
    if _THOUSANDS.fullmatch(told):
        whole, parted = re.sub(r"[.,]", "", told), f"{told.replace(',', '.')}0"
        raise _wrong(option, text, Message("number-either", whole=whole, parted=parted))
    if not _NUMBER.fullmatch(told):
        raise _wrong(option, text, Message("number-expected", text=written))
    return Decimal(told.translate(_MARKS))


def _wrong(option: str, text: str, why: Message) -> WrongCommand:
    return WrongCommand(Message("rate-wrong", option=option, text=text, why=why))
