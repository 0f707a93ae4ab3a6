"""Every duty has words, in both languages."""

from afweging.advice.labels import DUTY
from afweging.advice.models import Duty
from afweging.texts import sentences


def test_every_duty_has_words_in_both_languages() -> None:
    assert set(DUTY) == set(Duty)
    assert all(sentences("nl").say(text) != text for text in DUTY.values())
