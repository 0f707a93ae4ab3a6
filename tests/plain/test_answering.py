"""Verdict, what is missing, answer, owner, clear, undo."""

import pytest

from afweging.framework.models import UNKNOWN, Framework
from tests.plain.conftest import LONG, Stage


def test_the_verdict_is_chosen_by_number_with_the_anchor_texts_read_out(stage: Stage, ipcei: Framework) -> None:
    question = ipcei.questions[1]
    scale = ipcei.scale_of(question)
    assert scale is not None
    played = stage.play("ga 2", "oordeel", "3")
    for number, level in enumerate(scale.levels, start=1):
        assert f"Keuze {number} van 6: {level.label.nl}. {level.anchor.nl}" in played.lines
    assert played.answer("probleem").verdict == scale.levels[2].id
    assert f"Oordeel: {scale.levels[2].label.nl}." in played.lines
    assert played.text.count("Opgeslagen") == 1


@pytest.mark.parametrize("given", ["4", "aangetoond", "AANGETOOND", "Publiek belang en falen aangetoond", "3"])
def test_a_verdict_can_stand_behind_the_command(stage: Stage, ipcei: Framework, given: str) -> None:
    played = stage.play("ga 4", f"oordeel {given}")
    assert played.answer("overheidstaak").verdict == (UNKNOWN if given == "4" else "aangetoond")


@pytest.mark.parametrize("wrong", ["0", "5", "99999999999999999999", "-1", "+1", "x", "½", "volgende", "3 ", "٣"])
def test_a_wrong_choice_is_said_and_asked_again_and_nothing_is_lost(stage: Stage, wrong: str) -> None:
    played = stage.play("antwoord", LONG, ".", "oordeel", wrong, "2")
    if wrong.strip() in ("3", "٣"):
        assert played.answer("aanleiding").verdict == "volledig"
    else:
        assert f"“{wrong}” is geen keuze. Typ een nummer van 1 tot en met 4." in played.lines
        assert played.answer("aanleiding").verdict == "deels"
    assert played.answer("aanleiding").text == LONG


@pytest.mark.parametrize("leave", ["", "terug", "back"])
def test_a_choice_can_be_left_without_choosing(stage: Stage, leave: str) -> None:
    played = stage.play("oordeel", leave, "volgende")
    assert played.answer("aanleiding").verdict is None
    assert "Vraag 2 van 14." in played.lines


def test_stop_ends_the_program_from_within_a_choice(stage: Stage) -> None:
    played = stage.play("oordeel", "stop", "volgende")
    assert "Vraag 2 van 14." not in played.lines
    assert played.lines[-1] == "Gestopt. Alles is opgeslagen."


def test_help_within_a_choice_reads_it_again(stage: Stage) -> None:
    assert stage.play("oordeel", "hulp").text.count("Keuze 1 van 4") == 2


def test_onbekend_asks_what_is_missing(stage: Stage) -> None:
    played = stage.play("oordeel", "4", "Cijfers van het CBS over 2025")
    assert played.answer("aanleiding").verdict == UNKNOWN
    assert played.answer("aanleiding").missing == "Cijfers van het CBS over 2025"
    assert "Wat ontbreekt om te kunnen oordelen? Enter laat het leeg:" in played.lines
    again = stage.play("ga 1", "ontbreekt", "", "ontbreekt", "Alleen 2025")
    assert "Nu: Cijfers van het CBS over 2025" in again.lines
    assert again.answer("aanleiding").missing == "Alleen 2025"
    assert stage.play("ga 1", "oordeel 3").answer("aanleiding").missing == ""


def test_what_is_missing_belongs_to_onbekend_alone(stage: Stage) -> None:
    played = stage.play("oordeel 3", "ontbreekt", "lees")
    assert "Het oordeel bij deze vraag is niet “nog niet te beoordelen”. Kies dat eerst." in played.lines
    assert played.answer("aanleiding").missing == ""


