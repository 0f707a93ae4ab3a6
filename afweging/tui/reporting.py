"""Making a report while the user goes on working: the verb ``report`` in a process of its own.

The same verb that people use on the command line, so the file is the same. It reads what is saved; nobody waits for it,
and it can be stopped at any moment: the verb puts the file in place at once or not at all. Meanwhile it tells at which step
it is; how long a step takes depends on the text, so there is no percentage.
"""

import asyncio
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from afweging.library import progress
from afweging.texts import _, active

LIMIT: Final = 20_000
"""Bytes of talk that are kept; enough for every sentence of ours."""
LONGEST_LINE: Final = 1 << 20
"""Bytes of one line of talk that are taken in."""


def environment() -> dict[str, str]:
    """The environment of a process of ours: it finds this very package, and tells how far it is."""
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", progress.ASKED: "json"}


class Report:
    """One report being made."""

    def __init__(self, kenmerk: str, library: Path, words: tuple[str, ...] = (), *, verb: str = "report") -> None:
        self.kenmerk = kenmerk
        self.cancelled = False
        self._library = library
        self._words = words
        """Options of the verb."""
        self._verb = verb
        self._step = ""
        self._begin = time.monotonic()
        self._process: asyncio.subprocess.Process | None = None

    async def make(self) -> tuple[bool, str]:
        """Make it; whether that worked, and the path of the file or what went wrong."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "afweging", "--lang", active().language, "--library", str(self._library),
            self._verb, *self._names, *self._words, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE, env=environment(), start_new_session=True, limit=LONGEST_LINE)
        if self.cancelled:
            self.cancel()
        said, talk = await asyncio.gather(self._read(self._process.stdout), self._read(self._process.stderr))
        code = await self._process.wait()
        return code == 0, (said if code == 0 else talk)[:LIMIT].strip()

    async def _read(self, stream: asyncio.StreamReader | None) -> str:
        """Everything a stream says; what tells of the steps is taken in and left out."""
        said = []
        while stream and (line := (await stream.readline()).decode(errors="replace")):
            told = progress.heard(line)
            if told is None:
                said.append(line)
            else:
                self._step = told.get("step", self._step)
        return "".join(said)

    def told(self) -> str:
        """How far it is: its step and the seconds since it was begun."""
        seconds = round(time.monotonic() - self._begin)
        names = list(progress.STEPS)
        if self._step not in names:
            return _("starting, {seconds} s").format(seconds=seconds)
        return _("step {number}/{total} {step}, {seconds} s").format(
            number=names.index(self._step) + 1, total=len(names), step=_(progress.STEPS[self._step]), seconds=seconds)

    @property
    def _names(self) -> tuple[str, ...]:
        """Which dossier; a portfolio is about all of them."""
        return () if self._verb != "report" or "--portfolio" in self._words else (self.kenmerk,)

    def cancel(self) -> None:
        """Stop it and everything it started; nothing is written."""
        self.cancelled = True
        if self._process and self._process.returncode is None:
            with suppress(OSError):
                os.killpg(self._process.pid, 15)
