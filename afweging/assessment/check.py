"""Does an assessment fit its framework: do the questions, levels, prompts and outcomes it names exist?"""

from collections.abc import Iterator

from afweging import errors
from afweging.assessment.models import WOO_GROUNDS, Answer, Assessment
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.framework.yaml_reader import listed, nearest


def question_named(framework: Framework, name: str) -> Question:
    """The question with this id or official number. Raises ``AfwegingError`` naming what exists."""
    if found := framework.find(name):
        return found
    known = [f"{question.number} {question.id}" for question in framework.questions]
    raise AfwegingError(errors.UNKNOWN_QUESTION, found=name, allowed=listed(known))


def verdict_named(framework: Framework, question: Question, name: str) -> str:
    """The level id for a level given by id or by the code assessors see (``+1``, ``4``), or 'onbekend'.

    Raises ``AfwegingError`` naming what exists.
    """
    scale = framework.scale_of(question)
    levels = scale.levels if scale else ()
    if name == UNKNOWN and scale:
        return UNKNOWN
    found = next((level.id for level in levels if name in (level.id, level.code)), None)
    if found is None:
        allowed = [level.id for level in levels] + ([UNKNOWN] if scale else [])
        raise AfwegingError(errors.UNKNOWN_LEVEL, found=name, number=question.number, nearest=nearest(name, allowed),
                            allowed=listed(allowed))
    return found


def outcome_named(framework: Framework, name: str) -> str:
    """The outcome id for a name in any case. Raises ``AfwegingError``."""
    allowed = [outcome.id for outcome in framework.ladder.outcomes]
    wanted = name.upper().replace("-", "_").replace(" ", "_")
    if wanted not in allowed:
        raise AfwegingError(errors.UNKNOWN_OUTCOME, found=name, nearest=nearest(wanted, allowed),
                            allowed=listed(allowed))
    return wanted


def misfits(framework: Framework, assessment: Assessment) -> Iterator[AfwegingError]:
    """Everything in an assessment that its framework does not know, each with the place where it stands."""
    for name, answer in assessment.answers.items():
        question = framework.find(name)
        if question is None or question.id != name:
            known = [q.id for q in framework.questions]
            yield AfwegingError(errors.UNKNOWN_QUESTION, where=f"answers.{name}", found=name, allowed=listed(known))
        else:
            yield from _answer_misfits(framework, question, answer)
    outcome = assessment.conclusion.outcome
    allowed = [found.id for found in framework.ladder.outcomes]
    if outcome is not None and outcome not in allowed:
        yield AfwegingError(errors.UNKNOWN_OUTCOME, where="conclusion.outcome", found=outcome,
                            nearest=nearest(outcome, allowed), allowed=listed(allowed))


def _answer_misfits(framework: Framework, question: Question, answer: Answer) -> Iterator[AfwegingError]:
    place = f"answers.{question.id}"
    scale = framework.scale_of(question)
    allowed = [*(level.id for level in scale.levels), UNKNOWN] if scale else []
    if answer.verdict is not None and answer.verdict not in allowed:
        yield AfwegingError(errors.UNKNOWN_LEVEL, where=f"{place}.verdict", found=answer.verdict,
                            number=question.number, nearest=nearest(answer.verdict, allowed), allowed=listed(allowed))
    prompts = [prompt.id for prompt in question.prompts]
    for tick in answer.ticks:
        if tick.prompt not in prompts:
            yield AfwegingError(errors.UNKNOWN_PROMPT, where=f"{place}.ticks", found=tick.prompt,
                                number=question.number, allowed=listed(prompts))
    ground = answer.confidential.ground if answer.confidential else None
    if ground is not None and ground not in WOO_GROUNDS:
        yield AfwegingError(errors.UNKNOWN_GROUND, where=f"{place}.confidential.ground", found=ground,
                            allowed=listed(list(WOO_GROUNDS)))
