"""The decision memo (beslisnota): one to two pages for whoever decides, in the anatomy of domain 4.1.

Everything comes from the dossier; what the dossier does not say is shown as still to be filled in. Answers appear by
their first blocks, whole, with the place where the rest stands: the full advice goes along.
"""

from collections.abc import Iterator
from typing import Final

from afweging.assessment.labels import BUDGET, PURPOSE, STATUS
from afweging.assessment.models import Budget, Person, Purpose
from afweging.framework.models import Question
from afweging.report.derivation import listed
from afweging.report.document import Document
from afweging.report.markdown import References, numbered, opening
from afweging.report.memo_models import Excerpt, MemoView, Point
from afweging.report.models import Row, StepView, WhatIfView
from afweging.report.omitted import PRIVACY
from afweging.report.verdicts import redacted, verdict
from afweging.texts import Sentences, sentences

REASON_WORDS: Final = 120
EXPLANATION_WORDS: Final = 65
EXPLANATIONS: Final = 4
"""How much of the answers the memo shows, so that it stays within two pages."""


def memo(document: Document, steps: tuple[StepView, ...], references: References, *, what_if: WhatIfView,
         deviation: tuple[Row, ...], open_points: tuple[str, ...]) -> MemoView:
    """The memo of a document, beside the parts of the advice that are worked out already."""
    words, found = sentences(document.language), document.assessment.head.memo
    missing = words.say("to be filled in")
    asked = document.framework.questions[0]
    deciding, others = _deciding(document)
    return MemoView(
        purpose=words.say(PURPOSE[found.purpose]).upper(), head=tuple(_head(document, words, missing)),
        sign_off_title=words.say("Sign-off route"), sign_off=found.sign_off, sign_off_missing="" if found.sign_off else missing,
        reason_title=words.say("Reason for this memo"), reason=_excerpt(document, asked, references, REASON_WORDS, words),
        decision_title=words.say("Recommended decision") if found.purpose is Purpose.BESLISSING else words.say("The advice"),
        lead=_lead(document, words), lead_missing=not found.addressees, focus=document.assessment.conclusion.focus,
        points_title=words.say("Key points"),
        points=tuple(_points(document, words, steps=steps, what_if=what_if, deviation=deviation, open_points=open_points)),
        explanation_title=words.say("Explanation"),
        explanation=tuple(_excerpt(document, question, references, EXPLANATION_WORDS, words) for question in deciding),
        closing=tuple(_closing(others, words)),
    )


def persons(given: tuple[Person, ...], words: Sentences) -> str:
    """Names with their roles; a name that the public edition leaves out by its ground."""
    return "; ".join(f"{person.name or redacted(PRIVACY, words)} ({person.role})" for person in given)


def _head(document: Document, words: Sentences, missing: str) -> Iterator[Point]:
    head, memo_ = document.assessment.head, document.assessment.head.memo
    none = words.say("none")
    sender = " / ".join(filter(None, (memo_.directorate_general, head.directorate)))
    enclosed = words.say("Advice by the assessment framework, version {number}").format(number=document.stamp.number)
    named = all(person.name for person in head.persons)  # what is left out is said in the language of the report
    enclosures = "; ".join(f"{number}. {text}" for number, text in enumerate((enclosed, *memo_.enclosures), 1))
    for label, value, empty, own in (
        (words.say("To"), "; ".join(memo_.addressees), missing, True),
        (words.say("From"), sender, missing, True),
        (words.say("Author"), persons(head.persons, words) or head.opsteller, missing, named),
        (words.say("Date"), words.day(document.stamp.created.date()), "", False),
        (words.say("Reference"), head.kenmerk, "", False),
        (words.say("Copy to"), "; ".join(memo_.copy_to), none, True),
        (words.say("Enclosure(s)"), enclosures, "", False),
        (words.say("Also on behalf of / in agreement with"), "; ".join(memo_.co_signatories), none, True),
        (words.say("Status"), words.say(STATUS[head.status]), "", False),
        (words.say("Edition"), words.say("public version") if document.public else words.say("internal version"), "", False),
    ):
        yield Point(label=label, value=value or empty, missing=not value and empty == missing, own=own and bool(value))


