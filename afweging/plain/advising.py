"""The derived advice, read out step by step, and question 14: the advice the assessor gives.

The derived advice is told once every reached question has a verdict. Looking earlier is possible and goes into the log of
the library (design 5).
"""

from collections.abc import Iterator
from dataclasses import replace

from afweging.advice import what_if as judged
from afweging.advice import what_if_words
from afweging.advice.labels import in_words
from afweging.advice.models import Advice, Duty, Ground, StepResult
from afweging.assessment.models import DeviationReason, NextMoment
from afweging.assessment.wording import count_words
from afweging.framework.models import Question, Value
from afweging.library import today
from afweging.plain import showing, writing
from afweging.plain.conversation import Conversation, Option, numbers, words_counted
from afweging.plain.words import ANYWAY
from afweging.texts import _, active, ngettext


def without_verdict(talk: Conversation) -> tuple[Question, ...]:
    """The reached questions that have no verdict yet; ``onbekend`` is one."""
    return tuple(asked for asked in talk.framework.questions if asked.id in talk.editing.open_verdicts)


def advice(talk: Conversation, given: str) -> None:
    """Tell the advice, or why it is not told yet; ``toch`` tells it all the same and logs that."""
    waiting = without_verdict(talk)
    if waiting:
        if given.casefold() not in ANYWAY:
            talk.say(*_hidden(talk, waiting))
            return
        talk.editing.look_early()
        talk.say(_("You look before all verdicts are given. That has been logged."))
    talk.say(*lines(talk))


def what_if(talk: Conversation, _given: str) -> None:
    """Tell what would change the advice, once it may be told (design 5)."""
    if waiting := without_verdict(talk):
        talk.say(*_hidden(talk, waiting))
        return
    for part in what_if_words.told(talk.framework, judged.what_if(talk.framework, talk.assessment.verdicts), active()):
        if part.heading:
            talk.say(f"{part.heading}:")
        for line in part.lines:
            outcome = part.heading and not line.startswith(" ")
            talk.say(_("To {outcome}:").format(outcome=line) if outcome else line.strip())


def _hidden(talk: Conversation, waiting: tuple[Question, ...]) -> Iterator[str]:
    yield ngettext("The derived advice is told once every question has a verdict. {number} question has none yet:",
                   "The derived advice is told once every question has a verdict. {number} questions have none yet:",
                   len(waiting)).format(number=len(waiting))
    yield numbers(waiting, talk.language) + "."
    yield _("To see it now all the same, type: advice anyway. That is logged.")


# --- telling -----------------------------------------------------------------------------------------------------

def lines(talk: Conversation) -> Iterator[str]:
    """The advice as sentences: outcome, what is still possible, steps, conditions, duties, the next step."""
    found, ladder, language = talk.editing.advice, talk.framework.ladder, talk.language
    outcome = ladder.outcome(found.advice)
    yield _("Derived advice: {outcome}.").format(outcome=outcome.label.at(language))
    yield outcome.sentence.at(language)
    if found.blocked:
        yield _("Reason: {reason}, question {questions}.").format(
            reason=ladder.required.reason.at(language), questions=_named(talk, found.blocked))
    if len(found.outcomes) > 1:
        yield _("Still possible, {number} outcomes:").format(number=len(found.outcomes))
        for number, name in enumerate(found.outcomes, start=1):
            yield _("{number} of {total}: {text}").format(
                number=number, total=len(found.outcomes), text=ladder.outcome(name).label.at(language))
    if found.chosen:
        yield _("Your advice: {outcome}.").format(outcome=ladder.outcome(found.chosen).label.at(language))
        yield _("It differs from the derived advice.") if found.deviates else _("It is the derived advice.")
    for number, step in enumerate(found.steps, start=1):
        yield from _step(talk, number, len(found.steps), step)
    yield from _conditions(talk, found)
    yield from _duties(talk, found)
    if found.next:
        yield _("Answer first: {questions}.").format(questions=_named(talk, found.next))


def _step(talk: Conversation, number: int, total: int, step: StepResult) -> Iterator[str]:
    title = next(section.title.at(talk.language) for section in talk.framework.sections if section.id == step.section)
    result = in_words(step.bounds, active()) if step.reached else _("not considered any more")
    yield _("Step {number} of {total}: {title} Result: {result}.").format(number=number, total=total, title=title, result=result)
    if step.reached:
        short = step.bounds.low < Value.JA
        yield from (_ground(talk, ground, decides=short and ground.decisive and ground.bounds.decided) for ground in step.grounds)


def _ground(talk: Conversation, ground: Ground, *, decides: bool) -> str:
    """One question within a step. It decides the step when it keeps it from holding fully."""
    asked = talk.framework.find(ground.question)
    if asked is None:
        return ground.question
    text = _("Question {number}, {label}: {verdict}, counts as {bounds}.").format(
        number=asked.number, label=asked.label.at(talk.language), bounds=in_words(ground.bounds, active()),
        verdict=showing.level(talk.framework, asked, ground.verdict, talk.language))
    if ground.weighing:
        text += " " + _("Weighs, so it counts one step milder.")
    return text + (" " + _("This decides the step.") if decides else "")


