"""What would change the advice, in the report: sentences, picture, text alternative, every format."""

import re
from xml.etree import ElementTree as ET

import pytest

from afweging.advice.what_if import what_if
from afweging.assessment.models import Conclusion
from afweging.framework.models import Framework
from afweging.report import as_markdown, formats, what_if_svg
from afweging.report.models import WhatIfView
from afweging.report.page import render_html
from afweging.report.rendering import Renderer
from afweging.report.view import view
from afweging.report.what_if import what_if_view
from tests.conftest import by_code
from tests.report import factory, tree

SVG = "{http://www.w3.org/2000/svg}"
REFUSED = "2 3 2 2 1 2 2 1 1 1 1 1 -1"


def shown(row: str, outcome: str | None = None) -> WhatIfView:
    return what_if_view(factory.document(factory.judged(row, conclusion=Conclusion(outcome=outcome))))


@pytest.mark.parametrize("row", [factory.ALL_YES, REFUSED, factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY])
def test_the_picture_marks_every_single_change_of_one_level_and_no_other(ipcei: Framework, row: str) -> None:
    found, result = shown(row), what_if(ipcei, by_code(ipcei, row))
    labels = {outcome.label.at("nl"): outcome.id for outcome in ipcei.ladder.outcomes}
    numbers = {question.id: question.number for question in ipcei.questions}
    assert labels[found.heads[found.here]] == result.advice
    assert {(one.number, labels[found.heads[mark.column]]) for one in found.rows for mark in one.marks} == {
        (numbers[one.changes[0].question], one.outcome) for one in result.single if one.steps == 1}
    drawn = ET.fromstring(what_if_svg.draw(found))
    assert drawn[0].text == found.alternative
    legend = len({mark.way for one in found.rows for mark in one.marks})
    assert len(list(drawn.iter(f"{SVG}polygon"))) == sum(len(one.marks) for one in found.rows) + legend
    assert [one.number for one in found.rows] == list(range(1, 14))


def test_the_words_say_the_same_as_the_picture() -> None:
    found = shown(REFUSED)
    assert "Vraag 13, Balans: één niveau hoger geeft Nederlandse deelname, onder voorwaarden en met focus." in found.alternative
    assert "Vraag 8, Innovatie: één niveau lager geeft Europees initiatief, maar niet via een IPCEI." in found.alternative
    assert found.alternative.endswith("Geen ander advies door één niveau bij: 1, Aanleiding; 2, Probleem; 3, Oplossing; "
                                      "4, Overheidstaak; 5, Nationaal; 6, Meerwaarde EU; 7, Aansluiting EU; 11, Impact; 12, Bereidheid.")


def test_marks_of_both_directions_in_one_cell_stand_apart() -> None:
    found = shown("1" + factory.STOPS_AT_B1[1:])
    rows = {row.number: row for row in found.rows}
    assert found.heads[-1] == "Nog niet te bepalen"
    assert {mark.way for mark in rows[1].marks} == {-1}
    open_ = shown(factory.UNDECIDED)
    assert {mark.way for row in open_.rows for mark in row.marks} == {-1, 0}
    assert "met een oordeel" in what_if_svg.draw(open_)


def test_an_advice_that_deviates_is_told_apart_from_the_derived_one() -> None:
    found = shown(factory.ALL_YES, "GEEN_ROL")
    assert found.sentences[0] == "Het gaat hier om het afgeleide advies: Nederlandse deelname, met focus."
    assert shown(factory.ALL_YES, "DEELNAME").sentences[0].startswith("Het dichtstbijzijnde")


def test_where_no_single_level_changes_anything_there_is_no_picture() -> None:
    document = factory.document(factory.judged(factory.EMPTY))
    found = view(document)
    assert not found.what_if.drawn
    assert 'class="changes"' not in render_html(found)
    assert found.what_if.alternative not in as_markdown.render_markdown(found)


def test_every_letter_stays_inside_the_picture() -> None:
    for row in (factory.ALL_YES, REFUSED, factory.UNDECIDED, factory.STOPS_AT_B1):
        found = shown(row)
        for text in ET.fromstring(what_if_svg.draw(found)).iter(f"{SVG}text"):
            width = len(text.text or "") * float(text.attrib["font-size"]) * 0.53
            assert float(text.attrib["x"]) + width <= what_if_svg.WIDTH + 2
            assert 0 < float(text.attrib["y"]) < what_if_svg.height(found)


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_section_comes_right_after_the_conclusions(form: str) -> None:
    text = formats.render(factory.document(factory.judged(REFUSED)), form).decode()
    headings = re.findall(r"<h2 id=\"([\w-]+)\"" if form == "html" else r"^## (.*)$", text, re.MULTILINE)
    first, second = ("conclusies", "wat-als") if form == "html" else ("Conclusies", "Wat het advies zou veranderen")
    assert headings[headings.index(first) + 1] == second
    assert "“Nederlandse deelname, met focus” (6 oordelen)" in text


def test_the_pdf_tells_the_picture_to_who_cannot_see_it(renderer: Renderer) -> None:
    data = formats.render(factory.document(factory.judged(REFUSED), public=True), "pdf", renderer=renderer)
    found = tree.read(data)
    assert found.faults == []
    assert any(text.startswith("Wat één niveau in één oordeel geeft.") for text in found.alternatives)


def test_the_memo_says_it_in_a_sentence() -> None:
    found = view(factory.document(factory.judged(REFUSED), kind="beslisnota")).memo
    assert found is not None
    point = next(point for point in found.points if point.label == "Wat het advies zou veranderen:")
    assert point.value.startswith("Het dichtstbijzijnde andere advies ligt 1 niveau verder. Eén oordeel")
