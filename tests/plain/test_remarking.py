"""Remarks of readers and answers to look at again, line by line."""

import pytest

from afweging.framework.models import Framework
from afweging.library.remarks import add, remarks, resolve
from tests.plain.conftest import KENMERK, LONG, Stage
from tests.plain.test_keeping import walk


def test_a_remark_is_made_answered_done_and_reopened(stage: Stage) -> None:
    played = stage.play("ga 9", "opmerkingen", "nieuw", "Klopt dit?", "1", "Ja, nagerekend.", "klaar 1", "")
    assert "0 opmerkingen bij dit antwoord." in played.lines
    assert [line for line in played.lines if line.startswith("1 van 1: Afgehandeld. Opmerking van ") and "Reactie van " in line]
    with stage.opened() as library:
        (found,) = remarks(library, KENMERK)
    assert (found.question, found.text, found.resolved, [one.text for one in found.replies]) == (
        "staatssteun", "Klopt dit?", True, ["Ja, nagerekend."])
    again = stage.play("ga 9", "opmerking", "open 1", "", "lees")
    assert "Er staat 1 opmerking van een lezer open." in again.lines
    assert not [line for line in stage.play("ga 8").lines if "opmerking van een lezer" in line]


@pytest.mark.parametrize("wrong", ["7", "klaar", "klaar 9", "open x", "0", "99999999999", "iets"])
def test_a_number_that_is_not_in_the_list_is_said(stage: Stage, wrong: str) -> None:
    played = stage.play("opmerkingen", "nieuw", "Eén", wrong, "")
    assert [line for line in played.lines if "staat niet in deze lijst" in line or "geen nummer" in line or "Dat nummer" in line]
    with stage.opened() as library:
        assert len(remarks(library, KENMERK)) == 1


def test_enter_alone_makes_nothing_and_what_is_refused_is_said(stage: Stage) -> None:
    played = stage.play("opmerkingen", "nieuw", "", "nieuw", "x" * 5000, "")
    assert [line for line in played.lines if "de grens is 4000" in line]
    with stage.opened() as library:
        assert remarks(library, KENMERK) == ()
        add(library, KENMERK, "1", "Twee\nregels")
    assert [line for line in stage.play("opmerkingen", "1", "", "").lines if "Twee regels" in line]


def test_a_changed_answer_asks_to_look_again_until_it_is_confirmed_and_undo_brings_it_back(stage: Stage) -> None:
    played = stage.play("ga 10", "oordeel 1", "antwoord", LONG, ".", "ga 9", "antwoord", LONG, ".", "ga 10", "overzicht", "bevestig",
                        "ongedaan", "lees", "bevestig", "bevestig")
    asked = "Kijk opnieuw: dit antwoord leunt op een vraag die later is gewijzigd: 9 Staatssteun. Typ bevestig als het blijft staan."
    assert played.lines.count(asked) == 2
    assert [line for line in played.lines if line.startswith("10 van 14: ") and "kijk opnieuw" in line]
    assert "Bij deze vraag is er niets om opnieuw naar te kijken." in played.lines
    assert played.answer("alternatieven").again == ()


def test_the_next_open_question_is_also_one_to_look_at_again(stage: Stage) -> None:
    played = stage.play("ga 10", "oordeel 1", "antwoord", LONG, ".", "ga 9", "oordeel 1", "antwoord", LONG, ".", "open")
    assert "Vraag 10 van 14." in played.lines[-20:]
    assert played.answer("alternatieven").again == ("staatssteun",)


def test_a_choice_of_the_advice_is_a_second_look_at_it(stage: Stage) -> None:
    played = stage.play("ga 14", "antwoord", LONG, ".", "ga 13", "antwoord", LONG, ".", "ga 14", "oordeel 1")
    assert played.answer("advies").again == ()


def test_open_remarks_are_said_before_finalising(stage: Stage, ipcei: Framework) -> None:
    played = stage.play("opmerkingen", "nieuw", "Klopt dit?", "", *walk(ipcei), "vaststellen", "")
    assert "1 opmerking van een lezer staat nog open." in played.lines
    with stage.opened() as library:
        resolve(library, KENMERK, 1)
    assert not [line for line in stage.play("vaststellen", "").lines if "staat nog open" in line]
