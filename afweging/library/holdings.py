"""What a library holds: the store, the frameworks and the evidence around it, and its dossiers to read."""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from afweging import canonical, shipped
from afweging.dossier import NOTES, Dossier, passages, split_name
from afweging.store.opening import Mode, open_store
from afweging.store.records import ALL, Opener

if TYPE_CHECKING:
    from afweging.assessment.models import Assessment, FrameworkRef
    from afweging.evidence.models import Evidence
    from afweging.framework.models import Framework
    from afweging.language.models import Glossary
    from afweging.store.protocol import Store
    from afweging.store.records import Entry, Filter, Hit, KeptEvidence

Clock = Callable[[], datetime]


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


class Holdings:
    """One store with everything around it, to read; ``Library`` adds what changes it."""

    def __init__(self, store: Store, *, clock: Clock = now, role: str = "") -> None:
        self.store = store
        self._clock = clock
        self._role = role
        self._frameworks: dict[str, Framework] = {}
        self._merged: tuple[str, Evidence, Evidence] | None = None
        """The evidence with the user's own: for the last row of it, and made from these."""
        self.on_clash: Callable[[tuple[str, ...]], None] | None = None
        """Told once, when evidence is first put together, which of the user's own ids the program has as well."""

    @classmethod
    def open(cls, path: Path | None = None, *, role: str = "", clock: Clock = now, mode: Mode = "write") -> Self:
        """The library in a file (made when there is none yet), by default the user's own.

        ``write`` is refused while somebody else writes in a shared place; ``either`` then opens to read.
        """
        store = open_store(path or default_path(), opener=opener(clock), cut=passages, notes=NOTES, mode=mode)
        return cls(store, clock=clock, role=role)

    def open_again(self) -> None:
        """Open the same file again after it was closed, as when another was put in its place."""
        self.store = open_store(self.store.path, opener=opener(self._clock), cut=passages, notes=NOTES, mode="either")

    @property
    def role(self) -> str:
        """The role the user acts in; empty when none was given."""
        return self._role

    def moment(self) -> datetime:
        """The present moment by the clock of this library."""
        return self._clock()

    def close(self) -> None:
        """Close the store and give up its lock."""
        self.store.close()

    def __enter__(self) -> Self:
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

    def earlier_editions(self) -> Iterator[Framework]:
        """The other frameworks that come with the program: dossiers made under them can be taken in anywhere."""
        from afweging.framework.loading import load  # noqa: PLC0415 - reading YAML costs more than most verbs need

        yield from (load(path) for path in shipped.frameworks() if path != shipped.default_framework())

    @cached_property
    def shipped_evidence(self) -> Evidence:
        """The sources and facts that come with the program."""
        from afweging.evidence.loading import load  # noqa: PLC0415 - reading YAML costs more than most verbs need

        return load(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")

    @property
    def evidence(self) -> Evidence:
        """The sources and facts that may be cited: those of the program, and the user's own in this library."""
        return self.with_own(self.shipped_evidence)

    def with_own(self, given: Evidence, at: datetime | None = None) -> Evidence:
        """These sources and facts with the user's own of this library, as they are now or as they were at a moment."""
        kept = self.store.own_evidence()
        if not kept:
            return given
        from afweging.evidence.own import merged  # noqa: PLC0415 - only with evidence of one's own
        from afweging.library import evidence_rows  # noqa: PLC0415 - the same

        self._tell_clashes(given, kept)
        if at is not None:
            return merged(given, evidence_rows.as_of(kept, at))
        if self._merged is None or self._merged[0] != kept[-1].hash or self._merged[1] is not given:
            self._merged = kept[-1].hash, given, merged(given, evidence_rows.current(kept))
        return self._merged[2]

    def _tell_clashes(self, given: Evidence, kept: tuple[KeptEvidence, ...]) -> None:
        tell, self.on_clash = self.on_clash, None
        if tell is None:
            return
        from afweging.evidence.own import clashes  # noqa: PLC0415 - only with evidence of one's own
        from afweging.library import evidence_rows  # noqa: PLC0415 - the same

        if names := clashes(given, evidence_rows.current(kept)):
            tell(names)

    def carrying(self, dossier: Dossier) -> Assessment:
        """The assessment of a dossier with the own sources and facts it cites, for a file that leaves this library.

        With a draft they are as they are now, else as they were when the version was recorded.
        """
        kept, assessment = self.store.own_evidence(), dossier.assessment
        if not kept:
            return assessment
        from afweging.assessment.citing import facts_in  # noqa: PLC0415 - only with evidence of one's own
        from afweging.evidence.own import carried  # noqa: PLC0415 - the same
        from afweging.library import evidence_rows  # noqa: PLC0415 - the same

        own = evidence_rows.current(kept) if dossier.draft else evidence_rows.as_of(kept, dossier.info.created)
        along = carried(own, facts_in(assessment))
        return replace(assessment, evidence=MappingProxyType(canonical.plain(along)))

    @cached_property
    def glossary(self) -> Glossary:
        """The terms and abbreviations that are explained."""
        from afweging.language.loading import load  # noqa: PLC0415 - reading YAML costs more than most verbs need

        return load(shipped.glossary())

    def frameworks(self) -> tuple[Framework, ...]:
        """Every framework that dossiers were answered under, newest first; the shipped one while there are none."""
        return tuple(self.framework(kept) for kept in reversed(self.store.frameworks())) or (self.shipped_framework,)

    def framework(self, framework_hash: str) -> Framework:
        """The exact framework with this hash, as kept in the store."""
        from afweging.framework.models import Framework  # noqa: PLC0415 - a list of dossiers can do without

        if framework_hash not in self._frameworks:
            self._frameworks[framework_hash] = canonical.read(Framework, self.store.framework(framework_hash))
        return self._frameworks[framework_hash]

    def adopt(self, framework: Framework) -> FrameworkRef:
        """Keep a framework in the store, once, and refer to it."""
        from afweging.assessment.models import FrameworkRef  # noqa: PLC0415 - a list of dossiers can do without

        kept = self.store.keep_framework(canonical.text(framework))
        self._frameworks.setdefault(kept, framework)
        return FrameworkRef(id=framework.id, version=framework.version, hash=kept)

    # --- reading -------------------------------------------------------------------------------------------------

    def dossier(self, name: str) -> Dossier:
        """A dossier by kenmerk, or one version of it by ``kenmerk@number``."""
        from afweging.assessment.models import Assessment  # noqa: PLC0415 - a list of dossiers can do without

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
