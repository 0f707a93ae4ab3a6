"""Sub-questions, facts, sources and the closed part."""

from dataclasses import replace

import pytest

from afweging import errors, shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import WOO_GROUNDS, Citation, Confidential, FreeSource, Tick
from afweging.errors import AfwegingError
from afweging.evidence.own import Own, OwnFact, OwnRef, OwnText
from afweging.framework.models import Framework
from afweging.library import Library
from afweging.library import evidence as cases
from afweging.plain import loop
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
    changed = stage.play("ga 13", "deelvragen", "1", "neutraal", "-", "2", "6", "")
    assert changed.answer("balans").ticks == (Tick(prompt="13a", effect="0"),)
    assert stage.play("ga 13", "deelvragen", "1", "5", "").answer("balans").ticks == (Tick(prompt="13a"),)


def test_a_table_is_read_under_its_own_heading_and_its_rows_are_filled_in_by_number(stage: Stage) -> None:
    played = stage.play("ga 13", "deelvragen", "18", "ongunstig", "Vol stroomnet", "19", "4", "", "")
    assert played.answer("balans").ticks == (
        Tick(prompt="13-energie", effect="-", note="Vol stroomnet"), Tick(prompt="13-water", effect="/"))
    heading = played.lines.index("Tabel: Integrale weging. Een voorstel, geen deel van de bijlage: Kamerstuk 29826, nr. 250.")
    assert "11 van 21: Europese strategische autonomie: niets ingevuld." in played.lines[heading:]
    assert "Einde van de tabel Integrale weging: 0 van 11 ingevuld." in played.lines
    assert "Energie: ongunstig. Vol stroomnet" in played.lines
    assert "Water: niet van toepassing." in played.lines
    again = stage.play("ga 13").lines
    assert "Tabel Integrale weging, niet verplicht: 2 van 11 ingevuld." in again
    assert "Deelvragen afgevinkt: 0 van 10." in again, "a table counts nowhere"


def test_the_rows_of_a_table_stand_after_the_sub_questions_whatever_came_first(stage: Stage) -> None:
    played = stage.play("ga 5", "deelvragen", "8", "gunstig", "", "1", "")
    assert played.answer("nationaal").ticks == (Tick(prompt="5a"), Tick(prompt="5-verdienvermogen", effect="+"))
    assert stage.play("ga 5", "deelvragen", "8", "5", "").answer("nationaal").ticks[1] == Tick(prompt="5-verdienvermogen")
    assert "8 van 10: Verdienvermogen: niet gegeven." in stage.play("ga 5", "deelvragen", "").lines


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


def test_what_superseded_a_cited_fact_is_cited_in_its_place(stage: Stage) -> None:
    stage.play("ga 5", "antwoord", "Zie [@F22].", ".", "feiten", "f22", "")
    played = stage.play("ga 5", "feiten", "vervang f22", "vervang F39", "replace", "")
    assert played.answer("nationaal").text == "Zie [@F37]."
    assert played.answer("nationaal").facts == (Citation(fact="F37"),)
    assert "F37 wordt aangehaald in plaats van F22." in played.lines
    assert "F39 wordt hier niet aangehaald, of er kwam op de peildatum niets voor in de plaats." in played.lines


def test_a_cited_fact_that_serves_other_questions_is_read_too(stage: Stage) -> None:
    played = stage.play("feiten", "f22", "", "feiten", "")
    assert [line for line in played.lines if line.startswith("1 van ") and ": F22. " in line and line.endswith("Aangehaald.")]


def test_facts_are_found_by_their_source(stage: Stage) -> None:
    with stage.opened() as library:
        of = [fact.id for fact in library.evidence.facts if any(ref.source == "004" for ref in fact.refs)]
    played = stage.play("feiten kamerstuk 29826-277", "")
    assert f"{len(of)} feiten." in played.lines


