"""Every figure of a budget with capital cost ends, explained, in the figure that is shown."""

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.projection import project
from vssbudget.projection.address import figure_at, row_at, row_names
from vssbudget.projection.derivation import derive

DOCS = (REPOSITORY / "docs" / "capital.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "edit",
    [("", ""), ("used_by: it", "start: 0"), ("cost: {2023", "cost: {2025: 250000, 2023")],
    ids=["as it is", "used by none", "given later"],
)
def test_every_figure_ends_in_what_is_shown(edit: tuple[str, str]) -> None:
    projection = project(budget_of(DOCS.replace(*edit)))
    names = row_names(projection)
    assert "capital.computers.book_value" in names
    for name in names:
        row = row_at(projection, name)
        assert row is not None
        for year in row.years:
            figure, step = (
                figure_at(projection, f"{name}.{year}"),
                derive(projection, f"{name}.{year}"),
            )
            assert figure is not None
            assert step is not None
            assert round(step.value, 6) == round(figure.value, 6), (name, year)


def test_there_is_no_row_of_a_line_without_a_life() -> None:
    projection = project(budget_of(DOCS))
    for name in ("capital.furniture.cost", "capital.computers", "capital.computers.price"):
        assert row_at(projection, name) is None
