"""Lines of a comparison: nothing is lost or read as markup, every line fits, and changes show without colour."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from afweging.assessment.comparison import Direction, Move
from afweging.assessment.models import Citation, Confidential, DeviationReason, FreeSource, Marking, NextMoment, Person, Tick
from afweging.assessment.rewording import PieceKind, pieces
from afweging.assessment.wording import clean
from afweging.editing import Editing
from afweging.library import Library
from afweging.library.differences import move_words, value_words
from afweging.tui.compare.columns import sides
from afweging.tui.compare.diffing import diffed, one_side
from afweging.tui.compare.drawing import Pair, changes
from afweging.tui.compare.pairs import paired
from afweging.tui.compare.wrapping import Sheet, Span, beside, plain, width_of, wrapped
from tests.tui.test_hostile import TEXT
from tests.tui_versions.conftest import LAST_YEAR, OTHER, Case


def read(sheet: Sheet) -> str:
    """A sheet without its line breaks."""
    return " ".join(" ".join(plain(line) for line in sheet.lines).split())


@given(st.lists(TEXT, max_size=4), st.integers(1, 80))
def test_wrapping_loses_no_word_and_keeps_to_its_width(texts: list[str], width: int) -> None:
    lines = wrapped([Span(text) for text in texts], width)
    assert lines
    assert "".join(plain(line) for line in lines).split() == "".join("".join(plain(line) for line in lines)).split()
    assert "".join("".join(plain(line) for line in lines).split()) == "".join("".join(map(clean, texts)).split())
    assert all(width_of(line) <= max(width, 12) for line in lines)


@given(TEXT, TEXT)
def test_a_diff_tells_both_texts_with_marks_around_what_differs(before: str, after: str) -> None:
    found = pieces(before, after)
    shown = "".join(span.text for span in diffed(found))
    assert ("[-" in shown) or not any(piece.kind is PieceKind.REMOVED for piece in found)
    assert ("{+" in shown) or not any(piece.kind is PieceKind.ADDED for piece in found)
    for text, kind in ((before, PieceKind.REMOVED), (after, PieceKind.ADDED)):
        kept = "".join(span.text if span.tone == "plain" else span.text[2:-2].replace("¶", "") for span in one_side(found, kind))
        assert "".join(kept.split()) == "".join(text.split())


def test_what_lies_far_from_a_change_is_left_out_with_a_sign() -> None:
    words = " ".join(f"woord{number}" for number in range(100))
    shown = "".join(span.text for span in diffed(pieces(words, words + " slot")))
    assert "…" in shown
    assert "woord99" in shown
    assert "woord3 " not in shown
    assert shown.endswith("{+slot+}")


def test_two_columns_stand_straight_whatever_is_in_them() -> None:
    left, right = wrapped([Span("漢字 en gewone tekst, é, 👩‍👩‍👧", "removed")], 20), wrapped([Span("kort")], 20)
    for line in beside(left, right, 20):
        before = plain(line).partition(" │ ")[0]
        assert cell_len(before) == 20


@settings(max_examples=15, deadline=None)
@given(TEXT, TEXT, st.integers(40, 170))
def test_any_text_shows_in_a_comparison_and_every_line_fits(
    tmp_path_factory: pytest.TempPathFactory, one: str, other: str, width: int
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    with Library.open(folder / "library.db") as library:
        pair = hostile_pair(library, clean(one), clean(other))
        for sheet in (changes(pair, width), sides(pair, (one, other), width, everything=True)):
            assert all(width_of(line) <= width for line in sheet.lines)
            assert all(stop < len(sheet.lines) for stop in sheet.stops)
            kept = "".join(read(sheet).split())
            for text in (one, other):
                assert "".join(clean(text).split())[:20] in kept


def hostile_pair(library: Library, one: str, other: str) -> Pair:
    """Two states of a dossier that differ in every kind of field."""
    from datetime import date  # noqa: PLC0415 - here alone

    from afweging.assessment.models import Head  # noqa: PLC0415 - here alone

    made = library.new(Head(kenmerk="", title=one, peildatum=date(2026, 6, 1)), reason=one)
    editing = Editing.open(library, made.kenmerk)
    editing.set_head(replace(editing.assessment.head, title=other, tags=(one, other), peildatum=date(2026, 7, 1)))
    editing.set_text("balans", one)
    editing.set_verdict("balans", "onbekend")
    editing.set_missing("balans", other)
    editing.set_note("balans", "13a", one)
    editing.set_confidential("balans", other, "5.2")
    editing.add_source("balans", FreeSource(title=one, place=other, grade="A"))
    editing.set_conclusion(focus=one, conditions=(other,), accumulation=one)
    editing.set_next_moment(other, date(2026, 8, 1))
    editing.set_deviation(one, other, one)
    editing.save()
    return replace(paired(library, f"{made.kenmerk}@1", made.kenmerk), words={"onbekende-controle": other})


def test_a_comparison_of_everything_at_once(case: Case) -> None:
    pair = paired(case.library, f"{case.kenmerk}@1", f"{case.kenmerk}@2")
    assert dict(pair.reasons) == {"alternatieven": "nieuw rapport van het CPB", "impact": "lagere raming"}
    shown = read(changes(pair, 100))
    assert "Reden van de wijziging: nieuw rapport van het CPB" in shown
    assert "Deels een alternatief" in shown or "alternatief" in shown
    assert "Voorwaarde" in shown
    two = paired(case.library, LAST_YEAR, OTHER)
    assert not two.reasons, "reasons belong to one dossier"
    assert read(sides(two, ("een", "twee"), 60)) == read(changes(two, 60, names=("een", "twee"))), "too narrow for two columns"


def test_the_derived_advice_stays_hidden_until_every_verdict_is_there(case: Case) -> None:
    editing = Editing.open(case.library, case.kenmerk)
    editing.set_verdict("impact", None)
    assert editing.save()
    shown = read(changes(paired(case.library, f"{case.kenmerk}@3", case.kenmerk), 100))
    assert "nog niet te zien, 1 vraag zonder oordeel" in shown
    assert "○ weer open" in shown
    assert "Voorwaarde" not in shown
    assert "Stap B" not in shown


@pytest.mark.parametrize(("move", "words"), [
    (Move(Direction.UP, 1), "▲ 1 niveau hoger"), (Move(Direction.UP, 0), "▲ hoger"), (Move(Direction.DOWN, 2), "▼ 2 niveaus lager"),
    (Move(Direction.DOWN, 0), "▼ lager"), (Move(Direction.OPENED, 0), "○ weer open"), (Move(Direction.CLOSED, 0), "● nu beoordeeld"),
    (Move(Direction.NONE, 0), ""),
])
def test_a_direction_is_a_sign_and_a_word(case: Case, move: Move, words: str) -> None:
    assert case.library
    assert move_words(move) == words


def test_every_kind_of_value_reads_as_words(library: Library) -> None:
    from datetime import date  # noqa: PLC0415 - here alone

    framework = library.shipped_framework
    for value, words in (
        (None, "–"), ((), "–"), (True, "ja"), (False, "nee"), (date(2026, 6, 1), "1 juni 2026"), (Marking.INTERN, "intern"),
        (("a", "b"), "a; b"), (Tick(prompt="weg", note="n"), "weg: n"), (Citation(fact="F1", grade="B"), "F1 (B)"),
        (FreeSource(title="t", grade="A"), "t (A)"), (Confidential(text="geheim", ground="5.2"), "geheim (5.2)"),
        (Person(role="lid", name="N."), "lid: N."), (NextMoment(text="later", day=date(2026, 6, 1)), "later, 1 juni 2026"),
        (DeviationReason(reason="r", role="dg", date=date(2026, 6, 1)), "r (dg, 1 juni 2026)"), (3, "3"),
    ):
        assert value_words(value, framework) == words
