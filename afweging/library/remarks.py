"""Remarks on dossiers: make, reply, resolve, reopen, list and count them; of all dossiers at once: ``remark_counts``.

They are events of the store, so nothing is ever rewritten, and a finalised dossier takes them as well as a concept.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from afweging import canonical, errors
from afweging.assessment import remarks as rules
from afweging.assessment.check import question_named
from afweging.assessment.remark_kinds import KINDS, MADE, REOPENED, REPLIED, RESOLVED
from afweging.assessment.remarks import Detail, Remark
from afweging.errors import AfwegingError
from afweging.library import Library

if TYPE_CHECKING:
    from afweging.report.document import Document


def remarks(library: Library, kenmerk: str) -> tuple[Remark, ...]:
    """All remarks on a dossier, by number. Raises STORE_UNKNOWN."""
    found = library.store.events(library.store.entry(kenmerk).kenmerk, kinds=KINDS)
    return rules.fold(reversed(found))


def open_count(library: Library, kenmerk: str) -> int:
    """How many remarks on a dossier nobody resolved yet."""
    return len(rules.still_open(remarks(library, kenmerk)))


def add(library: Library, kenmerk: str, question: str, text: str) -> Remark:
    """Make a remark on the answer to a question (by id or number).

    Raises REMARK_EMPTY, REMARK_TOO_LONG, UNKNOWN_QUESTION, STORE_UNKNOWN, and what the store raises.
    """
    kept = rules.accepted(text)
    asked = question_named(library.dossier(kenmerk).framework, question)
    with library.store.atomic():
        number = 1 + max((remark.number for remark in remarks(library, kenmerk)), default=0)
        return _noted(library, kenmerk, MADE, Detail(remark=number, question=asked.id, text=kept))


def reply(library: Library, kenmerk: str, number: int, text: str) -> Remark:
    """Reply to a remark. Raises as ``add`` does, and REMARK_UNKNOWN."""
    kept = rules.accepted(text)
    with library.store.atomic():
        rules.numbered(remarks(library, kenmerk), number)
        return _noted(library, kenmerk, REPLIED, Detail(remark=number, text=kept))


def resolve(library: Library, kenmerk: str, number: int) -> Remark:
    """A remark is dealt with. Raises REMARK_UNKNOWN, REMARK_RESOLVED when it was already."""
    with library.store.atomic():
        if rules.numbered(remarks(library, kenmerk), number).resolved:
            raise AfwegingError(errors.REMARK_RESOLVED, number=number)
        return _noted(library, kenmerk, RESOLVED, Detail(remark=number))


def reopen(library: Library, kenmerk: str, number: int) -> Remark:
    """A remark is not dealt with after all. Raises REMARK_UNKNOWN, REMARK_OPEN when nobody had resolved it."""
    with library.store.atomic():
        if not rules.numbered(remarks(library, kenmerk), number).resolved:
            raise AfwegingError(errors.REMARK_OPEN, number=number)
        return _noted(library, kenmerk, REOPENED, Detail(remark=number))


def annexed(library: Library, document: "Document") -> "Document":
    """What an internal report with the remarks as annex is made from. Raises REMARKS_INTERNAL for a public one."""
    if document.public or document.assessment.public:
        raise AfwegingError(errors.REMARKS_INTERNAL)
    return replace(document, remarks=remarks(library, document.assessment.head.kenmerk))


def _noted(library: Library, kenmerk: str, kind: str, detail: Detail) -> Remark:
    """Record what was done, and the remark as it is then. Inside a transaction."""
    dossier = library.dossier(kenmerk)
    full = Detail(remark=detail.remark, question=detail.question, text=detail.text, version=dossier.info.number)
    library.log(kind, dossier.kenmerk, canonical.text(full), role=dossier.assessment.head.opsteller)
    return rules.numbered(remarks(library, kenmerk), detail.remark)
