"""A walk by keyboard only at 80x24: a second assessor judges a dossier blind, closes it, and both reconcile what differs."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from afweging.assessment.interchange import read_file
from afweging.assessment.models import Status
from afweging.library import Filter, Library, second
from tests.terminal.screen import Terminal

ME2 = Path(__file__).parents[2] / "seeds" / "dossiers" / "voorbeeld-me2.yaml"
VERDICTS = "2521222222334"
"""The digit of the verdict on each of questions 1 to 13: as in the first, but question 2 higher and question 4 lower."""


def started(library: Path, folder: Path) -> Terminal:
    """The library on the screen."""
    return Terminal([sys.executable, "-m", "afweging", "--lang", "nl", "--library", str(library)], environment={
        "AFWEGING_STATE": str(folder / "screen.json"), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
        "TEXTUAL_ANIMATIONS": "none"})


def test_a_second_assessor_judges_blind_and_both_reconcile(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    source = read_file(ME2)
    head = replace(source.head, kenmerk="", example=False, status=Status.CONCEPT, title="Micro-elektronica", opsteller="opsteller")
    with Library.open(library) as opened:
        first = opened.dossier(opened.bring_in(replace(source, head=head), file="me2", reason="begin").info.kenmerk)
    terminal = started(library, tmp_path)
    terminal.until("1 dossier")
    terminal.press("alt+j")
    terminal.until("In welke rol oordeelt u")
    terminal.type("jurist")
    terminal.press("enter")
    terminal.until("  1. ")
    for number, digit in enumerate(VERDICTS, start=1):
        shown = terminal.until(f"  {number}. ")
        assert "2e oordeel" in shown
        answer = first.assessment.answer(first.framework.questions[number - 1].id).text
        assert answer[:25] not in shown, "the first answer shows"
        terminal.press("f2", digit)
        terminal.until(f"(x) {digit}")
        terminal.press("f8")
    terminal.until("  14. ")
    terminal.press("f10")
    terminal.until("1 tweede oordeel")
    terminal.until("verborgen")
    terminal.press("alt+j")
    terminal.until("loopt nog")
    terminal.press("down", "enter")
    terminal.until("verandert daarna niet meer")
    terminal.type("alles beoordeeld")
    terminal.press("enter")
    terminal.until("verandert het afgeleide advies")
    terminal.until("nog niet opgelost")
    terminal.press("enter")
    terminal.until("Vraag 2: welk niveau")
    terminal.press("enter")
    terminal.until("Waarom is dit afgesproken")
    terminal.type("geen nieuwe feiten")
    terminal.press("enter")
    terminal.until(lambda text: "! " in text and " 4 " in text and "nog niet opgelost" in text)
    terminal.press("enter")
    terminal.until("Vraag 4: welk niveau")
    terminal.press("up", "enter")
    terminal.until("Waarom is dit afgesproken")
    terminal.type("falen slechts deels aangetoond")
    terminal.press("enter")
    terminal.until("Elk verschil is opgelost")
    terminal.press("f6")
    terminal.until("bevat het afgesproken oordeel als versie 2")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    with Library.open(library) as opened:
        (entry,) = opened.entries(Filter(second=True))
        judged = opened.dossier(entry.kenmerk)
        agreed = opened.dossier(first.kenmerk)
        assert judged.frozen
        assert judged.info.author_role == "jurist"
        assert agreed.info.number == 2
        assert agreed.assessment.answer("probleem").verdict == first.assessment.answer("probleem").verdict
        assert agreed.assessment.answer("overheidstaak").verdict == judged.assessment.answer("overheidstaak").verdict
        (event,) = [one for one in opened.store.events(first.kenmerk) if one.kind == second.RECONCILED]
        said = json.loads(event.detail)["questions"]
        assert said["overheidstaak"]["why"] == "falen slechts deels aangetoond"
        assert sum(one["first"] != one["second"] for one in said.values()) == 2
        assert opened.store.check() == ()
