"""Who types faster than the screen is drawn loses nothing: a Tab is obeyed before the letters that follow it."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from afweging.assessment.models import Phase
from afweging.library import Library
from afweging.tui.cycle import Cycle
from afweging.tui.fill.text import TextField
from afweging.tui.library.new_form import NewDossier
from afweging.tui.palette import Palette
from tests.tui.playing import play, settled, until


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library.open(tmp_path / "a.db")


def burst(pilot: "Pilot[int]", *keys: str) -> None:
    """All keys at once, as a slow connection delivers them: nobody waits for one before the next comes in."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))


def test_fields_of_a_window_get_their_own_letters(library: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        await settled(pilot)
        form = pilot.app.screen
        burst(pilot, *"xyz", "ctrl+u", *"abcd", "backspace", "tab", "tab", "right", "right", "left", "right", "tab", *"def", "tab", *"ghi")
        phase = form.query_one("#phase", Cycle)
        await until(pilot, lambda: form.query_one("#opsteller", Input).value == "ghi")
        assert phase.value == Phase.NOTIFICATIE
        assert [form.query_one(f"#{name}", Input).value for name in ("title", "directorate", "opsteller")] == ["abc", "def", "ghi"]

    with library:
        play(library, script)


def test_a_backspace_takes_away_the_letter_before_it_however_fast_they_come(library: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        field = TextField()
        await pilot.app.screen.mount(field)
        field.focus()
        await settled(pilot)
        burst(pilot, *"teh", "backspace", "backspace", *"he", "left", "left", "delete", "H", "end", *"y", "ctrl+left", "X")
        await until(pilot, lambda: "X" in field.text)
        assert field.text == "XtHey"

    with library:
        play(library, script)


def test_the_palette_obeys_editing_keys_before_the_letters_behind_them(library: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await settled(pilot)
        burst(pilot, *"teh", "backspace", "backspace", *"he", "home", *"X")
        box = pilot.app.screen.query_one(Input)
        await until(pilot, lambda: "X" in box.value)
        assert box.value == "Xthe"

    with library:
        play(library, script)
