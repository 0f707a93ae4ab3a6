"""Dutch and English: sentences, dates, numbers, and which language the user gets."""

import gettext
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from afweging import texts
from afweging.texts import N_, Sentences, _, language_from, language_of, ngettext, read_day, sentences, use

SENTENCE = "The file is empty."


def test_sentences_are_dutch_until_another_language_is_used() -> None:
    assert texts.active().language == "nl"
    assert _(SENTENCE) == "Het bestand is leeg."
    use("en")
    assert _(SENTENCE) == SENTENCE
    assert N_(SENTENCE) == SENTENCE


def test_a_text_in_another_language_keeps_its_own_sentences() -> None:
    english = sentences("en")
    assert sentences("en") is english
    assert english.say(SENTENCE) == SENTENCE
    assert sentences("nl").say(SENTENCE) == "Het bestand is leeg."


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_what_has_no_translation_is_shown_in_english(language: texts.Language) -> None:
    assert sentences(language).say("No such sentence.") == "No such sentence."
    assert sentences(language).say("") == ""


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_singular_and_plural_follow_the_number(language: texts.Language) -> None:
    use(language)
    assert [ngettext("one cow", "{n} cows", n) for n in (0, 1, 2)] == ["{n} cows", "one cow", "{n} cows"]


def test_every_sentence_is_what_the_standard_library_reads_in_the_catalogue() -> None:
    with (Path(texts.__file__).parent / "locale/nl/LC_MESSAGES/afweging.mo").open("rb") as file:
        known = gettext.GNUTranslations(file)
    said = sentences("nl")
    kept: dict[str | tuple[str, int], str] = known._catalog  # type: ignore[attr-defined]
    assert len(kept) > 2000
    assert {key: said.say(key) for key in kept if isinstance(key, str) and key} == {
        key: text for key, text in kept.items() if isinstance(key, str) and key}
    assert [said.plural("{number} remark", "{number} remarks", n) for n in (0, 1, 2)] == [
        known.ngettext("{number} remark", "{number} remarks", n) for n in (0, 1, 2)]
    assert said.say("! before the first one") == "! before the first one"
    assert said.say("~~~ behind the last one") == "~~~ behind the last one"


def test_dates_are_written_as_officials_write_them() -> None:
    dutch, english = Sentences("nl"), Sentences("en")
    assert dutch.day(date(2022, 7, 8)) == "8 juli 2022"
    assert english.day(date(2022, 12, 31)) == "31 December 2022"
    assert dutch.moment(datetime(2026, 3, 1, 14, 3, tzinfo=UTC)) == "1 maart 2026, 14:03"
    assert dutch.short_day(date(2022, 7, 8)) == "08-07-2022"
    assert english.short_day(date(2022, 7, 8)) == "2022-07-08"


@pytest.mark.parametrize(("text", "day"), [
    ("1-6-2026", date(2026, 6, 1)), ("01/06/2026", date(2026, 6, 1)), ("1.6.2026", date(2026, 6, 1)),
    ("2026-06-01", date(2026, 6, 1)), (" 2026-6-1 ", date(2026, 6, 1)), ("31-2-2026", None), ("1-6-26", None),
    ("1 juni 2026", date(2026, 6, 1)), ("31 Mei 2026", date(2026, 5, 31)), ("1 June 2026", date(2026, 6, 1)),
    ("1 juni 26", None), ("31 juni 2026", None), ("1 zomer 2026", None), ("juni 2026", None), ("", None), ("1-6", None), ("0-0-2026", None), ("1-6-20266", None), ("²-6-2026", None),
])
def test_a_date_as_officials_type_it(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_numbers_follow_the_manner_of_the_language() -> None:
    dutch, english = Sentences("nl"), Sentences("en")
    assert dutch.number(1536.5, 1) == "1.536,5"
    assert english.number(1536.5, 1) == "1,536.5"
    assert dutch.number(1234567) == "1.234.567"
    assert dutch.number(-0.25, 2) == "-0,25"


@pytest.mark.parametrize(
    ("name", "language"),
    [("nl_NL.UTF-8", "nl"), ("nl-BE", "nl"), ("EN", "en"), ("en_GB", "en"), ("C.UTF-8", None), ("de", None), ("", None), (None, None)],
)
def test_a_locale_stands_for_a_language(name: str | None, language: str | None) -> None:
    assert language_of(name) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "nl_NL"}, "nl"),
        ({"AFWEGING_LANG": "en", "LC_ALL": "nl_NL", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "C"}, "nl"),
    ],
)
def test_the_language_comes_from_the_environment(environment: dict[str, str], language: str) -> None:
    assert language_from(environment) == language


def test_the_real_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFWEGING_LANG", "en")
    assert language_from() == "en"
