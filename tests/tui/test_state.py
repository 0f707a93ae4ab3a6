"""What is remembered between two sessions."""

import json
import stat
from pathlib import Path

import pytest

from afweging.tui import state
from afweging.tui.state import Remembered


def test_what_is_saved_comes_back_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "screen.json"
    kept = Remembered(dossier="AFW-2026-0001", question="doel", panel="facts", theme="afweging-light", language="en")
    assert state.save(path, kept)
    assert state.load(path) == kept
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["screen.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"dossier": 5}', '{"other": "x"}', "\x00", "[" * 50_000])
def test_a_file_that_cannot_be_understood_is_no_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "screen.json"
    path.write_text(text, encoding="utf-8")
    assert state.load(path) == Remembered()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not state.save(tmp_path / "file" / "screen.json", Remembered())


def test_only_known_fields_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    path.write_text(json.dumps({"dossier": "A", "answer": "secret"}), encoding="utf-8")
    assert state.load(path) == Remembered(dossier="A")
