"""The slips that are seen most: one finding each, at its cause, and a cure that can be followed.

Each cure is carried out to the letter, and what comes of it is the budget that was meant.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from conftest import budget_of

from vssbudget.findings import Finding
from vssbudget.loader import Source, events, load

RIGHT = """\
title: Serviceförvaltningen
unit: tkr
years: {actual: [2023, 2024], budget: [2025], plan: [2026, 2027, 2028, 2029]}
sources: {beslut: Internbudget 2025}
indices:
  price: {rates: {2026: 2.5, 2027: 2.5, 2028: 2.5, 2029: 2.5}, source: beslut}
  wage: {rates: {2026: 3.4, 2027: 3.3, 2028: 3.2, 2029: 3.2}, source: beslut}
volumes:
  portioner: {2025: 1850, 2026: 1850, 2027: 1850, 2028: 1850, 2029: 1850}
areas:
  maltid:
    name: Måltidsservice
    cost: {2023: 81200, 2024: 84500, 2025: 87300}
    revenue: {2025: 87300}
    shares: {wage: 0.6, price: 0.4}
    volume: portioner
    variable_share: 0.6
  lokalvard:
    name: Lokalvård
    cost: {2023: 41800, 2024: 43100, 2025: 44900}
    revenue: {2025: 44900}
    shares: {wage: 0.85, price: 0.15}
    lasting: {2026: -1200, 2027: 5}
  it: {name: "IT {1}", cost: {2023: 9, 2024: 8, 2025: 7}, revenue: {2025: 7}, step: 0}
  fordon:
    name: Fordon
    cost: {2025: 16200}
    step: 100
    one_off: {2026: -300}
investments:
  lines:
    fordon: {2025: 4000}
"""
COST = "{2023: 41800, 2024: 43100, 2025: 44900}"
RATES = "{2026: 3.4, 2027: 3.3, 2028: 3.2, 2029: 3.2}"
SHARES = "    shares: {wage: 0.85, price: 0.15}"
YEARS = "[2026, 2027, 2028, 2029]"
NBSP = "\u00a0"
LINE = RIGHT.split("\n").index(f"    cost: {COST}") + 1


@pytest.fixture(params=[yaml.CSafeLoader, events.PythonParser])
def faults(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Load a text from a file, with either parser, and give its faults."""
    monkeypatch.setattr(events, "_PARSER", request.param)

    def loaded(text: str | bytes) -> tuple[Finding, ...]:
        path = tmp_path / "budget.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(Source("budget.yaml", path)).faults

    return loaded


def placed(text: str, wrong: str, at: str) -> tuple[int, int]:
    """Say where a text stands within what is wrong."""
    offset = text.index(wrong) + wrong.index(at)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Slip(NamedTuple):
    """What is right, what stands in its place, and the text in it at which the finding stands.

    Of what is wrong the cure puts something in the place of something, which is what is told to be
    written in the place of all that is wrong where nothing else is said.
    """

    right: str
    wrong: str
    at: str
    fix: str
    replaced: str = ""
    instead: str = ""


def key(right: str, wrong: str) -> Slip:
    """Make the slip of a key that is called otherwise."""
    return Slip(f"{right}:", f"{wrong}:", wrong, f"write {right}", wrong, right)


def row(right: str, wrong: str, at: str = "") -> Slip:
    """Make the slip of a row that is told to be written whole."""
    return Slip(right, wrong, at or wrong[0], f"write {right}")


def space(right: str, wrong: str, strange: str) -> Slip:
    """Make the slip of a space that is none to YAML."""
    return Slip(right, wrong, strange, "write a plain space in its place", strange, " ")


