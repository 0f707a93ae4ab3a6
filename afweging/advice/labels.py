"""The words for what the rules ask of the assessor, to be translated when they are shown."""

from collections.abc import Mapping
from typing import Final

from afweging.advice.models import Duty
from afweging.texts import N_

DUTY: Final[Mapping[Duty, str]] = {
    Duty.CONDITIONS: N_("conditions follow from verdicts that hold only partly"),
    Duty.ACCUMULATION: N_("many conditions hold only partly: give a reason why the advice stands"),
    Duty.DEVIATION: N_("the advice differs from the derived one: give a reason with role and date"),
    Duty.SECOND_READER: N_("the advice is more positive than a “no” allows: a second reader is needed"),
    Duty.FOOTNOTE: N_("a positive advice prints the reservation of the annex"),
}
