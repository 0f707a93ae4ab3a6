"""Putting a backup back: verified first, told first, and the present store kept under another name.

Kenmerken that were handed out after the backup was made stay reserved, so none is ever used twice.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import files
from afweging.store.backup import part_of, verified
from afweging.store.checking import readable
from afweging.store.database import Database, Row, connect
from afweging.store.faults import fault, translated, written
from afweging.store.locking import SUFFIX, Lock, acquire
from afweging.store.migrations import form_of, newest
from afweging.store.places import shared
from afweging.store.records import Content, Opener
from afweging.store.salvage import MAGIC, any_condition

KEPT: Final = ".before-restore-"
"""Follows the name of a store that was replaced, with the time."""

Held = tuple[Content, dict[tuple[str, int], str], dict[str, str]]
"""How much a store holds, the hash of each version, and the hash of each draft."""


TURNS: Final = ("goes", "comes", "back", "forth", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What restoring does to a dossier: the number of its newest version now and then, 0 where it does not exist."""

    kenmerk: str
    now: int
    then: int

    @property
    def kind(self) -> str:
        """One of ``TURNS``: it disappears, appears, goes back or forth, or has other versions under the same numbers."""
        if not self.then or not self.now:
            return "goes" if self.now else "comes"
        return "back" if self.then < self.now else "forth" if self.then > self.now else "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlan:
    """What restoring a backup changes: what both hold, and which versions and drafts only the present store has."""

    present: Content | None
    """None when there is no store or nothing of it can be read."""
    backup: Content
    versions_lost: tuple[tuple[str, int], ...] = ()
    """Versions (kenmerk, number) of the present store that the backup does not have, or has otherwise."""
    drafts_lost: tuple[str, ...] = ()
    versions_gained: tuple[tuple[str, int], ...] = ()
    """Versions of the backup that the present store does not have, or has otherwise."""
    drafts_gained: tuple[str, ...] = ()
    evidence_lost: tuple[str, ...] = ()
    """Own sources and facts, by id, that the backup does not have as they are now."""
    evidence_gained: tuple[str, ...] = ()
    """Own sources and facts, by id, that the present store does not have as they were then."""
    turns: tuple[Turn, ...] = ()
    """The dossiers whose versions change, by kenmerk."""


def plan(store: Path, copy: Path) -> RestorePlan:
    """What restoring ``copy`` over ``store`` would change. Raises BACKUP_UNSOUND, STORE_NEWER, FILE_MISSING."""
    _check(copy)
    with any_condition(copy) as db:
        (content, versions, drafts), own = _held(db), _own(db)
    try:
        present: Content | None
        with any_condition(store) as db:
            (present, present_versions, present_drafts), present_own = _held(db), _own(db)
    except AfwegingError:  # no store, or nothing of it can be read: then nothing can be lost
        present, present_versions, present_drafts, present_own = None, {}, {}, {}
    return RestorePlan(
        present=present,
        backup=content,
        versions_lost=_only_in(present_versions, versions),
        versions_gained=_only_in(versions, present_versions),
        drafts_lost=tuple(sorted(name for name, seal in present_drafts.items() if drafts.get(name) != seal)),
        drafts_gained=tuple(sorted(name for name, seal in drafts.items() if present_drafts.get(name) != seal)),
        evidence_lost=tuple(sorted(name for name, body in present_own.items() if own.get(name) != body)),
        evidence_gained=tuple(sorted(name for name, body in own.items() if present_own.get(name) != body)),
        turns=tuple(_turns(present_versions, versions)),
    )


def _turns(present: dict[tuple[str, int], str], versions: dict[tuple[str, int], str]) -> Iterator[Turn]:
    changed = {name for name, _number in (*_only_in(present, versions), *_only_in(versions, present))}
    now, then = _newest_of(present), _newest_of(versions)
    for name in sorted(changed):
        yield Turn(kenmerk=name, now=now.get(name, 0), then=then.get(name, 0))


def _newest_of(versions: dict[tuple[str, int], str]) -> dict[str, int]:
    newest: dict[str, int] = {}
    for name, number in versions:
        newest[name] = max(number, newest.get(name, 0))
    return newest


