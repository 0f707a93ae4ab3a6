"""A word on a consistency check may be given at any moment: it counts as long as the check says the same, and is kept."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afweging import errors
from afweging.advice.checks import cited
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Citation
from afweging.errors import AfwegingError, Faults
from afweging.library import Dossier, Library, finalising
from afweging.library.turning import CHECK_ANSWERED, WORD_GIVEN
from afweging.report.view import view
from tests.library.test_turning import SEEDS, kept

BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library whose clock ticks a minute at every look."""
    moments = (BEGIN + timedelta(minutes=minute) for minute in range(100_000))
    with Library.open(tmp_path / "a.db", role="tester", clock=lambda: next(moments)) as opened:
        yield opened


@pytest.fixture
def dossier(library: Library) -> Dossier:
    """A complete example in which two questions have the same text, so that a check speaks about 1 and 2."""
    path = SEEDS / "voorbeeld-me2.yaml"
    found = library.dossier(library.bring_in(read_file(path), file=path.name, reason="invoer").info.kenmerk)
    return with_text(library, found, "probleem", found.assessment.answer("aanleiding").text)


def with_text(library: Library, dossier: Dossier, question: str, text: str) -> Dossier:
    return library.save(dossier, dossier.assessment.with_answer(
        question, replace(dossier.assessment.answer(question), text=text)))


def state(library: Library, dossier: Dossier) -> dict[str, tuple[tuple[str, ...], str]]:
    """The checks that a word answers: what they are about, and the word there is."""
    return {one.check: (one.questions, one.word.text if one.word else "")
            for one in finalising.spoken(library, dossier) if one.asks == "word"}


def test_a_word_given_early_counts_at_finalising_and_stays_that_of_who_gave_it(library: Library, dossier: Dossier) -> None:
    given = finalising.say(library, dossier, "zelfde-tekst", "  bewust\n gelijk ")
    assert (given.text, given.role) == ("bewust gelijk", "tester")
    assert state(library, dossier) == {"zelfde-tekst": (("aanleiding", "probleem"), "bewust gelijk")}
    done = finalising.finalise(library, dossier, "akkoord")
    assert done.frozen
    assert kept(library, CHECK_ANSWERED) == [{
        "check": "zelfde-tekst", "questions": ["aanleiding", "probleem"], "word": "bewust gelijk", "version": 2,
        "by": "tester", "at": given.at.isoformat()}]
    assert kept(library, WORD_GIVEN)[0]["version"] == 1
    assert library.store.check() == ()


def test_a_later_word_takes_the_place_of_an_earlier_one_and_both_are_kept(library: Library, dossier: Dossier) -> None:
    finalising.say(library, dossier, "zelfde-tekst", "eerst dit")
    finalising.say(library, dossier, "zelfde-tekst", "toch anders")
    assert state(library, dossier)["zelfde-tekst"][1] == "toch anders"
    assert [detail["word"] for detail in kept(library, WORD_GIVEN)] == ["eerst dit", "toch anders"]
    finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "op het laatst"})
    (last,) = kept(library, CHECK_ANSWERED)
    assert (last["word"], "by" in last) == ("op het laatst", False)


def test_a_word_counts_only_as_long_as_the_check_says_the_same(library: Library, dossier: Dossier) -> None:
    finalising.say(library, dossier, "zelfde-tekst", "bewust gelijk")
    third = with_text(library, dossier, "oplossing", dossier.assessment.answer("aanleiding").text)
    assert state(library, third)["zelfde-tekst"] == (("aanleiding", "probleem", "oplossing"), ""), "it is about more now"
    with pytest.raises(Faults) as caught:
        finalising.finalise(library, third, "akkoord")
    assert errors.CHECK_OPEN in [error.code for error in caught.value.errors]
    back = with_text(library, third, "oplossing", "Een ander antwoord. " * 10)
    assert state(library, back)["zelfde-tekst"][1] == "bewust gelijk"
    silent = with_text(library, back, "probleem", "Weer een ander antwoord. " * 10)
    assert state(library, silent) == {}


