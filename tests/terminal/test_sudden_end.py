"""The program ended from outside at random moments of typing: at most one second is lost, and the library is sound."""

import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.library import Library
from tests.terminal.screen import Terminal, program

WORDS = "één idée, ïjs en más: de naïeve coördinatie van reële ideeën; [/] [red] 100% "
AT_ONCE = 4
"""So many of the two hundred programs run side by side."""
LOST = 1.0
"""Seconds of typing that may be lost."""
WAYS: dict[str, Callable[[Terminal], None]] = {
    "SIGKILL": lambda terminal: terminal.kill(signal.SIGKILL),
    "SIGHUP": lambda terminal: terminal.kill(signal.SIGHUP),
    "closed": Terminal.hang_up,
}


@dataclass(frozen=True)
class Run:
    """The program with an empty dossier open, and how it will end."""

    seed: int
    library: Path
    kenmerk: str
    terminal: Terminal

    @property
    def way(self) -> str:
        """How it will end."""
        return list(WAYS)[self.seed % len(WAYS)]


def begun(folder: Path, seed: int) -> Run:
    """Start the program on a library of its own."""
    library = folder / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    return Run(seed, library, kenmerk, program(library, folder, kenmerk))


def typed_until_ended(run: Run) -> tuple[str, list[tuple[float, int]], float, str]:
    """Type until the end comes; what was typed, when how much of it had been, when the end came, and what is stored."""
    chance, terminal = random.Random(run.seed), run.terminal
    terminal.until("Antwoord (F3)", 30)
    text, times, end = "", [], time.monotonic() + chance.uniform(0.05, 3.0)
    while time.monotonic() < end:
        sign = WORDS[len(text) % len(WORDS)]
        terminal.type(sign)
        text += sign
        times.append((time.monotonic(), len(text)))
        terminal.read(chance.choice((0.004, 0.02, 0.08)))
    moment = time.monotonic()
    WAYS[run.way](terminal)
    terminal.end()
    with Library.open(run.library) as opened:
        assert opened.store.check() == (), "the library is sound"
        return text, times, moment, opened.dossier(run.kenmerk).assessment.answer("aanleiding").text


def hold_to_the_promise(run: Run) -> None:
    """One sudden end, and what is left of the typing."""
    text, times, moment, stored = typed_until_ended(run)
    assert text.startswith(stored), f"what is stored was typed (seed {run.seed})"
    safe = max((count for when, count in times if when <= moment - LOST), default=0)
    assert len(stored) >= safe, f"{run.way}, seed {run.seed}: {len(stored)} of {safe} signs that were older than {LOST} s"


@pytest.mark.parametrize("seed", range(10))
def test_at_most_a_second_of_typing_is_lost(tmp_path: Path, seed: int) -> None:
    hold_to_the_promise(begun(tmp_path, seed))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(100, 300, AT_ONCE))
def test_at_most_a_second_of_typing_is_lost_two_hundred_times(tmp_path: Path, first: int) -> None:
    folders = {seed: tmp_path / str(seed) for seed in range(first, first + AT_ONCE)}
    for folder in folders.values():
        folder.mkdir()
    runs = [begun(folder, seed) for seed, folder in folders.items()]
    with ThreadPoolExecutor(AT_ONCE) as pool:  # each of them mostly waits
        held = [pool.submit(hold_to_the_promise, run) for run in runs]
    assert not [str(error) for one in held if (error := one.exception()) is not None]


def test_what_the_screen_called_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    terminal = program(library, tmp_path, kenmerk)
    terminal.until("Antwoord (F3)")
    terminal.type("één ïdee, ë")
    terminal.until("nog niet opgeslagen")
    shown = terminal.until(lambda text: "nog niet opgeslagen" not in text and "opgeslagen" in text)
    terminal.kill()
    terminal.end()
    assert "één ïdee, ë" in shown
    with Library.open(library) as opened:
        assert opened.dossier(kenmerk).assessment.answer("aanleiding").text == "één ïdee, ë"


def test_pastes_as_terminals_send_them(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    terminal = program(library, tmp_path, kenmerk)
    terminal.until("Antwoord (F3)")
    terminal.type("\x1b[200~uit Word:\x0btab\tregel\u2028einde\x1b[201~")
    terminal.until("einde")
    terminal.until(lambda text: "nog niet opgeslagen" not in text)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    with Library.open(library) as opened:
        assert opened.dossier(kenmerk).assessment.answer("aanleiding").text == "uit Word:\ntab\tregel\neinde"
