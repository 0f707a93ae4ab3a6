"""Sources and facts of the user's own, as texts; they only grow, and the last row under a name counts."""

from __future__ import annotations  # most records are made only by the verbs that need them

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.chain import evidence_hash, stamp
from afweging.store.database import Database, Row

if TYPE_CHECKING:
    from afweging.store.records import KeptEvidence, NewEvidence

COLUMNS = "sequence, kind, name, role, at, body, hash"


def keep(db: Database, new: NewEvidence) -> KeptEvidence:
    """Add a row, chained to the one before."""
    with db.atomic():
        last = db.row("SELECT sequence, hash FROM own_evidence ORDER BY sequence DESC LIMIT 1")
        sequence, parent = (last[0] + 1, last[1]) if last else (1, "")
        at = stamp(new.at)
        seal = evidence_hash(parent=parent, sequence=sequence, kind=new.kind, name=new.name, role=new.role, at=at, body=new.body)
        values = (sequence, new.kind, new.name, new.role, at, new.body, seal)
        db.run("INSERT INTO own_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return kept(values)


def rows(db: Database) -> tuple[KeptEvidence, ...]:
    """Every row, oldest first. Raises STORE_DAMAGED when one holds a time that is none."""
    try:
        return tuple(kept(row) for row in db.rows(f"SELECT {COLUMNS} FROM own_evidence ORDER BY sequence"))  # noqa: S608
    except (ValueError, TypeError) as error:
        raise AfwegingError(errors.STORE_DAMAGED, file=db.path, reason=type(error).__name__) from None


def exists(db: Database) -> bool:
    """Whether the store has the table; one of an older form, such as a backup, has not."""
    return db.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'own_evidence'") is not None


def seals(found: list[Row]) -> Iterator[tuple[Row, bool]]:
    """Every row, in order of its number, with whether it is still what was stored after the one before it."""
    parent = ""
    for row in found:
        sequence, kind, name, role, at, body, seal = row
        try:
            intact = seal == evidence_hash(parent=parent, sequence=sequence, kind=kind, name=name, role=role, at=at, body=body)
        except (TypeError, ValueError):  # damage can make anything of a value
            intact = False
        yield row, intact
        parent = seal


def kept(row: Row) -> KeptEvidence:
    """A row as ``COLUMNS``, as it was kept."""
    from afweging.store.records import KeptEvidence  # noqa: PLC0415 - only when there is one

    sequence, kind, name, role, at, body, seal = row
    return KeptEvidence(sequence=sequence, kind=kind, name=name, role=role, at=datetime.fromisoformat(at), body=body, hash=seal)
