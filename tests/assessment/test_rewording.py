"""The word diff: exact to the letter, readable, and bounded in time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.assessment import rewording
from afweging.assessment.rewording import Piece, PieceKind, pieces, text_after, text_before
from tests.assessment.strategies import clean_texts

LONG = st.lists(st.sampled_from(("de", "steun", "markt", "de", ",", ".", "\n", "\n\n", "is", "niet", "  ")), max_size=60).map(" ".join)


def shown(before: str, after: str) -> str:
    """The diff as the command line writes it."""
    marks = {PieceKind.EQUAL: "{}", PieceKind.ADDED: "{{+{}+}}", PieceKind.REMOVED: "[-{}-]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(before, after))


@given(clean_texts | LONG, clean_texts | LONG)
def test_the_pieces_are_both_texts_to_the_letter(before: str, after: str) -> None:
    found = pieces(before, after)
    assert text_before(found) == before
    assert text_after(found) == after
    assert all(piece.text for piece in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))


@given(clean_texts)
def test_a_text_beside_itself_stays(text: str) -> None:
    assert pieces(text, text) == ((Piece(PieceKind.EQUAL, text),) if text else ())


@pytest.mark.parametrize(("before", "after", "expected"), [
    ("De markt faalt.", "De markt faalt niet.", "De markt faalt{+ niet+}."),
    ("De markt faalt hier.", "De markt slaagt hier.", "De markt [-faalt-]{+slaagt+} hier."),
    ("Een twee", "Een twee", "Een twee"),
    ("Een twee", "Een\n\ntwee", "Een[- -]{+\n\n+}twee"),
    ("Zie [@F15] hier.", "Zie [@F16] hier.", "Zie [-[@F15]-]{+[@F16]+} hier."),
    ("", "Nieuw", "{+Nieuw+}"),
    ("Oud", "", "[-Oud-]"),
    ("  vooraan", "vooraan", "[-  -]vooraan"),
    ("Een hele andere zin de lezer.", "Nog iets wat de wereld raakt!", "[-Een hele andere zin de lezer.-]{+Nog iets wat de wereld raakt!+}"),
])
def test_it_reads_as_a_person_would_mark_it(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_very_long_texts_are_compared_by_line_and_then_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewording, "PAIRS", 12)
    assert shown("de a de\nde markt faalt\nx de y", "de b de\nde markt faalt\nz de w") == (
        "de [-a-]{+b+} de\nde markt faalt\n[-x-]{+z+} de [-y-]{+w+}")
    monkeypatch.setattr(rewording, "PAIRS", 0)
    assert shown("de de x de", "x de x") == "[-de de x de-]{+x de x+}"
    monkeypatch.setattr(rewording, "PAIRS", 2)
    assert shown("a a a\nb b\nc c\n", "d a a a\nb b\nc c c\n") == "{+d +}a a a\nb b\nc c[-\n-]{+ c\n+}"


def test_texts_of_a_hundred_thousand_words_come_to_an_end() -> None:
    before = "\n".join(f"regel {number % 7} de de de de de de de de van het" for number in range(9_000))
    after = "\n".join(f"de regel {number % 5} van van het de het de de het" for number in range(9_000))
    assert [piece.kind for piece in pieces(before, after)] == [PieceKind.REMOVED, PieceKind.ADDED]
