"""The ladder drawn in text: one block for every step, the verdicts that decide it, and where the way goes on.

Lines and arrows only support the words; leaving them out loses nothing. As long as the derived advice may not be seen
(design 5) the blocks show the verdicts given, and nothing that follows from them.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from afweging.advice.labels import DUTY, in_words
from afweging.advice.models import Advice, Duty, Ground, StepResult
from afweging.advice.what_if import what_if
from afweging.advice.what_if_words import NAME, told
from afweging.assessment.completeness import DONE, State
from afweging.assessment.models import Assessment
from afweging.editing import Editing
from afweging.framework.models import Framework, Value
from afweging.texts import Language, _, active, ngettext
from afweging.tui.fill.signs import AGAIN_SIGN, verdict_words


def questions_named(framework: Framework, names: tuple[str, ...]) -> str:
    """Questions by number and label, for a sentence."""
    found = [framework.find(name) for name in names]
    return ", ".join(f"{one.number} {one.label.at(active().language)}" for one in found if one)


def ladder(editing: Editing, advice: Advice, width: int, *, revealed: bool) -> Content:
    """All steps from the first question to the outcomes, ``width`` columns wide."""
    lines: list[Content] = []
    for number, step in enumerate(advice.steps, start=1):
        lines += _step(editing, step, number, max(width, 40), revealed=revealed)
    if revealed:
        lines += _end(editing.framework, advice)
    return Content("\n").join(lines)


def _step(editing: Editing, step: StepResult, number: int, width: int, *, revealed: bool) -> Iterator[Content]:
    framework, language = editing.framework, active().language
    title = next(section.title.at(language) for section in framework.sections if section.id == step.section)
    result = ""
    if revealed:
        result = in_words(step.bounds, active()).upper() if step.reached else _("not considered any more").upper()
    yield from _framed_title(f"{_('Step')} {number} · {title}", result, width)
    if not revealed or step.reached:
        for ground in step.grounds:
            yield from _ground(editing, ground, width, revealed=revealed)
    fails = framework.ladder.outcome(step.fails).label.at(language)
    yield Content("└" + "─" * (width - 2) + "┘")
    yield from _wrapped(_("if no: {outcome}").format(outcome=fails), width, "   ├─ ", "   │  ")
    goes_on = not revealed or (step.reached and step.bounds.high > Value.NEE)
    yield Content(f"   ▼ {_('otherwise')}" if goes_on else "")


def _framed_title(title: str, result: str, width: int) -> Iterator[Content]:
    room = width - 4 - (cell_len(result) + 3 if result else 0)
    first, *rest = _fold(title, room)
    right = f" {result} ─┐" if result else "─┐"
    filler = "─" * max(width - cell_len(first) - 4 - cell_len(right), 0)
    yield Content.assemble("┌─ ", (first, "bold"), " ", filler, (right[:-2], "bold"), right[-2:])
    for part in rest:
        yield Content(_boxed(f"   {part}", width))


def _ground(editing: Editing, ground: Ground, width: int, *, revealed: bool) -> Iterator[Content]:
    framework, language = editing.framework, active().language
    question = framework.find(ground.question)
    if question is None:
        return
    verdict = verdict_words(framework, question, ground.verdict, language)
    text = f"{question.number} {question.label.at(language)}: {verdict if ground.verdict else _('no verdict yet')}"
    if revealed:
        text += f" → {in_words(ground.bounds, active())}"
        if ground.decisive:
            text += f" · {_('decides')}"
    if ground.weighing:
        text += f" ({_('weighs only')})"
    mark = ">" if revealed and ground.decisive else " "
    first, *rest = _fold(text, width - 6)
    yield Content(_boxed(f" {mark} {first}", width))
    for part in rest:
        yield Content(_boxed(f"     {part}", width))


def _end(framework: Framework, advice: Advice) -> Iterator[Content]:
    language = active().language
    if len(advice.outcomes) == 1 and not advice.blocked:
        yield Content.assemble(f"   ■ {_('outcome')}: ", (framework.ladder.outcome(advice.advice).label.at(language), "bold"))
    else:
        names = " · ".join(framework.ladder.outcome(name).label.at(language) for name in advice.outcomes)
        yield Content(f"   ? {_('still possible')}: {names}")


def _boxed(text: str, width: int) -> str:
    return f"│{text}{' ' * max(width - 2 - cell_len(text), 0)}│"


def _wrapped(text: str, width: int, first: str, later: str) -> Iterator[Content]:
    for index, part in enumerate(_fold(text, width - cell_len(first))):
        yield Content((later if index else first) + part)


def _fold(text: str, width: int) -> list[str]:
    return [line.plain for line in Content(text).wrap(max(width, 10))] or [""]


def summary(editing: Editing, advice: Advice, *, revealed: bool, look_key: str = "F9") -> Content:
    """What the advice is, or why it is not shown yet (``look_key`` shows it); and what the assessor chose."""
    framework, language = editing.framework, active().language
    parts: list[Content] = []
    chosen = framework.ladder.outcome(advice.chosen).label.at(language) if advice.chosen else _("not chosen yet")
    if revealed:
        outcome = framework.ladder.outcome(advice.advice)
        parts.append(Content.assemble(f"{_('Derived advice')}: ", (outcome.label.at(language), "bold")))
        parts.append(Content(outcome.sentence.at(language)))
        if advice.blocked:
            blocking = questions_named(framework, advice.blocked)
            reason = framework.ladder.required.reason.at(language)
            parts.append(Content(f"{reason[:1].upper()}{reason[1:]} ({blocking})."))
    else:
        parts.append(Content.styled(_("The derived advice is not shown yet."), "bold"))
        text = _("It shows by itself once every considered question has a verdict; now {number} are without one. "
                 "{key} shows it all the same; that you looked is logged.")
        parts.append(Content(text.format(number=len(editing.open_verdicts), key=look_key)))
    differs = f" ({_('differs')})" if revealed and advice.chosen and advice.deviates else ""
    parts.append(Content.assemble(f"{_('Advice of the assessor')}: ", (chosen + differs, "bold")))
    parts += _how_far(editing, waits=revealed and bool(advice.next))
    return Content("\n").join(parts)


def still_open(editing: Editing) -> tuple[str, ...]:
    """The considered questions that are not done, and those to be looked at again, by id in official order."""
    again = editing.again
    return tuple(name for name, state in editing.states.items()
                 if name in again or (state not in DONE and state is not State.NOT_REACHED))


def _how_far(editing: Editing, *, waits: bool) -> Iterator[Content]:
    """That answers are to be looked at again, or that nothing is left to do; ``waits``: except what keeps the advice open."""
    if again := editing.again:
        said = ngettext("Question {numbers} needs another look: an answer it leans on has changed since.",
                        "{number} questions need another look, because answers they lean on have changed since: {numbers}.",
                        len(again))
        found = (editing.framework.find(name) for name in again)
        numbers = ", ".join(str(question.number) for question in found if question)
        yield Content.styled(f"{AGAIN_SIGN} {said.format(number=len(again), numbers=numbers)}", "bold")
    elif not still_open(editing):
        yield Content(_("Every question is done, but no advice can be given yet.") if waits else _("Every question is done."))


def asked(editing: Editing, advice: Advice, *, revealed: bool) -> Content:
    """Conditions, the next decision moment, and the notices of rules R7 to R10."""
    assessment, framework = editing.assessment, editing.framework
    blocks = [*_conditions(framework, assessment, advice, revealed=revealed)]
    if revealed:
        blocks += _notices(framework, advice)
        blocks += _what_if(framework, assessment)
    return Content("\n\n").join(Content.assemble((title, "bold"), "\n", text) for title, text in blocks)


def _what_if(framework: Framework, assessment: Assessment) -> Iterator[tuple[str, str]]:
    heading = _(NAME)
    for part in told(framework, what_if(framework, assessment.verdicts), active()):
        yield part.heading or heading, "\n".join(part.lines)


def _conditions(framework: Framework, assessment: Assessment, advice: Advice, *, revealed: bool) -> Iterator[tuple[str, str]]:
    language, conclusion = active().language, assessment.conclusion
    following = [framework.find(name) for name in advice.conditions] if revealed else []
    texts = [_condition(one.number, one.condition.at(language)) for one in following if one and one.condition]
    texts += list(conclusion.conditions)
    if texts:
        yield _("Conditions"), "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    if conclusion.focus:
        yield _("Focus"), conclusion.focus
    if conclusion.next_moment:
        day = f" ({active().day(conclusion.next_moment.day)})" if conclusion.next_moment.day else ""
        yield _("Next decision moment"), conclusion.next_moment.text + day


def _condition(number: int, text: str) -> str:
    return f"{text} ({_('question {number}').format(number=number)})"


def _notices(framework: Framework, advice: Advice) -> Iterator[tuple[str, str]]:
    language: Language = active().language
    texts = {
        Duty.ACCUMULATION: framework.ladder.accumulation.text.at(language),
        Duty.DEVIATION: framework.ladder.deviation.text.at(language),
        Duty.SECOND_READER: framework.ladder.deviation.second_reader.at(language),
        Duty.FOOTNOTE: framework.footnote.at(language),
    }
    for notice in advice.notices:
        state = _("done") if notice.met else _("STILL OPEN")
        title = f"{notice.rule} · {_(DUTY[notice.duty])}"
        if notice.duty in (Duty.CONDITIONS, Duty.FOOTNOTE):
            yield title, texts.get(notice.duty, questions_named(framework, notice.questions))
            continue
        about = f" ({questions_named(framework, notice.questions)})" if notice.questions else ""
        yield f"{title} · {state}", texts[notice.duty] + about
