"""Evidence of the user's own in a library: added, changed, reported, carried along and taken in elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afweging import canonical, errors
from afweging.assessment.interchange import read, to_json, to_yaml
from afweging.assessment.models import Answer, Assessment, Citation, Head, Person
from afweging.dossier import imported
from afweging.errors import AfwegingError, Faults
from afweging.evidence.models import Standing
from afweging.evidence.own import Own, OwnCabinet, OwnFact, OwnRef, OwnSource, OwnText, is_own
from afweging.library import Dossier, Library, backups, evidence, today
from afweging.report.formats import FORMATS

FILE = b"""\
format: 1
sources:
  - {id: B01, title: {nl: Rapport}, published: 2026-03-01, kamerstuk: "29 826 nr. 300"}
facts:
  - id: E01
    text: {nl: "Het rapport noemt 12 projecten."}
    questions: [2]
    refs: [{source: B01}]
    valid_from: 2026-03
    superseded_by: E02
    grade: A
  - id: E02
    text: {nl: Later., en: Later.}
    questions: [2]
    refs: [{source: "004"}]
    valid_from: 2026-05
    grade: B
  - id: E03
    text: {nl: Niet aangehaald.}
    questions: [2]
    refs: [{source: B01}]
    valid_from: 2026-05
    grade: B
