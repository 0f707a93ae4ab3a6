"""Drafts: work in progress, one per dossier, overwritten within a second of the last key.

Saving a draft writes its row and nothing else, unless what the list shows of it changes; search looks through drafts
directly, so there is no index to keep.
"""

from __future__ import annotations  # most records are made only by the verbs that need them

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.store import listing
from afweging.store.chain import draft_hash, stamp
from afweging.store.database import Database
from afweging.store.kenmerken import known, unknown
from afweging.store.records import Summary

if TYPE_CHECKING:
    from afweging.store.records import Draft


def save(db: Database, draft: Draft) -> Draft:
    """Store a draft over the one with the same revision."""
    with db.atomic():
        name, number, live, last, shown = _situation(db, draft.kenmerk)
        if not 1 <= draft.base <= number:
            raise AfwegingError(errors.STORE_UNKNOWN_VERSION, kenmerk=name, number=draft.base, newest=number)
        if draft.revision != (last if live else 0):
            raise AfwegingError(errors.STORE_STALE_DRAFT, kenmerk=name)
        saved, summary, revision = stamp(draft.saved), canonical.text(draft.summary), last + 1
        seal = draft_hash(
            kenmerk=name, base=draft.base, revision=revision, saved=saved, summary=summary, body=draft.body
        )
        values = (draft.base, revision, saved, seal, summary, draft.body, name)
        if live:  # without touching ``live``, so that its index stays as it is
            db.run(
                "UPDATE draft SET base = ?, revision = ?, saved = ?, hash = ?, summary = ?, body = ? WHERE kenmerk = ?",
                values,
            )
        else:
            db.run(
                "INSERT OR REPLACE INTO draft (live, base, revision, saved, hash, summary, body, kenmerk) "
                "VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        if not live or summary != shown:
            listing.describe(db, name, draft.summary)
        return replace(draft, kenmerk=name, revision=revision, behind=draft.base < number)


def _situation(db: Database, kenmerk: str) -> tuple[str, int, bool, int, str]:
    """Kenmerk as stored, number of the newest version, whether there is a draft, its last revision and its summary.

    One query, because it runs at every save.
    """
    found = db.row(
        "SELECT v.kenmerk, v.number, d.live, d.revision, d.summary FROM version v "
        "LEFT JOIN draft d ON d.kenmerk = v.kenmerk WHERE v.kenmerk = ? ORDER BY v.number DESC LIMIT 1",
        (kenmerk,),
    )
    if found is None:
        raise unknown(db, kenmerk)
    name, number, live, revision, summary = found
    return name, number, bool(live), revision or 0, summary or ""


def _state(db: Database, kenmerk: str) -> tuple[bool, int]:
    """Whether a dossier has a draft, and the last revision ever stored."""
    found = db.row("SELECT live, revision FROM draft WHERE kenmerk = ?", (kenmerk,))
    return (bool(found[0]), found[1]) if found else (False, 0)


def read(db: Database, kenmerk: str) -> Draft | None:
    """The draft of a dossier, with its hash checked."""
    with db.reading():
        name, number, _hash = known(db, kenmerk)
        sql = "SELECT base, revision, saved, summary, body, hash FROM draft WHERE kenmerk = ? AND live"
        try:
            row = db.row(sql, (name,))
            if row is None:
                return None
            base, revision, saved, summary, body, seal = row
            expected = draft_hash(
                kenmerk=name, base=base, revision=revision, saved=saved, summary=summary, body=body
            )
        except AfwegingError as error:
            if error.code is not errors.STORE_DAMAGED:
                raise
            seal, expected = "damaged", ""
        if seal != expected:
            raise AfwegingError(errors.STORE_DAMAGED_DRAFT, kenmerk=name)
        from afweging.store.records import Draft  # noqa: PLC0415 - only when there is one

        return Draft(
            kenmerk=name,
            base=base,
            body=body,
            saved=datetime.fromisoformat(saved),
            summary=canonical.read(Summary, summary),
            revision=revision,
            behind=base < number,
        )


def drop(db: Database, kenmerk: str, revision: int) -> None:
    """Remove the draft of this revision; its text is erased, its revision is remembered."""
    with db.atomic():
        name, _number, _hash = known(db, kenmerk)
        live, last = _state(db, name)
        if not live:
            return
        if revision != last:
            raise AfwegingError(errors.STORE_STALE_DRAFT, kenmerk=name)
        db.run("UPDATE draft SET live = 0, hash = '', summary = '', body = '' WHERE kenmerk = ?", (name,))
        _show(db, name, "SELECT summary FROM version WHERE kenmerk = ? ORDER BY number DESC LIMIT 1")


def show(db: Database, kenmerk: str) -> None:
    """Let the list show the draft of a dossier, if it has one."""
    _show(db, kenmerk, "SELECT summary FROM draft WHERE kenmerk = ? AND live")


def _show(db: Database, kenmerk: str, sql: str) -> None:
    found = db.row(sql, (kenmerk,))
    if found:
        with suppress(ValueError, TypeError):  # a damaged summary: ``check`` reports it, the list stays as it is
            listing.describe(db, kenmerk, canonical.read(Summary, found[0]))
