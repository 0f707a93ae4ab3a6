"""How the advice follows, in words: the steps of the ladder, the two interim conclusions, the picture."""

from afweging.advice.labels import in_words
from afweging.advice.models import Bounds, Ground, StepResult
from afweging.framework.models import Section
from afweging.report.document import Document
from afweging.report.models import ConclusionView, LadderView, StepView, ValueId
from afweging.report.verdicts import verdict
from afweging.texts import Sentences, sentences


def steps(document: Document) -> tuple[StepView, ...]:
    """Every step of the ladder for this assessment."""
    return tuple(_step(document, step) for step in document.advice.steps)


def conclusions(document: Document) -> tuple[ConclusionView, ...]:
    """The interim conclusions A and B with the steps they sum up."""
    made = {step.section: step for step in steps(document)}
    return tuple(
        ConclusionView(title=statement.text.at(document.language),
                       steps=tuple(made[name] for name in statement.sections if name in made))
        for statement in document.framework.concluding.statements
    )


def ladder(document: Document) -> LadderView:
    """The ladder as a picture, with a text that says the same."""
    words, advice, rules = sentences(document.language), document.advice, document.framework.ladder
    made = steps(document)
    last = tuple(
        (rules.outcome(name).label.at(document.language), advice.possible(name))
        for name in (rules.some_partly, rules.all_hold)
    )
    decided = len(advice.outcomes) == 1
    legend = (words.say("Black: the advice that follows from the verdicts.") if decided
              else words.say("Thick line: advice still possible."))
    return LadderView(
        steps=made, last=last, decided=decided,
        no_word=words.say("no"), legend=legend, alternative=_alternative(document, made, words),
    )


def value_id(bounds: Bounds, *, reached: bool) -> ValueId:
    """What a step or ground counts for, in one word."""
    if not reached:
        return "skipped"
    return value_name(bounds) if bounds.decided else "open"


def value_name(bounds: Bounds) -> ValueId:
    """The single value of decided bounds."""
    names: tuple[ValueId, ValueId, ValueId] = ("nee", "deels", "ja")
    return names[bounds.low]


def section_of(document: Document, section_id: str) -> Section:
    """The section of the framework with this id; lint proves that it exists."""
    return next(section for section in document.framework.sections if section.id == section_id)


def _step(document: Document, step: StepResult) -> StepView:
    words = sentences(document.language)
    result = in_words(step.bounds, words) if step.reached else words.say("no longer relevant")
    return StepView(
        section=step.section, title=section_of(document, step.section).title.at(document.language),
        result=capital(result), value=value_id(step.bounds, reached=step.reached),
        grounds=tuple(_ground(document, ground, words) for ground in step.grounds) if step.reached else (),
        remark=_remark(document, step, words),
        fails=document.framework.ladder.outcome(step.fails).label.at(document.language),
        ends_here=document.advice.possible(step.fails),
    )


def _ground(document: Document, ground: Ground, words: Sentences) -> str:
    """``Vraag 2, Probleem: Ernstig. Telt als ja.``"""
    question = document.framework.find(ground.question)
    if question is None:
        raise LookupError(ground.question)
    shown = verdict(document.framework, document.assessment, question, reached=True, words=words).word
    values = {"number": question.number, "label": question.label.at(document.language), "verdict": shown,
              "value": in_words(ground.bounds, words)}
    if ground.weighing:
        shape = words.say("Question {number}, {label}: {verdict}. Weighs one step more mildly: {value}.")
    else:
        shape = words.say("Question {number}, {label}: {verdict}. Counts as {value}.")
    return shape.format(**values)


def _remark(document: Document, step: StepResult, words: Sentences) -> str:
    """What decides the step, when it is not simply yes."""
    if not step.reached:
        return words.say("An earlier step decides; this one does not count any more.")
    if step.bounds.low == step.bounds.high == 2:
        return words.say("All conditions hold.")
    asked = {ground.question for ground in step.grounds if ground.decisive}
    numbers = [str(question.number) for question in document.framework.questions if question.id in asked]
    shown = listed(numbers, words)
    if step.bounds.decided:
        return words.plural("Decisive: question {numbers}.", "Decisive: questions {numbers}.", len(numbers)).format(
            numbers=shown)
    return words.plural("Depends on question {numbers}.", "Depends on questions {numbers}.", len(numbers)).format(
        numbers=shown)


def _alternative(document: Document, made: tuple[StepView, ...], words: Sentences) -> str:
    parts = [words.say("The ladder to the advice.")]
    for step in made:
        line = words.say("Step {title} Result: {result}.").format(title=step.title, result=step.result.lower())
        if step.value in ("nee", "open"):
            line += " " + words.say("If no: {outcome}.").format(outcome=step.fails)
        parts.append(line)
    names = [document.framework.ladder.outcome(name).label.at(document.language) for name in document.advice.outcomes]
    if len(names) == 1:
        parts.append(words.say("The dossier ends at: {outcome}.").format(outcome=names[0]))
    else:
        parts.append(words.say("Still possible: {outcomes}.").format(outcomes="; ".join(names)))
    return " ".join(parts)


def listed(items: list[str], words: Sentences) -> str:
    """``8``, ``8 en 9``, ``8, 9 en 10``."""
    if len(items) < 2:
        return "".join(items)
    return words.say("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]