COMMENT = f"{COST} # justerat"
SLIPS = [
    row("{2025: 4000}", "4000"),
    row("{2025: 16200}", "16200"),
    row("{2025: 16200}", '"16 200"'),
    row("{2025: 16200}", "[16200]"),
    row(COST, "[41800, 43100, 44900]"),
    row(COST, "41 800  43 100  44 900"),
    row(COST, "41 800 43 100 44 900"),
    row("{2026: -300}", "(300)"),
    row(YEARS, "2026-2029"),
    row(YEARS, "2026–2029"),
    row(YEARS, "2026 - 2029"),
    row(YEARS, "2026-29"),
    row(YEARS, "2026 to 2029"),
    row(YEARS, '"2026, 2027, 2028, 2029"'),
    row(YEARS, "[2026-2029]"),
    row(YEARS, "[2026; 2027; 2028; 2029]"),
    row("[2025]", "2025"),
    row("{2026: 2.5, 2027: 2.5, 2028: 2.5, 2029: 2.5}", "2.5"),
    row(COST, COST.replace(",", ";"), ";"),
    row(COST, COST.replace(",", ""), ": 43100"),
    row("{wage: 0.85, price: 0.15}", "{wage: 0.85; price: 0.15}", ";"),
    row(RATES, "{2026: 3,4; 2027: 3,3; 2028: 3,2; 2029: 3,2}"),
    row(RATES, "{2026=3.4, 2027=3.3, 2028=3.2, 2029=3.2}"),
    row(RATES, "{2026=3,4, 2027=3,3, 2028=3,2, 2029=3,2}"),
    row(COST, "{2023=41800, 2024=43100, 2025=44900}"),
    row("{wage: 0.85, price: 0.15}", "{wage: 0,85; price: 0,15}"),
    row("{2025: 4000}", "{2025=4000}"),
    row(f"cost: {COST}", "cost: 41 800\t43 100\t44 900", "\t"),
    row(f"cost: {COST}", f"cost: 41{NBSP}800\t43{NBSP}100\t44{NBSP}900", "\t"),
    row(
        f"cost: {COST}",
        f"cost: {{2023: 41{NBSP}800,\t2024: 43{NBSP}100,\t2025: 44{NBSP}900}}",
        "\t",
    ),
    row("lasting: {2026: -1200, 2027: 5}", "lasting: {2026: (1 200),\t2027: 5}", "\t"),
    row("cost: {2023: 9, 2024: 8, 2025: 7}", "cost: 9\t8\t7", "\t"),
    row(f"rates: {RATES}", "rates: 3,4\t3,3\t3,2\t3,2", "\t"),
    row(RATES, "{3,4\t3,3\t3,2\t3,2}", "\t"),
    row(f"cost: {COST}", "cost: [41 800\t43 100\t44 900]", "\t"),
    Slip(
        f"cost: {COST}",
        "cost: 41 800\t43 100\t44 900  # utfall",
        "\t",
        f"write cost: {COST}",
        "cost: 41 800\t43 100\t44 900",
        f"cost: {COST}",
    ),
    row(YEARS, "[2026,\t2027,\t2028,\t2029]", "\t"),
    Slip(COST, COMMENT.replace("}", "").replace("# ", "# ") + "}", "#", f"write {COMMENT}"),
    Slip(
        COST,
        "{2023: 41800, 2024: 43100 # justerat, 2025: 44900}",
        "#",
        f"write {COMMENT}",
    ),
    Slip(
        "name: Lokalvård",
        "name: 'Lokalvård",
        "'",
        "close it on the same line",
        "'Lokalvård",
        "'Lokalvård'",
    ),
    Slip(COST, COST[:-1], "{", f"write }} at the end of line {LINE}", "44900", "44900}"),
    Slip(COST, f"{COST[:-1]},", "{", f"write }} at the end of line {LINE}", "44900,", "44900,}"),
    Slip(COST, f"{COST[:-1]} # klart", "{", "write } in front of the #", "#", "} #"),
    Slip(f"{YEARS}}}", YEARS[:-1], "[", "write ]} at the end of line 3", "2029", "2029]}"),
    Slip(f"{YEARS}}}", f"{YEARS[:-1]}}}", "}", "write ] in front of the }", "}", "]}"),
    Slip(COST, f"{COST[:-1]}]", "]", "write } in place of ]", "]", "}"),
    space(SHARES, f"{NBSP}   {SHARES[4:]}", NBSP),
    space(SHARES, f"\u3000   {SHARES[4:]}", "\u3000"),
    space(SHARES, rf"\u00a0   {SHARES[4:]}", r"\u00a0"),
    space("shares: {wage: 0.85", f"shares:{NBSP}{{wage: 0.85", NBSP),
    space("{2025: 4000", f"{{2025:{NBSP}4000", NBSP),
    Slip("2026: -1200", '2026: "(1 200)"', '"', "write -1200", '"(1 200)"', "-1200"),
    Slip("2025: 4000", "2025: 4000 tkr", "4000", "write 4000", "4000 tkr", "4000"),
    key("indices", "indicies"),
    key("sources", "source_"),
    key("areas", "area"),
    key("years", "yeers"),
    key("budget", "bugdet"),
    key("areas", "Områden"),
    key("areas", "omraden"),
    key("unit", "enhet"),
    key("years", "år"),
    key("actual", "utfall"),
    key("volumes", "volymer"),
    key("sources", "källor"),
    key("investments", "investeringar"),
    key("lasting", "varaktig"),
    key("lines", "poster"),
    key("variable_share", "rörlig andel"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.wrong)
def test_a_slip_is_one_finding_at_its_cause_and_its_cure_makes_the_file_right(
    slip: Slip, faults: Any
) -> None:
    text = RIGHT.replace(slip.right, slip.wrong, 1)
    assert text != RIGHT
    (found,) = faults(text)
    assert (found.place.line, found.place.column) == placed(text, slip.wrong, slip.at)
    assert str(found.fix) == slip.fix
    cure = slip.fix.removeprefix("write ") if not slip.replaced else slip.instead
    wrong = slip.wrong.replace(slip.replaced or slip.wrong, cure)
    assert budget_of(text.replace(slip.wrong, wrong, 1)) == budget_of(RIGHT)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("cost", "kostnad", "write cost, in each of the 4 places"),
        ("revenue", "intäkter", "write revenue, in each of the 3 places"),
        ("name", "namn", "write name, in each of the 4 places"),
        ("shares", "Andelar", "write shares, in each of the 2 places"),
        ("rates", "uppräkningstal", "write rates, in each of the 2 places"),
    ],
)
def test_a_key_that_is_in_swedish_all_over_a_file_is_told_once(
    right: str, wrong: str, told: str, faults: Any
) -> None:
    text = RIGHT.replace(f"{right}:", f"{wrong}:")
    (found,) = faults(text)
    assert str(found.fix) == told
    assert (found.place.line, found.place.column) == placed(text, f"{wrong}:", wrong)


