"""What was read from a spreadsheet: each row in its place, and what found none."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection import Projection
from vssbudget.spreadsheet import Draft, Left
from vssbudget.views.rows import Notes, Outline, Row, Section, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message


class ImportView(View):
    """The rows of a spreadsheet under the years of the budget that is made of it."""

    name = "import"
    fields = ("cell", "name", "as")

    def __init__(self, projection: Projection, draft: Draft) -> None:
        super().__init__(projection, draft.file)
        self.draft = draft

    @property
    def years(self) -> tuple[Year, ...]:
        """Every year of the budget."""
        return self.budget.years.every

    def sections(self) -> Iterable[Section]:
        """Give the rows, each below the cells that it comes from, and all that has to be said."""
        yield self.table("import-read", self._rows())
        for kind, told in (("left", self.draft.left), ("doubts", self.draft.doubts)):
            if told:
                yield Notes(Message(f"import-{kind}"), self._told(told))

    def _rows(self) -> Iterator[Row]:
        for each in self.draft.placed:
            figures = [each.figures.get(year) for year in self.years]
            names = (each.cell, each.name, each.path)
            counted = each.path.startswith("volumes.")
            whole = figures if counted else [*map(self._whole, figures)]
            unit = Unit.NUMBER if counted else Unit.AMOUNT
            yield Row(f"{each.cell}  {each.path}", whole, names=names, unit=unit)

    def _whole(self, figure: Decimal | None) -> int | None:
        """Give an amount in the last of its decimals."""
        return None if figure is None else int(figure.scaleb(self.draft.decimals))

    def _told(self, told: Sequence[Left]) -> tuple[Message, ...]:
        return tuple(
            Message("import-told", cell=each.cell, text=each.text, why=each.why) for each in told
        )

    def listed(self) -> Iterable[Row]:
        """Give the same rows."""
        return self._rows()

    def outline(self) -> Outline:
        """Give the rows, and what found no place or is in doubt with the reasons in English."""
        rows: list[Outline] = [
            {"cell": each.names[0], "name": each.names[1], "as": each.names[2], "figures": each}
            for each in self._rows()
        ]
        left, doubts = map(_left, (self.draft.left, self.draft.doubts))
        return {**self.head(), "rows": rows, "left": left, "doubts": doubts}


def _left(told: Sequence[Left]) -> list[Outline]:
    return [{"cell": each.cell, "text": each.text, "why": str(each.why)} for each in told]
