"""The use cases: the only place where the rooms meet. The clock and the role of the user enter here.

A ``Library`` is one store with the frameworks, the evidence and the rules around it. The faces call its verbs; every verb
either returns with its result on disk or raises ``AfwegingError`` and has changed nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import canonical, errors, shipped
from afweging.assessment.models import Answer, Assessment, FrameworkRef, Head, Status
from afweging.dossier import Dossier, Imported, hindrances, passages, split_name, summary
from afweging.errors import AfwegingError, Faults
from afweging.framework.models import Framework
from afweging.store.folding import fold
from afweging.store.opening import Mode, open_store
from afweging.store.protocol import Store
from afweging.store.records import (
    ALL,
    Draft,
    Entry,
    Filter,
    Hit,
    NewEvent,
    NewVersion,
    Opener,
    VersionInfo,
)
from afweging.texts import Language, _

if TYPE_CHECKING:
    from afweging.evidence.models import Evidence
    from afweging.report.document import Document
    from afweging.report.pdf import Archive

__all__ = ("ALL", "Clock", "Dossier", "Draft", "Entry", "Filter", "Hit", "Imported", "Library", "VersionInfo", "default_path",
           "fold", "hindrances", "imported", "now", "opener", "passages", "split_name", "summary", "today")
"""What the faces use; records of the store and ``fold`` are handed on here, because faces do not know the store."""

Clock = Callable[[], datetime]
KENMERK_PREFIX = "AFW"


def now() -> datetime:
    """The present moment in UTC, whole seconds: what stands in a version must print the same everywhere."""
    return datetime.now(UTC).replace(microsecond=0)


def opener(clock: Clock = now) -> Opener:
    """Who opens a store here and now, for others who find it locked."""
    from _socket import gethostname  # noqa: PLC0415 - only when a store is opened
    from getpass import getuser  # noqa: PLC0415 - only when a store is opened

    try:
        user = getuser()
    except (KeyError, OSError):  # a user without an account entry, as in some containers
        user = "?"
    return Opener(user=user, machine=gethostname(), since=clock())


def default_path() -> Path:
    """The library file in the user's own data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed when a path is given

    return user_data_path("afweging", appauthor=False) / "afweging.db"


