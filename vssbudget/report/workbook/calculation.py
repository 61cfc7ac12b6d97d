"""The sheet of the calculation: a row for each step, one formula along the years."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import ZERO, Year, plain
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Node
from vssbudget.formulas.working import Cell, Count, How, Own, Read, Working
from vssbudget.report.workbook.forms import Made, guard
from vssbudget.report.workbook.given import Inputs, known
from vssbudget.report.workbook.shares import SHARED, ByYear, Help, Sharing
from vssbudget.report.workbook.spots import TOP, Columns, Where, mark, numbered
from vssbudget.wording import Message


class Step(NamedTuple):
    """A row of the sheet: what it is, in which unit, its formulas and figures by year.

    Figures of what only helps on the way are not known.
    """

    label: Message
    unit: str
    formulas: Mapping[Year, str]
    figures: Mapping[Year, Decimal | None]


class Calculation:
    """Sets rows of a tree as rows of a sheet."""

    def __init__(self, inputs: Inputs, names: Names, columns: Columns) -> None:
        self.inputs = inputs
        self.names = names
        self.columns = columns
        self.steps: list[Step] = []
        self._where: dict[int, Where] = {}
        self._units: dict[int, str] = {}
        self._nodes: list[Node] = []
        self._same: dict[object, Sequence[int]] = {}

    def where(self, node: Node) -> Where:
        """Say where a row stands; what it reads is set before it, however deep that is."""
        stack = [node]
        while stack:
            each = stack[-1]
            if id(each) in self._where:
                stack.pop()
            elif missing := [below for below in each.operands if id(below) not in self._where]:
                stack += reversed(missing)
            else:
                self._set(each.beside or [each])
                stack.pop()
        return self._where[id(node)]

    def _set(self, group: Sequence[Node]) -> None:
        """Set rows that are worked out together, or one alone; most need no row of their own."""
        self._nodes += group  # else the id of one might become that of another
        for place, node in enumerate(group):
            self._where[id(node)] = Where(self.columns, mark=mark(place))
            self._units[id(node)] = self._unit(node)
        for node in group:
            if (elsewhere := self._elsewhere(node)) is not None:
                self._where[id(node)] = elsewhere
        if own := [place for place, node in enumerate(group) if self._where[id(node)].mark]:
            self._rows(group, own)

    def _elsewhere(self, node: Node) -> Where | None:
        """Say where a row stands that needs none of its own."""
        if not known(node):
            return Where(self.columns, alone='""')
        if node.operation is not None:
            return self._passed(node)
        if node.origin and node.origin.path:
            return self.inputs.where(node, self.names)
        values = {node.values[at] or ZERO for at in known(node)}
        return Where(self.columns, alone=plain(values.pop())) if len(values) == 1 else None

    def _passed(self, node: Node) -> Where | None:
        """Say where a row stands that is another one in all years, or that some years later."""
        found = {_passing(node, at) for at in known(node)}
        if len(found) > 1 or None in found:
            return None
        ((operand, later),) = found
        return self._where[id(node.operands[operand])].moved(later)

    def _unit(self, node: Node) -> str:
        """Give the unit of a row: its own, or what follows from those that it reads."""
        if node.operation is None:
            own = self.names.own_unit(node.name)
            path = node.origin.path if node.origin else ()
            return own or (self.names.given(path, node.first)[1] if path else "")
        working = next((form for at in known(node) if (form := node.form(at))), None)
        if working is None:
            return ""
        units = [self._units[id(node.operands[read.operand])] for read in _cells(working)]
        return self.names.unit(node.name, working.how, units) if units else ""

    def _rows(self, group: Sequence[Node], own: Sequence[int]) -> None:
        """Set rows, which may read each other, unless the same stand there already."""
        made = [self._made(group[place]) for place in own]
        key = tuple([tuple(each.items()) for each in made])
        if (rows := self._same.get(key)) is None:
            rows = self._same[key] = self._added([group[place] for place in own], own, made)
        for place, row in zip(own, rows, strict=True):
            self._where[id(group[place])] = Where(self.columns, row=row)

    def _made(self, node: Node) -> ByYear:
        """Say how the figures of a row follow from cells, where it can be in one way in all."""
        more = guard(node.values)
        made = {}
        for at in known(node):
            working = node.form(at)
            read = (self.inputs.reading(node, at, self.names),) if working is None else ()
            made[Year(node.first + at)] = (
                self._worked(node, working, more) if working else Made(How.INPUT, read)
            )
        return made

    def _worked(self, node: Node, working: Working, more: int) -> Made:
        cells = tuple([self._read(node, each, more) for each in working.of])
        return Made(working.how, cells, working.fixed, more)

    def _read(self, node: Node, read: Read, more: int) -> str:
        if isinstance(read, Working):
            return f"({self._worked(node, read, more).formula})"
        if isinstance(read, Count):
            return plain(read.value)
        if isinstance(read, Cell):
            operand = node.operands[read.operand]
            return self._where[id(operand)].at(operand.first + read.at)
        of = node if read.which is None else node.beside[read.which]
        return self._where[id(of)].at(node.first + read.at)

    def _added(
        self, group: Sequence[Node], places: Sequence[int], made: Sequence[ByYear]
    ) -> Sequence[int]:
        """Add rows to the sheet, those of parts behind what helps them; give their numbers."""
        shared = [at for at, each in enumerate(made) if _has(each, *SHARED)]
        others = [at for at in range(len(made)) if at not in shared]
        parts, helping = [made[at] for at in shared], list[Help]()
        if parts:
            sharing = Sharing(parts, _names(made), self.columns, self._next + len(others))
            helping, parts = sharing.rows(), sharing.parts_then()
        turns = [*others, *[-1] * len(helping), *shared]
        numbers = {places[at]: row for row, at in enumerate(turns, self._next) if at >= 0}
        for at in others:
            self._add(self._step(group[at], made[at]), numbers)
        for each in helping:
            self._add(self._helping(group[shared[each.part]], each), numbers)
        for at, part in zip(shared, parts, strict=True):
            self._add(self._step(group[at], part), numbers)
        return [numbers[place] for place in places]

    def _step(self, node: Node, made: ByYear) -> Step:
        """Call a row what it is in the first of its years."""
        how = next((each.how for each in made.values() if each.how is not How.PASSED), How.SAME)
        figures = {Year(node.first + at): node.values[at] for at in known(node)}
        said = self.names.say(node.name, how, min(made))
        formulas = {year: each.formula for year, each in made.items()}
        return Step(said, self._units[id(node)], formulas, figures)

    def _helping(self, node: Node, help_: Help) -> Step:
        said = self.names.say(node.name, How.SUM, node.first)
        return Step(Message(help_.name, of=said), "", help_.formulas, {})

    def _add(self, step: Step, numbers: Mapping[int, int]) -> None:
        formulas = {year: numbered(each, numbers) for year, each in step.formulas.items()}
        self.steps.append(step._replace(formulas=formulas))

    @property
    def _next(self) -> int:
        return TOP + len(self.steps)


def _passing(node: Node, at: int) -> tuple[int, int] | None:
    """Say which row a figure is passed on of, and from how many years later; None for others."""
    working = node.form(at)
    if working is None or working.how is not How.PASSED:
        return None
    (read,) = working.of
    if not isinstance(read, Cell):
        return None
    return read.operand, node.operands[read.operand].first + read.at - node.first - at


def _cells(working: Working) -> Iterator[Cell]:
    """Give the cells of operands that are read, those of what is on the way among them."""
    for each in working.of:
        if isinstance(each, Working):
            yield from _cells(each)
        elif isinstance(each, Cell):
            yield each


def _has(made: ByYear, *hows: How) -> bool:
    return any(each.how in hows for each in made.values())


def _names(made: Sequence[ByYear]) -> Sequence[str]:
    """Give the names of parts: they stand with their sum, or with each."""
    return next(each.fixed.names for row in made for each in row.values() if each.fixed.names)
