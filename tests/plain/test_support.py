"""Sub-questions, facts, sources and the closed part."""

import pytest

from afweging.assessment.models import WOO_GROUNDS, Citation, Confidential, FreeSource, Tick
from afweging.framework.models import Framework
from afweging.plain.support import GROUNDS
from tests.plain.conftest import Stage


def test_sub_questions_are_ticked_and_unticked_by_number(stage: Stage, ipcei: Framework) -> None:
    first = ipcei.questions[0].prompts[0]
    played = stage.play("deelvragen", "3", "1", "1", "")
    assert played.answer("aanleiding").ticks == (Tick(prompt="1c"),)
    assert f"1 van 5: {first.text.nl} Niet afgevinkt." in played.lines
    assert f"{first.text.nl} Afgevinkt." in played.lines
    assert f"{first.text.nl} Niet afgevinkt." in played.lines
    assert stage.play("deelvragen", "1", "").answer("aanleiding").ticks == (Tick(prompt="1a"), Tick(prompt="1c"))


def test_sub_questions_of_question_13_take_an_effect_and_one_line(stage: Stage) -> None:
    played = stage.play("ga 13", "deelvragen", "1", "3", "Ruim gedekt", "2", "tegen", "", "")
    assert played.answer("balans").ticks == (
        Tick(prompt="13a", effect="+", note="Ruim gedekt"), Tick(prompt="13b", effect="-"))
    assert "Kosten voor de begroting. Afgevinkt. Effect: voor. Ruim gedekt" in played.lines
    changed = stage.play("ga 13", "deelvragen", "1", "neutraal", "-", "2", "5", "")
    assert changed.answer("balans").ticks == (Tick(prompt="13a", effect="0"),)
    assert stage.play("ga 13", "deelvragen", "1", "4", "").answer("balans").ticks == (Tick(prompt="13a"),)


@pytest.mark.parametrize("wrong", ["0", "6", "x", "99999999999999999999", "1a"])
def test_a_number_that_is_not_in_the_list_is_said(stage: Stage, wrong: str) -> None:
    played = stage.play("deelvragen", wrong, "1", "")
    assert f"Nummer {wrong[:20]} staat niet in deze lijst." in played.lines
    assert len(played.answer("aanleiding").ticks) == 1


# --- facts -------------------------------------------------------------------------------------------------------

def test_facts_of_the_question_are_read_and_cited_by_number(stage: Stage) -> None:
    with stage.opened() as library:
        fitting = library.evidence.for_question(12)
    played = stage.play("ga 12", "feiten", "1", "1", "2 tekst", "")
    assert f"{len(fitting)} feiten." in played.lines
    assert played.answer("bereidheid").facts == (Citation(fact=fitting[0].id), Citation(fact=fitting[1].id))
    assert played.answer("bereidheid").text == f"[@{fitting[1].id}]"
    assert [line for line in played.lines if line.startswith(f"1 van {len(fitting)}: {fitting[0].id}. {fitting[0].text.nl}")]
    assert f"Feiten aangehaald: {fitting[0].id}, {fitting[1].id}." in stage.play("ga 12").lines


def test_facts_are_searched_without_minding_case_and_accents_and_inserted_behind_the_answer(stage: Stage) -> None:
    played = stage.play("antwoord", "Er is geld.", ".", "feiten MICRO-ELEKTRONICA", "f04 tekst", "wäterstof", "")
    assert played.answer("aanleiding").text == "Er is geld. [@F04]"
    assert [line for line in played.lines if " van " in line and ": F04. " in line]
    assert played.text.count("waterstof") >= 1
    cited = stage.play("feiten f04", "").lines
    assert [line for line in cited if ": F04." in line and line.endswith("Aangehaald.")]


def test_a_fact_is_taken_away_and_what_is_left_in_the_text_is_said(stage: Stage) -> None:
    stage.play("feiten", "f04 tekst", "")
    played = stage.play("feiten", "weg f04", "remove F99", "")
    assert played.answer("aanleiding").facts == ()
    assert "In het antwoord staat nog [@F04]." in played.lines
    assert "F99 is hier niet aangehaald." in played.lines


@pytest.mark.parametrize("wrong", ["0", "999", "999999999999"])
def test_a_fact_that_is_not_in_the_list_is_not_cited(stage: Stage, wrong: str) -> None:
    played = stage.play("feiten", wrong, "")
    assert "Dat nummer staat niet in deze lijst." in played.lines
    assert played.answer("aanleiding").facts == ()


def test_a_search_that_finds_nothing_says_so(stage: Stage) -> None:
    assert "0 feiten." in stage.play("feiten xyzzy", "").lines


def test_facts_say_when_they_lapsed_or_are_younger_than_the_reference_date(stage: Stage) -> None:
    with stage.opened() as library:
        evidence, day = library.evidence, library.dossier("AFW-2026-0001").assessment.head.peildatum
        lapsed = next(fact for fact in evidence.facts if evidence.validity(fact, day).successor)
        successor = evidence.validity(lapsed, day).successor
    assert successor is not None
    said = stage.play(f"feiten {lapsed.id}", "").text
    assert f"Vervallen, vervangen door {successor.id}." in said
    early = stage.play("kop", "2", "2019-01-01", "", "feiten F04", "").text
    assert "Jonger dan de peildatum." in early


# --- sources and the closed part ---------------------------------------------------------------------------------

def test_sources_are_added_with_grade_and_place_and_removed(stage: Stage) -> None:
    played = stage.play("bronnen", "CBS StatLine", "1", "tabel 80590", "TNO-rapport", "", "Nota", "D", "", "")
    assert played.answer("aanleiding").sources == (
        FreeSource(title="CBS StatLine", grade="A", place="tabel 80590"), FreeSource(title="Nota", grade="D"))
    assert "1 van 1: CBS StatLine. tabel 80590. Bewijskracht A." in played.lines
    removed = stage.play("bronnen", "1", "7", "")
    assert removed.answer("aanleiding").sources == (FreeSource(title="Nota", grade="D"),)
    assert "Nummer 7 staat niet in deze lijst." in removed.lines


def test_the_closed_part_asks_its_ground_first_and_is_read_changed_and_removed(stage: Stage) -> None:
    played = stage.play("vertrouwelijk", "1", "Omzet 5 miljoen", ".")
    assert played.answer("aanleiding").confidential == Confidential(text="Omzet 5 miljoen", ground="5.1.1.c")
    assert "Vertrouwelijk deel: 3 woorden, grond 5.1.1.c van de Woo." in stage.play("lees").lines
    changed = stage.play("vertrouwelijk", "2", "5.2", "vertrouwelijk", "1", "2", "Omzet 6 miljoen", ".")
    assert changed.answer("aanleiding").confidential == Confidential(text="Omzet 6 miljoen", ground="5.2")
    assert "Omzet 5 miljoen" in changed.lines
    assert stage.play("vertrouwelijk", "").answer("aanleiding").confidential is not None
    assert stage.play("vertrouwelijk", "3").answer("aanleiding").confidential is None


def test_no_closed_part_is_made_without_a_ground_or_without_a_text(stage: Stage) -> None:
    for script in (["vertrouwelijk", ""], ["vertrouwelijk", "1", "."], ["vertrouwelijk", "1", " ", "."], ["vertrouwelijk", "1"]):
        assert stage.play(*script).answer("aanleiding").confidential is None


def test_every_ground_has_a_name() -> None:
    assert tuple(GROUNDS) == WOO_GROUNDS
