"""The consistency checks in the questionnaire: said at once, beside the question, answered with a word before finalising."""

from dataclasses import replace

import pytest

from afweging import errors
from afweging.assessment.models import Answer, Conclusion
from afweging.errors import AfwegingError
from afweging.library import finalising
from afweging.library.turning import WORD_GIVEN
from tests.plain.conftest import LONG, Stage

PLEDGED = ("Controle, vraag 12: Cofinanciering heet toegezegd (vraag 12), maar er is geen stuk genoemd. "
           "Voeg de toezegging als bron toe of kies een lager niveau.")


def words_kept(stage: Stage) -> list[str]:
    """The words on checks that the library holds, with the role of who gave them."""
    with stage.opened() as library:
        found = finalising.spoken(library, library.dossier("AFW-2026-0001"))
        assert len(library.store.events(kinds=(WORD_GIVEN,))) == sum(one.word is not None for one in found)
        return [f"{one.check}: {one.word.text}" for one in found if one.word]


def test_a_check_is_said_as_soon_as_it_becomes_true_and_once(stage: Stage) -> None:
    lines = stage.play("ga 12", "oordeel 4", "behandelaar", "rol", "stop").lines
    assert lines.count(PLEDGED) == 1
    assert lines.index(PLEDGED) > lines.index("Oordeel: Cofinanciering toegezegd.")
    assert "Typ controles om een toelichting te geven." in lines
    again = stage.play("ga 12", "stop").lines
    assert again.count(PLEDGED) == 1, "beside the question as well"


def test_a_check_that_speaks_no_more_is_not_said(stage: Stage) -> None:
    assert PLEDGED in stage.play("ga 12", "oordeel 4").lines
    assert PLEDGED not in stage.play("ga 12", "oordeel 3", "lees").lines[-8:]


def test_a_word_is_given_beside_the_question_and_quietens_the_check(stage: Stage) -> None:
    played = stage.play("ga 12", "oordeel 4", "controles", "9", "1", "Brieven volgen in juni", "", "lees")
    assert "1 consistentiecontrole gaat over deze vraag." in played.lines
    assert "Uw toelichting is bewaard; zij telt zolang de controle hetzelfde meldt." in played.lines
    assert words_kept(stage) == ["toezegging-zonder-stuk: Brieven volgen in juni"]
    told = next(line for line in played.lines if line.startswith("1 van 1: Controle, vraag 12:") and "Brieven" in line)
    assert "Toelichting van Beleidsmedewerker, 1 juni 2026" in told
    assert PLEDGED not in stage.play("ga 12").lines, "answered, so nothing is asked"


def test_no_word_is_no_answer(stage: Stage) -> None:
    played = stage.play("ga 12", "oordeel 4", "controles", "1", "", "", "stop")
    assert words_kept(stage) == []
    assert played.code == 0


def test_a_question_about_which_nothing_is_said(stage: Stage) -> None:
    assert "0 consistentiecontroles gaan over deze vraag." in stage.play("ga 3", "controles").lines


def test_the_conclusion_answers_what_no_word_answers(stage: Stage) -> None:
    with stage.opened() as library:
        dossier = library.dossier("AFW-2026-0001")
        made = replace(dossier.assessment, conclusion=Conclusion(outcome="NATIONAAL"))
        for question in dossier.framework.questions:
            if scale := dossier.framework.scale_of(question):
                level = scale.levels[-1].id if question.id != "balans" else "in-evenwicht"
                made = made.with_answer(question.id, Answer(verdict=level, text=LONG))
        library.save(dossier, made)
    told = stage.play("ga 14", "controles", "1", "", "ga 13", "controles", "").lines
    assert any(line.startswith("Controle, vraag 14: Pas toe of leg uit") for line in told)
    assert "De conclusie geeft hierop antwoord (vraag 14)." in told
    assert any("Dit oordeel geeft een voorwaarde in het advies (R7): mits de genoemde nadelen" in line for line in told)


def test_checks_that_cannot_be_read_leave_the_question_as_it_is(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.play("ga 12", "oordeel 4")

    def broken(*_given: object) -> None:
        raise AfwegingError(errors.STORE_BUSY, file="x")

    monkeypatch.setattr(finalising, "spoken", broken)
    played = stage.play("ga 12", "stop")
    assert PLEDGED not in played.lines
    assert played.code == 0
