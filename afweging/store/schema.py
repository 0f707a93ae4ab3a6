"""The tables of the store, form 1, as SQL.

``version``, ``event``, ``framework`` and ``reservation`` only grow: triggers refuse every change and removal, also by
other programs that open the file. ``entry`` and the search tables are caches that can be made anew from the rest.
In ``version`` and ``draft`` the body stands last, so that reading the other columns does not touch its pages.
"""

from typing import Final

APPLICATION_ID: Final = 0x41465731
"""Marks the file as a store of this program ("AFW1")."""


def _append_only(table: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;"
        for act in ("UPDATE", "DELETE")
    )


_TABLES: Final = """
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE reservation (
    kenmerk TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    prefix TEXT NOT NULL COLLATE NOCASE,
    year INTEGER NOT NULL,      -- 0 for a kenmerk of another form, which then is its own prefix
    serial INTEGER NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (prefix, year, serial)
) STRICT;

CREATE TABLE framework (hash TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    kenmerk TEXT NOT NULL COLLATE NOCASE REFERENCES reservation (kenmerk),
    number INTEGER NOT NULL,
    parent TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    body_hash TEXT NOT NULL,
    framework_hash TEXT NOT NULL REFERENCES framework (hash),
    author_role TEXT NOT NULL,
    created TEXT NOT NULL,
    reason TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kenmerk, number)
) STRICT;

CREATE TRIGGER version_next BEFORE INSERT ON version
WHEN NEW.number IS NOT 1 + (SELECT coalesce(max(number), 0) FROM version WHERE kenmerk = NEW.kenmerk)
  OR NEW.parent IS NOT coalesce((SELECT hash FROM version WHERE kenmerk = NEW.kenmerk AND number = NEW.number - 1), '')
  OR EXISTS (SELECT 1 FROM version WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'not the next version'); END;

CREATE TABLE draft (
    kenmerk TEXT NOT NULL COLLATE NOCASE PRIMARY KEY REFERENCES reservation (kenmerk),
    live INTEGER NOT NULL,      -- 0 once it was dropped; the row stays so that revisions never repeat
    base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    saved TEXT NOT NULL,
    hash TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX draft_live ON draft (kenmerk) WHERE live;

CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    kenmerk TEXT COLLATE NOCASE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_kenmerk ON event (kenmerk, sequence);
CREATE TRIGGER event_next BEFORE INSERT ON event
WHEN NEW.sequence IS NOT 1 + (SELECT coalesce(max(sequence), 0) FROM event)
BEGIN SELECT RAISE(ABORT, 'not the next event'); END;

CREATE TABLE entry (
    kenmerk TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    updated TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    phase TEXT NOT NULL,
    peildatum TEXT,
    advice TEXT NOT NULL,
    progress INTEGER NOT NULL,
    example INTEGER NOT NULL,
    directorate TEXT NOT NULL,
    tags TEXT NOT NULL,
    words TEXT NOT NULL,        -- title, kenmerk, directorate and tags without accents and case
    indexed INTEGER NOT NULL    -- whether the search index holds the newest version
) STRICT;
CREATE INDEX entry_unindexed ON entry (kenmerk) WHERE NOT indexed;

CREATE TABLE search_doc (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- grows with every store, so that the index is in order of time
    kenmerk TEXT NOT NULL COLLATE NOCASE UNIQUE,
    number INTEGER NOT NULL
) STRICT;
"""

SEARCH_TEXT: Final = "CREATE VIRTUAL TABLE search_text USING fts5 (words, tokenize = 'trigram case_sensitive 1');"
"""The index itself, apart because a damaged one is dropped and made anew."""

SEARCH_WORD: Final = (
    "CREATE VIRTUAL TABLE search_word USING fts5 "
    "(words, content = '', columnsize = 0, detail = none, tokenize = \"ascii tokenchars '_'\");"
)
"""Which words, and which borders between words, stand in which row of the index, without their places; made anew like it."""

WORDS: Final = "\n".join((
    "CREATE TABLE search_vocabulary (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;",
    SEARCH_WORD,
    "CREATE TABLE search_shape (shape INTEGER NOT NULL) STRICT;  -- that of the program that made the index",
    "CREATE INDEX entry_facets ON entry (kenmerk, status, phase, advice, peildatum, example, second_of);",
    "ALTER TABLE search_doc ADD COLUMN places TEXT NOT NULL DEFAULT '';  -- of each line of the text, its place",
))
"""What form 4 adds: the words of the index apart, and an index in which the fields of a search are soon counted."""

_GROWING: Final = ("migration", "reservation", "framework", "version", "event")

FIRST: Final = "\n".join((_TABLES, SEARCH_TEXT, *(_append_only(table) for table in _GROWING)))
"""The whole schema of form 1."""

EVIDENCE: Final = "\n".join(("""
CREATE TABLE own_evidence (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,         -- the id; the row with the highest sequence under a name counts
    role TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER own_evidence_next BEFORE INSERT ON own_evidence
WHEN NEW.sequence IS NOT 1 + (SELECT coalesce(max(sequence), 0) FROM own_evidence)
BEGIN SELECT RAISE(ABORT, 'not the next row'); END;
""", _append_only("own_evidence")))
"""What form 3 adds: sources and facts of the user's own, which only grow."""
