"""What the parts of a budget file are made of: rows of years, blocks, marks of assumptions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import core_schema

from vssbudget.amounts import plain
from vssbudget.model.figures import (
    Alike,
    Amount,
    Measure,
    Outcome,
    Quantity,
    Reason,
    Share,
    SignedAmount,
    Text,
    once,
    row_at_once,
)
from vssbudget.model.references import DeclaredYear, IndexName, SourceName
from vssbudget.model.refusal import MANY, TALLY, refuse
from vssbudget.wording import Message

SHORT = ("rates", "values")
"""The keys that the short form of a block leaves out."""


class _Nothing(dict[Any, Any]):
    """An empty row that can be shared: what has a hash, pydantic does not copy for each area."""

    __hash__ = object.__hash__  # type: ignore[assignment]


NOTHING = _Nothing()


class Behind:
    """Says behind which key, that a part has from its kind, its own key and those after it come."""

    def __init__(self, key: str) -> None:
        self.key = key


class Part(BaseModel):
    """A part of a budget file: no unknown keys, and never changed once read.

    What stands within another part has its source, unless it is `sourced` apart from that. What
    is bounds and reasons of its own needs none. Keys that people look for and the format has
    `left_out` are refused with what to write instead.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    sourced: ClassVar[Literal["within", "apart", "freely"]] = "within"
    left_out: ClassVar[Mapping[str, Message]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Put the keys in their order: that in which people write them and read of them."""
        fields, keys = cls.model_fields, list[str]()
        place = 0
        for key, field in fields.items():
            for behind in (each for each in field.metadata if isinstance(each, Behind)):
                place = keys.index(behind.key) + 1
            keys.insert(place or len(keys), key)
            place += bool(place)
        for key in keys:
            fields[key] = fields.pop(key)


def listed(value: Any) -> Any:
    """Let a text alone stand for a list of one."""
    return [value] if isinstance(value, str) else value


def _sum_to_one(shares: dict[str, Decimal]) -> dict[str, Decimal]:
    if not shares:
        refuse("shares", Message("shares-none"), Message("shares-or-none"))
    total = sum(shares.values(), Decimal(0))
    if total != 1:
        refuse("shares", Message("shares-sum", total=total), _to_one(shares, total))
    return shares


def _to_one(shares: dict[str, Decimal], total: Decimal) -> Message:
    """Say how shares come to add up to 1: the last one changed, or the one that got lost added."""
    *_, last = shares
    rest = shares[last] + 1 - total
    if not 0 <= rest <= 1:
        return Message("shares-to-one")
    if total > 1:
        return Message("share-above", key=last, value=plain(rest), over=plain(total - 1))
    missing = plain(1 - total)
    return Message("share-missing", key=last, value=plain(rest), missing=missing)


Sources = Annotated[tuple[SourceName, ...], BeforeValidator(listed), Alike()]
Row = Annotated[dict[DeclaredYear, Amount], WrapValidator(row_at_once), Alike()]
Balance = Literal["none", "zero"]
"""That revenue is not meant to bear cost, or that it is in a base year that is an outcome, too."""
SignedRow = Annotated[dict[DeclaredYear, SignedAmount], Alike()]
QuantityRow = Annotated[dict[DeclaredYear, Quantity], Alike()]
MeasureRow = Annotated[dict[DeclaredYear, Measure], Alike()]
OutcomeRow = Annotated[dict[DeclaredYear, Outcome], Alike()]
Texts = Annotated[tuple[Text, ...], BeforeValidator(listed), Alike()]
Shares = Annotated[
    dict[IndexName, Share], AfterValidator(_sum_to_one), WrapValidator(once), Alike()
]


class FewStrange:
    """Lets a collection of parts through unless very many of them cannot be read at all.

    Such an entry costs a file two characters, and the memory a hundred times as much. Each part
    needs `one_of` some keys.
    """

    def __init__(self, part: type[Part], *one_of: str) -> None:
        self._known = frozenset(part.model_fields)
        self._needed = frozenset(
            name for name, each in part.model_fields.items() if each.is_required()
        )
        self._one_of = one_of

    def __get_pydantic_core_schema__(
        self, kind: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Have pydantic look at a collection before it reads it."""
        return core_schema.no_info_before_validator_function(self, handler(kind))

    def __call__(self, value: Any) -> Any:
        """Count the entries that are no mappings, lack keys or have too many."""
        if isinstance(value, (dict, list)) and len(value) > 1:
            strange = 0
            alike: dict[tuple[str, ...], int] = {}
            for each in value.values() if isinstance(value, dict) else value:
                if each.__class__ is not dict:
                    strange += not isinstance(each, Part)
                    continue
                keys = tuple(each)
                if (known := alike.get(keys)) is None:
                    known = alike[keys] = self._strangeness(each)
                strange += known
            if strange > MANY:
                TALLY.take(strange)
        return value

    def _strangeness(self, part: dict[str, Any]) -> int:
        keys = part.keys()
        has_one = not (self._one_of and keys.isdisjoint(self._one_of))
        right = self._needed <= keys <= self._known and has_one
        return 0 if right or is_bare(part) else 1 + len(part)


def few_keys(value: Any) -> Any:
    """Let a part through unless it has very many keys, of which most would have to be unknown."""
    if isinstance(value, dict) and len(value) > MANY:
        TALLY.take(len(value))
    return value


class Assumption(Part):
    """A mark on figures that no source prints: the key that holds them, the years, and why."""

    of: Text
    years: tuple[DeclaredYear, ...] = ()
    kind: Literal["assumed", "inferred", "derived"] = "assumed"
    reason: Reason = ""

    @property
    def is_assumed(self) -> bool:
        """Whether it is about what no source says at all."""
        return self.kind == "assumed"


Assumptions = Annotated[tuple[Assumption, ...], FewStrange(Assumption)]


def is_bare(block: dict[str, Any]) -> bool:
    """Whether a block is written as a row of years alone."""
    return bool(block) and all(key[:1].isdigit() for key in block)


class Block(Part):
    """A row of years and where it comes from; the bare row alone is its short form."""

    name: Text | None = None
    source: Sources = ()
    assumptions: Assumptions = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        row = next(key for key in SHORT if key in cls.model_fields)
        return {row: data} if isinstance(data, dict) and is_bare(data) else data


class Amounts(Block):
    """Whole amounts by year, such as a frame."""

    values: SignedRow
