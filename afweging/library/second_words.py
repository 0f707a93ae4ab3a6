"""Second judgements in words: the same on every face."""

from collections import Counter
from collections.abc import Iterator

from afweging.advice.disagreement import Effect
from afweging.assessment.agreement import DISTANCE, Pair
from afweging.framework.models import Framework, Question
from afweging.library.precedents import level_words
from afweging.library.second import Double
from afweging.texts import _, active, ngettext


def names(double: Double) -> str:
    """Both judgements, with the roles that gave them."""
    one, other = (f"{part.kenmerk}@{part.info.number} ({part.info.author_role or '-'})" for part in (double.first, double.second))
    return f"{one} · {other}"


def level(framework: Framework, question: Question, verdict: str | None) -> str:
    """A verdict as the code and label of its level."""
    return level_words(framework, question, verdict) if verdict else _("no verdict")


def distance(pair: Pair) -> str:
    """How far two verdicts lie apart."""
    if pair.steps > 1:
        return ngettext("{number} step apart", "{number} steps apart", pair.steps).format(number=pair.steps)
    return _(DISTANCE[pair.distance])


def counted(pairs: tuple[Pair, ...]) -> str:
    """How many questions were judged alike, and how far apart the others."""
    found = Counter(pair.distance for pair in pairs)
    return ", ".join(f"{found[kind]} × {_(words)}" for kind, words in DISTANCE.items() if found[kind])


def advice_lines(framework: Framework, effect: Effect) -> Iterator[str]:
    """Whether the differences change the advice, and which questions do so alone."""
    language, ladder = active().language, framework.ladder
    first, second = (ladder.outcome(name).label.at(language) for name in (effect.first, effect.second))
    if effect.changes:
        yield _("The difference changes the derived advice: {first} by the first judgement, {second} by the second.").format(
            first=first, second=second)
    else:
        yield _("The difference does not change the derived advice: {advice}.").format(advice=first)
    for name, advice in effect.alone:
        question = framework.find(name)
        yield _("Question {number} alone: with that verdict of the second, the first would lead to: {advice}.").format(
            number=question.number if question else name, advice=ladder.outcome(advice).label.at(language))
    if effect.alone and not effect.changes:
        yield _("Taken together these differences outweigh each other.")
    if effect.changes and not effect.alone:
        yield _("No single question makes the difference; only together they do.")
