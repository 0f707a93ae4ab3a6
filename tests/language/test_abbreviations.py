"""Abbreviations: what is one, where it is explained, and which are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.framework.models import Text
from afweging.language.abbreviations import abbreviations, unexplained
from afweging.language.models import Abbreviation, Forms, Glossary, Term

GLOSSARY = Glossary(
    terms=(Term(id="fid", name=Text(nl="f", en="f"), explanation=Text(nl="x", en="x"), forms=Forms(nl=("FID", "first"), en=("FID",))),),
    abbreviations=(Abbreviation(short="RVO", full=Text(nl="Rijksdienst", en="Agency")),))


@pytest.mark.parametrize(("text", "shorts"), [
    ("De AIV en het PBL.", ["AIV", "PBL"]), ("R&D, SDE++ en CO₂.", ["R&D", "SDE++", "CO₂"]), ("Hij zag IPCEI's en NGF’s.", ["IPCEI", "NGF"]),
    ("AI-chips en het JTF-fonds", ["AI", "JTF"]), ("COM(2022) 45", ["COM"]), ("de O&O&I-regels", ["O&O&I"]), ("EII", ["EII"]),
])
def test_what_is_an_abbreviation(text, shorts):
    assert [one.short for one in abbreviations(text)] == shorts
    assert [text[one.start:one.end] for one in abbreviations(text)] == shorts


@pytest.mark.parametrize("text", [
    "hoofdstuk XIV", "deel II", "AFW-2026-0001", "vraag B1", "F15 en [@F15]", "PhotonDelta", "De Kamer", "NIET DOEN", "HEEL BELANGRIJK VOOR EU",
    "`ABC`", "[x](https://ABC.nl)", "EU/VS", "Hy2Tech", "BELANGRIJKHEID", "EUx", "www.ABC.nl",
])
def test_what_is_none(text):
    assert abbreviations(text) == ()


@pytest.mark.parametrize("text", [
    "de Algemene groepsvrijstellingsverordening (AGVO) geldt", "De energie-intensieve industrie (hierna: EII) groeit",
    "AGVO (Algemene groepsvrijstellingsverordening) geldt", "de Autoriteit (“ACM”) besluit", "General block exemption (hereafter GBER) holds",
])
def test_explained_where_it_stands(text):
    assert [one.explained for one in abbreviations(text)] == [True]
    assert unexplained(text, GLOSSARY) == ()


@pytest.mark.parametrize("text", ["De AGVO geldt.", "(AGVO)", "AGVO (2014)", "zie (de AGVO)", "AGVO (nr. 3)"])
def test_not_explained_where_it_stands(text):
    assert [one.short for one in unexplained(text, GLOSSARY)] == ["AGVO"]


def test_only_the_first_use_counts():
    assert [one.start for one in unexplained("De ACM zegt dat de ACM (Autoriteit Consument en Markt) gaat.", GLOSSARY)] == [3]
    assert unexplained("De Autoriteit Consument en Markt (ACM) komt. De ACM gaat.", GLOSSARY) == ()
    assert unexplained("De ACM.", GLOSSARY, {"ACM"}) == ()


def test_known_ones_and_those_of_a_term_need_no_explanation():
    assert GLOSSARY.shorts == {"RVO", "FID"}
    assert unexplained("RVO toetst de FID.", GLOSSARY) == ()


@given(st.text(st.sampled_from("ABC&+2 a()-'s.\n`["), max_size=80))
def test_places_are_those_of_the_text(text):
    found = abbreviations(text)
    assert [text[one.start:one.end] for one in found] == [one.short for one in found]
    assert list(unexplained(text, GLOSSARY)) == sorted(unexplained(text, GLOSSARY), key=lambda one: one.start)
