"""The consistency checks on the fill screen: beside the question when the work pauses, and answered with a word."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from afweging.assessment.models import Answer
from afweging.library import finalising
from afweging.library.turning import WORD_GIVEN
from afweging.tui.dialogs import Line
from afweging.tui.fill.checks import CheckList, ChecksPanel
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, settled, shown
from tests.tui_fill.test_screen import typed


async def until(pilot: "Pilot[int]", true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until something is so; the checks are looked at aside."""
    for _ in range(int(seconds / 0.02)):
        if true():
            await settled(pilot)
            return
        await pilot.pause(0.02)
    pytest.fail("it did not come")


def beside(screen: FillScreen) -> str:
    """What stands under the verdict about a check; nothing when no check asks anything here."""
    line = screen.query_one("#check", Static)
    return str(line.content) if line.display else ""


def pledged(stage: Stage) -> None:
    """Make question 12 say that co-financing is pledged, with nothing that shows it."""
    dossier = stage.library.dossier(stage.kenmerk)
    stage.library.answer(dossier, "bereidheid", Answer(verdict="toegezegd", text="Vier bedrijven doen mee."))


def test_a_check_appears_beside_the_question_when_it_becomes_true_and_goes_when_it_does_not(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "b", "f2", "3")
        await until(pilot, lambda: "geen stuk genoemd" in beside(screen))
        assert "Alt+Shift+C" in beside(screen)
        await pilot.press("f2", "2")
        await until(pilot, lambda: not beside(screen))

    stage.play(script)


def test_the_line_is_about_the_question_that_is_shown(stage: Stage) -> None:
    pledged(stage)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "b")
        await until(pilot, lambda: bool(beside(screen)))
        await pilot.press("f8")
        assert not beside(screen)
        await pilot.press("f7")
        assert beside(screen)

    stage.play(script)


def test_a_word_is_given_in_the_panel_kept_with_role_and_time_and_can_be_changed(stage: Stage) -> None:
    pledged(stage)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "b", "alt+shift+c")
        await until(pilot, lambda: len(screen.side.checks_here) == 1)
        assert isinstance(screen.focused, CheckList)
        assert "Nog geen toelichting gegeven." in picture(stage.app)
        await pilot.press("enter")
        await shown(pilot, Line)
        await pilot.press("enter")
        assert isinstance(stage.app.screen, Line), "an empty word is no word"
        await typed(pilot, "Brieven volgen")
        await pilot.press("enter")
        await until(pilot, lambda: screen.side.checks_here[0].word is not None)
        assert "Toelichting van beleidsmedewerker" in picture(stage.app)
        assert not beside(screen)
        await pilot.press("space")
        await shown(pilot, Line)
        assert stage.app.screen.query_one(Input).value == "Brieven volgen"
        await pilot.press("escape")

    stage.play(script)
    (event,) = stage.library.store.events(kinds=(WORD_GIVEN,))
    assert event.role == "beleidsmedewerker"
    (one,) = [one for one in finalising.spoken(stage.library, stage.library.dossier(stage.kenmerk)) if one.word]
    assert one.word is not None
    assert one.word.text == "Brieven volgen"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_a_question_about_which_no_check_speaks_says_so(stage: Stage, size: tuple[int, int]) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+shift+c")
        await until(pilot, lambda: "Geen enkele consistentiecontrole vraagt iets." in " ".join(picture(stage.app).split()))
        assert screen.query_one(ChecksPanel).here == ()

    stage.play(script, size=size)
