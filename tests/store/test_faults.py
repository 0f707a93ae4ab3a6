"""Every fault of SQLite becomes an error that says what to do."""

import os
import sqlite3
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError, Code
from afweging.store.faults import cannot_open, fault, translated, written

FILE = Path("/ergens/afweging.db")


def made(code: int, name: str = "SQLITE_X") -> sqlite3.Error:
    error = sqlite3.OperationalError("message")
    error.sqlite_errorcode = code
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, errors.STORE_BUSY),
        (sqlite3.SQLITE_BUSY_RECOVERY, errors.STORE_BUSY),
        (sqlite3.SQLITE_LOCKED, errors.STORE_BUSY),
        (sqlite3.SQLITE_FULL, errors.STORE_FULL),
        (sqlite3.SQLITE_READONLY, errors.STORE_READ_ONLY),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.STORE_MOVED),
        (sqlite3.SQLITE_READONLY_ROLLBACK, errors.STORE_UNFINISHED),
        (sqlite3.SQLITE_CORRUPT, errors.STORE_DAMAGED),
        (sqlite3.SQLITE_CORRUPT_VTAB, errors.STORE_DAMAGED_INDEX),
        (sqlite3.SQLITE_NOTADB, errors.STORE_DAMAGED),
        (sqlite3.SQLITE_CONSTRAINT_TRIGGER, errors.STORE_DAMAGED),
        (sqlite3.SQLITE_PERM, errors.STORE_PERMISSION),
        (sqlite3.SQLITE_IOERR_WRITE, errors.STORE_IO),
        (sqlite3.SQLITE_NOMEM, errors.STORE_IO),
    ],
)
def test_codes(number: int, code: Code) -> None:
    found = fault(made(number, "SQLITE_NAME"), FILE)
    assert found.code is code
    assert str(FILE) in str(found)
    assert "{" not in str(found)


def test_faults_without_a_number() -> None:
    assert fault(sqlite3.OperationalError("Could not decode to UTF-8 column 'a'"), FILE).code is errors.STORE_DAMAGED
    assert fault(sqlite3.DataError("too big"), FILE).code is errors.STORE_IO


def test_why_a_file_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.db"
    assert cannot_open(file).code is errors.FILE_MISSING
    assert cannot_open(tmp_path).code is errors.FILE_NOT_A_FILE
    file.touch()
    assert cannot_open(file).code is errors.STORE_IO
    assert fault(made(sqlite3.SQLITE_CANTOPEN), file).code is errors.STORE_IO
    monkeypatch.setattr(os, "access", lambda place, _: place != tmp_path)
    assert cannot_open(file).code is errors.STORE_UNFINISHED
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert cannot_open(file).code is errors.STORE_PERMISSION


def test_inside_translated() -> None:
    with pytest.raises(AfwegingError) as caught, translated(FILE):
        raise made(sqlite3.SQLITE_FULL)
    assert caught.value.code is errors.STORE_FULL
    with pytest.raises(sqlite3.ProgrammingError), translated(FILE):
        raise sqlite3.ProgrammingError
    with pytest.raises(KeyError), translated(FILE):
        raise KeyError


def test_inside_written() -> None:
    with pytest.raises(AfwegingError) as caught, written(FILE):
        raise OSError(28, "No space left on device")
    assert caught.value.values == {"file": FILE, "reason": "No space left on device"}
    with pytest.raises(AfwegingError) as caught, written(FILE):
        raise FileExistsError
    assert caught.value.values["reason"] == "FileExistsError"
