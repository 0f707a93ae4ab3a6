"""Hints on the language and terms explained, read out; nothing of it blocks anything."""

import pytest

from afweging.framework.models import Framework
from tests.plain.conftest import Stage, walk

LONG = "Woord" + " woord" * 24 + "."


def write(stage: Stage, *lines: str) -> str:
    return stage.play("ga 1", "antwoord", *lines, ".", "taalhints", "stop").text


def test_hints_are_read_out_with_their_sentences(stage: Stage) -> None:
    found = write(stage, "De AGVO wordt herzien.", "", LONG)
    assert "Dit antwoord heeft 29 woorden, richtlijn 80." in found
    assert "3 hints." in found
    assert "1 van 3: Lijdend: “wordt herzien”. Zeg zo mogelijk wie het doet. De zin begint met: De AGVO wordt herzien." in found
    assert "2 van 3: “AGVO” is niet uitgelegd" in found
    assert "3 van 3: Lange zin: 25 woorden." in found


def test_without_hints_that_is_said(stage: Stage) -> None:
    found = write(stage, "Kort en goed.")
    assert "Geen hints bij dit antwoord." in found
    assert "Dat is meer" not in found


def test_more_words_than_the_guideline_are_told_not_refused(stage: Stage) -> None:
    assert "Dat is meer dan de richtlijn." in write(stage, *([LONG] * 4))


@pytest.mark.parametrize("word", ["taalhints alles", "hints all"])
def test_the_whole_dossier(stage: Stage, word: str) -> None:
    found = stage.play("ga 1", "antwoord", "De AGVO geldt.", ".", "ga 2", "antwoord", "Goed zo.", ".", word, "stop").text
    assert "Taal: 5 woorden van ongeveer 1.960, 1 afkorting zonder uitleg." in found
    assert "Vraag 1: Dit antwoord heeft 3 woorden, richtlijn 80. 1 hint." in found
    assert "Vraag 2:" not in found


def test_terms_at_the_question_are_explained_in_the_language_shown(stage: Stage) -> None:
    found = stage.play("ga 9", "begrippen", "taal en", "terms", "stop").text
    assert "staatssteun: Een voordeel dat de overheid" in found
    assert "state aid: An advantage that government" in found


def test_a_word_of_choice_is_explained(stage: Stage) -> None:
    found = stage.play("begrip RVO", "begrip marktfalen", "begrip xyzzy", "stop").text
    assert "RVO: Rijksdienst voor Ondernemend Nederland" in found
    assert "marktfalen: De markt leidt" in found
    assert "“xyzzy” staat niet in de begrippenlijst." in found


def test_where_no_term_stands_that_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.plain.wording.terms_at", lambda *_given: ())
    assert "Hier staat geen begrip uit de begrippenlijst." in stage.play("begrippen", "stop").text


def test_finalising_says_the_length_and_the_hints_in_one_line(stage: Stage, ipcei: Framework) -> None:
    found = stage.play(*walk(ipcei), "vaststellen", "").lines
    assert [line for line in found if line.startswith("Taal: ") and "woorden van ongeveer 1.960" in line]
