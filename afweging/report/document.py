"""What a report is made from: one version of an assessment with everything it was judged by.

The public edition is made from data in which names and closed parts no longer exist (``public``), never by hiding them
later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from afweging.advice.models import Advice
from afweging.assessment.models import Answer, Assessment
from afweging.assessment.remarks import Remark
from afweging.errors import NAME_IN_TEXT, AfwegingError, Faults
from afweging.evidence.models import Evidence
from afweging.framework.models import Framework, Text
from afweging.language.models import Glossary
from afweging.report import names, places
from afweging.report.closing import closed_data, closed_evidence
from afweging.report.pdf import Archive
from afweging.report.places import Passage
from afweging.texts import N_, Language, active


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of report: what it is called, and the template that lays it out."""

    label: str
    template: str


KINDS: Final[Mapping[str, Kind]] = {
    "advies": Kind(label=N_("Advice"), template="advies.html.j2"),
    "beslisnota": Kind(label=N_("Decision memo"), template="beslisnota.html.j2"),
}
"""Name to kind: the whole advice, and the memo of one to two pages for whoever decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which version this is. ``created`` is in UTC; ``hash`` is 64 hexadecimal digits; ``role`` is a role, not a name.

    ``draft`` says that the text was still being worked on: then ``number`` is the version it began from and ``hash``
    that of its own canonical text.
    """

    number: int
    hash: str
    created: datetime
    role: str = ""
    reason: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckPoint:
    """What a consistency check said of a version, and the word that answered it, if one did."""

    questions: tuple[str, ...]
    says: Text
    word: str = ""
    role: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version, ready to be reported as one kind, in one language, for internal use or for the public."""

    framework: Framework
    assessment: Assessment
    advice: Advice
    evidence: Evidence
    stamp: Stamp
    language: Language
    public: bool = False
    kind: str = "advies"
    archive: Archive = "a-3a"
    """The archival standard of the PDF."""
    remarks: tuple[Remark, ...] = ()
    """Remarks of readers for the annex of an internal report; the public edition is made without them."""
    glossary: Glossary = field(default_factory=Glossary)
    """The terms that the last page of the advice can explain; only those that are used are."""
    checks: tuple[CheckPoint, ...] = ()
    """What consistency checks asked and what was answered, for the open points; the public edition is made without them."""


def public(assessment: Assessment) -> Assessment:
    """The assessment without names of persons and without confidential text, marked as public; roles and grounds stay."""
    answers = {name: _publishable(answer) for name, answer in assessment.answers.items()}
    persons = tuple(replace(person, name="") for person in assessment.head.persons)
    head = replace(assessment.head, persons=persons, copied_from="")  # which other dossiers there are is nobody's business
    carried = closed_data(assessment.evidence)
    return replace(assessment, head=head, answers=MappingProxyType(answers), public=True, evidence=carried)


def _publishable(answer: Answer) -> Answer:
    """An answer without its closed part, and without what its writer still has to look at."""
    closed = replace(answer.confidential, text="") if answer.confidential else None
    return replace(answer, confidential=closed, again=())


def edition(document: Document) -> Document:
    """The document itself, or for the public one what may be published of it.

    Raises ``Faults`` with every place where the name of a person stands in a text: what remains must hold no names.
    """
    if not (document.public or document.assessment.public):
        return document
    found = names_in_text(document)
    if found:
        raise Faults(tuple(AfwegingError(NAME_IN_TEXT, where=one.place, line=one.line, position=one.position) for one in found))
    return replace(document, assessment=public(document.assessment), public=True, remarks=(), checks=(),
                   evidence=closed_evidence(document.evidence))


def names_in_text(document: Document) -> tuple[names.Found, ...]:
    """Every place where a name of the person fields stands in a text that would be published."""
    words, stamp = active(), document.stamp
    known = [person.name for person in document.assessment.head.persons]
    version = (
        Passage(place=words.say("the reason of the version"), path="version.reason", text=stamp.reason),
        Passage(place=words.say("the role that recorded the version"), path="version.role", text=stamp.role),
    )
    return names.search(known, (*places.passages(document.framework, document.assessment, words), *version))
