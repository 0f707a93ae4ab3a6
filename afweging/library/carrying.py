"""What a dossier carries over from another one it is a copy of, and which of that still stands as it was.

A copy saves typing, and invites answers that nobody read again. So a copy says where it came from (``Head.copied_from``), and
every answer that is still the one of its first version is shown as carried over. Nothing is stored for it: it is a comparison.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from afweging import canonical
from afweging.assessment.models import Answer, Assessment
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.dossier import Dossier
    from afweging.library import Library

Carried = Mapping[str, Any]
"""By question id the answer as it was carried over, in the form of the canonical data."""


def carried(library: "Library", kenmerk: str, assessment: Assessment) -> Carried:
    """The answers of the first version of a copy; nothing for a dossier that began empty. Raises as reading a version does."""
    if not assessment.head.copied_from:
        return {}
    answers = json.loads(library.store.version(kenmerk, 1).body)["answers"]
    return {name: _said(answer) for name, answer in answers.items() if _said(answer)}


def stands(answer: Answer, name: str, carried: Carried) -> bool:
    """Whether the answer to a question still is the one that was carried over."""
    return name in carried and _said(json.loads(canonical.text(answer))) == carried[name]


def standing(library: "Library", dossier: "Dossier") -> tuple[str, ...]:
    """The ids of the questions whose answer still is the one that was carried over, in the order of the framework."""
    first = carried(library, dossier.kenmerk, dossier.assessment)
    return tuple(question.id for question in dossier.framework.questions
                 if stands(dossier.assessment.answer(question.id), question.id, first))


def words(assessment: Assessment) -> str:
    """That an answer stands as it was carried over, and where it came from."""
    return _("carried over from {name}, unchanged").format(name=assessment.head.copied_from)


def _said(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer says; that it is to be looked at again is no part of it."""
    return {key: value for key, value in answer.items() if key != "again"}
