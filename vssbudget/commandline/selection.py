"""Areas and years on the command line: `--area hr`, `--year 2025`."""

from collections.abc import Iterator, Mapping, Sequence

from vssbudget.amounts import Year
from vssbudget.findings import WrongCommand
from vssbudget.projection import Projection
from vssbudget.projection.pricing import Prices, prices_by_key
from vssbudget.wording import Message, nearest


def selected(
    projection: Projection, areas: Sequence[str], years: Sequence[str]
) -> Iterator[tuple[str, Prices]]:
    """Work out the price case of the areas and years that are wanted, one after the other.

    Raises:
        WrongCommand: The budget has no such area or year.
    """
    for area in areas:
        if area not in projection.budget.areas:
            raise WrongCommand(_no_area(area, projection.budget.areas))
    wanted = selected_years(projection, years)
    case = prices_by_key(projection, areas or None)
    if not years:
        return case
    return (
        (key, {year: each for year, each in prices.items() if year in wanted})
        for key, prices in case
    )


def selected_years(projection: Projection, years: Sequence[str]) -> list[Year]:
    """Take the years that are wanted out of those of the file; all where none is named.

    Raises:
        WrongCommand: The budget has no such year.
    """
    known = {str(year) for year in projection.years}
    for year in years:
        if year not in known:
            told = {"year": year, "low": min(known), "high": max(known)}
            raise WrongCommand(Message("year-wrong", **told))
    return [year for year in projection.years if str(year) in (years or known)]


def _no_area(area: str, case: Mapping[str, object]) -> Message:
    known = tuple(case)
    if meant := nearest(area, known):
        return Message("area-misspelt", area=area, meant=meant, known=known)
    return Message("area-unknown", area=area, known=known)
