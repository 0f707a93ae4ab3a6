"""What happened, and evidence of the user's own: both only ever added to, in hash chains of their own."""

from dataclasses import dataclass
from datetime import datetime


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
