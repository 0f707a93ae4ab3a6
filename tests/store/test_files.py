"""Files and folders: private, whole or not there, on disk."""

import os
import stat
from pathlib import Path

import pytest

from afweging.store import files
from tests.store.making import opened
from tests.store.processes import said


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_is_private_whatever_the_umask(path: Path) -> None:
    assert said("make", path) == ["ready"]
    made = [path, path.parent / "kopieën" / "kopie.db"]
    assert [mode(file) for file in made] == [0o600, 0o600]
    assert [mode(folder) for folder in (path.parent, path.parent / "kopieën")] == [0o700, 0o700]
    for file in path.parent.rglob("*"):
        assert mode(file) & 0o077 == 0, file


def test_a_narrow_umask_still_leaves_the_owner_in(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        files.make_folder(tmp_path / "a" / "b")
        files.make_private(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "c")) == (0o700, 0o700, 0o600)


def test_the_journal_is_private_too(path: Path) -> None:
    store = opened(path)
    with store.atomic():
        store.keep_framework("{}")
        assert mode(files.beside(path, "-journal")) == 0o600
    store.close()


def test_a_store_that_was_opened_up_is_tightened(path: Path) -> None:
    opened(path).close()
    path.chmod(0o664)
    opened(path, "read").close()
    assert mode(path) == 0o664
    opened(path).close()
    assert mode(path) == 0o600


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    files.make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_installing_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part, target = tmp_path / "part", tmp_path / "target"
    part.write_text("nieuw")
    target.write_text("oud")

    def no_links(*_: object) -> None:
        raise PermissionError

    for broken in (False, True):
        if broken:
            monkeypatch.setattr(os, "link", no_links)
        with pytest.raises(FileExistsError):
            files.install(part, target)
        assert (part.read_text(), target.read_text()) == ("nieuw", "oud")
    target.unlink()
    files.install(part, target)
    assert target.read_text() == "nieuw"
    assert not part.exists()


def test_a_private_copy(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"x" * 3_000_000)
    source.chmod(0o644)
    files.copy_private(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert mode(target) == 0o600
    with pytest.raises(FileExistsError):
        files.copy_private(source, target)
