"""What the prices of several years are once all of them are put right, one after the other."""

from decimal import Decimal

from vssbudget.amounts import plain
from vssbudget.checks.aims import Aims, aims_of
from vssbudget.checks.cases import (
    AGREED_PRICE,
    PRICE_INDEX,
    Case,
    case_of,
    other_revenue,
    revenue_before,
)
from vssbudget.checks.decisions import Decision
from vssbudget.projection import Projection
from vssbudget.projection.once import once
from vssbudget.wording import Message

_CHANGES = ("price_change", AGREED_PRICE, PRICE_INDEX)
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

    def with_later(self, told: Message, case: Case, revenue: Decimal) -> Message:
        """Take a year as put right, and add to what is told of it what it takes of later ones.

        Of what is not meant to balance nothing has to hold.
        """
        if self._exempt(case):
            return told
        changes = self._write(case, revenue)
        return Message("with-later", first=told, changes=changes) if changes else told

    def _write(self, case: Case, revenue: Decimal) -> list[Message]:
        """Take a year as put right, and tell what then has to be written of later ones.

        That is of price changes which hold by what is paid now. One that does not has a finding of
        its own: the years are followed up to it, and past it where no change puts it right.
        """
        case = _sold(case)
        if (other := other_revenue(self.projection, case)) is None:
            return []
        self._paid[case.address, case.position] = revenue - other
        told = []
        for position in range(case.position + 1, len(self.projection.years)):
            later = case_of(self.projection, case.area, case.seller, position)
            if later.seller.cost[position] is None:
                break
            decision = self.decision(later)
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

    def balanced(self, case: Case) -> bool:
        """Whether a year is meant to balance, and does as far as it can."""
        return not self._exempt(case) and not self._at_fault(case)

    def _exempt(self, case: Case) -> bool:
        return _aims(self.projection).exempting(case.area.key, case.seller) is not None

    def _at_fault(self, case: Case) -> bool:
        """Whether a year has a finding of its own, by what is paid now."""
        if not case.off:
            return False
        now = Decision(self.projection, case, revenue_before(self.projection, case))
        return not now.is_nearest(now.value)


@once
def _aims(projection: Projection) -> Aims:
    """Give what the file says of the balance, looked through once."""
    return aims_of(projection.budget)


def _sold(case: Case) -> Case:
    """Give the only service of an area in place of their sum: the price is known of it alone."""
    if not case.of_services or len(case.area.services) > 1:
        return case
    return case._replace(seller=case.area.services[0])


def _later(decision: Decision, change: Decimal | None) -> Message:
    """Tell the price change of a later year, or to take it out where none bears the cost.

    Of a price that follows an index there is none to take out: the revenue stands in its place.
    """
    told = Message("take-out-change", year=decision.year)
    if change is None and decision.row == PRICE_INDEX:
        due, unit = decision.case.due, decision.budget.unit
        told = Message("revenue-of", year=decision.year, revenue=due, unit=unit)
    elif change is not None:
        told = Message("change-of", year=decision.year, change=plain(change))
    return Message("in-agreement", price=told) if decision.agreed else told
