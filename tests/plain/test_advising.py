"""The advice: hidden until every question has a verdict, told in words; and question 14."""

from datetime import date

import pytest

from afweging.assessment.models import DeviationReason, NextMoment
from afweging.framework.models import Framework
from afweging.library import Library, today
from tests.plain.conftest import KENMERK, LONG, Stage

REASON = " ".join(["reden"] * 30)


def verdicts(framework: Framework, **other: int) -> list[str]:
    """A script that gives every question its highest level, but for the ones named the level with that number."""
    script = []
    for question in framework.questions:
        scale = framework.scale_of(question)
        if scale is not None:
            script += [f"ga {question.number}", f"oordeel {other.get(question.id, len(scale.levels))}"]
    return [*script, "ga 14"]


def events(library: Library) -> list[str]:
    """What the log holds, newest first."""
    return [event.kind for event in library.store.events(KENMERK)]


def test_the_derived_advice_is_hidden_until_every_question_has_a_verdict(stage: Stage) -> None:
    said = stage.play("oordeel 3", "advies", "ga 14", "oordeel", "").text
    assert "Afgeleid advies" not in said
    assert "12 vragen hebben er nog geen:" in said
    assert "Toch nu al horen? Typ: advies toch. Dat komt in het logboek." in said
    with stage.opened() as library:
        assert "advice-seen-early" not in events(library)


@pytest.mark.parametrize("words", ["advies toch", "advice anyway", "ADVIES TOCH"])
def test_looking_earlier_is_possible_and_logged(stage: Stage, words: str) -> None:
    said = stage.play("ga 2", "oordeel 1", words).lines
    assert "U kijkt voordat alle oordelen gegeven zijn. Dat is vastgelegd in het logboek." in said
    assert "Afgeleid advies: Nog niet te bepalen." in said
    with stage.opened() as library:
        assert events(library).count("advice-seen-early") == 1


def test_an_advice_that_may_be_known_is_not_logged_as_early(stage: Stage, ipcei: Framework) -> None:
    stage.play(*verdicts(ipcei), "advies")
    with stage.opened() as library:
        assert "advice-seen-early" not in events(library)


def test_onbekend_is_a_verdict_and_the_advice_names_what_is_still_possible(stage: Stage, ipcei: Framework) -> None:
    said = stage.play(*verdicts(ipcei)[:-1], "ga 9", "oordeel 4", "cijfers", "advies").lines
    assert "Afgeleid advies: Nog niet te bepalen." in said
    assert "Nog mogelijk, 3 uitkomsten:" in said
    assert "1 van 3: Europees initiatief, maar niet via een IPCEI" in said
    assert "Beantwoord eerst: 9 Staatssteun." in said


def test_the_advice_tells_steps_conditions_and_the_footnote(stage: Stage, ipcei: Framework) -> None:
    said = stage.play(*verdicts(ipcei, innovatie=2), "voorwaarden", "Eigen voorwaarde.", "", "advies").lines
    assert "Afgeleid advies: Nederlandse deelname, onder voorwaarden en met focus." in said
    assert "Vraag 8, Innovatie: Voldoet voor een deel van de scope, telt als deels. Dit beslist de stap." in said
    assert [line for line in said if line.startswith("Voorwaarde 1 van 2: vraag 8, mits ")]
    assert "Voorwaarde 2 van 2: Eigen voorwaarde." in said
    assert [line for line in said if line.startswith("Daadwerkelijke deelname aan de IPCEI")]


def test_a_failed_step_ends_the_ladder(stage: Stage, ipcei: Framework) -> None:
    said = stage.play("oordeel 3", "ga 3", "oordeel 3", *verdicts(ipcei, meerwaarde=1), "advies").lines
    assert "Afgeleid advies: Nationaal beleid in plaats van Europees." in said
    assert "Stap 3 van 4: B.1. Is dit initiatief alleen mogelijk via IPCEI? Uitkomst: niet meer aan de orde." in said


# --- question 14 -------------------------------------------------------------------------------------------------

