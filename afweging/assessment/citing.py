"""Citations in an assessment under other ids: of one answer when a successor takes a fact's place, or throughout.

A citation stands in two places: ``[@F22]`` in a text, and on the list of the answer.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from afweging.assessment.models import Answer, Assessment, Citation
from afweging.assessment.wording import citations, recited

T = TypeVar("T")


def facts_of(answer: Answer) -> tuple[str, ...]:
    """The ids of the facts an answer cites, listed or in its text, each once."""
    return tuple(dict.fromkeys((*(citation.fact for citation in answer.facts), *citations(answer.text))))


def facts_in(assessment: Assessment) -> tuple[str, ...]:
    """The ids of the facts an assessment cites anywhere, each once."""
    return tuple(dict.fromkeys(name for answer in assessment.answers.values() for name in facts_of(answer)))


def retold(answer: Answer, names: Mapping[str, str]) -> Answer:
    """The answer with other ids for the facts it cites; a fact that then stands on its list twice stands there once."""
    listed = {names.get(one.fact, one.fact): one.grade for one in reversed(answer.facts)}
    facts = tuple(Citation(fact=name, grade=grade) for name, grade in reversed(listed.items()))
    return replace(_texts_retold(answer, names), facts=facts if names else answer.facts)


def all_retold(assessment: Assessment, names: Mapping[str, str]) -> Assessment:
    """The assessment with other ids for the facts it cites, in every text."""
    if not names:
        return assessment
    answers = {question: retold(answer, names) for question, answer in assessment.answers.items()}
    return replace(assessment, answers=answers, conclusion=_texts_retold(assessment.conclusion, names))


def _texts_retold(value: T, names: Mapping[str, str]) -> T:
    """A value with the citations in all its texts under other ids, however deep they stand."""
    if isinstance(value, str):
        return cast("T", recited(value, names))
    if isinstance(value, tuple):
        return cast("T", tuple(_texts_retold(item, names) for item in value))
    if is_dataclass(value):
        parts = {field.name: _texts_retold(getattr(value, field.name), names) for field in fields(value)}
        return cast("T", replace(value, **parts))  # type: ignore[type-var]
    return value
