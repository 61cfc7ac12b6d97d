"""How an address begins, where something else than what is meant could be called so.

An area may be called as a block is, a service as what there is of its area, and a line of
investments as their frame.
"""

from vssbudget.model import Budget

BLOCKS = (
    "areas",
    "groups",
    "reserves",
    "volumes",
    "personnel",
    "stated",
    "investments",
    "capital",
    "pools",
    "customers",
    "budget_frame",
    "published",
    "difference",
    "rates",
    "indicators",
)
"""The blocks that addresses begin with, but for `total`: nothing can be called that."""

OF_AREAS = ("self_cost_change", "shared_cost")
"""What of an area has rows beneath it, and so looks as a service does."""

FRAMED = ("frame", "left")
"""The frame of investments or of their cost, and what it leaves."""


def of_seller(key: str) -> str:
    """Write how the addresses of an area, `hr`, or of a service, `hr.hr_direkt`, begin."""
    area, point, service = key.partition(".")
    if area in BLOCKS:
        area = f"areas.{area}"
    if service in ("services", *OF_AREAS):
        service = f"services.{service}"
    return f"{area}{point}{service}"


def of_line(budget: Budget, key: str) -> str:
    """Write the address of a line of investments."""
    block = "investments.lines" if is_framed(budget, key) else "investments"
    return f"{block}.{key}"


def is_framed(budget: Budget, key: str) -> bool:
    """Whether a key is that of the frame of investments, or of what it leaves."""
    return bool(key in FRAMED and budget.investments and budget.investments.frame)
