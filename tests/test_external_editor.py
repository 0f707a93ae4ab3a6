"""The editor of the user's choice: what comes back is the text; when it fails the text is as it was."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.external_editor import edited, editor


def script(folder: Path, line: str) -> dict[str, str]:
    """An environment in which this shell line is the editor; ``$1`` is the file."""
    path = folder / "redactie.sh"
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return {"EDITOR": str(path)}


def test_an_editor_that_does_not_exist_is_named() -> None:
    with pytest.raises(AfwegingError) as caught:
        editor({"EDITOR": "geen-redactie --wacht"})
    assert caught.value.code is errors.NO_EDITOR
    assert "geen-redactie" in caught.value.what()


@pytest.mark.parametrize("line", ["exit 3", 'rm "$1"', 'rm "$1"; mkdir "$1"'], ids=["exit code", "file removed", "a folder"])
def test_an_editor_that_fails_leaves_the_text_as_it_was(tmp_path: Path, line: str) -> None:
    with pytest.raises(AfwegingError) as caught:
        edited("vertrouwelijk", "vraag-9", script(tmp_path, line))
    assert caught.value.code is errors.EDITOR_FAILED
    assert "vertrouwelijk" not in str(caught.value)


def test_what_was_typed_comes_back_without_the_line_break_an_editor_adds(tmp_path: Path) -> None:
    environment = script(tmp_path, 'printf "een nieuwe zin\\n" > "$1"')
    assert edited("een zin", "vraag-9", environment) == "een nieuwe zin"
    assert edited("een nieuwe zin", "vraag-9", environment) is None


# --- what stays behind --------------------------------------------------------------------------------------------

@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("line", [
    'printf "nieuw" > "$1"', "true", "exit 3", 'rm "$1"', 'printf "" > "$1"; exit 3', 'rm "$1"; mkdir "$1"',
    'cp "$1" "$1~"; printf "nieuw" > "$1"', 'cp "$1" "$(dirname "$1")/.vraag-9.md.swp"; exit 1',
])
def test_nothing_stays_behind(tmp_path: Path, temporary: Path, line: str) -> None:
    with suppress(AfwegingError):
        edited("oud", "vraag-9", script(tmp_path, line))
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(("line", "kept"), [('printf "uren werk" > "$1"; exit 3', b"uren werk"), (r'printf "caf\351" > "$1"', b"caf\xe9")],
                         ids=["exit code", "not UTF-8"])
def test_what_was_written_before_the_editor_failed_is_kept_and_named(
    tmp_path: Path, temporary: Path, line: str, kept: bytes
) -> None:
    with pytest.raises(AfwegingError) as caught:
        edited("oud", "vraag-9", script(tmp_path, line))
    assert caught.value.code is errors.EDITOR_KEPT
    (file,) = temporary.glob("*/*")
    assert file.read_bytes() == kept
    assert str(file) in caught.value.remedy()
    assert "uren" not in caught.value.what() + caught.value.remedy()


def test_nobody_else_can_read_the_text_whatever_the_umask(tmp_path: Path, temporary: Path) -> None:
    before = os.umask(0)
    try:
        edited("vertrouwelijk", "vraag-9", script(tmp_path, f'stat -c "%a" "$1" "$(dirname "$1")" > "{tmp_path}/modes"'))
    finally:
        os.umask(before)
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
