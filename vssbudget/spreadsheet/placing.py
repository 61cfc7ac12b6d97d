"""Rows of a spreadsheet put in their places in a budget; what finds none is left, and told."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from decimal import Decimal

from vssbudget.amounts import ZERO, Percent, Year, percent_to
from vssbudget.spreadsheet.cells import Cell, addressed
from vssbudget.spreadsheet.draft import Area, Claim, Draft, Figures, Mark, Moves, Placed
from vssbudget.spreadsheet.growth import moves_of
from vssbudget.spreadsheet.keys import Keys
from vssbudget.spreadsheet.money import LARGEST, Money, told_of
from vssbudget.spreadsheet.rows import Entry, left_of
from vssbudget.spreadsheet.standing import stand
from vssbudget.spreadsheet.sums import Row, Sum, parted
from vssbudget.spreadsheet.tables import Column
from vssbudget.spreadsheet.years import Years
from vssbudget.wording import Message

_DECIMALS = 6
_OF_AREAS = ("cost", "revenue")
_SIDES = ("income", "expenditure")
"""The sums of investments that may be printed besides the total."""
_UNFIT = Message("import-unfit")
_SHORTENED = Message("import-rounded-decimals", count=_DECIMALS)
_Chosen = Set[tuple[int, str, str, Column]]
"""The columns that are read, each of a table, a measure and whose it is."""


def place(draft: Draft, entries: Sequence[Entry], money: Money) -> None:
    """Put every entry in its place in a draft, or among what is left."""
    chosen = _columns(draft.years, entries)
    _leave_others(draft, entries, chosen)
    rows = [each for entry in entries if (each := _row(entry, chosen)).values]
    placing = _Placing(draft)
    for measure in ("cost", "revenue", "investments", "result", "net_cost"):
        of = [each for each in rows if each.entry.measure == measure]
        whole, left, doubts = money.whole(of, measure)
        draft.left += left
        draft.doubts += doubts
        placing.money(measure, whole)
    placing.volumes([each for each in rows if each.entry.measure == "volumes"])
    stand(draft)
    for key, area in draft.areas.items():
        _complete(draft, key, area)


def _columns(years: Years, entries: Sequence[Entry]) -> _Chosen:
    """Choose of the columns of each year, in each table and measure, that which tells the most."""
    best = dict[tuple[int, str, str, Year], Column]()
    for entry in entries:
        for column, _ in entry.figures:
            place = (entry.table, entry.measure, entry.whose, column.year)
            found = (best.get(place, column), column)
            best[place] = min(found, key=lambda each: (years.rank(each), each.at))
    return {(table, of, whose, column) for (table, of, whose, _), column in best.items()}


def _leave_others(draft: Draft, entries: Sequence[Entry], chosen: _Chosen) -> None:
    """Leave the columns that are not chosen, each with its figures."""
    others = dict[tuple[int, Column], list[Cell]]()
    for entry in entries:
        for column, cell in entry.figures:
            if (entry.table, entry.measure, entry.whose, column) not in chosen:
                others.setdefault((entry.table, column), []).append(cell)
    for (_, column), cells in others.items():
        why = Message("import-other-column", year=str(column.year), head=column.head)
        draft.left.append(left_of(cells, why))


def _row(entry: Entry, chosen: _Chosen) -> Row:
    """Take the figures of the columns that are chosen, one of each year."""
    cells = {
        column.year: cell
        for column, cell in sorted(entry.figures, key=lambda each: each[0].year)
        if (entry.table, entry.measure, entry.whose, column) in chosen and cell.number is not None
    }
    values = {year: each.number for year, each in cells.items() if each.number is not None}
    return Row(entry, values, cells)


class _Placing:
    """The rows that have their places so far."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.alone = set[str]()
        self.areas, self.lines, self.counted, self.claims = Keys(), Keys(), Keys(), Keys()

    def money(self, measure: str, rows: Sequence[Row]) -> None:
        """Place the amounts of a measure."""
        if measure in ("result", "net_cost"):
            for row in rows:
                self._result(row)
        elif measure == "investments":
            frames, others = _apart(rows, "frame")
            for row in frames:
                self._join(
                    self.draft.frames, "frame", "investments.frame", "investments.frame", row
                )
            self._summed(measure, others, self._line)
        else:
            self._summed(measure, rows, self._area)

    def volumes(self, rows: Sequence[Row]) -> None:
        """Place measures that are no amounts."""
        fit = list[Row]()
        for row in rows:
            exact = {year: each for year, each in row.values.items() if 0 <= each < LARGEST}
            short = {year: percent_to(Percent(each), _DECIMALS) for year, each in exact.items()}
            broken = [year for year, each in short.items() if each != exact[year]]
            self.draft.left += told_of(row, row.values.keys() - exact.keys(), _UNFIT)
            self.draft.doubts += told_of(row, broken, _SHORTENED)
            fit += [row._replace(values=dict[Year, Decimal](short))] if short else []
        self._summed("volumes", fit, self._volume)

    def _summed(self, measure: str, rows: Sequence[Row], hold: Callable[[Row], str]) -> None:
        """Place rows, then the sums of them."""
        printed, others = _apart(rows, "printed")
        details, sums = parted(others)
        if not details and (measure not in _OF_AREAS or self.draft.areas.keys() <= self.alone):
            details, sums = [self._alone(each.row) for each in sums], []
        held = {id(each): hold(each) for each in details}
        every = set(held.values())
        known = dict[int, bool]()
        for row in printed:
            self._printed(measure, row)
        for each in sums:
            if not _name(each.row) and any(each.off()):
                why = Message("import-nameless")
                self.draft.left.append(left_of([*each.row.cells.values()], why))
                continue
            if each.members:
                self._told_off(each)
            if id(each.members) not in known:
                known[id(each.members)] = every == {held.get(id(of)) for of in each.members}
            if known[id(each.members)] and measure != "volumes":
                self._publish(measure, "total", each.row)
            else:
                self._claim(each, held)

    def _alone(self, row: Row) -> Row:
        """Take what would be a sum of nothing for the figures of all that the file is about."""
        self.alone.add(self.areas[self.draft.title])
        return row._replace(entry=row.entry._replace(name=self.draft.title))

    def _area(self, row: Row) -> str:
        """Place the cost or the revenue of an area."""
        measure, name = row.entry.measure, _name(row)
        key = _key(self.areas, row)
        area = self.draft.areas.setdefault(key, Area(name))
        self._join(area.rows, measure, f"areas.{key}.{measure}", f"{key}.{measure}", row)
        return f"{key}.{measure}"

    def _line(self, row: Row) -> str:
        key = _key(self.lines, row)
        self._join(
            self.draft.lines, key, f"investments.lines.{key}.values", f"investments.{key}", row
        )
        return f"investments.{key}"

    def _volume(self, row: Row) -> str:
        key = _key(self.counted, row)
        self._join(self.draft.volumes, key, f"volumes.{key}.values", f"volumes.{key}", row)
        return f"volumes.{key}"

    def _join(self, held: dict[str, Figures], at: str, path: str, address: str, row: Row) -> None:
        """Put the figures of a row beside those of other years, or say that they are repeated."""
        figures = _figures(row)
        known = held.get(at)
        if known is None:
            held[at] = figures
        elif known.values.keys() & figures.values.keys():
            self.draft.repeated.append((address, figures))
            path = f"repeated.{address}"
        else:
            values = dict(sorted({**known.values, **figures.values}.items()))
            held[at] = known._replace(values=values, cells=f"{known.cells}, {figures.cells}")
        self._placed(row, path)

    def _placed(self, row: Row, path: str) -> None:
        cells = addressed([*row.cells.values()])
        self.draft.placed.append(Placed(cells, _name(row), path, row.values))

    def _publish(self, measure: str, key: str, row: Row) -> None:
        """Put a row among the printed ones, which the calculation is held against."""
        held = self.draft.published.setdefault(measure, {})
        path = f"published.{measure}.{key}"
        self._join(held, key, path, path, row)

    def _printed(self, measure: str, row: Row) -> None:
        """Place a row that says that it is printed, where there is something of its name."""
        if measure == "volumes":
            self._volume(row)
            return
        invested = measure == "investments"
        key = _key(self.lines if invested else self.areas, row) if row.entry.name else "total"
        key = row.entry.key if invested and row.entry.key in _SIDES else key
        known = (*self.draft.lines, *_SIDES) if invested else (*self.draft.areas,)
        if key in (*known, "total"):
            self._publish(measure, key, row)
        else:
            self._leave(row)

    def _leave(self, row: Row) -> None:
        cells = [*row.cells.values()]
        self.draft.left.append(left_of(cells, Message("import-no-area", name=_name(row))))

    def _result(self, row: Row) -> None:
        """Place a result: of an area that there is, or of them all."""
        name = row.entry.name
        key = _key(self.areas, row) if name else "total"
        if name and ("sum" in row.entry.kinds or key not in self.draft.areas):
            self._leave(row)
            return
        if name and self._is_of_those_above(key, row):
            told = Message("import-result-of-rows", name=_name(row))
            self.draft.left.append(left_of([*row.cells.values()], told))
            return
        turned = {year: -each for year, each in row.values.items()}
        if self._is_turned(key, row):
            row = row._replace(values=turned)
        self._publish("result", key, row)

    def _is_of_those_above(self, key: str, row: Row) -> bool:
        """Whether results are those of several areas from the first on, and not of the one."""
        areas = [*self.draft.areas]
        until = [areas[:count] for count in range(2, len(areas) + 1)]
        return not self._is_left_by([key], row) and any(
            self._is_left_by(keys, row) for keys in until
        )

    def _is_left_by(self, keys: Sequence[str], row: Row) -> bool:
        """Whether areas together leave what a row says, in each of its years."""
        return all(
            abs(each) == abs(sum(self.draft.added("result", year, key) for key in keys))
            for year, each in row.values.items()
        )

    def _is_turned(self, key: str, row: Row) -> bool:
        """Whether results are written as cost less revenue."""
        right = wrong = 0
        for year, each in row.values.items():
            result = self.draft.added("result", year, key)
            right += each == result
            wrong += each == -result
        return wrong > right or (wrong == right and row.entry.measure == "net_cost")

    def _told_off(self, told: Sum) -> None:
        """Say of a sum that it is off, and of one that does not say so that it is taken for one."""
        cells = told.row.cells
        ends = (told.members[0], told.members[-1])
        of = addressed([cell for each in ends for cell in each.cells.values()])
        for year, difference in told.off():
            why = Message("import-sum-off", of=of, year=str(year), difference=difference)
            self.draft.doubts.append(left_of([cells[year]], why))
        if not told.row.is_sum:
            why = Message("import-taken-as-sum", of=of)
            self.draft.doubts.append(left_of([*cells.values()], why))

    def _claim(self, told: Sum, held: Mapping[int, str]) -> None:
        """Write a sum of some rows as a claim for each of its years."""
        name = told.row.entry.name
        for year, value in told.row.values.items():
            of = [
                f"{held[id(each)]}.{year}"
                for each in told.members
                if id(each) in held and year in each.values
            ]
            if not of:
                why = Message("import-sum-alone", year=str(year))
                self.draft.left.append(left_of([told.row.cells[year]], why))
                continue
            cells = addressed([told.row.cells[year]])
            key = self.claims.new(f"sum {name} {year}")
            says = f"{name or _name(told.row)} {year}"
            self.draft.claims[key] = Claim(says, tuple(of), value, cells)
            placed = Placed(cells, says, f"claims.{key}.equals", {year: value})
            self.draft.placed.append(placed)


