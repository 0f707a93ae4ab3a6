"""Searches as they are typed: words, quotes and fields, in Dutch and English."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import errors, shipped
from afweging.assessment.query import FIELDS, Query, parse, plain_words
from afweging.errors import AfwegingError
from afweging.framework.loading import load
from afweging.framework.models import Framework

FRAMEWORK = load(shipped.default_framework())


def read(text: str) -> Query:
    return parse(text, lambda: (FRAMEWORK, FRAMEWORK))


def never() -> Sequence[Framework]:
    raise AssertionError("the frameworks are not needed for this")


@pytest.mark.parametrize(("text", "words"), [
    ("", ""), ("  steun  ", "steun"), ("eu steun", "eu steun"), ('"de markt" x', '"de markt" x'), ('"de mar', '"de mar'),
    ("„de markt”", '"de markt"'), ('x"de markt"', 'x "de markt"'), ("3:4 5:6", "3:4 5:6"), ('"status:concept"', '"status:concept"'),
    ("kader: steun", "kader steun"), ("a-b C++ %", "a-b C++ %"),
])
def test_words_stay_as_they_are(text: str, words: str) -> None:
    query = parse(text, never)
    assert query == Query(words=words)
    assert not query.fields


@pytest.mark.parametrize(("text", "found"), [
    ("status:concept", Query(status=("concept",))),
    ("STATUS:Vastgesteld", Query(status=("vastgesteld",))),
    ("status:finalised", Query(status=("vastgesteld",))),
    ("status:ter-meelezing status:draft", Query(status=("ter-meelezing", "concept"))),
    ("status:vast", Query(status=("vastgesteld",))),
    ("fase:toekenning", Query(phase=("toekenning",))),
    ("phase:award", Query(phase=("toekenning",))),
    ('fase:"(pre-)notification"', Query(phase=("notificatie",))),
    ("advies:deelname", Query(advice=("DEELNAME",))),
    ("advice:deelname-mits", Query(advice=("DEELNAME_MITS",))),
    ("advies:DEELNAME_MITS", Query(advice=("DEELNAME_MITS",))),
    ('advies:"Dutch participation, with focus"', Query(advice=("DEELNAME",))),
    ("advice:participation", Query(advice=("DEELNAME",))),
    ("advice:participation-if advies:participate", Query(advice=("DEELNAME_MITS", "DEELNAME"))),
    ('advice:"no role" advice:national', Query(advice=("GEEN_ROL", "NATIONAAL"))),
    ("advice:european-no-ipcei advice:ipcei_no_participation", Query(advice=("EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME"))),
    ("advice:not-yet", Query(advice=("NOG_NIET",))),
    ("advies:geen_r", Query(advice=("GEEN_ROL",))),
    ("ADVIËS:deelnáme", Query(advice=("DEELNAME",))),
    ("jaar:2026 year:2025", Query(years=(2026, 2025))),
    ("vraag:4 steun", Query(words="steun", questions=(FRAMEWORK.questions[3].id,))),
    ("question:overheidstaak", Query(questions=("overheidstaak",))),
    ("Vraag:overheid", Query(questions=("overheidstaak",))),
    ("kenmerk:AFW-2026", Query(kenmerken=("AFW-2026",))),
    ("trefwoord:waterstof tag:“groene chemie”", Query(tags=("waterstof", "groene chemie"))),
    ("voorbeeld:ja", Query(example=True)),
    ("example:no", Query(example=False)),
    ("status: jaar: steun", Query(words="steun")),
])
def test_fields(text: str, found: Query) -> None:
    assert read(text) == found
    assert found.fields or text.startswith("status: ")


@pytest.mark.parametrize(("text", "code", "nearest"), [
    ("statuss:concept", errors.QUERY_FIELD, "status"),
    ("https://voorbeeld.nl", errors.QUERY_FIELD, ""),
    ("status:konsept", errors.QUERY_VALUE, "concept"),
    ("status:?", errors.QUERY_VALUE, ""),
    ("advies:deelnam-mits", errors.QUERY_VALUE, "deelname-mits"),
    ("vraag:15", errors.QUERY_VALUE, ""),
    ("fase:toekening", errors.QUERY_VALUE, "toekenning"),
    ("voorbeeld:misschien", errors.QUERY_VALUE, ""),
    ("jaar:26", errors.QUERY_VALUE, "2026"),
    ("jaar:٢٠٢٦", errors.QUERY_VALUE, "2026"),
])
def test_what_does_not_exist_is_named_with_the_nearest(text: str, code: errors.Code, nearest: str) -> None:
    with pytest.raises(AfwegingError) as caught:
        read(text)
    assert caught.value.code is code
    assert caught.value.exit == 2
    assert caught.value.values["found"]
    assert nearest in str(caught.value.values["nearest"])
    assert str(caught.value.values["allowed"])


def test_nothing_is_proposed_for_a_field_that_is_like_none() -> None:
    with pytest.raises(AfwegingError) as caught:
        read("foo:iets")
    assert (caught.value.code, caught.value.values["nearest"]) == (errors.QUERY_FIELD, "")


def test_a_beginning_that_fits_two_is_refused() -> None:
    with pytest.raises(AfwegingError) as caught:
        read("advies:dutch")
    assert caught.value.code is errors.QUERY_VALUE


def test_every_status_phase_question_and_outcome_can_be_asked() -> None:
    for question in FRAMEWORK.questions:
        assert read(f'vraag:{question.number} vraag:{question.id} vraag:"{question.label.nl}"').questions == (question.id,) * 3
    for outcome in FRAMEWORK.ladder.outcomes:
        assert read(f'advies:{outcome.id} advies:"{outcome.label.nl}" advice:"{outcome.label.en}"').advice == (outcome.id,) * 3


def test_the_names_of_fields_are_plain() -> None:
    assert all(plain_words(name) == name for name in FIELDS)


@given(st.text(st.sampled_from('ab: "“”\n-:é1') | st.characters(), max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        query = read(text)
    except AfwegingError as caught:
        query, code = None, caught.code
    assert query is None or query.words == query.words.strip() or '"' in query.words
    assert query is not None or code in (errors.QUERY_FIELD, errors.QUERY_VALUE)
