"""Versions and drafts, with and without their text."""

from dataclasses import dataclass
from datetime import datetime

from afweging.store.records.lists import Summary


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
