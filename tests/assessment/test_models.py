"""The assessment as a value: immutable, and equal content is one value with one text."""

from dataclasses import FrozenInstanceError, replace
from types import MappingProxyType

import pytest

from afweging import canonical
from afweging.assessment.models import EMPTY, Answer
from afweging.framework.models import Framework
from tests.conftest import assessment


def test_equal_content_is_one_value_with_one_text(bus: Framework) -> None:
    one = assessment(bus, answers={"vraag": Answer(text="x"), "buurt": Answer(verdict="brede"), "chauffeurs": Answer()})
    other = assessment(bus, answers={"buurt": Answer(verdict="brede"), "vraag": Answer(text="x")})
    assert one == other
    assert canonical.text(one) == canonical.text(other)
    assert list(one.answers) == ["buurt", "vraag"]


def test_different_content_is_another_value_with_another_text(bus: Framework) -> None:
    one, other = assessment(bus, {"vraag": "brede"}), assessment(bus, {"vraag": "enige"})
    assert one != other
    assert canonical.text(one) != canonical.text(other)


def test_a_change_gives_a_new_value_and_leaves_the_old_one(bus: Framework) -> None:
    before = assessment(bus, {"vraag": "brede"})
    after = before.with_answer("buurt", Answer(verdict="enige"))
    assert before.answer("buurt") is EMPTY
    assert after.answer("buurt") == Answer(verdict="enige")
    assert after.answer("vraag") == before.answer("vraag")
    assert after.with_answer("buurt", EMPTY) == before


def test_nothing_can_be_changed_in_place(bus: Framework) -> None:
    given = {"vraag": Answer(text="x")}
    made = assessment(bus, answers=given)
    given["buurt"] = Answer(text="y")
    assert list(made.answers) == ["vraag"]
    assert isinstance(made.answers, MappingProxyType)
    with pytest.raises(TypeError):
        made.answers["buurt"] = Answer(text="y")  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        made.form = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        made.answer("vraag").text = "y"  # type: ignore[misc]


def test_replacing_a_part_keeps_the_answers_frozen(bus: Framework) -> None:
    made = replace(assessment(bus, {"vraag": "brede"}), form=1)
    assert isinstance(made.answers, MappingProxyType)
    assert canonical.read(type(made), canonical.text(made)) == made


def test_verdicts_of_the_questions_that_were_worked_on(bus: Framework) -> None:
    made = assessment(bus, {"vraag": "brede"}, answers={"buurt": Answer(text="x"), "chauffeurs": Answer(verdict="onbekend")})
    assert made.verdicts == {"buurt": None, "chauffeurs": "onbekend", "vraag": "brede"}


def test_a_value_without_answers_says_so_with_an_empty_text(bus: Framework) -> None:
    assert '"answers"' not in canonical.text(assessment(bus))
