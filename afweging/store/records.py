"""What goes into a store and what comes out: plain immutable values.

A body is a canonical JSON text (``afweging.canonical``); the store never looks inside. Times are ``datetime`` values
with a time zone; they come back in UTC. Roles are roles, never names of people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

Order = Literal["updated", "kenmerk", "title", "peildatum", "status", "advice", "progress"]
Tell = Callable[[int, int], None]
"""Called during long work with how much is done and how much there is in all."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Summary:
    """What a list shows of a text; supplied by the caller, kept beside the text."""

    title: str
    status: str = ""
    phase: str = ""
    peildatum: date | None = None
    advice: str = ""
    """The id of the advice, empty while there is none."""
    progress: int = 0
    """How many of the questions are done, 0 to 14."""
    example: bool = False
    directorate: str = ""
    tags: str = ""
    second_of: str = ""
    """``KENMERK@N`` when it is a second judgement of that version of another dossier; empty for a dossier of its own."""


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """A piece of a text that can be found: the id of the question it answers, or ``head``, and the words themselves."""

    place: str
    text: str


Cut = Callable[[str], tuple[Passage, ...]]
"""Cuts a body into the passages that search looks through. Given by the caller at opening, so that the search index can
always be rebuilt from what is stored. Must be cheap and must not fail on any body that was ever stored."""
Notes = Mapping[str, Cut]
"""For each kind of event whose words can be found with the dossier it is about: what cuts its detail into passages."""
NO_NOTES: Notes = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewVersion:
    """A version about to be stored."""

    body: str
    framework_hash: str
    """SHA-256 of a framework that was kept before with ``keep_framework``."""
    author_role: str
    created: datetime
    reason: str
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VersionInfo:
    """A stored version without its body. ``hash`` seals it, its body and, by ``parent``, all versions before it."""

    kenmerk: str
    number: int
    parent: str
    """Hash of the version before; empty for version 1."""
    hash: str
    body_hash: str
    framework_hash: str
    author_role: str
    created: datetime
    reason: str
    summary: Summary

    @property
    def status(self) -> str:
        """The status this version was stored with."""
        return self.summary.status

    @property
    def phase(self) -> str:
        """The phase this version was stored with."""
        return self.summary.phase

    @property
    def advice(self) -> str:
        """The advice this version was stored with."""
        return self.summary.advice


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Version:
    """A stored version with its body, whose hash was checked when it was read."""

    info: VersionInfo
    body: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Draft:
    """Work in progress on a dossier: at most one per dossier, overwritten at every save.

    ``revision`` counts the saves; 0 means that none is stored yet. ``save_draft`` refuses a draft whose revision is not
    the stored one, so two windows on one dossier cannot silently overwrite each other.
    """

    kenmerk: str
    base: int
    """The number of the version this draft began from."""
    body: str
    saved: datetime
    summary: Summary
    revision: int = 0
    behind: bool = False
    """Whether a version newer than ``base`` exists by now. Set by the store, ignored on the way in."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewEvent:
    """Something that happened and is about to be recorded; ``detail`` is canonical JSON."""

    kind: str
    role: str
    at: datetime
    kenmerk: str | None = None
    detail: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Event:
    """Something that happened. Events form a hash chain of their own."""

    sequence: int
    kind: str
    role: str
    at: datetime
    kenmerk: str | None
    detail: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewEvidence:
    """A source or fact of the user's own, about to be kept; ``body`` is canonical JSON, ``name`` its id."""

    kind: str
    name: str
    role: str
    at: datetime
    body: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeptEvidence:
    """A source or fact as it was kept. A change is a new row under the same name; rows form a hash chain of their own."""

    sequence: int
    kind: str
    name: str
    role: str
    at: datetime
    body: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """A row of the list: a dossier as its draft describes it, or its newest version when there is no draft."""

    kenmerk: str
    number: int
    """The number of the newest version."""
    hash: str
    updated: datetime
    has_draft: bool
    draft_behind: bool
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Filter:
    """Which dossiers: every field that is filled must hold. The default lets everything through.

    ``words`` must all occur in kenmerk, title, directorate or tags (accents and case aside); the tuples mean "one of".
    """

    words: str = ""
    kenmerken: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """Years of the peildatum."""
    kenmerk_parts: tuple[str, ...] = ()
    """What the kenmerk must hold, one of them."""
    tags: tuple[str, ...] = ()
    """What the tags must hold, one of them; accents and case aside."""
    example: bool | None = None
    has_draft: bool | None = None
    second: bool | None = None
    """Second judgements only, or only dossiers of their own."""
    second_of: str = ""
    """Only second judgements of the dossier with this kenmerk."""


ALL = Filter()
"""Lets every dossier through."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Snippet:
    """A piece of the original text around a hit, at most about 160 characters, cut at word ends.

    ``marks`` are the hits inside ``text``, as offsets from and up to; they never overlap.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    """Where the snippet begins in the passage."""
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hit:
    """A dossier in which every word was found, with its best passage and all places where a word occurs."""

    kenmerk: str
    number: int
    """The version that was searched: the newest, or for a draft the one it began from."""
    draft: bool
    updated: datetime
    place: str
    places: tuple[str, ...]
    snippet: Snippet


Kind = Literal["file", "version", "chain", "framework", "draft", "event", "evidence", "list", "index"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Finding:
    """Something ``check`` found to be wrong.

    ``list`` and ``index`` are caches: ``rebuild_index`` repairs them and nothing was lost. Everything else is damage.
    """

    kind: Kind
    what: str
    """What is wrong, in the active language."""
    kenmerk: str = ""
    number: int | None = None

    @property
    def repairable(self) -> bool:
        """Whether ``rebuild_index`` mends it."""
        return self.kind in ("list", "index")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opener:
    """Who opens a store, from which machine, and when; shown to others who find it locked. Local use only."""

    user: str
    machine: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Content:
    """How much a store holds."""

    dossiers: int = 0
    versions: int = 0
    drafts: int = 0
    newest: datetime | None = None
    """When the newest version or draft was stored."""
