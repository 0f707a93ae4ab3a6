"""Text on the way in: cleaned once, idempotent, nothing visible lost; and what counts as a word."""

import json
import unicodedata

import pytest
from hypothesis import given

from afweging import errors
from afweging.assessment.wording import citations, clean, clean_data, count_words
from afweging.errors import AfwegingError
from tests.assessment.strategies import AWKWARD, raw


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("gewoon", "gewoon"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("e\u0301", "é"),
        ("e\u200de", "e\u200de"),
        ("e\x07\u0301", "é"),
        ("\ufeffa\u202eb\u2066c\x00\x7f\ud800d\ufdd0\uffff\U0010ffff", "abcd"),
        ("a\tb\u00a0c\u00add\u200e", "a\tb\u00a0c\u00add\u200e"),
        ("😀👩‍👩‍👧", "😀👩‍👩‍👧"),
        ("", ""),
    ],
)
def test_what_is_kept_and_what_is_left_out(given: str, kept: str) -> None:
    assert clean(given) == kept


@given(raw)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(raw)
def test_clean_text_can_be_written_everywhere(text: str) -> None:
    kept = clean(text)
    assert kept.encode().decode() == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in kept if char not in "\n\t")
    assert json.loads(json.dumps(kept)) == kept
    assert kept.split("\n") == f"{kept}\n".splitlines()


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_stay_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_data_is_cleaned_throughout() -> None:
    assert clean_data({"a\r": ["b\r", {"c": "e\u0301"}], "n": 1, "x": None, "t": True}) == {
        "a\n": ["b\n", {"c": "é"}], "n": 1, "x": None, "t": True,
    }


def test_keys_that_become_the_same_are_refused() -> None:
    with pytest.raises(AfwegingError) as found:
        clean_data({"a": {"e\u0301": 1, "é": 2}})
    assert found.value.code is errors.JSON_REPEATED_KEY
    assert found.value.values == {"key": "é"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0), ("een", 1), ("een twee\ndrie", 3), ("- een\n- twee", 2), ("# Kop\n\n**vet** en *schuin*", 4), ("R&D&I-projecten", 1),
        ("EUR 1.536,50", 2), ("NL/andere lidstaat", 2), ("zie [@F15] en [@F-2.a]", 2), ("'s ochtends", 2), ("agenda's", 1), ("... — …", 0),
        ("één coöperatie", 2), ("| a | b |\n|---|---|", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, number: int) -> None:
    assert count_words(text) == number


def test_citations_come_once_in_order_of_first_mention() -> None:
    assert citations("a [@F15] b [@X-1.2] c [@F15] [@] [@é] [F3]") == ("F15", "X-1.2")
    assert citations("") == ()
