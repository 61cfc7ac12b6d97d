"""From the plain tree of a file to a budget, or to everything that keeps it from being one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.budget import Budget
from vssbudget.model.coherence import coherence
from vssbudget.model.extent import MORE, beginning, newest_path, too_many_figures
from vssbudget.model.movement import MOVES, mappings, row
from vssbudget.model.names import Names
from vssbudget.model.refusal import A_LIST, A_MAPPING, MANY, TALLY, TooMany, kind_of, misplaced
from vssbudget.wording import Guesses, Message
from vssbudget.wording.alike import looks, told_apart

Tree = dict[str, Any]
"""Mappings, lists and texts as they stand in the file; a text in quotes is a `Quoted`."""


def read(tree: Any, *, whole: bool = True) -> tuple[Budget | None, list[Finding]]:
    """Read a budget.

    Args:
        tree: The plain tree of the file.
        whole: False when the file could only be read up to a fault; what is missing then counts
            for nothing.

    Returns:
        The budget, or None and every fault.
    """
    if not isinstance(tree, dict):
        message = misplaced(tree, Message("a-budget"))[0] if tree else Message("file-empty")
        return None, [_fault("structure", message, Message("begin-file"))]
    names = declared(tree)
    if beyond := too_many_figures(tree, names):
        return None, [beyond]
    try:
        budget, faults = _read(tree, names, whole)
    except TooMany:
        return None, [MORE, *_first_faults(tree, names, whole)]
    return (None if faults else budget), faults


def _read(tree: Tree, names: Names, whole: bool) -> tuple[Budget | None, list[Finding]]:
    """Read a budget, or its faults.

    Raises:
        TooMany: There are more faults than can be told.
    """
    budget, faults, meant = None, [], frozenset[BudgetPath]()
    TALLY.left = MANY
    try:
        for part in (tree, *map(tree.get, _SINGLE)):
            if isinstance(part, dict) and len(part) > MANY:
                raise TooMany
        budget = Budget.model_validate(tree, context=names)
    except ValidationError as error:
        if error.error_count() > MANY:
            raise TooMany from None
        errors = error.errors(include_url=False)
        misspelt = _misspelt(errors)
        meant = frozenset((*path[:-1], name or "") for path, name in misspelt.items())
        faults = [
            fault
            for fault in _faults(errors, misspelt, tree)
            if fault.rule != "missing-key" or (whole and fault.path not in meant)
        ]
    if whole:
        told = chain(
            (
                fault
                for fault in coherence(tree, names)
                if not (fault.at_key and _moves(fault.path, meant))
            ),
            (fault for fault in _costless(tree) if fault.path not in meant),
        )
        faults += islice(told, _ENOUGH)
        if next(told, None):
            faults.insert(0, MORE)
    return budget, faults


def _first_faults(tree: Tree, names: Names, whole: bool) -> list[Finding]:
    """Read ever longer beginnings of a file with very many faults, until there are enough to tell.

    What its end may change is left out: what is missing, and the part in which it breaks off.
    """
    low, size, high = 0, _ENOUGH, _EVERYTHING
    faults: list[Finding] = []
    while len(faults) < _ENOUGH and low < size < high:
        part, _ = beginning(tree, size)
        try:
            found = _read(part, replace(names, seen={}), whole)[1]
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


_SINGLE = ("years", "price_unit", "investments", "published")
_ENOUGH = 1000
_EVERYTHING = 1 << 30


def _misspelt(errors: Iterable[Any]) -> dict[BudgetPath, str | None]:
    """Find, for each key that is not known, the one that was most likely meant."""
    paths = [tuple(map(str, each["loc"])) for each in errors if each["type"] == "extra_forbidden"]
    guesses: dict[tuple[str, ...], Guesses] = {}
    meant = {}
    for path in paths:
        known = keys_at(path[:-1])
        meant[path] = guesses.setdefault(known, Guesses(known))(path[-1])
    return meant


def _moves(area: BudgetPath, meant: frozenset[BudgetPath]) -> bool:
    return any((*area, key) in meant for key in MOVES)


def _costless(tree: Tree) -> Iterator[Finding]:
    """Find the areas that have neither a cost nor services to be the sum of."""
    for key, area in mappings(tree.get("areas")):
        if "cost" not in area and not area.get("services"):
            yield _missing(("areas", key, "cost"))


def declared(tree: Tree) -> Names:
    """Collect the names that a file declares, from whatever of it can be read."""
    kinds = {kind: _years(_child(tree, "years", kind)) for kind in ("actual", "budget", "plan")}
    before = kinds["actual"] | kinds["budget"]
    areas = _keys(tree, "areas")
    lines = _keys(tree, "investments", "lines")
    unit = tree.get("unit")
    return Names(
        unit=unit if isinstance(unit, str) and 0 < len(unit) <= 20 else "",
        years=before | kinds["plan"],
        plan=kinds["plan"],
        base=max(before, default=""),
        sources=_keys(tree, "sources"),
        indices=_keys(tree, "indices"),
        volumes=_keys(tree, "volumes"),
        areas=areas,
        lists=_keys(tree, "lists"),
        customers=_keys(tree, "customers"),
        pools=_keys(tree, "pools"),
        published=areas | {"total"},
        published_investments=lines | {"total", "income", "expenditure"},
        selling=row(tree, "areas"),
    )


def _child(tree: Any, *keys: str) -> Any:
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def _keys(tree: Tree, *keys: str) -> frozenset[str]:
    block = _child(tree, *keys)
    return frozenset(block if isinstance(block, dict) else ())


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
    errors: Iterable[Any], misspelt: dict[BudgetPath, str | None], tree: Tree
) -> Iterator[Finding]:
    """Turn what pydantic refused into findings, one for each value."""
    from vssbudget.model.slips import slip  # noqa: PLC0415 - only for what is wrong

    bad_keys: set[BudgetPath] = set()
    for each in errors:
        at_key = each["loc"][-1:] == ("[key]",)
        path = tuple(map(str, each["loc"][:-1] if at_key else each["loc"]))
        if at_key:
            bad_keys.add(path)
        elif path in bad_keys:
            continue
        if found := slip(tree, path):
            yield _fault("number", *found, path=path, key=True)
        elif each["type"] == "missing":
            yield _missing(path)
        elif each["type"] == "extra_forbidden":
            yield _unknown(path, misspelt[path])
        else:
            yield _refused(each, path, at_key)


def _missing(path: BudgetPath) -> Finding:
    *parent, key = path
    message = Message("key-missing", key=key)
    if parent:
        message = Message("key-missing-in", key=key, block=".".join(parent))
    return _fault("missing-key", message, Message("add-key", key=key), path, True)


def _unknown(path: BudgetPath, meant: str | None) -> Finding:
    key = path[-1]
    if meant and looks(key) == meant:
        message, fix = (
            Message("other-key-looks-alike", key=key, other=meant, marks=told_apart(key, meant)),
            Message("type-name-anew", name=meant),
        )
        return _fault("unknown-key", message, fix, path, key=True)
    fix = Message("write", what=meant) if meant else Message("known-keys", keys=keys_at(path[:-1]))
    return _fault("unknown-key", Message("key-unknown", key=key), fix, path, key=True)


def _refused(each: Any, path: BudgetPath, at_key: bool) -> Finding:
    if told := each.get("ctx", {}).get("told"):
        return _fault(each["type"], told.message, told.fix, path, at_key)
    if each["type"] == "literal_error":
        *others, last = get_args(_kind_at(path))
        fix = Message("write-either", others=", ".join(others), last=last)
        return _fault("text", Message("found", found=kind_of(each["input"])), fix, path)
    belongs = A_LIST if each["type"] in ("tuple_type", "list_type") else A_MAPPING
    return _fault("structure", *misplaced(each["input"], belongs), path)


def keys_at(path: BudgetPath) -> tuple[str, ...]:
    """List the keys that the format knows at a place."""
    kind = _kind_at(path)
    return tuple(kind.model_fields) if _is_part(kind) else ()


def _kind_at(path: BudgetPath) -> Any:
    kind: Any = Budget
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
    return choices[0] if len(choices) == 1 else inner
