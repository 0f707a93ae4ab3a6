"""The search index: an FTS5 trigram table over folded text, one row per dossier, in order of storing, and its words apart.

The index holds the newest version of each dossier, with what was said of it in events. It is a cache: when it cannot take
a version, the version is stored all the same and its row in the list says that it is not indexed. Such dossiers, and those
with a draft, are searched in their bodies directly (``searcher``), so that saving a draft costs nothing here and search
always finds what the list shows. An index of an earlier shape is made anew when the store is opened.
"""

from __future__ import annotations  # most records are made only by the verbs that need them

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import vocabulary
from afweging.store.database import Database
from afweging.store.folding import fold
from afweging.store.records import Passage
from afweging.store.schema import SEARCH_TEXT, SEARCH_WORD

if TYPE_CHECKING:
    from afweging.store.records import Cut, Notes, Version

SHAPE: Final = 2
"""Rises when the index holds something else than before, so that that of an older program is made anew."""
BREAK: Final = "\n"
"""Stands between the passages of a row and between their places; never inside one: folding makes white space a space."""
_FOR_ONE: Final = {"hashsize": 1 << 20, "automerge": 4}
_FOR_MANY: Final = {"hashsize": 1 << 26, "automerge": 0}
"""How FTS5 writes: bytes it holds in memory first, and how many parts of a kind it merges at once; its own measures, and
those for many dossiers at once."""

Passages = Callable[[str, str], tuple[Passage, ...]]
"""What can be found of a dossier: given its kenmerk and a body of it."""


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
    return BREAK.join(folded(passages))


def row_places(passages: tuple[Passage, ...]) -> str:
    """Where each line of the text of a row comes from."""
    return BREAK.join(" ".join(passage.place.split()) for passage in passages)


def put(db: Database, passages: Passages, version: Version) -> None:
    """Let the index hold this version in place of an earlier one. A damaged index never stops the storing."""
    kenmerk = version.info.kenmerk
    with _tolerating_damage(), db.atomic():
        old = db.row("SELECT id FROM search_doc WHERE kenmerk = ?", (kenmerk,))
        if old:
            _take_away(db, old[0])
            db.run("DELETE FROM search_doc WHERE id = ?", old)
        add(db, passages, version)
        # FTS5 writes when a savepoint begins; what it cannot write must show here, where it can still be undone.
        with db.atomic():
            pass


def add(db: Database, passages: Passages, version: Version, known: set[str] | None = None) -> None:
    """Let the index hold the version of a dossier it does not have. Inside a transaction; ``known`` as in ``vocabulary``."""
    kenmerk, found = version.info.kenmerk, passages(version.info.kenmerk, version.body)
    db.run("INSERT INTO search_doc (kenmerk, number, places) VALUES (?, ?, ?)", (kenmerk, version.info.number, row_places(found)))
    (row_id,) = db.rows("SELECT id FROM search_doc WHERE kenmerk = ?", (kenmerk,))[0]
    _insert(db, row_id, row_text(found), known)
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
        found = passages(kenmerk, row[1].decode())
        _take_away(db, row[0])
        _insert(db, row[0], row_text(found))
        db.run("UPDATE search_doc SET places = ? WHERE id = ?", (row_places(found), row[0]))
        db.run("UPDATE entry SET indexed = 1 WHERE kenmerk = ?", (kenmerk,))
        with db.atomic():  # as in ``put``
            pass


def _take_away(db: Database, row_id: int) -> None:
    for (text,) in db.rows("SELECT words FROM search_text WHERE rowid = ?", (row_id,)):
        vocabulary.remove(db, row_id, text)
    db.run("DELETE FROM search_text WHERE rowid = ?", (row_id,))


def _insert(db: Database, row_id: int, words: str, known: set[str] | None = None) -> None:
    # From values and not from a query: a failing query would take the whole transaction along.
    db.run("INSERT INTO search_text (rowid, words) VALUES (?, ?)", (row_id, words))
    vocabulary.add(db, row_id, words, known)


@contextmanager
def many(db: Database) -> Iterator[None]:
    """Inside, FTS5 writes seldom and much and merges late: an index of many dossiers is not written over and over."""
    _set(db, _FOR_MANY)
    yield
    _set(db, _FOR_ONE)


def _set(db: Database, options: Mapping[str, int]) -> None:
    for table in ("search_text", "search_word"):
        for name, value in options.items():
            db.run(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))  # noqa: S608 - constants only


@contextmanager
def _tolerating_damage() -> Iterator[None]:
    try:
        yield
    except AfwegingError as error:
        # FTS5 names its own damage in more than one way; damage to the version itself would have shown before this.
        if error.code not in (errors.STORE_DAMAGED_INDEX, errors.STORE_DAMAGED):
            raise


def current(db: Database) -> bool:
    """Whether the index has the shape of this program."""
    return db.row("SELECT 1 FROM search_shape WHERE shape = ?", (SHAPE,)) is not None


def clear(db: Database) -> None:
    """An empty index of the shape of this program, also in place of a damaged one. Inside a transaction."""
    for table, made in (("search_text", SEARCH_TEXT), ("search_word", SEARCH_WORD)):
        # A damaged index can keep itself from being dropped; with these rows its inner tables are those of an empty one.
        db.run(f"DELETE FROM {table}_data")  # noqa: S608 - constants only
        db.run(f"INSERT INTO {table}_data VALUES (1, x''), (10, x'00000000000000')")  # noqa: S608
        db.run(f"INSERT OR REPLACE INTO {table}_config VALUES ('version', 4)")  # noqa: S608
        db.run(f"DROP TABLE {table}")
        db.run(made)
    for table in ("search_vocabulary", "search_doc", "search_shape"):
        db.run(f"DELETE FROM {table}")  # noqa: S608 - constants only
    db.run("INSERT INTO search_shape VALUES (?)", (SHAPE,))
    db.run("UPDATE entry SET indexed = 0 WHERE indexed")
