"""The use cases of a second assessor: judging the same dossier blind, laying both beside each other, reconciling (domain 5).

The second judgement is a dossier of its own, with its own versions and drafts; ``head.second_of`` names the version it
judges. It begins with nothing of the first but what the question is about. While it is open, nothing of the two is laid
side by side; once it is done it never changes any more. What was agreed becomes a version of the first dossier.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from afweging import canonical, errors
from afweging.advice.disagreement import Effect, effect
from afweging.assessment.agreement import Pair, pairs
from afweging.assessment.comparison import compare
from afweging.assessment.completeness import without_verdict
from afweging.assessment.leaning import changed
from afweging.assessment.models import EMPTY, Answer, Assessment, Head, Status
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import UNKNOWN
from afweging.library import Dossier, Entry, Filter, Library, split_name
from afweging.library.blind import is_done
from afweging.library.turning import NOTHING, reasons, unaccounted
from afweging.texts import _, ngettext

SETTLED = "settled"
"""The event that keeps what was agreed on one question, on the second dossier, as soon as it was said."""
RECONCILED = "reconciled"
"""The event that keeps both verdicts and why, on the first dossier, with the version that holds what was agreed."""


@dataclass(frozen=True, slots=True, repr=False)
class Started:
    """The second judgement of a dossier, and whether it was begun just now."""

    dossier: Dossier
    new: bool
    same_role: bool
    """Whether nothing shows that another role judges than the one that wrote the first. A role is not a proof."""


class Settlement(NamedTuple):
    """What two assessors agreed on a question, and why."""

    verdict: str
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class Double:
    """A dossier that was judged twice: the version that was judged, and the second judgement, which is done."""

    first: Dossier
    second: Dossier

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Both verdicts on every question that at least one of the two judged."""
        return pairs(self.first.framework, self.first.assessment.verdicts, self.second.assessment.verdicts)

    @property
    def effect(self) -> Effect:
        """What the differences do to the derived advice."""
        return effect(self.first.framework, self.first.assessment.verdicts, self.second.assessment.verdicts)


@dataclass(frozen=True, slots=True, repr=False)
class Judged:
    """The verdicts of a double-judged dossier, for counting over the library."""

    kenmerk: str
    example: bool
    pairs: tuple[Pair, ...]


# --- judging ------------------------------------------------------------------------------------------------------

def start(library: Library, kenmerk: str, *, role: str = "") -> Started:
    """Begin a second judgement of a dossier, or find the one that is open; by its own kenmerk it is found as well.

    ``role`` is whose it is, by default the role of the user.

    Raises SECOND_DRAFT, SECOND_EARLY, and SECOND_WAITS when one is done and not reconciled yet.
    """
    first = library.dossier(split_name(kenmerk)[0])
    if first.assessment.head.second_of:
        return Started(first, new=False, same_role=False)
    with library.store.atomic():  # so that two who begin at once do not begin two
        if running := open_of(library, first.kenmerk):
            return Started(library.dossier(running), new=False, same_role=False)
        _refuse_too_early(library, first)
        name = f"{first.kenmerk}@{first.info.number}"
        blank = Assessment(form=first.assessment.form, head=_blank(first.assessment.head, name, role or library.role),
                           framework=first.assessment.framework)
        made = library.begin(first.framework, blank, _("second judgement of {name}").format(name=name))
    return Started(made, new=True, same_role=_same_role(role or library.role, first))


def _blank(head: Head, name: str, role: str) -> Head:
    """What a second judgement takes over: what the question is about, and nothing of what the first made of it."""
    return Head(kenmerk="", title=head.title, peildatum=head.peildatum, phase=head.phase, opsteller=role,
                classification=head.classification, member_state=head.member_state, language=head.language, tags=head.tags,
                example=head.example, second_of=name)


