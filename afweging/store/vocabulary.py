"""The words of the search index: which words there are at all, and for each of them the dossiers that have it.

Beside the words the same table leads from each mark of a border between words (``borders``) to the dossiers that have it.

The trigram index answers any piece of a word, but a long word is made of letters that every dossier has, so that looking
for a rare one costs as much as reading the whole index. The words themselves tell at once that a word occurs nowhere, and
name the few dossiers that have a rare one. A word here is a run of ``a``–``z``, ``0``–``9`` and ``_`` of the folded text:
what is asked for can only stand inside such runs, whatever stands around them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from afweging.store import borders
from afweging.store.database import Database

MOST: Final = 128
"""A piece that more words hold than this is common: it narrows nothing, and is soon found without."""
_LONG: Final = 200
"""Of a piece no more characters are looked for than this; a longer word is held as parts that overlap by as much."""
_BREAK: Final = "\n"
_RUN: Final = re.compile(r"[0-9a-z_]+")
_RUNS: Final = bytes(code if _RUN.fullmatch(chr(code)) else 32 for code in range(256))
"""Of every byte what becomes of it when only runs are left."""


def words_of(text: str) -> set[str]:
    """The different words of a folded text."""
    found = set(text.encode("ascii", "replace").translate(_RUNS).decode().split())
    if max(map(len, found), default=0) > 2 * _LONG:
        for word in [word for word in found if len(word) > 2 * _LONG]:
            found.remove(word)
            found.update(word[start : start + 2 * _LONG] for start in range(0, len(word) - _LONG, _LONG))
    return found


def add(db: Database, row_id: int, text: str, known: set[str] | None = None) -> None:
    """Let the words of a folded text, and its borders, lead to this row of the index. Inside a transaction.

    ``known`` are words the vocabulary has for certain, for who adds many texts; those of this text come to it.
    """
    words = words_of(text)
    db.many("INSERT OR IGNORE INTO search_vocabulary VALUES (?)", ((word,) for word in sorted(words - (known or set()))))
    db.run("INSERT INTO search_word (rowid, words) VALUES (?, ?)", (row_id, " ".join(words | borders.marks_of(text))))
    if known is not None:
        known |= words


def remove(db: Database, row_id: int, text: str) -> None:
    """Let the text that was added under this row no longer lead there. The words themselves stay."""
    held = " ".join(words_of(text) | borders.marks_of(text))
    db.run("INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', ?, ?)", (row_id, held))


def agrees(db: Database) -> bool:
    """Whether words and borders lead to the rows of the index that have them, and to no others. Raises when it is damaged.

    Every pair of a word and a row is counted by a number of its own, so that a sum tells without remembering them all.
    """
    expected: Counter[int] = Counter()
    known = {word for (word,) in db.rows("SELECT word FROM search_vocabulary")}
    for row_id, text in db.each("SELECT rowid, words FROM search_text"):
        words = words_of(text)
        if not words <= known:
            return False
        expected[row_id] = sum(map(hash, words | borders.marks_of(text)))
    db.run("CREATE VIRTUAL TABLE temp.search_pairs USING fts5vocab (main, search_word, instance)")
    try:
        for word, row_id in db.each("SELECT term, doc FROM search_pairs"):
            expected[row_id] -= hash(word)
    finally:
        db.run("DROP TABLE temp.search_pairs")
    return not any(expected.values())


class Vocabulary:
    """The words of the index held in memory as one text, because looking through it there is ten times as fast."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._text = _BREAK
        self._seen: tuple[int, int] | None = None
        self._holds: tuple[int, int] | None = None

    def narrowed(
        self, words: Sequence[str], *, settled: bool = True, bordered: bool = True
    ) -> tuple[str, tuple[str, ...]] | None:
        """An FTS5 expression over ``search_word`` for folded words and phrases, and those of them it does not say in full.

        None when one of them stands nowhere. The expression is empty when nothing in it is rare enough to help. Not
        ``settled``: what is read now may still be undone, so it is not remembered. Not ``bordered``: the index is one of
        another program, which may have no borders.
        """
        self._read_again(settled=settled)
        parts: dict[str, None] = {}
        left = []
        for word in words:
            runs = _RUN.findall(word)
            said = runs == [word] and len(word) <= _LONG
            for run in sorted(runs, key=len, reverse=True):
                held = self._holding(run[:_LONG])
                if not held:
                    return None
                if len(held) > MOST:
                    said = False
                else:
                    parts["(" + " OR ".join(f'"{each}"' for each in held) + ")"] = None
            if bordered:
                parts |= dict.fromkeys(f'"{mark}"' for mark in borders.marks_within(word))
            if not said:
                left.append(word)
        return " AND ".join(parts), tuple(left)

    def _holding(self, piece: str) -> list[str]:
        """The words that hold a piece, at most one more than ``MOST``."""
        found: list[str] = []
        place = self._text.find(piece)
        while place >= 0 and len(found) <= MOST:
            end = self._text.index(_BREAK, place)
            found.append(self._text[self._text.rindex(_BREAK, 0, place) + 1 : end])
            place = self._text.find(piece, end)
        return found

    def _read_again(self, *, settled: bool) -> None:
        """Read the words when there may be others than before.

        Words are only ever added, except when the index is made anew; then the rows of all dossiers get higher numbers.
        """
        (version,) = self._db.rows("PRAGMA data_version")[0]
        seen = (version, self._db.connection.total_changes)
        if settled and seen == self._seen:
            return
        sql = "SELECT count(*), (SELECT coalesce(max(id), 0) FROM search_doc) FROM search_vocabulary"
        holds = self._db.rows(sql)[0]
        if holds != self._holds:
            ((text,),) = self._db.rows("SELECT group_concat(word, char(10)) FROM search_vocabulary")
            self._text = f"{_BREAK}{text or ''}{_BREAK}"
        self._seen, self._holds = (seen, (holds[0], holds[1])) if settled else (None, None)
