"""The program as the suite uses it: a command, what it said, how it ended, and which faults it met."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.faults.layer import Arm, Layer

ROOT = Path(__file__).parents[2]
SECRET = "Zeer vertrouwelijke kanariegegevens"
"""Stands in every answer of the suite, and in no message."""


@dataclass(frozen=True)
class Verb:
    """A command and what it acknowledges: these words on either stream, with exit code 0."""

    words: tuple[str, ...]
    says: str = ""
    stdin: str = ""
    swaps: bool = False
    """Puts another library in the place of the present one."""
    reads: bool = False
    """Stores nothing."""

    def __str__(self) -> str:
        return self.words[0]


@dataclass(frozen=True)
class Said:
    """How a command ended; ``code`` is negative for a signal."""

    code: int
    out: str
    err: str
    counted: int = -1
    told: str = field(default="", compare=False)

    def acknowledged(self, verb: Verb) -> bool:
        """Whether the user was told that it is done."""
        return self.code == 0 and verb.says in self.out + self.err


class Program:
    """The program over a layer, on a library in ``folder``; ends when the block ends."""

    def __init__(self, layer: Layer, work: Path) -> None:
        self.layer = layer
        self._work = work
        work.mkdir(parents=True, exist_ok=True)
        self._child = subprocess.Popen([sys.executable, "-m", "tests.faults.server"], cwd=ROOT, stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True, env={**os.environ, **self.home(), **layer.environment()})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.close()
        self._child.wait(60)
        self._child.stdout.close()

    def home(self) -> dict[str, str]:
        """The environment of a user of its own, who speaks Dutch."""
        return {"HOME": str(self._work), "XDG_DATA_HOME": str(self._work / "data"), "AFWEGING_LANG": "nl", "TZ": "UTC",
                "AFWEGING_STATE": str(self._work / "screen.json"), "TMPDIR": str(self._work), "PYTHONDONTWRITEBYTECODE": "1"}

    def ask(self, folder: Path, verb: Verb, *, arm: Arm | None = None, log: Path | None = None, clock: int = 0) -> None:
        """Begin a command on the library in a folder; ``said`` waits for its end."""
        assert self._child.stdin
        stdin = self._work / "stdin"
        stdin.write_text(verb.stdin, encoding="utf-8")
        asked = {"root": str(folder), "log": str(log) if log else "", "arm": (arm or Arm()).words(), "clock": clock,
                 "words": ["--library", str(library_in(folder)), *(word.replace("{folder}", str(folder)) for word in verb.words)],
                 "stdin": str(stdin), "environment": {}, "out": str(self._work / "out"), "err": str(self._work / "err")}
        self._child.stdin.write(json.dumps(asked) + "\n")
        self._child.stdin.flush()

    def said(self, told: str = "") -> Said:
        """How the command ended that was begun."""
        assert self._child.stdout
        answer: dict[str, Any] = json.loads(self._child.stdout.readline())
        return Said(answer["code"], _read(self._work / "out"), _read(self._work / "err"), answer["counted"], told)

    def __call__(self, folder: Path, verb: Verb, *, arm: Arm | None = None, log: Path | None = None, clock: int = 0) -> Said:
        self.ask(folder, verb, arm=arm, log=log, clock=clock)
        return self.said(f"afweging {' '.join(verb.words)[:60]}: {arm or ''}")


def whole_process(layer: Layer, folder: Path, work: Path, verb: Verb, arm: Arm, log: Path) -> Said:
    """The program started anew for one command, as a shell does."""
    words = ["--library", str(library_in(folder)), *(word.replace("{folder}", str(folder)) for word in verb.words)]
    environment = {**os.environ, "HOME": str(work), "AFWEGING_LANG": "nl", "TMPDIR": str(work), "FAULTS_ROOT": str(folder),
                   "FAULTS_LOG": str(log), "FAULTS_ARM": ":".join(map(str, arm.words())), **layer.environment()}
    done = subprocess.run([sys.executable, "-m", "afweging", *words], cwd=ROOT, input=verb.stdin, capture_output=True, text=True,
                          check=False, timeout=60, env=environment)
    return Said(done.returncode, done.stdout, done.stderr, told=f"afweging {' '.join(verb.words)[:60]} as a process: {arm}")


def library_in(folder: Path) -> Path:
    """Where the library lies in the folder of a run."""
    return folder / "data" / "bibliotheek.db"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def begun(verbs: Sequence[Verb], folder: Path, program: Program) -> None:
    """Carry out verbs without faults in a folder, made when needed; raises ``AssertionError`` when one is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    for verb in verbs:
        said = program(folder, verb)
        assert said.acknowledged(verb), f"{verb}: {said}"
