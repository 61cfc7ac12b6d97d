"""What the prices of several years are once all of them are put right, one after the other."""

from decimal import Decimal

from vssbudget.amounts import Year, plain
from vssbudget.checks.cases import AGREED_PRICE, Case, returned_in, revenue_before
from vssbudget.checks.decisions import Decision
from vssbudget.projection import Projection
from vssbudget.wording import Message


class Mending:
    """What is paid in each year of a seller once what was told so far is written.

    A price change starts from the price of the year before: the cure of a year is worked out from
    what the cures of earlier years make of that.
    """

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self._paid: dict[tuple[str, int], Decimal] = {}

    def mended(self, case: Case) -> bool:
        """Whether the year of a case was put right together with earlier ones."""
        return (case.address, case.position) in self._paid

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

        That is of price changes which hold by what is paid now: those that do not have a finding of
        their own and are not agreed, up to which the years are followed.
        """
        self._paid[case.address, case.position] = paid
        told = []
        for position in range(case.position + 1, len(self.projection.years)):
            later = self._at(case, position)
            decision = self.decision(later)
            if decision.row not in ("price_change", AGREED_PRICE):
                break
            value = decision.value
            if not decision.holds(value):
                left = decision.agreed or self._at_fault(later)
                cure = None if left else decision.cure()
                if cure is None:
                    break
                value = cure
                told.append(Message("change-of", year=decision.year, change=plain(value)))
            self._paid[later.address, position] = decision.paid(value)
        return told

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
