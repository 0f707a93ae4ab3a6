"""The screen while the disk is full, then while it is not: the text stays, nothing is called saved that is not."""

import errno
import sys
from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.library import Library
from tests.faults.layer import CHANGES, Layer, build
from tests.faults.program import SECRET
from tests.terminal.screen import Terminal


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    made = build(tmp_path)
    if made.library is None:
        pytest.skip(made.says)
    return made


def begun(layer: Layer, folder: Path, error: int) -> tuple[Terminal, Path, str, Path]:
    """The program with an empty dossier open, whose library refuses while a file is there; that file is not there yet."""
    library, switch = folder / "library" / "library.db", folder / "full"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    environment = {
        "AFWEGING_STATE": str(folder / "screen.json"), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
        "TEXTUAL_ANIMATIONS": "none", "FAULTS_ROOT": str(library.parent), "FAULTS_WHILE": str(switch),
        "FAULTS_ARM": f"{CHANGES}:0:{error}:0", **layer.environment()}
    words = [sys.executable, "-m", "afweging", "--lang", "nl", "--library", str(library), "fill", kenmerk]
    terminal = Terminal(words, size=(120, 40), environment=environment)
    terminal.until("Antwoord (F3)", 30)
    return terminal, library, kenmerk, switch


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=errno.errorcode.get)
def test_what_cannot_be_saved_stays_on_the_screen_and_is_saved_later(tmp_path: Path, layer: Layer, error: int) -> None:
    terminal, library, kenmerk, switch = begun(layer, tmp_path, error)
    switch.touch()
    terminal.type(SECRET)
    shown = terminal.until("NIET opgeslagen", 30)
    assert SECRET in shown, "the text stays"
    assert "Traceback" not in shown
    with Library.open(library, mode="read") as opened:
        assert opened.dossier(kenmerk).assessment.answer("aanleiding").text == ""
    switch.unlink()
    terminal.type(".")
    terminal.until(lambda text: "NIET opgeslagen" not in text and "nog niet opgeslagen" not in text and "opgeslagen" in text, 30)
    terminal.kill()
    terminal.end()
    with Library.open(library) as opened:
        assert opened.store.check() == ()
        assert opened.dossier(kenmerk).assessment.answer("aanleiding").text == SECRET + "."
    for file in tmp_path.rglob("*.json"):
        assert file.stat().st_mode & 0o077 == 0, f"{file.name} may be read by others"
