"""Remarks of readers at the open question, and answers to look at again."""

from collections.abc import Iterator

from afweging.assessment import leaning
from afweging.assessment.remarks import Remark, at_question, still_open
from afweging.framework.models import Question
from afweging.library import remarks as remarking
from afweging.plain.conversation import Conversation, numbers
from afweging.texts import _, active, ngettext

NEW, DONE, AGAIN = ("nieuw", "new"), ("klaar", "done"), ("open", "reopen")


def remarks(talk: Conversation, _given: str) -> None:
    """The remarks on the open question: read them, make one, reply, mark as done or as open again."""
    found = _read(talk)
    talk.say(_("Type new to make a remark, a number to reply, done and a number when it is dealt with, or reopen and a number."))
    while given := talk.word(_("Remark, Enter to go on:")):
        word, _space, rest = given.partition(" ")
        if word.casefold() in NEW:
            _make(talk)
        elif (remark := _numbered(found, rest if word.casefold() in (*DONE, *AGAIN) else word)) is None:
            talk.say(_("There is no such number in this list."))
            continue
        elif word.casefold() in DONE:
            remarking.resolve(talk.editing.library, talk.editing.kenmerk, remark.number)
        elif word.casefold() in AGAIN:
            remarking.reopen(talk.editing.library, talk.editing.kenmerk, remark.number)
        else:
            _reply(talk, remark)
        found = _read(talk)


def _read(talk: Conversation) -> tuple[Remark, ...]:
    found = at_question(remarking.remarks(talk.editing.library, talk.editing.kenmerk), talk.question.id)
    text = ngettext("{number} remark on this answer.", "{number} remarks on this answer.", len(found))
    talk.say(text.format(number=len(found)))
    talk.items([_told(one) for one in found])
    return found


def _told(one: Remark) -> str:
    """A remark with its replies on one line."""
    state = _("Done.") if one.resolved else _("Open.")
    said = [_("Remark by {role}, {moment}: {text}").format(role=one.role or "-", moment=active().moment(one.at.astimezone()),
                                                         text=" ".join(one.text.split()))]
    said += [_("Reply by {role}, {moment}: {text}").format(role=reply.role or "-", moment=active().moment(reply.at.astimezone()),
                                                        text=" ".join(reply.text.split())) for reply in one.replies]
    return f"{state} {' '.join(said)}"


def _numbered(found: tuple[Remark, ...], word: str) -> Remark | None:
    """A remark by its place in the list that was read."""
    number = int(word) if word.isdecimal() and len(word) < 6 else 0
    return found[number - 1] if 1 <= number <= len(found) else None


def _make(talk: Conversation) -> None:
    if text := talk.ask(_("The remark on one line, Enter alone: none:")):
        remarking.add(talk.editing.library, talk.editing.kenmerk, talk.question.id, text)


def _reply(talk: Conversation, remark: Remark) -> None:
    if text := talk.ask(_("The reply on one line, Enter alone: none:")):
        remarking.reply(talk.editing.library, talk.editing.kenmerk, remark.number, text)


def counted(talk: Conversation) -> Iterator[str]:
    """How many remarks on the open question are open; nothing when none is."""
    found = at_question(remarking.remarks(talk.editing.library, talk.editing.kenmerk), talk.question.id)
    if number := len(still_open(found)):
        said = ngettext("{number} remark of a reader is open.", "{number} remarks of readers are open.", number)
        yield said.format(number=number)


def all_open(talk: Conversation) -> Iterator[str]:
    """How many remarks on the whole dossier are open; nothing when none is."""
    if number := remarking.open_count(talk.editing.library, talk.editing.kenmerk):
        said = ngettext("{number} remark of a reader is still open.", "{number} remarks of readers are still open.", number)
        yield said.format(number=number)


# --- looking again -----------------------------------------------------------------------------------------------

def look_again(talk: Conversation, asked: Question) -> Iterator[str]:
    """That an answer is to be looked at again, and why; nothing when it is not."""
    if found := leaning.reasons(talk.framework, talk.assessment, asked.id):
        said = _("Look again: this answer leans on a question that changed later: {questions}. Type confirm when it stands.")
        yield said.format(questions=numbers(found, talk.language))


def confirm(talk: Conversation, _given: str) -> None:
    """The answer stands, though answers it leans on changed."""
    if not talk.answer.again:
        talk.say(_("There is nothing to look at again at this question."))
        return
    talk.save(leaning.confirmed(talk.assessment, talk.question.id))
