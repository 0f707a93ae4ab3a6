"""Looks for everything that can be wrong with a store, and says which dossier and version it concerns.

Reads row by row and by more than one way, so a damaged page hides as little as possible; each row is read by itself, so
saving can go on meanwhile. Changes nothing.
"""

from collections.abc import Iterator

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.store import evidence
from afweging.store.chain import draft_hash, event_hash
from afweging.store.database import Database, Row, Values
from afweging.store.records import Finding, Tell
from afweging.store.versions import BODY, COLUMNS, sealed
from afweging.texts import N_, _

_CANNOT_READ = N_("cannot be read")
_MOST_FILE_FINDINGS = 100

Last = dict[str, tuple[int, str]]
"""Per kenmerk the number and hash of the last version seen."""


def damage(db: Database, tell: Tell | None = None) -> Iterator[Finding]:
    """Everything that is wrong with what was stored: file, versions, chains, frameworks, drafts, events, own evidence."""
    with db.tolerant():
        yield from _file(db)
        last: Last = {}
        yield from _versions(db, last, tell)
        yield from _missing(db, last)
        yield from _frameworks(db)
        yield from _drafts(db, last)
        yield from _events(db)
        yield from _evidence(db)


def readable(db: Database, sql: str, values: Values = ()) -> list[Row] | None:
    """The rows of a query, or None when damage keeps them from being read."""
    try:
        return db.rows(sql, values)
    except AfwegingError as error:
        if error.code not in (errors.STORE_DAMAGED, errors.STORE_IO, errors.STORE_DAMAGED_INDEX):
            raise
        return None


def ids(db: Database) -> tuple[list[int], bool]:
    """The row numbers of all versions that can be found, and whether every way to find them could be followed."""
    found: set[int] = set()
    whole = True
    for way in ("ORDER BY id", "ORDER BY kenmerk, number", "ORDER BY hash"):
        rows = db.each(f"SELECT id FROM version {way}")  # noqa: S608 - constants only
        try:
            found.update(row[0] for row in rows)
        except AfwegingError as error:
            if error.code not in (errors.STORE_DAMAGED, errors.STORE_IO):
                raise
            whole = False
    return sorted(found), whole


def version_row(db: Database, row_id: int) -> Row | None:
    """One version by its row number, as ``versions.COLUMNS`` and its body; None when it cannot be read."""
    rows = readable(db, f"SELECT {COLUMNS}, {BODY} FROM version WHERE id = ?", (row_id,))  # noqa: S608 - constants only
    return rows[0] if rows else None


def _file(db: Database) -> Iterator[Finding]:
    for check in (f"integrity_check({_MOST_FILE_FINDINGS})", "foreign_key_check"):
        rows = readable(db, f"PRAGMA {check}")
        if rows is None:
            yield Finding(kind="file", what=_("the file is damaged; its pages cannot all be read"))
            continue
        for row in rows:
            if row != ("ok",):
                said = " ".join(str(part) for part in row).splitlines()
                yield Finding(kind="file", what=_("SQLite says: {said}").format(said=said[-1]))


def _versions(db: Database, last: Last, tell: Tell | None) -> Iterator[Finding]:
    found, whole = ids(db)
    if not whole:
        yield Finding(kind="file", what=_("the table of versions is damaged; some may not be found"))
    for done, row_id in enumerate(found, 1):
        row = version_row(db, row_id)
        if row is None:
            kenmerk, number = _owner(db, row_id)
            yield Finding(kind="version", what=_(_CANNOT_READ), kenmerk=kenmerk, number=number)
        else:
            yield from _version(row, last)
        if tell is not None:
            tell(done, len(found))


def _owner(db: Database, row_id: int) -> tuple[str, int | None]:
    """To which dossier and version a row belongs, read from the index alone."""
    by_row = "SELECT kenmerk, number FROM version WHERE id = ?"
    by_index = "SELECT kenmerk, number FROM (SELECT * FROM version ORDER BY kenmerk, number) WHERE id = ?"
    rows = readable(db, by_row, (row_id,)) or readable(db, by_index, (row_id,))
    return (str(rows[0][0]), _number(rows[0][1])) if rows else ("", None)


def _number(value: object) -> int | None:
    """A number as a finding names it; damage can make anything of a value."""
    return value if isinstance(value, int) else None


