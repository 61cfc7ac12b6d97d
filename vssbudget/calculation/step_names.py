"""What the steps of an explanation are called, and the units that they are in."""

from collections.abc import Callable, Sequence

from vssbudget.amounts import MoneyUnit, Year, places_of
from vssbudget.calculation.names import (
    cause_told,
    cohort_name,
    index_name,
    line_name,
    name_of,
    series_name,
    volume_name,
)
from vssbudget.calculation.tree import Name
from vssbudget.findings import BudgetPath
from vssbudget.formulas.movement import index_of
from vssbudget.formulas.working import LEAVES, How
from vssbudget.model import Budget, place_of
from vssbudget.model.names import EACH
from vssbudget.wording import Message
from vssbudget.wording.message import Value

MEASURES = ("depreciation", "interest", "book-value", "cost")
"""The rows of capital cost: of a line, of what was invested in it in a year, of all lines."""

SHOWN = ("cost", "revenue", "result", "price-change", "self-cost-change", "price-result")
NET = ("net-cost", "net-revenue")
OF_FRAMES = ("area-frame", "net-cost-of", "left-of")
OF_RESERVES = ("reserve-transfer", "reserve-balance")
SHOWN_PRICES = ("unit-price", "self-cost-price", "stepped-price", "step-result")

_WHAT = (("what", "who"),)
_INDEX = (("index", "index"),)
_NAME = (("name", "who"),)
_CAUSE = (("part", "cause"),)
_LINE = (("line", "line"),)
_COHORT = (*_LINE, ("cohort", "cohort"))

OF: dict[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys((*SHOWN, *SHOWN_PRICES, *NET, *OF_FRAMES), _WHAT),
    **dict.fromkeys(("balanced-result", "transferred"), _WHAT),
    **dict.fromkeys(OF_RESERVES, (("what", "reserve"),)),
    "self-cost-part": (*_WHAT, *_CAUSE),
    "investment": _LINE,
    "capital-line": _LINE,
    **dict.fromkeys((f"capital-{each}" for each in MEASURES), _LINE),
    **dict.fromkeys(("cohort", *(f"cohort-{each}" for each in MEASURES)), _COHORT),
    "off": (("address", "text"),),
    "indicator": (("of", "indicator"),),
    "cost-part": (("part", "text"),),
    "exact-part": _CAUSE,
    "moved": _CAUSE,
    "moved-unit": _CAUSE,
    "following": _INDEX,
    "times-index": _INDEX,
    "growth": _INDEX,
    **dict.fromkeys(("rate-part", "index-rate", "exact-index-rate", "index-part"), _INDEX),
    **dict.fromkeys(("part", "index", "part-agreed"), _INDEX),
    **dict.fromkeys(("capital-of", "exact-cost-of", "in-balance"), _WHAT),
    "ratio": (("volume", "volume"),),
    **dict.fromkeys(
        ("returned-by", "billed-by", "borne-in-all", "paid-within-by", "part-within"), _NAME
    ),
    **dict.fromkeys(
        ("key-share", "mean-share", "capped-share", "key-shares", "key-headcount"), _NAME
    ),
    **dict.fromkeys(("share-of", "share-moved", "paid-by"), (*_NAME, ("of", "who"))),
    **dict.fromkeys(
        ("shared-out", "pool-billed", "pool-left", "pool-at-most", "shared-cost-of", "direct-cost"),
        _WHAT,
    ),
    "cost-after": _WHAT,
    "shared-cost-in": (*_WHAT, ("order", "text")),
    "of-pool": (("pool", "who"), ("receiver", "who")),
    "key-cost": (*_NAME, ("pool", "who")),
    "key-volume": (*_NAME, ("volume", "volume")),
    "paid-by-all": (("of", "who"),),
    "paid-in-all": (("name", "payer"),),
}
"""What a row of a kind is of: what the message of its name calls that, and what sort of key it is.

So `step-growth` has an `{index}`, which is the key of one.
"""

UNTIL = {"index-agreed": "index", "part-agreed": "part"}
"""What a row is of that is something until a year, and what behind that."""

