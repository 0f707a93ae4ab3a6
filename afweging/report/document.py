"""What a report is made from: one version of an assessment with everything it was judged by.

The public edition is made from data in which the closed parts no longer exist (``public``), never by hiding them later.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from afweging.advice.models import Advice
from afweging.assessment.models import Answer, Assessment
from afweging.evidence.models import Evidence
from afweging.framework.models import Framework
from afweging.texts import Language


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version, ready to be reported in one language, for internal use or for the public."""

    framework: Framework
    assessment: Assessment
    advice: Advice
    evidence: Evidence
    stamp: Stamp
    language: Language
    public: bool = False


def edition(document: Document) -> Document:
    """The document itself, or for the public one whose closed parts are gone."""
    if not document.public:
        return document
    return replace(document, assessment=public(document.assessment))


def public(assessment: Assessment) -> Assessment:
    """The assessment without names of persons and without confidential text; the ground to withhold stays."""
    answers = {name: _without_closed_part(answer) for name, answer in assessment.answers.items()}
    return replace(assessment, head=replace(assessment.head, persons=()), answers=MappingProxyType(answers))


def _without_closed_part(answer: Answer) -> Answer:
    if answer.confidential is None:
        return answer
    return replace(answer, confidential=replace(answer.confidential, text=""))
