"""The annex of an internal report: what readers remarked, question by question. A public report never has it."""

from collections.abc import Iterator

from afweging.assessment.remarks import Remark, at_question
from afweging.report.document import Document
from afweging.report.models import RemarkGroup, RemarkView, ReplyView
from afweging.report.verdicts import anchor
from afweging.texts import Sentences


def groups(document: Document, words: Sentences) -> Iterator[RemarkGroup]:
    """The remarks of a document by question, in official order. The document is an edition: a public one has none."""
    for question in document.framework.questions:
        found = at_question(document.remarks, question.id)
        if found:
            yield RemarkGroup(anchor=f"{anchor(question)}-opmerkingen",
                              title=f"{question.number}. {question.label.at(document.language)}",
                              remarks=tuple(_view(one, words) for one in found))


def _view(one: Remark, words: Sentences) -> RemarkView:
    none = words.say("role not given")
    state = words.say("open")
    if one.resolved and one.resolved_at is not None:
        state = words.say("resolved by {role}, {day}").format(role=one.resolved_by or none, day=words.day(one.resolved_at.date()))
    head = words.say("Remark {number} by {role}, {day}, on version {version} ({state})").format(
        number=one.number, role=one.role or none, day=words.day(one.at.date()), version=one.version, state=state)
    replies = tuple(
        ReplyView(head=words.say("Reply by {role}, {day}: {text}").format(
            role=reply.role or none, day=words.day(reply.at.date()), text="").rstrip(), text=" ".join(reply.text.split()))
        for reply in one.replies)
    return RemarkView(head=head, paragraphs=tuple(filter(str.strip, one.text.split("\n"))), replies=replies)
