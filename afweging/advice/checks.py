"""The consistency checks: answers that do not agree with one another, with their sources or with time (domain 2.7), and
what rules R7 to R9 say of them.

A check warns and never blocks. Which checks there are, what they look at and what they say stands in the framework file
(``framework.models.Check``); here stands how each kind of test is done.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from afweging.advice.judge import advise
from afweging.advice.models import Advice
from afweging.assessment.completeness import without_verdict
from afweging.assessment.models import Answer, Assessment
from afweging.assessment.precedents import Median, distance
from afweging.assessment.wording import citations, count_words
from afweging.evidence.models import Evidence, Standing
from afweging.framework.models import UNKNOWN, Asks, Check, CheckTest, Framework, Grade, Scale, Text, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning_:  # noqa: N801 - Python has a Warning of its own
    """One thing to look at again: the check that speaks, the questions and facts it is about, and what it says."""

    check: str
    questions: tuple[str, ...]
    text: Text
    facts: tuple[str, ...] = ()
    asks: Asks = "word"
    """What answers it: a word, what the conclusion holds, or nothing."""


class _Hit(NamedTuple):
    """What a test found: questions, and the facts that are the trouble."""

    questions: tuple[str, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What the tests look at."""

    framework: Framework
    assessment: Assessment
    evidence: Evidence
    medians: Mapping[str, Median]
    advice: Advice | None
    """None while a considered question has no verdict: then the derived advice is not shown unasked (design 5)."""

    def judged(self, check: Check) -> Iterator[tuple[str, Answer, str]]:
        """The questions of a check that have a level as verdict, with their answer and that level."""
        for name in check.questions:
            answer = self.assessment.answer(name)
            if answer.verdict is not None and answer.verdict != UNKNOWN:
                yield name, answer, answer.verdict

    def scale(self, question_id: str) -> Scale | None:
        """The scale of a question."""
        question = self.framework.find(question_id)
        return self.framework.scale_of(question) if question else None


def checks(
    framework: Framework, assessment: Assessment, evidence: Evidence, medians: Mapping[str, Median] | None = None
) -> tuple[Warning_, ...]:
    """The warnings on an assessment, in the order of the checks in the framework.

    ``medians`` gives per question the middle of what earlier dossiers on the same market said (``precedents.medians``); the
    check that compares with it stays silent on questions that are not in it.
    """
    material = _Material(framework=framework, assessment=assessment, evidence=evidence, medians=medians or {},
                         advice=_shown_advice(framework, assessment))
    return tuple(
        Warning_(check=check.id, questions=hit.questions, text=_said(material, check, hit), facts=hit.facts, asks=check.asks)
        for check in framework.checks
        if _applies(check, assessment)
        for hit in TESTS[check.test](material, check)
    )


def _shown_advice(framework: Framework, assessment: Assessment) -> Advice | None:
    found = advise(framework, assessment)
    return None if without_verdict(framework, assessment, found.reached) else found


def asking(found: Iterable[Warning_]) -> tuple[Warning_, ...]:
    """Those that a word answers; the others are answered in the conclusion, or only tell something."""
    return tuple(warning for warning in found if warning.asks == "word")


def _said(material: _Material, check: Check, hit: _Hit) -> Text:
    """What a check says, with the condition of the question it is about in it."""
    found = (material.framework.find(name) for name in hit.questions[:1])
    condition = next((question.condition for question in found if question and question.condition), Text(nl="", en=""))
    return Text(nl=check.text.nl.replace("{condition}", condition.nl), en=check.text.en.replace("{condition}", condition.en))


def _applies(check: Check, assessment: Assessment) -> bool:
    return all(assessment.answer(name).verdict in levels for name, levels in check.when.items())


def _verdicts(_material: _Material, check: Check) -> Iterator[_Hit]:
    """The verdicts under ``when`` are the whole test."""
    yield _Hit(check.questions)


def _prompt_open(material: _Material, check: Check) -> Iterator[_Hit]:
    """One of the prompts has not been dealt with."""
    ticked = {tick.prompt for answer in material.assessment.answers.values() for tick in answer.ticks}
    if not ticked.issuperset(check.prompts):
        yield _Hit(check.questions)


def _few_named(material: _Material, check: Check) -> Iterator[_Hit]:
    """An answer that names fewer than ``least`` of the ``names``, as whole words in either language."""
    found = tuple(
        name for name in check.questions
        if sum(_stands_in(material.assessment.answer(name).text, one) for one in check.names) < check.least
    )
    if found:
        yield _Hit(found)


def _stands_in(text: str, name: Text) -> bool:
    either = f"{re.escape(name.nl)}|{re.escape(name.en)}"
    return re.search(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE) is not None


def _no_source(material: _Material, check: Check) -> Iterator[_Hit]:
    """A verdict that rests on nothing a reader can look up.

    It also stands for the "named alternative" of domain 2.7: a list of names would never be complete, and an answer names
    what it rejects as well; a cited fact or a source with its title does name it.
    """
    yield from _resting_on_fewer_than(1, material, check)


