"""What would change the advice, in words: how firm it is, each other verdict, the smallest sets, and what does not matter."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from afweging.advice.what_if import Change, WhatIf
from afweging.framework.models import UNKNOWN, Framework
from afweging.texts import N_, Sentences

NAME = N_("What would change the advice")
"""The heading above all parts."""


class Part(NamedTuple):
    """Lines under a heading of their own; without one they belong to the heading above all."""

    heading: str
    lines: tuple[str, ...]


def told(framework: Framework, result: WhatIf, words: Sentences) -> tuple[Part, ...]:
    """The result in parts; a line of an outcome is followed by the verdicts that lead to it, two spaces deeper."""
    return tuple(_parts(framework, result, words))


def _parts(framework: Framework, result: WhatIf, words: Sentences) -> Iterator[Part]:
    yield Part("", (_firmness(result, words),))
    if result.single:
        outcomes = dict.fromkeys(alternative.outcome for alternative in result.single)
        yield Part(words.say("With one other verdict"), tuple(
            line for outcome in outcomes for line in _leads_to(
                framework, outcome, [one.changes[0] for one in result.single if one.outcome == outcome], words)))
    several = [alternative for alternative in result.smallest if len(alternative.changes) > 1]
    if several:
        yield Part(words.say("With the fewest other verdicts together"), tuple(
            line for alternative in several for line in _leads_to(framework, alternative.outcome, alternative.changes, words)))
    names = ", ".join(f"{q.number} {q.label.at(words.language)}" for q in framework.questions if q.id in result.indifferent)
    yield Part("", (words.say("The advice does not depend on: {questions}.").format(questions=names) if names
                    else words.say("Every verdict counts for the advice."),))


def _firmness(result: WhatIf, words: Sentences) -> str:
    if result.distance is None:
        return words.say("The advice is not decided yet; below stands the least that would decide it.")
    return words.plural("The nearest other advice is {number} level away.", "The nearest other advice is {number} levels away.",
                        result.distance).format(number=result.distance)


def _leads_to(framework: Framework, outcome: str, changes: Iterable[Change], words: Sentences) -> Iterator[str]:
    yield framework.ladder.outcome(outcome).label.at(words.language)
    labels = {question.id: f"{question.number} {question.label.at(words.language)}" for question in framework.questions}
    for change in changes:
        now = words.say("now: {verdict}").format(verdict=_level(framework, change.question, change.before, words))
        yield f"  {labels[change.question]}: {_level(framework, change.question, change.level, words)} ({now})"


def _level(framework: Framework, name: str, verdict: str | None, words: Sentences) -> str:
    """A verdict in words."""
    if not verdict or verdict == UNKNOWN:
        return words.say("not yet decidable") if verdict else words.say("open")
    labels = {level.id: level.label for question in framework.questions if question.id == name and (
        scale := framework.scale_of(question)) for level in scale.levels}
    return labels[verdict].at(words.language)
