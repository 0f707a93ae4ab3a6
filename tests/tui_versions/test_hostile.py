"""Text that looks like markup or commands, in titles, reasons and answers: Versies, Vergelijken and the windows show it as it is."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from afweging.editing import Editing
from afweging.tui.app import AfwegingApp
from afweging.tui.compare.screen import CompareScreen
from afweging.tui.versions.listing import VersionList
from afweging.tui.versions.screen import VersionsScreen
from tests.tui.playing import picture, play, settled, until
from tests.tui.test_hostile import no_control
from tests.tui_versions.conftest import Case

HOSTILE = "a [/] [red]b[/red] [@click=app.quit]c {naam} $accent \\"


@pytest.mark.parametrize("text", [HOSTILE, "\x1b[2Jweg\x1b]52;c;aGE=\x07 \u202eom", "[[ [-x-] {+y+} [b"])
def test_hostile_text_shows_as_it_was_typed(case: Case, text: str) -> None:
    editing = Editing.open(case.library, case.kenmerk)
    editing.set_head(replace(editing.assessment.head, title=text, tags=(text,)))
    editing.set_text("aanleiding", text)
    editing.set_verdict("impact", "groot")
    editing.set_conclusion(focus=text)
    editing.record(text, {"impact": text})

    async def script(pilot: "Pilot[int]") -> None:
        app = pilot.app
        assert isinstance(app, AfwegingApp)
        app.show_versions(case.kenmerk)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, VersionsScreen)
        await until(pilot, lambda: "11. Impact" in screen.changes.text)
        if text == HOSTILE:
            assert screen.changes.text.count(text) >= 3
            assert text in picture(pilot)
        assert screen.query_one(VersionList).rows[0].info.reason
        seen = picture(pilot)
        for keys in (("f6",), ("escape", "f8"), ("escape", "down", "f8")):
            await pilot.press(*keys)
            await settled(pilot)
            seen += picture(pilot)
        await pilot.press("escape")
        app.show_comparison(f"{case.kenmerk}@1", case.kenmerk)
        await settled(pilot)
        compare = app.screen
        assert isinstance(compare, CompareScreen)
        await until(pilot, lambda: bool(compare.pager.text))
        await settled(pilot)
        seen += picture(pilot)
        assert no_control(seen.replace("\n", ""))
        assert app.return_code in (None, 0)

    play(case.library, script, size=(160, 50))
