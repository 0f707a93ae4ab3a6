"""The screen Vergelijken: from the library by mark, stacked at 80 columns, side by side from 120, and around again."""

from textual.pilot import Pilot

from afweging.tui.compare.screen import CompareScreen
from afweging.tui.library.screen import LibraryScreen
from afweging.tui.versions.screen import VersionsScreen
from tests.tui.playing import messages, page, picture, play, settled, until
from tests.tui_versions.conftest import LAST_YEAR, OTHER, Case


async def go_to(pilot: "Pilot[int]", kenmerk: str) -> None:
    """Put the cursor of the library on a dossier."""
    await pilot.press(*kenmerk)
    await settled(pilot)


async def both(pilot: "Pilot[int]", one: str, other: str) -> CompareScreen:
    """Two dossiers beside each other, by the mark in the library."""
    await go_to(pilot, one)
    await pilot.press("f6", "escape")
    await settled(pilot)
    assert f"{one} is gemarkeerd" in " ".join(messages(pilot))
    await go_to(pilot, other)
    await pilot.press("f6")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: bool(screen.pager.text))
    return screen


def said(screen: CompareScreen) -> str:
    """Everything there is to read, without line breaks."""
    return " ".join(screen.pager.text.split())


def test_two_dossiers_one_below_the_other(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await both(pilot, LAST_YEAR, OTHER)
        shown = said(screen)
        assert f"[-] {LAST_YEAR} · versie 1" in shown
        assert f"{{+}} {OTHER} · versie 1" in shown
        assert "▲ 1 niveau hoger" in shown
        assert shown.index("Gevolg voor het advies") < shown.index("Oordelen") < shown.index("1. Aanleiding")
        assert "[-In december 2020" in shown, "texts that are not alike are shown whole"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert page(pilot).query_one("DossierList").marked == ""  # type: ignore[attr-defined]

    play(case.library, script)


def test_side_by_side_on_a_wide_terminal_and_turned_round(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await both(pilot, LAST_YEAR, case.kenmerk)
        line = next(line for line in screen.pager.text.split("\n") if "1 Deels een alternatief" in line or "1 " in line[:3])
        assert " │ " in line
        assert "│ " in screen.pager.text
        assert "▼ 1 niveau lager" in said(screen)
        assert "1. Aanleiding" not in said(screen)
        await pilot.press("f5")
        await settled(pilot)
        assert "1. Aanleiding" in said(screen), "all questions, also those that do not differ"
        await pilot.press("f5", "f6")
        await until(pilot, lambda: "▲ 1 niveau hoger" in said(screen) and "11. Impact ▲" in said(screen))
        assert f"{case.kenmerk} · {LAST_YEAR}" in picture(pilot)
        await pilot.press("f8")
        assert screen.pager.scroll_offset.y > 0
        await pilot.press("f7", "f7")
        await settled(pilot)
        assert any("eerste deel" in message for message in messages(pilot))
        await pilot.press("end", "f8")
        await settled(pilot)
        assert any("laatste deel" in message for message in messages(pilot))
        await pilot.press("alt+l")
        await until(pilot, lambda: "What it does to the advice" in said(screen))

    play(case.library, script, size=(160, 50))


def test_the_mark_is_taken_away_by_the_same_key(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await go_to(pilot, OTHER)
        await pilot.press("f6")
        await settled(pilot)
        assert "=" in picture(pilot)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert any("weggehaald" in message for message in messages(pilot))

    play(case.library, script)


def test_what_cannot_be_read_is_said_and_the_page_before_comes_back(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        pilot.app.show_comparison(f"{case.kenmerk}@1", f"{case.kenmerk}@99")  # type: ignore[attr-defined]
        await until(pilot, lambda: bool(messages(pilot)))  # the list lies below from the start: only the message says that it was tried
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))

    play(case.library, script)


def test_the_same_twice_says_that_nothing_differs(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        pilot.app.show_versions(case.kenmerk)  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(pilot.app.screen, VersionsScreen)
        pilot.app.show_comparison(f"{case.kenmerk}@1", f"{case.kenmerk}@1")  # type: ignore[attr-defined]
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        await until(pilot, lambda: "Er is geen verschil." in said(screen))
        await pilot.press("f5")
        await settled(pilot)
        assert "14. Advies" in said(screen)

    play(case.library, script, size=(160, 50))
