"""How earlier finalised dossiers judged the open question, read out."""

from collections.abc import Iterator

from afweging.assessment import precedents as pure
from afweging.assessment.precedents import Precedent, Precedents
from afweging.framework.models import Question
from afweging.library import precedents as cases
from afweging.plain.conversation import Conversation
from afweging.texts import _, active, ngettext

MOST = 10
"""So many dossiers are read out; the nearest come first."""


def precedents(talk: Conversation, given: str) -> None:
    """The levels counted, the median, and the dossiers, nearest first; with a number the whole answer of that one."""
    library, asked = talk.editing.library, talk.question
    known = cases.known(library)
    found = pure.precedents(talk.framework, asked, talk.assessment.head, known.earlier)
    if given:
        _whole(talk, found, given)
        return
    talk.say(*_counts(talk, asked, found))
    for kenmerk in known.damaged:
        talk.say(_("{kenmerk} is damaged and not among the precedents; afweging check says more.").format(kenmerk=kenmerk))
    if found.found:
        talk.items([_line(talk, asked, one) for one in found.found[:MOST]])
        if len(found.found) > MOST:
            talk.say(_("The others are farther away; afweging precedents lists them all."))
        talk.say(_("To hear the whole answer of one of them: earlier and its number."))


def _counts(talk: Conversation, asked: Question, found: Precedents) -> Iterator[str]:
    total = len(found.found)
    if not total:
        yield _("No earlier finalised dossier judged this question.")
        return
    yield ngettext("{number} earlier finalised dossier judged this question.",
                   "{number} earlier finalised dossiers judged this question.", total).format(number=total)
    for words, count in cases.counted(talk.framework, asked, found):
        if count:
            yield ngettext("{level}: {number} time.", "{level}: {number} times.", count).format(level=words, number=count)
    for sentence in (cases.median_words(talk.framework, asked, found),
                     cases.difference_words(talk.framework, asked, _verdict(talk, asked), found)):
        if sentence:
            yield sentence


def _verdict(talk: Conversation, asked: Question) -> str | None:
    return talk.assessment.conclusion.outcome if asked.kind == "advice" else talk.answer.verdict


def _line(talk: Conversation, asked: Question, one: Precedent) -> str:
    earlier, framework = one.earlier, talk.framework
    near = _("Shares a tag.") if one.near else ""
    parts = [f"{earlier.kenmerk}, {earlier.title}.", f"{active().day(earlier.peildatum)}.", near,
             _("Verdict: {verdict}.").format(verdict=cases.level_words(framework, asked, one.verdict))]
    if asked.kind != "advice":
        advice = cases.level_words(framework, framework.concluding.question, earlier.advice)
        parts.append(_("Advice: {advice}.").format(advice=advice))
    return " ".join(filter(None, (*parts, one.opening)))


def _whole(talk: Conversation, found: Precedents, given: str) -> None:
    number = int(given) if given.isdecimal() and len(given) < 6 else 0
    if not 1 <= number <= len(found.found):
        talk.say(_("There is no number {found} in this list.").format(found=given[:20]))
        return
    one = found.found[number - 1]
    answer = talk.editing.library.dossier(f"{one.earlier.kenmerk}@{one.earlier.number}").assessment.answer(talk.question.id)
    talk.say(_line(talk, talk.question, one) if not answer.text else f"{one.earlier.kenmerk}, {one.earlier.title}.")
    if answer.text:
        talk.say(*answer.text.split("\n"), _("End of the answer."))
    if answer.confidential:
        talk.say(_("There is a closed part; open the dossier to read it."))