def test_a_fact_of_ones_own_is_added_cited_and_changed(stage: Stage) -> None:
    played = stage.play("ga 2", "feiten", "nieuw", "De Rekenkamer telt 3 projecten.", "", "2, 9", "29 826 nr. 300", "01-03-2026",
                        "p. 3", "", "1", "", "F26", "e01", "")
    assert "E01 staat in uw bibliotheek." in played.lines
    assert played.answer("probleem").facts == (Citation(fact="E01"),)
    with stage.opened() as library:
        fact, source = library.evidence.fact("E01"), library.evidence.source("B01")
    assert fact is not None
    assert source is not None
    assert (fact.text.nl, fact.questions, fact.valid_from, fact.grade) == ("De Rekenkamer telt 3 projecten.", (2, 9), "2026-03-01", "A")
    assert source.title.nl == "Kamerstuk 29826, nr. 300"
    played = stage.play("ga 2", "feiten", "wijzig e01", "De Rekenkamer telt 4 projecten.", "", "", "", "", "", "", "F39", "", "")
    assert [line for line in stage.play("ga 2", "feiten", "").lines
            if "E01. De Rekenkamer telt 4 projecten." in line and "Vervallen, vervangen door F39. Eigen feit. Aangehaald." in line]
    wrong = stage.play("feiten", "nieuw", "Iets.", "", "77", "B01", "", "", "", "", "", "", "wijzig F39", "nieuw", "", "")
    assert "“77” is geen vraagnummer." in wrong.text
    assert "“F39” hoort bij het programma en kan hier niet worden gewijzigd." in wrong.text
    assert "Er is niets veranderd." in wrong.text


def test_a_source_of_an_answer_is_written_in_one_way(stage: Stage) -> None:
    played = stage.play("bronnen", "Kamerstukken II 2021/22, 29826, nr. 147", "1", "kst-29826-277", "")
    (source,) = played.answer("aanleiding").sources
    assert (source.title, source.place) == ("Kamerstuk 29826, nr. 147", "Kamerstuk 29826, nr. 277")


def test_dossiers_whose_facts_lapsed_are_read_out(stage: Stage) -> None:
    assert "0 vastgestelde dossiers halen feiten aan die sindsdien zijn vervallen" in stage.play("verouderd").text
    with stage.opened() as library:
        found = read_file(shipped.examples()[0].parent / "voorbeeld-me2.yaml")
        library.bring_in(found, file="x", reason="invoer")
        library.finalise(library.dossier("VOORBEELD-1"), "klaar")
    said = stage.play("verouderd").text
    assert "1 vastgesteld dossier haalt feiten aan" in said
    assert "1 van 1: VOORBEELD-1, IPCEI Micro-elektronica 2 (ME/CT)." in said
    assert "F23 is vervallen; ervoor in de plaats kwam F38" in said
    assert "Met die oordelen heropend is het advies niet meer te bepalen" in said


def test_an_id_that_an_update_brings_as_well_is_said_at_the_beginning(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Het programma heeft nu ook E01."
    with stage.opened() as library:
        ours = library.shipped_evidence
        cases.add(library, Own(facts=(OwnFact(id="E01", text=OwnText(nl="Eigen."), questions=(2,), refs=(OwnRef(source="004"),),
                                              valid_from="2026", grade="A"),)))
    assert said not in stage.play("feiten", "").text
    newer, opened = replace(ours, facts=(*ours.facts, replace(ours.facts[0], id="E01"))), stage.opened

    def updated() -> Library:
        library = opened()
        library.shipped_evidence = newer
        return library

    monkeypatch.setattr(stage, "opened", updated)
    assert stage.play("feiten", "").text.count(said) == 1


def test_evidence_that_cannot_be_read_is_said_and_blocks_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_library: Library) -> tuple[str, ...]:
        raise AfwegingError(errors.FILE_UNREADABLE, file="facts.yaml", reason="weg")

    monkeypatch.setattr(loop, "clashes", unreadable)
    played = stage.play("")
    assert "facts.yaml" in played.text
    assert played.code == 0