def test_question_14_holds_outcome_focus_conditions_and_the_next_moment(stage: Stage, ipcei: Framework) -> None:
    played = stage.play(
        *verdicts(ipcei), "oordeel DEELNAME", "focus", "Machines", "voorwaarden", "Eerst geld", "Dan meer", "1", "5", "",
        "moment", "Besluit MR", "2026-13-01", "2026-09-01")
    conclusion = played.assessment.conclusion
    assert (conclusion.outcome, conclusion.focus, conclusion.conditions) == ("DEELNAME", "Machines", ("Dan meer",))
    assert conclusion.next_moment == NextMoment(text="Besluit MR", day=date(2026, 9, 1))
    assert conclusion.deviation is None
    assert "Nummer 5 staat niet in deze lijst." in played.lines
    assert stage.play("moment", "-", "-").assessment.conclusion.next_moment is None
    assert stage.play("ga 14", "wis oordeel").assessment.conclusion.outcome is None


def test_a_deviation_asks_reason_and_role_at_once_and_a_second_reader_past_a_no(stage: Stage, ipcei: Framework) -> None:
    played = stage.play(*verdicts(ipcei, balans=1), "oordeel DEELNAME", REASON, ".", "", "Tweede lezer", "advies")
    found = played.assessment.conclusion.deviation
    assert found == DeviationReason(reason=REASON, role="Beleidsmedewerker", date=today(), second_reader="Tweede lezer")
    assert "30 woorden; er zijn er ten minste 30 nodig." in played.lines
    assert "Het wijkt af van het afgeleide advies." in played.lines
    assert not [line for line in played.lines if line.endswith("Nog te doen.")]


def test_enter_goes_on_asking_for_the_reason_until_it_is_there(stage: Stage, ipcei: Framework) -> None:
    said = stage.play(*verdicts(ipcei), "oordeel GEEN_ROL", "Te kort.", ".", "", "antwoord", LONG, ".", "lees").lines
    assert said.count("Opdracht, Enter is afwijking uitleggen:") == 3


def test_accumulated_reservations_ask_a_reason(stage: Stage, ipcei: Framework) -> None:
    many = dict.fromkeys(("overheidstaak", "meerwaarde", "innovatie", "staatssteun"), 2)
    played = stage.play(*verdicts(ipcei, **many), "oordeel DEELNAME_MITS", "", "Toch verantwoord.", ".", "advies")
    assert "Opdracht, Enter is stapeling uitleggen:" in played.lines
    assert played.assessment.conclusion.accumulation == "Toch verantwoord."


@pytest.mark.parametrize(("command", "sentence"), [
    ("afwijking", "Uw advies wijkt niet af van het afgeleide advies; er is geen reden nodig."),
    ("stapeling", "Er zijn niet zo veel voorbehouden dat een reden nodig is."),
])
def test_what_is_not_asked_is_said(stage: Stage, ipcei: Framework, command: str, sentence: str) -> None:
    assert sentence in stage.play(*verdicts(ipcei), "oordeel DEELNAME", command).lines


def test_the_derived_advice_is_told_before_the_choice_at_question_14(stage: Stage, ipcei: Framework) -> None:
    said = stage.play(*verdicts(ipcei)).lines
    assert "Afgeleid advies: Nederlandse deelname, met focus." in said


def test_what_would_change_the_advice_is_told_as_soon_as_the_advice_is(stage: Stage, ipcei: Framework) -> None:
    assert "12 vragen hebben er nog geen:" in stage.play("oordeel 3", "watals").text
    said = stage.play(*verdicts(ipcei), "watals").lines
    assert "Het dichtstbijzijnde andere advies ligt 1 niveau verder." in said
    assert "Met één ander oordeel:" in said
    assert "Tot Nederlandse deelname, onder voorwaarden en met focus:" in said
    assert "Tot IPCEI, maar zonder Nederlandse deelname:" in said
    assert any(line.startswith("11 Impact: ") and "(nu: " in line for line in said)