def test_the_answer_is_measured_against_guideline_and_minimum(stage: Stage) -> None:
    said = stage.play("antwoord", "Kort.", ".").lines
    assert "1 woord; richtlijn 80." in said
    assert "Een antwoord telt als gemotiveerd vanaf 15 woorden." in said
    said = stage.play("antwoord", "2", *[LONG] * 6, ".").lines
    assert "Dat is langer dan de richtlijn. Er wordt niets afgekapt." in said


def test_the_state_is_a_word_that_follows_the_answer(stage: Stage) -> None:
    states = [line for line in stage.play("oordeel 3", "lees", "antwoord", LONG, ".", "lees").lines
              if line.startswith("Toestand")]
    assert states == ["Toestand: leeg.", "Toestand: begonnen.", "Toestand: gemotiveerd."]


def test_the_role_that_answers_for_a_question(stage: Stage) -> None:
    played = stage.play("behandelaar", "Directie X", "lees")
    assert played.answer("aanleiding").owner == "Directie X"
    assert "Verantwoord door: Directie X." in played.lines
    assert stage.play("behandelaar", "-").answer("aanleiding").owner == ""


@pytest.mark.parametrize(("part", "verdict", "text"), [("1", None, LONG), ("2", "deels", ""), ("3", None, ""), ("", "deels", LONG)])
def test_clear_empties_a_part_and_undo_brings_it_back(stage: Stage, part: str, verdict: str | None, text: str) -> None:
    stage.play("oordeel 2", "antwoord", LONG, ".")
    played = stage.play("ga 1", "wis", part)
    assert (played.answer("aanleiding").verdict, played.answer("aanleiding").text) == (verdict, text)
    stage.play("ga 1", "oordeel 2", "antwoord", "2" if text else LONG, *([LONG] if text else []), ".")
    back = stage.play("ga 1", "wis", part, "ongedaan" if part else "")
    assert (back.answer("aanleiding").verdict, back.answer("aanleiding").text) == ("deels", LONG)


def test_undo_and_redo_go_through_every_kind_of_change(stage: Stage) -> None:
    changes = ["oordeel 2", "antwoord", LONG, ".", "behandelaar", "Directie X", "kop", "4", "DGBI", ""]
    played = stage.play(*changes, *["ongedaan"] * 5)
    assert played.assessment.answers == {}
    assert played.assessment.head.directorate == ""
    assert played.lines.count("De laatste wijziging is ongedaan gemaakt.") == 4
    assert "Er valt niets ongedaan te maken." in played.lines
    again = stage.play(*changes, *["undo"] * 4, *["redo"] * 5)
    assert again.answer("aanleiding").text == LONG
    assert again.assessment.head.directorate == "DGBI"
    assert "Er valt niets opnieuw door te voeren." in again.lines


def test_a_change_after_undo_forgets_what_was_taken_back(stage: Stage) -> None:
    played = stage.play("oordeel 2", "ongedaan", "oordeel 3", "opnieuw")
    assert played.answer("aanleiding").verdict == "volledig"
    assert "Er valt niets opnieuw door te voeren." in played.lines


def test_guidance_reads_the_annex_with_its_slips(stage: Stage, ipcei: Framework) -> None:
    question = ipcei.questions[0]
    said = stage.play("toelichting").lines
    assert f"Toelichting van de bijlage: {question.guidance.nl}" in said
    assert f"Gepubliceerd als: {question.guidance.published}" in said
    assert [line for line in said if line.startswith("Verbetering 1 van 2: gepubliceerd “industriebeleid/-politiek initiatief”")]
    assert f"Een goed antwoord: {question.good_answer.nl}" in said


@pytest.mark.parametrize("language", ["engels", "en", "english", "x"])
def test_the_language_switches_and_the_dossier_stays(stage: Stage, language: str) -> None:
    played = stage.play("oordeel 2", f"taal {language}", "verdict")
    known = language.startswith("en")
    assert ("The program speaks English now. The dossier stays as it is." in played.lines) is (language in ("en",))
    assert played.answer("aanleiding").verdict == "deels"
    assert known or "Typ nl of en." in played.lines
