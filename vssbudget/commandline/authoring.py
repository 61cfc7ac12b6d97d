"""What helps to write a budget file: its schema for an editor, and a budget to start from."""

import json
import os
import re
from pathlib import Path

from vssbudget import late
from vssbudget.commandline.exit_status import DONE, complain
from vssbudget.commandline.language import chosen_language
from vssbudget.commandline.output import check_target, write
from vssbudget.findings import WrongCommand
from vssbudget.loader import year_named
from vssbudget.model import Budget, IndexFile
from vssbudget.report import Display, render_keys
from vssbudget.wording import Message, nearest

_BASE = 2024
"""The budget year of the budgets as they are kept."""

_YEARS = range(1900, 9001)
_TWINS = {".yaml": ".yml", ".yml": ".yaml"}


def schema(lang: str | None, *, indices: bool = False, scenario: bool = False) -> tuple[int, str]:
    """Write the schema of a budget file, of one of indices or of a scenario, in a language.

    Raises:
        WrongCommand: Those of two are asked for.
    """
    if indices and scenario:
        raise WrongCommand(Message("schema-of-one"))
    file = late.scenario.Scenario if scenario else IndexFile if indices else Budget
    told = late.schema.budget_schema(chosen_language(lang), file)
    return DONE, json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def keys(block: str, display: Display, indices: bool = False) -> tuple[int, str]:
    """List what a block of a budget file, or of one of indices, may hold; else all of the file.

    Raises:
        WrongCommand: There is no such block.
    """
    listed = render_keys(block, display, indices=indices)
    if listed is None:
        known = late.keys_text.blocks(indices=indices)
        meant = nearest(block, known)
        name = "block-misspelt" if meant else "block-unknown"
        outer = tuple(each for each in known if "." not in each)
        raise WrongCommand(Message(name, block=block, meant=meant, known=outer))
    return DONE, listed


def begin(file: Path | None, year: str | None, lang: str | None) -> int:
    """Write a budget to start from, where nothing stands yet; - is standard output.

    Its budget year is the one asked for, else the one in the name of the file. A name by which no
    command finds it is taken, and said.

    Raises:
        WrongCommand: Something of that name is there, with the other ending too, or it is no year,
            or another one than in the name.
        CannotWrite: It could not be written whole.
    """
    language = chosen_language(lang)
    base = _year(year, file) if year is not None else _years_in(file)[0]
    text = _in_years(_starting(language.code), base - _BASE)
    file = file or Path(f"budget{base}.yaml")
    if str(file) == "-":
        write(text, None)
        return DONE
    check_target(file, force=True, option="init")
    if os.path.lexists(file):
        raise WrongCommand(Message("begin-taken", file=str(file)))
    twin = file.with_suffix(_TWINS.get(file.suffix, file.suffix))
    if os.path.lexists(twin):
        raise WrongCommand(Message("begin-twin", file=str(file), twin=str(twin)))
    write(text, file)
    complain(Message("begun", file=str(file)), language)
    if year_named(file.name) is None:
        complain(Message("begun-unfound", file=str(file), found=f"budget{base}.yaml"), language)
    return DONE


def _year(text: str, file: Path | None) -> int:
    if not re.fullmatch("[1-9][0-9]{3}", text) or int(text) not in _YEARS:
        raise WrongCommand(Message("begin-no-year", year=text))
    if int(text) not in (named := _years_in(file, int(text))):
        told = {"year": text, "file": str(file), "named": str(named[0])}
        raise WrongCommand(Message("begin-other-year", **told))
    return int(text)


def _years_in(file: Path | None, without: int = _BASE) -> list[int]:
    """Give the years that the name of a file holds, else the one of a budget without a name."""
    name = file.name if file else ""
    if (year := year_named(name)) is not None and year in _YEARS:
        return [year]
    found = re.findall(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", name)
    return [int(each) for each in found] or [without]


def _in_years(text: str, later: int) -> str:
    """Move every year of a budget so many years; no amount in it looks like one of them."""
    return re.sub(r"\b202\d\b", lambda found: str(int(found[0]) + later), text)


def _starting(code: str) -> str:
    folder = Path(__file__).parent / "starting"
    return (folder / f"budget.{code}.yaml").read_text("utf-8")
