"""The lock file beside a store in a shared place: who writes there, on which machine, in which process, since when.

It is taken before the store is opened for writing and removed when it is closed. On this computer alone SQLite's own
locks are enough, and there is no lock file. The lock of a process of this machine that no longer exists is taken over;
a lock of another machine never is, because nothing here can tell whether its owner is alive.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.chain import stamp
from afweging.store.files import FILE_MODE, LOCK, beside, part_name, remove
from afweging.store.processes import alive, identity
from afweging.store.records import Opener
from afweging.texts import active

SUFFIX: Final = LOCK


@dataclass(frozen=True, slots=True)
class Owner:
    """What a lock file says. ``process`` tells two processes with one number apart, where the system lets us."""

    user: str
    machine: str
    pid: int
    process: str
    since: str


class Lock:
    """A lock that is held until ``release``. ``taken_over`` names the owner who left it behind, if any."""

    def __init__(self, path: Path, text: str, taken_over: Owner | None) -> None:
        self.taken_over = taken_over
        self._path = path
        self._text = text

    def release(self) -> None:
        """Remove the lock file, if it is still ours; twice does no harm."""
        with suppress(OSError):
            if self._path.read_text(encoding="utf-8") == self._text:
                self._path.unlink()


def acquire(store: Path, opener: Opener) -> Lock:
    """Take the lock of a store. Raises STORE_LOCKED, naming who has it and since when."""
    path = beside(store, SUFFIX)
    pid = os.getpid()
    mine = Owner(opener.user, opener.machine, pid, identity(pid), stamp(opener.since))
    text = json.dumps(asdict(mine), ensure_ascii=False, sort_keys=True)
    left_behind = None
    if not _take(path, text):
        left_behind = owner(store)
        if left_behind is None or not _dead(left_behind, opener.machine) or not _clear(path, left_behind):
            raise locked(store)
        if not _take(path, text):  # another program was first
            raise locked(store)
    return Lock(path, text, left_behind)


def owner(store: Path) -> Owner | None:
    """Who holds the lock of a store; None when nobody does or the lock file says nothing we can read."""
    try:
        said = json.loads(beside(store, SUFFIX).read_text(encoding="utf-8"))
        return Owner(**{**said, "pid": int(said["pid"])})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def locked(store: Path) -> AfwegingError:
    """The error that names who holds the lock of a store."""
    held = owner(store) or Owner("?", "?", 0, "", "")
    return AfwegingError(
        errors.STORE_LOCKED,
        file=store,
        user=held.user,
        machine=held.machine,
        since=since(held),
        lock=beside(store, SUFFIX),
    )


def since(held: Owner) -> str:
    """Since when a lock is held, in local time and in words."""
    try:
        return active().moment(datetime.fromisoformat(held.since).astimezone())
    except ValueError:
        return "?"


def _take(path: Path, text: str) -> bool:
    """Put the lock there, whole from the first moment on; False when there is one already.

    Half a lock names nobody, so nobody could ever take it over: a process may be killed while it writes.
    """
    part = part_name(path)
    try:
        _write(part, text)
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links, or one that is full: then the second attempt says so
        return _take_plainly(path, text)
    finally:
        remove(part)
    return True


def _take_plainly(path: Path, text: str) -> bool:
    try:
        _write(path, text)
    except FileExistsError:
        return False
    except OSError:
        remove(path)
        raise
    return True


def _write(path: Path, text: str) -> None:
    """Write a new file, on disk when this returns. Raises ``FileExistsError``."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)


def _clear(path: Path, expected: Owner) -> bool:
    """Put the lock of a dead process aside; False when it turns out to be another's by now."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.rename(aside)
    except OSError:
        return False
    store = path.with_name(path.name.removesuffix(SUFFIX))
    try:
        said = json.loads(aside.read_text(encoding="utf-8"))
        if said == asdict(expected):
            return True
        with suppress(OSError):  # we caught a fresh lock: give it back
            os.link(aside, beside(store, SUFFIX))
        return False
    finally:
        aside.unlink(missing_ok=True)


def _dead(held: Owner, machine: str) -> bool:
    if held.machine != machine:
        return False
    return not alive(held.pid) or bool(held.process and identity(held.pid) not in ("", held.process))
