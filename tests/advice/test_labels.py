"""Every duty has words, in both languages, and so has what a step can still be."""

import pytest

from afweging.advice.labels import DUTY, in_words
from afweging.advice.models import Bounds, Duty
from afweging.framework.models import Value
from afweging.texts import sentences


def test_every_duty_has_words_in_both_languages() -> None:
    assert set(DUTY) == set(Duty)
    assert all(sentences("nl").say(text) != text for text in DUTY.values())


@pytest.mark.parametrize(("low", "high", "dutch", "english"), [
    (Value.JA, Value.JA, "ja", "yes"), (Value.NEE, Value.JA, "nee tot ja", "no to yes"),
])
def test_what_can_still_be_reads_as_one_word_or_from_to(low: Value, high: Value, dutch: str, english: str) -> None:
    assert in_words(Bounds(low, high), sentences("nl")) == dutch
    assert in_words(Bounds(low, high), sentences("en")) == english
