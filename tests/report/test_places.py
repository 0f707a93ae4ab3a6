"""Every text of an assessment has a place in words, and is of bounded size."""

from dataclasses import fields, replace
from typing import Any

import pytest

from afweging import canonical, errors
from afweging.assessment.models import Assessment, FreeSource
from afweging.errors import AfwegingError
from afweging.report.places import passages, within_bounds
from afweging.texts import sentences
from tests.report import factory

NL, EN = sentences("nl"), sentences("en")
FRAMEWORK = factory.document(factory.full()).framework


def test_every_text_of_a_full_assessment_has_a_place_in_words() -> None:
    made = factory.everything()
    for words in (NL, EN):
        for passage in passages(FRAMEWORK, made, words):
            assert passage.place != passage.path, f"no words for {passage.path}"
            assert "{" not in passage.place


def test_the_walk_misses_no_text() -> None:
    """Whatever text is put anywhere into the data, the walk finds it: choices, dates and ids aside."""
    made = factory.everything()
    found = {passage.text for passage in passages(FRAMEWORK, made, NL)}
    assert set(_canaries(canonical.plain(made))) <= found


def _canaries(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if "kanarie" in value.lower() else []
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inside for text in _canaries(item)]


def test_everything_holds_every_field() -> None:
    """So that the tests with it notice a field that is added later."""
    made = canonical.plain(factory.everything())
    assert {field.name for field in fields(Assessment)} - set(made) == {"public"}
    assert len(made["head"]) >= 14
    assert len(made["head"]["memo"]) == 7
    assert len(made["conclusion"]) == 6


def test_places_name_question_and_number() -> None:
    found = {passage.path: passage for passage in passages(FRAMEWORK, factory.everything(), NL)}
    assert found["answers.staatssteun.sources.1.title"].place == "vraag 9, bron 1"
    assert found["answers.staatssteun.confidential.text"].left_out
    assert found["head.persons.1.name"].left_out
    assert not found["head.persons.1.role"].left_out
    assert found["conclusion.conditions.1"].place == "eigen voorwaarde 1"
    assert not any(path.startswith("framework") for path in found)


@pytest.mark.parametrize(("change", "code", "place"), [
    (lambda made: replace(made, head=replace(made.head, title="x" * 50_001)), errors.TEXT_TOO_LARGE, "de titel"),
    (lambda made: replace(made, conclusion=replace(made.conclusion, focus="€" * 20_000)), errors.TEXT_TOO_LARGE, "de focus"),
    (lambda made: replace(made, conclusion=replace(made.conclusion, conditions=("x",) * 2_001)), errors.TOO_MANY,
     "eigen voorwaarde 2001"),
    (lambda made: made.with_answer("innovatie", replace(made.answer("innovatie"), sources=(FreeSource(title="x" * 60_000, grade="A"),))),
     errors.TEXT_TOO_LARGE, "vraag 8, bron 1"),
])
def test_what_is_too_large_is_refused_by_its_place(change: Any, code: errors.Code, place: str) -> None:
    with pytest.raises(AfwegingError) as caught:
        within_bounds(FRAMEWORK, change(factory.full()), NL)
    assert (caught.value.code, caught.value.where) == (code, place)
    assert "xxx" not in str(caught.value)


def test_answers_have_bounds_of_their_own() -> None:
    made = factory.full()
    within_bounds(FRAMEWORK, made.with_answer("innovatie", replace(made.answer("innovatie"), text="x" * 60_000)), NL)
