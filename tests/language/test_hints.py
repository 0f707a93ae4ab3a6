"""Hints on answers: right sentences, right places, one first use in a dossier, and never any trouble."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.assessment.models import Answer
from afweging.assessment.wording import count_words
from afweging.framework.models import Text
from afweging.language.hints import dossier_language, hints, question_language
from afweging.language.models import Abbreviation, Glossary, Kind
from tests.conftest import assessment

GLOSSARY = Glossary(abbreviations=(Abbreviation(short="EU", full=Text(nl="Europese Unie", en="European Union")),))
LONG = "Woord" + " woord" * 20 + "."
FITS = "Woord" + " woord" * 19 + "."


def kinds(text, language="nl"):
    return [hint.kind for hint in hints(text, language, GLOSSARY)]


@pytest.mark.parametrize(("text", "found"), [
    (LONG, [Kind.LONG]), (FITS, []), (f"{FITS} {FITS}", []), (f"{FITS[:-1]} [@F01].", []),
    ("Dit wordt onderzocht.", [Kind.PASSIVE]), ("Wij onderzoeken dit.", []),
    ("De AGVO geldt.", [Kind.ABBREVIATION]), ("De EU beslist.", []), ("", []),
    ("De AGVO wordt herzien.", [Kind.PASSIVE, Kind.ABBREVIATION]),
    ("| AGVO | steun |\n|---|---|\n| JTF | x |\n\nDe ACM gaat.", [Kind.ABBREVIATION] * 3),
    ("Eerst dit.\n| AGVO | steun |", [Kind.ABBREVIATION]),
])
def test_what_gets_a_hint(text, found):
    assert kinds(text) == found


def test_the_language_decides_which_passive_is_looked_for():
    assert kinds("The aid is granted.", "en") == [Kind.PASSIVE]
    assert kinds("The aid is granted.", "nl") == []


def test_a_hint_points_to_its_sentence():
    text = f"Kort. {LONG}\n\n- De JTF wordt gevuld.\n\n| AGVO | x |\n|---|---|\n| a | ACM |"
    found = hints(text, "nl", GLOSSARY)
    assert [text[hint.start:hint.end] for hint in found] == [LONG, "De JTF wordt gevuld.", "De JTF wordt gevuld.", "| AGVO | x |", "| a | ACM |"]
    assert [hint.words for hint in found] == [21, 4, 4, 2, 2]
    assert [hint.found for hint in found] == ["", "wordt gevuld", "JTF", "AGVO", "ACM"]


@given(st.text(max_size=300), st.sampled_from(["nl", "en"]))
def test_any_text_is_looked_at_without_trouble(text, language):
    found = hints(text, language, GLOSSARY)
    assert found == hints(text, language, GLOSSARY)
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)


@pytest.mark.parametrize("piece", [
    "a", ".", "`", "(", "](", "<a", "worden ", "AB ", "AB (", "x. ", "nr. ", "> ", "\n", " ", "*", "```\n", "| ", "a@", "a.", "https://", "be "])
def test_a_long_text_that_nobody_would_write_is_looked_at_as_well(piece):
    text = piece * 20_000
    for language in ("nl", "en"):
        assert all(0 <= hint.start < hint.end <= len(text) for hint in hints(text, language, GLOSSARY))


@given(st.lists(st.sampled_from([LONG, FITS, "De AGVO wordt herzien.", "De ACM (Autoriteit) gaat.", "- Is ingediend.", "| JTF |", "\n"]),
                max_size=8).map("\n".join))
def test_hints_stand_in_the_order_of_the_text(text):
    found = [hint.start for hint in hints(text, "nl", GLOSSARY)]
    assert found == sorted(found)


@pytest.fixture
def written(ipcei):
    first, second, third = ipcei.questions[:3]
    return assessment(ipcei, answers={
        first.id: Answer(text="De AGVO geldt."), second.id: Answer(text=f"De AGVO geldt nog. {LONG}"),
        third.id: Answer(text="Dit wordt onderzocht door de ACM.")})


def test_an_abbreviation_gets_a_hint_once_in_a_dossier(ipcei, written):
    found = dossier_language(ipcei, written, GLOSSARY)
    assert [[hint.kind for hint in one.hints] for one in found.questions[:3]] == [
        [Kind.ABBREVIATION], [Kind.LONG], [Kind.PASSIVE, Kind.ABBREVIATION]]
    assert found.counts == {Kind.LONG: 1, Kind.PASSIVE: 1, Kind.ABBREVIATION: 2}
    assert found.questions[1] == question_language(ipcei, written, ipcei.questions[1], GLOSSARY)


def test_an_abbreviation_in_the_title_is_known(ipcei, written):
    titled = replace(written, head=replace(written.head, title="De AGVO van nu"))
    assert dossier_language(ipcei, titled, GLOSSARY).counts[Kind.ABBREVIATION] == 1


def test_words_are_counted_as_on_the_screen_against_the_soft_limits(ipcei, written):
    found = dossier_language(ipcei, written, GLOSSARY)
    assert [one.words for one in found.questions] == [count_words(written.answer(one.id).text) for one in ipcei.questions]
    assert found.words == sum(one.words for one in found.questions)
    assert found.limit == sum(one.word_limit for one in ipcei.questions)
    assert [one.number for one in found.questions] == list(range(1, 15))
