"""The list of dossiers: one row each, a cache of what the newest version or the draft says about itself."""

from __future__ import annotations  # most records are made only by the verbs that need them

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.database import Database, Row
from afweging.store.folding import fold
from afweging.store.kenmerken import unknown
from afweging.store.records import Entry, Filter, Order, Summary

if TYPE_CHECKING:
    from afweging.store.records import Content

_SUMMARY: Final = "title, status, phase, peildatum, advice, progress, example, directorate, tags, second_of"
_PUT: Final = f"kenmerk, number, hash, updated, {_SUMMARY}, words, indexed"
_UPDATED: Final = "CASE WHEN d.live THEN max(d.saved, e.updated) ELSE e.updated END"
JOINED: Final = "entry e LEFT JOIN draft d ON d.kenmerk = e.kenmerk AND d.live"
"""Every dossier beside its draft, if it has one."""
ALL_ROWS: Final = "1"
"""The condition that every row meets."""
_SELECT: Final = (
    f"SELECT e.kenmerk, e.number, e.hash, {_UPDATED}, d.live, d.base, "  # noqa: S608 - constants only
    f"{', '.join('e.' + name for name in _SUMMARY.split(', '))} FROM {JOINED}"
)
SHOWN: Final = f"SELECT {_SUMMARY}, words FROM entry WHERE kenmerk = ?"  # noqa: S608 - constants only
"""What the row of a dossier shows: the columns of its summary, and its words."""
_ORDERS: Final[dict[Order, str]] = {
    "updated": _UPDATED,
    "kenmerk": "e.kenmerk",
    "title": "e.words",
    "peildatum": "e.peildatum",
    "status": "e.status",
    "advice": "e.advice",
    "progress": "e.progress",
}


def columns(summary: Summary) -> tuple[Any, ...]:
    """A summary as the columns of ``entry``."""
    return (
        summary.title,
        summary.status,
        summary.phase,
        None if summary.peildatum is None else summary.peildatum.isoformat(),
        summary.advice,
        summary.progress,
        int(summary.example),
        summary.directorate,
        summary.tags,
        summary.second_of,
    )


def words_of(kenmerk: str, summary: Summary) -> str:
    """What the filter of the list looks through; it begins with the title, so it also sorts by title."""
    return fold(f"{summary.title} {kenmerk} {summary.directorate} {summary.tags}")


def put(db: Database, kenmerk: str, newest: tuple[int, str, str], summary: Summary) -> None:
    """Write the row of a dossier: number, hash and time of its newest version, and a summary. Not yet indexed."""
    values = (kenmerk, *newest, *columns(summary), words_of(kenmerk, summary))
    marks = ", ".join("?" * len(values))
    db.run(f"INSERT OR REPLACE INTO entry ({_PUT}) VALUES ({marks}, 0)", values)  # noqa: S608 - constants only


def describe(db: Database, kenmerk: str, summary: Summary) -> None:
    """Let the row of a dossier show this summary; writes only when it shows another."""
    wanted = (*columns(summary), words_of(kenmerk, summary))
    if db.row(SHOWN, (kenmerk,)) != wanted:
        marks = ", ".join("?" * len(wanted))
        sql = f"UPDATE entry SET ({_SUMMARY}, words) = ({marks}) WHERE kenmerk = ?"  # noqa: S608 - constants only
        db.run(sql, (*wanted, kenmerk))


def entry(db: Database, kenmerk: str) -> Entry:
    """The row of one dossier. Raises STORE_UNKNOWN."""
    found = db.row(f"{_SELECT} WHERE e.kenmerk = ?", (kenmerk,))
    if found is None:
        raise unknown(db, kenmerk)
    return _entry(db, found)


def entries(
    db: Database, which: Filter, order: Order, *, descending: bool, limit: int | None, offset: int
) -> tuple[Entry, ...]:
    """The rows that pass the filter, in order."""
    where, values = conditions(which)
    ordered = f"ORDER BY {_ORDERS[order]} {'DESC' if descending else 'ASC'}, e.kenmerk"
    # Which rows comes first: sorting their numbers takes half as long as sorting all that they show.
    chosen = f"SELECT e.rowid FROM {JOINED} WHERE {where} {ordered} LIMIT ? OFFSET ?"  # noqa: S608 - constants only
    sql = f"{_SELECT} WHERE e.rowid IN ({chosen}) {ordered}"
    return tuple(_entry(db, row) for row in db.rows(sql, (*values, -1 if limit is None else limit, offset)))


