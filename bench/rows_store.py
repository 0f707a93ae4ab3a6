"""The store: saving against one write with fsync, the list, many dossiers beside each other, and a long history."""

import json
import os
import statistics
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from afweging import canonical
from afweging.assessment.models import Status
from afweging.library import Library, history, portfolio, precedents, summary
from afweging.store import index
from afweging.store.records import Filter, NewVersion
from bench import corpus
from bench.measure import Row, compared, p95, timed, timed_twice, within

LISTED = 10_000
SHOWN = 100
"""So many rows the list shows before it reads the rest."""
SIDE_BY_SIDE = 1_000
VERSIONS = 2_000


def rows(folder: Path, runs: int) -> list[Row]:
    """Saving a draft of 2,500 words, the list of 10,000, portfolio and precedents of 1,000, a history of 2,000 versions."""
    return [_save(folder, runs), *_listing(folder, runs), *_side_by_side(folder, runs), *_history(folder, runs)]


def saver(library: Library, kenmerk: str) -> Callable[[], object]:
    """What saves the draft of a dossier with another text each time."""
    state = {"dossier": library.dossier(kenmerk)}
    turns = iter(range(10**7))

    def save() -> None:
        dossier = state["dossier"]
        answer = dossier.assessment.answer("probleem")
        state["dossier"] = library.save(
            dossier, dossier.assessment.with_answer("probleem", replace(answer, text=f"{answer.text[:-8]} {next(turns):07d}")))

    return save


def _save(folder: Path, runs: int) -> Row:
    """An acknowledged save of a dossier of 2,500 words, against one write + fsync of the same bytes."""
    path, plain = folder / "save.db", folder / "plain.json"
    corpus.fill(path, 1, words=2_500)
    with Library.open(path) as library:
        kenmerk = library.entries()[0].kenmerk
        body = canonical.text(library.dossier(kenmerk).assessment).encode()
        save = saver(library, kenmerk)

        def write() -> None:
            with plain.open("wb") as stream:
                stream.write(body)
                stream.flush()
                os.fsync(stream.fileno())

        return compared("save a dossier of 2,500 words (draft, acknowledged)", lambda: timed(save), lambda: timed(write),
                        "write + fsync", 3, runs * 20)


def _listing(folder: Path, runs: int) -> list[Row]:
    """Filtering the list once it is shown, as the bar says; and what showing it asks of the store, which the start bar holds.

    Showing reads the row of every dossier, also for the first hundred, because they are sorted by time. The first time
    those rows come from the disk.
    """
    path = corpus.kept(LISTED, folder)
    with Library.open(path, mode="read") as library:
        shown = [timed(lambda: library.entries(limit=SHOWN)) for _ in range(1 + runs * 5)]
        pairs = [timed_twice(lambda: library.entries(Filter(words="industriebeleid"), limit=200)) for _ in range(runs * 5)]
    times, used = [wall for wall, _used in pairs], [spent for _wall, spent in pairs]
    what = f"list of {LISTED:,} dossiers"
    return [
        within(f"{what}: first {SHOWN} rows to show", shown, None, at="median",
               note=f"the first time {shown[0] * 1000:.0f} ms: what is not in memory comes from the disk"),
        within(f"{what}: filter to 200 rows", times, 50,
               note=f"once the list was shown; of the processor {statistics.median(used) * 1000:.1f}, p95 {p95(used) * 1000:.1f} ms"),
    ]


def _side_by_side(folder: Path, runs: int) -> list[Row]:
    """Portfolio and precedents of 1,000 dossiers, from opening the library: what a screen reads aside, a verb at once.

    The floor is reading every body and parsing it as JSON, which both must do.
    """
    path = folder / "side-by-side.db"
    corpus.fill(path, SIDE_BY_SIDE, status=Status.VASTGESTELD)

    def once(work: Callable[[Library], object]) -> Callable[[], float]:
        def run() -> float:
            with Library.open(path, mode="read") as library:
                return timed(lambda: work(library))

        return run

    def floor(library: Library) -> None:
        for kenmerk, number in library.store.newest():
            json.loads(library.store.version(kenmerk, number).body)

    def asked(library: Library) -> None:
        dossier = library.dossier(library.entries(limit=1)[0].kenmerk)
        precedents.precedents(library, dossier, dossier.framework.questions[3])

    return [
        compared(f"portfolio of {SIDE_BY_SIDE:,} dossiers", once(portfolio.portfolio), once(floor), "read and parse", 2, runs),
        compared(f"precedents over {SIDE_BY_SIDE:,} dossiers", once(asked), once(floor), "read and parse", 2, runs),
    ]


def long_history(path: Path) -> str:
    """A library with one dossier of 2,000 versions; its kenmerk."""
    corpus.fill(path, 1, words=500)
    with Library.open(path) as library, patch.object(index, "put"), library.store.atomic():
        dossier = library.dossier(library.entries()[0].kenmerk)
        begin = datetime(2026, 2, 1, tzinfo=UTC)
        for number in range(1, VERSIONS):
            answer = dossier.assessment.answer("probleem")
            made = dossier.assessment.with_answer("probleem", replace(answer, text=f"{answer.text[:-6]} {number:05d}"))
            library.store.append(dossier.kenmerk, number, NewVersion(
                body=canonical.text(made), framework_hash=made.framework.hash, author_role="beleidsmedewerker",
                created=begin + timedelta(minutes=number), reason="bench", summary=summary(dossier.framework, made)))
        return dossier.kenmerk


def _history(folder: Path, runs: int) -> list[Row]:
    """The versions of a dossier with very many, and what changed between the newest two."""
    path = folder / "history.db"
    kenmerk = long_history(path)
    with Library.open(path, mode="read") as library:
        read = [timed(lambda: history.versions(library, kenmerk)) for _ in range(runs * 3)]
        changed = [timed(lambda: history.compared(library, *history.newest_two(library, kenmerk))) for _ in range(runs * 3)]
    what = f"history of {VERSIONS:,} versions"
    return [within(f"{what}: read", read, None, note=f"{statistics.median(read) * 1e6 / VERSIONS:.0f} µs a version"),
            within(f"{what}: what changed in the newest", changed, None)]
