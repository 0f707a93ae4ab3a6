"""Text that looks like markup or commands, in every field that shows text of users: no crash, no change."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from afweging.assessment.models import FreeSource, Head
from afweging.assessment.wording import clean
from afweging.editing import Editing
from afweging.library import Library
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, facts_read, picture, settled, state_beside

MARKUP = ["[/]", "x [/b]", "[red]", "[@click=app.quit]", "[b", "a [b + c", "\\", "[/", "{name}", "%s", "\x1b[31m", "\x1b]52;c;eA==\x07",
          "[link=x]", "$accent", ":smile:", "\u202e", "\u2028", "é", "e\u0301", "👩‍👩‍👧", "漢", "\t", "\n", "[@F15]", "|", "`"]
TEXTS = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=6)), max_size=6).map("".join)


async def look_everywhere(pilot: "Pilot[int]", screen: FillScreen) -> str:
    """Every panel, the list, the jump window, the advice; all that was seen."""
    seen = picture(pilot.app)  # type: ignore[arg-type]
    for key in ("alt+o", "alt+d", "alt+v", "alt+n", "f5", "f2", "f3"):
        await pilot.press(key)
        await settled(pilot)
        seen += picture(pilot.app)  # type: ignore[arg-type]
    await facts_read(pilot, screen)
    await pilot.press("ctrl+g", "escape", "alt+s")
    await settled(pilot)
    seen += picture(pilot.app)  # type: ignore[arg-type]
    await pilot.press("f6")
    await settled(pilot)
    seen += picture(pilot.app)  # type: ignore[arg-type]
    await pilot.press("escape")
    await settled(pilot)
    return seen


@settings(max_examples=8)
@given(text=TEXTS, other=TEXTS)
def test_no_text_is_ever_read_as_markup_or_changed(tmp_path_factory: pytest.TempPathFactory, text: str, other: str) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patched, Library.open(folder / "library.db") as library:
        state_beside(folder, patched)
        head = Head(kenmerk="", title=clean(text) or "leeg", peildatum=date(2026, 6, 1))
        editing = Editing(library, library.new(head, reason=clean(other)))
        editing.set_verdict("balans", "onbekend")
        editing.set_missing("balans", text)
        editing.set_text("balans", other)
        editing.set_text("advies", text)
        editing.set_note("balans", "13a", text)
        editing.set_confidential("balans", other, "5.2")
        editing.add_source("balans", FreeSource(title=text, place=other, grade="A"))
        editing.set_conclusion(focus=text, conditions=(text, other), accumulation=other)
        editing.set_next_moment(text, None)
        editing.set_deviation(text, other, text)
        assert editing.save()
        before = editing.assessment

        async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
            await pilot.press("ctrl+g", "c")
            await settled(pilot)
            await look_everywhere(pilot, screen)
            screen.collect()
            assert screen.editing.assessment == replace(before), "looking changes nothing"

        Stage(library, editing.kenmerk).play(script, size=(120, 40))


def test_markup_shows_as_it_was_typed(stage: Stage) -> None:
    hostile = "a [/] [red]b[/red] [@click=app.quit]c"
    editing = Editing.open(stage.library, stage.kenmerk)
    editing.set_head(replace(editing.assessment.head, title=hostile))
    editing.set_conclusion(focus=hostile)
    editing.save()

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert (await look_everywhere(pilot, screen)).count(hostile) >= 3

    stage.play(script, size=(160, 50))
