"""A library damaged at random: bits, bytes, pages, its end. ``check`` must not call it sound when anything stored reads otherwise,
and ``export`` must save everything that any way of reading still finds whole.
"""

import random
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.store.chain import HEADER, draft_hash, version_hash
from afweging.store.salvage import salvage
from tests.faults.counting import Count
from tests.faults.program import Program, library_in
from tests.faults.refusals import told_well
from tests.faults.scenario import ALL, CHECK

PAGE = 4096
Bodies = dict[tuple[str, int | None], str]
"""Per kenmerk and number the body; number None for a draft."""


@dataclass(frozen=True)
class Held:
    """All that a sound library holds."""

    bodies: Bodies
    rest: tuple[object, ...]
    """The list and the log, which the user sees as well."""


def held(opened: Library) -> Held:
    """What a library holds, read by the verbs of the store. Raises ``AfwegingError`` where it is damaged."""
    store = opened.store
    bodies: Bodies = {}
    entries = store.entries(order="kenmerk", descending=False)
    for entry in entries:
        for number in range(1, entry.number + 1):
            bodies[entry.kenmerk, number] = store.version(entry.kenmerk, number).body
        draft = store.draft(entry.kenmerk)
        if draft is not None:
            bodies[entry.kenmerk, None] = draft.body
    frameworks = tuple(map(store.framework, store.frameworks()))
    return Held(bodies, (entries, store.events(), frameworks))


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _change(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at] = (data[at] + chance.randrange(1, 256)) % 256


