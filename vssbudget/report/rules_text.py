"""The rules for people: a list of them, and one explained with its examples."""

from collections.abc import Iterable, Iterator
from inspect import cleandoc

from vssbudget.checks import RULES, severity
from vssbudget.report.columns import cells
from vssbudget.report.findings_text import sentence
from vssbudget.report.grid import Line, Tone, folded
from vssbudget.views.verdict import Verdict
from vssbudget.wording import Language

Example = tuple[str, Verdict]
"""A budget that fails a rule or holds it: its text, and what is said of it."""

_GAP = "  "


def explanation(name: str, language: Language) -> str:
    """Explain a rule, or the kind of fault that a file is refused for, in a language.

    A rule's own docstring is the English of it.
    """
    if name not in RULES:
        return language(f"refusal-{name}")
    return language.rules.get(name) or cleandoc(RULES[name].__doc__ or "")


def summary(name: str, language: Language) -> str:
    """Give the first line of an explanation."""
    return explanation(name, language).partition("\n")[0]


def rules_lines(refusals: Iterable[str], language: Language, width: int) -> Iterator[Line]:
    """List every rule with its weight and what it holds, then what a file is refused for."""
    rules = [(name, language(f"severity-{severity(name)}")) for name in RULES]
    column = max(cells(name) for name, _ in rules)
    weights = max(cells(weight) for _, weight in rules)
    for name, weight in rules:
        lead = f"{name:<{column}}{_GAP}{weight:<{weights}}{_GAP}"
        first, *rest = folded(summary(name, language), max(width - cells(lead), 20))
        yield Tone.PLAIN, lead + first
        yield from ((Tone.PLAIN, " " * cells(lead) + each) for each in rest)
    yield Tone.PLAIN, ""
    told = language("refusals", names=", ".join(refusals))
    yield from ((Tone.PLAIN, each) for each in folded(told, width))


def rule_lines(
    name: str, examples: Iterable[Example], language: Language, width: int
) -> Iterator[Line]:
    """Explain a rule, and show a budget that fails it and one that holds it."""
    weight = language(f"severity-{severity(name) if name in RULES else 'error'}")
    yield Tone.TITLE, f"{name} ({weight})"
    for paragraph in explanation(name, language).split("\n\n"):
        yield Tone.PLAIN, ""
        yield from ((Tone.PLAIN, each) for each in folded(paragraph.replace("\n", " "), width))
    for text, verdict in examples:
        yield Tone.PLAIN, ""
        yield Tone.HEAD, language("example-fails" if verdict.findings else "example-holds")
        yield Tone.PLAIN, ""
        yield from ((Tone.EXCERPT, f"    {line}") for line in text.splitlines())
        for finding in verdict.findings:
            line = finding.place.line if finding.place else 1
            yield Tone.PLAIN, ""
            told = language("example-told", line=line, told=sentence(finding, language))
            yield from ((Tone.PLAIN, each) for each in folded(told, width))
