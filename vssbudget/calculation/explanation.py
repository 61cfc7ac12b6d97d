"""How a figure comes about: a walk over the tree of formulas, of which it knows none.

Every step follows from those before it, by what its operation says that it reads. A figure that
several others follow from is told once. What a step gives is worked out again from what it tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Year, places_of
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Name, Node
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import LEAVES, Cell, Count, Fixed, How, Own, Working, worked
from vssbudget.model import Budget
from vssbudget.wording import Message

ZERO, ONE = Decimal(0), Decimal(1)


class Step(NamedTuple):
    """A figure on the way: what it is, its unrounded value and unit, and what it follows from.

    `of` are the places of those in the explanation, all before its own; `fixed` is what else says
    how it follows. `path` is where an input stands in the file.
    """

    name: Message
    value: Decimal
    unit: str
    how: How
    of: Sequence[int] = ()
    path: BudgetPath = ()
    fixed: Fixed = Fixed()

    @property
    def shown(self) -> Decimal:
        """Its value as people write it: an amount with the decimals of its unit."""
        return EXACT.scaleb(self.value, -self.decimals)

    @property
    def decimals(self) -> int:
        """With how many decimals amounts are in its unit."""
        return places_of(self.unit)


Explanation = Sequence[Step]
"""Steps, each behind those that it follows from; the last one is the figure itself."""


def explained(names: Names, node: Node, year: Year) -> Explanation:
    """Explain the figure of a row in a year; the caller sets the arithmetic to `EXACT`."""
    walk = Walk(names)
    place = walk.to(node, year - node.first)
    if node.name:
        step = walk.steps[place]
        said = walk.names.say(node.name, step.how, year)
        walk.steps[place] = step._replace(name=said)
    return reached(walk.steps, [place])[0]


def reached(steps: Sequence[Step], asked: Iterable[int]) -> tuple[Explanation, Mapping[int, int]]:
    """Leave out the steps that nothing that is asked for follows from; give the new places too."""
    known, stack = set[int](), list(asked)
    while stack:
        place = stack.pop()
        if place not in known:
            known.add(place)
            stack += steps[place].of
    places = {old: new for new, old in enumerate(sorted(known))}
    told = [steps[old]._replace(of=[places[each] for each in steps[old].of]) for old in places]
    return told, places


def recomputed(explanation: Explanation, step: Step) -> Decimal:
    """Work a step out again from those beneath it; the caller sets the arithmetic to `EXACT`.

    The weights of what is allotted are those that their sum follows from.
    """
    of, fixed = [explanation[place] for place in step.of], step.fixed
    if step.how is How.ALLOTTED:
        fixed = of[2].fixed._replace(which=fixed.which)
        of = [of[0], *[explanation[place] for place in of[2].of]]
    return worked(step.how, [each.value for each in of], fixed)


def unrounded(explanation: Explanation) -> Decimal:
    """Give a figure as it was before the one rounding, a sum of rounded ones before theirs.

    A difference of rounded ones, and so a sum with one in it, is what it is.
    """
    last = len(explanation) - 1
    with localcontext(EXACT):
        found = _unrounded(explanation, last)
    return explanation[last].value if found is None else found


def _unrounded(explanation: Explanation, place: int) -> Decimal | None:
    step = explanation[place]
    match step.how:
        case How.SAME:
            return _unrounded(explanation, step.of[0])
        case How.ROUNDED:
            return explanation[step.of[0]].value
        case How.FITTED:
            return explanation[step.of[1 + step.fixed.which]].value
        case How.SUM:
            parts = [_unrounded(explanation, each) for each in step.of]
            known = [each for each in parts if each is not None]
            return sum(known, ZERO) if len(known) == len(parts) else None
        case How.DIFFERENCE:
            return None
        case _:
            return step.value


def inputs(explanation: Explanation) -> Iterator[Step]:
    """Give what a figure goes back to in the file, each once, from the figure down."""
    seen: set[BudgetPath] = set()
    for step in preorder(explanation):
        if step.how is How.INPUT and step.path not in seen:
            seen.add(step.path)
            yield step


def preorder(explanation: Explanation) -> Iterator[Step]:
    """Go from the figure down, each step once, as the tree is told."""
    stack, seen = [len(explanation) - 1], set[int]()
    while stack:
        place = stack.pop()
        if place not in seen:
            seen.add(place)
            yield explanation[place]
            stack += reversed(explanation[place].of)


_At = tuple[Node, int]


class Walk:
    """Goes down the tree; its depth is not that of the interpreter's stack."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.budget = names.budget
        self.steps: list[Step] = []
        self._places: dict[tuple[int, int], int] = {}
        self._workings: dict[tuple[int, int], Working | None] = {}

    def to(self, node: Node, at: int) -> int:
        """Explain a cell, after all that it reads; give its place among the steps."""
        stack = [(node, at)]
        while stack:
            cell = stack[-1]
            key = _key(cell)
            if key in self._places:
                stack.pop()
                continue
            working = self._working(cell)
            missing = [each for each in _cells(cell, working) if _key(each) not in self._places]
            if missing:
                stack += reversed(missing)
            else:
                self._places[key] = self._step(cell, working)
                stack.pop()
        return self._places[_key((node, at))]

    def _working(self, cell: _At) -> Working | None:
        key = _key(cell)
        if key not in self._workings:
            node, at = cell
            self._workings[key] = self.working(node, at)
        return self._workings[key]

    def working(self, node: Node, at: int) -> Working | None:
        """Say what a figure follows from; None of a gap, and of one of the file."""
        return None if node.values[at] is None else node.reads(at)

    def stays(self, how: How, step: Step, value: Decimal | None) -> bool:
        """Whether a figure of the file, or nothing, stays what it is, as a whole one rounded does.

        One that is set equal to another is told so, and a sum of all may be one of one.
        """
        return how not in (How.SAME, How.TOGETHER) and step.how in LEAVES and step.value == value

    def _step(self, cell: _At, working: Working | None) -> int:
        node, at = cell
        year = Year(node.first + at)
        value = node.values[at]
        if working is None:
            return self.add(self._leaf(node, value or ZERO, year))
        return self._made(cell, working, node.name, value, year)

    def _made(
        self, cell: _At, working: Working, name: Name, value: Decimal | None, year: Year
    ) -> int:
        """Make a step of those that it reads; what adds nothing to it is left out."""
        of = _telling(working.how, [(p, self.steps[p]) for p in self._reads(cell, working, year)])
        steps = [self.steps[place] for place in of]
        if len(of) == 1 and (working.how in _ALONE or self.stays(working.how, steps[0], value)):
            return self.renamed(of[0], name, year)
        if value is None:
            value = working.value([each.value for each in steps])
        told = name or ((working.name,) if working.name else ())
        unit = self.names.unit(told, working.how, [each.unit for each in steps])
        said = self.names.say(told, working.how, year)
        return self.add(Step(said, value, unit, working.how, of, (), working.fixed))

    def renamed(self, place: int, name: Name, year: Year) -> int:
        """Call a step what a row is called that passes it on; an input keeps its own name."""
        step = self.steps[place]
        if not name or not self.names.told_of_passed(name, step.how):
            return place
        said, unit = self.names.say(name, step.how, year), self._unit(name, step.unit)
        return self.add(step._replace(name=said, unit=unit))

    def _reads(self, cell: _At, working: Working, year: Year) -> list[int]:
        found = []
        for each in working.of:
            if isinstance(each, Working):
                found.append(self._made(cell, each, (), None, year))
            elif isinstance(each, Count):
                said = self.names.counted(each.name, year)
                found.append(self.add(Step(said, each.value, "", How.COUNT)))
            else:
                found.append(self._places[_key(_cell(cell, each))])
        return found

    def _leaf(self, node: Node, value: Decimal, year: Year) -> Step:
        """Give a figure of the file, or of the command line in place of it, or nothing."""
        origin = node.origin
        if origin is None or not origin.path:
            return Step(self.names.counted("nothing", year), value, "", How.COUNT)
        path, stated = stands(self.budget, origin.path, year, held=origin.held)
        said, unit = self.names.given(origin.path, year)
        if node.name:
            unit = self._unit(node.name, unit)
            since = Year(int(path[-1])) if path[-1].isdecimal() else year
            said = self.names.say(node.name, How.INPUT, year, since)
        how = How.INPUT
        if stated != value:
            how = How.OPTION if origin.path[:1] == ("indices",) else How.COUNT
        return self.leaf(Step(said, value, unit, how), path)

    def leaf(self, step: Step, path: BudgetPath) -> Step:
        """Say where a figure of the file stands."""
        return step._replace(path=path) if step.how is How.INPUT else step

    def _unit(self, name: Name, unit: str) -> str:
        own = self.names.own_unit(name)
        return unit if own is None else own

    def add(self, step: Step) -> int:
        """Put a step behind the others; give its place."""
        self.steps.append(step)
        return len(self.steps) - 1


