"""The key file: what is good is used, what is wrong is named with its line."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.library import Library
from afweging.tui import keymap
from afweging.tui.actions import ACTIONS
from tests.tui.playing import listed, messages, picture, play


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "keys.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_and_an_empty_file_mean_the_defaults(tmp_path: Path) -> None:
    assert keymap.load(tmp_path / "keys.yaml") == ({}, ())
    assert keymap.load(written(tmp_path, "# nothing yet\n"))[0] == {}


def test_good_lines_are_used(tmp_path: Path) -> None:
    found, wrong = keymap.load(written(tmp_path, "library.new: CTRL+G alt+x\nlibrary.order: ctrl+b\n"))
    assert found == {"library.new": ("ctrl+g", "alt+x"), "library.order": ("ctrl+b",)}
    assert wrong == ()


@pytest.mark.parametrize(("line", "code", "said"), [
    ("library.nieuw: f6", "keys.unknown", "library.new"),
    ("library.new: hyper+q", "keys.impossible", "hyper+q"),
    ("library.new: n", "keys.impossible", "“n”"),
    ("library.new: ctrl+c", "keys.impossible", "ctrl+c"),
    ("library.new: ctrl+i", "keys.impossible", "ctrl+i"),
    ("library.new: alt+b", "keys.impossible", "alt+b"),
    ("library.new: alt+1", "keys.impossible", "alt+1"),
    ("library.new: ctrl+ctrl+n", "keys.impossible", "ctrl+ctrl+n"),
    ("library.new: f99x", "keys.impossible", "f99x"),
    ("library.new: []", "keys.impossible", "library.new"),
    ("library.new: ''", "keys.impossible", "library.new"),
    ("library.new: f1", "keys.clash", "app.help"),
    ("library.new: f5", "keys.clash", "library.duplicate"),
])
def test_what_is_wrong_is_named_with_its_line_and_keeps_its_default(
    tmp_path: Path, line: str, code: str, said: str
) -> None:
    found, wrong = keymap.load(written(tmp_path, f"# my keys\nlibrary.order: ctrl+b\n{line}\n"))
    assert found == {"library.order": ("ctrl+b",)}
    assert [error.code.name for error in wrong] == [code]
    assert wrong[0].where.endswith("keys.yaml:3")
    assert said in str(wrong[0])


def test_two_lines_may_swap_keys_but_not_share_one(tmp_path: Path) -> None:
    swapped = "library.new: f5\nlibrary.duplicate: f3\n"
    found, wrong = keymap.load(written(tmp_path, swapped))
    assert (found, wrong) == ({"library.new": ("f5",), "library.duplicate": ("f3",)}, ())
    found, wrong = keymap.load(written(tmp_path, "library.new: ctrl+g\nlibrary.duplicate: ctrl+g\n"))
    assert found == {"library.new": ("ctrl+g",)}
    assert [error.code.name for error in wrong] == ["keys.clash"]


@pytest.mark.parametrize(("text", "code"), [
    ("- a\n- b\n", "keys.form"), ("just words\n", "keys.form"), ("a: [\n", "yaml.syntax"),
    ("library.new: f6\nlibrary.new: f5\n", "yaml.repeated-key"),
])
def test_a_file_of_another_form_is_refused_whole(tmp_path: Path, text: str, code: str) -> None:
    found, wrong = keymap.load(written(tmp_path, text))
    assert found == {}
    assert [error.code.name for error in wrong] == [code]


def test_all_default_keys_may_be_written_out(tmp_path: Path) -> None:
    text = "".join(f"{action.id}: {', '.join(action.keys)}\n" for action in ACTIONS)
    found, wrong = keymap.load(written(tmp_path, text))
    assert wrong == ()
    assert len(found) == len(ACTIONS)


def test_help_palette_and_quit_stay_reachable_in_any_file(tmp_path: Path) -> None:
    for wanted in ("app.quit: ctrl+c", "library.new: ctrl+q", "app.help: x"):
        found, wrong = keymap.load(written(tmp_path, wanted + "\n"))
        assert found == {}
        assert wrong


def test_the_keys_of_the_file_work_and_show(examples: Library, tmp_path: Path) -> None:
    written(tmp_path, "library.new: ctrl+b\nlibrary.nieuw: f6\n")

    async def script(pilot: "Pilot[int]") -> None:
        assert "^B Nieuw" in picture(pilot)
        assert any("library.nieuw" in message for message in messages(pilot))
        await pilot.press("ctrl+n")
        assert pilot.app.screen is pilot.app.screen_stack[0], "the old key still works"
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert "Nieuw dossier" in picture(pilot)
        assert len(listed(pilot)) == 7

    play(examples, script)
