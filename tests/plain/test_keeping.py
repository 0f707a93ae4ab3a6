"""Versions, finalising, reopening, reports, finding."""

import json
from pathlib import Path

import pytest

from afweging.assessment.models import Status
from afweging.cli.main import run as run_verb
from afweging.framework.models import Framework
from afweging.library import Library
from tests.plain.conftest import LONG, Stage, walk


def test_a_version_is_recorded_with_a_reason(stage: Stage) -> None:
    played = stage.play("oordeel 3", "vastleggen", "Voor de meelezers", "versies")
    assert played.dossier.draft is None
    assert played.dossier.info.number == 2
    assert played.dossier.info.reason == "Voor de meelezers"
    assert "Versie 2 van 2: 1 juni 2026, 14:03. concept. Reden: Voor de meelezers." in played.lines
    assert "Door: Beleidsmedewerker." in played.lines


def test_recording_without_a_change_or_a_reason_makes_no_version(stage: Stage) -> None:
    assert "Er is niets gewijzigd sinds versie 1." in stage.play("vastleggen", "volgende").lines
    played = stage.play("oordeel 3", "vastleggen", "", "versies")
    assert played.dossier.info.number == 1
    assert "Daarnaast is er een werkexemplaar met wijzigingen die nog niet zijn vastgelegd." in played.lines


def test_save_says_when_it_was_saved(stage: Stage) -> None:
    assert "Er is niets gewijzigd sinds versie 1." in stage.play("opslaan").lines
    assert stage.play("oordeel 3", "opslaan").lines.count("Opgeslagen 14:03:12.") == 2


def test_an_earlier_version_is_put_back_as_a_new_one_with_a_reason(stage: Stage) -> None:
    stage.play("oordeel 3", "vastleggen", "een", "ga 2", "oordeel 2", "vastleggen", "twee", "ga 1", "kop", "7", "2", "")
    played = stage.play("ga 2", "terugzetten 2", "bij nader inzien", "lees")
    assert "Het werkexemplaar wordt eerst als versie vastgelegd, zodat er niets verloren gaat." in played.lines
    assert "Versie 5 is gemaakt met de inhoud van versie 2." in played.lines
    assert "Oordeel: nog geen." in played.lines[-20:]
    assert (played.dossier.info.number, played.dossier.info.reason, played.dossier.draft) == (5, "bij nader inzien", None)
    assert played.answer("aanleiding").verdict == "volledig"
    assert played.answer("probleem").verdict is None
    assert played.assessment.head.status is Status.CONCEPT


def test_the_verb_and_this_face_put_back_the_same(stage: Stage, tmp_path: Path) -> None:
    stage.play("oordeel 3", "vastleggen", "een")
    other = tmp_path / "kopie.db"
    other.write_bytes(stage.path.read_bytes())
    played = stage.play("terugzetten 1", "terug naar af")
    assert run_verb(["--library", str(other), "revert", played.dossier.kenmerk, "1", "--reason", "terug naar af"]) == 0
    with Library.open(other) as library:
        made = library.dossier(played.dossier.kenmerk)
    assert (made.assessment, made.info.number, made.info.reason) == (played.assessment, 3, "terug naar af")


def test_without_a_reason_nothing_is_put_back(stage: Stage) -> None:
    stage.play("oordeel 3", "vastleggen", "een")
    played = stage.play("ga 1", "terugzetten 1", "", "versies")
    assert played.dossier.info.number == 2
    assert played.answer("aanleiding").verdict == "volledig"
    assert "Er komt een nieuwe versie met de inhoud van versie 1; alles daarna blijft in de geschiedenis." in played.lines


def test_what_stands_there_already_is_not_put_back(stage: Stage) -> None:
    stage.play("oordeel 3", "vastleggen", "een")
    assert stage.play("terugzetten 2", "toch maar").dossier.info.number == 2


@pytest.mark.parametrize(("given", "sentence"), [
    ("9", "AFW-2026-0001 heeft geen versie 9. De nieuwste is versie 1."), ("x", "Typ een nummer.")])
def test_a_version_that_does_not_exist_is_said(stage: Stage, given: str, sentence: str) -> None:
    assert sentence in stage.play(f"terugzetten {given}").lines
    assert "Vraag 2 van 14." in stage.play("terugzetten", "", "volgende").lines