def _lead(document: Document, words: Sentences) -> str:
    found = document.assessment.head.memo
    who = listed(list(found.addressees), words) or words.say("[addressee to be filled in]")
    if found.purpose is Purpose.INFORMATIE:
        return words.say("{who}, you are informed of the following advice:").format(who=who)
    if document.advice.chosen is None:
        return words.say("{who}, no decision can be asked yet; this follows from the verdicts so far:").format(who=who)
    return words.say("{who}, you are advised to decide in line with this advice:").format(who=who)


def _points(document: Document, words: Sentences, *, steps: tuple[StepView, ...], what_if: WhatIfView,
            deviation: tuple[Row, ...], open_points: tuple[str, ...]) -> Iterator[Point]:
    missing = words.say("to be filled in")
    yield from (Point(label=f"{step.title} {step.result}.", value=step.remark) for step in steps)
    yield Point(label=f"{what_if.title}:", value=" ".join(what_if.sentences[:2]))
    budget = document.assessment.head.budget
    unknown = budget is Budget.ONBEKEND
    yield Point(label=f"{words.say('Budget cover')}:", value=missing if unknown else words.say(BUDGET[budget]), missing=unknown)
    if document.advice.deviates:
        yield from (Point(label=f"{words.say('Deviation')}, {row.label.lower()}:", value=row.value, own=row.own)
                    for row in deviation)
    else:
        yield from (Point(label=f"{row.label}:", value=row.value, own=row.own) for row in deviation)
    if document.advice.chosen and not document.advice.deviates:
        yield Point(label=f"{words.say('Deviation')}:", value=words.say("none: this is the derived advice"))
    elif not document.advice.chosen:
        yield Point(label=f"{words.say('Advice of the assessor')}:", value=missing, missing=True)
    yield Point(label=f"{words.say('Open points')}:", value=" ".join(open_points) or words.say("none"))
    moment = document.assessment.conclusion.next_moment
    shown = ": ".join(filter(None, (words.day(moment.day) if moment.day else "", moment.text))) if moment else ""
    yield Point(label=f"{words.say('Next decision moment')}:", value=shown or missing, missing=not shown,
                own=bool(shown))


def _deciding(document: Document) -> tuple[list[Question], list[Question]]:
    """The questions the memo explains, and the deciding ones it only names.

    What holds a step below yes decides; where every step is a yes, the first condition of each step stands for it.
    """
    reached = [step for step in document.advice.steps if step.reached]
    names = [ground.question for step in reached if step.bounds.low < 2 for ground in step.grounds if ground.decisive]
    if not names:
        names = [step.grounds[0].question for step in reached if step.grounds]
    found = [question for question in document.framework.questions if question.id in names]
    return found[:EXPLANATIONS], found[EXPLANATIONS:]


def _excerpt(document: Document, question: Question, references: References, limit: int, words: Sentences) -> Excerpt:
    answer = document.assessment.answer(question.id)
    shown, cut = opening(answer.text, limit)
    name = words.say("question {number}").format(number=question.number)
    title = words.say("Question {number}, {label}").format(number=question.number, label=question.label.at(document.language))
    if question.scale:
        judged = verdict(document.framework, document.assessment, question, reached=question.id in document.advice.reached,
                         words=words)
        title = f"{title}: {judged.word}"
    instead = ""
    if not answer.text.strip():
        instead = words.say("To be filled in: {name} is not answered.").format(name=name)
    return Excerpt(title=title, name=name, markdown=numbered(shown, references), instead=instead,
                   more=words.say("See further {name} in the advice.").format(name=name) if cut else "")


def _closing(others: list[Question], words: Sentences) -> Iterator[str]:
    if others:
        numbers = [str(question.number) for question in others]
        yield words.plural("Question {numbers} decides as well; see the advice.",
                           "Questions {numbers} decide as well; see the advice.", len(numbers)).format(
            numbers=listed(numbers, words))
    yield words.say("The full advice is enclosed, with every answer, its sources and how it came about. "
                    "Numbers in brackets refer to its list of sources.")
