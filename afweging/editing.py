"""One dossier under the hands of an assessor: what stands there now, what of it is on disk, and what can be undone.

The editing session that the faces share; it knows no terminal. Changes happen in memory and cost nothing, and belong to
one thread; how they are kept stands in ``keeping``.
"""

from dataclasses import replace
from datetime import date

from afweging.advice.judge import advise
from afweging.advice.ladder import derive
from afweging.advice.models import Advice
from afweging.assessment import leaning
from afweging.assessment.completeness import Progress, State, progress, section_progress, states, without_verdict
from afweging.assessment.models import (
    Answer,
    Citation,
    Confidential,
    DeviationReason,
    Effect,
    FreeSource,
    Head,
    NextMoment,
    Tick,
)
from afweging.assessment.wording import clean
from afweging.framework.models import Question
from afweging.keeping import Keeping, rescue_path, write_apart
from afweging.library import Dossier, Library, carrying, split_name, today
from afweging.store.records import VersionInfo
from afweging.undoing import Choice, History

__all__ = ("Editing", "Effect", "rescue_path", "write_apart")


class Editing(Keeping):
    """A dossier being edited. Texts are cleaned once, as they come in (``assessment.wording``)."""

    def __init__(self, library: Library, dossier: Dossier, *, past: bool = False) -> None:
        super().__init__(library, dossier, past=past)
        self._history = History()
        self._carried: carrying.Carried | None = None

    @classmethod
    def open(cls, library: Library, name: str) -> "Editing":
        """Begin with what is stored; ``kenmerk@number`` opens one version to read. Raises the errors of ``Library.dossier``."""
        return cls(library, library.dossier(name), past=split_name(name)[1] is not None)

    # --- what stands there ---------------------------------------------------------------------------------------

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
    def again(self) -> tuple[str, ...]:
        """The considered questions whose answers are to be looked at again, in official order."""
        reached = self.reached
        return tuple(one.id for one in leaning.flagged(self.framework, self.assessment) if one.id in reached)

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

    def renew(self, question: str, fact: str, successor: str) -> None:
        """Cite what took the place of a fact instead of it, in the text of an answer and on its list."""
        from afweging.assessment.citing import retold  # noqa: PLC0415 - only here

        answer = retold(self.answer(question), {fact: successor})
        self._change(question, text=answer.text, facts=answer.facts)

    def drop_fact(self, question: str, fact: str) -> None:
        """Take a fact off the list of an answer; its text stays as it is."""
        self._change(question, facts=tuple(one for one in self.answer(question).facts if one.fact != fact))

    def add_source(self, question: str, source: FreeSource) -> None:
        """A source of the assessor's own; the papers of parliament it names are written in one way (domain 4.4)."""
        from afweging.evidence.citation import tidy  # noqa: PLC0415 - only here

        cleaned = replace(source, title=tidy(clean(source.title)), place=tidy(clean(source.place)))
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
            self.assessment = leaning.changed(self.framework, self.assessment, question, changed)

    def confirm(self, question: str) -> bool:
        """The answer stands, though answers it leans on changed; whether there was anything to confirm. Can be undone."""
        before = self.answer(question).again
        self._choose(Choice(question, "again", before, ()))
        return bool(before)

    def to_look_at_again(self, question: str) -> tuple[Question, ...]:
        """The changed questions because of which an answer is to be looked at again."""
        return leaning.reasons(self.framework, self.assessment, question)

    def carried_over(self, question: str) -> str:
        """That the answer to a question still is the one of the dossier this one is a copy of; empty when it is not."""
        if not self.assessment.head.copied_from:
            return ""
        if self._carried is None:
            self._carried = carrying.carried(self.library, self.kenmerk, self.assessment)
        return carrying.words(self.assessment) if carrying.stands(self.answer(question), question, self._carried) else ""

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
            same = self.answer(choice.question).text == choice.text
            flagged = [name for name in choice.flagged if same and choice.question in self.answer(name).again]
            self._put(choice, choice.before)
            self.assessment = leaning.taken_back(self.assessment, choice.question, flagged, choice.own)
        return choice

    def redo(self) -> Choice | None:
        """Bring back what was taken back last; returns it, or None when there is nothing."""
        if choice := self._history.forth():
            self._put(choice, choice.after)
        return choice

    def _choose(self, choice: Choice) -> None:
        if choice.before != choice.after:
            before, answer = self.assessment, self.answer(choice.question)
            self._put(choice, choice.after)
            flagged = leaning.newly_flagged(before, self.assessment, choice.question)
            self._history.add(replace(choice, text=answer.text, flagged=flagged, own=answer.again))

    def _put(self, choice: Choice, value: object) -> None:
        if choice.part == "outcome":
            conclusion = replace(self.assessment.conclusion, outcome=value)  # type: ignore[arg-type]
            self.assessment = leaning.concluded(self.framework, self.assessment, conclusion)
        else:
            self._change(choice.question, **{choice.part: value})

    def look_early(self) -> None:
        """Log that the derived advice was looked at before every considered question had a verdict (design 5)."""
        self.library.looked_early(self.kenmerk, open_verdicts=len(self.open_verdicts))

    def _restart(self) -> VersionInfo:
        """Nothing that was done before the new version can be taken back."""
        self._history = History()
        return super()._restart()
