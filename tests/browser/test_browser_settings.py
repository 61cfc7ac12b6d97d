"""What the page calculates under other inputs is what the command line does, to the last digit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from browsing import Opener
from conftest import REPOSITORY, SHIPPED
from pages_made import page_of

from vssbudget.addresses.derivation import program
from vssbudget.addresses.find import parted, row_at, row_names
from vssbudget.amounts import EXACT, Percent, Year, steady
from vssbudget.formulas.working import How
from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model import Trees
from vssbudget.model.numbers import with_numbers
from vssbudget.projection import Projection, RateChange, project, rates_in_force
from vssbudget.projection.price_change import Prices
from vssbudget.projection.pricing import price_case
from vssbudget.report.page.what_if import Changed, changed_of

HALF = Decimal("0.5")
EDGES = ("-99.999999", "1000", "-50", "0", "0.000001", "999.999999", "-0.5", "33.333333")
CALL = """(fragments) => {
  const { settings, calculation } = WhatIf.page;
  const places = ADDRESSES.map((each) => WhatIf.page.place(each));
  return fragments.map((fragment) => {
    const wrong = settings.read(fragment);
    calculation.run(settings.put());
    const figures = places.map((place) => calculation.values[place]);
    return JSON.stringify([wrong, figures.map((each) => each && Figures.digits(each))]);
  });
}"""

Setting = Mapping[tuple[str, Year | None], Decimal]
"""Inputs by their names in a link; an input of no year is set in all plan years."""


class Case:
    """A budget file with its page, and what may be changed in it."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        loaded = load(Source(path.name, path))
        assert loaded.budget is not None
        self.budget = loaded.budget
        self.trees = Trees(plant(text).tree)
        projection = project(self.budget)
        self.page = page_of(loaded, projection)
        self.program = program(projection, row_names(projection))
        held = json.loads(self.page.split('id="program">')[1].split("</script>")[0])
        known = {each["key"] for each in held["settings"]}
        inputs = changed_of(self.program, self.budget)
        self.inputs = {each.key: each for each in inputs if each.key in known}
        self.addresses = [
            f"{address}.{first + at}"
            for address, (first, places) in held["figures"].items()
            for at, place in enumerate(places)
            if place is not None
        ]

    def projected(self, setting: Setting) -> Projection:
        """Carry it forward as the command line does."""
        rates, numbers = [], {}
        for (key, year), value in sorted(setting.items(), key=lambda each: each[0][1] or 0):
            input_ = self.inputs[key]
            if input_.sort == "rate":
                rates.append(RateChange(key, year, Percent(value)))
            else:
                years = input_.years if year is None else [year]
                numbers.update({(*input_.row, str(each)): value for each in years})
        budget = with_numbers(self.trees, numbers).read()[0]
        assert budget is not None
        return project(budget, rates_in_force(budget, rates))

    def expected(self, setting: Setting) -> list[Decimal | None]:
        """Give the figures as `project` and `prices` have them."""
        projection = self.projected(setting)
        prices = price_case(projection)
        return [figure_of(projection, prices, each) for each in self.addresses]

    def has_half(self, setting: Setting) -> bool:
        """Whether a figure is rounded that is exactly between two."""
        changed = {
            (*self.inputs[key].row, str(each)): value
            for (key, year), value in setting.items()
            for each in (self.inputs[key].years if year is None else [year])
        }
        values = self.program.run(changed)
        return any(
            (value := values[step.of[0]]) is not None
            and EXACT.scaleb(abs(value), step.fixed.decimals) % 1 == HALF
            for step in self.program.steps
            if step.how is How.ROUNDED
        )

    def hold(self, opened: Opener, folder: Path, settings: Sequence[Setting]) -> None:
        """See that the page calculates under settings what the command line does."""
        path = folder / "page.html"
        path.write_text(self.page, "utf-8")
        page = opened(path)
        assert page.said == []
        call = CALL.replace("ADDRESSES", json.dumps(self.addresses))
        answers = page.page.evaluate(call, [fragment(each) for each in settings])
        for setting, each in zip(settings, answers, strict=True):
            wrong, figures = json.loads(each)
            assert wrong == [], setting
            calculated = [None if each is None else told(Decimal(each)) for each in figures]
            for address, given, expected in zip(
                self.addresses, calculated, self.expected(setting), strict=True
            ):
                assert given == expected, (setting, address)


def figure_of(projection: Projection, prices: Mapping[str, Prices], address: str) -> Decimal | None:
    name, year = parted(address)
    assert year is not None
    key, of_parts, cause = name.partition(".self_cost_change.")
    if of_parts:
        return prices[key][year].shown[1].get(cause)
    row = row_at(projection, name)
    assert row is not None
    figure = row.figures.get(year)
    return None if figure is None else told(Decimal(figure))


def told(figure: Decimal) -> Decimal:
    """Give a figure with as many decimals as programs get."""
    return EXACT.quantize(steady(figure), Decimal("1e-6"))


def fragment(setting: Setting) -> str:
    names = {f"{key}.{year}" if year else key: value for (key, year), value in setting.items()}
    return "&".join(f"{name}={value:f}" for name, value in names.items())


def rates(**given: str | Decimal) -> Setting:
    return {(name, None): Decimal(value) for name, value in given.items()}


def drawn(case: Case, seed: int, count: int) -> Iterator[Setting]:
    """Draw settings of all inputs of a budget: rates of single years, prices, volumes."""
    of = Random(seed)
    for _ in range(count):
        names = of.sample(sorted(case.inputs), of.randrange(1, min(5, len(case.inputs)) + 1))
        yield dict(_drawn(of, case.inputs[name]) for name in names)


def _drawn(of: Random, input_: Changed) -> tuple[tuple[str, Year | None], Decimal]:
    year = of.choice([*input_.years, *([None] if input_.sort in ("rate", "price_change") else [])])
    if input_.sort in ("rate", "price_change"):
        drawn = of.choice((str(of.randrange(-50, 150) / Decimal(10)), of.choice(EDGES)))
        return (input_.key, year), Decimal(drawn)
    return (input_.key, year), Decimal(of.randrange(1, 10**6)).scaleb(-of.choice((0, 1, 2)))


def test_a_thousand_settings_with_all_halves_edges_and_single_years(
    opened: Opener, tmp_path: Path
) -> None:
    case, tenths = Case(SHIPPED), [Decimal(each).scaleb(-1) for each in range(20, 41)]
    settings = [rates(price=price, wage=wage) for price in tenths for wage in tenths]
    assert sum(map(case.has_half, settings)) > 200
    for low in EDGES:
        for high in EDGES:
            settings.append(rates(price=low, wage=high))
            single: Setting = {
                ("price", Year(2026)): Decimal(high),
                ("wage", Year(2028)): Decimal(low),
            }
            settings.append({**rates(price=low), **single})
    settings += drawn(case, 1, 450)
    assert len(settings) > 1000
    case.hold(opened, tmp_path, settings)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("examples/services/budget2023.yaml", 60),
        ("examples/decimals/sjobo2025.yaml", 40),
        ("examples/earning/keller2020.yaml", 40),
        ("examples/groups/helsinki2023.yaml", 40),
        ("docs/shared.yaml", 40),
        ("docs/frames.yaml", 40),
        ("docs/claims.yaml", 40),
        ("docs/capital.yaml", 40),
    ],
)
def test_drawn_settings_of_other_budgets(
    name: str, count: int, opened: Opener, tmp_path: Path
) -> None:
    case = Case(REPOSITORY / name)
    case.hold(opened, tmp_path, [{}, *(drawn(case, 2, count) if case.inputs else ())])
