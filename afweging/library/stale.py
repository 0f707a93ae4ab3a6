"""Re-judging: finalised dossiers that cite facts which lapsed since, and what reopening those verdicts would do.

A dossier counts while its newest version is finalised; one that was reopened is being judged again already. Second
judgements do not count: they judge a dossier that does. A fact lapsed since when it stood at the peildatum, or was not
superseded yet, and another fact has its place on the day that is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from afweging import canonical, errors
from afweging.advice.ladder import derive
from afweging.assessment.citing import facts_of
from afweging.assessment.models import Assessment, Status
from afweging.errors import AfwegingError
from afweging.evidence.models import Evidence, Standing
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.library import Library
from afweging.texts import _, active


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Lapsed:
    """A fact cited at a question, and the fact that has its place now."""

    question: Question
    fact: str
    successor: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Stale:
    """A finalised dossier that cites facts which lapsed since, and what follows when those verdicts are reopened."""

    kenmerk: str
    number: int
    title: str
    peildatum: date
    example: bool
    lapsed: tuple[Lapsed, ...]
    before: str
    """The advice that follows from the verdicts as they are, by outcome id."""
    after: str
    """The advice when the verdicts on those questions are not decidable."""
    possible: tuple[str, ...]
    """The outcomes that are still possible then, lowest first."""
    undecided: bool
    """Whether the advice would become undecided."""
    framework: Framework


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Found:
    """The stale dossiers of a library, by kenmerk, and the dossiers that are damaged so that nobody can tell."""

    stale: tuple[Stale, ...]
    damaged: tuple[str, ...] = ()


def find(library: Library, on: date) -> Found:
    """Every finalised dossier that cites facts which lapsed between its peildatum and a day."""
    evidence = library.evidence
    gone = [fact.id for fact in evidence.facts if evidence.validity(fact, on).standing is Standing.SUPERSEDED]
    newest = dict(library.store.newest())
    found: list[Stale] = []
    damaged: list[str] = []
    for kenmerk, number in library.store.newest(Status.VASTGESTELD):
        if newest[kenmerk] != number:
            continue
        try:
            body = library.store.version(kenmerk, number).body
        except AfwegingError as error:
            if error.code is not errors.STORE_DAMAGED_VERSION:
                raise
            damaged.append(kenmerk)
            continue
        if any(name in body for name in gone):  # most dossiers cite none of them, and need not be read any further
            assessment = canonical.read(Assessment, body)
            found += _stale(library.framework(assessment.framework.hash), assessment, evidence, on, number)
    return Found(stale=tuple(found), damaged=tuple(damaged))


def _stale(framework: Framework, assessment: Assessment, evidence: Evidence, on: date, number: int) -> Iterator[Stale]:
    head, lapsed = assessment.head, tuple(lapsed_in(framework, assessment, evidence, on))
    if not lapsed or head.second_of:
        return
    reopened = {one.question.id for one in lapsed if framework.scale_of(one.question) is not None}
    before = derive(framework, assessment.verdicts)
    after = derive(framework, {**assessment.verdicts, **dict.fromkeys(reopened, UNKNOWN)})
    undecided = framework.ladder.undecided
    yield Stale(
        kenmerk=head.kenmerk, number=number, title=head.title, peildatum=head.peildatum, example=head.example, lapsed=lapsed,
        before=before.advice, after=after.advice, possible=after.outcomes, framework=framework,
        undecided=after.advice == undecided and before.advice != undecided,
    )


def lapsed_in(framework: Framework, assessment: Assessment, evidence: Evidence, on: date) -> Iterator[Lapsed]:
    """The cited facts of an assessment that another fact took the place of between its peildatum and a day."""
    for question in framework.questions:
        for name in facts_of(assessment.answer(question.id)):
            fact = evidence.fact(name)
            if fact is None or evidence.validity(fact, assessment.head.peildatum).standing is Standing.SUPERSEDED:
                continue
            successor = evidence.validity(fact, on).successor
            if successor is not None:
                yield Lapsed(question=question, fact=name, successor=successor.id)


# --- in words: the same on every face -----------------------------------------------------------------------------

def lapsed_words(one: Lapsed, evidence: Evidence) -> str:
    """A lapsed fact with its question and what took its place, as a sentence."""
    successor = evidence.fact(one.successor)
    text = successor.text.at(active().language) if successor else ""
    return _("Question {number}: {fact} has lapsed; in its place came {successor}: {text}").format(
        number=one.question.number, fact=one.fact, successor=one.successor, text=text)


def effect_words(one: Stale) -> str:
    """What reopening those verdicts would do to the advice, as a sentence."""
    labels = {outcome.id: outcome.label.at(active().language) for outcome in one.framework.ladder.outcomes}
    if one.undecided:
        return _("With those verdicts reopened the advice becomes undecided; still possible: {outcomes}.").format(
            outcomes=" · ".join(labels[name] for name in one.possible))
    if one.before == one.framework.ladder.undecided:
        return _("The advice was undecided already.")
    return _("With those verdicts reopened the advice stays: {outcome}.").format(outcome=labels[one.after])


def as_data(one: Stale) -> dict[str, Any]:
    """A stale dossier as JSON data."""
    return {
        "kenmerk": one.kenmerk, "version": one.number, "title": one.title, "peildatum": one.peildatum.isoformat(),
        "example": one.example,
        "lapsed": [{"question": each.question.id, "number": each.question.number, "fact": each.fact, "successor": each.successor}
                   for each in one.lapsed],
        "advice": one.before, "reopened": {"advice": one.after, "possible": list(one.possible), "undecided": one.undecided},
    }