_ALONE = (How.PASSED, How.SUM, How.PRODUCT, How.DIFFERENCE, How.RATIO)
"""What is the one step beneath it, if there is only one."""


def _telling(how: How, steps: Sequence[tuple[int, Step]]) -> list[int]:
    """Leave out counts that change nothing: a factor of one, nothing in a sum."""
    nothing = [place for place, step in steps if _is_count(step, ZERO)]
    if how is How.PRODUCT:
        rest = [place for place, step in steps if not _is_count(step, ONE)]
        return nothing[:1] or rest or [steps[0][0]]
    if how is How.RATIO and steps[0][0] in nothing:
        return nothing[:1]
    if how is How.RATIO and _is_count(steps[1][1], ONE):
        return [steps[0][0]]
    if how is How.SUM:
        rest = [place for place, step in steps if not _is_count(step, ZERO)]
        return rest or [steps[0][0]]
    if how is How.DIFFERENCE:
        first, *others = steps
        return [first[0], *[place for place, step in others if not _is_count(step, ZERO)]]
    return [place for place, _ in steps]


def _is_count(step: Step, value: Decimal) -> bool:
    return step.how is How.COUNT and step.value == value


def _key(cell: _At) -> tuple[int, int]:
    return id(cell[0]), cell[1]


def _cells(cell: _At, working: Working | None) -> Iterator[_At]:
    """Give the cells that are read, those of what is worked out on the way among them."""
    for each in working.of if working else ():
        if isinstance(each, Working):
            yield from _cells(cell, each)
        elif not isinstance(each, Count):
            yield _cell(cell, each)


def _cell(cell: _At, read: Cell | Own) -> _At:
    node, _ = cell
    if isinstance(read, Cell):
        return node.operands[read.operand], read.at
    return (node if read.which is None else node.beside[read.which]), read.at


def stands(
    budget: Budget, path: BudgetPath, year: Year, *, held: bool
) -> tuple[BudgetPath, object]:
    """Find where the figure of a year stands, and what it is there; None where it does not."""
    block: object = budget
    for step in path:
        if isinstance(block, Mapping):
            block = block.get(step, block.get(int(step)) if step.isdecimal() else None)
        else:
            block = getattr(block, step, None)
    if not isinstance(block, Mapping):
        return path, block
    if held:
        year = max((each for each in block if each <= year), default=year)
    return (*path, str(year)), block.get(year)
