"""Search over many dossiers: the first 50 hits with snippets, warm, as an assessor types; and the cases that are hard."""

import random
import statistics
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path

from afweging.library import Library, searching
from bench import corpus
from bench.measure import Row, p95, timed, timed_twice, within

BARS = {10_000: 50.0, 100_000: 150.0}
TURNS = 200
HITS = 50
HARD = {
    "a word that stands nowhere": ("verdienvermogensaldering", "steunkaderwet", "zqxkv", "ontwikkelingsonderzoekje"),
    "a rare word": ("RARE",),
    "part of a rare word": ("PART",),
    "two letters, rare or nowhere": ("qz", "xw", "zx"),
    "common words that seldom meet": ("MEET",),
    "a phrase that stands nowhere": ('"de en het van een"', '"steun markt beleid"'),
    "a phrase that might stand anywhere and stands nowhere": ('"steun voor de markt"', '"kosten van de steun"', '"de steun aan de markt en het"'),
    "a field and a common word": ("status:vastgesteld beleid", "jaar:2023 markt", "advies:deelname europese", "fase:evaluatie steun"),
    "a field that fits none": ("jaar:1999 beleid", "kenmerk:nergens markt", "trefwoord:niets steun"),
    "in one question": ("vraag:4 europese", "vraag:9 RARE", "vraag:13 markt beleid"),
}
"""Kinds of searches that are hard for an index of trigrams, with examples; capitals stand for words of the corpus."""


def rows(folder: Path, runs: int, sizes: tuple[int, ...]) -> list[Row]:
    """What is typed most, and the hard kinds, over libraries of the given sizes."""
    found = []
    for size in sizes:
        bar = next((bar for limit, bar in sorted(BARS.items()) if size <= limit), BARS[100_000])
        with Library.open(corpus.kept(size, folder), mode="read") as library:
            for query in corpus.queries(10):
                searching.find(library, query, limit=HITS)
            pairs = [timed_twice(lambda q=query: searching.find(library, q, limit=HITS)) for query in corpus.queries(TURNS)]
            times, used = [wall for wall, _used in pairs], [used for _wall, used in pairs]
            found.append(within(
                f"search over {size:,} dossiers, 50 hits with snippets", times, bar,
                note=f"{TURNS} searches, median {statistics.median(times) * 1000:.1f} ms; {_of_processor(used)}"))
            found += [_hard(library, size, bar, name, runs) for name in HARD]
    return found


def _hard(library: Library, size: int, bar: float, name: str, runs: int) -> Row:
    times: dict[str, list[float]] = {}
    used: list[float] = []
    for query in hard(library, name):
        searching.find(library, query, limit=HITS)
        pairs = [timed_twice(lambda q=query: searching.find(library, q, limit=HITS)) for _ in range(runs)]
        times[query] = [wall for wall, _used in pairs]
        used += [spent for _wall, spent in pairs]
    worst = max(times, key=lambda query: statistics.median(times[query]))
    note = f"slowest of {len(times)}: {worst}, {statistics.median(times[worst]) * 1000:.0f} ms; {_of_processor(used)}"
    return within(f"search over {size:,}: {name}", [one for each in times.values() for one in each], bar, note=note)


def _of_processor(used: list[float]) -> str:
    return f"of the processor {statistics.median(used) * 1000:.1f}, p95 {p95(used) * 1000:.1f} ms"


def hard(library: Library, name: str) -> list[str]:
    """The searches of a hard kind, with words of this library."""
    stands = {"RARE": _words(library, 1, 9), "PART": [word[2:-2] for word in _words(library, 1, 9)], "MEET": _pairs(library)}
    found = []
    for query in HARD[name]:
        kind = next((kind for kind in stands if kind in query), None)
        found += [query.replace(kind, word) for word in stands[kind]] if kind else [query]
    return found


@lru_cache
def _words(library: Library, least: int, most: int, number: int = 4) -> list[str]:
    """Long words that stand in so many dossiers of the library."""
    db, dice = library.store._db, random.Random(6)  # noqa: SLF001 - the bench looks inside
    words = [word for (word,) in db.rows("SELECT word FROM search_vocabulary WHERE length(word) > 13")]
    dice.shuffle(words)
    counted = ((word, db.rows("SELECT count(*) FROM search_word WHERE search_word MATCH ?", (f'"{word}"',))[0][0]) for word in words)
    return list(islice((word for word, count in counted if least <= count <= most), number))


def _pairs(library: Library) -> list[str]:
    """Two words that each stand in hundreds of dossiers, and seldom in the same one."""
    words = _words(library, library.store.count() // 100, library.store.count() // 20)
    return [f"{a} {b}" for a, b in pairwise(words)]


def typical(library: Library) -> list[float]:
    """Seconds of searches as they are typed most."""
    asked = corpus.queries(TURNS // 2)
    for query in asked[:10]:
        searching.find(library, query, limit=HITS)
    return [timed(lambda q=query: searching.find(library, q, limit=HITS)) for query in asked]
