"""One dossier under the hands of an assessor: what stands there now, what of it is on disk, and what can be undone.

The editing session that the faces share; it knows no terminal. Changes happen in memory and cost nothing; ``save`` puts
the newest state on disk as the draft of the dossier. Changes belong to one thread; ``save`` may be called from another,
and then has one writer at a time: the newest state always wins.
"""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from afweging import errors
from afweging.advice.judge import advise
from afweging.advice.ladder import derive
from afweging.advice.models import Advice
from afweging.assessment.completeness import Progress, State, progress, section_progress, states, without_verdict
from afweging.assessment.models import (
    Answer,
    Citation,
    Confidential,
    DeviationReason,
    FreeSource,
    Head,
    NextMoment,
    Tick,
)
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.library import Dossier, Library, today
from afweging.store.records import VersionInfo

Effect = Literal["", "-", "0", "+"]
Part = Literal["verdict", "ticks", "outcome"]
UNDO_LIMIT = 500
"""How many changes of verdicts and ticks can be taken back."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A change of a verdict, an outcome or ticks, as it can be taken back."""

    question: str
    part: Part
    before: object
    after: object


class History:
    """The choices that can be taken back, and those that were; bounded."""

    def __init__(self) -> None:
        self._done: list[Choice] = []
        self._undone: list[Choice] = []

    def add(self, choice: Choice) -> None:
        """A choice was made; what had been taken back cannot come back any more."""
        self._done = [*self._done[-(UNDO_LIMIT - 1):], choice]
        self._undone.clear()

    def back(self) -> Choice | None:
        """The choice to take back now, if there is one."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def forth(self) -> Choice | None:
        """The choice to bring back now, if there is one."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]


