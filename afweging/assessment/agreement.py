"""Agreement between two assessors who judged the same dossier apart from each other (domain 5).

Per question: the same level, one step apart on its scale, or more. A question that only one of the two could decide is a
class of its own: 'not yet decidable' has no place on a scale. Nothing is added up over questions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from afweging.framework.models import Framework, Question, Scale
from afweging.texts import N_


class Distance(StrEnum):
    """How far two verdicts on one question lie apart."""

    SAME = "same"
    ONE_STEP = "one-step"
    MORE = "more"
    UNDECIDED = "undecided"
    """Only one of the two gave a level; the other could not decide, or did not get to this question."""


DISTANCE: Final[Mapping[Distance, str]] = {
    Distance.SAME: N_("the same"),
    Distance.ONE_STEP: N_("one step apart"),
    Distance.MORE: N_("further apart"),
    Distance.UNDECIDED: N_("decided by one of the two"),
}
"""The words for distances, to be translated when they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two verdicts on one question."""

    question: str
    first: str | None
    second: str | None
    distance: Distance
    steps: int
    """How many levels they lie apart; 0 when they do not both name a level."""
    levels: tuple[str, ...]
    """The levels of the scale, lowest first."""

    @property
    def differs(self) -> bool:
        """Whether the two have to be reconciled."""
        return self.distance is not Distance.SAME

    @property
    def ranks(self) -> tuple[int, int] | None:
        """The places of both on the scale, 0 for the lowest; None when they do not both name a level."""
        if self.first not in self.levels or self.second not in self.levels:
            return None
        return self.levels.index(self.first), self.levels.index(self.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often two assessors agreed on one question."""

    question: str
    same: int = 0
    one_step: int = 0
    more: int = 0
    undecided: int = 0

    @property
    def total(self) -> int:
        """How many dossiers are counted."""
        return self.same + self.one_step + self.more + self.undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """All pairs of levels two assessors gave to one question, as places on its scale."""

    question: str
    levels: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]


def pairs(framework: Framework, first: Mapping[str, str | None], second: Mapping[str, str | None]) -> tuple[Pair, ...]:
    """Both verdicts on every question that at least one of the two judged, in official order. Question id to verdict."""
    return tuple(
        _pair(question, scale, first.get(question.id), second.get(question.id))
        for question in framework.questions
        if (scale := framework.scale_of(question)) and (first.get(question.id) or second.get(question.id))
    )


def _pair(question: Question, scale: Scale, first: str | None, second: str | None) -> Pair:
    levels = tuple(level.id for level in scale.levels)
    steps, distance = 0, Distance.UNDECIDED
    if first == second:
        distance = Distance.SAME
    elif first in levels and second in levels:
        steps = abs(levels.index(first) - levels.index(second))
        distance = Distance.ONE_STEP if steps == 1 else Distance.MORE
    return Pair(question=question.id, first=first, second=second, distance=distance, steps=steps, levels=levels)


def tallies(judged: Iterable[Iterable[Pair]]) -> tuple[Tally, ...]:
    """How often each question was judged alike, over several dossiers; questions in the order in which they are met."""
    found: dict[str, dict[Distance, int]] = {}
    for dossier in judged:
        for pair in dossier:
            counts = found.setdefault(pair.question, dict.fromkeys(Distance, 0))
            counts[pair.distance] += 1
    return tuple(
        Tally(question=question, same=counts[Distance.SAME], one_step=counts[Distance.ONE_STEP],
              more=counts[Distance.MORE], undecided=counts[Distance.UNDECIDED])
        for question, counts in found.items()
    )


def ratings(judged: Iterable[Iterable[Pair]]) -> tuple[Ratings, ...]:
    """What a coefficient is made from: per question the pairs of levels. A scale that changed stands apart."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = {}
    for dossier in judged:
        for pair in dossier:
            if ranks := pair.ranks:
                found.setdefault((pair.question, pair.levels), []).append(ranks)
    return tuple(Ratings(question=question, levels=levels, pairs=tuple(given)) for (question, levels), given in found.items())
