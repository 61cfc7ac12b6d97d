"""The cost that a finding tells of one of several services, which share what their area returns."""

from copy import deepcopy

import pytest
from cures import cost_told, errors, flow
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.checks import cost_borne
from vssbudget.wording import LANGUAGES

HEAD = "title: T\nunit: kr\nyears: {budget: [2023], plan: [2024]}\n"

Services = dict[str, dict[str, int]]
"""What each service costs and earns in 2024."""


def budget(services: Services, returned: int, more: str = "") -> str:
    """Write an area whose services share what it returns in 2024."""
    told = {
        key: {
            "revenue": {2023: each["cost"], 2024: each["revenue"]},
            "parts": {"p": {"cost": {2023: each["cost"], 2024: each["cost"]}, "step": 0}},
        }
        for key, each in services.items()
    }
    area = {"carry_over": {"within": 3, "returned": {2024: returned}}, "services": told}
    return f"{HEAD}areas: {flow({'a': area})}\n{more}"


def test_the_cost_that_is_told_bears_its_share_of_what_is_returned_by_then() -> None:
    """Of a cost of 400 kr 100 return 20 of 80; of 520 kr 220 return 34, and earn 186."""
    services = {"s": {"cost": 100, "revenue": 186}, "t": {"cost": 300, "revenue": 240}}
    (finding,) = errors(budget(services, 80))
    assert str(finding.fix) == (
        "bring the revenue to 80 kr (a price change of -20 % on 2023), or bring the cost to "
        "220 kr, which changes what the other services return"
    )
    assert finding.fix is not None
    assert (
        LANGUAGES["sv"]
        .say(finding.fix)
        .replace("\u00a0", " ")
        .endswith("eller sätt kostnaden till 220 kr, vilket ändrar vad de andra tjänsterna återför")
    )
    services["s"]["cost"] = 220
    assert [each.service for each in errors(budget(services, 80))] == ["t"]


def test_a_service_that_costs_nothing_returns_something_once_it_costs_more() -> None:
    (finding,) = errors(budget({"s": {"cost": 0, "revenue": 100}}, 5))
    assert str(finding.fix).endswith("bring the cost to 105 kr")
    assert not errors(budget({"s": {"cost": 105, "revenue": 100}}, 5))


def test_a_revenue_that_bears_no_cost_with_the_deficit_shared_by_it_recovers_less() -> None:
    """It has to recover 60 kr of the deficit whatever it costs, and earns 10."""
    (finding,) = errors(budget({"s": {"cost": 0, "revenue": 10}}, -60))
    assert str(finding.fix) == "bring the revenue to 60 kr, or recover less of earlier deficits"


def test_among_very_many_services_each_is_told_with_what_it_returns_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = {"s": {"cost": 100, "revenue": 186}, "t": {"cost": 300, "revenue": 240}}
    monkeypatch.setattr(cost_borne, "MOST_SHARING", 1)
    (finding,) = errors(budget(services, 80))
    assert str(finding.fix).endswith(
        "bring the cost to 206 kr, which changes what the other services return"
    )


def test_a_revenue_below_zero_is_borne_by_no_cost() -> None:
    """What is returned of 2024 beyond its cost leaves -40, and 2 % more is -41."""
    text = budget({"s": {"cost": 10, "revenue": 10}}, 50).replace(
        "plan: [2024]", "plan: [2024, 2025]"
    )
    text = text.replace("returned: {2024: 50", "returned: {2024: 50, 2025: 5")
    text = text.replace(", 2024: 10}, parts", "}, price_change: {2025: 2}, parts")
    (finding,) = errors(text)
    assert str(finding.fix) == "recover less of earlier deficits"


amounts = st.integers(0, 2_000)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from("rst"),
        st.fixed_dictionaries({"cost": amounts, "revenue": amounts}),
        min_size=1,
    ),
    st.integers(-300, 300),
)
def test_each_cost_that_is_told_holds_alone(services: Services, returned: int) -> None:
    """And where it changes nothing of the others it does not say so."""
    found = errors(budget(services, returned))
    for each in found:
        if cost := cost_told(each):
            alone = deepcopy(services)
            assert each.service
            alone[each.service]["cost"] = int(cost)
            left = {other.service for other in errors(budget(alone, returned))}
            assert each.service not in left
            before = {other.service for other in found}
            assert "changes what the other" in str(each.fix) or left <= before
