"""Opening a store: made when there was none, never in place of one that is gone; foreign and newer files are refused.

On this computer SQLite's own locks order the writers. In a shared place the first writer takes a lock file, and others
are refused by name or, when they ask for ``either``, read.
"""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import files, index, migrations
from afweging.store.database import Database, connect
from afweging.store.faults import fault, translated, written
from afweging.store.places import shared
from afweging.store.processes import sweep
from afweging.store.records import NO_NOTES, Cut, Notes, Opener
from afweging.store.schema import APPLICATION_ID
from afweging.store.sqlite import SqliteStore
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.store.locking import Lock

Mode = Literal["write", "read", "either"]
_NEEDED: Final = (3, 37, 0)
"""Strict tables came with SQLite 3.37; the trigram index with 3.34."""


def open_store(
    path: Path, *, opener: Opener, cut: Cut, notes: Notes = NO_NOTES, mode: Mode = "write"
) -> SqliteStore:
    """Open the store at ``path``; with ``write`` or ``either`` it is made when there is none.

    ``write`` raises STORE_LOCKED (exit 3) when somebody else writes in a shared place; ``either`` then opens to read.
    A file that cannot be written opens to read in every mode, and says so in ``read_only``. Raises STORE_GONE,
    STORE_EMPTY, STORE_FOREIGN, STORE_NEWER, STORE_DAMAGED, STORE_PERMISSION, STORE_BUSY, FILE_MISSING (``read`` only).
    """
    if sqlite3.sqlite_version_info < _NEEDED:
        needed = ".".join(str(part) for part in _NEEDED)
        raise AfwegingError(errors.STORE_OLD_SQLITE, found=sqlite3.sqlite_version, needed=needed)
    path = path.absolute()
    if not path.exists():
        if mode == "read":
            raise _missing(path) or AfwegingError(errors.FILE_MISSING, file=path)
        _make(path, opener.since)
    _refuse_at_sight(path)
    lock, read_only = _claim(path, mode, opener)
    try:
        db = _connected(path, read_only, opener.since)
        _index_anew(db, index.passages_of(db, cut, notes))
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return SqliteStore(db, cut, notes, _notices(path, lock, db.read_only), lock)


def _missing(path: Path) -> AfwegingError | None:
    """The error for a store that is gone: something that belonged to it is still there."""
    for suffix in ("-journal", "-wal", ".backups", files.LOCK):
        remains = files.beside(path, suffix)
        if remains.exists() and (not remains.is_dir() or any(remains.iterdir())):
            return AfwegingError(errors.STORE_GONE, file=path, remains=remains)
    kept = next(path.parent.glob(f"{path.name}.before-restore-*"), None) if path.parent.is_dir() else None
    return None if kept is None else AfwegingError(errors.STORE_GONE, file=path, remains=kept)


def _make(path: Path, at: datetime) -> None:
    """Make an empty store, whole before it has its name."""
    gone = _missing(path)
    if gone is not None:
        raise gone
    with written(path):
        files.make_folder(path.parent)
        sweep(path.parent)
        part = files.part_name(path)
        files.make_private(part)
    try:
        with translated(path):
            connection = connect(part, "rw")
            try:
                connection.execute("PRAGMA journal_mode=MEMORY").fetchone()
                migrations.migrate(Database(path, connection), at, None)
            finally:
                connection.close()
        with written(path):
            files.install(part, path)
    except AfwegingError as error:
        if not isinstance(error.__cause__, FileExistsError):  # else another program made one just now, and we use that
            raise
    finally:
        files.remove(part)
        files.remove(files.beside(part, "-journal"))


def _refuse_at_sight(path: Path) -> None:
    """Refuse what is no file, and a file that was emptied: SQLite would fill it anew."""
    if path.is_dir():
        raise AfwegingError(errors.FILE_NOT_A_FILE, file=path)
    if not path.is_file():
        raise AfwegingError(errors.STORE_FOREIGN, file=path)
    if path.stat().st_size == 0:
        raise AfwegingError(errors.STORE_EMPTY, file=path, backups=_newest_backup(path))


