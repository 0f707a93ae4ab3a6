"""Searching from the line-by-line face: the fields of the search box, in this dossier and in the library, and opening another."""

from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head, Phase
from tests.plain.conftest import LONG, Stage


@pytest.fixture
def three(stage: Stage) -> Stage:
    """Beside the first dossier two others, of other years and phases."""
    with stage.opened() as library:
        for title, year, phase in (("Batterijen", 2025, Phase.EVALUATIE), ("Waterstof", 2024, Phase.TOEKENNING)):
            library.new(Head(kenmerk="", title=title, peildatum=date(year, 3, 1), phase=phase), reason="begin")
    return stage


def test_a_question_narrows_the_search_in_this_dossier(stage: Stage) -> None:
    stage.play("antwoord", "zonne-energie", ".", "ga 2", "antwoord", "zonnepanelen", ".")
    lines = stage.play("zoek vraag:2 zonne").lines
    assert "1 van 1: Vraag 2, het antwoord, regel 1: zonnepanelen" in lines
    assert not [line for line in lines if "Vraag 1, het antwoord" in line]


@pytest.mark.parametrize(("query", "found"), [
    ("jaar:2025", ["Batterijen"]), ("fase:toekenning", ["Waterstof"]), ("status:concept", ["Batterijen", "Proef", "Waterstof"]),
    ("year:2024 phase:award", ["Waterstof"]), ("status:vastgesteld", []), ("kenmerk:0002", ["Batterijen"])])
def test_fields_find_dossiers_of_the_library(three: Stage, query: str, found: list[str]) -> None:
    for command in ("zoek", "dossiers", "library"):
        lines = three.play(f"{command} {query}", "").lines
        assert f"{len(found)} dossier{'s' if len(found) != 1 else ''} gevonden." in lines
        titles = [line.split(", ", 1)[1].split(".")[0] for line in lines if line.startswith("Keuze ") and "AFW-2026" in line]
        assert sorted(title.removesuffix(" (nu gekozen)") for title in titles) == found


def test_words_in_answers_are_found_and_read_out(three: Stage) -> None:
    three.play("antwoord", f"{LONG} Elektrolyse.", ".")
    lines = three.play("dossiers elektrolyse", "").lines
    assert "1 dossier gevonden." in lines
    assert [line for line in lines if line.startswith("Keuze 1 van 1: AFW-2026-0001, Proef") and "Gevonden: " in line]


def test_another_dossier_is_opened_and_worked_on(three: Stage) -> None:
    played = three.play("ga 3", "oordeel 2", "dossiers jaar:2025", "1", "ga 1", "antwoord", "Over batterijen", ".")
    assert "Dossier AFW-2026-0002: Batterijen" in played.lines
    assert [answer.verdict for answer in played.assessment.answers.values()] != [], "the first one was saved"
    with three.opened() as library:
        assert library.dossier("AFW-2026-0002").assessment.answer("aanleiding").text == "Over batterijen"


def test_choosing_none_or_the_present_one_stays_here(three: Stage) -> None:
    for choice in ("", "AFW-2026-0001"):
        played = three.play("dossiers", "", choice, "volgende")
        assert "Vraag 2 van 14." in played.lines
        assert len([line for line in played.lines if line.startswith("Dossier ")]) == 1


@pytest.mark.parametrize(("query", "said"), [("statsu:concept", "status"), ("status:klaar", "vastgesteld")])
def test_a_wrong_field_or_value_is_said_with_what_is_meant(three: Stage, query: str, said: str) -> None:
    for command in ("zoek", "dossiers"):
        played = three.play(f"{command} {query}", "volgende")
        assert [line for line in played.lines if said in line]
        assert "Vraag 2 van 14." in played.lines


def test_more_dossiers_than_are_read_out_are_said(stage: Stage, tmp_path: Path) -> None:
    with stage.opened() as library:
        for number in range(25):
            library.new(Head(kenmerk="", title=f"Nummer {number}", peildatum=date(2026, 3, 1)), reason="begin")
    lines = stage.play("dossiers", "", "").lines
    assert "26 dossiers gevonden." in lines
    assert "De nieuwste 20 worden genoemd. Voeg woorden of velden toe om er minder te vinden." in lines
