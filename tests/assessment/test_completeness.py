"""How far an assessment is: empty, started, motivated, unknown with reason, not reached (domain 2.5)."""

import pytest

from afweging.assessment.completeness import Progress, State, progress, section_progress, state, states, without_verdict
from afweging.assessment.models import Answer, Conclusion, Tick
from afweging.framework.models import Framework
from tests.conftest import assessment

ALL = ("aanleiding", "vraag", "chauffeurs", "buurt", "advies")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(), State.EMPTY),
        (Answer(verdict="brede"), State.STARTED),
        (Answer(text="een twee drie vier"), State.STARTED),
        (Answer(ticks=(Tick(prompt="2a"),)), State.STARTED),
        (Answer(verdict="brede", text="een twee"), State.STARTED),
        (Answer(verdict="brede", text="een twee [@F1]"), State.STARTED),
        (Answer(verdict="brede", text="een twee drie"), State.MOTIVATED),
        (Answer(verdict="onbekend"), State.STARTED),
        (Answer(verdict="onbekend", text="een twee drie"), State.STARTED),
        (Answer(verdict="onbekend", missing=" "), State.STARTED),
        (Answer(verdict="onbekend", missing="de telling"), State.UNKNOWN),
    ],
)
def test_the_state_of_a_question(answer: Answer, expected: State, bus: Framework) -> None:
    made = assessment(bus, answers={"vraag": answer})
    demand = bus.questions[1]
    assert state(bus, made, demand, ALL) is expected
    assert state(bus, made, demand, ("aanleiding",)) is State.NOT_REACHED


@pytest.mark.parametrize(
    ("answer", "outcome", "expected"),
    [
        (Answer(), None, State.EMPTY),
        (Answer(), "BUS", State.STARTED),
        (Answer(text="een twee drie"), None, State.STARTED),
        (Answer(text="een twee drie"), "BUS", State.MOTIVATED),
    ],
)
def test_the_state_of_the_advice(answer: Answer, outcome: str | None, expected: State, bus: Framework) -> None:
    made = assessment(bus, answers={"advies": answer}, conclusion=Conclusion(outcome=outcome))
    assert state(bus, made, bus.questions[-1], ALL) is expected


def test_progress_counts_what_is_reached(bus: Framework) -> None:
    done = Answer(verdict="brede", text="een twee drie")
    made = assessment(bus, {"aanleiding": "deels"}, answers={"vraag": done, "chauffeurs": Answer(verdict="onbekend", missing="x")})
    assert list(states(bus, made, ALL).values()) == [
        State.STARTED, State.MOTIVATED, State.UNKNOWN, State.EMPTY, State.EMPTY,
    ]
    assert progress(bus, made, ALL) == Progress(done=2, total=5)
    assert progress(bus, made, ("vraag", "advies")) == Progress(done=1, total=2)
    assert section_progress(bus, made, ALL[:3]) == {
        "A": Progress(done=1, total=2), "B": Progress(done=1, total=1), "slot": Progress(done=0, total=0),
    }


def test_complete_means_nothing_is_left() -> None:
    assert Progress(done=2, total=2).complete
    assert not Progress(done=1, total=2).complete


def test_considered_questions_without_a_verdict(bus: Framework) -> None:
    names = [question.id for question in bus.questions]
    made = assessment(bus, {names[0]: None})
    advice = bus.concluding.question.id
    assert without_verdict(bus, made, names) == tuple(name for name in names if name != advice)
    assert without_verdict(bus, made, names[1:2]) == (names[1],)
    assert without_verdict(bus, made, [advice]) == ()
    level = bus.scales[0].levels[0].id
    assert names[0] not in without_verdict(bus, assessment(bus, {names[0]: level}), names)
