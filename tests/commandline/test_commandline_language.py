"""In which language it is said: `--lang`, VSSBUDGET_LANG, the locale."""

import json
from pathlib import Path

import pytest
import typer
from conftest import SHIPPED, Run

from vssbudget.commandline.language import asked_language, chosen_language
from vssbudget.commandline.mistyped import mistyped
from vssbudget.findings import WrongCommand
from vssbudget.wording import LANGUAGES

ENGLISH, SWEDISH = LANGUAGES["en"], LANGUAGES["sv"]


def test_nothing_said_is_english() -> None:
    assert chosen_language(None) is ENGLISH


@pytest.mark.parametrize("variable", ["VSSBUDGET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_environment_names_the_language(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "sv")
    assert chosen_language(None) is SWEDISH
    assert chosen_language("en") is ENGLISH


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("sv_SE.UTF-8", "sv"),
        ("SV_FI", "sv"),
        ("en_GB.UTF-8", "en"),
        ("de_DE", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
    ],
)
def test_a_locale_names_its_language_and_any_other_is_english(
    monkeypatch: pytest.MonkeyPatch, locale: str, code: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert chosen_language(None).code == code


def test_what_names_a_locale_goes_in_the_order_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    monkeypatch.setenv("LC_MESSAGES", "en_GB.UTF-8")
    assert chosen_language(None) is ENGLISH
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert chosen_language(None) is SWEDISH
    monkeypatch.setenv("LC_ALL", "")
    assert chosen_language(None) is ENGLISH
    monkeypatch.setenv("LC_MESSAGES", "")
    assert chosen_language(None) is SWEDISH


def test_the_programs_own_variable_goes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setenv("VSSBUDGET_LANG", "en")
    assert chosen_language(None) is ENGLISH
    monkeypatch.setenv("VSSBUDGET_LANG", "")
    assert chosen_language(None) is SWEDISH


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize("named", ["no", "SV", "svenska", "sv_SE"])
def test_an_unknown_language_in_the_environment_is_refused(
    monkeypatch: pytest.MonkeyPatch, run: Run, named: str
) -> None:
    monkeypatch.setenv("VSSBUDGET_LANG", named)
    with pytest.raises(WrongCommand):
        chosen_language(None)
    for command in ("check", "project", "check-balance", "rule"):
        ran = run(command)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"vssbudget: VSSBUDGET_LANG names '{named}', and there is no such language; "
            "known: en, sv\n"
        )
    assert run("check", "--lang", "sv").status == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), "en"),
        (("check", "--lang", "sv"), "sv"),
        (("check", "--lang=sv"), "sv"),
        (("check", "--lang=sv", "--lang", "en"), "en"),
        (("check", "--lang", "en", "--lang=sv", "--pirce"), "sv"),
        (("check", "--lang"), "en"),
        (("check", "--lang", "de"), "en"),
        (("check", "--lang="), "en"),
        (("check", "sv"), "en"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_language_that_it_asks_for(
    args: tuple[str, ...], code: str
) -> None:
    assert asked_language(args).code == code


def test_a_wrong_command_line_is_told_in_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VSSBUDGET_LANG", "sv")
    assert asked_language(("check", "--lang", "de")) is SWEDISH
    assert asked_language(("check", "--lang", "en")) is ENGLISH
    monkeypatch.setenv("VSSBUDGET_LANG", "de")
    assert asked_language(("check",)) is ENGLISH


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("check", "no.yaml"), "filen no.yaml finns inte"),
        (("project", "."), ". är en mapp: ange filen i den"),
        (
            ("check", "--rule", "fotting"),
            "--rule 'fotting': den regeln finns inte; menade du footing?",
        ),
        (("project", "--price", "dear"), "--price 'dear': 'dear' är ingen uppräkning"),
        (("project", "--output", "."), "--output .: det är en mapp; ange en fil"),
        (
            ("check", "--skpi"),
            "--skpi: den flaggan finns inte; menade du --skip? Se vssbudget --help",
        ),
        (("check", "--xyz"), "--xyz: den flaggan finns inte. Se vssbudget --help"),
        (("check", "--quiet=3"), "--quiet: flaggan tar inget värde. Se"),
        (("explain",), "SIFFRA saknas. Se"),
        (("keys", "areas", "och"), "och: kommandot tar inte fler argument. Se"),
        (("explain", "a", "--format", "xml"), "--format: 'xml' är inte någon av 'auto', 'table', "),
        (("chekc",), "'chekc': det kommandot finns inte; menade du check?"),
        (("--verbose",), "--verbose utan kommando används tillsammans med --version"),
    ],
)
def test_a_users_mistake_is_told_in_swedish(run: Run, args: tuple[str, ...], told: str) -> None:
    for line in ((*args, "--lang", "sv"), (*args, "--lang=sv")):
        ran = run(*line)
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err
        assert ran.err.startswith("vssbudget: ")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("check", "--skpi"), "--skpi: there is no such option; did you mean --skip? Try"),
        (("check", "--xyz"), "--xyz: there is no such option. Try vssbudget --help"),
        (("check", "--rule"), "--rule: there is no value behind it. Try"),
        (("check", "--quiet=3"), "--quiet: it takes no value. Try"),
        (("explain",), "PATH is missing. Try"),
        (("keys", "areas", "and"), "and: the command takes nothing more. Try"),
        (("explain", "a", "--format", "xml"), "--format: 'xml' is not one of 'auto', 'table', "),
        (("zzz",), "'zzz': there is no such command; known: allocate, "),
        (("--xyz",), "--xyz: there is no such option. Try"),
    ],
)
def test_wrong_options_are_told_in_words_of_our_own(
    run: Run, args: tuple[str, ...], told: str
) -> None:
    ran = run(*args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"vssbudget: {told}")


