"""Whether the names in a file can be told apart by eye."""

from collections.abc import Collection, Iterator
from itertools import islice

from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.model import MANY, names_declared
from vssbudget.projection import Projection
from vssbudget.wording import Message
from vssbudget.wording.alike import told_apart, twins


def look_alike(projection: Projection) -> Judgement:
    """No two names in the file look the same.

    What it finds: a key of an area, a service, a part, an index, a volume, a source, a customer or
    another block that cannot be told from one before it by eye: `stab` with a Cyrillic a, `kök`
    with an o and two points after it in place of ö, letters of full width, an O for a 0, an l or an
    I for a 1, spaces at an end. A customer is held against areas, services and pools, too: they
    stand beside each other in a key.

    Why it matters: whoever reads the file sees one name and the program two. A figure is then put
    to the one and looked for at the other, and a name that is used may be that of the wrong one.

    How to put it right: type the name anew, or give it another one if it is another thing.
    """
    findings: list[Finding] = []
    judged = 0
    for path, names, before in _names(projection):
        judged += len(names)
        pairs = ((name, other) for name, other in twins([*before, *names]) if name in names)
        room = MANY - len(findings)
        findings += [_found((*path, name), other) for name, other in islice(pairs, room)]
    return Judgement("look-alike", tuple(findings), {None: judged} if judged else {})


_Beside = tuple[BudgetPath, Collection[str], Collection[str]]
"""The path of what names stand in, these, and those of other blocks that stand for the same."""


def _names(projection: Projection) -> Iterator[_Beside]:
    """Give the keys that stand beside each other; a customer receives as areas and services do."""
    budget = projection.budget
    for path, names in names_declared(budget):
        receivers: Collection[str] = ()
        if path == ("customers",):
            receivers = [*budget.areas, *budget.pools, *projection.services]
        yield path, names, receivers


def _found(path: BudgetPath, other: str) -> Finding:
    name = path[-1]
    marks = told_apart(name, other) or told_apart(other, name)
    return Finding(
        rule="look-alike",
        message=Message("names-look-alike", name=name, other=other, marks=marks),
        fix=Message("names-look-alike-fix", name=other),
        path=path,
        at_key=True,
        area=path[1] if path[0] == "areas" else None,
        service=path[3] if path[0] == "areas" and len(path) > 3 else None,
    )
