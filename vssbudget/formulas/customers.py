"""Who pays: what each customer pays for services, bears of pools, and has as a share."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Generic

from vssbudget.formulas.algebra import Line
from vssbudget.formulas.keys import Key, receivers
from vssbudget.formulas.operations import DIFFERENCE, TOTAL
from vssbudget.formulas.sheet import Sheet

Revenue = Callable[[str], Line]
"""Gives the revenue of a service, `hr.it`, as it is shown: in whole units."""

Other = Callable[[str], Line | None]
"""Gives the other revenue of a service, which is not paid per unit, where there is any."""

OfPool = Callable[[str, str], Line]
"""Gives what a customer bears of a pool."""


class Customers(Generic[Line]):
    """Shares what is paid for services, each by its customers; the caller sets the arithmetic.

    What is paid `of` is a service, `hr.it`, or a pool of which customers bear parts. The customer
    `total` is all of them together. A year has no figure in which no revenue is known.
    """

    def __init__(
        self,
        sheet: Sheet[Line],
        revenue: Revenue[Line],
        other: Other[Line],
        of_pool: OfPool[Line],
    ) -> None:
        self.sheet = sheet
        self.budget = sheet.budget
        self.algebra = sheet.algebra
        self._revenue = revenue
        self._other = other
        self._of_pool = of_pool
        self._keys: dict[str, Key[Line]] = {}
        self._paid: dict[str, Mapping[str, Line]] = {}

    def key(self, of: str) -> Key[Line]:
        """Give the key by which customers pay for a service."""
        if of not in self._keys:
            area, _, name = of.partition(".")
            key = self.budget.areas[area].services[name].customers
            assert key is not None
            path = ("areas", area, "services", name, "customers")
            self._keys[of] = Key(self.sheet, key, path, of)
        return self._keys[of]

    def whole(self, of: str) -> Line:
        """Give what customers pay for a service together: its revenue without other revenue."""
        if (other := self._other(of)) is None:
            return self._revenue(of)
        less = self.algebra.make(DIFFERENCE, self._revenue(of), other)
        return self.algebra.named(less, "paid-by-all", of)

    def paid(self, of: str) -> Mapping[str, Line]:
        """Give what each customer pays for a service, or bears of a pool."""
        if of not in self._paid:
            self._paid[of] = self._paid_for(of)
        return self._paid[of]

    def pays(self, customer: str, of: str) -> Line:
        """Give what a customer, or the `total` of them, pays for one thing, or in `total`."""
        if of == "total":
            rows = [self.pays(customer, each) for each in self.paid_by(customer)]
            return self._sum(rows, "paid-in-all", customer)
        if customer == "total":
            return self._sum(self.paid(of).values(), "paid-by-all", of)
        return self.paid(of)[customer]

    def has_shares(self, of: str) -> bool:
        """Whether what is paid is shared by a key, and not as decided."""
        return of not in self.budget.pools or not self.budget.pools[of].key.amounts

    def paid_by(self, customer: str) -> list[str]:
        """Name what a customer, or the `total` of them, pays for: services, then pools in order."""
        return [
            of for of, paying in self._paying.items() if customer == "total" or customer in paying
        ]

    @cached_property
    def _paying(self) -> dict[str, tuple[str, ...]]:
        """Who pays for what."""
        paying = {
            f"{area}.{name}": receivers(service.customers)
            for area, each in self.budget.areas.items()
            for name, service in each.services.items()
            if service.customers is not None
        }
        outside = self.budget.customers
        for key, pool in sorted(self.budget.pools.items(), key=lambda each: each[1].order):
            if some := tuple([each for each in receivers(pool.key) if each in outside]):
                paying[key] = some
        return paying

    def _paid_for(self, of: str) -> Mapping[str, Line]:
        if of in self.budget.pools:
            return {customer: self._of_pool(of, customer) for customer in self._paying[of]}
        return {
            customer: self.algebra.named(row, "paid-by", customer, of)
            for customer, row in self.key(of).allotted(self.whole(of)).items()
        }

    def _sum(self, rows: Iterable[Line], *name: str) -> Line:
        return self.algebra.named(self.algebra.make(TOTAL, *rows), *name)
