"""The history of a dossier: complete, comparable, and an earlier version comes back without anything being lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging import errors
from afweging.assessment.comparison import Direction, Move, apply, compare
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Assessment, Conclusion, DeviationReason, Head, Status
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import UNKNOWN
from afweging.library import Dossier, Library, history, today
from afweging.library.turning import VERDICT_CHANGED
from tests.library.ticking import FRAMEWORK, opened

SEEDS = Path(__file__).parents[2] / "seeds" / "dossiers"
MAKING = {"created", "imported", "recorded", "circulated", "finalised", "reopened", "restored"}
"""The kinds of events that each make one version."""
LEVELS = {question.id: [None, UNKNOWN, *(level.id for level in scale.levels)] for question in FRAMEWORK.questions
          if (scale := FRAMEWORK.scale_of(question))}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path) as made:
        yield made


def example(library: Library, name: str = "me2") -> Dossier:
    """An example dossier, imported."""
    path = SEEDS / f"voorbeeld-{name}.yaml"
    return library.dossier(library.bring_in(read_file(path), file=path.name, reason="invoer").info.kenmerk)


def started(library: Library) -> Dossier:
    return library.new(Head(kenmerk="", title="Proef", peildatum=today(), opsteller="beleidsmedewerker"), reason="begin")


def test_versions_tell_number_time_role_reason_phase_status_advice_and_hash(library: Library) -> None:
    dossier = library.finalise(example(library), "akkoord DG")
    newest, first = history.versions(library, dossier.kenmerk)
    assert (newest.number, newest.reason, newest.status, newest.phase) == (2, "akkoord DG", "vastgesteld", "notificatie")
    assert (newest.advice, newest.author_role, newest.parent) == ("DEELNAME", "tester", first.hash)
    assert newest.created > first.created
    assert [event.kind for event in history.events(library, dossier.kenmerk.lower())] == ["finalised", "imported"]
    for look in (history.versions, history.events):
        with pytest.raises(AfwegingError) as caught:
            look(library, "AFW-1999-0001")
        assert caught.value.code is errors.STORE_UNKNOWN


def test_an_earlier_version_comes_back_as_a_new_one_and_nothing_is_rewritten(library: Library) -> None:
    dossier = example(library)
    first = library.store.version(dossier.kenmerk, 1)
    changed = library.answer(dossier, "probleem", Answer(verdict="serieus", text="Anders."))
    changed = library.save(changed, replace(changed.assessment, head=replace(changed.assessment.head, title="Nieuwe titel")))
    back = history.restore_version(library, dossier.kenmerk, 1, "toch terug")
    assert (back.info.number, back.info.reason, back.draft) == (3, "toch terug", None)
    assert back.assessment == dossier.assessment
    assert history.compared(library, f"{dossier.kenmerk}@1", f"{dossier.kenmerk}@3").comparison.empty
    kept = library.dossier(f"{dossier.kenmerk}@2")
    assert kept.assessment == changed.assessment, "the draft that stood in the way is a version"
    assert kept.info.reason == "stand voordat versie 1 werd teruggezet"
    assert library.store.version(dossier.kenmerk, 1) == first
    events = history.events(library, dossier.kenmerk)
    assert [event.kind for event in events] == [VERDICT_CHANGED, "restored", VERDICT_CHANGED, "recorded", "imported"]
    assert json.loads(events[1].detail) == {"from": 1}
    assert json.loads(events[0].detail)["why"] == "toch terug"
    assert library.store.check() == ()


def test_what_cannot_come_back_is_refused_and_changes_nothing(library: Library) -> None:
    dossier = example(library)
    refused: list[tuple[int, errors.Code]] = [(1, errors.VERSION_SAME), (9, errors.STORE_UNKNOWN_VERSION), (0, errors.STORE_UNKNOWN_VERSION)]
    for number, code in refused:
        with pytest.raises(AfwegingError) as caught:
            history.restore_version(library, dossier.kenmerk, number, "terug")
        assert caught.value.code is code
    library.finalise(dossier, "akkoord")
    with pytest.raises(AfwegingError) as caught:
        history.restore_version(library, dossier.kenmerk, 1, "terug")
    assert caught.value.code is errors.DOSSIER_FROZEN
    assert len(history.versions(library, dossier.kenmerk)) == 2


def test_a_finalised_version_comes_back_as_a_concept_once_it_is_reopened(library: Library) -> None:
    done = library.finalise(example(library), "akkoord")
    reopened = library.reopen(done, "nieuwe feiten")
    library.record(library.answer(reopened, "aanleiding", Answer(verdict="volledig", text="Kort.")), "bijgesteld")
    back = history.restore_version(library, done.kenmerk, 2, "toch het vastgestelde")
    assert back.assessment.head.status is Status.CONCEPT
    assert replace(back.assessment, head=done.assessment.head) == done.assessment
    with pytest.raises(AfwegingError) as caught:
        history.restore_version(library, done.kenmerk, 2, "nog eens")
    assert caught.value.code is errors.VERSION_SAME


def test_the_newest_two_states_are_draft_and_version_else_two_versions(library: Library) -> None:
    dossier = started(library)
    with pytest.raises(AfwegingError) as caught:
        history.newest_two(library, dossier.kenmerk)
    assert caught.value.code is errors.ONE_VERSION
    changed = library.answer(dossier, "probleem", Answer(verdict="ernstig"))
    assert history.newest_two(library, dossier.kenmerk) == ("AFW-2026-0001@1", "AFW-2026-0001")
    library.record(changed, "ronde")
    assert history.newest_two(library, dossier.kenmerk.lower()) == ("AFW-2026-0001@1", "AFW-2026-0001@2")
    assert history.newest_two(library, "AFW-2026-0001@2") == ("AFW-2026-0001@1", "AFW-2026-0001@2")
    with pytest.raises(AfwegingError):
        history.newest_two(library, "AFW-2026-0001@1")


def test_what_a_change_does_to_the_advice(library: Library) -> None:
    dossier = example(library)
    changed = library.answer(dossier, "probleem", replace(dossier.assessment.answer("probleem"), verdict=LEVELS["probleem"][2]))
    found = history.compared(library, f"{dossier.kenmerk}@1", dossier.kenmerk)
    effect = found.effect
    assert (effect.before.advice, effect.after.advice, effect.changed) == ("DEELNAME", "GEEN_ROL", True)
    assert effect.move.direction is Direction.DOWN
    assert [step.section for step in effect.steps] == ["A.1", "A.2", "B.1", "B.2"]
    assert [step.after_reached for step in effect.steps] == [True, False, False, False]
    move = next(change.move for change in found.comparison.questions if change.question == "probleem")
    assert move.direction is Direction.DOWN
    assert apply(found.comparison, found.before.assessment) == changed.assessment
    nothing = history.compared(library, dossier.kenmerk, dossier.kenmerk).effect
    assert (nothing.changed, nothing.steps, nothing.move) == (False, (), Move(Direction.NONE, 0))


def test_conditions_come_and_go(library: Library) -> None:
    me2, cis = example(library), example(library, "cis")
    found = history.compared(library, me2.kenmerk, cis.kenmerk)
    assert found.comparison.head[0].field == "kenmerk"
    assert found.effect.conditions_added == ("innovatie",)
    assert history.compared(library, cis.kenmerk, me2.kenmerk).effect.conditions_removed == ("innovatie",)


def test_two_dossiers_under_two_frameworks(library: Library) -> None:
    dossier = example(library)
    newer = replace(FRAMEWORK, version="2031-01-01")
    other = replace(dossier.assessment, head=replace(dossier.assessment.head, kenmerk="X-1"),
                    framework=replace(dossier.assessment.framework, version="2031-01-01", hash=""))
    library.bring_in(other, file="x", reason="invoer", framework=newer)
    found = history.compared(library, dossier.kenmerk, "X-1")
    assert found.comparison.other_framework
    assert found.comparison.questions == ()
    assert not history.compared(library, dossier.kenmerk, dossier.kenmerk).comparison.other_framework


def test_reasons_and_words_between_two_versions_are_told(library: Library) -> None:
    dossier = started(library)
    one = library.record(library.answer(dossier, "probleem", Answer(verdict="ernstig")), "een")
    two = library.record(library.answer(one, "probleem", Answer(verdict="serieus")), "twee", {"probleem": "eerste reden"})
    three = library.record(library.answer(two, "probleem", Answer(verdict="ernstig")), "drie", {"probleem": "laatste reden"})
    first = library.dossier(f"{dossier.kenmerk}@1")
    assert history.said(library, first, two).reasons == {"probleem": "eerste reden"}
    assert history.said(library, first, three).reasons == {"probleem": "laatste reden"}
    assert history.said(library, three, three) == ({}, {})
    assert history.said(library, example(library), three) == ({}, {})


def test_a_blind_judgement_is_not_laid_beside_the_first(library: Library) -> None:
    dossier = example(library)
    head = replace(dossier.assessment.head, kenmerk="", second_of=f"{dossier.kenmerk}@1")
    second = library.bring_in(replace(dossier.assessment, head=head), file="x", reason="invoer").info.kenmerk
    for pair in ((dossier.kenmerk, second), (f"{second}@1", f"{dossier.kenmerk}@1")):
        with pytest.raises(AfwegingError) as caught:
            history.compared(library, *pair)
        assert caught.value.code is errors.SECOND_OPEN
    assert history.compared(library, second, second).comparison.empty


def test_sending_round_is_a_version_of_its_own_and_stays_until_the_status_changes(library: Library) -> None:
    dossier = example(library)
    dossier = library.save(dossier, replace(dossier.assessment, head=replace(dossier.assessment.head, title="Anders")))
    sent = library.circulate(dossier, "graag uw blik")
    assert (sent.info.number, sent.info.status, sent.draft) == (2, "ter-meelezing", None)
    assert library.circulate(sent, "nog eens").info == sent.info
    again = library.record(library.save(sent, replace(sent.assessment, head=replace(sent.assessment.head, title="Weer"))), "verwerkt")
    assert again.info.status == "ter-meelezing"
    with pytest.raises(AfwegingError) as caught:
        library.circulate(library.finalise(again, "akkoord"), "te laat")
    assert caught.value.code is errors.DOSSIER_FROZEN


# --- laws ---------------------------------------------------------------------------------------------------------

verdicts = st.sampled_from(sorted(LEVELS)).flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(LEVELS[name])))
steps = st.one_of(
    st.tuples(st.just("answer"), verdicts), st.tuples(st.just("answer"), verdicts),
    st.tuples(st.sampled_from(("record", "circulate", "finalise", "reopen", "duplicate")), st.none()),
    st.tuples(st.just("restore"), st.integers(1, 6)),
)
COMPLETE = read_file(SEEDS / "voorbeeld-me2.yaml")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(walk=st.lists(steps, max_size=14))
def test_every_step_of_a_random_walk_leaves_the_library_sound_and_the_history_complete(walk: list[tuple[str, Any]]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as library:
        kenmerk = library.bring_in(COMPLETE, file="x", reason="invoer").info.kenmerk
        known: list[Assessment] = [library.dossier(kenmerk).assessment]
        turns = 0
        for step in walk:
            turns += taken(library, kenmerk, step)
            versions = history.versions(library, kenmerk)
            known += [library.dossier(f"{kenmerk}@{one.number}").assessment for one in reversed(versions[:len(versions) - len(known)])]
            assert [library.dossier(f"{kenmerk}@{one.number}").assessment for one in reversed(versions)] == known
            events = history.events(library, kenmerk)
            assert [one.at for one in events] == sorted((one.at for one in events), reverse=True)
            assert sum(event.kind in MAKING for event in events) == len(versions)
            assert sum(event.kind == VERDICT_CHANGED for event in events) == turns
        assert library.store.check() == ()
        explained(library, kenmerk)


def taken(library: Library, kenmerk: str, step: tuple[str, Any]) -> int:
    """Take a step, or let it be refused; how many verdicts turned in the versions it made."""
    verb, given_ = step
    dossier = library.dossier(kenmerk)
    turns = library.turned(dossier)
    because = {turn.question: f"omdat {turn.number}" for turn in turns}
    before = len(history.versions(library, kenmerk))
    try:
        if verb == "answer":
            question, verdict = given_
            library.answer(dossier, question, replace(dossier.assessment.answer(question), verdict=verdict))
        elif verb == "restore":
            back = history.restore_version(library, kenmerk, given_, "terug")
            apart = library.dossier(f"{kenmerk}@{before + 1}").assessment
            moved = len(differing(apart, back.assessment)) if back.info.number == before + 2 else 0
            first = differing(library.dossier(f"{kenmerk}@{before}").assessment, apart)
            assert compare(FRAMEWORK, as_concept(library.dossier(f"{kenmerk}@{given_}").assessment), back.assessment).empty
            return len(first) + moved
        elif verb == "duplicate":
            copy = library.duplicate(dossier)
            assert copy.assessment.head.status is Status.CONCEPT
            assert copy.assessment.conclusion.deviation is None
        elif verb == "finalise":
            found = {error.values["check"]: "klopt" for error in refused(library, dossier) if error.code is errors.CHECK_OPEN}
            library.finalise(dossier, "akkoord", because, found)
        elif verb == "reopen":
            library.reopen(dossier, "heropend")
        else:
            getattr(library, verb)(dossier, verb, because if dossier.draft else {})
    except AfwegingError:
        return 0
    made = len(history.versions(library, kenmerk)) > before
    return len(turns) if made else 0


def refused(library: Library, dossier: Dossier) -> tuple[AfwegingError, ...]:
    """Why finalising without a word on any check is refused."""
    try:
        library.finalise(dossier, "zonder woord", words={"bestaat-niet": "x"})
    except Faults as faults:
        return faults.errors
    except AfwegingError as error:
        return (error,)
    raise AssertionError("a word on a check that says nothing was taken")


def differing(before: Assessment, after: Assessment) -> list[str]:
    """The questions whose verdict was a level and is another one now."""
    return [name for name in LEVELS if (was := before.answer(name).verdict) not in (None, UNKNOWN)
            and was != after.answer(name).verdict]


def as_concept(assessment: Assessment) -> Assessment:
    """The same as a concept."""
    return replace(assessment, head=replace(assessment.head, status=Status.CONCEPT))


def explained(library: Library, kenmerk: str) -> None:
    """Every verdict that turned between two versions has a reason in the history, and no other."""
    versions = [library.dossier(f"{kenmerk}@{one.number}") for one in reversed(history.versions(library, kenmerk))]
    for before, after in pairwise(versions):
        assert sorted(history.said(library, before, after).reasons) == sorted(differing(before.assessment, after.assessment))


@given(first=st.lists(verdicts, max_size=5), second=st.lists(verdicts, max_size=5))
@settings(max_examples=20)
def test_putting_back_and_comparing_finds_nothing(first: list[tuple[str, str | None]], second: list[tuple[str, str | None]]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as library:
        dossier = started(library)
        for name, verdict in first:
            dossier = library.answer(dossier, name, Answer(verdict=verdict, text="een"))
        dossier = library.save(dossier, replace(dossier.assessment, conclusion=Conclusion(
            outcome="DEELNAME", deviation=DeviationReason(reason="zo", role="r", date=today()))))
        one = library.record(dossier, "een")
        for name, verdict in second:
            dossier = library.answer(library.dossier(dossier.kenmerk), name, Answer(verdict=verdict, text="twee"))
        wanted = library.dossier(dossier.kenmerk).assessment != one.assessment
        if not wanted:
            return
        back = history.restore_version(library, dossier.kenmerk, one.info.number, "terug")
        assert compare(FRAMEWORK, one.assessment, back.assessment).empty
        assert library.dossier(dossier.kenmerk).assessment == one.assessment
