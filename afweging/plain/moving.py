"""The commands that go from question to question, and what Enter alone does."""

from afweging.framework.models import UNKNOWN, Question
from afweging.plain import advising, showing
from afweging.plain.conversation import Conversation
from afweging.texts import _


def onwards(talk: Conversation, _given: str) -> None:
    """To the next question by number; behind the last one comes the advice."""
    questions = talk.framework.questions
    place = questions.index(talk.question) + 1
    if place < len(questions):
        _to(talk, questions[place])
    else:
        _end(talk)


def back(talk: Conversation, _given: str) -> None:
    """To the question before this one."""
    questions = talk.framework.questions
    place = questions.index(talk.question)
    if place == 0:
        talk.say(_("This is the first question."))
    else:
        _to(talk, questions[place - 1])


def go(talk: Conversation, given: str) -> None:
    """To a question by number or id."""
    name = given or talk.word(_("To which question? A number from 1 to {total}:").format(total=len(talk.framework.questions)))
    if not name:
        return
    found = talk.framework.find(name.casefold())
    if found is None:
        talk.say(_("There is no question “{found}”. Type a number from 1 to {total}.").format(
            found=name[:20], total=len(talk.framework.questions)))
    else:
        _to(talk, found)


def next_open(talk: Conversation, _given: str) -> None:
    """To the next question that is not done; when all are, the advice."""
    found = showing.next_open(talk)
    if found is None:
        _end(talk)
    else:
        _to(talk, found)


def overview(talk: Conversation, _given: str) -> None:
    """All questions with their state."""
    talk.say(*showing.overview(talk))


def _to(talk: Conversation, question: Question) -> None:
    talk.question = question
    talk.say(*showing.question(talk))
    if question.kind == "advice" and not advising.without_verdict(talk):
        outcome = talk.framework.ladder.outcome(talk.editing.advice.advice)
        talk.say(_("Derived advice: {outcome}.").format(outcome=outcome.label.at(talk.language)))


def _end(talk: Conversation) -> None:
    """Behind the last question: what is still open, else the advice."""
    left = [question.number for question in talk.framework.questions if not showing.is_done(talk, question)]
    if left:
        talk.say(_("This was the last question. Not done yet: {numbers}.").format(numbers=", ".join(map(str, left))))
    else:
        talk.say(_("All questions are done."))
    advising.advice(talk, "")


# --- Enter alone -------------------------------------------------------------------------------------------------

def onward_step(talk: Conversation) -> str:
    """What Enter alone does here, as the id of a command: verdict, what is missing, answer, or on to the next open one."""
    question, answer = talk.question, talk.answer
    if talk.editing.locked is not None:
        return "next"
    advice = question.kind == "advice"
    chosen = talk.assessment.conclusion.outcome if advice else answer.verdict
    if showing.is_done(talk, question):
        return "open"
    if chosen is None:
        return "verdict"
    if chosen == UNKNOWN and not advice:
        return "missing"
    return "answer"


def step_text(name: str) -> str:
    """What Enter alone does, in words for the prompt."""
    return {
        "verdict": _("choose the verdict"), "missing": _("say what is missing"), "answer": _("write the answer"),
        "open": _("to the next open question"), "next": _("to the next question"),
    }[name]


