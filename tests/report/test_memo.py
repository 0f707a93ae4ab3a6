"""The decision memo: the anatomy of a beslisnota, from the dossier, on one to two pages, with what is missing shown."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from afweging import canonical
from afweging.assessment.models import (
    Assessment,
    Budget,
    Classification,
    Conclusion,
    DeviationReason,
    Marking,
    Memo,
    NextMoment,
    Person,
    Purpose,
    Status,
)
from afweging.report import as_markdown, formats
from afweging.report.markdown import opening
from afweging.report.memo_models import MemoView
from afweging.report.models import ReportView
from afweging.report.page import render_html
from afweging.report.rendering import Renderer
from afweging.report.view import view
from tests.conformance.content import read as read_content
from tests.conformance.tree import Mark
from tests.conformance.tree import read as read_tree
from tests.report import factory, tree
from tests.report.test_page import Headings

MEMO = Memo(
    directorate_general="DG Bedrijfsleven en Innovatie", addressees=("Minister van Economische Zaken", "Staatssecretaris"),
    copy_to=("Secretaris-generaal",), enclosures=("Conceptbrief aan de Kamer",), co_signatories=("Minister van Financiën",),
    sign_off=("Afdelingshoofd", "Directeur", "FEZ", "Directeur-generaal"))


def with_memo(made: Assessment, memo: Memo = MEMO, **head: object) -> Assessment:
    return replace(made, head=replace(made.head, memo=memo, **head))


def shown(made: Assessment, **options: object) -> tuple[ReportView, MemoView]:
    found = view(factory.document(made, kind="beslisnota", **options))
    assert found.memo is not None
    return found, found.memo


def test_the_head_in_the_order_of_a_beslisnota() -> None:
    found, memo = shown(with_memo(factory.example()))
    assert (found.kind, memo.purpose) == ("Beslisnota", "TER BESLISSING")
    assert [point.label for point in memo.head] == [
        "Aan", "Van", "Auteur", "Datum", "Kenmerk", "Kopie aan", "Bijlage(n)", "Mede namens / met akkoord van", "Status", "Uitgave"]
    values = {point.label: point.value for point in memo.head}
    assert values["Aan"] == "Minister van Economische Zaken; Staatssecretaris"
    assert values["Van"] == "DG Bedrijfsleven en Innovatie / Directie Topsectoren en Industriebeleid"
    assert values["Bijlage(n)"] == "1. Advies volgens het afwegingskader, versie 3; 2. Conceptbrief aan de Kamer"
    assert values["Mede namens / met akkoord van"] == "Minister van Financiën"
    assert (memo.sign_off, memo.sign_off_missing) == (MEMO.sign_off, "")
    assert not any(point.missing for point in memo.head)
    titles = (memo.reason_title, memo.decision_title, memo.points_title, memo.explanation_title)
    assert titles == ("Aanleiding", "Geadviseerd besluit", "Kernpunten", "Toelichting")


def test_the_decision_addresses_the_reader() -> None:
    found, memo = shown(with_memo(factory.example()))
    assert memo.lead == "Minister van Economische Zaken en Staatssecretaris, u wordt geadviseerd te besluiten volgens dit advies:"
    assert found.advice.outcome == "Nederlandse deelname, met focus"
    assert memo.focus.startswith("Machines voor chipproductie")
    assert memo.reason.markdown[:40] == factory.example().answer("aanleiding").text[:40]
    assert "[1]" in memo.reason.markdown
    informed = shown(with_memo(factory.example(), replace(MEMO, purpose=Purpose.INFORMATIE)))[1]
    assert (informed.purpose, informed.decision_title) == ("TER INFORMATIE", "Het advies")
    assert "u wordt geïnformeerd" in informed.lead


def test_what_is_missing_is_shown_as_missing() -> None:
    _found, memo = shown(factory.judged(factory.EMPTY))
    missing = {point.label for point in (*memo.head, *memo.points) if point.missing}
    assert missing == {"Aan", "Van", "Auteur", "Budgetdekking:", "Advies van de beoordelaar:", "Volgend beslismoment:"}
    assert all(point.value == "nog in te vullen" for point in (*memo.head, *memo.points) if point.missing)
    assert memo.sign_off_missing == "nog in te vullen"
    assert memo.lead == "[geadresseerde nog in te vullen], er kan nog geen besluit worden gevraagd; uit de oordelen tot nu toe volgt:"
    assert memo.lead_missing
    assert memo.reason.instead == "Nog in te vullen: vraag 1 is niet beantwoord."
    values = {point.label: point.value for point in memo.head}
    assert values["Kopie aan"] == values["Mede namens / met akkoord van"] == "geen"


def test_key_points_hold_steps_budget_deviation_open_points_and_moment() -> None:
    reason = DeviationReason(reason="Het belang weegt zwaarder.", role="directeur", date=date(2026, 11, 1))
    made = factory.judged(factory.STOPS_AT_B1, conclusion=Conclusion(outcome="DEELNAME", deviation=reason))
    points = {point.label: point.value for point in shown(with_memo(made, budget=Budget.GEDEKT))[1].points}
    assert list(points)[:4] == [
        "A.1. Is een actieve overheidsrol nodig? Ja.", "A.2. Is Europese samenwerking nodig? Ja.",
        "B.1. Is dit initiatief alleen mogelijk via IPCEI? Nee.",
        "B.2. Is Nederlandse/nationale deelname aan de IPCEI wenselijk? Niet meer aan de orde."]
    assert points["B.1. Is dit initiatief alleen mogelijk via IPCEI? Nee."] == "Bepalend: vraag 10."
    assert points["Budgetdekking:"] == "gedekt"
    assert points["Afwijking, reden:"] == "Het belang weegt zwaarder."
    assert points["Open punten:"].startswith("Vraag 14")
    assert {point.label: point.value for point in shown(factory.example())[1].points}["Afwijking:"] == "geen: dit is het afgeleide advies"


def test_the_explanation_takes_the_deciding_questions() -> None:
    assert [one.name for one in shown(factory.judged(factory.STOPS_AT_B1))[1].explanation] == ["vraag 10"]
    partly = shown(factory.judged(factory.MANY_PARTLY))[1]
    assert [one.name for one in partly.explanation] == ["vraag 8", "vraag 9", "vraag 10", "vraag 11"]
    assert partly.explanation[0].title == "Vraag 8, Innovatie: Voldoet voor een deel van de scope"
    assert partly.closing[0] == "Ook de vragen 12 en 13 zijn bepalend; zie het advies."
    assert [one.name for one in shown(factory.judged(factory.ALL_YES))[1].explanation] == ["vraag 2", "vraag 6", "vraag 7", "vraag 11"]


LONG = "Dit is een zin van *acht* woorden lang. " * 40


@pytest.mark.parametrize(("text", "expected", "more"), [
    ("", "", False), ("  \n", "", False), ("Kort.", "Kort.", False),
    ("Een.\n\nTwee.", "Een.\n\nTwee.", False),
    ("Een.\n\n" + "woord " * 60, "Een.", True),
    ("## Kop\n\n" + "woord " * 60, "## Kop\n\n" + "woord " * 60, True),
    ("Een.\n\n## Kop\n\n" + "woord " * 60, "Een.", True),
    ("| a |\n|---|\n" + "| x |\n" * 50, "", True),
    ("- een\n- twee", "- een\n- twee", False),
])
def test_an_excerpt_is_whole_blocks(text: str, expected: str, more: bool) -> None:
    found, cut = opening(text, 40)
    assert found.strip() == expected.strip()
    assert cut is more or (found.strip() == text.strip() and cut)


def test_a_first_paragraph_that_is_too_long_ends_after_a_sentence_with_its_marks_closed() -> None:
    found, more = opening(LONG, 40)
    assert more
    assert found.endswith("lang.")
    assert 15 <= len(found.split()) <= 40
    open_mark = "Een *lange nadruk. Die doorloopt* over zinnen heen. En dan verder met nog veel meer woorden dan er mogen. " + LONG
    assert opening(open_mark, 8)[0].endswith("heen.")
    assert opening("zonder einde " * 100, 40)[0].count("zonder") == 100


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("row", [factory.ALL_YES, factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY, factory.EMPTY])
def test_every_outcome_gives_one_to_two_pages_without_faults(row: str, language: str, renderer: Renderer) -> None:
    document = factory.document(with_memo(factory.judged(row, text=LONG + "\n\n" + factory.TEXT)), kind="beslisnota", language=language)
    made = formats.render(document, "pdf", renderer=renderer)
    assert 1 <= len(pikepdf.open(io.BytesIO(made)).pages) <= 2
    assert tree.read(made).faults == []
    page = Headings(render_html(view(document)))
    assert page.levels.count(1) == 1
    assert page.targets <= set(page.ids)


@pytest.mark.parametrize("name", ["me2", "ai", "ast", "biotech", "cic", "cis", "waterstof"])
def test_the_memos_of_the_examples_fit_on_two_pages(name: str, renderer: Renderer) -> None:
    made = formats.render(factory.document(with_memo(factory.example(f"voorbeeld-{name}")), kind="beslisnota"), "pdf", renderer=renderer)
    assert len(pikepdf.open(io.BytesIO(made)).pages) == 2


def test_a_dossier_with_very_much_is_never_cut(renderer: Renderer) -> None:
    conditions = tuple(f"voorwaarde {number} " + "met veel woorden " * 30 for number in range(1, 41))
    made = factory.judged(factory.ALL_YES, conclusion=Conclusion(outcome="DEELNAME", conditions=conditions))
    found, _memo = shown(with_memo(made))
    assert len(found.advice.conditions) == 40
    made_pdf = formats.render(factory.document(with_memo(made), kind="beslisnota"), "pdf", renderer=renderer)
    assert tree.read(made_pdf).kinds["LI"] >= 40 + 8


def test_markdown_of_the_memo_says_the_same() -> None:
    found, memo = shown(with_memo(factory.example()))
    text = as_markdown.render_markdown(found)
    for needed in (memo.purpose, *MEMO.sign_off, memo.lead, found.advice.outcome, memo.focus, memo.explanation[0].title):
        assert needed in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Aanleiding", "## Geadviseerd besluit", "## Kernpunten", "## Toelichting"]
    assert not re.search(r"\[@F", text)
    assert "nog in te vullen" in as_markdown.render_markdown(shown(factory.judged(factory.EMPTY))[0])


def test_kinds_have_their_own_title_name_and_document_id(renderer: Renderer) -> None:
    identities = set()
    for kind, title in (("advies", "Advies: Proef"), ("beslisnota", "Beslisnota: Proef")):
        document = factory.document(factory.judged(factory.ALL_YES), kind=kind)
        pdf = pikepdf.open(io.BytesIO(formats.render(document, "pdf", renderer=renderer)))
        assert str(pdf.docinfo.Title) == title
        identities.add(bytes(pdf.trailer.ID[0]))
        assert set(pdf.attachments) == {formats.DATA, formats.FRAMEWORK}
    assert len(identities) == 2
    assert formats.file_name(document, "pdf") == "afw-2026-0001-beslisnota-v3.pdf"
    assert formats.file_name(replace(document, archive="a-2a"), "pdf") == "afw-2026-0001-beslisnota-v3-a-2a.pdf"


def test_part_two_of_the_archival_standard_carries_no_data(renderer: Renderer) -> None:
    document = replace(factory.document(factory.judged(factory.ALL_YES), kind="beslisnota"), archive="a-2a")
    pdf = pikepdf.open(io.BytesIO(formats.render(document, "pdf", renderer=renderer)))
    assert len(pdf.attachments) == 0
    with pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


@pytest.mark.parametrize(("status", "mark"), [
    (Status.CONCEPT, "CONCEPT"), (Status.TER_MEELEZING, "TER MEELEZING"), (Status.VASTGESTELD, "VASTGESTELD")])
@pytest.mark.parametrize("kind", ["advies", "beslisnota"])
def test_the_status_is_marked_on_page_one_and_on_every_page(status: Status, mark: str, kind: str) -> None:
    made = factory.judged(factory.ALL_YES)
    closed = Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK)
    made = replace(made, head=replace(made.head, status=status, classification=closed, example=True))
    found = view(factory.document(made, kind=kind))
    assert found.mark == mark
    assert mark in found.footer
    page = render_html(found, standalone=False)
    assert f'{mark}</span></p>' in page.split("<h1")[0]
    header = page.split('class="running-header"')[1].split("</div>")[0]
    footer = page.split('class="running-footer"')[1].split("</div>")[0]
    assert (f">{mark}<" in header) == (status is not Status.VASTGESTELD)
    assert all("DEPARTEMENTAAL VERTROUWELIJK" in part for part in (header, footer))
    assert "VOORBEELD" in header
    if status is Status.VASTGESTELD:
        assert view(factory.document(made, kind=kind, draft=True)).mark == "CONCEPT"


def test_without_a_memo_the_data_is_as_it_was() -> None:
    made = factory.judged(factory.ALL_YES)
    assert "memo" not in canonical.plain(made)["head"]
    assert canonical.read(Assessment, canonical.text(with_memo(made))) == with_memo(made)


OWN_TEXTS = ("Minister van Economische Zaken; Staatssecretaris", "Secretaris-generaal", "Afdelingshoofd", "Directie Proef",
             "Focus op proeven", "Alleen als het lukt", "Toekenning in Den Haag")


def in_dutch(**head: object) -> Assessment:
    """A dossier written in Dutch, with a text of its own in every place of the memo."""
    conclusion = Conclusion(outcome="DEELNAME", focus="Focus op proeven", conditions=("Alleen als het lukt",),
                            next_moment=NextMoment(text="Toekenning in Den Haag"))
    return with_memo(factory.judged(factory.MANY_PARTLY, conclusion=conclusion), directorate="Directie Proef", **head)


def texts_in(content: bytes, language: str) -> str:
    """What a screen reader says in this language: the texts under tags with it, read back from the tag tree."""
    pdf = pikepdf.open(io.BytesIO(content))
    root = read_tree(pdf, read_content(pdf))
    return " ".join(kid.text for element in root.walk() if element.language == language
                    for kid in element.kids if isinstance(kid, Mark))


@pytest.mark.parametrize("public", [False, True])
def test_every_text_of_the_assessor_has_its_own_language_in_a_memo_in_another(public: bool, renderer: Renderer) -> None:
    made = in_dutch()
    document = factory.document(made, kind="beslisnota", language="en", public=public)
    page = formats.render(document, "html").decode()
    for text in OWN_TEXTS:
        assert re.search(rf'<[a-z]+[^>]* lang="nl"[^>]*>[^<]*{text}', page), text
    content = formats.render(document, "pdf", renderer=renderer)
    assert tree.read(content).faults == []
    dutch, english = texts_in(content, "nl"), texts_in(content, "en")
    assert not [text for text in OWN_TEXTS if text not in dutch]
    for text in ("Recommended decision", "Key points", "Dutch participation", "only partly"):
        assert text not in dutch
        assert text in english
    assert ' lang="nl">' not in formats.render(replace(document, language="nl"), "html").decode().partition("<body")[2]


def test_what_the_public_memo_leaves_out_is_said_in_the_language_of_the_memo() -> None:
    made = in_dutch(persons=(Person(role="auteur", name="Kanarie Jansen"),))
    for public, own in ((False, True), (True, False)):
        (author,) = [point for point in shown(made, public=public, language="en")[1].head if point.label == "Author"]
        assert author.own is own
        assert ("redacted" in author.value) is public