"""


def opened(path: Path) -> Library:
    """A library whose clock ticks a second at every look."""
    moments = (datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(seconds=second) for second in range(100_000))
    return Library.open(path, role="tester", clock=lambda: next(moments))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "a.db") as made:
        evidence.add_file(made, FILE, "eigen.yaml")
        yield made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "b.db") as made:
        yield made


def citing(library: Library) -> Dossier:
    """A recorded dossier that cites an own fact on its list and one of ours in its text."""
    dossier = library.new(Head(kenmerk="", title="Proef", peildatum=today(), opsteller="rol"), reason="begin")
    answer = Answer(verdict="ernstig", text="Zie [@E01] en [@F39].", facts=(Citation(fact="E01"),))
    return library.record(library.answer(dossier, "probleem", answer), "klaar")


def test_own_facts_stand_beside_ours_and_after_the_next_opening(library: Library, tmp_path: Path) -> None:
    ours = len(library.shipped_evidence.facts)
    assert len(library.evidence.facts) == ours + 3
    assert library.evidence is library.evidence
    library.close()
    library.open_again()
    with Library.open(tmp_path / "a.db", mode="read") as again:
        found = again.evidence.fact("E01")
        assert found is not None
        assert found.text.at("en") == "[nl] Het rapport noemt 12 projecten."
        assert again.evidence.validity(found, today()).standing is Standing.SUPERSEDED
        assert len(again.evidence.for_question(2)) > 3


def test_a_change_is_a_new_row_and_what_stood_there_stays(library: Library) -> None:
    changed = FILE.replace(b"12 projecten", b"13 projecten")
    with pytest.raises(Faults) as caught:
        evidence.add_file(library, changed, "eigen.yaml")
    assert [(error.code, error.values["found"], error.values["example"]) for error in caught.value.errors] == [
        (errors.OWN_TIMES, "E01", "E04")]
    done = evidence.add_file(library, changed, "eigen.yaml", change=True)
    assert (done.new, done.changed, done.same) == ((), ("E01",), ("B01", "E02", "E03"))
    assert "1 gewijzigd: E01" in evidence.added_words(done)
    found = library.evidence.fact("E01")
    assert found is not None
    assert "13" in found.text.nl
    rows = evidence.history(library, "E01")
    assert ["13" in row.body for row in rows] == [True, False]
    assert library.store.check() == ()


def test_all_of_a_file_or_nothing(library: Library) -> None:
    before = library.store.own_evidence()
    with pytest.raises(Faults):
        evidence.add_file(library, FILE.replace(b"E02\n    text", b"E09\n    text").replace(b"12 proj", b"99 proj"), "eigen.yaml")
    assert library.store.own_evidence() == before


def test_free_ids_and_names(library: Library) -> None:
    assert (evidence.free(library, "E"), evidence.free(library, "B")) == ("E04", "B02")
    for name, code in (("F39", errors.OWN_NOT), ("S5", errors.OWN_NOT), ("E09", errors.OWN_UNKNOWN)):
        with pytest.raises(AfwegingError) as caught:
            evidence.item_named(library, name)
        assert caught.value.code is code


def test_a_fact_of_ours_takes_the_place_of_an_own_one(library: Library) -> None:
    evidence.supersede(library, "E03", "F39")
    found = library.evidence.fact("E03")
    assert found is not None
    successor = library.evidence.validity(found, today()).successor
    assert successor is not None
    assert successor.id == "F39"
    assert evidence.supersede(library, "E03", "").superseded_by is None
    with pytest.raises(AfwegingError) as caught:
        evidence.supersede(library, "B01", "F39")
    assert caught.value.code is errors.UNKNOWN_FACT
    with pytest.raises(Faults) as circle:
        evidence.supersede(library, "E02", "E01")
    assert circle.value.errors[0].code is errors.SUPERSESSION_CIRCLE


def test_an_own_fact_takes_the_place_of_one_of_ours(library: Library, elsewhere: Library) -> None:
    evidence.supersede(library, "F39", "E03")
    ours = library.evidence.fact("F39")
    assert ours is not None
    assert ours.superseded_by == "E03"
    dossier = library.new(Head(kenmerk="", title="Proef", peildatum=today()), reason="begin")
    carried = library.carrying(library.answer(dossier, "probleem", Answer(text="[@F39]")))
    elsewhere.take_in(to_json(carried).encode(), file="x.json")
    there = elsewhere.evidence.fact("F39")
    assert there is not None
    assert there.superseded_by == "E03"
    evidence.supersede(library, "F39", "E02")
    assert [fact.replaces for fact in evidence.own(library).facts] == [(), ("F39",), ()]
    evidence.supersede(library, "F39", "")
    assert library.evidence.fact("F39") == library.shipped_evidence.fact("F39")
    for successor, code in (("", errors.NOT_SUPERSEDED), ("F40", errors.OWN_NOT), ("E44", errors.OWN_UNKNOWN)):
        with pytest.raises(AfwegingError) as caught:
            evidence.supersede(library, "F39", successor)
        assert caught.value.code is code


def test_an_id_that_an_update_of_ours_brings_is_said(library: Library) -> None:
    ours = library.shipped_evidence
    library.shipped_evidence = replace(ours, facts=(*ours.facts, replace(ours.facts[0], id="E02")))
    assert evidence.clashes(library) == ("E02",)
    assert "E02" in evidence.clash_words(evidence.clashes(library))
    assert evidence.clash_words(()) == ""
    assert [fact.text.nl for fact in library.evidence.facts if fact.id == "E02"] == ["Later."]


# --- reports ------------------------------------------------------------------------------------------------------

def shown(library: Library, dossier: Dossier) -> str:
    return FORMATS["html"].make(library.document(dossier), None).decode()


def test_the_report_of_a_version_shows_the_fact_as_it_stood_then(library: Library) -> None:
    dossier = citing(library)
    text = shown(library, dossier)
    assert "Het rapport noemt 12 projecten." in text
    assert "Kamerstuk 29826, nr. 300" in text
    assert "Later. [E02]" in text  # vervallen, with the successor
    before = text, FORMATS["json"].make(library.document(dossier), None)
    evidence.add_file(library, FILE.replace(b"12 projecten", b"13 projecten"), "eigen.yaml", change=True)
    assert (shown(library, dossier), FORMATS["json"].make(library.document(dossier), None)) == before
    draft = library.answer(dossier, "overheidstaak", Answer(text="Nieuw [@E03]."))
    assert "13 projecten" in shown(library, draft)


def test_an_own_fact_never_enters_what_is_stored(library: Library, elsewhere: Library) -> None:
    dossier = citing(library)
    assert "evidence" not in library.store.version(dossier.kenmerk).body
    moved = elsewhere.take_in(to_json(library.carrying(dossier)).encode(), file="x.json")
    assert "evidence" not in elsewhere.store.version(moved.info.kenmerk).body
    assert canonical.text(dossier.assessment) == elsewhere.store.version(moved.info.kenmerk).body


# --- elsewhere ----------------------------------------------------------------------------------------------------

def test_what_is_cited_goes_along_and_nothing_else(library: Library) -> None:
    carried = read(to_yaml(library.carrying(citing(library))).encode(), "x.yaml")
    assert {item["id"] for kind in carried.evidence.values() for item in kind} == {"B01", "E01", "E02"}  # type: ignore[attr-defined]
    plain = library.new(Head(kenmerk="", title="Leeg", peildatum=today()), reason="begin")
    assert library.carrying(plain) == plain.assessment
    assert '"evidence"' not in to_json(library.carrying(plain))


@pytest.mark.parametrize("form", ["json", "yaml", "pdf"])
def test_a_dossier_brings_its_facts_along(library: Library, elsewhere: Library, form: str) -> None:
    dossier = citing(library)
    content = FORMATS["pdf"].make(library.document(dossier), None) if form == "pdf" else (
        to_json if form == "json" else to_yaml)(library.carrying(dossier)).encode()
    done = elsewhere.take_in(content, file=f"x.{form}")
    assert (done.evidence, dict(done.renamed)) == (("B01", "E02", "E01"), {})
    assert "E01" in imported(done)
    assert elsewhere.dossier(done.info.kenmerk).assessment == dossier.assessment
    assert evidence.own(elsewhere).find("E01") == evidence.own(library).find("E01")
    again = elsewhere.take_in(content, file=f"x.{form}")
    assert (again.known, again.evidence) == (True, ())
    assert elsewhere.store.check() == ()


def test_where_an_id_is_taken_the_fact_gets_another_and_citations_follow(library: Library, elsewhere: Library) -> None:
    other = OwnFact(id="E01", text=OwnText(nl="Iets heel anders."), questions=(3,), refs=(OwnRef(source="B01"),), valid_from="2026",
                    grade="D")
    evidence.add(elsewhere, Own(sources=(OwnSource(id="B01", title=OwnText(nl="Anders")),), facts=(other,)))
    content = to_json(library.carrying(citing(library))).encode()
    done = elsewhere.take_in(content, file="x.json")
    assert dict(done.renamed) == {"B01": "B02", "E01": "E03"}
    answer = elsewhere.dossier(done.info.kenmerk).assessment.answer("probleem")
    assert (answer.text, answer.facts) == ("Zie [@E03] en [@F39].", (Citation(fact="E03"),))
    fact = elsewhere.evidence.fact("E03")
    assert fact is not None
    assert (fact.text.nl, fact.refs[0].source, fact.superseded_by) == ("Het rapport noemt 12 projecten.", "B02", "E02")
    assert evidence.own(elsewhere).find("E01") == other
    assert "E01 → E03" in imported(done)
    assert elsewhere.take_in(content, file="x.json").known


GOVERNED = FILE.replace(b"sources:\n", b"""\
cabinets:
  - {id: K01, label: {nl: kabinet na 2026, en: cabinet after 2026}}
  - {id: K02, label: {nl: wordt niet genoemd}}
