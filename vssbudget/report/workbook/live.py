"""What a workbook calculates: the rows that it shows, down to the numbers of the file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from vssbudget.addresses import row_at
from vssbudget.amounts import Year
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Node, Tree
from vssbudget.formulas.algebra import Operation
from vssbudget.formulas.operations import PASSED, Something
from vssbudget.formulas.sheet import Sheet
from vssbudget.projection import Projection
from vssbudget.report.workbook.calculation import Calculation
from vssbudget.report.workbook.given import Asked, Inputs, Stand, asked_by, given_of, known
from vssbudget.report.workbook.spots import Columns, Where


class _Whole(Tree):
    """A tree in which a part that is nothing is told: other inputs may make it something."""

    def make(self, operation: Operation, *lines: Node) -> Node:
        """Give what an operation makes of rows."""
        return super().make(PASSED if isinstance(operation, Something) else operation, *lines)


class Shown(NamedTuple):
    """A row at an address: where its figures stand, and the years that have any."""

    where: Where
    years: Collection[Year]


class Live:
    """The rows at addresses with all that they follow from; the caller sets the arithmetic."""

    def __init__(
        self,
        projection: Projection,
        addresses: Iterable[str],
        stand: Stand,
        titles: Mapping[str, str],
        names: Names,
    ) -> None:
        figures = Figures(Sheet(_Whole(), projection.budget, projection.rates_told))
        rows = ((address, row_at(projection, address)) for address in addresses)
        nodes = {address: figures.of(row.of) for address, row in rows if row is not None}
        returned = _returned(figures)
        every = list(_reached((*nodes.values(), *returned.values())))
        self.columns = _columns(every, projection.years)
        asked = [each for node in every for each in _asked(node, names)]
        self.inputs = Inputs(given_of(asked, stand), self.columns, titles)
        self.calculation = Calculation(self.inputs, names, self.columns)
        self.rows = {address: self._shown(node) for address, node in nodes.items()}
        self.returned = {key: self._shown(node) for key, node in returned.items()}

    def _shown(self, node: Node) -> Shown:
        return Shown(self.calculation.where(node), _years(node))


def _returned(figures: Figures[Node]) -> Mapping[str, Node]:
    """Give what is returned of earlier results, by who has to earn less by it."""
    found = dict[str, Node]()
    for key, area in figures.budget.areas.items():
        if area.carry_over and area.carry_over.returned:
            sellers = [f"{key}.{service}" for service in area.services] or [key]
            rows = {each: figures.sellers.seller(each).returned for each in sellers}
            found |= {each: row for each, row in rows.items() if row is not None}
    return found


def _reached(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give rows and all rows that they come of, each once."""
    stack, seen = list(nodes), set[int]()
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            stack += node.operands


def _columns(nodes: Iterable[Node], years: tuple[Year, ...]) -> Columns:
    """Give a column to each year of the file, and to those before it that are calculated with."""
    first = min((node.first + known(node)[0] for node in nodes if known(node)), default=years[0])
    return Columns(Year(min(first, years[0])), years[-1])


def _years(node: Node) -> Collection[Year]:
    return {Year(node.first + at) for at in known(node)}


def _asked(node: Node, names: Names) -> Iterator[Asked]:
    for at in known(node) if node.operation is None else ():
        if (asked := asked_by(node, at, names)) is not None:
            yield asked
