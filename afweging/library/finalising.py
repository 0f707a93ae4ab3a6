"""Finalising with everything that is known, and what the consistency checks say before it comes to that.

The checks include what earlier dossiers said. A word on a check may be given at any moment; it counts at finalising as long as
the check still says the same, and it stays in the log with who gave it and when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afweging import canonical, errors
from afweging.advice.checks import Warning_, asking
from afweging.assessment import precedents as pure
from afweging.assessment.precedents import Median
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.evidence.models import Evidence
from afweging.framework.models import Asks, Text
from afweging.library import Dossier, Library, precedents, turning
from afweging.library.turning import NOTHING, WORD_GIVEN, Word, Words

FEW = 300
"""Up to this many versions a library is small: reading all its earlier dossiers takes a moment."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Spoken:
    """What one check says of a dossier, and what was said back."""

    check: str
    text: Text
    questions: tuple[str, ...]
    facts: tuple[str, ...]
    asks: Asks
    word: Word | None = None
    """The word that answers it; None while there is none, and for a check that no word answers."""

    @property
    def open(self) -> bool:
        """Whether something must still be said: a word here, or what the conclusion lacks."""
        return self.asks == "conclusion" or (self.asks == "word" and self.word is None)


def medians(library: Library, dossier: Dossier) -> Mapping[str, Median]:
    """What earlier dossiers said in the middle; nothing for a second, blind judgement, which must not know it."""
    if dossier.assessment.head.second_of:
        return {}
    return precedents.medians(library, dossier.framework, dossier.assessment)


def warnings(library: Library, dossier: Dossier) -> tuple[Warning_, ...]:
    """The consistency checks that a word answers and that speak; each needs one before the dossier is finalised."""
    return turning.warnings(dossier, library.evidence, medians(library, dossier))


def spoken(library: Library, dossier: Dossier) -> tuple[Spoken, ...]:
    """Everything the checks say of a dossier as it is now, in the order of the framework, with the words given so far.

    A check that a word answers is there once, about all its questions; the others once for every question they are about.
    """
    return _spoken(library, dossier, library.evidence, medians(library, dossier))


def _spoken(library: Library, dossier: Dossier, evidence: Evidence, middle: Mapping[str, Median]) -> tuple[Spoken, ...]:
    found = turning.speaking(dossier, evidence, middle)
    return with_words(found, turning.words_given(library.store, dossier.kenmerk, asking(found)))


def with_words(found: Sequence[Warning_], given: Mapping[str, Word]) -> tuple[Spoken, ...]:
    """What the checks say, each with the word that answers it."""
    made: dict[tuple[str, tuple[str, ...]], Spoken] = {}
    for one in found:
        together = one.asks == "word"
        questions = turning.questions_of(found, one.check) if together else one.questions
        facts = turning.facts_of(found, one.check) if together else one.facts
        made.setdefault((one.check, questions), Spoken(
            check=one.check, text=one.text, questions=questions, facts=facts, asks=one.asks, word=given.get(one.check)))
    return tuple(made.values())


def spoken_apart(library: Library, dossier: Dossier, evidence: Evidence) -> tuple[Spoken, ...]:
    """The same beside the typing, in a thread of its own and with evidence that was read already.

    In a library with many versions the comparison with earlier dossiers waits until somebody read those (the panel with
    earlier dossiers, or finalising): reading them all would take memory and time from whoever is typing.
    """
    known = precedents.kept(library)
    if known is None and library.store.content().versions <= FEW:
        known = precedents.known_apart(library)
    blind = bool(dossier.assessment.head.second_of)
    middle = {} if blind or known is None else pure.medians(dossier.framework, dossier.assessment.head, known.earlier)
    return _spoken(library, dossier, evidence, middle)


def at_question(found: Sequence[Spoken], question_id: str) -> tuple[Spoken, ...]:
    """What the checks say about one question; what still asks for something comes first."""
    return tuple(sorted((one for one in found if question_id in one.questions), key=lambda one: not one.open))


def say(library: Library, dossier: Dossier, check: str, text: str) -> Word:
    """Say a word to a check that speaks; the word stays in the log, and a later one takes its place.

    Raises DOSSIER_FROZEN, CHECK_SILENT when the check says nothing or no word answers it, CHECK_OPEN for an empty word, and
    what the store raises.
    """
    if dossier.frozen:
        raise AfwegingError(errors.DOSSIER_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
    found, word = warnings(library, dossier), " ".join(clean(text).split())
    about = tuple(warning for warning in found if warning.check == check)
    for fault in turning.unanswered(dossier, about, {check: word}):
        raise _with_speaking(fault, found)
    library.log(WORD_GIVEN, dossier.kenmerk, canonical.text(turning.word_detail(found, check, word, dossier.info.number)),
                role=dossier.assessment.head.opsteller)
    return turning.words_given(library.store, dossier.kenmerk, found)[check]


def _with_speaking(fault: AfwegingError, found: Sequence[Warning_]) -> AfwegingError:
    """The same fault; one about a check that is silent names those that do speak."""
    if fault.code is not errors.CHECK_SILENT:
        return fault
    speaking = ", ".join(dict.fromkeys(warning.check for warning in found)) or "-"
    return AfwegingError(fault.code, where=fault.where, **{**fault.values, "speaking": speaking})


def finalise(library: Library, dossier: Dossier, reason: str, *, because: Words = NOTHING, words: Words = NOTHING) -> Dossier:
    """Finalise. Raises ``Faults`` with everything that is in the way: see ``Library.finalise``."""
    return library.finalise(dossier, reason, because, words, medians(library, dossier))
