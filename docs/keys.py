"""What the docs and an editor show of the keys of a budget file, both made from the models."""

import sys
from pathlib import Path

from vssbudget.commandline import authoring
from vssbudget.model.schema import description, kebab, parts, told_as
from vssbudget.wording import ENGLISH

ROOT = Path(__file__).parent.parent
SCHEMAS = {
    f"schema/{kind}{ending}.schema.json": (code, kind)
    for kind in ("budget", "indices", "scenario")
    for code, ending in (("en", ""), ("sv", ".sv"))
}
"""The schemas that are shipped: in which language, and of which kind of file."""


def keys(part: str) -> None:
    """Show what each key of a part of a budget file holds, in the words that an editor shows."""
    model = dict(parts())[part]
    of_any = "block" if kebab(model) != "block" else ""
    shared = [key for key in model.model_fields if told_as(model, key)[0] == of_any]
    print("| key | holds |\n|---|---|")
    for key in model.model_fields:
        if key not in shared:
            print(f"| `{key}` | {description(model, key, ENGLISH)} |")
    needed = [key for key, field in model.model_fields.items() if field.is_required()]
    below = (("Needed", needed), ("Besides, as [any block](#any-block)", shared))
    told = [f"{what}: {', '.join(f'`{key}`' for key in named)}." for what, named in below if named]
    if told:
        print(f"\n{' '.join(told)}")


def schemas(check: bool) -> int:
    """Write the schemas anew, in each language; or only say which differs."""
    differ = []
    for path, (code, kind) in SCHEMAS.items():
        _, told = authoring.schema(code, indices=kind == "indices", scenario=kind == "scenario")
        if not check:
            (ROOT / path).write_text(told, encoding="utf-8")
        elif (ROOT / path).read_text("utf-8") != told:
            differ.append(f"{path} differs from what the program makes\n")
    sys.stderr.write("".join(differ))
    return 1 if differ else 0
