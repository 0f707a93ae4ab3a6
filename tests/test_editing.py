"""One dossier under the hands of an assessor: kept to the letter, taken back, frozen, in trouble."""

import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afweging import errors
from afweging.assessment.completeness import State
from afweging.assessment.interchange import read_file
from afweging.assessment.models import FreeSource, Head, Status
from afweging.assessment.wording import clean, count_words, has_words
from afweging.editing import Editing, rescue_path, write_apart
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import UNKNOWN
from afweging.library import Library
from afweging.undoing import UNDO_LIMIT

REASON = "Een reden van ruim voldoende woorden om als gemotiveerd te gelden, want dat zijn er hier meer dan vijftien."
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("[/]\x1b\x00\u2028\u202e\ud800é\u0301\r\n\t")), max_size=80)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of its own."""
    with Library.open(tmp_path / "library.db") as found:
        yield found


@pytest.fixture
def editing(library: Library) -> Editing:
    """A new dossier being edited."""
    return Editing(library, library.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin"))


def stored(editing: Editing) -> Editing:
    """The same dossier, read from the disk anew."""
    return Editing.open(editing.library, editing.kenmerk)


def fill(editing: Editing) -> None:
    """Answer everything in favour."""
    for question in editing.framework.questions:
        scale = editing.framework.scale_of(question)
        editing.set_verdict(question.id, scale.levels[-1].id if scale else "DEELNAME")
        editing.set_text(question.id, REASON)


def test_a_new_session_is_clean_and_saves_what_is_typed(editing: Editing) -> None:
    assert not editing.dirty
    assert not editing.resumed
    assert editing.saved_at is None
    assert editing.locked is None
    editing.set_text("aanleiding", "Eén tekst")
    assert editing.dirty
    assert editing.save()
    assert not editing.dirty
    assert editing.saved_at is not None
    again = stored(editing)
    assert again.resumed
    assert again.answer("aanleiding").text == "Eén tekst"
    assert again.states["aanleiding"] is State.STARTED


@settings(max_examples=40)
@given(text=TEXTS, other=TEXTS)
def test_any_text_in_any_field_comes_back_as_it_was_cleaned(tmp_path_factory: pytest.TempPathFactory, text: str, other: str) -> None:
    with Library.open(tmp_path_factory.mktemp("any") / "library.db") as library:
        editing = Editing(library, library.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin"))
        editing.set_text("probleem", text)
        editing.set_missing("probleem", other)
        editing.set_owner("probleem", text)
        editing.set_note("balans", "13a", text)
        editing.set_confidential("probleem", other, "5.2")
        editing.add_source("probleem", FreeSource(title=text, place=other, grade="B"))
        editing.set_conclusion(focus=text, conditions=(other, text), accumulation=other)
        editing.set_next_moment(text, date(2027, 1, 1))
        editing.set_deviation(text, other, text)
        editing.set_head(replace(editing.assessment.head, title=text, directorate=other, tags=(text,)))
        assert editing.save()
        again = stored(editing).assessment
    assert again == editing.assessment
    answer, conclusion = again.answer("probleem"), again.conclusion
    assert (answer.text, answer.missing, answer.owner) == (clean(text), clean(other), clean(text))
    assert (answer.confidential.text if answer.confidential else "") == clean(other)
    assert conclusion.conditions == (clean(other), clean(text))
    assert again.head.title == clean(text)


@given(text=TEXTS, least=st.integers(0, 12))
def test_counting_to_a_limit_is_counting(text: str, least: int) -> None:
    assert has_words(text, least) == (count_words(text) >= least)


def test_verdicts_outcomes_and_ticks_are_taken_back_and_brought_back(editing: Editing) -> None:
    editing.set_verdict("probleem", "serieus")
    editing.set_verdict("advies", "DEELNAME")
    editing.toggle("balans", "13a")
    editing.set_effect("balans", "13b", "+")
    editing.set_text("probleem", "blijft")
    assert [tick.prompt for tick in editing.answer("balans").ticks] == ["13a", "13b"]
    parts = [choice.part for _ in range(5) if (choice := editing.undo())]
    assert parts == ["ticks", "ticks", "outcome", "verdict"]
    assert editing.undo() is None
    assert editing.answer("probleem").verdict is None
    assert editing.answer("probleem").text == "blijft", "undoing a choice leaves the text alone"
    while editing.redo():
        pass
    assert editing.answer("probleem").verdict == "serieus"
    assert editing.assessment.conclusion.outcome == "DEELNAME"
    tick = editing.tick_of("balans", "13b")
    assert tick is not None
    assert tick.effect == "+"
    editing.undo()
    editing.set_verdict("probleem", "ernstig")
    assert editing.redo() is None, "a new choice ends what could be brought back"


def test_choosing_the_same_again_is_nothing_to_take_back_and_the_memory_is_bounded(editing: Editing) -> None:
    editing.set_verdict("probleem", None)
    assert editing.undo() is None
    for number in range(UNDO_LIMIT + 20):
        editing.set_verdict("probleem", ("serieus", "ernstig")[number % 2])
    count = 0
    while editing.undo():
        count += 1
    assert count == UNDO_LIMIT


def test_a_tick_goes_away_with_its_note_and_comes_back_with_it(editing: Editing) -> None:
    editing.set_note("balans", "13a", "duur")
    editing.toggle("balans", "13a")
    assert editing.tick_of("balans", "13a") is None
    editing.undo()
    tick = editing.tick_of("balans", "13a")
    assert tick is not None
    assert tick.note == "duur"


def test_facts_and_sources_are_listed_once_and_dropped(editing: Editing) -> None:
    editing.cite("probleem", "F15")
    editing.cite("probleem", "F15")
    editing.add_source("probleem", FreeSource(title="eigen", grade="D"))
    assert [one.fact for one in editing.answer("probleem").facts] == ["F15"]
    editing.drop_fact("probleem", "F15")
    editing.drop_source("probleem", 0)
    assert editing.answer("probleem").facts == editing.answer("probleem").sources == ()


def test_empty_parts_of_the_conclusion_are_no_parts(editing: Editing) -> None:
    editing.set_next_moment("", None)
    editing.set_deviation("", "", "")
    editing.set_confidential("probleem", "", "5.2")
    assert not editing.dirty
    editing.set_deviation("omdat", "directeur", "")
    first = editing.assessment.conclusion.deviation
    editing.set_deviation("omdat", "directeur", "")
    assert editing.assessment.conclusion.deviation is first
    editing.set_deviation("", "", "")
    assert editing.assessment.conclusion.deviation is None


def test_the_advice_shows_when_every_reached_question_has_a_verdict(editing: Editing) -> None:
    assert not editing.advice_shown
    assert len(editing.open_verdicts) == 13
    editing.set_verdict("overheidstaak", "niet-aangetoond")
    editing.set_verdict("aanleiding", "volledig")
    editing.set_verdict("probleem", UNKNOWN)
    assert editing.open_verdicts, "questions of the failing step still count"
    for name in editing.open_verdicts:
        editing.set_verdict(name, UNKNOWN)
    assert editing.advice_shown
    assert editing.states["balans"] is State.NOT_REACHED
    assert not editing.progress.complete
    assert editing.section_progress["B.2"].total == 0


def test_looking_earlier_is_logged(editing: Editing) -> None:
    editing.look_early()
    events = editing.library.store.events(editing.kenmerk)
    assert events[0].kind == "advice-seen-early"
    assert events[0].detail == '{"open_verdicts":13}'


def test_recording_takes_what_is_typed_and_asks_for_something_new(editing: Editing) -> None:
    assert editing.record("niets") is None
    editing.set_text("aanleiding", "iets")
    info = editing.record("eerste\x00 versie")
    assert info is not None
    assert (info.number, info.reason) == (2, "eerste versie")
    assert not editing.dirty
    assert stored(editing).info.number == 2


def test_finalising_needs_everything_and_freezes_until_reopened(editing: Editing) -> None:
    with pytest.raises(Faults):
        editing.finalise("te vroeg")
    fill(editing)
    with pytest.raises(Faults) as caught:
        editing.finalise("klaar")
    spoken = {error.values["check"] for error in caught.value.errors}
    assert spoken == {warning.check for warning in editing.unanswered_checks()}
    editing.finalise("klaar", words=dict.fromkeys(spoken, "dat klopt"))
    assert editing.assessment.head.status is Status.VASTGESTELD
    assert editing.locked is not None
    assert editing.locked.code is errors.DOSSIER_FROZEN
    assert editing.undo() is None
    editing.set_text("aanleiding", "te laat")
    assert not editing.save()
    assert editing.trouble is not None
    assert editing.trouble.code is errors.DOSSIER_FROZEN
    editing.reopen("toch nog")
    assert editing.locked is None
    assert editing.trouble is None
    assert editing.answer("aanleiding").text == REASON


def test_a_verdict_that_turned_is_asked_about_and_nothing_typed_is_lost_by_asking(editing: Editing) -> None:
    editing.set_verdict("probleem", "serieus")
    editing.record("eerste oordeel")
    editing.set_verdict("probleem", "ernstig")
    assert [(turn.number, turn.before, turn.after) for turn in editing.turned()] == [(2, "serieus", "ernstig")]
    with pytest.raises(Faults) as caught:
        editing.record("zonder reden")
    assert caught.value.code is errors.VERDICT_TURNED
    editing.set_text("probleem", "verder gegaan")
    assert editing.save(), "the refusal left the draft as it was"
    info = editing.record("met reden", {"probleem": "nieuw\x00 cijfer"})
    assert info is not None
    events = editing.library.store.events(editing.kenmerk)
    assert events[0].kind == "verdict-changed"
    assert events[0].detail == '{"after":"ernstig","before":"serieus","question":"probleem","version":3,"why":"nieuw cijfer"}'
    assert editing.turned() == ()


def test_sending_round_and_putting_back_make_versions(editing: Editing) -> None:
    editing.set_text("aanleiding", "eerste")
    assert editing.circulate("graag uw blik").number == 2
    assert editing.assessment.head.status is Status.TER_MEELEZING
    editing.set_text("aanleiding", "tweede")
    assert editing.restore(1, "toch niet").number == 4
    assert editing.answer("aanleiding").text == ""
    assert editing.assessment.head.status is Status.CONCEPT
    assert editing.undo() is None
    assert editing.save()


def test_a_change_elsewhere_is_told_and_taken_over_without_loss(editing: Editing) -> None:
    editing.set_text("aanleiding", "van ons")
    editing.save()
    other = stored(editing)
    other.set_text("aanleiding", "van de ander")
    assert other.save()
    editing.set_text("aanleiding", "van ons, verder")
    assert not editing.save()
    assert editing.trouble is not None
    assert editing.trouble.code is errors.STORE_STALE_DRAFT
    assert editing.dirty
    editing.take_over("elders gewijzigd")
    assert editing.trouble is None
    assert stored(editing).answer("aanleiding").text == "van ons, verder"
    kept = editing.library.dossier(f"{editing.kenmerk}@{editing.info.number}")
    assert kept.assessment.answer("aanleiding").text == "van de ander"


def test_while_the_store_fails_nothing_is_lost_and_a_rescue_file_can_be_imported(
    editing: Editing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: object) -> object:
        raise AfwegingError(errors.STORE_FULL, file="library.db")

    editing.set_text("aanleiding", "[/] \ttekst  \nmet alles é")
    with monkeypatch.context() as patched:
        patched.setattr(editing.library.store, "save_draft", full)
        assert not editing.save()
        assert editing.trouble is not None
        assert editing.dirty
        file = tmp_path / "redding.yaml"
        editing.rescue(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_file(file) == editing.assessment
    with pytest.raises(AfwegingError) as caught:
        editing.rescue(file)
    assert caught.value.code is errors.FILE_UNWRITABLE
    assert editing.save(), "trying again works once the store does"
    assert editing.trouble is None
    assert sorted(one.name for one in tmp_path.iterdir() if "redding" in one.name) == ["redding.yaml"]


def test_a_rescue_file_goes_home_under_a_free_name(tmp_path: Path) -> None:
    at = datetime(2026, 6, 1, 14, 3, 12, tzinfo=UTC)
    first = rescue_path("AFW/2026 0001", at, {"HOME": str(tmp_path)})
    assert first == tmp_path / "afweging-AFW-2026-0001-20260601-140312.yaml"
    write_apart(first, "x")
    assert rescue_path("AFW/2026 0001", at, {"HOME": str(tmp_path)}).name.endswith("140312-1.yaml")
    assert rescue_path("A", at, {}).parent == Path.cwd()
    with pytest.raises(AfwegingError):
        write_apart(tmp_path / "nergens" / "x.yaml", "x")


def test_a_library_that_can_only_be_read_locks_the_session(editing: Editing, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = AfwegingError(errors.STORE_READ_ONLY, file="library.db", reason="schrijfbeveiligd")
    monkeypatch.setattr(type(editing.library.store), "read_only", property(lambda _self: reason))
    assert editing.locked is reason


def test_a_version_of_before_is_only_read(editing: Editing) -> None:
    past = Editing.open(editing.library, f"{editing.kenmerk}@1")
    assert past.locked is not None
    assert past.locked.code is errors.VERSION_PAST
    assert past.locked.values == {"kenmerk": editing.kenmerk, "number": 1}
    assert Editing.open(editing.library, editing.kenmerk).locked is None


def test_saving_from_a_thread_beside_the_typing_ends_with_the_newest_state(editing: Editing) -> None:
    stop = threading.Event()

    def writer() -> None:
        while not stop.is_set():
            editing.save()

    threads = [threading.Thread(target=writer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(200):
        editing.set_text("aanleiding", f"woord {number}")
    stop.set()
    for thread in threads:
        thread.join()
    assert editing.trouble is None
    assert editing.save()
    assert stored(editing).answer("aanleiding").text == "woord 199"


# --- looking again ------------------------------------------------------------------------------------------------

def again(editing: Editing) -> dict[str, list[int]]:
    """Which answers are to be looked at again, and because of which questions."""
    found = {question.id: [one.number for one in editing.to_look_at_again(question.id)] for question in editing.framework.questions}
    return {name: numbers for name, numbers in found.items() if numbers}


def test_a_change_asks_to_look_again_at_what_leans_on_it_until_it_is_confirmed(editing: Editing) -> None:
    fill(editing)
    assert again(editing) == {}
    editing.set_text("staatssteun", REASON + " Nader bezien.")
    assert again(editing) == {"alternatieven": [9]}
    assert editing.save()
    assert again(stored(editing)) == {"alternatieven": [9]}
    assert editing.confirm("alternatieven")
    assert again(editing) == {}
    assert not editing.confirm("alternatieven")
    editing.undo()
    assert again(editing) == {"alternatieven": [9]}
    editing.redo()
    assert again(editing) == {}
    editing.set_verdict("balans", UNKNOWN)
    assert again(editing) == {"advies": [13]}
    editing.set_verdict("advies", "NATIONAAL")
    assert again(editing) == {}


def test_undoing_a_verdict_takes_back_its_flags_and_brings_back_its_own(editing: Editing) -> None:
    fill(editing)
    editing.set_text("oplossing", REASON + " Anders.")
    before, kept = again(editing), editing.assessment
    assert before["staatssteun"] == [3]
    editing.set_verdict("staatssteun", UNKNOWN)
    assert again(editing)["alternatieven"] == [3, 9]
    assert "staatssteun" not in again(editing)
    editing.undo()
    assert editing.assessment == kept
    editing.redo()
    assert again(editing)["alternatieven"] == [3, 9]


def test_undoing_a_verdict_leaves_the_flag_of_a_text_that_changed_as_well(editing: Editing) -> None:
    fill(editing)
    editing.set_verdict("staatssteun", UNKNOWN)
    editing.set_text("staatssteun", REASON + " Nog iets.")
    editing.undo()
    assert again(editing) == {"alternatieven": [9]}


def test_undoing_after_somebody_confirmed_asks_to_look_again(editing: Editing) -> None:
    fill(editing)
    editing.set_verdict("staatssteun", UNKNOWN)
    editing.assessment = editing.assessment.with_answer("alternatieven", replace(editing.answer("alternatieven"), again=()))
    editing.undo()
    assert again(editing) == {"alternatieven": [9]}
