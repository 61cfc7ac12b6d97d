"""What each rule did: what it tested, what it could not test, and what it tells besides."""

from collections.abc import Iterator, Mapping, Sequence

from vssbudget.amounts import MoneyUnit, Year, span
from vssbudget.findings import Judgement, Remark
from vssbudget.wording import Language, Message

_MOST_REMARKS = 10


def judgement_lines(
    judgement: Judgement, language: Language, most: int = _MOST_REMARKS
) -> Iterator[str]:
    """Say what a rule tested, what holds only by construction, and what it could not test."""
    for line in _judgement(judgement, language, most):
        yield f"{judgement.rule}: {line}"


def untested_lines(judgement: Judgement, language: Language, most: int) -> Iterator[str]:
    """Say what a rule could not test; the rest of a long list is counted."""
    for line in _untested(judgement, language, most):
        yield f"{judgement.rule}: {line}"


def _judgement(judgement: Judgement, language: Language, most: int) -> Iterator[str]:
    yield language("tested", counted=_counted(judgement.judged))
    if judgement.constructed:
        yield language("tested-by-construction", counted=_counted(judgement.constructed))
    yield from _exempt(judgement, language, most)
    yield from _untested(judgement, language, most)
    yield from _information(judgement, language, most)


def _untested(judgement: Judgement, language: Language, most: int) -> Iterator[str]:
    for remark in judgement.untested[:most]:
        name = "not-tested" if remark.year is None else "not-tested-in"
        values = {} if remark.year is None else {"year": remark.year}
        yield language(name, **values, message=remark.message)
    if (rest := len(judgement.untested) - most) > 0:
        yield language("not-tested-more", count=rest)


def _exempt(judgement: Judgement, language: Language, most: int) -> Iterator[str]:
    for remark in judgement.exempt[:most]:
        yield language("not-to-balance-told", message=remark.message)
    if (rest := len(judgement.exempt) - most) > 0:
        yield language("not-to-balance-more", count=rest)


def _counted(by_year: Mapping[Year | None, int]) -> Message:
    total = sum(by_year.values())
    if not total:
        return Message("counted-none")
    years = sorted(year for year in by_year if year is not None)
    if len(years) < len(by_year):
        return Message("counted", total=total)
    each = sorted(set(by_year.values()))
    if len(each) == 1:
        return Message("counted-alike", total=total, each=each[0], years=span(years))
    return Message("counted-between", total=total, least=each[0], most=each[-1], years=span(years))


def _information(judgement: Judgement, language: Language, most: int) -> Iterator[str]:
    """Tell outcomes year by year, and everything else one by one."""
    outcomes: dict[Year, list[Remark]] = {}
    for each in judgement.information:
        if each.amount is not None and each.year is not None:
            outcomes.setdefault(each.year, []).append(each)
    for year, of_year in sorted(outcomes.items()):
        yield _outcome(of_year, year, judgement.unit, language)
    others = [each for each in judgement.information if each.amount is None]
    for each in others[:most]:
        yield language("information", year=each.year, message=each.message)
    if (rest := len(others) - most) > 0:
        yield language("information-more", count=rest)


def _outcome(of_year: Sequence[Remark], year: Year, unit: MoneyUnit, language: Language) -> str:
    shown = [
        Message("outcome-area", area=remark.message, amount=remark.amount or 0, unit=unit)
        for remark in of_year[:_MOST_REMARKS]
    ]
    if (rest := len(of_year) - _MOST_REMARKS) > 0:
        shown.append(Message("more", count=rest))
    total = sum(remark.amount or 0 for remark in of_year)
    return language("outcome", year=year, total=total, unit=unit, areas=shown)
