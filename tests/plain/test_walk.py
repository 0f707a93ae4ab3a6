"""The whole questionnaire from the first line to the advice, and what it sounds like."""

import unicodedata
from pathlib import Path

import pytest

from afweging import texts
from afweging.assessment.completeness import State, states
from afweging.framework.models import Framework
from tests.plain.conftest import KENMERK, Stage, walk

GOLDEN = Path(__file__).with_name("golden")


def test_fourteen_questions_with_enter_and_numbers_alone_lead_to_the_advice(stage: Stage, ipcei: Framework) -> None:
    played = stage.play(*walk(ipcei))
    assert played.code == 0
    found = states(ipcei, played.assessment, played.dossier.advice.reached)
    assert set(found.values()) == {State.MOTIVATED}
    assert played.assessment.conclusion.outcome == played.dossier.advice.advice == "DEELNAME"
    assert played.assessment.conclusion.focus == "Machines"
    assert "Alle vragen zijn af." in played.lines
    assert "Afgeleid advies: Nederlandse deelname, met focus." in played.lines
    assert played.lines[-1] == "Gestopt. Alles is opgeslagen."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_walk_reads_as_it_did(stage: Stage, ipcei: Framework, language: texts.Language) -> None:
    """To take over a wanted change: remove the file and run this test once; it then fails and writes it anew."""
    texts.use(language)
    script = [*walk(ipcei), "help", "guidance", "overview", "go 13", "prompts", "1", "3", "Ruim gedekt", "", "stop"]
    found, golden = stage.play(*script).text, GOLDEN / f"walk-{language}.txt"
    if not golden.exists():
        golden.write_text(found, encoding="utf-8")
        pytest.fail(f"{golden.name} was written; read it and run the test again")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_drawn_and_nothing_is_a_table(stage: Stage, ipcei: Framework, language: texts.Language) -> None:
    texts.use(language)
    played = stage.play(*walk(ipcei), "help all", "guidance", "overview", "head", "", "facts", "", "versions", "advice")
    for sign in played.text:
        assert sign == "\n" or sign.isprintable(), f"U+{ord(sign):04X}"
        assert not 0x2500 <= ord(sign) < 0x2C00, f"drawing character U+{ord(sign):04X}"
        assert unicodedata.category(sign) != "So", f"picture U+{ord(sign):04X}"
    assert not [line for line in played.lines if "   " in line or "\t" in line]


def test_no_english_is_left_in_the_dutch_walk_and_no_dutch_in_the_english(stage: Stage, ipcei: Framework) -> None:
    dutch = set(stage.play(*walk(ipcei), "hulp alles", "overzicht", "kop", "", "versies", "feiten", "").lines)
    texts.use("en")
    english = set(stage.play("help all", "overview", "head", "", "versions", "facts", "", "stop").lines)
    same = {line for line in dutch & english if line.strip() and not line.startswith("Focus")}
    allowed = {"Status: concept"}
    assert not {line for line in same if "Proef" not in line and "woorden" not in line} - allowed


def test_the_program_goes_on_where_the_work_is(stage: Stage, ipcei: Framework) -> None:
    stage.play(*walk(ipcei)[:12])
    played = stage.play()
    assert "Vraag 3 van 14." in played.lines
    assert "Af: 2 van 14 vragen." in played.lines
    assert any(line.startswith("U gaat verder met het werkexemplaar") for line in played.lines)
    assert played.dossier.kenmerk == KENMERK


def test_an_acknowledgement_names_the_local_time_to_the_second(stage: Stage) -> None:
    assert "Opgeslagen 14:03:12." in stage.play("oordeel 1").lines
