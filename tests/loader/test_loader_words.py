"""Texts that are written alike are one object, but never take each other's properties."""

from vssbudget.loader.tree import plant
from vssbudget.model import Quoted


def test_a_word_is_one_object_however_often_it_is_written() -> None:
    first, second = plant("[{a2021: v1234}, {a2021: v1234}]").tree
    assert next(iter(first)) is next(iter(second))
    assert first["a2021"] is second["a2021"]


def test_quotes_stay_with_the_text_that_stands_in_them() -> None:
    for text in ('["no", no, {"no": 1}, {no: 2}]', '[no, "no", {no: 1}, {"no": 2}]'):
        a, b, c, d = plant(text).tree
        kinds = [type(each) for each in (a, b, next(iter(c)), next(iter(d)))]
        plain_first = text.startswith("[no")
        assert kinds == ([str, Quoted] * 2 if plain_first else [Quoted, str] * 2)


def test_a_text_over_several_lines_is_refused_behind_the_same_text_on_one() -> None:
    for text, line in (("a: x y\nb: x\n  y\n", 2), ("a: xy\nb: x\n\n  y\nc: x y\n", 2)):
        (fault,) = plant(text).faults
        assert str(fault.message) == "found a text over several lines"
        assert fault.place is not None
        assert fault.place.line == line
