"""Whether what a document says in words holds by its own figures."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from vssbudget.addresses import figure_at, no_such_figure, row_names
from vssbudget.amounts import (
    NO_UNIT,
    ZERO,
    MoneyUnit,
    Percent,
    Year,
    decimals,
    percent_to,
    plain,
    unit_of,
)
from vssbudget.checks.rounded import Bounds, explained
from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.model import Claim
from vssbudget.projection import Projection
from vssbudget.wording import Guesses, Message

_OF_NOTHING = Message("claim-of-nothing-fix")


class Unmeasured(Exception):
    """A claim is about a figure that there is not; tells where in the claim, what, and the cure."""

    def __init__(self, place: BudgetPath, message: Message, fix: Message) -> None:
        super().__init__()
        self.place, self.message, self.fix = place, message, fix


class Measured(NamedTuple):
    """What a claim is about: its figure, whether it is an amount, and whether it is in percent.

    `bound` is by how much the figure may be off where it starts from rounded ones.
    """

    value: Decimal
    amount: bool = False
    percent: bool = False
    bound: Decimal | None = None


def claim(projection: Projection) -> Judgement:
    """What the document says in words holds by its own figures.

    What it finds: a claim under `claims` that the figures of the file do not bear out: a sum, a
    difference, a share in percent, a count, or the areas in balance, which is not what the claim
    `equals`, or is below its `at_least` or above its `at_most`.

    Where the file says that the figures start from `rounded` ones, a difference that rounding
    explains is a notice.

    Why it matters: a text that no figure bears is read and repeated long after the tables. A figure
    that changes leaves behind it the sentence that was written of it.

    How to put it right: correct the figures that it is about, or have the text corrected and the
    claim with it. Where the document stays as it is, record the difference under `accepted`.
    """
    findings: list[Finding] = []
    judged = 0
    figures = ClaimFigures(projection)
    for key, each in projection.budget.claims.items():
        try:
            measured = figures.measure(each)
        except Unmeasured as failed:
            path = ("claims", key, *failed.place)
            findings.append(
                Finding(rule="claim", message=failed.message, fix=failed.fix, path=path)
            )
            continue
        judged += 1
        findings += _broken(key, each, measured, projection.budget.unit)
    return Judgement("claim", tuple(findings), {None: judged} if judged else {})


class ClaimFigures:
    """The figures of a budget that claims are about; what many of them ask is found once."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._bounds = Bounds(projection)

    @cached_property
    def _guess(self) -> Guesses:
        return Guesses(row_names(self._projection))

    def measure(self, each: Claim) -> Measured:
        """Give the figure that a claim is about.

        Raises:
            Unmeasured: There is none.
        """
        if each.count is not None:
            return Measured(Decimal(self._projection.budget.counted(each.count)))
        if each.areas_in_balance is not None:
            return Measured(self._in_balance(each.areas_in_balance), percent=True)
        plus, amount = self._sum(each.sum, "sum")
        minus, also_amount = self._sum(each.minus, "minus")
        part, slack = plus - minus, self._slack(each, (*each.sum, *each.minus))
        if not each.percent_of:
            return Measured(part, amount and also_amount, bound=slack)
        whole, _ = self._sum(each.percent_of, "percent_of")
        if not whole:
            raise Unmeasured(("percent_of",), Message("claim-of-nothing"), _OF_NOTHING)
        of_whole = self._slack(each, each.percent_of)
        bound = None
        if slack is not None and of_whole is not None:
            bound = _of_share(part, slack, whole, of_whole)
        return Measured(part / whole * 100, percent=True, bound=bound)

    def _slack(self, each: Claim, addresses: Iterable[str]) -> Decimal | None:
        """Say by how much a sum of rounded figures may be off; None where none is rounded."""
        if (rounding := self._bounds.of(each.rounded, each.source)) is None:
            return None
        return sum((self._bounds.at(rounding, address) for address in addresses), ZERO)

    def _sum(self, addresses: Sequence[str], place: str) -> tuple[Decimal, bool]:
        """Add figures up, and say whether they are all amounts."""
        figures = []
        for position, address in enumerate(addresses):
            figure = figure_at(self._projection, address)
            if figure is None:
                raise Unmeasured(
                    (place, str(position)), *no_such_figure(self._projection, address, self._guess)
                )
            figures.append(figure)
        total = sum((figure.value for figure in figures), Decimal(0))
        return total, all(figure.amount for figure in figures)

    def _in_balance(self, year: Year) -> Decimal:
        """Give the share of areas whose result is at least 0, in percent."""
        balance = figure_at(self._projection, f"indicators.areas_in_balance.{year}")
        if balance is None:
            message = Message("no-results", year=year)
            raise Unmeasured(("areas_in_balance",), message, Message("no-results-fix"))
        return balance.value


def _of_share(part: Decimal, off: Decimal, whole: Decimal, of_whole: Decimal) -> Decimal | None:
    """Say by how much a share in percent may be off; None where the whole may be nothing.

    Any other part p' and whole w' give |p'/w' − p/w| = |(p' − p) − p/w·(w' − w)| / |w'|, which is
    at the most (off + |p/w|·of_whole) / (|w| − of_whole).
    """
    least = abs(whole) - of_whole
    return (off + abs(part / whole) * of_whole) / least * 100 if least > 0 else None


def off_of(each: Claim, measured: Measured) -> list[tuple[str, Decimal]]:
    """Hold a figure against each thing that is said of it: give what is not so, and the figure."""
    off: list[tuple[str, Decimal]] = []
    if each.equals is not None:
        value = percent_to(Percent(measured.value), decimals(each.equals))
        if value != each.equals:
            off.append(("equals", value))
    if each.at_least is not None and measured.value < each.at_least:
        off.append(("at_least", measured.value))
    if each.at_most is not None and measured.value > each.at_most:
        off.append(("at_most", measured.value))
    return off


def _broken(key: str, each: Claim, measured: Measured, unit: MoneyUnit) -> list[Finding]:
    off = off_of(each, measured)
    return [_finding(key, each, expected, measured, value, unit) for expected, value in off]


def _finding(
    key: str, each: Claim, expected: str, measured: Measured, value: Decimal, unit: MoneyUnit
) -> Finding:
    claimed: Decimal = getattr(each, expected)
    difference = claimed - value
    kind = "percent" if measured.percent else "number"
    off = percent_to(Percent(difference), 6)
    finding = Finding(
        rule="claim",
        message=Message(
            f"claim-{expected.replace('_', '-')}",
            claim=each.says or key,
            claimed=Message(kind, value=claimed),
            figure=Message(kind, value=percent_to(Percent(value), 6)),
        ),
        fix=Message("claim-fix", amount=plain(off)),
        path=("claims", key, expected),
        amount=unit.whole(difference) if measured.amount else None,
        off=off,
    )
    if measured.bound is None:
        return finding
    bound = measured.bound + unit_of(decimals(claimed)) / 2
    if abs(claimed - measured.value) > bound:
        return finding
    return explained(finding, bound, unit if measured.amount else NO_UNIT)
