"""Text that would steer a terminal: never written raw, wherever it comes from."""

import io
from dataclasses import replace
from datetime import date

import pytest

from afweging.assessment.models import Answer, Confidential, FreeSource, Head, Tick
from afweging.library import Library
from afweging.plain import run
from tests.plain.conftest import Stage

HOSTILE = [
    "\x1b[2J\x1b[31mrood", "\x1b]0;titel\x07", "\x1b]52;c;ZXZpbA==\x07", "\x9b31m", "a\x08\x08b", "a\rb", "\x00", "\x7f",
    "\u202eomgekeerd", "\u2066x\u2069", "x\u2028y", "\x0c", "\ufeff", "[/]", "[@click=app.quit]", "%s {0} {naam}", "$(id)",
]


def control(text: str) -> list[str]:
    """The characters in a text that steer a terminal or turn the direction of writing."""
    return [sign for sign in text if sign != "\n" and (ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0
                                                       or sign in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_typed_anywhere_is_never_written_raw(stage: Stage, text: str) -> None:
    played = stage.play(
        text, "antwoord", text, ".", "oordeel", text, "2", f"oordeel {text}", "", f"ga {text}", f"zoek {text}", "bronnen", text,
        "1", text, "", "kop", "1", text, "6", f"{text} = {text}", "12", text, "", "behandelaar", text, "vertrouwelijk", "1", text,
        ".", "vastleggen", text, "versies", "lees", "overzicht", "kop", "", "deelvragen", text, "", f"feiten {text}", "",
        f"hulp {text}", f"taal {text}", f"terugzetten {text}", "ga 14", "voorwaarden", text, "", "moment", text, text, "2026-01-01")
    assert not control(played.text)
    assert played.code == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_that_is_in_the_library_already_is_never_written_raw(stage: Stage, text: str) -> None:
    """A library written by another program, which did not clean what came in."""
    hostile = f"begin{text}eind"
    with Library.open(stage.path) as library:
        dossier = library.new(
            Head(kenmerk="", title=hostile, peildatum=date(2026, 6, 1), directorate=hostile, tags=(hostile,)), reason=hostile)
        answer = Answer(text=hostile, missing=hostile, owner=hostile, ticks=(Tick(prompt="1a", note=hostile),),
                        sources=(FreeSource(title=hostile, grade="A", place=hostile),),
                        confidential=Confidential(text=hostile, ground="5.2"))
        conclusion = replace(dossier.assessment.conclusion, focus=hostile, conditions=(hostile,))
        library.save(dossier, replace(dossier.assessment.with_answer("aanleiding", answer), conclusion=conclusion))
        outgoing = io.StringIO()
        script = "lees\nkop\n\ndeelvragen\n\nbronnen\n\nvertrouwelijk\n\nzoek begin\nversies\nregel\n\nga 14\nvoorwaarden\n\nfocus\n\n"
        assert run(library, dossier.kenmerk, io.StringIO(script), outgoing) == 0
    assert "begin" in outgoing.getvalue()
    assert not control(outgoing.getvalue())


def test_braces_and_markup_in_a_text_are_read_out_as_they_are(stage: Stage) -> None:
    stage.play("antwoord", "{naam} %s [/] **vet** $(id)", ".")
    assert "{naam} %s [/] **vet** $(id)" in stage.play("ga 1").lines
