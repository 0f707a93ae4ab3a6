"""What it matters for the advice that two assessors judged differently (domain 5): more than any coefficient says."""

from collections.abc import Mapping
from dataclasses import dataclass

from afweging.advice.ladder import derive
from afweging.framework.models import Framework


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The derived advice with each set of verdicts, and the questions that alone make a difference."""

    first: str
    second: str
    alone: tuple[tuple[str, str], ...]
    """Question and advice: what would follow from the first set with only this verdict from the second."""

    @property
    def changes(self) -> bool:
        """Whether another advice follows from the second set."""
        return self.first != self.second


def effect(framework: Framework, first: Mapping[str, str | None], second: Mapping[str, str | None]) -> Effect:
    """What the differences between two sets of verdicts (question id to verdict) do to the derived advice."""
    before = derive(framework, first).advice
    alone = (
        (question.id, derive(framework, {**first, question.id: second.get(question.id)}).advice)
        for question in framework.questions
        if question.kind != "advice" and first.get(question.id) != second.get(question.id)
    )
    return Effect(first=before, second=derive(framework, second).advice,
                  alone=tuple((question, advice) for question, advice in alone if advice != before))
