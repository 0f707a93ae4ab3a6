"""Kenmerken: handed out once, never again; the newest version of each; the nearest ones when one is not found."""

import re
from datetime import datetime
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.chain import stamp
from afweging.store.database import Database

_FORM: Final = r"(?P<prefix>.+)-(?P<year>[1-9][0-9]{3})-(?P<serial>[0-9]{4,9})"
_NEAR: Final = 500
"""Up to how many kenmerken on either side are compared when one is not found."""


def reserve(db: Database, prefix: str, year: int, at: datetime) -> str:
    """The next kenmerk of a prefix and year, reserved for good."""
    with db.atomic():
        found = db.row("SELECT max(serial) FROM reservation WHERE prefix = ? AND year = ?", (prefix, year))
        serial = 1 + ((found and found[0]) or 0)
        kenmerk = f"{prefix}-{year}-{serial:04d}"
        _insert(db, kenmerk, (prefix, year, serial), at)
        return kenmerk


def claim(db: Database, kenmerk: str, at: datetime) -> str:
    """Make sure that a kenmerk is reserved, whatever its form; returns it as it was reserved. Inside a transaction."""
    found = db.row("SELECT kenmerk FROM reservation WHERE kenmerk = ?", (kenmerk,))
    if found:
        return str(found[0])
    _insert(db, kenmerk, _parts(kenmerk), at)
    return kenmerk


def _insert(db: Database, kenmerk: str, parts: tuple[str, int, int], at: datetime) -> None:
    db.run("INSERT INTO reservation VALUES (?, ?, ?, ?, ?)", (kenmerk, *parts, stamp(at)))


def _parts(kenmerk: str) -> tuple[str, int, int]:
    """Prefix, year and serial; a kenmerk that we would not have written so is its own prefix."""
    match = re.fullmatch(_FORM, kenmerk)
    if match is None or (len(match["serial"]) > 4 and match["serial"].startswith("0")):
        return kenmerk, 0, 0
    return match["prefix"], int(match["year"]), int(match["serial"])


def newest(db: Database, kenmerk: str) -> tuple[str, int, str] | None:
    """Kenmerk as stored, number and hash of the newest version of a dossier."""
    return db.row(
        "SELECT kenmerk, number, hash FROM version WHERE kenmerk = ? ORDER BY number DESC LIMIT 1", (kenmerk,)
    )


def known(db: Database, kenmerk: str) -> tuple[str, int, str]:
    """Like ``newest``; raises STORE_UNKNOWN when there is no such dossier."""
    found = newest(db, kenmerk)
    if found is None:
        raise unknown(db, kenmerk)
    return found


def unknown(db: Database, kenmerk: str) -> AfwegingError:
    """The error for a kenmerk without dossier, naming the nearest ones."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only here, and not cheap

    known = [
        str(row[0])
        for row in db.rows(
            "SELECT * FROM (SELECT kenmerk FROM entry WHERE kenmerk < ?1 ORDER BY kenmerk DESC LIMIT ?2) UNION ALL "
            "SELECT * FROM (SELECT kenmerk FROM entry WHERE kenmerk >= ?1 ORDER BY kenmerk LIMIT ?2)",
            (kenmerk, _NEAR),
        )
    ]
    near = get_close_matches(kenmerk[:100].upper(), [name.upper() for name in known], n=3, cutoff=0.5)
    shown = [name for wanted in near for name in known if name.upper() == wanted]
    return AfwegingError(errors.STORE_UNKNOWN, kenmerk=kenmerk[:100], nearest=", ".join(shown))
