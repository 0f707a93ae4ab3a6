"""The ladder: from verdicts to the set of outcomes that are still possible (domain 2.3, rules R0 to R7).

Every question has a set of values it can still take: one when its verdict is known, all values of its scale when it is
open or 'onbekend'. A step takes the minimum over its questions, a weighing question counting one step milder. Walking
the steps in order gives the set of outcomes; one outcome is the derived advice, more than one means 'not yet
decidable'. There are no weights and no scores: a failed condition cannot be bought off by a high verdict elsewhere.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from afweging.advice.models import Bounds, Derivation, Ground, StepResult
from afweging.framework.models import Framework, Question, Scale, Step, Value

Values = frozenset[Value]
"""What a question or step can still be."""


def mild(values: Values) -> Values:
    """One step milder, for a weighing question: nee -> deels, deels -> ja, ja -> ja."""
    return frozenset(Value(min(value + 1, Value.JA)) for value in values)


def all_of(parts: Sequence[Values]) -> Values:
    """Three-valued 'and' over open values: every minimum that some choice from the parts gives."""
    return frozenset(min(choice) for choice in product(*parts))


def bounds(values: Values) -> Bounds:
    """The lowest and the highest value of a set."""
    return Bounds(min(values), max(values))


class _Part(NamedTuple):
    """A question within a step: its position among all questions, and whether it only weighs."""

    position: int
    weighing: bool


class Ladder:
    """The rules of one framework, prepared once and applied to any number of assessments."""

    def __init__(self, framework: Framework) -> None:
        self._rules = framework.ladder
        self._questions = framework.questions
        self._position = {question.id: index for index, question in enumerate(self._questions)}
        self._values: tuple[dict[str, Values], ...] = tuple(_known(framework.scale_of(q)) for q in self._questions)
        self._open: tuple[Values, ...] = tuple(_all_values(framework.scale_of(q)) for q in self._questions)
        self._steps = tuple(_parts(step, self._position) for step in self._rules.steps)
        self._required = tuple(self._position[name] for name in self._rules.required.questions)
        self._least = Value[self._rules.required.at_least.upper()]
        self._step_value = cache(self._compute_step)
        self.outcomes_of = cache(self._compute_outcomes)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of the positions used here."""
        return self._questions

    def values_of(self, verdicts: Mapping[str, str | None]) -> tuple[Values, ...]:
        """What every question can still be; a verdict that its scale does not know counts as open."""
        return tuple(
            known.get(verdicts.get(question.id) or "", everything)
            for question, known, everything in zip(self._questions, self._values, self._open, strict=True)
        )

    def steps_of(self, values: tuple[Values, ...]) -> tuple[Values, ...]:
        """What every step can still be (R1 to R4)."""
        return tuple(
            self._step_value(index, tuple(values[part.position] for part in parts))
            for index, parts in enumerate(self._steps)
        )

    def _compute_step(self, index: int, values: tuple[Values, ...]) -> Values:
        parts = self._steps[index]
        return all_of([mild(v) if part.weighing else v for part, v in zip(parts, values, strict=True)])

    def _compute_outcomes(self, steps: tuple[Values, ...]) -> tuple[str, ...]:
        """Rule R5: walk the steps, collecting the outcomes that are still possible, lowest first."""
        found: list[str] = []
        for step, values in zip(self._rules.steps, steps, strict=True):
            if Value.NEE in values:
                found.append(step.fails)
            if values == {Value.NEE}:
                return tuple(dict.fromkeys(found))
        if any(Value.DEELS in values for values in steps):
            found.append(self._rules.some_partly)
        if all(Value.JA in values for values in steps):
            found.append(self._rules.all_hold)
        return tuple(dict.fromkeys(found))

    def blocked(self, values: tuple[Values, ...]) -> tuple[str, ...]:
        """Rule R0: the questions that are not described well enough for any advice."""
        return tuple(self._questions[i].id for i in self._required if min(values[i]) < self._least)

    def advice_of(self, outcomes: tuple[str, ...], *, blocked: bool) -> str:
        """Rule R6: the one outcome left, or the id for 'not yet decidable'."""
        return outcomes[0] if len(outcomes) == 1 and not blocked else self._rules.undecided

    def reached_steps(self, steps: tuple[Values, ...]) -> int:
        """How many steps are considered: up to and including the first that certainly fails."""
        failed = next((index for index, values in enumerate(steps) if values == {Value.NEE}), len(steps))
        return min(failed + 1, len(steps))

    def conditions(self, values: tuple[Values, ...], steps: tuple[Values, ...]) -> tuple[int, ...]:
        """Rule R7: positions of the questions that hold only partly in a considered step that does not fail."""
        found: set[int] = set()
        for parts, result in zip(self._steps[: self.reached_steps(steps)], steps, strict=False):
            if result == {Value.NEE}:
                continue
            found.update(part.position for part in parts if _own(part, values) == {Value.DEELS})
        return tuple(sorted(found))

    def next_step(self, values: tuple[Values, ...], outcomes: tuple[str, ...]) -> tuple[int, ...]:
        """Positions of the open questions in the first step where they can change the outcome (domain 2.5).

        While all steps can still hold fully, every open question can; after that only those that can let a step fail.
        """
        if len(outcomes) == 1:
            return ()
        all_can_hold = self._rules.all_hold in outcomes
        found = (
            tuple(sorted(
                part.position for part in parts
                if len(own := _own(part, values)) > 1 and (all_can_hold or Value.NEE in own)
            ))
            for parts in self._steps
        )
        return next(filter(None, found))

    def derive(self, verdicts: Mapping[str, str | None]) -> Derivation:
        """The derivation for verdicts given as question id -> level id (absent, None or 'onbekend' = open)."""
        values = self.values_of(verdicts)
        steps = self.steps_of(values)
        outcomes = self.outcomes_of(steps)
        blocked = self.blocked(values)
        reached = self.reached_steps(steps)
        following = self.next_step(values, outcomes)
        return Derivation(
            advice=self.advice_of(outcomes, blocked=bool(blocked)),
            outcomes=outcomes,
            blocked=blocked,
            steps=tuple(
                self._result(index, values, result, verdicts, reached=index < reached)
                for index, result in enumerate(steps)
            ),
            conditions=tuple(self._questions[i].id for i in self.conditions(values, steps)),
            next=blocked or tuple(self._questions[i].id for i in following),
            reached=self.reached_questions(reached),
        )

    def _result(
        self,
        index: int,
        values: tuple[Values, ...],
        result: Values,
        verdicts: Mapping[str, str | None],
        *,
        reached: bool,
    ) -> StepResult:
        step, span = self._rules.steps[index], bounds(result)
        owned = [(part, bounds(_own(part, values))) for part in self._steps[index]]
        held = any(own.low == span.low for part, own in owned if not part.weighing)
        grounds = []
        for part, own in owned:
            name = self._questions[part.position].id
            grounds.append(Ground(question=name, verdict=verdicts.get(name), bounds=own, weighing=part.weighing,
                                  decisive=own.low == span.low and not (part.weighing and held)))
        return StepResult(rule=step.rule, section=step.section, bounds=span, fails=step.fails, reached=reached,
                          grounds=tuple(grounds))

    def reached_questions(self, steps: int) -> tuple[str, ...]:
        """Questions in no step at all (information, the advice) are always considered."""
        in_any = {part.position for parts in self._steps for part in parts}
        in_reached = {part.position for parts in self._steps[:steps] for part in parts}
        return tuple(q.id for i, q in enumerate(self._questions) if i in in_reached or i not in in_any)


@cache
def ladder_of(framework: Framework) -> Ladder:
    """The prepared ladder of a framework, made once."""
    return Ladder(framework)


def derive(framework: Framework, verdicts: Mapping[str, str | None]) -> Derivation:
    """What the ladder of a framework says of these verdicts."""
    return ladder_of(framework).derive(verdicts)


def _known(scale: Scale | None) -> dict[str, Values]:
    return {level.id: frozenset({level.truth}) for level in scale.levels} if scale else {}


def _all_values(scale: Scale | None) -> Values:
    return frozenset(level.truth for level in scale.levels) if scale else frozenset(Value)


def _own(part: _Part, values: tuple[Values, ...]) -> Values:
    """What a question can still be within a step: milder when it only weighs there."""
    return mild(values[part.position]) if part.weighing else values[part.position]


def _parts(step: Step, position: Mapping[str, int]) -> tuple[_Part, ...]:
    return (*(_Part(position[q], weighing=False) for q in step.necessary),
            *(_Part(position[q], weighing=True) for q in step.weighing))
