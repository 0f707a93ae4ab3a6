"""The passive voice in English: sentences with a verdict by hand, and every rule both ways."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from afweging.language.passive_en import passives

LABELLED = yaml.safe_load((Path(__file__).parents[1] / "data" / "passive_sentences.yaml").read_text(encoding="utf-8"))["en"]


def test_no_active_sentence_is_called_passive_and_most_passives_are_found():
    """In doubt nothing is said: every hint is right here, though not every passive gets one."""
    assert [text for text in LABELLED["active"] if passives(text)] == []
    assert sum(1 for text in LABELLED["passive"] if passives(text)) / len(LABELLED["passive"]) >= 1.0


@pytest.mark.parametrize(("text", "verbs"), [
    ("The aid was approved.", ["was approved"]),
    ("It has not yet been shown and cannot be clearly measured.", ["been shown", "be … measured"]),
    ("There are scoped proposals.", []), ("They are interested.", []), ("It is", []), ("It is not", []), ("It is red", []), ("", []),
])
def test_an_english_passive_is_named_by_its_verbs(text, verbs):
    assert list(passives(text)) == verbs


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_trouble(text):
    assert passives(text) == passives(text)
    assert passives(f"{text} wordt is {text}") is not None
