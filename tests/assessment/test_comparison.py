"""What differs between two assessments: complete, to the letter, and with a direction."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afweging.assessment.comparison import (
    STILL,
    Comparison,
    Direction,
    FieldChange,
    Move,
    apply,
    compare,
    outcome_move,
    verdict_move,
)
from afweging.assessment.models import (
    Answer,
    Assessment,
    Citation,
    Conclusion,
    Confidential,
    DeviationReason,
    FreeSource,
    Marking,
    Status,
    Tick,
)
from afweging.assessment.rewording import Piece, PieceKind
from afweging.framework.models import Framework, Text
from tests.assessment.strategies import answers, assessments
from tests.conftest import assessment


@settings(max_examples=30)
@given(before=assessments, after=assessments)
def test_carried_out_on_the_one_it_gives_the_other(bus: Framework, before: Assessment, after: Assessment) -> None:
    comparison = compare(bus, before, after)
    assert apply(comparison, before) == after
    assert apply(compare(bus, after, before), after) == before
    assert comparison.empty == (before == after)


@settings(max_examples=30)
@given(before=assessments, question=st.sampled_from(("vraag", "chauffeurs")), answer=answers)
def test_one_other_answer_is_one_change(bus: Framework, before: Assessment, question: str, answer: Answer) -> None:
    after = before.with_answer(question, answer)
    comparison = compare(bus, before, after)
    assert apply(comparison, before) == after
    assert [change.question for change in comparison.questions] == ([question] if before.answer(question) != answer else [])
    assert (comparison.head, comparison.conclusion, comparison.rest) == ((), (), ())


@settings(max_examples=15)
@given(both=assessments)
def test_an_assessment_does_not_differ_from_itself(bus: Framework, both: Assessment) -> None:
    assert compare(bus, both, both).empty
    assert compare(bus, both, replace(both)) == Comparison()


def test_the_parts_that_differ_are_named(ipcei: Framework) -> None:
    before = assessment(ipcei, answers={
        "probleem": Answer(verdict="serieus", text="De markt faalt.", facts=(Citation(fact="F1"), Citation(fact="F2"))),
        "overheidstaak": Answer(verdict="deels", confidential=Confidential(text="geheim", ground="5.2")),
    })
    after = replace(before, public=True, answers={
        **before.answers,
        "probleem": Answer(verdict="ernstig", text="De markt faalt niet.", facts=(Citation(fact="F2"), Citation(fact="F3")),
                           sources=(FreeSource(title="CBS", grade="A"),), ticks=(Tick(prompt="2a"),)),
        "overheidstaak": Answer(verdict="deels", confidential=Confidential(text="geheim stuk", ground="5.2")),
    }, head=replace(before.head, title="Nieuwe proef", status=Status.TER_MEELEZING,
                    classification=replace(before.head.classification, level=Marking.INTERN)),
        conclusion=Conclusion(conditions=("eerst geld",), deviation=DeviationReason(reason="zo", role="r", date=date(2026, 1, 1))))
    found = compare(ipcei, before, after)
    assert [change.field for change in found.head] == ["title", "status", "classification.level"]
    assert [change.pieces for change in found.head[1:]] == [(), ()]
    assert [change.question for change in found.questions] == ["probleem", "overheidstaak"]
    problem = found.question("probleem")
    assert problem is not None
    assert [change.field for change in problem.fields] == ["verdict", "text", "ticks", "facts", "sources"]
    text, facts = problem.field("text"), problem.field("facts")
    assert text is not None
    assert text.pieces == (
        Piece(PieceKind.EQUAL, "De markt faalt"), Piece(PieceKind.ADDED, " niet"), Piece(PieceKind.EQUAL, "."))
    assert facts is not None
    assert (facts.added, facts.removed) == ((Citation(fact="F3"),), (Citation(fact="F1"),))
    assert problem.move == Move(Direction.UP, 1)
    closed = found.question("overheidstaak")
    assert closed is not None
    assert [change.field for change in closed.fields] == ["confidential.text"]
    assert closed.move == STILL
    assert [change.field for change in found.conclusion] == ["conditions", "deviation"]
    assert [change.field for change in found.rest] == ["public"]
    assert (found.question("knelpunt"), problem.field("owner"), found.other_framework) == (None, None, False)


def test_items_of_a_list_count_as_often_as_they_stand_there() -> None:
    change = FieldChange(field="tags", before=("a", "b", "a"), after=("b", "a", "c"))
    assert (change.added, change.removed) == (("c",), ("a",))
    moved = FieldChange(field="tags", before=("a", "b"), after=("b", "a"))
    assert (moved.added, moved.removed) == ((), ())
    assert FieldChange(field="title", before="a", after="b").added == ()


@pytest.mark.parametrize(("before", "after", "move"), [
    ("laag", "hoog", (Direction.UP, 2)), ("hoog", "midden", (Direction.DOWN, 1)), ("hoog", "hoog", STILL),
    (None, "laag", (Direction.CLOSED, 0)), ("onbekend", "laag", (Direction.CLOSED, 0)), ("laag", None, (Direction.OPENED, 0)),
    ("laag", "onbekend", (Direction.OPENED, 0)), (None, "onbekend", STILL), (None, None, STILL),
    ("vreemd", "laag", STILL), ("laag", "vreemd", STILL), ("vreemd", None, STILL),
])
def test_a_verdict_moves_over_its_scale(
    three: Framework, before: str | None, after: str | None, move: tuple[Direction, int],
) -> None:
    assert verdict_move(three, "vraag", before, after) == move
    assert verdict_move(three, "vraag", before, after, under=three) == move


def test_without_a_scale_nothing_moves(three: Framework) -> None:
    assert verdict_move(three, "bestaat-niet", "laag", "hoog") == STILL
    assert verdict_move(three, three.concluding.question.id, "laag", "hoog") == STILL


def test_an_outcome_moves_in_the_order_of_the_ladder(ipcei: Framework) -> None:
    names = [outcome.id for outcome in ipcei.ladder.outcomes if outcome.id != ipcei.ladder.undecided]
    assert outcome_move(ipcei, names[0], names[-1]) == Move(Direction.UP, len(names) - 1)
    assert outcome_move(ipcei, names[1], names[0]) == Move(Direction.DOWN, 1)
    assert outcome_move(ipcei, ipcei.ladder.undecided, names[0]) == Move(Direction.CLOSED, 0)
    assert outcome_move(ipcei, names[0], None) == Move(Direction.OPENED, 0)
    assert outcome_move(ipcei, None, ipcei.ladder.undecided) == STILL


def test_under_another_framework_questions_are_matched_by_id_and_scales_compared(three: Framework) -> None:
    scale = next(scale for scale in three.scales if scale.id == "steun")
    shorter = replace(three, version="2", scales=tuple(
        replace(one, levels=one.levels[1:]) if one is scale else one for one in three.scales))
    before = assessment(three, {"vraag": "laag", "weg": "x"})
    after = assessment(shorter, {"vraag": "hoog", "bij": "y"})
    found = compare(shorter, before, after, under=three)
    assert found.other_framework
    assert [change.question for change in found.questions] == ["vraag", "bij", "weg"]
    assert found.questions[0].move == STILL, "levels of two scales have no steps between them"
    assert verdict_move(shorter, "vraag", "midden", "hoog", under=three) == STILL
    assert verdict_move(shorter, "vraag", "laag", None, under=three) == Move(Direction.OPENED, 0)
    assert verdict_move(shorter, "vraag", None, "hoog", under=three) == Move(Direction.CLOSED, 0)
    assert apply(found, before) == after


@pytest.fixture(scope="session")
def three(bus: Framework) -> Framework:
    """The small framework with three levels under question 'vraag'."""
    question = bus.find("vraag")
    assert question is not None
    level = bus.scale_of(question).levels[0]  # type: ignore[union-attr]
    levels = tuple(replace(level, id=name, code=name, label=Text(nl=name, en=name), value=value)  # type: ignore[arg-type]
                   for name, value in (("laag", "nee"), ("midden", "deels"), ("hoog", "ja")))
    return replace(bus, scales=tuple(
        replace(scale, levels=levels) if scale.id == question.scale else scale for scale in bus.scales))
