"""What every drawing of a chart is made of: words, marks that know their figures, an axis."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Percent, percent_to
from vssbudget.report.grid import folded
from vssbudget.report.page.markup import NOTHING, Markup, joined, tag, text
from vssbudget.report.svg.scale import Axis, px
from vssbudget.views.charts import Chart, Value
from vssbudget.views.rows import Label
from vssbudget.wording import Language, Message

WIDTH = 7200
LINE = 150
"""How far lines of words stand from each other."""
_LETTER = 68
"""How wide a letter is, more or less."""
_SWATCH = 110


class Drawing(NamedTuple):
    """What is drawn on which axis, and how high it is."""

    height: int
    content: Markup
    axis: Axis


class Sketch:
    """Writes the parts of a chart in one language."""

    def __init__(self, chart: Chart, language: Language) -> None:
        self.chart = chart
        self.language = language

    @property
    def power(self) -> int:
        """Which power of ten makes values of figures."""
        return 0 if self.chart.whole else self.chart.decimals

    def said(self, label: Label | int) -> str:
        """Say a label, or a year."""
        return self.language.say(label) if isinstance(label, Message) else str(label)

    def told(self, size: int) -> str:
        """Write a value as the language does."""
        places = self.chart.decimals
        return self.language.number(EXACT.scaleb(Decimal(size), -places), places)

    def size(self, value: Value) -> int | None:
        """Give a value in units of the last decimal; None for a gap."""
        if value.figure is None:
            return None
        number = Decimal(value.figure)
        if value.against:
            with localcontext(EXACT):
                number = 100 * number / Decimal(value.against.figure or 0)
        return int(percent_to(Percent(number), self.power).scaleb(self.power))

    def sizes(self, values: Iterable[Value]) -> Sequence[int]:
        """Give those that are no gaps."""
        return [size for each in values if (size := self.size(each)) is not None]

    def words(self, told: str, kind: str, x: int, y: int, anchor: str = "") -> Markup:
        """Set words at a place, with their start, middle or end there."""
        return tag("text", text(told), class_=kind, x=px(x), y=px(y), text_anchor=anchor)

    def told_in(self, label: Label | int, room: int, most: int) -> Sequence[str]:
        """Say a label in so many lines at the most, one or two; what has no room is left out."""
        return _clipped(self.said(label), room, most)

    def cut(self, label: Label, room: int) -> str:
        """Say a label in one line."""
        return self.told_in(label, room, 1)[0]

    def lines(
        self, label: Label | int, kind: str, x: int, middle: int, room: int, anchor: str = ""
    ) -> Markup:
        """Set a label around a height, in two lines at the most where it has no room in one."""
        told = self.told_in(label, room, 2)
        first = middle + 45 - (len(told) - 1) * LINE // 2
        return joined(
            *(self.words(each, kind, x, first + at * LINE, anchor) for at, each in enumerate(told))
        )

    def mark(self, name: str, kind: str, value: Value, **places: str) -> Markup:
        """Set a mark of a value that knows which figure it shows, and how large that is."""
        return tag(name, class_=kind, **self.known(value), **places)

    def figure(self, value: Value, x: int, y: int, anchor: str = "") -> Markup:
        """Write a figure at a place; nothing of a gap."""
        size = self.size(value)
        if size is None:
            return NOTHING
        places = {"x": px(x), "y": px(y), "text_anchor": anchor}
        return tag("text", text(self.told(size)), class_="value", **self.known(value), **places)

    def width(self, value: Value, more: int = 0) -> int:
        """Say how wide a figure is, with some letters more, and what is to stand beside it."""
        return (len(self.told(self.size(value) or 0)) + more) * _LETTER + 80

    def known(self, value: Value) -> dict[str, str]:
        """Give what a mark knows of its value: where its figure stands, and how large it is."""
        place = place_of(value)
        less = " ".join(f"{each}.{value.year}" for each in value.less)
        return {
            "data_figure": "" if less else place,
            "data_whole": place if less else "",
            "data_less": less,
            "data_value": str(self.size(value)),
        }

    def fill(self, series: int) -> str:
        """Name the pattern of a series."""
        return f"url(#chart-{self.chart.key}-{series})"

    def named(self, told: Sequence[str], x: int, y: int, series: int = 0) -> Markup:
        """Set a name around a height, behind the pattern of its series where it has one."""
        first = 45 - (len(told) - 1) * LINE // 2
        swatch = self.swatch(series, 0, -55) if series else NOTHING
        words = (
            self.words(each, "name", 170 if series else 0, first + at * LINE)
            for at, each in enumerate(told)
        )
        return tag("g", swatch, *words, class_="named", transform=moved(x, y))

    def swatch(self, series: int, x: int, y: int) -> Markup:
        """Set a small field with the pattern of a series."""
        side = px(_SWATCH)
        place = {"x": px(x), "y": px(y), "width": side, "height": side}
        return tag("rect", class_="swatch", **place, fill=self.fill(series))

    def legend(self, x: int, y: int) -> Markup:
        """Name the series beside each other, where there are several."""
        pieces: list[Markup] = []
        for number, series in enumerate(self.chart.series, 1):
            told = self.cut(series.label, 2000)
            pieces += [
                self.swatch(number, x, y),
                self.words(told, "name", x + _SWATCH + 60, y + _SWATCH - 10),
            ]
            x += _SWATCH + 260 + len(told) * _LETTER
        return tag("g", *pieces, class_="legend") if len(self.chart.series) > 1 else NOTHING

    def upright(self, axis: Axis, left: int, right: int) -> Markup:
        """Set the lines of an axis that runs upwards, with their values beside them."""
        return tag("g", *self._upright(axis, left, right), class_="axis", text_anchor="end")

    def _upright(self, axis: Axis, left: int, right: int) -> Iterator[Markup]:
        for tick in axis.ticks:
            yield level(axis.at(tick), left, right, "grid")
            yield self.words(self.told(tick), "tick", left - 80, axis.at(tick) + 45)

    def across(self, axis: Axis, top: int, bottom: int) -> Markup:
        """Set the lines of an axis that runs to the right, with their values below."""
        return tag("g", *self._across(axis, top, bottom), class_="axis", text_anchor="middle")

    def _across(self, axis: Axis, top: int, bottom: int) -> Iterator[Markup]:
        for tick in axis.ticks:
            yield plumb(axis.at(tick), top, bottom, "grid")
            yield self.words(self.told(tick), "tick", axis.at(tick), bottom + LINE)


def moved(x: int, y: int) -> str:
    """Say that things are moved to a place."""
    return f"translate({px(x)} {px(y)})"


def level(y: int, left: int, right: int, kind: str) -> Markup:
    """Set a line from left to right."""
    return tag("line", class_=kind, x1=px(left), x2=px(right), y1=px(y), y2=px(y))


def plumb(x: int, top: int, bottom: int, kind: str) -> Markup:
    """Set a line from above to below."""
    return tag("line", class_=kind, x1=px(x), x2=px(x), y1=px(top), y2=px(bottom))


def place_of(value: Value) -> str:
    """Give the address of a figure with its year, where it has one."""
    return f"{value.address}.{value.year}" if value.address else ""


def _clipped(told: str, room: int, most: int) -> Sequence[str]:
    """Break words within a room, in so many lines at the most; what has no place is left out."""
    letters = room // _LETTER
    first, *others = folded(told, letters)
    if len(others) < most:
        return [first, *others]
    rest = told[len(first) :].lstrip() if most > 1 else told
    return [*[first][: most - 1], f"{rest[: letters - 1].rstrip()}…"]