class Editing:
    """A dossier being edited. Texts are cleaned once, as they come in (``assessment.wording``)."""

    def __init__(self, library: Library, dossier: Dossier) -> None:
        self.library = library
        self.assessment = dossier.assessment
        """What stands there now, on disk or not."""
        self.trouble: AfwegingError | None = None
        """Why the last attempt to save failed; None once a save succeeded."""
        self.resumed = dossier.draft is not None
        """Whether an unfinished draft was found when the session began."""
        self._kept = dossier
        self._writing = threading.Lock()
        self._history = History()

    @classmethod
    def open(cls, library: Library, kenmerk: str) -> "Editing":
        """Begin with what is stored. Raises the errors of ``Library.dossier``."""
        return cls(library, library.dossier(kenmerk))

    # --- what stands there ---------------------------------------------------------------------------------------

    @property
    def kenmerk(self) -> str:
        """The reference number of the dossier."""
        return self._kept.kenmerk

    @property
    def framework(self) -> Framework:
        """The framework the dossier is answered under."""
        return self._kept.framework

    @property
    def info(self) -> VersionInfo:
        """The version the present state began from."""
        return self._kept.info

    @property
    def saved_at(self) -> datetime | None:
        """When the draft on disk was written; None when there is none and the newest version is all there is."""
        return self._kept.draft.saved if self._kept.draft else None

    @property
    def dirty(self) -> bool:
        """Whether anything stands here that is not on disk."""
        return self.assessment is not self._kept.assessment and self.assessment != self._kept.assessment

    @property
    def locked(self) -> AfwegingError | None:
        """Why nothing can be changed (finalised, or a library that can only be read); None when all can."""
        if self._kept.frozen:
            return AfwegingError(errors.DOSSIER_FROZEN, where=self.kenmerk, kenmerk=self.kenmerk)
        return self.library.store.read_only

    @property
    def dossier(self) -> Dossier:
        """The dossier as it stands now, for reading."""
        return replace(self._kept, assessment=self.assessment)

    @property
    def advice(self) -> Advice:
        """What follows from the answers as they stand now."""
        return advise(self.framework, self.assessment)

    @property
    def reached(self) -> tuple[str, ...]:
        """The questions the ladder still considers."""
        return derive(self.framework, self.assessment.verdicts).reached

    @property
    def states(self) -> dict[str, State]:
        """The state of every question."""
        return states(self.framework, self.assessment, self.reached)

    @property
    def progress(self) -> Progress:
        """How many of the considered questions are done."""
        return progress(self.framework, self.assessment, self.reached)

    @property
    def section_progress(self) -> dict[str, Progress]:
        """The same per section."""
        return section_progress(self.framework, self.assessment, self.reached)

    @property
    def open_verdicts(self) -> tuple[str, ...]:
        """The considered questions without a verdict; the advice itself, which follows from them, aside."""
        return without_verdict(self.framework, self.assessment, self.reached)

    @property
    def advice_shown(self) -> bool:
        """Whether the derived advice may be seen: every considered question has a verdict (design 5)."""
        return not self.open_verdicts

    # --- one answer ----------------------------------------------------------------------------------------------

    def answer(self, question: str) -> Answer:
        """The answer to a question as it stands now."""
        return self.assessment.answer(question)

    def set_text(self, question: str, text: str) -> None:
        """Another text for an answer."""
        self._change(question, text=clean(text))

    def set_missing(self, question: str, text: str) -> None:
        """What is missing, for a question that cannot be decided yet."""
        self._change(question, missing=clean(text))

    def set_owner(self, question: str, role: str) -> None:
        """The role that answers for a question."""
        self._change(question, owner=clean(role))

    def set_verdict(self, question: str, verdict: str | None) -> None:
        """Choose a level, 'onbekend', or nothing; for the question that holds the advice an outcome. Can be undone."""
        advice = question == self.framework.concluding.question.id
        before = self.assessment.conclusion.outcome if advice else self.answer(question).verdict
        self._choose(Choice(question, "outcome" if advice else "verdict", before, verdict))

    def toggle(self, question: str, prompt: str) -> None:
        """Tick a prompt, or take its tick away with what was noted there. Can be undone."""
        before = self.answer(question).ticks
        kept = tuple(tick for tick in before if tick.prompt != prompt)
        self._choose(Choice(question, "ticks", before, kept if len(kept) < len(before) else (*before, Tick(prompt=prompt))))

    def set_effect(self, question: str, prompt: str, effect: Effect) -> None:
        """The effect noted at a prompt, which is ticked by it. Can be undone."""
        self._choose(Choice(question, "ticks", self.answer(question).ticks, self._with_tick(question, prompt, effect=effect)))

    def set_note(self, question: str, prompt: str, note: str) -> None:
        """The line noted at a prompt, which is ticked by it."""
        self._change(question, ticks=self._with_tick(question, prompt, note=clean(note)))

    def tick_of(self, question: str, prompt: str) -> Tick | None:
        """The tick at a prompt, if it has one."""
        return next((tick for tick in self.answer(question).ticks if tick.prompt == prompt), None)

    def _with_tick(self, question: str, prompt: str, **parts: str) -> tuple[Tick, ...]:
        before = self.answer(question).ticks
        if self.tick_of(question, prompt) is None:
            before = (*before, Tick(prompt=prompt))
        return tuple(replace(tick, **parts) if tick.prompt == prompt else tick for tick in before)  # type: ignore[arg-type]

    def cite(self, question: str, fact: str) -> None:
        """Put a fact on the list of an answer; once is enough."""
        facts = self.answer(question).facts
        if fact not in [citation.fact for citation in facts]:
            self._change(question, facts=(*facts, Citation(fact=fact)))

    def drop_fact(self, question: str, fact: str) -> None:
        """Take a fact off the list of an answer; its text stays as it is."""
        self._change(question, facts=tuple(one for one in self.answer(question).facts if one.fact != fact))

    def add_source(self, question: str, source: FreeSource) -> None:
        """A source of the assessor's own."""
        cleaned = replace(source, title=clean(source.title), place=clean(source.place))
        self._change(question, sources=(*self.answer(question).sources, cleaned))

    def drop_source(self, question: str, position: int) -> None:
        """Take the source at a position off the list."""
        kept = tuple(one for place, one in enumerate(self.answer(question).sources) if place != position)
        self._change(question, sources=kept)

    def set_confidential(self, question: str, text: str, ground: str) -> None:
        """The closed part of an answer with its ground; without text there is none."""
        self._change(question, confidential=Confidential(text=clean(text), ground=ground) if text else None)

    def _change(self, question: str, **parts: object) -> None:
        answer = self.answer(question)
        changed = replace(answer, **parts)  # type: ignore[arg-type]
        if changed != answer:
            self.assessment = self.assessment.with_answer(question, changed)

    # --- head and conclusion -------------------------------------------------------------------------------------

    def set_head(self, head: Head) -> None:
        """Another head; the kenmerk stays."""
        cleaned = replace(head, kenmerk=self.kenmerk, title=clean(head.title), directorate=clean(head.directorate),
                          opsteller=clean(head.opsteller), member_state=clean(head.member_state),
                          tags=tuple(clean(tag) for tag in head.tags))
        self.assessment = replace(self.assessment, head=cleaned)

    def set_conclusion(self, *, focus: str | None = None, conditions: tuple[str, ...] | None = None,
                       accumulation: str | None = None) -> None:
        """Focus, own conditions, and the reason rule R8 asks for; what is not named stays."""
        found = self.assessment.conclusion
        changed = replace(
            found,
            focus=found.focus if focus is None else clean(focus),
            conditions=found.conditions if conditions is None else tuple(clean(one) for one in conditions),
            accumulation=found.accumulation if accumulation is None else clean(accumulation),
        )
        self.assessment = replace(self.assessment, conclusion=changed)

    def set_next_moment(self, text: str, day: date | None) -> None:
        """What is decided next, and when if that is known; nothing at all takes the moment away."""
        moment = NextMoment(text=clean(text), day=day) if text or day else None
        self.assessment = replace(self.assessment, conclusion=replace(self.assessment.conclusion, next_moment=moment))

    def set_deviation(self, reason: str, role: str, second_reader: str) -> None:
        """Why the advice differs (rule R9), dated today when it changes; nothing at all takes it away."""
        found = self.assessment.conclusion.deviation
        given = (clean(reason), clean(role), clean(second_reader))
        if found and (found.reason, found.role, found.second_reader) == given:
            return
        made = DeviationReason(reason=given[0], role=given[1], date=today(), second_reader=given[2]) if any(given) else None
        self.assessment = replace(self.assessment, conclusion=replace(self.assessment.conclusion, deviation=made))

    # --- taking back ---------------------------------------------------------------------------------------------

    def undo(self) -> Choice | None:
        """Take back the last change of a verdict, outcome or ticks; returns it, or None when there is nothing left."""
        if choice := self._history.back():
            self._put(choice, choice.before)
        return choice

    def redo(self) -> Choice | None:
        """Bring back what was taken back last; returns it, or None when there is nothing."""
        if choice := self._history.forth():
            self._put(choice, choice.after)
        return choice

    def _choose(self, choice: Choice) -> None:
        if choice.before != choice.after:
            self._put(choice, choice.after)
            self._history.add(choice)

    def _put(self, choice: Choice, value: object) -> None:
        if choice.part == "outcome":
            conclusion = replace(self.assessment.conclusion, outcome=value)  # type: ignore[arg-type]
            self.assessment = replace(self.assessment, conclusion=conclusion)
        else:
            self._change(choice.question, **{choice.part: value})

    # --- keeping -------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Put the present state on disk; True when it is there. On False ``trouble`` says why, and nothing is lost here."""
        with self._writing:
            try:
                self._kept = self.library.save(self._kept, self.assessment)
            except AfwegingError as error:
                self.trouble = error
                return False
            self.trouble = None
            return True

    def record(self, reason: str) -> VersionInfo | None:
        """Make the present state a version; None when nothing changed since the last one. Raises ``AfwegingError``."""
        with self._writing:
            before = self._kept.info
            self._kept = self.library.record(self.library.save(self._kept, self.assessment), clean(reason))
            self.trouble = None
            return self._kept.info if self._kept.info != before else None

    def finalise(self, reason: str) -> VersionInfo:
        """Finalise the present state. Raises ``Faults`` with everything that is still open."""
        with self._writing:
            self._kept = self.library.finalise(self.library.save(self._kept, self.assessment), clean(reason))
            return self._restart()

    def reopen(self, reason: str) -> VersionInfo:
        """Begin a new concept of a finalised dossier. Raises ``AfwegingError``."""
        with self._writing:
            self._kept = self.library.reopen(self._kept, clean(reason))
            return self._restart()

    def take_over(self, reason: str) -> None:
        """After a change elsewhere: record what stands there as a version, and go on with what stands here.

        Neither of the two is lost. Raises ``AfwegingError``.
        """
        with self._writing:
            theirs = self.library.dossier(self.kenmerk)
            self._kept = self.library.save(self.library.record(theirs, clean(reason)), self.assessment)
            self.trouble = None

    def _restart(self) -> VersionInfo:
        """Go on from a version that changed the status of the dossier."""
        self.assessment, self.trouble = self._kept.assessment, None
        self._history = History()
        return self._kept.info

    def look_early(self) -> None:
        """Log that the derived advice was looked at before every considered question had a verdict (design 5)."""
        self.library.looked_early(self.kenmerk, open_verdicts=len(self.open_verdicts))

    def rescue(self, path: Path) -> None:
        """Write the present state to a file of its own, whole or not at all, readable by the user only.

        YAML that ``afweging import`` reads back. Raises FILE_UNWRITABLE; an existing file is never overwritten.
        """
        from afweging.assessment.interchange import to_yaml  # noqa: PLC0415 - only in need

        write_apart(path, to_yaml(self.assessment))


def write_apart(path: Path, text: str) -> None:
    """Write a new file of mode 0600: first under another name, synced, then under its own. Raises FILE_UNWRITABLE."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.link(partial, path)  # refuses, unlike a rename, when the name is taken
        finally:
            partial.unlink()
    except OSError as error:
        raise AfwegingError(errors.FILE_UNWRITABLE, file=path, reason=error.strerror or type(error).__name__) from error


def rescue_path(kenmerk: str, at: datetime, environment: Mapping[str, str] | None = None) -> Path:
    """A name for a rescue file that is free, in the user's own folder (``HOME``), else where the program was started."""
    found = os.environ if environment is None else environment
    folder = Path(found.get("HOME", "")).expanduser()
    folder = folder if folder.is_absolute() and os.access(folder, os.W_OK) else Path.cwd()
    stem = f"afweging-{''.join(sign if sign.isalnum() or sign in '-_' else '-' for sign in kenmerk)}-{at:%Y%m%d-%H%M%S}"
    names = (folder / f"{stem}{f'-{number}' if number else ''}.yaml" for number in range(1000))
    return next(name for name in names if not name.exists())
