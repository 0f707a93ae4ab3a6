"""A second assessor: judges blind, is laid beside the first, and what was agreed becomes a version of the first."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from afweging import errors
from afweging.assessment.agreement import Distance
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Status
from afweging.errors import AfwegingError, Code, Faults
from afweging.framework.models import UNKNOWN
from afweging.library import Dossier, Filter, Library, blind, hindrances, second
from afweging.library.second import Double, Settlement

SEEDS = Path(__file__).parents[1] / "seeds" / "dossiers"
MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)
WHY = Settlement("gereserveerd", "na overleg")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    minutes = count()
    with Library.open(tmp_path / "a.db", role="tweede beoordelaar", clock=lambda: MOMENT + timedelta(minutes=next(minutes))) as opened:
        yield opened


def refused(code: Code) -> "pytest.RaisesExc[AfwegingError]":
    return pytest.raises(AfwegingError, check=lambda error: error.code is code)


@pytest.fixture
def first(library: Library) -> Dossier:
    """A dossier that is complete, not finalised, and no example."""
    made = read_file(SEEDS / "voorbeeld-me2.yaml")
    head = replace(made.head, kenmerk="", example=False, status=Status.CONCEPT, tags=("chips",), opsteller="beleidsmedewerker")
    return library.dossier(library.bring_in(replace(made, head=head), file="me2", reason="invoer").info.kenmerk)


def judged(library: Library, dossier: Dossier, like: Dossier, **other: str) -> Dossier:
    """The second judgement with the verdicts of the first, some of them other ones."""
    for question in dossier.framework.questions:
        verdict = other.get(question.id, like.assessment.answer(question.id).verdict)
        if question.kind != "advice" and verdict:
            missing = "cijfers" if verdict == UNKNOWN else ""
            dossier = library.answer(dossier, question.id, Answer(verdict=verdict, missing=missing, text=f"eigen {question.id}"))
    return dossier


def doubled(library: Library, first: Dossier, **other: str) -> Double:
    """A second judgement that is done."""
    judged(library, second.start(library, first.kenmerk).dossier, first, **other)
    second.close(library, first.kenmerk, "klaar")
    return second.double(library, first.kenmerk)


def other_level(dossier: Dossier, question: str, steps: int = 1) -> str:
    """Another level of a question, so many steps away."""
    asked = dossier.framework.find(question)
    assert asked
    scale = dossier.framework.scale_of(asked)
    assert scale
    rank = scale.rank(dossier.assessment.answer(question).verdict or "")
    return scale.levels[rank - steps if rank >= steps else rank + steps].id


def seen(library: Library) -> dict[str, str]:
    """The advice each row of a list shows."""
    return {entry.kenmerk: entry.summary.advice for entry in blind.veiled(library, library.entries())}


# --- judging ------------------------------------------------------------------------------------------------------

def test_it_begins_with_nothing_of_the_first_but_what_it_is_about(library: Library, first: Dossier) -> None:
    started = second.start(library, first.kenmerk.lower())
    head, own = first.assessment.head, started.dossier.assessment
    assert started.new
    assert started.dossier.kenmerk != first.kenmerk
    assert (own.head.title, own.head.peildatum, own.head.phase, own.head.tags, own.head.classification) == (
        head.title, head.peildatum, head.phase, head.tags, head.classification)
    assert own.framework == first.assessment.framework
    assert own.head.second_of == f"{first.kenmerk}@1"
    assert (own.head.opsteller, own.head.directorate, own.head.persons) == ("tweede beoordelaar", "", ())
    assert own.answers == {}
    assert own.conclusion == type(own.conclusion)()
    assert own.head.status is Status.CONCEPT
    body = library.store.version(started.dossier.kenmerk).body
    assert json.loads(body)["head"]["second_of"] == f"{first.kenmerk}@1"
    for answer in first.assessment.answers.values():
        assert not answer.text or answer.text not in body


def test_a_running_one_is_found_again_by_either_kenmerk(library: Library, first: Dossier) -> None:
    running = second.start(library, first.kenmerk).dossier.kenmerk
    for name in (first.kenmerk, running, f"{running}@1"):
        found = second.start(library, name)
        assert (found.dossier.kenmerk, found.new) == (running, False)
    assert library.store.count() == 2


@pytest.mark.parametrize(("role", "same"), [("", True), ("Beleidsmedewerker", True), ("tweede beoordelaar", True), ("jurist", False)])
def test_the_same_role_is_told_not_refused(library: Library, first: Dossier, role: str, same: bool) -> None:
    first = replace(first, info=replace(first.info, author_role="tweede beoordelaar"))
    assert second._same_role(role, first) is same


def test_it_is_no_dossier_of_its_own_in_lists(library: Library, first: Dossier) -> None:
    made = second.start(library, first.kenmerk).dossier
    assert [entry.kenmerk for entry in library.entries(Filter(second=False))] == [first.kenmerk]
    (entry,) = library.entries(Filter(second_of=first.kenmerk))
    assert (entry.kenmerk, entry.summary.second_of) == (made.kenmerk, f"{first.kenmerk}@1")
    judged(library, made, first)
    assert [entry.kenmerk for entry in library.entries(Filter(second=True))] == [made.kenmerk]
    library.store.rebuild_index()
    assert [entry.kenmerk for entry in library.entries(Filter(second=True))] == [made.kenmerk]
    assert library.store.check() == ()


def test_a_first_that_is_not_recorded_or_not_complete_is_refused(library: Library, first: Dossier) -> None:
    changed = library.answer(first, "balans", Answer())
    with refused(errors.SECOND_DRAFT):
        second.start(library, first.kenmerk)
    library.record(changed, "leeg", {"balans": "nog eens bekijken"})
    with refused(errors.SECOND_EARLY):
        second.start(library, first.kenmerk)


def test_it_is_closed_when_every_verdict_is_given_or_says_what_is_missing(library: Library, first: Dossier) -> None:
    made = judged(library, second.start(library, first.kenmerk).dossier, first, impact=UNKNOWN)
    made = library.answer(made, "bereidheid", Answer())
    made = library.answer(made, "balans", Answer(verdict=UNKNOWN))
    with pytest.raises(Faults) as caught:
        second.close(library, first.kenmerk, "klaar")
    assert [error.values["number"] for error in caught.value.errors] == [12, 13]
    assert len(second.unjudged(made)) == 2
    for name in ("bereidheid", "balans"):
        made = library.answer(made, name, first.assessment.answer(name))
    done = second.close(library, made.kenmerk, "klaar")
    assert done.frozen
    assert (done.info.number, done.info.reason) == (2, "klaar")
    assert library.store.events(made.kenmerk)[0].kind == "second-done"
    assert library.store.check() == ()


def test_a_closed_one_without_a_decision_says_so_in_the_list_and_an_open_one_says_nothing(library: Library, first: Dossier) -> None:
    made = judged(library, second.start(library, first.kenmerk).dossier, first, impact=UNKNOWN)
    library.record(made, "tussenstand", {})
    assert made.advice.advice == made.framework.ladder.undecided
    assert seen(library)[made.kenmerk] == ""
    second.close(library, first.kenmerk, "klaar")
    assert seen(library)[made.kenmerk] == made.framework.ladder.undecided
    asked = Filter(advice=(made.framework.ladder.undecided,), second=True)
    assert [entry.kenmerk for entry in library.entries(asked)] == [made.kenmerk]


def test_a_verdict_that_turned_between_versions_needs_its_reason_first(library: Library, first: Dossier) -> None:
    made = judged(library, second.start(library, first.kenmerk).dossier, first)
    made = library.record(made, "ronde 1")
    made = library.answer(made, "impact", Answer(verdict=other_level(first, "impact"), text="anders"))
    with pytest.raises(Faults) as caught:
        second.close(library, made.kenmerk, "klaar")
    assert caught.value.code is errors.VERDICT_TURNED
    library.record(made, "ronde 2", {"impact": "nieuw cijfer"})
    assert second.close(library, made.kenmerk, "klaar").frozen


def test_once_closed_it_stays_as_it_is(library: Library, first: Dossier) -> None:
    done = doubled(library, first).second
    for act in (lambda: second.close(library, done.kenmerk, "nog eens"), lambda: library.reopen(done, "toch anders")):
        with refused(errors.SECOND_STAYS):
            act()
    with refused(errors.DOSSIER_FROZEN):
        library.answer(done, "balans", Answer())
    with refused(errors.SECOND_NONE):
        second.close(library, first.kenmerk, "er loopt er geen")


def test_it_is_not_finalised_in_the_ordinary_way(library: Library, first: Dossier) -> None:
    made = second.start(library, first.kenmerk).dossier
    assert [error.code for error in hindrances(made)] == [errors.SECOND_NOT_FINALISED]
    with refused(errors.SECOND_NOT_FINALISED):
        library.finalise(made, "klaar")


def test_a_duplicate_of_it_is_a_dossier_of_its_own(library: Library, first: Dossier) -> None:
    done = doubled(library, first).second
    assert library.duplicate(done).assessment.head.second_of == ""


# --- blind --------------------------------------------------------------------------------------------------------

def test_nothing_is_laid_side_by_side_before_it_is_done(library: Library, first: Dossier) -> None:
    with refused(errors.SECOND_NONE):
        second.double(library, first.kenmerk)
    made = second.start(library, first.kenmerk).dossier
    for name in (first.kenmerk, made.kenmerk):
        with refused(errors.SECOND_OPEN):
            second.double(library, name)
    assert seen(library) == {first.kenmerk: "hidden", made.kenmerk: ""}
    judged(library, made, first)
    second.close(library, made.kenmerk, "klaar")
    assert seen(library) == dict.fromkeys((first.kenmerk, made.kenmerk), first.advice.chosen)


# --- laying side by side ------------------------------------------------------------------------------------------

def test_both_are_laid_side_by_side(library: Library, first: Dossier) -> None:
    found = doubled(library, first, impact=UNKNOWN, probleem=other_level(first, "probleem", 2),
                    balans=other_level(first, "balans"))
    assert (found.first.kenmerk, found.first.info.number, found.first.draft) == (first.kenmerk, 1, None)
    assert {pair.question: pair.distance for pair in found.pairs if pair.differs} == {
        "probleem": Distance.MORE, "impact": Distance.UNDECIDED, "balans": Distance.ONE_STEP}
    assert found.effect.first == first.advice.advice
    assert found.effect.changes
    assert "impact" in dict(found.effect.alone)
    assert second.double(library, found.second.kenmerk).pairs == found.pairs


def test_what_changed_in_the_first_since_is_said(library: Library, first: Dossier) -> None:
    found = doubled(library, first)
    assert second.changed_since(library, found) == ""
    head = replace(first.assessment.head, title="Andere titel", status=Status.TER_MEELEZING)
    present = library.save(first, replace(first.assessment, head=head))
    assert second.changed_since(library, found) == ""
    present = library.save(present, replace(present.assessment, head=replace(head, peildatum=MOMENT.date())))
    assert second.changed_since(library, found) == "peildatum"
    present = library.answer(present, "impact", replace(first.assessment.answer("impact"), text="Een andere tekst."))
    assert second.changed_since(library, found) == "vraag 11, peildatum"
    library.answer(present, "probleem", replace(first.assessment.answer("probleem"), text="Een andere tekst."))
    assert second.changed_since(library, found) == "vragen 2, 11, peildatum"
    with refused(errors.SECOND_CHANGED) as caught:
        second.reconcile(library, found, {})
    assert "vragen 2, 11" in caught.value.what()


# --- reconciling --------------------------------------------------------------------------------------------------

def test_what_was_agreed_becomes_a_version_of_the_first_with_both_and_why(library: Library, first: Dossier) -> None:
    mine, theirs = first.assessment.answer("balans").verdict or "", other_level(first, "balans")
    found = doubled(library, first, impact=UNKNOWN, balans=theirs)
    agreed = {"balans": Settlement(theirs, " de lasten wegen zwaarder "), "impact": Settlement(UNKNOWN, "de cijfers ontbreken")}
    done = second.reconcile(library, found, agreed)
    assert done.info.number == 2
    assert found.second.kenmerk in done.info.reason
    assert f"{first.kenmerk}@1" in done.info.reason
    answers = library.dossier(first.kenmerk).assessment
    assert answers.answer("balans").verdict == theirs
    assert answers.answer("balans").text == first.assessment.answer("balans").text
    assert (answers.answer("impact").verdict, answers.answer("impact").missing) == (UNKNOWN, "cijfers")
    assert answers.answer("probleem") == first.assessment.answer("probleem")
    events = {event.kind: json.loads(event.detail) for event in library.store.events(first.kenmerk)}
    said = events["reconciled"]
    assert (said["first"], said["second"], said["second_role"]) == (
        f"{first.kenmerk}@1", f"{found.second.kenmerk}@2", "tweede beoordelaar")
    assert said["questions"]["balans"] == {"first": mine, "second": theirs, "agreed": theirs, "why": "de lasten wegen zwaarder"}
    assert said["questions"]["probleem"]["why"] == ""
    assert len(said["questions"]) == 13
    assert second.settled(library, found) == {
        "balans": Settlement(theirs, "de lasten wegen zwaarder"), "impact": Settlement(UNKNOWN, "de cijfers ontbreken")}
    assert {json.loads(event.detail)["question"] for event in library.store.events(first.kenmerk)
            if event.kind == "verdict-changed"} == {"balans", "impact"}
    assert second.reconciled(library, found)
    for act in (lambda: second.reconcile(library, found, agreed), lambda: second.settle(library, found, "balans", agreed["balans"])):
        with refused(errors.SECOND_RECONCILED):
            act()
    assert library.store.check() == ()
    assert second.double(library, first.kenmerk).pairs == found.pairs


def test_every_difference_must_be_settled_and_only_differences(library: Library, first: Dossier) -> None:
    theirs = other_level(first, "balans")
    found = doubled(library, first, impact=UNKNOWN, balans=theirs)
    with refused(errors.SECOND_UNSETTLED) as caught:
        second.reconcile(library, found, {"balans": Settlement(theirs, "zo is het")})
    assert caught.value.values["numbers"] == "11"
    with refused(errors.SECOND_WHY):
        second.settle(library, found, "balans", Settlement(theirs, "  "))
    with refused(errors.SECOND_EQUAL):
        second.settle(library, found, "probleem", Settlement("serieus", "toch maar"))
    assert library.dossier(first.kenmerk).info.number == 1
    assert second.settled(library, found) == {}


def test_what_was_settled_is_kept_at_once_and_the_last_word_counts(library: Library, first: Dossier) -> None:
    theirs = other_level(first, "balans")
    found = doubled(library, first, balans=theirs)
    second.settle(library, found, "balans", Settlement(theirs, "eerste gedachte"))
    kept = Settlement(first.assessment.answer("balans").verdict or "", "tweede gedachte")
    second.settle(library, found, "balans", kept)
    assert second.settled(library, found) == {"balans": kept}
    done = second.reconcile(library, found, {})
    assert done.assessment.answer("balans").verdict == kept.verdict


def test_without_differences_there_is_nothing_to_settle(library: Library, first: Dossier) -> None:
    found = doubled(library, first)
    assert not any(pair.differs for pair in found.pairs)
    assert second.reconcile(library, found, {}).info.number == 2


def test_a_finalised_first_is_reopened_first(library: Library, first: Dossier) -> None:
    found = doubled(library, first)
    present = library.dossier(first.kenmerk)
    frozen = replace(present.assessment, head=replace(present.assessment.head, status=Status.VASTGESTELD))
    library.append(present, frozen, "vastgesteld", "finalised")
    with refused(errors.DOSSIER_FROZEN):
        second.reconcile(library, found, {})
    library.reopen(library.dossier(first.kenmerk), "tweede oordeel")
    assert second.reconcile(library, found, {}).info.number == 4


def test_an_answer_the_first_never_gave_comes_from_the_second(library: Library, first: Dossier) -> None:
    found = doubled(library, first, balans=other_level(first, "balans"))
    theirs = found.second.assessment.answer("balans")
    without = replace(first.assessment, answers={n: a for n, a in first.assessment.answers.items() if n != "balans"})
    assert second._agreed_answer(found, without, "balans", Settlement(theirs.verdict or "", "zo is het")) == theirs
    other = first.assessment.answer("balans").verdict or ""
    assert second._agreed_answer(found, without, "balans", Settlement(other, "zo is het")) == Answer(verdict=other)


def test_another_one_waits_until_this_one_is_reconciled_or_overtaken(library: Library, first: Dossier) -> None:
    found = doubled(library, first)
    with refused(errors.SECOND_WAITS):
        second.start(library, first.kenmerk)
    second.reconcile(library, found, {})
    again = second.start(library, first.kenmerk)
    assert again.new
    assert again.dossier.assessment.head.second_of == f"{first.kenmerk}@2"


# --- over the library ---------------------------------------------------------------------------------------------

def test_all_double_judged_dossiers_are_counted_once(library: Library, first: Dossier) -> None:
    assert list(second.all_judged(library)) == []
    found = doubled(library, first, balans=other_level(first, "balans"))
    example = library.dossier(library.bring_in(read_file(SEEDS / "voorbeeld-waterstof.yaml"), file="b", reason="b").info.kenmerk)
    second.start(library, example.kenmerk)
    assert [(one.kenmerk, one.example) for one in second.all_judged(library) if isinstance(one, second.Judged)] == [
        (first.kenmerk, False)]
    second.reconcile(library, found, {"balans": Settlement(first.assessment.answer("balans").verdict or "", "zo is het")})
    doubled(library, library.dossier(first.kenmerk))
    (one,) = second.all_judged(library)
    assert isinstance(one, second.Judged)
    assert not any(pair.differs for pair in one.pairs)


def test_a_second_judgement_without_its_first_is_named(tmp_path: Path, library: Library, first: Dossier) -> None:
    found = doubled(library, first)
    with Library.open(tmp_path / "b.db", clock=lambda: MOMENT) as elsewhere:
        brought = elsewhere.bring_in(found.second.assessment, file="x", reason="x").info.kenmerk
        assert list(second.all_judged(elsewhere)) == [brought]
        with refused(errors.STORE_UNKNOWN):
            second.double(elsewhere, brought)
