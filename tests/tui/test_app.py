"""The program around the pages: palette, help, language, colours, copying, trouble, leaving, reports."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from afweging import errors, texts
from afweging.assessment.models import Head
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.tui import state
from afweging.tui.app import AfwegingApp
from afweging.tui.dialogs import Choice, Message
from afweging.tui.help import HelpWindow
from afweging.tui.library.new_form import NewDossier
from afweging.tui.palette import Palette
from tests.tui.playing import messages, page, picture, play, settled, until

FULL = AfwegingError(errors.STORE_FULL, file="/x/library.db")


@pytest.mark.parametrize("words", ["nieuw dossier", "new dossier", "create", "library.new"])
def test_the_palette_finds_by_dutch_and_english_words_and_does_it(empty: Library, words: str) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        pilot.app.screen.query_one(Input).value = words
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))

    play(empty, script)


def test_the_palette_names_what_is_called_so_before_what_is_only_found_so(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        pilot.app.screen.query_one(Input).value = "terugzetten"
        await settled(pilot)
        listed = pilot.app.screen.query_one(OptionList)
        names = [str(listed.get_option_at_index(place).id) for place in range(listed.option_count)]
        assert len(names) > 1
        assert names[0] == "library.restore"

    play(empty, script)


def test_the_palette_says_so_too_when_letters_come_fast(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        line = pilot.app.screen.query_one(Input)
        for typed in ("r", "rapport", "rapportzz"):  # all before anything of it is drawn
            line.value = typed
        await settled(pilot)
        assert "Niets gevonden" in picture(pilot)

    play(empty, script)


def test_the_palette_says_when_nothing_is_found_and_has_nothing_of_textual(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        await settled(pilot)
        await pilot.press("down", "up", "pagedown", "pageup")
        for word in ("Theme", "Quit the", "Maximize", "Screenshot", "Search for commands"):
            assert word not in picture(pilot)
        await pilot.press(*"qqq")
        await settled(pilot)
        assert "Niets gevonden" in picture(pilot)
        await pilot.press("enter", "escape")
        assert not isinstance(pilot.app.screen, Palette)

    play(empty, script, language="nl")


def test_help_explains_the_part_with_the_focus_and_closes_with_its_own_key(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpWindow))
        await settled(pilot)
        assert "Typ om te zoeken" in picture(pilot)
        await pilot.press("f1")
        assert pilot.app.screen is page(pilot)
        await pilot.press("tab", "alt+h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpWindow))
        assert "Dit is de lijst met dossiers" in picture(pilot)
        await pilot.press("escape", "ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        await pilot.press("tab", "tab", "f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpWindow))
        assert "Kies met de pijltjes" in picture(pilot)
        assert "Toetsen van dit venster" in picture(pilot)
        assert "Tab gaat naar het volgende veld" in picture(pilot)
        assert "Dossier dupliceren" not in picture(pilot), "those are keys of the page behind, which do nothing here"

    play(examples, script)


def test_the_language_changes_everywhere_and_is_remembered(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+l")
        await settled(pilot)
        shown = picture(pilot)
        assert "Library" in shown
        assert "Search:" in shown
        assert "○ draft" in shown
        for dutch in ("Bibliotheek", "Zoek", "concept", "Openen", "Uitleg", "deelname"):
            assert dutch not in shown
        assert page(pilot).query_one(Input).value == "", "Alt and a letter is a command, not a letter"

    app = play(examples, script, language="nl")
    assert app.remembered.language == "en"
    texts.use("nl")
    app.flush()
    assert state.load(state.state_file()).language == "en"
    AfwegingApp(examples)
    assert texts.active().language == "en", "as last time"
    AfwegingApp(examples, language="nl")
    assert texts.active().language == "nl", "what is asked goes before what is remembered"


def test_colours_are_tried_while_choosing_and_remembered(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        assert pilot.app.theme == "afweging-dark"
        await pilot.press("alt+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("down", "down")
        assert pilot.app.theme == "afweging-contrast"
        await pilot.press("escape")
        assert pilot.app.theme == "afweging-dark"
        await pilot.press("alt+t", "down", "down", "down", "enter")
        await settled(pilot)

    app = play(examples, script)
    assert (app.theme, app.remembered.theme) == ("ansi-dark", "ansi-dark")


def test_no_colour_is_honoured(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")

    async def script(pilot: "Pilot[int]") -> None:
        strips = pilot.app.screen._compositor.render_strips()
        colours = {segment.style.color.triplet for strip in strips for segment in strip
                   if segment.style and segment.style.color and segment.style.color.triplet}
        assert colours
        assert all(max(one) - min(one) <= 2 for one in colours), "only shades of grey"
        assert "○ concept" in picture(pilot), "the state is a sign and a word"

    play(examples, script)


def test_copying_says_only_what_it_knows(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+y")
        assert any("niets geselecteerd" in message for message in messages(pilot))
        await pilot.press("ctrl+c")
        assert any("^Q sluit het programma" in message for message in messages(pilot))
        await pilot.press(*"hallo", "shift+home", "alt+y")
        assert any("5 tekens naar het klembord van uw terminal gestuurd" in message for message in messages(pilot))
        assert pilot.app.clipboard == "hallo"

    play(examples, script)


def test_store_trouble_stands_in_the_banner_until_it_is_over(examples: Library) -> None:
    tried = []

    async def script(pilot: "Pilot[int]") -> None:
        app = pilot.app
        assert isinstance(app, AfwegingApp)
        app.store_trouble(FULL, lambda: tried.append(1))
        await settled(pilot)
        assert "/x/library.db is vol" in picture(pilot)
        await pilot.press("alt+w")
        await until(pilot, lambda: isinstance(app.screen, Message))
        assert "library.db" in picture(pilot)
        await pilot.press("escape", "f11")
        assert tried == [1]
        app.store_well()
        await settled(pilot)
        assert "is vol" not in picture(pilot)
        app.store_trouble(AfwegingError(errors.DOSSIER_FROZEN, kenmerk="A"))
        await settled(pilot)
        assert any("A" in message for message in messages(pilot)), "what is no trouble with the store is a message"
        await pilot.press("f11")
        assert any("Alles is opgeslagen" in message for message in messages(pilot))

    play(examples, script)


def test_a_library_that_can_only_be_read_says_so(tmp_path: Path, examples: Library) -> None:
    path = examples.store.path
    with Library.open(path, mode="read") as reader:
        async def script(pilot: "Pilot[int]") -> None:
            await until(pilot, lambda: "alleen worden gelezen" in picture(pilot))
            await pilot.press("f5")
            await settled(pilot)
            assert len(reader.entries()) == 7

        play(reader, script)


def test_a_tiny_terminal_says_so_and_keeps_focus_and_text(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"me2")
        await pilot.resize_terminal(50, 12)
        await settled(pilot)
        assert "Deze terminal is 50 bij 12" in picture(pilot)
        await pilot.press("x")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert page(pilot).query_one(Input).value == "me2x"
        assert pilot.app.focused is page(pilot).query_one(Input)
        assert "Deze terminal" not in picture(pilot)

    play(examples, script)


def test_quitting_saves_where_the_user_is(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("down", "ctrl+q")

    app = play(examples, script)
    assert app.return_value == 0
    kept = state.load(state.state_file())
    assert kept.dossier == examples.entries()[1].kenmerk


def test_quit_works_from_a_window_too(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n", "ctrl+q")

    assert play(examples, script).return_value == 0


def test_quitting_with_text_that_cannot_be_saved_asks_first(examples: Library, tmp_path: Path) -> None:
    rescued = tmp_path / "rescue.json"

    async def script(pilot: "Pilot[int]") -> None:
        lowest = page(pilot)
        lowest.flush = lambda: False  # type: ignore[method-assign]
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        assert "Niet alles kon worden opgeslagen" in picture(pilot)
        await pilot.press("down", "enter")
        assert pilot.app.screen is lowest, "stay"
        await pilot.press("ctrl+q", "enter")
        await settled(pilot)
        assert any("noodbestand" in message for message in messages(pilot))
        lowest.rescue = lambda: rescued  # type: ignore[method-assign]
        await pilot.press("ctrl+q", "enter")

    assert play(examples, script).return_value == 0


def test_an_open_dossier_can_be_asked_for_at_the_start(examples: Library) -> None:
    async def show() -> str:
        app = AfwegingApp(examples, dossier="VOORBEELD-4", language="nl")
        async with app.run_test() as pilot:
            await settled(pilot)
            return picture(pilot)

    assert "VOORBEELD-4" in asyncio.run(show())


# --- reports ------------------------------------------------------------------------------------------------------

class Pretend:
    """A report that is ready when the test says so."""

    made: ClassVar["list[Pretend]"] = []

    def __init__(self, kenmerk: str, library: Path, words: tuple[str, ...], *, verb: str) -> None:
        assert (words, verb) == ((), "report"), "the usual report"
        self.kenmerk, self.cancelled = kenmerk, False
        self.result: tuple[bool, str] | None = None
        Pretend.made.append(self)

    async def make(self) -> tuple[bool, str]:
        while self.result is None:
            await asyncio.sleep(0.01)
        return self.result

    def told(self) -> str:
        return "stap 3/4 PDF opmaken"

    def cancel(self) -> None:
        self.cancelled, self.result = True, (False, "")


@pytest.mark.parametrize(("result", "said"), [
    ((True, "/x/rapport.pdf"), "is klaar: /x/rapport.pdf"), ((False, "[/] Pango ontbreekt"), "is niet gemaakt. [/] Pango ontbreekt"),
    (None, "is geannuleerd")])
def test_a_report_is_made_aside_and_can_be_cancelled(
    examples: Library, monkeypatch: pytest.MonkeyPatch, result: tuple[bool, str] | None, said: str
) -> None:
    monkeypatch.setattr("afweging.tui.leaving.Report", Pretend)
    Pretend.made.clear()

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+k")
        assert any("Er wordt geen rapport gemaakt" in message for message in messages(pilot))
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert "stap 3/4 PDF opmaken]" in picture(pilot)
        await pilot.press("ctrl+r")
        assert any("al gemaakt" in message for message in messages(pilot))
        await pilot.press("down")
        if result is None:
            await pilot.press("alt+k")
        else:
            Pretend.made[0].result = result
        await until(pilot, lambda: any(said in message for message in messages(pilot)))
        await settled(pilot)
        assert "PDF opmaken]" not in picture(pilot)
        assert len(Pretend.made) == 1

    play(examples, script)


def test_quitting_stops_a_report_and_does_not_wait(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.tui.leaving.Report", Pretend)
    Pretend.made.clear()

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+r", "ctrl+q")

    play(examples, script)
    assert Pretend.made[0].cancelled


def test_without_a_dossier_there_is_no_report(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+r")
        assert any("geen dossier om een rapport" in message for message in messages(pilot))

    play(empty, script)


def test_a_new_dossier_after_the_head_is_changed_shows_in_the_list(empty: Library) -> None:
    dossier = empty.new(Head(kenmerk="", title="Eerst", peildatum=date(2026, 1, 1)), reason="begin")

    async def script(pilot: "Pilot[int]") -> None:
        head = replace(dossier.assessment.head, title="Later")
        empty.save(dossier, replace(dossier.assessment, head=head))
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f10")
        await until(pilot, lambda: "Later" in picture(pilot))

    play(empty, script)