def count(db: Database, which: Filter) -> int:
    """How many rows pass the filter."""
    where, values = conditions(which)
    found = db.row(f"SELECT count(*) FROM {JOINED} WHERE {where}", values)  # noqa: S608 - constants only
    return int(found[0]) if found else 0


def content(db: Database) -> Content:
    """How much the store holds."""
    from afweging.store.records import Content  # noqa: PLC0415 - only here

    found = db.row(
        "SELECT (SELECT count(*) FROM version WHERE number = 1), (SELECT count(*) FROM version), "
        "(SELECT count(*) FROM draft WHERE live), "
        "(SELECT max(at) FROM (SELECT max(created) AS at FROM version UNION ALL SELECT max(saved) FROM draft))"
    )
    dossiers, versions, drafts, newest = found or (0, 0, 0, None)
    return Content(
        dossiers=dossiers,
        versions=versions,
        drafts=drafts,
        newest=None if newest is None else datetime.fromisoformat(newest),
    )


def conditions(which: Filter) -> tuple[str, list[str | int]]:
    """A filter as SQL over ``entry e`` and ``draft d``, with its values."""
    terms: list[str] = []
    values: list[str | int] = []
    for word in fold(which.words).split():
        terms.append("instr(e.words, ?)")
        values.append(word)
    for column in ("kenmerk", "status", "phase", "advice"):
        options: Sequence[str] = which.kenmerken if column == "kenmerk" else getattr(which, column)
        if options:
            terms.append(f"e.{column} IN ({', '.join('?' * len(options))})")
            values.extend(options)
    for term, found in _one_of(which):
        terms.append(term)
        values.extend(found)
    if which.example is not None:
        terms.append("e.example = ?")
        values.append(int(which.example))
    if which.has_draft is not None:
        terms.append("d.live IS NOT NULL" if which.has_draft else "d.live IS NULL")
    if which.second is not None:
        terms.append("e.second_of != ''" if which.second else "e.second_of = ''")
    if which.second_of:
        terms.append("e.second_of != '' AND substr(e.second_of, 1, length(?)) = ? COLLATE NOCASE")
        values.extend((f"{which.second_of}@", f"{which.second_of}@"))
    return " AND ".join(terms) or ALL_ROWS, values


def _one_of(which: Filter) -> Iterator[tuple[str, list[str | int]]]:
    """The conditions that more than one value can meet, with their values."""
    if which.years:
        days = [day for year in which.years for day in (f"{year:04d}-01-01", f"{year:04d}-12-31")]
        yield _any("e.peildatum BETWEEN ? AND ?", len(which.years)), [*days]
    if which.kenmerk_parts:
        yield _any("instr(lower(e.kenmerk), lower(?))", len(which.kenmerk_parts)), [*which.kenmerk_parts]
    if which.tags:  # the words of a row hold its tags, so they tell at once for most rows
        parts = [part for tag in which.tags for part in (fold(tag), fold(tag))]
        yield _any("instr(e.words, ?) AND instr(fold(e.tags), ?)", len(which.tags)), [*parts]


def _any(term: str, number: int) -> str:
    return f"({' OR '.join([f'({term})'] * number)})"


def _entry(db: Database, row: Row) -> Entry:
    try:
        return _read(row)
    except (ValueError, TypeError):  # a time or day of no known form
        raise AfwegingError(errors.STORE_DAMAGED_INDEX, file=db.path) from None


def _read(row: Row) -> Entry:
    kenmerk, number, digest, updated, live, base, title, status, phase, day, advice, progress, example, *rest = row
    return Entry(
        kenmerk=kenmerk,
        number=number,
        hash=digest,
        updated=datetime.fromisoformat(updated),
        has_draft=bool(live),
        draft_behind=bool(live) and base < number,
        summary=Summary(
            title=title,
            status=status,
            phase=phase,
            peildatum=None if day is None else date.fromisoformat(day),
            advice=advice,
            progress=progress,
            example=bool(example),
            directorate=rest[0],
            tags=rest[1],
            second_of=rest[2],
        ),
    )
