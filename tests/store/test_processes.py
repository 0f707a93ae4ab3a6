"""Telling living processes from dead ones, and sweeping up after the dead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from afweging.store import processes
from afweging.store.files import part_name


def gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_processes_that_are_alive() -> None:
    assert processes.alive(os.getpid())
    assert processes.alive(1)
    assert not processes.alive(gone())
    assert processes.alive(2**70)


def test_a_process_is_told_from_an_earlier_one() -> None:
    assert processes.identity(os.getpid()) == processes.identity(os.getpid())
    assert processes.identity(gone()) == ""


def test_only_old_leftovers_of_dead_processes_are_swept(tmp_path: Path) -> None:
    mine = part_name(tmp_path / "a.db")
    dead = gone()
    others = [tmp_path / f".{name}.part-1-0-{pid}" for name, pid in (("old.db", dead), ("new.db", dead), ("alive.db", 1))]
    kept = [mine, others[1], others[2], tmp_path / ".x.part-nonsense", tmp_path / "old.db"]
    for file in [*kept, others[0]]:
        file.touch()
        if file != others[1]:
            os.utime(file, (1, 1))
    processes.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_part_names_are_never_used_twice(tmp_path: Path) -> None:
    assert len({part_name(tmp_path / "a.db") for _ in range(100)}) == 100


def test_what_cannot_be_swept_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = tmp_path / f".old.db.part-1-0-{gone()}"
    part.touch()
    os.utime(part, (1, 1))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refused)
    processes.sweep(tmp_path)
    assert part.exists()
