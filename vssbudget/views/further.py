"""What a projection has besides its figures, a line each, with what shows it whole."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from vssbudget.amounts import Year, span
from vssbudget.calculation.names import own_name
from vssbudget.findings import Judgement
from vssbudget.formulas.sellers import returned_by
from vssbudget.model import areas_of, marks
from vssbudget.projection import Basis, Projection, Seller
from vssbudget.views.lacking import differing, partial_lines
from vssbudget.views.rows import SET
from vssbudget.wording import Message


class Further:
    """The lines below the figures of what is wanted of a projection.

    Of all that is `asked` for, only what is `shown` stands above. A `brief` one, under other rates,
    names the parts that are not shown together.
    """

    def __init__(
        self,
        asked: Projection,
        shown: Projection,
        show: Collection[str],
        brief: bool,
    ) -> None:
        self.asked = asked
        self.shown = shown
        self.show = show
        self.budget = asked.budget
        self.brief = brief

    def lines(self, judgements: Sequence[Judgement]) -> Iterator[Message]:
        """Give the marks that stand above and what they mean, then what is not shown whole."""
        yield from self.marks()
        left = []
        for part, line in self._parts():
            if not part or part in self.show:
                yield line
            elif self.brief:
                left.append(part)
            else:
                yield Message("shown-by", told=line, part=part)
        if left:
            yield Message("parts-line", parts=",".join(left))
        yield self._checked(judgements)

    def marks(self) -> Iterator[Message]:
        """Say what the marks mean that stand behind figures."""
        yield from self._set_to_cost()
        yield from self._lacking()

    def _lacking(self) -> Iterator[Message]:
        """Name what the totals that stand above lack."""
        lacking = self._held_lacking("cost", "revenue", "result")
        lacking |= self._sums_lacking()
        yield from partial_lines(dict(sorted(lacking.items())), self._name)
        plan = self.asked.investments
        if plan is not None:
            whole = "investments" in self.show
            of_lines = plan.lacking if whole else self._held_lacking("investments")
            yield from partial_lines(of_lines, plan.names.__getitem__)

    def _sums_lacking(self) -> dict[Year, tuple[str, ...]]:
        """Name what the total and the groups lack, all of whose areas are shown."""
        lacking: dict[Year, tuple[str, ...]] = {}
        for row, of in self.shown.totals.items():
            if all(key in self.asked.by_key for key in areas_of(self.budget, row)):
                for year, keys in of.lacking.items():
                    lacking[year] = tuple(dict.fromkeys((*lacking.get(year, ()), *keys)))
        return lacking

    def _held_lacking(self, *measures: str) -> dict[Year, tuple[str, ...]]:
        """Name what the totals lack that printed ones are held against, where these are shown."""
        lacking: dict[Year, tuple[str, ...]] = {}
        for each in self.asked.published if "published" in self.show else ():
            if each.measure in measures and any(each.difference):
                lacking |= differing(self.asked, each)
        return lacking

    def _name(self, key: str) -> str:
        return own_name(self.budget, key)

    def _set_to_cost(self) -> Iterator[Message]:
        projection = self.shown
        years = [
            year
            for place, year in enumerate(projection.years)
            if any(self._is_set(seller, place) for _, seller in projection.sellers)
        ]
        if years:
            yield Message("set-to-cost", mark=SET, years=span(years))
            for of, those in self._returning():
                yield Message("less-returned", of=of, years=span(those))
            for of, those in self._planning():
                yield Message("and-planned", of=of, years=span(those))
            for of, those in self._reserving():
                yield Message("and-transferred", of=of, years=span(those))

    def _planning(self) -> Iterator[tuple[str, list[Year]]]:
        """Give what is to leave a planned result at self-cost, and in which years."""
        return self._leaving(lambda key: self.budget.areas[key].result)

    def _reserving(self) -> Iterator[tuple[str, list[Year]]]:
        """Give what is to leave what goes to reserves at self-cost, and in which years."""
        return self._leaving(lambda key: self.shown.transferred.get(key, {}))

    def _leaving(self, of: Callable[[str], Mapping[Year, int]]) -> Iterator[tuple[str, list[Year]]]:
        years = list(enumerate(self.shown.years))
        for area in self.shown.areas:
            row = of(area.key)
            if those := [y for at, y in years if row.get(y) and self._is_set(area, at)]:
                yield area.name, those

    def _returning(self) -> Iterator[tuple[str, list[Year]]]:
        """Give what returns earlier results at self-cost, and in which years.

        An area, or where prices decide in it those of its services that none is decided for.
        """
        for area in self.shown.areas:
            back = returned_by(self.budget.areas[area.key])
            years: dict[str, list[Year]] = {}
            for place, year in enumerate(self.shown.years) if any(back.values()) else ():
                sellers = (area,) if self._is_set(area, place) else area.services
                for each in sellers if back.get(year) else ():
                    if self._is_set(each, place):
                        years.setdefault("" if each is area else each.key, []).append(year)
            names = {each.key: f"{area.name}, {each.name}" for each in area.services}
            yield from ((names.get(key, area.name), each) for key, each in years.items())

    def _is_set(self, seller: Seller, place: int) -> bool:
        return self.shown.basis(seller, place) is Basis.SELF_COST

    def _parts(self) -> Iterator[tuple[str, Message]]:
        """Give the parts that can be shown whole, each with a line on it."""
        yield from self._hidden()
        yield from self.held()
        yield from self._investments()
        yield from self._assumptions()

    def _hidden(self) -> Iterator[tuple[str, Message]]:
        if hidden := self.asked.years[: len(self.asked.years) - len(self.shown.years)]:
            yield "history", Message("history-line", years=span(hidden))

    def held(self) -> Iterator[tuple[str, Message]]:
        """Say how many printed rows differ from what is calculated, with the part they are in."""
        held = [each for each in self.asked.published if set(each.difference) != {None}]
        if not held:
            return
        off = [each for row in held for each in row.difference if each]
        told = {"rows": len(held), "differing": sum(any(each.difference) for each in held)}
        if off:
            most = max(map(abs, off))
            unit = self.budget.unit
            yield "published", Message("published-differing", **told, most=most, unit=unit)
        else:
            yield "", Message("published-agreeing", **told)

    def _investments(self) -> Iterator[tuple[str, Message]]:
        plan = self.asked.investments
        if plan is None:
            return
        years = zip(self.asked.years, plan.left, strict=True)
        over = [year for year, left in years if left is not None and left < 0]
        name = "investments-over" if over else "investments-line"
        yield "investments", Message(name, count=len(plan.lines), years=span(over))

    def _assumptions(self) -> Iterator[tuple[str, Message]]:
        if count := sum(1 for _ in marks(self.budget)):
            yield "assumptions", Message("assumptions-line", count=count)

    def _checked(self, judgements: Sequence[Judgement]) -> Message:
        found = sum(each.follows is None for judged in judgements for each in judged.findings)
        return Message("checked-line", found=found) if found else Message("checked-none")
