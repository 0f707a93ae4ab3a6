"""Folding: accents and case aside, and every place traced back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.store.folding import fold, occurrences, origins

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Coördinatie", "coordinatie"),
        ("STAATSSTEUN", "staatssteun"),
        ("één", "een"),
        ("e\u0301e\u0301n", "een"),
        ("ﬁnanciën", "financien"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("af\u00adbreken\u200b", "afbreken"),
        ("ΟΔΟΣ", "οδοσ"),
        ("\x00\x07x\ud800", "x"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(ANY, ANY)
def test_folding_goes_piece_by_piece(one: str, two: str) -> None:
    assert fold(one + two) == fold(one) + fold(two)


@given(ANY, st.data())
def test_a_span_is_traced_back_to_characters_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    ((first, last),) = origins(text, ((start, end),))
    assert 0 <= first < last <= len(text)
    assert folded[start:end] in fold(text[first:last])
    assert last == len(text) or unicodedata.category(text[last])[0] != "M"


def test_an_accent_stays_with_its_letter() -> None:
    assert origins("cre\u0301dit", ((0, 3),)) == ((0, 4),)
    assert origins("ﬁn", ((1, 3),)) == ((0, 2),)


def test_occurrences_do_not_overlap() -> None:
    assert list(occurrences("aa", "aaaaa")) == [(0, 2), (2, 4)]
    assert list(occurrences("x", "aaa")) == []
