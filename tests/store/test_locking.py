"""The lock file in shared places: who has it and since when, left behind, taken over, given back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import locking, opening
from afweging.store.files import beside
from afweging.store.records import Opener
from tests.store.making import NOON, OPENER, opened
from tests.store.processes import kill, start

OTHER = Opener(user="gebruiker B", machine="PC-9", since=NOON)


@pytest.fixture
def lock(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    return beside(path, ".lock")


def gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def leave(lock: Path, **more: object) -> str:
    """A lock as another process would have left it."""
    said = {"user": "gebruiker A", "machine": "PC-123", "pid": gone(), "process": "", "since": NOON.isoformat(), **more}
    lock.write_text(json.dumps(said))
    return lock.read_text()


def test_a_lock_says_who_and_since_when(path: Path, lock: Path) -> None:
    held = locking.acquire(path, OPENER)
    said = json.loads(lock.read_text(encoding="utf-8"))
    assert (said["user"], said["machine"], said["pid"]) == ("gebruiker A", "PC-123", os.getpid())
    assert lock.stat().st_mode & 0o077 == 0
    with pytest.raises(AfwegingError) as caught:
        locking.acquire(path, OTHER)
    assert caught.value.code is errors.STORE_LOCKED
    assert caught.value.exit == 3
    assert "gebruiker A op PC-123" in caught.value.what()
    assert "1 juli 2026" in caught.value.what()
    held.release()
    held.release()
    assert not lock.exists()
    locking.acquire(path, OTHER).release()


def test_the_lock_of_a_dead_process_is_taken_over(path: Path, lock: Path) -> None:
    leave(lock)
    held = locking.acquire(path, OPENER)
    assert held.taken_over is not None
    assert held.taken_over.user == "gebruiker A"
    assert json.loads(lock.read_text())["pid"] == os.getpid()
    held.release()
    assert list(path.parent.iterdir()) == []


def test_a_process_number_that_was_given_out_again_does_not_hold_the_lock(path: Path, lock: Path) -> None:
    leave(lock, pid=os.getpid(), process="een eerdere start:1")
    locking.acquire(path, OPENER).release()
    assert not lock.exists()


@pytest.mark.parametrize("more", [{"machine": "PC-9"}, {"pid": os.getpid()}, {"pid": 1}])
def test_a_lock_that_may_be_alive_is_left_alone(path: Path, lock: Path, more: dict[str, object]) -> None:
    said = leave(lock, **more)
    with pytest.raises(AfwegingError) as caught:
        locking.acquire(path, OPENER)
    assert caught.value.code is errors.STORE_LOCKED
    assert lock.read_text() == said


@pytest.mark.parametrize("text", ["", "{", "[]", '{"user": 1}', '{"pid": "x"}', "[" * 100_000, "\xff"])
def test_a_lock_that_says_nothing_is_left_alone(path: Path, lock: Path, text: str) -> None:
    lock.write_text(text, encoding="latin-1")
    with pytest.raises(AfwegingError) as caught:
        locking.acquire(path, OPENER)
    assert caught.value.values["user"] == "?"
    assert lock.exists()


def test_a_lock_that_changed_hands_meanwhile_is_given_back(path: Path, lock: Path) -> None:
    leave(lock)
    stale = locking.owner(path)
    assert stale is not None
    fresh = leave(lock, user="gebruiker C")
    assert not locking._clear(lock, stale)
    assert lock.read_text() == fresh
    lock.unlink()
    assert not locking._clear(lock, stale)
    assert list(path.parent.iterdir()) == []


def test_only_our_own_lock_is_removed(path: Path, lock: Path) -> None:
    held = locking.acquire(path, OPENER)
    other = leave(lock, user="gebruiker C")
    held.release()
    assert lock.read_text() == other


def test_a_lock_without_a_date_is_still_named(path: Path, lock: Path) -> None:
    leave(lock, since="gisteren", machine="PC-9")
    assert locking.locked(path).values["since"] == "?"


# --- a store in a shared place ------------------------------------------------------------------------------------
@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "shared", lambda _: "cifs")


@pytest.mark.usefixtures("share")
def test_in_a_shared_place_the_second_opener_is_refused_or_reads(path: Path) -> None:
    first = opened(path)
    assert [notice.code for notice in first.notices] == [errors.STORE_SHARED_PLACE]
    first.keep_framework("{}")
    with pytest.raises(AfwegingError) as caught:
        opened(path, opener=OTHER)
    assert caught.value.code is errors.STORE_LOCKED
    second = opened(path, "either", OTHER)
    assert second.read_only is not None
    assert second.read_only.code is errors.STORE_LOCKED
    assert len(second.frameworks()) == 1
    with pytest.raises(AfwegingError) as caught:
        second.keep_framework("[]")
    assert caught.value.code is errors.STORE_LOCKED
    second.close()
    first.close()
    assert not beside(path, ".lock").exists()
    third = opened(path, opener=OTHER)
    assert third.read_only is None
    third.close()


@pytest.mark.usefixtures("share")
def test_taking_over_is_told(path: Path) -> None:
    opened(path).close()
    leave(beside(path, ".lock"))
    store = opened(path)
    assert [notice.code for notice in store.notices] == [errors.STORE_SHARED_PLACE, errors.STORE_LOCK_TAKEN]
    assert "gebruiker A" in store.notices[1].what()
    store.close()


@pytest.mark.usefixtures("share")
def test_a_store_that_cannot_be_opened_gives_its_lock_back(path: Path) -> None:
    opened(path).close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 500)
    with pytest.raises(AfwegingError):
        opened(path)
    assert not beside(path, ".lock").exists()


def test_on_this_computer_alone_there_is_no_lock_file(path: Path) -> None:
    one, two = opened(path), opened(path)
    assert not beside(path, ".lock").exists()
    one.keep_framework("{}")
    two.keep_framework("[]")
    one.close()
    two.close()


def test_a_lock_left_by_a_killed_process_counts_also_where_none_is_needed(path: Path) -> None:
    opened(path).close()
    child = start("hold", path)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    kill(child)
    leave(beside(path, ".lock"), machine="PC-9")
    with pytest.raises(AfwegingError):
        opened(path)


def test_a_lock_that_cannot_be_written_is_not_left_behind(path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            locking.acquire(path, OPENER)
    assert not list(lock.parent.iterdir())
    locking.acquire(path, OPENER).release()


def test_where_files_cannot_be_linked_a_lock_is_taken_all_the_same(
    path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refused)
    held = locking.acquire(path, OPENER)
    assert [file.name for file in lock.parent.iterdir()] == [lock.name]
    with pytest.raises(AfwegingError) as caught:
        locking.acquire(path, OTHER)
    assert caught.value.code is errors.STORE_LOCKED
    held.release()
    assert not list(lock.parent.iterdir())


def test_a_lock_is_whole_from_the_first_moment(path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(number: int) -> None:
        assert not lock.exists(), "a process killed here would leave a lock that names nobody"

    monkeypatch.setattr(os, "fsync", interrupted)
    locking.acquire(path, OPENER).release()
