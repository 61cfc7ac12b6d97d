"""What the prices of several years are once all of them are put right, one after the other."""

from decimal import Decimal

from vssbudget.amounts import Year, plain
from vssbudget.checks.cases import AGREED_PRICE, Case, other_revenue, returned_in, revenue_before
from vssbudget.checks.decisions import Decision
from vssbudget.projection import Projection
from vssbudget.wording import Message

_CHANGES = ("price_change", AGREED_PRICE)
"""The keys of what goes on from the price of the year before."""


class Mending:
    """What is paid in each year of a seller once what was told so far is written.

    A price change starts from the price of the year before: the cure of a year is worked out from
    what the cures of earlier years make of that.
    """

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self._paid: dict[tuple[str, int], Decimal] = {}

    def after(self, case: Case) -> bool:
        """Whether the year before is put right by then."""
        return (case.address, case.position - 1) in self._paid

    def decision(self, case: Case) -> Decision:
        """Give the decision of a year, with what is paid in the year before by then."""
        before = self._paid.get((case.address, case.position - 1))
        if before is None:
            before = revenue_before(self.projection, case)
        return Decision(self.projection, case, before)

    def write(self, case: Case, paid: Decimal) -> list[Message]:
        """Take a year as put right, and tell what then has to be written of later ones.

        That is of price changes which hold by what is paid now. One that does not has a finding of
        its own: the years are followed up to it, and past it where no change puts it right.
        """
        case, paid = self._sold(case, paid)
        self._paid[case.address, case.position] = paid
        told = []
        for position in range(case.position + 1, len(self.projection.years)):
            decision = self.decision(self._at(case, position))
            if decision.row not in _CHANGES:
                break
            value: Decimal | None = decision.value
            if not decision.holds(decision.value):
                cure, at_fault = decision.cure(), self._at_fault(decision.case)
                if at_fault and cure is not None:
                    break
                if not at_fault:
                    value = cure
                    told.append(_later(decision, cure))
            paid = decision.needed if value is None else decision.paid(value)
            self._paid[case.address, position] = paid
        return told

    def _sold(self, case: Case, paid: Decimal) -> tuple[Case, Decimal]:
        """Give the only service of an area in place of their sum, and what is paid for it."""
        if not case.of_services or len(case.area.services) > 1:
            return case, paid
        sold = case._replace(seller=case.area.services[0])
        other = other_revenue(sold.own(self.projection), self.projection.years[case.position])
        return sold, paid - other

    def _at(self, case: Case, position: int) -> Case:
        year = self.projection.years[position]
        back = returned_in(self.projection, case.area, case.seller, Year(year))
        return case._replace(position=position, returned=back)

    def _at_fault(self, case: Case) -> bool:
        """Whether a year has a finding of its own, by what is paid now."""
        if not case.off:
            return False
        now = Decision(self.projection, case, revenue_before(self.projection, case))
        return not now.is_nearest(now.value)


def _later(decision: Decision, change: Decimal | None) -> Message:
    """Tell the price change of a later year, or to take it out where none bears the cost."""
    told = Message("take-out-change", year=decision.year)
    if change is not None:
        told = Message("change-of", year=decision.year, change=plain(change))
    return Message("in-agreement", price=told) if decision.agreed else told
