"""The real program on a real pseudo-terminal: start, search, open, leave, and a terminal that is as it was before."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from afweging.library import Library
from afweging.tui import state
from tests.terminal.screen import ROOT, Terminal

RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", "\x1b[?1000l")
"""Back from the second screen, cursor shown, paste and mouse as they were."""


def opened(library: Path, folder: Path, *, size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
    words = [sys.executable, "-m", "afweging", "--lang", "nl", "--library", str(library)]
    own = {"AFWEGING_STATE": str(folder / "screen.json"), "AFWEGING_KEYS": str(folder / "keys.yaml"), "HOME": str(folder)}
    return Terminal(words, size=size, environment={**own, **environment})


@pytest.fixture
def path(examples: Library) -> Path:
    """The file of a library with the examples, closed."""
    examples.close()
    return examples.store.path


def test_start_search_open_and_leave(path: Path, tmp_path: Path) -> None:
    terminal = opened(path, tmp_path)
    terminal.until("7 dossiers")
    terminal.type("hy2")
    terminal.until(lambda shown: "Zoek: hy2" in shown and "1 dossier" in shown)
    terminal.press("enter")
    terminal.until("VOORBEELD-3 ·")
    terminal.press("f10")
    terminal.until("Bibliotheek")
    began = time.monotonic()
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert time.monotonic() - began < 2
    raw = terminal.raw.decode(errors="replace")
    for sequence in RESTORED:
        assert sequence in raw
    assert "\x1b[>" not in raw, "the keyboard protocol that drops dead keys is not asked for"
    assert state.load(tmp_path / "screen.json").dossier == "VOORBEELD-3"


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (60, 18)])
def test_from_the_advice_to_the_hints_and_on_to_the_sentence(path: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    terminal = opened(path, tmp_path, size=size)
    terminal.until("7 dossiers")
    terminal.type("biotech")
    terminal.until("1 dossier")
    terminal.press("enter")
    terminal.until("VOORBEELD-7 ·")
    terminal.press("f6")
    terminal.until("2 hints. Alt+Shift+L toont ze." if size[0] > 60 else "Alt+Shift+L toont ze.")
    terminal.type("\x1bL")
    terminal.until("Taal van VOORBEELD-7")
    terminal.press("end")
    terminal.press("enter")
    terminal.until(lambda shown: "13." in shown and "Antwoord (F3)" in shown)
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_letters_made_with_a_dead_key_and_alt_commands(path: Path, tmp_path: Path) -> None:
    terminal = opened(path, tmp_path)
    terminal.until("7 dossiers")
    terminal.type("éëï€")
    terminal.until("Zoek: éëï€")
    terminal.press("alt+l")
    terminal.until("Search: éëï€")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_saves_and_restores_the_terminal(path: Path, tmp_path: Path, number: signal.Signals) -> None:
    terminal = opened(path, tmp_path)
    terminal.until("7 dossiers")
    terminal.press("down")
    terminal.read(0.2)
    terminal.kill(number)
    assert terminal.end() == 128 + number
    assert RESTORED[0] in terminal.raw.decode(errors="replace")
    assert state.load(tmp_path / "screen.json").dossier


def test_a_closed_terminal_ends_the_program(path: Path, tmp_path: Path) -> None:
    terminal = opened(path, tmp_path)
    terminal.until("7 dossiers")
    terminal.hang_up()
    terminal.end(5)
    with Library.open(path) as library:
        assert len(library.entries()) == 7


def test_all_the_way_down_to_sixteen_colours_and_none(path: Path, tmp_path: Path) -> None:
    terminal = opened(path, tmp_path, NO_COLOR="1", TEXTUAL_THEME="ansi-dark")
    terminal.until("7 dossiers")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    raw = terminal.raw.decode(errors="replace")
    assert "\x1b[38;2;" not in raw
    assert "\x1b[48;2;" not in raw


@pytest.mark.parametrize("closed", ["in", "out"])
def test_without_a_terminal_it_names_the_verbs_and_leaves(path: Path, tmp_path: Path, closed: str) -> None:
    """Either standard input or standard output is no terminal."""
    master, follower = pty.openpty()
    streams = {"stdin": follower, "stdout": follower, "stderr": subprocess.PIPE}
    streams[f"std{closed}"] = subprocess.DEVNULL
    try:
        ended = subprocess.run([sys.executable, "-m", "afweging", "--lang", "nl", "--library", str(path)], **streams, cwd=ROOT,
                               env={**os.environ, "HOME": str(tmp_path)}, timeout=20, check=False, text=True)
    finally:
        os.close(master)
        os.close(follower)
    assert ended.returncode == 2
    assert "afweging find" in ended.stderr
    assert "\x1b" not in ended.stderr