def test_each_word_of_a_file_in_swedish_is_told_once_with_its_english(faults: Any) -> None:
    text = RIGHT
    swedish = {"unit": "enhet", "areas": "områden", "cost": "kostnad", "volume": "volym"}
    for english, word in swedish.items():
        text = text.replace(f"{english}:", f"{word}:")
    found = faults(text)
    told = {str(each.fix).removeprefix("write ").partition(",")[0] for each in found}
    assert (len(found), told) == (4, set(swedish))


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("plan: [2026, 2027, 2028, 2029]", "plan: [2026, 2027, 20228, 2029]", (3, 66)),
        ("budget: [2025], ", "", (3, 8)),
        ("years: {actual", "Years of it: {actual", (3, 1)),
        ("2023, 2024], budget", "2023], budget", (3, 8)),
    ],
)
def test_of_wrong_years_nothing_is_told_that_only_follows(
    right: str, wrong: str, place: tuple[int, int], faults: Any
) -> None:
    found = faults(RIGHT.replace(right, wrong, 1))
    assert [(each.place.line, each.place.column) for each in found] == [place]


@pytest.mark.parametrize(
    ("right", "wrong", "rules"),
    [
        ("indices:\n", "indices: 5\nxyzzy:\n", ["structure", "unknown-key"]),
        ("indices:\n", "indices: {}\nindices:\n", ["duplicate-key"]),
        ("sources: {beslut: Internbudget 2025}", "sources: [beslut]", ["structure"]),
        ("    fordon: {2025: 4000}", "    - fordon", ["structure"]),
    ],
)
def test_of_a_block_that_is_not_read_the_names_are_not_missed(
    right: str, wrong: str, rules: list[str], faults: Any
) -> None:
    assert [each.rule for each in faults(RIGHT.replace(right, wrong, 1))] == rules


