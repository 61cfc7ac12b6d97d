"""What is wrong with the way a number is written, and what to write instead."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.model.cures import instead
from vssbudget.model.figures import number
from vssbudget.model.misread import misread
from vssbudget.wording import Message

STATED = "write decimals: {} at the top of the file, and {} here"
UNITS = "write the whole file in a smaller unit, or the whole units that were decided"
SIDES = "a cost below zero is a revenue, and the other way round"
OTHER = "the other side of that year"
MONTHS = "write it in months, under life_months, or opening_months"
NBSP, THIN = "\u00a0", "\u202f"


def told(text: str, *, places: int, unit: str) -> tuple[str, str]:
    found, instead = misread(text, places=places, unit=unit)
    return str(found), instead


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("", "no value", ""),
        ("~", "no value", ""),
        ("Null", "no value", ""),
        ("620 173", "spaces between the thousands", "620173"),
        (f"-1{NBSP}250{THIN}000", "spaces between the thousands", "-1250000"),
        ("1'000", "spaces between the thousands", "1000"),
        ("1 000,5", "spaces between the thousands", "1000.5"),
        ("62 0173", "no number", ""),
        ("620 173 tkr", "the unit tkr behind the number", "620173"),
        ("620.173TKR", "the unit TKR behind the number", "620173"),
        ("− 5 tkr", "a typographic minus (U+2212)", ""),
        ("-5 tkr", "the unit tkr behind the number", "-5"),
        ("5 mnkr", "the unit mnkr behind the number", "5000"),
        ("5 %", "the unit % behind the number", ""),
        ("5 kr", "the unit kr behind the number", "0.005"),
        ("+5", "a plus sign", "5"),
        ("−5", "a typographic minus (U+2212)", "-5"),
        ("–1 000", "a dash for a minus", "-1000"),
        ("+-5", "a plus sign", "-5"),
        (".inf", "no finite number", ""),
        ("-.INF", "no finite number", ""),
        (".nan", "no finite number", ""),
        ("infinity", "no finite number", ""),
        ("0x1F", "a number in another base", "31"),
        ("-0o17", "a number in another base", "-15"),
        ("0b11", "a number in another base", "3"),
        ("0b12", "no number", ""),
        ("1:30", "a number in base 60, as YAML 1.1 reads a colon", ""),
        ("1_000", "underscores between the digits", "1000"),
        ("-1_0_0", "underscores between the digits", "-100"),
        ("1e3", "a number with an exponent", "1000"),
        ("1.5E+2", "a number with an exponent", "150"),
        ("25e-1", "a number with an exponent", "2.5"),
        ("1e99", "a number with an exponent", ""),
        ("010", "leading zeros, which YAML 1.1 reads as octal", "10"),
        ("-007", "leading zeros, which YAML 1.1 reads as octal", "-7"),
        ("00", "leading zeros, which YAML 1.1 reads as octal", "0"),
        ("620,173", "a comma between the thousands", "620173"),
        ("2,5", "a decimal comma", "2.5"),
        ("-2,5", "a decimal comma", "-2.5"),
        ("1,250,000", "a comma between the thousands", "1250000"),
        ("-1.250.000", "a point between the thousands, or decimals", "-1250000"),
        ("1.250,000", "no number", ""),
        ("1,250,00", "no number", ""),
        ("620.173", "a point between the thousands, or decimals", "620173"),
        ("33481.500", "decimals", "33481.5"),
        ("0.123", "decimals", "0.123"),
        ("1000,500", "a decimal comma", "1000.5"),
        ("999999999999999.5", "decimals", "999999999999999.5"),
        ("0xFFFFFFFFFFFFFF", "a number in another base", ""),
        ("33481.5", "decimals", "33481.5"),
        ("33480.5", "decimals", "33480.5"),
        ("-0.4", "decimals", "-0.4"),
        ("5.", "a point without digits on both sides", "5"),
        (".5", "a point without digits on both sides", "0.5"),
        ("1000000000000000", "more than 15 digits", ""),
        ("-1000000000000000", "more than 15 digits", ""),
        ("9" * 61, "far too long for a number", ""),
        ("many", "no number", ""),
        ("--5", "no number", ""),
        ("5-", "no number", ""),
        (".", "no number", ""),
        ("٣", "no number", ""),
    ],
)
def test_a_whole_amount_is_told_what_to_write_instead(text: str, found: str, instead: str) -> None:
    assert told(text, places=0, unit="tkr") == (found, instead)


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("2,5", "a decimal comma", "2.5"),
        ("2.5 %", "the unit % behind the number", "2.5"),
        ("2,5%", "the unit % behind the number", "2.5"),
        ("25 ‰", "the unit ‰ behind the number", ""),
        ("−2,5", "a typographic minus (U+2212)", "-2.5"),
        ("1 000,5", "spaces between the thousands", "1000.5"),
        ("02.5", "leading zeros, which YAML 1.1 reads as octal", "2.5"),
        ("25e-1", "a number with an exponent", "2.5"),
        ("1_0.5", "no number", ""),
        (".5", "a point without digits on both sides", "0.5"),
        ("-.5", "a point without digits on both sides", "-0.5"),
        ("2.", "a point without digits on both sides", "2"),
        ("2.1234567", "more than six decimals", "2.1234567"),
        ("2.0000005", "more than six decimals", "2.0000005"),
        ("1234567890123456.5", "more than 15 digits", ""),
        ("2.0000000", "more than six decimals", "2"),
        ("0.0000000", "more than six decimals", "0"),
        ("0.0000001", "more than six decimals", "0.0000001"),
        ("0,0000001", "a decimal comma", "0.0000001"),
        ("1,1234567", "a decimal comma", "1.1234567"),
        ("1.250.000", "a point between the thousands, or decimals", "1250000"),
        ("2.5.1", "no number", ""),
    ],
)
def test_a_rate_is_told_what_to_write_instead(text: str, found: str, instead: str) -> None:
    assert told(text, places=6, unit="%") == (found, instead)


@pytest.mark.parametrize(
    ("unit", "instead"), [("kr", "500"), ("KR", "500"), ("tkr", "0.5"), ("", ""), ("USD", "")]
)
def test_a_unit_that_is_not_the_files_own_tells_of_another_amount(unit: str, instead: str) -> None:
    assert told("500 kr", places=0, unit=unit) == ("the unit kr behind the number", instead)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(
    st.text("0123456789019.,-+ '_eExb:%−kr()", min_size=1, max_size=12),
    st.sampled_from(["whole", "decimal", "quantity", "signed", "amount", "life", "start"]),
)
def test_what_is_to_be_written_instead_is_the_number_meant_and_never_refused_itself(
    text: str, kind: str
) -> None:
    whole = kind not in ("decimal", "quantity")
    _, meant = misread(text, places=0 if whole else 6, unit="tkr" if whole else "%")
    told = instead(kind, text, meant, "tkr")
    if told is not None and told.name == "write":
        written = str(told.values["what"])
        assert number(written, whole=whole, what=Message("a-number")) == written
        assert Decimal(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("kind", "text", "unit", "told"),
    [
        (
            *("signed", "70.5", "mnkr"),
            f"{STATED.format(1, '70.5')}, or write the whole file in tkr: 70.5 mnkr is 70500 tkr",
        ),
        (
            *("signed", "0,3", "Mkr"),
            f"{STATED.format(1, '0.3')}, or write the whole file in tkr: 0.3 Mkr is 300 tkr",
        ),
        ("signed", "0.0005", "mnkr", "write the whole file in kr: 0.0005 mnkr is 500 kr"),
        (
            *("signed", "0,5", "MSEK"),
            f"{STATED.format(1, '0.5')}, or write the whole file in tsek: 0.5 MSEK is 500 tsek",
        ),
        (
            *("signed", "0.5", "1 000 kr"),
            f"{STATED.format(1, '0.5')}, or write the whole file in kr: 0.5 × 1 000 kr is 500 kr",
        ),
        (
            *("signed", "0.25", "Tusen kr"),
            f"{STATED.format(2, '0.25')}, or write the whole file in kr: 0.25 Tusen kr is 250 kr",
        ),
        ("signed", "5 mnkr", "1000 kr", "write 5000"),
        ("signed", "0.5", "kr", STATED.format(1, "0.5")),
        ("signed", "0.5", "", STATED.format(1, "0.5")),
        ("signed", "0.125", "USD", STATED.format(3, "0.125")),
        ("signed", "0.0005", "USD", UNITS),
        ("signed", "0.0000001", "mnkr", UNITS),
        ("signed", "999999999999999.5", "mnkr", STATED.format(1, "999999999999999.5")),
        ("signed", "(1 200)", "tkr", "write -1200"),
        ("signed", "1200;", "tkr", "write 1200"),
        ("signed", "- 1 200", "tkr", "write -1200"),
        ("signed", "5 mnkr", "tkr", "write 5000"),
        ("signed", "620.173", "kr", "write 620173"),
        (
            "signed",
            "1.628",
            "mnkr",
            "write 1628 if the mark stands between the thousands; if decimals follow it, "
            f"{STATED.format(3, '1.628')}, or write the whole file in tkr: 1.628 mnkr is 1628 tkr",
        ),
        ("amount", "−27", "mnkr", f"{SIDES}: write 0 here, and add 27 to {OTHER}"),
        ("amount", "(18)", "mnkr", f"{SIDES}: write 0 here, and add 18 to {OTHER}"),
        (
            "amount",
            "– 1,8",
            "mnkr",
            f"{SIDES}: write decimals: 1 at the top of the file, 0 here, and add 1.8 to {OTHER}",
        ),
        (
            *("amount", "-0.0018", "mnkr"),
            f"{SIDES}: write the whole file in kr, 0 here, and add 1800 to {OTHER}",
        ),
        (
            "amount",
            "-0.0005",
            "kr",
            f"{SIDES}: write 0 here, and add it in whole units to {OTHER}",
        ),
        ("amount", "70.0005", "kr", UNITS),
        ("life", "1.5", "", f"{MONTHS}: 18"),
        ("life", "2,5", "", f"{MONTHS}: 30"),
        ("life", "1.3", "", f"{MONTHS}: a whole number of months from 1 to 1200"),
        ("life", "05", "", "write 5"),
        ("life", "-1.5", "", None),
        (
            "life",
            "0.5",
            "",
            "what does not last a year is a cost of the year: write it under cost",
        ),
        (
            "start",
            "0.25",
            "",
            "say the month in which it is taken into use in place of start, "
            "such as in_use: 2023-10",
        ),
        ("start", "01", "", "write 1"),
        ("start", "1.5", "", None),
        ("whole", "1.5", "", None),
        ("whole", "+3", "", "write 3"),
        ("decimal", "2,5", "", "write 2.5"),
        (
            "decimal",
            "2.1234567",
            "",
            "write at most six decimals; the nearest number with six is 2.123457",
        ),
        ("decimal", "0.0000001", "", None),
        ("quantity", "5,9", "", "write 5.9"),
        ("whole", "many", "", None),
    ],
)
def test_a_cure_never_writes_another_figure_than_the_one_that_was_meant(
    kind: str, text: str, unit: str, told: str | None
) -> None:
    whole = kind not in ("decimal", "quantity")
    _, meant = misread(text, places=0 if whole else 6, unit=unit)
    found = instead(kind, text, meant, unit)
    assert (found and str(found)) == told
