"""Scenarios: read, each with those that it builds on, and a budget under them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from vssbudget.findings import BudgetPath, Finding, Said, WrongCommand
from vssbudget.loader.beside import Admit, Sheet, admit_any
from vssbudget.loader.load import Loaded, judged, once, placed_in
from vssbudget.loader.source import Source
from vssbudget.loader.text import decode
from vssbudget.loader.tree import Planted
from vssbudget.model import MORE, NOTHING, Trees
from vssbudget.model.overriding import Set, changed_by
from vssbudget.model.scenario import Change, Scenario, read_scenario, set_at
from vssbudget.wording import Message

OPTION = "--set"
"""The option by which a scenario of one line is given, which is what that is called."""


_MOST = 1000
"""How many addresses that lead nowhere are told of a scenario."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A scenario as it was read: its file, what it does, or what is wrong with it in its places."""

    sheet: Sheet
    changes: Sequence[Change] = ()
    faults: tuple[Finding, ...] = ()

    def is_among(self, layers: Iterable["Layer"]) -> bool:
        """Whether the same file is one of others."""
        return any(self.sheet.source.is_same(each.sheet.source) for each in layers)


def scenario_of(source: Source, admit: Admit = admit_any) -> list[Layer]:
    """Read a scenario and those that it builds on, which come before it.

    Args:
        source: The file.
        admit: Refuses a file that a scenario names and that may not be read.

    Raises:
        WrongCommand: There is no such file, or it is a folder.
    """
    layer, on = _read(source)
    layers = [layer]
    while on is not None:
        source, name = layers[0].sheet.source, on
        other = source.beside(name)
        try:
            admit(other, source)
            if twice := next((each for each in layers if each.sheet.source.is_same(other)), None):
                names = {"one": source.name, "other": twice.sheet.source.name}
                raise WrongCommand(Message("scenarios-in-a-circle", **names))
            layer, on = _read(other)
        except WrongCommand as wrong:
            told = Finding(
                "unreadable", wrong.message, Message("name-a-scenario"), path=("builds_on",)
            )
            layers[0] = Layer(layers[0].sheet, faults=placed_in(layers[0].sheet, [told]))
            return layers
        layers.insert(0, layer)
    return layers


def scenario_in_line(address: str, value: str, line: int) -> Layer:
    """Read a scenario of one line, which sets an address: the so many-th of a command line."""
    raw = f"{chr(10) * (line - 1)}{address}: {value}".encode()
    given = f"{OPTION} {address}={value}"
    sheet = Sheet(Source(OPTION, None, raw), raw.decode(), said=Said(given, given, NOTHING))
    changes, faults = judged(OPTION, decode(raw), partial(_one_line, address))
    return Layer(sheet, changes or (), faults)


def _one_line(
    address: str, planted: Planted, whole: bool
) -> tuple[list[Change] | None, list[Finding]]:
    if isinstance(planted.tree, dict) and planted.tree.keys() == {address}:
        return [*set_at(planted.tree)], []
    return None, [Finding("structure", Message("no-address", address=address))] if whole else []


def _read(source: Source) -> tuple[Layer, str | None]:
    """Read a scenario, and the name of the one that it builds on."""
    raw = source.read()
    if isinstance(raw, Finding):
        sheet = Sheet(source, "")
        return Layer(sheet, faults=placed_in(sheet, [raw])), None
    decoded = decode(raw)
    sheet = Sheet(source, decoded.text)
    scenario, faults = judged(source.name, decoded, _scenario)
    if scenario is None:
        return Layer(sheet, faults=faults), None
    said = Said(scenario.name, scenario.reason, scenario.sources)
    return Layer(replace(sheet, said=said), [*scenario.changes]), scenario.builds_on


def _scenario(planted: Planted, whole: bool) -> tuple[Scenario | None, list[Finding]]:
    return read_scenario(planted.tree, whole=whole, hidden=planted.hidden)


def laid_under(loaded: Loaded, layers: Sequence[Layer]) -> Loaded:
    """Give a budget under scenarios, or what is wrong with it or them.

    What comes of a budget without a fault is their doing: it is told where they say it.
    """
    wrong = [fault for each in layers for fault in each.faults]
    if loaded.trees is None or wrong:
        sheets = (*loaded.beside, *(each.sheet for each in layers))
        faults = (*loaded.faults, *wrong)
        return loaded._replace(budget=None, faults=faults, beside=sheets, trees=None)
    trees, laid = loaded.trees, _Laid()
    for layer in layers:
        trees = laid.on(trees, layer)
    budget, told = (None, []) if laid.faults else trees.read()
    faults = once([*laid.faults, *laid.placed(told)])
    sheets = (*loaded.beside, *laid.sheets)
    if faults:
        return loaded._replace(budget=None, faults=faults, beside=sheets, trees=None)
    return loaded._replace(budget=budget, beside=sheets, trees=trees)


class _Laid:
    """What scenarios have put where in a budget."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.faults: list[Finding] = []
        self._last: dict[BudgetPath, tuple[Sheet, Set]] = {}

    def on(self, trees: Trees, layer: Layer) -> Trees:
        """Lay a scenario on top, as far as it can be."""
        wrong, holds = list[Finding](), dict[BudgetPath, BudgetPath]()
        sheet = replace(layer.sheet, holds=holds)
        for change in layer.changes:
            done = changed_by(trees, change)
            if isinstance(done, Finding):
                wrong.append(done)
                if len(wrong) == _MOST:
                    wrong.insert(0, MORE)
                    break
                continue
            trees, made = done
            for each in made:
                holds.pop(each.put.path, None)  # what is set last stands last
                holds[each.put.path] = each.stands
                self._last |= dict.fromkeys(_heads(each.put.path), (sheet, each))
        self.sheets.append(sheet)
        self.faults += placed_in(sheet, wrong)
        return trees

    def placed(self, faults: Iterable[Finding]) -> Iterator[Finding]:
        """Put faults where a scenario says what they are of, or what stands nearest to that."""
        told = {sheet: list[Finding]() for sheet in self.sheets}
        there: dict[BudgetPath, BudgetPath] = {}
        for fault in faults:
            sheet, near = next(
                self._last[head] for head in _heads(fault.path) if head in self._last
            )
            there[fault.path] = (*near.stands, *fault.path[len(near.put.path) :])
            told[sheet].append(fault)
        for sheet, found in told.items():
            yield from placed_in(sheet, found, there)


def _heads(path: BudgetPath) -> Iterator[BudgetPath]:
    """Give a path and all that leads to it, the longest first."""
    return (path[:count] for count in range(len(path), -1, -1))
