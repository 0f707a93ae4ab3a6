"""Backups: whole and verified or not there at all."""

import errno
import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import backup, files
from afweging.store.records import Content
from afweging.store.sqlite import SqliteStore
from tests.store.making import FRAMEWORK, NOON, body, draft, opened, version

K = "AFW-2026-0001"


@pytest.fixture
def store(path: Path) -> SqliteStore:
    made = opened(path)
    made.keep_framework(FRAMEWORK)
    made.create(K, version())
    made.append(K, 1, version(body(q1="Twee " * 2000)))
    made.save_draft(draft(K, base=2))
    return made


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_is_a_store_with_everything_in_it(store: SqliteStore, tmp_path: Path) -> None:
    target = tmp_path / "kopieën" / "kopie.db"
    told: list[tuple[int, int]] = []
    assert store.backup(target, lambda done, total: told.append((done, total))) == store.content()
    assert told[-1][0] == told[-1][1] > 0
    assert names(target.parent) == ["kopie.db"]
    copy = opened(target)
    assert copy.check() == ()
    assert copy.history(K) == store.history(K)
    assert copy.draft(K) == store.draft(K)
    assert copy.entries() == store.entries()
    copy.close()


def test_a_backup_never_overwrites(store: SqliteStore, tmp_path: Path) -> None:
    target = tmp_path / "kopie.db"
    target.write_text("van mij")
    with pytest.raises(AfwegingError) as caught:
        store.backup(target)
    assert caught.value.code is errors.BACKUP_EXISTS
    assert target.read_text() == "van mij"


def test_a_name_that_was_taken_meanwhile(store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kopie.db"
    real = backup.verified

    def late(part: Path, shown: Path) -> Content:
        target.write_text("van een ander")
        return real(part, shown)

    monkeypatch.setattr(backup, "verified", late)
    with pytest.raises(AfwegingError) as caught:
        store.backup(target)
    assert caught.value.code is errors.BACKUP_EXISTS
    assert target.read_text() == "van een ander"
    assert set(names(tmp_path)) == {"bibliotheek", "kopie.db"}


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError])
def test_an_interrupted_backup_leaves_nothing(store: SqliteStore, tmp_path: Path, fault: type[BaseException]) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise fault

    with pytest.raises(fault):
        store.backup(tmp_path / "kopie.db", interrupt)
    assert names(tmp_path) == ["bibliotheek"]
    store.backup(tmp_path / "kopie.db")
    store.save_draft(draft(K, base=2, revision=1))


def test_a_full_disk_while_copying(store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(AfwegingError) as caught:
        store.backup(tmp_path / "kopie.db")
    assert caught.value.code is errors.FILE_UNWRITABLE
    assert names(tmp_path) == ["bibliotheek"]


def test_a_damaged_store_gives_no_backup(store: SqliteStore, tmp_path: Path) -> None:
    store._db.run("DROP TRIGGER version_no_update")
    store._db.run("UPDATE version SET body = 'x' WHERE number = 1")
    with pytest.raises(AfwegingError) as caught:
        store.backup(tmp_path / "kopie.db")
    assert caught.value.code is errors.BACKUP_UNSOUND
    assert K in caught.value.what()
    assert names(tmp_path) == ["bibliotheek"]


def test_a_damaged_index_does_not_stop_a_backup(store: SqliteStore, tmp_path: Path) -> None:
    store._db.run("UPDATE search_text_data SET block = zeroblob(40)")
    assert store.backup(tmp_path / "kopie.db").versions == 2


def test_a_place_that_cannot_be_written(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(AfwegingError) as caught:
        store.backup(tmp_path / "bestand" / "kopie.db")
    assert caught.value.code is errors.FILE_UNWRITABLE


def test_backups_are_listed_newest_first(store: SqliteStore) -> None:
    assert backup.backups(store.path) == ()
    for hours, label in ((1, ""), (3, "before-form-2"), (2, "")):
        store.backup(backup.name_for(store.path, NOON + timedelta(hours=hours), label))
    folder = backup.folder_of(store.path)
    (folder / "iets anders.db").touch()
    (folder / "20260101T000000Z.txt").touch()
    found = backup.backups(store.path)
    assert [(each.made.hour, each.label) for each in found] == [(15, "before-form-2"), (14, ""), (13, "")]
    assert all(each.size == each.path.stat().st_size > 0 for each in found)
    assert folder.stat().st_mode & 0o077 == 0


def test_thinning_removes_what_the_rule_does_not_keep_and_nothing_else(store: SqliteStore, path: Path) -> None:
    folder = backup.folder_of(path)
    made = []
    for days, hours, label in ((0, 0, ""), (20, 0, ""), (20, 1, ""), (20, 2, "before-form-2"), (400, 0, ""), (400, 3, "")):
        target = backup.name_for(path, NOON - timedelta(days=days, hours=hours), label)
        store.backup(target)
        made.append(target)
    strange = backup.name_for(path, NOON - timedelta(days=20, hours=5))
    strange.write_text("van mij")
    linked = backup.name_for(path, NOON - timedelta(days=20, hours=6))
    linked.symlink_to(made[0])
    (folder / "mijn kopie.db").write_bytes(made[0].read_bytes())
    before = set(folder.iterdir())
    gone = backup.thin(path, NOON)
    assert {one.path for one in gone} == {made[2], made[5]}
    assert set(folder.iterdir()) == before - {made[2], made[5]}
    assert backup.thin(path, NOON) == ()


def test_a_backup_that_cannot_be_removed_stays_and_is_no_trouble(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in (0, 1):
        store.backup(backup.name_for(path, NOON - timedelta(days=30, hours=hours)))
    store.backup(backup.name_for(path, NOON))

    def refuse(*_words: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert backup.thin(path, NOON) == ()
    monkeypatch.undo()
    monkeypatch.setattr(Path, "open", refuse)
    assert backup.thin(path, NOON) == (), "what cannot be read is not removed"


def test_without_backups_there_is_nothing_to_thin(path: Path) -> None:
    assert backup.thin(path, NOON) == ()


@pytest.mark.parametrize("number", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_FULL])
def test_a_copy_that_cannot_be_opened_is_told_as_one(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("refused")
        error.sqlite_errorcode, error.sqlite_errorname = number, "SQLITE_X"
        raise error

    monkeypatch.setattr(backup.sqlite3, "connect", refused)
    with pytest.raises(AfwegingError) as caught:
        store.backup(tmp_path / "kopie.db")
    assert caught.value.code is errors.FILE_UNWRITABLE
    full = number == sqlite3.SQLITE_FULL
    assert (caught.value.values["reason"] == os.strerror(errno.ENOSPC)) is full, "a full disk is named in words"
    assert not list(tmp_path.glob("*kopie*"))
