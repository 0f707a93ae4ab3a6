"""Reads what can be read from a store in any condition: damaged, read-only, made by a newer program.

Never changes the store: when it cannot be read as it lies there, a private copy is, with its header mended if need be.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.chain import draft_hash
from afweging.store.checking import ids, readable, version_row
from afweging.store.database import Database, connect
from afweging.store.faults import fault
from afweging.store.files import beside, copy_private
from afweging.store.versions import sealed

MAGIC: Final = b"SQLite format 3\x00"
_PAGE: Final = 4096
"""The page size of every store this program makes."""


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
        db = _opened(path, path, "ro")
        if db is None:
            copy = Path(folder) / "copy.db"
            _copy(path, copy)
            db = _opened(copy, path, "rw")
            if db is None and _mend_header(copy):
                db = _opened(copy, path, "rw")
        if db is None:
            raise AfwegingError(errors.STORE_DAMAGED, file=path, reason="SQLITE_NOTADB")
        try:
            with db.tolerant():
                yield db
        finally:
            db.close()


def _copy(path: Path, copy: Path) -> None:
    try:
        copy_private(path, copy)
        journal = beside(path, "-journal")
        if journal.exists() and journal.stat().st_size:
            copy_private(journal, beside(copy, "-journal"))
    except OSError as error:
        raise AfwegingError(errors.FILE_UNREADABLE, file=path, reason=error.strerror) from error


def _opened(file: Path, path: Path, mode: str) -> Database | None:
    """The store if its table of versions can be reached."""
    connection = None
    try:
        connection = connect(file, "ro" if mode == "ro" else "rw")
        connection.execute("SELECT id FROM version LIMIT 1").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        found = fault(error, path)
        if found.code is errors.STORE_BUSY:  # a copy made now could be of two moments
            raise found from error
        return None
    return Database(path, connection, AfwegingError(errors.STORE_READ_ONLY, file=path, reason=""))


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
        yield from _drafts(db)


def _drafts(db: Database) -> Iterator[Salvaged]:
    columns = "kenmerk, base, revision, saved, summary, body, hash"
    for (name,) in readable(db, "SELECT kenmerk FROM draft WHERE live") or ():
        for row in readable(db, f"SELECT {columns} FROM draft WHERE kenmerk = ?", (name,)) or ():  # noqa: S608
            kenmerk, base, revision, saved, summary, body, seal = row
            expected = draft_hash(
                kenmerk=kenmerk, base=base, revision=revision, saved=saved, summary=str(summary), body=str(body)
            )
            yield Salvaged(kenmerk=kenmerk, number=None, body=str(body), intact=seal == expected)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")
