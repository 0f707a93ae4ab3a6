"""Every fault of SQLite and of the file system, as an error with a code that tells the user what to do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError, Code

PRIMARY: Final = 0xFF
"""The part of an extended SQLite result code that names the family of the fault."""

_FAMILIES: Final[dict[int, Code]] = {
    sqlite3.SQLITE_BUSY: errors.STORE_BUSY,
    sqlite3.SQLITE_LOCKED: errors.STORE_BUSY,
    sqlite3.SQLITE_FULL: errors.STORE_FULL,
    sqlite3.SQLITE_READONLY: errors.STORE_READ_ONLY,
    sqlite3.SQLITE_CORRUPT: errors.STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: errors.STORE_DAMAGED,
    sqlite3.SQLITE_FORMAT: errors.STORE_DAMAGED,
    # Our statements are fixed, so these two mean that tables or rows are not what they were made to be.
    sqlite3.SQLITE_ERROR: errors.STORE_DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: errors.STORE_DAMAGED,
    sqlite3.SQLITE_PERM: errors.STORE_PERMISSION,
    sqlite3.SQLITE_AUTH: errors.STORE_PERMISSION,
}
_EXACT: Final[dict[int, Code]] = {
    sqlite3.SQLITE_READONLY_DBMOVED: errors.STORE_MOVED,
    sqlite3.SQLITE_READONLY_ROLLBACK: errors.STORE_UNFINISHED,
    sqlite3.SQLITE_READONLY_RECOVERY: errors.STORE_UNFINISHED,
    sqlite3.SQLITE_CORRUPT_VTAB: errors.STORE_DAMAGED_INDEX,
}


def fault(error: sqlite3.Error, path: Path) -> AfwegingError:
    """The error for the user that a fault of SQLite in the store at ``path`` stands for."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        # Raised by Python's own layer, which names no code: text that is not UTF-8 is the case that can happen.
        code = errors.STORE_DAMAGED if "decode" in str(error) else errors.STORE_IO
        return AfwegingError(code, file=path, reason=type(error).__name__)
    if number & PRIMARY == sqlite3.SQLITE_CANTOPEN:
        return cannot_open(path)
    code = _EXACT.get(number) or _FAMILIES.get(number & PRIMARY, errors.STORE_IO)
    return AfwegingError(code, file=path, reason=getattr(error, "sqlite_errorname", str(error)))


def not_text() -> sqlite3.DatabaseError:
    """The fault of a schema that is no text any more: SQLite quotes it in its message, and Python cannot read the message."""
    error = sqlite3.DatabaseError("the schema is not UTF-8")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_CORRUPT, "SQLITE_CORRUPT"
    return error


def cannot_open(path: Path) -> AfwegingError:
    """Why a store cannot be opened, as far as the file system tells."""
    if not path.exists():
        return AfwegingError(errors.FILE_MISSING, file=path)
    if path.is_dir():
        return AfwegingError(errors.FILE_NOT_A_FILE, file=path)
    if not os.access(path, os.R_OK):
        return AfwegingError(errors.STORE_PERMISSION, file=path, reason=os.strerror(13))
    if not os.access(path.parent, os.W_OK):
        return AfwegingError(errors.STORE_UNFINISHED, file=path)
    return AfwegingError(errors.STORE_IO, file=path, reason="SQLITE_CANTOPEN")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Inside, faults of SQLite become errors for the user. Wrong use of SQLite stays a fault of the program."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise fault(error, path) from error
    except UnicodeDecodeError:
        raise fault(not_text(), path) from None  # the same reason as below
    except UnicodeEncodeError as error:
        # "from None", because the encoding error would drag the text itself along.
        raise AfwegingError(errors.STORE_TEXT, point=f"{ord(error.object[error.start]):04X}") from None


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Inside, faults of the file system while writing become FILE_UNWRITABLE for ``path``."""
    try:
        yield
    except OSError as error:
        raise AfwegingError(errors.FILE_UNWRITABLE, file=path, reason=error.strerror or type(error).__name__) from error
