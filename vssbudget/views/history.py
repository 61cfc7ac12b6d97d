"""The past of a file: the commits that moved a figure, or the one that brought a finding."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.history.blame import History
from vssbudget.history.commits import Commit
from vssbudget.history.moves import Move
from vssbudget.history.readings import Reading
from vssbudget.history.search import Brought
from vssbudget.views.rows import Figure, Matrix, Notes, Outline, Row, Section, Told, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message

Found = History | Brought
"""What is found in the past of a file."""

_DAY = len("2023-01-31")


class _PastView(View):
    """What was found in the past of a file, and what of that does not read."""

    name = "history"

    @property
    def years(self) -> tuple[Year, ...]:
        """None: what it shows is of commits."""
        return ()

    def head(self) -> Outline:
        """Give what an outline begins with, but what only the newest of the budgets is."""
        told = super().head()
        return {key: told[key] for key in ("schema", "file", "scenarios") if key in told}


class HistoryView(_PastView):
    """The commits that moved a figure, each with what it added."""

    fields = ("revision", "date", "subject", "cause")
    heads = ("difference", "figure")

    def __init__(self, history: History, file: str) -> None:
        super().__init__(history.projection, file)
        self.history = history
        self.unit = Unit.AMOUNT if history.amount else Unit.NUMBER

    def sections(self) -> Iterable[Section]:
        """Give each move with its causes, between the figures at both ends, and what is skipped."""
        history = self.history
        oldest, newest = map(self._figure, (history.oldest.value, history.newest.value))
        begin = Row(_named("history-begin", history.oldest.reading.commit), (None, oldest))
        whole = Row(Message("history-all"), (self._figure(history.difference), newest))
        rows = [*([] if oldest is None else [begin]), *self._rows(), whole]
        heads = (Message("history-difference"), Message("history-figure"))
        title = Message("history-moves", figure=self.history.address)
        yield Matrix(title, heads, (self.unit,) * len(heads), rows)
        yield from _skipped(self.history.unread)

    def _rows(self) -> Iterator[Row]:
        """Give each move, and beneath it what its causes add."""
        for move in self.history.moves:
            commit, count = move.commit, len(move.across)
            label = _named("history-across" if count else "history-move", commit, count)
            names = (commit.name, commit.date, commit.subject)
            figures = (self._figure(move.difference), self._figure(move.new))
            yield Row(label, figures, names=(*names, ""), unit=self.unit)
            for part in move.parts:
                cause = (*names, part.key)
                yield Row(part.told, (part.amount, None), names=cause, unit=self.unit, depth=1)

    def listed(self) -> Iterable[Row]:
        """Give the moves with their causes."""
        return self._rows()

    def outline(self) -> Outline:
        """Give the moves, which add up to the whole difference, and what is skipped."""
        oldest, newest = self.history.oldest, self.history.newest
        return {
            **self.head(),
            "figure": self.history.address,
            "unit": self.budget.unit if self.history.amount else None,
            "old": self._told(oldest.value),
            "new": self._told(newest.value),
            "difference": self._told(
                sum((each.difference for each in self.history.moves), Decimal(0))
            ),
            "moves": [self._move(each) for each in self.history.moves],
            "skipped": [_unread(each) for each in self.history.unread],
        }

    def _move(self, move: Move) -> Outline:
        return {
            **_commit(move.commit),
            "old": self._told(move.old),
            "new": self._told(move.new),
            "difference": self._told(move.difference),
            "parts": {each.key: self.budget.unit.told(each.amount) for each in move.parts},
            "across": [each.name for each in move.across],
        }

    def _figure(self, value: Decimal | None) -> Figure:
        """Give a figure as views have it: an amount in whole units of its last decimal."""
        if value is None or not self.history.amount:
            return value
        return self.budget.unit.whole(value)

    def _told(self, value: Decimal | None) -> Told:
        figure = self._figure(value)
        return self.budget.unit.told(figure) if isinstance(figure, int) else figure


class BroughtView(_PastView):
    """The commit that brought a finding."""

    fields = ("revision", "date", "subject", "finding")
    heads = ("amount",)

    def __init__(self, brought: Brought, file: str) -> None:
        super().__init__(brought.projection, file)
        self.brought = brought

    def sections(self) -> Iterable[Section]:
        """Give the commit, what was found in it, and how it was looked for."""
        commit, across, checked = self.brought.commit, self.brought.across, self.brought.checked
        told = _named("history-across" if across else "history-move", commit, len(across))
        asked = Message("history-brought", asked=str(self.brought.asked))
        yield Notes(asked, (told, self.brought.finding.message))
        yield Notes("", (Message("history-checked", count=checked),))
        yield from _skipped(across)

    def listed(self) -> Iterable[Row]:
        """Give the commit."""
        commit = self.brought.commit
        names = (commit.name, commit.date, commit.subject, str(self.brought.asked))
        yield Row("", (self.brought.finding.amount,), names=names)

    def outline(self) -> Outline:
        """Give the commit as the only move, with what was found in it in English."""
        found = self.brought.finding
        amount = self.budget.unit.told(found.amount)
        move = {**_commit(self.brought.commit), "difference": amount, "message": str(found.message)}
        return {
            **self.head(),
            "finding": str(self.brought.asked),
            "checked": self.brought.checked,
            "moves": [move],
            "skipped": [_unread(each) for each in self.brought.across],
        }


def view_of(found: Found, file: str) -> View:
    """Give the view of what was found."""
    if isinstance(found, History):
        return HistoryView(found, file)
    return BroughtView(found, file)


def _named(name: str, commit: Commit, count: int = 0) -> Message:
    """Say which commit it is: its name as it is shown, its day, and the first line it says."""
    told = {"revision": commit.revision.name, "date": commit.date[:_DAY], "subject": commit.subject}
    return Message(name, **told, count=count)


def _skipped(unread: Sequence[Reading]) -> Iterator[Section]:
    if unread:
        lines = [
            Message(
                "history-unread",
                commit=_named("history-move", each.commit),
                what=each.fault.message,
            )
            for each in unread
            if each.fault
        ]
        yield Notes(Message("history-skipped"), lines)


def _commit(commit: Commit) -> dict[str, Told]:
    return {"revision": commit.name, "date": commit.date, "subject": commit.subject}


def _unread(reading: Reading) -> Outline:
    fault = reading.fault
    told: dict[str, Told] = {"rule": fault.rule, "message": str(fault.message)} if fault else {}
    return {**_commit(reading.commit), **told}
