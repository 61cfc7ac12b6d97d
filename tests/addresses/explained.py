"""Explanations in tests: asked for, written as a tree, and held against figures and the file."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, localcontext
from typing import Any

from conftest import budget_of
from figures import shown_figures
from recomputed_json import recomputed, steps_of

from vssbudget.addresses import figure_at, row_at
from vssbudget.addresses.derivation import derive
from vssbudget.addresses.find import _name
from vssbudget.addresses.kinds import KINDS
from vssbudget.amounts import EXACT, Percent, percent_to
from vssbudget.calculation.explanation import Explanation, Step, inputs, unrounded
from vssbudget.calculation.explanation import recomputed as worked_again
from vssbudget.findings import BudgetPath, Place
from vssbudget.formulas.working import LEAVES, How
from vssbudget.loader import Loaded, Source
from vssbudget.loader.tree import plant
from vssbudget.projection import Projection, RateChange, project, rates_in_force
from vssbudget.projection.customers import payments
from vssbudget.projection.project import exact
from vssbudget.report.explanation_json import explanation_json
from vssbudget.report.origin import Origin
from vssbudget.wording import LANGUAGES


def explained(projection: Projection, address: str) -> Explanation:
    explanation = derive(projection, address)
    assert explanation is not None, address
    return explanation


def value(projection: Projection, address: str) -> Decimal:
    return explained(projection, address)[-1].value


def beneath(explanation: Explanation, step: Step | None = None) -> list[Step]:
    """Give the steps that one, or the figure itself, follows from."""
    return [explanation[place] for place in (step or explanation[-1]).of]


def shape(explanation: Explanation, place: int = -1) -> Any:
    """Write a tree as its values and how they are made, `235000 input`, and what is beneath."""
    step = explanation[place]
    told = f"{step.value.normalize():f} {step.how}"
    return (told, *(shape(explanation, each) for each in step.of)) if step.of else told


def told(explanation: Explanation, place: int = -1, within: str = "") -> list[str]:
    """Write a tree, line by line: the words of a step, its value and unit, how, and its place."""
    step = explanation[place]
    number = f"{round(step.value, 6).normalize():f} {step.unit}".rstrip()
    line = f"{within}{step.name} | {number} | {step.how} | {'.'.join(step.path)}"
    beneath = (each for of in step.of for each in told(explanation, of, f"{within}  "))
    return [line.removesuffix(" | "), *beneath]


def addresses(projection: Projection) -> Iterator[str]:
    """Give the addresses of rows, those that are many in a row among them."""
    for block, kind in KINDS.items():
        for key in kind.keys(projection):
            yield from (_name(block, key, tail.end) for tail in kind.tails(projection, key))


def figures(projection: Projection) -> dict[str, Decimal]:
    """Give every figure that has an address."""
    found = {}
    for name in addresses(projection):
        row = row_at(projection, name)
        assert row is not None, name
        for year in row.years:
            figure = figure_at(projection, f"{name}.{year}")
            assert figure is not None
            found[f"{name}.{year}"] = figure.value
    return found


def stands(tree: Any, path: BudgetPath) -> Decimal:
    """Give the value that stands at a path of the plain tree, and nothing beneath it."""
    for each in path:
        tree = tree[each]
    assert isinstance(tree, str)
    return Decimal(tree)


def written(text: str, read: Mapping[BudgetPath, Decimal]) -> None:
    """Hold what was read against what stands in a text, at the paths that programs are told."""
    tree, loaded = plant(text).tree, Loaded(Source("b.yaml", None), text, None, ())
    for path, standing in loaded.standing(read).items():
        assert read[path] == stands(tree, standing.path), (path, standing)


def held(projection: Projection, text: str, every: int = 1) -> int:
    """Hold the explanations of figures, every so many, against figures, file, words and JSON."""
    said: dict[tuple[Any, ...], Step] = {}
    read: dict[BudgetPath, Decimal] = {}
    counted = 0
    shown = {**figures(projection), **shown_figures(projection)}
    for address, figure in list(shown.items())[::every]:
        counted += 1
        explanation = explained(projection, address)
        assert six(explanation[-1].value) == six(figure), address
        found = figure_at(projection, address)
        assert found is not None
        assert not found.amount or found.value == int(found.value), address
        follows(explanation, address)
        for each in inputs(explanation):
            assert read.setdefault(each.path, each.value) == each.value, (address, each)
        for step in explanation:
            said.setdefault((step.name.name, step.how, step.unit, *step.name.values), step)
        follows_from_json(explanation, address)
    for each in said.values():
        is_said(each)
        assert each.unit in units(projection), each
    adds_up(projection)
    is_exact(projection)
    written(text, read)
    return counted


def is_exact(projection: Projection) -> None:
    """Hold what a cost and a revenue were rounded from against what `project` says of it."""
    budget = projection.budget
    services = [f"{key}.{each}" for key, area in budget.areas.items() for each in area.services]
    for key in (*budget.areas, *services):
        of = exact(projection, key)
        for kind, row in (("cost", of.cost), ("revenue", of.revenue)):
            for year, figure in zip(budget.years.plan, row, strict=True):
                address = f"areas.{key}.{kind}.{year}"
                if figure is None:
                    assert derive(projection, address) is None
                else:
                    assert unrounded(explained(projection, address)) == figure, address


def six(number: Decimal) -> Decimal:
    """Round as a figure that is no amount is shown."""
    return percent_to(Percent(number), 6)


def follows(explanation: Explanation, address: str) -> None:
    """Work every step out anew, of what stands before it."""
    with localcontext(EXACT):
        for place, step in enumerate(explanation):
            assert all(each < place for each in step.of), (address, step)
            assert (step.how in LEAVES) == (not step.of), (address, step)
            assert (step.how is How.INPUT) == bool(step.path), (address, step)
            if step.of:
                assert worked_again(explanation, step) == step.value, (address, step)


def as_json(explanation: Explanation, address: str) -> str:
    """Write an explanation for a program, every input of it standing in one place."""
    origin = Origin((), Place("b.yaml", 1, 1), {}, None, ())
    origins = {each.path: origin for each in inputs(explanation)}
    return explanation_json(address, explanation, False, origins, {})


def follows_from_json(explanation: Explanation, address: str) -> None:
    """Work every step out of the JSON alone."""
    steps = steps_of(as_json(explanation, address))
    assert len(steps) == len(explanation)
    for step in steps.values():
        assert recomputed(step, steps), (address, step)


def is_said(step: Step) -> None:
    """Say a step in every language, with each of its values and how it is made."""
    for language in LANGUAGES.values():
        words = language.say(step.name)
        assert words, step
        assert "None" not in words, step
        assert not {"{", "}"} & set(words), step
        if step.how not in (How.INPUT, How.COUNT):
            assert language(f"how-{step.how}")


def units(projection: Projection) -> set[str]:
    """Give what a figure of a budget can be in: nothing, percent, money, or what is counted."""
    budget = projection.budget
    counted = (*budget.volumes.values(), *budget.personnel.values(), *budget.stated.values())
    return {"", "%", budget.unit, budget.price_name} | {each.unit or "" for each in counted}


def adds_up(projection: Projection) -> None:
    """Hold what receivers and customers bear in whole units against what is shared."""
    shared: list[Any] = [
        (each.cost, each.amounts, each.shares) for each in projection.pools.values()
    ]
    for key, paid in payments(projection).items():
        if key not in projection.pools:
            shared.append((paid.whole, paid.amounts, paid.shares))
    for whole, amounts, shares in shared:
        for place, amount in enumerate(whole) if shares else ():
            with localcontext(EXACT):
                has = sum(row[place] for row in shares.values())
                has = has if abs(has - 1) > Decimal("1e-50") else 1
            assert has in (0, 1)
            parts = [row[place] for row in amounts.values()]
            assert amount is None or sum(parts) == (amount if has else 0)


def held_text(text: str, changes: Iterable[RateChange] = (), every: int = 1) -> int:
    """Hold the explanations of a budget that is written as a text."""
    budget = budget_of(text)
    known = [each for each in changes if each.index in budget.indices]
    return held(project(budget, rates_in_force(budget, known)), text, every)
