"""What a search found."""

from dataclasses import dataclass
from datetime import datetime


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
