"""Files and folders: private, whole or not there, on disk."""

import errno
import os
import stat
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
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


def test_new_folders_are_on_disk_with_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", synced.append)
    files.make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"], "else a power cut can take the folder, and the library in it, away again"


def test_a_file_system_that_cannot_sync_folders_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter((errno.EINVAL, errno.ENOTSUP, errno.EIO))

    def refused(number: int) -> None:
        code = next(codes)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refused)
    files.sync_folder(tmp_path)
    files.sync_folder(tmp_path)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files.sync_folder(tmp_path)


def test_a_file_that_cannot_be_made_private_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(PermissionError):
        files.make_private(tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_why_a_store_was_not_made_is_told_also_when_cleaning_up_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(AfwegingError) as caught:
        opened(path)
    assert caught.value.code is errors.FILE_UNWRITABLE
