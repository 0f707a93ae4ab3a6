"""The user's own editor in a real terminal: out and back, undone, failing."""

from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.library import Library
from tests.terminal.screen import Terminal, program

EDITORS = {
    "good": '#!/bin/sh\nprintf "uit de editor, één\\n" > "$1"\n',
    "failing": '#!/bin/sh\nprintf "" > "$1"\nexit 3\n',
    "asking": '#!/bin/sh\nprintf "DE EDITOR VRAAGT: "\nread line\nprintf "%s" "$line" >> "$1"\n',
}


def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> tuple[Terminal, Path, str]:
    """The program with a dossier open and an editor of the kind."""
    editor = tmp_path / "editor"
    editor.write_text(EDITORS[kind], encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    library = tmp_path / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    terminal = program(library, tmp_path, kenmerk)
    terminal.until("Antwoord (F3)")
    terminal.type("eerst")
    terminal.until("eerst")
    return terminal, library, kenmerk


def end(terminal: Terminal, library: Path, kenmerk: str) -> str:
    """Leave; what was stored."""
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    with Library.open(library) as opened:
        return opened.dossier(kenmerk).assessment.answer("aanleiding").text


def test_the_text_goes_out_comes_back_and_can_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, library, kenmerk = begin(tmp_path, monkeypatch, "good")
    terminal.press("ctrl+t")
    terminal.until("uit de editor, één")
    terminal.press("ctrl+z")
    terminal.until(lambda shown: "eerst" in shown and "uit de editor" not in shown)
    terminal.press("ctrl+y")
    terminal.until("uit de editor, één")
    assert end(terminal, library, kenmerk) == "uit de editor, één"


def test_an_editor_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, library, kenmerk = begin(tmp_path, monkeypatch, "failing")
    terminal.press("ctrl+t")
    terminal.until("exit 3")
    assert end(terminal, library, kenmerk) == "eerst"


def test_an_editor_has_the_terminal_to_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, library, kenmerk = begin(tmp_path, monkeypatch, "asking")
    terminal.press("ctrl+t")
    terminal.until("DE EDITOR VRAAGT")
    with Library.open(library) as opened:
        assert opened.dossier(kenmerk).assessment.answer("aanleiding").text == "eerst", "saved before the editor opened"
    terminal.type("; en toen é\r")
    terminal.until("eerst; en toen é")
    terminal.type("!")
    terminal.until("!")
    assert "toen é" in end(terminal, library, kenmerk)
