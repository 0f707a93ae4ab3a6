"""The command for a second judgement: begin one, close it, read both question by question, settle and record what was agreed."""

from afweging import errors
from afweging.assessment.agreement import Pair
from afweging.assessment.models import Answer
from afweging.editing import Editing
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import UNKNOWN, Question
from afweging.library import second as use
from afweging.library import second_words
from afweging.library.second import Double, Settlement
from afweging.plain.conversation import Conversation, Option
from afweging.plain.session import Session
from afweging.texts import _


def second(talk: Conversation, _given: str) -> None:
    """What comes next: an open second judgement is closed, one that is done is reconciled, else one is begun."""
    if talk.editing.dirty:
        talk.session.store()
    if talk.assessment.head.second_of and not talk.editing.dossier.frozen:
        _close(talk)
        return
    library, kenmerk = talk.editing.library, talk.editing.kenmerk
    try:
        double = use.double(library, kenmerk)
    except AfwegingError as error:
        if error.code is not errors.SECOND_NONE:
            raise
        _begin(talk)
        return
    if running := use.open_of(library, double.first.kenmerk):
        raise AfwegingError(errors.SECOND_OPEN, second=running)
    changed = use.changed_since(library, double)
    over = use.reconciled(library, double)
    _read(talk, double)
    if over:
        talk.say(_("These differences are reconciled already."))
    elif changed:
        talk.say(_("The first was changed since: {what}.").format(what=changed))
    else:
        _settle(talk, double)
        return
    _begin(talk)


def _begin(talk: Conversation) -> None:
    talk.say(_("A second judgement is blind: it begins with empty questions, and shows nothing of the first until it is done."))
    role = talk.reason(_("In which role is it judged again? Not a name."))
    if not role:
        return
    begun = use.start(talk.editing.library, talk.assessment.head.second_of.rpartition("@")[0] or talk.editing.kenmerk, role=role)
    talk.say(_("The second judgement is {kenmerk}. Fill it in with: afweging fill {kenmerk} --plain").format(
        kenmerk=begun.dossier.kenmerk))
    if begun.same_role:
        talk.say(_("This role wrote the first as well. A judgement by the same person says little."))


def _close(talk: Conversation) -> None:
    kenmerk, left = talk.editing.kenmerk, use.unjudged(talk.editing.dossier)
    if left:
        raise Faults(left)
    talk.say(_("Every question has a verdict, so this second judgement can be closed. It never changes again after that."))
    reason = talk.reason(_("A word about how it was judged, for the history."))
    if reason:
        done = use.close(talk.editing.library, kenmerk, reason)
        _anew(talk)
        talk.say(_("Closed as version {number}. Type the command again to lay both side by side.").format(
            number=done.info.number))


def _anew(talk: Conversation) -> None:
    """Go on with the dossier as it is in the library now."""
    talk.session = Session(Editing.open(talk.editing.library, talk.editing.kenmerk))


# --- side by side -------------------------------------------------------------------------------------------------

def _read(talk: Conversation, double: Double) -> None:
    talk.say(second_words.names(double), *second_words.advice_lines(talk.framework, double.effect),
             f"{second_words.counted(double.pairs)}.")
    for pair in double.pairs:
        if not pair.differs:
            talk.say(f"{_title(talk, pair)}: {_level(talk, pair, pair.first)}.")


def _asked(talk: Conversation, pair: Pair) -> Question:
    return next(one for one in talk.framework.questions if one.id == pair.question)


def _title(talk: Conversation, pair: Pair) -> str:
    question = _asked(talk, pair)
    return _("Question {number}, {label}, {distance}").format(
        number=question.number, label=question.label.at(talk.language), distance=second_words.distance(pair))


def _level(talk: Conversation, pair: Pair, verdict: str | None) -> str:
    return second_words.level(talk.framework, _asked(talk, pair), verdict)


def _settle(talk: Conversation, double: Double) -> None:
    """Read every difference and ask what was agreed; what was settled is kept at once."""
    library = talk.editing.library
    for pair in double.pairs:
        if not pair.differs:
            continue
        talk.say(f"{_title(talk, pair)}.")
        for who, verdict, answer in (
            (_("The first"), pair.first, double.first.assessment.answer(pair.question)),
            (_("The second"), pair.second, double.second.assessment.answer(pair.question)),
        ):
            talk.say(f"{who}: {_level(talk, pair, verdict)}.", *_said(answer))
        present = use.settled(library, double).get(pair.question)
        if present:
            talk.say(_("Agreed so far: {level}, because {why}").format(
                level=_level(talk, pair, present.verdict), why=present.why))
        talk.say(_("Which level was agreed?"))
        options = [Option(level, _level(talk, pair, level)) for level in (*pair.levels, UNKNOWN)]
        level = talk.choose(options, present.verdict if present else "")
        if level and (why := talk.reason(_("Why was this agreed?"))):
            use.settle(library, double, pair.question, Settlement(level, why))
    _record(talk, double)


def _said(answer: Answer) -> list[str]:
    lines = answer.text.split("\n") if answer.text else [_("No answer in words.")]
    return [*lines, *([f"{_('what is missing')}: {answer.missing}"] if answer.missing else [])]


def _record(talk: Conversation, double: Double) -> None:
    settled = use.settled(talk.editing.library, double)
    left = [pair for pair in double.pairs if pair.differs and pair.question not in settled]
    if left:
        talk.say(_("Not settled yet: {questions}. Type the command again to go on.").format(
            questions=", ".join(_title(talk, pair) for pair in left)))
        return
    talk.say(_("Every difference is settled. Record it now as a version of the first dossier."))
    if talk.choose([Option("yes", _("Record")), Option("no", _("Not now"))]) == "yes":
        done = use.reconcile(talk.editing.library, double, {})
        _anew(talk)
        talk.say(_("{kenmerk} holds what was agreed as version {number}; both verdicts and the reasons are kept.").format(
            kenmerk=done.kenmerk, number=done.info.number))
