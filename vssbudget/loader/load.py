"""From a file to a budget, or to everything that keeps it from being one, each in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from vssbudget import late
from vssbudget.amounts import DIGITS
from vssbudget.findings import BudgetPath, Finding, Place, Standing
from vssbudget.loader.beside import Admit, FilesBeside, Sheet, admit_any
from vssbudget.loader.source import Source
from vssbudget.loader.text import Decoded, decode
from vssbudget.loader.tree import Planted, plant
from vssbudget.model import (
    NOTHING,
    SHORT,
    Budget,
    Tree,
    Trees,
    holds_indices_alone,
    newest_path,
    read,
    read_indices,
)
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.loader.places import Spot
    from vssbudget.loader.scenarios import Layer

Read = TypeVar("Read")
"""What a file is read to."""

_NO_BUDGET = Finding(
    rule="structure",
    message=Message("only-indices"),
    fix=Message("only-indices-fix"),
    path=("indices",),
    at_key=True,
)

_LONG = 60
_OF_THE_TEXT = ("character", "tab", "conflict-marker", "not-utf8")
"""The rules of what is found in the text itself, before it is read."""

_OF_A_PLACE = ("structure", "unknown-key")
"""The rules of what does not belong where it stands, as a line that is set in wrongly does not."""

_BESIDES = ("missing-key", "coherence", "too-many")


class Loaded(NamedTuple):
    """A file, and the budget in it or else the faults that keep it from being one.

    What of the budget stands in files `beside` it, or in scenarios, has its places there. Its
    `trees` are there where they were to be kept.
    """

    source: Source
    text: str
    budget: Budget | None
    faults: tuple[Finding, ...]
    beside: tuple[Sheet, ...] = ()
    trees: Trees | None = None

    @property
    def sources(self) -> list[Source]:
        """Every file that was read."""
        beside = (each.source for each in self.beside)
        return [self.source, *(each for each in beside if each.held is None)]

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The names of the scenarios that have put other inputs in it, in their order."""
        return tuple(each.said.name for each in self.beside if each.said and each.holds)

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Put findings in their places, in the order of the files."""
        told = [*findings]
        apart = self._by_sheet([each.path for each in told])
        return _led(
            tuple(
                each
                for sheet, paths in apart.items()
                for each in placed_in(sheet, [each for each in told if each.path in paths], paths)
            )
        )

    def too_large(self) -> "Loaded":
        """Refuse a budget of which figures are more than can be told."""
        found = Finding(
            rule="too-large",
            message=Message("figures-long", digits=DIGITS),
            fix=Message("figures-long-fix"),
            path=("years",),
        )
        return self._replace(budget=None, faults=self.placed([found]))

    def noticed(self) -> tuple[Finding, ...]:
        """Find what is most likely read otherwise than it was meant; for a file without a fault."""
        beside = (
            each
            for sheet in self.beside
            for each in _placed([*late.noticed.noticed(sheet.text)], sheet.source.name, sheet.text)
        )
        return (*late.noticed.noticed(self.text), *beside)

    def standing(self, paths: Iterable[BudgetPath]) -> dict[BudgetPath, Standing]:
        """Say where the values at paths stand, and at which path they are written."""
        return {
            path: standing
            for sheet, wanted in self._by_sheet(paths).items()
            for path, standing in _standing(sheet, wanted).items()
        }

    def _by_sheet(self, paths: Iterable[BudgetPath]) -> dict[Sheet, dict[BudgetPath, BudgetPath]]:
        """Part paths by the file that each stands in, each with its path there.

        First come those of the budget itself.
        """
        own = Sheet(self.source, self.text)
        apart: dict[Sheet, dict[BudgetPath, BudgetPath]] = {
            each: {} for each in (own, *self.beside)
        }
        stands = ((path, sheet) for sheet in self.beside for path in sheet.holds)
        holding = {path: (last, sheet) for last, (path, sheet) in enumerate(stands)}
        for path in paths:
            heads = (path[:count] for count in range(len(path) + 1))
            held = max(((*holding[head], head) for head in heads if head in holding), default=None)
            _, sheet, head = held or (0, own, ())
            apart[sheet][path] = (*sheet.holds.get(head, ()), *path[len(head) :])
        return apart


def placed_in(
    sheet: Sheet, findings: list[Finding], paths: Mapping[BudgetPath, BudgetPath] = NOTHING
) -> tuple[Finding, ...]:
    """Put findings in their places in a file, where their paths may be others."""
    return _placed(findings, sheet.source.name, sheet.text, paths=paths)


def load(
    source: Source,
    admit: Admit = admit_any,
    *,
    keep: bool = False,
    under: "Sequence[Layer]" = (),
) -> Loaded:
    """Read a file, those that it names, and everything that is wrong with them.

    Args:
        source: The file.
        admit: Refuses a file that the budget names and that may not be read.
        keep: Whether the trees of a budget without a fault are kept, which take much memory.
        under: Scenarios that put other inputs in it, each on top of those before it.

    Raises:
        WrongCommand: There is no such file, or it is a folder.
    """
    if not under:
        return _loaded(source, admit, keep)
    return late.scenarios.laid_under(_loaded(source, admit, keep=True), under)


def _loaded(source: Source, admit: Admit, keep: bool) -> Loaded:
    raw = source.read()
    if isinstance(raw, Finding):
        return Loaded(source, "", None, _placed([raw], source.name, ""))
    decoded = decode(raw)
    del raw  # the tree takes the most memory, and needs only the text
    files = FilesBeside(Sheet(source, decoded.text), admit, _index_file)
    trees: Trees | None = None

    def reader(planted: Planted, whole: bool) -> tuple[Budget | None, list[Finding]]:
        if whole and holds_indices_alone(planted.tree):
            return None, read_indices(planted.tree, hidden=planted.hidden)[1] or [_NO_BUDGET]
        nonlocal trees
        trees = Trees(planted.tree) if keep else None
        return read(planted.tree, whole=whole, hidden=planted.hidden, beside=files)

    budget, faults = judged(source.name, decoded, reader)
    faults += files.faults
    if faults:
        return Loaded(source, decoded.text, None, faults, files.sheets)
    trees = trees and trees._replace(beside=files.trees)
    return Loaded(source, decoded.text, budget, (), files.sheets, trees)


def _index_file(source: Source, decoded: Decoded) -> tuple[Tree | None, tuple[Finding, ...]]:
    """Read a file of indices to its tree, or to everything that is wrong with it."""

    def reader(planted: Planted, whole: bool) -> tuple[Tree | None, list[Finding]]:
        read_in, refused = read_indices(planted.tree, whole=whole, hidden=planted.hidden)
        return planted.tree if read_in else None, refused

    return judged(source.name, decoded, reader)


def _standing(sheet: Sheet, paths: Mapping[BudgetPath, BudgetPath]) -> dict[BudgetPath, Standing]:
    lines, spots = sheet.text.split("\n"), _spots(sheet.text, [*paths.values()])
    found = {path: _nearest(there, spots) for path, there in paths.items()}
    return {
        path: Standing(
            path if sheet.said else each.path,
            _shown(each.place, sheet.source.name, lines),
            sheet.said,
        )
        for path, each in found.items()
    }


def judged(
    name: str,
    decoded: Decoded,
    reader: Callable[[Planted, bool], tuple[Read | None, list[Finding]]],
) -> tuple[Read | None, tuple[Finding, ...]]:
    """Read a decoded file; only up to a line that no plain space sets in, where it is misplaced."""
    planted = plant(decoded.readable)
    if not planted.whole and (line := _set_in_wrongly(decoded, planted)):
        return judged(name, decoded.up_to(line), reader)
    whole = decoded.whole and planted.whole
    read_in: Read | None = None
    refused: list[Finding] = []
    if whole or planted.tree:
        read_in, refused = reader(planted, whole)
    faults = [*decoded.faults]
    if any(each.rule == "tab" for each in faults):
        faults = late.pasted.with_rows(faults, decoded.text, planted.tree)
    if decoded.whole:
        faults += planted.faults
    else:
        faults += [fault for fault in planted.faults if fault.rule != "syntax"]
    if not whole:
        refused = [fault for fault in refused if _holds(fault, planted.tree)]
    faults += refused
    if not faults:
        return read_in, ()
    placed = _placed(faults, name, decoded.text, decoded.readable, planted.again)
    unsure = decoded.set_in_widely
    misplaced = {_line_of(each) for each in placed if each.rule in _OF_A_PLACE}
    if line := next((each for each in unsure if each in misplaced), None):
        return judged(name, decoded.up_to(line), reader)
    return None, once(_before_the_break(placed))


def _set_in_wrongly(decoded: Decoded, planted: Planted) -> int | None:
    """Find the line before a break of which the indentation is not known, for it is no plain space.

    Of several such lines below each other it is the first.
    """
    lines, broken = decoded.set_in_widely, _line_of(planted.faults[-1])
    text = decoded.readable.split("\n", broken)
    line = next((each for each in reversed(lines) if each <= broken), None)
    if line is None or any(each.strip() for each in text[line : broken - 1]):
        return None
    while line - 1 in lines:
        line -= 1
    return line


def _holds(fault: Finding, tree: Any) -> bool:
    """Whether a fault stays one, whatever stands behind the place where the reading broke off."""
    unfinished = newest_path(tree)
    if fault.rule == "too-many":
        return True
    if fault.rule == "reference" or fault.path == unfinished[: len(fault.path)]:
        return False
    return fault.rule != "year" or ("years" in tree and unfinished[:1] != ("years",))


def _before_the_break(findings: Sequence[Finding]) -> Iterable[Finding]:
    """Leave out what follows from the fault at which YAML ends: all that is read from its line on.

    It follows itself from a character on its line that cannot be seen.
    """
    broken = next((each for each in findings if each.rule == "syntax"), None)
    if broken is None:
        return findings
    last = _line_of(broken)
    kept = [each for each in findings if each.rule in _OF_THE_TEXT or _line_of(each) < last]
    unseen = any(each.rule == "character" and _line_of(each) == last for each in kept)
    return kept if unseen else sorted([*kept, broken], key=_line_of)


def _line_of(finding: Finding) -> int:
    return finding.place.line if finding.place else 0


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what only follows from another fault at the same value, or within it."""
    first: dict[tuple[int, int, Message | None], Finding] = {}
    places = [(each.place or Place(""), each) for each in findings]
    unseen = {_order(place) for place, each in places if each.rule == "character"}
    for place, finding in places:
        if unseen and finding.rule != "character" and not unseen.isdisjoint(_starts(place)):
            continue
        own = finding.message if finding.rule in _BESIDES else None
        first.setdefault((place.line, place.column, own), finding)
    return tuple(first.values())


