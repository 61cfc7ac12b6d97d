"""What is wanted, on the command line: `--area hr`, `--year 2025`, `--show history,revenue`."""

from collections.abc import Mapping, Sequence

from vssbudget.amounts import Year
from vssbudget.findings import WrongCommand
from vssbudget.model import areas_of
from vssbudget.projection import Projection
from vssbudget.report import Extract
from vssbudget.wording import Message, nearest

ALL = "all"
"""The part that stands for every other."""


def extract_of(
    projection: Projection,
    areas: Sequence[str],
    years: Sequence[str],
    show: Sequence[str],
    parts: Sequence[str],
) -> Extract:
    """Take what is wanted out of a projection; a view knows the parts that it can show whole.

    A group stands for its areas.

    Raises:
        WrongCommand: The budget has no such area, group or year, or the view no such part.
    """
    budget = projection.budget
    known = {**budget.areas, **budget.groups}
    for area in areas:
        if area not in known:
            raise WrongCommand(_no_area(area, known))
    each = dict.fromkeys(key for area in areas for key in areas_of(budget, area))
    wanted = selected_years(projection.years, years) if years else ()
    return Extract(tuple(each), wanted, _shown(show, parts))


def _shown(show: Sequence[str], parts: Sequence[str]) -> frozenset[str]:
    """Read parts that stand in one option or several, with commas between them."""
    asked = [part.strip() for text in show for part in text.split(",")]
    for part in asked:
        if part not in (*parts, ALL):
            raise WrongCommand(Message("show-wrong", part=part, known=(*parts, ALL)))
    return frozenset(parts if ALL in asked else asked)


def selected_years(every: Sequence[Year], years: Sequence[str]) -> list[Year]:
    """Take the years that are wanted out of every one that there is; all where none is named.

    Raises:
        WrongCommand: There is no such year.
    """
    known = {str(year) for year in every}
    for year in years:
        if year not in known:
            told = {"year": year, "low": min(known), "high": max(known)}
            raise WrongCommand(Message("year-wrong", **told))
    return [year for year in every if str(year) in (years or known)]


def _no_area(area: str, case: Mapping[str, object]) -> Message:
    known = tuple(case)
    if meant := nearest(area, known):
        return Message("area-misspelt", area=area, meant=meant, known=known)
    return Message("area-unknown", area=area, known=known)
