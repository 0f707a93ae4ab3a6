"""The real program in a real pseudo-terminal, with an emulated screen to look at."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
KEYS = {
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "tab": "\t", "enter": "\r", "escape": "\x1b",
    "delete": "\x1b[3~", "backspace": "\x7f", "home": "\x1b[H", "end": "\x1b[F", "space": " ",
}
"""What an ordinary terminal sends for a key."""


def sent(key: str) -> str:
    """What a terminal sends for a key by its Textual name (``ctrl+g``, ``alt+r``, ``f8``)."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1].upper()) - 64)
    if key.startswith("alt+"):
        return "\x1b" + key[-1]
    return KEYS.get(key, key)


class Terminal:
    """A program on a pseudo-terminal; ``close`` hangs up as closing a window does."""

    def __init__(self, words: list[str], *, size: tuple[int, int] = (80, 24), environment: dict[str, str] | None = None) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._master, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        given = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "", "LINES": "", **(environment or {})}
        given = {name: value for name, value in given.items() if value or name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(words, stdin=follower, stdout=follower, stderr=follower, env=given, cwd=ROOT,
                                        start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))  # noqa: PLW1509 - one thread here
        os.close(follower)

    def read(self, seconds: float = 0.0) -> bool:
        """Take in what the program draws; waits so long for the first byte at most. Whether anything came."""
        came = False
        while select.select([self._master], [], [], 0 if came else seconds)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return came
            if not data:
                return came
            came = True
            self.raw = (self.raw + data)[-200_000:]
            self.stream.feed(data)
        return came

    def text(self) -> str:
        """The screen as plain text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, there: str | Callable[[str], bool], seconds: float = 10.0) -> str:
        """Wait until a text is on the screen; returns the screen. Raises ``AssertionError`` with what is there instead."""
        found = (lambda shown: there in shown) if isinstance(there, str) else there
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            if found(self.text()):
                return self.text()
        raise AssertionError(f"{there!r} did not appear; on the screen:\n{self.text()}")

    def type(self, text: str) -> None:
        """Send a text as keys."""
        os.write(self._master, text.encode())

    def press(self, *keys: str) -> None:
        """Send keys by name, one by one, with a moment between so that a lone escape stays one."""
        for key in keys:
            self.type(sent(key))
            self.read(0.03)

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        os.close(self._master)
        self._master = -1

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def end(self, seconds: float = 10.0) -> int:
        """Wait for the end of the program; its exit code."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            if self._master >= 0:
                self.read(0.05)
            else:
                time.sleep(0.02)
        if self.process.poll() is None:
            self.process.kill()
            raise AssertionError("the program did not end")
        if self._master >= 0:
            self.read()
            os.close(self._master)
            self._master = -1
        return self.process.returncode


def program(library: Path, folder: Path, kenmerk: str = "", *, size: tuple[int, int] = (80, 24), language: str = "nl") -> Terminal:
    """The program with a dossier open, or with the list; its state and settings in a folder of the test."""
    words = [sys.executable, "-m", "afweging", "--lang", language, "--library", str(library), *(["fill", kenmerk] if kenmerk else [])]
    environment = {"AFWEGING_STATE": str(folder / "screen.json"), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
                   "TEXTUAL_ANIMATIONS": "none", "PYTHONDONTWRITEBYTECODE": "", "NO_COLOR": ""}
    for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name)
    return Terminal(words, size=size, environment=environment)
