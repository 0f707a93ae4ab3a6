"""Pastes with escape codes, in any pieces the terminal sends them in; and bytes that are no UTF-8."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from afweging.tui.paste import PasteParser, forgiving

START, END = "\x1b[200~", "\x1b[201~"


def parsed(*pieces: str) -> list[events.Event]:
    """What the parser makes of what a terminal sends."""
    parser = PasteParser()
    return [event for piece in pieces for event in parser.feed(piece) if isinstance(event, events.Event)]


@given(text=st.text(st.sampled_from("ab\x1b[]m~201\x11\x07;é\n")), cuts=st.lists(st.integers(0, 60), max_size=5))
def test_a_paste_stays_one_paste_whatever_is_in_it_and_however_it_arrives(text: str, cuts: list[int]) -> None:
    text = text.replace(END, "")
    sent = f"{START}{text}{END}x"
    places = sorted({0, len(sent), *(min(cut, len(sent)) for cut in cuts)})
    found = parsed(*(sent[a:b] for a, b in pairwise(places)))
    pastes = [event.text for event in found if isinstance(event, events.Paste)]
    assert "".join(pastes) == text.replace("\x1b", "")
    assert [event.character for event in found if isinstance(event, events.Key)] == ["x"]


@pytest.mark.parametrize(("sent", "key"), [("\x1b[20~", "f9"), ("\x1b[A", "up"), ("\x1bOP", "f1"), ("q", "q")])
def test_keys_are_keys_as_ever(sent: str, key: str) -> None:
    assert [event.key for event in parsed(sent) if isinstance(event, events.Key)] == [key]


def test_bytes_that_are_no_text_show_as_a_sign() -> None:
    decode = forgiving("utf-8")().decode
    assert decode(b"caf\xe9 \xc3") == "caf\ufffd "
    assert decode(b"\xa9", final=True) == "é"
