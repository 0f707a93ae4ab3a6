"""Does an assessment fit its framework: do the questions, levels, prompts and outcomes it names exist?"""

from collections.abc import Iterator

from afweging import errors
from afweging.assessment.models import WOO_GROUNDS, Answer, Assessment
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Framework, Question, Scale
from afweging.framework.yaml_reader import brief, listed, nearest


def question_named(framework: Framework, name: str) -> Question:
    """The question with this id or official number. Raises ``AfwegingError`` naming what exists."""
    if found := framework.find(name):
        return found
    known = [f"{question.number} {question.id}" for question in framework.questions]
    raise AfwegingError(errors.UNKNOWN_QUESTION, found=brief(name), allowed=listed(known))


def verdict_named(framework: Framework, question: Question, name: str) -> str:
    """The level id for a level given by id or by the code assessors see (``+1``, ``4``), or 'onbekend'.

    Raises ``AfwegingError`` naming what exists.
    """
    scale = framework.scale_of(question)
    if scale is None:
        raise _no_verdict(framework, question)
    if name == UNKNOWN:
        return UNKNOWN
    found = next((level.id for level in scale.levels if name in (level.id, level.code)), None)
    if found is None:
        raise _unknown_level(scale, question, name)
    return found


def outcome_named(framework: Framework, name: str) -> str:
    """The outcome id for a name in any case. Raises ``AfwegingError``."""
    allowed = [outcome.id for outcome in framework.ladder.outcomes]
    wanted = name.upper().replace("-", "_").replace(" ", "_")
    if wanted not in allowed:
        raise AfwegingError(errors.UNKNOWN_OUTCOME, found=brief(name), nearest=nearest(wanted, allowed),
                            allowed=listed(allowed))
    return wanted


def misfits(framework: Framework, assessment: Assessment) -> Iterator[AfwegingError]:
    """Everything in an assessment that its framework does not know, each with the place where it stands."""
    for name, answer in assessment.answers.items():
        question = framework.find(name)
        if question is None or question.id != name:
            known = [q.id for q in framework.questions]
            yield AfwegingError(errors.UNKNOWN_QUESTION, where=f"answers.{brief(name)}", found=brief(name),
                                allowed=listed(known))
        else:
            yield from _answer_misfits(framework, question, answer)
    outcome = assessment.conclusion.outcome
    allowed = [found.id for found in framework.ladder.outcomes]
    if outcome is not None and outcome not in allowed:
        yield AfwegingError(errors.UNKNOWN_OUTCOME, where="conclusion.outcome", found=brief(outcome),
                            nearest=nearest(outcome, allowed), allowed=listed(allowed))


def _answer_misfits(framework: Framework, question: Question, answer: Answer) -> Iterator[AfwegingError]:
    place = f"answers.{question.id}"
    scale = framework.scale_of(question)
    if answer.verdict is not None and scale is None:
        yield _no_verdict(framework, question, f"{place}.verdict")
    elif answer.verdict not in (None, UNKNOWN) and scale is not None and scale.level(answer.verdict) is None:
        yield _unknown_level(scale, question, answer.verdict, f"{place}.verdict")
    prompts = [prompt.id for prompt in question.every_prompt]
    for tick in answer.ticks:
        if tick.prompt not in prompts:
            yield AfwegingError(errors.UNKNOWN_PROMPT, where=f"{place}.ticks", found=brief(tick.prompt),
                                number=question.number, allowed=listed(prompts))
    known = [other.id for other in framework.questions]
    for name in answer.again:
        if name not in known:
            yield AfwegingError(errors.UNKNOWN_QUESTION, where=f"{place}.again", found=brief(name), allowed=listed(known))
    ground = answer.confidential.ground if answer.confidential else None
    if ground is not None and ground not in WOO_GROUNDS:
        yield AfwegingError(errors.UNKNOWN_GROUND, where=f"{place}.confidential.ground", found=brief(ground),
                            allowed=listed(list(WOO_GROUNDS)))


def _no_verdict(framework: Framework, question: Question, where: str = "") -> AfwegingError:
    allowed = [outcome.id for outcome in framework.ladder.outcomes]
    return AfwegingError(errors.NO_VERDICT, where=where, number=question.number, allowed=listed(allowed))


def _unknown_level(scale: Scale, question: Question, name: str, where: str = "") -> AfwegingError:
    """Who writes the word shown for a level, in Dutch or English, is told its id; else the id that looks most like it."""
    allowed = [*(level.id for level in scale.levels), UNKNOWN]
    meant = [level.id for level in scale.levels if name.casefold() in {level.label.nl.casefold(), level.label.en.casefold()}]
    return AfwegingError(errors.UNKNOWN_LEVEL, where=where, found=brief(name), number=question.number,
                         nearest=meant[0] if meant else nearest(name, allowed), allowed=listed(allowed))
