"""What is said about the language of an answer, in both languages."""

from afweging import texts
from afweging.assessment.models import Answer
from afweging.framework.models import Text
from afweging.language.hints import dossier_language, hints
from afweging.language.models import Abbreviation, Forms, Glossary, Term
from afweging.language.telling import explained, in_one_line, in_totals, said
from tests.conftest import assessment

GLOSSARY = Glossary(abbreviations=(Abbreviation(short="EU", full=Text(nl="Europese Unie", en="European Union")),))
LONG = "Woord" + " woord" * 20 + "."


def test_what_is_said(ipcei):
    long, passive, short = (hint for text in (LONG, "Dit wordt onderzocht.", "De ACM.") for hint in hints(text, "nl", GLOSSARY))
    assert said(long) == "Lange zin: 21 woorden. Tot 20 leest een zin gemakkelijk."
    assert said(passive) == "Lijdend: “wordt onderzocht”. Zeg zo mogelijk wie het doet."
    assert said(short) == "“ACM” is niet uitgelegd: schrijf de eerste keer voluit."
    first, second = ipcei.questions[:2]
    written = assessment(ipcei, answers={first.id: Answer(text=f"De AGVO geldt. {LONG}"), second.id: Answer(text="De ACM wordt gehoord.")})
    total = dossier_language(ipcei, written, GLOSSARY)
    assert in_one_line(total).endswith("1 lange zin, 1 lijdende vorm, 2 afkortingen zonder uitleg.")
    assert in_totals(total) == f"Taal: 28 woorden van ongeveer {texts.active().number(total.limit)}, 4 hints."
    texts.use("en")
    assert in_one_line(total).endswith("1 long sentence, 1 passive, 2 abbreviations not explained.")
    assert in_totals(total) == f"Language: 28 words of about {texts.active().number(total.limit)}, 4 hints."


def test_a_dossier_without_hints_says_so(ipcei):
    without = dossier_language(ipcei, assessment(ipcei), GLOSSARY)
    assert in_one_line(without).endswith("geen hints.")
    assert in_totals(without).endswith(", geen hints.")


def test_an_abbreviation_is_explained_in_full_and_a_term_in_plain_words(ipcei):
    term = Term(id="x", name=Text(nl="iks", en="ex"), explanation=Text(nl="Uitleg.", en="Explanation."), forms=Forms(nl=("iks",), en=("ex",)))
    assert explained(term, "nl") == ("iks", "Uitleg.")
    assert explained(GLOSSARY.abbreviations[0], "en") == ("EU", "European Union")
