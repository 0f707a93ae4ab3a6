"""No text of a dossier is markup in a report: the tags and attributes of a report full of HTML are those of a report without any."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from afweging.assessment.models import Assessment, Confidential, FreeSource
from afweging.report import formats
from afweging.report.document import Document
from tests.report import factory

MARKUP = "<b class='kanarie' onclick=alert(1)>x</b></td></p></section><script>kanarie()</script><img src=x onerror=kanarie> <!-- kanarie --> &lt;i&gt; \"'>"
"""It would leave any element or attribute it stands in."""


class Tags(HTMLParser):
    """The tags, the names of attributes, and the comments of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.comments: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and its attributes."""
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)

    def handle_comment(self, data: str) -> None:
        """Note the comment."""
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def filled(line: str) -> Assessment:
    """Every text of a dossier is this line."""
    made = factory.everything()
    answers = {name: replace(
        answer, text=f"{answer.text}\n\n{line}", missing=answer.missing and line, owner=line,
        ticks=tuple(replace(tick, note=line) for tick in answer.ticks),
        sources=(*answer.sources, FreeSource(title=line, grade="A", place=line)),
        confidential=Confidential(text=line, ground="5.1.1.c"),
    ) for name, answer in made.answers.items()}
    head = replace(made.head, title=line, directorate=line, opsteller=line, tags=(line,), member_state=line,
                   persons=tuple(replace(one, name=line) for one in made.head.persons),
                   memo=replace(made.head.memo, addressees=(line,), enclosures=(line,)))
    conclusion = replace(made.conclusion, focus=line, conditions=(line,), accumulation=line)
    return replace(made, head=head, answers=answers, conclusion=conclusion)


def document(line: str, kind: str) -> Document:
    """The report of such a dossier."""
    made = factory.document(filled(line), kind=kind)
    return replace(made, stamp=replace(made.stamp, reason=line, role=line))


@pytest.mark.parametrize("kind", ["advies", "beslisnota"])
def test_text_is_text_wherever_it_stands(kind: str) -> None:
    plain = Tags(formats.render(document("gewone tekst", kind), "html").decode())
    hostile = Tags(formats.render(document(MARKUP, kind), "html").decode())
    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes
    assert hostile.comments == plain.comments
    assert hostile.text.count("<script>kanarie()</script>") > 10  # shown as it was typed
