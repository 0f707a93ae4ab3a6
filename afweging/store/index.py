"""The search index: an FTS5 trigram table over folded text, one row per dossier, in order of storing.

The index holds the newest version of each dossier, with what was said of it in events. It is a cache: when it cannot take
a version, the version is stored all the same and its row in the list says that it is not indexed. Such dossiers, and those
with a draft, are searched in their bodies directly, so that saving a draft costs nothing here and search always finds what
the list shows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.database import Database, Row
from afweging.store.finding import TRIGRAM, Found, find, match, wanted
from afweging.store.folding import fold
from afweging.store.listing import JOINED, conditions
from afweging.store.records import Cut, Filter, Hit, Notes, Passage, Version
from afweging.store.schema import SEARCH_TEXT

_MOST_REMEMBERED: Final = 500
"""How many drafts are kept folded in memory between searches."""
_BREAK: Final = "\n"
"""Stands between the passages of a row; never inside one, as folding makes every white space a space."""

Passages = Callable[[str, str], tuple[Passage, ...]]
"""What can be found of a dossier: given its kenmerk and a body of it."""
Folded = tuple[tuple[Passage, ...], list[str]]
Words = tuple[str, ...]
Places = tuple[str, ...]
Remembered = tuple[str, int, int | None]
"""A draft with its revision and the last event of its dossier: while these stay, so do its passages."""


def passages_of(db: Database, cut: Cut, notes: Notes) -> Passages:
    """The passages of a body, and of the events of its dossier that can be found with it; both together are indexed."""
    marks = ", ".join("?" * len(notes))
    sql = f"SELECT kind, detail FROM event WHERE kenmerk = ? AND kind IN ({marks}) ORDER BY sequence"  # noqa: S608

    def passages(kenmerk: str, body: str) -> tuple[Passage, ...]:
        rows = db.rows(sql, (kenmerk, *notes)) if notes else ()
        return (*cut(body), *(passage for kind, detail in rows for passage in notes[kind](detail)))

    return passages


def folded(passages: tuple[Passage, ...]) -> list[str]:
    """The passages as the index holds them."""
    return [fold(passage.text) for passage in passages]


def row_text(passages: tuple[Passage, ...]) -> str:
    """The text of a row of the index."""
    return _BREAK.join(folded(passages))


def put(db: Database, passages: Passages, version: Version) -> None:
    """Let the index hold this version in place of an earlier one. A damaged index never stops the storing."""
    kenmerk = version.info.kenmerk
    with _tolerating_damage(), db.atomic():
        old = db.row("SELECT id FROM search_doc WHERE kenmerk = ?", (kenmerk,))
        if old:
            db.run("DELETE FROM search_text WHERE rowid = ?", old)
            db.run("DELETE FROM search_doc WHERE id = ?", old)
        db.run("INSERT INTO search_doc (kenmerk, number) VALUES (?, ?)", (kenmerk, version.info.number))
        (row_id,) = db.rows("SELECT id FROM search_doc WHERE kenmerk = ?", (kenmerk,))[0]
        _insert(db, row_id, row_text(passages(kenmerk, version.body)))
        db.run("UPDATE entry SET indexed = 1 WHERE kenmerk = ?", (kenmerk,))


def refresh(db: Database, passages: Passages, kenmerk: str) -> None:
    """Let the row of a dossier hold what is said of it by now; its place in the order of time stays as it is."""
    sql = (
        "SELECT s.id, CAST(v.body AS BLOB) FROM search_doc s JOIN entry e ON e.kenmerk = s.kenmerk AND e.indexed "
        "JOIN version v ON v.kenmerk = s.kenmerk AND v.number = s.number WHERE s.kenmerk = ?"
    )
    row = db.row(sql, (kenmerk,))
    if row is None:  # without a row in the index it is searched directly
        return
    db.run("UPDATE entry SET indexed = 0 WHERE kenmerk = ?", (kenmerk,))
    with _tolerating_damage(), db.atomic(), suppress(UnicodeDecodeError):
        db.run("DELETE FROM search_text WHERE rowid = ?", (row[0],))
        _insert(db, row[0], row_text(passages(kenmerk, row[1].decode())))
        db.run("UPDATE entry SET indexed = 1 WHERE kenmerk = ?", (kenmerk,))


def _insert(db: Database, row_id: int, words: str) -> None:
    # From values and not from a query: a failing query would take the whole transaction along.
    db.run("INSERT INTO search_text (rowid, words) VALUES (?, ?)", (row_id, words))
    # FTS5 writes when a savepoint begins; what it cannot write must show here, where it can still be undone.
    with db.atomic():
        pass


@contextmanager
def _tolerating_damage() -> Iterator[None]:
    try:
        yield
    except AfwegingError as error:
        # FTS5 names its own damage in more than one way; damage to the version itself would have shown before this.
        if error.code not in (errors.STORE_DAMAGED_INDEX, errors.STORE_DAMAGED):
            raise


def clear(db: Database) -> None:
    """An empty index, also in place of a damaged one. Inside a transaction."""
    # A damaged index can keep itself from being dropped; with these rows its inner tables are those of an empty one.
    db.run("DELETE FROM search_text_data")
    db.run("INSERT INTO search_text_data VALUES (1, x''), (10, x'00000000000000')")
    db.run("INSERT OR REPLACE INTO search_text_config VALUES ('version', 4)")
    db.run("DROP TABLE search_text")
    db.run(SEARCH_TEXT)
    db.run("DELETE FROM search_doc")
    db.run("UPDATE entry SET indexed = 0 WHERE indexed")


class Searcher:
    """Searches one store; remembers the drafts it folded last."""

    def __init__(self, db: Database, cut: Cut, passages: Passages) -> None:
        self._db = db
        self._cut = cut
        self._passages = passages
        self._remembered: dict[Remembered, Folded] = {}

    def search(self, query: str, limit: int, which: Filter, places: Places) -> tuple[Hit, ...]:
        """The dossiers in which every word of the query occurs, newest first."""
        words = wanted(query)
        if not words or limit <= 0:
            return ()
        with self._db.reading():
            hits = [
                *self._in_drafts(words, which, places),
                *self._in_unindexed(words, which, places),
                *islice(self._in_index(words, which, places), limit),
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

    def _in_index(self, words: Words, which: Filter, places: Places) -> Iterator[Hit]:
        where, values = conditions(which)
        matched = match(words)
        short = [word for word in words if len(word) < TRIGRAM]
        terms = ["search_text MATCH ?"] * bool(matched) + ["instr(t.words, ?)"] * len(short)
        rows = self._db.each(
            "SELECT s.kenmerk, s.number, e.updated, t.words FROM search_text t "  # noqa: S608 - constants only
            "CROSS JOIN search_doc s ON s.id = t.rowid CROSS JOIN entry e ON e.kenmerk = s.kenmerk "
            "LEFT JOIN draft d ON d.kenmerk = e.kenmerk AND d.live "
            f"WHERE {' AND '.join(terms)} AND e.indexed AND d.live IS NULL AND {where} "
            "ORDER BY t.rowid DESC",
            [*([matched] if matched else []), *short, *values],
        )
        for kenmerk, number, updated, text in rows:
            passages, pieces = self._pieces(kenmerk, self._body(kenmerk, number), text)
            yield from _hit((kenmerk, number, updated), find(words, passages, pieces, places), draft=False)

    def _body(self, kenmerk: str, number: int) -> bytes:
        sql = "SELECT CAST(body AS BLOB) FROM version WHERE kenmerk = ? AND number = ?"
        row = self._db.row(sql, (kenmerk, number))
        return bytes(row[0]) if row else b""

    def _pieces(self, kenmerk: str, body: bytes, text: str) -> Folded:
        """The passages of an indexed body with their folded texts; the index alone when the body is damaged."""
        pieces = text.split(_BREAK)
        try:
            passages = self._cut(body.decode())
            if len(pieces) != len(passages):  # only then something was said of it
                passages = self._passages(kenmerk, body.decode())
        except ValueError:
            return tuple(Passage("", piece) for piece in pieces), pieces
        return passages, pieces if len(pieces) == len(passages) else folded(passages)


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
