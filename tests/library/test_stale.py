"""Finalised dossiers whose facts lapsed, against a naive recount over every dossier, question and fact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging.advice.judge import advise
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Assessment, Citation, Status
from afweging.assessment.wording import citations
from afweging.evidence.models import Evidence
from afweging.framework.models import UNKNOWN
from afweging.library import Library, evidence, stale
from tests.library.ticking import FRAMEWORK, opened

SEEDS = Path(__file__).parents[2] / "seeds" / "dossiers"
ON = date(2026, 6, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path) as made:
        yield made


EXAMPLES = {path.stem: read_file(path) for path in sorted(SEEDS.glob("*.yaml"))}


def bring(library: Library, assessment: Assessment) -> str:
    return library.bring_in(assessment, file="x", reason="invoer", as_new=True).info.kenmerk


def finalised(assessment: Assessment) -> Assessment:
    return replace(assessment, head=replace(assessment.head, status=Status.VASTGESTELD))


def with_citations(assessment: Assessment, question: str, *facts: str) -> Assessment:
    answer = assessment.answer(question)
    return assessment.with_answer(question, replace(answer, facts=tuple(Citation(fact=name) for name in facts)))


def lapsed(known: Evidence, name: str, on: date) -> str:
    """What has the place of a fact on a day, by walking its chain; empty when nothing has."""
    place = ""
    fact = known.fact(name)
    if fact is None or known.known_from(fact) > on:
        return ""
    while fact is not None and fact.superseded_by:
        fact = known.fact(fact.superseded_by)
        if fact is None or known.known_from(fact) > on:
            break
        place = fact.id
    return place


def recount(library: Library, on: date) -> list[tuple[object, ...]]:
    """The same in the plainest way: every dossier, every question, every fact, every advice judged anew."""
    found: list[tuple[object, ...]] = []
    for entry in sorted(library.entries(), key=lambda one: one.kenmerk):
        dossier = library.dossier(entry.kenmerk)
        assessment, known = dossier.assessment, library.evidence
        if assessment.head.status is not Status.VASTGESTELD or assessment.head.second_of:
            continue
        gone, reopened = [], assessment
        for question in dossier.framework.questions:
            answer = assessment.answer(question.id)
            for name in dict.fromkeys((*(one.fact for one in answer.facts), *citations(answer.text))):
                place = lapsed(known, name, on)
                if place and not lapsed(known, name, assessment.head.peildatum):
                    gone.append((question.number, name, place))
                    if question.kind != "advice":
                        reopened = reopened.with_answer(question.id, replace(answer, verdict=UNKNOWN))
        if gone:
            before, after = advise(dossier.framework, assessment), advise(dossier.framework, reopened)
            found.append((entry.kenmerk, tuple(gone), before.advice, after.advice, after.outcomes,
                          after.advice == "NOG_NIET" != before.advice))
    return found


def told(found: stale.Found) -> list[tuple[object, ...]]:
    return [(one.kenmerk, tuple((each.question.number, each.fact, each.successor) for each in one.lapsed), one.before, one.after,
             one.possible, one.undecided) for one in found.stale]


def test_the_example_of_2022_cites_a_goal_that_lapsed_in_2025(library: Library) -> None:
    kenmerk = bring(library, finalised(EXAMPLES["voorbeeld-me2"]))
    (one,) = stale.find(library, ON).stale
    assert one.kenmerk == kenmerk
    assert {(each.fact, each.successor) for each in one.lapsed} == {("F23", "F38")}
    assert one.before == "DEELNAME"
    assert stale.find(library, date(2025, 10, 16)).stale == ()
    assert told(stale.find(library, ON)) == recount(library, ON)


def test_a_verdict_that_decides_makes_the_advice_undecided(library: Library) -> None:
    bring(library, with_citations(finalised(EXAMPLES["voorbeeld-me2"]), "overheidstaak", "F67"))
    found = next(one for one in stale.find(library, ON).stale if any(each.fact == "F67" for each in one.lapsed))
    assert (found.before, found.after, found.undecided) == ("DEELNAME", "NOG_NIET", True)
    assert "GEEN_ROL" in found.possible
    assert "niet meer te bepalen" in stale.effect_words(found)
    assert "Geen actieve overheidsrol" in stale.effect_words(found)
    data = stale.as_data(found)
    assert data["reopened"]["undecided"] is True
    assert {"question": "overheidstaak", "number": 4, "fact": "F67", "successor": "F45"} in data["lapsed"]


def test_a_verdict_that_does_not_matter_leaves_the_advice(library: Library) -> None:
    bare = replace(EXAMPLES["voorbeeld-me2"], answers={
        name: replace(answer, facts=(), text="Motivering.") for name, answer in EXAMPLES["voorbeeld-me2"].answers.items()})
    bring(library, with_citations(finalised(bare), "advies", "F22"))
    (found,) = stale.find(library, ON).stale
    assert (found.before, found.after, found.undecided) == ("DEELNAME", "DEELNAME", False)
    assert "blijft het advies" in stale.effect_words(found)
    words = stale.lapsed_words(found.lapsed[0], library.evidence)
    assert words.startswith("Vraag 14: F22 is vervallen; ervoor in de plaats kwam F37: ")
    assert "15%" in words


def test_an_advice_that_was_undecided_already_says_so(library: Library) -> None:
    old = EXAMPLES["voorbeeld-biotech"]
    early = replace(old, head=replace(old.head, peildatum=date(2022, 9, 1)))
    bring(library, with_citations(finalised(early), "probleem", "F22"))
    found = next(one for one in stale.find(library, ON).stale)
    assert (found.before, found.undecided) == ("NOG_NIET", False)
    assert stale.effect_words(found) == "Het advies was al niet te bepalen."


def test_concepts_second_judgements_and_what_had_lapsed_at_the_reference_date_do_not_count(library: Library) -> None:
    me2 = EXAMPLES["voorbeeld-me2"]
    bring(library, me2)
    bring(library, finalised(replace(me2, head=replace(me2.head, second_of="AFW-2026-0001@1"))))
    bring(library, finalised(replace(me2, head=replace(me2.head, peildatum=date(2026, 1, 1)))))
    assert told(stale.find(library, ON)) == recount(library, ON) == []


def test_a_dossier_that_was_reopened_is_being_judged_already(library: Library) -> None:
    kenmerk = bring(library, EXAMPLES["voorbeeld-me2"])
    dossier = library.finalise(library.dossier(kenmerk), "klaar")
    assert [one.kenmerk for one in stale.find(library, ON).stale] == [kenmerk]
    library.reopen(dossier, "opnieuw")
    assert stale.find(library, ON).stale == ()


def test_a_fact_of_ones_own_lapses_as_well(library: Library) -> None:
    evidence.add_file(library, b"""\
