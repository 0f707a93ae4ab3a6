"""Verified backups: copied under another name, checked like a store, brought to disk, and only then given a name."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import files
from afweging.store.checking import damage
from afweging.store.database import Database, connect
from afweging.store.faults import fault, translated, written
from afweging.store.listing import content
from afweging.store.processes import sweep
from afweging.store.records import Content, Tell
from afweging.store.schema import APPLICATION_ID
from afweging.store.thinning import surplus

FOLDER: Final = ".backups"
"""Follows the name of the store: the folder of its backups."""
_PAGES: Final = 2048
"""How many pages are copied between two calls of ``tell``."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file: where it is, when it was made by its name, what for, and how large it is."""

    path: Path
    made: datetime
    label: str
    size: int


def folder_of(store: Path) -> Path:
    """The folder where the backups of a store are kept unless the user names another."""
    return files.beside(store, FOLDER)


def name_for(store: Path, at: datetime, label: str = "") -> Path:
    """The file for a backup made at this moment; ``label`` says what for."""
    ending = f"-{label}" if label else ""
    return folder_of(store) / f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{ending}.db"


def backup_beside(db: Database, at: datetime, label: str) -> Path:
    """A verified backup in the backup folder, under the first name from this second on that is free.

    Two programs may ask at the same moment, and one whose work failed may try again at once. Raises BACKUP_UNSOUND,
    FILE_UNWRITABLE.
    """
    while True:
        path = free_name(db.path, at, label)
        try:
            backup(db, path, None)
        except AfwegingError as error:
            if error.code is not errors.BACKUP_EXISTS:
                raise
        else:
            return path


def free_name(store: Path, at: datetime, label: str = "") -> Path:
    """The first name for a backup from this second on that is not taken."""
    names = (name_for(store, at + timedelta(seconds=seconds), label) for seconds in count())
    return next(name for name in names if not name.exists())


def backups(store: Path) -> tuple[Backup, ...]:
    """The backups of a store, newest first."""
    found = []
    for path in folder_of(store).glob("*.db"):
        moment, _, label = path.stem.partition("-")
        try:
            made = datetime.strptime(moment, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Backup(path, made, label, path.stat().st_size))
        except (ValueError, OSError):  # not one of ours, or gone meanwhile
            continue
    return tuple(sorted(found, key=lambda each: (each.made, each.path.name), reverse=True))


def thin(store: Path, now: datetime) -> tuple[Backup, ...]:
    """Remove the backups of a store that ``thinning`` does not keep; those that are gone now, newest first.

    Only what a user or the program put there on a day like any other: a backup with a label, such as the one before the
    form of the store changed, stays, and so does a file that is no store, whatever its name.
    """
    made = [each for each in backups(store) if not each.label and not each.path.is_symlink() and _ours(each.path)]
    gone = []
    for each in surplus(made, lambda one: one.made, now):
        with suppress(OSError):  # what cannot be removed stays, and is tried again after the next backup
            each.path.unlink()
            gone.append(each)
    return tuple(gone)


def _ours(path: Path) -> bool:
    """Whether a file begins like a store of this program."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head[:16] == b"SQLite format 3\x00" and int.from_bytes(head[68:], "big") == APPLICATION_ID


def backup(db: Database, target: Path, tell: Tell | None) -> Content:
    """Write a verified copy of a store to ``target``. Raises BACKUP_EXISTS, BACKUP_UNSOUND, FILE_UNWRITABLE."""
    if target.exists():
        raise AfwegingError(errors.BACKUP_EXISTS, file=target)
    with written(target):
        files.make_folder(target.parent)
        sweep(target.parent)
    with part_of(target) as part:
        _copy(db, part, target, tell)
        held = verified(part, target)
        put_in_place(part, target)
        return held


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """An empty private file beside the target, gone afterwards whatever happens."""
    part = files.part_name(target)
    try:
        with written(target):
            files.make_private(part)
        yield part
    finally:
        with suppress(OSError):
            part.unlink()


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished copy its name. Raises BACKUP_EXISTS when another program used that name meanwhile."""
    try:
        with written(target):
            files.install(part, target)
    except AfwegingError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise AfwegingError(errors.BACKUP_EXISTS, file=target) from error
        raise


def _copy(db: Database, part: Path, target: Path, tell: Tell | None) -> None:
    """Copy all pages, of one moment: while this reads, nobody else can commit."""
    try:
        copy = sqlite3.connect(part, isolation_level=None)
    except sqlite3.Error as error:
        raise _at(fault(error, part), target) from error
    try:
        with db.reading():
            db.row("SELECT 1 FROM migration")
            progress = None if tell is None else lambda _status, left, total: tell(total - left, total)
            try:
                copy.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
                db.connection.backup(copy, pages=_PAGES, progress=progress)
            except sqlite3.Error as error:
                raise _at(fault(error, db.path), target) from error
    finally:
        copy.close()


def _at(error: AfwegingError, target: Path) -> AfwegingError:
    """A fault of copying as one of the target, unless it is damage of the store itself."""
    if error.code in (errors.STORE_FULL, errors.STORE_IO, errors.STORE_READ_ONLY, errors.STORE_UNFINISHED, errors.FILE_MISSING):
        reason = os.strerror(errno.ENOSPC) if error.code is errors.STORE_FULL else error.values.get("reason", "")
        return AfwegingError(errors.FILE_UNWRITABLE, file=target, reason=reason)
    return error


def verified(copy: Path, shown: Path) -> Content:
    """What a copy holds, once everything in it was checked. Raises BACKUP_UNSOUND, naming the first thing wrong."""
    try:
        with translated(copy):
            db = Database(copy, connect(copy, "ro"), AfwegingError(errors.STORE_READ_ONLY, file=copy, reason=""))
        try:
            first = next(damage(db), None)
            held = content(db)
        finally:
            db.close()
    except AfwegingError as error:
        raise AfwegingError(errors.BACKUP_UNSOUND, file=shown, reason=error.what()) from error
    if first is not None:
        name = f"{first.kenmerk} {first.number or ''} ".lstrip()
        raise AfwegingError(errors.BACKUP_UNSOUND, file=shown, reason=f"{name}{first.what}")
    return held