def _refuse_too_early(library: Library, first: Dossier) -> None:
    if first.draft:
        raise AfwegingError(errors.SECOND_DRAFT, where=first.kenmerk, kenmerk=first.kenmerk)
    if without_verdict(first.framework, first.assessment, first.advice.reached):
        raise AfwegingError(errors.SECOND_EARLY, where=first.kenmerk, kenmerk=first.kenmerk)
    for entry in _done(library, first.kenmerk):
        done = double(library, entry.kenmerk)
        if not reconciled(library, done) and not changed_since(library, done):
            raise AfwegingError(errors.SECOND_WAITS, where=first.kenmerk, kenmerk=first.kenmerk, second=entry.kenmerk)


def _same_role(role: str, first: Dossier) -> bool:
    known = {first.info.author_role.casefold(), first.assessment.head.opsteller.casefold()}
    return not role or role.casefold() in known


def close(library: Library, kenmerk: str, reason: str) -> Dossier:
    """Close a second judgement, by its own kenmerk or that of the first: every verdict given, or unknown with what is missing.

    From then on it is frozen for good. Raises ``Faults`` with what is open, SECOND_NONE, SECOND_STAYS.
    """
    dossier = library.dossier(split_name(kenmerk)[0])
    if not dossier.assessment.head.second_of:
        dossier = library.dossier(open_of(library, dossier.kenmerk) or _none(dossier.kenmerk))
    if dossier.frozen:
        raise AfwegingError(errors.SECOND_STAYS, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
    if faults := (*_unjudged(dossier), *unaccounted(dossier, library.turned(dossier), NOTHING)):
        raise Faults(faults)
    done = replace(dossier.assessment, head=replace(dossier.assessment.head, status=Status.VASTGESTELD))
    info = library.append(dossier, done, reason, "second-done")
    return replace(dossier, assessment=done, info=info, draft=None)


def unjudged(dossier: Dossier) -> tuple[AfwegingError, ...]:
    """What keeps a second judgement from being closed."""
    return tuple(_unjudged(dossier))


def _unjudged(dossier: Dossier) -> Iterator[AfwegingError]:
    reached = dossier.advice.reached
    for question in dossier.framework.questions:
        answer = dossier.assessment.answer(question.id)
        vague = answer.verdict == UNKNOWN and not answer.missing.strip()
        if question.kind != "advice" and question.id in reached and (answer.verdict is None or vague):
            state = _("unknown, without what is missing") if vague else _("no verdict")
            yield AfwegingError(errors.QUESTION_OPEN, where=dossier.kenmerk, number=question.number, state=state)


# --- laying side by side ------------------------------------------------------------------------------------------

def double(library: Library, kenmerk: str) -> Double:
    """Both judgements, found by the kenmerk of either: of the first, its newest second judgement that is done.

    Raises SECOND_NONE, and SECOND_OPEN while it is not done.
    """
    dossier = library.dossier(split_name(kenmerk)[0])
    if not dossier.assessment.head.second_of:
        found = next((entry.kenmerk for entry in _done(library, dossier.kenmerk)), "") or open_of(library, dossier.kenmerk)
        dossier = library.dossier(found or _none(dossier.kenmerk))
    if not dossier.frozen:
        raise AfwegingError(errors.SECOND_OPEN, where=dossier.kenmerk, second=dossier.kenmerk)
    return Double(library.dossier(dossier.assessment.head.second_of), dossier)


def changed_since(library: Library, judged: Double) -> str:
    """What was changed in the first dossier after the version that was judged, in words; empty when nothing that counts.

    Answers count, and the moment they are given for; status, title or the chosen advice do not.
    """
    present = library.dossier(judged.first.kenmerk)
    found = compare(present.framework, judged.first.assessment, present.assessment, under=judged.first.framework)
    numbers = [question.number for question in present.framework.questions
               if question.kind != "advice" and (change := found.question(question.id))
               and any(field.field != "again" for field in change.fields)]
    named = {"peildatum": _("reference date"), "phase": _("phase")}
    words = [named[field.field] for field in found.head if field.field in named]
    if found.other_framework:
        words.append(_("framework"))
    if numbers:
        listed = ", ".join(map(str, numbers))
        words.insert(0, ngettext("question {numbers}", "questions {numbers}", len(numbers)).format(numbers=listed))
    return ", ".join(words)


# --- reconciling --------------------------------------------------------------------------------------------------

def settle(library: Library, judged: Double, question: str, agreed: Settlement) -> None:
    """Keep at once what was agreed on one question that differs; the last word counts. Raises as ``reconcile`` does."""
    _refuse_settled(library, judged)
    _check(judged, {question: agreed})
    detail = {"question": question, "verdict": agreed.verdict, "why": agreed.why.strip()}
    library.log(SETTLED, judged.second.kenmerk, canonical.text(detail))


def settled(library: Library, judged: Double) -> dict[str, Settlement]:
    """What was agreed so far, by question; once it is a version of the first, what that version holds."""
    if record := _reconciliation(library, judged):
        return {question: Settlement(one["agreed"], one["why"]) for question, one in record["questions"].items() if one["why"]}
    found: dict[str, Settlement] = {}
    for event in library.store.events(judged.second.kenmerk):
        if event.kind == SETTLED:
            detail = json.loads(event.detail)
            found.setdefault(detail["question"], Settlement(detail["verdict"], detail["why"]))
    return found


def reconciled(library: Library, judged: Double) -> bool:
    """Whether what was agreed on this second judgement is a version of the first already."""
    return _reconciliation(library, judged) is not None


def _reconciliation(library: Library, judged: Double) -> dict[str, Any] | None:
    """What ``_record`` kept of this second judgement, if it was reconciled."""
    details = (json.loads(event.detail) for event in library.store.events(judged.first.kenmerk) if event.kind == RECONCILED)
    return next((detail for detail in details if split_name(detail["second"])[0] == judged.second.kenmerk), None)


def reconcile(library: Library, judged: Double, given: Mapping[str, Settlement]) -> Dossier:
    """Make what was agreed the next version of the first dossier, with both verdicts and why, in one stroke.

    What was settled before counts unless ``given`` says otherwise; equal verdicts are taken over. Raises DOSSIER_FROZEN,
    SECOND_RECONCILED, SECOND_CHANGED, SECOND_UNSETTLED, SECOND_EQUAL, SECOND_WHY.
    """
    present = _refuse_settled(library, judged)
    if present.frozen:
        raise AfwegingError(errors.DOSSIER_FROZEN, where=present.kenmerk, kenmerk=present.kenmerk)
    agreed = {**settled(library, judged), **given}
    _check(judged, agreed)
    lacking = [pair.question for pair in judged.pairs if pair.differs and pair.question not in agreed]
    if lacking:
        raise AfwegingError(errors.SECOND_UNSETTLED, where=judged.second.kenmerk, numbers=_numbers(judged, lacking))
    assessment = present.assessment
    for question, one in agreed.items():
        assessment = changed(present.framework, assessment, question, _agreed_answer(judged, assessment, question, one))
    turns = library.turned(replace(present, assessment=assessment))
    because = {question: one.why for question, one in agreed.items()}
    with library.store.atomic():
        info = library.append(present, assessment, _reason(judged), RECONCILED, canonical.text(_record(judged, agreed)))
        for kind, detail in reasons(turns, because, info.number):
            library.log(kind, present.kenmerk, canonical.text(detail))
    return replace(present, assessment=assessment, info=info, draft=None)


def _refuse_settled(library: Library, judged: Double) -> Dossier:
    """The first dossier as it is now, unless it was reconciled or changed."""
    kenmerk, second = judged.first.kenmerk, judged.second.kenmerk
    if reconciled(library, judged):
        raise AfwegingError(errors.SECOND_RECONCILED, where=kenmerk, kenmerk=kenmerk, second=second)
    if what := changed_since(library, judged):
        raise AfwegingError(errors.SECOND_CHANGED, where=kenmerk, kenmerk=kenmerk, number=judged.first.info.number, what=what)
    return library.dossier(kenmerk)


def _check(judged: Double, agreed: Mapping[str, Settlement]) -> None:
    differing = {pair.question for pair in judged.pairs if pair.differs}
    for question, one in agreed.items():
        if question not in differing:
            raise AfwegingError(errors.SECOND_EQUAL, where=judged.second.kenmerk, number=_numbers(judged, [question]))
        if not one.why.strip():
            raise AfwegingError(errors.SECOND_WHY, where=judged.second.kenmerk, number=_numbers(judged, [question]))


def _agreed_answer(judged: Double, assessment: Assessment, question: str, agreed: Settlement) -> Answer:
    """The answer of the first with what was agreed; where the first said nothing, that of the second."""
    present, second = assessment.answer(question), judged.second.assessment.answer(question)
    answer = second if present == EMPTY and second.verdict == agreed.verdict else present
    missing = (present.missing or second.missing) if agreed.verdict == UNKNOWN else ""
    return replace(answer, verdict=agreed.verdict, missing=missing)


def _reason(judged: Double) -> str:
    first, second = (f"{one.kenmerk}@{one.info.number} ({one.info.author_role or '-'})" for one in (judged.first, judged.second))
    return _("agreed between {first} and {second}").format(first=first, second=second)


def _record(judged: Double, agreed: Mapping[str, Settlement]) -> dict[str, object]:
    """Both verdicts on every question, what was agreed and why; why is empty where both said the same."""
    return {
        "first": f"{judged.first.kenmerk}@{judged.first.info.number}", "first_role": judged.first.info.author_role,
        "second": f"{judged.second.kenmerk}@{judged.second.info.number}", "second_role": judged.second.info.author_role,
        "questions": {
            pair.question: {
                "first": pair.first, "second": pair.second,
                "agreed": agreed[pair.question].verdict if pair.differs else pair.first,
                "why": agreed[pair.question].why.strip() if pair.differs else "",
            } for pair in judged.pairs
        },
    }


def _numbers(judged: Double, names: list[str]) -> str:
    return ", ".join(str(one.number) if (one := judged.first.framework.find(name)) else name for name in names)


# --- over the library ---------------------------------------------------------------------------------------------

def all_judged(library: Library) -> Iterator[Judged | str]:
    """Every dossier that was judged twice, by its newest second judgement that is done.

    In place of one whose first version is not in this library comes the kenmerk of the second judgement.
    """
    seen: set[str] = set()
    for entry in library.entries(Filter(second=True)):
        first = split_name(entry.summary.second_of)[0].casefold()
        if not is_done(entry) or first in seen:
            continue
        try:
            judged = double(library, entry.kenmerk)
        except AfwegingError as error:
            if error.code not in (errors.STORE_UNKNOWN, errors.STORE_UNKNOWN_VERSION):
                raise
            yield entry.kenmerk
            continue
        seen.add(first)
        yield Judged(judged.first.kenmerk, judged.first.assessment.head.example, judged.pairs)


def _done(library: Library, kenmerk: str) -> tuple[Entry, ...]:
    """The second judgements of a dossier that are done, newest first."""
    return tuple(entry for entry in library.entries(Filter(second_of=kenmerk)) if is_done(entry))


def open_of(library: Library, kenmerk: str) -> str:
    """The second judgement of a dossier that is open, if there is one."""
    return next((entry.kenmerk for entry in library.entries(Filter(second_of=kenmerk)) if not is_done(entry)), "")


def _none(kenmerk: str) -> str:
    raise AfwegingError(errors.SECOND_NONE, where=kenmerk, kenmerk=kenmerk)
