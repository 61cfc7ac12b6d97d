"""What rows of a workbook are called: of no year, for each column is one of its own."""

import re

from vssbudget.calculation.names import line_name, name_of
from vssbudget.calculation.step_names import Names
from vssbudget.findings import BudgetPath
from vssbudget.model import ALL_AREAS, Budget
from vssbudget.wording import Language, Message
from vssbudget.wording.message import Value

_BLANKS = re.compile(" {2,}")
_BEFORE_MARK = re.compile(" +(?=[,:;)])")


def timeless(message: Message, language: Language) -> str:
    """Say what a row is without a year; of the year before one it says that."""
    said = language.say(_without_year(message))
    return _BEFORE_MARK.sub("", _BLANKS.sub(" ", said)).strip(" ,:")


def _without_year(message: Message) -> Message:
    told = {key: _told(key, value) for key, value in message.values.items()}
    return Message(message.name, **told)


def _told(key: str, value: Value) -> Value:
    if isinstance(value, Message):
        return _without_year(value)
    if key in ("year", "since"):
        return ""
    return Message("workbook-year-before") if key == "before" else value


def input_label(path: BudgetPath, names: Names, language: Language) -> str:
    """Say what an input is, and whose it is."""
    if path[0] == "budget_frame":
        return _frame_name(names.budget) or language("budget-frame")
    if path[0] == "published":
        return language.say(_printed(path, names.budget))
    if path[:2] == ("investments", "frame"):
        return language("frame")
    if path[0] == "investments" and path[-1] == "values":
        return _owner(path, names.budget)
    what = timeless(names.given(path, names.budget.years.base)[0], language)
    owner = _owner(path, names.budget)
    return f"{owner}: {what}" if owner else what


def _printed(path: BudgetPath, budget: Budget) -> Message:
    """Name a printed row by what it is held against."""
    _, measure, key, *_ = path
    if key == ALL_AREAS:
        return Message(f"row-of-{measure}", row=Message("row-total"))
    row = line_name(budget, key) if measure == "investments" else name_of(budget, key)
    return Message(f"row-of-{measure}", row=row)


def _frame_name(budget: Budget) -> str | None:
    return budget.budget_frame.name if budget.budget_frame else None


def _owner(path: BudgetPath, budget: Budget) -> str:
    """Name what an input stands in, where its own name does not say that."""
    block, key, *rest = path
    if block == "areas":
        return _of_area(key, rest, budget)
    if block == "pools":
        part = budget.pools[key].parts[rest[1]].name or rest[1] if rest[:1] == ["parts"] else ""
        return ", ".join(filter(None, (name_of(budget, key), part)))
    if block == "reserves":
        return budget.reserves[key].name or key
    if block == "investments" and key == "lines":
        component = f".{rest[2]}" if rest[1:2] == ["components"] else ""
        return line_name(budget, rest[0] + component)
    return ""


def _of_area(key: str, rest: list[str], budget: Budget) -> str:
    if rest[:1] != ["services"]:
        return name_of(budget, key)
    service = budget.areas[key].services[rest[1]]
    part = service.parts[rest[3]].name or rest[3] if rest[2:3] == ["parts"] else ""
    return ", ".join(filter(None, (name_of(budget, f"{key}.{rest[1]}"), part)))
