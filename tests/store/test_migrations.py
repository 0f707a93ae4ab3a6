"""Bringing a store up to date: backup first, one transaction per step, nothing half done; old stores still open."""

import gzip
import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import migrations
from afweging.store.backup import backup_beside, backups
from afweging.store.database import Database
from afweging.store.migrations import MIGRATIONS, Migration, statements
from tests.store.making import FRAMEWORK, NOON, Opener, opened, version

K = "AFW-2026-0001"
OLD_STORES = Path(__file__).parent / "old_stores"
NEXT = migrations.newest() + 1
"""The form after the newest, for the steps of these tests."""
KNOWN = [(step.number, step.name) for step in MIGRATIONS]
LATER = Opener(user="a", machine="b", since=NOON + timedelta(days=1))


def add_table(db: Database) -> None:
    db.run("CREATE TABLE remark (text TEXT NOT NULL) STRICT")
    db.run("INSERT INTO remark VALUES ('nieuw')")


def fail(db: Database) -> None:
    db.run("CREATE TABLE half (a) STRICT")


@pytest.fixture
def filled(path: Path) -> Path:
    store = opened(path)
    store.keep_framework(FRAMEWORK)
    store.create(K, version())
    store.close()
    return path


def tables(path: Path) -> set[str]:
    made = sqlite3.connect(path)
    found = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    made.close()
    return found


def forms(path: Path) -> list[tuple[int, str, str]]:
    made = sqlite3.connect(path)
    found = made.execute("SELECT number, name, at FROM migration ORDER BY number").fetchall()
    made.close()
    return found


def extend(monkeypatch: pytest.MonkeyPatch, *steps: Migration) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, *steps))


def test_a_new_store_has_the_newest_form_and_no_backup(filled: Path) -> None:
    assert forms(filled) == [(*step, "2026-07-01T12:00:00.000000+00:00") for step in KNOWN]
    assert backups(filled) == ()


def test_a_step_is_done_once_after_a_verified_backup(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extend(monkeypatch, Migration(NEXT, "remarks", add_table))
    for _ in range(2):
        store = opened(filled, opener=LATER)
        assert store.version(K).info.number == 1
        assert store.check() == ()
        store.close()
    assert [form[:2] for form in forms(filled)] == [*KNOWN, (NEXT, "remarks")]
    assert "remark" in tables(filled)
    (kept,) = backups(filled)
    assert kept.label == f"before-form-{NEXT}"
    assert "remark" not in tables(kept.path)


def test_a_step_that_fails_leaves_the_store_as_it_was(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = filled.read_bytes()
    extend(monkeypatch, Migration(NEXT, "remarks", add_table), Migration(NEXT + 1, "half", fail))
    with pytest.raises(AfwegingError) as caught:
        opened(filled, opener=LATER)
    assert caught.value.code is errors.STORE_DAMAGED
    assert [form[0] for form in forms(filled)] == list(range(1, NEXT + 1))
    assert "half" not in tables(filled)
    (kept,) = backups(filled)
    assert tables(kept.path) == tables(kept.path) - {"remark", "half"}
    assert before[:16] == filled.read_bytes()[:16]
    monkeypatch.undo()
    with pytest.raises(AfwegingError) as caught:
        opened(filled)
    assert caught.value.code is errors.STORE_NEWER


def test_no_step_without_a_backup(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extend(monkeypatch, Migration(NEXT, "remarks", add_table))
    (filled.parent / f"{filled.name}.backups").touch()
    with pytest.raises(AfwegingError) as caught:
        opened(filled)
    assert caught.value.code is errors.FILE_UNWRITABLE
    assert "remark" not in tables(filled)
    assert [form[0] for form in forms(filled)] == list(range(1, NEXT))


def test_an_older_store_that_may_only_be_read_is_refused(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extend(monkeypatch, Migration(NEXT, "remarks", add_table))
    with pytest.raises(AfwegingError) as caught:
        opened(filled, "read")
    assert caught.value.code is errors.STORE_READ_ONLY
    assert f"vorm {NEXT - 1}" in caught.value.what()


def test_another_program_that_was_first_is_no_fault(filled: Path) -> None:
    store = opened(filled)
    steps = (*MIGRATIONS, Migration(NEXT, "remarks", add_table))

    def other(_: str) -> None:
        assert migrations.migrate(store._db, NOON, None, steps) == (NEXT,)

    assert migrations.migrate(store._db, NOON, other, steps) == ()
    assert [form[0] for form in forms(filled)] == list(range(1, NEXT + 1))
    store.close()


def test_scripts_are_cut_at_statements() -> None:
    script = "CREATE TABLE a (b);\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT RAISE(ABORT, 'x;y'); END;\n"
    assert len(statements(script)) == 2
    with pytest.raises(ValueError, match="middle"):
        statements("CREATE TABLE a (b)")


def test_form_numbers_rise_by_one() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(1, migrations.newest() + 1))
    assert {file.name for file in OLD_STORES.glob("*.db.gz")} >= {f"v{step.number}.db.gz" for step in MIGRATIONS}


@pytest.mark.parametrize("name", sorted(file.name for file in OLD_STORES.glob("*.db.gz")))
def test_every_store_ever_made_opens_and_gives_everything_back(name: str, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.decompress((OLD_STORES / name).read_bytes()))
    expected = json.loads((OLD_STORES / name.replace(".db.gz", ".json")).read_text(encoding="utf-8"))
    store = opened(path)
    assert store.check() == ()
    found = {
        "versions": [[info.kenmerk, info.number, info.hash, store.version(info.kenmerk, info.number).body]
                     for entry in store.entries(order="kenmerk", descending=False) for info in store.history(entry.kenmerk)],
        "drafts": [[each.kenmerk, each.base, each.body] for entry in store.entries(order="kenmerk", descending=False)
                   if (each := store.draft(entry.kenmerk))],
        "events": [[event.sequence, event.kind, event.hash] for event in store.events()],
        "frameworks": [store.framework(digest) for digest in store.frameworks()],
        "hits": [hit.kenmerk for hit in store.search("steun")],
        "evidence": [[row.sequence, row.name, row.hash, row.body] for row in store.own_evidence()],
    }  # fmt: skip
    assert found == {"evidence": [], **expected}
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-0004"
    store.close()


def test_a_backup_of_the_same_second_is_no_obstacle(path: Path) -> None:
    store = opened(path)
    made = [backup_beside(store._db, NOON, "before-form-9") for _ in range(3)]
    store.close()
    assert [file.name for file in made] == [f"20260701T12000{number}Z-before-form-9.db" for number in range(3)]
    assert {each.path for each in backups(path)} == set(made)