def _few_sources(material: _Material, check: Check) -> Iterator[_Hit]:
    """A verdict that rests on fewer sources than ``least``."""
    yield from _resting_on_fewer_than(check.least, material, check)


def _resting_on_fewer_than(least: int, material: _Material, check: Check) -> Iterator[_Hit]:
    found = tuple(
        name for name, answer, _verdict in material.judged(check) if len(cited(answer)) + len(answer.sources) < least
    )
    if found:
        yield _Hit(found)


def _only_grade(material: _Material, check: Check) -> Iterator[_Hit]:
    """A verdict that counts as 'ja' and rests only on evidence of one grade."""
    found = tuple(
        name
        for name, answer, verdict in material.judged(check)
        if _counts_as_yes(material.scale(name), verdict) and set(_grades(answer, material.evidence)) == {check.grade}
    )
    if found:
        yield _Hit(found)


def _fact_superseded(material: _Material, check: Check) -> Iterator[_Hit]:
    """A cited fact whose place another one had taken by the reference date."""
    yield from _citing(Standing.SUPERSEDED, material, check)


def _fact_younger(material: _Material, check: Check) -> Iterator[_Hit]:
    """A cited fact that did not hold yet at the reference date."""
    yield from _citing(Standing.NOT_YET, material, check)


def _citing(standing: Standing, material: _Material, check: Check) -> Iterator[_Hit]:
    questions: list[str] = []
    facts: dict[str, None] = {}
    for name in check.questions:
        found = [
            fact for fact in cited(material.assessment.answer(name)) if _standing(material, fact) is standing
        ]
        if found:
            questions.append(name)
            facts |= dict.fromkeys(found)
    if questions:
        yield _Hit(tuple(questions), tuple(facts))


def _differs_from_median(material: _Material, check: Check) -> Iterator[_Hit]:
    """A verdict at least ``least`` levels (one, when not given) away from that of earlier dossiers."""
    found = tuple(
        name
        for name, _answer, verdict in material.judged(check)
        if _apart(material.scale(name), verdict, material.medians.get(name)) >= max(check.least, 1)
    )
    if found:
        yield _Hit(found)


def _same_text(material: _Material, check: Check) -> Iterator[_Hit]:
    """The same text, long enough to count as a reason, under more than one question."""
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for name in check.questions:
        text = material.assessment.answer(name).text
        if count_words(text) >= material.framework.minimum_words:
            by_text[" ".join(text.casefold().split())].append(name)
    for names in by_text.values():
        if len(names) > 1:
            yield _Hit(tuple(names))


def _gives_condition(material: _Material, check: Check) -> Iterator[_Hit]:
    """Rule R7: a verdict that gives a numbered condition in the advice; one hit for every question."""
    advice = material.advice
    if advice is not None:
        yield from (_Hit((name,)) for name in advice.conditions if name in check.questions)


def _duty_open(material: _Material, check: Check) -> Iterator[_Hit]:
    """Rules R8 and R9: what the conclusion must say (``duty``) and does not say yet."""
    notices = material.advice.notices if material.advice else ()
    for notice in notices:
        if notice.duty == check.duty and not notice.met:
            yield _Hit((*notice.questions, *check.questions))


TESTS: Final[Mapping[CheckTest, Callable[[_Material, Check], Iterator[_Hit]]]] = {
    "verdicts": _verdicts,
    "prompt-open": _prompt_open,
    "no-source": _no_source,
    "few-sources": _few_sources,
    "only-grade": _only_grade,
    "fact-superseded": _fact_superseded,
    "fact-younger": _fact_younger,
    "differs-from-median": _differs_from_median,
    "same-text": _same_text,
    "gives-condition": _gives_condition,
    "duty-open": _duty_open,
    "few-named": _few_named,
}
"""How each kind of test is done; every kind the framework file may name has one."""


def cited(answer: Answer) -> tuple[str, ...]:
    """The ids of the facts an answer cites, listed or in its text, each once."""
    return tuple(dict.fromkeys((*(citation.fact for citation in answer.facts), *citations(answer.text))))


def _grades(answer: Answer, evidence: Evidence) -> Iterator[Grade]:
    own = {citation.fact: citation.grade for citation in answer.facts}
    for name in cited(answer):
        fact = evidence.fact(name)
        grade = own.get(name) or (fact.grade if fact else None)
        if grade is not None:
            yield grade
    yield from (source.grade for source in answer.sources)


def _standing(material: _Material, fact_id: str) -> Standing | None:
    fact = material.evidence.fact(fact_id)
    return material.evidence.validity(fact, material.assessment.head.peildatum).standing if fact else None


def _counts_as_yes(scale: Scale | None, verdict: str) -> bool:
    level = scale.level(verdict) if scale else None
    return level is not None and level.truth is Value.JA


def _apart(scale: Scale | None, verdict: str, middle: Median | None) -> int:
    """How many levels outside the median; nothing without one, or when the scale does not know a level."""
    if scale is None or middle is None:
        return 0
    return abs(distance([level.id for level in scale.levels], verdict, middle))
