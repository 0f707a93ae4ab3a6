"""The log of what happened, and the frameworks that versions were answered under; both only grow."""

from __future__ import annotations  # most records are made only by the verbs that need them

from datetime import datetime
from typing import TYPE_CHECKING

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.store.chain import event_hash, stamp
from afweging.store.database import Database

if TYPE_CHECKING:
    from afweging.store.records import Event, NewEvent


def record(db: Database, new: NewEvent) -> Event:
    """Add an event, chained to the one before."""
    with db.atomic():
        last = db.row("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
        sequence, parent = (last[0] + 1, last[1]) if last else (1, "")
        at = stamp(new.at)
        seal = event_hash(
            parent=parent,
            sequence=sequence,
            kenmerk=new.kenmerk,
            at=at,
            kind=new.kind,
            role=new.role,
            detail=new.detail,
        )
        values = (sequence, new.kenmerk, at, new.kind, new.role, new.detail, seal)
        db.run("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return _event(values)


def events(db: Database, kenmerk: str | None, kinds: tuple[str, ...], limit: int | None) -> tuple[Event, ...]:
    """The events of a dossier, or all of them, of these kinds when any are named; newest first."""
    terms = [*(["kenmerk = ?"] if kenmerk is not None else []), *([_one_of(kinds)] if kinds else [])]
    where = f"WHERE {' AND '.join(terms)}" if terms else ""
    values = (*(() if kenmerk is None else (kenmerk,)), *kinds, -1 if limit is None else limit)
    sql = f"SELECT * FROM event {where} ORDER BY sequence DESC LIMIT ?"  # noqa: S608 - constants only
    try:
        return tuple(_event(row) for row in db.rows(sql, values))
    except (ValueError, TypeError) as error:
        raise AfwegingError(errors.STORE_DAMAGED, file=db.path, reason=type(error).__name__) from None


def tally(db: Database, kinds: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """How many events of these kinds each dossier has."""
    sql = (f"SELECT kenmerk, kind, count(*) FROM event WHERE kenmerk IS NOT NULL AND {_one_of(kinds)} "  # noqa: S608 - constants only
           "GROUP BY kenmerk, kind")
    counted: dict[str, dict[str, int]] = {}
    for kenmerk, kind, number in db.rows(sql, kinds):
        counted.setdefault(kenmerk, {})[kind] = number
    return counted


def _one_of(kinds: tuple[str, ...]) -> str:
    return f"kind IN ({', '.join('?' * len(kinds))})"


def _event(row: tuple[int, str | None, str, str, str, str, str]) -> Event:
    from afweging.store.records import Event  # noqa: PLC0415 - only when there is one

    sequence, kenmerk, at, kind, role, detail, seal = row
    return Event(
        sequence=sequence,
        kenmerk=kenmerk,
        at=datetime.fromisoformat(at),
        kind=kind,
        role=role,
        detail=detail,
        hash=seal,
    )


def keep_framework(db: Database, text: str) -> str:
    """Keep the text of a framework under its hash; once is enough."""
    with db.atomic():
        digest = canonical.digest(text)
        if db.row("SELECT 1 FROM framework WHERE hash = ?", (digest,)) is None:
            db.run("INSERT INTO framework VALUES (?, ?)", (digest, text))
        return digest


def framework(db: Database, digest: str) -> str:
    """The text of a framework, with its hash checked."""
    found = db.row("SELECT CAST(body AS BLOB) FROM framework WHERE hash = ?", (digest,))
    if found is None:
        raise AfwegingError(errors.STORE_NO_FRAMEWORK, hash=digest)
    text: str = found[0].decode(errors="replace")
    if canonical.digest(text) != digest:
        raise AfwegingError(errors.STORE_DAMAGED_FRAMEWORK, hash=digest)
    return text


def frameworks(db: Database) -> tuple[str, ...]:
    """The hashes of all frameworks kept."""
    return tuple(str(row[0]) for row in db.rows("SELECT hash FROM framework ORDER BY rowid"))