sources:
""", 1).replace(b"published: 2026-03-01,", b"published: 2026-03-01, cabinet: K01,").replace(b"grade: A", b"grade: A\n    cabinet: K01")
"""The same facts, of a cabinet that ours do not have."""


@pytest.mark.parametrize("form", ["json", "yaml", "pdf"])
def test_a_dossier_brings_the_cabinets_of_its_facts_along(library: Library, elsewhere: Library, form: str) -> None:
    done = evidence.add_file(library, GOVERNED, "eigen.yaml", change=True)
    assert (done.new, done.changed) == (("K01", "K02"), ("B01", "E01"))
    dossier = citing(library)
    content = FORMATS["pdf"].make(library.document(dossier), None) if form == "pdf" else (
        to_json if form == "json" else to_yaml)(library.carrying(dossier)).encode()
    moved = elsewhere.take_in(content, file=f"x.{form}")
    assert (moved.evidence, dict(moved.renamed)) == (("K01", "B01", "E02", "E01"), {})
    assert evidence.own(elsewhere).cabinets == evidence.own(library).cabinets[:1]
    assert elsewhere.evidence.fact("E01") == library.evidence.fact("E01")
    assert elsewhere.store.check() == ()


def test_where_the_id_of_a_cabinet_is_taken_it_gets_another_and_references_follow(library: Library, elsewhere: Library) -> None:
    evidence.add_file(library, GOVERNED, "eigen.yaml", change=True)
    evidence.add(elsewhere, Own(cabinets=(OwnCabinet(id="K01", label=OwnText(nl="een ander kabinet")),)))
    moved = elsewhere.take_in(to_json(library.carrying(citing(library))).encode(), file="x.json")
    assert dict(moved.renamed) == {"K01": "K02"}
    fact, source = elsewhere.evidence.fact("E01"), elsewhere.evidence.source("B01")
    assert fact is not None
    assert source is not None
    assert (fact.cabinet, source.cabinet) == ("K02", "K02")
    found = [elsewhere.evidence.cabinet(name) for name in ("K01", "K02")]
    assert [one.label.nl for one in found if one] == ["een ander kabinet", "kabinet na 2026"]


def test_a_cabinet_that_comes_with_the_program_is_not_ones_own(library: Library) -> None:
    for name, code in (("rutte-4", errors.OWN_NOT), ("K07", errors.OWN_UNKNOWN)):
        with pytest.raises(AfwegingError) as caught:
            evidence.item_named(library, name)
        assert caught.value.code is code
    assert evidence.free(library, "K") == "K01"


def test_what_does_not_fit_brings_nothing_in(library: Library, elsewhere: Library) -> None:
    text = to_json(library.carrying(citing(library)))
    for old, new, code in (('"valid_from":"2026-03"', '"valid_from":"ooit"', errors.ILL_FORMED_PERIOD),
                           ('"id":"E01"', '"id":"F01"', errors.OWN_ID), ('"questions":[2]', '"question":[2]', errors.UNKNOWN_KEY),
                           ('"evidence":{"facts":', '"evidence":{"things":', errors.UNKNOWN_KEY)):
        assert old in text
        with pytest.raises(AfwegingError) as caught:
            elsewhere.take_in(text.replace(old, new, 1).encode(), file="x.json")
        found = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
        assert code in {error.code for error in found}
        assert all(error.where.startswith("x.json") for error in found)
    assert (elsewhere.store.count(), elsewhere.store.own_evidence()) == (0, ())


def test_a_fault_in_a_yaml_file_is_named_with_its_line(library: Library, elsewhere: Library) -> None:
    text = to_yaml(library.carrying(citing(library)))
    line = text.split("\n").index("    grade: A") + 1
    with pytest.raises(AfwegingError) as caught:
        elsewhere.take_in(text.replace("    grade: A", "    grade: Z").encode(), file="x.yaml")
    found = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
    assert [error.where for error in found] == [f"x.yaml:{line}"]


def test_the_hash_of_an_assessment_does_not_depend_on_the_new_field(library: Library) -> None:
    assessment: Assessment = citing(library).assessment
    assert "evidence" not in canonical.plain(assessment)
    assert canonical.read(Assessment, canonical.text(assessment)) == assessment
    assert not any(is_own(name) for name in canonical.plain(assessment))


def test_a_backup_holds_own_evidence_and_restoring_brings_it_back(library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.db"
    backups.make(library, copy)
    evidence.add_file(library, FILE.replace(b"12 proj", b"13 proj"), "eigen.yaml", change=True)
    assert any("E01" in sentence for sentence in backups.consequences(backups.preview(library, copy)))
    backups.put_back(library, copy)
    found = library.evidence.fact("E01")
    assert found is not None
    assert "12" in found.text.nl


def test_a_public_report_holds_no_confidential_company_information(library: Library) -> None:
    evidence.add_file(library, b"""\