def _header(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(100)
    data[at] = (data[at] + chance.randrange(1, 256)) % 256


def _run(data: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(data) - 64), chance.randrange(2, 65)
    data[at:at + length] = chance.randbytes(length)


def _zeroes(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE:(page + 1) * PAGE] = bytes(PAGE)


def _rubbish(data: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE:(page + 1) * PAGE] = chance.randbytes(PAGE)


def _swap(data: bytearray, chance: random.Random) -> None:
    one, other = (PAGE * page for page in chance.sample(range(len(data) // PAGE), 2))
    data[one:one + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[one:one + PAGE]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)):]


def _grow(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * PAGE))


KINDS: dict[str, Callable[[bytearray, random.Random], None]] = {
    "damage: one bit": _flip, "damage: one byte": _change, "damage: a byte of the header": _header,
    "damage: up to 64 bytes": _run, "damage: a page of zeroes": _zeroes, "damage: a page of rubbish": _rubbish,
    "damage: two pages swapped": _swap, "damage: cut off": _cut, "damage: rubbish at the end": _grow,
}


def damage(program: Program | None, sound: Path, work: Path, seed: int, numbers: Iterable[int]) -> Count:
    """Damage copies of a sound library. Every eighth is given to the verbs of a ``program`` as well."""
    count = Count()
    with Library.open(sound, mode="read") as opened:
        before = held(opened)
    original, texts = sound.read_bytes(), _pages_with_texts(sound)
    if not texts:
        count.notes.append("this SQLite does not tell which page holds what (dbstat): less is asked of export")
    folder = work / "damaged"
    for number in numbers:
        shutil.rmtree(folder, ignore_errors=True)
        library_in(folder).parent.mkdir(parents=True)
        kind = list(KINDS)[number % len(KINDS)]
        data, chance = bytearray(original), random.Random(f"{seed}:{number}")
        while data == original:  # a page of zeroes may lie where there was one
            KINDS[kind](data, chance)
        library_in(folder).write_bytes(data)
        told = f"{kind}, number {number}"
        count.points[kind] += 1
        count.opened += 1
        hit = {at // PAGE + 1 for at in range(0, max(len(data), len(original)), PAGE) if data[at:at + PAGE] != original[at:at + PAGE]}
        count.lost += [f"{told}: {one}" for one in _saved(library_in(folder), before, whole=bool(texts) and not hit & texts)]
        if program is not None and number % 8 == 0:
            count.lies += [f"{told}: {one}" for one in _verbs(program, folder, bytes(data))]
            library_in(folder).write_bytes(data)
        count.lies += [f"{told}: {one}" for one in _truth(library_in(folder), before)]
    return count


def _truth(library: Path, before: Held) -> Iterator[str]:
    """Whether opening and checking say what is so: one line for each way in which they do not."""
    try:
        with Library.open(library) as opened:
            findings = opened.store.check()
            try:
                after = held(opened)
            except AfwegingError as error:
                if not findings:
                    yield f"check finds nothing, and reading says {error}"
                return
            if not findings and after != before:
                yield f"check finds nothing, and {'a text' if after.bodies != before.bodies else 'the list or the log'} is another"
            if findings and all(one.repairable for one in findings):
                opened.store.rebuild_index()
                if opened.store.check() or held(opened).bodies != before.bodies:
                    yield "check calls it repairable, and it is not sound after the repair"
    except AfwegingError:
        return  # refused, with its code and its remedy
    except Exception as error:  # noqa: BLE001 - what it is, is the finding
        yield f"{type(error).__name__} at {_place(error)}: {str(error)[:200]}"


def _place(error: BaseException) -> str:
    trace = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(trace.filename).name}:{trace.lineno}"


def _pages_with_texts(sound: Path) -> set[int]:
    """The pages that versions and drafts lie on; none when SQLite does not tell."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(sound)) as db:
        return {page for (page,) in db.execute("SELECT pageno FROM dbstat WHERE name IN ('version', 'draft')").fetchall()}
    return set()


def _saved(library: Path, before: Held, *, whole: bool) -> Iterator[str]:
    """What export leaves behind although it can be read, and what it calls intact although it is not.

    ``whole``: no page with a text was touched, so that every text must be saved, whatever else is gone.
    """
    pieces: Bodies = {}
    try:
        for piece in salvage(library):
            if piece.intact:
                pieces[piece.kenmerk, piece.number] = piece.body
                if before.bodies.get((piece.kenmerk, piece.number)) != piece.body:
                    yield f"export calls {piece.kenmerk} {piece.number} intact, and it is another text"
    except AfwegingError:
        pass  # nothing at all; held against what can be read below
    except Exception as error:  # noqa: BLE001 - what it is, is the finding
        yield f"export stops with {type(error).__name__} at {_place(error)}: {str(error)[:200]}"
    for key in before.bodies if whole else _readable(library, before):
        if key not in pieces:
            yield f"{key[0]} {key[1]} can be read and is not exported"


def _readable(library: Path, before: Held) -> Iterator[tuple[str, int | None]]:
    """The texts that plain SQLite still gives back unchanged."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as db:
        for (kenmerk, number), body in before.bodies.items():
            table, where = ("draft", "live") if number is None else ("version", f"number = {number}")
            with suppress(sqlite3.Error, UnicodeDecodeError):
                found = db.execute(f"SELECT body, hash FROM {table} WHERE kenmerk = ? AND {where}", (kenmerk,)).fetchone()
                if found and found[0] == body and _sealed(db, kenmerk, number):
                    yield kenmerk, number


def _sealed(db: sqlite3.Connection, kenmerk: str, number: int | None) -> bool:
    """Whether the rest of the row is whole too: a text under a damaged header is exported, but marked."""
    if number is None:
        columns = ("base", "revision", "saved", "summary", "body")
        row = db.execute(f"SELECT hash, {', '.join(columns)} FROM draft WHERE kenmerk = ?", (kenmerk,)).fetchone()
        return bool(draft_hash(kenmerk=kenmerk, **dict(zip(columns, row[1:], strict=True))) == row[0])
    row = db.execute(f"SELECT hash, {', '.join(HEADER)} FROM version WHERE kenmerk = ? AND number = ?", (kenmerk, number)).fetchone()
    return bool(version_hash(dict(zip(HEADER, row[1:], strict=True))) == row[0])


def _verbs(program: Program, folder: Path, data: bytes) -> Iterator[str]:
    """What ``export`` and ``check`` tell a user about it, and that the first changes nothing."""
    said = program(folder, ALL)
    yield from told_well(said, ALL)
    if library_in(folder).read_bytes() != data:
        yield "export changed the library"
    yield from told_well(program(folder, CHECK), CHECK)
