"""A budget in one plain form, so that another way to write it is no difference."""

from collections.abc import Iterable, Mapping
from typing import Any

from vssbudget.analysis.mentions import fields_by_key, names_areas
from vssbudget.model import SHORT, Budget, Index, Tree, Trees
from vssbudget.model.blocks import NOTHING, Part, is_bare
from vssbudget.model.walk import Field

_AREAS, _INDICES, _SOURCES = "areas", "indices", "sources"


def spelled_out(trees: Trees, budget: Budget, names: Mapping[str, str] = NOTHING) -> Tree:
    """Give a budget with each block in its long form, all in one file, and areas under new keys.

    Args:
        trees: The budget.
        budget: What it is read to.
        names: The new keys of areas by the old ones.
    """
    tree = trees.budget
    if trees.beside:
        tree = _in_one_file(trees, budget)
    return _part(Budget, tree, names)


def _in_one_file(trees: Trees, budget: Budget) -> Tree:
    """Put what a budget takes from files of indices into it."""
    own = {key: each for key, each in trees.budget[_INDICES].items() if key in budget.indices}
    sources = dict(trees.budget.get(_SOURCES, NOTHING))
    years = [str(year) for year in budget.years.every]
    for file in trees.beside.values():
        for key, index in file[_INDICES].items():
            if key in budget.indices:
                own[key] = _within(_part(Index, index, NOTHING), years)
        for key, source in file.get(_SOURCES, NOTHING).items():
            if key in budget.sources:
                sources[key] = source
    return {**trees.budget, _INDICES: own} | ({_SOURCES: sources} if sources else {})


def _within(index: Tree, years: Iterable[str]) -> Tree:
    """Leave out the rates of years that a budget does not have, if it has some."""
    rates = index.get("rates")
    kept = {year: rates[year] for year in years if year in rates} if rates else {}
    return {**index, "rates": kept} if kept else index


def _part(part: type[Part], tree: Tree, names: Mapping[str, str]) -> Tree:
    if is_bare(tree) and (short := next((k for k in SHORT if k in part.model_fields), None)):
        tree = {short: tree}
    return {
        key: _held(field, held, names) if (field := fields_by_key(part).get(key)) else held
        for key, held in tree.items()
    }


def _held(field: Field, held: Any, names: Mapping[str, str]) -> Any:
    """Spell out what a key holds."""
    if not isinstance(held, dict):
        return _written(held, names) if names and names_areas(field.values) else held
    if not field.many:
        return _part(field.part, held, names) if field.part else held
    called = names if names and (field.key == _AREAS or names_areas(field.keys)) else NOTHING
    return {
        _called(name, called): _part(field.part, each, names)
        if field.part and isinstance(each, dict)
        else _written(each, names if names_areas(field.values) else NOTHING)
        for name, each in held.items()
    }


def _written(held: Any, names: Mapping[str, str]) -> Any:
    if isinstance(held, list):
        return [_written(each, names) for each in held]
    return _called(held, names) if names and isinstance(held, str) else held


def _called(name: str, names: Mapping[str, str]) -> str:
    """Write a name, or an address that begins with one, as it is now."""
    lead = f"{_AREAS}." if name.startswith(f"{_AREAS}.") else ""
    area, point, rest = name.removeprefix(lead).partition(".")
    return f"{lead}{names[area]}{point}{rest}" if area in names else name
