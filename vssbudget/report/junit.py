"""What was checked and found, as JUnit XML: a suite a file, a case for each rule and area."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from vssbudget.findings import Judgement
from vssbudget.report.json_object import MOST
from vssbudget.report.judged_text import judgement_lines
from vssbudget.report.programs import line, place_of, told
from vssbudget.report.verdict_text import summed_up
from vssbudget.views.verdict import Verdict, weight_of
from vssbudget.wording import Language, visible

ALL = "all"
"""The name of a case that is about no one area."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MARK = re.compile("#(?=#)")
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)

Found = dict[str | None, list[int]]
"""The findings of a rule by their area, each by its number in the verdict."""


def findings_junit(verdicts: Sequence[Verdict], language: Language) -> str:
    """Write a suite for each file, with every case that was tested, skipped or found wanting."""
    suites = [_suite(verdict, language) for verdict in verdicts]
    root = Element("testsuites", name="vssbudget")
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, 0)) for suite in suites)))
    root.extend(suites)
    indent(root)
    return f"{_DECLARATION}{_harmless(tostring(root, encoding='unicode'))}\n"


def _harmless(xml: str) -> str:
    """Keep a runner that logs the file from reading a workflow command in a text of it."""
    return _COMMAND.sub(r"\1&#58;", _MARK.sub("&#35;", xml))


def _suite(verdict: Verdict, language: Language) -> Element:
    cases = list(_refusals(verdict, language) if verdict.refused else _cases(verdict, language))
    suite = Element("testsuite", name=visible(verdict.file), tests=str(len(cases)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in cases)))
    suite.extend(cases)
    summary = [summed_up(verdict, language)]
    summary += [each for done in verdict.judgements for each in judgement_lines(done, language)]
    SubElement(suite, "system-out").text = "\n".join(map(line, summary))
    return suite


def _found(verdict: Verdict) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for number, finding in enumerate(verdict.findings):
        found.setdefault(finding.rule, {}).setdefault(finding.area, []).append(number)
    return found


def _refusals(verdict: Verdict, language: Language) -> Iterator[Element]:
    """Give a case for each rule of form that the file breaks."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(verdict.findings):
        numbers[finding.rule].append(number)
    for rule, of_rule in numbers.items():
        case = _case(rule, ALL)
        _tell(case, "error", of_rule, verdict, language)
        yield case


def _cases(verdict: Verdict, language: Language) -> Iterator[Element]:
    found = _found(verdict)
    for judgement in verdict.judgements:
        yield from _judged(judgement, found.pop(judgement.rule, {}), verdict, language)
        yield from _untested(judgement, language)
    for rule, by_area in found.items():
        yield from (_tested(rule, each, by_area[each], verdict, language) for each in by_area)


def _judged(
    judgement: Judgement, found: Found, verdict: Verdict, language: Language
) -> Iterator[Element]:
    """Give a case for each area that was judged, and one for what is about no area."""
    rule, tested = judgement.rule, sum(judgement.judged.values())
    areas = dict.fromkeys(area for area, count in judgement.areas.items() if count)
    about = [*areas, *(each for each in found if each is not None and each not in areas)]
    general = tested > sum(judgement.areas.values())
    if None in found or general:
        yield _tested(rule, None, found.get(None, []), verdict, language)
    elif not tested:
        name = "junit-constructed" if any(judgement.constructed.values()) else "junit-nothing"
        yield _skipped(rule, ALL, language(name))
    yield from (_tested(rule, area, found.get(area, []), verdict, language) for area in about)


def _tested(
    rule: str, area: str | None, numbers: list[int], verdict: Verdict, language: Language
) -> Element:
    """Give a case that fails if one of its findings counts; the others stand in its output."""
    case = _case(rule, ALL if area is None else area)
    failing = [each for each in numbers if verdict.counts(verdict.findings[each])]
    _tell(case, "failure", failing, verdict, language)
    others = [each for each in numbers if not verdict.counts(verdict.findings[each])]
    if others:
        output = _lines(others, verdict, language)
        SubElement(case, "system-out").text = "\n".join(output)
    return case


def _tell(
    case: Element, tag: str, numbers: list[int], verdict: Verdict, language: Language
) -> None:
    """Put into a case what is wrong with it."""
    if not numbers:
        return
    lines = _lines(numbers, verdict, language)
    first = numbers[0]
    message = told(verdict.findings[first], language) if first < MOST else lines[0]
    rule = case.get("classname", "")
    SubElement(case, tag, type=rule, message=message).text = "\n".join(lines)


def _lines(numbers: Iterable[int], verdict: Verdict, language: Language) -> list[str]:
    """Tell findings in their places; those after the first thousand of a file are counted."""
    lines, rest = [], 0
    for number in numbers:
        if number < MOST:
            lines.append(_placed(number, verdict, language))
        else:
            rest += 1
    return [*lines, line(language("finding-more", count=rest))] if rest else lines


def _placed(number: int, verdict: Verdict, language: Language) -> str:
    finding = verdict.findings[number]
    place = place_of(finding, verdict)
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    weight = language(f"severity-{weight_of(finding)}")
    return f"{where}: {weight}[{finding.rule}] {told(finding, language)}"


def _untested(judgement: Judgement, language: Language) -> Iterator[Element]:
    """Give a skipped case for each that could not be tested, up to a thousand."""
    for remark in judgement.exempt[:MOST]:
        told = language("not-to-balance-told", message=remark.message)
        yield _skipped(judgement.rule, f"{remark.area} balance: none", told)
    if (rest := len(judgement.exempt) - MOST) > 0:
        yield _skipped(judgement.rule, "balance: none", language("more", count=rest))
    for remark in judgement.untested[:MOST]:
        name = f"{remark.area or ALL} {remark.year or 'untested'}"
        yield _skipped(judgement.rule, name, language.say(remark.message))
    if (rest := len(judgement.untested) - MOST) > 0:
        yield _skipped(judgement.rule, "more", language("more", count=rest))


def _skipped(rule: str, name: str, message: str) -> Element:
    case = _case(rule, name)
    SubElement(case, "skipped", message=line(message))
    return case


def _case(rule: str, name: str) -> Element:
    return Element("testcase", classname=rule, name=visible(name))
