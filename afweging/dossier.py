"""A dossier as the faces see it, and what the list, the search and the finalising read from it."""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from afweging import errors
from afweging.assessment.choices import Status
from afweging.assessment.remark_kinds import MADE, REPLIED
from afweging.errors import AfwegingError
from afweging.store.records import Notes, Passage, Summary
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.advice.models import Advice
    from afweging.assessment.models import Assessment
    from afweging.framework.models import Framework
    from afweging.store.records import Draft, VersionInfo


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """A dossier as it is now (its draft, else its newest version), or as one version of it was."""

    kenmerk: str
    assessment: Assessment
    framework: Framework
    info: VersionInfo
    """The version shown, or the version the draft began from."""
    draft: Draft | None = None
    """The draft shown, if the dossier has one and no version was asked for."""

    @property
    def advice(self) -> Advice:
        """The advice that follows from it."""
        from afweging.advice.judge import advise  # noqa: PLC0415 - a list of dossiers can do without

        return advise(self.framework, self.assessment)

    @property
    def frozen(self) -> bool:
        """Whether it is finalised, so that only reopening makes it writable again."""
        return self.assessment.head.status is Status.VASTGESTELD


@dataclass(frozen=True, slots=True, repr=False)
class Imported:
    """What an import did: the version that holds the assessment now, and whether it was there already."""

    info: VersionInfo
    known: bool
    restored: bool = False
    """Whether it came from a PDF report and is, verified, equal to what that was made from."""
    public: bool = False
    """Whether it came from a public report, so that names and closed parts are missing."""
    evidence: tuple[str, ...] = ()
    """The sources and facts of the sender's own that came along and were not here yet, by id."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Those whose id was taken here by something else: the id in the file to the one it has here."""


def imported(done: Imported) -> str:
    """What an import did, as a sentence for the user."""
    if done.public:
        said = _("{kenmerk} made as version {number} from a public report: names and closed parts are not in it.")
    elif done.restored and done.known:
        said = _("{kenmerk} was there already (version {number}), equal to what the report carries.")
    elif done.restored:
        said = _("{kenmerk} restored as version {number}, equal to what the report carries.")
    else:
        said = _("{kenmerk} was there already, equal (version {number}).") if done.known else _(
            "{kenmerk} imported as version {number}.")
    said = said.format(kenmerk=done.info.kenmerk, number=done.info.number)
    if done.evidence:
        said += " " + _("Own sources and facts that came along: {names}.").format(names=", ".join(done.evidence))
    if done.renamed:
        names = ", ".join(f"{old} → {new}" for old, new in done.renamed.items())
        said += " " + _("Ids that were taken here became others, in the citations too: {names}.").format(names=names)
    return said


def passages(body: str) -> tuple[Passage, ...]:
    """What search looks through in the canonical text of an assessment: the head and every answer."""
    data = json.loads(body)
    head = data.get("head", {})
    found = [Passage("head", " ".join([head.get("kenmerk", ""), head.get("title", ""), *head.get("tags", [])]))]
    for question, answer in data.get("answers", {}).items():
        closed = answer.get("confidential", {}).get("text", "")
        parts = [answer.get("text", ""), answer.get("missing", ""), closed]
        parts += [tick.get("note", "") for tick in answer.get("ticks", [])]
        parts += [source.get("title", "") for source in answer.get("sources", [])]
        parts.append(" ".join(cited["fact"] for cited in answer.get("facts", [])))
        found.append(Passage(question, "\n".join(part for part in parts if part)))
    conclusion = data.get("conclusion", {})
    parts = [conclusion.get("focus", ""), *conclusion.get("conditions", []), conclusion.get("accumulation", "")]
    parts.append(conclusion.get("deviation", {}).get("reason", ""))
    found.append(Passage("conclusion", "\n".join(part for part in parts if part)))
    return tuple(passage for passage in found if passage.text.strip())


def said(detail: str) -> tuple[Passage, ...]:
    """What search looks through in a remark or a reply; a reply does not say which question it is about."""
    data = json.loads(detail)
    text, question = data.get("text", ""), data.get("question", "")
    return (Passage(f"{REMARKED}:{question}" if question else REMARKED, text),) if text.strip() else ()


REMARKED: Final = "remark"
"""The place of a passage that is a remark; a colon and the id of its question may follow."""
NOTES: Final[Notes] = MappingProxyType(dict.fromkeys((MADE, REPLIED), said))
"""The events whose words are found with their dossier."""


def summary(framework: Framework, assessment: Assessment) -> Summary:
    """What the list shows of an assessment. The advice is the one shown to readers: chosen, else derived when decided.

    Nobody chooses an advice in a second judgement, so once it is closed the derived one is its last word, also undecided.
    """
    from afweging.advice.judge import advise  # noqa: PLC0415 - a list of dossiers can do without
    from afweging.assessment.completeness import progress  # noqa: PLC0415 - the same

    head, advice = assessment.head, advise(framework, assessment)
    closed = bool(head.second_of) and head.status is Status.VASTGESTELD
    decided = closed or advice.advice != framework.ladder.undecided
    return Summary(
        title=head.title, status=head.status, phase=head.phase, peildatum=head.peildatum,
        advice=advice.chosen or (advice.advice if decided else ""),
        progress=progress(framework, assessment, advice.reached).done,
        example=head.example, directorate=head.directorate, tags=", ".join(head.tags), second_of=head.second_of,
    )


def split_name(name: str) -> tuple[str, int | None]:
    """``kenmerk@number`` as kenmerk and version number; without a number the newest is meant."""
    kenmerk, at, number = name.rpartition("@")
    return (kenmerk.strip(), int(number)) if at and number.isdecimal() else (name.strip(), None)


def hindrances(dossier: Dossier) -> Iterator[AfwegingError]:
    """What keeps a dossier from being finalised: open questions, answers to look at again, and reasons of rules R8 and R9."""
    from afweging.advice.labels import DUTY  # noqa: PLC0415 - only when a dossier is finalised or looked at
    from afweging.assessment.completeness import DONE, State, states  # noqa: PLC0415 - the same
    from afweging.assessment.labels import STATE  # noqa: PLC0415 - the same
    from afweging.assessment.leaning import flagged, reasons  # noqa: PLC0415 - the same

    if dossier.assessment.head.second_of:  # it is closed, by other rules, in a way of its own
        yield AfwegingError(errors.SECOND_NOT_FINALISED, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
        return
    framework, advice = dossier.framework, dossier.advice
    found = states(framework, dossier.assessment, advice.reached)
    for question in framework.questions:
        state = found[question.id]
        if state not in DONE and state is not State.NOT_REACHED:
            yield AfwegingError(errors.QUESTION_OPEN, where=dossier.kenmerk, number=question.number, state=_(STATE[state]))
    for question in flagged(framework, dossier.assessment):
        if found[question.id] is not State.NOT_REACHED:
            numbers = ", ".join(str(one.number) for one in reasons(framework, dossier.assessment, question.id))
            yield AfwegingError(errors.LOOK_AGAIN, where=dossier.kenmerk, kenmerk=dossier.kenmerk, number=question.number,
                                changed=numbers)
    for notice in advice.notices:
        if not notice.met:
            yield AfwegingError(errors.DUTY_OPEN, where=dossier.kenmerk, rule=notice.rule, duty=_(DUTY[notice.duty]))