def _apart(rows: Iterable[Row], kind: str) -> tuple[list[Row], list[Row]]:
    """Part rows into those whose labels hold a word of a kind, and all others."""
    parted: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        parted[kind not in row.entry.kinds].append(row)
    return parted


def _key(keys: Keys, row: Row) -> str:
    return keys.of(_name(row), row.entry.key) if row.entry.key else keys[_name(row)]


def _name(row: Row) -> str:
    return row.entry.name or row.entry.label


def _figures(row: Row) -> Figures:
    percent = all(each.percent for each in row.cells.values())
    cells = addressed([*row.cells.values()])
    return Figures(_name(row), row.values, cells, "%" if percent else "")


def _complete(draft: Draft, key: str, area: Area) -> None:
    """Say how the cost of an area moves, or what it earns without one; mark what no cell says.

    Where something carries it exactly as it is printed, its plan is held against that.
    """
    base, plan = draft.years.base, draft.years.plan
    measure = area.moved
    row = area.rows[measure]
    values = dict(row.values)
    area.signed = any(each < 0 for of in area.rows.values() for each in of.values.values())
    if base not in values:
        values = dict(sorted({**values, base: ZERO}.items()))
        area.marks.append(Mark(measure, (base,), "assumed", Message(f"import-{measure}-of-base")))
    if any(year not in values for year in plan):
        mark = Mark("step", (), "assumed", Message(f"import-{measure}-of-plan"))
        area.moves = Moves("step", ZERO, mark)
    elif moves := moves_of([values[year] for year in (base, *plan)], draft.decimals):
        printed = {year: values.pop(year) for year in plan}
        held = draft.published.setdefault(measure, {})
        known = held.setdefault(key, row._replace(values={}))
        held[key] = known._replace(values=dict(sorted({**printed, **known.values}.items())))
        area.moves = moves
    area.rows[measure] = row._replace(values=values)
