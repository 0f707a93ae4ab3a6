"""What an assessment names must exist in its framework; names are given by people and by files."""

import pytest

from afweging import errors
from afweging.assessment.check import misfits, outcome_named, question_named, verdict_named
from afweging.assessment.models import Answer, Conclusion, Confidential, Tick
from afweging.errors import AfwegingError
from afweging.framework.models import Framework, Question
from tests.conftest import assessment


def question(framework: Framework, name: str) -> Question:
    return question_named(framework, name)


def test_questions_are_named_by_id_or_number(bus: Framework) -> None:
    assert question(bus, "chauffeurs") is question(bus, "3")
    with pytest.raises(AfwegingError) as found:
        question(bus, "chaufeurs")
    assert found.value.values == {
        "found": "chaufeurs", "allowed": "1 aanleiding, 2 vraag, 3 chauffeurs, 4 buurt, 5 advies",
    }


@pytest.mark.parametrize(("name", "level"), [("brede", "brede"), ("++", "brede"), ("-", "geen"), ("onbekend", "onbekend")])
def test_levels_are_named_by_id_or_code(name: str, level: str, bus: Framework) -> None:
    assert verdict_named(bus, question(bus, "vraag"), name) == level


def test_an_unknown_level_is_told_with_its_neighbour(bus: Framework) -> None:
    with pytest.raises(AfwegingError) as found:
        verdict_named(bus, question(bus, "vraag"), "breed")
    assert found.value.code is errors.UNKNOWN_LEVEL
    assert found.value.values == {
        "found": "breed", "number": 2, "nearest": "brede", "allowed": "geen, enige, brede, ieders, onbekend",
    }


@pytest.mark.parametrize("name", ["severe", "Severe", "ERNSTIG"])
def test_who_writes_the_word_shown_for_a_level_is_told_its_id(name: str, ipcei: Framework) -> None:
    with pytest.raises(AfwegingError) as found:
        verdict_named(ipcei, question(ipcei, "probleem"), name)
    assert found.value.values["nearest"] == "ernstig"


@pytest.mark.parametrize("name", ["BUS", "onbekend"])
def test_the_question_of_the_advice_takes_no_verdict(name: str, bus: Framework) -> None:
    with pytest.raises(AfwegingError) as found:
        verdict_named(bus, question(bus, "advies"), name)
    assert found.value.code is errors.NO_VERDICT
    assert "GEEN_BUS, TAXI" in found.value.remedy()


@pytest.mark.parametrize("name", ["BUS_MITS", "bus_mits", "bus-mits", "Bus mits"])
def test_outcomes_are_named_in_any_case(name: str, bus: Framework) -> None:
    assert outcome_named(bus, name) == "BUS_MITS"


def test_an_unknown_outcome_is_told_with_its_neighbour(bus: Framework) -> None:
    with pytest.raises(AfwegingError) as found:
        outcome_named(bus, "taxii")
    assert found.value.values["nearest"] == "TAXI"


def test_what_fits_has_no_misfits(bus: Framework) -> None:
    made = assessment(
        bus,
        {"vraag": "onbekend", "buurt": None},
        answers={
            "aanleiding": Answer(verdict="volledig", ticks=(Tick(prompt="1a"),), confidential=Confidential(text="x", ground="5.2")),
            "advies": Answer(text="Een bus."),
        },
        conclusion=Conclusion(outcome="BUS"),
    )
    assert list(misfits(bus, made)) == []
    assert list(misfits(bus, assessment(bus))) == []


def test_every_misfit_is_told_with_its_place(bus: Framework) -> None:
    made = assessment(
        bus,
        {"2": "brede"},
        answers={
            "aanleiding": Answer(verdict="brede", ticks=(Tick(prompt="1a"), Tick(prompt="2a"))),
            "buurt": Answer(confidential=Confidential(text="geheim", ground="10.2.g"), again=("vraag", "vragen")),
            "advies": Answer(verdict="BUS"),
            "taxi": Answer(text="x"),
        },
        conclusion=Conclusion(outcome="TREIN"),
    )
    found = [(error.where, error.code) for error in misfits(bus, made)]
    assert found == [
        ("answers.2", errors.UNKNOWN_QUESTION),
        ("answers.aanleiding.verdict", errors.UNKNOWN_LEVEL),
        ("answers.aanleiding.ticks", errors.UNKNOWN_PROMPT),
        ("answers.advies.verdict", errors.NO_VERDICT),
        ("answers.buurt.again", errors.UNKNOWN_QUESTION),
        ("answers.buurt.confidential.ground", errors.UNKNOWN_GROUND),
        ("answers.taxi", errors.UNKNOWN_QUESTION),
        ("conclusion.outcome", errors.UNKNOWN_OUTCOME),
    ]
    assert "geheim" not in "".join(map(str, misfits(bus, made)))
