"""Pastes into fields of one line: several lines become one, and what does not fit is left out aloud."""

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from afweging.library import Library
from afweging.tui.dialogs import Line
from afweging.tui.library.new_form import LONGEST, NewDossier
from tests.tui.playing import messages, play, settled, until


async def pasted(pilot: "Pilot[int]", text: str) -> Input:
    """The field with the focus, after a paste."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.post_message(events.Paste(text))
    await settled(pilot)
    return field


def test_a_title_of_ten_thousand_characters_is_cut_and_that_is_said(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        await pilot.press(*"Een ")
        field = await pasted(pilot, "titel met é en 測 " * 625)
        assert len(field.value) == LONGEST
        assert field.value.startswith("Een titel met é en 測 titel")
        assert any("hoogstens 200 tekens" in said for said in messages(pilot))

    play(empty, script)


def test_several_lines_become_one_and_the_selection_makes_room(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        field = await pasted(pilot, "\nIPCEI\r\n  Batterijen  \n\n2\n")
        assert field.value == "IPCEI Batterijen 2"
        await pilot.press("0")
        assert field.value == "IPCEI Batterijen 20", "the cursor stands behind what was pasted"
        field.select_all()
        await pasted(pilot, "x" * LONGEST)
        assert field.value == "x" * LONGEST
        await pasted(pilot, "y")
        assert field.value == "x" * LONGEST
        assert len(messages(pilot)) == 1, "only the last did not fit"

    play(empty, script)


def test_a_line_that_is_asked_takes_all_of_a_paste(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Line))
        field = await pasted(pilot, "/een/map\n/met een bestand" + "z" * 10_000)
        assert field.value == "/een/map /met een bestand" + "z" * 10_000

    play(empty, script)
