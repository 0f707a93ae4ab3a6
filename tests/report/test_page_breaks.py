"""Where pages break: what closes a question stays with the last lines of its answer."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from pypdf import PdfReader

from afweging.assessment.models import Tick
from afweging.report import formats
from afweging.report.rendering import Renderer
from tests.report import factory

CLOSING = re.compile(r"Bronnen\W*\d|Beantwoord door|Behandelde deelvragen|✓|–\s")
TOP = 842 - 25 / 25.4 * 72
"""Points above the bottom of the page where the text begins, below what every page repeats."""


def first_of(page: object) -> str:
    """The text of the highest line of a page."""
    found: dict[int, str] = {}

    def look(text: str, page_at: list[float], text_at: list[float], *_rest: object) -> None:
        height = round(text_at[4] * page_at[1] + text_at[5] * page_at[3] + page_at[5])
        if text.strip() and height < TOP:
            found[height] = found.get(height, "") + text

    page.extract_text(visitor_text=look)  # type: ignore[attr-defined]
    return found[max(found)].strip()


def long(lines: int) -> str:
    """An answer of some paragraphs, with a citation."""
    return "\n\n".join(["Een zin die bijna de hele regel vult, zodat hij telt als regel van het antwoord [@F15]. " * 2] * lines)


@pytest.mark.parametrize("lines", [3, 4, 5, 7])
def test_no_page_begins_with_what_closes_a_question(lines: int, renderer: Renderer) -> None:
    made = factory.judged(factory.ALL_YES)
    for number, (name, answer) in enumerate(made.answers.items()):
        changed = made.answer(name)
        ticks = tuple(Tick(prompt=prompt.id) for question in factory.document(made).framework.questions
                      if question.id == name for prompt in question.prompts)
        made = made.with_answer(name, type(answer)(verdict=changed.verdict, text=long(lines + number % 3), ticks=ticks, owner="RVO"))
    pages = PdfReader(io.BytesIO(formats.render(factory.document(made), "pdf", renderer=renderer))).pages
    firsts = [first_of(page) for page in pages]
    assert len(firsts) > 5
    assert [text for text in firsts if CLOSING.match(text)] == []


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_no_row_of_a_table_stands_alone_on_a_page(lines: int, renderer: Renderer) -> None:
    made = factory.judged(factory.ALL_YES)
    for number, name in enumerate(made.answers):
        table = "\n".join(f"| q{number}x{row} | cel |" for row in range(8))
        text = f"{long(lines + number % 4)}\n\n| kop | kop |\n|---|---|\n{table}\n"
        made = made.with_answer(name, replace(made.answer(name), text=text))
    pages = PdfReader(io.BytesIO(formats.render(factory.document(made), "pdf", renderer=renderer))).pages
    found = [Counter(re.findall(r"q(\d+)x\d", page.extract_text())) for page in pages]
    assert sum(found, Counter()) == {str(number): 8 for number in range(13)}
    assert any(len({page for page, rows in enumerate(found) if str(number) in rows}) > 1 for number in range(13))
    assert [rows for page in found for rows in page.values() if rows < 2] == []
