"""Who pays: what each customer pays for services, and bears of pools, by year."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Tkr
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.customers import Customers
from vssbudget.projection.key_shares import SharesByName
from vssbudget.projection.once import once
from vssbudget.projection.project import sold
from vssbudget.projection.values import Projection, TkrRow


class Payment(NamedTuple):
    """What customers pay for one thing; every row runs over the base year and the plan.

    `of` is a service, `medborgare.kontakt`, or a pool. `whole` is what customers pay for it
    together, `shares` what each has of it, of 1, and `amounts` what that gives in whole units;
    a year is None in which nothing is known to be paid.
    """

    of: str
    name: str
    whole: tuple[Tkr | None, ...]
    shares: Mapping[str, tuple[Decimal | None, ...]]
    amounts: Mapping[str, tuple[Tkr | None, ...]]


@once
def payments(projection: Projection) -> dict[str, Payment]:
    """Share what is paid for each service by its customers, who may also bear parts of pools."""

    def revenue(service: str) -> Row:
        return _exact(projection.services[service].revenue[projection.past - 1 :])

    def other(service: str) -> Row | None:
        area, _, name = service.partition(".")
        return sold(projection, area)[name].other

    def of_pool(pool: str, customer: str) -> Row:
        return _exact(projection.pools[pool].amounts[customer])

    customers = Customers(projection.formulas.sheet, revenue, other, of_pool)
    with localcontext(EXACT):
        return {of: _payment(projection, customers, of) for of in customers.paid_by("total")}


def _payment(projection: Projection, customers: Customers[Row], of: str) -> Payment:
    amounts = {customer: _whole(row) for customer, row in customers.paid(of).items()}
    if (pool := projection.pools.get(of)) is None:
        shares = dict(SharesByName(customers.key(of)))
        name = projection.services[of].name
        return Payment(of, name, _whole(customers.whole(of)), shares, amounts)
    shares = {key: row for key, row in pool.shares.items() if key in amounts}
    return Payment(of, pool.name, _whole(customers.pays("total", of)), shares, amounts)


def _exact(row: TkrRow) -> Row:
    return tuple([None if each is None else Decimal(each) for each in row])


def _whole(row: Row) -> TkrRow:
    return tuple([None if each is None else Tkr(int(each)) for each in row])
