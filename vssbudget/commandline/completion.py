"""What a shell offers where a word is not finished: areas, rules, figures, blocks and files."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vssbudget import late

if TYPE_CHECKING:
    from vssbudget.loader import Source
    from vssbudget.projection import Projection

_MOST = 500


def files(incomplete: str) -> list[str]:
    """Offer folders, and the files that can be budgets."""
    typed = Path(incomplete)
    folder = typed if incomplete.endswith("/") or not incomplete else typed.parent
    with suppress(OSError):
        return sorted(filter(None, map(_offered, _beginning(folder, incomplete))))[:_MOST]
    return []


def _beginning(folder: Path, incomplete: str) -> Iterator[Path]:
    hidden = Path(incomplete).name.startswith(".")
    for each in folder.iterdir():
        if str(each).startswith(incomplete) and each.name.startswith(".") == hidden:
            yield each


def _offered(path: Path) -> str | None:
    if path.is_dir():
        return f"{path}/"
    return str(path) if path.suffix in (".yaml", ".yml") else None


def rules(incomplete: str) -> list[str]:
    """Offer the rules."""
    return _those(incomplete, late.checks.RULES)


def areas(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the areas and the groups of the budget that the command would read."""
    if (projected := _projection(context)) is None:
        return []
    return _those(incomplete, (*projected.budget.areas, *projected.budget.groups))


def years(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the years of the budget that the command would read."""
    projected = _projection(context)
    return _those(incomplete, map(str, projected.years)) if projected else []


def figures(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the addresses of figures, a name at a time: `hr.`, then `hr.cost.`, then its years."""
    if (projected := _projection(context)) is None:
        return []
    row = late.addresses.row_at(projected, incomplete.rpartition(".")[0])
    if row is not None:
        return _those(
            incomplete, (f"{incomplete.rpartition('.')[0]}.{year}" for year in row.figures)
        )
    start = incomplete.count(".")
    steps = (
        name.split(".")
        for name in late.addresses.row_names(projected)
        if name.startswith(incomplete)
    )
    return _those(incomplete, (".".join(each[: start + 1]) + "." for each in steps))


def inputs(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the inputs of the budget that the command would read."""
    with suppress(Exception):  # a word that is not finished is no place for a complaint
        loaded = late.loading.load_named(_source(context), keep=True)
        if loaded.trees and loaded.budget:
            ground = late.inputs.Ground(loaded.trees, loaded.budget)
            return _those(incomplete, (each.name for each in late.inputs.inputs_of(ground)))
    return []


def blocks(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the blocks that a budget file, or one of indices, may hold."""
    indices = bool(context.params.get("indices"))
    return _those(incomplete, late.keys_text.blocks(indices=indices))


def commands(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the commands of the program."""
    known: dict[str, object] = context.find_root().command.commands  # type: ignore[attr-defined]
    return _those(incomplete, known)


def _those(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)][:_MOST]


def _projection(context: typer.Context) -> "Projection | None":
    """Project the budget that the command would read; where it cannot be, nothing is offered."""
    with suppress(Exception):  # a word that is not finished is no place for a complaint
        budget = late.loading.load_named(_source(context)).budget
        return late.loading.project_under(budget, ()) if budget else None
    return None


def _source(context: typer.Context) -> "Source":
    given = context.params.get("file") or next(iter(context.args), None)  # args: before an option
    return late.loader.choose(given) or late.loader.shipped()
