"""Works every figure of a tree of rows out anew, from the cells that it says it reads."""

from collections.abc import Iterable
from decimal import Decimal

from vssbudget.calculation.tree import Node
from vssbudget.formulas.working import Cell, Count, How, Own, Read, Working, worked


def every(roots: Iterable[Node]) -> list[Node]:
    """Give all nodes that the roots are made of, and those that are worked out together."""
    found: dict[int, Node] = {}
    ahead = list(roots)
    while ahead:
        node = ahead.pop()
        if id(node) not in found:
            found[id(node)] = node
            ahead += [*node.operands, *node.beside]
    return list(found.values())


def recomputed(node: Node, working: Working) -> Decimal:
    """Work a figure out of what it reads."""
    of, fixed = list(working.of), working.fixed
    if working.how is How.ALLOTTED:
        weights = _weights(node, of.pop())
        fixed = weights.fixed._replace(which=fixed.which)
        of = [of[0], *weights.of]
    return worked(working.how, [_read(node, each) for each in of], fixed)


def _weights(node: Node, together: Read) -> Working:
    """Give what the sum of the weights reads: its operands are those of the part."""
    assert isinstance(together, Own)
    assert together.which is not None
    found = node.beside[together.which].reads(together.at)
    assert found is not None
    return found


def _read(node: Node, read: Read) -> Decimal:
    figure: Decimal | None
    match read:
        case Working():
            return recomputed(node, read)
        case Count(figure):
            pass
        case Cell(operand, at):
            figure = node.operands[operand].values[at]
        case Own(at, which):
            figure = (node if which is None else node.beside[which]).values[at]
    assert figure is not None
    return figure