format: 1
facts:
  - {id: E01, text: {nl: Een feit.}, questions: [2], refs: [{source: "002"}], valid_from: 2022, superseded_by: F39, grade: A}
""", "eigen.yaml")
    bring(library, with_citations(finalised(EXAMPLES["voorbeeld-waterstof"]), "probleem", "E01"))
    (found,) = stale.find(library, ON).stale
    assert [(each.fact, each.successor) for each in found.lapsed] == [("E01", "F39")]
    assert told(stale.find(library, ON)) == recount(library, ON)


FACTS = st.sampled_from(["F22", "F23", "F67", "F37", "F39", "F01", "E01", "E02", "E03", "E77"])
OWN = b"""\
format: 1
facts:
  - {id: E01, text: {nl: Een.}, questions: [2], refs: [{source: "002"}], valid_from: 2022, superseded_by: E02, grade: A}
  - {id: E02, text: {nl: Twee.}, questions: [2], refs: [{source: "002"}], valid_from: 2024, superseded_by: E03, grade: A}
  - {id: E03, text: {nl: Drie.}, questions: [2], refs: [{source: "003"}], valid_from: 2025, grade: A}
"""
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@st.composite
def dossiers(draw: st.DrawFn) -> Assessment:
    """An example with other citations, reference date and status."""
    found = draw(st.sampled_from(list(EXAMPLES.values())))
    status = draw(st.sampled_from([Status.VASTGESTELD, Status.VASTGESTELD, Status.CONCEPT]))
    found = replace(found, head=replace(found.head, peildatum=draw(DAYS), status=status))
    for question in draw(st.lists(st.sampled_from([one.id for one in FRAMEWORK.questions]), max_size=4, unique=True)):
        found = with_citations(found, question, *draw(st.lists(FACTS, max_size=3, unique=True)))
        if draw(st.booleans()):
            answer = found.answer(question)
            found = found.with_answer(question, replace(answer, text=f"{answer.text} [@{draw(FACTS)}]"))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(dossiers(), max_size=4), DAYS)
def test_the_same_as_a_naive_recount(made: list[Assessment], on: date) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as library:
        evidence.add_file(library, OWN, "eigen.yaml")
        for assessment in made:
            bring(library, assessment)
        assert told(stale.find(library, on)) == recount(library, on)


def test_a_damaged_dossier_is_named(library: Library) -> None:
    kenmerk = bring(library, finalised(EXAMPLES["voorbeeld-me2"]))
    database = library.store._db  # type: ignore[attr-defined]
    for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        database.run(f"DROP TRIGGER {name}")
    database.run("UPDATE version SET body = replace(body, 'F23', 'F99')")
    found = stale.find(library, ON)
    assert (found.stale, found.damaged) == ((), (kenmerk,))
