"""The sheet of the calculation: a row for each step, one formula along the years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from vssbudget.amounts import ZERO, Year, plain
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Name, Node
from vssbudget.formulas.working import Cell, Count, How, Own, Read, Working
from vssbudget.report.workbook.forms import MOST, WITH_GAPS, Made, guard
from vssbudget.report.workbook.given import Inputs, known
from vssbudget.report.workbook.shares import SHARED, ByYear, Help, Sharing
from vssbudget.report.workbook.spots import TOP, Columns, Where, in_one_column, mark, numbered
from vssbudget.wording import Message

_TOLD = (
    *(How.SUM, How.DIFFERENCE, How.NEGATED, How.PRODUCT, How.RATIO, How.ROUNDED, How.MEAN),
    *(How.SIZE, How.ABOVE_NOTHING, How.AT_LEAST_NOTHING, How.LARGEST, How.TOGETHER),
)
"""The ways of which a row without a name is called by how it is made."""


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
        self._known: dict[object, tuple[Where, str]] = {}
        self._told: dict[int, Mapping[int, Working]] = {}
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

    def added(self, label: Message, cells: Mapping[Year, Sequence[str]]) -> Where:
        """Add up many cells of each year, in a row under a label."""
        made = {year: Made(How.SUM, tuple(each)) for year, each in cells.items()}
        while _widest(made) > MOST:
            rows = self._pieces(Step(label, "", {}, {}), made, MOST)
            made = {year: Made(How.SUM, tuple([each.at(year) for each in rows])) for year in made}
        row = Where(self.columns, row=self._next)
        self._add(Step(label, "", {year: each.formula for year, each in made.items()}, {}), {})
        return row

    def _set(self, group: Sequence[Node]) -> None:
        """Set rows that are worked out together, or one alone; most need no row of their own."""
        self._nodes += group  # else the id of one might become that of another
        key = None if group[0].beside else self._key(group[0])
        if key in self._known:
            self._where[id(group[0])], self._units[id(group[0])] = self._known[key]
            return
        for place, node in enumerate(group):
            self._where[id(node)] = Where(self.columns, mark=mark(place))
            self._told[id(node)] = {at: form for at in known(node) if (form := node.form(at))}
            self._units[id(node)] = self._unit(node)
        for node in group:
            if (elsewhere := self._elsewhere(node)) is not None:
                self._where[id(node)] = elsewhere
        if own := [place for place, node in enumerate(group) if self._where[id(node)].mark]:
            self._rows(group, own)
        if key is not None:
            self._known[key] = self._where[id(group[0])], self._units[id(group[0])]

    def _key(self, node: Node) -> object:
        """Say what rows have in common that stand in one place: all that they are worked out by."""
        operation = node.operation
        if operation is None:
            return node.origin, node.first, node.values
        slots: Iterable[str] = type(operation).__slots__
        told = vars(operation).values() if hasattr(operation, "__dict__") else ()
        fixed = (*told, *[getattr(operation, each) for each in slots])
        wheres = tuple([self._where[id(each)] for each in node.operands])
        return type(operation), fixed, wheres, node.first, node.values

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
        told = self._told[id(node)].items()
        passed, *others = {_passing(node, at, working) for at, working in told}
        if passed is None or others:
            return None
        operand, later = passed
        return self._where[id(node.operands[operand])].moved(later)

    def _unit(self, node: Node) -> str:
        """Give the unit of a row: its own, or what follows from those that it reads."""
        if not self._told[id(node)]:
            own = self.names.own_unit(node.name)
            path = node.origin.path if node.origin else ()
            return own or (self.names.given(path, node.first)[1] if path else "")
        working = next(iter(self._told[id(node)].values()))
        return self._unit_made(node, self._name_of(node), working)

    def _unit_made(self, node: Node, name: Name, working: Working) -> str:
        units = [self._unit_read(node, each) for each in working.of]
        return self.names.unit(name, working.how, units)

    def _unit_read(self, node: Node, read: Read) -> str:
        if isinstance(read, Working):
            return self._unit_made(node, (read.name,) if read.name else (), read)
        if isinstance(read, Cell):
            return self._units[id(node.operands[read.operand])]
        return ""

    def _rows(self, group: Sequence[Node], own: Sequence[int]) -> None:
        """Set rows, which may read each other, unless the same stand there already."""
        made = [self._few(group[place], self._made(group[place])) for place in own]
        key = tuple([tuple(each.items()) for each in made])
        if (rows := self._same.get(key)) is None:
            rows = self._same[key] = self._added([group[place] for place in own], own, made)
        for place, row in zip(own, rows, strict=True):
            self._where[id(group[place])] = Where(self.columns, row=row)

    def _made(self, node: Node) -> ByYear:
        """Say how the figures of a row follow from cells, as far as can be in one way in all."""
        more = guard(node.values)
        if node.operation is None:
            read = {at: self.inputs.reading(node, at, self.names) for at in known(node)}
            return {Year(node.first + at): Made(How.INPUT, (cell,)) for at, cell in read.items()}
        told = self._told[id(node)]
        workings = self._alike(node, told)
        counted, held = self._counted(node, workings), _held(workings)
        made, gaps = {}, any(len(workings[at].of) > len(each.of) for at, each in told.items())
        for at, working in workings.items():
            cells = [self._read(node, each, more) for each in working.of]
            year = Year(node.first + at)
            if working.how is not How.PASSED:
                cells = [counted[n].at(year) if n in counted else c for n, c in enumerate(cells)]
                cells = [in_one_column(c) if n in held else c for n, c in enumerate(cells)]
            has_gaps = gaps and working.how in WITH_GAPS
            made[year] = Made(working.how, tuple(cells), working.fixed, more, has_gaps)
        return made

    def _alike(self, node: Node, told: Mapping[int, Working]) -> Mapping[int, Working]:
        """Let a sum or a product read the same rows in all years, if where it did not are gaps."""
        added = {at: each for at, each in told.items() if each.how in WITH_GAPS}
        slots = dict.fromkeys(slot for at, each in added.items() for slot in _slots(at, each))
        if None in slots:
            return told
        wide = {at: [slot.read(at) for slot in slots if slot] for at in added}
        more = ((read, each) for at, each in added.items() for read in wide[at])
        if not all(read in each.of or self._may_read(node, read) for read, each in more):
            return told
        return {**told, **{at: each._replace(of=wide[at]) for at, each in added.items()}}

    def _may_read(self, node: Node, read: Cell | Own) -> bool:
        """Whether there is a cell in which nothing stands, and no figure that is left out."""
        if isinstance(read, Own) or not 0 <= read.at < len(node.operands[read.operand].values):
            return False
        operand = node.operands[read.operand]
        where, year = self._where[id(operand)], operand.first + read.at
        return (
            not (where.alone or where.mark)
            and self.columns.holds(year + where.later)
            and not self._stands(where, year + where.later)
        )

    def _stands(self, where: Where, year: int) -> bool:
        """Whether anything stands in a row in a year."""
        if where.sheet:
            return self.inputs.stands(where, year)
        return year in self.steps[where.row - TOP].formulas

    def _counted(self, node: Node, workings: Mapping[int, Working]) -> Mapping[int, Where]:
        """Set what is counted differently in each year in a row of its own, by its place."""
        counts: dict[int, dict[Year, Count]] = {}
        for at, working in workings.items():
            for place, read in enumerate(working.of if working.how is not How.PASSED else ()):
                if isinstance(read, Count):
                    counts.setdefault(place, {})[Year(node.first + at)] = read
        return {
            place: self._count_row(of)
            for place, of in counts.items()
            if len({each.value for each in of.values()}) > 1
        }

    def _count_row(self, counts: Mapping[Year, Count]) -> Where:
        key = tuple(counts.items())
        if key not in self._same:
            self._same[key] = [self._next]
            (name, *_) = [each.name for each in counts.values()]
            figures = {year: each.value for year, each in counts.items()}
            told = {year: plain(value) for year, value in figures.items()}
            self._add(Step(self.names.counted(name, min(counts)), "", told, figures), {})
        return Where(self.columns, row=self._same[key][0])

    def _few(self, node: Node, made: ByYear) -> ByYear:
        """Let a row read few cells: of a sum of very many some are added up first.

        The largest ones are looked for in cells that stand below each other.
        """
        if _has(made, How.LARGEST):
            rows = self._pieces(self._step(node, made), made, 1)
            return {
                year: each._replace(cells=(f"{rows[0].at(year)}:{rows[-1].at(year)}",))
                for year, each in made.items()
            }
        if not _has(made, How.SUM, How.TOGETHER) or _widest(made) <= MOST:
            return made
        rows = self._pieces(self._step(node, made), made, MOST)
        of = {year: tuple([each.at(year) for each in rows]) for year in made}
        return {year: each._replace(cells=of[year]) for year, each in made.items()}

    def _pieces(self, step: Step, made: ByYear, size: int) -> list[Where]:
        """Add rows that each add up so many of the cells that a row reads."""
        rows = []
        for start in range(0, _widest(made), size):
            rows.append(Where(self.columns, row=self._next))
            pieces = {y: each.cells[start : start + size] for y, each in made.items()}
            told = {y: Made(How.SUM, cells).formula for y, cells in pieces.items() if cells}
            self._add(step._replace(formulas=told, figures={}), {})
        return rows

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
            names = [_part_name(part, made) for part in parts]
            sharing = Sharing(parts, names, self.columns, self._next + len(others))
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
        said = self._said(node, how, min(made))
        formulas = {year: each.formula for year, each in made.items()}
        return Step(said, self._units[id(node)], formulas, figures)

    def _said(self, node: Node, how: How, year: Year) -> Message:
        """Say what a row is: what stands in the file by what it is there, others by their names."""
        name = self._name_of(node)
        if how is How.INPUT and not name:
            path = node.origin.path if node.origin else ()
            return self.names.given(path, year)[0] if path else Message("workbook-step")
        if name or how in _TOLD:
            return self.names.say(name, how, year)
        return Message("workbook-joined" if how is How.SAME else "workbook-step")

    def _name_of(self, node: Node) -> Name:
        """Give the name of a row; one without is called by what it is worked out for."""
        named = (each.name for each in self._told[id(node)].values() if each.name)
        return node.name or tuple(islice(named, 1))

    def _helping(self, node: Node, help_: Help) -> Step:
        said = self._said(node, How.SUM, node.first)
        return Step(Message(help_.name, of=said), "", help_.formulas, {})

    def _add(self, step: Step, numbers: Mapping[int, int]) -> None:
        formulas = {year: numbered(each, numbers) for year, each in step.formulas.items()}
        self.steps.append(step._replace(formulas=formulas))

    @property
    def _next(self) -> int:
        return TOP + len(self.steps)


def _passing(node: Node, at: int, working: Working) -> tuple[int, int] | None:
    """Say which row a figure is passed on of, and from how many years later; None for others."""
    if working.how is not How.PASSED:
        return None
    (read,) = working.of
    if not isinstance(read, Cell):
        return None
    return read.operand, node.operands[read.operand].first + read.at - node.first - at


def _held(workings: Mapping[int, Working]) -> set[int]:
    """Give the places of what is read in one and the same year in all."""
    told = [each.of for each in workings.values() if each.how not in (How.PASSED, How.MEAN)]
    if len(told) < 2:
        return set()
    return {n for n, column in enumerate(zip(*told, strict=False)) if _is_one_cell(column)}


def _is_one_cell(column: Sequence[Read]) -> bool:
    return isinstance(column[0], Cell) and len(set(column)) == 1


class _Slot(NamedTuple):
    """A row that is read, or one of those worked out together, so many years later."""

    own: bool
    which: int | None
    later: int

    def read(self, at: int) -> Cell | Own:
        """Read it for a year."""
        if self.own or self.which is None:
            return Own(at + self.later, self.which)
        return Cell(self.which, at + self.later)


def _slots(at: int, working: Working) -> Iterator[_Slot | None]:
    """Give the rows that are read; None for what is no row."""
    for read in working.of:
        if isinstance(read, Cell):
            yield _Slot(False, read.operand, read.at - at)
        else:
            yield _Slot(True, read.which, read.at - at) if isinstance(read, Own) else None


def _widest(made: ByYear) -> int:
    return max(len(each.cells) for each in made.values())


def _has(made: ByYear, *hows: How) -> bool:
    return any(each.how in hows for each in made.values())


def _part_name(part: ByYear, every: Iterable[ByYear]) -> str:
    """Give the name of a part: the names stand with the sum of all parts, or with each."""
    which = next(each.fixed for each in part.values())
    rows = (each.fixed.names for row in (part, *every) for each in row.values())
    return next(filter(None, rows))[which.which]
