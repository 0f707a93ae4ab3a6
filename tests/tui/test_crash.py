"""A fault of our own: what is shown and logged holds nothing that was typed."""

import asyncio
import stat
from pathlib import Path

import pytest

from afweging.library import Library
from afweging.tui import crash
from afweging.tui.app import AfwegingApp

SECRET = "HEIM-geheim-antwoord-4711"


def failing(answer: str) -> None:
    raise ValueError(f"cannot handle {answer}")


def caught() -> ValueError:
    try:
        failing(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_holds_kind_and_place_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "faults.log"
    assert crash.log(caught(), path)
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "tui/test_crash.py:" in text
    assert SECRET not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_log_grows_and_begins_anew_when_it_is_large(tmp_path: Path) -> None:
    path = tmp_path / "faults.log"
    crash.log(caught(), path)
    crash.log(caught(), path)
    assert path.read_text(encoding="utf-8").count("ValueError") == 2
    path.write_text("x" * (crash.LARGEST + 1), encoding="utf-8")
    crash.log(caught(), path)
    assert path.stat().st_size < 1000
    assert not crash.log(caught(), path / "no-folder")


def test_what_the_user_reads_names_the_log_and_what_is_safe(tmp_path: Path) -> None:
    said = crash.told(caught(), saved=True, logged=tmp_path / "faults.log")
    assert "ValueError" in said
    assert str(tmp_path / "faults.log") in said
    assert "Alles wat u typte, is opgeslagen" in said
    assert SECRET not in said
    assert "kan verloren zijn" in crash.told(caught(), saved=False, logged=None)


def test_a_fault_in_the_running_program_saves_and_leaves(examples: Library, capsys: pytest.CaptureFixture[str]) -> None:
    flushed = []

    async def show() -> None:
        app = AfwegingApp(examples)
        async with app.run_test() as pilot:
            await pilot.pause()
            app.screen_stack[0].flush = lambda: flushed.append(1) or True  # type: ignore[attr-defined, method-assign]
            app.call_later(failing, SECRET)
            await pilot.pause()

    with pytest.raises(ValueError, match="cannot handle"):  # the test harness of Textual raises it again
        asyncio.run(show())
    assert flushed
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err
    assert "ValueError" in crash.log_file().read_text(encoding="utf-8")
    assert SECRET not in crash.log_file().read_text(encoding="utf-8")
