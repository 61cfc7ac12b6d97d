"""What is wrong with the way a number is written, and what to write instead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.model.figures import number
from vssbudget.model.misread import misread
from vssbudget.wording import Message

NBSP, THIN = "\u00a0", "\u202f"


def told(text: str, *, whole: bool, unit: str) -> tuple[str, str]:
    found, instead = misread(text, whole=whole, unit=unit)
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
        ("1 000,5", "spaces between the thousands", "1001"),
        ("62 0173", "no number", ""),
        ("620 173 tkr", "the unit tkr behind the number", "620173"),
        ("620.173TKR", "the unit TKR behind the number", "620173"),
        ("− 5 tkr", "a typographic minus (U+2212)", ""),
        ("-5 tkr", "the unit tkr behind the number", "-5"),
        ("5 mnkr", "the unit mnkr behind the number", ""),
        ("5 %", "the unit % behind the number", ""),
        ("5 kr", "the unit kr behind the number", ""),
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
        ("25e-1", "a number with an exponent", "3"),
        ("1e99", "a number with an exponent", ""),
        ("010", "leading zeros, which YAML 1.1 reads as octal", "10"),
        ("-007", "leading zeros, which YAML 1.1 reads as octal", "-7"),
        ("00", "leading zeros, which YAML 1.1 reads as octal", "0"),
        ("620,173", "a comma between the thousands", "620173"),
        ("2,5", "a decimal comma", "3"),
        ("-2,5", "a decimal comma", "-3"),
        ("1,250,000", "a comma between the thousands", "1250000"),
        ("-1.250.000", "a point between the thousands, or decimals", "-1250000"),
        ("1.250,000", "no number", ""),
        ("1,250,00", "no number", ""),
        ("620.173", "a point between the thousands, or decimals", "620173"),
        ("33481.500", "decimals where whole amounts belong", "33482"),
        ("0.123", "decimals where whole amounts belong", "0"),
        ("1000,500", "a decimal comma", "1001"),
        ("999999999999999.5", "decimals where whole amounts belong", ""),
        ("0xFFFFFFFFFFFFFF", "a number in another base", ""),
        ("33481.5", "decimals where whole amounts belong", "33482"),
        ("33480.5", "decimals where whole amounts belong", "33481"),
        ("-0.4", "decimals where whole amounts belong", "0"),
        ("5.", "a point without digits on both sides", "5"),
        (".5", "a point without digits on both sides", "1"),
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
    assert told(text, whole=True, unit="tkr") == (found, instead)


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
        ("2.1234567", "more than six decimals", "2.123457"),
        ("2.0000005", "more than six decimals", "2.000001"),
        ("1234567890123456.5", "more than 15 digits", ""),
        ("2.0000000", "more than six decimals", "2"),
        ("0.0000000", "more than six decimals", "0"),
        ("0.0000001", "more than six decimals", ""),
        ("0,0000001", "a decimal comma", ""),
        ("1,1234567", "a decimal comma", "1.123457"),
        ("1.250.000", "a point between the thousands, or decimals", "1250000"),
        ("2.5.1", "no number", ""),
    ],
)
def test_a_rate_is_told_what_to_write_instead(text: str, found: str, instead: str) -> None:
    assert told(text, whole=False, unit="%") == (found, instead)


@pytest.mark.parametrize(("unit", "instead"), [("kr", "500"), ("KR", "500"), ("tkr", ""), ("", "")])
def test_a_unit_that_is_not_the_files_own_tells_of_another_amount(unit: str, instead: str) -> None:
    assert told("500 kr", whole=True, unit=unit) == ("the unit kr behind the number", instead)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.text("0123456789019.,-+ '_eExb:%−kr", min_size=1, max_size=12), st.booleans())
def test_what_is_to_be_written_instead_is_never_refused_itself(text: str, whole: bool) -> None:
    _, instead = misread(text, whole=whole, unit="kr" if whole else "%")
    assert instead == "" or number(instead, whole=whole, what=Message("a-number")) == instead
