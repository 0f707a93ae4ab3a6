"""The history of a dossier: its versions and events, what changed between any two, and putting an earlier one back.

Nothing here rewrites anything: an earlier version that is put back becomes a new version.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from afweging import canonical, errors
from afweging.advice.judge import advise
from afweging.advice.models import Advice, Bounds, StepResult
from afweging.assessment.comparison import Comparison, Move, compare, outcome_move
from afweging.assessment.models import Status
from afweging.errors import AfwegingError
from afweging.library import Dossier, Library, split_name, turning
from afweging.store.records import Event, VersionInfo
from afweging.texts import _

RESTORED: Final = "restored"
"""The kind of the event of a version that was put back; its detail holds ``from``, the number of the earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StepChange:
    """A step of the ladder that became something else; by the section it decides."""

    section: str
    before: Bounds
    after: Bounds
    before_reached: bool
    after_reached: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Effect:
    """What a change did to the derived advice."""

    before: Advice
    after: Advice
    move: Move
    """Where the derived advice went, from the least to the most participation."""
    steps: tuple[StepChange, ...]
    """The steps that became something else."""

    @property
    def changed(self) -> bool:
        """Whether another advice follows, or other outcomes are still possible."""
        return (self.before.advice, self.before.outcomes) != (self.after.advice, self.after.outcomes)

    @property
    def conditions_added(self) -> tuple[str, ...]:
        """The questions whose condition is asked now and was not (rule R7)."""
        return tuple(name for name in self.after.conditions if name not in self.before.conditions)

    @property
    def conditions_removed(self) -> tuple[str, ...]:
        """The questions whose condition was asked and is not any more (rule R7)."""
        return tuple(name for name in self.before.conditions if name not in self.after.conditions)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Compared:
    """Two dossiers, or two versions of one, beside each other."""

    before: Dossier
    after: Dossier
    comparison: Comparison
    effect: Effect


class Said(NamedTuple):
    """Why verdicts turned, by question id, and what was said to the consistency checks, by check id; the last word counts."""

    reasons: Mapping[str, str]
    words: Mapping[str, str]


_SAID: Final = {turning.VERDICT_CHANGED: ("question", "why"), turning.CHECK_ANSWERED: ("check", "word")}


def versions(library: Library, kenmerk: str) -> tuple[VersionInfo, ...]:
    """The versions of a dossier, newest first. Raises STORE_UNKNOWN."""
    return tuple(reversed(library.store.history(kenmerk)))


def events(library: Library, kenmerk: str) -> tuple[Event, ...]:
    """What happened to a dossier, newest first. Raises STORE_UNKNOWN."""
    return library.store.events(library.store.entry(kenmerk).kenmerk)


def newest_two(library: Library, name: str) -> tuple[str, str]:
    """The names of the two newest states: the draft and the version it began from, else the two newest versions.

    For ``kenmerk@number`` that version and the one before it. Raises ONE_VERSION when there is only one, FIRST_VERSION when
    nothing came before it, STORE_UNKNOWN, STORE_UNKNOWN_VERSION.
    """
    kenmerk, number = split_name(name)
    entry = library.store.entry(kenmerk)
    if number is None and entry.has_draft:
        return f"{entry.kenmerk}@{entry.number}", entry.kenmerk
    later = entry.number if number is None else library.store.version(kenmerk, number).info.number
    if later < 2:
        raise AfwegingError(errors.ONE_VERSION if entry.number < 2 else errors.FIRST_VERSION, kenmerk=entry.kenmerk)
    return f"{entry.kenmerk}@{later - 1}", f"{entry.kenmerk}@{later}"


def compared(library: Library, one: str, other: str) -> Compared:
    """Two states beside each other, each named by kenmerk or ``kenmerk@number``; the first is taken as the one before.

    Raises SECOND_OPEN (a blind judgement is not laid beside the first before it is done), STORE_UNKNOWN,
    STORE_UNKNOWN_VERSION, and what else reading raises.
    """
    before, after = library.dossier(one), library.dossier(other)
    _refuse_blind(library, before, after)
    _refuse_blind(library, after, before)
    under = before.framework if before.assessment.framework.hash != after.assessment.framework.hash else None
    comparison = compare(after.framework, before.assessment, after.assessment, under=under)
    return Compared(before=before, after=after, comparison=comparison, effect=effect(before, after))


