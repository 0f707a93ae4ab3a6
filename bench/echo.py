"""Key echo, next question and memory of the fill screen, from outside through a pseudo-terminal, beside a bare TextArea app.

    python bench/echo.py [--runs 5] [--keys 40] [--rate 12] [--size 100x30] [--words 2000] [--paragraph 110]

Time stops when the sign is on the emulated screen. What comes out of the terminal is noted with its time and replayed
afterwards, so the emulator's own slowness is not measured. Floor and candidate take turns.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pyte

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from afweging.assessment.models import Head
from afweging.library import Library
from bench.measure import environment, p95
from tests.terminal.screen import Terminal, sent

SIGN = "ŋ"
"""A letter no text holds; the number of them on the screen tells how many keys have been drawn."""
BARE = """
import os, sys
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read())
    def on_mount(self):
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
Bare().run()
"""
READY = "WOORDEINDE"
"""The last word of the text: once it is on the screen, the cursor stands behind it."""


@dataclass
class Case:
    """What is typed where."""

    size: tuple[int, int] = (100, 30)
    words: int = 2000
    paragraph: int = 110
    keys: int = 40
    rate: float = 12.0


@dataclass
class Found:
    """What one app gave over all runs: milliseconds per key, megabytes, and milliseconds per question."""

    echo: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    questions: list[float] = field(default_factory=list)
    missed: int = 0


class Probe:
    """A program on a terminal whose output is noted with its time."""

    def __init__(self, words: list[str], size: tuple[int, int], extra: dict[str, str]) -> None:
        self.terminal = Terminal(words, size=size, environment={**environment(), **extra})
        self._notes: list[tuple[float, bytes]] = []
        terminal = self.terminal
        feed = terminal.stream.feed

        def note(data: bytes) -> None:
            self._notes.append((time.perf_counter(), data))

        self._note, self._feed = note, feed

    def send(self, keys: str, seconds: float) -> float:
        """Send keys and note what comes in so many seconds; when they were sent."""
        begin = time.perf_counter()
        self.terminal.type(keys)
        self.listen(begin + seconds)
        return begin

    def listen(self, end: float) -> None:
        """Note what comes until a moment."""
        self.terminal.stream.feed = self._note  # type: ignore[method-assign]
        while (left := end - time.perf_counter()) > 0:
            self.terminal.read(left)
        self.terminal.stream.feed = self._feed  # type: ignore[method-assign]

    def when(self, there: Callable[[pyte.Screen], bool]) -> float | None:
        """Replay what was noted; the time at which something was on the screen."""
        return self.moments([there])[0]

    def moments(self, there: list[Callable[[pyte.Screen], bool]]) -> list[float | None]:
        """Replay what was noted; the times at which the one thing after the other was on the screen."""
        found: list[float | None] = []
        for moment, data in self._notes:
            self._feed(data)
            while len(found) < len(there) and there[len(found)](self.terminal.screen):
                found.append(moment)
        self._notes.clear()
        return found + [None] * (len(there) - len(found))

    def megabytes(self) -> float:
        """Resident memory of the process."""
        status = Path(f"/proc/{self.terminal.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def text_of(case: Case) -> str:
    """A text of so many words in paragraphs of so many."""
    word = ["beleid", "Europa", "keten", "innovatie", "samenwerking", "de", "van", "subsidie", "en", "onderzoek"]
    words = [word[number * 7 % 10] for number in range(case.words - 1)]
    parts = [" ".join(words[start:start + case.paragraph]) for start in range(0, len(words), case.paragraph)]
    return "\n".join(parts) + " " + READY


def measure(words: list[str], case: Case, extra: dict[str, str], found: Found, *, questions: bool) -> None:
    """One run: start, go to the end, type, and for our own program walk on."""
    probe = Probe(words, case.size, extra)
    terminal = probe.terminal
    terminal.until(lambda shown: "beleid" in shown, 20)
    time.sleep(0.7)
    terminal.type("\x1b[1;5F")
    terminal.until(READY)
    time.sleep(0.5)
    terminal.read()
    terminal.type(SIGN)  # the first change may take a line away and bring others in view, with those of an earlier run
    time.sleep(0.5)
    terminal.read()
    already, sent_at = _signs(terminal.screen), []
    for number in range(case.keys):
        key = " " if number % 7 == 6 else SIGN
        begin = probe.send(key, 1 / case.rate)
        if key == SIGN:
            sent_at.append(begin)
    probe.listen(time.perf_counter() + 1.0)  # a slow app draws after the last key
    moments = probe.moments([partial(_holds_signs, already + count + 1) for count in range(len(sent_at))])
    for begin, drawn in zip(sent_at, moments, strict=True):
        if drawn is None:
            found.missed += 1
        else:
            found.echo.append((drawn - begin) * 1000)
    found.memory.append(probe.megabytes())
    if questions:
        for number in range(2, 15):
            time.sleep(0.45)
            terminal.read()
            begin = probe.send(sent("f8"), 0.5)
            drawn = probe.when(partial(_shows_question, number))
            if drawn is not None:
                found.questions.append((drawn - begin) * 1000)
    terminal.kill()
    terminal.end()


def _signs(screen: pyte.Screen) -> int:
    return sum(line.count(SIGN) for line in screen.display)


def _holds_signs(count: int, screen: pyte.Screen) -> bool:
    return _signs(screen) >= count


def _shows_question(number: int, screen: pyte.Screen) -> bool:
    return any(f"  {number}. " in line for line in screen.display[:4])


def dossier_with(library: Path, text: str) -> str:
    """A new dossier whose first answer is this text; its kenmerk."""
    with Library.open(library) as opened:
        dossier = opened.new(Head(kenmerk="", title="Echo", peildatum=date(2026, 6, 1)), reason="begin")
        opened.answer(dossier, "aanleiding", replace(dossier.assessment.answer("aanleiding"), text=text))
        return dossier.kenmerk


def compare(folder: Path, case: Case, runs: int, *, questions: bool = True) -> tuple[Found, Found]:
    """Our own program and the bare one, in turn."""
    text = text_of(case)
    (folder / "text.md").write_text(text, encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    library = folder / "echo.db"
    kenmerk = dossier_with(library, text)
    extra = {"HOME": str(folder), "AFWEGING_STATE": str(folder / "screen.json")}
    ours, bare = Found(), Found()
    for _ in range(runs):
        (folder / "screen.json").unlink(missing_ok=True)
        measure([sys.executable, str(folder / "bare.py"), str(folder / "text.md")], case, extra, bare, questions=False)
        words = [sys.executable, "-m", "afweging", "--library", str(library), "fill", kenmerk, "1"]
        measure(words, case, extra, ours, questions=questions)
    return ours, bare


def bare(folder: Path, case: Case, runs: int) -> Found:
    """The bare program alone."""
    (folder / "text.md").write_text(text_of(case), encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    found = Found()
    for _ in range(runs):
        words = [sys.executable, str(folder / "bare.py"), str(folder / "text.md")]
        measure(words, case, {"HOME": str(folder)}, found, questions=False)
    return found


def main() -> int:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--rate", type=float, default=12.0)
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--paragraph", type=int, default=110)
    options = parser.parse_args()
    columns, _x, lines = options.size.partition("x")
    case = Case((int(columns), int(lines)), options.words, options.paragraph, options.keys, options.rate)
    with tempfile.TemporaryDirectory() as name:
        ours, bare = compare(Path(name), case, options.runs)
    for label, found in (("ours", ours), ("bare", bare)):
        print(json.dumps({
            "app": label, "p50": round(statistics.median(found.echo), 1), "p95": round(p95(found.echo), 1),
            "max": round(max(found.echo), 1), "missed": found.missed, "memory_mb": round(statistics.median(found.memory), 1),
            "question_p50": round(statistics.median(found.questions), 1) if found.questions else None,
            "question_max": round(max(found.questions), 1) if found.questions else None, "cpus": os.cpu_count(),
        }))
    return 0


if __name__ == "__main__":
    sys.exit(main())
