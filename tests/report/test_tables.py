"""Tables of optional prompts: printed when anything in them was noted, left out otherwise, in every format."""

from dataclasses import replace

import pytest

from afweging.assessment.models import Assessment, Tick
from afweging.report import formats
from afweging.report.models import QuestionView
from afweging.report.rendering import Renderer
from afweging.report.view import view
from afweging.texts import Language
from tests.report import factory, tree

NOTED = (Tick(prompt="13-energie", effect="-", note="vol stroomnet"), Tick(prompt="13-water", effect="/"), Tick(prompt="13-natuur"))


def ticked(*ticks: Tick) -> Assessment:
    made = factory.judged(factory.ALL_YES)
    return made.with_answer("balans", replace(made.answer("balans"), ticks=ticks))


def question(of: Assessment, number: int, language: Language = "nl") -> QuestionView:
    shown = view(factory.document(of, language=language))
    return next(found for section in shown.sections for found in section.questions if found.number == number)


def test_a_used_table_has_all_its_rows_with_sign_word_and_note() -> None:
    found = question(ticked(*NOTED), 13)
    (table,) = found.tables
    assert table.title == "Integrale weging"
    assert table.origin.startswith("Voorstel op basis van Kamerstuk 29826, nr. 250")
    assert table.origin.endswith("geen deel van de bijlage.")
    assert len(table.rows) == 11
    rows = {row.text: row for row in table.rows}
    assert (rows["Energie"].effect, rows["Energie"].note) == ("− ongunstig", "vol stroomnet")
    assert rows["Water"].effect == "/ niet van toepassing"
    assert [row.text for row in table.rows if row.ticked] == ["Natuur", "Energie", "Water"]
    assert question(ticked(*NOTED), 13, "en").tables[0].title == "Integral weighing"


def test_what_was_not_used_is_left_out_and_never_counted() -> None:
    assert question(ticked(), 13).tables == ()
    assert question(ticked(*NOTED), 5).tables == ()
    assert question(ticked(Tick(prompt="13a"), *NOTED), 13).prompts_title == "Behandelde deelvragen: 1 van 10"
    for form in ("html", "md"):
        text = formats.render(factory.document(ticked()), form).decode()
        assert "Integrale weging" not in text
        assert "zes markten (" not in text


@pytest.mark.parametrize("public", [False, True])
def test_every_format_prints_the_table(public: bool, renderer: Renderer) -> None:
    document = factory.document(ticked(*NOTED), public=public)
    page = formats.render(document, "html").decode()
    assert '<tr><th scope="row">Energie</th><td>− ongunstig</td><td>vol stroomnet</td></tr>' in page
    assert "| Energie | − ongunstig | vol stroomnet |" in formats.render(document, "md").decode()
    assert tree.read(formats.render(document, "pdf", renderer=renderer)).faults == []


def test_notes_in_another_language_are_marked() -> None:
    page = formats.render(factory.document(ticked(*NOTED), language="en"), "html").decode()
    assert '<td>− unfavourable</td><td lang="nl">vol stroomnet</td>' in page
    assert '<td>–</td><td>–</td>' in page


def test_the_sub_questions_of_thirteen_are_a_table_once_one_was_dealt_with() -> None:
    assert not question(ticked(), 13).effects
    assert not question(ticked(*NOTED), 13).effects
    assert question(ticked(Tick(prompt="13a", effect="-")), 13).effects
    assert "<th scope=\"col\">Deelvraag</th>" not in formats.render(factory.document(ticked()), "html").decode()
