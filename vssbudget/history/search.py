"""Which commit brought a finding: found by halving, as a word is in a dictionary."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from vssbudget.amounts import TooLarge
from vssbudget.checks import check, place_of
from vssbudget.findings import Finding, Severity, WrongCommand
from vssbudget.history.blame import Past
from vssbudget.history.commits import Commit, Line, Version
from vssbudget.history.readings import Reading
from vssbudget.loader import Loaded
from vssbudget.projection import Projection
from vssbudget.wording import Message, visible


class Asked(NamedTuple):
    """What is looked for: findings of a rule at a place; without one, those that `check` counts."""

    rule: str
    place: str

    def __str__(self) -> str:
        return f"{self.rule}:{self.place}" if self.place else self.rule

    def among(self, findings: Iterable[Finding]) -> Finding | None:
        """Give the first of its findings."""
        return next((each for each in findings if self._is(each)), None)

    def _is(self, finding: Finding) -> bool:
        return place_of(finding) == self.place if self.place else _is_open(finding)


def _is_open(finding: Finding) -> bool:
    return finding.accepted is None and finding.severity is not Severity.NOTICE


class Brought(NamedTuple):
    """The commit that brought a finding, and the newest budget that has it.

    The commits `across` which it is told do not read: one of them may have brought it. So many
    budgets were `checked`.
    """

    asked: Asked
    commit: Commit
    finding: Finding
    projection: Projection
    across: Sequence[Reading]
    checked: int


class _Checked(NamedTuple):
    """A budget as it was read, and what a rule finds in it; nothing is known of what does not."""

    reading: Reading
    findings: Sequence[Finding] = ()


def commit_of(past: Past, asked: Asked) -> Brought | Loaded:
    """Find the commit that brought a finding; if nothing reads, give the newest of that.

    Of n commits log₂ n and two are checked, and of those that a merge brought in which it came. A
    finding that went and came again is told of one commit that brought it.

    Raises:
        WrongCommand: It is not found in the newest of the budgets, or in the oldest already.
    """
    search = _Search(past, asked)
    told = search.brought()
    if isinstance(told, Loaded) or told.across:
        return told
    places = {each.place: None for each in search.versions if each.commit == told.commit}
    lines = Line.merged(past.repository, told.commit, past.reader.contents, *places)
    for line, place in lines:
        with suppress(_NotBrought):
            side = commit_of(past._replace(line=line, place=place), asked)
            if isinstance(side, Brought):
                checked = told.checked + side.checked
                return side._replace(projection=told.projection, checked=checked)
    return told


class _NotBrought(WrongCommand):
    """A finding is not there, or was there before."""


class _Search:
    """Halves the commits between the newest, which has a finding, and an older one without it."""

    def __init__(self, past: Past, asked: Asked) -> None:
        self._past = past
        self._asked = asked
        self.versions = _versions(past)
        self._known: dict[int, _Checked] = {}

    def brought(self) -> Brought | Loaded:
        """Find the commit."""
        every = range(len(self.versions))
        newest = self._first_read(every)
        if newest is None or (projection := self._known[newest].reading.projection) is None:
            return self._known[0].reading.refused
        if self._finding(newest) is None:
            raise self._absent(newest)
        having, lacking = self._halved(newest, self._oldest(every))
        finding = self._finding(having)
        assert finding is not None
        unread = [self._known[at].reading.brief for at in range(having + 1, lacking)]
        commit, checked = self.versions[having].commit, self._checked
        return Brought(self._asked, commit, finding, projection, unread, checked)

    def _oldest(self, every: range) -> int:
        """Give the oldest commit, which lacks the finding; before the first of a file all do."""
        oldest = None if self._past.line.start is None else self._first_read(reversed(every))
        if oldest is None:
            return len(every)
        if self._finding(oldest):
            commit = self.versions[oldest].commit.revision.name
            raise _NotBrought(Message("blame-before", asked=str(self._asked), revision=commit))
        return oldest

    def _halved(self, having: int, lacking: int) -> tuple[int, int]:
        """Bring a commit with the finding and an older one without it as near as they can be."""
        middle = (having + lacking) / 2
        between = sorted(range(having + 1, lacking), key=lambda at: abs(at - middle))
        at = self._first_read(between)
        if at is None:
            return having, lacking
        return self._halved(at, lacking) if self._finding(at) else self._halved(having, at)

    def _first_read(self, positions: Iterable[int]) -> int | None:
        """Give the first of some commits at which there is a budget that reads."""
        return next((at for at in positions if not self._at(at).reading.fault), None)

    def _finding(self, at: int) -> Finding | None:
        return self._asked.among(self._at(at).findings)

    def _at(self, at: int) -> _Checked:
        if at not in self._known:
            reading = self._past.reader.read(self.versions[at])
            self._known[at] = _checked(reading, self._asked.rule)
        return self._known[at]

    @property
    def _checked(self) -> int:
        return sum(1 for each in self._known.values() if each.reading.projection)

    def _absent(self, newest: int) -> WrongCommand:
        """Say that there is no such finding, and at which places there is another of the rule."""
        revision = visible(self._past.end.name)
        told = Message("blame-absent", asked=visible(str(self._asked)), revision=revision)
        found = filter(_is_open, self._at(newest).findings)
        if places := tuple([visible(place_of(each)) for each in found]):
            told = Message("blame-absent-but", told=told, places=places)
        return _NotBrought(told)


def _checked(reading: Reading, rule: str) -> _Checked:
    loaded, projection = reading.loaded, reading.projection
    if loaded is None or projection is None:
        return _Checked(reading)
    try:
        judgements = check(replace(projection, noticed=loaded.noticed()), [rule], [rule])
    except TooLarge:
        return _Checked(reading.too_large())
    return _Checked(reading, [each for judged in judgements for each in judged.findings])


def _versions(past: Past) -> list[Version]:
    """Give every version of the file, and of those beside it at its ends, the newest first."""
    own = list(past.line.versions(past.place))
    order, last = past.line.order, len(past.line.order)
    beside = {each for end in (own[0], own[-1]) for each in past.reader.read(end).beside}
    known = {each.commit.name for each in own}
    others = [each for each in past.line.changing(*sorted(beside)) if each.name not in known]
    places = [(order.get(each.commit.name, last), each.place) for each in own]
    for commit in others:
        at = order[commit.name]
        place = next((place for here, place in places if here > at), own[-1].place)
        own.append(Version(commit, place))
    return sorted(own, key=lambda each: order.get(each.commit.name, last))
