"""The library screen with only the dossiers whose facts lapsed, and the window with all facts."""

from textual.pilot import Pilot

from afweging.library import Library
from afweging.tui.evidence_window import EvidenceWindow
from tests.tui.playing import listed, page, picture, play, settled, until


def test_only_dossiers_with_lapsed_facts_are_shown_with_what_reopening_would_do(examples: Library) -> None:
    examples.finalise(examples.dossier("VOORBEELD-1"), "klaar")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: listed(pilot) == ["VOORBEELD-1"], 30)
        shown = " ".join(picture(pilot).replace("│", " ").split())
        assert "1 dossier · met vervallen feiten" in shown
        assert "F23 is vervallen" in shown
        await pilot.press(*"xyzzy")
        await until(pilot, lambda: not listed(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)
        assert page(pilot).stale_found is None

    play(examples, script, size=(160, 50))


def test_once_more_shows_all_again_and_none_is_said(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: page(pilot).stale_found is not None, 30)
        await settled(pilot)
        assert listed(pilot) == []
        assert "Geen vastgesteld dossier haalt feiten aan die sindsdien zijn vervallen." in " ".join(picture(pilot).split())
        await pilot.press("alt+shift+s")
        await settled(pilot)
        assert len(listed(pilot)) == 7

    play(examples, script)


def test_on_a_narrow_terminal_the_line_above_the_list_says_what_lapsed(examples: Library) -> None:
    examples.finalise(examples.dossier("VOORBEELD-1"), "klaar")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: "F23 is vervallen" in picture(pilot), 30)

    play(examples, script)


def test_all_facts_are_looked_through(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceWindow), 30)
        await settled(pilot)
        await pilot.press(*"beethoven")
        await settled(pilot)
        assert "F59" in picture(pilot)
        await pilot.press("escape")

    play(examples, script)
