"""Reads what can be read from a store in any condition: damaged, read-only, made by a newer program.

Never changes the store: when it cannot be read as it lies there, a private copy is, with its header mended if need be.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import evidence, migrations
from afweging.store.chain import draft_hash
from afweging.store.checking import ids, readable, version_row
from afweging.store.database import Database, Row, connect
from afweging.store.faults import fault
from afweging.store.files import beside, copy_private, make_private
from afweging.store.records import KeptEvidence
from afweging.store.versions import sealed

MAGIC: Final = b"SQLite format 3\x00"
_PAGE: Final = 4096
"""The page size of every store this program makes."""


_PROBE: Final = "SELECT id FROM version LIMIT 0"
"""Asks for the table without reading it: one damaged page must not hide the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """A body read from a store in any condition. ``number`` is None for a draft."""

    kenmerk: str
    number: int | None
    body: str
    intact: bool
    """Whether the body still has the hash it was stored with."""


@contextmanager
def any_condition(path: Path) -> Iterator[Database]:
    """A store opened for looking only, as it is or as a private copy. Raises FILE_MISSING, STORE_DAMAGED, …"""
    if not path.is_file():
        raise AfwegingError(errors.FILE_NOT_A_FILE if path.is_dir() else errors.FILE_MISSING, file=path)
    with tempfile.TemporaryDirectory(prefix="afweging-") as folder:
        db = _best(path, Path(folder))
        try:
            with db.tolerant():
                yield db
        finally:
            db.close()


def _best(path: Path, folder: Path) -> Database:
    """The store in the first way in which all its texts are intact, else in the way that finds most of them so."""
    best, most = None, (0, 0)
    for db in _ways(path, folder):
        intact = _intact(db)
        found, whole = (sum(intact[0]), len(intact[0])), intact[1] and all(intact[0])
        if whole or found > most:
            best, most, other = db, found, best
        else:
            other = db
        if other is not None:
            other.close()
        if whole:
            break
    if best is None:
        raise AfwegingError(errors.STORE_DAMAGED, file=path, reason="SQLITE_NOTADB")
    return best


def _intact(db: Database) -> tuple[list[bool], bool]:
    """Of every text that can be found whether it is intact, and whether every way to find them could be followed."""
    with db.tolerant():
        found, whole = ids(db)
        seals = [(row := version_row(db, row_id)) is not None and sealed(row) for row_id in found]
        seals += [row is not None and _draft(row).intact for row in _draft_rows(db)]
        return seals, whole and _draft_ids(db)[1]


def _ways(path: Path, folder: Path) -> Iterator[Database]:
    """The store as it lies there, a private copy, and a copy with its header mended, as far as each can be opened."""
    copy, mended = folder / "copy.db", folder / "mended.db"
    yield from _opened(path, path, "ro")
    _copy(path, copy)
    yield from _opened(copy, path, "rw")
    copy_private(copy, mended)
    if _mend_header(mended):
        yield from _opened(mended, path, "rw")
        yield from _opened(mended, path, "rw", _overlook)
        _graft(mended, _new_store(folder / "new.db"))
        yield from _opened(mended, path, "rw", _overlook)


def _copy(path: Path, copy: Path) -> None:
    try:
        copy_private(path, copy)
        journal = beside(path, "-journal")
        if journal.exists() and journal.stat().st_size:
            copy_private(journal, beside(copy, "-journal"))
    except OSError as error:
        raise AfwegingError(errors.FILE_UNREADABLE, file=path, reason=error.strerror) from error


def _overlook(connection: sqlite3.Connection) -> None:
    """Go on with the part of the schema before the first damage in it: the texts come first, the search index last."""
    connection.execute("PRAGMA writable_schema=ON")
    with suppress(sqlite3.Error, UnicodeDecodeError):  # told once, then taken as it is
        connection.execute(_PROBE).fetchone()


def _opened(
    file: Path, path: Path, mode: Literal["rw", "ro"], first: Callable[[sqlite3.Connection], None] | None = None
) -> Iterator[Database]:
    """The store, if it has a table of versions; whether that can be read is another matter."""
    connection = None
    try:
        connection = connect(file, mode, first)
        connection.execute(_PROBE).fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        found = fault(error, path)
        if found.code is errors.STORE_BUSY:  # a copy made now could be of two moments
            raise found from error
        return
    yield Database(path, connection, AfwegingError(errors.STORE_READ_ONLY, file=path, reason=""))


