"""The language of the answer, read out: length, hints and terms explained."""

from collections.abc import Iterator

from afweging.language.hints import dossier_language, question_language
from afweging.language.models import Abbreviation, QuestionLanguage, Term
from afweging.language.recognising import looked_up, terms_at
from afweging.language.telling import explained, in_one_line, said
from afweging.plain.conversation import Conversation, words_counted
from afweging.plain.words import EVERYTHING
from afweging.texts import _, ngettext

OPENING = 100
"""Signs of a sentence that are read out with a hint."""


def hints(talk: Conversation, given: str) -> None:
    """The hints on the open answer, each with its sentence; or the whole dossier, a line for every question with hints."""
    library = talk.editing.library
    if given.casefold() not in EVERYTHING:
        found = question_language(talk.framework, talk.assessment, talk.question, library.glossary)
        talk.say(_length(found), _number(found) if found.hints else _("No hints on this answer."))
        text = talk.answer.text
        begins = _("It begins: {text}")
        talk.items([f"{said(hint)} {begins.format(text=_opening(text[hint.start:hint.end]))}" for hint in found.hints])
        return
    total = dossier_language(talk.framework, talk.assessment, library.glossary)
    talk.say(in_one_line(total))
    for one in total.questions:
        if one.hints or one.words > one.limit:
            talk.say(_("Question {number}: {length} {hints}").format(number=one.number, length=_length(one), hints=_number(one)))


def in_short(talk: Conversation) -> str:
    """The words and hints of the whole dossier, in one line."""
    return in_one_line(dossier_language(talk.framework, talk.assessment, talk.editing.library.glossary))


def _length(found: QuestionLanguage) -> str:
    over = " " + _("That is more than the guideline.") if found.words > found.limit else ""
    return _("This answer has {words}, guideline {limit}.").format(words=words_counted(found.words), limit=found.limit) + over


def _number(found: QuestionLanguage) -> str:
    return ngettext("{number} hint.", "{number} hints.", len(found.hints)).format(number=len(found.hints))


def _opening(sentence: str) -> str:
    text = " ".join(sentence.split())
    return text if len(text) <= OPENING else f"{text[:OPENING].rstrip()}…"


def terms(talk: Conversation, given: str) -> None:
    """The terms in the question, its guidance and the answer, explained; with a word what that word means."""
    glossary = talk.editing.library.glossary
    if given:
        found = looked_up(glossary, given)
        talk.say(*_meanings(talk, found))
        if not found:
            talk.say(_("“{found}” is not in the glossary.").format(found=given[:40]))
        return
    found = terms_at(glossary, talk.question, talk.assessment, talk.language)
    if not found:
        talk.say(_("No term of the glossary stands here."))
    talk.items(list(_meanings(talk, found)))


def _meanings(talk: Conversation, found: tuple[Term | Abbreviation, ...]) -> Iterator[str]:
    for one in found:
        name, meaning = explained(one, talk.language)
        yield f"{name}: {meaning}"
