"""The role that answers for a question: asked in a window, shown on the border of the answer, taken away again."""

from textual.pilot import Pilot
from textual.widgets import Input

from afweging.library import Library
from afweging.tui.dialogs import Line
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, saved, settled


async def given(pilot: "Pilot[int]", role: str) -> None:
    """Open the window, write a role and confirm."""
    await pilot.press("alt+shift+a")
    await settled(pilot)
    assert isinstance(pilot.app.screen, Line)
    pilot.app.screen.query_one(Input).value = role
    await pilot.press("enter")
    await settled(pilot)


def test_the_role_is_kept_shown_and_taken_away(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f8")
        await settled(pilot)
        await given(pilot, "directie Topsectoren")
        assert "beantwoord door directie Topsectoren" in str(screen.work.answer.border_title)
        await saved(pilot, screen)
        assert stage.library.dossier(stage.kenmerk).assessment.answer(screen.question.id).owner == "directie Topsectoren"
        await pilot.press("f7")
        await settled(pilot)
        assert "beantwoord door" not in str(screen.work.answer.border_title), "another question, nobody named yet"
        await pilot.press("f8", "alt+shift+a")
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == "directie Topsectoren"
        await pilot.press("escape")
        await settled(pilot)
        assert screen.editing.answer(screen.question.id).owner == "directie Topsectoren"
        await pilot.press("alt+l")
        await settled(pilot)
        assert "answered by directie Topsectoren" in str(screen.work.answer.border_title)
        await given(pilot, "")
        assert screen.editing.answer(screen.question.id).owner == ""

    stage.play(script)


def test_markup_in_a_role_is_shown_as_it_is(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await given(pilot, "[@click=app.quit] directie [/]")
        assert "beantwoord door [@click=app.quit] directie [/]" in picture(stage.app)  # type: ignore[arg-type]

    stage.play(script)


def test_a_finalised_dossier_says_why_nothing_is_asked(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert isinstance(stage.library, Library)
        await pilot.press("alt+shift+a")
        await settled(pilot)
        assert pilot.app.screen is screen

    stage.play(script, dossier=f"{stage.kenmerk}@1")
