"""Hashes that seal versions, drafts and events: SHA-256 over canonical JSON.

The hash of a version covers every stored column of it and the hash of the version before, so changing any byte of any
version changes every later hash. What it cannot show is someone who rewrites the whole chain: only a hash kept
elsewhere, such as in a printed report, shows that.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from afweging import canonical

HEADER: Final = (
    "kenmerk", "number", "parent", "body_hash", "framework_hash", "author_role", "created", "reason", "summary",
)  # fmt: skip
"""The columns of ``version`` that its hash covers; the body is covered by ``body_hash``."""


def stamp(when: datetime) -> str:
    """A moment as stored: ISO 8601 in UTC with microseconds, so that text order is time order. Needs a time zone."""
    if when.tzinfo is None:
        raise ValueError("a time without time zone cannot be stored")
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def version_hash(header: Mapping[str, str | int]) -> str:
    """The hash of a version from its columns ``HEADER``, as they are stored."""
    return canonical.digest(canonical.text({name: header[name] for name in HEADER}))


def draft_hash(*, kenmerk: str, base: int, revision: int, saved: str, summary: str, body: str) -> str:
    """The hash of a draft; it only shows damage, drafts have no chain. Values that damage made of another kind are taken too."""
    return canonical.digest("\n".join(map(str, (kenmerk, base, revision, saved, summary, body))))


def event_hash(
    *, parent: str, sequence: int, kenmerk: str | None, at: str, kind: str, role: str, detail: str
) -> str:
    """The hash of an event, over all its columns and the hash of the event before."""
    return canonical.digest(canonical.text([parent, sequence, kenmerk, at, kind, role, detail]))


def evidence_hash(*, parent: str, sequence: int, kind: str, name: str, role: str, at: str, body: str) -> str:
    """The hash of a row of own evidence, over all its columns and the hash of the row before."""
    return canonical.digest(canonical.text([parent, sequence, kind, name, role, at, body]))
