"""How far long work is, on standard error: a bar with the time left on a terminal, else a line at every tenth.

A program that asked for it (``library.progress``) is told every step in a form of its own instead.
"""

import sys
import time

from afweging.cli.output import talk
from afweging.library import progress
from afweging.texts import _

WIDTH = 30


class Progress:
    """A bar for a known number of pieces of work."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._begin = time.monotonic()
        self._drawn = 0
        self._live = sys.stderr is not None and sys.stderr.isatty()
        self._quiet = progress.wanted()
        progress.tell(total=total)

    def step(self, *said: str) -> None:
        """One piece more is done; ``said`` are lines for whoever looks on."""
        self._done += 1
        self.say(*said)
        if not self._live and not self._quiet and self._done * 10 // self._total != (self._done - 1) * 10 // self._total:
            talk(self._count())

    def say(self, *lines: str) -> None:
        """Print lines of talk above the bar."""
        self.clear()
        for line in lines:
            talk(line)
        self._draw()

    def clear(self) -> None:
        """Take the bar away, before something else is printed and at the end."""
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=sys.stderr, flush=True)
            self._drawn = 0

    def _draw(self) -> None:
        if self._live and 0 < self._done < self._total:
            filled = self._done * WIDTH // self._total
            left = round((time.monotonic() - self._begin) / self._done * (self._total - self._done))
            remaining = _("{minutes}:{seconds:02d} left").format(minutes=left // 60, seconds=left % 60)
            line = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {self._count()}, {remaining}"
            print(line, end="", file=sys.stderr, flush=True)
            self._drawn = len(line)

    def _count(self) -> str:
        return _("{done} of {total}").format(done=self._done, total=self._total)
