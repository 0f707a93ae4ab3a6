"""What follows from the answers: the outcome, the steps that led there, the conditions, and what is still asked.

An ``Advice`` carries its own trace: advice -> step -> ground -> verdict. Ids are those of the framework.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from afweging.framework.models import Value


class Bounds(NamedTuple):
    """What a step or question can still be: from ``low`` to ``high`` (equal when it is decided)."""

    low: Value
    high: Value

    @property
    def decided(self) -> bool:
        """Whether there is only one value left."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ground:
    """One question within one step: its verdict, and what that means there (milder for a weighing one, R1 and R2)."""

    question: str
    verdict: str | None
    bounds: Bounds
    weighing: bool
    decisive: bool
    """Whether this question holds the step at its lower bound; a weighing one only when no necessary one does."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StepResult:
    """One step of the ladder (rules R1 to R4) for this assessment."""

    rule: str
    section: str
    bounds: Bounds
    fails: str
    """The outcome when this step fails."""
    reached: bool
    """False when an earlier step certainly fails: then this one is not considered any more."""
    grounds: tuple[Ground, ...]


class Duty(StrEnum):
    """What a rule asks the assessor to write."""

    CONDITIONS = "conditions"
    """R7: conditions follow from verdicts that hold only partly."""
    ACCUMULATION = "accumulation"
    """R8: many conditions hold only partly; say why the advice stands all the same."""
    DEVIATION = "deviation"
    """R9: the advice differs from the derived one; say why, in enough words, with role and date."""
    SECOND_READER = "second-reader"
    """R9: the advice is more positive than a 'nee' allows; a second reader is needed."""
    FOOTNOTE = "footnote"
    """R10: a positive advice prints the reservation of the annex."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Notice:
    """A rule that speaks (R7 to R10): what it asks, which questions it is about, and whether it is met."""

    rule: str
    duty: Duty
    questions: tuple[str, ...] = ()
    met: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Derivation:
    """What the ladder says of a set of verdicts (rules R0 to R7)."""

    advice: str
    """The derived advice: an outcome id, or the id that stands for 'not yet decidable'."""
    outcomes: tuple[str, ...]
    """The outcomes still possible by rules R1 to R5, lowest first; R0 does not change this set."""
    blocked: tuple[str, ...]
    """R0: the questions that must be described first."""
    steps: tuple[StepResult, ...]
    conditions: tuple[str, ...]
    """R7: the questions whose condition is printed, in official order."""
    next: tuple[str, ...]
    """The smallest next step: the open questions to answer first; empty when the advice is decided."""
    reached: tuple[str, ...]
    """The questions that are considered, in official order, the advice itself included."""

    def possible(self, outcome_id: str) -> bool:
        """Whether an outcome can still follow."""
        return outcome_id in self.outcomes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Advice(Derivation):
    """The derivation, beside what the assessor chose and what the rules ask of that choice (R8 to R10)."""

    chosen: str | None
    deviates: bool
    notices: tuple[Notice, ...]