def test_a_name_that_stands_for_nothing_is_told_once_with_how_often_it_stands_there(
    faults: Any,
) -> None:
    text = RIGHT.replace("  wage:", "  wagee:").replace("volume: portioner", "volume: portion")
    first, second = faults(text)
    assert str(first.message) == "'wage' is no index of this file (in 2 places, told once)"
    assert str(first.fix) == "write wagee, in each of the 2 places"
    assert str(second.message) == "'portion' is no volume of this file"
    mended = text.replace("wage:", "wagee:").replace(": portion\n", ": portioner\n")
    assert list(budget_of(mended).indices) == ["price", "wagee"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cost: many\n", "write a row of years such as {2025: …}"),
        ("cost: 1.250\n", "write a row of years such as {2025: …}"),
        ("cost: [1, 2]\n", "write a row of years such as {2025: …}"),
        ("cost: [[1], 2]\n", "write a row of years such as {2025: …}"),
        ("cost:\n", "write a row of years such as {2025: …}"),
    ],
)
def test_figures_whose_years_cannot_be_known_are_not_guessed(
    text: str, told: str, faults: Any
) -> None:
    (found,) = faults(RIGHT.replace(f"cost: {COST}\n", text, 1))
    assert str(found.fix) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    cost: many\tmore\tmost", "write spaces"),
        ("    cost:\t44900", "write spaces"),
        ("    cost: {2023: 1,250,\t2024: 2}", "write spaces"),
        ("    cost: {2023: 1,\t2023: 2}", "write spaces"),
        ("\tcost: 41 800\t43 100\t44 900", "write spaces"),
        (f"    cost: 1\t2\t3 # {'x' * 2_000}", "write spaces"),
        ("    hr: {cost: {2023: 1;\t2024: 2}, index: price}", "write {2023: 1, 2024: 2}"),
        ("    - {2023: 1,\t2024: 2", "write spaces"),
        ("    source: [a,\tb]", "write spaces"),
        ("    cost: 41 800\t\t43 100\t44 900", "write spaces"),
        ("    name: 41 800\t43 100\t44 900", "write spaces"),
        ("- {41 800\t43 100\t44 900}", "write spaces"),
        ("    years: many\tmore", "write spaces"),
    ],
)
def test_of_a_line_with_tabs_only_what_is_certain_is_told_to_be_written(
    line: str, told: str, faults: Any
) -> None:
    (found,) = faults(RIGHT.replace(f"    cost: {COST}", line, 1))
    assert (found.rule, str(found.fix)) == ("tab", told)


@pytest.mark.parametrize(
    ("right", "wrong", "count", "key"),
    [
        (f"cost: {COST}", "cost: 41 800\t43 100", 2, "cost: "),
        (f"cost: {COST}", "cost: 41 800\t43 100\t44 900\t46 000", 4, "cost: "),
        (RATES, "{3,4\t3,3}", 2, ""),
        ("cost: {2023: 9, 2024: 8, 2025: 7}", "cost: 9\t8", 2, "cost: "),
    ],
)
def test_cells_that_are_as_many_as_no_years_are_counted_and_the_years_told(
    right: str, wrong: str, count: int, key: str, faults: Any
) -> None:
    (found,) = faults(RIGHT.replace(right, wrong, 1))
    assert str(found.message) == f"found {count} figures between tabs, for 7 years of the file"
    assert str(found.fix) == (
        f"write each behind its year, {key}{{2023: …}}; the years are 2023–2029"
    )


def test_cells_of_planned_years_are_told_the_years_of_the_plan(faults: Any) -> None:
    (found,) = faults(RIGHT.replace("lasting: {2026: -1200, 2027: 5}", "lasting: (1 200)\t5"))
    assert str(found.message) == "found 2 figures between tabs, for 4 years of the file"
    assert str(found.fix) == (
        "write each behind its year, lasting: {2026: …}; the years are 2026–2029"
    )


