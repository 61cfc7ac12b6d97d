"""From the bytes of a spreadsheet to a draft of a budget."""

from collections.abc import Collection
from pathlib import PurePath
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.findings import WrongCommand
from vssbudget.loader.text import forbidden
from vssbudget.spreadsheet.apart import apart
from vssbudget.spreadsheet.cells import Sheet, clipped, corners
from vssbudget.spreadsheet.delimited import sheet_of
from vssbudget.spreadsheet.draft import Draft
from vssbudget.spreadsheet.money import money_of
from vssbudget.spreadsheet.placing import place
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.rows import Entry, Left, entries_of, left_of
from vssbudget.spreadsheet.signs import by_sign
from vssbudget.spreadsheet.tables import tables_in
from vssbudget.spreadsheet.words import said, year_of
from vssbudget.spreadsheet.workbook import sheets_in
from vssbudget.spreadsheet.years import years_of
from vssbudget.wording import Message

_PACKED, _OLD = b"PK", b"\xd0\xcf\x11\xe0"


class Asked(NamedTuple):
    """What of a spreadsheet is to be read, and what it does not say itself; "" for nothing."""

    sheet: str = ""
    range: str = ""
    year: str = ""
    unit: str = ""


def imported(raw: bytes, file: str, asked: Asked) -> Draft:
    """Read a spreadsheet as a draft of a budget.

    Raises:
        Unreadable: It is none, it is too large, or there is no table in it.
        WrongCommand: What is asked for is not there.
    """
    read, hidden = _sheets(raw, asked.sheet)
    file = _bare(file)
    sheets = [_within(_clean(each), asked.range) for each in read]
    named = year_of(asked.year) or year_of(PurePath(file).stem)
    found = [tables_in(each, named) for each in sheets]
    tables = [table for each, _ in found for table in each]
    entries, left = entries_of(tables)
    if not entries:
        raise Unreadable(Message("import-no-table"), Message("import-no-table-fix"))
    entries, by_signs = by_sign(apart(tables, entries))
    if not any(each.measure == "cost" for each in entries):
        entries = [_as_cost(each) for each in entries]
    columns = [column for table in tables for column in table.columns.values()]
    titles = [cell.text for table in tables for cell in table.titles]
    known = [each.year for each in columns]
    texts = [PurePath(file).stem, *titles]
    years = years_of(columns, entries, texts, _year(asked.year, known))
    money = money_of(tables, entries, _unit(asked.unit))
    name = next((each for each in titles if said(each).name), PurePath(file).stem)
    draft = Draft(file, name, money.unit, years, money.decimals)
    unread = [Left(_bare(each), "", Message("import-hidden")) for each in hidden]
    outside = [left_of(cells, Message("import-outside")) for _, cells in found if cells]
    draft.left = [*unread, *left, *outside]
    why = Message("import-years-again")
    draft.doubts += [left_of(each.again, why) for each in tables if each.again]
    draft.doubts += by_signs
    first = [entries[0].figures[0][1]]
    if not years.told:
        draft.doubts.append(left_of(first, Message("import-base-told", year=str(years.base))))
    if money.taken:
        draft.doubts.append(left_of(first, Message("import-unit-told", unit=money.taken)))
    place(draft, entries, money)
    return draft


def _as_cost(entry: Entry) -> Entry:
    """Take a net cost for a cost, where there is no other."""
    return entry._replace(measure="cost") if entry.measure == "net_cost" else entry


def _sheets(raw: bytes, named: str) -> tuple[list[Sheet], list[str]]:
    """Read the sheets of a file, or the one that is named, and say which are not read.

    Raises:
        WrongCommand: There is none of that name.
    """
    if raw.startswith(_PACKED):
        return sheets_in(raw, named)
    if raw.startswith(_OLD):
        raise Unreadable(Message("import-old"), Message("import-save-anew"))
    if named:
        raise WrongCommand(Message("import-no-sheets", sheet=named))
    return [sheet_of(raw)], []


def _within(sheet: Sheet, wanted: str) -> Sheet:
    """Take the range that is wanted.

    Raises:
        WrongCommand: It is none.
    """
    if not wanted:
        return sheet
    found = corners(wanted)
    if found is None:
        raise WrongCommand(Message("import-no-range", range=wanted))
    return sheet.within(found)


def _clean(sheet: Sheet) -> Sheet:
    """Keep of texts what a budget file may hold, on one line each."""
    name = _bare(sheet.name)
    cells = {
        spot: each._replace(sheet=name, text=_bare(each.text)) for spot, each in sheet.cells.items()
    }
    return Sheet(name, cells)


def _bare(text: str) -> str:
    return clipped(" ".join(forbidden(text).sub(" ", text).split()))


def _unit(asked: str) -> str:
    """Read the unit that is asked for.

    Raises:
        WrongCommand: It is no word.
    """
    unit = asked.strip()
    if unit != _bare(unit) or unit.lstrip("0").startswith((".", ",")):
        raise WrongCommand(Message("import-no-unit", unit=asked))
    return unit


def _year(asked: str, known: Collection[Year]) -> Year | None:
    """Read the base year that is asked for.

    Raises:
        WrongCommand: No column is of that year.
    """
    if not asked:
        return None
    year = next((each for each in sorted(known) if str(each) == asked), None)
    if year is None:
        years = tuple(str(each) for each in sorted(set(known)))
        raise WrongCommand(Message("import-no-year", year=asked, years=years))
    return year