class Library:
    """One store with everything around it."""

    def __init__(self, store: Store, *, clock: Clock = now, role: str = "") -> None:
        self.store = store
        self._clock = clock
        self._role = role
        self._frameworks: dict[str, Framework] = {}

    @classmethod
    def open(cls, path: Path | None = None, *, role: str = "", clock: Clock = now, mode: Mode = "write") -> "Library":
        """The library in a file (made when there is none yet), by default the user's own.

        ``write`` is refused while somebody else writes in a shared place; ``either`` then opens to read.
        """
        store = open_store(path or default_path(), opener=opener(clock), cut=passages, mode=mode)
        return cls(store, clock=clock, role=role)

    def close(self) -> None:
        """Close the store and give up its lock."""
        self.store.close()

    def __enter__(self) -> "Library":
        """Use the library in a ``with`` block, which closes it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the library."""
        self.close()

    # --- frameworks and evidence ---------------------------------------------------------------------------------

    @cached_property
    def shipped_framework(self) -> Framework:
        """The framework new dossiers are made under."""
        from afweging.framework.loading import load  # noqa: PLC0415 - reading YAML costs more than most verbs need

        return load(shipped.default_framework())

    @cached_property
    def evidence(self) -> "Evidence":
        """The sources and facts that may be cited."""
        from afweging.evidence.loading import load  # noqa: PLC0415 - reading YAML costs more than most verbs need

        return load(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")

    def framework(self, framework_hash: str) -> Framework:
        """The exact framework with this hash, as kept in the store."""
        if framework_hash not in self._frameworks:
            self._frameworks[framework_hash] = canonical.read(Framework, self.store.framework(framework_hash))
        return self._frameworks[framework_hash]

    def adopt(self, framework: Framework) -> FrameworkRef:
        """Keep a framework in the store, once, and refer to it."""
        kept = self.store.keep_framework(canonical.text(framework))
        self._frameworks.setdefault(kept, framework)
        return FrameworkRef(id=framework.id, version=framework.version, hash=kept)

    # --- reading -------------------------------------------------------------------------------------------------

    def dossier(self, name: str) -> Dossier:
        """A dossier by kenmerk, or one version of it by ``kenmerk@number``."""
        kenmerk, number = split_name(name)
        version = self.store.version(kenmerk, number)
        draft = self.store.draft(version.info.kenmerk) if number is None else None
        assessment = canonical.read(Assessment, draft.body if draft else version.body)
        return Dossier(version.info.kenmerk, assessment, self.framework(assessment.framework.hash), version.info, draft)

    def entries(self, which: Filter = ALL, *, limit: int | None = None) -> tuple[Entry, ...]:
        """The list of dossiers, newest first."""
        return self.store.entries(which, limit=limit)

    def search(self, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """The dossiers in which all words occur, newest first."""
        return self.store.search(query, limit=limit)

    # --- writing -------------------------------------------------------------------------------------------------

    def new(self, head: Head, *, reason: str) -> Dossier:
        """A new dossier under the shipped framework; an empty kenmerk becomes the next free one."""
        with self.store.atomic():
            kenmerk = head.kenmerk or self.store.reserve(KENMERK_PREFIX, self._clock().year, self._clock())
            reference = self.adopt(self.shipped_framework)
            assessment = Assessment(form=1, head=replace(head, kenmerk=kenmerk), framework=reference)
            info = self.store.create(kenmerk, self._version(self.shipped_framework, assessment, reason))
            self._event("created", kenmerk)
        return Dossier(kenmerk, assessment, self.shipped_framework, info)

    def duplicate(self, dossier: Dossier) -> Dossier:
        """A new draft with the same answers, under a new kenmerk and the same framework.

        What was decided about the first one does not go along: its status, and the reason for a deviating advice with
        its second reader. An example stays marked as one, because its verdicts are invented.
        """
        source = dossier.assessment
        with self.store.atomic():
            kenmerk = self.store.reserve(KENMERK_PREFIX, self._clock().year, self._clock())
            title = _("{title} (copy)").format(title=source.head.title)
            head = replace(source.head, kenmerk=kenmerk, title=title, status=Status.CONCEPT)
            copy = replace(source, head=head, conclusion=replace(source.conclusion, deviation=None))
            reason = _("carried over from {kenmerk}, version {number}").format(
                kenmerk=dossier.kenmerk, number=dossier.info.number)
            info = self.store.create(kenmerk, self._version(dossier.framework, copy, reason))
            self._event("created", kenmerk)
        return Dossier(kenmerk, copy, dossier.framework, info)

    def save(self, dossier: Dossier, assessment: Assessment) -> Dossier:
        """Save a changed assessment as the draft of its dossier. Refuses a frozen one, and one changed elsewhere."""
        if dossier.frozen:
            raise AfwegingError(errors.DOSSIER_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
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
        """Save another answer to one question."""
        return self.save(dossier, dossier.assessment.with_answer(question_id, change))

    def record(self, dossier: Dossier, reason: str) -> Dossier:
        """Make the present state a version. Without changes since the last version nothing happens."""
        if dossier.draft is None:
            return dossier
        info = self._append(dossier, dossier.assessment, reason, "recorded")
        return replace(dossier, info=info, draft=None)

    def finalise(self, dossier: Dossier, reason: str) -> Dossier:
        """Finalise: complete, with every duty of rules R8 and R9 met; from then on frozen. Raises ``Faults``."""
        if dossier.frozen:
            raise AfwegingError(errors.DOSSIER_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
        if found := tuple(hindrances(dossier)):
            raise Faults(found)
        return self._change_status(dossier, Status.VASTGESTELD, reason, "finalised")

    def reopen(self, dossier: Dossier, reason: str) -> Dossier:
        """A new concept of a finalised dossier; the finalised version stays as it is."""
        if not dossier.frozen:
            raise AfwegingError(errors.DOSSIER_NOT_FROZEN, where=dossier.kenmerk, kenmerk=dossier.kenmerk)
        return self._change_status(dossier, Status.CONCEPT, reason, "reopened")

    def looked_early(self, kenmerk: str, *, open_verdicts: int) -> None:
        """Log that the derived advice was looked at while so many considered questions had no verdict (design 5)."""
        detail = canonical.text({"open_verdicts": open_verdicts})
        self.store.record(NewEvent(kind="advice-seen-early", role=self._role, at=self._clock(), kenmerk=kenmerk, detail=detail))

    def _change_status(self, dossier: Dossier, status: Status, reason: str, kind: str) -> Dossier:
        assessment = replace(dossier.assessment, head=replace(dossier.assessment.head, status=status))
        info = self._append(dossier, assessment, reason, kind)
        return replace(dossier, assessment=assessment, info=info, draft=None)

    # --- exchange ------------------------------------------------------------------------------------------------

    def bring_in(
        self, assessment: Assessment, *, file: str, reason: str, framework: Framework | None = None,
        as_new: bool = False, update: bool = False,
    ) -> Imported:
        """Take in an assessment from a file; an equal one that is there already stays as it is.

        ``framework`` is the one it came with; else the store or the program must know the one it names. A dossier that
        exists with other content is refused, unless it is to become a new dossier (``as_new``) or a new version (``update``).
        """
        from afweging.assessment.interchange import fit  # noqa: PLC0415 - only on import

        with self.store.atomic():
            asked = self._framework_for(assessment, framework)
            assessment = fit(asked, replace(assessment, framework=self.adopt(asked)), file)
            if as_new or not assessment.head.kenmerk:
                kenmerk = self.store.reserve(KENMERK_PREFIX, self._clock().year, self._clock())
                assessment = replace(assessment, head=replace(assessment.head, kenmerk=kenmerk))
            return self._place(assessment, asked, reason, update=update)

    def take_in(
        self, content: bytes, *, file: str, framework: Framework | None = None, as_new: bool = False, update: bool = False,
    ) -> Imported:
        """Take in a file as ``bring_in`` does: JSON or YAML in the interchange form, or a PDF report with its data inside.

        A report brings its own framework. A public one lacks names and closed parts, so it never takes the place of the
        dossier it was made from: it is refused, unless it is to become a new dossier (``as_new``).
        """
        from afweging.assessment.interchange import read  # noqa: PLC0415 - only on import
        from afweging.report import carried  # noqa: PLC0415 - only on import

        reason = _("imported from {file}").format(file=Path(file).name)
        if not carried.is_pdf(content):
            return self.bring_in(read(content, file), file=file, reason=reason, framework=framework, as_new=as_new, update=update)
        found = carried.read(content, file)
        if found.assessment.public and not as_new:
            raise AfwegingError(errors.CARRIER_PUBLIC, file=file, kenmerk=found.assessment.head.kenmerk)
        done = self.bring_in(found.assessment, file=file, reason=reason, framework=found.framework, as_new=as_new, update=update)
        return replace(done, restored=not as_new, public=found.assessment.public)

    def _place(self, assessment: Assessment, framework: Framework, reason: str, *, update: bool) -> Imported:
        kenmerk, new = assessment.head.kenmerk, self._version(framework, assessment, reason)
        try:
            present = self.dossier(kenmerk)
        except AfwegingError as error:
            if error.code is not errors.STORE_UNKNOWN:
                raise
            info = self.store.create(kenmerk, new)
            self._event("imported", kenmerk)
            return Imported(info, known=False)
        if canonical.text(present.assessment) == canonical.text(assessment):
            return Imported(present.info, known=True)
        if not update:
            raise AfwegingError(errors.DOSSIER_EXISTS, where=kenmerk, kenmerk=kenmerk)
        if present.frozen:
            raise AfwegingError(errors.DOSSIER_FROZEN, where=kenmerk, kenmerk=kenmerk)
        return Imported(self._append(present, assessment, reason, "imported"), known=False)

    def _framework_for(self, assessment: Assessment, given: Framework | None) -> Framework:
        """The framework an assessment from elsewhere names; one written by hand names none by hash and gets ours."""
        wanted = assessment.framework
        for candidate in (given, self.shipped_framework):
            if candidate is None or (candidate.id, candidate.version) != (wanted.id, wanted.version):
                continue
            if not wanted.hash or canonical.digest(canonical.text(candidate)) == wanted.hash:
                return candidate
        if wanted.hash in self.store.frameworks():
            return self.framework(wanted.hash)
        raise AfwegingError(errors.OTHER_FRAMEWORK, where=assessment.head.kenmerk,
                            found=f"{wanted.id} {wanted.version} ({wanted.hash[:12]})")

    def versions(self, names: tuple[str, ...]) -> Iterator[Dossier]:
        """The dossiers with these names; all of them when none is named."""
        if names:
            yield from (self.dossier(name) for name in names)
        else:
            yield from (self.dossier(entry.kenmerk) for entry in self.store.entries(order="kenmerk", descending=False))

    def document(
        self, dossier: Dossier, *, language: Language | None = None, public: bool = False, kind: str = "advies",
        archive: "Archive" = "a-3a",
    ) -> "Document":
        """What a report of this dossier is made from; by default the advice in the language of its answers."""
        from afweging.report.document import Document, Stamp  # noqa: PLC0415 - only when a report is made

        info, draft = dossier.info, dossier.draft
        stamp = Stamp(number=info.number, hash=info.hash, created=info.created, role=info.author_role, reason=info.reason)
        if draft:
            stamp = Stamp(number=info.number, hash=canonical.digest(draft.body), created=draft.saved, draft=True,
                          role=self._role or dossier.assessment.head.opsteller)
        return Document(framework=dossier.framework, assessment=dossier.assessment, advice=dossier.advice,
                        evidence=self.evidence, stamp=stamp, language=language or dossier.assessment.head.language,
                        public=public, kind=kind, archive=archive)

    # --- inside --------------------------------------------------------------------------------------------------

    def _version(self, framework: Framework, assessment: Assessment, reason: str) -> NewVersion:
        return NewVersion(
            body=canonical.text(assessment), framework_hash=assessment.framework.hash,
            author_role=self._role or assessment.head.opsteller, created=self._clock(), reason=reason,
            summary=summary(framework, assessment),
        )

    def _append(self, dossier: Dossier, assessment: Assessment, reason: str, kind: str) -> VersionInfo:
        new = self._version(dossier.framework, assessment, reason)
        base = dossier.draft.base if dossier.draft else dossier.info.number
        with self.store.atomic():
            revision = dossier.draft.revision if dossier.draft else None
            info = self.store.append(dossier.kenmerk, base, new, draft=revision)
            self._event(kind, dossier.kenmerk)
        return info

    def _event(self, kind: str, kenmerk: str) -> None:
        self.store.record(NewEvent(kind=kind, role=self._role, at=self._clock(), kenmerk=kenmerk))


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
    return said.format(kenmerk=done.info.kenmerk, number=done.info.number)


def today() -> date:
    """The present day where the user is."""
    return datetime.now().astimezone().date()
