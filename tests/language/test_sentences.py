"""Where sentences begin and end: abbreviations, numbers, Markdown, and texts nobody would write."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.language.masking import readable
from afweging.language.sentences import sentences


def cut(text):
    return [one.text for one in sentences(text)]


@pytest.mark.parametrize("text", [
    "Zie Kamerstuk 29826, nr. 147 van 8 juli 2022.",
    "Het kost d.w.z. bijv. € 2,3 mld. per jaar.",
    "Op grond van art. 5.1, tweede lid, onder e, Woo blijft dit weg.",
    "Dit geldt t.a.v. ca. 20 bedrijven o.a. in Eindhoven.",
    "De heer prof. dr. J. de Vries sprak erover.",
    "Vgl. Min. 3 en blz. 12.",
    "Het aandeel is 16.8% van het geheel",
    "See Parliamentary Paper 29826, no. 147 of 8 July.",
    "This holds for some firms, e.g. ASML, i.e. the largest.",
    "De regeling (Stcrt. 2025, 30222) geldt vanaf 1 jan. 2026 en vervangt o.m. Stb. 2018, 141.",
    "Bedrijven, w.o. ASML, doen mee.",
    "Wat nu? vroeg hij.",
    "IPCEI's (vgl. [bron](https://x.nl/a.b)) blijven nodig.",
])
def test_one_sentence_stays_whole(text):
    assert len(cut(text)) == 1


@pytest.mark.parametrize(("text", "parts"), [
    ("Dit is één. Dat is twee.", ["Dit is één.", "Dat is twee."]),
    ("De EU, de VS, enz. Dat is zo.", ["De EU, de VS, enz.", "Dat is zo."]),
    ("Is dat zo? Ja! Zeker.", ["Is dat zo?", "Ja!", "Zeker."]),
    ("Hij zei: “Dat kan niet.” Daarna ging het door.", ["Hij zei: “Dat kan niet.”", "Daarna ging het door."]),
    ("**Publiek belang.** Het gaat om veiligheid.", ["**Publiek belang.**", "Het gaat om veiligheid."]),
    ("Doel is:\n- samen ontwikkelen;\n- naar Europa brengen.\n\nDaarna volgt meer.",
     ["Doel is:", "samen ontwikkelen;", "naar Europa brengen.", "Daarna volgt meer."]),
    ("# Kop\nTekst zonder punt\n1. eerste\n2) tweede", ["Kop", "Tekst zonder punt", "eerste", "tweede"]),
    ("Voor.\n\n| a | b |\n|---|---|\n| c. D | d |\nNa.", ["Voor.", "Na."]),
    ("Over\ntwee regels. En door.", ["Over\ntwee regels.", "En door."]),
    ("Het doel van 3% R&D. In 2030 pas.", ["Het doel van 3% R&D.", "In 2030 pas."]),
    ("Punt 4 vervalt. 5 blijft.", ["Punt 4 vervalt.", "5 blijft."]),
    ("Nee is geen no. Dat weet men.", ["Nee is geen no.", "Dat weet men."]),
    ("> Een citaat. Nog een.", ["Een citaat.", "Nog een."]),
    ("```\ncode. Met punt.\n```\nTekst.", ["Tekst."]),
    ("Voor `a. B` na. Dan.", ["Voor        na.", "Dan."]),
    ("", []), ("  \n\n ", []), ("...", []), ("[@F01]", []),
])
def test_where_sentences_end(text, parts):
    assert cut(text) == parts


def test_a_long_word_in_front_of_a_point_is_no_abbreviation():
    assert len(cut("Verduurzamingsopgave. Dat is lang.")) == 2


@given(st.text(st.sampled_from("aAz.?! \n-*#|[@F1]()`<>~/:“”nr1é"), max_size=120))
def test_places_are_those_of_the_text(text):
    found = sentences(text)
    shown = readable(text)
    assert len(shown) == len(text)
    assert [one.text for one in found] == [shown[one.start:one.end] for one in found]
    assert all(one.start < one.end and one.text == one.text.strip() for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    if not any(sign in text for sign in "|1-*#a"):  # without tables and openings nothing that is read is left out
        inside = {place for one in found for place in range(one.start, one.end)}
        assert not [sign for place, sign in enumerate(shown) if place not in inside and sign.isalnum()]


@given(st.text(max_size=300))
def test_any_text_has_sentences_without_trouble(text):
    for one in sentences(text):
        assert 0 <= one.start < one.end <= len(text)
