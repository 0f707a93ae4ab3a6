"""What would change the advice, in words: how firm it is, each other verdict, the smallest sets, and what does not matter."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from afweging.advice.what_if import Alternative, Change, WhatIf, direction
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


def in_short(framework: Framework, result: WhatIf, words: Sentences) -> tuple[str, ...]:
    """The result in a few sentences: how firm the advice is, what one level gives, what takes more, what does not matter."""
    found = [words.say("The advice is not decided yet.") if result.distance is None else _firmness(result, words)]
    undecided = framework.ladder.undecided
    outcomes = dict.fromkeys(alternative.outcome for alternative in result.one_level)
    places = {name: _where(framework, [one for one in result.one_level if one.outcome == name], words) for name in outcomes}
    given = "; ".join(f"“{framework.ladder.outcome(name).label.at(words.language)}” ({place})"
                      for name, place in places.items() if name != undecided)
    if given:
        found.append(words.say("With one verdict one level different it would be: {outcomes}.").format(outcomes=given))
    if undecided in places:
        found.append(words.say("One verdict one level different leaves it undecided: {places}.").format(places=places[undecided]))
    if not places:
        found.append(words.say("One level in one verdict changes nothing."))
    several = [f"“{framework.ladder.outcome(one.outcome).label.at(words.language)}” "
               f"({words.say('{number} verdicts').format(number=len(one.changes))})"
               for one in result.smallest if len(one.changes) > 1]
    if several:
        found.append(words.say("More than one other verdict is needed for: {outcomes}.").format(outcomes="; ".join(several)))
    if result.distance is not None:  # while it is open, a verdict can matter later that changes nothing now
        found.append(_no_matter(framework, result, words))
    return tuple(found)


def _no_matter(framework: Framework, result: WhatIf, words: Sentences) -> str:
    """``Het advies hangt niet af van de vragen 5 (Nationaal) en 11 (Impact).``"""
    names = [f"{q.number} ({q.label.at(words.language)})" for q in framework.questions if q.id in result.indifferent]
    if not names:
        return words.say("Every verdict counts for the advice.")
    shape = words.plural("The advice does not depend on question {numbers}.",
                         "The advice does not depend on questions {numbers}.", len(names))
    return shape.format(numbers=_listed(names, words))


def _listed(items: Sequence[str], words: Sentences) -> str:
    """``2``, ``2 en 4``, ``2, 4 en 6``."""
    if len(items) < 2:
        return "".join(items)
    return words.say("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])


def _where(framework: Framework, some: Iterable[Alternative], words: Sentences) -> str:
    """``lager bij de vragen 2 en 4, hoger bij vraag 13``."""
    numbers = {question.id: question.number for question in framework.questions}
    places: dict[int, list[int]] = {-1: [], 1: [], 0: []}
    for one in some:
        at = places[direction(framework, one.changes[0])]
        if (number := numbers[one.changes[0].question]) not in at:
            at.append(number)
    return ", ".join(_shape(way, len(at), words).format(numbers=_listed([str(number) for number in at], words))
                     for way, at in places.items() if at)


def _shape(way: int, count: int, words: Sentences) -> str:
    if way < 0:
        return words.plural("lower at question {numbers}", "lower at questions {numbers}", count)
    if way > 0:
        return words.plural("higher at question {numbers}", "higher at questions {numbers}", count)
    return words.plural("with a verdict at question {numbers}", "with a verdict at questions {numbers}", count)


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
