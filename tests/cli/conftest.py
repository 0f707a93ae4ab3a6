"""A library of its own for every test, and the program as a function and as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from afweging.cli.main import run

ME2 = Path(__file__).parents[2] / "seeds" / "dossiers" / "voorbeeld-me2.yaml"


@dataclass
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library of this test is; nothing of the user's own is touched."""
    path = tmp_path / "library" / "afweging.db"
    monkeypatch.setenv("AFWEGING_LIBRARY", str(path))
    monkeypatch.setenv("AFWEGING_LANG", "nl")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return path


@pytest.fixture
def afweging(library: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The program as a function, in this process: fast, for the many cases."""

    def call(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = run(list(words))
        except SystemExit as error:
            code = int(error.code or 0)
        captured = capsys.readouterr()
        return Said(int(code), captured.out, captured.err)

    return call


@pytest.fixture
def process(library: Path) -> Callable[..., Said]:
    """The real program as a process of its own."""

    def call(*words: str, stdin: bytes | None = None, **options: object) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "afweging", *words], input=stdin, capture_output=True, check=False,
            env=dict(os.environ), **({} if stdin is not None else {"stdin": subprocess.DEVNULL}), **options)
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def me2(afweging: Callable[..., Said]) -> str:
    """The kenmerk of the example dossier, imported."""
    assert afweging("import", str(ME2)).code == 0
    return "VOORBEELD-1"
