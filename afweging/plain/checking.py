"""The consistency checks at the open question: said as soon as they speak, and answered with a word."""

from collections.abc import Iterator

from afweging.assessment.models import EMPTY
from afweging.errors import AfwegingError
from afweging.library.check_words import about, state
from afweging.library.finalising import Spoken, at_question
from afweging.plain.conversation import Conversation
from afweging.texts import _, ngettext


def checks(talk: Conversation, _given: str) -> None:
    """The checks that speak about the open question: read them, and give a word to one by its number."""
    found = _read(talk)
    while found and (word := talk.word(_("Number of the check to answer, Enter to go on:"))):
        number = int(word) if word.isdecimal() and len(word) < 6 else 0
        if not 1 <= number <= len(found):
            talk.say(_("There is no such number in this list."))
            continue
        _answer(talk, found[number - 1])
        found = _read(talk)


def _read(talk: Conversation) -> tuple[Spoken, ...]:
    found = at_question(talk.editing.spoken_checks(), talk.question.id)
    text = ngettext("{number} consistency check speaks about this question.",
                    "{number} consistency checks speak about this question.", len(found))
    talk.say(text.format(number=len(found)))
    talk.items([" ".join(filter(None, (told(talk, one), state(one)))) for one in found])
    return found


def _answer(talk: Conversation, one: Spoken) -> None:
    if one.asks != "word":
        talk.say(state(one) or _("Nothing is asked here."))
    elif talk.editing.locked is not None:
        raise talk.editing.locked
    elif word := talk.reason(_("Why do the answers stand?")):
        talk.editing.answer_check(one.check, word)
        talk.say(_("Your word is kept; it counts as long as the check says the same."))


def told(talk: Conversation, one: Spoken) -> str:
    """What a check says, in one line."""
    return _("Check, {about}: {text}").format(about=about(talk.framework, one), text=one.text.at(talk.language))


def open_here(talk: Conversation) -> Iterator[str]:
    """The checks that ask for something at the open question; nothing when they cannot be read, which another line says."""
    if talk.answer == EMPTY and talk.question.kind != "advice":
        return
    try:
        found = at_question(talk.editing.spoken_checks(), talk.question.id)
    except AfwegingError:
        return
    for one in found:
        if one.open:
            yield told(talk, one)
    if any(one.open and one.asks == "word" for one in found):
        yield _("Type checks to give a word.")


def here(talk: Conversation) -> tuple[str, ...]:
    """The same, remembered, so that ``news`` says only what is new."""
    talk.checked = tuple(open_here(talk))
    return talk.checked


def news(talk: Conversation) -> tuple[str, ...]:
    """What the checks ask at the open question and did not ask before."""
    before = talk.checked
    return tuple(line for line in here(talk) if line not in before)
