"""The tables of optional prompts: what was noted, and that it counts nowhere."""

from afweging.assessment import tables
from afweging.assessment.check import misfits
from afweging.assessment.completeness import progress, states
from afweging.assessment.models import Answer, Tick
from afweging.framework.models import Framework, Question
from tests.conftest import assessment

ENERGY = Tick(prompt="13-energie", effect="-", note="Vol stroomnet")


def balance(framework: Framework) -> Question:
    question = framework.find("balans")
    assert question is not None
    return question


def test_rows_come_in_the_order_of_the_table_with_what_was_noted(ipcei: Framework) -> None:
    table = balance(ipcei).tables[0]
    found = tables.rows(table, Answer(ticks=(Tick(prompt="13a"), ENERGY, Tick(prompt="13-cid", effect="/"))))
    assert [(prompt.id, tick.effect) for prompt, tick in found if tick] == [("13-cid", "/"), ("13-energie", "-")]
    assert len(found) == 11


def test_a_table_is_used_when_anything_was_noted_in_it(ipcei: Framework) -> None:
    question = balance(ipcei)
    assert list(tables.used(question, Answer(ticks=(Tick(prompt="13a"),)))) == []
    assert list(tables.used(question, Answer(ticks=(ENERGY,)))) == list(question.tables)
    assert tables.noted(question.tables[0], Answer(ticks=(ENERGY,))) == 1


def test_a_table_counts_nowhere(ipcei: Framework) -> None:
    question = balance(ipcei)
    assert tables.dealt_with(question, Answer(ticks=(ENERGY, Tick(prompt="13a")))) == 1
    without = assessment(ipcei, answers={"balans": Answer(verdict="in-evenwicht", text="Een reden. " * 15)})
    with_table = assessment(ipcei, answers={"balans": Answer(verdict="in-evenwicht", text="Een reden. " * 15, ticks=(ENERGY,))})
    reached = [question.id for question in ipcei.questions]
    assert states(ipcei, without, reached) == states(ipcei, with_table, reached)
    assert progress(ipcei, without, reached) == progress(ipcei, with_table, reached)


def test_rows_of_a_table_fit_the_framework_that_has_it(ipcei: Framework) -> None:
    assert not list(misfits(ipcei, assessment(ipcei, answers={"balans": Answer(ticks=(ENERGY,))})))
    (wrong,) = misfits(ipcei, assessment(ipcei, answers={"nationaal": Answer(ticks=(ENERGY,))}))
    assert wrong.values["found"] == "13-energie"
