"""What a store is opened with: who opens it, and how what it keeps is cut for searching."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opener:
    """Who opens a store, from which machine, and when; shown to others who find it locked. Local use only."""

    user: str
    machine: str
    since: datetime


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
