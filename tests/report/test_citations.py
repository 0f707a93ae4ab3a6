"""Numbered citations lead to the list of sources, and the list leads back to where each source is cited."""

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from afweging.assessment.models import Answer, Assessment, Citation, FreeSource
from afweging.report import formats, markdown
from afweging.report.markdown import Reference
from afweging.report.page import render_html
from afweging.report.rendering import Renderer
from afweging.report.view import view
from tests.report import factory, tree


def cited() -> Assessment:
    """Sources cited in a text, beside it, in code, twice, and in two questions."""
    made = factory.judged(factory.ALL_YES, text="Zonder bron.")
    first = Answer(verdict="volledig", text="Eerst [@F15; @F02], en nog eens [@F15].",
                   facts=(Citation(fact="F01", grade="B"),), sources=(FreeSource(title="Eigen berekening", grade="D"),))
    second = Answer(verdict="ernstig", text="Hier `[@F04]` en [@F02].", facts=(Citation(fact="F04", grade="A"),))
    return made.with_answer("aanleiding", first).with_answer("probleem", second)


def test_every_source_says_which_questions_cite_it() -> None:
    found = {source.title.rpartition("[")[2].rstrip("]"): source for source in view(factory.document(cited())).sources}
    assert {name: [link.number for link in source.cited_by] for name, source in found.items()} == {
        "F15": [1], "F02": [1, 2], "F01": [1], "Eigen berekening": [1], "F04": [2]}
    assert found["F02"].cited_label == "vragen"
    assert found["F15"].cited_label == "vraag"
    assert found["F02"].cited_by[1].title == "Terug naar vraag 2"


@pytest.mark.parametrize("standalone", [True, False])
def test_in_html_every_link_goes_both_ways(standalone: bool) -> None:
    page = render_html(view(factory.document(cited())), standalone=standalone)
    places = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert set(places.values()) == {1}
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places.keys()
    in_text = re.search(r'<a class="cite" id="vraag-1-bron-1" href="#bron-1" title="1\. [^"]+">1</a>', page)
    assert in_text
    assert page.index('id="vraag-1-bron-1"') < page.index('href="#vraag-1-bron-1" title="Terug naar vraag 1">1</a>')
    # cited in code only: the list leads back to the line of sources
    assert re.search(r'<p class="notes">.*<a id="vraag-2-bron-5" href="#bron-5"', page)


def test_in_pdf_every_link_goes_both_ways_and_is_tagged(renderer: Renderer) -> None:
    data = formats.render(factory.document(cited()), "pdf", renderer=renderer)
    pdf = pikepdf.open(io.BytesIO(data))
    places = {str(name) for name, _place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    links = {str(link.Dest): str(link.Contents) for page in pdf.pages for link in page.obj.get("/Annots", []) if "/Dest" in link}
    assert links.keys() <= places
    assert {f"bron-{number}" for number in range(1, 6)} <= links.keys()
    assert links["bron-1"].startswith("1. ")
    back = {name: said for name, said in links.items() if name.startswith("vraag-") and "-bron-" in name}
    assert back == {name: f"Terug naar vraag {name[6]}" for name in (
        "vraag-1-bron-1", "vraag-1-bron-2", "vraag-1-bron-3", "vraag-1-bron-4", "vraag-2-bron-2", "vraag-2-bron-5")}
    assert tree.read(data).faults == []


def test_in_markdown_the_list_names_the_questions() -> None:
    text = formats.render(factory.document(cited(), language="en"), "md").decode()
    assert "· questions 1, 2" in text
    assert "- Sources: 1, 2, 3, 4" in text


def test_what_holds_no_more_or_not_yet_is_flagged_in_every_format() -> None:
    made = cited().with_answer("oplossing", Answer(verdict="volledig", text="Nieuw [@F58]."))
    early = replace(made, head=replace(made.head, peildatum=date(2022, 9, 1)))
    for form in ("html", "md"):
        assert "Jonger dan de peildatum" in formats.render(factory.document(early), form).decode()
    gone = next(fact.id for fact in factory.evidence().facts if fact.superseded_by)
    late = replace(made.with_answer("probleem", Answer(verdict="ernstig", text=f"Oud [@{gone}].")),
                   head=replace(made.head, peildatum=date(2030, 1, 1)))
    for form in ("html", "md"):
        assert "Vervallen, vervangen door" in formats.render(factory.document(late), form).decode()


def test_only_links_count_as_cited_in_the_text() -> None:
    references = {"F1": Reference(number=1, anchor="bron-1", name="een"), "F2": Reference(number=2, anchor="bron-2", name="twee")}
    assert markdown.linked("a [@F1] `[@F2]`", references) == {1}
    assert markdown.linked("- a\n- b [@F2; @F1]", references) == {1, 2}
    assert markdown.linked("", references) == frozenset()
    html = markdown.to_html("[@F1] [@F1]", where="", references=references, anchor="vraag-1")
    assert html.count('id="vraag-1-bron-1"') == 1
    assert "id=" not in markdown.to_html("[@F1]", where="", references=references)
