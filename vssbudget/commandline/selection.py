"""Areas and years on the command line: `--area hr`, `--year 2025`."""

from collections.abc import Mapping, Sequence

from vssbudget.amounts import Year
from vssbudget.findings import WrongCommand
from vssbudget.projection import Projection
from vssbudget.projection.pricing import Prices
from vssbudget.wording import Message, nearest


def selected(
    projection: Projection, case: Mapping[str, Prices], areas: Sequence[str], years: Sequence[str]
) -> dict[str, Prices]:
    """Take the areas and years that are wanted out of a price case.

    Raises:
        WrongCommand: The budget has no such area or year.
    """
    for area in areas:
        if area not in projection.by_key:
            raise WrongCommand(_no_area(area, projection.by_key))
    wanted = selected_years(projection, years)
    return {
        key: {year: each for year, each in prices.items() if year in wanted}
        for key, prices in case.items()
        if not areas or key.partition(".")[0] in areas
    }


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
