"""Every text of an assessment with the place where it stands, in words: for messages about characters, sizes and names.

The walk goes over the data itself, so a field that is added later is walked too; only ids, dates and choices are not
texts. Names of persons and closed parts are marked, because the public edition leaves them out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from afweging import canonical
from afweging.assessment.models import Assessment
from afweging.assessment.wording import LARGEST
from afweging.errors import TEXT_TOO_LARGE, TOO_MANY, AfwegingError
from afweging.framework.models import Framework
from afweging.report.markdown import LIST_ITEMS
from afweging.texts import N_, Sentences

_NO_TEXT: Final = frozenset({
    "verdict", "prompt", "fact", "grade", "effect", "ground", "outcome", "phase", "status", "level", "budget", "language",
    "purpose", "day", "date", "until", "peildatum", "again", "id", "kind", "kamerstuk", "published", "not_before", "cabinet",
    "source", "lines", "valid_from", "superseded_by",
})
"""Keys of ids, dates and choices."""

_PLACES: Final[Mapping[str, str]] = {
    "head.kenmerk": N_("the reference (kenmerk)"),
    "head.title": N_("the title"),
    "head.directorate": N_("the directorate"),
    "head.opsteller": N_("the role of the lead author"),
    "head.member_state": N_("the member state"),
    "head.tags": N_("keyword {number}"),
    "head.classification.set_by": N_("who set the marking"),
    "head.persons.role": N_("the role of person {number}"),
    "head.persons.name": N_("the name of person {number}"),
    "head.memo.directorate_general": N_("the directorate-general"),
    "head.memo.addressees": N_("addressee {number} of the memo"),
    "head.memo.copy_to": N_("copy {number} of the memo"),
    "head.memo.enclosures": N_("enclosure {number} of the memo"),
    "head.memo.co_signatories": N_("co-signatory {number} of the memo"),
    "head.memo.sign_off": N_("role {number} of the sign-off route"),
    "conclusion.focus": N_("the focus"),
    "conclusion.conditions": N_("own condition {number}"),
    "conclusion.accumulation": N_("the reason for the accumulation of reservations"),
    "conclusion.deviation.reason": N_("the reason for the deviation"),
    "conclusion.deviation.role": N_("the role that gives the reason"),
    "conclusion.deviation.second_reader": N_("the role of the second reader"),
    "conclusion.next_moment.text": N_("the next decision moment"),
}
_OWN: Final[Mapping[str, str]] = {"facts": N_("own fact {number}"), "sources": N_("own source {number}"),
                                 "cabinets": N_("own cabinet {number}")}
"""The own evidence that travels with an assessment: whatever stands in a fact or source is named by its number."""
_IN_ANSWERS: Final[Mapping[str, str]] = {
    "text": N_("question {question}, answer"),
    "missing": N_("question {question}, what is missing"),
    "owner": N_("question {question}, role that answers"),
    "ticks.note": N_("question {question}, note {number}"),
    "sources.title": N_("question {question}, source {number}"),
    "sources.place": N_("question {question}, place of source {number}"),
    "confidential.text": N_("question {question}, closed part"),
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Passage:
    """One text with its place: in words for people, as a path for programs."""

    place: str
    path: str
    text: str
    left_out: bool = False
    """Whether the public edition leaves it out."""
    markdown: bool = False
    """Whether it is Markdown, which has bounds of its own."""


def passages(framework: Framework, assessment: Assessment, words: Sentences) -> Iterator[Passage]:
    """Every text of an assessment, in the order of the data."""
    for path, text in _walk(canonical.plain(assessment), ()):
        field = ".".join(step for step in path if not step.isdecimal())
        yield Passage(place=_place(path, framework, words), path=".".join(path), text=text,
                      left_out=field == "head.persons.name" or field.endswith(".confidential.text"),
                      markdown=path[0] == "answers" and path[2:] in (("text",), ("confidential", "text")))


def within_bounds(framework: Framework, assessment: Assessment, words: Sentences) -> None:
    """Raise ``AfwegingError`` with the place of a plain text or a list that is too large for a report (pdf.md 6)."""
    for passage in passages(framework, assessment, words):
        size = len(passage.text.encode(errors="replace"))
        if size > LARGEST and not passage.markdown:
            raise AfwegingError(TEXT_TOO_LARGE, where=passage.place, size=-(-size // 1000), limit=LARGEST // 1000)
        number = max((int(step) for step in passage.path.split(".") if step.isdecimal()), default=0)
        if number > LIST_ITEMS:
            raise AfwegingError(TOO_MANY, where=passage.place, found=f"> {LIST_ITEMS}", limit=LIST_ITEMS)


def _walk(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401 - JSON data
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _walk(item, (*path, str(number)))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _NO_TEXT and (path or key != "framework"):
                yield from _walk(item, (*path, key))


def _place(path: tuple[str, ...], framework: Framework, words: Sentences) -> str:
    number = next((step for step in reversed(path) if step.isdecimal()), "")
    if path[0] == "answers" and (question := framework.find(path[1])):
        shape = _IN_ANSWERS.get(".".join(step for step in path[2:] if not step.isdecimal()), "")
        found = words.say(shape).format(question=question.number, number=number)
    elif path[0] == "evidence":
        found = words.say(_OWN[path[1]]).format(number=path[2])
    else:
        found = words.say(_PLACES.get(".".join(step for step in path if not step.isdecimal()), "")).format(number=number)
    return found or ".".join(path)
