"""The program ended from outside at random moments of typing: at most one second is lost, and the library is sound."""

import random
import signal
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.library import Library
from tests.terminal.screen import Terminal, program

WORDS = "één idée, ïjs en más: de naïeve coördinatie van reële ideeën; [/] [red] 100% "
LOST = 1.0
"""Seconds of typing that may be lost."""
WAYS: dict[str, Callable[[Terminal], None]] = {
    "SIGKILL": lambda terminal: terminal.kill(signal.SIGKILL),
    "SIGHUP": lambda terminal: terminal.kill(signal.SIGHUP),
    "closed": Terminal.hang_up,
}


def typed_until_ended(folder: Path, way: str, chance: random.Random) -> tuple[str, list[tuple[float, int]], float, str]:
    """Type until the end comes; what was typed, when how much of it had been, when the end came, and what is stored."""
    library = folder / "library.db"
    with Library.open(library) as opened:
        kenmerk = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin").kenmerk
    terminal = program(library, folder, kenmerk)
    terminal.until("Antwoord (F3)")
    text, times, end = "", [], time.monotonic() + chance.uniform(0.05, 3.0)
    while time.monotonic() < end:
        sign = WORDS[len(text) % len(WORDS)]
        terminal.type(sign)
        text += sign
        times.append((time.monotonic(), len(text)))
        terminal.read(chance.choice((0.004, 0.02, 0.08)))
    moment = time.monotonic()
    WAYS[way](terminal)
    terminal.end()
    with Library.open(library) as opened:
        assert opened.store.check() == (), "the library is sound"
        return text, times, moment, opened.dossier(kenmerk).assessment.answer("aanleiding").text


def hold_to_the_promise(folder: Path, way: str, seed: int) -> None:
    """One sudden end, and what is left of the typing."""
    text, times, moment, stored = typed_until_ended(folder, way, random.Random(seed))
    assert text.startswith(stored), f"what is stored was typed (seed {seed})"
    safe = max((count for when, count in times if when <= moment - LOST), default=0)
    assert len(stored) >= safe, f"{way}, seed {seed}: {len(stored)} of {safe} signs that were older than {LOST} s"


@pytest.mark.parametrize("seed", range(10))
def test_at_most_a_second_of_typing_is_lost(tmp_path: Path, seed: int) -> None:
    hold_to_the_promise(tmp_path, list(WAYS)[seed % len(WAYS)], seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 300))
def test_at_most_a_second_of_typing_is_lost_two_hundred_times(tmp_path: Path, seed: int) -> None:
    hold_to_the_promise(tmp_path, list(WAYS)[seed % len(WAYS)], seed)


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
