"""Making a report while the user goes on working: the verb ``report`` in a process of its own.

The same verb that people use on the command line, so the file is the same. It reads what is saved; nobody waits for it,
and it can be stopped at any moment: the verb puts the file in place at once or not at all.
"""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from afweging.texts import active

LIMIT: Final = 20_000
"""Bytes of talk that are kept; enough for every sentence of ours."""


class Report:
    """One report being made."""

    def __init__(self, kenmerk: str, library: Path, words: tuple[str, ...] = ()) -> None:
        self.kenmerk = kenmerk
        self.cancelled = False
        self._library = library
        self._words = words
        """Options of the verb."""
        self._process: asyncio.subprocess.Process | None = None

    async def make(self) -> tuple[bool, str]:
        """Make it; whether that worked, and the path of the file or what went wrong."""
        home = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "afweging", "--lang", active().language, "--library", str(self._library),
            "report", *self._names, *self._words, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}, start_new_session=True)
        if self.cancelled:
            self.cancel()
        said, talk = await self._process.communicate()
        text = (said if self._process.returncode == 0 else talk).decode(errors="replace")[:LIMIT].strip()
        return self._process.returncode == 0, text

    @property
    def _names(self) -> tuple[str, ...]:
        """Which dossier; a portfolio is about all of them."""
        return () if "--portfolio" in self._words else (self.kenmerk,)

    def cancel(self) -> None:
        """Stop it and everything it started; nothing is written."""
        self.cancelled = True
        if self._process and self._process.returncode is None:
            with suppress(OSError):
                os.killpg(self._process.pid, 15)
