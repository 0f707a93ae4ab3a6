"""How earlier finalised dossiers judged a question: the nearest first, the levels counted, and the level in the middle.

Levels are ordinal: a median is a level that was really given, or two of them when their number is even. Nothing is added
up or averaged. Example dossiers never stand beside real ones, nor real ones beside examples (domain 6).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from afweging.assessment.models import Head
from afweging.assessment.wording import uncited
from afweging.framework.models import UNKNOWN, Framework, Question

LEAST: Final = 3
"""From so many levels there is a median; of fewer, each may as well be read."""
OPENING: Final = 240
"""So many characters of an answer are shown in a list."""
KEPT: Final = OPENING + 60
"""So many are kept: citations and bold type in them are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Judged:
    """What an earlier dossier said to one question: the level, and how its answer begins."""

    verdict: str | None
    begin: str
    """The first ``KEPT`` characters as written; one more when there are more."""

    @property
    def opening(self) -> str:
        """The first words of the answer, to be read on one line."""
        return opening(self.begin)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Earlier:
    """A finalised dossier as a precedent: one version of it, no more of it than a list shows."""

    kenmerk: str
    number: int
    title: str
    peildatum: date
    tags: tuple[str, ...]
    advice: str
    """The advice readers see: the chosen one, else the derived one."""
    example: bool
    answers: Mapping[str, Judged]

    def shares_tag(self, tags: tuple[str, ...]) -> bool:
        """Whether it is about the same market or technology; capitals and spaces aside."""
        return not _folded(self.tags).isdisjoint(_folded(tags))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Precedent:
    """How one earlier dossier judged the question asked."""

    earlier: Earlier
    verdict: str | None
    answer: Judged | None
    near: bool
    """Whether it shares a tag with the dossier it is shown beside."""

    @property
    def opening(self) -> str:
        """The first words of its answer; empty without one."""
        return self.answer.opening if self.answer else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Median:
    """The level in the middle: for an even number of levels the lower and the upper of the two, which may be the same."""

    lower: str
    upper: str
    of: int
    """How many levels it is the middle of."""
    near: bool
    """Whether these are the dossiers that share a tag; else they are all."""

    @property
    def between(self) -> bool:
        """Whether the middle lies between two different levels."""
        return self.lower != self.upper


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """How often each level was given, lowest first, and how often the question could not be decided."""

    levels: tuple[tuple[str, int], ...]
    unknown: int = 0
    other: int = 0
    """Levels that the present scale does not have; they come from another version of the framework."""

    @property
    def total(self) -> int:
        """How many judged at all."""
        return sum(count for _level, count in self.levels) + self.unknown + self.other


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Precedents:
    """Everything earlier dossiers say about one question."""

    question: str
    found: tuple[Precedent, ...]
    """Nearest first: those that share a tag, then the newest reference date, then by kenmerk."""
    distribution: Distribution
    median: Median | None
    """None for fewer than ``LEAST`` levels, and for the question that holds the advice."""


def earlier(data: Mapping[str, Any], *, number: int, advice: str) -> Earlier:
    """A precedent from the canonical data of an assessment, which is trusted; ``advice`` is the one readers see."""
    head = data["head"]
    return Earlier(
        kenmerk=head["kenmerk"], number=number, title=head["title"], peildatum=date.fromisoformat(head["peildatum"]),
        tags=tuple(head.get("tags", ())), advice=advice, example=head.get("example", False),
        answers={question: Judged(verdict=answer.get("verdict"), begin=answer.get("text", "")[:KEPT + 1])
                 for question, answer in data.get("answers", {}).items()})


def opening(text: str) -> str:
    """The first words of an answer on one line, without citations and bold type; an ellipsis says that there is more."""
    short = " ".join(uncited(text[:KEPT].replace("**", "")).split())
    if len(short) <= OPENING and len(text) <= KEPT:
        return short
    return short[:OPENING].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def order_of(framework: Framework, question: Question) -> tuple[str, ...]:
    """What can be given, lowest first: the levels of the scale, or for the advice the outcomes."""
    scale = framework.scale_of(question)
    if scale is not None:
        return tuple(level.id for level in scale.levels)
    return tuple(outcome.id for outcome in framework.ladder.outcomes if outcome.id != framework.ladder.undecided)


def precedents(framework: Framework, question: Question, head: Head, known: Iterable[Earlier]) -> Precedents:
    """What the earlier dossiers say about a question to the dossier with this head.

    Never the dossier itself; and to a blind second judgement never the dossier it judges again.
    """
    own = {head.kenmerk.casefold(), head.second_of.partition("@")[0].casefold()}
    found = []
    for one in known:
        if one.example != head.example or one.kenmerk.casefold() in own:
            continue
        answer = one.answers.get(question.id)
        verdict = one.advice if question.kind == "advice" else answer.verdict if answer else None
        if verdict:
            found.append(Precedent(earlier=one, verdict=verdict, answer=answer, near=one.shares_tag(head.tags)))
    order = order_of(framework, question)
    return Precedents(
        question=question.id, found=tuple(sorted(found, key=_nearest)), distribution=distribution(order, found),
        median=None if question.kind == "advice" else _median_of(order, found))


def medians(framework: Framework, head: Head, known: Sequence[Earlier]) -> dict[str, Median]:
    """Per question the median of the dossiers that share a tag, where there are enough: what the consistency check asks.

    That check speaks of earlier dossiers on the same market, so a median over all dossiers does not serve it.
    """
    found = {question.id: precedents(framework, question, head, known).median for question in framework.questions}
    return {name: median for name, median in found.items() if median is not None and median.near}


def distribution(order: Sequence[str], found: Iterable[Precedent]) -> Distribution:
    """How often each of the levels was given."""
    counts = Counter(one.verdict for one in found)
    unknown = counts.pop(UNKNOWN, 0)
    levels = tuple((level, counts.pop(level, 0)) for level in order)
    return Distribution(levels=levels, unknown=unknown, other=sum(counts.values()))


def median(order: Sequence[str], verdicts: Iterable[str | None], *, near: bool) -> Median | None:
    """The middle of the levels that are in the order; None for fewer than ``LEAST``."""
    places = {level: place for place, level in enumerate(order)}
    ranks = sorted(places[one] for one in verdicts if one in places)
    if len(ranks) < LEAST:
        return None
    return Median(lower=order[ranks[(len(ranks) - 1) // 2]], upper=order[ranks[len(ranks) // 2]], of=len(ranks), near=near)


def distance(order: Sequence[str], verdict: str | None, middle: Median) -> int:
    """How many levels a verdict lies outside the median, below it negative; 0 within it, or when a level is not known."""
    places = {level: place for place, level in enumerate(order)}
    if verdict not in places or middle.lower not in places or middle.upper not in places:
        return 0
    place = places[verdict]
    return min(place - places[middle.lower], 0) + max(place - places[middle.upper], 0)


def _median_of(order: Sequence[str], found: Sequence[Precedent]) -> Median | None:
    """The median of the dossiers that share a tag; where these are too few, of all."""
    return median(order, (one.verdict for one in found if one.near), near=True) or median(
        order, (one.verdict for one in found), near=False)


def _nearest(one: Precedent) -> tuple[bool, int, str]:
    return not one.near, -one.earlier.peildatum.toordinal(), one.earlier.kenmerk


@lru_cache(maxsize=10_000)
def _folded(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(tag.casefold().split()) for tag in tags) - {""}
