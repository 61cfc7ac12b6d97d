"""Numbers of thousands of digits, more than Python turns into one: refused wherever they stand."""

import re
from typing import Any, cast

import pytest
from conftest import REPOSITORY

from vssbudget.loader import Source, load
from vssbudget.wording import LANGUAGES

HELD = (
    REPOSITORY / "docs" / "shared.yaml",
    REPOSITORY / "docs" / "capital.yaml",
    REPOSITORY / "docs" / "claims.yaml",
)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?!\w)")


class Raw:
    """A file that is only in memory."""

    name = "budget.yaml"

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self) -> bytes:
        return self.text.encode()


@pytest.mark.parametrize("digits", ["9" * 4_301, f"0.{'3' * 4_301}", f"-{'9' * 4_301}"], ids=len)
@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_number_of_thousands_of_digits_is_refused_wherever_it_stands(
    path: Any, digits: str
) -> None:
    text = path.read_text("utf-8")
    for found in NUMBER.finditer(text):
        changed = text[: found.start()] + digits + text[found.end() :]
        for fault in load(cast("Source", Raw(changed))).faults:
            assert all(language.say(fault.message) for language in LANGUAGES.values())


def test_the_order_of_a_pool_of_thousands_of_digits_is_refused_at_its_place() -> None:
    text = (REPOSITORY / "tests" / "budgets" / "refused" / "pools-order.yaml").read_text("utf-8")
    text = text.replace("order: x", f"order: {'9' * 4_301}")
    faults = load(cast("Source", Raw(text))).faults
    assert [each.rule for each in faults] == ["coherence", "coherence", "number"]
    assert "far too long for a number" in str(faults[2].message)