def _version(row: Row, last: Last) -> Iterator[Finding]:
    digest, kenmerk, number, parent = row[:4]
    before = last.get(kenmerk, (0, ""))
    if not sealed(row):
        yield Finding(kind="version", what=_("is no longer what was stored"), kenmerk=str(kenmerk), number=_number(number))
        if number != before[0] + 1:  # the number itself may be what changed; the next version shows what is missing
            return
    yield from _gap(kenmerk, before[0] + 1, number)
    if number == before[0] + 1 and parent != before[1]:
        yield Finding(kind="chain", what=_("does not follow on the version before it"), kenmerk=kenmerk, number=number)
    last[kenmerk] = (number, digest)


def _gap(kenmerk: str, start: int, end: int) -> Iterator[Finding]:
    if start < end:
        what = _("is missing") if end == start + 1 else _("is missing, like all up to {end}").format(end=end - 1)
        yield Finding(kind="chain", what=what, kenmerk=kenmerk, number=start)


def _missing(db: Database, last: Last) -> Iterator[Finding]:
    """Versions at the end of a chain that the list still knows by their hash."""
    for kenmerk, number, digest in readable(db, "SELECT kenmerk, number, hash FROM entry") or ():
        there, newest = last.get(kenmerk, (0, ""))
        if digest not in ("", newest) and isinstance(number, int) and isinstance(kenmerk, str):
            yield from _gap(kenmerk, there + 1, number + 1)


def _frameworks(db: Database) -> Iterator[Finding]:
    rows = readable(db, "SELECT hash, body FROM framework")
    if rows is None:
        yield Finding(kind="framework", what=_("the table of frameworks cannot be read"))
    for digest, body in rows or ():
        if not isinstance(body, str) or canonical.digest(body) != digest:
            yield Finding(kind="framework", what=_("framework {hash} is no longer what was stored").format(hash=digest))


def _drafts(db: Database, last: Last) -> Iterator[Finding]:
    names = readable(db, "SELECT kenmerk FROM draft WHERE live")
    if names is None:
        yield Finding(kind="draft", what=_("the table of drafts cannot be read"))
    sql = "SELECT kenmerk, base, revision, saved, summary, body, hash FROM draft WHERE kenmerk = ?"
    for (kenmerk,) in names or ():
        rows = readable(db, sql, (kenmerk,))
        problem = _CANNOT_READ if not rows else _draft(rows[0], last)
        if problem:
            yield Finding(kind="draft", what=_(problem), kenmerk=kenmerk)


def _draft(row: Row, last: Last) -> str:
    kenmerk, base, revision, saved, summary, body, seal = row
    if seal != draft_hash(kenmerk=kenmerk, base=base, revision=revision, saved=saved, summary=summary, body=body):
        return N_("is no longer what was stored")
    return "" if base <= last.get(kenmerk, (0, ""))[0] else N_("belongs to a version that is missing")


def _events(db: Database) -> Iterator[Finding]:
    rows = readable(db, "SELECT sequence, kenmerk, at, kind, role, detail, hash FROM event ORDER BY sequence")
    if rows is None:
        yield Finding(kind="event", what=_("the log of events cannot be read"))
    before, parent = 0, ""
    for sequence, kenmerk, at, kind, role, detail, seal in rows or ():
        try:
            intact = seal == event_hash(
                parent=parent, sequence=sequence, kenmerk=kenmerk, at=at, kind=kind, role=role, detail=detail
            )
        except (TypeError, ValueError):  # damage can make anything of a value
            intact = False
        problem = "" if intact else N_("event {number} is no longer what was stored")
        if sequence != before + 1:
            problem = N_("events before number {number} are missing")
        if problem:
            yield Finding(kind="event", what=_(problem).format(number=sequence), kenmerk=str(kenmerk or ""))
        before, parent = sequence, seal


def _evidence(db: Database) -> Iterator[Finding]:
    if not evidence.exists(db):  # an older form, such as the backup before a step
        return
    rows = readable(db, f"SELECT {evidence.COLUMNS} FROM own_evidence ORDER BY sequence")  # noqa: S608 - constants only
    if rows is None:
        yield Finding(kind="evidence", what=_("the table of own sources and facts cannot be read"))
    before = 0
    for row, intact in evidence.seals(rows or []):
        if row[0] != before + 1:
            yield Finding(kind="evidence", what=_("own sources and facts before row {number} are missing").format(number=row[0]))
        elif not intact:
            yield Finding(kind="evidence", what=_("{name} (own evidence) is no longer what was stored").format(name=row[2]))
        before = row[0]
