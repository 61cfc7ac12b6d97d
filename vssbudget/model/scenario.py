"""A scenario: inputs of a budget that are to be others, and why."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator

from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.blocks import NOTHING, Part, listed
from vssbudget.model.figures import Key, Reads, Text
from vssbudget.model.reading import read_as
from vssbudget.wording import Message


class Change(NamedTuple):
    """What is to be done to an input of a budget: how, at which address and by what value.

    `stands` is where the scenario says it.
    """

    how: str
    address: str
    value: Any
    stands: BudgetPath


def as_it_stands(value: Any) -> Any:
    """Read whatever belongs at an address: the budget that comes of it tells what does not."""
    return value


Plain = Annotated[Any, Reads(as_it_stands)]
Changes = dict[Text, Plain]


class Scenario(Part):
    """What is other than in a budget, by addresses: what goes, what is set, raised or multiplied.

    Of a row of years only those change that are named. It may build on another scenario, which
    comes before it.
    """

    name: Text
    reason: Text
    sources: dict[Key, Text] = NOTHING
    builds_on: Text | None = None
    without: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ()
    set: Changes = NOTHING
    plus: Changes = NOTHING
    times: Changes = NOTHING

    @property
    def changes(self) -> Iterator[Change]:
        """What it does, in the order in which that is done."""
        for place, address in enumerate(self.without):
            yield Change("without", address, None, ("without", str(place)))
        for how, changes in (("set", self.set), ("plus", self.plus), ("times", self.times)):
            yield from set_at(changes, (how,), how)


def set_at(
    changes: Mapping[str, Any], stands: BudgetPath = (), how: str = "set"
) -> Iterator[Change]:
    """Give values by addresses as changes, with the path of what they stand in before them."""
    return (Change(how, address, each, (*stands, address)) for address, each in changes.items())


def read_scenario(
    tree: Any, *, whole: bool = True, hidden: Collection[str] = ()
) -> tuple[Scenario | None, list[Finding]]:
    """Read a scenario, as `read` reads a budget."""
    begins = (Message("a-scenario"), Message("begin-scenario"))
    return read_as(Scenario, begins, tree, whole=whole, hidden=hidden)
