"""Messages hide neither what is on disk nor the buttons of a window, and go when another page or window opens."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button
from textual.widgets._toast import Toast

from afweging.library import Library
from afweging.tui.app import AfwegingApp
from afweging.tui.library.new_form import NewDossier
from afweging.tui.portfolio.screen import PortfolioScreen
from tests.tui.playing import messages, play, settled, until

LONG = "Een bericht van een paar regels, zodat het ook echt ruimte inneemt op een klein scherm van tachtig tekens breed."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library.open(tmp_path / "a.db")


async def said(pilot: "Pilot[int]", text: str) -> Toast:
    """Say something; the message as it is shown."""
    assert isinstance(pilot.app, AfwegingApp)
    pilot.app.say(text)
    await until(pilot, lambda: any(toast.region.height for toast in pilot.app.screen.query(Toast)))
    await settled(pilot)
    return pilot.app.screen.query_one(Toast)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_a_message_leaves_the_status_line_the_legend_and_the_buttons_free(library: Library, size: tuple[int, int]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        toast = await said(pilot, LONG)
        assert toast.region.bottom <= size[1] - 2
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        toast = await said(pilot, LONG)
        assert not any(button.region.overlaps(toast.region) for button in pilot.app.screen.query(Button))
        await pilot.press("escape", "alt+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, PortfolioScreen))
        toast = await said(pilot, LONG)
        for name in ("#which", "#told", "#legend"):
            assert not pilot.app.screen.query_one(name).region.overlaps(toast.region)

    with library:
        play(library, script, size=size)


def test_a_message_goes_with_the_page_it_was_said_on_but_not_when_the_same_key_says_it(library: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await said(pilot, LONG)
        await said(pilot, LONG)
        assert messages(pilot) == [LONG]  # said again, it stands once
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        await until(pilot, lambda: not messages(pilot))
        await until(pilot, lambda: not pilot.app.screen_stack[0].query(Toast))  # nor does it stand behind the window
        await said(pilot, "in het venster")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NewDossier) and not messages(pilot))
        app = pilot.app
        assert isinstance(app, AfwegingApp)
        app.push_screen(NewDossier())
        app.say("bij dit venster")
        await until(pilot, lambda: isinstance(app.screen, NewDossier))
        await settled(pilot)
        assert messages(pilot) == ["bij dit venster"]

    with library:
        play(library, script)
