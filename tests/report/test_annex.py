"""The annex with remarks of readers: in an internal report when asked for, never in a public one."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

from afweging.assessment.models import Head, Status
from afweging.assessment.remarks import Remark, Reply
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.library.remarks import add, annexed
from afweging.report import formats
from afweging.report.document import Document, edition
from afweging.report.rendering import Renderer
from afweging.report.view import view
from tests.report import factory
from tests.report.test_public import everything_in, shown_text

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
CANARIES = (b"Kolibrie", b"Zeearend", b"Grutto-lezer", b"Kluut-rol")
"""In the text of a remark, of a reply, and in roles."""
REMARKS = (
    Remark(number=1, question="staatssteun", role="Grutto-lezer", at=NOON, text="Kolibrie <b>vet</b> *ster*\n\nTweede alinea", version=2,
           replies=(Reply(role="Kluut-rol", at=NOON, text="Zeearend\nen meer"),)),
    Remark(number=2, question="aanleiding", role="", at=NOON, text="Eerst", version=3, resolved=True, resolved_by="", resolved_at=NOON),
)


def document(*, public: bool = False, of_public: bool = False) -> Document:
    made = factory.document(replace(factory.example(), public=of_public), public=public)
    return replace(made, remarks=REMARKS)


def test_the_annex_holds_remarks_and_replies_by_question() -> None:
    first, second = view(document()).remarks
    assert (first.title, second.title) == ("1. Aanleiding", "9. Staatssteun")
    (remark,) = second.remarks
    assert remark.head == "Opmerking 1 van Grutto-lezer, 1 juni 2026, bij versie 2 (open)"
    assert remark.paragraphs == ("Kolibrie <b>vet</b> *ster*", "Tweede alinea")
    assert [(reply.head, reply.text) for reply in remark.replies] == [("Reactie van Kluut-rol, 1 juni 2026:", "Zeearend en meer")]
    assert first.remarks[0].head == (
        "Opmerking 2 van rol niet opgegeven, 1 juni 2026, bij versie 3 (afgehandeld door rol niet opgegeven, 1 juni 2026)")


@pytest.mark.parametrize("name", ["html", "md"])
def test_an_internal_report_has_the_annex_only_when_asked(name: str) -> None:
    made = formats.render(document(), name)
    assert "Bijlage: opmerkingen van lezers" in made.decode()
    assert all(canary in made for canary in CANARIES)
    assert b"<b>vet</b>" not in made
    assert "Bijlage" not in formats.render(replace(document(), remarks=()), name).decode()


@pytest.mark.parametrize("how", [{"public": True}, {"of_public": True}, {"public": True, "of_public": True}])
def test_no_remark_reaches_the_public_edition(how: dict[str, bool], renderer: Renderer, tmp_path: Path) -> None:
    made = document(**how)
    assert edition(made).remarks == ()
    assert view(made).remarks == ()
    for name in ("html", "md", "json"):
        assert not [canary for canary in CANARIES if canary in formats.render(made, name)]
    assert not [message for message in formats.messages(made) if "opmerking" in message]
    content = formats.render(made, "pdf", renderer=renderer)
    forms = [form for canary in CANARIES for form in (canary, canary.decode().encode("utf-16-be"), canary.hex().encode())]
    assert not [place for place, part in everything_in(content) if any(form in part for form in forms)]
    assert not [canary for canary in CANARIES if canary in shown_text(content, tmp_path)]


def test_what_readers_wrote_is_marked_with_its_language(renderer: Renderer) -> None:
    made = replace(document(), language="en")
    page = formats.render(made, "html").decode()
    assert '<p lang="nl">Kolibrie' in page
    assert '<li>Reply by Kluut-rol, 1 June 2026: <span lang="nl">Zeearend en meer</span></li>' in page
    assert "- Reply by Kluut-rol, 1 June 2026: Zeearend en meer" in formats.render(made, "md").decode()
    found = pikepdf.open(io.BytesIO(formats.render(made, "pdf", renderer=renderer)))
    spans = [element for element in found.objects
             if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Span" and str(element.get("/Lang", "")) == "nl"]
    assert spans
    assert "<span>Zeearend" in formats.render(document(), "html").decode()


def test_an_internal_pdf_has_the_annex_and_its_data_has_not(renderer: Renderer, tmp_path: Path) -> None:
    content = formats.render(document(), "pdf", renderer=renderer)
    assert all(canary in shown_text(content, tmp_path) for canary in CANARIES)
    pdf = pikepdf.open(io.BytesIO(content))
    data = pdf.attachments[formats.DATA].get_file().read_bytes()
    assert not [canary for canary in CANARIES if canary in data]


def test_other_remarks_give_a_file_of_its_own() -> None:
    made = document()
    plain, shown = replace(made, remarks=()), view(made)
    identities = {formats.about(one, shown).document_id for one in (made, plain, replace(made, remarks=REMARKS[:1]))}
    assert len(identities) == 3
    assert formats.about(document(), shown).document_id == formats.about(made, shown).document_id


def test_signs_the_fonts_lack_are_told_with_their_remark() -> None:
    odd = replace(REMARKS[0], text="Een \U0001F9FF teken")
    (message,) = [one for one in formats.messages(replace(document(), remarks=(odd,))) if "opmerking" in one]
    assert "opmerking 1" in message


def test_the_library_refuses_remarks_for_a_public_report(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", role="lezer") as library:
        dossier = library.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin")
        add(library, dossier.kenmerk, "9", "Kolibrie")
        assert [one.text for one in annexed(library, library.document(dossier)).remarks] == ["Kolibrie"]
        assert library.document(dossier).remarks == ()
        with pytest.raises(AfwegingError, match=r"remark\.internal"):
            annexed(library, library.document(dossier, public=True))
        with pytest.raises(AfwegingError, match=r"remark\.internal"):
            annexed(library, library.document(replace(dossier, assessment=replace(dossier.assessment, public=True))))


def test_an_answer_to_look_at_again_is_an_open_point_inside_only() -> None:
    made = factory.example()
    flagged = made.with_answer("alternatieven", replace(made.answer("alternatieven"), again=("staatssteun",)))
    points = view(factory.document(replace(flagged, head=replace(flagged.head, status=Status.CONCEPT)))).open_points
    assert "Vraag 10, Alternatieven: opnieuw te bekijken, omdat vraag 9 later is gewijzigd." in points
    outside = factory.document(flagged, public=True)
    assert not [point for point in view(outside).open_points if "opnieuw" in point]
    assert "again" not in json.loads(formats.render(outside, "json"))["answers"]["alternatieven"]
