"""How far an assessment is, per question and per section."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from afweging.assessment.models import EMPTY, Assessment
from afweging.assessment.wording import has_words
from afweging.framework.models import UNKNOWN, Framework, Question


class State(StrEnum):
    """The state of one question (domain 2.5)."""

    EMPTY = "empty"
    STARTED = "started"
    MOTIVATED = "motivated"
    UNKNOWN = "unknown"
    """Worked on, not decidable yet, with what is missing."""
    NOT_REACHED = "not-reached"


DONE = frozenset({State.MOTIVATED, State.UNKNOWN})
"""States that ask nothing more of the assessor for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of the considered questions are done."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == self.total


def state(framework: Framework, assessment: Assessment, question: Question, reached: Collection[str]) -> State:
    """The state of a question. ``reached`` holds the ids of the questions the ladder still considers.

    Motivated is a verdict (for the advice: an outcome) with a reason of at least the framework's minimum of words.
    """
    if question.id not in reached:
        return State.NOT_REACHED
    answer = assessment.answer(question.id)
    verdict = assessment.conclusion.outcome if question.kind == "advice" else answer.verdict
    if answer == EMPTY and verdict is None:
        return State.EMPTY
    if verdict == UNKNOWN:
        return State.UNKNOWN if answer.missing.strip() else State.STARTED
    motivated = verdict is not None and has_words(answer.text, framework.minimum_words)
    return State.MOTIVATED if motivated else State.STARTED


def states(framework: Framework, assessment: Assessment, reached: Collection[str]) -> dict[str, State]:
    """The state of every question, in official order."""
    return {question.id: state(framework, assessment, question, reached) for question in framework.questions}


def progress(framework: Framework, assessment: Assessment, reached: Collection[str]) -> Progress:
    """How many of all considered questions are done."""
    return _count(list(states(framework, assessment, reached).values()))


def section_progress(framework: Framework, assessment: Assessment, reached: Collection[str]) -> dict[str, Progress]:
    """The same per section, by section id; the concluding part included."""
    found = states(framework, assessment, reached)
    parts = {section.id: [found[question.id] for question in section.questions] for section in framework.sections}
    parts[framework.concluding.id] = [found[framework.concluding.question.id]]
    return {name: _count(part) for name, part in parts.items()}


def _count(found: list[State]) -> Progress:
    considered = [one for one in found if one is not State.NOT_REACHED]
    return Progress(done=sum(one in DONE for one in considered), total=len(considered))


def without_verdict(framework: Framework, assessment: Assessment, reached: Collection[str]) -> tuple[str, ...]:
    """The considered questions without a verdict, the advice itself aside; while there are any, the derived advice is not
    shown unasked (design 5)."""
    asked = (question.id for question in framework.questions if question.kind != "advice")
    return tuple(name for name in asked if name in reached and assessment.answer(name).verdict is None)
