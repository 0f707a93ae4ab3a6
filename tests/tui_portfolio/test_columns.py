"""The columns of the matrix: how wide, which are in view, and what stands in them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from afweging import canonical, texts
from afweging.advice.portfolio import Line, line
from afweging.framework.models import Framework
from afweging.library.narrowing import words_of
from afweging.tui.portfolio.columns import FIXED, FIXED_WIDE, columns, first_in_view, fitted, in_view, text, told
from tests.conftest import assessment, by_code


@pytest.fixture(scope="module")
def one(ipcei: Framework) -> Line:
    """A dossier that stops at step B.1."""
    made = assessment(ipcei, by_code(ipcei, "2 4 1 2 2 2 2 1 onb 0 - - -"))
    head = replace(made.head, title="Waterstof", tags=("staal", "Élektrolyse"))
    return line(ipcei, canonical.plain(replace(made, head=head)), number=1)


def test_there_is_a_column_for_each_question_step_and_the_advice(ipcei: Framework) -> None:
    found = columns(ipcei, 80)
    assert [one.head for one in found][:4] == ["Dossier", "1", "2", "3"]
    assert [one.kind for one in found] == ["dossier", *["question"] * 13, *["step"] * 4, "advice"]
    assert found[0].width == FIXED
    wide = columns(ipcei, 160)
    assert wide[0].width == FIXED_WIDE
    assert wide[2].head == "2 Probleem"


@pytest.mark.parametrize("room", [60, 79, 100, 119, 120, 160, 200])
def test_every_text_is_as_wide_as_its_column(ipcei: Framework, one: Line, room: int) -> None:
    for column in columns(ipcei, room):
        assert cell_len(text(column, one)) == column.width
        assert cell_len(text(column, replace(one, cells={}, steps={}, derived=None, draft=True, title="日本" * 40))) == column.width


def test_signs_where_it_is_narrow_and_words_where_there_is_room(ipcei: Framework, one: Line) -> None:
    narrow, wide = columns(ipcei, 80), columns(ipcei, 160)
    assert [text(narrow[place], one) for place in (2, 3, 9, 10, 11)] == [" + ", " ± ", " ? ", " − ", " · "]
    assert text(wide[2], one) == "+ Ernst… "
    assert text(wide[9], one).strip() == "?"
    assert text(narrow[-1], one).startswith("Europees initiatief")
    assert text(narrow[-1], replace(one, chosen=ipcei.ladder.outcome("DEELNAME"))).startswith("! Nederlandse deelname")
    assert text(narrow[-1], replace(one, derived=None)).strip() == "–"


def test_the_cell_under_the_cursor_is_told_in_words(ipcei: Framework, one: Line) -> None:
    said = [told(ipcei, column, one) for column in columns(ipcei, 80)]
    assert said[0] == "concept · verkennen · 1 juni 2026 · staal, Élektrolyse"
    assert said[2] == "2. Probleem: + 4 Ernstig"
    assert said[9] == "9. Staatssteun: ? nog niet te beoordelen"
    assert said[11] == "11. Impact: · niet meer aan de orde"
    assert said[16].endswith("− nee")
    assert said[-1] == "Europees initiatief, maar niet via een IPCEI"
    bare = replace(one, cells={}, steps={}, derived=None, draft=True, tags=())
    assert told(ipcei, columns(ipcei, 80)[2], bare) == "2. Probleem:  niet gevraagd in dit kader"
    assert told(ipcei, columns(ipcei, 80)[0], bare).endswith("nog niet vastgelegd")
    assert told(ipcei, columns(ipcei, 80)[-1], bare).startswith("Nog geen advies")
    deviating = replace(one, chosen=ipcei.ladder.outcome("DEELNAME"))
    assert "(gekozen; afgeleid: Europees" in told(ipcei, columns(ipcei, 80)[-1], deviating)


def test_the_filter_finds_particulars_in_the_language_in_use(one: Line) -> None:
    assert all(word in words_of(one) for word in ("waterstof", "elektrolyse", "2026-06", "concept", "europees"))
    texts.use("en")
    assert "european initiative" in words_of(one)


@given(room=st.integers(40, 220), moves=st.lists(st.integers(-4, 4), max_size=30))
def test_the_column_with_the_cursor_is_always_in_view(ipcei: Framework, room: int, moves: list[int]) -> None:
    found, first, cursor = columns(ipcei, room), 1, 0
    for by in moves:
        cursor = max(0, min(len(found) - 1, cursor + by))
        first = first_in_view(found, first, cursor, room)
        seen = in_view(found, first, room)
        assert cursor == 0 or cursor in seen
        assert list(seen) == list(range(first, first + len(seen)))


def test_no_room_stays_empty_at_the_end(ipcei: Framework) -> None:
    assert first_in_view(columns(ipcei, 79), 15, 18, 220) == 1


def test_a_text_is_cut_with_a_sign_and_holds_no_control_characters() -> None:
    assert fitted("abcdef", 4) == "abc…"
    assert fitted("a\x1b[31m\nb", 8).strip() == "a[31m b"
    assert fitted("abc", 0) == ""
