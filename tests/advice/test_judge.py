"""The assessor's choice beside the derived advice (R7 to R10) on a small framework; the rules themselves are in cases."""

import pytest

from afweging.advice.judge import advise, goes_past_no, partly_held
from afweging.advice.ladder import derive
from afweging.advice.models import Duty
from afweging.assessment.models import Answer, Conclusion
from afweging.framework.models import Framework
from tests.conftest import assessment, by_code

FINE = {"aanleiding": "volledig", "vraag": "ieders", "chauffeurs": "brede", "buurt": "brede"}


def test_the_advice_carries_the_whole_derivation(bus: Framework) -> None:
    found, derived = advise(bus, assessment(bus, FINE)), derive(bus, FINE)
    assert (found.advice, found.outcomes, found.steps, found.reached) == (
        derived.advice, derived.outcomes, derived.steps, derived.reached,
    )
    assert found.chosen is None
    assert not found.deviates


def test_conditions_are_held_partly_in_reached_steps_only(bus: Framework) -> None:
    assert partly_held(derive(bus, {**FINE, "vraag": "enige", "chauffeurs": "enige", "buurt": "geen"})) == ("vraag", "chauffeurs")
    assert partly_held(derive(bus, {**FINE, "vraag": "geen", "chauffeurs": "enige"})) == ()


def test_a_question_of_two_steps_counts_only_where_it_is_reached(ipcei: Framework) -> None:
    stopped = by_code(ipcei, "2 2 2 1 2 0 1 2 2 2 3 3 +1")
    assert partly_held(derive(ipcei, stopped)) == ("probleem", "overheidstaak")
    assert "aansluiting" in derive(ipcei, stopped).reached


@pytest.mark.parametrize(
    ("verdicts", "chosen", "past"),
    [
        ({"vraag": "geen"}, "BUS", True),
        ({"vraag": "geen"}, "TAXI", True),
        ({"vraag": "geen"}, "GEEN_BUS", False),
        ({"chauffeurs": "geen"}, "GEEN_BUS", False),
        ({"vraag": "enige"}, "BUS", False),
        ({"vraag": "geen"}, "NOG_NIET", False),
        ({"vraag": "geen"}, "TREIN", False),
        ({"vraag": "geen"}, None, False),
        ({"vraag": None, "chauffeurs": "geen"}, "BUS", True),
        ({"vraag": None}, "BUS", False),
    ],
)
def test_going_past_a_no(verdicts: dict[str, str | None], chosen: str | None, past: bool, bus: Framework) -> None:
    assert goes_past_no(bus, derive(bus, {**FINE, **verdicts}), chosen) is past


def test_the_text_of_an_answer_never_changes_the_advice(bus: Framework) -> None:
    plain = assessment(bus, FINE)
    wordy = plain.with_answer("vraag", Answer(verdict="ieders", text="nee nee nee", owner="iemand"))
    assert advise(bus, wordy) == advise(bus, plain)


def test_budget_is_no_part_of_the_derivation(bus: Framework) -> None:
    duties = [notice.duty for notice in advise(bus, assessment(bus, FINE, conclusion=Conclusion(outcome="BUS"))).notices]
    assert duties == [Duty.FOOTNOTE]