def _refuse_blind(library: Library, second: Dossier, first: Dossier) -> None:
    """A second judgement that is not done is not laid beside the dossier it judges."""
    of = second.assessment.head.second_of
    if of and split_name(of)[0] == first.kenmerk and library.store.entry(second.kenmerk).summary.status != Status.VASTGESTELD:
        raise AfwegingError(errors.SECOND_OPEN, second=second.kenmerk)


def said(library: Library, before: Dossier, after: Dossier) -> Said:
    """What was said when the versions after the one and up to the other were made; nothing between two dossiers."""
    found: dict[str, dict[str, str]] = {turning.VERDICT_CHANGED: {}, turning.CHECK_ANSWERED: {}}
    if before.kenmerk == after.kenmerk:
        for event in library.store.events(after.kenmerk, kinds=tuple(found)):
            detail = json.loads(event.detail)
            name, word = (detail[key] for key in _SAID[event.kind])
            if before.info.number < detail["version"] <= after.info.number:
                found[event.kind].setdefault(name, word)
    return Said(found[turning.VERDICT_CHANGED], found[turning.CHECK_ANSWERED])


def effect(before: Dossier, after: Dossier) -> Effect:
    """What the difference between two dossiers does to the derived advice."""
    first, second = advise(before.framework, before.assessment), advise(after.framework, after.assessment)
    earlier = {step.section: step for step in first.steps}
    changed = (
        StepChange(section=step.section, before=was.bounds, after=step.bounds, before_reached=was.reached,
                   after_reached=step.reached)
        for step in second.steps if (was := earlier.get(step.section)) and _state(was) != _state(step)
    )
    return Effect(before=first, after=second, move=outcome_move(after.framework, first.advice, second.advice),
                  steps=tuple(changed))


def _state(step: StepResult) -> tuple[bool, Bounds | None]:
    """What a step says: nothing when it is not considered."""
    return step.reached, step.bounds if step.reached else None


def restore_version(library: Library, kenmerk: str, number: int, reason: str) -> Dossier:
    """The content of an earlier version as a new version, a concept; a draft is recorded first, so that nothing is lost.

    Kenmerk, what it is a second judgement of and what it was copied from stay those of now. The reason also holds for every
    verdict that turns.
    Raises DOSSIER_FROZEN (reopen it first), VERSION_SAME, STORE_UNKNOWN, STORE_UNKNOWN_VERSION.
    """
    present = library.dossier(kenmerk)
    if number < 1:
        raise AfwegingError(errors.STORE_UNKNOWN_VERSION, kenmerk=present.kenmerk, number=number, newest=present.info.number)
    earlier, now = library.dossier(f"{present.kenmerk}@{number}"), present.assessment.head
    if present.frozen:
        raise AfwegingError(errors.DOSSIER_FROZEN, where=present.kenmerk, kenmerk=present.kenmerk)
    head = replace(earlier.assessment.head, kenmerk=now.kenmerk, status=Status.CONCEPT, second_of=now.second_of,
                   copied_from=now.copied_from)
    wanted = replace(earlier.assessment, head=head)
    if wanted == replace(present.assessment, head=replace(now, status=Status.CONCEPT)):
        raise AfwegingError(errors.VERSION_SAME, kenmerk=present.kenmerk, number=number)
    with library.store.atomic():
        if present.draft:
            present = kept_apart(library, present, _("state before version {number} was put back").format(number=number))
        back = replace(present, assessment=wanted, framework=earlier.framework)
        turns = library.turned(back)
        info = library.append(back, wanted, reason, RESTORED, canonical.text({"from": number}))
        for kind, detail in turning.reasons(turns, {turn.question: reason for turn in turns}, info.number):
            library.log(kind, present.kenmerk, canonical.text(detail))
    return replace(back, info=info, draft=None)


def kept_apart(library: Library, dossier: Dossier, reason: str) -> Dossier:
    """The draft of a dossier as a version, so that something else may take its place; the reason also holds for verdicts."""
    return library.record(dossier, reason, {turn.question: reason for turn in library.turned(dossier)})
