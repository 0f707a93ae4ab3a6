"""What is read out: a question with its answer, its guidance, the list of questions, the state of the dossier.

Functions return lines; every state is a word, every list says how long it is, and no line is a table.
"""

from collections.abc import Iterator

from afweging.assessment.completeness import State
from afweging.assessment.labels import PHASE, STATE, STATUS
from afweging.assessment.tables import dealt_with, noted
from afweging.assessment.wording import count_words
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.library import Dossier
from afweging.plain import checking, remarking
from afweging.plain.conversation import Conversation, numbers, words_counted
from afweging.texts import Language, _, active


def opening(talk: Conversation) -> Iterator[str]:
    """What the dossier is and how far it is, and whether there is a draft that goes on."""
    dossier = talk.editing.dossier
    head = dossier.assessment.head
    if head.example:
        yield _("EXAMPLE. Invented verdicts based on public sources. Not a position of the cabinet or the ministry.")
    yield _("Dossier {kenmerk}: {title}").format(kenmerk=dossier.kenmerk, title=head.title)
    yield from standing(talk)
    if dossier.draft:
        moment = active().moment(dossier.draft.saved.astimezone())
        yield _("You go on with the draft that was saved on {moment}.").format(moment=moment)
    if dossier.frozen:
        yield _("This dossier is finalised: you can read it. Type reopen to make a new draft.")
    yield _("Type help for all commands. They work in Dutch and in English.")


def standing(talk: Conversation) -> Iterator[str]:
    """Status, phase and progress, one short line each."""
    head, done = talk.assessment.head, talk.editing.progress
    yield _("Status: {status}. Phase: {phase}.").format(status=_(STATUS[head.status]), phase=_(PHASE[head.phase]))
    yield _("Done: {done} of {total} questions.").format(done=done.done, total=done.total)


def question(talk: Conversation) -> Iterator[str]:
    """The open question, with state, verdict and answer."""
    asked, language = talk.question, talk.language
    yield from _section(talk)
    yield _("Question {number} of {total}.").format(number=asked.number, total=len(talk.framework.questions))
    yield asked.title.at(language)
    if asked.question is not None:
        yield asked.question.at(language)
    yield _("State: {state}.").format(state=_(STATE[talk.editing.states[asked.id]]))
    yield from remarking.look_again(talk, asked)
    if carried := talk.editing.carried_over(asked.id):
        yield f"{carried[0].upper()}{carried[1:]}."
    yield _("Verdict: {verdict}.").format(verdict=verdict(talk.editing.dossier, asked, language))
    answer = talk.answer
    if answer.missing:
        yield _("Missing: {text}").format(text=answer.missing)
    if answer.text:
        yield _("Answer, {words}, guideline {limit}:").format(
            words=words_counted(count_words(answer.text)), limit=asked.word_limit)
        yield from answer.text.split("\n")
        yield _("End of the answer.")
    else:
        yield _("Answer: none yet. Guideline: {limit} words.").format(limit=asked.word_limit)
    yield from _beside(talk)


def _section(talk: Conversation) -> Iterator[str]:
    """The heading of the section, when it is another than the one read last."""
    section = talk.framework.section_of(talk.question)
    concluding = talk.framework.concluding
    name = section.id if section else concluding.id
    if name == talk.section:
        return
    talk.section = name
    yield _("Part: {title}").format(title=(section or concluding).title.at(talk.language).rstrip(":"))
    if section is None:
        yield from (statement.text.at(talk.language) for statement in concluding.statements)


