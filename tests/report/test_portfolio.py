"""The portfolio as a document: what it says, that the picture says it too, and that nothing leaks into the public edition."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from afweging import canonical, errors
from afweging.advice.portfolio import MARKS, SIGNS, Line, line, tally
from afweging.assessment.models import Answer, Classification, Confidential, Marking, Person, Status
from afweging.errors import AfwegingError, Faults
from afweging.framework.loading import load
from afweging.report import carried, fonts
from afweging.report.portfolio import PortfolioDocument, about, attached, content, file_name, view
from afweging.report.portfolio_formats import SUFFIXES, messages, render
from afweging.report.portfolio_svg import draw
from afweging.report.rendering import Renderer
from tests.conftest import IPCEI
from tests.report import factory

FRAMEWORK = load(IPCEI)
ROWS = (factory.ALL_YES, factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY, factory.EMPTY)
MADE = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def lines(rows: Iterable[str] = ROWS, **head: Any) -> tuple[Line, ...]:
    """A dossier for every row of codes, each with a name, a directorate and a closed part somewhere in it."""
    found = []
    for number, row in enumerate(rows, start=1):
        made = factory.judged(row).with_answer("aanleiding", Answer(
            verdict="volledig", text="Zie bijlage.", confidential=Confidential(text="GEHEIM-4711", ground="5.1.1.c")))
        given = {"kenmerk": f"AFW-2026-{number:04d}", "title": f"Dossier {number}", "directorate": "KANARIE-DIRECTIE",
                 "opsteller": "KANARIE-OPSTELLER", "persons": (Person(role="auteur", name="Geheimpje Pimpelmees"),),
                 "tags": ("kanarietag",), "status": Status.VASTGESTELD, "peildatum": date(2026, 6, 1), **head}
        found.append(line(FRAMEWORK, canonical.plain(replace(made, head=replace(made.head, **given))), number=1))
    return tuple(found)


def document(of: tuple[Line, ...] | None = None, **parts: Any) -> PortfolioDocument:
    return PortfolioDocument(framework=FRAMEWORK, lines=lines() if of is None else of, moment=MADE,
                             **{"language": "nl", "order": "kenmerk", **parts})


def test_nothing_to_show_is_refused() -> None:
    with pytest.raises(AfwegingError) as caught:
        view(document(()))
    assert caught.value.code is errors.PORTFOLIO_EMPTY


def test_the_view_counts_what_the_lines_say() -> None:
    shown = view(document())
    assert len(shown.matrix) == len(ROWS)
    assert shown.lead[0] == "Dossiers met een advies: 3 van 5."
    assert dict(shown.outcomes)["Europees initiatief, maar niet via een IPCEI"] == 1
    assert sum(count for _name, count in shown.outcomes) == len(ROWS)
    first = shown.matrix[1]
    assert first.cells == ("+ 2", "+ 3", "± 1", "+ 2", "+ 2", "+ 2", "+ 2", "± 1", "± 1", "− 0", "·", "·", "·")
    assert first.steps == ("+", "+", "−", "·")
    assert first.advice == "Europees initiatief, maar niet via een IPCEI"
    assert first.particulars == "vastgesteld · verkennen · 1 juni 2026"
    assert shown.matrix[4].advice == "nog geen advies"
    level = shown.questions[1]
    assert level.counts == ("4", "0", "0", "1", "0")
    assert "1\u00a0× Ernstig (4)" in level.levels
    assert "−2" in shown.questions[12].levels
    assert "-2" not in shown.questions[12].levels


def test_a_deviation_a_draft_and_another_framework_are_told() -> None:
    first, second, *_ = lines()
    deviating = replace(first, chosen=FRAMEWORK.ladder.outcome("GEEN_ROL"), draft=True, place=0)
    other = replace(second, cells={}, steps={})
    shown = view(document((deviating, other), withheld=2, chosen="vastgesteld"))
    assert shown.matrix[0].remark.startswith("nog niet vastgelegd; afgeleid: Nederlandse deelname")
    assert set(shown.matrix[1].cells) == {""}
    assert set(shown.matrix[1].steps) == {""}
    assert any("2 dossiers staan er niet in" in sentence for sentence in shown.lead)
    assert any("koos de beoordelaar een ander advies" in sentence for sentence in shown.lead)
    assert ("Keuze", "vastgesteld") in {(row.label, row.value) for row in shown.facts}


def test_the_highest_marking_stands_on_every_page() -> None:
    assert view(document()).marking == ""
    secret = lines(classification=Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK))
    assert view(document((*lines(), secret[0]))).marking == "DEPARTEMENTAAL VERTROUWELIJK"


def test_examples_are_called_examples_and_named_so() -> None:
    shown = view(document(lines(example=True)))
    assert shown.example.startswith("VOORBEELD.")
    assert file_name(document(lines(example=True)), ".pdf") == "portfolio-voorbeelden-2026-06-01.pdf"
    assert file_name(document(language="en", public=True), ".html") == "portfolio-2026-06-01-en-openbaar.html"
    assert file_name(document(archive="a-2a"), ".pdf") == "portfolio-2026-06-01-a-2a.pdf"


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_the_public_edition_holds_no_names_roles_or_closed_parts(form: str) -> None:
    found = render(document(public=True), form).decode()
    assert "Dossier 1" in found
    for secret in ("KANARIE", "kanarietag", "Pimpelmees", "GEHEIM"):
        assert secret not in found
    inside = render(document(), form).decode()
    for secret in ("Pimpelmees", "GEHEIM", "KANARIE-OPSTELLER"):
        assert secret not in inside, "not in the internal edition either"


def test_a_public_edition_with_a_name_in_a_title_is_refused() -> None:
    named = lines(title="Advies van Pimpelmees")
    with pytest.raises(Faults) as caught:
        view(document(named, public=True))
    assert {error.code for error in caught.value.errors} == {errors.NAME_IN_TEXT}
    assert "Pimpelmees" not in str(caught.value)
    assert view(document(named)).matrix


def test_the_picture_and_its_alternative_say_what_the_lines_say() -> None:
    made = document()
    shown = view(made)
    asked = [question for question in FRAMEWORK.questions if question.kind != "advice"]
    tree = ET.fromstring(draw(shown.picture))
    name = "{http://www.w3.org/2000/svg}"
    written = [text.text for text in tree.iter(f"{name}text")]
    for question, one in zip(asked, tally([question.id for question in asked], made.lines), strict=True):
        label = f"{question.number}. {question.label.nl}"
        begin = written.index(label) + 1
        parts = written[begin:begin + sum(bool(count) for count in one.counts.values())]
        assert parts == [f"{SIGNS[mark]} {one.counts[mark]}" for mark in MARKS if one.counts[mark]]
        told = re.search(rf"Vraag {question.number}, [^:]*: ([^.]*)\.", shown.picture.alternative)
        assert told is not None
        assert sum(int(number) for number in re.findall(r"\d+", told[1])) == len(ROWS)
    assert tree.findtext(f"{name}title") == shown.picture.alternative
    assert {rect.get("fill") for rect in tree.iter(f"{name}rect")} <= {"#1a1f26", "#c2c8ce", "#ffffff"}


def test_narrow_parts_of_the_picture_carry_their_sign_or_nothing() -> None:
    many = lines([factory.ALL_YES] * 40 + [factory.STOPS_AT_B1])
    drawn = draw(view(document(many)).picture)
    assert ">− <" not in drawn
    assert ">−<" in drawn
    more = draw(view(document(lines([factory.ALL_YES] * 120 + [factory.STOPS_AT_B1]))).picture)
    assert ">−<" not in more


def test_every_format_is_made_and_an_unknown_one_is_not(renderer: Renderer) -> None:
    for form in SUFFIXES:
        assert render(document(), form, renderer=renderer)
    with pytest.raises(KeyError):
        render(document(), "docx")


def test_the_same_lines_give_the_same_bytes_and_carry_their_data(renderer: Renderer) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    one = render(document(), "pdf", renderer=renderer)
    assert one == render(document(), "pdf", renderer=renderer)
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        names = list(pdf.attachments)
        assert names == ["portfolio.json"]
        assert pdf.attachments["portfolio.json"].get_file().read_bytes() == content(document()).encode()
        assert any(float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages), "the matrix lies on its side"
    with pytest.raises(AfwegingError) as caught:
        carried.read(one, "portfolio.pdf")
    assert caught.value.code is errors.CARRIER_PORTFOLIO


def test_what_the_pdf_says_about_itself_depends_on_edition_and_language() -> None:
    known = {about(made, view(made)).document_id for made in (
        document(), document(public=True), document(language="en"), document(lines()[:2]), document(archive="a-2a"))}
    assert len(known) == 5
    assert attached(document())[0].description == "Het portfolio als gegevens (canonieke JSON)"


def test_characters_that_the_fonts_lack_are_told() -> None:
    assert messages(document()) == ()
    assert "U+1F600" in messages(document(lines(title="Feest 😀")))[0]
    assert not fonts.missing("".join(SIGNS.values()))


def test_hostile_titles_stay_text() -> None:
    found = render(document(lines(title="<script>alert(1)</script> | *vet*")), "html").decode()
    assert "<script>" not in found
    told = render(document(lines(title="a | b *vet* <i>")), "md").decode()
    assert r"a \| b \*vet\* \<i\>" in told


def test_the_page_in_english() -> None:
    found = render(document(language="en"), "html").decode()
    assert 'lang="en"' in found
    assert "The dossiers beside each other" in found
    assert "naast elkaar" not in found
