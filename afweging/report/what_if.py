"""What would change the derived advice, as the report shows it: a few sentences, and per question what one level gives."""

from collections.abc import Iterator
from typing import Final

from afweging.advice.what_if import Alternative, direction, what_if
from afweging.advice.what_if_words import NAME, in_short
from afweging.framework.models import Question
from afweging.report.document import Document
from afweging.report.models import ChangeMark, ChangeRow, WhatIfView
from afweging.texts import N_, Sentences, sentences

WAYS: Final = {-1: N_("one level lower"), 1: N_("one level higher"), 0: N_("with a verdict")}
"""The direction of a change in words."""


def what_if_view(document: Document) -> WhatIfView:
    """What would change the derived advice of a document; the verdicts of steps that are not reached are looked at as well."""
    words, framework = sentences(document.language), document.framework
    result = what_if(framework, document.assessment.verdicts)
    undecided = framework.ladder.undecided
    used = {result.advice, *(one.outcome for one in result.one_level)}
    columns = [outcome for outcome in framework.ladder.outcomes if outcome.id != undecided]
    columns += [outcome for outcome in framework.ladder.outcomes if outcome.id == undecided and undecided in used]
    places = {outcome.id: place for place, outcome in enumerate(columns)}
    rows = tuple(_row(document, question, result.one_level, places) for question in framework.questions if question.scale)
    about: tuple[str, ...] = ()
    if document.advice.chosen not in (None, result.advice):
        about = (words.say("This is about the derived advice: {outcome}.").format(
            outcome=framework.ladder.outcome(result.advice).label.at(words.language)),)
    heads = tuple(outcome.label.at(words.language) for outcome in columns)
    return WhatIfView(
        title=words.say(NAME), sentences=(*about, *in_short(framework, result, words)), heads=heads, here=places[result.advice],
        rows=rows, here_word=words.say("as it is"), ways=tuple((way, words.say(said)) for way, said in WAYS.items()),
        legend=words.say("Black: the advice that follows from the verdicts."),
        alternative=" ".join(_alternative(rows, heads, words)),
    )


def _row(document: Document, question: Question, one_level: tuple[Alternative, ...], places: dict[str, int]) -> ChangeRow:
    marks = dict.fromkeys(
        ChangeMark(column=places[one.outcome], way=direction(document.framework, one.changes[0]))
        for one in one_level if one.changes[0].question == question.id)
    return ChangeRow(number=question.number, label=question.label.at(document.language), marks=tuple(marks),
                     reached=question.id in document.advice.reached)


def _alternative(rows: tuple[ChangeRow, ...], heads: tuple[str, ...], words: Sentences) -> Iterator[str]:
    """The picture in words: per question what one level gives, and which questions change nothing."""
    yield words.say("What one level in one verdict gives.")
    for row in rows:
        for mark in row.marks:
            yield words.say("Question {number}, {label}: {way} gives {outcome}.").format(
                number=row.number, label=row.label, way=words.say(WAYS[mark.way]), outcome=heads[mark.column])
    same = [f"{row.number}, {row.label}" for row in rows if not row.marks]
    if same:
        yield words.say("No other advice by one level at: {questions}.").format(questions="; ".join(same))
