"""The passive voice in Dutch: sentences with a verdict by hand, and every rule both ways."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from afweging.language.passive_nl import is_participle, passives

LABELLED = yaml.safe_load((Path(__file__).parents[1] / "data" / "passive_sentences.yaml").read_text(encoding="utf-8"))["nl"]


def test_no_active_sentence_is_called_passive_and_most_passives_are_found():
    """In doubt nothing is said: every hint is right here, though not every passive gets one."""
    assert [text for text in LABELLED["active"] if passives(text)] == []
    assert sum(1 for text in LABELLED["passive"] if passives(text)) / len(LABELLED["passive"]) >= 0.7


@pytest.mark.parametrize(("text", "verbs"), [
    ("De steun wordt door de Commissie goedgekeurd.", ["wordt … goedgekeurd"]),
    ("Dat moet nog worden onderzocht.", ["worden onderzocht"]),
    ("Zodra het besluit genomen wordt, volgt een brief.", ["genomen wordt"]),
    ("Het doel kan niet bereikt zou kunnen worden.", ["bereikt … worden"]),
    ("De voorwaarden zijn vastgelegd.", ["zijn vastgelegd"]),
    ("Het project is in 2022 ingediend.", ["is … ingediend"]),
    ("Of de brief ingediend is, weten we niet.", ["ingediend is"]),
    ("Het wordt gekozen; daarna wordt alles gebouwd.", ["wordt gekozen", "wordt … gebouwd"]),
    ("Dit evenwicht wordt «open» genoemd.⁶", ["wordt … genoemd"]),
])
def test_a_dutch_passive_is_named_by_its_verbs(text, verbs):
    assert list(passives(text)) == verbs


@pytest.mark.parametrize("text", [
    "Het wordt een verplicht onderdeel.",          # between an article and a noun
    "De keuze wordt gericht beleid.",              # in front of a noun
    "De steun wordt meer gericht op kleine firma's en heeft effect.",
    "De minister heeft zijn plan ingediend.",      # "zijn" belongs to the plan
    "De vraag is gestegen.",                       # something happened, nobody did it
    "Dit wordt wat het kabinet heeft gekozen.",    # another verb between them
    "Het wordt bekend.", "Wordt het beter?", "Worden", "Is", "gemaakt", "", "Of het ingediend is.", "Gekozen wordt er zelden goed.",
])
def test_what_is_no_dutch_passive_or_a_doubtful_one(text):
    assert passives(text) == ()


@pytest.mark.parametrize("word", ["gemaakt", "aangetoond", "verstrekt", "onderzocht", "meegewogen", "geïnvesteerd", "herzien", "ingezet"])
def test_participles(word):
    assert is_participle(word)


@pytest.mark.parametrize("word", ["gebied", "beleid", "bekend", "geld", "gemeente", "bedrijven", "maken", "stijgen", "verplicht"])
def test_words_that_are_no_participle(word):
    assert not is_participle(word)


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_trouble(text):
    assert passives(text) == passives(text)
    assert passives(f"{text} wordt is {text}") is not None
