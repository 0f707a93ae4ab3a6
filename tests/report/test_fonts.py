"""What the shipped fonts can draw, and what happens to the rest."""

import time

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from afweging.report import fonts


def test_every_face_is_shipped_static_and_covers_what_coverage_says() -> None:
    for name in fonts.FACES.values():
        font = TTFont(fonts.FOLDER / name)
        assert "fvar" not in font
        assert fonts.covered() - set("\t\n\r") <= set(map(chr, font.getBestCmap()))
    assert "OPEN FONT LICENSE" in (fonts.FOLDER / "LICENSE.txt").read_text().upper()


@pytest.mark.parametrize("text", ["bíj́na ĳ", "CO₂ ≥ €", "Ελλάδα", "Жук", "ğ ł Ĳ", "✓ − ± ·", "a\tb\nc", "“x” – …"])
def test_what_a_dossier_needs_can_be_drawn(text: str) -> None:
    assert fonts.missing(text) == ()
    assert fonts.printable(text) == text


@pytest.mark.parametrize(("text", "shown"), [
    ("😀", "[U+1F600]"), ("漢字", "[U+6F22][U+5B57]"), ("\ue000", "[U+E000]"), ("a\x0bb", "ab"), ("a\u200db\u00adc\u202e", "abc"),
    ("\ufffe", "[U+FFFE]"), ("\ud800", "[U+D800]"), ("✅\ufe0f", "[U+2705]"), ("e\u0301", "é"),
])
def test_the_rest_is_shown_by_number_or_was_invisible(text: str, shown: str) -> None:
    assert fonts.printable(text) == shown


@given(st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    assert set(fonts.printable(text)) <= fonts.covered()
    assert fonts.missing(fonts.printable(text)) == ()


def test_messages_name_the_place_once_with_all_its_characters() -> None:
    found = fonts.unprintable([("vraag 4", "a😀"), ("vraag 4", "漢"), ("vraag 5", "gewoon")])
    assert found == (fonts.Unprintable("vraag 4", ("漢", "😀")),)
    assert found[0].shown == "[U+6F22] [U+1F600]"


def test_long_words_may_break_but_tags_and_entities_stay_whole() -> None:
    address = "https://example.org/" + "p" * 200
    page = fonts.printable_html(f'<a href="{address}">{"&amp;" * 130}</a> kort 😀')
    assert f'<a href="{address}">' in page
    assert page.count("\u200b") == 2
    assert page.replace("\u200b", "") == f'<a href="{address}">{"&amp;" * 130}</a> kort [U+1F600]'


def test_a_word_of_sixty_does_not_break_and_one_of_sixty_one_does() -> None:
    assert fonts.softened("a" * 60) == "a" * 60
    assert fonts.softened("a" * 61) == "a" * 60 + "\u200ba"


def test_checking_a_full_report_costs_milliseconds() -> None:
    text = "Een zin van gewone lengte over beleid. " * 5_000
    fonts.covered()
    begin = time.perf_counter()
    fonts.printable_html(text)
    assert time.perf_counter() - begin < 1
