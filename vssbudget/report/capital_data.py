"""Capital cost for programs and spreadsheets: as JSON and as CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from vssbudget.amounts import Year, plain
from vssbudget.projection import Projection, TkrRow
from vssbudget.projection.capital import Capital, CapitalPlan, Cohort
from vssbudget.projection.values import InvestmentProjection, Lacking
from vssbudget.report.capital_sheet import MEASURES
from vssbudget.report.csv_table import field, partial
from vssbudget.report.incomplete import figured
from vssbudget.report.json_object import Object, missing
from vssbudget.report.programs import written

CAPITAL = "vssbudget/capital/1"

_Write = Callable[[Any], Any]


class _ByYear:
    """Takes the wanted years out of rows; in a row a year may have no figure."""

    def __init__(self, projection: Projection, plan: CapitalPlan, wanted: Sequence[Year]) -> None:
        self.years = tuple(year for year in plan.years if year in wanted)
        self._of_plan, self._of_file = plan.years, projection.years

    def of_plan(self, row: Iterable[Any]) -> list[Any]:
        """Take them out of a row that begins with the base year."""
        return self._taken(self._of_plan, row)

    def of_file(self, row: Iterable[Any]) -> list[Any]:
        """Take them out of a row over all years of the file."""
        return self._taken(self._of_file, row)

    def named(self, figures: Sequence[Any], write: _Write = lambda each: each) -> Object:
        """Put the figures under their years."""
        named = zip(self.years, figures, strict=True)
        return {str(year): write(each) for year, each in named if each is not None}

    def lacking(self, lacking: Lacking) -> Lacking:
        """Take them out of the years in which a total lacks rows."""
        wanted = frozenset(self.years)
        return {year: keys for year, keys in lacking.items() if year in wanted}

    def _taken(self, years: Sequence[Year], row: Iterable[Any]) -> list[Any]:
        figures = dict(zip(years, row, strict=True))
        return [figures[year] for year in self.years]


def capital_json(
    projection: Projection, plan: CapitalPlan, years: Sequence[Year], file: str
) -> str:
    """Write a plan of capital cost under the schema `vssbudget/capital/1`, cohorts and all."""
    budget, by_year = projection.budget, _ByYear(projection, plan, years)
    invested = projection.investments
    total = _measures(plan.total, by_year)
    whole: Object = {
        "schema": CAPITAL,
        "file": file,
        "title": budget.title,
        "unit": budget.unit,
        "base_year": budget.years.base,
        "years": list(by_year.years),
        "rates": by_year.named(by_year.of_plan(plan.interest), plain),
        "lines": {key: _line(projection, key, line, by_year) for key, line in plan.lines.items()},
        "total": {**total, "capital_cost": by_year.named(by_year.of_plan(plan.total.cost))},
        "investments": {"lines": {}, "total": {}, "frame": {}, "left": {}},
        "capital_frame": by_year.named(by_year.of_plan(plan.frame)),
        "capital_left": by_year.named(by_year.of_plan(plan.left)),
        "areas": {
            key: {"exact": by_year.named(by_year.of_plan(costs), plain)}
            for key, borne in projection.borne.items()
            if (costs := borne.get("capital"))
        },
    }
    if invested is not None:
        rows = {
            "total": invested.total,
            "frame": invested.frame,
            "left": invested.left,
        }
        whole["investments"] = {
            "lines": {key: by_year.named(by_year.of_file(r)) for key, r in invested.lines.items()},
            **{name: by_year.named(by_year.of_file(row)) for name, row in rows.items()},
            **missing(by_year.lacking(invested.lacking)),
        }
    return written(whole)


def _measures(of: Capital | Cohort, by_year: _ByYear) -> Object:
    return {name: by_year.named(by_year.of_plan(getattr(of, name))) for name in MEASURES}


def _line(projection: Projection, key: str, capital: Capital, by_year: _ByYear) -> Object:
    plan = projection.budget.investments
    assert plan is not None
    line = plan.lines[key]
    return {
        "name": line.name or key,
        "life": line.life,
        "start": line.start,
        "used_by": line.used_by,
        **_measures(capital, by_year),
        "capital_cost": by_year.named(by_year.of_plan(capital.cost)),
        "cohorts": [_cohort(each, by_year) for each in capital.cohorts],
    }


def _cohort(cohort: Cohort, by_year: _ByYear) -> Object:
    return {
        "year": cohort.year,
        "life": cohort.life,
        "amount": cohort.amount,
        **_measures(cohort, by_year),
        "exact": {"capital_cost": by_year.named(by_year.of_plan(cohort.exact), plain)},
    }


def capital_csv(projection: Projection, plan: CapitalPlan, years: Sequence[Year]) -> str:
    """Write a plan of capital cost for a spreadsheet: a row a measure, line and cohort."""
    by_year = _ByYear(projection, plan, years)
    head = ",".join(("measure", "line", "name", "cohort", "unit", *map(str, by_year.years)))
    unit = field(projection.budget.unit)
    rows = (
        f"{labels},{unit}{''.join(f',{_figure(each)}' for each in figures)}\n"
        for labels, figures in _rows(projection, plan, by_year)
    )
    return f"{head}\n{''.join(rows)}"


def _figure(figure: int | None) -> str:
    return "" if figure is None else str(figure)


def _rows(
    projection: Projection, plan: CapitalPlan, by_year: _ByYear
) -> Iterator[tuple[str, list[Any]]]:
    invested = projection.investments
    names: Mapping[str, str] = invested.names if invested else {}
    if invested:
        for key, row in invested.lines.items():
            yield f"investment,{field(key)},{field(names[key])},", by_year.of_file(row)
        lacks = by_year.lacking(invested.lacking)
        left = partial(figured(lacks, by_year.years, by_year.of_file(invested.left)))
        marks = (partial(lacks), left)
        yield from _framed("investment", invested, invested.total, by_year.of_file, marks)
    for measure in MEASURES:
        for key, line in plan.lines.items():
            labels = f"{measure},{field(key)},{field(names[key])}"
            yield f"{labels},", by_year.of_plan(getattr(line, measure))
            for cohort in line.cohorts:
                yield (
                    f"{labels},{' '.join(cohort.place)}",
                    by_year.of_plan(getattr(cohort, measure)),
                )
        yield f"{measure},total,Total,", by_year.of_plan(getattr(plan.total, measure))
    for key, line in plan.lines.items():
        yield f"capital_cost,{field(key)},{field(names[key])},", by_year.of_plan(line.cost)
    yield from _framed("capital_cost", plan, plan.total.cost, by_year.of_plan)


def _framed(
    measure: str,
    of: CapitalPlan | InvestmentProjection,
    total: TkrRow,
    take: Callable[[TkrRow], list[Any]],
    marks: tuple[str, str] = ("", ""),
) -> Iterator[tuple[str, list[Any]]]:
    yield f"{measure},total,Total,{marks[0]}", take(total)
    yield f"{measure},frame,Frame,", take(of.frame)
    yield f"{measure},left,Left,{marks[1]}", take(of.left)
