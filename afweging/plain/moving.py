"""The commands that go from question to question, and what Enter alone does."""

from afweging.advice.models import Duty
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
    """What Enter alone does here, as the id of a command: the next thing this question asks, or on to the next open one."""
    question, answer = talk.question, talk.answer
    if talk.editing.locked is not None:
        return "next"
    if question.kind == "advice" and (duty := _duty(talk)):
        return duty
    if showing.is_done(talk, question):
        return "open"
    if question.kind == "advice":
        return "answer" if talk.assessment.conclusion.outcome else "verdict"
    if answer.verdict == UNKNOWN:
        return "missing"
    return "answer" if answer.verdict else "verdict"


def _duty(talk: Conversation) -> str:
    """What the rules still ask at question 14, once the derived advice may be known; and the focus of a positive advice."""
    if not talk.editing.advice_shown or talk.assessment.conclusion.outcome is None:
        return ""
    found = talk.editing.advice
    unmet = {notice.duty for notice in found.notices if not notice.met}
    if unmet & {Duty.DEVIATION, Duty.SECOND_READER}:
        return "deviation"
    if Duty.ACCUMULATION in unmet:
        return "accumulation"
    positive = any(notice.duty is Duty.FOOTNOTE for notice in found.notices)
    return "focus" if positive and showing.is_done(talk, talk.question) and not talk.assessment.conclusion.focus else ""


def step_text(talk: Conversation, name: str) -> str:
    """What Enter alone does, in words for the prompt."""
    if name == "open" and showing.next_open(talk) is None:
        return _("hear the advice")
    return {
        "verdict": _("choose the verdict"), "missing": _("say what is missing"), "answer": _("write the answer"),
        "deviation": _("say why your advice differs"), "accumulation": _("say why the advice stands"),
        "focus": _("say where the focus lies"),
        "open": _("go to the next open question"), "next": _("go to the next question"),
    }[name]
