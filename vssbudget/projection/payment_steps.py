"""Who pays what for a service, or of a pool, step by step."""

from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection.address_shared import paid_by
from vssbudget.projection.allocation import key_of
from vssbudget.projection.allocation_steps import AllocationSteps
from vssbudget.projection.customers import payments
from vssbudget.projection.explanation import How, Step, given, made
from vssbudget.projection.key_shares import figures_by_year
from vssbudget.projection.key_steps import KeySteps
from vssbudget.projection.names import name_of
from vssbudget.wording import Message


class PaymentSteps:
    """Explains what customers pay, and by what shares; the customer `total` is all of them."""

    def __init__(self, allocation: AllocationSteps) -> None:
        self.allocation = allocation
        self.services = allocation.services
        self.borne = allocation.borne
        self.projection = allocation.projection
        self.budget = allocation.budget
        self.unit = allocation.unit

    def of(self, customer: str, measure: str, of: str, year: Year) -> Step:
        """Explain what a customer pays for a service, of a pool or in all, or the share it has."""
        if measure == "bears":
            return self.allocation.borne_in_all(customer, year)
        if measure == "pays":
            return self._total(customer, year) if of == "total" else self._paid(customer, of, year)
        if measure == "share_change":
            name = Message("step-share-moved", name=self._who(customer), of=self._of(of), year=year)
            years = (year, Year(year - 1))
            shares = [self.of(customer, "share", of, each) for each in years]
            return made(name, "", How.DIFFERENCE, *shares)
        if of in self.projection.pools:
            return self.allocation.of_pool(of, measure, customer, year)
        return self.allocation.share(
            customer, self._of(of), year, self._key(of).share(customer, year)
        )

    def _total(self, customer: str, year: Year) -> Step:
        rows, place = paid_by(self.projection, customer), self.allocation.place(year)
        amounts = {of: row[place] or 0 for of, row in rows.items()}
        name = Message("step-paid-in-all", name=self._who(customer), year=year)
        return self.allocation.added(name, amounts, lambda of: self._paid(customer, of, year))

    def _paid(self, customer: str, of: str, year: Year) -> Step:
        """Explain what a customer, or the `total` of them, pays for one thing."""
        if customer == "total":
            return self._paid_by_all(of, year)
        if of in self.projection.pools:
            return self.borne.share(of, customer, year)
        amounts = payments(self.projection)[of].amounts[customer]
        amount = amounts[self.allocation.place(year)]
        name = Message(
            "step-paid-by",
            name=name_of(self.budget, customer),
            of=name_of(self.budget, of),
            year=year,
        )
        steps = (self._by_all(of, year), self._key(of).share(customer, year))
        return Step(name, Decimal(amount or 0), self.unit, How.ALLOTTED, steps)

    def _paid_by_all(self, of: str, year: Year) -> Step:
        """Add up what each customer pays for one thing."""
        name = Message("step-paid-by-all", of=self._of(of), year=year)
        rows, place = payments(self.projection)[of].amounts, self.allocation.place(year)
        amounts = {customer: row[place] or 0 for customer, row in rows.items()}
        return self.allocation.added(name, amounts, lambda customer: self._paid(customer, of, year))

    def _by_all(self, of: str, year: Year) -> Step:
        """Explain what customers pay for a service together: what is paid per unit."""
        area, _, service = of.partition(".")
        revenue = self.services.shown(of, "revenue", year)
        other = self.budget.areas[area].services[service].other_revenue.get(year)
        if other is None:
            return revenue
        path = ("areas", area, "services", service, "other_revenue", str(year))
        less = given(Message("step-given-other-revenue", year=year), other, self.unit, *path)
        name = Message("step-paid-by-all", of=name_of(self.budget, of), year=year)
        return made(name, self.unit, How.DIFFERENCE, revenue, less)

    def _key(self, of: str) -> KeySteps:
        area, _, service = of.partition(".")
        key = key_of(self.budget, of)
        path = ("areas", area, "services", service, "customers")
        figures, name = figures_by_year(key, self.budget), name_of(self.budget, of)
        return KeySteps(
            self.budget, path, key, figures, self.allocation.costs.whole, name, self.borne.kept
        )

    def _who(self, customer: str) -> Message:
        """Name a customer, or all of them together."""
        if customer == "total":
            return Message("allocate-all-customers")
        return Message("name", name=self.budget.customers[customer])

    def _of(self, of: str) -> str:
        """Name what is paid for: a service behind its area, or a pool."""
        pool = self.projection.pools.get(of)
        return pool.name if pool else name_of(self.budget, of)
