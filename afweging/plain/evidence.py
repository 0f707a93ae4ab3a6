"""Facts line by line: cite what superseded one, add a fact of one's own, and the dossiers whose facts lapsed."""

from typing import Final

from afweging.assessment.citing import facts_of, retold
from afweging.assessment.labels import GRADE
from afweging.errors import AfwegingError
from afweging.library import stale as cases
from afweging.library import today
from afweging.library.evidence_form import GRADES, Typed, keep, typed
from afweging.library.evidence_words import successor_at
from afweging.plain.conversation import Conversation, Option
from afweging.texts import _, active, ngettext

RENEW: Final = ("vervang", "replace")
NEW: Final = ("nieuw", "new")
CHANGE: Final = ("wijzig", "change")


def renew(talk: Conversation, name: str) -> None:
    """Cite what took the place of a superseded fact, in the text and on the list."""
    successor = successor_at(talk.editing.library.evidence, name, talk.assessment.head.peildatum)
    if successor is None or name not in facts_of(talk.answer):
        said = _("{fact} is not cited here, or nothing took its place at the reference date.")
        talk.say(said.format(fact=name[:20] or "-"))
        return
    if talk.editing.locked is not None:
        raise talk.editing.locked
    talk.say(_("{fact} is cited in place of {old}.").format(fact=successor.id, old=name))
    talk.save(talk.answered(retold(talk.answer, {name: successor.id})))


def own_fact(talk: Conversation, name: str) -> str:
    """Ask about a fact of the user's own, new or to be changed, and put it in the library; its id, empty when nothing came of it.

    Raises ``AfwegingError`` when it does not fit.
    """
    library = talk.editing.library
    given = typed(library, name) if name else Typed(questions=str(talk.question.number))
    text = talk.line(_("The fact, in Dutch."), given.text)
    if not text:
        talk.say(_("Nothing has changed."))
        return ""
    english = talk.line(_("In English, if you like."), given.english)
    questions = talk.line(_("Which questions it serves, such as 2, 9."), given.questions)
    source = talk.line(_("The source: an id such as S44, a Kamerstuk number, or a description."), given.source)
    day = "" if name else talk.line(_("When the source was published, if it is new."), "")
    place = talk.line(_("Page, paragraph or address."), given.place)
    since = talk.line(_("Valid from: year, quarter, month or day; empty means since the source was published."), given.valid_from)
    grade = talk.choose([Option(letter, letter, _(GRADE[letter])) for letter in GRADES], given.grade) or given.grade
    over = talk.line(_("Superseded by: the id of a fact, if it is."), given.superseded_by)
    old = talk.line(_("Which facts of ours it takes the place of, by id, if any."), given.replaces)
    fact = keep(library, Typed(
        id=given.id, text=text, english=english, questions=questions, source=source, source_day=day, place=place,
        valid_from=since, grade=grade, superseded_by=over, replaces=old))
    talk.say(_("{fact} stands in your library.").format(fact=fact.id))
    return fact.id


def asked(talk: Conversation, name: str) -> str:
    """``own_fact``, with what does not fit told instead of raised."""
    try:
        return own_fact(talk, name)
    except AfwegingError as error:
        talk.error(error)
        return ""


def stale(talk: Conversation, _given: str) -> None:
    """The finalised dossiers of the library that cite facts which lapsed since, and what reopening would do."""
    library, on = talk.editing.library, today()
    found = cases.find(library, on)
    for kenmerk in found.damaged:
        talk.say(_("{kenmerk} is damaged, so nobody can tell; afweging check says more.").format(kenmerk=kenmerk))
    talk.say(ngettext("{number} finalised dossier cites facts that lapsed since, on {day}.",
                      "{number} finalised dossiers cite facts that lapsed since, on {day}.", len(found.stale)).format(
                          number=len(found.stale), day=active().day(on)))
    for number, one in enumerate(found.stale, start=1):
        talk.say(_("{number} of {total}: {text}").format(number=number, total=len(found.stale),
                                                        text=f"{one.kenmerk}, {one.title}."))
        talk.say(*(cases.lapsed_words(each, library.evidence) for each in one.lapsed), cases.effect_words(one))
