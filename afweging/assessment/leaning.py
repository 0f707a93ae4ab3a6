"""Answers that lean on other answers: when one of those changes, the later one is to be looked at again.

The framework says on which earlier questions a question leans (``leans_on``). When the verdict or the text of an answer
changes after a later answer leaning on it was given, the later one carries the id of the changed question in ``again``
until somebody confirms it or changes it itself. Ticks, facts and sources do not count: they support, they do not say.
"""

from collections.abc import Collection
from dataclasses import replace

from afweging.assessment.models import Answer, Assessment, Conclusion
from afweging.framework.models import Framework, Question


def changed(framework: Framework, assessment: Assessment, question_id: str, answer: Answer) -> Assessment:
    """The assessment with another answer to a question, and those that lean on it flagged when it says something else.

    The answer's own flag goes away when it says something else, because then somebody looked at it.
    """
    before = assessment.answer(question_id)
    if (answer.verdict, answer.text) == (before.verdict, before.text):
        return assessment.with_answer(question_id, answer)
    answers = {**assessment.answers, question_id: replace(answer, again=())}
    for question in framework.questions:
        later = assessment.answer(question.id)
        if question_id in question.leans_on and question_id not in later.again and _given(assessment, question):
            answers[question.id] = replace(later, again=(*later.again, question_id))
    return replace(assessment, answers=answers)


def concluded(framework: Framework, assessment: Assessment, conclusion: Conclusion) -> Assessment:
    """The assessment with another conclusion; another outcome means that question 14 was looked at."""
    found = replace(assessment, conclusion=conclusion)
    same = conclusion.outcome == assessment.conclusion.outcome
    return found if same else confirmed(found, framework.concluding.question.id)


def confirmed(assessment: Assessment, question_id: str) -> Assessment:
    """The assessment with the answer to a question confirmed as it stands: nothing to look at again there."""
    answer = assessment.answer(question_id)
    return assessment.with_answer(question_id, replace(answer, again=())) if answer.again else assessment


def flagged(framework: Framework, assessment: Assessment) -> tuple[Question, ...]:
    """The questions whose answers are to be looked at again, in official order."""
    return tuple(question for question in framework.questions if assessment.answer(question.id).again)


def reasons(framework: Framework, assessment: Assessment, question_id: str) -> tuple[Question, ...]:
    """The changed questions because of which an answer is to be looked at again, in official order."""
    again = assessment.answer(question_id).again
    return tuple(question for question in framework.questions if question.id in again)


def newly_flagged(before: Assessment, after: Assessment, question_id: str) -> tuple[str, ...]:
    """The questions that are to be looked at again because of a question after a change, and were not before it."""
    return tuple(name for name, answer in after.answers.items()
                 if question_id in answer.again and question_id not in before.answer(name).again)


def taken_back(assessment: Assessment, question_id: str, names: Collection[str], own: tuple[str, ...]) -> Assessment:
    """The assessment after a change of a question was undone.

    The questions in ``names`` were flagged by that change and need no second look any more; ``own`` is what stood in the
    flag of the question itself before the change.
    """
    answers = dict(assessment.answers)
    for name in names:
        later = assessment.answer(name)
        answers[name] = replace(later, again=tuple(one for one in later.again if one != question_id))
    answers[question_id] = replace(assessment.answer(question_id), again=own)
    return replace(assessment, answers=answers)


def _given(assessment: Assessment, question: Question) -> bool:
    """Whether somebody answered a question: with a verdict, an outcome or a text."""
    answer = assessment.answer(question.id)
    verdict = assessment.conclusion.outcome if question.kind == "advice" else answer.verdict
    return verdict is not None or bool(answer.text.strip())
