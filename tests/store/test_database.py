"""Transactions: together or not at all, nested, and the first error is the one that comes out."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.database import Database, connect


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    file = tmp_path / "x.db"
    file.touch()
    made = Database(file, connect(file, "rw"))
    made.run("CREATE TABLE t (a TEXT UNIQUE) STRICT")
    yield made
    made.close()


def held(db: Database) -> list[str]:
    return [row[0] for row in db.rows("SELECT a FROM t ORDER BY a")]


def test_a_connection_is_set_up_for_safety(db: Database) -> None:
    said = {name: db.row(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")}
    assert said == {"journal_mode": ("truncate",), "synchronous": (2,), "foreign_keys": (1,), "secure_delete": (1,), "busy_timeout": (1000,)}


def test_nothing_waits_for_a_commit(db: Database, tmp_path: Path) -> None:
    db.run("INSERT INTO t VALUES ('a')")
    assert not db.connection.in_transaction
    other = Database(db.path, connect(db.path, "ro"))
    assert held(other) == ["a"]
    other.close()


def test_an_error_undoes_everything_and_comes_out_itself(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.atomic():  # noqa: PT012 - the block is the transaction
        db.run("INSERT INTO t VALUES ('a')")
        raise ZeroDivisionError
    assert held(db) == []
    assert not db.connection.in_transaction


def test_a_failed_rollback_does_not_hide_the_first_error(db: Database) -> None:
    class Failing:
        in_transaction = True

        def execute(self, sql: str, values: object = ()) -> object:
            if sql == "ROLLBACK":
                raise sqlite3.OperationalError("rollback impossible")
            return real.execute(sql, values)  # type: ignore[arg-type]

    real = db.connection
    db.connection = Failing()  # type: ignore[assignment]
    with pytest.raises(ZeroDivisionError) as caught, db.atomic():
        raise ZeroDivisionError
    db.connection = real
    assert caught.value.__notes__ == ["and the rollback failed: rollback impossible"]
    real.execute("ROLLBACK")


def test_when_sqlite_has_rolled_back_by_itself_the_error_is_the_full_disk(db: Database) -> None:
    db.run("PRAGMA max_page_count = 4")
    with pytest.raises(AfwegingError) as caught, db.atomic():  # noqa: PT012 - the block is the transaction
        for number in range(1000):
            db.run("INSERT INTO t VALUES (?)", (f"{number}" * 500,))
    assert caught.value.code is errors.STORE_FULL
    assert held(db) == []
    db.run("PRAGMA max_page_count = 1000")
    with db.atomic():
        db.run("INSERT INTO t VALUES ('b')")
    assert held(db) == ["b"]


def test_inner_blocks_fail_alone(db: Database) -> None:
    with db.atomic():
        db.run("INSERT INTO t VALUES ('a')")
        with pytest.raises(AfwegingError), db.atomic():  # noqa: PT012 - the block is the transaction
            db.run("INSERT INTO t VALUES ('b')")
            db.run("INSERT INTO t VALUES ('a')")
        with db.atomic():
            db.run("INSERT INTO t VALUES ('c')")
            with pytest.raises(ZeroDivisionError), db.atomic():  # noqa: PT012 - the block is the transaction
                db.run("INSERT INTO t VALUES ('d')")
                raise ZeroDivisionError
        with db.reading():
            assert held(db) == ["a", "c"]
    assert held(db) == ["a", "c"]


def test_an_inner_failure_that_took_everything_along_cannot_be_passed_over(db: Database) -> None:
    db.run("INSERT INTO t VALUES ('a')")
    with pytest.raises(AfwegingError) as caught, db.atomic():  # noqa: PT012 - the block is the transaction
        db.run("INSERT INTO t VALUES ('b')")
        with pytest.raises(ZeroDivisionError), db.atomic():  # noqa: PT012 - the block is the transaction
            db.connection.execute("ROLLBACK")  # as SQLite does by itself when the disk is full
            raise ZeroDivisionError
        for act in (lambda: db.run("INSERT INTO t VALUES ('c')"), lambda: db.atomic().__enter__()):
            with pytest.raises(AfwegingError) as inner:
                act()
            assert inner.value.code is errors.STORE_IO
    assert caught.value.code is errors.STORE_IO
    assert held(db) == ["a"]
    with db.atomic():
        db.run("INSERT INTO t VALUES ('d')")
    assert held(db) == ["a", "d"]


def test_reading_sees_one_moment(db: Database) -> None:
    other = Database(db.path, connect(db.path, "rw"))
    other.connection.execute("PRAGMA busy_timeout = 0")
    with db.reading():
        assert held(db) == []
        with pytest.raises(AfwegingError) as caught:
            other.run("INSERT INTO t VALUES ('a')")
        assert held(db) == []
    assert caught.value.code is errors.STORE_BUSY
    other.run("INSERT INTO t VALUES ('a')")
    assert held(db) == ["a"]
    other.close()


def test_a_read_only_database_says_why(db: Database) -> None:
    reason = AfwegingError(errors.STORE_READ_ONLY, file="x", reason="y")
    other = Database(db.path, connect(db.path, "ro"), reason)
    for _ in range(2):
        with pytest.raises(AfwegingError) as caught, other.atomic():
            pytest.fail("not reached")
        assert caught.value is reason
    with pytest.raises(AfwegingError) as caught:
        other.run("INSERT INTO t VALUES ('a')")
    assert caught.value.code is errors.STORE_READ_ONLY
    other.close()


def test_wrong_use_stays_a_fault_of_the_program(db: Database) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        db.run("INSERT INTO t VALUES (?)")


def test_text_that_is_not_utf8_is_damage_unless_one_looks_for_it(db: Database) -> None:
    db.run("INSERT INTO t VALUES (CAST(? AS TEXT))", (b"a\xff",))
    with pytest.raises(AfwegingError) as caught:
        held(db)
    assert caught.value.code is errors.STORE_DAMAGED
    with db.tolerant():
        assert held(db) == ["a\ufffd"]
    with pytest.raises(AfwegingError):
        held(db)


@pytest.mark.parametrize("name", ["een bibliotheek.db", "a?b=c&d.db", "50% #1.db", "ünïcode 🙂.db", "'quote'.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.touch()
    made = Database(file, connect(file, "rw"))
    made.run("CREATE TABLE t (a)")
    made.close()
    assert file.stat().st_size > 0
    assert {found.name for found in tmp_path.iterdir()} <= {name, f"{name}-journal"}


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "x.db", "rw")
    assert list(tmp_path.iterdir()) == []
