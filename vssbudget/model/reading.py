"""From the plain tree of a file to a budget, or to everything that keeps it from being one."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from vssbudget import late
from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.blocks import SHORT, Block, Part, is_bare
from vssbudget.model.budget import Budget, IndexFile, Years
from vssbudget.model.coherence import coherence
from vssbudget.model.movement import MOVES, earns_alone, mappings, row
from vssbudget.model.names import Kinds, Names, Seen, unit_of
from vssbudget.model.refusal import A_LIST, A_MAPPING, MANY, TALLY, TooMany, kind_of, misplaced
from vssbudget.model.shared import (
    Beside,
    files_named,
    names_files,
    nothing_beside,
    shared,
    without_files,
)
from vssbudget.model.signed import with_below_zero
from vssbudget.model.size_limits import MORE, beginning, newest_path, too_many_figures
from vssbudget.model.walk import fields, name_places
from vssbudget.wording import Guesses, Message
from vssbudget.wording.alike import looks, told_apart

if TYPE_CHECKING:
    from vssbudget.model.mending import Mend

Root = TypeVar("Root", bound=Part)
"""What a file is read as."""

Begins = tuple[Message, Message]
"""What is read, and how it begins."""

_A_BUDGET: Begins = (Message("a-budget"), Message("begin-file"))
_INDICES: Begins = (Message("indices-shared"), Message("begin-indices"))

Tree = dict[str, Any]
"""Mappings, lists and texts as they stand in the file; a text in quotes is a `Quoted`."""


def read(
    tree: Any,
    *,
    whole: bool = True,
    hidden: Collection[str] = (),
    beside: Beside = nothing_beside,
) -> tuple[Budget | None, list[Finding]]:
    """Read a budget.

    Args:
        tree: The plain tree of the file.
        whole: False when the file could only be read up to a fault; what is missing then counts
            for nothing.
        hidden: The blocks of which something was left out of the tree.
        beside: Reads the files of indices that the budget names.

    Returns:
        The budget, or None and every fault.
    """
    return read_as(Budget, _A_BUDGET, tree, whole=whole, hidden=hidden, beside=beside)


def read_indices(
    tree: Any, *, whole: bool = True, hidden: Collection[str] = ()
) -> tuple[IndexFile | None, list[Finding]]:
    """Read a file of indices, as `read` reads a budget."""
    return read_as(IndexFile, _INDICES, tree, whole=whole, hidden=hidden)


def read_as(
    root: type[Root],
    begins: Begins,
    tree: Any,
    *,
    whole: bool,
    hidden: Collection[str],
    beside: Beside = nothing_beside,
) -> tuple[Root | None, list[Finding]]:
    """Read what a kind of file holds, as `read` reads a budget."""
    if not isinstance(tree, dict):
        what, begin = begins
        message = misplaced(tree, what)[0] if tree else Message("file-empty")
        return None, [_fault("structure", message, begin)]
    reading = _Reading(root, tree, hidden)
    if names_files(reading.tree):
        reading.take_in(beside)
    if beyond := too_many_figures(reading.tree, reading.names):
        return None, [beyond]
    try:
        budget, faults = _read(reading, whole)
    except TooMany:
        return None, [MORE, *_first_faults(reading, whole)]
    return (None if faults else budget), faults


class _Reading(Generic[Root]):
    """A tree on the way to a budget, as it is meant, and what was told of that.

    `renamed` is, for the path of a key in the tree, the key as it stands in the file.
    """

    def __init__(self, root: type[Root], tree: Tree, hidden: Collection[str]) -> None:
        self.root, self.tree, self.hidden = root, tree, frozenset(hidden)
        self.told: list[Finding] = []
        self.renamed: dict[BudgetPath, str] = {}
        self.mend(_keys_meant(root, (), tree))
        years = self.tree.get("years")
        if isinstance(years, dict) and not _years_run_on(years):
            self.mend(_keys_meant(Budget, ("years",), years))
            self.mend(late.mending.years_meant(self.tree["years"]))
        self.hidden |= _guessed(self.tree)
        self.names = declared(self.tree, self.hidden)

    def take_in(self, beside: Beside) -> None:
        """Put in what stands in the files beside the budget that it names."""
        named, told = files_named(self.tree)
        self.tree = without_files(self.tree)
        found = beside(named, self.tree)
        self.tree, lacking = shared(self.tree, found.files, self.names)
        self.told += [
            each._replace(path=self.as_written(each.path))
            for each in (*told, *found.told, *lacking)
        ]
        if told or not found.whole:
            self.hidden |= {"indices"}
        self.names = declared(self.tree, self.hidden)

    def part(self, tree: Tree) -> "_Reading[Root]":
        """Give the reading of a part of the tree, which knows the names of the whole."""
        part = copy(self)
        part.tree, part.told, part.renamed = tree, [*self.told], {**self.renamed}
        part.names = replace(self.names, seen=Seen())
        return part

    def mend(self, mends: "Iterable[Mend]") -> bool:
        """Put what is meant into the tree, and tell of it: of a key written alike only once."""
        found = [*mends]
        alike = Counter((each.path[-1], each.key) for each in found if each.key)
        for each in found:
            path = self.as_written(each.path)
            fix = each.fix
            if each.key:
                self.renamed[(*each.path[:-1], each.key)] = each.path[-1]
                if not (count := alike.pop((each.path[-1], each.key), 0)):
                    continue
                if count > 1:
                    fix = Message("write-each", what=each.key, count=count)
            self.told.append(_fault(each.rule, each.message, fix, path, key=bool(each.key)))
        self.tree = late.mending.mended(self.tree, found) if found else self.tree
        return bool(found)

    def as_written(self, path: BudgetPath) -> BudgetPath:
        """Give a path of the tree as it stands in the file."""
        if not self.renamed:
            return path
        return tuple(self.renamed.get(path[: n + 1], step) for n, step in enumerate(path))


def _keys_meant(root: type[Part], parent: BudgetPath, block: dict[str, Any]) -> "Iterator[Mend]":
    """Mend the keys of a block that is read before the others, because of the names in it."""
    known = keys_at(parent, root)
    unknown = [key for key in block if key not in known and block[key] != ""]
    if 0 < len(unknown) <= _FEW:
        guess = Guesses(known)
        errors = {(*parent, key): guess(key) for key in unknown}
        yield from _renames(root, errors, dict.fromkeys(errors, block))


def _renames(
    root: type[Part], guesses: Mapping[BudgetPath, str | None], blocks: Mapping[BudgetPath, Any]
) -> "Iterator[Mend]":
    """Give each unknown key the name that it must mean, where nothing else has that."""
    taken: set[BudgetPath] = set()
    for path, guess in guesses.items():
        meant = late.mending.meant_key(path[-1], keys_at(path[:-1], root), guess)
        block = blocks.get(path)
        if not meant or not isinstance(block, dict) or meant in block or block[path[-1]] == "":
            continue
        if (place := (*path[:-1], meant)) not in taken:
            taken.add(place)
            told = _unknown(root, path, meant)
            yield late.mending.Mend(path, told.rule, told.message, told.fix, key=meant)


def _guessed(tree: Tree) -> frozenset[str]:
    """Say which blocks may stand in the file under a name that is not known."""
    unknown = [key for key in tree if key not in Budget.model_fields]
    if not unknown or len(unknown) > _FEW:
        return frozenset()
    guess = Guesses(tuple(Budget.model_fields))
    return frozenset(found for key in unknown if (found := guess(key)) and found not in tree)


def _read(reading: _Reading[Root], whole: bool) -> tuple[Root | None, list[Finding]]:
    """Read a budget, or its faults.

    Raises:
        TooMany: There are more faults than can be told.
    """
    budget, faults, meant = None, [], frozenset[BudgetPath]()
    for part in (reading.tree, *map(reading.tree.get, _SINGLE)):
        if isinstance(part, dict) and len(part) > MANY:
            raise TooMany
    try:
        budget = _validated(reading)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        misspelt = _misspelt(errors, reading.root)
        meant = frozenset((*path[:-1], name or "") for path, name in misspelt.items())
        faults = [
            fault
            for fault in _faults(errors, misspelt, reading)
            if fault.rule != "missing-key" or (whole and fault.path not in meant)
        ]
    if whole:
        told = _coherent(reading, meant)
        faults += islice(told, _ENOUGH)
        if next(told, None):
            faults.insert(0, MORE)
    placed = [fault._replace(path=reading.as_written(fault.path)) for fault in faults]
    return budget, [*reading.told, *placed]


def _validated(reading: _Reading[Root]) -> Root:
    """Read a budget; where slips keep it from being one, as often as one hides another.

    Raises:
        ValidationError: Something is wrong that cannot be mended.
        TooMany: There are more faults than can be told.
    """
    for turn in range(_TURNS):
        TALLY.left = MANY
        reading.tree = with_below_zero(reading.tree)
        try:
            return reading.root.model_validate(reading.tree, context=reading.names)
        except ValidationError as error:
            if error.error_count() > MANY:
                raise TooMany from None
            if turn == _TURNS - 1 or not reading.mend(_mends(error, reading)):
                raise
    raise AssertionError  # pragma: no cover - the last turn returns or raises


def _mends(error: ValidationError, reading: _Reading[Root]) -> "Iterator[Mend]":
    """Find what is evidently meant where something was refused."""
    errors = error.errors(include_url=False)
    misspelt = _misspelt(errors, reading.root)
    blocks = {path: _at(reading.tree, path[:-1]) for path in misspelt}
    yield from _renames(reading.root, misspelt, blocks)
    yield from _marked(errors, reading)
    for each in errors:
        path = tuple(map(str, each["loc"]))
        if each["type"] not in _NO_MAPPING or path[0] == "years":
            continue
        if found := late.mending.row_meant(path, kind_at(path), each["input"], reading.names):
            yield found


def _marked(errors: Iterable[Any], reading: _Reading[Root]) -> "Iterator[Mend]":
    """Find the rows in which other marks stand than those that part a row."""
    tree, unit = reading.tree, reading.names.unit
    paths = (tuple(map(str, each["loc"])) for each in errors)
    parents = {path[: -2 if path[-1:] == ("[key]",) else -1] for path in paths}
    for parent in dict.fromkeys(_as_it_stands(tree, each) for each in sorted(parents)):
        held, kind = _at(tree, parent), kind_at(parent)
        if parent and (found := late.mending.marks_meant(parent, held, kind, unit)):
            yield found


def _as_it_stands(tree: Any, path: BudgetPath) -> BudgetPath:
    """Leave out of a path the step that the short form of a block leaves out."""
    stands: list[str] = []
    for step in path:
        if step in SHORT and isinstance(tree, dict) and step not in tree:
            continue
        stands.append(step)
        tree = _at(tree, (step,))
    return tuple(stands)


def _at(tree: Any, path: BudgetPath) -> Any:
    for step in path:
        if isinstance(tree, list):
            tree = tree[int(step)]
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def _coherent(reading: _Reading[Root], meant: frozenset[BudgetPath]) -> Iterator[Finding]:
    """Find what the parts of a file contradict, but for what a key that is not known may say."""
    if "years" not in reading.names.unread or reading.root is IndexFile:
        for fault in coherence(reading.tree, reading.names):
            if not (fault.at_key and _moves(fault.path, meant)):
                yield fault
    for fault in _lacking(reading.tree):
        if fault.path not in meant:
            yield fault


def _first_faults(reading: _Reading[Root], whole: bool) -> list[Finding]:
    """Read ever longer beginnings of a file with very many faults, until there are enough to tell.

    What its end may change is left out: what is missing, and the part in which it breaks off.
    """
    low, size, high = 0, _ENOUGH, _EVERYTHING
    faults: list[Finding] = []
    while len(faults) < _ENOUGH and low < size < high:
        part, _ = beginning(reading.tree, size)
        try:
            found = _read(reading.part(part), whole)[1]
        except TooMany:
            if faults:
                break
            high, size = size, (low + size) // 2
            continue
        unfinished = newest_path(part)
        faults = [fault for fault in found if fault is not MORE and _stays(fault, unfinished)]
        low, size = size, min(size * 4, (size + high) // 2)
    return faults


def _stays(fault: Finding, unfinished: BudgetPath) -> bool:
    path = fault.path[:-1] if fault.rule == "missing-key" else fault.path
    return path != unfinished[: len(path)]


_SINGLE = [
    each.key
    for each in fields(Budget)
    if each.part and not each.many and not issubclass(each.part, Block)
]
_ENOUGH = 1000
_EVERYTHING = 1 << 30
_FEW = 1000
_TURNS = 6
_NO_MAPPING = frozenset(("dict_type", "model_type", "model_attributes_type"))


def _misspelt(errors: Iterable[Any], root: type[Part]) -> dict[BudgetPath, str | None]:
    """Find, for each key that is not known, the one that was most likely meant."""
    paths = [tuple(map(str, each["loc"])) for each in errors if each["type"] == "extra_forbidden"]
    guesses: dict[tuple[str, ...], Guesses] = {}
    meant = {}
    for path in paths:
        known = keys_at(path[:-1], root)
        guess = guesses.setdefault(known, Guesses(known))
        meant[path] = None if _left_out(path) else guess(path[-1])
    return meant


def _moves(area: BudgetPath, meant: frozenset[BudgetPath]) -> bool:
    return any((*area, key) in meant for key in MOVES)


def _lacking(tree: Tree) -> Iterator[Finding]:
    """Find areas without a cost, lines without values, that have no parts to be the sum of."""
    for key, area in mappings(tree.get("areas")):
        if "cost" not in area and not area.get("services") and not earns_alone(area):
            yield _missing(("areas", key, "cost"))
    for key, line in mappings(row(tree, "investments").get("lines")):
        if "values" not in line and not line.get("components") and not is_bare(line):
            yield _missing(("investments", "lines", key, "values"))


def declared(tree: Tree, hidden: Collection[str] = ()) -> Names:
    """Collect the names that a file declares, from whatever of it can be read."""
    unread = {key for key in Budget.model_fields if not isinstance(tree.get(key, {}), dict)}
    if not _years_run_on(tree.get("years")):
        unread.add("years")
    kinds = {kind: _years(row(tree, "years").get(kind)) for kind in ("actual", "budget", "plan")}
    before = kinds["actual"] | kinds["budget"]
    return Names(
        unit=unit_of(tree),
        years=before | kinds["plan"],
        plan=kinds["plan"],
        base=max(before, default=""),
        kinds=Kinds(tree, name_places()),
        unread=frozenset(unread).union(hidden),
    )


def _years_run_on(years: Any) -> bool:
    """Whether the years are read whole, so that a year that is not among them is another fault."""
    if not isinstance(years, dict) or not years.keys() <= Years.model_fields.keys():
        return False
    listed_years = [years.get(kind, []) for kind in Years.model_fields]
    if not all(isinstance(each, list) for each in listed_years):
        return False
    written = [year for each in listed_years for year in each]
    found = [*_years(written).values()]
    first = found[0] if found else 0
    runs_on = found == [*range(first, first + len(written))]
    return runs_on and len(listed_years[0]) + len(listed_years[1]) > 0


def _years(years: Any) -> dict[str, Year]:
    listed_years = years if isinstance(years, list) else ()
    return {
        text: Year(int(text))
        for text in listed_years
        if isinstance(text, str) and len(text) == 4 and text.isascii() and text.isdecimal()
    }


def _fault(
    rule: str, message: Message, fix: Message | None, path: BudgetPath = (), key: bool = False
) -> Finding:
    area = path[1] if len(path) > 1 and path[0] == "areas" else None
    service = path[3] if area and len(path) > 3 and path[2] == "services" else None
    return Finding(
        rule=rule, message=message, fix=fix, path=path, at_key=key, area=area, service=service
    )


def _faults(
    errors: Sequence[Any], misspelt: dict[BudgetPath, str | None], reading: _Reading[Root]
) -> list[Finding]:
    """Turn what pydantic refused into findings, one for each value."""
    split: set[BudgetPath] = set()
    found = [*_each_fault(errors, misspelt, reading, split)]
    return [fault for fault in found if fault.at_key or fault.path not in split]


def _each_fault(
    errors: Sequence[Any],
    misspelt: dict[BudgetPath, str | None],
    reading: _Reading[Root],
    split: set[BudgetPath],
) -> Iterator[Finding]:
    """Turn each refusal into a finding, and note the values that a comma has split."""
    tree, names = reading.tree, reading.names
    bad_keys: set[BudgetPath] = set()
    unknown = Counter(each["ctx"]["told"].message for each in errors if each["type"] == "reference")
    for each in errors:
        at_key = each["loc"][-1:] == ("[key]",)
        path = tuple(map(str, each["loc"][:-1] if at_key else each["loc"]))
        if at_key:
            bad_keys.add(path)
        elif path in bad_keys:
            continue
        if found := late.slips.slip(tree, path):
            split.add((*path[:-1], found.key))
            yield _fault("number", found.message, found.fix, path, key=True)
        elif each["type"] == "missing":
            yield _missing(path)
        elif each["type"] == "extra_forbidden":
            yield _unknown(reading.root, path, misspelt[path])
        elif each["type"] != "reference":
            yield _refused(each, path, at_key, names)
        elif count := unknown.pop(each["ctx"]["told"].message, 0):
            yield _counted(_refused(each, path, at_key, names), count)


def _counted(fault: Finding, count: int) -> Finding:
    """Tell of a name that is not known how often it stands there: it is told only once."""
    if count == 1:
        return fault
    fix = fault.fix
    if fix and fix.name == "write":
        fix = Message("write-each", what=fix.values["what"], count=count)
    message = Message("told-once", what=fault.message, count=count)
    return fault._replace(message=message, fix=fix)


def _missing(path: BudgetPath) -> Finding:
    *parent, key = path
    message = Message("key-missing", key=key)
    if parent:
        message = Message("key-missing-in", key=key, block=".".join(parent))
    return _fault("missing-key", message, Message("add-key", key=key), path, True)


def _unknown(root: type[Part], path: BudgetPath, meant: str | None) -> Finding:
    key = path[-1]
    if meant and looks(key) == meant:
        message, fix = (
            Message("other-key-looks-alike", key=key, other=meant, marks=told_apart(key, meant)),
            Message("type-name-anew", name=meant),
        )
        return _fault("unknown-key", message, fix, path, key=True)
    known = Message("known-keys", keys=keys_at(path[:-1], root))
    fix = _left_out(path) or (Message("write", what=meant) if meant else known)
    return _fault("unknown-key", Message("key-unknown", key=key), fix, path, key=True)


def _refused(each: Any, path: BudgetPath, at_key: bool, names: Names) -> Finding:
    if told := each.get("ctx", {}).get("told"):
        return _fault(each["type"], told.message, told.fix, path, at_key)
    if each["type"] == "literal_error":
        *others, last = get_args(kind_at(path))
        fix = Message("write-either", others=", ".join(others), last=last)
        return _fault("text", Message("found", found=kind_of(each["input"])), fix, path)
    belongs = A_LIST if each["type"] in ("tuple_type", "list_type") else A_MAPPING
    if path == ("years",):
        message = misplaced(each["input"], Message("the-years"))[0]
        return _fault("structure", message, Message("years-by-kind"), path)
    if each["type"] in _NO_MAPPING and names.base and late.mending.row_within(kind_at(path)):
        belongs = Message("a-row", year=names.base)
    return _fault("structure", *misplaced(each["input"], belongs), path)


def _left_out(path: BudgetPath) -> Message | None:
    """Say what to write instead of a key that the format leaves out."""
    kind = kind_at(path[:-1])
    instead: Message | None = kind.left_out.get(path[-1]) if _is_part(kind) else None
    return instead


def keys_at(path: BudgetPath, root: type[Part] = Budget) -> tuple[str, ...]:
    """List the keys that the format knows at a place."""
    kind = kind_at(path, root)
    return tuple(kind.model_fields) if _is_part(kind) else ()


def kind_at(path: BudgetPath, root: type[Part] = Budget) -> Any:
    """Give the type of what the format knows at a place, None where it knows nothing."""
    kind: Any = root
    for step in path:
        kind = _kind_within(kind, step)
    return kind


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _kind_within(kind: Any, step: str) -> Any:
    """Follow a step into a field, or into the values of a mapping or a list."""
    if _is_part(kind):
        field = kind.model_fields.get(step)  # the short form of a block leaves a step out
        inner = field.annotation if field else None
    else:
        held = get_args(kind) or (None,)
        inner = held[-1] if get_origin(kind) is dict else held[0]
    choices = [each for each in get_args(inner) if each is not type(None)]
    only = choices[0] if len(choices) == 1 else inner
    return get_args(only)[0] if get_origin(only) is Annotated else only
