"""The panel with earlier dossiers beside a question: counts, median, list, and the whole answer."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer
from afweging.errors import STORE_BUSY, AfwegingError
from afweging.library import precedents as cases
from afweging.tui.dialogs import Message
from afweging.tui.fill.precedents import PrecedentList, PrecedentsPanel
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, settled


@pytest.fixture
def earlier(stage: Stage) -> Stage:
    """Beside the new dossier: three finalised real ones and a concept."""
    for number, path in enumerate(shipped.examples()[:4], start=1):
        found = read_file(path)
        head = replace(found.head, kenmerk=f"EERDER-{number}", example=False)
        stage.library.bring_in(replace(found, head=head), file=path.name, reason="proef")
        if number < 4:
            stage.library.finalise(stage.library.dossier(head.kenmerk), "klaar")
    dossier = stage.library.dossier(stage.kenmerk)
    stage.library.answer(dossier, "probleem", Answer(verdict="paracetamol", text="Het valt mee."))
    return stage


async def panel_read(pilot: "Pilot[int]", screen: FillScreen) -> PrecedentList:
    """Turn to the panel and wait until the library has been read aside."""
    await screen.action_panel_precedents()
    for _ in range(500):
        panel = screen.side.query_one(PrecedentsPanel)
        if panel._known is not None:
            break
        await pilot.pause(0.02)
    await settled(pilot)
    return screen.side.query_one(PrecedentList)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_counts_median_and_dossiers_stand_beside_the_question(earlier: Stage, size: tuple[int, int]) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        question = screen.editing.framework.find("probleem")
        assert question is not None
        await screen.go_to(question)
        listed = await panel_read(pilot, screen)
        assert screen.focused is listed
        seen = " ".join(picture(earlier.app).split())
        assert "[Eerder]" in seen
        assert "1 Paracetamol" in seen
        assert "De mediaan van alle 3 eerdere dossiers" in seen
        assert "onder de mediaan." in seen
        assert listed.option_count == 3
        assert "EERDER-4" not in "\n".join(str(listed.get_option_at_index(place).prompt) for place in range(3))

    earlier.play(script, size=size)


def test_enter_shows_the_whole_answer(earlier: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await panel_read(pilot, screen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(earlier.app.screen, Message)
        assert "@2 · 1. Aanleiding" in picture(earlier.app)
        await pilot.press("escape")
        await settled(pilot)
        assert earlier.app.screen is screen

    earlier.play(script)


def test_another_verdict_changes_the_sentence_and_another_question_the_list(earlier: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        question = screen.editing.framework.find("probleem")
        assert question is not None
        await screen.go_to(question)
        listed = await panel_read(pilot, screen)
        middle = screen.side.query_one(PrecedentsPanel)._found
        assert middle is not None
        assert middle.median is not None
        screen.editing.set_verdict("probleem", middle.median.lower)
        screen.side.refresh_panel()
        await settled(pilot)
        assert "Uw oordeel is de mediaan." in picture(earlier.app)
        await screen.go_to(screen.editing.framework.concluding.question)
        await screen.action_panel_precedents()
        await settled(pilot)
        assert listed.option_count == 3
        assert "mediaan" not in picture(earlier.app)

    earlier.play(script)


def test_without_earlier_dossiers_that_is_said(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        listed = await panel_read(pilot, screen)
        assert "Geen eerder vastgesteld dossier" in picture(stage.app)
        assert listed.option_count == 0
        assert listed.explain().startswith("Hoe eerdere vastgestelde dossiers")

    stage.play(script)


def test_a_library_that_cannot_be_read_is_told_in_the_panel(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_library: object) -> cases.Known:
        raise AfwegingError(STORE_BUSY, file="x", user="u", machine="m", since="s")

    monkeypatch.setattr(cases, "known_apart", refuse)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await screen.action_panel_precedents()
        for _ in range(200):
            if "eerdere dossiers worden gelezen" not in picture(stage.app):
                break
            await pilot.pause(0.02)
        assert AfwegingError(STORE_BUSY, file="x", user="u", machine="m", since="s").what().split()[0] in picture(stage.app)

    stage.play(script)
