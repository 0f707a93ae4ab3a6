"""Terms in texts: every form in the language asked, the longest first, never where nothing is read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import shipped
from afweging.assessment.models import Answer, Conclusion, Confidential, DeviationReason, NextMoment, Tick
from afweging.language.loading import load
from afweging.language.models import Glossary
from afweging.language.recognising import finder, looked_up, terms_at, terms_of, terms_used, texts_of
from tests.conftest import assessment

GLOSSARY = load(shipped.glossary())


def terms_in(glossary, text, language):
    """Every place where a text uses a term."""
    return tuple(finder(glossary, language).occurrences(text))


def named(text, language="nl"):
    return [(one.term.id, text[one.start:one.end]) for one in terms_in(GLOSSARY, text, language)]


@pytest.mark.parametrize(("text", "found"), [
    ("Staatssteun", [("staatssteun", "Staatssteun")]),
    ("het EU-staatssteunkader", [("staatssteun", "staatssteunkader")]),
    ("twee lidstaten", [("lidstaat", "lidstaten")]),
    ("publieke\nbelangen", [("publiek-belang", "publieke\nbelangen")]),
    ("Open strategische autonomie", [("open-strategische-autonomie", "Open strategische autonomie")]),
    ("risicovolle strategische afhankelijkheden", [("strategische-afhankelijkheid", "risicovolle strategische afhankelijkheden")]),
    ("het afgeleide advies is een advies", [("afgeleid-advies", "afgeleide advies"), ("advies", "advies")]),
    ("de IPCEI-mededeling over IPCEI's", [("mededeling", "IPCEI-mededeling"), ("ipcei", "IPCEI's")]),
    ("FID en fid", [("eerste-industriele-toepassing", "FID")]),
    ("kamerbrieven en Kamerstuk 29826", [("kamerbrief", "kamerbrieven"), ("kamerstuk", "Kamerstuk")]),
    ("kabinetsadvies, lidstatenoverleg, kenmerken", []),
    ("[@advies] `advies` [hier](https://x.nl/advies) https://x.nl/staatssteun", []),
    ("", []), ("state aid", []),
])
def test_dutch_terms(text, found):
    assert named(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("State aid and state-aid rules", [("staatssteun", "State aid"), ("staatssteun", "state-aid")]),
    ("a claw-back clause", [("terugvorderingsmechanisme", "claw-back")]),
    ("counterfactual scenarios", [("nulscenario", "counterfactual scenarios")]),
    ("the Communication, not communication", [("mededeling", "Communication")]),
    ("member states", [("lidstaat", "member states")]), ("staatssteun", []), ("effectively", [("doeltreffend", "effectively")]),
])
def test_english_terms(text, found):
    assert named(text, "en") == found


def test_every_term_is_found_by_its_own_name_in_both_languages():
    for term in GLOSSARY.terms:
        for language in ("nl", "en"):
            name = term.name.at(language).replace("(pre)", "").replace("(pre-)", "")
            assert term in terms_used(GLOSSARY, [name], language), (term.id, language)


def test_no_form_is_hidden_behind_another_term():
    for term in GLOSSARY.terms:
        for language in ("nl", "en"):
            for form in term.forms.at(language):
                found = terms_in(GLOSSARY, form.replace("*", ""), language)
                assert [one.term.id for one in found] == [term.id], form


@given(st.text(max_size=200), st.sampled_from(["nl", "en"]))
def test_any_text_is_read_without_trouble(text, language):
    mixed = f"{text} staatssteun {text} member state"
    found = terms_in(GLOSSARY, mixed, language)
    assert found == terms_in(GLOSSARY, mixed, language)
    assert all(0 <= one.start < one.end <= len(mixed) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_without_a_glossary_there_are_no_terms():
    assert terms_in(Glossary(), "staatssteun", "nl") == ()


def test_terms_of_an_assessment_stand_in_order_of_appearance(ipcei):
    first, second = ipcei.questions[0].id, ipcei.questions[1].id
    written = assessment(
        ipcei,
        answers={second: Answer(missing="lidstaat", text="marktfalen, lidstaat", ticks=(Tick(prompt="2a", note="nuloptie"),),
                                confidential=Confidential(text="staatssteun", ground="5.1.1.c")),
                 first: Answer(text="waardeketen")},
        conclusion=Conclusion(focus="weerbaarheid", conditions=("paraaf",), accumulation="opschaling",
                              deviation=DeviationReason(reason="penvoerder", role="x", date=assessment(ipcei).head.peildatum),
                              next_moment=NextMoment(text="beslismoment")))
    order = ["waardeketen", "lidstaat", "marktfalen", "nuloptie", "staatssteun", "weerbaarheid", "paraaf", "opschaling", "penvoerder",
             "beslismoment"]
    assert [term.id for term in terms_of(GLOSSARY, ipcei, written)] == order
    assert "".join(texts_of(ipcei, assessment(ipcei))) == ""


def test_terms_at_a_question_are_those_of_question_guidance_and_answer_then_the_abbreviations(ipcei):
    question = next(one for one in ipcei.questions if one.id == "staatssteun")
    dutch = assessment(ipcei, answers={question.id: Answer(text="Een paraaf van RVO, niet van ABC.")})
    found = [getattr(one, "id", None) or one.short for one in terms_at(GLOSSARY, question, dutch, "en")]
    assert found[0] == "staatssteun"
    assert found.index("paraaf") > found.index("staatssteun")
    assert found[-1] == "RVO"
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("word", "found"), [
    ("staatssteun", ["staatssteun"]), ("State  aid", ["staatssteun"]), ("lidstaten", ["lidstaat"]), ("rvo", ["RVO"]), ("FID", ["eerste-industriele-toepassing"]),
    ("afhankelijk", ["strategische-afhankelijkheid"]), ("planbureau", ["CPB", "PBL"]), ("xyz", []), (" ", []),
])
def test_looking_a_word_up(word, found):
    assert [getattr(one, "id", None) or one.short for one in looked_up(GLOSSARY, word)] == found
