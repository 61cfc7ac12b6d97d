"""The JSON Schema of a budget file, by which an editor completes, checks and explains it.

It is made from the models, in the words of draft 7, and in those that editors know besides for what
they say and write. A schema sees values as YAML 1.2 has read
them: it cannot tell `010` from `10`, knows no names of the file, and leaves what one part says of
another to the reading. All that the format takes, it takes, in quotes and in short forms as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from vssbudget.amounts import MOST_DECIMALS
from vssbudget.model import figures, printed, references, scenario, sharing, useful_lives
from vssbudget.model.blocks import SHORT, Block, Part
from vssbudget.model.budget import Area, Budget
from vssbudget.model.examples import EXAMPLES
from vssbudget.model.index_coherence import WAYS
from vssbudget.model.services import Cost, Service, decimals
from vssbudget.model.shared import FROM
from vssbudget.model.useful_lives import A_LIFE_IN_MONTHS
from vssbudget.wording import Language, Message

_WORDS = re.compile(r"\^\(\?:([a-z]+(?:\|[a-z]+)+)\)\$").fullmatch
_LITERAL = frozenset(("examples", "default", "enum", "required", "defaultSnippets"))
"""The keywords that hold values or names, and no schema."""

DRAFT = "http://json-schema.org/draft-07/schema#"

_AN_AMOUNT = Message("an-amount", unit=Message("file-unit"), count=MOST_DECIMALS)
_MOST = 10**15
_WHOLE = "(?:0|[1-9][0-9]{0,14})"
_DECIMALS = "(?:[.][0-9]{1,6})?"
_PARTED = f"(?:[.][0-9]{{1,{MOST_DECIMALS}}})?"
_POSITIVE = f"^(?:{_WHOLE}{_PARTED}|-0(?:[.]0{{1,{MOST_DECIMALS}}})?)$"
_UNPARTED = f"^-?{_WHOLE}$"
_YEAR = {
    "type": ["integer", "string"],
    "minimum": 1000,
    "maximum": 9999,
    "pattern": "^[1-9][0-9]{3}$",
}
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}


def _count_to(most: int) -> JsonSchemaValue:
    return {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": most,
        "pattern": f"^(?:-?0|{f'[1-{most}]' if most > 1 else most})$",
    }


def _decimal(written: str, **limits: int) -> JsonSchemaValue:
    return {"type": ["number", "string"], **limits, "pattern": f"^{written}$"}


_TO_A_HUNDRED = {
    "type": ["integer", "string"],
    "minimum": 1,
    "maximum": 100,
    "pattern": "^(?:[1-9][0-9]?|100)$",
}
_NOUGHT = "-?0(?:[.]0{1,6})?"
_VALUES: Mapping[Any, JsonSchemaValue] = {
    figures.text: _TEXT,
    figures.key: {"type": "string", "pattern": r"^(?!total$)(?=.*\S)[^.:=]+$"},
    figures.flag: {"type": "boolean"},
    figures.reason: {"type": ["string", "number"], "pattern": r"^$|\S"},
    figures.unit: {**_TEXT, "pattern": r"^(?!\s*0?[.,][0-9])(?=.*\S)"},
    figures.amount_decimals: _count_to(MOST_DECIMALS),
    **dict.fromkeys(
        (figures.amount, figures.signed_amount),
        _decimal(f"-?{_WHOLE}{_PARTED}", exclusiveMinimum=-_MOST, exclusiveMaximum=_MOST),
    ),
    figures.rate: _decimal(
        f"(?:-?[1-9]?[0-9]{_DECIMALS}|[1-9][0-9]{{2}}{_DECIMALS}|1000(?:[.]0{{1,6}})?)",
        exclusiveMinimum=-100,
        maximum=1000,
    ),
    figures.share: _decimal(f"(?:0{_DECIMALS}|1(?:[.]0{{1,6}})?|{_NOUGHT})", minimum=0, maximum=1),
    figures.band: _decimal(
        f"(?:[1-9]?[0-9]{_DECIMALS}|100(?:[.]0{{1,6}})?|{_NOUGHT})", minimum=0, maximum=100
    ),
    figures.per_unit: _decimal(
        f"(?=.*[1-9]){_WHOLE}{_DECIMALS}", exclusiveMinimum=0, maximum=_MOST
    ),
    figures.quantity: _decimal(f"(?:{_WHOLE}{_DECIMALS}|{_NOUGHT})", minimum=0, maximum=_MOST),
    figures.above_zero: _decimal(
        f"(?=.*[1-9]){_WHOLE}{_DECIMALS}", exclusiveMinimum=0, maximum=_MOST
    ),
    figures.measure: _decimal(f"-?{_WHOLE}{_DECIMALS}", minimum=-_MOST, maximum=_MOST),
    figures.outcome: _decimal(
        f"(?:{figures.NO_FIGURE}|-?{_WHOLE}{_DECIMALS})", minimum=-_MOST, maximum=_MOST
    ),
    figures.rounded: {"type": "string", "enum": list(figures.ROUNDED)},
    scenario.as_it_stands: {},
    references.any_year: _YEAR,
    references.declared_year: _YEAR,
    references.plan_year: _YEAR,
    references.agreed_year: _YEAR,
    useful_lives.life: _TO_A_HUNDRED,
    useful_lives.life_months: {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 1200,
        "pattern": "^(?:[1-9][0-9]{0,2}|1[01][0-9]{2}|1200)$",
    },
    useful_lives.month: {"type": "string", "pattern": "^[1-9][0-9]{3}-(?:0[1-9]|1[0-2])$"},
    sharing.count: _TO_A_HUNDRED,
    sharing.cap: _decimal(
        f"(?:[1-9]?[0-9]{_DECIMALS}|100(?:[.]0{{1,6}})?)", exclusiveMinimum=0, maximum=100
    ),
    decimals: _count_to(6),
    useful_lives.start: _count_to(1),
}
"""What each function of `figures` reads, as a schema can say it."""

_SAID: Mapping[str, Message] = {
    str(_YEAR["pattern"]): Message("write-year"),
    str(_TEXT["pattern"]): Message("write", what=Message("a-text")),
    _VALUES[figures.key]["pattern"]: Message("write", what=Message("a-name")),
    _VALUES[figures.reason]["pattern"]: Message("write", what=Message("a-text")),
    _VALUES[figures.unit]["pattern"]: Message("write", what=Message("a-unit")),
    _VALUES[figures.amount_decimals]["pattern"]: Message(
        "write", what=Message("some-decimals", most=MOST_DECIMALS)
    ),
    _VALUES[figures.signed_amount]["pattern"]: Message("write", what=_AN_AMOUNT),
    _POSITIVE: Message("write", what=_AN_AMOUNT),
    _UNPARTED: Message("write", what=Message("a-whole-amount", unit=Message("file-unit"))),
    _VALUES[figures.rate]["pattern"]: Message("rate-limits"),
    _VALUES[figures.share]["pattern"]: Message("write", what=Message("a-share")),
    _VALUES[figures.band]["pattern"]: Message("band-limit"),
    _VALUES[figures.quantity]["pattern"]: Message("quantity-limit"),
    _VALUES[figures.above_zero]["pattern"]: Message("above-zero"),
    _VALUES[figures.measure]["pattern"]: Message("write", what=Message("a-number")),
    _VALUES[figures.outcome]["pattern"]: Message(
        "write", what=Message("an-outcome", none=figures.NO_FIGURE)
    ),
    _VALUES[sharing.count]["pattern"]: Message("write", what=Message("a-count", most=100)),
    _VALUES[sharing.cap]["pattern"]: Message("write", what=Message("a-cap")),
    _VALUES[decimals]["pattern"]: Message("write", what=Message("some-decimals", most=6)),
    _VALUES[useful_lives.start]["pattern"]: Message("write", what=Message("a-start")),
    _VALUES[useful_lives.life_months]["pattern"]: Message("write", what=A_LIFE_IN_MONTHS),
    _VALUES[useful_lives.month]["pattern"]: Message("write", what=Message("a-month")),
}
"""What an editor says of a text that does not match a pattern, in place of the pattern."""

_FILES = {"type": ["string", "array"], "pattern": r"\S", "items": _TEXT}
_BESIDES: Mapping[tuple[str, str], JsonSchemaValue] = {
    ("area", "shares"): {"minProperties": 1},
    ("budget", "indices"): {
        "properties": {FROM: {"anyOf": [_FILES, {"$ref": "#/definitions/Index"}]}}
    },
}
"""What a key holds besides, where a check of its own says so."""

_SIGNED: JsonSchemaValue = {"required": ["signed"], "properties": {"signed": {"enum": [True]}}}
_ROW: JsonSchemaValue = {"additionalProperties": {"minimum": 0, "pattern": _POSITIVE}}


def _unless_signed(*rows: str, **within: JsonSchemaValue) -> JsonSchemaValue:
    """Keep rows of a part, and what is within it, from being below zero, unless it is signed."""
    inner = {key: {"additionalProperties": each} for key, each in within.items()}
    return {"if": _SIGNED, "else": {"properties": {**dict.fromkeys(rows, _ROW), **inner}}}


_OF_PARTS = _unless_signed("cost")
_OF_SERVICES = _unless_signed("revenue", "other_revenue", parts=_OF_PARTS)
_OF_BOOKS: JsonSchemaValue = {"properties": dict.fromkeys(("opening", "opening_months"), _ROW)}
_ABOVE_ZERO: Mapping[str, JsonSchemaValue] = {
    "area": _unless_signed("cost", "revenue", services=_OF_SERVICES),
    **dict.fromkeys(("depreciated", "line"), _OF_BOOKS),
    "pool": {"properties": {"parts": {"additionalProperties": _OF_PARTS}}},
}
"""What may not be below zero, by the outermost part that says so."""

_PARTED_FILE: JsonSchemaValue = {
    "required": ["decimals"],
    "properties": {
        "decimals": {"enum": [each for n in range(1, MOST_DECIMALS + 1) for each in (n, str(n))]}
    },
}
"""A file whose amounts have decimals."""
_WHOLE_AMOUNT: JsonSchemaValue = {"multipleOf": 1, "pattern": _UNPARTED}

_AIM: JsonSchemaValue = {
    "balance": {
        "if": {"properties": {"balance": {"enum": ["none"]}}},
        "then": {"required": ["reason"]},
    },
    "reason": ["balance"],
}
_NEEDS: Mapping[str, JsonSchemaValue] = {
    "budget": _AIM,
    "area": {"variable_share": ["volume"], **_AIM},
    "service": _AIM,
}
"""The keys of a part that need another one beside them."""

_ONE_OF: Mapping[str, Sequence[str]] = {
    "area": ("cost", "services", "revenue"),
    "index": WAYS,
    "line": ("values", "components"),
}
"""The keys of which a part needs one."""


class _Draft7(GenerateJsonSchema):
    """Generates what the models say, without what draft 7 does not know or a file does not use."""

    def function_plain_schema(
        self, schema: core_schema.PlainValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Give what a function of `figures` reads, or a text where a name is asked for."""
        function: Any = schema["function"]["function"]
        if isinstance(getattr(function, "__self__", None), references.Refers):
            return dict(_TEXT)
        return dict(_VALUES[function])

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Let a text stand for a list of one; the short form of a block is put in later."""
        inner = self.generate_inner(schema["schema"])
        if schema["function"]["function"] is useful_lives.from_base:
            return _or_alone(inner, _VALUES[figures.rate])
        if schema["function"]["function"] is printed.of_all:
            return _or_alone(inner, inner["additionalProperties"])
        if inner.get("type") != "array" or "$ref" in inner["items"]:
            return inner
        if words := inner["items"].get("enum"):
            return {**inner, "type": ["array", "string"], "pattern": f"^(?:{'|'.join(words)})$"}
        return {**inner, "type": ["array", *_TEXT["type"]], "pattern": _TEXT["pattern"]}

    def function_wrap_schema(
        self, schema: core_schema.WrapValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Let a number stand for a row that begins with it."""
        inner = self.generate_inner(schema["schema"])
        if schema["function"]["function"] is sharing.from_first:
            return _or_alone(inner, inner["patternProperties"][_YEAR["pattern"]])
        return inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Give a row of years, or a mapping by names."""
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        names = {"pattern": keys["pattern"]}  # some editors see a key without a value only here
        held: JsonSchemaValue = {"additionalProperties": values}
        if keys == _YEAR:
            held = {"patternProperties": {keys["pattern"]: values}, "additionalProperties": False}
        return {"type": "object", "propertyNames": names, **held}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: a key that holds nothing is not written."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Keep a default that is a word; an empty row or list tells nothing."""
        inner, default = self.generate_inner(schema["schema"]), schema.get("default")
        return {**inner, "default": default} if default and isinstance(default, str) else inner

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Leave the names of keys as they are; parts have titles."""
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """Keep the order of the models, which is that of a file."""
        return value


def _or_alone(row: JsonSchemaValue, alone: JsonSchemaValue) -> JsonSchemaValue:
    """Let a figure alone stand for a row of years."""
    return {**alone, **row, "type": ["object", *alone["type"]]}


def budget_schema(language: Language, file: type[Part] = Budget) -> dict[str, Any]:
    """Give the schema of a budget file or another, with titles and descriptions in a language."""
    made = file.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Draft7, mode="validation"
    )
    held = made.get("$defs", {})
    told = {name: _part(model, held[name], language) for name, model in parts() if name in held}
    whole = {"$schema": DRAFT, **_part(file, made, language)}
    if amounts := _amounts(whole, told):
        whole |= {"if": _PARTED_FILE, "else": amounts}
    whole["definitions"] = told
    with_words: dict[str, Any] = _in_words(whole, language)
    return with_words


def _amounts(made: JsonSchemaValue, parts: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    """Say of the amounts that a schema holds, and of nothing else, that they are whole.

    Draft 7 sees from no place in a file what stands at the top of it: so all of it is said there.
    """
    if made.get("pattern") == _VALUES[figures.amount]["pattern"]:
        return dict(_WHOLE_AMOUNT)
    if "$ref" in made:
        return _amounts(parts[made["$ref"].rpartition("/")[2]], parts)
    found: JsonSchemaValue = {}
    for each in made.get("allOf", ()):
        found |= _amounts(each, parts)
    for keyword in ("properties", "patternProperties"):
        held = {key: _amounts(each, parts) for key, each in made.get(keyword, {}).items()}
        if held := {key: each for key, each in held.items() if each}:
            found[keyword] = held
    for keyword in ("additionalProperties", "items", "then", "else"):
        if isinstance(within := made.get(keyword), dict) and (held := _amounts(within, parts)):
            found[keyword] = held
    if "if" in made and not found.keys().isdisjoint(("then", "else")):
        found["if"] = made["if"]
    return found


def _said(pattern: str) -> Message | None:
    """Say what a pattern asks for; one of a few words names them."""
    if words := _WORDS(pattern):
        *others, last = words[1].split("|")
        return Message("write-either", others=", ".join(others), last=last)
    return _SAID.get(pattern)


def _in_words(schema: Any, language: Language) -> Any:
    """Say beside each pattern what belongs there, in the keywords that editors know besides.

    `patternErrorMessage` and `errorMessage` are those of VS Code and of the YAML language server;
    to any other reader of a schema they are nothing.
    """
    if isinstance(schema, list):
        return [_in_words(each, language) for each in schema]
    if not isinstance(schema, dict):
        return schema
    told = {
        key: each if key in _LITERAL else _in_words(each, language) for key, each in schema.items()
    }
    pattern = schema.get("pattern")
    said = _said(pattern) if isinstance(pattern, str) else None
    if said is None:
        return told
    words = language.say(said)
    words = f"{words[:1].upper()}{words[1:]}."
    if schema.keys() & {"items", "patternProperties", "additionalProperties"}:
        return {**told, "patternErrorMessage": words}
    return {**told, "patternErrorMessage": words, "errorMessage": words}


def parts(kind: type[Part] = Part) -> Iterator[tuple[str, type[Part]]]:
    """Give every model of a part of a budget file by its name, in the order they are written."""
    for each in kind.__subclasses__():
        if each is not Cost:  # which areas and parts are
            yield each.__name__, each
            yield from parts(each)


def description(model: type[Part], field: str, language: Language) -> str:
    """Tell what a key holds; what any block has is told alike wherever it stands."""
    part, key = told_as(model, field)
    return language(f"key-{part}-{key.replace('_', '-')}")


def told_as(model: type[Part], field: str) -> tuple[str, str]:
    """Say under which part and key the words and the examples of a field stand.

    It is the part that defines the field; what any block has is told there alone, but for the name
    of a scenario, which has no key to be called by.
    """
    if field in Block.model_fields and model is not scenario.Scenario:
        return "block", field
    if issubclass(model, (Cost, Service)) and field in Area.model_fields:
        return "area", field  # a part moves as an area does, and a service earns as one
    owner = next(
        each
        for each in reversed(model.__mro__)
        if issubclass(each, Part) and field in each.model_fields
    )
    return kebab(owner), field


def kebab(model: type[Part]) -> str:
    """Write the name of a model as the names of messages are written: `price-span`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