def _only_in(one: dict[tuple[str, int], str], other: dict[tuple[str, int], str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(key for key, seal in one.items() if other.get(key) != seal))


def _held(db: Database) -> Held:
    rows = readable(db, "SELECT kenmerk, number, hash, created FROM version") or []
    drafts = readable(db, "SELECT kenmerk, hash, saved FROM draft WHERE live") or []
    versions = {(str(row[0]), int(row[1])): str(row[2]) for row in rows}
    moments = [str(row[3]) for row in rows] + [str(row[2]) for row in drafts]
    return (
        Content(
            dossiers=len({name for name, _number in versions}),
            versions=len(versions),
            drafts=len(drafts),
            newest=_moment(max(moments, default="")),
        ),
        versions,
        {str(row[0]): str(row[1]) for row in drafts},
    )


def _own(db: Database) -> dict[str, str]:
    """Own sources and facts by id, as they are in a store; none in one of an older form."""
    if not readable(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'own_evidence'"):
        return {}
    return {str(row[0]): str(row[1]) for row in readable(db, "SELECT name, body FROM own_evidence ORDER BY sequence") or []}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise AfwegingError(errors.FILE_NOT_A_FILE if copy.is_dir() else errors.FILE_MISSING, file=copy)
    try:
        with translated(copy):
            db = Database(copy, connect(copy, "ro"))
            form = form_of(db)
            db.close()
    except AfwegingError as error:
        raise AfwegingError(errors.BACKUP_UNSOUND, file=copy, reason=error.what()) from error
    if form > newest():
        raise AfwegingError(errors.STORE_NEWER, file=copy, found=form, known=newest())
    verified(copy, copy)


def restore(store: Path, copy: Path, opener: Opener) -> Path | None:
    """Put a backup in place of a store, in one stroke; returns where the present store is kept, if there was one.

    The caller must have closed the store. Raises what ``plan`` raises, STORE_BUSY while somebody stores, STORE_LOCKED while
    somebody holds it in a shared place, BACKUP_EXISTS, FILE_UNWRITABLE.
    """
    _check(copy)
    with written(store):
        files.make_folder(store.parent)
    kept = files.beside(store, f"{KEPT}{opener.since.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with _alone(store, opener), part_of(store) as part, written(store):
        part.unlink()
        files.copy_private(copy, part)
        _carry_over(store, part)
        existed = store.exists()
        if existed:
            _keep(store, kept)
        os.replace(part, store)  # noqa: PTH105 - the stroke itself
        files.sync_folder(store.parent)
    return kept if existed else None


def _keep(store: Path, kept: Path) -> None:
    """Give the present store a second name, with its journal, which must not be played back into the restored one."""
    if kept.exists():
        raise AfwegingError(errors.BACKUP_EXISTS, file=kept)
    try:
        os.link(store, kept)
    except OSError:  # a file system without hard links
        files.copy_private(store, kept)
    journal = files.beside(store, "-journal")
    if journal.exists():
        if journal.stat().st_size:
            files.copy_private(journal, files.beside(kept, "-journal"))
        files.sync_folder(store.parent)
        journal.unlink()
    files.sync_folder(store.parent)


def _carry_over(store: Path, part: Path) -> None:
    """Reserve in the copy what the present store has reserved since."""
    rows: list[Row] = []
    with suppress(AfwegingError), any_condition(store) as db:
        rows = readable(db, "SELECT kenmerk, prefix, year, serial, at FROM reservation") or []
    with translated(part):
        db = Database(part, connect(part, "rw"))
    try:
        with db.atomic():
            for row in rows:
                db.run("INSERT OR IGNORE INTO reservation VALUES (?, ?, ?, ?, ?)", row)
    finally:
        db.close()
        files.beside(part, "-journal").unlink(missing_ok=True)


@contextmanager
def _alone(store: Path, opener: Opener) -> Iterator[None]:
    """Inside, nobody else has the store open for writing, as far as the file system can tell."""
    lock: Lock | None = None
    if shared(store) or files.beside(store, SUFFIX).exists():
        lock = acquire(store, opener)
    connection: sqlite3.Connection | None = None
    try:
        connection = _exclusive(store)
        yield
    finally:
        if connection is not None:
            connection.close()
        if lock is not None:
            lock.release()


def _exclusive(store: Path) -> sqlite3.Connection | None:
    """A connection that holds the store for itself; None when there is no store or it cannot be opened at all."""
    connection = None
    if not _a_database(store):
        return None
    try:
        connection = connect(store, "rw")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        found = fault(error, store)
        if found.code is errors.STORE_BUSY:
            raise found from error
        return None
    if os.name == "nt":  # an open file cannot be replaced there
        connection.close()
        return None
    return connection


def _a_database(store: Path) -> bool:
    """Whether SQLite would take this for a database; it would begin a new one in an empty file."""
    try:
        with store.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
