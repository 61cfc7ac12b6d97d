"""What stands upright over years: the places that layers and lines have in common."""

from collections.abc import Sequence

from vssbudget.report.page.markup import Markup, tag
from vssbudget.report.svg.sketch import WIDTH, Sketch
from vssbudget.views.charts import Value

RIGHT = 4940
TOP, BOTTOM = 280, 3080
HEIGHT = BOTTOM + 280
NAMES = RIGHT + 120
"""Where the names of series begin, to the right of the last year."""
ROOM = WIDTH - NAMES - 180
STEPS = 8
_LEAST = 760
_LONGER = 2
"""How many letters longer than the first figure what stands beside the axis may become."""
_YEAR = 400


def left_of(sketch: Sketch, first: Value) -> int:
    """Say where the years begin, to the right of what stands beside the axis."""
    return max(_LEAST, sketch.width(first, _LONGER))


def middles(count: int, left: int, right: int = RIGHT) -> Sequence[int]:
    """Give the places of so many years beside each other."""
    return [left + (right - left) * (2 * at + 1) // (2 * count) for at in range(count)]


def has_room(at: int, count: int, width: int, room: int) -> bool:
    """Whether words of a width have room at a year: the last one always, others in even steps."""
    each = -(-count * width // room)
    return (count - 1 - at) % each == 0


def years(sketch: Sketch, left: int) -> Markup:
    """Set the years below, as many of them as have room."""
    told = sketch.chart.categories
    places = enumerate(zip(told, middles(len(told), left), strict=True))
    shown = (
        sketch.words(sketch.said(year), "", x, BOTTOM + 200)
        for at, (year, x) in places
        if has_room(at, len(told), _YEAR, RIGHT - left)
    )
    return tag("g", *shown, class_="year", text_anchor="middle")
