"""What a store can do. Whoever uses one knows this page only; ``tests/store`` holds the suite every store must pass.

The contract, beyond the single verbs:

- A verb that returns has stored its result on disk: it survives a kill and, as far as the disk is honest, a power cut.
- A verb that raises has changed nothing. Every fault is an ``AfwegingError`` of the section "store" of ``errors``.
- Versions, events, own evidence, frameworks and reserved kenmerken are never changed and never removed.
- A kenmerk is found whatever its case, and comes back as it was stored.
- A store may be used from several threads; verbs take turns. For a long search beside saving, open a second store.
- All texts are given and returned as they are; only ``reserve`` makes up a text.
"""

from __future__ import annotations  # most records are made only by the verbs that need them

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from afweging.errors import AfwegingError
from afweging.store.records import ALL

if TYPE_CHECKING:
    from afweging.store.records import (
        Content,
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
        Order,
        Tell,
        Version,
        VersionInfo,
    )


class Store(Protocol):
    """A place where texts are kept."""

    @property
    def path(self) -> Path:
        """Where the store is."""
        ...

    @property
    def read_only(self) -> AfwegingError | None:
        """Why nothing can be stored, or None when everything can."""
        ...

    @property
    def notices(self) -> tuple[AfwegingError, ...]:
        """What the user should be told once: on a share, a lock taken over, read only. Nothing here stops the work."""
        ...

    def atomic(self) -> AbstractContextManager[None]:
        """Everything inside happens together or not at all; may be nested. Raises STORE_READ_ONLY, STORE_BUSY."""
        ...

    # --- dossiers and versions -----------------------------------------------------------------------------------
    def reserve(self, prefix: str, year: int, at: datetime) -> str:
        """The next free kenmerk, such as ``AFW-2026-0001``; it is never given out again, used or not."""
        ...

    def create(self, kenmerk: str, new: NewVersion) -> VersionInfo:
        """Store version 1 of a new dossier. Raises STORE_EXISTS when the kenmerk has one, STORE_NO_FRAMEWORK."""
        ...

    def append(self, kenmerk: str, expected: int, new: NewVersion, *, draft: int | None = None) -> VersionInfo:
        """Store the next version after version ``expected``.

        With ``draft`` the draft of that revision is used up in the same stroke. Raises STORE_STALE (exit 5) when
        another version came in between, STORE_STALE_DRAFT (exit 5) when the draft changed, STORE_UNKNOWN with the
        nearest kenmerken, STORE_NO_FRAMEWORK.
        """
        ...

    def version(self, kenmerk: str, number: int | None = None) -> Version:
        """A version, by default the newest. Raises STORE_UNKNOWN, STORE_UNKNOWN_VERSION, STORE_DAMAGED_VERSION."""
        ...

    def history(self, kenmerk: str) -> tuple[VersionInfo, ...]:
        """All versions of a dossier, oldest first. Raises STORE_UNKNOWN."""
        ...

    def newest(self, status: str = "") -> tuple[tuple[str, int], ...]:
        """Of every dossier its kenmerk and the number of its newest version, by kenmerk.

        With a status: the newest version that was stored with it; dossiers without one are left out.
        """
        ...

    def with_hash(self, beginning: str) -> tuple[VersionInfo, ...]:
        """The versions whose hash begins so (at least 8 hexadecimal digits), such as one printed in a report."""
        ...

    # --- the list ------------------------------------------------------------------------------------------------
    def entry(self, kenmerk: str) -> Entry:
        """The row of one dossier. Raises STORE_UNKNOWN with the nearest kenmerken."""
        ...

    def entries(
        self,
        which: Filter = ALL,
        *,
        order: Order = "updated",
        descending: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Entry, ...]:
        """The rows that pass the filter, in order; equal rows by kenmerk."""
        ...

    def count(self, which: Filter = ALL) -> int:
        """How many rows pass the filter."""
        ...

    def content(self) -> Content:
        """How much the store holds in all."""
        ...

    # --- drafts --------------------------------------------------------------------------------------------------
    def save_draft(self, draft: Draft) -> Draft:
        """Store a draft and return it with its new revision, to be used for the next save.

        Raises STORE_STALE_DRAFT (exit 5) when the stored revision is another, STORE_UNKNOWN.
        """
        ...

    def draft(self, kenmerk: str) -> Draft | None:
        """The draft of a dossier, if there is one. Raises STORE_UNKNOWN, STORE_DAMAGED_DRAFT."""
        ...

    def drop_draft(self, kenmerk: str, revision: int) -> None:
        """Remove the draft of this revision; nothing happens when there is none. Raises STORE_STALE_DRAFT."""
        ...

    # --- frameworks and events -----------------------------------------------------------------------------------
    def keep_framework(self, framework_text: str) -> str:
        """Keep the canonical text of a framework, once; returns its hash."""
        ...

    def framework(self, framework_hash: str) -> str:
        """The text of a framework. Raises STORE_NO_FRAMEWORK, STORE_DAMAGED_FRAMEWORK."""
        ...

    def frameworks(self) -> tuple[str, ...]:
        """The hashes of all frameworks kept."""
        ...

    def record(self, event: NewEvent) -> Event:
        """Add an event to the log."""
        ...

    def events(
        self, kenmerk: str | None = None, *, kinds: tuple[str, ...] = (), limit: int | None = None
    ) -> tuple[Event, ...]:
        """The events of a dossier, or all; newest first. With ``kinds`` only events of those kinds."""
        ...

    def tally(self, kinds: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """How many events of these kinds each dossier has: kenmerk to kind to number; only what there is."""
        ...

    # --- own evidence --------------------------------------------------------------------------------------------
    def keep_evidence(self, new: NewEvidence) -> KeptEvidence:
        """Keep a source or fact of the user's own; under a name that is there already it is a change of that one."""
        ...

    def own_evidence(self) -> tuple[KeptEvidence, ...]:
        """Every source and fact of the user's own that was ever kept, oldest first; the last under a name counts."""
        ...

    # --- search --------------------------------------------------------------------------------------------------
    def search(self, query: str, *, limit: int = 50, which: Filter = ALL, places: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        """The dossiers in which every word of the query occurs, newest first; at most ``limit``.

        Accents and case do not count, parts of words are found, "words in quotes" stand together. A dossier with a
        draft is searched by its draft, and every dossier also by its notes: the events whose words can be found. With
        ``places`` every word must occur in one of those passages. No query is an error; one without words finds
        nothing.
        """
        ...

    # --- upkeep --------------------------------------------------------------------------------------------------
    def check(self, tell: Tell | None = None) -> tuple[Finding, ...]:
        """Everything that is wrong: file, hashes, chains, frameworks, drafts, list, index. Changes nothing."""
        ...

    def rebuild_index(self, tell: Tell | None = None) -> None:
        """Make the list and the search index anew from the bodies and summaries that are stored."""
        ...

    def bodies(self) -> Iterator[Version]:
        """The newest version of every dossier, by kenmerk; a damaged one raises STORE_DAMAGED_VERSION when reached."""
        ...

    def backup(self, target: Path, tell: Tell | None = None) -> Content:
        """Write a verified copy to a file that does not exist yet; it appears under its name only when it is whole.

        Raises FILE_UNWRITABLE, BACKUP_EXISTS, BACKUP_UNSOUND (what was written does not verify).
        """
        ...

    def close(self) -> None:
        """Close the store and release its lock. May be called twice."""
        ...
