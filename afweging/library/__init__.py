"""The use cases: the only place where the rooms meet. The clock and the role of the user enter here.

A ``Library`` is one store with the frameworks, the evidence and the rules around it. The faces call its verbs; every verb
either returns with its result on disk or raises ``AfwegingError`` and has changed nothing.
"""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afweging import canonical, errors
from afweging.assessment.choices import Status
from afweging.dossier import REMARKED, Dossier, Imported, hindrances, imported, passages, split_name, summary
from afweging.errors import AfwegingError, Faults
from afweging.library import turning
from afweging.library.holdings import Clock, Holdings, default_path, now, opener
from afweging.library.turning import NOTHING, Note, Turn, Words
from afweging.store.folding import fold
from afweging.store.records import ALL, Entry, Filter
from afweging.texts import Language, _

if TYPE_CHECKING:
    from afweging.assessment.models import Answer, Assessment, Head
    from afweging.assessment.precedents import Median
    from afweging.framework.models import Framework
    from afweging.library.reading import Ready
    from afweging.report.document import Document
    from afweging.report.pdf import Archive
    from afweging.store.records import Draft, Hit, NewVersion, VersionInfo

__all__ = ("ALL", "REMARKED", "Clock", "Dossier", "Draft", "Entry", "Filter", "Hit", "Imported", "Library", "Turn", "VersionInfo",
           "default_path", "fold", "hindrances", "imported", "now", "opener", "passages", "split_name", "summary", "today")
"""What the faces use; records of the store and ``fold`` are handed on here, because faces do not know the store."""

KENMERK_PREFIX = "AFW"
RECORDS = ("Draft", "Hit", "VersionInfo")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the records
    """The records that a list of dossiers can do without, made when they are first named (PEP 562)."""
    if name not in RECORDS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("afweging.store.records"), name)


