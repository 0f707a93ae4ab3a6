"""Searching one store: its index, and beside it what the index does not hold: drafts, and versions it could not take."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from afweging.store import index
from afweging.store.database import Database, Row, Values
from afweging.store.finding import TRIGRAM, Found, find, match, wanted
from afweging.store.index import BREAK, Passages, folded
from afweging.store.listing import ALL_ROWS, JOINED, conditions
from afweging.store.records import Cut, Filter, Hit, Passage
from afweging.store.vocabulary import Vocabulary

_MOST_REMEMBERED: Final = 500
"""How many drafts are kept folded in memory between searches."""
_FEW: Final = 1_000
"""Of so many dossiers the texts are looked through one by one; of more only by the index of trigrams."""
_PART: Final = 12
"""For a phrase also of one dossier in so many: its letters take longer to follow through all than the texts of those."""

Folded = tuple[tuple[Passage, ...], list[str]]
Words = tuple[str, ...]
Places = tuple[str, ...]
Remembered = tuple[str, int, int | None]
"""A draft with its revision and the last event of its dossier: while these stay, so do its passages."""


class Searcher:
    """Searches one store; remembers the drafts it folded last."""

    def __init__(self, db: Database, cut: Cut, passages: Passages) -> None:
        self._db = db
        self._cut = cut
        self._passages = passages
        self._vocabulary = Vocabulary(db)
        self._remembered: dict[Remembered, Folded] = {}

    def search(self, query: str, limit: int, which: Filter, places: Places) -> tuple[Hit, ...]:
        """The dossiers in which every word of the query occurs, newest first."""
        words = wanted(query)
        if not words or limit <= 0:
            return ()
        settled = self._db.settled
        with self._db.reading():
            hits = [
                *self._in_drafts(words, which, places),
                *self._in_unindexed(words, which, places),
                *islice(self._in_index(words, which, places, settled=settled), limit),
            ]
        hits.sort(key=lambda hit: hit.updated, reverse=True)
        return tuple(hits[:limit])

    def _in_drafts(self, words: Words, which: Filter, places: Places) -> Iterator[Hit]:
        where, values = conditions(which)
        rows = self._db.rows(
            "SELECT e.kenmerk, d.base, d.saved, d.revision, "  # noqa: S608 - constants only
            "(SELECT max(sequence) FROM event WHERE kenmerk = e.kenmerk) FROM draft d "
            f"CROSS JOIN entry e ON e.kenmerk = d.kenmerk WHERE d.live AND {where}",
            values,
        )
        kept: dict[Remembered, Folded] = {}
        for kenmerk, base, saved, revision, last_event in rows:
            key = (kenmerk, revision, last_event)
            passages, pieces = self._remembered.get(key) or self._draft(kenmerk)
            if len(kept) < _MOST_REMEMBERED:
                kept[key] = passages, pieces
            yield from _hit((kenmerk, base, saved), find(words, passages, pieces, places), draft=True)
        self._remembered |= kept
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered = kept

    def _draft(self, kenmerk: str) -> Folded:
        row = self._db.row("SELECT CAST(body AS BLOB) FROM draft WHERE kenmerk = ?", (kenmerk,))
        return self._folded(kenmerk, row[0]) if row else ((), [])

    def _folded(self, kenmerk: str, body: bytes) -> Folded:
        """The passages of a body; none when it is damaged, which ``check`` reports."""
        try:
            passages = self._passages(kenmerk, body.decode())
        except ValueError:
            return (), []
        return passages, folded(passages)

    def _in_unindexed(self, words: Words, which: Filter, places: Places) -> Iterator[Hit]:
        where, values = conditions(which)
        rows = self._db.rows(
            f"SELECT e.kenmerk, e.number, e.updated FROM {JOINED} "  # noqa: S608 - constants only
            f"WHERE NOT e.indexed AND d.live IS NULL AND {where}",
            values,
        )
        for row in rows:
            passages, pieces = self._folded(row[0], self._body(row[0], row[1]))
            yield from _hit(row, find(words, passages, pieces, places), draft=False)

    def _in_index(self, words: Words, which: Filter, places: Places, *, settled: bool) -> Iterator[Hit]:
        bordered = any(" " in word for word in words) and index.current(self._db)
        narrowed = self._vocabulary.narrowed(words, settled=settled, bordered=bordered)
        if narrowed is None:
            return
        for kenmerk, number, updated, text, held in self._rows(words, which, *narrowed):
            if places and not _answered(words, text.split(BREAK), held.split(BREAK), places):
                continue
            passages, pieces = self._pieces(kenmerk, self._body(kenmerk, number), text)
            yield from _hit((kenmerk, number, updated), find(words, passages, pieces, places), draft=False)

    def _rows(self, words: Words, which: Filter, expression: str, left: Words) -> Iterator[Row]:
        """The rows of the index in which all words occur, newest first; narrowed by an expression over its words."""
        where, values = conditions(which)
        source, matched, looked = self._way(words, (where, values), expression, left)
        terms = [f"f.{source} MATCH ?"] * bool(matched) + ["e.indexed AND d.live IS NULL", where]
        # The text is looked at last, once all else holds: that is what takes time.
        terms += ["iif(e.indexed, instr(t.words, ?), 0)"] * len(looked)
        tables = (
            f"{source} f CROSS JOIN search_doc s ON s.id = f.rowid CROSS JOIN entry e ON e.kenmerk = s.kenmerk "
            "LEFT JOIN draft d ON d.kenmerk = e.kenmerk AND d.live"
            if source else f"{JOINED} CROSS JOIN search_doc s ON s.kenmerk = e.kenmerk"
        )
        yield from self._db.each(
            f"SELECT s.kenmerk, s.number, e.updated, t.words, s.places FROM {tables} "  # noqa: S608 - constants only
            f"CROSS JOIN search_text t ON t.rowid = s.id WHERE {' AND '.join(terms)} "
            f"ORDER BY {'f.rowid' if source else 's.id'} DESC",
            [*([matched] if matched else []), *values, *looked],
        )

    def _way(self, words: Words, condition: tuple[str, Values], expression: str, left: Words) -> tuple[str, str, Words]:
        """Where to begin: a table of the index with what must match there, or the list; and the words to look for in texts."""
        where, values = condition
        if expression and not left and where == ALL_ROWS:  # it says all: there is nothing to weigh, and counting takes time
            return "search_word", expression, left
        phrase = any(" " in word for word in left)
        if expression and self._few("search_word WHERE search_word MATCH ?", (expression,), phrase=phrase):
            return "search_word", expression, left
        if where != ALL_ROWS and self._few(f"{JOINED} WHERE {where}", values):
            return "", "", words
        if expression and not left:
            return "search_word", expression, left
        return "search_text", match(words), tuple(word for word in words if len(word) < TRIGRAM)

    def _few(self, rows: str, values: Values, *, phrase: bool = False) -> bool:
        """Whether there are so few of these rows that each may be looked at; for a phrase there may be more."""
        most = max(_FEW, self._db.rows("SELECT count(*) FROM search_doc")[0][0] // _PART) if phrase else _FEW
        found = self._db.row(f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {most + 1})", values)  # noqa: S608 - constants only
        return found is not None and found[0] <= most

    def _body(self, kenmerk: str, number: int) -> bytes:
        sql = "SELECT CAST(body AS BLOB) FROM version WHERE kenmerk = ? AND number = ?"
        row = self._db.row(sql, (kenmerk, number))
        return bytes(row[0]) if row else b""

    def _pieces(self, kenmerk: str, body: bytes, text: str) -> Folded:
        """The passages of an indexed body with their folded texts; the index alone when the body is damaged."""
        pieces = text.split(BREAK)
        try:
            passages = self._cut(body.decode())
            if len(pieces) != len(passages):  # only then something was said of it
                passages = self._passages(kenmerk, body.decode())
        except ValueError:
            return tuple(Passage("", piece) for piece in pieces), pieces
        return passages, pieces if len(pieces) == len(passages) else folded(passages)


def _answered(words: Words, pieces: list[str], held: list[str], places: Places) -> bool:
    """Whether a passage of these places has all words, as far as the index can tell."""
    if len(pieces) != len(held):
        return True
    return any(place in places and all(word in piece for word in words) for place, piece in zip(held, pieces, strict=True))


def _hit(row: Row, found: Found | None, *, draft: bool) -> Iterator[Hit]:
    if found is not None:
        kenmerk, number, updated = row
        yield Hit(
            kenmerk=kenmerk,
            number=number,
            draft=draft,
            updated=datetime.fromisoformat(updated),
            place=found.place,
            places=found.places,
            snippet=found.snippet,
        )
