"""The commands about the dossier as a whole: undo, save, versions, finalise, reopen, rescue."""

from datetime import datetime
from pathlib import Path

from afweging.assessment.labels import STATUS
from afweging.assessment.models import Status
from afweging.editing import rescue_path
from afweging.errors import STORE_STALE, STORE_STALE_DRAFT, AfwegingError, Faults
from afweging.library import VersionInfo, hindrances, history
from afweging.library.differences import level_words
from afweging.library.telling import told
from afweging.plain import checking, remarking, wording
from afweging.plain.conversation import Conversation
from afweging.plain.finding import turn_to
from afweging.texts import _, active

LONGEST_NUMBER = 9
"""Digits of the number of a version."""


def undo(talk: Conversation, _given: str) -> None:
    """Take back the last change."""
    talk.say(*(_("The last change was taken back."), talk.saved()) if talk.session.undo() else (_("Nothing to take back."),))


def redo(talk: Conversation, _given: str) -> None:
    """Make the change again that was taken back."""
    talk.say(*(_("The change was made again."), talk.saved()) if talk.session.redo() else (_("Nothing to make again."),))


def save(talk: Conversation, _given: str) -> None:
    """Try again what could not be stored; else say when it was."""
    if talk.editing.dirty:
        talk.session.store()
    elif talk.editing.saved_at is None:
        talk.say(_("Nothing has changed since version {number}.").format(number=talk.editing.info.number))
        return
    talk.say(talk.saved())


def takeover(talk: Conversation, _given: str) -> None:
    """After a change in another window: that one becomes a version, and we go on with what stands here."""
    error = talk.editing.trouble
    if error is None or error.code not in (STORE_STALE, STORE_STALE_DRAFT):
        talk.say(_("There is no change in another window."))
        return
    talk.editing.take_over(_("state of another window"))
    talk.say(_("The state of the other window is kept as version {number}. You go on with your own.").format(
        number=talk.editing.info.number), talk.saved())


def rescue(talk: Conversation, given: str) -> None:
    """Write the dossier as it is now to a file of its own, which ``afweging import`` reads."""
    path = Path(given).expanduser() if given else rescue_path(talk.editing.kenmerk, datetime.now().astimezone())
    talk.editing.rescue(path)
    talk.say(_("Written to {file}. afweging import reads it back.").format(file=path))


# --- versions ----------------------------------------------------------------------------------------------------

def versions(talk: Conversation, _given: str) -> None:
    """The versions, newest first, with when, by which role and why."""
    history = talk.editing.library.store.history(talk.editing.kenmerk)
    for info in reversed(history):
        talk.say(_("Version {number} of {total}: {moment}. {status}. Reason: {reason}.").format(
            number=info.number, total=len(history), moment=active().moment(info.created.astimezone()),
            status=_(STATUS[Status(info.status)]), reason=info.reason.rstrip(".")))
        if info.author_role:
            talk.say(_("By: {role}.").format(role=info.author_role))
    if talk.editing.saved_at is not None:
        talk.say(_("Besides, there is a draft with changes that are not recorded yet."))


def compare(talk: Conversation, given: str) -> None:
    """What changed: since the last version, in one version, or between two versions."""
    if talk.editing.dirty:
        talk.session.store()
    numbers_ = given.split()
    if len(numbers_) > 2 or not all(number.isdecimal() for number in numbers_):
        talk.say(_("Type one or two numbers of versions."))
        return
    library, kenmerk = talk.editing.library, talk.editing.kenmerk
    names = [f"{kenmerk}@{number}" for number in numbers_]
    one, other = names if len(names) == 2 else history.newest_two(library, names[0] if names else kenmerk)
    found = history.compared(library, one, other)
    for line in told(found, history.said(library, found.before, found.after)):
        talk.say(*filter(None, line.text.split("\n")))


def record(talk: Conversation, _given: str) -> None:
    """Keep the present state as a version, with a reason."""
    if talk.editing.saved_at is None and not talk.editing.dirty:
        talk.say(_("Nothing has changed since version {number}.").format(number=talk.editing.info.number))
        return
    because = _why_turned(talk)
    if because is not None and (reason := talk.reason(_("Why do you record this version?"))):
        info = talk.editing.record(reason, because)
        talk.say(_recorded(info or talk.editing.info))


