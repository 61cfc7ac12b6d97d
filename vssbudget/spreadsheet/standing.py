"""Rows that cost and rows that earn: where they stand apart, none of them is to balance alone."""

from collections.abc import Iterable, Sequence

from vssbudget.amounts import ZERO
from vssbudget.spreadsheet.draft import Area, Draft, Figures, Mark
from vssbudget.spreadsheet.rows import Left
from vssbudget.wording import Message

_NOTHING = Message("import-no-cell-of-revenue")


def stand(draft: Draft) -> None:
    """Say of a draft in which revenue stands in rows of its own that nothing is to balance.

    What only costs earns nothing then, and the result that is printed of the whole is the planned
    one, if it is that of the rows. Elsewhere a printed sum says that what only costs earns nothing;
    where it is another, nothing can be held against it.
    """
    areas = draft.areas.values()
    spending = [each for each in areas if not _has(each, "revenue")]
    silent = [each for each in spending if "revenue" not in each.rows]
    known = ("revenue", "result") if silent else ()
    printed = [of for of in known if "total" in draft.published.get(of, {})]
    if _are_apart(draft, spending):
        _set_apart(draft, spending, Message("import-apart"))
    elif printed and all(_holds(draft, of) for of in printed):
        _set_apart(draft, spending, Message("import-apart-by-sum"))
    else:
        why = Message("import-no-revenue", areas=tuple(each.name for each in silent))
        _leave(draft, [each for each in printed if not _holds(draft, each, silent)], why)


def _are_apart(draft: Draft, spending: Iterable[Area]) -> bool:
    """Whether some rows earn without a cost, beside such as cost more than they earn, or less."""
    earning = [each for each in draft.areas.values() if not _has(each, "cost")]
    alone = [each for each in earning if "cost" not in each.rows]
    spends = any(_has(each, "cost") for each in spending)
    earns = any(_has(each, "revenue") for each in earning)
    return (earns and spends) or (bool(alone) and not _are_even(draft))


def _has(area: Area, measure: str) -> bool:
    """Whether an area has an amount of a measure."""
    return measure in area.rows and any(area.rows[measure].values.values())


def _are_even(draft: Draft) -> bool:
    """Whether all that has a cost earns it from the base year on."""
    rows = [each.rows for each in draft.areas.values() if each.rows.keys() >= {"cost", "revenue"}]
    return all(
        value == each["revenue"].values.get(year, value)
        for each in rows
        for year, value in each["cost"].values.items()
        if year >= draft.years.base
    )


def _set_apart(draft: Draft, spending: Iterable[Area], why: Message) -> None:
    """Let nothing balance, and what only costs earn nothing."""
    for area in spending:
        known = area.rows.get("revenue", Figures(area.name, {}, ""))
        nothing = {year: ZERO for year in draft.years.every if year not in known.values}
        if nothing:
            area.rows["revenue"] = known._replace(
                values=dict(sorted({**known.values, **nothing}.items()))
            )
            area.marks.append(Mark("revenue", (*nothing,), "assumed", _NOTHING))
    draft.reason = why
    first = next(iter(draft.areas.values()))
    draft.doubts.append(Left(first.cells, first.name, why))
    if "total" in draft.published.get("result", {}) and _holds(draft, "result"):
        printed = draft.published["result"]["total"].values
        draft.result = {year: each for year, each in printed.items() if year >= draft.years.base}


def _holds(draft: Draft, measure: str, earning_their_cost: Sequence[Area] = ()) -> bool:
    """Whether a printed total is that of the rows in every year, some of which earn their cost."""
    printed = draft.published[measure]["total"].values
    costs = [each.rows["cost"].values for each in earning_their_cost]
    return all(
        each == draft.added(measure, year) + sum(cost.get(year, ZERO) for cost in costs)
        for year, each in printed.items()
    )


def _leave(draft: Draft, measures: Iterable[str], why: Message) -> None:
    """Take totals out of what is printed, where rows lack what they are of."""
    for measure in measures:
        rows = draft.published.pop(measure)
        row = rows.pop("total")
        draft.published |= {measure: rows} if rows else {}
        figures = "; ".join(str(each) for each in row.values.values())
        path = f"published.{measure}.total"
        draft.placed = [each for each in draft.placed if each.path != path]
        draft.left.append(Left(row.cells, figures, why))
