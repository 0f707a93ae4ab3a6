"""Restoring: verified first, told first, in one stroke, and what was there is kept."""

import os
import sqlite3
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import files
from afweging.store.records import NewEvidence
from afweging.store.restore import plan, restore
from afweging.store.salvage import salvage
from afweging.store.sqlite import SqliteStore
from tests.store.making import FRAMEWORK, NOON, OPENER, body, draft, opened, version

K = "AFW-2026-0001"
OTHER = "AFW-2026-0002"


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup of an earlier moment, beside a store that went on."""
    store = opened(path)
    store.keep_framework(FRAMEWORK)
    store.create(K, version())
    store.save_draft(draft(K))
    target = path.parent / "kopie.db"
    store.backup(target)
    store.append(K, 1, version(body(q1="Twee")))
    store.create(OTHER, version())
    store.save_draft(draft(OTHER))
    store.reserve("AFW", 2026, NOON)
    store.close()
    return target


def everything(store: SqliteStore) -> object:
    names = [entry.kenmerk for entry in store.entries(order="kenmerk")]
    return [(store.history(name), store.draft(name), store.version(name).body) for name in names], store.entries(), store.events()


def test_the_plan_says_what_changes(path: Path, copy: Path) -> None:
    told = plan(path, copy)
    assert told.present is not None
    assert (told.present.dossiers, told.present.versions, told.present.drafts) == (2, 3, 2)
    assert (told.backup.dossiers, told.backup.versions, told.backup.drafts) == (1, 1, 1)
    assert told.versions_lost == ((K, 2), (OTHER, 1))
    assert told.versions_gained == ()
    assert told.drafts_lost == (OTHER,)
    assert told.drafts_gained == ()
    assert [(one.kenmerk, one.now, one.then, one.kind) for one in told.turns] == [(K, 2, 1, "back"), (OTHER, 1, 0, "goes")]


def test_the_plan_the_other_way_round(path: Path, copy: Path) -> None:
    told = plan(copy, path)
    assert [(one.kenmerk, one.now, one.then, one.kind) for one in told.turns] == [(K, 1, 2, "forth"), (OTHER, 0, 1, "comes")]
    assert plan(path, path).turns == ()


def test_the_plan_for_versions_that_are_other_ones(path: Path, copy: Path, tmp_path: Path) -> None:
    other = opened(tmp_path / "anders.db")
    other.keep_framework(FRAMEWORK)
    other.create(K, version(body(q1="Anders")))
    other.close()
    told = plan(tmp_path / "anders.db", copy)
    assert [(one.kenmerk, one.kind) for one in told.turns] == [(K, "other")]


def test_restoring_gives_the_backup_back_and_keeps_the_present(path: Path, copy: Path) -> None:
    kept = restore(path, copy, OPENER)
    assert kept is not None
    assert kept.name == "afweging.db.before-restore-20260701T120000Z"
    restored, before, original = opened(path), opened(kept), opened(copy, "read")
    assert everything(restored) == everything(original)
    assert restored.check() == ()
    assert before.version(K).info.number == 2
    assert before.check() == ()
    assert path.stat().st_mode & 0o077 == 0
    for store in (restored, before, original):
        store.close()


def test_kenmerken_given_out_since_stay_taken(path: Path, copy: Path) -> None:
    restore(path, copy, OPENER)
    store = opened(path)
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-0004"
    store.close()


def test_restoring_where_nothing_is(tmp_path: Path, copy: Path) -> None:
    target = tmp_path / "nieuw" / "afweging.db"
    assert plan(target, copy).present is None
    assert plan(target, copy).versions_gained == ((K, 1),)
    assert restore(target, copy, OPENER) is None
    store = opened(target)
    assert store.version(K).info.number == 1
    store.close()


@pytest.mark.parametrize("rubbish", [b"", b"rommel" * 1000, None])
def test_a_store_in_any_condition_is_replaced_and_kept(path: Path, copy: Path, rubbish: bytes | None) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[100:] = os.urandom(len(damaged) - 100)
    path.write_bytes(bytes(damaged) if rubbish is None else rubbish)
    files.beside(path, "-journal").write_bytes(b"een journaal dat niet mag worden teruggespeeld")
    left = path.read_bytes()
    assert plan(path, copy).present is None
    kept = restore(path, copy, OPENER)
    assert kept is not None
    assert kept.read_bytes() == left
    if rubbish is not None:  # else SQLite itself has looked at the journal and found nothing in it
        assert files.beside(kept, "-journal").read_bytes().startswith(b"een journaal")
    store = opened(path)
    assert store.check() == ()
    assert store.version(K).info.number == 1
    store.close()


@pytest.mark.parametrize("fault", ["body", "file", "text", "newer", "missing", "folder"])
def test_an_unsound_backup_is_refused_and_nothing_changes(path: Path, copy: Path, fault: str) -> None:
    made = sqlite3.connect(copy, isolation_level=None)
    if fault == "body":
        made.execute("DROP TRIGGER version_no_update")
        made.execute("UPDATE version SET body = 'x'")
    elif fault == "newer":
        made.execute("PRAGMA user_version = 9")
    made.close()
    if fault == "file":
        with copy.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(20_000))
    elif fault == "text":
        copy.write_text("geen bibliotheek " * 400)
    elif fault in ("missing", "folder"):
        copy.unlink()
        if fault == "folder":
            copy.mkdir()
    before = path.read_bytes()
    codes = {"newer": errors.STORE_NEWER, "missing": errors.FILE_MISSING, "folder": errors.FILE_NOT_A_FILE}
    for act in (lambda: plan(path, copy), lambda: restore(path, copy, OPENER)):
        with pytest.raises(AfwegingError) as caught:
            act()
        assert caught.value.code is codes.get(fault, errors.BACKUP_UNSOUND)
    assert path.read_bytes() == before
    assert not [file for file in path.parent.iterdir() if "part" in file.name or "before" in file.name]


def test_not_while_somebody_is_writing(path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.store.database.BUSY_SECONDS", 0.05)
    store = opened(path)
    with store.atomic():
        store.append(K, 2, version())
        with pytest.raises(AfwegingError) as caught:
            restore(path, copy, OPENER)
        assert caught.value.code is errors.STORE_BUSY
    assert store.version(K).info.number == 3
    store.close()


def test_not_while_somebody_holds_the_lock(path: Path, copy: Path) -> None:
    lock = files.beside(path, ".lock")
    lock.write_text('{"user": "B", "machine": "PC-9", "pid": 1, "process": "", "since": "2026-07-01T10:00:00+00:00"}')
    with pytest.raises(AfwegingError) as caught:
        restore(path, copy, OPENER)
    assert caught.value.code is errors.STORE_LOCKED
    assert lock.exists()


def test_whoever_still_has_the_old_store_open_cannot_store_into_nothing(path: Path, copy: Path) -> None:
    store = opened(path)
    assert store.version(K).info.number == 2
    restore(path, copy, OPENER)
    with pytest.raises(AfwegingError) as caught:
        store.append(K, 2, version())
    assert caught.value.code in (errors.STORE_MOVED, errors.STORE_DAMAGED, errors.STORE_STALE)
    store.close()
    again = opened(path)
    assert again.check() == ()
    again.close()


def test_an_interrupted_restore_leaves_the_present_store(path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(AfwegingError) as caught:
        restore(path, copy, OPENER)
    assert caught.value.code is errors.FILE_UNWRITABLE
    store = opened(path)
    assert store.version(K).info.number == 2
    assert store.check() == ()
    store.close()
    assert not [file for file in path.parent.iterdir() if "part" in file.name]


def test_what_was_kept_is_never_overwritten(path: Path, copy: Path) -> None:
    restore(path, copy, OPENER)
    with pytest.raises(AfwegingError) as caught:
        restore(path, copy, OPENER)
    assert caught.value.code is errors.BACKUP_EXISTS


def test_without_hard_links_the_present_store_is_copied(path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    kept = restore(path, copy, OPENER)
    assert kept is not None
    assert {(each.kenmerk, each.number) for each in salvage(kept)} >= {(K, 1), (K, 2), (OTHER, 1)}


def test_the_plan_names_own_evidence(path: Path, copy: Path) -> None:
    store = opened(path)
    store.keep_evidence(NewEvidence(kind="fact", name="E01", role="", at=NOON, body="{}"))
    store.close()
    assert plan(path, copy).evidence_lost == ("E01",)
    assert plan(copy, path).evidence_gained == ("E01",)
    restore(copy, path, OPENER)
    store = opened(copy)
    assert [row.name for row in store.own_evidence()] == ["E01"]
    assert store.check() == ()
    store.close()
