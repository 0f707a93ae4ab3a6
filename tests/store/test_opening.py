"""Opening: made when there was none, never instead of one that is gone; foreign, newer, damaged, read-only."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError, Code
from afweging.store import migrations, opening
from afweging.store.files import beside
from tests.store.making import FRAMEWORK, NOON, opened, version
from tests.store.processes import ROOT, said

K = "AFW-2026-0001"


def refused(code: Code) -> "pytest.RaisesExc[AfwegingError]":
    return pytest.raises(AfwegingError, match=code.name)


def filled(path: Path) -> Path:
    store = opened(path)
    store.keep_framework(FRAMEWORK)
    store.create(K, version())
    store.close()
    return path


def test_a_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "een" / "twee" / "afweging.db"
    store = opened(path)
    assert store.path == path
    assert store.read_only is None
    assert store.notices == ()
    assert store.check() == ()
    store.close()
    assert [file.name for file in path.parent.iterdir()] == ["afweging.db"]


def test_a_store_comes_back(path: Path) -> None:
    filled(path)
    for mode in ("write", "read", "either"):
        store = opened(path, mode)  # type: ignore[arg-type]
        assert store.version(K).info.number == 1
        store.close()


def test_reading_makes_nothing(path: Path) -> None:
    with refused(errors.FILE_MISSING):
        opened(path, "read")
    assert not path.parent.exists()


def test_opened_to_read_nothing_can_be_stored(path: Path) -> None:
    store = opened(filled(path), "read")
    assert store.read_only is not None
    assert store.notices == (store.read_only,)
    for verb in (lambda: store.reserve("AFW", 2026, NOON), lambda: store.append(K, 1, version()), store.rebuild_index):
        with refused(errors.STORE_READ_ONLY):
            verb()
    assert store.check() == ()
    assert store.search("staatssteun")[0].kenmerk == K
    store.close()


@pytest.mark.parametrize("remains", ["-journal", "-wal", ".lock", ".before-restore-20260101T000000Z", ".backups/a.db"])
def test_no_empty_store_where_one_was(path: Path, remains: str) -> None:
    filled(path)
    path.unlink()
    beside(path, "-journal").unlink()
    left = path.parent / f"{path.name}{remains}"
    left.parent.mkdir(exist_ok=True)
    left.touch()
    for mode in ("write", "read", "either"):
        with refused(errors.STORE_GONE) as caught:
            opened(path, mode)  # type: ignore[arg-type]
        assert str(caught.value.values["remains"]) in str(left)
    assert not path.exists()
    left.unlink()
    opened(path).close()


def test_a_store_that_was_used_leaves_a_trace_beside_it(path: Path) -> None:
    filled(path).unlink()
    with refused(errors.STORE_GONE):
        opened(path)


def test_an_emptied_store_is_not_filled_anew(path: Path) -> None:
    store = opened(path)
    copy = path.parent / f"{path.name}.backups" / "20260701T120000Z.db"
    store.backup(copy)
    store.close()
    path.write_bytes(b"")
    with refused(errors.STORE_EMPTY) as caught:
        opened(path)
    assert caught.value.values["backups"] == str(copy)
    assert path.stat().st_size == 0


def test_foreign_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "tekst.db"
    text.write_text("Dit is geen bibliotheek.\n" * 100)
    other = tmp_path / "ander.db"
    made = sqlite3.connect(other)
    made.execute("CREATE TABLE t (a)")
    made.commit()
    made.close()
    for file in (text, other):
        before = file.read_bytes()
        for mode in ("write", "read"):
            with refused(errors.STORE_FOREIGN):
                opened(file, mode)  # type: ignore[arg-type]
        assert file.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"tekst.db", "ander.db"}


def test_opening_again_does_not_take_away_the_locks_of_this_process(path: Path) -> None:
    filled(path)
    store = opened(path)
    with store.atomic():
        store.append(K, 1, version())
        opened(path, "read").close()
        assert said("race", path, 0) == ["store.busy"]
    assert store.version(K).info.number == 2
    store.close()


def test_a_pipe_is_no_store(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with refused(errors.STORE_FOREIGN):
        opened(tmp_path / "pijp")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with refused(errors.FILE_NOT_A_FILE):
        opened(tmp_path)


def test_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with refused(errors.FILE_UNWRITABLE):
        opened(tmp_path / "bestand" / "afweging.db")


def test_a_newer_store_is_refused_and_names_both_forms(path: Path) -> None:
    filled(path)
    made = sqlite3.connect(path)
    made.execute("PRAGMA user_version = 7")
    made.close()
    with refused(errors.STORE_NEWER) as caught:
        opened(path)
    assert (caught.value.values["found"], caught.value.values["known"]) == (7, migrations.newest())
    assert caught.value.exit == 1


@pytest.mark.parametrize(("place", "value"), [(0, b"X"), (68, b"\0")])
def test_a_damaged_beginning_is_told_from_a_foreign_file(path: Path, place: int, value: bytes) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.seek(place)
        file.write(value)
    with refused(errors.STORE_DAMAGED):
        opened(path)


def test_damage_further_on_is_told_too(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 1000)
    with refused(errors.STORE_DAMAGED) as caught:
        opened(path)
    assert caught.value.exit == 4


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with refused(errors.STORE_OLD_SQLITE):
        opened(path)


def test_what_may_not_be_written_opens_to_read() -> None:
    with tempfile.TemporaryDirectory() as made:  # not below the folder of pytest, where others cannot get in
        folder = Path(made)
        folder.chmod(0o755)
        path = filled(folder / "afweging.db")
        path.chmod(0o444)
        folder.chmod(0o555)
        for mode in ("write", "either", "read"):
            assert said("nobody", path, mode) == ["store.read-only 1"]
        path.chmod(0o000)
        assert said("nobody", path, "read") == ["store.permission"]
        assert said("nobody", folder / "nieuw.db", "write") == ["file.unwritable"]
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, how: place != path.parent and real(place, how))
    store = opened(path)
    assert store.read_only is not None
    assert "map" in str(store.read_only.values["reason"])
    store.close()


def test_a_store_replaced_while_open_takes_nothing_more(path: Path) -> None:
    store = opened(filled(path))
    path.rename(path.with_name("weg.db"))
    opened(path.with_name("ander.db")).close()
    path.with_name("ander.db").rename(path)
    with refused(errors.STORE_MOVED):
        store.append(K, 1, version())
    store.close()


def test_two_who_make_it_at_once_share_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = opening.files.install

    def late(part: Path, target: Path) -> None:
        monkeypatch.setattr(opening.files, "install", real)
        filled(target)
        real(part, target)

    monkeypatch.setattr(opening.files, "install", late)
    store = opened(path)
    assert store.version(K).info.number == 1
    store.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["afweging.db", "afweging.db-journal"]


def test_a_fault_while_making_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening.files, "install", full)
    with refused(errors.FILE_UNWRITABLE):
        opened(path)
    assert list(path.parent.iterdir()) == []


def test_the_store_is_light_to_load() -> None:
    code = "import sys, afweging.store.opening; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    heavy = {"tempfile", "shutil", "socket", "subprocess", "platform", "difflib", "asyncio", "textual", "pydantic", "yaml",
             "weasyprint", "jinja2", "afweging.store.backup", "afweging.store.restore", "afweging.store.salvage",
             "afweging.store.checking", "afweging.framework", "afweging.assessment"}  # fmt: skip
    assert not heavy & set(loaded)