format: 1
facts:
  - {id: E09, text: {nl: Bedrijf X investeert 7 miljoen.}, questions: [2], refs: [{source: "004", note: {nl: gesprek}}],
     valid_from: 2026, figures: ["7 miljoen"], limited: {nl: geheim}, grade: C}
""", "eigen.yaml")
    dossier = library.answer(citing(library), "overheidstaak", Answer(text="Zie [@E09]."))
    for form in ("html", "md", "json"):
        inside = FORMATS[form].make(library.document(dossier), None).decode()
        outside = FORMATS[form].make(library.document(dossier, public=True), None).decode()
        assert "Bedrijf X" in inside
        assert "gelakt: bedrijfsgegevens" in outside
        for word in ("Bedrijf X", "7 miljoen", "geheim", "gesprek"):
            assert word not in outside
        assert "12 projecten" in outside


def test_a_name_in_an_own_fact_keeps_a_public_report_from_being_made(library: Library) -> None:
    evidence.add_file(library, FILE.replace(b"12 projecten", b"aldus Jansma"), "eigen.yaml", change=True)
    dossier = citing(library)
    head = replace(dossier.assessment.head, persons=(Person(role="opsteller", name="P. Jansma"),))
    dossier = library.save(dossier, replace(dossier.assessment, head=head))
    with pytest.raises(Faults) as caught:
        FORMATS["html"].make(library.document(dossier, public=True), None)
    assert "eigen feit 1" in {error.where for error in caught.value.errors}