def _mend_header(copy: Path) -> bool:
    """Write the fixed parts of the header anew, as this program makes them; False for a file that is too short."""
    size = copy.stat().st_size
    if size < _PAGE:
        return False
    with suppress(FileNotFoundError):
        beside(copy, "-journal").unlink()
    with copy.open("r+b") as file:
        head = bytearray(file.read(100))
        head[:24] = MAGIC + _PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
        head[28:32] = (size // _PAGE).to_bytes(4, "big")
        head[44:48] = (4).to_bytes(4, "big")
        head[52:60] = (0).to_bytes(4, "big") + (1).to_bytes(4, "big")
        head[92:96] = head[24:28]
        file.seek(0)
        file.write(head)
    return True


def _new_store(path: Path) -> bytes:
    """An empty store of today's form."""
    make_private(path)
    db = Database(path, connect(path, "rw"))
    try:
        migrations.migrate(db, datetime.fromtimestamp(0, UTC), None)
    finally:
        db.close()
    return path.read_bytes()


def _graft(copy: Path, sound: bytes) -> None:
    """Put the beginning of the schema of an empty store in the place of that of a copy.

    Every store begins with the tables of form 1, made in one order, so they lie at the same pages in all. The beginning is
    the first page, which only points to others, and the one its first entry points to. What follows need not fit: ``_overlook``.
    """
    first = int.from_bytes(sound[112:114], "big")
    at = (int.from_bytes(sound[first:first + 4], "big") - 1) * _PAGE
    with copy.open("r+b") as file:
        file.write(sound[:_PAGE])
        if copy.stat().st_size >= at + _PAGE:
            file.seek(at)
            file.write(sound[at:at + _PAGE])
    _mend_header(copy)


def salvage(path: Path) -> Iterator[Salvaged]:
    """Every version and draft that can be read, versions in the order in which they were stored.

    Raises FILE_MISSING, or STORE_DAMAGED when nothing at all can be read.
    """
    with any_condition(path) as db:
        for row_id in ids(db)[0]:
            row = version_row(db, row_id)
            if row is not None:
                yield Salvaged(
                    kenmerk=str(row[1]), number=_number(row[2]), body=_text(row[-1]), intact=sealed(row)
                )
        yield from (_draft(row) for row in _draft_rows(db) if row is not None)


def kenmerken(path: Path) -> frozenset[str]:
    """Of which dossiers a store holds versions or drafts, whatever its list says; without those that cannot be read."""
    found: set[str] = set()
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(connect(path, "ro")) as connection:
        for sql in ("SELECT DISTINCT kenmerk FROM version", "SELECT kenmerk FROM draft WHERE live"):
            with suppress(sqlite3.Error, UnicodeDecodeError):  # what is damaged is told by what reads it
                found.update(str(kenmerk) for (kenmerk,) in connection.execute(sql))
    return frozenset(found)


def _draft_rows(db: Database) -> Iterator[Row | None]:
    """Every draft there is, None for one that cannot be read."""
    sql = "SELECT kenmerk, base, revision, saved, summary, body, hash FROM draft WHERE rowid = ? AND live"
    for row_id in _draft_ids(db)[0]:
        rows = readable(db, sql, (row_id,))
        yield from [None] if rows is None else rows


def _draft(row: Row) -> Salvaged:
    kenmerk, base, revision, saved, summary, body, seal = row
    expected = draft_hash(kenmerk=kenmerk, base=base, revision=revision, saved=saved, summary=str(summary), body=str(body))
    return Salvaged(kenmerk=str(kenmerk), number=None, body=str(body), intact=seal == expected)


def _draft_ids(db: Database) -> tuple[list[int], bool]:
    """The row numbers of all drafts that can be found, and whether the table and both of its indexes could be followed."""
    found: set[int] = set()
    whole = True
    for way in ("NOT INDEXED", "ORDER BY kenmerk", "WHERE live"):
        rows = readable(db, f"SELECT rowid FROM draft {way}")  # noqa: S608 - constants only
        whole = whole and rows is not None
        found.update(row[0] for row in rows or ())
    return sorted(found), whole


def salvage_evidence(path: Path) -> Iterator[KeptEvidence]:
    """Every own source and fact that can be read, oldest first, changes included; a row that is damaged may be among them.

    Raises as ``salvage`` does.
    """
    with any_condition(path) as db:
        if not readable(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'own_evidence'"):
            return
        for (sequence,) in readable(db, "SELECT sequence FROM own_evidence ORDER BY sequence") or ():
            sql = f"SELECT {evidence.COLUMNS} FROM own_evidence WHERE sequence = ?"  # noqa: S608 - constants only
            for row in readable(db, sql, (sequence,)) or ():
                with suppress(ValueError, TypeError):  # a time that is no time any more: the row cannot be told from rubbish
                    yield evidence.kept(row)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")
