"""The commands about the open question itself: verdict, what is missing, answer, owner, clear."""

from dataclasses import replace

from afweging.assessment.models import EMPTY, Assessment
from afweging.assessment.wording import count_words
from afweging.framework.models import UNKNOWN
from afweging.plain import advising, showing, writing
from afweging.plain.conversation import Conversation, Option, words_counted
from afweging.texts import _


def read(talk: Conversation, _given: str) -> None:
    """The question and its answer again."""
    talk.section = ""
    talk.say(*showing.question(talk))


def guidance(talk: Conversation, _given: str) -> None:
    """The guidance of the question."""
    talk.say(*showing.guidance(talk))


def verdict(talk: Conversation, given: str) -> None:
    """Choose the verdict with the anchor texts read out; ``onbekend`` asks what is missing. Question 14: the advice."""
    if talk.question.kind == "advice":
        advising.outcome(talk, given)
        return
    scale, language = talk.framework.scale_of(talk.question), talk.language
    levels = scale.levels if scale else ()
    chosen = talk.choose((
        *(Option(level.id, level.label.at(language), level.anchor.at(language)) for level in levels),
        Option(UNKNOWN, _("not yet decidable"), _("Worked on, but information is missing. You are asked what.")),
    ), talk.answer.verdict or "", given)
    if chosen is None:
        return
    talk.say(_("Verdict: {verdict}.").format(
        verdict=showing.level(talk.framework, talk.question, chosen, language)))
    talk.put(verdict=chosen, missing=talk.answer.missing if chosen == UNKNOWN else "")
    if chosen == UNKNOWN:
        missing(talk, "")


def missing(talk: Conversation, _given: str) -> None:
    """What is missing to decide; only for a question whose verdict is ``onbekend``."""
    if talk.answer.verdict != UNKNOWN:
        talk.say(_("The verdict of this question is not “not yet decidable”. Choose that first."))
        return
    talk.put(missing=talk.line(_("What is missing to decide?"), talk.answer.missing))


def answer(talk: Conversation, _given: str) -> None:
    """Write the answer."""
    writing.write(talk, _("Answer to question {number}.").format(number=talk.question.number), talk.answer.text,
                  lambda text: _with_text(talk, text))
    measure(talk)


def line(talk: Conversation, given: str) -> None:
    """Change one line of the answer."""
    writing.change_line(talk, talk.answer.text, lambda text: _with_text(talk, text), given)


def editor(talk: Conversation, _given: str) -> None:
    """Write the answer in an editor."""
    writing.edit(talk, talk.answer.text, lambda text: _with_text(talk, text))


def owner(talk: Conversation, _given: str) -> None:
    """The role that answers for this question."""
    talk.put(owner=talk.line(_("Role that answers for this question, not a name."), talk.answer.owner))


def clear(talk: Conversation, given: str) -> None:
    """Empty a part of the answer; undo brings it back."""
    chosen = talk.choose((
        Option("verdict", _("the verdict")), Option("answer", _("the answer")), Option("question", _("the whole question")),
    ), given=given)
    match chosen:
        case "verdict" if talk.question.kind == "advice":
            talk.conclude(outcome=None)
        case "verdict":
            talk.put(verdict=None, missing="")
        case "answer":
            talk.put(text="")
        case "question":
            talk.save(talk.answered(EMPTY))
        case _:
            return


def measure(talk: Conversation) -> None:
    """How long the answer is, beside the guideline and the least that counts as a reason."""
    found, asked = count_words(talk.answer.text), talk.question
    if not found:
        return
    talk.say(_("{words}; guideline {limit}.").format(words=words_counted(found), limit=asked.word_limit))
    if found < talk.framework.minimum_words:
        talk.say(_("An answer counts as motivated from {least} words.").format(least=talk.framework.minimum_words))
    elif found > asked.word_limit:
        talk.say(_("That is longer than the guideline. Nothing is cut off."))


def _with_text(talk: Conversation, text: str) -> Assessment:
    return talk.answered(replace(talk.answer, text=text))
