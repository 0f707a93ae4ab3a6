"""Finalising with everything that is known: the consistency checks include what earlier dossiers said."""

from collections.abc import Mapping

from afweging.advice.checks import Warning_
from afweging.assessment.precedents import Median
from afweging.library import Dossier, Library, precedents, turning
from afweging.library.turning import NOTHING, Words


def medians(library: Library, dossier: Dossier) -> Mapping[str, Median]:
    """What earlier dossiers said in the middle; nothing for a second, blind judgement, which must not know it."""
    if dossier.assessment.head.second_of:
        return {}
    return precedents.medians(library, dossier.framework, dossier.assessment)


def warnings(library: Library, dossier: Dossier) -> tuple[Warning_, ...]:
    """The consistency checks that speak; each check needs a word before the dossier is finalised."""
    return turning.warnings(dossier, library.evidence, medians(library, dossier))


def finalise(library: Library, dossier: Dossier, reason: str, *, because: Words = NOTHING, words: Words = NOTHING) -> Dossier:
    """Finalise. Raises ``Faults`` with everything that is in the way: see ``Library.finalise``."""
    return library.finalise(dossier, reason, because, words, medians(library, dossier))
