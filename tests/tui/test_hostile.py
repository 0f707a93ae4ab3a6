"""Text of users is never read as markup and never reaches the terminal as a control character."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from afweging import errors
from afweging.assessment.models import Head
from afweging.errors import AfwegingError
from afweging.library import Entry, Hit, Library
from afweging.store.records import Snippet, Summary
from afweging.tui.app import AfwegingApp
from afweging.tui.chrome import Banner
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Choice, Line, Message, Offer
from afweging.tui.library.preview import Preview, hit_text
from afweging.tui.library.rows import lines, row
from tests.tui.playing import page, picture, play, settled

HOSTILE = ("[/]", "x [/b]", "[@click=app.quit]klik[/]", "[red]rood", "a [b + c", "[/", "[[", "eind\\", "$primary", "{naam}",
           "\x1b[2Jweg", "\x1b]52;c;aGE=\x07", "\x9b31m", "regel\nregel", "\u202eomgekeerd", "e\u0301\u0327", "👩‍👩‍👧", "\x00nul")
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80), st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join))


def entry(title: str, kenmerk: str = "AFW-2026-0001", **changes: str) -> Entry:
    found = {"status": "concept", "phase": "verkennen", "advice": "DEELNAME", **changes}
    return Entry(kenmerk=kenmerk, number=1, hash="0" * 64, updated=datetime(2026, 6, 1, tzinfo=UTC), has_draft=False,
                 draft_behind=False, summary=Summary(title=title, peildatum=date(2026, 6, 1), **found))


def no_control(text: str) -> bool:
    return not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in text)


@given(TEXT, TEXT, TEXT, st.integers(20, 200))
def test_a_row_of_any_text_fills_its_line_exactly(title: str, kenmerk: str, other: str, width: int) -> None:
    shown = lines(entry(title, kenmerk, status=other, advice=other), max(width, 56))
    for line in shown:
        assert no_control(line)
        assert cell_len(line) == max(width, 56)


@given(TEXT, TEXT)
def test_the_preview_shows_any_text_to_the_letter(title: str, found: str) -> None:
    preview = Preview()
    marks = ((0, 1),) if found else ()
    snippet = Snippet(text=found, marks=marks, start=0, cut_before=True, cut_after=False)
    hit = Hit(kenmerk="A", number=1, draft=False, updated=datetime(2026, 6, 1, tzinfo=UTC), place="doel", places=("doel",),
              snippet=snippet)
    preview._row, preview._hit = row(entry(title, directorate=title)), hit
    shown = preview.render().plain
    plain = Content(title).plain
    assert shown.count(plain) >= 2 if title.strip() else shown
    assert Content(found).plain in hit_text(hit).plain


@pytest.mark.parametrize("text", HOSTILE)
def test_every_place_that_shows_text_shows_it_to_the_letter(empty: Library, text: str) -> None:
    empty.new(Head(kenmerk="", title=f"T {text}", peildatum=date(2026, 6, 1), directorate=text), reason=text)
    plain = " ".join(Content(text).plain.split())
    windows: tuple[Callable[[], Screen[object]], ...] = (
        lambda: Message(text, [text, Content(text)]),
        lambda: Choice(text, [Offer("a", text, text)], text=text),
        lambda: Line(text, text, button_label=text, check=lambda _value: text, value=text),
    )

    async def script(pilot: "Pilot[int]") -> None:
        app = pilot.app
        assert isinstance(app, AfwegingApp)
        app.say(text)
        app.store_trouble(AfwegingError(errors.STORE_DAMAGED, file=text, reason=text))
        page(pilot).query_one("SearchBox").value = text[:20]  # type: ignore[attr-defined]
        await settled(pilot)
        assert Content(text).plain in str(app.screen.query_one(Banner).render())
        for window in windows:
            app.push_screen(window())
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
            shown = " ".join(picture(pilot).split())
            assert no_control(shown.replace(" ", ""))
            if plain.isascii() and plain.isprintable() and len(app.screen_stack) > 1:
                assert plain in shown
            while len(app.screen_stack) > 1:
                app.pop_screen()
        assert app.return_code in (None, 0)

    play(empty, script, size=(160, 50))


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_a_choice_on_one_line_shows_any_word(words: list[str]) -> None:
    cycle = Cycle([(str(place), word) for place, word in enumerate(words)])
    assert Content(words[0]).plain in Content(f"‹ {words[0]} ›").plain
    assert isinstance(cycle.render(), Content)
    assert isinstance(cycle, Widget)


@given(st.integers(0, 10_000), st.booleans(), st.integers(56, 200))
def test_open_remarks_stand_in_the_row_whole(number: int, example: bool, width: int) -> None:
    shown = lines(entry("x" * 300, "AFW-2026-0001", example=example), width, number)
    assert all(cell_len(line) == width for line in shown)
    word = "opmerking" if number == 1 else "opmerkingen"
    assert (f"{number} {word}]" in shown[0]) == bool(number)
    assert ("[voorbeeld" in shown[0]) == example
