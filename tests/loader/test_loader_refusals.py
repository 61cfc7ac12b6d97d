"""Every refusal of the format: a file each, which says itself what is to be found in it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY

from vssbudget.loader import Source, events, load

REFUSED = REPOSITORY / "tests" / "budgets" / "refused"
PARSERS = [yaml.CSafeLoader, events.PythonParser]

# of each fault, in order: `# expect: LINE:COLUMN rule: what was found | what to write instead`
EXPECTED = re.compile(r"^# expect: (\d+):(\d+) ([a-z0-9-]+): (.+) \| (.+)$", re.M)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("path", sorted(REFUSED.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_is_refused_with_every_fault_in_its_place(
    path: Path, parser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    expected = EXPECTED.findall(path.read_text(encoding="utf-8"))
    loaded = load(Source(path.name, path))
    assert loaded.budget is None
    assert expected
    assert len(loaded.faults) == len(expected), loaded.faults
    for fault, (line, column, rule, found, instead) in zip(loaded.faults, expected, strict=True):
        assert fault.place is not None
        assert (fault.place.line, fault.place.column) == (int(line), int(column)), fault
        assert fault.rule == rule
        assert found in fault.message
        assert instead in fault.fix
        assert fault.place.file == path.name