def _beside(talk: Conversation) -> Iterator[str]:
    """What else the answer holds, each in one line; nothing about what is empty."""
    answer, asked = talk.answer, talk.question
    if asked.prompts:
        yield _("Sub-questions ticked: {done} of {total}.").format(done=dealt_with(asked, answer), total=len(asked.prompts))
    for table in asked.tables:
        yield _("Table {title}, optional: {done} of {total} noted.").format(
            title=table.title.at(talk.language), done=noted(table, answer), total=len(table.prompts))
    if answer.facts:
        yield _("Facts cited: {names}.").format(names=", ".join(citation.fact for citation in answer.facts))
    if answer.sources:
        yield _("Sources of your own: {number}.").format(number=len(answer.sources))
    if answer.confidential:
        yield _("Closed part: {words}, ground {ground} of the Woo.").format(
            words=words_counted(count_words(answer.confidential.text)), ground=answer.confidential.ground)
    if answer.owner:
        yield _("Answered for by: {role}.").format(role=answer.owner)
    yield from remarking.counted(talk)
    yield from checking.here(talk)


def verdict(dossier: Dossier, asked: Question, language: Language) -> str:
    """The verdict on a question in words; for question 14 the advice chosen."""
    if asked.kind == "advice":
        chosen = dossier.assessment.conclusion.outcome
        return dossier.framework.ladder.outcome(chosen).label.at(language) if chosen else _("none yet")
    return level(dossier.framework, asked, dossier.assessment.answer(asked.id).verdict, language)


def level(framework: Framework, asked: Question, found: str | None, language: Language) -> str:
    """A level of a question in words."""
    if found == UNKNOWN:
        return _("not yet decidable")
    scale = framework.scale_of(asked)
    known = scale.level(found) if scale and found else None
    return known.label.at(language) if known else _("none yet")


def overview(talk: Conversation) -> Iterator[str]:
    """All questions, a line each: number, label, state, verdict."""
    dossier, language = talk.editing.dossier, talk.language
    found = talk.editing.states
    for asked in talk.framework.questions:
        yield _("{number} of {total}: {label}. State: {state}. Verdict: {verdict}.").format(
            number=asked.number, total=len(talk.framework.questions), label=asked.label.at(language),
            state=_(STATE[found[asked.id]]) + (_(", look again") if dossier.assessment.answer(asked.id).again else ""),
            verdict=verdict(dossier, asked, language))
    yield from standing(talk)


def guidance(talk: Conversation) -> Iterator[str]:
    """The guidance of the annex, with what was corrected in it, and what belongs in a good answer."""
    asked, language = talk.question, talk.language
    yield _("Guidance of the annex: {text}").format(text=asked.guidance.at(language))
    for part in (asked.title, asked.question, asked.guidance):
        if part is not None and part.published is not None:
            yield _("Published as: {text}").format(text=part.published)
            for number, slip in enumerate(part.corrections, start=1):
                yield _("Correction {number} of {total}: published “{published}”, shown “{shown}”. {reason}.").format(
                    number=number, total=len(part.corrections), published=slip.published, shown=slip.shown,
                    reason=slip.reason.at(language))
    yield _("A good answer: {text}").format(text=asked.good_answer.at(language))
    yield _("What counts as evidence: {text}").format(text=asked.evidence.at(language))
    if asked.note:
        yield _("Note: {text}").format(text=asked.note.at(language))
    if asked.leans_on:
        before = [found for found in talk.framework.questions if found.id in asked.leans_on]
        yield _("Builds on: {questions}.").format(questions=numbers(before, language))


def is_done(talk: Conversation, asked: Question) -> bool:
    """Whether a question asks nothing more for now; one that is not considered any more does not."""
    return talk.editing.states[asked.id] in (State.MOTIVATED, State.UNKNOWN, State.NOT_REACHED)


def next_open(talk: Conversation) -> Question | None:
    """The next question that is not done or to be looked at again, from the open one onwards and then from the first."""
    questions = talk.framework.questions
    place = questions.index(talk.question)
    waiting = (*questions[place + 1:], *questions[:place + 1])
    return next((asked for asked in waiting if not is_done(talk, asked) or _again(talk, asked)), None)


def _again(talk: Conversation, asked: Question) -> bool:
    """Whether an answer that is still considered is to be looked at again."""
    return bool(talk.assessment.answer(asked.id).again) and talk.editing.states[asked.id] is not State.NOT_REACHED
