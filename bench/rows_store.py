"""The store: saving against one write with fsync, the list, and search."""

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from afweging import canonical
from afweging.assessment.models import Status
from afweging.library import Library, portfolio, precedents
from afweging.store.records import Filter
from bench import corpus
from bench.measure import Row, compared, p95

SEARCH_BARS = {10_000: 50.0, 100_000: 150.0}
SEARCH_TURNS = 200


def rows(folder: Path, runs: int, sizes: tuple[int, ...]) -> list[Row]:
    """Saving a draft of 2,500 words; list and search over libraries of the given sizes."""
    found = [_save(folder, runs), *_side_by_side(folder, runs)]
    for size in sizes:
        path = folder / f"library-{size}.db"
        begin = time.perf_counter()
        corpus.fill(path, size)
        made = time.perf_counter() - begin
        with Library.open(path, mode="read") as library:
            found.append(_listing(library, size))
            found.append(_search(library, size, made))
    return found


def _save(folder: Path, runs: int) -> Row:
    """An acknowledged save of a dossier of 2,500 words, against one write + fsync of the same bytes."""
    path = folder / "save.db"
    corpus.fill(path, 1, words=2_500)
    plain = folder / "plain.json"
    with Library.open(path) as library:
        state = {"dossier": library.dossier(library.entries()[0].kenmerk), "turn": 0}
        body = canonical.text(state["dossier"].assessment).encode()

        def save() -> float:
            state["turn"] += 1
            dossier = state["dossier"]
            answer = dossier.assessment.answer("probleem")
            changed = dossier.assessment.with_answer("probleem", replace(answer, text=f"{answer.text[:-8]} {state['turn']:07d}"))
            begin = time.perf_counter()
            state["dossier"] = library.save(dossier, changed)
            return time.perf_counter() - begin

        def write() -> float:
            begin = time.perf_counter()
            with plain.open("wb") as stream:
                stream.write(body)
                stream.flush()
                os.fsync(stream.fileno())
            return time.perf_counter() - begin

        return compared("save a dossier of 2,500 words (draft, acknowledged)", save, write, "write + fsync", 3, runs * 20)


def _side_by_side(folder: Path, runs: int) -> list[Row]:
    """Portfolio and precedents of 1,000 dossiers, from opening the library: what a screen reads aside, a verb at once.

    The floor is reading every body and parsing it as JSON, which both must do.
    """
    path, size = folder / "side-by-side.db", 1_000 if runs > 2 else 100
    corpus.fill(path, size, status=Status.VASTGESTELD)

    def timed(work: Callable[[Library], object]) -> Callable[[], float]:
        def run() -> float:
            with Library.open(path, mode="read") as library:
                begin = time.perf_counter()
                work(library)
                return time.perf_counter() - begin

        return run

    def floor(library: Library) -> None:
        for kenmerk, number in library.store.newest():
            json.loads(library.store.version(kenmerk, number).body)

    def asked(library: Library) -> None:
        dossier = library.dossier(library.entries(limit=1)[0].kenmerk)
        precedents.precedents(library, dossier, dossier.framework.questions[3])

    return [
        compared(f"portfolio of {size:,} dossiers", timed(portfolio.portfolio), timed(floor), "read and parse", 2, runs),
        compared(f"precedents over {size:,} dossiers", timed(asked), timed(floor), "read and parse", 2, runs),
    ]


def _listing(library: Library, size: int) -> Row:
    times = []
    for _ in range(15):
        begin = time.perf_counter()
        library.entries(Filter(words="industriebeleid"), limit=200)
        times.append((time.perf_counter() - begin) * 1000)
    return Row(f"list of {size:,}: filter to 200 rows", statistics.median(times), bar="≤ 50 ms",
               met=statistics.median(times) <= 50, spread=(min(times), max(times)), samples=times)


def _search(library: Library, size: int, made: float) -> Row:
    for query in corpus.queries(10):
        library.search(query)
    times = []
    for query in corpus.queries(SEARCH_TURNS):
        begin = time.perf_counter()
        library.search(query, limit=50)
        times.append((time.perf_counter() - begin) * 1000)
    bar = next((bar for limit, bar in sorted(SEARCH_BARS.items()) if size <= limit), 150.0)
    return Row(f"search over {size:,} dossiers, 50 hits with snippets (p95)", p95(times), bar=f"≤ {bar:g} ms",
               met=p95(times) <= bar, spread=(statistics.median(times), max(times)),
               note=f"median {statistics.median(times):.1f} ms; library made in {made:.0f} s", samples=times)