def test_a_word_on_facts_counts_for_those_facts(library: Library, dossier: Dossier) -> None:
    apart = with_text(library, dossier, "probleem", "Een antwoord van zichzelf. " * 10)
    later = replace(apart.assessment.head, peildatum=datetime(2026, 6, 1, tzinfo=UTC).date())
    impact = apart.assessment.answer("impact")
    known = {fact for answer in apart.assessment.answers.values() for fact in cited(answer)}
    lapsed = [fact.id for fact in library.evidence.facts if fact.superseded_by and fact.id not in known]
    changed = apart.assessment.with_answer("impact", replace(impact, facts=(*impact.facts, Citation(fact=lapsed[0]))))
    one = library.save(apart, replace(changed, head=later))
    assert "vervallen-feit" in state(library, one)
    finalising.say(library, one, "vervallen-feit", "het doel van toen")
    assert state(library, one)["vervallen-feit"][1] == "het doel van toen"
    more = one.assessment.answer("impact")
    two = library.save(one, one.assessment.with_answer("impact", replace(more, facts=(*more.facts, Citation(fact=lapsed[1])))))
    assert state(library, two)["vervallen-feit"][1] == "", "another fact, so another thing to say"


def test_the_word_of_a_finalised_version_counts_again_after_reopening(library: Library, dossier: Dossier) -> None:
    finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "bewust gelijk"})
    again = library.reopen(library.dossier(dossier.kenmerk), "nog iets")
    assert state(library, again)["zelfde-tekst"][1] == "bewust gelijk"
    finalising.finalise(library, again, "weer akkoord")
    first, second = kept(library, CHECK_ANSWERED)
    assert (first["version"], second["version"]) == (2, 4)
    assert second["by"] == "tester"


def test_what_cannot_be_answered_is_refused_and_leaves_nothing(library: Library, dossier: Dossier) -> None:
    for check, word, code in (("impact-balans", "x", errors.CHECK_SILENT), ("bestaat-niet", "x", errors.CHECK_SILENT),
                              ("zelfde-tekst", " \n ", errors.CHECK_OPEN)):
        with pytest.raises(AfwegingError) as caught:
            finalising.say(library, dossier, check, word)
        assert caught.value.code is code
    with pytest.raises(AfwegingError) as caught:
        finalising.say(library, dossier, "impact-balans", "x")
    assert caught.value.values["speaking"] == "zelfde-tekst"
    done = finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "bewust gelijk"})
    with pytest.raises(AfwegingError) as caught:
        finalising.say(library, done, "zelfde-tekst", "te laat")
    assert caught.value.code is errors.DOSSIER_FROZEN
    assert kept(library, WORD_GIVEN) == []


def test_conditions_and_duties_are_told_beside_the_questions_and_no_word_answers_them(library: Library, dossier: Dossier) -> None:
    partly = library.save(dossier, dossier.assessment.with_answer(
        "staatssteun", replace(dossier.assessment.answer("staatssteun"), verdict="deels-onderbouwd")))
    told = {one.check: one for one in finalising.spoken(library, partly) if one.asks != "word"}
    assert told["voorwaarde"].questions == ("staatssteun",)
    assert not told["voorwaarde"].open
    assert told["pas-toe-of-leg-uit"].open, "the advice chosen is no longer the derived one"
    with pytest.raises(AfwegingError) as caught:
        finalising.say(library, partly, "voorwaarde", "x")
    assert caught.value.code is errors.CHECK_SILENT
    beside = finalising.at_question(finalising.spoken(library, partly), "advies")
    assert [one.check for one in beside] == ["pas-toe-of-leg-uit"]


def test_a_word_is_an_event_like_all_others(library: Library, dossier: Dossier) -> None:
    finalising.say(library, dossier, "zelfde-tekst", "bewust gelijk")
    (event,) = library.store.events(dossier.kenmerk, kinds=(WORD_GIVEN,))
    assert event.role == "tester"
    assert json.loads(event.detail)["word"] == "bewust gelijk"
    assert library.store.check() == ()


def points(library: Library, dossier: Dossier, **options: bool) -> list[tuple[tuple[str, ...], str, str]]:
    """What a report says of the checks: about what, the word, and whose."""
    return [(one.questions, one.word, one.role) for one in library.document(dossier, **options).checks]