def _part(model: type[Part], made: JsonSchemaValue, language: Language) -> JsonSchemaValue:
    keys = {field: _key(model, field, each, language) for field, each in made["properties"].items()}
    whole = {"type": "object", "properties": keys, "additionalProperties": False}
    if required := made.get("required"):
        whole["required"] = required
    if one_of := _ONE_OF.get(kebab(model)):
        whole["anyOf"] = [{"required": [key]} for key in one_of]
    if needs := _NEEDS.get(kebab(model)):
        whole["dependencies"] = needs
    if limits := _ABOVE_ZERO.get(kebab(model)):
        whole["allOf"] = [limits]
    row = next((keys[key] for key in SHORT if key in keys and issubclass(model, Block)), None)
    return {
        "title": language(f"key-{kebab(model)}"),
        **(_with_short_form(row, whole) if row else whole),
    }


def _with_short_form(row: JsonSchemaValue, whole: JsonSchemaValue) -> JsonSchemaValue:
    """Let the row stand for the block, as `Block` reads it: where every key begins with a digit."""
    short = {"minProperties": 1, "propertyNames": {"pattern": "^[0-9]"}}
    return {"type": "object", "if": short, "then": row, "else": whole}


def _key(
    model: type[Part], field: str, made: JsonSchemaValue, language: Language
) -> JsonSchemaValue:
    """Explain a key; beside a reference draft 7 reads nothing, so that one goes within."""
    part, key = told_as(model, field)
    if "$ref" in made:
        made = {"allOf": [made]}
    return {
        "description": description(model, field, language),
        **made,
        **_BESIDES.get((part, key), {}),
        **_shown(EXAMPLES[part][key]),
    }


def _shown(examples: Sequence[Any]) -> JsonSchemaValue:
    """Show what a key can hold: a row on one line, as an editor writes it behind its key.

    An editor that knew the row as an example besides would write neither.
    """
    row = examples[0]
    if len(examples) > 1 or not isinstance(row, dict) or not all(map(_is_plain, row.values())):
        return {"examples": examples}
    written = [_written(each) for entry in row.items() for each in entry]
    holes = [f"${{{n}:{each}}}" for n, each in enumerate(written, 1)]
    label, body = (_row(pieces) for pieces in (written, holes))
    return {"defaultSnippets": [{"label": label, "body": body}]}


def _is_plain(value: Any) -> bool:
    return not isinstance(value, (dict, list))


def _written(value: Any) -> str:
    return f'"{value}"' if "," in str(value) else str(value)


def _row(pieces: Sequence[str]) -> str:
    """Put keys and values, in turns, into a row."""
    entries = (": ".join(pair) for pair in zip(pieces[::2], pieces[1::2], strict=True))
    return f"{{{', '.join(entries)}}}"
