"""Searching the library: from what was typed to the dossiers that answer it, newest first."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from afweging.assessment.query import Query, parse
from afweging.store.folding import fold
from afweging.store.records import Entry, Filter

if TYPE_CHECKING:
    from afweging.library import Library
    from afweging.store.records import Hit

_PIECE: Final = r'"([^"]*)"?|([^\s"]+)'


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Result:
    """What a search found: the rows of the list, what was found in each by its words, and how many there are in all."""

    entries: tuple[Entry, ...]
    hits: "dict[str, Hit]"
    total: int


def asked(library: "Library", text: str) -> Query:
    """What a search as typed asks for. Raises QUERY_FIELD and QUERY_VALUE."""
    return parse(text, library.frameworks)


def find(library: "Library", text: str, *, limit: int = 50) -> Result:
    """The dossiers that a search as typed asks for, at most ``limit``; all of them without a search. Raises as ``asked``."""
    query = asked(library, text)
    if query.words:
        found = {hit.kenmerk: hit for hit in hits(library, query, limit=limit)}
        entries = library.entries(Filter(kenmerken=tuple(found))) if found else ()
        return Result(entries=entries, hits=found, total=len(entries))
    which = conditions(query)
    return Result(entries=library.entries(which, limit=limit), hits={}, total=library.store.count(which))


def hits(library: "Library", query: Query, *, limit: int = 50) -> "tuple[Hit, ...]":
    """The dossiers in which all words occur and all conditions hold, each with a snippet."""
    return library.store.search(query.words, limit=limit, which=conditions(query), places=query.questions)


def conditions(query: Query) -> Filter:
    """The conditions of a search, without its words."""
    return Filter(status=query.status, phase=query.phase, advice=query.advice, years=query.years,
                  kenmerk_parts=query.kenmerken, tags=query.tags, example=query.example)


def admits(query: Query, entry: Entry) -> bool:
    """Whether the conditions of a search hold for a row of the list; the same as the store says, without asking it."""
    found = entry.summary
    return (
        (not query.status or found.status in query.status)
        and (not query.phase or found.phase in query.phase)
        and (not query.advice or found.advice in query.advice)
        and (not query.years or (found.peildatum is not None and found.peildatum.year in query.years))
        and (not query.kenmerken or any(part.lower() in entry.kenmerk.lower() for part in query.kenmerken))
        and (not query.tags or any(fold(tag) in fold(found.tags) for tag in query.tags))
        and (query.example is None or found.example is query.example)
    )


def listed_by(query: Query) -> tuple[str, ...] | None:
    """The folded words by which a row of the list answers a search; None when a row by itself never does."""
    if query.words and query.questions:
        return None
    pieces = (" ".join(phrase.split()) or word for phrase, word in re.findall(_PIECE, fold(query.words)))
    return tuple(piece for piece in pieces if piece)
