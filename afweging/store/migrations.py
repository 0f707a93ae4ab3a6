"""The form of the store, step by step: numbered, additive, one transaction each, each with its record.

A step only adds (tables, columns, indexes, triggers) and never rebuilds a table, so the export of an older program can
read what was there. Before the first step on an existing store a verified backup is made. ``PRAGMA user_version`` holds
the form.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from afweging.store import index
from afweging.store.chain import stamp
from afweging.store.database import Database
from afweging.store.schema import APPLICATION_ID, EVIDENCE, FIRST, WORDS

Backup = Callable[[str], object]
"""Makes a verified backup; given a word that says what it is for."""


class Migration(NamedTuple):
    """One step to form ``number``."""

    number: int
    name: str
    apply: Callable[[Database], None]


def statements(sql: str) -> list[str]:
    """The statements of an SQL script, also where triggers hold semicolons of their own."""
    found, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    if pending.strip():
        raise ValueError("the script ends in the middle of a statement")
    return found


def _first(db: Database) -> None:
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in statements(FIRST):
        db.run(statement)


def _second_judgements(db: Database) -> None:
    db.run("ALTER TABLE entry ADD COLUMN second_of TEXT NOT NULL DEFAULT ''")
    db.run("CREATE INDEX entry_second ON entry (second_of) WHERE second_of != ''")


def _own_evidence(db: Database) -> None:
    for statement in statements(EVIDENCE):
        db.run(statement)


def _words_of_the_index(db: Database) -> None:
    for statement in statements(WORDS):
        db.run(statement)
    # What an index lacks now it gets when the store is opened; until then each dossier is searched in its body.
    db.run("UPDATE entry SET indexed = 0 WHERE indexed")
    db.run("INSERT INTO search_shape SELECT ? WHERE NOT EXISTS (SELECT 1 FROM entry)", (index.SHAPE,))


MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration(1, "the first form", _first),
    Migration(2, "second judgements", _second_judgements),
    Migration(3, "own evidence", _own_evidence),
    Migration(4, "words of the search index", _words_of_the_index),
)


def newest() -> int:
    """The form this program knows."""
    return MIGRATIONS[-1].number


def form_of(db: Database) -> int:
    """The form a store has; 0 for one that is being made."""
    found = db.row("PRAGMA user_version")
    return int(found[0]) if found else 0


def migrate(
    db: Database, at: datetime, backup: Backup | None, steps: tuple[Migration, ...] | None = None
) -> tuple[int, ...]:
    """Carry out the steps that a store lacks and return their numbers; ``backup`` is None for a store being made.

    Raises whatever a step or the backup raises; the store then has the form of the last whole step.
    """
    form = form_of(db)
    missing = [step for step in steps or MIGRATIONS if step.number > form]
    if missing and backup is not None:
        backup(f"before-form-{missing[-1].number}")
    done = []
    for step in missing:
        with db.atomic():
            if form_of(db) >= step.number:  # another program was first
                continue
            step.apply(db)
            db.run("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.name, stamp(at)))
            db.run(f"PRAGMA user_version = {step.number:d}")
        done.append(step.number)
    return tuple(done)
