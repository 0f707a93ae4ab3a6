"""What a library holds, as facts to hold a damaged or interrupted one to; and whether a state keeps a promise.

Facts are read through the store itself and, where damage is the point, past it: see ``damage.py``.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.store.backup import folder_of, verified


@dataclass(frozen=True)
class Facts:
    """What was acknowledged, or what is there."""

    versions: dict[tuple[str, int], str] = field(default_factory=dict)
    drafts: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    """Per kenmerk the version it was begun on, its revision, and its body."""
    reservations: frozenset[str] = frozenset()
    events: tuple[str, ...] = ()
    frameworks: frozenset[str] = frozenset()
    copies: frozenset[str] = frozenset()
    """Names of backups, and of libraries kept when another was put in their place."""

    def lost(self, found: "Facts") -> Iterator[str]:
        """What of these facts is not in ``found`` any more: one line each."""
        for key, digest in self.versions.items():
            if found.versions.get(key) != digest:
                yield f"version {key[0]}@{key[1]} is gone or changed"
        for kenmerk, (base, revision, body) in self.drafts.items():
            there = found.drafts.get(kenmerk)
            if there is None:
                if not any(name == kenmerk and number > base for name, number in found.versions):
                    yield f"draft {kenmerk} is gone"
            elif there[1] < revision or (there[1] == revision and there[2] != body):
                yield f"draft {kenmerk} went back from revision {revision} to {there[1]}"
        for what, mine, theirs in (("reservation", self.reservations, found.reservations),
                                   ("framework", self.frameworks, found.frameworks), ("copy", self.copies, found.copies)):
            for name in sorted(mine - theirs):
                yield f"{what} {name} is gone"
        if found.events[:len(self.events)] != self.events:
            yield "events are gone or changed"


    def effect(self, after: "Facts") -> "Effect":
        """What a verb did that made ``after`` of these."""
        return Effect(
            versions=frozenset(after.versions) - frozenset(self.versions),
            drafts=frozenset((name, base, revision) for name, (base, revision, _body) in after.drafts.items()
                             if self.drafts.get(name, ())[:2] != (base, revision)),
            reservations=after.reservations - self.reservations,
            events=len(after.events) - len(self.events),
            copies=len(after.copies - self.copies),
        )


@dataclass(frozen=True)
class Effect:
    """What a verb does, without the hashes and moments that differ each time."""

    versions: frozenset[tuple[str, int]]
    drafts: frozenset[tuple[str, int, int]]
    reservations: frozenset[str]
    events: int
    copies: int

    def missing(self, other: "Effect") -> Iterator[str]:
        """What of this effect another lacks: one line each."""
        for name in ("versions", "drafts", "reservations"):
            yield from (f"{name}: {one} was acknowledged and is not there" for one in getattr(self, name) - getattr(other, name))
        for name in ("events", "copies"):
            if getattr(other, name) < getattr(self, name):
                yield f"{name}: {getattr(other, name)} instead of the {getattr(self, name)} that were acknowledged"


NOTHING = Facts()


def read(library: Path) -> Facts:
    """What is in a library that can be opened; nothing when there is none."""
    if not library.exists():
        return NOTHING
    with closing(sqlite3.connect(library, isolation_level=None)) as db:
        return facts_of(db, library)


def copies_of(library: Path) -> list[Path]:
    """The copies of a library that have their final name."""
    beside = (path for path in library.parent.glob("*.db*") if path != library and path.is_file())
    found = (*folder_of(library).glob("*.db"), *(path for path in beside if not path.name.endswith(("-journal", ".lock"))))
    return sorted(path for path in found if not path.name.startswith("."))


def facts_of(db: sqlite3.Connection, library: Path) -> Facts:
    """The facts in an open database."""
    def rows(sql: str) -> list[tuple[str, ...]]:
        return db.execute(sql).fetchall()

    return Facts(
        versions={(row[0], int(row[1])): row[2] for row in rows("SELECT kenmerk, number, hash FROM version")},
        drafts={row[0]: (int(row[1]), int(row[2]), row[3])
                for row in rows("SELECT kenmerk, base, revision, body FROM draft WHERE live")},
        reservations=frozenset(row[0] for row in rows("SELECT kenmerk FROM reservation")),
        events=tuple(row[0] for row in rows("SELECT hash FROM event ORDER BY sequence")),
        frameworks=frozenset(row[0] for row in rows("SELECT hash FROM framework")),
        copies=frozenset(file.name for file in copies_of(library)),
    )


@dataclass(frozen=True)
class State:
    """A library looked at after a fault."""

    facts: Facts
    lies: tuple[str, ...] = ()
    """What is wrong with it although nothing should be."""


def look(library: Path) -> State:
    """Open a library as the program does, check it whole, and read it. It must open and be sound, and so must every copy of it
    and every exported file that has its final name."""
    lies = []
    try:
        with Library.open(library) as opened:
            lies += [f"check: {one.kenmerk}@{one.number} {one.what}" for one in opened.store.check()]
    except AfwegingError as error:
        return State(NOTHING, (f"does not open: {error}",))
    found = read(library)
    for file in copies_of(library):
        try:
            verified(file, file)
        except AfwegingError as error:
            lies.append(f"the copy {file.name} is not whole: {error}")
    for file in library.parent.parent.glob("uit/*.json"):
        try:
            json.loads(file.read_bytes())
        except ValueError:
            lies.append(f"the exported {file.name} is not whole")
    return State(found, tuple(lies))
