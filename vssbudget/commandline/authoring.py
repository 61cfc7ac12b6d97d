"""What helps to write a budget file: its schema for an editor, and a budget to start from."""

import json
import os
from pathlib import Path

from vssbudget.commandline.ending import DONE, complain
from vssbudget.commandline.output import check_target, write
from vssbudget.commandline.tongue import chosen_language
from vssbudget.findings import WrongCommand
from vssbudget.wording import Message


def schema(lang: str | None) -> tuple[int, str]:
    """Write the schema of a budget file as JSON, in the language asked for."""
    from vssbudget.model.schema import budget_schema  # noqa: PLC0415 - needs the whole model

    told = budget_schema(chosen_language(lang))
    return DONE, json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def begin(file: Path, lang: str | None) -> int:
    """Write a budget to start from, where nothing stands yet; - is standard output.

    Raises:
        WrongCommand: Something of that name is there.
        CannotWrite: It could not be written whole.
    """
    language = chosen_language(lang)
    text = _starting(language.code)
    if str(file) == "-":
        write(text, None)
        return DONE
    check_target(file, force=True, option="init")
    if os.path.lexists(file):
        raise WrongCommand(Message("begin-taken", file=str(file)))
    write(text, file)
    complain(Message("begun", file=str(file)), language)
    return DONE


def _starting(code: str) -> str:
    folder = Path(__file__).parent / "starting"
    return (folder / f"budget.{code}.yaml").read_text("utf-8")
