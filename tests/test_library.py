"""The use cases, against a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afweging import canonical, errors
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Conclusion, DeviationReason, Head, Status
from afweging.errors import AfwegingError, Faults
from afweging.library import Dossier, Library, carrying, hindrances, passages, split_name, summary, today

SEEDS = Path(__file__).parents[1] / "seeds" / "dossiers"
MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.db", role="tester", clock=lambda: MOMENT) as opened:
        yield opened


def example(library: Library, name: str = "me2") -> Dossier:
    """An example dossier, imported."""
    path = SEEDS / f"voorbeeld-{name}.yaml"
    return library.dossier(library.bring_in(read_file(path), file=path.name, reason="invoer").info.kenmerk)


def started(library: Library) -> Dossier:
    return library.new(Head(kenmerk="", title="Proef", peildatum=today(), opsteller="beleidsmedewerker"), reason="begin")


def code_of(error: AfwegingError) -> str:
    return error.code.name


def test_new_dossiers_get_the_next_kenmerk_and_never_one_twice(library: Library) -> None:
    first, second = started(library), started(library)
    assert (first.kenmerk, second.kenmerk) == ("AFW-2026-0001", "AFW-2026-0002")
    assert first.info.author_role == "tester"
    assert first.assessment.framework.hash in library.store.frameworks()
    with pytest.raises(AfwegingError) as caught:
        library.new(Head(kenmerk="afw-2026-0001", title="Weer", peildatum=today()), reason="begin")
    assert caught.value.code is errors.STORE_EXISTS


def test_a_draft_is_there_again_and_becomes_a_version(library: Library) -> None:
    dossier = library.answer(started(library), "probleem", Answer(verdict="ernstig", text="Tekst"))
    again = library.dossier(dossier.kenmerk)
    assert again.draft is not None
    assert again.assessment == dossier.assessment
    recorded = library.record(again, "eerste ronde")
    assert (recorded.info.number, recorded.info.reason, recorded.draft) == (2, "eerste ronde", None)
    assert library.record(recorded, "niets nieuws").info.number == 2
    assert library.dossier(f"{dossier.kenmerk}@1").assessment.answers == {}


def test_a_change_that_changes_nothing_is_not_saved(library: Library) -> None:
    dossier = started(library)
    assert library.save(dossier, dossier.assessment).draft is None


def test_two_windows_cannot_overwrite_each_other(library: Library) -> None:
    one = two = started(library)
    one = library.answer(one, "probleem", Answer(verdict="ernstig"))
    with pytest.raises(AfwegingError) as caught:
        library.answer(two, "probleem", Answer(verdict="serieus"))
    assert caught.value.exit == 5
    library.record(one, "eerst")
    with pytest.raises(AfwegingError) as caught:
        library.finalise(replace(example(library), kenmerk=two.kenmerk, info=two.info), "tweede venster")
    assert caught.value.exit == 5


def test_finalising_asks_for_every_question_and_every_reason(library: Library) -> None:
    dossier = started(library)
    with pytest.raises(Faults) as caught:
        library.finalise(dossier, "te vroeg")
    assert len(caught.value.errors) == 14
    cis = example(library, "cis")
    without = replace(cis.assessment, conclusion=replace(cis.assessment.conclusion, deviation=None))
    found = list(hindrances(replace(cis, assessment=without)))
    assert [code_of(one) for one in found] == ["dossier.duty-open"]
    assert list(hindrances(cis)) == []


def test_a_finalised_dossier_is_frozen_until_it_is_reopened(library: Library) -> None:
    done = library.finalise(example(library), "akkoord")
    assert done.frozen
    assert done.assessment.head.status is Status.VASTGESTELD
    for act in (lambda: library.answer(done, "probleem", Answer(verdict="serieus")), lambda: library.finalise(done, "nog eens")):
        with pytest.raises(AfwegingError) as caught:
            act()
        assert caught.value.code is errors.DOSSIER_FROZEN
    body = library.store.version(done.kenmerk, done.info.number).body
    reopened = library.reopen(done, "nieuwe feiten")
    assert reopened.assessment.head.status is Status.CONCEPT
    library.record(library.answer(reopened, "probleem", Answer(verdict="serieus")), "bijgesteld", {"probleem": "nieuw cijfer"})
    assert library.store.version(done.kenmerk, done.info.number).body == body
    with pytest.raises(AfwegingError) as caught:
        library.reopen(reopened, "nogmaals")
    assert caught.value.code is errors.DOSSIER_NOT_FROZEN


def test_a_duplicate_has_the_answers_but_not_what_was_decided_about_the_first(library: Library) -> None:
    source = example(library, "cis")
    assert source.assessment.conclusion.deviation is not None
    copy = library.duplicate(source)
    assert copy.kenmerk == "AFW-2026-0001"
    assert copy.assessment.answers == source.assessment.answers
    assert copy.assessment.conclusion == replace(source.assessment.conclusion, deviation=None)
    head = replace(source.assessment.head, kenmerk=copy.kenmerk, title=f"{source.assessment.head.title} (kopie)")
    assert copy.assessment.head == replace(head, status=Status.CONCEPT, copied_from=f"{source.kenmerk}@1")
    assert copy.info.reason == f"overgenomen uit {source.kenmerk}, versie 1"
    assert library.dossier(copy.kenmerk) == copy
    assert library.dossier(source.kenmerk).assessment == source.assessment


def test_what_still_stands_as_it_was_carried_over_is_told_until_it_is_changed(library: Library) -> None:
    source = example(library, "cis")
    assert carrying.standing(library, source) == ()
    copy = library.duplicate(source)
    answered = tuple(question.id for question in copy.framework.questions if question.id in copy.assessment.answers)
    assert carrying.standing(library, copy) == answered
    changed = library.answer(copy, "probleem", replace(copy.assessment.answer("probleem"), text="Opnieuw bekeken en herschreven."))
    assert carrying.standing(library, changed) == tuple(name for name in answered if name != "probleem")
    looked_again = library.answer(changed, "impact", replace(changed.assessment.answer("impact"), again=("probleem",)))
    assert "impact" in carrying.standing(library, looked_again)
    recorded = library.record(looked_again, "herschreven", {})
    assert "probleem" not in carrying.standing(library, library.dossier(recorded.kenmerk))
    back = library.answer(recorded, "probleem", source.assessment.answer("probleem"))
    assert "probleem" in carrying.standing(library, back)


def test_importing_again_changes_nothing(library: Library) -> None:
    dossier = example(library)
    again = library.bring_in(dossier.assessment, file="x", reason="weer")
    assert again.known
    assert len(library.store.history(dossier.kenmerk)) == 1


def test_importing_other_content_needs_a_decision(library: Library) -> None:
    dossier = example(library)
    other = replace(dossier.assessment, head=replace(dossier.assessment.head, title="Anders"))
    with pytest.raises(AfwegingError) as caught:
        library.bring_in(other, file="x", reason="weer")
    assert caught.value.code is errors.DOSSIER_EXISTS
    assert library.bring_in(other, file="x", reason="weer", update=True).info.number == 2
    assert library.bring_in(other, file="x", reason="weer", as_new=True).info.kenmerk == "AFW-2026-0001"
    library.finalise(library.dossier(dossier.kenmerk), "akkoord")
    with pytest.raises(AfwegingError) as caught:
        library.bring_in(dossier.assessment, file="x", reason="weer", update=True)
    assert caught.value.code is errors.DOSSIER_FROZEN


def test_an_unknown_framework_is_refused_unless_it_comes_along(library: Library) -> None:
    dossier = example(library)
    newer = replace(library.shipped_framework, version="2031-01-01")
    reference = replace(dossier.assessment.framework, version="2031-01-01", hash=canonical.digest(canonical.text(newer)))
    foreign = replace(dossier.assessment, framework=reference, head=replace(dossier.assessment.head, kenmerk="X-1"))
    with pytest.raises(AfwegingError) as caught:
        library.bring_in(foreign, file="x", reason="invoer")
    assert caught.value.code is errors.OTHER_FRAMEWORK
    assert library.bring_in(foreign, file="x", reason="invoer", framework=newer).info.kenmerk == "X-1"
    assert library.dossier("X-1").framework.version == "2031-01-01"
    again = replace(foreign, head=replace(foreign.head, kenmerk="X-2"))
    assert library.bring_in(again, file="x", reason="invoer").info.kenmerk == "X-2"  # the library knows it by now


def test_content_that_does_not_fit_the_framework_is_refused_and_leaves_nothing(library: Library) -> None:
    dossier = example(library)
    wrong = replace(dossier.assessment, head=replace(dossier.assessment.head, kenmerk="X-9"),
                    answers={**dossier.assessment.answers, "probleem": Answer(verdict="heel-erg")})
    with pytest.raises(Faults) as caught:
        library.bring_in(wrong, file="fout.yaml", reason="invoer")
    assert "fout.yaml: answers.probleem.verdict" in str(caught.value)
    with pytest.raises(AfwegingError):
        library.dossier("X-9")


def test_a_framework_kept_is_read_back_as_it_was(library: Library) -> None:
    dossier = example(library)
    library._frameworks.clear()  # as after a new start
    again = library.dossier(dossier.kenmerk)
    assert canonical.text(again.framework) == canonical.text(library.shipped_framework)
    assert again.advice.advice == "DEELNAME"


def test_search_sees_answers_closed_parts_conclusion_and_drafts(library: Library) -> None:
    dossier = example(library)
    dossier = library.answer(dossier, "probleem", Answer(verdict="ernstig", text="Een zeldzaamwoordje in concept."))
    assert [hit.kenmerk for hit in library.search("zeldzaamwoord")] == [dossier.kenmerk]
    assert library.search("zeldzaamwoord")[0].place == "probleem"
    found = {one.place for one in passages(canonical.text(dossier.assessment))}
    assert {"head", "probleem", "conclusion", "staatssteun"} <= found


def test_the_list_shows_the_chosen_advice_else_the_derived_one_when_decided(library: Library) -> None:
    cis, biotech = example(library, "cis"), example(library, "biotech")
    assert summary(cis.framework, cis.assessment).advice == "DEELNAME"
    assert summary(cis.framework, replace(cis.assessment, conclusion=Conclusion())).advice == "DEELNAME_MITS"
    assert summary(biotech.framework, replace(biotech.assessment, conclusion=Conclusion())).advice == ""
    assert summary(biotech.framework, biotech.assessment).progress == 14


def test_a_deviation_needs_a_reason_of_enough_words(library: Library) -> None:
    dossier = example(library)
    short = DeviationReason(reason="Kort.", role="directeur", date=today())
    chosen = replace(dossier.assessment, conclusion=Conclusion(outcome="DEELNAME_MITS", deviation=short))
    assert [code_of(one) for one in hindrances(replace(dossier, assessment=chosen))] == ["dossier.duty-open"]


def test_what_a_report_is_made_from(library: Library) -> None:
    dossier = example(library)
    document = library.document(dossier)
    assert (document.stamp.number, document.stamp.hash, document.language) == (1, dossier.info.hash, "nl")
    changed = library.answer(dossier, "probleem", Answer(verdict="serieus", text="Anders."))
    stamp = library.document(changed, language="en", public=True).stamp
    assert stamp.draft
    assert stamp.hash == canonical.digest(canonical.text(changed.assessment))


@pytest.mark.parametrize(("name", "expected"), [
    ("AFW-1", ("AFW-1", None)), ("AFW-1@3", ("AFW-1", 3)), ("a@b", ("a@b", None)), (" DGBI / 12 @2", ("DGBI / 12", 2)),
    ("x@", ("x@", None)),
])
def test_names_of_dossiers_and_versions(name: str, expected: tuple[str, int | None]) -> None:
    assert split_name(name) == expected


def test_every_act_leaves_an_event(library: Library) -> None:
    dossier = library.answer(started(library), "probleem", Answer(verdict="ernstig"))
    library.record(dossier, "ronde")
    assert [event.kind for event in library.store.events(dossier.kenmerk)] == ["recorded", "created"]
    assert library.store.check() == ()