_AMOUNT = (
    "borne",
    *("agreed-level", "agreed-share", "times-agreed"),
    *(
        "exact-cost",
        "exact-cost-of",
        "exact-frame",
        "exact-revenue",
        "needed",
        "paid",
        "cost-part",
        "grown",
        "at-last-volume",
        "stepped-revenue",
    ),
    *("capital", "capital-line", "times-rate", "times-years", "cohort", "interest"),
    *("depreciable", "residual", "undepreciated", "times-months", "times-used"),
    *(
        "paid-before",
        "returned-by",
        "billed-by",
        "other-revenue",
        "weighed-cost",
        "following",
        "rest",
    ),
)
_PRICE = ("paid-in-price-unit", "price-before", "changed-price", "price-in-steps", "exact-price")
_NUMBER = (
    "part-of",
    *("key-shares", "key-headcount", "key-share", "mean-share", "capped-share", "share-of"),
    *("in-balance", "share-moved", "factor", "mix", "way", "part-within"),
)
_PERCENT = (
    *("exact-part", "rate-part", "rates-mixed", "agreed-part"),
    *("index-rate", "exact-index-rate", "index-part", "indicator"),
)
_WEIGHED = "times-weight"
"""An amount times what it is shared by, which may be amounts as well."""
_FOR_EACH = "percents"
"""Percent for each unit of money: what that is multiplied by amounts is percent."""

_UNITS: dict[str, str] = {
    "price_change": "%",
    "percent": "%",
    "variable_share": "",
    "life": "",
    "life_months": "",
    "cap": "",
    "interest": "%",
}
"""The units of figures of the file that are no amounts, by the key that they stand under."""

_GIVEN = {
    "cost": "given-cost",
    "revenue": "given-revenue",
    "lasting": "given-lasting",
    "one_off": "given-one-off",
    "price": "given-price",
    "price_change": "given-price-change",
    "other_revenue": "given-other-revenue",
    "variable_share": "variable-share",
    "step": "step",
    "price_step": "price-step",
    "percent": "percent",
    "result": "planned-result",
    "amounts": "agreed-amount",
    "returned": "returned",
    "transfers": "transfer",
    "opening": "opening-balance",
    "interest": "internal-rate",
    "life": "life",
    "life_months": "life-months",
    "residual": "residual",
    "cap": "key-cap",
}
"""The names of figures of the file, by the key that they stand under."""


_DECIDED = {"lasting": "decided-lasting", "one_off": "decided-one-off"}
"""The names of changes that were decided on a frame."""

_MADE = (
    *("shared-cost", "grown", "capped-share", "mean-share"),
    *("exact-cost", "exact-cost-of", "exact-frame"),
    *("times-years", "times-months", "times-used"),
)
"""The kinds that are called by how they are made."""

Lacks = Callable[[Name, Year], tuple[str, ...]]
"""Names the areas or lines that a total is without in a year."""


