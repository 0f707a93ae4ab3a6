"""The list and the search index as caches: whether they agree with what is stored, and making them anew."""

from collections.abc import Iterator

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.store import drafts, index, listing, vocabulary
from afweging.store.checking import readable, version_row
from afweging.store.database import Database, Row
from afweging.store.records import Finding, Passage, Summary, Tell, VersionInfo
from afweging.store.versions import info, intact
from afweging.texts import _

_NEWEST = "SELECT id, kenmerk, max(number) FROM version GROUP BY kenmerk ORDER BY id"

_UNKNOWN = "1970-01-01T00:00:00.000000+00:00"
"""The time of a version whose own time is lost."""


def faults(db: Database, passages: index.Passages) -> Iterator[Finding]:
    """Where list and index differ from what is stored. Damage to the versions themselves is not looked for here."""
    known = set()
    with db.tolerant():
        for row_id, kenmerk, _number in readable(db, _NEWEST) or ():
            known.add(kenmerk)
            row = version_row(db, row_id)
            version = None if row is None else intact(row)
            if row is None or version is None:
                continue
            if not _listed(db, row):
                yield Finding(kind="list", what=_("the list shows something else than what is stored"), kenmerk=kenmerk)
            if not _indexed(db, passages(kenmerk, version.body), version.info):
                yield Finding(kind="index", what=_("the search index holds something else"), kenmerk=kenmerk)
        for (kenmerk,) in readable(db, "SELECT kenmerk FROM entry") or ():
            if kenmerk not in known:
                yield Finding(kind="list", what=_("the list shows a dossier that is not there"), kenmerk=kenmerk)
        yield from _inner(db)


def _listed(db: Database, row: Row) -> bool:
    said = info(row)
    found = readable(db, "SELECT number, hash, updated FROM entry WHERE kenmerk = ?", (said.kenmerk,))
    draft = readable(db, "SELECT summary FROM draft WHERE kenmerk = ? AND live", (said.kenmerk,))
    try:
        summary = canonical.read(Summary, draft[0][0]) if draft else said.summary
    except (ValueError, TypeError):
        return True  # the draft is damaged, which is reported elsewhere
    wanted = (*listing.columns(summary), listing.words_of(said.kenmerk, summary))
    shown = readable(db, listing.SHOWN, (said.kenmerk,))
    return found == [(said.number, said.hash, row[7])] and shown == [wanted]


def _indexed(db: Database, passages: tuple[Passage, ...], said: VersionInfo) -> bool:
    """Whether the index holds the version; a version that is known not to be indexed is searched otherwise."""
    rows = readable(
        db,
        "SELECT e.indexed, s.number, t.words, s.places FROM entry e LEFT JOIN search_doc s ON s.kenmerk = e.kenmerk "
        "LEFT JOIN search_text t ON t.rowid = s.id WHERE e.kenmerk = ?",
        (said.kenmerk,),
    )
    held = (said.number, index.row_text(passages), index.row_places(passages))
    return rows is not None and (not rows or not rows[0][0] or rows[0][1:] == held)


def _inner(db: Database) -> Iterator[Finding]:
    """Whether the index agrees with itself; only FTS5 can tell, and it asks as if it were to write."""
    broken = Finding(kind="index", what=_("the search index is damaged"))
    if db.read_only is not None:
        return
    try:
        with db.atomic():
            db.run("INSERT INTO search_text (search_text) VALUES ('integrity-check')")
            db.run("INSERT INTO search_word (search_word) VALUES ('integrity-check')")
            sound = vocabulary.agrees(db)
    except AfwegingError as error:
        if error.code not in (errors.STORE_DAMAGED_INDEX, errors.STORE_DAMAGED, errors.STORE_IO):
            raise
        sound = False
    if not sound:
        yield broken


def rebuild(db: Database, passages: index.Passages, tell: Tell | None) -> None:
    """Make list and index anew. A damaged version is listed as well as can be and not indexed."""
    with db.atomic(), db.tolerant():
        db.run("DELETE FROM entry")
        index.clear(db)
        with index.many(db):
            _list_and_index(db, passages, tell)


def _list_and_index(db: Database, passages: index.Passages, tell: Tell | None) -> None:
    newest, known = db.rows(_NEWEST), set[str]()
    for done, (row_id, kenmerk, number) in enumerate(newest, 1):
        row = version_row(db, row_id)
        version = None if row is None else intact(row)
        if row is None or version is None:
            listing.put(db, kenmerk, (number, "", _UNKNOWN), Summary(title=kenmerk))
        else:
            listing.put(db, kenmerk, (number, version.info.hash, row[7]), version.info.summary)
            index.add(db, passages, version, known)
        drafts.show(db, kenmerk)
        if tell is not None:
            tell(done, len(newest))
