"""What helps to write a budget file: its schema for an editor, and a budget to start from."""

import json
import os
import re
from pathlib import Path

from vssbudget.commandline.ending import DONE, complain
from vssbudget.commandline.output import check_target, write
from vssbudget.commandline.tongue import chosen_language
from vssbudget.findings import WrongCommand
from vssbudget.report import Display, render_keys
from vssbudget.wording import Message, nearest

_BASE = 2024
"""The budget year of the budgets as they are kept."""


def schema(lang: str | None) -> tuple[int, str]:
    """Write the schema of a budget file as JSON, in the language asked for."""
    from vssbudget.model.schema import budget_schema  # noqa: PLC0415 - needs the whole model

    told = budget_schema(chosen_language(lang))
    return DONE, json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def keys(block: str, display: Display) -> tuple[int, str]:
    """List what a block of a budget file may hold; of the whole file where none is named.

    Raises:
        WrongCommand: There is no such block.
    """
    listed = render_keys(block, display)
    if listed is None:
        from vssbudget.report.keys_text import blocks  # noqa: PLC0415 - only for what is wrong

        known = blocks()
        meant = nearest(block, known)
        name = "block-misspelt" if meant else "block-unknown"
        outer = tuple(each for each in known if "." not in each)
        raise WrongCommand(Message(name, block=block, meant=meant, known=outer))
    return DONE, listed


def begin(file: Path | None, year: str | None, lang: str | None) -> int:
    """Write a budget to start from, where nothing stands yet; - is standard output.

    Its budget year is the one asked for, else the one in the name of the file.

    Raises:
        WrongCommand: Something of that name is there, or it is no year.
        CannotWrite: It could not be written whole.
    """
    language = chosen_language(lang)
    base = _year(year) if year is not None else _year_in(file)
    text = _in_years(_starting(language.code), base - _BASE)
    file = file or Path(f"budget{base}.yaml")
    if str(file) == "-":
        write(text, None)
        return DONE
    check_target(file, force=True, option="init")
    if os.path.lexists(file):
        raise WrongCommand(Message("begin-taken", file=str(file)))
    write(text, file)
    complain(Message("begun", file=str(file)), language)
    return DONE


def _year(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{3}", text) or not 1900 <= int(text) <= 9000:
        raise WrongCommand(Message("begin-no-year", year=text))
    return int(text)


def _year_in(file: Path | None) -> int:
    """Give the year that the name of a file holds, else that of the budget as it is kept."""
    found = re.search(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", file.name) if file else None
    return int(found[0]) if found else _BASE


def _in_years(text: str, later: int) -> str:
    """Move every year of a budget so many years; no amount in it looks like one of them."""
    return re.sub(r"\b202\d\b", lambda found: str(int(found[0]) + later), text)


def _starting(code: str) -> str:
    folder = Path(__file__).parent / "starting"
    return (folder / f"budget.{code}.yaml").read_text("utf-8")
