"""Make PDFs in a child process: with bounds on memory, processor time and waiting, and without a trace of the answers.

Hostile or very large text can make any engine run for minutes or eat the memory. It then does so in a child, which is
stopped; the program, the screen and the file that was there before stay as they were. The child loads the engine while
the parent still writes the HTML, and makes as many reports as it is asked.

The child has a folder of its own for temporary files, which goes when the child goes; so a child that is no longer needed
is simply stopped, which saves a report the time in which an engine tidies itself up. A child whose program is gone removes
its folder itself.

What goes over the pipes: one line of JSON with lengths, then the bytes. What the child prints is thrown away: it may
hold the text of an answer.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from afweging.errors import (
    FILE_UNWRITABLE,
    RENDER_CANCELLED,
    RENDER_CRASHED,
    RENDER_DEADLINE,
    AfwegingError,
    catalogue,
)
from afweging.report.pdf import About, Archive, Attached

MEMORY: Final = 2 << 30
"""Bytes of address space the child may use."""
SECONDS: Final = 60
"""How long one report may take, on the clock and of the processor."""

_CPU_SPENT: Final = 24
"""SIGXCPU, by its number because Windows does not have the name."""


class Renderer:
    """A child process that makes PDFs. Use it with ``with``; ``cancel`` may be called from another thread."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._stopped = ""

    def __enter__(self) -> Self:
        """Start the child, which begins to load the engine at once."""
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """End the child."""
        self._end()

    def cancel(self) -> None:
        """Stop the report that is being made; its ``pdf`` raises ``RENDER_CANCELLED``."""
        self._stop("cancelled")

    def pdf(self, html: str, about: About, attached: tuple[Attached, ...] = (), archive: Archive = "a-3a") -> bytes:
        """The PDF. Raises ``AfwegingError``: Pango or a font missing, too slow, too large, crashed or cancelled."""
        child = self._child or self._start()
        timer = threading.Timer(self._seconds, self._stop, ("deadline",))
        timer.start()
        try:
            _send(child, html, about, attached, archive)
            answer = _received(child)
        finally:
            timer.cancel()
        if answer is None:
            raise self._failure()
        head, body = answer
        if "error" in head:
            self._end()
            raise _said(head)
        return body

    def _start(self) -> subprocess.Popen[bytes]:
        self._stopped = ""
        self._folder = tempfile.mkdtemp(prefix="afweging-")
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "afweging.report.child", str(self._memory), str(int(self._seconds) + 1), self._folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(self._folder))
        return self._child

    def _stop(self, reason: str) -> None:
        child = self._child
        if child is not None and child.poll() is None:
            self._stopped = reason
            child.kill()

    def _failure(self) -> AfwegingError:
        """Why the child is gone: stopped by us, by a bound of the system, or by a fault of its own."""
        signal = -(self._child.wait() if self._child else 0)
        self._end()
        if self._stopped == "cancelled":
            return AfwegingError(RENDER_CANCELLED)
        if self._stopped == "deadline" or signal == _CPU_SPENT:
            return AfwegingError(RENDER_DEADLINE, seconds=int(self._seconds))
        return AfwegingError(RENDER_CRASHED, signal=signal)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):  # a pipe to a child that is gone
                    pipe.close()
        child.kill()
        child.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def write(path: Path, content: bytes) -> None:
    """Put the bytes at a path at once or not at all, readable by the owner only.

    Raises ``AfwegingError`` when the folder cannot be written; what was there before is then untouched. Half a file is never
    left behind, also when the user interrupts: its name is known before it is made.
    """
    temporary = path.parent / f".{path.name}.{secrets.token_hex(6)}"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise AfwegingError(FILE_UNWRITABLE, file=str(path), reason=error.strerror or type(error).__name__) from None
    finally:
        with suppress(OSError):  # usually it is gone by now, and why it was not written is what the user must hear
            temporary.unlink()


def _environment(folder: str) -> dict[str, str]:
    """The environment of the child: it finds this very package, and nothing in the folder we happen to be in.

    ``folder`` is where it may put temporary files: the engine copies its fonts there.
    """
    home = str(Path(__file__).resolve().parent.parent.parent)
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "SOURCE_DATE_EPOCH": "0",
            "TMPDIR": folder, "TEMP": folder, "TMP": folder}


def _send(child: "subprocess.Popen[bytes]", html: str, about: About, attached: tuple[Attached, ...],
          archive: Archive) -> None:
    """Write the order; a child that is gone shows itself when the answer is read."""
    page = html.encode(errors="replace")
    head = {
        "html": len(page), "archive": archive,
        "about": {**asdict(about), "created": about.created.isoformat(), "identity": dict(about.identity)},
        "attached": [{"name": file.name, "description": file.description, "size": len(file.content)}
                     for file in attached],
    }
    with suppress(OSError):
        pipe = _pipe(child.stdin)
        pipe.write(json.dumps(head).encode() + b"\n" + page + b"".join(file.content for file in attached))
        pipe.flush()


def _received(child: "subprocess.Popen[bytes]") -> tuple[dict[str, Any], bytes] | None:
    """What the child answers, or None when it is gone before the answer is complete."""
    pipe = _pipe(child.stdout)
    line = pipe.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    body = pipe.read(head.get("size", 0))
    return (head, body) if len(body) == head.get("size", 0) else None


def _said(head: dict[str, Any]) -> AfwegingError:
    """The error the child names; its values are names and numbers."""
    code = next(code for code in catalogue() if code.name == head["error"])
    return AfwegingError(code, **head["values"])


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the child was started without pipes")
    return pipe
