"""veraPDF in a Java process that stays: starting it takes longer than judging a report."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.conformance.validators import Validators


@dataclass(frozen=True)
class Judgement:
    """What veraPDF says of one file: how many checks it made for each profile, and what failed."""

    checks: int
    failed_profiles: tuple[str, ...]
    failures: tuple[str, ...]


class Vera:
    """A running veraPDF; use it with ``with``."""

    def __init__(self, validators: Validators) -> None:
        self._class_path = validators.class_path
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start Java."""
        self._child = subprocess.Popen(
            ["java", "-XX:+UseSerialGC", "-Xss8m", "-Xmx1g", "-cp", self._class_path, "Vera"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End Java."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()

    def judge(self, path: Path, profiles: Iterable[str] = ("ua1", "3a")) -> Judgement:
        """The verdict on a file. Raises ``RuntimeError`` when Java is gone."""
        asked = tuple(profiles)
        if self._child is None:
            raise RuntimeError("veraPDF is not running")
        pipe, answers = _pipe(self._child.stdin), _pipe(self._child.stdout)
        pipe.write(f"{','.join(asked)}\t{path}\n")
        pipe.flush()
        lines = []
        while (line := answers.readline()) not in ("\n", ""):
            lines.append(line.rstrip("\n").split("\t"))
        verdicts = [words for words in lines if words[0] != "RULE"]
        if len(verdicts) != len(asked):
            raise RuntimeError("veraPDF gave no answer")
        return Judgement(
            checks=sum(int(words[2]) for words in verdicts),
            failed_profiles=tuple(words[1] for words in verdicts if words[0] != "PASS"),
            failures=tuple(f"veraPDF {words[1]} {words[2]}, {words[3]} times: {words[4][:160]}" for words in lines
                           if words[0] == "RULE"))


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("Java was started without pipes")
    return pipe