def circulate(talk: Conversation, _given: str) -> None:
    """Send the dossier round to co-readers: a version with that status."""
    because = _why_turned(talk)
    if because is not None and (reason := talk.reason(_("Why do you send it round now?"))):
        info = talk.editing.circulate(reason, because)
        talk.session.forget()
        talk.say(_recorded(info), _("The dossier is with co-readers. You can go on meanwhile."))


def _why_turned(talk: Conversation) -> dict[str, str] | None:
    """Why every verdict turned that was recorded before, by question id; None when the user leaves it."""
    because: dict[str, str] = {}
    for turn in talk.editing.turned():
        question = next(one for one in talk.framework.questions if one.id == turn.question)
        before, after = (level_words(talk.framework, question, verdict) for verdict in (turn.before, turn.after))
        talk.say(_("Question {number}, {label}: the verdict was {before} and is {after} now.").format(
            number=turn.number, label=question.label.at(talk.language), before=before, after=after))
        why = talk.reason(_("Why did it turn?"))
        if not why:
            return None
        because[turn.question] = why
    return because


def _words_on_checks(talk: Conversation) -> dict[str, str] | None:
    """A word on every consistency check that warns, by check id; None when the user leaves it."""
    words: dict[str, str] = {}
    for warning in talk.editing.unanswered_checks():
        talk.say(checking.told(talk, warning))
        word = talk.reason(_("Why do the answers stand?"))
        if not word:
            return None
        words[warning.check] = word
    return words


def restore(talk: Conversation, given: str) -> None:
    """Make a new version with the content of an earlier one; why is asked, and is the confirmation. Nothing is rewritten.

    Raises DOSSIER_FROZEN, VERSION_SAME, STORE_UNKNOWN_VERSION.
    """
    number = given or talk.word(_("Number of the version, Enter to leave it:"))
    if not number:
        return
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        talk.say(_("Type a number."))
        return
    if talk.editing.dirty:
        talk.session.store()
    library, kenmerk = talk.editing.library, talk.editing.kenmerk
    library.dossier(f"{kenmerk}@{number}")  # one that does not exist is said before anything is asked
    talk.say(_("A new version is made with the content of version {number}; everything after it stays in the history.").format(
        number=number))
    if talk.editing.saved_at is not None:
        talk.say(_("The draft is recorded as a version first, so that nothing is lost."))
    if reason := talk.reason(_("Why is it put back?")):
        made = history.restore_version(library, kenmerk, int(number), reason)
        talk.say(_("Version {number} is made with the content of version {restored}.").format(
            number=made.info.number, restored=number))
        turn_to(talk, kenmerk)


def finalise(talk: Conversation, _given: str) -> None:
    """Finalise: from then on unchangeable. What is in the way is said first, then a word is asked on every warning."""
    if found := tuple(hindrances(talk.editing.dossier)):
        raise Faults(found)
    talk.say(*remarking.all_open(talk), wording.in_short(talk))
    words = _words_on_checks(talk)
    because = _why_turned(talk) if words is not None else None
    if words is None or because is None:
        return
    if reason := talk.reason(_("After this nothing can be changed. Why do you finalise now?")):
        info = talk.editing.finalise(reason, because, words)
        talk.session.forget()
        talk.say(_recorded(info), _("The dossier is finalised."))


def reopen(talk: Conversation, _given: str) -> None:
    """Make a new draft of the finalised dossier."""
    if reason := talk.reason(_("Why do you reopen the dossier?")):
        info = talk.editing.reopen(reason)
        talk.session.forget()
        talk.say(_recorded(info), _("The dossier can be changed again. The finalised version stays as it is."))


def duplicate(talk: Conversation, _given: str) -> None:
    """Make a new draft with the same answers under a new kenmerk; we stay with this one."""
    if talk.editing.dirty:
        talk.session.store()
    made = talk.editing.library.duplicate(talk.editing.dossier)
    talk.say(_("Copied as {kenmerk}. You stay with {present}.").format(kenmerk=made.kenmerk, present=talk.editing.kenmerk))


def _recorded(info: VersionInfo) -> str:
    return _("Recorded as version {number}, hash {hash}.").format(number=info.number, hash=info.hash[:12])


def last_resort(talk: Conversation) -> AfwegingError | None:
    """Before the program ends: store what is not stored, else write it to a file. None when it is in the library."""
    if not talk.editing.dirty or talk.editing.save():
        return None
    trouble = talk.editing.trouble
    try:
        rescue(talk, "")
    except AfwegingError as error:
        talk.error(error)
    return trouble