def test_a_report_says_what_is_asked_and_what_was_answered_and_a_public_one_does_not(library: Library, dossier: Dossier) -> None:
    about = ("aanleiding", "probleem")
    assert points(library, dossier) == [(about, "", "")]
    finalising.say(library, dossier, "zelfde-tekst", "bewust gelijk")
    assert points(library, dossier) == [(about, "bewust gelijk", "tester")]
    done = finalising.finalise(library, dossier, "akkoord")
    again = library.reopen(done, "nog iets")
    assert points(library, library.dossier(f"{dossier.kenmerk}@2")) == [(about, "bewust gelijk", "tester")]
    finalising.say(library, again, "zelfde-tekst", "nu anders")
    assert points(library, again) == [(about, "nu anders", "tester")]
    assert points(library, library.dossier(f"{dossier.kenmerk}@2")) == [(about, "bewust gelijk", "tester")], "it never changes"
    assert points(library, done, public=True) == []


def test_the_open_points_of_a_report_hold_the_check_and_its_word(library: Library, dossier: Dossier) -> None:
    (asked,) = (one for one in view(library.document(dossier)).open_points if "dezelfde tekst" in one)
    assert asked.startswith("Controle, vragen 1 en 2: Bij deze vragen")
    assert asked.endswith("Nog geen toelichting gegeven.")
    finalising.say(library, dossier, "zelfde-tekst", "bewust gelijk")
    made = library.document(dossier)
    (said,) = (one for one in view(made).open_points if "dezelfde tekst" in one)
    assert said.endswith("Toelichting van tester, 1 juni 2026: bewust gelijk")
    assert "dezelfde tekst" not in str(view(replace(made, kind="beslisnota")).memo), "what was answered is no open point of a memo"
    assert not [one for one in view(replace(made, public=True)).open_points if "dezelfde tekst" in one]


def test_a_word_has_a_limit(library: Library, dossier: Dossier) -> None:
    with pytest.raises(AfwegingError) as caught:
        finalising.say(library, dossier, "zelfde-tekst", "x" * 1001)
    assert caught.value.code is errors.CHECK_LONG
    with pytest.raises(Faults) as faults:
        finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "x" * 1001})
    assert [error.code for error in faults.value.errors] == [errors.CHECK_LONG]


def test_beside_the_typing_earlier_dossiers_count_when_they_are_few_or_were_read(
    library: Library, dossier: Dossier, monkeypatch: pytest.MonkeyPatch,
) -> None:
    finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "bewust"})
    for number in range(3):
        copy = library.duplicate(library.dossier(dossier.kenmerk))
        finalising.finalise(library, copy, "akkoord", words={"zelfde-tekst": f"ook hier {number}"})
    other = library.duplicate(library.dossier(dossier.kenmerk))
    other = library.answer(other, "impact", replace(other.assessment.answer("impact"), verdict="beperkt"))

    def differs() -> bool:
        found = finalising.spoken_apart(library, other, library.evidence)
        return "afwijkend-van-eerder" in [one.check for one in found]

    with monkeypatch.context() as patch:
        patch.setattr(finalising, "FEW", 1)
        assert not differs(), "many versions, not read yet"
        assert "afwijkend-van-eerder" in [one.check for one in finalising.spoken(library, other)]
        assert differs(), "read by now"
    other = library.record(other, "vastgelegd", {"impact": "nieuw"})
    assert differs(), "few versions are read"
    blind = replace(other, assessment=replace(other.assessment, head=replace(other.assessment.head, second_of="X@1")))
    assert "afwijkend-van-eerder" not in [one.check for one in finalising.spoken_apart(library, blind, library.evidence)]


def test_a_word_given_while_finalising_is_of_the_lead_author_when_no_role_was_named(library: Library, dossier: Dossier) -> None:
    library._role = ""
    finalising.finalise(library, dossier, "akkoord", words={"zelfde-tekst": "bewust"})
    (event,) = library.store.events(dossier.kenmerk, kinds=(CHECK_ANSWERED,))
    assert event.role == dossier.assessment.head.opsteller != ""
