"""The words for what the rules ask of the assessor and for what a step can still be, translated when they are shown."""

from collections.abc import Mapping
from typing import Final

from afweging.advice.models import Bounds, Duty
from afweging.assessment.labels import VALUE
from afweging.texts import N_, Sentences

DUTY: Final[Mapping[Duty, str]] = {
    Duty.CONDITIONS: N_("conditions follow from verdicts that hold only partly"),
    Duty.ACCUMULATION: N_("many conditions hold only partly: give a reason why the advice stands"),
    Duty.DEVIATION: N_("the advice differs from the derived one: give a reason with role and date"),
    Duty.SECOND_READER: N_("the advice is more positive than a “no” allows: a second reader is needed"),
    Duty.FOOTNOTE: N_("a positive advice prints the reservation of the annex"),
}


def in_words(bounds: Bounds, words: Sentences) -> str:
    """What a step or question can still be: ``ja``, or ``nee tot ja`` for what is not decided."""
    low, high = words.say(VALUE[bounds.low]), words.say(VALUE[bounds.high])
    return low if bounds.decided else words.say("{low} to {high}").format(low=low, high=high)
