"""What a slip evidently meant: told once, and put in its place.

So what would only follow from it is not told: the ten unknown indices behind `indicies:`, the
years of every row behind `plan: 2026-2029`. Only what can be meant in one way is mended.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from vssbudget import late
from vssbudget.amounts import NO_UNIT, MoneyUnit
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import SHORT, Block
from vssbudget.model.figures import AGAIN, Amount, SignedAmount
from vssbudget.model.names import Names
from vssbudget.model.references import AgreedYear, DeclaredYear, PlanYear
from vssbudget.model.refusal import A_LIST, misplaced
from vssbudget.model.rows import as_row, figures, keyed, with_years, years_of
from vssbudget.model.swedish_keys import meant_in_swedish
from vssbudget.wording import Message

_ALIKE = 0.8
_MOST_YEARS = 12
_MOST_MARKED = 100
_CALCULATED = ("cost", "revenue")
_KINDS_OF_YEARS = ("actual", "budget", "plan")


class Mend(NamedTuple):
    """What is put at a path of a tree: another name for the key, or another value."""

    path: BudgetPath
    rule: str
    message: Message
    fix: Message | None
    key: str | None = None
    value: Any = None


def mended(tree: Any, mends: Sequence[Mend]) -> Any:
    """Copy a tree with what is meant in it; what is not mended the copy shares with it."""
    changes: dict[str, Any] = {}
    for each in mends:
        branch = changes
        for step in each.path:
            branch = branch.setdefault(step, {})
        branch[""] = each
    return _changed(tree, changes)


def _changed(block: Any, changes: Mapping[str, Any]) -> Any:
    if isinstance(block, list):
        return [_child(each, changes.get(str(n))) for n, each in enumerate(block)]
    if not isinstance(block, dict):
        return block
    return {
        _name(key, changes.get(key)): _child(value, changes.get(key))
        for key, value in block.items()
    }


def _name(key: str, change: Mapping[str, Any] | None) -> str:
    mend = change and change.get("")
    return mend.key if mend and mend.key else key


def _child(value: Any, change: Mapping[str, Any] | None) -> Any:
    if not change:
        return value
    mend = change.get("")
    return mend.value if mend and mend.value is not None else _changed(value, change)


def meant_key(key: str, known: Sequence[str], guess: str | None) -> str | None:
    """Find the known key that another is so like, or says in Swedish, that it alone is meant."""
    if found := meant_in_swedish(key, known):
        return found
    if guess is None:
        return None

    like = late.difflib.SequenceMatcher(None, key.casefold(), guess).ratio()
    return guess if like >= _ALIKE else None


def years_meant(years: Any) -> Iterator[Mend]:
    """Read a span of years, or several years in one text, where a list of years belongs."""
    for kind in _KINDS_OF_YEARS:
        held = years.get(kind) if isinstance(years, dict) else None
        if isinstance(held, str):
            text, told, rule = held, misplaced(held, A_LIST)[0], "structure"
        elif isinstance(held, list) and len(held) == 1 and isinstance(held[0], str):
            text, told, rule = held[0], misplaced(held[0], Message("a-year"))[0], "year"
        else:
            continue
        meant = years_of(text)
        if meant and meant != held:
            fix = Message("write", what=f"[{', '.join(meant)}]")
            yield Mend(("years", kind), rule, told, fix, value=meant)


def row_meant(path: BudgetPath, kind: Any, held: Any, names: Names) -> Mend | None:
    """Read figures that stand where a row of years belongs as those of the likeliest years."""
    meant = years_given(path, kind, _as_text(held), names)
    if meant is None:
        return None
    year, *_ = _years_of_one(path, get_args(row_within(kind))[0], names)
    told = misplaced(held, Message("a-row", year=year))[0]
    mend = _row_mend(path, told, meant, kind, names.unit)
    if path[0] != "volumes" or len(meant) == 1 or not figures(iter([_as_text(held)])):
        return mend
    base = {year: meant[year] if year == names.base else "…" for year in meant}
    return mend._replace(fix=Message("write-and-others", row=as_row(base), year=names.base))


def years_given(path: BudgetPath, kind: Any, text: str, names: Names) -> dict[str, str] | None:
    """Give the figures in a text the likeliest years, where a row of years belongs."""
    row = row_within(kind)
    if row is None or not text or not names.base:
        return None
    years = get_args(row)[0]
    alone = figures(iter([text]))
    one = dict.fromkeys(_years_of_one(path, years, names), alone[0]) if alone else None
    meant = one or with_years(text, _spans(path, years, names))
    return meant if meant and len(meant) <= _MOST_YEARS else None


def years_known(kind: Any, names: Names) -> list[str]:
    """Give the years of the file that a row of a kind may be of; none of what is no row."""
    row = row_within(kind)
    if row is None or not names.base:
        return []
    return [*(names.plan if get_args(row)[0] == PlanYear else names.years)]


def _row_mend(
    path: BudgetPath, told: Message, row: Mapping[str, str], kind: Any, unit: MoneyUnit
) -> Mend:
    """Put a row in its place; of decimals that do not belong there nothing more is to be told."""
    fix = row_written(row, kind, unit)
    if _is_of_amounts(kind):
        row = {year: _cut(figure, unit.decimals) for year, figure in row.items()}
    return Mend(path, "structure", told, fix, value={**row})


def _cut(figure: str, places: int) -> str:
    whole, _, behind = figure.partition(".")
    return f"{whole}.{behind[:places]}" if places and behind else whole


def row_written(row: Mapping[str, str], kind: Any, unit: MoneyUnit, lead: str = "") -> Message:
    """Say to write a row; of decimals that amounts do not have, how else they are told.

    Args:
        row: The figures by year, as they are meant.
        kind: The kind of row that belongs there, None where that is not known.
        unit: The unit of the file, "" where it cannot be read.
        lead: What stands before the row, such as its key.
    """
    if not _is_of_amounts(kind):
        return Message("write", what=f"{lead}{as_row(row)}")
    row = {year: _without_zeros(figure, unit.decimals) for year, figure in row.items()}
    written = f"{lead}{as_row(row)}"
    parted = max(row.values(), key=lambda each: len(_beyond(each, unit.decimals)))
    if not _beyond(parted, unit.decimals):
        return Message("write", what=written)
    return Message(
        "write-parted-row" if unit.decimals else "write-whole-row",
        row=f"{lead}{as_row(dict.fromkeys(row, '…'))}",
        unit=unit or Message("file-unit"),
        otherwise=late.cures.in_finer_units(parted, unit, written) or late.cures.WHOLE_UNITS,
        **({"count": unit.decimals} if unit.decimals else {}),
    )


def _is_of_amounts(kind: Any) -> bool:
    """Whether amounts stand in a row."""
    return get_args(row_within(kind))[1:] in ((Amount,), (SignedAmount,))


def _beyond(figure: str, places: int) -> str:
    """Give the decimals that a figure has beyond so many."""
    return figure.partition(".")[2][places:]


def _without_zeros(figure: str, places: int) -> str:
    """Leave out zeros that say nothing where there are too many decimals: 41.0 is 41."""
    return figure if _beyond(figure, places).strip("0") else _cut(figure, places)


def marks_meant(
    path: BudgetPath, held: Any, kind: Any = None, unit: MoneyUnit = NO_UNIT
) -> Mend | None:
    """Read a row with semicolons between its figures, or with = where a colon belongs.

    Where the figures have decimal commas, YAML has read it without a complaint: `{2026: 3,0; 2027:
    2,5}` as 3 of 2026, 2 of `0; 2027` and a key 5.
    """
    if not isinstance(held, dict) or len(held) > _MOST_MARKED:
        return None
    mark = next((each for each in ";=" if any(each in key for key in held)), None)
    if mark is None or not all(isinstance(each, str) for each in held.values()):
        return None
    written = ((key.partition(AGAIN)[0], value) for key, value in held.items())
    text = ",".join(f"{key}: {value}" if value else key for key, value in written)
    if (meant := keyed(text.replace("=", ": "))) is None:
        return None
    told = Message("semicolon" if mark == ";" else "equals-sign")
    return _row_mend(path, told, meant, kind, unit)


def _spans(path: BudgetPath, years: Any, names: Names) -> list[list[str]]:
    """Give the years that a row of figures without years may be of, the likeliest first.

    What a plan costs or earns is calculated, so that such a row is never of plan years alone; an
    index needs every one of them.
    """
    plan, every = [*names.plan], [*names.years]
    if years == PlanYear:
        return [plan]
    before = [year for year in every if year not in names.plan]
    if path[0] == "indices" or years == AgreedYear:
        return [plan, every, before]
    return [before, every] if path[-1] in _CALCULATED else [before, every, plan]


def _as_text(held: Any) -> str:
    if isinstance(held, list) and all(isinstance(each, str) for each in held):
        return "\t".join(held)
    return held if isinstance(held, str) else ""


def row_within(kind: Any) -> Any:
    """Give the kind of the row of years that is a kind, or that stands for it in its short form."""
    if isinstance(kind, type) and issubclass(kind, Block):
        kind = kind.model_fields[next(key for key in SHORT if key in kind.model_fields)].annotation
    arguments = get_args(kind)
    return kind if arguments and arguments[0] in (DeclaredYear, PlanYear, AgreedYear) else None


def _years_of_one(path: BudgetPath, years: Any, names: Names) -> list[str]:
    """Say which years one figure is for: an index holds in every plan year.

    Of a volume it is the base year's, and nobody has said those of the plan, which it needs too.
    """
    if years in (PlanYear, AgreedYear):
        return [*names.plan][:1] or [names.base]
    if path[0] == "indices":
        return [*names.plan] or [names.base]
    return [names.base, *names.plan] if path[0] == "volumes" else [names.base]
