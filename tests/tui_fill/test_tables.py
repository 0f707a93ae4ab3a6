"""The tables of optional prompts on the fill screen: under a heading of their own, filled in by key, and in no way a duty."""

from datetime import date

import pytest
from textual.pilot import Pilot

from afweging.assessment.models import Assessment, Head
from afweging.framework.loading import load
from afweging.shipped import folder
from afweging.texts import Language
from afweging.tui.fill.prompts import PromptList
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, appears, picture, saved
from tests.tui_fill.test_screen import typed


@pytest.mark.parametrize(("language", "heading", "row"), [
    ("nl", "Drie criteria van de zes markten", "[ ] Verdienvermogen"), ("en", "Three criteria of the six markets", "[ ] Earning capacity"),
])
def test_a_table_has_a_heading_that_the_cursor_passes_over(stage: Stage, language: Language, heading: str, row: str) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "5", "alt+d")
        shown = picture(stage.app)
        assert heading in shown
        assert row in shown
        listed = screen.query_one(PromptList)
        await pilot.press("end", "up", "up", "up")
        assert listed.get_option_at_index(listed.highlighted or 0).id == "5g", "not the heading"

    stage.play(script, size=(160, 50), language=language)


def test_a_dossier_of_the_first_edition_has_no_tables(stage: Stage) -> None:
    framework = load(folder("frameworks") / "ipcei-2022-07-08.yaml")
    head = Head(kenmerk="OUD", title="Van toen", peildatum=date(2026, 6, 1))
    stage.library.begin(framework, Assessment(form=1, head=head, framework=stage.library.adopt(framework)), "begin")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "5", "alt+d", "end")
        shown = picture(stage.app)
        assert "5g Valt het onder een van de zes markten, en wat betekent het" in " ".join(shown.split())
        assert "Drie criteria" not in shown

    stage.play(script, dossier="OUD")


def test_rows_take_an_effect_and_a_note_and_are_taken_back(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "c", "alt+d", "end", "/", "up", "up", "-")
        ticks = {tick.prompt: tick.effect for tick in screen.editing.answer("balans").ticks}
        assert ticks == {"13-grondstoffen": "/", "13-water": "-"}
        assert "Notitie bij Water" in picture(stage.app)
        await pilot.press("tab")
        await typed(pilot, "droog")
        screen.collect()  # as saving by itself does, before the field is left
        await pilot.press("shift+tab")
        shown = await appears(pilot, "[−] Water: droog")
        assert "[/] Grondstoffen" in shown
        await saved(pilot, screen)
        kept = stage.library.dossier(stage.kenmerk).assessment.answer("balans").ticks
        assert {tick.prompt: tick.note for tick in kept} == {"13-grondstoffen": "", "13-water": "droog"}
        await pilot.press("ctrl+z", "ctrl+z")
        assert screen.editing.answer("balans").ticks == ()

    stage.play(script)