def _conditions(talk: Conversation, found: Advice) -> Iterator[str]:
    own = talk.assessment.conclusion.conditions
    named = [asked for asked in talk.framework.questions if asked.id in found.conditions and asked.condition]
    texts = [_("question {number}, {text}").format(number=asked.number, text=asked.condition.at(talk.language))
             for asked in named if asked.condition] + list(own)
    for number, text in enumerate(texts, start=1):
        yield _("Condition {number} of {total}: {text}.").format(number=number, total=len(texts), text=text.rstrip("."))


def _duties(talk: Conversation, found: Advice) -> Iterator[str]:
    ladder, language = talk.framework.ladder, talk.language
    for notice in found.notices:
        state = "" if notice.met else " " + _("Still to do.")
        match notice.duty:
            case Duty.ACCUMULATION:
                yield f"{ladder.accumulation.text.at(language)}{state}"
            case Duty.DEVIATION:
                yield f"{ladder.deviation.text.at(language)}{state}"
            case Duty.SECOND_READER:
                yield f"{ladder.deviation.second_reader.at(language)}{state}"
            case Duty.FOOTNOTE:
                yield talk.framework.footnote.at(language).removeprefix("¹").strip()
            case Duty.CONDITIONS:
                continue  # told one by one above


def _named(talk: Conversation, names: tuple[str, ...]) -> str:
    return numbers([asked for asked in talk.framework.questions if asked.id in names], talk.language)


# --- question 14 -------------------------------------------------------------------------------------------------

def outcome(talk: Conversation, given: str) -> None:
    """Choose the advice; when it differs from the derived one the reason is asked at once."""
    language = talk.language
    if not without_verdict(talk):
        derived = talk.framework.ladder.outcome(talk.editing.advice.advice)
        talk.say(_("Derived advice: {outcome}.").format(outcome=derived.label.at(language)))
    chosen = talk.choose([Option(one.id, one.label.at(language), one.sentence.at(language))
                          for one in talk.framework.ladder.outcomes], talk.assessment.conclusion.outcome or "", given)
    if chosen is None:
        return
    talk.say(_("Your advice: {outcome}.").format(outcome=talk.framework.ladder.outcome(chosen).label.at(language)))
    talk.conclude(outcome=chosen)
    for notice in talk.editing.advice.notices:
        if notice.duty is Duty.DEVIATION and not notice.met and not without_verdict(talk):
            deviation(talk, "")


def focus(talk: Conversation, _given: str) -> None:
    """Where the focus lies."""
    talk.conclude(focus=talk.line(_("Where does the focus lie?"), talk.assessment.conclusion.focus))


def conditions(talk: Conversation, _given: str) -> None:
    """Conditions of the assessor, beside those that follow from the verdicts."""
    while True:
        present = talk.assessment.conclusion.conditions
        talk.say(ngettext("{number} condition of your own.", "{number} conditions of your own.", len(present)).format(
            number=len(present)))
        talk.items(present)
        found = talk.word(_("New condition, number to remove, Enter to go on:"))
        if not found:
            return
        if not found.isdecimal():
            talk.conclude(conditions=(*present, found))
        elif len(found) < 6 and 1 <= int(found) <= len(present):
            talk.conclude(conditions=(*present[:int(found) - 1], *present[int(found):]))
        else:
            talk.say(_("There is no number {found} in this list.").format(found=found[:20]))


def deviation(talk: Conversation, _given: str) -> None:
    """Why the advice differs, by which role, and who read along when it goes past a 'nee'."""
    notices = {notice.duty for notice in talk.editing.advice.notices}
    if Duty.DEVIATION not in notices:
        talk.say(_("Your advice does not differ from the derived one; no reason is asked."))
        return
    rule = talk.framework.ladder.deviation
    talk.say(rule.text.at(talk.language))
    present = talk.assessment.conclusion.deviation or DeviationReason(
        reason="", role=talk.assessment.head.opsteller, date=today())
    writing.write(talk, _("Reason for deviating."), present.reason, lambda text: talk.concluded(
        replace(talk.assessment.conclusion, deviation=replace(present, reason=text, date=today()))))
    present = talk.assessment.conclusion.deviation or present
    talk.say(_("{words}; at least {least} are asked.").format(
        words=words_counted(count_words(present.reason)), least=rule.words))
    role = talk.line(_("Role that gives the reason."), present.role)
    talk.conclude(deviation=replace(present, role=role))
    if Duty.SECOND_READER in notices:
        talk.say(rule.second_reader.at(talk.language))
        reader = talk.line(_("Role of the second reader."), present.second_reader)
        talk.conclude(deviation=replace(present, role=role, second_reader=reader))


def accumulation(talk: Conversation, _given: str) -> None:
    """The reason asked when many conditions hold only partly."""
    if all(notice.duty is not Duty.ACCUMULATION for notice in talk.editing.advice.notices):
        talk.say(_("There are not so many reservations that a reason is asked."))
        return
    talk.say(talk.framework.ladder.accumulation.text.at(talk.language))
    writing.write(talk, _("Reason why the advice stands."), talk.assessment.conclusion.accumulation,
                  lambda text: talk.concluded(replace(talk.assessment.conclusion, accumulation=text)))


def moment(talk: Conversation, _given: str) -> None:
    """The next decision moment: what is decided then, and the day if it is known."""
    present = talk.assessment.conclusion.next_moment or NextMoment(text="")
    text = talk.line(_("What is decided at the next moment?"), present.text)
    day = talk.day(_("Day of that moment, such as 2026-06-01."), present.day)
    talk.conclude(next_moment=NextMoment(text=text, day=day) if text or day else None)
