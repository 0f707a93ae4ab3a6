"""What is not read as a sentence is blanked out; everything else stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.language.masking import readable


@pytest.mark.parametrize(("text", "left"), [
    ("Zie [@F01] en [brief](https://x.nl/a_(b)).", "Zie        en [brief]                    ."),
    ("Adres https://x.nl/staatssteun, of www.x.nl/a.", "Adres                         , of           ."),
    ("Mail a.b@c.nl of <mailto:a@b.nl>.", "Mail          of                ."),
    ("``a ` b`` en `c` en `d", "          en     en `d"),
    ("~~~\nweg\n~~~\nblijft\n```\nweg", "   \n   \n   \nblijft\n   \n   "),
    ("> Een citaat\n> > en meer", "  Een citaat\n    en meer"),
])
def test_what_is_not_read_is_blanked_out(text, left):
    assert readable(text) == left


@given(st.text(st.sampled_from("a `~[]()@F1<>:/.\n\"w"), max_size=150))
def test_every_place_stays_the_same_place(text):
    shown = readable(text)
    assert len(shown) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, shown, strict=True))
    assert readable(shown).count("\n") == text.count("\n")
