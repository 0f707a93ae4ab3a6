"""What asks for a word before a version is made: verdicts that turned, and checks that warn."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afweging import errors
from afweging.assessment.interchange import read_file
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import UNKNOWN
from afweging.library import Dossier, Library, finalising
from afweging.library.turning import CHECK_ANSWERED, VERDICT_CHANGED, cleaned

SEEDS = Path(__file__).parents[2] / "seeds" / "dossiers"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.db", role="tester", clock=lambda: datetime(2026, 6, 1, 12, tzinfo=UTC)) as opened:
        yield opened


@pytest.fixture
def dossier(library: Library) -> Dossier:
    """An example dossier, complete, recorded once."""
    path = SEEDS / "voorbeeld-me2.yaml"
    return library.dossier(library.bring_in(read_file(path), file=path.name, reason="invoer").info.kenmerk)


def judged(library: Library, dossier: Dossier, question: str, verdict: str | None, **changes: object) -> Dossier:
    """The dossier with another verdict, as a draft."""
    answer = replace(dossier.assessment.answer(question), verdict=verdict, **changes)  # type: ignore[arg-type]
    return library.save(dossier, dossier.assessment.with_answer(question, answer))


def kept(library: Library, kind: str) -> list[dict[str, object]]:
    """The details of the events of a kind, oldest first."""
    return [json.loads(event.detail) for event in reversed(library.store.events(kinds=(kind,)))]


def test_a_verdict_that_turned_asks_why_and_the_reason_is_kept_with_the_version(library: Library, dossier: Dossier) -> None:
    changed = judged(library, judged(library, dossier, "probleem", "serieus"), "oplossing", UNKNOWN, missing="een cijfer")
    assert [(turn.question, turn.number, turn.before, turn.after) for turn in library.turned(changed)] == [
        ("probleem", 2, "ernstig", "serieus"), ("oplossing", 3, dossier.assessment.answer("oplossing").verdict, UNKNOWN)]
    with pytest.raises(Faults) as caught:
        library.record(changed, "ronde", {"probleem": "  "})
    assert [error.code for error in caught.value.errors] == [errors.VERDICT_TURNED] * 2
    assert caught.value.errors[0].values == {"number": 2, "before": "Ernstig", "after": "Serieus"}
    assert caught.value.errors[1].values["after"] == "nog niet te beoordelen"
    assert library.dossier(dossier.kenmerk).draft == changed.draft, "nothing happened"
    done = library.record(changed, "ronde", {"probleem": " nieuw cijfer ", "oplossing": "bron viel weg"})
    assert kept(library, VERDICT_CHANGED) == [
        {"question": "probleem", "before": "ernstig", "after": "serieus", "why": "nieuw cijfer", "version": 2},
        {"question": "oplossing", "before": dossier.assessment.answer("oplossing").verdict, "after": UNKNOWN,
         "why": "bron viel weg", "version": 2}]
    assert library.turned(done) == ()
    assert library.store.check() == ()


def test_a_verdict_taken_away_has_turned_and_one_that_was_open_has_not(library: Library, dossier: Dossier) -> None:
    emptied = judged(library, dossier, "probleem", None)
    assert [turn.after for turn in library.turned(emptied)] == [None]
    with pytest.raises(Faults) as caught:
        library.record(emptied, "ronde")
    assert caught.value.values["after"] == "-"
    recorded = library.record(judged(library, emptied, "oplossing", UNKNOWN), "ronde", {"probleem": "te vroeg", "oplossing": "idem"})
    again = judged(library, judged(library, recorded, "probleem", "ernstig"), "oplossing", "geen")
    assert library.turned(again) == ()
    assert library.record(again, "weer beoordeeld").info.number == 3
    back = judged(library, library.dossier(dossier.kenmerk), "probleem", "serieus")
    assert library.turned(judged(library, back, "probleem", "ernstig")) == (), "as it was recorded"


def test_a_reason_for_a_verdict_that_stands_is_a_mistake(library: Library, dossier: Dossier) -> None:
    changed = judged(library, dossier, "probleem", "serieus")
    with pytest.raises(Faults) as caught:
        library.record(changed, "ronde", {"probleem": "x", "oplossing": "y", "vreemd": "z"})
    assert [(error.code, error.values["number"]) for error in caught.value.errors] == [
        (errors.VERDICT_STANDS, 3), (errors.VERDICT_STANDS, "vreemd")]


def test_a_change_of_something_else_asks_nothing(library: Library, dossier: Dossier) -> None:
    changed = library.answer(dossier, "probleem", replace(dossier.assessment.answer("probleem"), text="Andere woorden."))
    assert library.record(changed, "ronde").info.number == 2
    assert kept(library, VERDICT_CHANGED) == []


def test_every_check_that_warns_needs_a_word_to_finalise(library: Library, dossier: Dossier) -> None:
    assert finalising.warnings(library, dossier) == ()
    same = dossier.assessment.answer("aanleiding").text
    changed = library.save(dossier, dossier.assessment.with_answer(
        "probleem", replace(dossier.assessment.answer("probleem"), text=same)))
    assert [(one.check, one.questions) for one in finalising.warnings(library, changed)] == [
        ("zelfde-tekst", ("aanleiding", "probleem"))]
    for words in ({}, {"zelfde-tekst": " "}):
        with pytest.raises(Faults) as caught:
            finalising.finalise(library, changed, "akkoord", words=words)
        assert [error.code for error in caught.value.errors] == [errors.CHECK_OPEN]
        assert caught.value.values["numbers"] == "1, 2"
        assert "zelfde-tekst" in str(caught.value)
    with pytest.raises(Faults) as caught:
        finalising.finalise(library, changed, "akkoord", words={"zelfde-tekst": "bewust", "anders": "x"})
    assert [(error.code, error.values["speaking"]) for error in caught.value.errors] == [(errors.CHECK_SILENT, "zelfde-tekst")]
    done = finalising.finalise(library, changed, "akkoord", words={"zelfde-tekst": "bewust gelijk"})
    assert done.frozen
    assert kept(library, CHECK_ANSWERED) == [
        {"check": "zelfde-tekst", "questions": ["aanleiding", "probleem"], "word": "bewust gelijk", "version": 2}]
    assert library.store.check() == ()


def test_everything_in_the_way_is_told_at_once(library: Library, dossier: Dossier) -> None:
    same = dossier.assessment.answer("aanleiding").text
    changed = judged(library, dossier, "probleem", "serieus", text=same)
    with pytest.raises(Faults) as caught:
        finalising.finalise(library, changed, "akkoord")
    assert {error.code for error in caught.value.errors} >= {errors.CHECK_OPEN, errors.VERDICT_TURNED}
    assert len(library.store.history(dossier.kenmerk)) == 1


def test_a_second_blind_judgement_is_not_measured_by_what_others_said(library: Library, dossier: Dossier) -> None:
    second = replace(dossier, assessment=replace(
        dossier.assessment, head=replace(dossier.assessment.head, second_of=f"{dossier.kenmerk}@1")))
    library.finalise(dossier, "akkoord")
    assert finalising.medians(library, second) == {}


def test_words_are_cleaned_once_as_all_text_is() -> None:
    assert cleaned({"a": "een\x00 reden\r\n"}) == {"a": "een reden\n"}


def test_a_refusal_within_the_stroke_leaves_neither_version_nor_reason(
    library: Library, dossier: Dossier, monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = judged(library, dossier, "probleem", "serieus")
    log = library.log

    def full(kind: str, kenmerk: str, detail: str = "{}", **rest: str) -> None:
        if kind == VERDICT_CHANGED:
            raise AfwegingError(errors.STORE_FULL, file="a.db")
        log(kind, kenmerk, detail, **rest)

    monkeypatch.setattr(library, "log", full)
    with pytest.raises(AfwegingError):
        library.record(changed, "ronde", {"probleem": "nieuw cijfer"})
    assert library.dossier(dossier.kenmerk) == changed
    assert len(library.store.history(dossier.kenmerk)) == 1
    assert [event.kind for event in library.store.events(dossier.kenmerk)] == ["imported"]
