"""What differs between two assessments: of one dossier at two moments, or of two dossiers.

A comparison is a complete account: applied to the first assessment it gives the second. Parts are compared field by
field, nested ones by the path to the field (``deviation.reason``), texts word by word. Questions are matched by id, so
that assessments made under different frameworks can be compared as well.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeVar

from afweging.assessment.models import Assessment
from afweging.assessment.rewording import Piece, pieces, text_after
from afweging.framework.models import UNKNOWN, Framework, Question

PARTS: Final = ("head", "answers", "conclusion")
"""The parts of an assessment that have a place of their own in a comparison."""


class Direction(StrEnum):
    """Where a verdict went. Higher levels are always more in favour of the next step."""

    UP = "up"
    DOWN = "down"
    OPENED = "opened"
    """There was a level, and there is none any more (empty or 'onbekend')."""
    CLOSED = "closed"
    """There was no level yet, and now there is."""
    NONE = "none"
    """The same verdict, or two that have no order."""


class Move(NamedTuple):
    """Where a verdict went and how many levels; no levels when the two do not stand on one scale."""

    direction: Direction
    steps: int


OPEN: Final = (None, UNKNOWN)
"""Verdicts that stand for no level."""
STILL: Final = Move(Direction.NONE, 0)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FieldChange:
    """A field with another value. For two texts ``pieces`` is the word diff; it is empty for all other values."""

    field: str
    """The name of the field, or the path to it: ``classification.level``."""
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()

    @property
    def added(self) -> tuple[Any, ...]:
        """For lists (facts, sources, ticks, conditions, tags …): what is new, in order. Empty for other values."""
        return _beyond(self.after, self.before)

    @property
    def removed(self) -> tuple[Any, ...]:
        """For lists: what is gone, in order. When nothing was added or removed, only the order changed."""
        return _beyond(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class QuestionChange:
    """The answer to one question, as far as it differs."""

    question: str
    """The id of the question."""
    fields: tuple[FieldChange, ...]
    """The fields of the answer that differ, in the order of ``Answer``: verdict, missing, text, ticks, facts, sources …"""
    move: Move = STILL
    """Where the verdict went; for the question that holds the advice: the outcome that was chosen."""

    def field(self, name: str) -> FieldChange | None:
        """The change of a field with this name, if it differs."""
        return _named(self.fields, name)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Comparison:
    """What differs between two assessments; every part is empty when they are equal."""

    head: tuple[FieldChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    """Only those that differ, in official order; questions the framework does not know come last."""
    conclusion: tuple[FieldChange, ...] = ()
    """The fields of the conclusion that differ: outcome, focus, conditions, accumulation, deviation, next_moment."""
    outcome: Move = STILL
    """Where the chosen advice went, in the order of the outcomes of the ladder."""
    rest: tuple[FieldChange, ...] = ()
    """Other fields of the assessment that differ, such as ``framework.hash`` and ``public``."""

    @property
    def empty(self) -> bool:
        """Whether the two are equal."""
        return not (self.head or self.questions or self.conclusion or self.rest)

    @property
    def other_framework(self) -> bool:
        """Whether the two were made under different frameworks, so that levels may not mean the same."""
        return _named(self.rest, "framework.hash") is not None

    def question(self, question_id: str) -> QuestionChange | None:
        """What differs in the answer to a question, if anything does."""
        return next((found for found in self.questions if found.question == question_id), None)


def compare(framework: Framework, before: Assessment, after: Assessment, *, under: Framework | None = None) -> Comparison:
    """What differs between two assessments. ``framework`` is that of ``after``; ``under`` that of ``before``, if another."""
    other = under or framework
    order = {question.id: question.number for question in framework.questions}
    names = sorted({*before.answers, *after.answers}, key=lambda name: (order.get(name, len(order) + 1), name))
    changed = (
        QuestionChange(
            question=name, fields=found,
            move=verdict_move(framework, name, before.answer(name).verdict, after.answer(name).verdict, under=other),
        )
        for name in names if (found := _differences(before.answer(name), after.answer(name)))
    )
    return Comparison(
        head=_differences(before.head, after.head), questions=tuple(changed),
        conclusion=_differences(before.conclusion, after.conclusion),
        outcome=outcome_move(framework, before.conclusion.outcome, after.conclusion.outcome),
        rest=_differences(before, after, leave_out=PARTS),
    )


def apply(comparison: Comparison, before: Assessment) -> Assessment:
    """The assessment that results when everything in a comparison is carried out on another one."""
    answers = dict(before.answers)
    for change in comparison.questions:
        answers[change.question] = _carried_out(before.answer(change.question), change.fields)
    changed = _carried_out(before, comparison.rest)
    return replace(changed, head=_carried_out(before.head, comparison.head), answers=answers,
                   conclusion=_carried_out(before.conclusion, comparison.conclusion))


def verdict_move(
    framework: Framework, question_id: str, before: str | None, after: str | None, *, under: Framework | None = None,
) -> Move:
    """Where a verdict went on the scale of its question; ``under`` is the framework of the first, if another."""
    ranks = _ranks(framework, framework.find(question_id))
    earlier = _ranks(under, under.find(question_id)) if under else ranks
    return _move(earlier, ranks, before, after)


def outcome_move(framework: Framework, before: str | None, after: str | None) -> Move:
    """Where an advice went, in the order of the outcomes, from the least to the most participation.

    'Not yet decidable' counts as no advice.
    """
    ladder = framework.ladder
    names = [outcome.id for outcome in ladder.outcomes if outcome.id != ladder.undecided]
    ranks = {name: rank for rank, name in enumerate(names)}
    return _move(ranks, ranks, *(None if outcome == ladder.undecided else outcome for outcome in (before, after)))


def _ranks(framework: Framework, question: Question | None) -> dict[str, int]:
    """The places of the levels on the scale of a question; none when there is no such question or scale."""
    scale = framework.scale_of(question) if question else None
    return {level.id: rank for rank, level in enumerate(scale.levels)} if scale else {}


def _move(earlier: Mapping[str, int], ranks: Mapping[str, int], before: str | None, after: str | None) -> Move:
    """The move from a level of one scale to a level of another or the same; levels have steps on one scale only."""
    if before is not None and after is not None and before in earlier and after in ranks:
        steps = ranks[after] - earlier[before] if earlier == ranks else 0
        return Move(Direction.UP if steps > 0 else Direction.DOWN, abs(steps)) if steps else STILL
    if before in earlier and after in OPEN:
        return Move(Direction.OPENED, 0)
    return Move(Direction.CLOSED, 0) if before in OPEN and after in ranks else STILL


# --- fields ------------------------------------------------------------------------------------------------------

def _differences(before: object, after: object, *, path: str = "", leave_out: tuple[str, ...] = ()) -> tuple[FieldChange, ...]:
    """The fields in which two values of one class differ; parts that are there on both sides are compared in turn."""
    return tuple(
        change
        for field in fields(after)  # type: ignore[arg-type]
        if field.name not in leave_out and (one := getattr(before, field.name)) != (other := getattr(after, field.name))
        for change in _change(f"{path}{field.name}", one, other)
    )


def _change(name: str, before: object, after: object) -> tuple[FieldChange, ...]:
    if is_dataclass(before) and is_dataclass(after):
        return _differences(before, after, path=f"{name}.")
    is_text = type(before) is str and type(after) is str  # not the names of an enumeration, which are texts as well
    return (FieldChange(field=name, before=before, after=after, pieces=pieces(before, after) if is_text else ()),)  # type: ignore[arg-type]


T = TypeVar("T")


def _carried_out(value: T, changes: tuple[FieldChange, ...]) -> T:
    """The value with the changes carried out; texts are put together from their pieces."""
    for change in changes:
        value = _put(value, change.field, text_after(change.pieces) if change.pieces else change.after)
    return value


def _put(value: Any, path: str, new: object) -> Any:  # noqa: ANN401 - any part of an assessment
    name, _dot, rest = path.partition(".")
    return replace(value, **{name: _put(getattr(value, name), rest, new) if rest else new})


def _named(changes: tuple[FieldChange, ...], name: str) -> FieldChange | None:
    return next((change for change in changes if change.field == name), None)


def _beyond(one: object, other: object) -> tuple[Any, ...]:
    """The items of a list that the other does not have (as often)."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return ()
    left = Counter(other)
    found = []
    for item in one:
        left[item] -= 1
        if left[item] < 0:
            found.append(item)
    return tuple(found)
