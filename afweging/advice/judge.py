"""The advice on an assessment: the ladder, beside the assessor's choice and what the rules ask of it (R7 to R10)."""

from collections.abc import Iterator
from dataclasses import fields

from afweging.advice.ladder import derive
from afweging.advice.models import Advice, Derivation, Duty, Notice
from afweging.assessment.models import Assessment
from afweging.assessment.wording import count_words
from afweging.framework.models import Framework, Value


def advise(framework: Framework, assessment: Assessment) -> Advice:
    """The advice that follows from an assessment, with its trace and the notices of rules R7 to R10."""
    derivation = derive(framework, assessment.verdicts)
    chosen = assessment.conclusion.outcome
    deviates = chosen is not None and chosen != derivation.advice
    parts = {field.name: getattr(derivation, field.name) for field in fields(Derivation)}
    return Advice(**parts, chosen=chosen, deviates=deviates,
                  notices=tuple(_notices(framework, assessment, derivation, deviates=deviates)))


def _notices(
    framework: Framework, assessment: Assessment, derivation: Derivation, *, deviates: bool
) -> Iterator[Notice]:
    ladder, conclusion = framework.ladder, assessment.conclusion
    if derivation.conditions:
        yield Notice(rule="R7", duty=Duty.CONDITIONS, questions=derivation.conditions)
    partly = partly_held(derivation)
    if len(partly) >= ladder.accumulation.at_least:
        yield Notice(rule=ladder.accumulation.rule, duty=Duty.ACCUMULATION, questions=partly,
                     met=bool(conclusion.accumulation.strip()))
    if deviates:
        given = conclusion.deviation
        enough = given is not None and bool(given.role.strip()) and count_words(given.reason) >= ladder.deviation.words
        yield Notice(rule=ladder.deviation.rule, duty=Duty.DEVIATION, met=enough)
        if goes_past_no(framework, derivation, conclusion.outcome):
            read = given is not None and bool(given.second_reader.strip())
            yield Notice(rule=ladder.deviation.rule, duty=Duty.SECOND_READER, met=read)
    printed = conclusion.outcome or derivation.advice
    if ladder.outcome(printed).positive:
        yield Notice(rule="R10", duty=Duty.FOOTNOTE)


def partly_held(derivation: Derivation) -> tuple[str, ...]:
    """Rule R8: the necessary conditions of considered steps that hold only partly, in official order."""
    partly = Value.DEELS
    found = {
        ground.question
        for step in derivation.steps if step.reached
        for ground in step.grounds if not ground.weighing and ground.bounds == (partly, partly)
    }
    return tuple(name for name in derivation.reached if name in found)


def goes_past_no(framework: Framework, derivation: Derivation, chosen: str | None) -> bool:
    """Rule R9: whether the chosen advice is more positive than a failed step allows."""
    order = [outcome.id for outcome in framework.ladder.outcomes if outcome.id != framework.ladder.undecided]
    if chosen not in order:
        return False
    highest = derivation.outcomes[-1]
    failed = any(step.fails == highest for step in framework.ladder.steps)
    return failed and order.index(chosen) > order.index(highest)
