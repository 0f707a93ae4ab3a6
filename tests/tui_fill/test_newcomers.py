"""What surprised people who saw the fill screen for the first time."""

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from afweging.assessment.models import Head
from afweging.tui.fill.head_form import HeadForm
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, appears, picture, saved, settled, shown


def waiting(stage: Stage) -> list[str]:
    """The messages that were said and still stand."""
    assert stage.app is not None
    return [one.message for one in stage.app._notifications]


@pytest.mark.parametrize("key", ["x", "f8"])
def test_the_line_that_the_draft_is_here_again_goes_when_the_user_goes_on(stage: Stage, key: str) -> None:
    async def first(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("a")
        await saved(pilot, screen)

    async def again(pilot: "Pilot[int]", screen: FillScreen) -> None:
        line = screen.query_one("#notice")
        await pilot.press("f2", "f5", "f3")
        await settled(pilot)
        assert line.display
        await pilot.press(key)
        screen.collect()
        await settled(pilot)
        assert not line.display

    stage.play(first)
    stage.play(again)


def test_the_line_that_nothing_can_be_changed_stays_and_follows_the_language(stage: Stage) -> None:
    version = f"{stage.kenmerk}@1"

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert "Dit is versie 1 van" in picture(screen.app)  # type: ignore[arg-type]
        await pilot.press("f8", "alt+l")
        assert "Dit is versie" not in await appears(pilot, "This is version 1 of")
        await pilot.press("alt+l")

    stage.play(script, dossier=version)


def test_escape_in_the_answer_says_how_to_leave_and_leaves_nothing(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f2", "escape")
        assert waiting(stage) == []
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert waiting(stage) == ["Met F10 gaat u terug naar de lijst met dossiers."]

    stage.play(script)


def test_the_footer_names_no_panel_that_f4_may_not_open(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert "F4 Ernaast" in picture(screen.app).splitlines()[-1]  # type: ignore[arg-type]

    stage.play(script)


def test_letters_after_a_tab_are_not_typed_in_the_part_left(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f2")
        for key in ("tab", *"abc", "shift+tab", "4"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _turn in range(5):
            await settled(pilot)
        screen.collect()
        assert screen.editing.answer(screen.question.id).text == "abc"
        assert screen.editing.answer(screen.question.id).verdict != ""

    stage.play(script)


def test_a_tick_that_takes_an_effect_along_says_so(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "c", "alt+d", "space", "space")
        await settled(pilot)
        assert waiting(stage) == []
        await pilot.press("+", "space")
        await settled(pilot)
        assert screen.editing.answer("balans").ticks == ()
        assert waiting(stage) == ["Het vinkje is weg, met het effect of de notitie die erbij stond. ^Z brengt het terug."]
        await pilot.press("ctrl+z")
        assert [tick.effect for tick in screen.editing.answer("balans").ticks] == ["+"]

    stage.play(script)


def test_an_empty_date_is_called_empty(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+g")
        await shown(pilot, HeadForm)
        pilot.app.screen.query_one("#day", Input).value = ""
        await pilot.press("enter")
        await settled(pilot)
        assert "Vul de peildatum in" in picture(pilot.app)  # type: ignore[arg-type]

    stage.play(script)


def test_thousands_of_words_are_written_as_elsewhere(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        screen.work.answer.exchange("woord " * 1234)
        screen.collect()
        assert "1.234 van" in await appears(pilot, "1.234 van")

    stage.play(script)


def test_a_title_too_long_for_the_screen_ends_in_a_sign(stage: Stage) -> None:
    head = Head(kenmerk="", title="Een dossier met een titel die te lang is voor een smal scherm, " * 2,
                peildatum=date(2026, 6, 1))
    kenmerk = stage.library.new(head, reason="begin").kenmerk

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        line = picture(pilot.app).splitlines()[0]  # type: ignore[arg-type]
        assert line.endswith("…")

    stage.play(script, dossier=kenmerk)
