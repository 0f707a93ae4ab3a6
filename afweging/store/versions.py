"""Versions: stored once, sealed by a hash chain, read back and compared before they are committed."""

from __future__ import annotations  # most records are made only by the verbs that need them

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.store import drafts, index, listing
from afweging.store.chain import HEADER, stamp, version_hash
from afweging.store.database import Database, Row
from afweging.store.kenmerken import claim, known, newest
from afweging.store.records import Summary

if TYPE_CHECKING:
    from afweging.store.records import NewVersion, Version, VersionInfo

COLUMNS: Final = f"hash, {', '.join(HEADER)}"
BODY: Final = "CAST(body AS BLOB)"
"""The body as bytes, so that a damaged one can be looked at before it is decoded."""
_PREFIX: Final = r"[0-9a-f]{8,64}"


def create(db: Database, passages: index.Passages, kenmerk: str, new: NewVersion) -> VersionInfo:
    """Store version 1 of a new dossier."""
    with db.atomic():
        if newest(db, kenmerk) is not None:
            raise AfwegingError(errors.STORE_EXISTS, kenmerk=kenmerk)
        return _insert(db, passages, claim(db, kenmerk, new.created), (0, ""), new)


def append(
    db: Database, passages: index.Passages, kenmerk: str, expected: int, new: NewVersion, *, draft: int | None
) -> VersionInfo:
    """Store the next version after ``expected``, and use up the draft of that revision if one is given."""
    with db.atomic():
        name, number, parent = known(db, kenmerk)
        if number != expected:
            raise AfwegingError(errors.STORE_STALE, kenmerk=name, expected=expected, found=number)
        if draft is not None:
            drafts.drop(db, name, draft)
        return _insert(db, passages, name, (number, parent), new)


def _insert(
    db: Database, passages: index.Passages, kenmerk: str, before: tuple[int, str], new: NewVersion
) -> VersionInfo:
    if db.row("SELECT 1 FROM framework WHERE hash = ?", (new.framework_hash,)) is None:
        raise AfwegingError(errors.STORE_NO_FRAMEWORK, hash=new.framework_hash)
    header: dict[str, str | int] = {
        "kenmerk": kenmerk,
        "number": before[0] + 1,
        "parent": before[1],
        "body_hash": canonical.digest(new.body),
        "framework_hash": new.framework_hash,
        "author_role": new.author_role,
        "created": stamp(new.created),
        "reason": new.reason,
        "summary": canonical.text(new.summary),
    }
    values = (version_hash(header), *header.values(), new.body)
    marks = ", ".join("?" * len(values))
    db.run(f"INSERT INTO version ({COLUMNS}, body) VALUES ({marks})", values)  # noqa: S608 - constants only
    stored = _stored(db, kenmerk, before[0] + 1)
    listing.put(db, kenmerk, (stored.info.number, stored.info.hash, str(header["created"])), new.summary)
    drafts.show(db, kenmerk)
    index.put(db, passages, stored)
    return stored.info


def version(db: Database, kenmerk: str, number: int | None) -> Version:
    """A version, by default the newest, with its hashes checked."""
    with db.reading():
        name, last, _hash = known(db, kenmerk)
        wanted = last if number is None else number
        if not 1 <= wanted <= last:
            raise AfwegingError(errors.STORE_UNKNOWN_VERSION, kenmerk=name, number=wanted, newest=last)
        return _stored(db, name, wanted)


def _stored(db: Database, kenmerk: str, number: int) -> Version:
    sql = f"SELECT {COLUMNS}, {BODY} FROM version WHERE kenmerk = ? AND number = ?"  # noqa: S608 - constants only
    try:
        row = db.row(sql, (kenmerk, number))
    except AfwegingError as error:
        if error.code is not errors.STORE_DAMAGED:
            raise
        row = None
    found = None if row is None else intact(row)
    if found is None:
        raise AfwegingError(errors.STORE_DAMAGED_VERSION, kenmerk=kenmerk, number=number)
    return found


def sealed(row: Row) -> bool:
    """Whether a row of ``COLUMNS`` and ``BODY`` still has its hashes."""
    header = dict(zip(HEADER, row[1:-1], strict=True))
    try:
        return bool(canonical.digest(row[-1].decode()) == header["body_hash"] and version_hash(header) == row[0])
    except (ValueError, TypeError, AttributeError):  # bytes that are no text, a value of another kind
        return False


def intact(row: Row) -> Version | None:
    """The version of a row of ``COLUMNS`` and ``BODY``, or None when it does not have its hashes."""
    from afweging.store.records import Version  # noqa: PLC0415 - a list of dossiers reads none

    return Version(info=info(row), body=row[-1].decode()) if sealed(row) else None


def info(row: Row) -> VersionInfo:
    """What the columns ``COLUMNS`` of a version say."""
    from afweging.store.records import VersionInfo  # noqa: PLC0415 - a list of dossiers reads none

    fields = dict(zip(("hash", *HEADER), row, strict=False))
    fields["created"] = datetime.fromisoformat(fields["created"])
    fields["summary"] = canonical.read(Summary, fields["summary"])
    return VersionInfo(**fields)


def history(db: Database, kenmerk: str) -> tuple[VersionInfo, ...]:
    """All versions of a dossier, oldest first."""
    sql = f"SELECT {COLUMNS} FROM version WHERE kenmerk = ? ORDER BY number"  # noqa: S608 - constants only
    return _infos(db, sql, kenmerk) or _infos(db, sql, known(db, kenmerk)[0])


def numbers(db: Database, status: str) -> tuple[tuple[str, int], ...]:
    """Of every dossier the number of its newest version, or of the newest that was stored with a status; by kenmerk."""
    # Quotes inside a text are escaped in the canonical summary, so this can only be its field.
    part = f"{canonical.text({'status': status})[1:-1]}" if status else ""
    sql = "SELECT kenmerk, max(number) FROM version WHERE instr(summary, ?) GROUP BY kenmerk ORDER BY kenmerk"
    return tuple((str(kenmerk), int(number)) for kenmerk, number in db.rows(sql, (part,)))


def with_hash(db: Database, beginning: str) -> tuple[VersionInfo, ...]:
    """The versions whose hash begins so."""
    wanted = beginning.strip().lower()
    if not re.fullmatch(_PREFIX, wanted):
        raise AfwegingError(errors.STORE_SHORT_HASH, hash=beginning[:64])
    return _infos(db, f"SELECT {COLUMNS} FROM version WHERE hash >= ?1 AND hash < ?1 || 'g' ORDER BY id", wanted)  # noqa: S608


def _infos(db: Database, sql: str, value: str) -> tuple[VersionInfo, ...]:
    try:
        return tuple(info(row) for row in db.rows(sql, (value,)))
    except (ValueError, TypeError) as error:
        raise AfwegingError(errors.STORE_DAMAGED, file=db.path, reason=type(error).__name__) from None
