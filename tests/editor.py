"""A budget file as an editor sees it: YAML 1.2 with its core schema, and the keys as texts."""

import re
from typing import Any

import yaml
from jsonschema import Draft7Validator

from vssbudget.model.schema import budget_schema
from vssbudget.wording import ENGLISH

VALIDATOR = Draft7Validator(budget_schema(ENGLISH))

CORE = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}


class CoreLoader(yaml.CSafeLoader):
    """Reads plain scalars by the core schema of YAML 1.2."""


def whole(_: CoreLoader, node: Any) -> int:
    based = node.value[:2] in ("0o", "0x")
    return int(node.value, 0 if based else 10)


def mapping(loader: CoreLoader, node: Any) -> dict[str, Any]:
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


CoreLoader.yaml_implicit_resolvers = {}
for name, pattern in CORE.items():
    tag = f"tag:yaml.org,2002:{name}"
    CoreLoader.add_implicit_resolver(tag, re.compile(f"(?:{pattern})$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", whole)
CoreLoader.add_constructor("tag:yaml.org,2002:map", mapping)


def seen(text: str) -> Any:
    """Read a file as an editor does."""
    return yaml.load(text, CoreLoader)


def marked(text: str) -> list[str]:
    """Say where an editor marks a file: the paths of what the schema refuses, each once."""
    errors = VALIDATOR.iter_errors(seen(text))
    return sorted({".".join(map(str, error.absolute_path)) for error in errors})
