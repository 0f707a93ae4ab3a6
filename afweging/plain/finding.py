"""Find words in everything that was written: in this dossier, or in the whole library, with the fields of the search box.

A search without fields, or with ``vraag:`` alone, is about this dossier. ``status:``, ``advies:``, ``jaar:`` and the other
fields tell dossiers apart, so a search with one of them is about the library, as is all that is typed behind ``dossiers``.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from afweging.assessment.labels import STATUS
from afweging.assessment.models import Assessment, Status
from afweging.assessment.query import Query
from afweging.editing import Editing
from afweging.framework.models import Question
from afweging.library import Entry, Hit, blind, fold, searching
from afweging.plain import showing
from afweging.plain.conversation import Conversation, Option
from afweging.plain.session import Session
from afweging.plain.words import shown
from afweging.texts import N_, _, ngettext

MOST: Final = 20
"""So many dossiers are read out; who has more says more words."""


def find(talk: Conversation, given: str) -> None:
    """Read every line that holds the words, with its place; case and accents do not count. Raises QUERY_FIELD, QUERY_VALUE."""
    query = given or talk.word(_("Which word?"))
    if not query:
        return
    asked = searching.asked(talk.editing.library, query)
    if replace(asked, questions=(), words="") != Query():
        talk.say(_("That is about all dossiers; the whole library is searched."))
        dossiers(talk, query)
        return
    within = [question for question in talk.framework.questions if not asked.questions or question.id in asked.questions]
    words = asked.words if asked.questions else query
    found = [hit for question in within for hit in _hits(talk, question, fold(words.strip('"')))]
    talk.say(ngettext("“{query}” was found in {number} line.", "“{query}” was found in {number} lines.", len(found)).format(
        query=query, number=len(found)))
    talk.items(found)
    if found:
        talk.say(_("To go to a question: {command} and its number.").format(command=shown("go", talk.language)))


def _hits(talk: Conversation, question: Question, wanted: str) -> Iterator[str]:
    for part, text in _texts(talk.assessment, question):
        for number, line in enumerate(text.split("\n"), start=1):
            if line and wanted in fold(line):
                yield _("Question {number}, {part}, line {line}: {text}").format(
                    number=question.number, part=_(part), line=number, text=line)


def _texts(assessment: Assessment, question: Question) -> Iterator[tuple[str, str]]:
    """Every text at a question with what it is called."""
    answer = assessment.answer(question.id)
    yield N_("the answer"), answer.text
    yield N_("what is missing"), answer.missing
    yield N_("sub-question"), "\n".join(tick.note for tick in answer.ticks)
    yield N_("source"), "\n".join(f"{source.title} {source.place}" for source in answer.sources)
    yield N_("closed part"), answer.confidential.text if answer.confidential else ""
    if question.kind == "advice":
        conclusion = assessment.conclusion
        yield N_("focus"), conclusion.focus
        yield N_("conditions"), "\n".join(conclusion.conditions)
        yield N_("reason"), conclusion.accumulation
        yield N_("deviation"), conclusion.deviation.reason if conclusion.deviation else ""
        yield N_("next moment"), conclusion.next_moment.text if conclusion.next_moment else ""


# --- the library -------------------------------------------------------------------------------------------------

def dossiers(talk: Conversation, given: str) -> None:
    """The dossiers in which all words stand and all fields hold, newest first; one of them can be opened here.

    Raises QUERY_FIELD and QUERY_VALUE.
    """
    query = given or talk.ask(_("Which words or fields, such as status:draft or year:2026? Enter for all dossiers:"))
    library = talk.editing.library
    if talk.editing.dirty:
        talk.session.store()
    result = searching.find(library, query, limit=MOST)
    entries = tuple(blind.veiled(library, result.entries))
    talk.say(ngettext("{number} dossier found.", "{number} dossiers found.", result.total).format(number=result.total))
    if result.total > len(entries) or len(entries) == MOST:
        talk.say(_("The newest {number} are read out. Add words or fields to find fewer.").format(number=len(entries)))
    if not entries:
        return
    talk.say(_("Choose one to open it here; this dossier is saved."))
    chosen = talk.choose([_option(talk, entry, result.hits.get(entry.kenmerk)) for entry in entries], talk.editing.kenmerk)
    if chosen and chosen != talk.editing.kenmerk:
        turn_to(talk, chosen)


def _option(talk: Conversation, entry: Entry, hit: Hit | None) -> Option:
    """A dossier as a choice: title, status, how far it is, its advice, and what was found in it."""
    found = entry.summary
    done = _("{done} of {total}").format(done=found.progress, total=len(talk.framework.questions))
    parts = [_("Status: {status}.").format(status=_(STATUS[Status(found.status)])), _("Done: {done}.").format(done=done)]
    if found.advice and found.advice != blind.HIDDEN:
        known = next((one for one in talk.framework.ladder.outcomes if one.id == found.advice), None)
        parts.append(_("Advice: {advice}.").format(advice=known.label.at(talk.language) if known else found.advice))
    if found.second_of:
        parts.append(f"{blind.mark(found.second_of)}.")
    if hit:
        parts.append(_("Found: {text}").format(text=" ".join(hit.snippet.text.split())))
    return Option(entry.kenmerk, f"{entry.kenmerk}, {found.title}", " ".join(parts))


def turn_to(talk: Conversation, kenmerk: str) -> None:
    """Go on with another dossier, or with this one as it is in the library now. Raises the errors of opening."""
    editing, present = Editing.open(talk.editing.library, kenmerk), talk.question.id
    talk.session = Session(editing)
    talk.section = ""
    talk.question = editing.framework.find(present) or editing.framework.questions[0]
    talk.say(*showing.opening(talk), *showing.question(talk))
