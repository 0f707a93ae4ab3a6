"""The portfolio on the screen: reading, moving, filtering, ordering, opening, and the report."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from afweging import shipped
from afweging.advice.portfolio import Wanted
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Head
from afweging.library import Library
from afweging.library.portfolio import portfolio
from afweging.texts import Language
from afweging.tui.app import AfwegingApp
from afweging.tui.fill.screen import FillScreen
from afweging.tui.library.many_form import ManyForm
from afweging.tui.library.screen import LibraryScreen
from afweging.tui.portfolio.matrix import Matrix
from afweging.tui.portfolio.screen import FilterBox, PortfolioScreen
from tests.tui.playing import Script, picture, settled, until


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFWEGING_STATE", str(tmp_path / "state" / "screen.json"))
    monkeypatch.setenv("AFWEGING_KEYS", str(tmp_path / "keys.yaml"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the seven examples and two real dossiers."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    with Library.open(path) as library:
        for each in shipped.examples():
            library.bring_in(read_file(each), file=each.name, reason="voorbeeld")
        found = read_file(shipped.examples()[0])
        head = replace(found.head, kenmerk="AFW-2026-0001", example=False, title="Echt één")
        library.bring_in(replace(found, head=head), file="echt.json", reason="proef")
        library.new(Head(kenmerk="AFW-2026-0002", title="Echt twee", peildatum=date(2025, 6, 1)), reason="begin")
    return path


@pytest.fixture
def play(filled: Path) -> Callable[..., None]:
    """Show the portfolio of that library and carry out a script."""

    def call(script: Script, *, size: tuple[int, int] = (80, 24), examples: bool = True, language: Language = "nl") -> None:
        async def show() -> None:
            with Library.open(filled) as library:
                app = AfwegingApp(library, language=language)
                async with app.run_test(size=size, notifications=True) as pilot:
                    await settled(pilot)
                    app.show_portfolio(examples=examples)
                    await until(pilot, lambda: bool(app.screen.query(Matrix)) and bool(screen(pilot).matrix.lines), 60)
                    await settled(pilot)
                    await script(pilot)

        asyncio.run(show())

    return call


def screen(pilot: "Pilot[int]") -> PortfolioScreen:
    found = next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, PortfolioScreen))
    assert isinstance(found, PortfolioScreen)
    return found


def shown(pilot: "Pilot[int]") -> list[str]:
    return [one.kenmerk for one in screen(pilot).matrix.lines]


def test_the_matrix_says_in_words_what_stands_under_the_cursor(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        seen = picture(pilot)
        assert "Portfolio van de voorbeelden" in seen
        assert "7 dossiers · op volgorde van kenmerk" in seen
        assert "VOORBEELD-6 IPCEI Arti…  +  +  ±  +  +  +  +  ±  ±  −  ·  ·  ·  +   +   −   ·" in seen
        assert "+ ja  ± deels  − nee  ? nog niet bepaald  · niet meer aan de orde" in seen
        await pilot.press("down", *["right"] * 8)
        await settled(pilot)
        assert "8. Innovatie: ± 1 Voldoet voor een deel van de scope" in picture(pilot)
        await pilot.press(*["right"] * 12)
        await settled(pilot)
        assert "(gekozen; afgeleid: Nederlandse deelname, onder voorwaarden en met focus)" in " ".join(picture(pilot).split())
        assert "VOORBEELD-2 IPCEI" in picture(pilot), "the first column stays in view"
        await pilot.press("end", "home", "pagedown", "up", "pageup")
        assert screen(pilot).matrix.row == 0

    play(script)


def test_a_wide_terminal_shows_words(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        assert "1 Aanle… 2 Probl…" in picture(pilot)
        assert "+ Ernst…" in picture(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert " 1  2  3  4" in picture(pilot)

    play(script, size=(160, 50))


def test_typing_filters_and_escape_shows_all_again_and_then_closes(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"water")
        await settled(pilot)
        assert shown(pilot) == ["VOORBEELD-3"]
        assert isinstance(pilot.app.focused, FilterBox)
        await pilot.press(*"zzz")
        await settled(pilot)
        assert "Geen dossier past bij dit filter" in picture(pilot)
        await pilot.press("down", "right")
        await pilot.press("escape")
        await settled(pilot)
        assert len(shown(pilot)) == 7
        assert isinstance(pilot.app.focused, Matrix)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(script)


def test_the_order_follows_the_column_under_the_cursor(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*["right"] * 10, "f7")
        await settled(pilot)
        assert shown(pilot)[-1] == "VOORBEELD-6"
        assert "op volgorde van 10. Alternatieven" in picture(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert shown(pilot)[0] == "VOORBEELD-6"
        assert "omgekeerd" in picture(pilot)
        await pilot.press(*["left"] * 10, "f7")
        await settled(pilot)
        assert "op volgorde van kenmerk" in picture(pilot)
        await pilot.press("f7")
        await settled(pilot)
        assert "op volgorde van titel" in picture(pilot)

    play(script)


def test_examples_and_real_dossiers_take_turns(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        assert shown(pilot) == ["AFW-2026-0001", "AFW-2026-0002"]
        await pilot.press("f6")
        await until(pilot, lambda: len(shown(pilot)) == 7, 60)
        assert "Portfolio van de voorbeelden" in picture(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: len(shown(pilot)) == 2, 60)
        assert "VOORBEELD" not in picture(pilot)

    play(script, examples=False)


def test_enter_opens_the_dossier_at_that_question(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("down", *["right"] * 4, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FillScreen), 20)
        assert isinstance(pilot.app.screen, FillScreen)
        assert pilot.app.screen.kenmerk() == "VOORBEELD-2"
        assert pilot.app.screen.question.id == "overheidstaak"

    play(script)


def test_the_report_is_that_of_what_is_shown(play: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []
    monkeypatch.setattr(AfwegingApp, "make_report", lambda _app, name, words=(): asked.append((name, words)))

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("right", "right", "f7", "f7", "f9")
        await settled(pilot)
        assert asked == [("het portfolio", ("--portfolio", "--sort", "probleem", "--reverse", "--examples"))]
        await pilot.press(*"water jaar:2020", "f9")
        await settled(pilot)
        assert len(asked) == 1, "nothing is shown, so there is nothing to write"
        await pilot.press(*["backspace"] * 10, "f9")
        await settled(pilot)
        assert asked[1][1] == ("--portfolio", "--sort", "probleem", "--reverse", "--examples", "--filter=water")

    play(script)


@pytest.mark.parametrize("typed", [
    "", "water", "status:concept", "fase:toekenning", "jaar:2022", "advies:deelname", "ADVIES:geen-rol", "deelname focus",
    "kenmerk:voorbeeld-3", "trefwoord:waterstof", '"ipcei wat"', "voorbeeld:nee", "zzz"])
def test_what_is_shown_is_what_the_verb_lists(play: Callable[..., None], filled: Path, typed: str) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen(pilot).query_one(FilterBox).value = typed
        await settled(pilot)
        with Library.open(filled, mode="read") as library:
            found = portfolio(library, Wanted(examples=True), typed=typed)
        assert shown(pilot) == [line.kenmerk for line in found.lines]

    play(script)


def test_a_filter_that_is_not_understood_is_said_and_nothing_is_written(
        play: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(AfwegingApp, "make_report", lambda _app, name, _words=(): asked.append(name))

    async def script(pilot: "Pilot[int]") -> None:
        for typed, said in (("statsu:concept", "“statsu”"), ("vraag:4 water", "niet gefilterd op wat in een antwoord staat")):
            screen(pilot).query_one(FilterBox).value = typed
            await settled(pilot)
            assert said in picture(pilot)
            assert len(shown(pilot)) == 7
            await pilot.press("f9", "f2")
            await settled(pilot)
            assert isinstance(pilot.app.screen, PortfolioScreen)
        assert asked == []

    play(script, size=(160, 24))


def test_the_export_asks_for_file_edition_and_folder(
        play: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def make(_app: AfwegingApp, _name: str, words: tuple[str, ...] = (), *, verb: str = "report") -> None:
        asked.append((verb, *words))

    monkeypatch.setattr(AfwegingApp, "make_report", make)

    async def exported(pilot: "Pilot[int]", *keys: str) -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, ManyForm))
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path)
        await pilot.press("tab", *keys, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PortfolioScreen))

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"water")
        await exported(pilot, "right", "tab", "right")
        await exported(pilot, "right", "right", "right")
        shown_now = ("--sort", "kenmerk", "--examples", "--filter=water")
        assert asked[0] == ("report", "--portfolio", *shown_now, "--format", "html", "--output", str(tmp_path), "--public")
        assert asked[1][:-1] == ("portfolio", *shown_now, "--format", "csv", "--output")
        assert Path(asked[1][-1]).parent == tmp_path
        await exported(pilot, "right", "right", "right", "tab", "right")
        assert len(asked) == 2
        assert any("geen openbare uitgave" in one.message for one in pilot.app._notifications)

    play(script)


def test_the_library_leads_here_and_the_language_can_be_changed(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+l")
        await settled(pilot)
        assert "Portfolio of the examples" in picture(pilot)
        assert "yes  ± partly" in picture(pilot)
        await pilot.press("f1")
        await settled(pilot)
        assert "All dossiers beside each other" in picture(pilot)
        await pilot.press("escape")
        await pilot.press("alt+l", "escape", "alt+n")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PortfolioScreen)

    play(script)


def test_a_click_moves_the_cursor_and_a_second_one_opens(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        matrix = screen(pilot).matrix
        await pilot.click(Matrix, offset=(25, 2))
        await settled(pilot)
        assert (matrix.row, matrix.place) == (2, 1)
        await pilot.click(Matrix, offset=(3, 3))
        await settled(pilot)
        assert (matrix.row, matrix.place) == (3, 0)
        await pilot.click(Matrix, offset=(3, 15))
        assert matrix.row == 3, "there is no row there"

    play(script)


def test_a_thousand_rows_are_drawn_as_fast_as_ten(play: Callable[..., None]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        matrix = screen(pilot).matrix
        found = screen(pilot)._found
        assert found is not None
        many = [replace(found.lines[number % 7], kenmerk=f"VOORBEELD-{number}") for number in range(1000)]
        drawn = 0
        original = Matrix.render_line

        def counted(self: Matrix, y: int) -> object:
            nonlocal drawn
            drawn += 1
            return original(self, y)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Matrix, "render_line", counted)
            matrix.show(found.framework, many)
            await settled(pilot)
            await pilot.press("end")
            await settled(pilot)
        assert matrix.line is not None
        assert matrix.line.kenmerk == "VOORBEELD-999"
        assert drawn < 200, "only what is in view is drawn"

    play(script)