ROW = "{2023: 41.8, 2024: 43.1, 2025: 44.9}"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("cost: 41,8\t43,1\t44,9", "cost: "),
        ("cost: {2023: 41,8,\t2024: 43,1,\t2025: 44,9}", "cost: "),
        ("cost: [41.8, 43.1, 44.9]", ""),
        ("cost: {2023: 41,8; 2024: 43,1; 2025: 44,9}", ""),
        ("cost: {2023=41.8, 2024=43.1, 2025=44.9}", ""),
    ],
)
def test_decimals_of_a_row_of_whole_amounts_are_never_told_to_be_written(
    wrong: str, key: str, faults: Any
) -> None:
    (found,) = faults(RIGHT.replace(f"cost: {COST}", wrong, 1))
    assert str(found.fix) == (
        f"write {key}{{2023: …, 2024: …, 2025: …}} with whole amounts in tkr, "
        f"or write decimals: 1 at the top of the file, and {key}{ROW} here, "
        "or write the whole file in kr: 41.8 tkr is 41800 kr"
    )


def test_decimals_beyond_those_of_the_file_are_told_as_many_as_the_row_needs(faults: Any) -> None:
    finer = RIGHT.replace("unit: tkr", "unit: tkr\ndecimals: 1")
    (found,) = faults(finer.replace(COST, "[41.8, 43.25, 44.90]", 1))
    assert str(found.fix) == (
        "write {2023: …, 2024: …, 2025: …} with at most 1 decimal in tkr, or write decimals: 2 at "
        "the top of the file, and {2023: 41.8, 2024: 43.25, 2025: 44.9} here, "
        "or write the whole file in kr: 43.25 tkr is 43250 kr"
    )
    (found,) = faults(finer.replace(COST, "[41.8, 43.12345, 44.90]", 1))
    assert str(found.fix) == (
        "write {2023: …, 2024: …, 2025: …} with at most 1 decimal in tkr, or write the whole file "
        "in a smaller unit, or the whole units that were decided"
    )
    (found,) = faults(finer.replace(COST, "[41.8, 43.10, 44.9]", 1))
    assert str(found.fix) == "write {2023: 41.8, 2024: 43.1, 2025: 44.9}"


def test_decimals_in_a_file_whose_unit_is_not_read_are_told_without_another_unit(
    faults: Any,
) -> None:
    found = faults(RIGHT.replace("unit: tkr", "unit: [tkr]").replace(COST, "[41.8, 43.1, 44.9]"))
    assert [str(each.fix) for each in found if each.rule == "structure"][-1] == (
        "write {2023: …, 2024: …, 2025: …} with whole amounts in the file's unit, "
        f"or write decimals: 1 at the top of the file, and {ROW} here"
    )


def test_decimals_that_say_nothing_are_left_out_of_a_row_of_whole_amounts(faults: Any) -> None:
    (found,) = faults(RIGHT.replace(COST, "41800,0\t43100,0\t44900,0", 1))
    assert str(found.fix) == f"write cost: {COST}"


def test_one_figure_of_a_volume_is_that_of_the_base_year_and_the_others_stay_to_be_written(
    faults: Any,
) -> None:
    row_of_all = "{2025: 1850, 2026: 1850, 2027: 1850, 2028: 1850, 2029: 1850}"
    (found,) = faults(RIGHT.replace(row_of_all, "1850"))
    assert str(found.fix) == (
        "write {2025: 1850, 2026: …, 2027: …, 2028: …, 2029: …}, with the figure of each year if "
        "2025 is not the only one"
    )


def test_cells_above_the_years_of_the_file_are_not_given_years(faults: Any) -> None:
    (found,) = faults(f"cost: 1\t2\t3\n{RIGHT}")
    assert str(found.fix) == "write spaces"


def test_of_two_keys_that_mean_the_same_the_first_is_read_and_the_other_stays_unknown(
    faults: Any,
) -> None:
    first, second = faults(
        RIGHT.replace(f"    cost: {COST}", f"    kostnad: {COST}\n    costs: {{}}", 1)
    )
    assert [str(each.fix) for each in (first, second)] == ["write cost", "write cost"]


def test_a_name_that_is_like_no_other_is_told_once_with_those_that_are_known(faults: Any) -> None:
    (found,) = faults(RIGHT.replace("{wage: ", "{xyzzy: "))
    assert str(found.message) == "'xyzzy' is no index of this file (in 2 places, told once)"
    assert str(found.fix) == "known: price, wage"