def test_a_verdict_that_turned_is_asked_about_one_by_one(stage: Stage) -> None:
    stage.play("ga 1", "oordeel 3", "ga 2", "oordeel 3", "vastleggen", "eerste ronde")
    left = stage.play("ga 1", "oordeel 2", "ga 2", "oordeel 4", "vastleggen", "toch niet", "")
    assert "Vraag 1, Aanleiding: het oordeel was Volledig beschreven en is nu Deels beschreven." in left.lines
    assert left.dossier.info.number == 2
    played = stage.play("vastleggen", "aanleiding bleek dun", "nieuw cijfer", "tweede ronde", "versies")
    assert played.dossier.info.number == 3
    with stage.opened() as library:
        kept = [json.loads(event.detail) for event in library.store.events(played.dossier.kenmerk, kinds=("verdict-changed",))]
    assert [(one["question"], one["why"], one["version"]) for one in kept] == [
        ("probleem", "nieuw cijfer", 3), ("aanleiding", "aanleiding bleek dun", 3)]


def test_what_changed_is_heard_with_what_it_does_to_the_advice(stage: Stage) -> None:
    assert "heeft één versie" in stage.play("verschil").text
    stage.play("ga 2", "oordeel 3", "vastleggen", "eerste ronde")
    said = stage.play("ga 2", "oordeel 4", "verschil", "vastleggen", "nieuw cijfer", "tweede ronde", "verschil", "verschil 1 2",
                      "verschil 2", "verschil 3", "verschil een", "verschil 1 2 3", "verschil 9")
    assert "AFW-2026-0001@2 → AFW-2026-0001, concept sinds versie 2" in said.lines
    assert said.lines.count("Oordeel: Serieus [3] → Ernstig [4]  ▲ 1 niveau hoger") == 3
    assert said.lines.count("Reden van de wijziging: nieuw cijfer") == 2
    assert said.text.count("Afgeleid advies: ") == 5
    assert said.lines.count("Typ een of twee versienummers.") == 2
    assert "heeft geen versie 9" in said.text


def test_a_dossier_is_sent_round_and_goes_on(stage: Stage) -> None:
    played = stage.play("oordeel 3", "rondsturen", "", "rondsturen", "Graag uw blik", "ga 2", "oordeel 2")
    assert played.assessment.head.status is Status.TER_MEELEZING
    assert played.dossier.info.number == 2
    assert played.dossier.draft is not None
    assert "Het dossier is ter meelezing. U kunt intussen doorwerken." in played.lines


def test_finalising_says_what_is_in_the_way(stage: Stage) -> None:
    said = stage.play("oordeel 3", "vaststellen")
    assert len([line for line in said.lines if line.startswith("Vraag ") and "is niet af" in line]) == 14
    assert said.assessment.head.status is Status.CONCEPT
    assert said.code == 0


def test_a_finalised_dossier_is_read_and_not_changed_until_reopened(stage: Stage, ipcei: Framework) -> None:
    words = ["klopt"] * 4
    played = stage.play(*walk(ipcei), "vaststellen", "", "vaststellen", "klopt", "", "vaststellen", *words, "",
                        "vaststellen", *words, "Akkoord DG")
    finalising = played.lines[played.lines.index("Alle vragen zijn af."):]
    assert len([line for line in finalising if line.startswith("Controle, vra")]) == 1 + 2 + 2 * len(words)
    assert "Het dossier is vastgesteld." in played.lines
    assert played.dossier.frozen
    read = stage.play("ga 2", "oordeel", "antwoord", "ongedaan", "kop", "1", "Anders", "", "deelvragen", "1", "", "bronnen",
                      "Bron", "A", "", "", "vastleggen", "advies", "overzicht", "")
    assert read.assessment == played.assessment
    assert read.text.count("AFW-2026-0001 is vastgesteld en kan niet worden gewijzigd.") == 7
    assert "Opdracht, Enter is volgende vraag:" in read.lines
    assert "Vraag 3 van 14." in read.lines
    again = stage.play("heropenen", "", "heropenen", "Nieuwe cijfers", "ga 2", "oordeel 2", "ongedaan", "ongedaan")
    assert again.assessment.head.status is Status.CONCEPT
    assert again.answer("probleem").verdict == played.answer("probleem").verdict
    assert "Er valt niets ongedaan te maken." in again.lines
    assert stage.play("heropenen", "x").dossier.info.number == 3


