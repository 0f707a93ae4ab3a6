"""The editor of the user's choice: what comes back is the text; when it fails the text is as it was."""

import stat
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.tui.fill.external import edited, editor


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


@pytest.mark.parametrize("line", ["exit 3", r"printf '\377' > \"$1\"", 'rm "$1"'], ids=["exit code", "no text", "file removed"])
def test_an_editor_that_fails_leaves_the_text_as_it_was(tmp_path: Path, line: str) -> None:
    with pytest.raises(AfwegingError) as caught:
        edited("vertrouwelijk", "vraag-9", script(tmp_path, line.replace('\\"', '"')))
    assert caught.value.code is errors.EDITOR_FAILED
    assert "vertrouwelijk" not in str(caught.value)


def test_what_was_typed_comes_back_without_the_line_break_an_editor_adds(tmp_path: Path) -> None:
    environment = script(tmp_path, 'printf "een nieuwe zin\\n" > "$1"')
    assert edited("een zin", "vraag-9", environment) == "een nieuwe zin"
    assert edited("een nieuwe zin", "vraag-9", environment) is None
