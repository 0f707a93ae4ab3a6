"""The store on SQLite: every verb of ``protocol.Store``, each done by the module of its topic."""

from __future__ import annotations  # most records are made only by the verbs that need them

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from afweging.errors import AfwegingError
from afweging.store import drafts, events, evidence, index, kenmerken, listing, versions
from afweging.store.database import Database
from afweging.store.records import ALL

if TYPE_CHECKING:
    from afweging.store.locking import Lock
    from afweging.store.records import (
        Content,
        Cut,
        Draft,
        Entry,
        Event,
        Filter,
        Finding,
        Hit,
        KeptEvidence,
        NewEvent,
        NewEvidence,
        NewVersion,
        Notes,
        Order,
        Tell,
        Version,
        VersionInfo,
    )
    from afweging.store.searcher import Searcher


class SqliteStore:
    """A store in one file. Made by ``opening.open_store``; the contract of each verb stands in ``protocol.Store``."""

    def __init__(
        self, db: Database, cut: Cut, notes: Notes, notices: tuple[AfwegingError, ...], lock: Lock | None
    ) -> None:
        self._db = db
        self._passages = index.passages_of(db, cut, notes)
        self._notes = notes
        self._notices = notices
        self._lock = lock
        self._cut = cut
        self._made: Searcher | None = None

    @property
    def path(self) -> Path:
        """Where the store is."""
        return self._db.path

    @property
    def read_only(self) -> AfwegingError | None:
        """Why nothing can be stored, or None."""
        return self._db.read_only

    @property
    def notices(self) -> tuple[AfwegingError, ...]:
        """What the user should be told once."""
        return self._notices

    def atomic(self) -> AbstractContextManager[None]:
        """Everything inside happens together or not at all."""
        return self._db.atomic()

    def reserve(self, prefix: str, year: int, at: datetime) -> str:
        """The next free kenmerk."""
        return kenmerken.reserve(self._db, prefix, year, at)

    def create(self, kenmerk: str, new: NewVersion) -> VersionInfo:
        """Store version 1 of a new dossier."""
        return versions.create(self._db, self._passages, kenmerk, new)

    def append(self, kenmerk: str, expected: int, new: NewVersion, *, draft: int | None = None) -> VersionInfo:
        """Store the next version after ``expected``."""
        return versions.append(self._db, self._passages, kenmerk, expected, new, draft=draft)

    def version(self, kenmerk: str, number: int | None = None) -> Version:
        """A version, by default the newest."""
        return versions.version(self._db, kenmerk, number)

    def history(self, kenmerk: str) -> tuple[VersionInfo, ...]:
        """All versions of a dossier, oldest first."""
        return versions.history(self._db, kenmerk)

    def newest(self, status: str = "") -> tuple[tuple[str, int], ...]:
        """Of every dossier the number of its newest version, or of the newest with a status."""
        return versions.numbers(self._db, status)

    def with_hash(self, beginning: str) -> tuple[VersionInfo, ...]:
        """The versions whose hash begins so."""
        return versions.with_hash(self._db, beginning)

    def bodies(self) -> Iterator[Version]:
        """The newest version of every dossier, by kenmerk."""
        for (kenmerk,) in self._db.rows("SELECT kenmerk FROM version WHERE number = 1 ORDER BY kenmerk"):
            yield versions.version(self._db, kenmerk, None)

    def entry(self, kenmerk: str) -> Entry:
        """The row of one dossier."""
        return listing.entry(self._db, kenmerk)

    def entries(
        self,
        which: Filter = ALL,
        *,
        order: Order = "updated",
        descending: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Entry, ...]:
        """The rows that pass the filter, in order."""
        return listing.entries(self._db, which, order, descending=descending, limit=limit, offset=offset)

    def count(self, which: Filter = ALL) -> int:
        """How many rows pass the filter."""
        return listing.count(self._db, which)

    def content(self) -> Content:
        """How much the store holds in all."""
        return listing.content(self._db)

    def save_draft(self, draft: Draft) -> Draft:
        """Store a draft and return it with its new revision."""
        return drafts.save(self._db, draft)

    def draft(self, kenmerk: str) -> Draft | None:
        """The draft of a dossier, if there is one."""
        return drafts.read(self._db, kenmerk)

    def drop_draft(self, kenmerk: str, revision: int) -> None:
        """Remove the draft of this revision."""
        drafts.drop(self._db, kenmerk, revision)

    def keep_framework(self, framework_text: str) -> str:
        """Keep the canonical text of a framework, once; returns its hash."""
        return events.keep_framework(self._db, framework_text)

    def framework(self, framework_hash: str) -> str:
        """The text of a framework."""
        return events.framework(self._db, framework_hash)

    def frameworks(self) -> tuple[str, ...]:
        """The hashes of all frameworks kept."""
        return events.frameworks(self._db)

    def record(self, event: NewEvent) -> Event:
        """Add an event to the log."""
        with self._db.atomic():
            recorded = events.record(self._db, event)
            if event.kenmerk is not None and event.kind in self._notes:
                index.refresh(self._db, self._passages, event.kenmerk)
            return recorded

    def events(
        self, kenmerk: str | None = None, *, kinds: tuple[str, ...] = (), limit: int | None = None
    ) -> tuple[Event, ...]:
        """The events of a dossier, or all; newest first."""
        return events.events(self._db, kenmerk, kinds, limit)

    def tally(self, kinds: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """How many events of these kinds each dossier has."""
        return events.tally(self._db, kinds)

    def keep_evidence(self, new: NewEvidence) -> KeptEvidence:
        """Keep a source or fact of the user's own."""
        return evidence.keep(self._db, new)

    def own_evidence(self) -> tuple[KeptEvidence, ...]:
        """Every source and fact of the user's own, changes included, oldest first."""
        return evidence.rows(self._db)

    def search(self, query: str, *, limit: int = 50, which: Filter = ALL, places: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        """The dossiers in which every word of the query occurs, newest first."""
        return self._searcher().search(query, limit, which, places)

    def _searcher(self) -> Searcher:
        """What searches this store, made for the first search."""
        from afweging.store.searcher import Searcher  # noqa: PLC0415 - a list without a search can do without

        self._made = self._made or Searcher(self._db, self._cut, self._passages)
        return self._made

    def check(self, tell: Tell | None = None) -> tuple[Finding, ...]:
        """Everything that is wrong."""
        from afweging.store import caches, checking  # noqa: PLC0415 - rarely needed, keeps the start light

        return (*checking.damage(self._db, tell), *caches.faults(self._db, self._passages))

    def rebuild_index(self, tell: Tell | None = None) -> None:
        """Make the list and the search index anew."""
        from afweging.store import caches  # noqa: PLC0415 - rarely needed, keeps the start light

        caches.rebuild(self._db, self._passages, tell)

    def backup(self, target: Path, tell: Tell | None = None) -> Content:
        """Write a verified copy to a file that does not exist yet."""
        from afweging.store import backup  # noqa: PLC0415 - rarely needed, keeps the start light

        return backup.backup(self._db, target, tell)

    def close(self) -> None:
        """Close the store and release its lock."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()