def _recognise(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse databases of others and of newer programs, before anything is set or written."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise _strange(path)
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form > migrations.newest():
        raise AfwegingError(errors.STORE_NEWER, file=path, found=form, known=migrations.newest())


def _strange(path: Path) -> AfwegingError:
    """The error for a file that does not begin like ours: ours with damage when our tables stand in it, else foreign."""
    with path.open("rb") as file:
        if b"CREATE TRIGGER version_next" in file.read(1 << 20):
            return AfwegingError(errors.STORE_DAMAGED, file=path, reason=_("its first page was changed"))
    return AfwegingError(errors.STORE_FOREIGN, file=path)


def _newest_backup(path: Path) -> str:
    from afweging.store.backup import backups  # noqa: PLC0415 - needed here only, keeps the start light

    return next((str(each.path) for each in backups(path)), "–")


def _claim(path: Path, mode: Mode, opener: Opener) -> "tuple[Lock | None, AfwegingError | None]":
    """The lock where one is needed, and why the store is to be opened for reading only, if it is."""
    if mode == "read":
        return None, _only_read(path, _("it was opened to read"))
    if not os.access(path, os.W_OK):
        return None, _only_read(path, _("the file may not be written"))
    if not os.access(path.parent, os.W_OK):
        return None, _only_read(path, _("its folder may not be written"))
    if shared(path) is None and not files.beside(path, files.LOCK).exists():
        return None, None
    from afweging.store.locking import acquire  # noqa: PLC0415 - only where a lock file is needed

    try:
        with written(files.beside(path, files.LOCK)):
            return acquire(path, opener), None
    except AfwegingError as error:
        if mode == "write" or error.code is not errors.STORE_LOCKED:
            raise
        return None, error


def _only_read(path: Path, reason: str) -> AfwegingError:
    return AfwegingError(errors.STORE_READ_ONLY, file=path, reason=reason)


def _connected(path: Path, read_only: AfwegingError | None, at: datetime) -> Database:
    try:
        connection = connect(path, "rw" if read_only is None else "ro", partial(_recognise, path))
    except sqlite3.Error as error:
        not_a_database = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB
        raise _strange(path) if not_a_database else fault(error, path) from error
    db = Database(path, connection, read_only)
    try:
        _bring_up_to_date(db, at)
        db.row("SELECT 1 FROM entry LIMIT 1")
    except BaseException:
        db.close()
        raise
    if read_only is None:
        files.tighten(path)
    return db


def _bring_up_to_date(db: Database, at: datetime) -> None:
    form = migrations.form_of(db)
    if form < migrations.newest():
        if db.read_only is not None:
            raise _only_read(db.path, _("its form {found} must be brought up to date first").format(found=form))
        migrations.migrate(db, at, lambda label: _backup(db, at, label))


def _index_anew(db: Database, passages: index.Passages) -> None:
    """Make an index of an older shape anew. It is a cache: what it lacks is searched otherwise, until a next time."""
    if db.read_only is None and not index.current(db):
        from afweging.store.caches import rebuild  # noqa: PLC0415 - needed here only, keeps the start light

        with suppress(AfwegingError):
            rebuild(db, passages, None)


def _backup(db: Database, at: datetime, label: str) -> None:
    from afweging.store.backup import backup_beside  # noqa: PLC0415 - needed here only, keeps the start light

    backup_beside(db, at, label)


def _notices(
    path: Path, lock: "Lock | None", read_only: AfwegingError | None
) -> tuple[AfwegingError, ...]:
    sort = shared(path)
    found = [] if sort is None else [AfwegingError(errors.STORE_SHARED_PLACE, file=path, sort=sort)]
    if lock is not None and lock.taken_over is not None:
        from afweging.store.locking import since  # noqa: PLC0415 - only where a lock file is needed

        left = lock.taken_over
        found.append(AfwegingError(errors.STORE_LOCK_TAKEN, user=left.user, since=since(left)))
    return (*found, *([] if read_only is None else [read_only]))
