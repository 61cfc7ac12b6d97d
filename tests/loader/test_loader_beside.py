"""Files of indices beside a budget: what is read of them, and what is told where."""

import os
from pathlib import Path

import pytest

from vssbudget.amounts import Year
from vssbudget.findings import Finding
from vssbudget.loader import Loaded, Source, load
from vssbudget.model.shared import MOST_FILES
from vssbudget.wording import Message

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
sources: {own: "A table"}
indices:
  from: FROM
  local: {rates: {2024: 1, 2025: 1}, source: own}
areas:
  hr: {cost: {2023: 1000}, index: opi, source: own}
  it: {cost: {2023: 1000}, index: local, source: own}
  kost: {cost: {2023: 1000}, shares: {wage: 0.5, opi: 0.5}, source: own}
"""
INDICES = """\
title: What many share
sources: {skr: "A circular", unused: "Another"}
indices:
  wage: {rates: {2020: 9, 2024: 3.1, 2025: 3.0, 2031: 4}, source: skr}
  price: {2024: 2.0, 2025: 2.5, 2031: 1}
  opi: {shares: {wage: 0.8, price: 0.2}, points: 0.5}
  later: {2031: 1}
  latest: {index: later}
"""


def beside(indices: str = INDICES, named: str = "indices.yaml", budget: str = BUDGET) -> Loaded:
    Path("indices.yaml").write_text(indices, "utf-8")
    Path("budget.yaml").write_text(budget.replace("FROM", named), "utf-8")
    return load(Source("budget.yaml", Path("budget.yaml")))


def told(loaded: Loaded) -> list[str]:
    return [
        f"{each.place.file}:{each.place.line}:{each.place.column} {each.rule} {each.message.name}"
        for each in loaded.faults
        if each.place
    ]


def test_indices_and_the_sources_that_they_cite_are_read_from_the_file() -> None:
    loaded = beside()
    assert loaded.faults == ()
    budget = loaded.budget
    assert budget is not None
    assert list(budget.indices) == ["local", "wage", "price", "opi"]
    assert [each.is_shared for each in budget.indices.values()] == [False, True, True, True]
    assert budget.sources == {"own": "A table", "skr": "A circular"}
    assert budget.indices["wage"].rates.keys() == {2024, 2025}
    assert budget.indices["opi"].points == {Year(2023): pytest.approx(0.5)}
    assert [each.name for each in loaded.sources] == ["budget.yaml", "indices.yaml"]


def test_a_place_is_in_the_file_in_which_the_value_stands() -> None:
    found = beside().standing(
        [("indices", "wage", "rates", "2024"), ("areas", "hr"), ("sources", "skr")]
    )
    assert {path[1]: tuple(each.place[:3]) for path, each in found.items()} == {
        "wage": ("indices.yaml", 4, 33),
        "hr": ("budget.yaml", 9, 7),
        "skr": ("indices.yaml", 2, 16),
    }


def test_an_index_that_a_budget_does_not_follow_and_that_lacks_its_years_is_left_out() -> None:
    budget = beside().budget
    assert budget is not None
    assert not {"later", "latest"} & budget.indices.keys()


def test_of_one_that_it_follows_the_years_are_told_where_the_file_is_named() -> None:
    loaded = beside(budget=BUDGET.replace("index: opi", "index: latest"))
    assert told(loaded) == ["budget.yaml:6:9 coherence index-of-file"]
    assert loaded.faults[0].message.values["index"] == "later"
    assert loaded.faults[0].message.values["what"] == Message("rates-gap", years="2024, 2025")


def test_other_faults_are_told_besides() -> None:
    loaded = beside(budget=BUDGET.replace('{own: "A table"}', "[own]"))
    assert [each.rule for each in loaded.faults] == ["structure"]
    assert told(beside(budget=BUDGET.replace("index: opi", "index: none"))) == [
        "budget.yaml:9:35 reference name-unknown"
    ]


def test_no_year_is_missing_where_the_years_of_the_budget_cannot_be_read() -> None:
    broken = BUDGET.replace("[2024, 2025]", "[2024, 2026]").replace("index: opi", "index: latest")
    assert [each.rule for each in beside(budget=broken).faults] == ["years"]


def test_faults_of_the_file_stand_at_its_lines_and_nothing_is_told_that_follows_from_them() -> None:
    loaded = beside(INDICES.replace("2.0", "2,5").replace("unused", "skr") + "  opi: {2024: 1}\n")
    assert told(loaded) == [
        "indices.yaml:2:30 duplicate-key key-twice",
        "indices.yaml:5:19 number comma-splits",
        "indices.yaml:9:3 duplicate-key key-twice",
    ]


def test_the_file_is_strict() -> None:
    loaded = beside("indices: {a: {source: none, index: b}, from: x.yaml}\nunit: t\n")
    assert sorted(told(loaded)) == [
        "indices.yaml:1:23 reference name-unknown",
        "indices.yaml:1:46 coherence from-within",
        "indices.yaml:2:1 unknown-key key-unknown",
    ]


@pytest.mark.parametrize(
    ("indices", "named"),
    [
        ("", "file-empty"),
        ("- 1\n", "misplaced"),
        ("title: No more\n", "key-missing"),
        ("indices: {a: {2024: 1, 2025: 1}\n", "row-not-closed"),
        ("indices: {a: {shares: {b: 1}}, b: {index: a}}\n", "made-of-itself"),
    ],
)
def test_it_is_read_as_a_budget_is(indices: str, named: str) -> None:
    faults = beside(indices).faults
    assert {each.place.file for each in faults if each.place} == {"indices.yaml"}
    assert named in {each.message.name for each in faults}


def test_what_stands_in_two_files_is_refused_with_both_places() -> None:
    Path("more.yaml").write_text(
        'sources: {skr: "A circular", own: "Otherwise"}\nindices:\n  wage: {2024: 1, 2025: 1}\n'
        "  local: {2024: 1, 2025: 1}\n",
        "utf-8",
    )
    loaded = beside(named="[indices.yaml, more.yaml]")
    assert told(loaded) == [
        "budget.yaml:4:11 duplicate-key in-two-files",
        "budget.yaml:6:24 duplicate-key in-two-files",
        "budget.yaml:7:3 duplicate-key in-two-files",
    ]
    assert [each.message.values for each in loaded.faults[1:]] == [
        {"name": "wage", "one": "indices.yaml:4:3", "other": "more.yaml:3:3"},
        {"name": "local", "one": "budget.yaml:7:3", "other": "more.yaml:4:3"},
    ]


def test_a_block_that_is_misspelt_names_its_files_all_the_same() -> None:
    loaded = beside(
        INDICES.replace("opi:", "local:"), budget=BUDGET.replace("\nindices:", "\nindicies:")
    )
    assert told(loaded) == [
        "budget.yaml:5:1 unknown-key key-unknown",
        "budget.yaml:7:3 duplicate-key in-two-files",
    ]
    assert loaded.faults[1].message.values["one"] == "budget.yaml"


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("nowhere.yaml", "no-file"),
        ("folder", "a-folder"),
        ("budget.yaml", "from-itself"),
        ("link.yaml", "from-itself"),
        ("pipe", "of-a-file"),
        ("/dev/zero", "of-a-file"),
        ("x" * 5000, "of-a-file"),
    ],
)
def test_what_is_no_file_is_told_where_it_is_named(named: str, message: str) -> None:
    Path("folder").mkdir()
    Path("link.yaml").symlink_to("budget.yaml")
    os.mkfifo("pipe")
    loaded = beside(named=named)
    assert told(loaded) == [f"budget.yaml:6:9 unreadable {message}"]


def test_so_many_files_are_read_and_no_more() -> None:
    loaded = beside(named=f"[{', '.join(['indices.yaml'] * (MOST_FILES + 1))}]")
    assert told(loaded) == ["budget.yaml:6:9 coherence files-many"]


def test_the_limits_are_those_of_a_budget() -> None:
    large = beside("#" * (16 * 1024 * 1024 + 1))
    assert told(large) == ["indices.yaml:1:1 too-large file-large"]
    deep = beside(f"indices: {'[' * 30}{']' * 30}\n")
    assert told(deep)[0].startswith("indices.yaml:1:")
    Path("indices.yaml").write_bytes(b"indices: \xff\n")
    assert told(load(Source("budget.yaml", Path("budget.yaml")))) == [
        "indices.yaml:1:10 not-utf8 byte-misplaced"
    ]


def test_many_indices_of_a_file_are_no_fault() -> None:
    many = "".join(f"  i{n}: {{2024: 1, 2025: 1}}\n" for n in range(11_000))
    budget = beside(INDICES + many).budget
    assert budget is not None
    assert len(budget.indices) == 11_004


def test_shares_of_a_file_count_among_the_figures() -> None:
    one = "".join(f"  i{n}: {{2024: 1, 2025: 1}}\n" for n in range(1000))
    shares = ", ".join(f"i{n}: 0.001" for n in range(1000))
    mixes = "".join(f"  m{n}: {{shares: {{{shares}}}}}\n" for n in range(700))
    assert [each.message.name for each in beside(INDICES + one + mixes).faults] == ["figures-many"]


def test_a_file_is_read_once_though_the_budget_is_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names, read = list[str](), Source.read

    def noted(source: Source) -> bytes | Finding:
        names.append(source.name)
        return read(source)

    monkeypatch.setattr(Source, "read", noted)
    assert beside(budget=BUDGET + "\u00a0\u00a0stated: 3\n").faults
    assert names == ["budget.yaml", "indices.yaml"]


def test_an_index_may_be_called_as_the_key_is() -> None:
    named = BUDGET.replace("opi", "from").replace("wage: 0.5, from: 0.5", "from: 1")
    budget = beside(named="{2024: 1, 2025: 1}", budget=named).budget
    assert budget is not None
    assert list(budget.indices) == ["from", "local"]


def test_what_is_noticed_in_a_file_has_its_place_there() -> None:
    loaded = beside(INDICES.replace("What many share", "\u201dWhat many share\u201d"))
    assert loaded.faults == ()
    (found,) = loaded.placed(loaded.noticed())
    assert found.place
    assert found.place[:3] == ("indices.yaml", 1, 8)
    assert found.place.text.startswith("title:")


def test_a_file_of_indices_is_no_budget_but_read_as_such_a_file() -> None:
    Path("indices.yaml").write_text(INDICES, "utf-8")
    source = Source("indices.yaml", Path("indices.yaml"))
    assert told(load(source)) == ["indices.yaml:3:1 structure only-indices"]
    Path("indices.yaml").write_text(INDICES.replace("2.0", "2,0"), "utf-8")
    assert told(load(source)) == ["indices.yaml:5:19 number comma-splits"]