class Library(Holdings):
    """One store with everything around it: what it holds, and the use cases that change it."""

    # --- writing -------------------------------------------------------------------------------------------------

    def new(self, head: Head, *, reason: str) -> Dossier:
        """A new dossier under the shipped framework; an empty kenmerk becomes the next free one."""
        from afweging.assessment.models import Assessment  # noqa: PLC0415 - a list of dossiers can do without

        with self.store.atomic():
            reference = self.adopt(self.shipped_framework)
            return self.begin(self.shipped_framework, Assessment(form=1, head=head, framework=reference), reason)

    def begin(self, framework: Framework, assessment: Assessment, reason: str) -> Dossier:
        """A new dossier with this content; an empty kenmerk becomes the next free one."""
        with self.store.atomic():
            kenmerk = assessment.head.kenmerk or self.store.reserve(KENMERK_PREFIX, self._clock().year, self._clock())
            made = replace(assessment, head=replace(assessment.head, kenmerk=kenmerk))
            info = self.store.create(kenmerk, self._version(framework, made, reason))
            self.log("created", kenmerk, role=made.head.opsteller)
        return Dossier(kenmerk, made, framework, info)

    def duplicate(self, dossier: Dossier) -> Dossier:
        """A new draft with the same answers, under a new kenmerk and the same framework.

        What was decided about the first one does not go along: its status, and the reason for a deviating advice with
        its second reader. An example stays marked as one, because its verdicts are invented. Where it came from is kept in
        ``Head.copied_from``, so that answers nobody changed since are shown as carried over (``carrying``).
        """
        source = dossier.assessment
        title = _("{title} (copy)").format(title=source.head.title)
        head = replace(source.head, kenmerk="", title=title, status=Status.CONCEPT, second_of="",
                       copied_from=f"{dossier.kenmerk}@{dossier.info.number}")
        copy = replace(source, head=head, conclusion=replace(source.conclusion, deviation=None))
        reason = _("carried over from {kenmerk}, version {number}").format(kenmerk=dossier.kenmerk, number=dossier.info.number)
        return self.begin(dossier.framework, copy, reason)

    def save(self, dossier: Dossier, assessment: Assessment) -> Dossier:
        """Save a changed assessment as the draft of its dossier. Refuses a frozen one, and one changed elsewhere."""
        from afweging.store.records import Draft  # noqa: PLC0415 - a list of dossiers can do without

        self._refuse_frozen(dossier)
        if assessment == dossier.assessment:
            return dossier
        base = dossier.draft.base if dossier.draft else dossier.info.number
        revision = dossier.draft.revision if dossier.draft else 0
        draft = self.store.save_draft(Draft(
            kenmerk=dossier.kenmerk, base=base, body=canonical.text(assessment), saved=self._clock(),
            summary=summary(dossier.framework, assessment), revision=revision,
        ))
        return replace(dossier, assessment=assessment, draft=draft)

    def answer(self, dossier: Dossier, question_id: str, change: Answer) -> Dossier:
        """Save another answer to one question; answers that lean on it are to be looked at again when it says something else."""
        from afweging.assessment.leaning import changed  # noqa: PLC0415 - a list of dossiers can do without

        return self.save(dossier, changed(dossier.framework, dossier.assessment, question_id, change))

    def turned(self, dossier: Dossier) -> tuple[Turn, ...]:
        """The verdicts that turned since the newest recorded version; each needs a reason to be recorded."""
        return turning.turned(self.store, dossier)

    def record(self, dossier: Dossier, reason: str, because: Words = NOTHING) -> Dossier:
        """Make the present state a version. Without changes since the last version nothing happens.

        ``because`` gives the reason, by question id, for every verdict that ``turned``; raises ``Faults`` when one lacks.
        """
        if dossier.draft is None:
            return dossier
        return self._recorded(dossier, reason, "recorded", status=dossier.assessment.head.status, because=because)

    def circulate(self, dossier: Dossier, reason: str, because: Words = NOTHING) -> Dossier:
        """Send round to co-readers, recorded as a version. Raises as ``record`` does.

        The status stays until it is changed: what co-readers say is dealt with while the dossier is with them.
        """
        self._refuse_frozen(dossier)
        if dossier.draft is None and dossier.assessment.head.status is Status.TER_MEELEZING:
            return dossier
        return self._recorded(dossier, reason, "circulated", status=Status.TER_MEELEZING, because=because)

    def finalise(
        self, dossier: Dossier, reason: str, because: Words = NOTHING, words: Words = NOTHING,
        medians: Mapping[str, Median] | None = None,
    ) -> Dossier:
        """Finalise: complete, with every duty of rules R8 and R9 met; from then on frozen. Raises ``Faults``.

        ``because`` as for ``record``; ``words`` holds a word, by check id, on every consistency check that speaks and was not
        given one before.
        ``finalising.finalise`` adds the medians of earlier dossiers.
        """
        self._refuse_frozen(dossier)
        found = turning.warnings(dossier, self.evidence, medians or {})
        earlier = turning.words_given(self.store, dossier.kenmerk, found)
        said = {check: word.text for check, word in earlier.items()} | dict(words)
        if faults := (*hindrances(dossier), *turning.unanswered(dossier, found, said),
                      *turning.unaccounted(dossier, self.turned(dossier), because)):
            raise Faults(faults)
        notes = tuple(turning.answers(found, said, dossier.info.number + 1, earlier))
        return self._recorded(dossier, reason, "finalised", status=Status.VASTGESTELD, because=because, notes=notes)

    def reopen(self, dossier: Dossier, reason: str) -> Dossier:
        """A new concept of a finalised dossier; the finalised version stays as it is."""
        if not dossier.frozen:
            raise AfwegingError(errors.DOSSIER_NOT_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
        if dossier.assessment.head.second_of:
            raise AfwegingError(errors.SECOND_STAYS, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
        return self._recorded(dossier, reason, "reopened", status=Status.CONCEPT, because=NOTHING)

    def looked_early(self, kenmerk: str, *, open_verdicts: int) -> None:
        """Log that the derived advice was looked at while so many considered questions had no verdict (design 5)."""
        self.log("advice-seen-early", kenmerk, canonical.text({"open_verdicts": open_verdicts}))

    def _refuse_frozen(self, dossier: Dossier) -> None:
        if dossier.frozen:
            raise AfwegingError(errors.DOSSIER_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)

    def _recorded(
        self, dossier: Dossier, reason: str, kind: str, *, status: Status, because: Words, notes: tuple[Note, ...] = (),
    ) -> Dossier:
        """The present state as a version with this status, with its notes and the reasons why verdicts turned."""
        turns = self.turned(dossier)
        if faults := tuple(turning.unaccounted(dossier, turns, because)):
            raise Faults(faults)
        assessment = replace(dossier.assessment, head=replace(dossier.assessment.head, status=status))
        with self.store.atomic():
            info = self.append(dossier, assessment, reason, kind)
            for name, detail in (*notes, *turning.reasons(turns, because, info.number)):
                self.log(name, dossier.kenmerk, canonical.text(detail), role=dossier.assessment.head.opsteller)
        return replace(dossier, assessment=assessment, info=info, draft=None)

    # --- exchange ------------------------------------------------------------------------------------------------

    def bring_in(
        self, assessment: Assessment, *, file: str, reason: str, framework: Framework | None = None,
        as_new: bool = False, update: bool = False,
    ) -> Imported:
        """Take in an assessment from a file; an equal one that is there already, also as an earlier version, stays as it is.

        ``framework`` is the one it came with; else the store or the program must know the one it names. A dossier that
        exists with other content is refused, unless it is to become a new dossier (``as_new``) or a new version (``update``).
        """
        from afweging.assessment.interchange import fit  # noqa: PLC0415 - only on import
        from afweging.library.evidence_brought import bring  # noqa: PLC0415 - only on import

        with self.store.atomic():
            brought = bring(self, assessment, file)
            asked, assessment = self._framework_for(brought.assessment, framework), brought.assessment
            assessment = fit(asked, replace(assessment, framework=self.adopt(asked)), file)
            if as_new or not assessment.head.kenmerk:
                kenmerk = self.store.reserve(KENMERK_PREFIX, self._clock().year, self._clock())
                assessment = replace(assessment, head=replace(assessment.head, kenmerk=kenmerk))
            placed = self._place(assessment, asked, reason, update=update)
            return replace(placed, evidence=brought.added, renamed=brought.names)

    def take_in(
        self, content: bytes, *, file: str, framework: Framework | None = None, as_new: bool = False, update: bool = False,
    ) -> Imported:
        """Take in a file as ``bring_in`` does: JSON or YAML in the interchange form, or a PDF report with its data inside."""
        from afweging.library.reading import read  # noqa: PLC0415 - only on import

        return self.place(read(content, file, framework), as_new=as_new, update=update)

    def place(self, ready: Ready, *, as_new: bool = False, update: bool = False) -> Imported:
        """Take in what was read from a file; quick. Raises as ``bring_in``, and CARRIER_PUBLIC.

        A report brings its own framework. A public one lacks names and closed parts, so it never takes the place of the
        dossier it was made from: it is refused, unless it is to become a new dossier (``as_new``).
        """
        public = ready.report and ready.assessment.public
        if public and not as_new:
            raise AfwegingError(errors.CARRIER_PUBLIC, file=ready.file, kenmerk=ready.assessment.head.kenmerk)
        reason = _("imported from {file}").format(file=Path(ready.file).name)
        done = self.bring_in(
            ready.assessment, file=ready.file, reason=reason, framework=ready.framework, as_new=as_new, update=update)
        return replace(done, restored=not as_new, public=public) if ready.report else done

    def _place(self, assessment: Assessment, framework: Framework, reason: str, *, update: bool) -> Imported:
        kenmerk, new = assessment.head.kenmerk, self._version(framework, assessment, reason)
        try:
            present = self.dossier(kenmerk)
        except AfwegingError as error:
            if error.code is not errors.STORE_UNKNOWN:
                raise
            info = self.store.create(kenmerk, new)
            self.log("imported", kenmerk, role=assessment.head.opsteller)
            return Imported(info, known=False)
        if canonical.text(present.assessment) == canonical.text(assessment):
            return Imported(present.info, known=True)
        if not update:
            if same := self._stored_as(kenmerk, new.body):
                return Imported(same, known=True)
            raise AfwegingError(errors.DOSSIER_EXISTS, where=kenmerk, kenmerk=kenmerk)
        if present.frozen:
            raise AfwegingError(errors.DOSSIER_FROZEN, where=kenmerk, kenmerk=kenmerk)
        return Imported(self.append(present, assessment, reason, "imported"), known=False)

    def _stored_as(self, kenmerk: str, body: str) -> VersionInfo | None:
        """The newest version of a dossier with exactly this content, so that the file of an earlier one is known again."""
        wanted = canonical.digest(body)
        return next((info for info in reversed(self.store.history(kenmerk)) if info.body_hash == wanted), None)

    def _framework_for(self, assessment: Assessment, given: Framework | None) -> Framework:
        """The framework an assessment from elsewhere names; one written by hand names none by hash and gets ours."""
        wanted = assessment.framework
        for candidate in self._candidates(given):
            if (candidate.id, candidate.version) == (wanted.id, wanted.version) \
                    and wanted.hash in ("", canonical.digest(canonical.text(candidate))):
                return candidate
        if wanted.hash in self.store.frameworks():
            return self.framework(wanted.hash)
        raise AfwegingError(errors.OTHER_FRAMEWORK, where=assessment.head.kenmerk,
                            found=f"{wanted.id} {wanted.version} ({wanted.hash[:12]})")

    def _candidates(self, given: Framework | None) -> Iterator[Framework]:
        """The frameworks a file may have been made under, the likeliest first; earlier editions are read only when asked for."""
        if given is not None:
            yield given
        yield self.shipped_framework
        yield from self.earlier_editions()

    def versions(self, names: tuple[str, ...]) -> Iterator[Dossier]:
        """The dossiers with these names; all of them when none is named."""
        if names:
            yield from (self.dossier(name) for name in names)
        else:
            yield from (self.dossier(entry.kenmerk) for entry in self.store.entries(order="kenmerk", descending=False))

    def document(
        self, dossier: Dossier, *, language: Language | None = None, public: bool = False, kind: str = "advies",
        archive: Archive = "a-3a",
    ) -> Document:
        """What a report of this dossier is made from; by default the advice in the language of its answers."""
        from afweging.language.models import Glossary  # noqa: PLC0415 - only when a report is made
        from afweging.report.document import Document, Stamp  # noqa: PLC0415 - the same

        info, draft = dossier.info, dossier.draft
        stamp = Stamp(number=info.number, hash=info.hash, created=info.created, role=info.author_role, reason=info.reason)
        if draft:
            stamp = Stamp(number=info.number, hash=canonical.digest(draft.body), created=draft.saved, draft=True,
                          role=self._role or dossier.assessment.head.opsteller)
        at = None if draft else info.created  # a version shows own facts as they stood when it was recorded
        points = () if public else turning.points(self.store, dossier, self.with_own(self.shipped_evidence, at))
        return Document(framework=dossier.framework, assessment=self.carrying(dossier), advice=dossier.advice, checks=points,
                        evidence=self.with_own(self.shipped_evidence, at), stamp=stamp, public=public, kind=kind, archive=archive,
                        language=language or dossier.assessment.head.language,
                        glossary=self.glossary if kind == "advies" else Glossary())

    # --- inside --------------------------------------------------------------------------------------------------

    def _version(self, framework: Framework, assessment: Assessment, reason: str) -> NewVersion:
        from afweging.store.records import NewVersion  # noqa: PLC0415 - a list of dossiers can do without

        return NewVersion(
            body=canonical.text(assessment), framework_hash=assessment.framework.hash,
            author_role=self._role or assessment.head.opsteller, created=self._clock(), reason=reason,
            summary=summary(framework, assessment),
        )

    def append(self, dossier: Dossier, assessment: Assessment, reason: str, kind: str, detail: str = "{}") -> VersionInfo:
        """Make an assessment the next version of a dossier, with an event of this kind, in one stroke; uses its draft up."""
        new = self._version(dossier.framework, assessment, reason)
        base = dossier.draft.base if dossier.draft else dossier.info.number
        with self.store.atomic():
            revision = dossier.draft.revision if dossier.draft else None
            info = self.store.append(dossier.kenmerk, base, new, draft=revision)
            self.log(kind, dossier.kenmerk, detail, role=assessment.head.opsteller)
        return info

    def log(self, kind: str, kenmerk: str, detail: str = "{}", *, role: str = "") -> None:
        """Add an event about a dossier to the log; ``detail`` is canonical JSON, ``role`` whose it is when none was given."""
        from afweging.store.records import NewEvent  # noqa: PLC0415 - a list of dossiers can do without

        self.store.record(NewEvent(kind=kind, role=self._role or role, at=self._clock(), kenmerk=kenmerk, detail=detail))


def today() -> date:
    """The present day where the user is."""
    return datetime.now().astimezone().date()
