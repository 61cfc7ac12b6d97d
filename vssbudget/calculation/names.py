"""What people call who bears and who pays, and what costs follow."""

from collections.abc import Sequence

from vssbudget.model import Budget
from vssbudget.wording import Message

SERIES = ("volumes", "personnel", "stated")
"""The blocks of what is counted, measured or stated."""


def name_of(budget: Budget, key: str) -> str:
    """Name an area, a service, a group, a pool or a customer; by its key without one."""
    if key in budget.customers:
        return budget.customers[key]
    if key in budget.groups:
        return budget.groups[key].name or key
    within, _, service = key.partition(".")
    area = budget.areas.get(within)
    if area is None:
        return budget.pools[within].name or within
    name = area.name or within
    return f"{name}, {area.services[service].name or service}" if service else name


def own_name(budget: Budget, key: str) -> str:
    """Name an area, or a service without its area: `HR`, `Drift`; by its key without one."""
    within, _, service = key.partition(".")
    area = budget.areas[within]
    return (area.services[service].name or service) if service else area.name or within


def index_name(budget: Budget, key: str) -> str:
    """Name an index: `Lönekompensation`; by its key without a name."""
    return budget.indices[key].name or key


def volume_name(budget: Budget, key: str) -> str:
    """Name a volume: `Antal kök`; by its key without a name."""
    return series_name(budget, "volumes", key)


def series_name(budget: Budget, block: str, key: str) -> str:
    """Name what is counted, measured or stated in a block: `Total sjukfrånvaro`, or by its key."""
    name: str | None = getattr(budget, block)[key].name
    return name or key


def line_name(budget: Budget, key: str) -> str:
    """Name a line of investments, or a component: `Skola, Tak`; by its key without a name."""
    within, _, component = key.partition(".")
    lines = budget.investments.lines if budget.investments else {}
    line = lines[within]
    name = line.name or within
    return f"{name}, {line.components[component].name or component}" if component else name


def cohort_name(place: Sequence[str]) -> Message:
    """Name what is written off by itself, by its place in a line: `2024`, or `opening` and `3`."""
    told, *left = place
    if not left:
        return Message("capital-cohort", year=int(told))
    return Message(f"capital-{told.replace('_', '-')}", count=int(left[0]))


def cause_told(budget: Budget, name: str) -> Message:
    """Say what a part of a change is due to: an index by its name, another cause in words."""
    if name in budget.indices:
        return Message("name", name=index_name(budget, name))
    cause = name.rstrip("_")
    told = Message(f"cause-{cause.replace('_', '-')}")
    return told if name == cause else Message("cause-of-key", cause=told, key=name)