def test_a_copy_is_a_dossier_of_its_own_and_we_stay_where_we_are(stage: Stage) -> None:
    played = stage.play("oordeel 3", "dupliceren", "oordeel 2")
    assert "Gekopieerd als AFW-2026-0002. U blijft bij AFW-2026-0001." in played.lines
    assert played.answer("aanleiding").verdict == "deels"
    with stage.opened() as library:
        assert library.dossier("AFW-2026-0002").assessment.answer("aanleiding").verdict == "volledig"


# --- reports -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("form", "suffix"), [("2", ".html"), ("markdown", ".md"), ("4", ".json")])
def test_a_report_is_made_where_asked(stage: Stage, form: str, suffix: str) -> None:
    played = stage.play("antwoord", LONG, ".", "vertrouwelijk", "1", "geheimpje", ".", "rapport", form, "1", "")
    target = Path(next(line for line in played.lines if line.startswith("Het rapport staat in ")).split(" in ")[1].rstrip("."))
    assert target.parent == stage.reports
    assert target.suffix == suffix
    assert "geheimpje" in target.read_text(encoding="utf-8")
    public = stage.play("rapport", form, "openbaar", str(stage.reports / f"publiek{suffix}"))
    assert public.code == 0
    assert "geheimpje" not in (stage.reports / f"publiek{suffix}").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_pdf_is_made_too(stage: Stage) -> None:
    played = stage.play("rapport", "pdf", "intern", str(stage.reports / "r.pdf"), "volgende")
    assert (stage.reports / "r.pdf").read_bytes().startswith(b"%PDF-1."), played.text
    assert "Vraag 2 van 14." in played.lines


def test_a_report_holds_what_was_just_typed(stage: Stage, tmp_path: Path) -> None:
    stage.play("antwoord", "Zojuist getypt", ".", "rapport", "json", "1", str(tmp_path / "r.json"))
    assert json.loads((tmp_path / "r.json").read_text())["answers"]["aanleiding"]["text"] == "Zojuist getypt"


@pytest.mark.parametrize("script", [["rapport", ""], ["rapport", "1", ""], ["rapport", "terug"]])
def test_a_report_can_be_left(stage: Stage, script: list[str]) -> None:
    played = stage.play(*script, "volgende")
    assert "Vraag 2 van 14." in played.lines
    assert not [path for path in stage.reports.iterdir() if not path.name.startswith("library.db")]


def test_a_place_that_cannot_be_written_is_said_and_the_work_goes_on(stage: Stage) -> None:
    played = stage.play("rapport", "html", "1", "/does/not/exist/r.html", "volgende")
    assert [line for line in played.lines if "/does/not/exist/r.html" in line and "geschreven" in line]
    assert "Vraag 2 van 14." in played.lines


# --- finding -----------------------------------------------------------------------------------------------------

def test_words_are_found_in_every_kind_of_text_with_their_place(stage: Stage) -> None:
    stage.play("antwoord", "Eén regel", "met Zönne-energie", ".", "ga 2", "oordeel 6", "zonne-cijfers", "bronnen", "Zonne",
               "A", "", "", "vertrouwelijk", "1", "zonnepark", ".", "ga 14", "focus", "Zonnecellen")
    said = stage.play("zoek ZONNE", "zoek", "cellen").lines
    assert "“ZONNE” staat in 5 regels." in said
    assert "1 van 5: Vraag 1, het antwoord, regel 2: met Zönne-energie" in said
    assert "4 van 5: Vraag 2, vertrouwelijk deel, regel 1: zonnepark" in said
    assert "5 van 5: Vraag 14, focus, regel 1: Zonnecellen" in said
    assert "“cellen” staat in 1 regel." in said


def test_a_word_that_is_nowhere_is_said(stage: Stage) -> None:
    assert "“xyzzy” staat in 0 regels." in stage.play("zoek xyzzy", "zoek", "").lines
