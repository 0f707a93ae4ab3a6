"""Reviewing by keyboard only at 80x24: last year's case is read, duplicated, two verdicts change, and it is finalised with reasons."""

import json
import time
from pathlib import Path

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Status
from afweging.editing import Editing
from afweging.library import Library
from afweging.library.history import events
from tests.terminal.screen import Terminal, program

LAST_YEAR = "VOORBEELD-3"
REASONS = 10
"""More lines than any window of the walk asks for."""


def prepared(library: Path) -> str:
    """A library with a finalised case; the kenmerk the next dossier will get."""
    with Library.open(library, role="beleidsmedewerker") as opened:
        opened.bring_in(read_file(shipped.folder("seeds") / "dossiers" / "voorbeeld-waterstof.yaml"), file="vorig jaar", reason="begin")
        editing = Editing.open(opened, LAST_YEAR)
        editing.finalise("vastgesteld door de directeur", {}, {one.check: "gezien" for one in editing.unanswered_checks()})
        return f"AFW-{editing.info.created.year}-0001"


def turn(terminal: Terminal, question: str, digit: str, words: str) -> None:
    """Go to a question and choose a level."""
    terminal.press("ctrl+g")
    terminal.until("Naar welke vraag?")
    terminal.press(question)
    terminal.until(words)
    terminal.press("f2", digit)
    terminal.until(f"(x) {digit}")


def test_last_years_case_is_taken_up_again_changed_and_finalised_with_reasons(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    copy = prepared(library)
    terminal = program(library, tmp_path, LAST_YEAR)
    terminal.until("is vastgesteld en kan niet worden gewijzigd", 30)
    terminal.type("\x1bV")  # its versions
    terminal.until("vastgesteld door de directeur")
    terminal.press("f10")
    terminal.until("Zoek:")
    terminal.press("f5")
    terminal.until(f"{copy} heeft nu dezelfde antwoorden")
    terminal.press("enter")
    terminal.until("1. Aanleiding", 20)
    terminal.until("overgenomen")
    turn(terminal, "0", "2", "10. ")
    turn(terminal, "a", "1", "11. ")
    terminal.press("ctrl+g")
    terminal.until("Naar welke vraag?")
    terminal.press("c")
    terminal.until("het antwoord blijft staan")
    terminal.type("\x1bK")  # the balance stands, though it leans on what changed
    terminal.until(lambda text: "Kijk opnieuw" not in text)
    terminal.type("\x1bV")
    terminal.until("Wat er veranderde in het concept")
    terminal.until("Gevolg voor het advies")
    terminal.press("f5", "f5")
    shown = terminal.until("▼ 1 niveau lager")
    assert "▲ 1 niveau hoger" in shown
    terminal.press("escape")
    terminal.until("13. ")
    terminal.press("alt+x")
    shown = terminal.until("Dossier vaststellen", 30)
    assert "14 van 14 vragen zijn gereed" in shown
    for _line in range(REASONS):
        terminal.type("na herziening")
        terminal.press("enter")
        end = time.monotonic() + 1.0  # until the next line has the cursor
        while time.monotonic() < end:
            terminal.read(0.1)
        if "Vastgesteld als versie 2" in terminal.text():
            break
    terminal.until("Vastgesteld als versie 2")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    with Library.open(library) as opened:
        dossier = opened.dossier(copy)
        assert dossier.assessment.head.status is Status.VASTGESTELD
        assert (dossier.assessment.answer("alternatieven").verdict, dossier.assessment.answer("impact").verdict) == (
            "geen-alternatief", "beperkt")
        assert opened.dossier(f"{copy}@1").info.reason == f"overgenomen uit {LAST_YEAR}, versie 2"
        kept = [json.loads(event.detail) for event in events(opened, copy) if event.kind == "verdict-changed"]
        assert {one["question"]: one["why"] for one in kept} == {"alternatieven": "na herziening", "impact": "na herziening"}
        assert opened.dossier(LAST_YEAR).assessment.head.status is Status.VASTGESTELD, "last year's case stays as it was"
        assert opened.store.check() == ()