def test_a_value_that_is_missing_at_the_end_is_told_in_swedish(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSSBUDGET_LANG", "sv")
    assert "--rule: värdet efter flaggan saknas. Se" in run("check", "--rule").err


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Unheard of.", "Invalid value: Unheard of. Try vssbudget --help"),
        ("Value error, is it so?", "Invalid value: is it so? Try vssbudget --help"),
    ],
)
def test_what_has_no_words_stays_as_it_is(told: str, said: str) -> None:
    assert str(mistyped(typer.BadParameter(told), ENGLISH)) == said


def test_the_sheet_has_swedish_headings_and_numbers(run: Run) -> None:
    args = ("--price", "2.5", "--wage", "3.0", "--show", "history,revenue")
    out = run("project", "--lang", "sv", *args).out
    assert "Kostnader, tkr" in out
    assert "Belopp i tkr. Basår 2023." in out
    assert "\u22122\u00a0969" in out or "\u22122 969" in out
    assert "-2 969" not in out
    assert "2,65" in out
    assert "2.65" not in out


def test_the_sheet_is_english_without_it(run: Run) -> None:
    out = run("project", "--show", "history,revenue").out
    assert "Cost, tkr" in out
    assert "-2 969" in out
    assert "\u2212" not in out


def test_findings_are_told_in_swedish(run: Run, broken_file: Path) -> None:
    ran = run("check", broken_file, "--lang", "sv", "--notices", "--verbose")
    assert ran.status == 1
    assert (
        "fel[zero-result] Verksamhetsområde HR 2023: intäkter 33 481 tkr, kostnader 34 000 tkr: "
        "519 tkr för lite. Sätt intäkten till 34 000 tkr" in ran.out
    )
    assert "upplysning[footing] 2021, kostnader, summa: tryckt 561 276 tkr" in ran.out
    assert "inom de 3,5 tkr som avrundning förklarar" in ran.out
    assert "\u22122 969" in ran.out


def test_the_faults_of_a_file_are_told_in_swedish(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("titel: Small\n", "utf-8")
    ran = run("check", path, "--lang", "sv")
    assert ran.status == 3
    assert "'titel' är inget fält som kan stå här. Skriv title." in ran.out


@pytest.mark.parametrize(
    ("command", "form"), [("project", "json"), ("project", "csv"), ("check", "json")]
)
def test_programs_get_the_same_to_the_byte_in_both_languages(
    run: Run, broken_file: Path, command: str, form: str
) -> None:
    for file in (SHIPPED, broken_file):
        english, swedish = (
            run(command, file, "--format", form, "--lang", lang) for lang in ("en", "sv")
        )
        assert english.out == swedish.out
        assert english.status == swedish.status
        if form == "json":
            json.loads(english.out)


@pytest.mark.parametrize("lang", ["de", "SV", ""])
def test_a_language_that_there_is_not_is_a_wrong_option(run: Run, lang: str) -> None:
    ran = run("check", "--lang", lang)
    assert (ran.status, ran.out) == (2, "")
    assert "--lang" in ran.err
