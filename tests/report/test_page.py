"""The page of HTML, the ladder in it, Markdown, and the table of formats."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.report import as_markdown, formats, ladder_svg
from afweging.report.page import render_html
from afweging.report.rendering import Renderer
from afweging.report.view import view
from tests.report import factory

HOSTILE = '</style><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} "\'&'


class Headings(HTMLParser):
    """The levels of the headings of a page, its ids and the places its links point to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and str(found.get("href")).startswith("#"):
            self.targets.add(str(found["href"])[1:])


@pytest.mark.parametrize("row", [factory.ALL_YES, factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY, factory.EMPTY])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_headings_do_not_jump_and_links_have_a_target(row: str, language: str) -> None:
    page = Headings(render_html(view(factory.document(factory.judged(row), language=language))))
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(page.levels))
    assert len(page.ids) == len(set(page.ids))
    assert page.targets <= set(page.ids)


def test_hostile_text_anywhere_stays_text() -> None:
    made = factory.full()
    answers = {name: replace(answer, text=HOSTILE, owner=HOSTILE, missing=HOSTILE) for name, answer in made.answers.items()}
    head = replace(made.head, title=HOSTILE, directorate=HOSTILE, opsteller=HOSTILE)
    page = render_html(view(factory.document(replace(made, head=head, answers=answers))))
    found = Headings(page)
    assert "script" not in found.tags
    assert "img" not in found.tags
    assert "49" not in re.sub(r"\d{3,}", "", page.split("<main")[1].split("</h1>")[0])


def test_an_answer_beyond_a_bound_names_its_question() -> None:
    made = factory.judged(factory.ALL_YES)
    made = made.with_answer("meerwaarde", replace(made.answer("meerwaarde"), text="x" * 60_000))
    with pytest.raises(AfwegingError) as caught:
        render_html(view(factory.document(made)))
    assert (caught.value.code, caught.value.where) == (errors.ANSWER_TOO_LARGE, "vraag 6")


def test_the_ladder_is_a_picture_with_a_text_that_says_the_same() -> None:
    for row in (factory.ALL_YES, factory.STOPS_AT_B1, factory.UNDECIDED, factory.EMPTY):
        ladder = view(factory.document(factory.judged(row))).ladder
        drawn = ET.fromstring(ladder_svg.draw(ladder))
        assert drawn[0].text == ladder.alternative
        filled = [box for box in drawn.iter("{http://www.w3.org/2000/svg}rect") if box.get("fill") != "#ffffff"]
        assert len(filled) == (1 if ladder.decided else 0)
        shown = " ".join(text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
        assert all(step.section in shown for step in ladder.steps)
        assert not {"linearGradient", "style"} & {part.tag.split("}")[1] for part in drawn.iter()}


def test_texts_in_the_picture_fit_their_boxes() -> None:
    assert ladder_svg.wrapped("Is Nederlandse/nationale deelname", 100)[0] == "Is Nederlandse/"
    assert ladder_svg.wrapped("een twee drie vier vijf zes zeven acht", 40, most=2)[-1].endswith("…")
    assert ladder_svg.wrapped("", 40) == [""]


def test_markdown_reads_well_and_outranks_nothing() -> None:
    text = as_markdown.render_markdown(view(factory.document(factory.full())))
    levels = [len(mark) for mark in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels) if after < 5)
    assert "## Advies: Nederlandse deelname, met focus" in text
    assert "| A.1 | 2 | Probleem | + Ernstig | 4 van 5 |" in text
    assert "> GEHEIM-4711" in text
    assert "[1]" in text
    assert "\n\n\n" not in text


@pytest.mark.parametrize("row", [factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY])
def test_markdown_of_other_outcomes(row: str) -> None:
    shown = view(factory.document(factory.judged(row)))
    text = as_markdown.render_markdown(shown)
    assert shown.titles.open_points in text
    assert all(remark.split(":")[0] in text for remark in shown.advice.remarks)


def test_every_format_is_made_and_public_ones_keep_silent(renderer: Renderer) -> None:
    for name in formats.FORMATS.keys() - {"odt", "docx"}:  # these need pandoc: tests/report/office
        made = formats.render(factory.document(factory.full(), public=True), name, renderer=renderer)
        assert made
        for canary in (b"GEHEIM-4711", b"Kanarie"):
            assert canary not in made
            assert all(canary not in stream for stream in streams(made)) if name == "pdf" else True
    assert formats.render(factory.document(factory.full()), "json") == canonical.text(factory.full()).encode()
    with pytest.raises(KeyError):
        formats.render(factory.document(factory.full()), "wordperfect")


def streams(content: bytes) -> list[bytes]:
    pdf = pikepdf.open(io.BytesIO(content))
    return [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]


def test_file_names_say_what_is_inside() -> None:
    made = factory.full()
    assert formats.file_name(factory.document(made), "pdf") == "afw-2026-0001-v3.pdf"
    assert formats.file_name(factory.document(made, public=True, language="en", draft=True), "md") == (
        "afw-2026-0001-concept-na-v3-en-openbaar.md")
    strange = replace(made, head=replace(made.head, kenmerk="../DGBI-TOP / 10"))
    assert "/" not in formats.file_name(factory.document(strange), "html")


def test_messages_name_questions_and_unknown_facts() -> None:
    made = factory.judged(factory.ALL_YES)
    made = made.with_answer("innovatie", replace(made.answer("innovatie"), text="Een 😀 en [@F999]."))
    assert formats.messages(factory.document(made)) == (
        "In vraag 8, antwoord staan tekens die het lettertype niet heeft; ze staan er met hun nummer: [U+1F600].",
        "Feit F999 wordt aangehaald, maar staat niet in de feitenverzameling.",
    )
