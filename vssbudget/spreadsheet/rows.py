"""The rows of tables: what each is of, what it is called, and the cells of its figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vssbudget.spreadsheet.cells import Cell, addressed, clipped
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.tables import Column, Line, Table
from vssbudget.spreadsheet.words import is_ours, said
from vssbudget.wording import Message

_LONGEST_HEADING = 60
_DIGIT = re.compile("[0-9]")
_MEASURES = ("cost", "revenue", "result", "investments")
"""What a row that `project` writes is of, if a budget holds such rows."""

_MOST = 5_000
"""How many rows of figures are read."""


class Entry(NamedTuple):
    """A row of figures: what they are of, "" where nothing says it, what its labels say, and so on.

    `table` and `section` tell which rows stand together, `whose` who has columns of their own.
    """

    measure: str
    kinds: frozenset[str]
    label: str
    name: str
    key: str
    whose: str
    figures: Sequence[tuple[Column, Cell]]
    table: int
    section: int


class Left(NamedTuple):
    """Something that found no place: the cells, what stands in them, and why."""

    cell: str
    text: str
    why: Message


@dataclass
class _Context:
    """What the headings above a line say of it."""

    measure: str = ""
    name: str = ""
    section: int = 0


def entries_of(tables: Sequence[Table]) -> tuple[list[Entry], list[Left]]:
    """Read the lines of tables; what has no place among figures by year is left.

    Raises:
        Unreadable: There are more rows than a budget has.
    """
    entries, left = list[Entry](), list[Left]()
    for place, table in enumerate(tables):
        reading = _Reading(place, table)
        entries += reading.entries
        left += reading.left
        if len(entries) > _MOST:
            raise Unreadable(Message("import-rows", most=_MOST), Message("import-few-cells"))
    return entries, left


class _Reading:
    """The lines of one table, read from its first to its last under the headings between them."""

    def __init__(self, place: int, table: Table) -> None:
        self.place, self.table = place, table
        self.entries, self.left = list[Entry](), list[Left]()
        self.notes = list[Cell]()
        self.context = _Context(said(table.sheet).measure)
        corner = (each for at, each in table.heads.items() if at < min(table.columns))
        if filled := [each for each in table.titles if each.is_filled]:
            self.left.append(left_of(filled, Message("import-outside")))
        for title in (*table.titles, *corner):
            self.context.measure = said(title.text).measure or self.context.measure
        for line, below in zip(table.lines, [*table.lines[1:], None], strict=True):
            if line.is_filled:
                self._leave_notes()
                self._figures(line)
            else:
                self._text(line, below)
        self._leave_notes()
        self._left_beside()

    def _leave_notes(self) -> None:
        """Leave the lines of text that stand below each other, as much of them as is kept."""
        if self.notes:
            told = left_of(self.notes, Message("import-note"))
            self.left.append(told._replace(text=clipped(told.text)))
        self.notes = []

    def _text(self, line: Line, below: Line | None) -> None:
        """Take a line of text for a heading of what is below it, else for a note.

        What stands for a figure and is none makes it a row, whose name heads nothing.
        """
        labels = [each for each in line.labels.values() if not each.shared]
        noted = any(said(each.text).kinds == {"comment"} for each in labels)
        over = [
            each
            for each in line.figures.values()
            if noted or is_ours(each.text) or not (labels or _DIGIT.search(each.text))
        ]
        figures = [each for each in line.figures.values() if each not in over]
        self.left += [left_of([each], _NO_NUMBER) for each in figures]
        cells = [*labels, *over]
        text = " ".join(each.text for each in cells)
        told = said(text)
        heads = len(text) <= _LONGEST_HEADING and below is not None and below.is_filled
        named = told.name and not figures
        if cells and heads and (told.measure or named or "sum" in told.kinds):
            self.context.measure = told.measure or self.context.measure
            self.context.name = "" if told.measure else told.name
            self.context.section += 1
            self.notes += [each for each in over if not is_ours(each.text)]
        else:
            self.notes += cells

    def _figures(self, line: Line) -> None:
        key = self._text_under("key", line)
        ours = said(key).kinds & {"sum", "frame"}
        key = "" if ours else key
        projected = self._text_under("measure", line) if self.table.is_projected else ""
        reason = _unheld(projected, key) if projected else ""
        if reason:
            self._leave(line, reason)
        elif projected and key:
            told = said(projected)
            name = self._text_under("name", line) or key
            self._enter(line, told.kinds, told.measure, (name, name, key))
        else:
            self._labelled(line, key, ours)

    def _text_under(self, head: str, line: Line) -> str:
        """Give what a line says under a head, one of a kind or one that `project` writes."""
        columns = [at for at, each in self.table.heads.items() if each.text == head]
        found = [*self.table.headed(head), *columns]
        return next((line.labels[at].text for at in found if at in line.labels), "")

    def _labelled(self, line: Line, key: str, ours: frozenset[str]) -> None:
        """Read a line by what its labels say."""
        labels = self._labels(line)
        kinds = ours.union(*(said(each.text).kinds for each in labels))
        names = [each.text if each.number is not None else said(each.text).name for each in labels]
        name = " ".join(dict.fromkeys(each for each in names if each)) or key
        measure = next((each.measure for cell in labels if (each := said(cell.text)).measure), "")
        if len(labels) > 1 and measure and (name or "sum" in kinds):
            self.context.name = name
            before = said(labels[0].text)
            self.context.measure = before.measure if not before.name else self.context.measure
        elif not name and measure and "sum" not in kinds:
            name = self.context.name
        label = " ".join(each.text for each in labels)
        name = name or ("" if kinds or is_ours(label) else label)
        if reason := _apart(kinds):
            self._leave(line, reason)
        else:
            self._enter(line, kinds, measure, (label, name, key))

    def _leave(self, line: Line, reason: str) -> None:
        self.left.append(left_of([*line.figures.values()], Message(reason)))

    def _enter(
        self, line: Line, kinds: frozenset[str], measure: str, called: tuple[str, str, str]
    ) -> None:
        """Add the figures of a line, by its label, name and key."""
        label, name, key = called
        nameless = not name and "sum" not in kinds
        for (of, whose), figures in self._by_measure(line, measure, nameless).items():
            told = kinds if name or whose else kinds | {"sum"}
            where = (self.place, self.context.section)
            self.entries.append(Entry(of, told, label, name or whose, key, whose, figures, *where))

    def _labels(self, line: Line) -> list[Cell]:
        """Give the labels of a line, without what stands under heads of other things."""
        table = self.table
        other = {*table.units, *table.headed("key"), *table.headed("comment")}
        return [each for at, each in line.labels.items() if at not in other]

    def _by_measure(
        self, line: Line, own: str, nameless: bool
    ) -> Mapping[tuple[str, str], list[tuple[Column, Cell]]]:
        """Part the figures of a line by what the heads of their columns, else it, say they are.

        What the line has no name for may have one over its columns.
        """
        parted = dict[tuple[str, str], list[tuple[Column, Cell]]]()
        for at, cell in line.figures.items():
            column = self.table.columns[at]
            measure = column.measure or own or self.context.measure
            if cell.number is None:
                self.left.append(left_of([cell], cell.wrong or _NO_NUMBER))
            if cell.percent and measure != "volumes":
                self.left.append(left_of([cell], _PERCENT))
                continue
            whose = column.name if nameless else ""
            parted.setdefault((measure, whose), []).append((column, cell))
        return parted

    def _left_beside(self) -> None:
        """Leave what stands beside the figures by year, a column at a time."""
        columns = dict[int, list[Cell]]()
        comments = {*self.table.headed("comment")}
        for line in self.table.lines:
            for at, each in line.beside.items():
                columns.setdefault(at, []).append(each)
            for at in comments & line.labels.keys():
                columns.setdefault(at, []).append(line.labels[at])
        for at, cells in columns.items():
            head = self.table.heads.get(at)
            why = Message("import-beside", head=head.text if head else "")
            self.left.append(left_of(cells, why))


_NO_NUMBER = Message("import-no-number")
_PERCENT = Message("import-change")


def _unheld(measure: str, key: str) -> str:
    """Say why a row that `project` writes is not to be placed, "" where it is.

    The key of a service is its own behind that of its area, that of a group behind `groups`.
    """
    if "change" in said(measure).kinds:
        return "import-change"
    if measure.removeprefix("published_") not in _MEASURES:
        return "import-calculated"
    told = "import-group" if key.startswith("groups.") else "import-part"
    return told if "." in key else ""


def _apart(kinds: frozenset[str]) -> str:
    """Say why a line of figures is not to be placed, "" where it is."""
    if "change" in kinds:
        return "import-change"
    return "import-part" if "part" in kinds else ""


def left_of(cells: Sequence[Cell], why: Message) -> Left:
    """Leave cells that have one reason."""
    return Left(addressed(cells), "; ".join(each.text for each in cells), why)
