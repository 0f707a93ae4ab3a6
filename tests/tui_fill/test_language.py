"""The language panel and the terms window: counted and hinted when the typing pauses, and the way to the sentence."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from afweging import shipped
from afweging.assessment.models import Answer
from afweging.errors import FILE_MISSING, AfwegingError
from afweging.language import recognising
from afweging.language.loading import load
from afweging.library import Library
from afweging.tui.dialogs import Message
from afweging.tui.fill import explaining, glossary
from afweging.tui.fill.glossary import read_apart
from afweging.tui.fill.language import HintList, LanguagePanel
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, settled, shown

LONG = "Woord" + " woord" * 24 + "."
GLOSSARY = load(shipped.glossary())


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a child process: that way is tested by itself."""
    monkeypatch.setattr(explaining, "read_apart", lambda _library: GLOSSARY)


async def panel(pilot: "Pilot[int]", screen: FillScreen) -> HintList:
    """Turn to the panel and wait for the glossary."""
    await screen.action_panel_language()
    found = screen.side.query_one(LanguagePanel)
    for _ in range(500):
        if found._glossary is not None:
            break
        await pilot.pause(0.02)
    await settled(pilot)
    return screen.side.query_one(HintList)


def head(screen: FillScreen) -> str:
    return str(screen.side.query_one("#language-head", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_words_and_hints_stand_beside_the_answer_and_enter_goes_to_the_sentence(stage: Stage, size: tuple[int, int]) -> None:
    text = f"De AGVO geldt.\n\nEn nu: {LONG}\nDit wordt onderzocht."
    stage.library.answer(stage.library.dossier(stage.kenmerk), "aanleiding", Answer(text=text))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        listed = await panel(pilot, screen)
        assert screen.focused is listed
        assert "[Taal]" in picture(stage.app)
        assert head(screen).splitlines() == ["Dit antwoord: 33 woorden van ongeveer 80",
                                             "Alle antwoorden: 33 woorden van ongeveer 1.960", "3 hints, Enter gaat erheen"]
        assert listed.option_count == 3
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert screen.focused is screen.work.answer
        assert screen.work.answer.selected_text == "Dit wordt onderzocht."

    stage.play(script, size=size)


def test_hints_follow_the_typing_after_a_pause_and_the_question(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        listed = await panel(pilot, screen)
        assert "Geen hints bij dit antwoord." in head(screen)
        screen.action_answer()
        screen.work.answer.insert("Het wordt herzien.")
        screen.collect()
        assert listed.option_count == 0  # not while somebody types
        for _ in range(300):
            if listed.option_count:
                break
            await pilot.pause(0.02)
        assert listed.option_count == 1
        assert "Dit antwoord: 3 woorden" in head(screen)
        await screen.action_next_question()
        await settled(pilot)
        assert listed.option_count == 0
        assert "Dit antwoord: 0 woorden van ongeveer 120" in head(screen)
        assert "Alle antwoorden: 3 woorden" in head(screen)

    stage.play(script, size=(160, 50))


def test_more_words_than_the_limit_get_a_sign_and_english_is_complete(stage: Stage) -> None:
    stage.library.answer(stage.library.dossier(stage.kenmerk), "aanleiding", Answer(text=f"{LONG} " * 4))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        listed = await panel(pilot, screen)
        assert "This answer: 100 words of about 80 !" in head(screen)
        assert "4 hints, Enter goes there" in head(screen)
        assert "Long sentence: 25 words." in str(listed.get_option_at_index(0).prompt)
        assert str(listed.get_option_at_index(0).prompt).endswith("…")
        assert listed.explain().startswith("Hints on the language")

    stage.play(script, language="en")


def test_terms_of_question_guidance_and_answer_are_explained_in_a_window(stage: Stage) -> None:
    stage.library.answer(stage.library.dossier(stage.kenmerk), "staatssteun", Answer(text="Een paraaf van RVO"))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "9", "alt+shift+t")
        await shown(pilot, Message)
        seen = picture(stage.app)
        assert "Begrippen bij vraag 9" in seen
        assert "staatssteun: Een voordeel dat de overheid" in seen
        listed = "".join(str(line.content) for line in stage.app.screen.query(Static))
        assert "paraaf: Een verkorte handtekening" in listed
        assert "RVO: Rijksdienst voor Ondernemend Nederland" in listed
        await pilot.press("escape")
        await settled(pilot)
        assert stage.app.screen is screen

    stage.play(script, size=(160, 50))


def test_where_no_term_stands_the_window_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "terms_at", lambda *_given: ())

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        screen.action_terms()
        await shown(pilot, Message)
        assert "Hier staat geen begrip uit de begrippenlijst." in picture(stage.app)

    stage.play(script)


def test_a_glossary_that_cannot_be_read_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_library: Library) -> None:
        raise AfwegingError(FILE_MISSING, file="glossary.yaml")

    monkeypatch.setattr(explaining, "read_apart", refuse)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        screen.action_terms()
        for _ in range(300):
            if "glossary.yaml" in picture(stage.app):
                break
            await pilot.pause(0.02)
        assert "glossary.yaml" in picture(stage.app)

    stage.play(script, size=(160, 50))


def test_the_glossary_is_read_apart_and_here_when_that_fails(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_apart(stage.library) == GLOSSARY
    monkeypatch.setattr(glossary, "_CHILD", "raise SystemExit(1)")
    assert read_apart(stage.library) == GLOSSARY