@pytest.mark.parametrize(
    ("right", "wrong", "fix"),
    [
        ("    shares: {wage: 0.85", "    sharing: {wage: 0.85", "write shares"),
        ("    cost: {2025: 16200}", "    costing: {2025: 16200}", "write cost"),
    ],
)
def test_what_a_key_that_is_only_a_little_like_another_may_say_is_not_missed(
    right: str, wrong: str, fix: str, faults: Any
) -> None:
    (found,) = faults(RIGHT.replace(right, wrong, 1))
    assert str(found.fix) == fix


def test_a_key_that_only_looks_like_another_is_told_so_and_read_as_it(faults: Any) -> None:
    (found,) = faults(RIGHT.replace("areas:", "\u0430reas:"))
    assert str(found.message).endswith("it only looks like 'areas' (U+0430)")
    assert str(found.fix) == "type 'areas' anew"


def test_a_space_that_is_none_to_yaml_is_told_and_not_the_line_that_it_sets_in_wrongly(
    faults: Any,
) -> None:
    found = faults(RIGHT.replace("    cost: {2025: 16200}", f"{NBSP}  cost: {{2025: 16200}}"))
    assert [each.rule for each in found] == ["character"]


@pytest.mark.parametrize("strange", [NBSP, "\u3000", "\u2003"])
@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["    name: Lokalvård"], 1),
        (["    name: Lokalvård", f"    cost: {COST}"], 2),
        (["    lasting: {2026: -1200, 2027: 5}"], 1),
        (["    one_off: {2026: -300}"], 1),
        (["    fordon: {2025: 4000}"], 1),
        (["  lokalvard:"], 1),
    ],
)
def test_of_such_a_space_that_sets_a_line_in_less_than_it_looks_only_it_is_told(
    lines: list[str], count: int, strange: str, faults: Any
) -> None:
    """A space of full width takes the place of two."""
    right = "\n".join(lines)
    wide = "\n".join(each.replace("  ", strange, 2) for each in lines)
    found = faults(RIGHT.replace(right, wide, 1))
    assert [(each.rule, each.place.column) for each in found] == [("character", 1)] * count


def test_a_fault_of_a_value_behind_such_a_space_is_told_besides(faults: Any) -> None:
    found = faults(RIGHT.replace("    cost: {2025: 16200}", f"{NBSP * 4}cost: {{2025: 1e3}}"))
    assert [each.rule for each in found] == ["character", "number"]


def test_a_break_further_down_is_told_besides_such_a_space(faults: Any) -> None:
    found = faults(
        RIGHT.replace("    step: 100", f"{NBSP * 4}step: 100").replace(
            "{2025: 4000}", "{2025: 4000"
        )
    )
    assert [each.rule for each in found] == ["character", "syntax"]


def test_a_character_behind_a_fault_of_syntax_is_told_besides(faults: Any) -> None:
    found = faults(RIGHT.replace("[2025]", "[2025") + "# \u200b\n")
    assert [each.rule for each in found] == ["syntax", "character"]


@pytest.mark.parametrize(
    "wrong", ["cost: 41 800\t43 100\t44 900\t46 000", "cost: [41800, 43100, 44900, 46000]"]
)
def test_figures_of_a_cost_are_not_taken_for_those_of_the_plan(wrong: str, faults: Any) -> None:
    """Four figures, and four plan years: but what a plan costs is calculated."""
    (found,) = faults(RIGHT.replace(f"cost: {COST}", wrong, 1))
    assert "2026" not in str(found.fix)


@pytest.mark.parametrize(
    "wrong", ["{2025=a}", "{2025=1, 2025=2}", "{2025: 1; 2026=x}", "{=: 4000}", "{2025=[1]}"]
)
def test_a_row_with_other_marks_that_can_be_read_in_no_one_way_is_left_to_its_author(
    wrong: str, faults: Any
) -> None:
    found = faults(RIGHT.replace("{2025: 4000}", wrong, 1))
    assert found
    assert not [each for each in found if str(each.fix).startswith("write {")]


def test_a_row_with_other_marks_that_is_very_long_is_not_put_together(faults: Any) -> None:
    entries = ", ".join(f"{year}=1" for year in range(2000, 2150))
    found = faults(RIGHT.replace("{2025: 4000}", f"{{{entries}}}", 1))
    assert not [each for each in found if str(each.fix).startswith("write {")]
