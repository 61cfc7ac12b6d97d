"""What a workbook changes in a budget, or what keeps it from being merged."""

from collections.abc import Iterable, Iterator

from vssbudget.amounts import Year, plain
from vssbudget.projection import Projection
from vssbudget.spreadsheet import Conflict, Merge
from vssbudget.views.rows import Label, Matrix, Notes, Outline, Row, Section, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message


class MergeView(View):
    """Inputs that the workbook has changed, as they were and are to be, and conflicts."""

    name = "merge"

    def __init__(self, projection: Projection, merge: Merge, file: str, made: bool) -> None:
        super().__init__(projection, file)
        self.merge, self.made = merge, made

    @property
    def schema(self) -> str:
        """The one schema: figures are as they stand in the file."""
        return "vssbudget/merge/1"

    @property
    def years(self) -> tuple[Year, ...]:
        """None: each input says its year."""
        return ()

    @property
    def standing(self) -> Label:
        """Whether it was merged, or can be."""
        merge = self.merge
        kind = "refused" if merge.conflicts else "made" if self.made else "to-make"
        kind = kind if merge.conflicts or merge.edits else "none"
        counts = {"edits": len(merge.edits), "conflicts": len(merge.conflicts)}
        return Message(f"merge-{kind}", workbook=merge.workbook, file=self.file, **counts)

    @property
    def scale(self) -> Message:
        """The workbook."""
        return Message("merge-scale", workbook=self.merge.workbook)

    def sections(self) -> Iterable[Section]:
        """Give the conflicts, and what is changed, each with its cell."""
        if self.merge.conflicts:
            told = [self._told(each) for each in self.merge.conflicts]
            yield Notes(Message("merge-conflicts"), told)
        if self.merge.edits:
            heads = (Message("merge-old"), Message("merge-new"))
            yield Matrix(Message("merge-edits"), heads, (Unit.NUMBER,) * 2, self.listed())

    def _told(self, conflict: Conflict) -> Message:
        """Say where the two of a conflict stand, and what it is."""
        cell, place = conflict.given.place, conflict.place
        where = Message("merge-both", cell=cell, file=place.file, line=place.line)
        return Message("of-a-file", file=where if conflict.path else cell, what=conflict.told)

    def listed(self) -> Iterator[Row]:
        """Give what is changed."""
        for each in self.merge.edits:
            label = f"{each.given.place}  {each.given.address}"
            yield Row(label, (each.old, each.new), unit=Unit.NUMBER)

    def outline(self) -> Outline:
        """Give what is changed and the conflicts, these with the place in the budget."""
        edits: list[Outline] = [
            {
                "address": each.given.address,
                "old": plain(each.old),
                "new": plain(each.new),
                "cell": each.given.place,
            }
            for each in self.merge.edits
        ]
        return {
            "schema": self.schema,
            "file": self.file,
            "workbook": self.merge.workbook,
            "written": self.made,
            "edits": edits,
            "conflicts": [*map(_outlined, self.merge.conflicts)],
        }


def _outlined(conflict: Conflict) -> Outline:
    given, place = conflict.given, conflict.place
    return {
        "address": given.address or None,
        "base": plain(given.stood) if given.address else None,
        "old": None if conflict.old is None else plain(conflict.old),
        "new": given.cell.text or None,
        "cell": given.place,
        "file": place.file if conflict.path else None,
        "line": place.line if conflict.path else None,
        "message": str(conflict.told),
    }
