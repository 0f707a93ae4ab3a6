"""Lists on the screen, from outside through a pseudo-terminal: 1,000 and 10,000 dossiers, and 2,000 versions of one."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyte

from bench import corpus
from bench.echo import Case, Probe, bare
from bench.measure import Row, within
from bench.rows_screen import key_row
from bench.rows_store import VERSIONS, long_history
from tests.terminal.screen import sent

SIZES = (1_000, 10_000)
SCREEN = (100, 30)
FILTER_BAR, CURSOR_BAR = 50, 5
SLICE = 0.12
"""Seconds of output that are looked at together."""


def rows(folder: Path, runs: int) -> list[Row]:
    """Show, filter and cursor in the list of dossiers; opening the list of versions."""
    floor = statistics.median(bare(folder, Case(), runs).echo)
    found = [row for size in SIZES for row in _list(folder, size, runs, floor)]
    return [*found, _versions(folder, runs)]


def _begun(folder: Path, library: Path) -> Probe:
    extra = {"HOME": str(folder), "AFWEGING_STATE": str(folder / "list.json")}
    (folder / "list.json").unlink(missing_ok=True)
    words = [sys.executable, "-m", "afweging", "--lang", "nl", "--library", str(library)]
    return Probe(words, SCREEN, extra)


def _drawn(probe: Probe, keys: str, there: Callable[[pyte.Screen], bool], seconds: float = 20.0) -> float:
    """Seconds from keys to a sign on the screen. Raises RuntimeError when it does not come."""
    probe.terminal.read()
    begin = probe.send(keys, SLICE)
    while (moment := probe.when(there)) is None:
        if time.perf_counter() - begin > seconds:
            raise RuntimeError(f"not drawn after {keys!r}:\n{probe.terminal.text()}")
        probe.listen(time.perf_counter() + SLICE)
    return moment - begin


def _shows(text: str) -> Callable[[pyte.Screen], bool]:
    return lambda screen: any(text in line for line in screen.display)


def _list(folder: Path, size: int, runs: int, floor: float) -> list[Row]:
    """The list of so many: complete after the start, narrowed to one by a kenmerk, and walked through."""
    path = corpus.kept(size, folder)
    last, number = f"AFW-{2020 + size % 7}-{size:06d}", f"{size}"
    whole, narrowed, lettered, everything, moved = [], [], [], [], []
    lost = 0
    for _ in range(max(2, runs // 2)):
        begin = time.perf_counter()
        probe = _begun(folder, path)
        probe.terminal.until(f"  {number} dossiers", 30)
        whole.append(time.perf_counter() - begin)
        time.sleep(0.6)
        for _turn in range(3):
            narrowed.append(_drawn(probe, f"\x1b[200~{last[4:]}\x1b[201~", _shows("  1 dossier")))
            everything.append(_drawn(probe, sent("escape"), _shows(f"  {number} dossiers")))
            lettered.append(_drawn(probe, "z", partial(_narrowed, f"  {number} dossiers")))
            _drawn(probe, sent("escape"), _shows(f"  {number} dossiers"))
        for _turn in range(25):
            time.sleep(0.05)
            probe.terminal.read()  # what is still drawn of the key before
            try:
                moved.append(_drawn(probe, sent("down"), partial(_changed, probe.terminal.text()), 3.0))
            except RuntimeError:
                lost += 1
        probe.terminal.type(sent("ctrl+q"))
        probe.terminal.end()
    what = f"list of {size:,} on screen"
    return [
        within(f"{what}: all rows read", whole, None, at="median", note="from the command; the first hundred are shown before"),
        _row(f"{what}: filter to one, as pasted", narrowed, FILTER_BAR, floor),
        _row(f"{what}: filter by one letter", lettered, FILTER_BAR, floor),
        within(f"{what}: all again, with Esc", everything, None, at="median"),
        replace(_row(f"{what}: cursor key", moved, CURSOR_BAR, floor), note=f"{lost} lost"),
    ]


def _row(what: str, times: list[float], bar: float, floor: float) -> Row:
    spent = [each * 1000 for each in times]
    return key_row(what, statistics.median(spent), bar, floor, spent)


def _changed(before: str, screen: pyte.Screen) -> bool:
    return "\n".join(line.rstrip() for line in screen.display) != before


def _narrowed(everything: str, screen: pyte.Screen) -> bool:
    """Whether the letter stands in the search box and the number of dossiers is another."""
    return any("Zoek: z" in line for line in screen.display) and not any(everything in line for line in screen.display)


def _versions(folder: Path, runs: int) -> Row:
    """From the library to the list of 2,000 versions of one dossier."""
    path = folder / "versions.db"
    long_history(path)
    times = []
    for _ in range(max(2, runs // 2)):
        probe = _begun(folder, path)
        probe.terminal.until("1 dossier", 20)
        time.sleep(0.6)
        times.append(_drawn(probe, sent("f4"), _shows(f"│ {VERSIONS} ")))
        probe.terminal.type(sent("ctrl+q"))
        probe.terminal.end()
    return within(f"versions of a dossier with {VERSIONS:,}, on screen", times, None, at="median",
                  note=f"{statistics.median(times) * 1e6 / VERSIONS:.0f} µs a version")
