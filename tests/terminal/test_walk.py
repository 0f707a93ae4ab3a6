"""A complete walk by keyboard only at 80x24: fourteen questions, the conclusion, the advice, a version, and the PDF."""

import time
from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.completeness import DONE
from afweging.assessment.models import Head
from afweging.editing import Editing
from afweging.library import Library
from afweging.texts import Language
from tests.terminal.screen import program

ANSWER = "Dit antwoord telt ruim vijftien woorden, zodat de vraag als gemotiveerd geldt en de wandeling verder kan gaan."
VERDICTS = "2422222222324"
"""The digit of the verdict on each of questions 1 to 13."""
WORDS: dict[Language, tuple[str, str, str, str]] = {
    "nl": ("Antwoord (F3)", "Oordeel (F2)", "Afgeleid advies: Nederlandse deelname, met focus", "Versie 2 is vastgelegd"),
    "en": ("Answer (F3)", "Verdict (F2)", "Derived advice: Dutch participation, with focus", "Version 2 is recorded"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_the_first_question_to_the_pdf(tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = tmp_path / "reports"
    monkeypatch.setenv("AFWEGING_REPORTS", str(reports))
    answer, verdict, derived, recorded = WORDS[language]
    library = tmp_path / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Wandeling", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    terminal = program(library, tmp_path, kenmerk, language=language)
    terminal.until(answer)
    for number, digit in enumerate(VERDICTS, start=1):
        terminal.until(f"  {number}. ")
        terminal.press("f2", digit)
        terminal.until(f"(x) {digit}")
        terminal.press("f3")
        terminal.type(f"{number}: {ANSWER}")
        terminal.until(lambda text: ANSWER[-12:] in text.replace("\n", " "))
        terminal.press("f8")
    terminal.until("  14. ")
    terminal.press("f2", "6")
    terminal.until("(x) 6")
    terminal.press("f3")
    terminal.type(f"14: {ANSWER}")
    terminal.press("alt+s")
    terminal.until("Focus")
    terminal.type("Machines voor chips")
    terminal.press("escape")
    terminal.until(answer)
    terminal.press("f6")
    shown = terminal.until(derived)
    assert verdict not in shown
    terminal.press("escape")
    terminal.until(answer)
    terminal.press("alt+r")
    time.sleep(0.3)
    terminal.type("na de wandeling")
    terminal.press("enter")
    terminal.until(recorded)
    terminal.press("ctrl+r")
    for _ in range(600):
        terminal.read(0.1)
        if list(reports.glob("*.pdf")):
            break
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    made = next(reports.glob("*.pdf"))
    assert made.read_bytes().startswith(b"%PDF-1.7")
    assert made.name.endswith("v2.pdf")
    with Library.open(library) as opened:
        editing = Editing.open(opened, kenmerk)
        assert set(editing.states.values()) <= DONE
        assert editing.advice.advice == "DEELNAME"
        assert editing.assessment.conclusion.focus == "Machines voor chips"
        assert editing.answer("balans").text == f"13: {ANSWER}"
        assert editing.info.number == 2
        assert opened.store.check() == ()