def _starts(place: Place) -> Iterator[tuple[int, int]]:
    end = place.column + min(place.length, _LONG)
    yield from ((place.line, column) for column in range(place.column, end))


def _placed(
    findings: list[Finding],
    file: str,
    text: str,
    readable: str | None = None,
    again: dict[BudgetPath, "Spot"] | None = None,
    paths: Mapping[BudgetPath, BudgetPath] = NOTHING,
) -> tuple[Finding, ...]:
    stands = [paths.get(each.path, each.path) for each in findings]
    open_paths = [
        path for path, each in zip(stands, findings, strict=True) if each.place is None and path
    ]
    spots: dict[BudgetPath, Spot] = {}
    if open_paths:
        spots = _spots(text if readable is None else readable, open_paths) | (again or {})
    lines = text.split("\n") if findings else []
    places = [
        each.place or _nearest(path, spots, at_key=each.at_key).place
        for path, each in zip(stands, findings, strict=True)
    ]
    ordered = sorted(zip(places, findings, strict=True), key=lambda each: _order(each[0]))
    return tuple(finding._replace(place=_shown(place, file, lines)) for place, finding in ordered)


def _led(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Put in where the findings stand that others follow from."""
    if all(each.follows is None for each in findings):
        return findings
    places = {(each.rule, each.path): each.place for each in findings}
    return tuple(
        each._replace(follows=cause._replace(place=places.get((cause.rule, cause.path))))
        if (cause := each.follows)
        else each
        for each in findings
    )


def _order(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _shown(place: Place, file: str, lines: Sequence[str]) -> Place:
    """Put the name of the file and the text of the line into a place that has none yet."""
    if place.file:
        return place
    text = lines[place.line - 1].removesuffix("\r") if place.line <= len(lines) else ""
    return place._replace(file=file, text=text)


def _spots(text: str, paths: Sequence[BudgetPath]) -> dict[BudgetPath, "Spot"]:
    """Find where paths stand in a text, or those of blocks in the short form."""
    return late.places.locate(text, [*paths, *map(_shortened, paths)])


def _nearest(
    path: BudgetPath, spots: Mapping[BudgetPath, "Spot"], *, at_key: bool = False
) -> Standing:
    """Say where the value is written, or the key of what it would have to stand in."""
    while path:
        for written in (path, _shortened(path)):
            if spot := spots.get(written):
                return Standing(written, spot.key if at_key and spot.key else spot.value)
        path, at_key = path[:-1], path[-1] != "0"  # a text may stand for a list of one
    return Standing((), Place(""))


def _shortened(path: BudgetPath) -> BudgetPath:
    """Say where a value stands when its block is written in the short form.

    Names before that may be the same words.
    """
    last = max((at for at, step in enumerate(path) if step in SHORT), default=len(path))
    return (*path[:last], *path[last + 1 :])
