"""Which numbers may stand where in a budget file: of what sort, and within what bounds."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args, get_origin

from vssbudget.amounts import plain
from vssbudget.findings import BudgetPath
from vssbudget.model import figures, sharing, useful_lives
from vssbudget.model.budget import Budget
from vssbudget.model.figures import Reads
from vssbudget.model.inputs import holds_years, is_block, is_part, short_key, written_out
from vssbudget.model.reading import Tree, declared
from vssbudget.model.trees import Put, Trees
from vssbudget.model.walk import bare

_LEAST = Decimal("0.000001")
_MOST = 10**15 - 1

Measure = Literal["percent", "amount", "share", "number"]


class Sort(NamedTuple):
    """What a number is: what it measures, its bounds, and how many decimals it has.

    It has at most `finest` decimals; people tell it with at least the `usual` ones.
    """

    measure: Measure
    low: Decimal
    high: Decimal
    finest: int = 6
    usual: int = 0


def _whole(low: int, high: int) -> Sort:
    return Sort("number", Decimal(low), Decimal(high), finest=0)


RATE = Sort("percent", -100 + _LEAST, Decimal(1000), usual=2)
_SORTS: Mapping[Any, Sort] = {
    figures.Amount: Sort("amount", Decimal(0), Decimal(_MOST)),
    figures.SignedAmount: Sort("amount", Decimal(-_MOST), Decimal(_MOST)),
    figures.Rate: RATE,
    figures.Share: Sort("share", Decimal(0), Decimal(1), usual=2),
    figures.Quantity: Sort("number", Decimal(0), Decimal(_MOST)),
    figures.PerUnit: Sort("number", _LEAST, Decimal(_MOST)),
    figures.AboveZero: Sort("number", _LEAST, Decimal(_MOST)),
    figures.Measure: Sort("number", Decimal(-_MOST), Decimal(_MOST)),
    figures.Band: Sort("percent", Decimal(0), Decimal(100), usual=2),
    sharing.Cap: Sort("percent", _LEAST, Decimal(100), usual=2),
    sharing.Count: _whole(1, sharing.MOST),
    useful_lives.Life: _whole(1, useful_lives.LONGEST),
    useful_lives.LifeMonths: _whole(1, useful_lives.MOST_MONTHS),
    useful_lives.Start: _whole(0, 1),
}
_BY_READING = {get_args(kind)[1]: sort for kind, sort in _SORTS.items()}


class Spot(NamedTuple):
    """What may stand at a path, that of the long form of each block.

    A number of a sort, or a `row` of such by year; of what is neither there is no sort.
    """

    path: BudgetPath
    sort: Sort | None
    row: bool = False


def spot_at(path: BudgetPath) -> Spot | None:
    """Say what may stand at a path, None where nothing can.

    A path may leave out what the short form of a block does.
    """
    return _spot(Budget, None, (), path)


def _spot(kind: Any, said: Reads | None, done: BudgetPath, path: BudgetPath) -> Spot | None:
    if is_block(kind) and not (path and not path[0][:1].isdecimal()):
        path = (short_key(kind), *path)
    if not path:
        return _ended(kind, said, done)
    step, *rest = path
    if is_part(kind):
        field = kind.model_fields.get(step)
        below = field and bare(field.annotation, field.metadata)
    else:
        below = bare(get_args(kind)[1]) if get_origin(kind) is dict else None
    return below and _spot(*below, (*done, step), tuple(rest))


def _ended(kind: Any, said: Reads | None, path: BudgetPath) -> Spot:
    """Say what stands at the end of a path: a number, or a row of years."""
    if holds_years(kind):
        return Spot(path, _BY_READING.get(bare(get_args(kind)[1])[1]), row=True)
    return Spot(path, _BY_READING.get(said))


def numbers_in(tree: Tree, path: BudgetPath = ()) -> Iterator[Spot]:
    """Give every number that stands in a tree, in the order of the file."""
    for key, held in tree.items():
        where = (*path, key)
        if isinstance(held, dict):
            yield from numbers_in(held, where)
        elif isinstance(held, str) and (spot := spot_at(where)) and spot.sort:
            yield spot


def number_at(trees: Trees, path: BudgetPath) -> Decimal | None:
    """Give the number at the path of a long form, whatever form stands there."""
    held = written_out(trees, path, declared(trees.budget)).at(path)
    return Decimal(held) if isinstance(held, str) else None


def with_numbers(trees: Trees, numbers: Mapping[BudgetPath, Decimal]) -> Trees:
    """Put numbers at the paths of long forms, whatever forms stand there."""
    names = declared(trees.budget)
    for path, number in numbers.items():
        trees = written_out(trees, path, names).with_these([Put(path, plain(number))])
    return trees
