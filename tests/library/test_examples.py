"""The example library: every case once, in the language asked for, with its second judgement, and a user's work untouched."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from afweging import shipped, texts
from afweging.advice.judge import advise
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Status
from afweging.framework.loading import load
from afweging.library import Filter, Library, examples, second
from afweging.library.second import Settlement
from afweging.report import formats
from tests.test_seed_variants import DUTCH, TITLES

SEVEN = tuple(f"VOORBEELD-{number}" for number in range(1, 8))
SECONDS = {"VOORBEELD-1-B": "VOORBEELD-1@1", "VOORBEELD-5-B": "VOORBEELD-5@1", "VOORBEELD-6-B": "VOORBEELD-6@1",
           "VOORBEELD-7-B": "VOORBEELD-7@1"}
NEGATIVE = {"EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME"}
CITED = re.compile(r"Kamerstuk \d+, nr\. \d+[^;)]*")
"""Papers of parliament keep the form and the date they are cited with."""
MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    minutes = count()
    with Library.open(tmp_path / "demo.db", clock=lambda: MOMENT + timedelta(minutes=next(minutes))) as opened:
        yield opened


@pytest.fixture
def english() -> Iterator[None]:
    before = texts.active().language
    texts.use("en")
    yield
    texts.use(before)


def state(library: Library) -> dict[str, int]:
    """The number of versions of every dossier there is."""
    return {entry.kenmerk: len(library.store.history(entry.kenmerk)) for entry in library.entries()}


def test_the_seven_cases_and_three_second_judgements(library: Library) -> None:
    assert examples.take_in(library, "nl") == SEVEN
    assert {entry.kenmerk for entry in library.entries(Filter(second=False))} == set(SEVEN)
    found = {entry.kenmerk: entry.summary.second_of for entry in library.entries(Filter(second=True))}
    assert found == SECONDS
    advices = {entry.kenmerk: entry.summary.advice for entry in library.entries(Filter(second=True))}
    assert advices["VOORBEELD-6-B"] == "NOG_NIET"
    assert all(entry.summary.example for entry in library.entries())
    first = next(entry.kenmerk for entry in library.entries(Filter(second=False)))
    assert first == "VOORBEELD-1", "the one the report is made of is on top"


def test_every_kind_of_outcome_of_the_table_is_among_them(library: Library) -> None:
    examples.take_in(library, "nl")
    derived = {kenmerk: library.dossier(kenmerk).advice.advice for kenmerk in SEVEN}
    assert NEGATIVE | {"NOG_NIET", "DEELNAME", "DEELNAME_MITS"} == set(derived.values())
    shown = {entry.kenmerk: entry.summary.advice for entry in library.entries() if entry.kenmerk in SEVEN}
    assert {kenmerk for kenmerk, advice in shown.items() if advice != derived[kenmerk]} == {"VOORBEELD-2"}, "comply or explain"


def test_a_second_time_nothing_changes(library: Library) -> None:
    examples.take_in(library, "nl")
    before = state(library)
    assert examples.take_in(library, "nl") == SEVEN
    assert state(library) == before


def test_the_second_judgements_are_done_and_one_is_reconciled(library: Library) -> None:
    examples.take_in(library, "nl")
    for own, judged in SECONDS.items():
        assert library.dossier(own).assessment.head.status is Status.VASTGESTELD
        double = second.double(library, own)
        assert double.effect.first != double.effect.second, "each shows a difference that matters"
        assert f"{double.first.kenmerk}@{double.first.info.number}" == judged
        assert second.reconciled(library, double) == (own == "VOORBEELD-1-B")
    agreed = library.dossier("VOORBEELD-1")
    assert (agreed.info.number, agreed.advice.advice) == (2, "DEELNAME")
    assert agreed.assessment == library.dossier("VOORBEELD-1@1").assessment, "the first was right"
    assert "VOORBEELD-1-B@2 (Beleidsmedewerker staatssteun)" in agreed.info.reason


def test_a_user_can_still_reconcile_the_others(library: Library) -> None:
    examples.take_in(library, "nl")
    double = second.double(library, "VOORBEELD-5")
    done = second.reconcile(library, double, {"balans": Settlement("in-evenwicht", "De scope is smal te houden.")})
    advice = advise(done.framework, done.assessment)
    assert (advice.advice, len(advice.conditions)) == ("DEELNAME_MITS", 6)
    assert examples.touched(library, "VOORBEELD-5")
    before = state(library)
    examples.take_in(library, "nl")
    assert state(library) == before, "what the user agreed stays"


@pytest.mark.usefixtures("english")
def test_in_english_two_cases_are_english_and_none_is_there_twice(library: Library) -> None:
    assert examples.take_in(library, "en") == SEVEN
    languages = {entry.kenmerk: library.dossier(entry.kenmerk).assessment.head.language for entry in library.entries()}
    assert {kenmerk for kenmerk, language in languages.items() if language == "en"} == {
        "VOORBEELD-1", "VOORBEELD-1-B", "VOORBEELD-4"}
    assert set(languages) == {*SEVEN, *SECONDS}
    assert "agreed between" in library.dossier("VOORBEELD-1").info.reason


def test_another_language_in_the_same_library_becomes_a_version(library: Library, english: None) -> None:
    texts.use("nl")
    examples.take_in(library, "nl")
    texts.use("en")
    examples.take_in(library, "en")
    assert library.dossier("VOORBEELD-4").assessment.head.language == "en"
    assert state(library)["VOORBEELD-4"] == 2
    assert state(library)["VOORBEELD-2"] == 1


@pytest.mark.parametrize("recorded", [False, True])
def test_what_a_user_changed_stays(library: Library, recorded: bool) -> None:
    examples.take_in(library, "nl")
    first = library.dossier("VOORBEELD-3")
    draft = library.answer(first, "probleem", replace(first.assessment.answer("probleem"), text="Zelf geschreven."))
    if recorded:
        library.record(draft, "eigen versie")
    assert examples.touched(library, "VOORBEELD-3")
    examples.take_in(library, "nl")
    assert library.dossier("VOORBEELD-3").assessment.answer("probleem").text == "Zelf geschreven."


def test_an_example_of_an_older_program_is_renewed(library: Library) -> None:
    path = next(path for path in shipped.examples() if path.stem == "voorbeeld-cic")
    older = read_file(path).with_answer("impact", Answer(verdict="aanmerkelijk", text="Zoals het er vroeger stond."))
    library.bring_in(older, file=path.name, reason="voorbeeld")
    examples.take_in(library, "nl")
    assert library.dossier("VOORBEELD-5").assessment.answer("impact").verdict == "beperkt"
    assert library.dossier("VOORBEELD-5-B").assessment.head.second_of == "VOORBEELD-5@2", "the version it stands beside"


def test_a_second_judgement_of_the_user_is_left_alone(library: Library) -> None:
    path = next(path for path in shipped.examples() if path.stem == "voorbeeld-ai")
    library.bring_in(read_file(path), file=path.name, reason="voorbeeld")
    running = second.start(library, "VOORBEELD-6", role="jurist").dossier.kenmerk
    examples.take_in(library, "nl")
    judging = library.entries(Filter(second_of="VOORBEELD-6"))
    assert [entry.kenmerk for entry in judging] == [running]


def test_what_was_agreed_fits_the_second_judgement(library: Library) -> None:
    examples.take_in(library, "nl")
    for kenmerk, agreed in examples.AGREED.items():
        differing = {pair.question for pair in second.double(library, kenmerk).pairs if pair.differs}
        assert set(agreed) == differing
        first = library.dossier(f"{kenmerk}@1").assessment
        assert {question: first.answer(question).verdict for question in agreed} == {
            question: verdict for question, (verdict, _why) in agreed.items()}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("kind", ["advies", "beslisnota"])
def test_the_report_of_an_english_example_is_english_throughout(library: Library, kind: str) -> None:
    examples.take_in(library, "en")
    for kenmerk in ("VOORBEELD-1", "VOORBEELD-4"):
        made = formats.render(library.document(library.dossier(kenmerk), kind=kind), "md").decode()
        bare = CITED.sub("", made)
        for title in (*TITLES, load(shipped.default_framework()).title.nl):  # the method gives the official name as well
            bare = bare.replace(title, "")
        found = [line for line in bare.splitlines() if {hit.lower() for hit in DUTCH.findall(line)} - {"met"}]
        assert found == [], kenmerk
