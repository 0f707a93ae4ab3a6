"""The variants of the example dossiers: those in English say the same as the Dutch ones; second judgements differ as meant."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from afweging import shipped
from afweging.advice.judge import advise
from afweging.advice.models import Duty
from afweging.assessment.interchange import fit, read, to_json, to_yaml
from afweging.assessment.models import Answer, Status
from afweging.assessment.wording import citations, clean, count_words
from afweging.evidence.models import Standing
from afweging.framework.models import UNKNOWN
from afweging.language.hints import dossier_language
from afweging.language.loading import load as load_glossary
from afweging.language.models import Glossary, Kind
from afweging.report.fonts import missing
from tests.test_seeds import ADDRESSED, FILES, ROOT, SURNAMES, evidence, example, framework, texts

DOSSIERS = ROOT / "seeds" / "dossiers"
ENGLISH = sorted((DOSSIERS / "en").rglob("*.yaml"))
SECOND = sorted((DOSSIERS / "second").glob("*.yaml"))
SECOND_EN = sorted((DOSSIERS / "en" / "second").glob("*.yaml"))
ALL = (*ENGLISH, *SECOND)

DUTCH = re.compile(
    r"\b(?:de|het|een|en|van|niet|voor|met|zijn|wordt|deze|dat|ook|bij|naar|door|maar|geen|uit|als|nog|naast|lidstaten|bedrijven|"
    r"steun|kabinet|vraag|oordeel|voordelen|nadelen|miljoen|miljard|directie|beleidsmedewerker|januari|februari|maart|mei|juni|juli|"
    r"augustus|oktober)\b|€|\d,\d%", re.IGNORECASE)
TITLES = ("Slimme industriepolitiek: een opdracht voor Nederland in de EU", "Relatieve specialisatie Nederlandse economie 2022",
          "Zes Nederlandse projecten aangemeld voor deelname IPCEI micro-elektronica", "Kamerbrief Industriebeleid met focus",
          "Grip op control points")
"""Official titles keep the language they were published in; nothing else in an English dossier may be Dutch."""

NAMES = {"SMART", "NXTGEN"}
"""Parts of names that look like abbreviations."""

english = pytest.mark.parametrize("file", ENGLISH, ids=lambda file: str(file.relative_to(DOSSIERS / "en")))
judgements = pytest.mark.parametrize("file", [*SECOND, *SECOND_EN], ids=lambda file: str(file.relative_to(DOSSIERS)))
every = pytest.mark.parametrize("file", ALL, ids=lambda file: str(file.relative_to(DOSSIERS)))


@dataclass(frozen=True)
class Differs:
    """What a second judgement is meant to show (domain 6): which of its verdicts differ, and what follows from all of them."""

    verdicts: dict[str, str]
    possible: tuple[str, ...]
    conditions: tuple[str, ...]
    stacked: bool = False
    """Whether it warns that many conditions hold only partly (rule R8)."""


DIFFERS = {
    "voorbeeld-me2": Differs(
        verdicts={"alternatieven": "deels-alternatief", "impact": "aanmerkelijk"},
        possible=("DEELNAME_MITS",), conditions=("alternatieven",),
    ),
    "voorbeeld-cic": Differs(
        verdicts={"balans": "in-evenwicht"}, possible=("DEELNAME_MITS",), stacked=True,
        conditions=("innovatie", "staatssteun", "alternatieven", "impact", "bereidheid", "balans"),
    ),
    "voorbeeld-ai": Differs(
        verdicts={"alternatieven": "deels-alternatief", "impact": UNKNOWN, "bereidheid": UNKNOWN, "balans": UNKNOWN},
        possible=("IPCEI_GEEN_DEELNAME", "DEELNAME_MITS"), conditions=("innovatie", "staatssteun", "alternatieven"),
    ),
    "voorbeeld-biotech": Differs(verdicts={"meerwaarde": "nationaal-volstaat"}, possible=("NATIONAAL",), conditions=()),
}


@cache
def glossary() -> Glossary:
    return load_glossary(shipped.glossary())


def dutch(file: Path) -> Path:
    """The Dutch file an English one is the counterpart of."""
    return DOSSIERS / file.relative_to(DOSSIERS / "en")


def marks(answer: Answer) -> dict[str, object]:
    """Everything of an answer that is not language."""
    return {
        "verdict": answer.verdict, "facts": answer.facts, "cited": citations(answer.text), "missing": bool(answer.missing),
        "ticks": [(tick.prompt, tick.effect, bool(tick.note)) for tick in answer.ticks],
        "sources": [(source.grade, source.place) for source in answer.sources],
        "closed": answer.confidential and answer.confidential.ground, "bullets": answer.text.count("\n- "),
        "rows": answer.text.count("\n|"), "owned": bool(answer.owner),
        "figures": sorted(re.findall(r"\d+", re.sub(r"\[@\w+\]", "", answer.text.replace(",", ".")))),
    }


# --- in English ---------------------------------------------------------------------------------------------------

def test_two_examples_are_written_in_english_and_one_of_their_second_judgements() -> None:
    assert [str(file.relative_to(DOSSIERS / "en")) for file in ENGLISH] == [
        "second/voorbeeld-me2.yaml", "voorbeeld-ast.yaml", "voorbeeld-me2.yaml"]
    assert all(example(file).head.language == "en" for file in ENGLISH)


@english
def test_the_english_one_says_the_same(file: Path) -> None:
    found, original = example(file), example(dutch(file))
    for name in ("kenmerk", "peildatum", "phase", "status", "budget", "classification", "example", "second_of"):
        assert getattr(found.head, name) == getattr(original.head, name), name
    assert len(found.head.tags) == len(original.head.tags)
    assert found.framework == original.framework
    assert set(found.answers) == set(original.answers)
    for question in original.answers:
        assert marks(found.answer(question)) == marks(original.answer(question)), question
    assert advise(framework(), found) == advise(framework(), original)
    ours, theirs = found.conclusion, original.conclusion
    assert (ours.outcome, len(ours.conditions), bool(ours.focus)) == (theirs.outcome, len(theirs.conditions), bool(theirs.focus))
    assert bool(ours.next_moment) == bool(theirs.next_moment)


@english
def test_no_dutch_is_left(file: Path) -> None:
    for place, text in texts(example(file)).items():
        bare = re.sub("|".join(map(re.escape, TITLES)), "", text)
        assert not DUTCH.search(bare), f"{place}: «{DUTCH.search(bare)}»"
    head = example(file).head
    assert head.member_state == "the Netherlands"
    assert not any(DUTCH.search(tag) for tag in head.tags)


def test_the_check_for_dutch_finds_it_in_every_dutch_example() -> None:
    for file in FILES:
        answers = [answer.text for answer in example(file).answers.values() if answer.text]
        assert all(DUTCH.search(text) for text in answers), file.stem


@english
def test_it_is_about_as_long_and_within_the_limits(file: Path) -> None:
    found, original = example(file), example(dutch(file))
    both = [sum(count_words(answer.text) for answer in one.answers.values()) for one in (found, original)]
    assert 0.9 < both[0] / both[1] < 1.15
    for question in framework().questions:
        assert count_words(found.answer(question.id).text) <= question.word_limit, question.id


@english
def test_it_is_typeset_as_english(file: Path) -> None:
    for place, text in texts(example(file)).items():
        assert not re.search(r"EUR \d|\d (?:million|billion)", text), f"{place}: a figure can be torn from its unit"


@pytest.mark.parametrize(("language", "inside"), [("nl", ""), ("en", ""), ("nl", "second"), ("en", "second")])
def test_each_example_is_shipped_once_in_every_language(language: str, inside: str) -> None:
    found = shipped.second_examples(language) if inside else shipped.examples(language)
    assert [path.name for path in found] == [file.name for file in (SECOND if inside else FILES)]
    written = {file.name for file in ENGLISH if file.parent.name == (inside or "en")} if language == "en" else set()
    assert {path.name for path in found if example(path).head.language == "en"} == written


# --- second judgements --------------------------------------------------------------------------------------------

def test_the_second_judgements_are_those_the_table_names() -> None:
    assert {file.stem for file in SECOND} == set(DIFFERS)


@judgements
def test_a_second_judgement_is_of_its_example_and_tells_nothing_of_who_wrote_that(file: Path) -> None:
    first, head = example(DOSSIERS / file.name), example(file).head
    assert head.second_of == f"{first.head.kenmerk}@1"
    assert head.kenmerk == f"{first.head.kenmerk}-B"
    assert (head.peildatum, head.phase, head.example, head.status) == (
        first.head.peildatum, first.head.phase, True, Status.CONCEPT)
    assert head.opsteller != first.head.opsteller
    assert (head.persons, head.directorate) == ((), "")
    assert example(file).conclusion.outcome is None


@judgements
def test_it_differs_where_it_is_meant_to_and_changes_the_outcome(file: Path) -> None:
    wanted, first, found = DIFFERS[file.stem], example(DOSSIERS / file.name), example(file)
    advice = advise(framework(), found)
    differing = {question: verdict for question in advice.reached
                 if (verdict := found.answer(question).verdict) != first.answer(question).verdict}
    assert differing == wanted.verdicts
    assert advice.outcomes == wanted.possible
    assert advice.conditions == wanted.conditions
    assert (Duty.ACCUMULATION in {notice.duty for notice in advice.notices}) == wanted.stacked
    assert advice.outcomes != advise(framework(), first).outcomes


def test_the_examples_and_their_second_judgements_show_three_negative_outcomes_and_the_undecided_one() -> None:
    outcomes = {advise(framework(), example(file)).outcomes for file in (*FILES, *SECOND)}
    assert {("NATIONAAL",), ("EUROPEES_GEEN_IPCEI",), ("IPCEI_GEEN_DEELNAME",), ("DEELNAME",), ("DEELNAME_MITS",)} <= outcomes
    assert [outcome for outcome in outcomes if len(outcome) > 1]


@judgements
def test_it_motivates_every_question_it_reached(file: Path) -> None:
    found = example(file)
    reached = advise(framework(), found).reached
    judged = [question for question in framework().questions[:13] if question.id in reached]
    assert {question.id for question in judged} == set(found.answers)
    for question in judged:
        answer = found.answer(question.id)
        assert framework().minimum_words <= count_words(answer.text) <= question.word_limit, question.id
        assert bool(answer.missing) == (answer.verdict == UNKNOWN), question.id


# --- both ---------------------------------------------------------------------------------------------------------

@every
def test_fits_and_survives_the_round_trip(file: Path) -> None:
    found = example(file)
    assert fit(framework(), found, file.name) is found
    assert read(to_yaml(found).encode(), "copy.yaml") == found
    assert read(to_json(found).encode(), "copy.json") == found


@every
def test_cites_what_it_lists_and_what_held_on_the_reference_date(file: Path) -> None:
    found = example(file)
    for question, answer in found.answers.items():
        assert [citation.fact for citation in answer.facts] == list(citations(answer.text)), question
        for citation in answer.facts:
            fact = evidence().fact(citation.fact)
            assert fact is not None, citation.fact
            assert evidence().validity(fact, found.head.peildatum).standing is Standing.VALID, f"{question}: {fact.id}"
        known = framework().find(question)
        assert known is not None
        ticked = [tick.prompt for tick in answer.ticks]
        assert ticked == [prompt.id for prompt in known.every_prompt if prompt.id in ticked], question
        assert answer.facts or answer.sources or question == "advies" or answer.verdict in (None, UNKNOWN), question


@every
def test_texts_are_clean_printable_and_name_nobody(file: Path) -> None:
    for place, text in texts(example(file)).items():
        assert text == clean(text).strip(), place
        assert not re.search(r" {2}|[ \t]\n|€ \d|\d (?:miljoen|miljard)| [,.;:]", text), place
        assert missing(text) == (), place
        assert not [name for name in SURNAMES if re.search(rf"\b{re.escape(name)}\b", text)], place
        assert not ADDRESSED.search(re.sub(r"\[@\w+\]", "", text)), place


@pytest.mark.parametrize("file", [*FILES, *ALL], ids=lambda file: str(file.relative_to(DOSSIERS)))
def test_it_reads_easily(file: Path) -> None:
    found = dossier_language(framework(), example(file), glossary())
    hints = [hint for question in found.questions for hint in question.hints]
    assert [hint for hint in hints if hint.kind is Kind.LONG] == []
    assert {hint.found for hint in hints if hint.kind is Kind.ABBREVIATION} <= NAMES
    assert found.counts[Kind.PASSIVE] <= 4


def test_no_paragraph_of_an_example_stands_in_another() -> None:
    seen: dict[str, str] = {}
    for file in (*FILES, *SECOND):
        for question, answer in example(file).answers.items():
            for paragraph in filter(lambda part: count_words(part) >= 12, answer.text.split("\n\n")):
                here = f"{file.parent.name}/{file.stem}.{question}"
                assert paragraph not in seen, f"{here} repeats {seen.get(paragraph)}"
                seen[paragraph] = here
