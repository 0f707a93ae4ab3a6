"""Every phase, state and mark has its word, in Dutch and in English."""

from collections.abc import Mapping
from typing import get_args

import pytest

from afweging import texts
from afweging.assessment import labels
from afweging.assessment.completeness import State
from afweging.assessment.models import Budget, Marking, Phase, Status
from afweging.framework.models import Grade, Value


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (labels.STATUS, tuple(Status)), (labels.PHASE, tuple(Phase)), (labels.MARKING, tuple(Marking)),
        (labels.BUDGET, tuple(Budget)), (labels.STATE, tuple(State)), (labels.GRADE, get_args(Grade)), (labels.VALUE, tuple(Value)),
    ],
)
def test_every_one_has_a_word_in_both_languages(words: Mapping[object, str], known: tuple[object, ...]) -> None:
    assert tuple(words) == known
    for word in words.values():
        assert texts.sentences("nl").say(word) != word
        assert texts.sentences("en").say(word) == word
    assert len(set(words.values())) == len(words)