class Names:
    """Names steps and gives their units, as a budget calls what they are of."""

    def __init__(self, budget: Budget, lacks: Lacks) -> None:
        self.budget = budget
        self.lacks = lacks

    def say(self, name: Name, how: How, year: Year, since: Year | None = None) -> Message:
        """Say what a row is in a year; one without a name is said by how it is made.

        A figure of the file may stand at an earlier year, `since` which it holds.
        """
        if not name:
            return Message(f"step-of-{how}", year=year, before=year - 1)
        kind, *what = name
        if missing := self.lacks(name, year):
            return self._without(name, missing, year)
        if kind in UNTIL:
            until, *what = what
            kind = kind if year <= int(until) else UNTIL[kind]
        if kind not in OF:
            return Message(f"step-{kind}", year=year, before=year - 1)
        of = zip(OF[kind], what, strict=True)
        values = {called: self._told(sort, key) for (called, sort), key in of}
        values["since"] = year if since is None else since
        return Message(f"step-{kind}", **values, year=year, before=year - 1)

    def told_of_passed(self, name: Name, how: How) -> bool:
        """Whether a row gives its name to what it passes on: not if it says how it is made.

        An input keeps its own, but where the row is called by whose it is.
        """
        return self.owned(name) if how in LEAVES else name[0] not in _MADE

    def owned(self, name: Name) -> bool:
        """Whether a row is called by whose it is, which tells more than what stands in the file."""
        return name[0] in ("cost-part", *SHOWN, *SHOWN_PRICES, *OF_FRAMES, *OF_RESERVES)

    def counted(self, name: str, year: Year) -> Message:
        """Name a count."""
        return Message(f"count-{name}", year=year, before=year - 1)

    def given(self, row: BudgetPath, year: Year) -> tuple[Message, str]:
        """Name a figure of the file by the row that it is of, and give its unit."""
        budget, place = self.budget, place_of(row)
        block, key = row[0], place[-1]
        if block == "indices":
            return self._of_index(row, year)
        if block == "volumes":
            unit = budget.volumes[row[1]].unit or ""
            return self._of("volume", year, volume=volume_name(budget, row[1])), unit
        if block in ("personnel", "stated"):
            series = getattr(budget, block)[row[1]]
            return self._figure(series_name(budget, block, row[1]), year), series.unit or ""
        if block == "price_unit" and key == "per":
            of_one = MoneyUnit("", -budget.unit.decimals)
            return self._of("per", year, unit=budget.unit, price=budget.price_name), of_one
        if place[-2:] == ("agreement", "rates"):
            return self._of("agreed-rate", year), "%"
        if place[-2:] == ("agreement", "price_change"):
            return self._of("agreed-price-change", year), "%"
        if place[-2:-1] == ("shares",) and place[-3] == EACH:
            return self._of("share", year, index=index_name(budget, row[-1])), ""
        if block == "price_unit":
            return self._of("price-step", year), budget.price_name
        if place[2:4] == ("frame", "values"):
            return self._of("given-frame", year), budget.unit
        if place[2:4] == ("frame", "changes"):
            return self._decided(row, key, year), budget.unit
        if (kind := _GIVEN.get(key)) is None:
            return self._figure(".".join(row), year), budget.unit
        if key in ("price", "price_step"):
            return self._of(kind, year), budget.price_name
        return self._of(kind, year), _UNITS.get(key, budget.unit)

    def _of_index(self, row: BudgetPath, year: Year) -> tuple[Message, str]:
        """Name a rate of an index, a level, points on it, or the share of another in it."""
        if row[2] == "shares":
            return self._of("share", year, index=index_name(self.budget, row[3])), ""
        if row[2] == "points":
            return self._of("index-points", year), "%"
        index = index_name(self.budget, row[1])
        if row[2] == "levels":
            return self._of("index-level", year, index=index), ""
        return self._of("rate", year, index=index), "%"

    def unit(self, name: Name, how: How, units: Sequence[str]) -> str:
        """Give the unit of a step: that of its kind of row, or what follows from those beneath."""
        own = self.own_unit(name)
        if own is not None:
            return own
        if name[:1] == (_WEIGHED,):
            return MoneyUnit("", sum(map(places_of, units)))
        if how is How.CHANGE:
            return "%"
        if how in (How.GROWTH, How.EFFECT):
            return ""
        if how is How.RATIO:
            return "" if units[0] == units[1] else units[0]
        return next((unit for unit in units if unit), "")

    def own_unit(self, name: Name) -> str | None:
        """Give the unit of a kind of row; None where it follows from those beneath."""
        kind = name[0] if name else ""
        if kind in _AMOUNT:
            return self.budget.unit
        if kind in _PRICE:
            return self.budget.price_name
        if kind in _NUMBER:
            return ""
        if kind == _FOR_EACH:
            return MoneyUnit("%", -self.budget.unit.decimals)
        return "%" if kind in _PERCENT else None

    def _told(self, sort: str, key: str) -> Value:
        """Say what a row is of."""
        budget = self.budget
        if sort == "index":
            return index_name(budget, key)
        if sort == "volume":
            return volume_name(budget, key)
        if sort == "cause":
            return cause_told(budget, index_of(key) or key)
        if sort == "cohort":
            return cohort_name(key.split("."))
        if sort == "line" and key != "total":
            return Message("name", name=line_name(budget, key))
        if sort == "indicator":
            return Message(f"indicator-{key.replace('_', '-')}")
        if sort == "reserve":
            return Message("name", name=budget.reserves[key].name or key)
        if sort == "text":
            return key
        if key == "total":
            return Message("allocate-all-customers" if sort == "payer" else "step-total")
        return Message("name", name=name_of(budget, key))

    def _without(self, name: Name, missing: tuple[str, ...], year: Year) -> Message:
        """Name a sum by those that it is without."""
        kind, *of = name
        if not of:
            return Message(f"step-{kind}-without", year=year, names=missing)
        whole = Message("step-without", what=self._told("who", of[0]), names=missing)
        return self._of(kind, year, what=whole)

    def _of(self, kind: str, year: Year, **values: Value) -> Message:
        return Message(f"step-{kind}", **values, year=year)

    def _decided(self, row: BudgetPath, key: str, year: Year) -> Message:
        """Name a change that was decided on a frame by why it was, and for how long it holds."""
        frame = self.budget.areas[row[1]].frame
        assert frame is not None
        return self._of(_DECIDED[key], year, reason=frame.changes[row[4]].reason)

    def _figure(self, address: str, year: Year) -> Message:
        return self._of("figure", year, address=address)
